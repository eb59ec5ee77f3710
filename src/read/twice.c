// twice: of an id that two files give, both places are said. Lists of profiles have most of their ids in common, for
// these are the kinds of channels: so one message says all that two lists share.
#include "twice.h"

#include <string.h>

// A plan overrides a built-in one by a whole file of its own.
static Arg copy_of(Place at) {
  static const Str builtin = S_("<sopcal>/");
  Str path = at.source->path;
  return arg("copy", str_starts(path, builtin) ? str_from(path, builtin.n) : S(""));
}

bool id_is_taken(const Decoder *decoder, const Key *key, Map *ids, Node *child, Taken *profiles) {
  if (!ids || map_put(decoder->arena, ids, child->key, child)) return false;
  const Node *before = map_get(ids, child->key);
  if (strcmp(key->shape->name, "profile") == 0) {
    if (!profiles->ids.n) *profiles = (Taken){.first = child, .before = before};
    PUSH(decoder->arena, &profiles->ids, child->key);
    return true;
  }
  static const Text files = {{"in two files", "在两个文件里"}}, rows = {{"on two lines of the table", "在表里的两行"}};
  Arg twice = arg_t("twice", before->key_at.source == child->key_at.source ? rows : files);
  Diag *said = diag_add(decoder->diags, S106, child->key_at,
                        ARGS(arg_t("where", key->shape->noun), arg("id", child->key), twice, copy_of(child->key_at)));
  diag_relate_add(decoder->diags, said, before->key_at, NO_ARGS);
  return true;
}

void taken_say(const Decoder *decoder, const Taken *profiles) {
  if (!profiles->ids.n) return;
  Place at = profiles->first->key_at;
  Diag *said = diag_add(decoder->diags, S159, at, ARGS(arg_list(decoder->arena, "ids", &profiles->ids), copy_of(at)));
  diag_relate_add(decoder->diags, said, profiles->before->key_at, NO_ARGS);
}

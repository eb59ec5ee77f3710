// decode: a map of the YAML tree fills a struct, by the struct's table of keys.
//
// What is wrong with a key or value is said here (codes S); the field then stays absent while the key counts as given,
// so that no later stage says it again.
#include <assert.h>
#include <string.h>

#include "sopcal/read.h"
#include "text.h"
#include "twice.h"

static void *field(void *base, const Key *key) { return (char *)base + key->offset; }

// ---- absent values ------------------------------------------------------------------------------------------------

static void set_absent(const Decoder *decoder, const Key *key, void *out) {
  switch (key->type) {
  case TYPE_COUNT:
  case TYPE_NUMBER:
  case TYPE_PERCENT:
  case TYPE_SHARE:
  case TYPE_TERM:
  case TYPE_ENUM: *(int *)out = -1; break;
  case TYPE_SIZE:
  case TYPE_MONEY: *(int64_t *)out = -1; break;
  case TYPE_DATE: *(Date *)out = DATE_NONE; break;
  case TYPE_WINDOW:
  case TYPE_QUIET: *(Window *)out = WINDOW_NONE; break;
  case TYPE_DURATION: *(Duration *)out = (Duration){-1, UNIT_DAY}; break;
  case TYPE_STRUCT: decode_begin(decoder, key->shape, out); break;
  default: break; // zeroed memory is absent
  }
}

void decode_begin(const Decoder *decoder, const Shape *shape, void *out) {
  Head *head = out;
  head->shape = shape;
  head->places = NEW_N(decoder->arena, Place, shape->count);
  Decoder silent = {.arena = decoder->arena};
  for (size_t i = 0; i < shape->count; i++) {
    const Key *key = &shape->keys[i];
    if (key->table) decode_begin(decoder, table_key.shape, (char *)out + key->table);
    if (key->form != FORM_ONE) continue;
    set_absent(decoder, key, field(out, key));
    if (key->fallback && key->fallback[0] != '(' && key->type != TYPE_STRUCT)
      value_parse(&silent, key, str_of(key->fallback), NOWHERE, field(out, key));
  }
}

// ---- faults -------------------------------------------------------------------------------------------------------

static Text node_noun(NodeKind kind) {
  static const Text nouns[] = {[NODE_EMPTY] = {{"nothing", "空值"}},
                               [NODE_TEXT] = {{"a single value", "单个值"}},
                               [NODE_LIST] = {{"a list", "列表"}},
                               [NODE_MAP] = {{"keys with values", "键和值"}}};
  return nouns[kind];
}

// "one of moments, group, ..."
static Text words_of(Arena *arena, const Names *names) {
  StrList words = names_listed(arena, names);
  Arg list = arg_list(arena, "", &words);
  Str en = str_format(arena, "one of %.*s", STR(list.text[LANG_EN]));
  Str zh = str_format(arena, "%.*s 之一", STR(list.text[LANG_ZH]));
  return (Text){{str_c(arena, en), str_c(arena, zh)}};
}

static Text value_takes(const Decoder *decoder, const Key *key) {
  return key->type == TYPE_ENUM ? words_of(decoder->arena, key->names) : type_row(key->type)->takes;
}

static const Key *bare_key(const Shape *shape) {
  for (size_t i = 0; i < shape->count; i++)
    if (shape->keys[i].bare) return &shape->keys[i];
  return NULL;
}

static Text map_takes(const Decoder *decoder, const Key *key) {
  const Key *bare = bare_key(key->shape);
  if (!bare) return (Text){{"ids, each with its keys", "若干 id，每个带自己的键"}};
  Text value = value_takes(decoder, bare);
  Str en = str_format(decoder->arena, "ids, each with %s", value.in[LANG_EN]);
  Str zh = str_format(decoder->arena, "若干 id，每个写：%s", value.in[LANG_ZH]);
  return (Text){{str_c(decoder->arena, en), str_c(decoder->arena, zh)}};
}

static Text key_takes(const Decoder *decoder, const Key *key) {
  static const Text list = {{"a list", "列表"}};
  if (key->form == FORM_MAP) return map_takes(decoder, key);
  if (key->form == FORM_LIST && key->type == TYPE_STRUCT) return list;
  return value_takes(decoder, key);
}

// Where keys or a list are meant and the text looks like them, the sign that is wrong is said instead.
static bool say_wrong_sign(const Decoder *decoder, const Node *node) {
  if (node->kind != NODE_TEXT || node->quoted) return false;
  const Source *source = node->at.source;
  if (brackets_wide(decoder->arena, decoder->diags, source, node->at.from)) return true;
  return text_begins_line(source, node->at.from) &&
         lost_key(decoder->diags, source, text_line_start(source, node->at.from));
}

static void say_wrong_kind(const Decoder *decoder, const Node *node, const char *key, Text takes) {
  if (say_wrong_sign(decoder, node)) return;
  diag_add(decoder->diags, S101, node->at,
           ARGS(arg("key", str_of(key)), arg_t("takes", takes), arg_t("found", node_noun(node->kind))));
}

bool decode_holds_keys(const Decoder *decoder, const Shape *shape, const Node *root, Text takes) {
  if (root->kind == NODE_MAP) return true;
  if (root->kind != NODE_EMPTY)
    diag_add(decoder->diags, S101, root->at,
             ARGS(arg_t("key", shape->noun), arg_t("takes", takes), arg_t("found", node_noun(root->kind))));
  return false;
}

// The key that is meant: one that is spelled alike, or one that holds what the word calls: 渠道 for channels.
static StrList keys_meant(const Decoder *decoder, const Shape *shape, const StrList *all, Str said) {
  StrList near = diag_nearest(decoder->arena, decoder->diags, said, all);
  for (size_t i = 0; i < shape->count && !near.n; i++) {
    const Shape *of = shape->keys[i].shape;
    for (int lang = 0; of && !near.n && lang < LANG_COUNT; lang++)
      if (str_eq(str_of(of->noun.in[lang]), said)) PUSH(decoder->arena, &near, all->at[i]);
  }
  return near;
}

static void say_unknown_key(const Decoder *decoder, const Shape *shape, const Head *head, const Node *child) {
  if (diag_is_beyond(decoder->diags, S102, child->key_at)) {
    diag_add(decoder->diags, S102, child->key_at, ARGS(arg("key", child->key)));
    return;
  }
  StrList all = {0};
  for (size_t i = 0; i < shape->count; i++) PUSH(decoder->arena, &all, str_of(shape->keys[i].name));
  StrList near = keys_meant(decoder, shape, &all, child->key);
  diag_add(decoder->diags, S102, child->key_at,
           ARGS(arg("key", child->key), arg_t("where", shape->noun), arg("id", head->id),
                arg_list(decoder->arena, "near", &near), arg_list(decoder->arena, "allowed", &all)));
}

void decode_required(const Decoder *decoder, const Head *head) {
  const Shape *shape = head->shape;
  for (size_t i = 0; i < shape->count; i++)
    if (shape->keys[i].required && !(head->given >> i & 1))
      diag_add(decoder->diags, S105, head->at,
               ARGS(arg_t("where", shape->noun), arg("id", head->id), arg("key", str_of(shape->keys[i].name)),
                    arg_t("takes", key_takes(decoder, &shape->keys[i]))));
}

// ---- values -------------------------------------------------------------------------------------------------------

static void say_no_value(const Decoder *decoder, const Key *key, const Node *node) {
  diag_add(decoder->diags, S107, node->at,
           ARGS(arg("key", str_of(key->name)), arg_t("takes", key_takes(decoder, key))));
}

// The last of the words without a key that stand here one behind the other; NULL when `node` is none.
static const Node *last_bare(const Node *node) {
  const Node *last = NULL;
  for (; node && brackets_is_bare(node); node = node->next) last = node;
  return last;
}

static bool all_bare(const Node *map) {
  const Node *last = last_bare(map->first);
  return last && !last->next;
}

static void decode_value(const Decoder *decoder, const Key *key, const Node *node, void *out) {
  if (node->kind == NODE_EMPTY)
    say_no_value(decoder, key, node);
  else if (node->kind == NODE_MAP && key->form == FORM_LIST && all_bare(node))
    brackets_missing(decoder->arena, decoder->diags, key, node->first, last_bare(node->first));
  else if (node->kind != NODE_TEXT)
    say_wrong_kind(decoder, node, key->name, value_takes(decoder, key));
  else if (key->type != TYPE_TEXT && !node->quoted && brackets_are_wide(node->text))
    brackets_wide(decoder->arena, decoder->diags, node->at.source, node->at.from);
  else
    value_parse(decoder, key, node->text, node->at, out);
}

static void mark_given(Head *head, const Key *key, Place at) {
  size_t row = (size_t)(key - head->shape->keys);
  head->given |= (uint64_t)1 << row;
  head->places[row] = at;
}

static void decode_list(const Decoder *decoder, const Key *key, const Node *node, void *out);
static void decode_table(const Decoder *decoder, const Key *section, const Node *node, TableFile *table);

// A bare value stands for a struct of which one key is said.
static void decode_bare(const Decoder *decoder, const Shape *shape, const Node *node, void *out) {
  const Key *key = bare_key(shape);
  assert(key);
  Key named = *key; // by what the plan says: 'persona' of a mix, not 'weight'
  if (node->key.n) named.name = str_c(decoder->arena, node->key);
  mark_given(out, key, node->at);
  if (key->form == FORM_LIST)
    decode_list(decoder, &named, node, field(out, key));
  else
    decode_value(decoder, &named, node, field(out, key));
}

static void decode_item(const Decoder *decoder, const Shape *shape, const Node *node, void *out) {
  bool bare = bare_key(shape) && (shape->only_bare || node->kind != NODE_MAP);
  if (bare) {
    decode_bare(decoder, shape, node, out);
  } else if (node->kind == NODE_MAP) {
    decode_struct(decoder, shape, node, out);
  } else {
    Head *head = out;
    assert(shape->count > 0 && shape->count <= 64);
    head->given = head->faulty = ~(uint64_t)0 >> (64 - shape->count); // said as a whole: nothing is missing besides
    for (size_t i = 0; i < shape->count; i++) head->places[i] = node->at;
    say_wrong_kind(decoder, node, node->key.n ? str_c(decoder->arena, node->key) : shape->name,
                   type_row(TYPE_STRUCT)->takes);
    return;
  }
  decode_required(decoder, out);
}

static void *add_struct(const Decoder *decoder, const Key *key, void *list) {
  void *item = list_add(decoder->arena, list, key->shape->size, alignof(max_align_t));
  decode_begin(decoder, key->shape, item);
  return item;
}

// Keys of a map that are ids of their own: they name nothing else, and are no mere words.
static bool key_is_free(const Key *key) { return key->ref == REF_NONE && !key->any_name; }

// True when `child` is no thing of the section, but the file that has more of them, or was meant to be.
static bool is_table(const Decoder *decoder, const Key *key, const Node *child, void *list) {
  bool from = str_eq(child->key, str_of(table_key.name)), rows = from && child->kind == NODE_MAP;
  if (!key->table) return false;
  if (rows && !node_get(child, S("file")) && !node_get(child, S("columns"))) {
    diag_add(decoder->diags, S187, child->key_at, ARGS(arg_t("where", key->shape->noun)));
  } else if (from) {
    TableFile *table = (void *)((char *)list - key->offset + key->table);
    decode_table(decoder, key, child, table);
  } else if (child->kind == NODE_TEXT && str_ends(child->text, S(".csv"))) {
    diag_add(decoder->diags, S188, child->key_at, ARGS(arg("key", child->key), arg("name", child->text)));
  } else {
    return false;
  }
  return true;
}

static void decode_map(const Decoder *decoder, const Key *key, Map *ids, const Node *node, void *out) {
  AnyList *list = out;
  if (node->kind != NODE_MAP && node->kind != NODE_EMPTY) {
    say_wrong_kind(decoder, node, key->name, key_takes(decoder, key));
    return;
  }
  Taken profiles = {0};
  for (Node *child = node->first; child; child = child->next) {
    if (is_table(decoder, key, child, out) || id_is_taken(decoder, key, ids, child, &profiles)) continue;
    if (key_is_free(key) && !id_is_good(child->key))
      diag_add(decoder->diags, S108, child->key_at, ARGS(arg("id", child->key)));
    Head *head = add_struct(decoder, key, list);
    head->id = child->key;
    head->at = child->key_at;
    decode_item(decoder, key->shape, child, head);
  }
  taken_say(decoder, &profiles);
}

// Sections come together from several files; any other map is whole in one.
static Map *section_ids(const Decoder *decoder, const Head *head, const Key *key) {
  return decoder->ids && head->shape == &plan_file_shape ? &decoder->ids[key - plan_file_shape.keys] : NULL;
}

void decode_more(const Decoder *decoder, const Key *section, const Node *map, Plan *plan) {
  decode_map(decoder, section, section_ids(decoder, &plan->head, section), map, field(plan, section));
}

static void decode_list_item(const Decoder *decoder, const Key *key, const Node *node, AnyList *list) {
  if (key->type == TYPE_STRUCT) {
    if (node->kind != NODE_MAP && !bare_key(key->shape)) { // no struct of which a later stage could say more
      say_wrong_kind(decoder, node, key->shape->name, type_row(TYPE_STRUCT)->takes);
      return;
    }
    Head *head = add_struct(decoder, key, list);
    head->at = node->at;
    decode_item(decoder, key->shape, node, head);
    return;
  }
  void *item = list_add(decoder->arena, list, type_row(key->type)->size, alignof(max_align_t));
  size_t before = diags_total(decoder->diags);
  set_absent(decoder, key, item);
  decode_value(decoder, key, node, item);
  if (diags_total(decoder->diags) > before) list->n--; // a value that did not fit is left out
}

// An empty list is no value, not even where leaving the key out means everybody or everything: `for: []` could as well
// mean nobody.
static void decode_list(const Decoder *decoder, const Key *key, const Node *node, void *out) {
  AnyList *list = out;
  *list = (AnyList){0};
  if (node->kind == NODE_LIST && !node->first)
    say_no_value(decoder, key, node);
  else if (node->kind == NODE_LIST)
    for (const Node *child = node->first; child; child = child->next) decode_list_item(decoder, key, child, list);
  else if (key->type == TYPE_STRUCT && !bare_key(key->shape))
    say_wrong_kind(decoder, node, key->name, key_takes(decoder, key));
  else if (key->type == TYPE_STRUCT && node->kind == NODE_MAP && all_bare(node))
    brackets_missing(decoder->arena, decoder->diags, key, node->first, last_bare(node->first));
  else
    decode_list_item(decoder, key, node, list);
}

static void decode_one(const Decoder *decoder, const Key *key, const Node *node, void *out) {
  if (key->type != TYPE_STRUCT) {
    decode_value(decoder, key, node, out);
    return;
  }
  Head *head = out;
  if (!head->at.source) head->at = node->key_at;
  if (bare_key(key->shape) && node->kind != NODE_MAP)
    decode_bare(decoder, key->shape, node, out);
  else if (node->kind == NODE_MAP)
    decode_struct(decoder, key->shape, node, out);
  else if (node->kind == NODE_EMPTY)
    say_no_value(decoder, key, node);
  else
    say_wrong_kind(decoder, node, key->name, type_row(TYPE_STRUCT)->takes);
}

// True when an earlier file has said this key already, and that has been reported.
static bool said_twice(const Decoder *decoder, const Key *key, const Head *head, const Node *child) {
  bool sections = head->shape == &plan_file_shape; // sections merge; single keys do not
  if (!decoder->merging || sections || !given(head, key->name)) return false;
  Diag *said =
      diag_add(decoder->diags, S112, child->key_at, ARGS(arg("key", child->key), arg_t("where", head->shape->noun)));
  diag_relate_add(decoder->diags, said, place_of(head, key->name), NO_ARGS);
  return true;
}

static void decode_table(const Decoder *decoder, const Key *section, const Node *node, TableFile *table) {
  if (given(&table->head, "file")) {
    Str en = str_format(decoder->arena, "section %s", section->name),
        zh = str_format(decoder->arena, "%s 一节", section->name);
    Text where = {{str_c(decoder->arena, en), str_c(decoder->arena, zh)}};
    Diag *said = diag_add(decoder->diags, S112, node->key_at, ARGS(arg("key", node->key), arg_t("where", where)));
    diag_relate_add(decoder->diags, said, place_of(&table->head, "file"), NO_ARGS);
    return;
  }
  decode_one(decoder, &table_key, node, table);
  if (node->kind != NODE_EMPTY) decode_required(decoder, &table->head);
}

// “...” around a whole text: most likely not meant to be seen. Only a note, so the value is none the worse for it.
static void check_quotes(const Decoder *decoder, const Key *key, const Node *node) {
  Str inside;
  if (key->type != TYPE_TEXT) return;
  for (const Node *item = node->kind == NODE_LIST ? node->first : NULL; item; item = item->next)
    check_quotes(decoder, key, item);
  if (node->kind != NODE_TEXT || node->quoted || !hint_in_quotes(node->text, &inside)) return;
  diag_add(decoder->diags, S129, node->at, ARGS(arg("key", str_of(key->name)), arg("fix", inside)));
}

static void decode_key(const Decoder *decoder, const Key *key, const Node *child, void *out) {
  if (said_twice(decoder, key, out, child)) return;
  mark_given(out, key, child->kind == NODE_EMPTY ? child->key_at : child->at);
  size_t before = diags_total(decoder->diags);
  switch (key->form) {
  case FORM_ONE: decode_one(decoder, key, child, field(out, key)); break;
  case FORM_LIST: decode_list(decoder, key, child, field(out, key)); break;
  case FORM_MAP: decode_map(decoder, key, section_ids(decoder, out, key), child, field(out, key)); break;
  }
  Head *head = out;
  if (diags_total(decoder->diags) > before) head->faulty |= (uint64_t)1 << (key - head->shape->keys);
  check_quotes(decoder, key, child);
}

// `days_off: sat, sun` within { }: the words behind the value that are no keys of their own; NULL when there are none.
static const Node *values_behind(const Shape *shape, const Key *key, const Node *child) {
  const Node *last = NULL;
  bool may_hold = key->form == FORM_LIST || key->type == TYPE_TEXT;
  if (!may_hold || child->kind != NODE_TEXT || child->quoted) return NULL;
  for (const Node *node = child->next; node && brackets_is_bare(node); node = node->next) {
    if (shape_key(shape, node->key)) break;
    last = node;
  }
  return last;
}

void decode_struct(const Decoder *decoder, const Shape *shape, const Node *node, void *out) {
  for (const Node *child = node->first; child; child = child->next) {
    const Key *key = shape_key(shape, child->key);
    const Node *last = key ? values_behind(shape, key, child) : NULL;
    if (last) {
      mark_given(out, key, child->at);
      ((Head *)out)->faulty |= (uint64_t)1 << (key - shape->keys);
      brackets_missing(decoder->arena, decoder->diags, key, child, last);
      child = last;
    } else if (key) {
      decode_key(decoder, key, child, out);
    } else {
      say_unknown_key(decoder, shape, out, child);
      ((Head *)out)->faulty |= (uint64_t)1 << 63;
    }
  }
}

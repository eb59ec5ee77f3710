// fingerprint: from a record to a name for it that lasts when lines are added above it.
// Invariant: no line, column or offset goes into it, and no two records of a run have the same.
#include "room.h"

static void part_add(Buf *key, Str text) {
  buf_add(key, text);
  buf_byte(key, 0);
}

static void args_add(Arena *arena, Buf *key, const ArgList *args) {
  for (size_t i = 0; i < args->n; i++) {
    const Arg *one = &args->at[i];
    part_add(key, str_of(one->name));
    part_add(key, one->is_number ? str_format(arena, "%ld", one->number) : one->text[LANG_EN]);
  }
}

static Str key_of(Arena *arena, const Diag *diag) {
  const Source *source = diag->at.source;
  Buf key = buf_in(arena);
  part_add(&key, str_of(catalogue_row(diag->code)->code));
  part_add(&key, source ? source->path : S(""));
  part_add(&key, source && source->logical ? source->logical(arena, source, diag->at.from) : S(""));
  args_add(arena, &key, &diag->args);
  return buf_str(&key);
}

// The how-manieth of its key this is, from 1.
static size_t ordinal_next(Fingerprints *prints, Str key) {
  size_t *count = map_get(&prints->seen, key);
  if (count == NULL) {
    count = NEW(prints->arena, size_t);
    map_put(prints->arena, &prints->seen, key, count);
  }
  return ++*count;
}

Str fingerprint_next(Fingerprints *prints, const Diag *diag) {
  Str key = key_of(prints->arena, diag);
  Buf bytes = buf_in(prints->arena);
  buf_add(&bytes, key);
  buf_format(&bytes, "%zu", ordinal_next(prints, key));
  return hash_hex(prints->arena, buf_str(&bytes));
}

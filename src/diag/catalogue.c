// catalogue: the table of all messages, from the rows of include/sopcal/catalogue/*.def to a Row by code or by name.
// Invariant: catalogue[code] is the row that was written as DIAG(code, ...).
#include "sopcal/diag.h"

#include <assert.h>

#define DIAG(c, n, l, ...) [c] = {.code = #c, .name = (n), .level = (l), __VA_ARGS__},
static const Row catalogue[CODE_COUNT] = {
#include "sopcal/catalogue/all.def"
};
#undef DIAG

static const Text level_names[] = {
    [LEVEL_NOTE] = {{"note", "提示"}},
    [LEVEL_WARNING] = {{"warning", "警告"}},
    [LEVEL_GATE] = {{"gate", "关卡"}},
    [LEVEL_ERROR] = {{"error", "错误"}},
};

const Row *catalogue_row(Code code) {
  assert((size_t)code < CODE_COUNT);
  return &catalogue[code];
}

bool catalogue_find(Str code_or_name, Code *out) {
  for (size_t i = 0; i < CODE_COUNT; i++) {
    const Row *row = &catalogue[i];
    if (!str_eq(code_or_name, str_of(row->code)) && !str_eq(code_or_name, str_of(row->name))) continue;
    *out = (Code)i;
    return true;
  }
  return false;
}

bool code_is_ignorable(Code code) {
  const Row *row = catalogue_row(code);
  bool of_plan = row->code[0] != 'G' && row->code[0] != 'V';
  return of_plan && (row->level < LEVEL_GATE || row->ignorable);
}

const char *level_name(Level level, Lang lang) { return level_names[level].in[lang]; }

// codes: the catalogue as a list.
#include "sopcal/command.h"

int command_codes(Arena *arena, const Options *options) {
  if (options->format.n && !str_eq(options->format, S("text")))
    return usage_error(options, "codes has no format", "codes 没有这种格式", options->format);
  Buf out = buf_in(arena);
  for (int code = 0; code < CODE_COUNT; code++) {
    const Row *row = catalogue_row((Code)code);
    buf_format(&out, "%s  %-26s %s\n", row->code, row->name, level_name(row->level, options->print.lang));
  }
  return print_out(buf_str(&out));
}

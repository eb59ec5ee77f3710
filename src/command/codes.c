// codes: the catalogue as a list.
#include "sopcal/command.h"

int command_codes(Arena *arena, const Options *options) {
  Buf out = buf_in(arena);
  for (int code = 0; code < CODE_COUNT; code++) {
    const Row *row = catalogue_row((Code)code);
    buf_format(&out, "%s  %-26s %s\n", row->code, row->name, level_name(row->level, options->print.lang));
  }
  return print_out(buf_str(&out));
}

// schema: what editors and people need to know of the keys: the JSON Schema, or the reference in Markdown.
#include "sopcal/command.h"

int command_schema(Arena *arena, const Options *options) {
  Buf out = buf_in(arena);
  if (str_eq(options->format, S("md")))
    reference_write(arena, &out, options->print.lang);
  else
    schema_write(arena, &out);
  return print_out(buf_str(&out));
}

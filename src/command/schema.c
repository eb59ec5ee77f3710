// schema: what editors and people need to know of the keys: the JSON Schema, or the reference in Markdown.
#include "sopcal/command.h"

int command_schema(Arena *arena, const Options *options) {
  Buf out = buf_in(arena);
  if (!options->format.n || str_eq(options->format, S("json")))
    schema_write(arena, &out);
  else if (str_eq(options->format, S("md")))
    reference_write(arena, &out, options->print.lang);
  else
    return usage_error(options, "schema has no format", "schema 没有这种格式", options->format);
  return print_out(buf_str(&out));
}

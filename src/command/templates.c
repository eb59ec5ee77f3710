// templates: lists what is built into the program, or prints one of it, to be copied and changed; or the reference of
// what sheets' templates can name.
#include "sopcal/command.h"
#include "sopcal/read.h"

static int no_template(Arena *arena, const Options *options, Str name, const StrList *names) {
  StrList near = str_nearest(arena, name, names);
  if (!near.n) return usage_error(options, "there is no template", "没有这个模板：", name);
  Str hint = str_join(arena, &near, S(", "));
  return usage_error(options, str_c(arena, str_format(arena, "did you mean %.*s? There is no template", STR(hint))),
                     str_c(arena, str_format(arena, "是不是想写 %.*s？没有这个模板：", STR(hint))), name);
}

static int print_reference(Arena *arena) {
  Buf out = buf_in(arena);
  template_reference_write(arena, &out);
  return print_out(buf_str(&out));
}

int command_templates(Arena *arena, const Options *options) {
  StrList names = template_names(arena);
  bool reference = str_eq(options->format, S("md"));
  if (reference && options->args.n)
    return usage_error(options, "with --format md no name can be given", "用 --format md 时不能再写名字：",
                       options->args.at[0]);
  if (reference) return print_reference(arena);
  if (options->args.n) {
    Str name = options->args.at[0];
    const Source *source = template_find(arena, NULL, S(""), S(""), name);
    return source ? print_out(source->text) : no_template(arena, options, name, &names);
  }
  Buf out = buf_in(arena);
  for (size_t i = 0; i < names.n; i++) {
    buf_add(&out, names.at[i]);
    buf_byte(&out, '\n');
  }
  return print_out(buf_str(&out));
}

// templates: finds what plans share: in the plan's own templates/, then in --templates DIR, then inside the program.
#include "builtin.h"

#include <string.h>

#include "sopcal/read.h"

static const Builtin *builtin_find(Str name) {
  for (const Builtin *b = builtin_table; b->name; b++)
    if (str_eq(str_of(b->name), name)) return b;
  return NULL;
}

// NULL, unsaid, where there is none.
static Source *from_folder(Arena *arena, Diags *diags, Str folder, Str path) {
  FileRead read = file_read_in(arena, folder, path, FILE_BYTES_MAX);
  if (read.fault == FILE_MISSING) return NULL;
  Source *source = source_of(arena, diags, path_join(arena, folder, path), &read);
  return source && bytes_check(diags, source, true) ? source : NULL;
}

Source *template_find(Arena *arena, Diags *diags, Str plan_folder, Str templates, Str name) {
  if (!path_is_inside(name)) return NULL;
  Source *found = NULL;
  if (plan_folder.n) found = from_folder(arena, diags, plan_folder, path_join(arena, S("templates"), name));
  if (!found && templates.n) found = from_folder(arena, diags, templates, name);
  if (found) return found;
  const Builtin *b = builtin_find(name);
  if (!b) return NULL;
  Str text = {b->at, (size_t)(b->end - b->at)};
  return source_new(arena, path_join(arena, S("<sopcal>"), name), text);
}

StrList template_names(Arena *arena) {
  StrList names = {0};
  for (const Builtin *b = builtin_table; b->name; b++) PUSH(arena, &names, str_of(b->name));
  return names;
}

Text template_fault_text(MustacheFault fault) {
  static const Text texts[] = {
      [MUSTACHE_UNCLOSED_TAG] = {{"it is not closed by '}}'", "没有用 '}}' 收尾"}},
      [MUSTACHE_EMPTY_TAG] = {{"it holds no name", "里面没有名字"}},
      [MUSTACHE_BAD_NAME] = {{"a name has no blank in it", "名字里不能有空格"}},
      [MUSTACHE_UNCLOSED_SECTION] = {{"the section that it opens is not closed", "它打开的段落没有关闭"}},
      [MUSTACHE_STRAY_CLOSE] = {{"it closes nothing that is open", "它要关闭的段落并没有打开"}},
      [MUSTACHE_BAD_DELIMITERS] = {{"delimiters cannot be set like this", "不能这样设定分隔符"}},
      [MUSTACHE_TOO_DEEP] = {{"sections are nested too deep", "段落套得太深"}},
  };
  return texts[fault];
}

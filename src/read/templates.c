// templates: finds what plans share: in the plan's own templates/, then in --templates DIR, then inside the program.
#include "builtin.h"

#include <string.h>

#include "sopcal/read.h"

enum { TEMPLATE_BYTES_MAX = 1 << 20 };

static const Builtin *builtin_find(Str name) {
  for (const Builtin *b = builtin_table; b->name; b++)
    if (str_eq(str_of(b->name), name)) return b;
  return NULL;
}

static Source *from_folder(Arena *arena, Diags *diags, Str folder, Str name) {
  Str path = path_join(arena, folder, name);
  return path_exists(str_c(arena, path)) ? source_read(arena, diags, folder, name, TEMPLATE_BYTES_MAX, true) : NULL;
}

Source *template_find(Arena *arena, Diags *diags, Str plan_folder, Str templates, Str name) {
  if (!path_is_inside(name)) return NULL;
  Source *found = NULL;
  if (plan_folder.n) found = from_folder(arena, diags, path_join(arena, plan_folder, S("templates")), name);
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

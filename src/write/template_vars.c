// template_vars: the one table of all that a template of sheets and pages can name. What is put into the maps that
// templates see, what a template may ask for, and the lists in templates/README.md are held against it.
//
// Invariant: rows of one shape stand together, and no shape holds itself, at any depth.
#include "templates.h"

#include <fnmatch.h>

const TemplateVar template_vars[] = {
#define VAR(in, name, kind, meaning) {name, meaning, VAR_##kind, SHAPE_##in, SHAPE_COUNT, false},
#define MAP(in, name, of, meaning) {name, meaning, VAR_MAP, SHAPE_##in, SHAPE_##of, false},
#define MAYBE(in, name, of, meaning) {name, meaning, VAR_MAP, SHAPE_##in, SHAPE_##of, true},
#define EACH(in, name, of, meaning) {name, meaning, VAR_LIST, SHAPE_##in, SHAPE_##of, false},
#include "template_vars.def"
};
const size_t template_var_count = COUNT(template_vars);

const TemplatePage template_pages[] = {
#define LEVELS(a, b, c)                                                                                                \
  { SHAPE_##a, SHAPE_##b, SHAPE_##c }
#define PAGE(id, field, name, escapes, levels, path, meaning)                                                          \
  {name, path, meaning, offsetof(SheetTemplates, field), LEVELS levels, escapes},
#include "template_vars.def"
};

static const char *const wheres[] = {
#define SHAPE(id, where) where,
#include "template_vars.def"
};

const char *shape_where(VarShape shape) { return wheres[shape]; }

Str page_template(Arena *arena, Str path) {
  const char *file = str_c(arena, path);
  for (size_t i = 0; i < PAGE_COUNT; i++)
    if (fnmatch(template_pages[i].path, file, FNM_PATHNAME) == 0)
      return str_format(arena, "sheets/%s.mustache", template_pages[i].name);
  return S("");
}

const TemplateVar *template_var(VarShape in, Str name) {
  for (size_t i = 0; i < template_var_count; i++)
    if (template_vars[i].in == in && str_eq(str_of(template_vars[i].name), name)) return &template_vars[i];
  return NULL;
}

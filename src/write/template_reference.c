// template_reference: all that templates of sheets and pages can name, in Markdown. From their table to what
// templates/README.md must hold.
//
// Invariant: every row of the table stands in it, those of a map with dots wherever the map is named.
#include "templates.h"

static const char *const kinds[] = {
    [VAR_TEXT] = "text", [VAR_ADDRESS] = "address", [VAR_NUMBER] = "number", [VAR_TRUTH] = "yes or no",
    [VAR_HTML] = "HTML", [VAR_WORDS] = "words",     [VAR_MAP] = "names",     [VAR_LIST] = "list",
};

static void add_pages(Buf *out) {
  buf_add(out, S("| file | makes | which is |\n|---|---|---|\n"));
  for (size_t i = 0; i < PAGE_COUNT; i++)
    buf_format(out, "| `sheets/%s.mustache` | `%s` | %s |\n", template_pages[i].name, template_pages[i].path,
               template_pages[i].meaning);
}

static void add_row(Buf *out, Str before, const TemplateVar *var) {
  buf_format(out, "| `%.*s%s` | %s%s | %s |\n", STR(before), var->name, kinds[var->kind], var->maybe ? " or no" : "",
             var->meaning);
}

static void add_rows(Arena *arena, Buf *out, VarShape shape, Str before) {
  for (size_t i = 0; i < template_var_count; i++) {
    const TemplateVar *var = &template_vars[i];
    if (var->in != shape) continue;
    if (var->meaning[0]) add_row(out, before, var);
    if (var->kind == VAR_MAP) add_rows(arena, out, var->of, str_format(arena, "%.*s%s.", STR(before), var->name));
  }
}

static void add_shape(Arena *arena, Buf *out, VarShape shape) {
  Str where = str_of(shape_where(shape));
  if (!where.n) return; // it stands where its map does
  buf_format(out, "\n%c%.*s:\n\n| variable | kind | is |\n|---|---|---|\n", where.at[0] - 'a' + 'A',
             STR(str_from(where, 1)));
  add_rows(arena, out, shape, S(""));
}

void template_reference_write(Arena *arena, Buf *out) {
  add_pages(out);
  for (int shape = 0; shape < SHAPE_COUNT; shape++) add_shape(arena, out, (VarShape)shape);
}

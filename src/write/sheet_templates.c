// sheet_templates: from the names of the sheets' templates to compiled ones, with every partial they bring in.
//
// A plan may replace any of these files, so whatever is wrong in one is a diagnostic at its place. Invariant: of what
// was begun without a fault, every partial is there and every t.NAME is a label.
#include "sheet.h"

#include "sopcal/read.h"

typedef struct TemplateLoader {
  Arena *arena;
  Diags *diags;
  const Plan *plan;
  Str folder; // --templates
  SheetTemplates *out;
  bool good;
} TemplateLoader;

static void fault(TemplateLoader *loader, Code code, Place at, size_t n, const Arg *args) {
  diag_add(loader->diags, code, at, n, args);
  loader->good = false;
}

// ---- finding ------------------------------------------------------------------------------------------------------

static StrList sheet_template_names(Arena *arena) {
  StrList all = template_names(arena), sheets = {0};
  for (size_t i = 0; i < all.n; i++)
    if (str_starts(all.at[i], S("sheets/"))) PUSH(arena, &sheets, all.at[i]);
  return sheets;
}

static const Source *find(TemplateLoader *loader, Str name, Place asked_at) {
  Source *source = template_find(loader->arena, loader->diags, loader->plan->folder, loader->folder, name);
  if (source) return source;
  StrList known = sheet_template_names(loader->arena), near = str_nearest(loader->arena, name, &known);
  fault(loader, R102, asked_at,
        ARGS(arg("name", name), arg("near", str_join(loader->arena, &near, S(", "))),
             arg("known", str_join(loader->arena, &known, S(", ")))));
  return NULL;
}

// ---- compiling ----------------------------------------------------------------------------------------------------

static void say_tag_fault(TemplateLoader *loader, const Source *source, const MustacheError *error) {
  Place at = {source, error->from, error->to};
  Diag *diag = diag_add(loader->diags, O105, at, ARGS(arg_t("why", template_fault_text(error->fault))));
  if (error->fault == MUSTACHE_STRAY_CLOSE && error->open_to > 0)
    diag_relate_add(loader->diags, diag, (Place){source, error->open_from, error->open_to}, NO_ARGS);
  loader->good = false;
}

static StrList label_names(Arena *arena, const Value *labels) {
  StrList names = {0};
  for (size_t i = 0; i < labels->keys.entries.n; i++) PUSH(arena, &names, labels->keys.entries.at[i].key);
  return names;
}

// Without labels there was a fault in their own file; one is enough.
static void check_label(TemplateLoader *loader, const Source *source, const MustacheName *name) {
  const Value *labels = loader->out->labels;
  Str wanted = str_from(name->name, 2);
  if (!labels || !str_starts(name->name, S("t.")) || value_get(labels, wanted)) return;
  StrList known = label_names(loader->arena, labels), near = str_nearest(loader->arena, wanted, &known);
  fault(loader, O106, (Place){source, name->from, name->to},
        ARGS(arg("name", wanted), arg("near", str_join(loader->arena, &near, S(", ")))));
}

static void load_partial(TemplateLoader *loader, const Source *source, const MustacheName *name);

static void check_names(TemplateLoader *loader, const Source *source, const Mustache *template) {
  MustacheNames names = {0};
  mustache_names(loader->arena, template, &names);
  for (size_t i = 0; i < names.n; i++) {
    if (names.at[i].tag == TAG_PARTIAL)
      load_partial(loader, source, &names.at[i]);
    else
      check_label(loader, source, &names.at[i]);
  }
}

static Mustache *compile(TemplateLoader *loader, const Source *source) {
  MustacheErrors errors = {0};
  Mustache *template = mustache_compile(loader->arena, source->text, &errors);
  for (size_t i = 0; i < errors.n; i++) say_tag_fault(loader, source, &errors.at[i]);
  return template;
}

// It is in the map before its own partials are looked for, so that one which brings itself in is found there.
static void load_partial(TemplateLoader *loader, const Source *source, const MustacheName *name) {
  if (map_get(&loader->out->partials, name->name)) return;
  Str path = str_format(loader->arena, "sheets/%.*s.mustache", STR(name->name));
  const Source *partial = find(loader, path, (Place){source, name->from, name->to});
  Mustache *template = partial ? compile(loader, partial) : NULL;
  if (!template) return;
  map_put(loader->arena, &loader->out->partials, name->name, template);
  check_names(loader, partial, template);
}

static const Mustache *load(TemplateLoader *loader, Str name) {
  const Source *source = find(loader, name, NOWHERE);
  const Mustache *template = source ? compile(loader, source) : NULL;
  if (template) check_names(loader, source, template);
  return template;
}

static const Value *load_labels(TemplateLoader *loader) {
  const Source *source = find(loader, S("sheets/labels.txt"), NOWHERE);
  if (!source) return NULL;
  const Value *labels = labels_read(loader->arena, loader->diags, source, (Lang)loader->plan->about.locale);
  if (!labels) loader->good = false;
  return labels;
}

bool sheets_begin(Arena *arena, Diags *diags, const Plan *plan, Str templates, SheetTemplates *out) {
  TemplateLoader loader = {arena, diags, plan, templates, out, true};
  *out = (SheetTemplates){0};
  out->labels = load_labels(&loader);
  out->week = load(&loader, S("sheets/week.html.mustache"));
  out->person = load(&loader, S("sheets/person.html.mustache"));
  out->markdown = load(&loader, S("sheets/week.md.mustache"));
  return loader.good;
}

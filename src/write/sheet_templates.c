// sheet_templates: from the names of the sheets' templates to compiled ones, with every partial they bring in.
//
// A plan may replace any of these files, so whatever is wrong in one is a diagnostic at its place. Invariant: of what
// was begun without a fault, every partial is there and every t.NAME is a label.
#include "sheet.h"

#include "sopcal/read.h"

typedef struct Loaded {
  const Source *source;
  const Mustache *template;
} Loaded;

typedef struct TemplateLoader {
  Arena *arena;
  Diags *diags;
  const Plan *plan;
  Str folder; // --templates
  SheetTemplates *out;
  LIST(Loaded) loaded; // each brings its partials behind it: in turn, for a chain of them may be of any length
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

// A template that was saved or checked out on Windows makes the same sheets: no byte order mark, lines that end in
// "\n".
static const Source *with_plain_lines(Arena *arena, const Source *source) {
  static const Str mark = S_("\xef\xbb\xbf");
  Str text = source->text, line;
  bool marked = str_starts(text, mark);
  if (!marked && str_find_byte(text, '\r') < 0) return source;
  Buf out = buf_in(arena);
  text = str_from(text, marked ? mark.n : 0);
  while (str_cut(&text, '\r', &line)) buf_add(&out, line);
  return source_new(arena, source->path, buf_str(&out));
}

static const Source *find(TemplateLoader *loader, Str name, Place asked_at) {
  Source *source = template_find(loader->arena, loader->diags, loader->plan->folder, loader->folder, name);
  if (source) return with_plain_lines(loader->arena, source);
  StrList known = sheet_template_names(loader->arena), near = diag_nearest(loader->arena, loader->diags, name, &known);
  fault(loader, R102, asked_at,
        ARGS(arg("name", name), arg("near", str_join(loader->arena, &near, S(", "))), arg("year", S("")),
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
  StrList known = label_names(loader->arena, labels), near = diag_nearest(loader->arena, loader->diags, wanted, &known);
  fault(loader, O106, (Place){source, name->from, name->to},
        ARGS(arg("name", wanted), arg("near", str_join(loader->arena, &near, S(", ")))));
}

static Mustache *compile(TemplateLoader *loader, const Source *source) {
  MustacheErrors errors = {0};
  Mustache *template = mustache_compile(loader->arena, source->text, &errors);
  for (size_t i = 0; i < errors.n; i++) say_tag_fault(loader, source, &errors.at[i]);
  if (template) PUSH(loader->arena, &loader->loaded, ((Loaded){source, template}));
  return template;
}

// Once each, also where one brings itself in.
static void load_partial(TemplateLoader *loader, const Source *source, const MustacheName *name) {
  if (map_get(&loader->out->partials, name->name)) return;
  Str path = str_format(loader->arena, "sheets/%.*s.mustache", STR(name->name));
  const Source *partial = find(loader, path, (Place){source, name->from, name->to});
  Mustache *template = partial ? compile(loader, partial) : NULL;
  if (template) map_put(loader->arena, &loader->out->partials, name->name, template);
}

static void check_names(TemplateLoader *loader, Loaded one) {
  MustacheNames names = {0};
  mustache_names(loader->arena, one.template, &names);
  for (size_t i = 0; i < names.n; i++) {
    if (names.at[i].tag == TAG_PARTIAL)
      load_partial(loader, one.source, &names.at[i]);
    else
      check_label(loader, one.source, &names.at[i]);
  }
}

static const Mustache *load(TemplateLoader *loader, Str name) {
  const Source *source = find(loader, name, NOWHERE);
  return source ? compile(loader, source) : NULL;
}

static const Value *load_labels(TemplateLoader *loader) {
  const Source *source = find(loader, S("sheets/labels.txt"), NOWHERE);
  if (!source) return NULL;
  const Value *labels = labels_read(loader->arena, loader->diags, source, (Lang)loader->plan->about.locale);
  if (!labels) loader->good = false;
  return labels;
}

bool sheets_begin(Arena *arena, Diags *diags, const Plan *plan, Str templates, SheetTemplates *out) {
  TemplateLoader loader = {.arena = arena, .diags = diags, .plan = plan, .folder = templates, .out = out, .good = true};
  *out = (SheetTemplates){0};
  out->labels = load_labels(&loader);
  out->week = load(&loader, S("sheets/week.html.mustache"));
  out->person = load(&loader, S("sheets/person.html.mustache"));
  out->markdown = load(&loader, S("sheets/week.md.mustache"));
  for (size_t i = 0; i < loader.loaded.n; i++) check_names(&loader, loader.loaded.at[i]);
  return loader.good;
}

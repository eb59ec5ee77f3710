// sheet_templates: from the names of the sheets' templates to compiled ones, with every partial they bring in.
//
// A plan may replace any of these files, so whatever is wrong in one is a diagnostic at its place. Invariant: of what
// was begun without a fault, every partial is there, every t.NAME is a label, and every other name is in the table.
#include "sheet.h"
#include "templates.h"

#include "sopcal/read.h"

typedef struct TemplateLoader {
  Arena *arena;
  Diags *diags;
  const Plan *plan;
  Str folder; // --templates
  SheetTemplates *out;
  LIST(LoadedTemplate *) loaded; // each brings its partials behind it: in turn, for a chain may be of any length
  StrList used;                  // as templates are found by
  Labels labels;
  LoadedTemplate *pages[PAGE_COUNT];
  Map partials; // by name -> LoadedTemplate
  Map said;     // the labels that templates name -> loader
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

static bool is_built_in(const Source *source) { return str_starts(source->path, S("<sopcal>/")); }

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
  PUSH(loader->arena, &loader->used, name);
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
static void check_label(TemplateLoader *loader, const LoadedTemplate *in, const MustacheName *name) {
  const Value *labels = loader->out->labels;
  if (!labels || !str_starts(name->name, S("t."))) return;
  Str wanted = str_from(name->name, 2);
  map_put(loader->arena, &loader->said, wanted, loader);
  if (value_get(labels, wanted)) return;
  StrList known = label_names(loader->arena, labels), near = diag_nearest(loader->arena, loader->diags, wanted, &known);
  fault(loader, O106, (Place){in->source, name->from, name->to},
        ARGS(arg("name", wanted), arg("near", str_join(loader->arena, &near, S(", ")))));
}

// A misspelled line would be changed in vain.
static void say_unused_labels(TemplateLoader *loader) {
  for (size_t i = 0; i < loader->labels.own.n; i++) {
    const LabelLine *line = loader->labels.own.at[i];
    if (map_get(&loader->said, line->name)) continue;
    StrList near = diag_nearest(loader->arena, loader->diags, line->name, &loader->labels.built_in);
    size_t from = (size_t)(line->name.at - line->source->text.at);
    diag_add(loader->diags, O157, (Place){line->source, from, from + line->name.n},
             ARGS(arg("name", line->name), arg("near", str_join(loader->arena, &near, S(", "))),
                  arg("way", str_format(loader->arena, "{{t.%.*s}}", STR(line->name)))));
  }
}

static LoadedTemplate *compile(TemplateLoader *loader, Str name, const Source *source) {
  Arena *arena = loader->arena;
  MustacheErrors errors = {0};
  Mustache *template = mustache_compile(arena, source->text, &errors);
  for (size_t i = 0; i < errors.n; i++) say_tag_fault(loader, source, &errors.at[i]);
  if (!template) return NULL;
  LoadedTemplate *loaded = NEW(arena, LoadedTemplate);
  *loaded = (LoadedTemplate){.name = name, .source = source, .template = template};
  loaded->built_in = is_built_in(source);
  mustache_names(arena, template, &loaded->names);
  loaded->verdicts = NEW_N(arena, Verdict, loaded->names.n + 1);
  PUSH(arena, &loader->loaded, loaded);
  return loaded;
}

static LoadedTemplate *load(TemplateLoader *loader, Str name, Place asked_at) {
  Str path = str_format(loader->arena, "sheets/%.*s.mustache", STR(name));
  const Source *source = find(loader, path, asked_at);
  return source ? compile(loader, name, source) : NULL;
}

// Once each, also where one brings itself in.
static void load_partial(TemplateLoader *loader, const Source *source, const MustacheName *tag) {
  if (map_get(&loader->partials, tag->name)) return;
  LoadedTemplate *partial = load(loader, tag->name, (Place){source, tag->from, tag->to});
  if (!partial) return;
  map_put(loader->arena, &loader->partials, tag->name, partial);
  map_put(loader->arena, &loader->out->partials, tag->name, (void *)partial->template); // which is only read
}

static void check_names(TemplateLoader *loader, const LoadedTemplate *one) {
  for (size_t i = 0; i < one->names.n; i++) {
    if (one->names.at[i].tag == TAG_PARTIAL)
      load_partial(loader, one->source, &one->names.at[i]);
    else
      check_label(loader, one, &one->names.at[i]);
  }
}

// Into the field of `out` that the page's row names.
static void load_page(TemplateLoader *loader, size_t i) {
  const TemplatePage *page = &template_pages[i];
  LoadedTemplate *loaded = loader->pages[i] = load(loader, str_of(page->name), NOWHERE);
  if (loaded) *(const Mustache **)(void *)((char *)loader->out + page->at) = loaded->template;
}

// Each layer alone: what hides another does so line by line.
static const Value *load_labels(TemplateLoader *loader) {
  static const Str name = S_("sheets/labels.txt");
  const Str plans[LABEL_LAYERS] = {[2] = loader->plan->folder}, shared[LABEL_LAYERS] = {[1] = loader->folder};
  const Source *layers[LABEL_LAYERS] = {0};
  for (size_t i = 0; i < LABEL_LAYERS; i++) {
    const Source *source = template_find(loader->arena, loader->diags, plans[i], shared[i], name);
    if (source && (i == 0 || !is_built_in(source))) layers[i] = with_plain_lines(loader->arena, source);
  }
  PUSH(loader->arena, &loader->used, name);
  Lang lang = (Lang)loader->plan->about.locale;
  if (labels_read(loader->arena, loader->diags, layers, lang, &loader->labels)) return loader->labels.words;
  loader->good = false;
  return NULL;
}

bool sheets_begin(Arena *arena, Diags *diags, const Plan *plan, Str templates, SheetTemplates *out) {
  TemplateLoader loader = {.arena = arena, .diags = diags, .plan = plan, .folder = templates, .out = out, .good = true};
  *out = (SheetTemplates){0};
  out->labels = load_labels(&loader);
  for (size_t i = 0; i < PAGE_COUNT; i++) load_page(&loader, i);
  for (size_t i = 0; i < loader.loaded.n; i++) check_names(&loader, loader.loaded.at[i]);
  bool named = template_check(arena, diags, loader.pages, &loader.partials);
  if (loader.good) say_unused_labels(&loader);
  if (loader.good) template_say_unused(arena, diags, plan, &loader.used);
  return loader.good && named;
}

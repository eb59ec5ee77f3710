// template_vars_test: the table of what templates can name tells the truth. Plans are made as `build` makes them, and
// in the place of the engine (template_render) stands a look at all that its templates would see. Run from the
// project's root. Then: what is wrong with a template that names something else.
#include <string.h>

#include "plan_fixture.h"

#include "../../src/write/sheet.h"
#include "../../src/write/templates.h"

// ---- looking ------------------------------------------------------------------------------------------------------

typedef struct Looking {
  Arena *arena;
  Map said;   // faults
  bool *seen; // [row]: some page had it
  int pages[PAGE_COUNT];
} Looking;

static Looking looking;

static void wrong(Str where, Str name, const char *what) {
  Str text = str_format(looking.arena, "%.*s%.*s: %s", STR(where), STR(name), what);
  if (map_put(looking.arena, &looking.said, text, &looking)) print_error("%.*s\n", STR(text));
}

static Str below(Str where, const char *name) { return str_format(looking.arena, "%.*s%s.", STR(where), name); }

static bool is_number(Str text) {
  for (size_t i = 0; i < text.n; i++)
    if (!strchr("0123456789.", text.at[i])) return false;
  return true;
}

static void look_at_map(const Value *map, size_t n, const VarShape *shapes, Str where);

static void look_at_list(const Value *list, const TemplateVar *row, Str where) {
  for (size_t i = 0; i < list->list.n; i++) {
    if (list->list.at[i]->kind != VALUE_MAP) wrong(where, S(""), "holds something that is no map");
    look_at_map(list->list.at[i], 1, &row->of, where);
  }
}

static bool is_of_kind(const Value *value, const TemplateVar *row) {
  switch (row->kind) {
  case VAR_TEXT:
  case VAR_ADDRESS:
  case VAR_HTML: return value->kind == VALUE_TEXT;
  case VAR_NUMBER: return value->kind == VALUE_TEXT && is_number(value->text);
  case VAR_TRUTH: return value->kind == VALUE_BOOL;
  case VAR_WORDS: return value->kind == VALUE_MAP;
  case VAR_MAP: return value->kind == VALUE_MAP || (row->maybe && value->kind == VALUE_BOOL && !value->truth);
  case VAR_LIST: return value->kind == VALUE_LIST;
  }
  return false;
}

static void look_at_value(const Value *value, const TemplateVar *row, Str where) {
  if (!is_of_kind(value, row)) {
    wrong(where, str_of(row->name), "is of another kind than its row says");
    return;
  }
  looking.seen[row - template_vars] = true;
  if (row->kind == VAR_MAP && value->kind == VALUE_MAP) look_at_map(value, 1, &row->of, below(where, row->name));
  if (row->kind == VAR_LIST) look_at_list(value, row, below(where, row->name));
}

static const TemplateVar *row_of(size_t n, const VarShape *shapes, Str name) {
  for (size_t i = 0; i < n; i++) {
    const TemplateVar *row = template_var(shapes[i], name);
    if (row) return row;
  }
  return NULL;
}

// Every key has a row, and every row a key.
static void look_at_map(const Value *map, size_t n, const VarShape *shapes, Str where) {
  for (size_t i = 0; i < map->keys.entries.n; i++) {
    Str name = map->keys.entries.at[i].key;
    const TemplateVar *row = row_of(n, shapes, name);
    if (!row)
      wrong(where, name, "has no row in template_vars.def");
    else
      look_at_value(value_get(map, name), row, where);
  }
  for (size_t i = 0; i < template_var_count; i++)
    for (size_t k = 0; k < n; k++)
      if (template_vars[i].in == shapes[k] && !value_get(map, str_of(template_vars[i].name)))
        wrong(where, str_of(template_vars[i].name), "is left out, and would be looked up in what surrounds it");
}

static const Mustache *template_of(const SheetTemplates *templates, const TemplatePage *page) {
  return *(const Mustache *const *)(const void *)((const char *)templates + page->at);
}

// Stands before the library's.
bool template_render(Buf *out, const SheetTemplates *templates, const Mustache *template, const Value *context,
                     bool escape_html) {
  size_t i = 0;
  while (i < PAGE_COUNT && template_of(templates, &template_pages[i]) != template) i++;
  assert_true(i < PAGE_COUNT);
  assert_int_equal(escape_html, template_pages[i].escapes);
  looking.pages[i]++;
  look_at_map(context, PAGE_LEVELS, template_pages[i].levels,
              str_format(looking.arena, "%s: ", template_pages[i].name));
  buf_byte(out, '\n');
  return true;
}

// ---- building -----------------------------------------------------------------------------------------------------

static bool take_page(void *context, Str path, Str bytes) {
  (void)context, (void)path, (void)bytes;
  return true;
}

static bool no_page(void *context, Str path) {
  (void)context, (void)path;
  return false;
}

static void build(Made *made) {
  Arena *arena = made->arena;
  SheetTemplates templates;
  MediaSet media = {0};
  FeedList feeds = {0};
  HashKey key;
  assert_true(hash_key_read(S("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"), &key));
  if (made->plan.about.is_private) people_get_tokens(arena, &made->plan, &key);
  assert_true(sheets_begin(arena, made->diags, &made->plan, S(""), &templates));
  assert_true(media_load(arena, made->diags, &made->schedule, &media));
  feeds_make(arena, &made->schedule, &feeds);
  assert_true(pages_make(arena, &made->schedule, &templates, &feeds, &(Pages){take_page, no_page, NULL}));
  for (size_t i = 0; i < made->plan.staff.n; i++) {
    SheetFiles files = {0};
    assert_true(sheets_make(arena, &made->schedule, &templates, &media, &made->plan.staff.at[i], &files));
  }
}

static void build_folder(void **state, const char *folder) {
  Made *made = NEW(*state, Made);
  made->arena = *state;
  made->diags = diags_new(*state);
  plan_read(*state, made->diags, &(ReadOptions){.folder = str_of(folder)}, &made->plan);
  model_resolve(*state, made->diags, &made->plan);
  model_check(*state, made->diags, &made->plan);
  ScheduleOptions options = {.today = DATE_NONE, .past = DATE_NONE};
  schedule_make(*state, made->diags, &made->plan, &options, &made->schedule);
  assert_no_errors(made);
  build(made);
}

// Forty people, some without a store, where it will be served; all that an item can have.
#define MANY                                                                                                           \
  "plan: {id: many, brand: Many, from: 2026-03-02, to: 2026-03-15, locale: en, url: 'https://example.com/many',"       \
  " use: [dates/cn, holidays/cn-2026]%s}\n"                                                                            \
  "channels: {moments: {kind: moments, title: Moments, at: [\"09:00\"]}, news: {kind: official, title: News}}\n"       \
  "staff:\n%s"                                                                                                         \
  "daily: {moments: {mix: {brand: 2, proof: 1}}}\n"                                                                    \
  "sops: {s: {steps: [{id: a, day: -2, due: 1, task: [ask, call], by: adviser, report: [sold]},"                       \
  " {id: b, day: 1, at: 10:00, post: news, piece: brand/story, by: adviser},"                                          \
  " {id: c, day: 2, meet: talk, by: adviser}]}}\n"                                                                     \
  "campaigns: {spring: {title: Spring, sop: s, date: 2026-03-06}}\n"

static Str people(Arena *arena, int n) {
  Buf out = buf_in(arena);
  for (int i = 1; i <= n; i++)
    buf_format(&out, "  p%d: {name: P%d, role: adviser, budget: 1min, channels: [moments, news]%s}\n", i, i,
               i % 3 == 0   ? ""
               : i % 3 == 1 ? ", store: east, region: coast"
                            : ", store: west");
  return buf_str(&out);
}

static void build_many(void **state, int n, const char *more) {
  Arena *arena = *state;
  const char *plan = str_c(arena, str_format(arena, MANY, more, str_c(arena, people(arena, n))));
  Made *made =
      MADE({"plan.yaml", plan},
           {"content/brand/story.md",
            "---\nstatus: final\nmedia: [{card: pages/goods?id=8, title: Gift}, 'https://example.com/a']\n---\n"
            "Hello.\n\n[more](https://example.com/a)\n"});
  assert_no_errors(made);
  build(made);
}

// Three years, and more campaigns at a time than the band has lanes and a month has room for.
static void build_long(void **state) {
  Buf out = buf_in(*state);
  buf_add(&out, S("plan: {id: long, from: 2026-01-01, to: 2028-02-29, locale: en}\n"
                  "channels: {moments: {kind: moments}}\ncampaigns:\n"));
  for (int i = 0; i < 305; i++) buf_format(&out, "  c%d: {title: C%d, date: 2026-02-01..2026-03-31}\n", i, i);
  build(MADE({"plan.yaml", str_c(*state, buf_str(&out))}));
}

// ---- the table ----------------------------------------------------------------------------------------------------

static int begin(void **state) {
  if (arena_begin(state)) return -1;
  looking = (Looking){.arena = *state, .seen = NEW_N((Arena *)*state, bool, template_var_count)};
  return 0;
}

static void what_pages_see_is_in_the_table_and_all_of_the_table_is_seen(void **state) {
  build_folder(state, "plans/dawn-skincare");
  build_folder(state, "plans/velvet-beauty");
  build_folder(state, "plans/north-down");
  build_many(state, 40, "");
  build_many(state, 3, ", private: true");
  build_long(state);
  for (size_t i = 0; i < template_var_count; i++)
    if (!looking.seen[i])
      wrong(str_of(shape_where(template_vars[i].in)), str_format(*state, " %s", template_vars[i].name),
            "is never seen");
  for (size_t i = 0; i < PAGE_COUNT; i++) assert_true(looking.pages[i] > 0);
  assert_int_equal(looking.said.entries.n, 0);
}

static void rows_of_a_shape_stand_together_each_name_once(void **state) {
  (void)state;
  bool *closed = NEW_N(looking.arena, bool, SHAPE_COUNT);
  for (size_t i = 0; i < template_var_count; i++) {
    const TemplateVar *row = &template_vars[i];
    assert_ptr_equal(template_var(row->in, str_of(row->name)), row);
    assert_false(closed[row->in]);
    if (i + 1 < template_var_count && template_vars[i + 1].in != row->in) closed[row->in] = true;
  }
}

static void walk_down(VarShape shape, int depth) {
  assert_true(depth < 10);
  for (size_t i = 0; i < template_var_count; i++) {
    const TemplateVar *row = &template_vars[i];
    if (row->in == shape && (row->kind == VAR_MAP || row->kind == VAR_LIST)) walk_down(row->of, depth + 1);
  }
}

static void no_shape_holds_itself(void **state) {
  (void)state;
  for (int shape = 0; shape < SHAPE_COUNT; shape++) walk_down((VarShape)shape, 0);
}

// Of a map the names stand with it, so only what a list holds must say where it is.
static void the_reference_has_every_row(void **state) {
  (void)state;
  Buf out = buf_in(looking.arena);
  template_reference_write(looking.arena, &out);
  for (size_t i = 0; i < template_var_count; i++) {
    const TemplateVar *row = &template_vars[i];
    if (row->kind == VAR_LIST) assert_true(shape_where(row->of)[0] != 0);
    if (row->kind != VAR_MAP) assert_true(row->meaning[0] != 0);
    if (row->meaning[0]) assert_true(str_find(buf_str(&out), str_format(looking.arena, "%s` | ", row->name)) >= 0);
  }
}

// ---- templates of a plan's own ------------------------------------------------------------------------------------

#define PUT(name, text)                                                                                                \
  { "templates/sheets/" name, text }

// "O150 week.md 1:3 O153 a 1:1": what is said of a plan with these templates, in the order in which it is printed.
static const char *findings(void **state, size_t n, const PlanFile *files) {
  Plan plan = {.about = {.id = S("dawn"), .locale = LANG_EN}};
  SheetTemplates templates;
  Buf out = buf_in(*state);
  Diags *diags = diags_new(*state);
  const char *folder = folder_make(*state);
  plan.folder = str_of(folder);
  for (size_t i = 0; i < n; i++) file_put(*state, folder, &files[i]);
  bool fine = sheets_begin(*state, diags, &plan, S(""), &templates);
  folder_remove(folder);
  diags_finish(diags);
  assert_int_equal(fine, !diags_count(diags, LEVEL_ERROR));
  for (size_t i = 0; i < diags_total(diags); i++) {
    const Diag *diag = diags_at(diags, i);
    Position at = source_position(diag->at.source, diag->at.from);
    Str name = str_from(diag->at.source->path, (size_t)(str_rfind_byte(diag->at.source->path, '/') + 1));
    buf_format(&out, "%s%s %.*s %zu:%zu", i ? ", " : "", catalogue_row(diag->code)->code, STR(name), at.line,
               at.column);
  }
  return str_c(*state, buf_str(&out));
}
#define FINDINGS(...) findings(state, FILES(__VA_ARGS__))
#define assert_finds(want, ...) assert_string_equal(FINDINGS(__VA_ARGS__), want)

static void a_name_that_is_not_there_is_said_at_its_tag(void **state) {
  assert_finds("O150 week.md.mustache 2:4",
               PUT("week.md.mustache", "# {{week.id}}\n\xe5\x91\xa8\xef\xbc\x9a {{wek.id}}\n"));
  assert_finds("O150 plan.html.mustache 1:1", PUT("plan.html.mustache", "{{person.name}}"));
  assert_finds("O150 stores.html.mustache 1:1", PUT("stores.html.mustache", "{{^people}}-{{/people}}"));
}

static void names_are_looked_for_in_what_surrounds_them(void **state) {
  assert_finds("",
               PUT("week.md.mustache",
                   "{{#days}}{{#items}}{{weekday}}{{week.id}}{{#title}}{{from}}{{.}}{{/title}}{{/items}}{{/days}}"));
  assert_finds("O150 week.md.mustache 1:10",
               PUT("week.md.mustache", "{{#days}}{{window}}{{#items}}{{window}}{{/items}}{{/days}}"));
}

static void what_stands_in_an_unknown_section_is_not_said_too(void **state) {
  assert_finds("O150 week.md.mustache 1:1", PUT("week.md.mustache", "{{#dais}}{{titel}}{{/dais}}"));
  assert_finds("O150 week.md.mustache 1:1, O150 week.md.mustache 1:10",
               PUT("week.md.mustache", "{{^dais}}{{titel}}{{/dais}}"));
}

static void a_list_and_a_map_are_no_text(void **state) {
  assert_finds(
      "O151 week.md.mustache 1:1, O151 week.md.mustache 1:9, O151 week.md.mustache 1:17, O151 week.md.mustache 1:33",
      PUT("week.md.mustache", "{{days}}{{week}}{{days.weekday}}{{t}}{{#t.skip}}{{t.skip}}{{/t.skip}}"));
  assert_finds("O151 week.md.mustache 1:1", PUT("week.md.mustache", "{{#t}}{{skip}}{{/t}}"));
}

static void a_text_is_never_html(void **state) {
  assert_finds("O152 person.html.mustache 1:1, O152 person.html.mustache 1:19",
               PUT("person.html.mustache", "{{{person.name}}} {{&plan.brand}}{{&person.budget}}{{&t.skip}}"));
  assert_finds("O152 person.html.mustache 1:17",
               PUT("person.html.mustache", "{{#person.name}}{{{.}}}{{/person.name}}"));
  assert_finds("", PUT("week.md.mustache", "{{{person.name}}}{{&plan.brand}}"));
}

static void what_is_html_is_not_escaped_again(void **state) {
  assert_finds("O151 item.html.mustache 1:1", PUT("item.html.mustache", "{{html}}"));
  assert_finds("", PUT("item.html.mustache", "{{{html}}}{{&html}}{{#html}}-{{/html}}"));
}

// Between tags and within quotes escaping holds a text; elsewhere it does not (a number and a label are no danger).
static void a_text_stands_where_escaping_holds_it(void **state) {
#define PAGE_OF(text) PUT("person.html.mustache", text)
  static const char *const fine[] = {
      "<p title=\"{{plan.id}}\" data-only='{{plan.id}}'>{{plan.id}}</p><!-- {{plan.id}} -->",
      "{{! <script> \"}}<br/>1 < 2 {{plan.id}}",
      "<style>.a{width:{{person.budget}}px}</style><script>'</b>'</script>{{plan.id}}",
      "<p{{#articles}} class=\"a\"{{/articles}} style=\"left:{{person.budget}}%\">{{plan.id}}",
      "<script>var a='{{t.skip}}'{{#plan.id}};{{/plan.id}}</SCRIPT >{{plan.id}}",
  };
  static const char *const unsafe[] = {
      "<p title={{plan.id}}>",
      "<p {{plan.id}}>",
      "<script>'{{plan.id}}'",
      "<STYLE media=\"all\">{{plan.id}}",
      "<p ONCLICK='{{plan.id}}'>",
      "<p class=\"a\" style = \"{{plan.id}}\">",
      "<script>{{#plan.id}}{{.}}{{/plan.id}}",
  };
  for (size_t i = 0; i < COUNT(fine); i++) assert_finds("", PAGE_OF(fine[i]));
  for (size_t i = 0; i < COUNT(unsafe); i++)
    assert_int_equal(strncmp(FINDINGS(PAGE_OF(unsafe[i])), "O155 person.html.mustache 1:", 28), 0);
  assert_finds("O155 item.html.mustache 1:11", PUT("item.html.mustache", "<p title=\"{{{html}}}\">"));
}

// Escaping is undone before an address that is a program, or a page in an attribute, is read.
static void a_text_stands_in_no_address_that_is_a_program(void **state) {
  static const char *const fine[] = {
      "<a href=\"#{{plan.id}}\">javascript: {{plan.id}}</a>",
      "<a href=\"javascript:go({{person.budget}})\" title=\"{{plan.id}}\">{{plan.id}}</a>",
      "<a href='javascript:go()' data-name='{{plan.id}}'>javascript</a>",
      "<a href=\"https://example.com/javascript/{{plan.id}}\">",
  };
  static const char *const unsafe[] = {
      "<a href=\"{{plan.id}}\">javascript: {{plan.id}}</a>",
      "<a href=\"javascript:go('{{plan.id}}')\">",
      "<a href='javascript:{{plan.id}}'>",
      "<a HREF = \" JavaScript:go(1, '{{plan.id}}')\">",
      "<a href=\"{{#plan.id}}javascript:{{/plan.id}}go('{{plan.id}}')\">",
      "<a xlink:href=\"javascript:{{#plan.id}}'{{.}}'{{/plan.id}}\">",
      "<meta http-equiv=\"refresh\" content=\"0;url=javascript:{{plan.id}}\">",
      "<iframe srcdoc=\"<p>{{plan.id}}</p>\">",
  };
  for (size_t i = 0; i < COUNT(fine); i++) assert_finds("", PAGE_OF(fine[i]));
  for (size_t i = 0; i < COUNT(unsafe); i++)
    assert_int_equal(strncmp(FINDINGS(PAGE_OF(unsafe[i])), "O155 person.html.mustache 1:", 28), 0);
  assert_finds("O155 own.mustache 1:1", PUT("week.html.mustache", "<a href=\"javascript:{{> own}}\">"),
               PUT("own.mustache", "{{plan.id}}"));
}

// HTML's own rules, and not what looks like them: where a comment, a name, an attribute and a program end.
static void elements_are_read_as_browsers_read_them(void **state) {
  static const char *const fine[] = {
      "<p>I <3 {{plan.id}} & </3 {{plan.id}}</p></>{{plan.id}}",
      "<!--logo--><p title=\"{{plan.id}}\">",
      "<!--><p>--><!---><p title=\"{{plan.id}}\">",
      "<!-- > - -> {{plan.id}} --!><p title='{{plan.id}}'>",
      "<!--!> <p title=--><p title='{{plan.id}}'>",
      "<?xml version='1.0\"?><p title=\"{{plan.id}}\">",
      "<!DOCTYPE {{plan.id}}><p>{{plan.id}}",
      "<a onclick=\"go()\"/title = \"{{plan.id}}\"><b title='{{plan.id}}'></b onclick=x>",
      "<a title=x onclick=go('a')><b title=\"{{plan.id}}\">",
      "<a onclick = >{{plan.id}}<b title= \"{{plan.id}}\" \">{{plan.id}}",
      "<title>a < b {{plan.id}}</title >{{plan.id}}<script>1 < 2</scripts></script/>{{plan.id}}",
      "<textarea><p onclick=\"{{plan.id}}</textarea>{{plan.id}}",
      "<xmp><script>{{plan.id}}</xmp>{{plan.id}}<plaintext></plaintext><script>{{plan.id}}",
      "<iframe><p {{plan.id}}></iframe><noembed><p {{plan.id}}></noembed><noframes></NOFRAMES\n>{{plan.id}}",
      "<noscript><p>{{plan.id}}</p></noscript>{{plan.id}}",
      "<h{{person.budget}} title=\"{{plan.id}}\"></h{{person.budget}}><b data-{{person.budget}}>{{plan.id}}",
      "<p title={{person.budget}}px data-a='{{plan.id}}'><p title={{person.budget}}>{{plan.id}}",
      "{{=<% %>=}}<p<%! \" %> title=\"<%plan.id%>\"><%={{ }}=%>{{! <script> }}{{plan.id}}",
  };
  static const struct {
    const char *text;
    int column;
  } unsafe[] = {
      {"<!--logo--><button onclick=\"f('{{plan.id}}')\">", 32},
      {"<!--><p onclick='{{plan.id}}'>-->", 18},
      {"<!---><p onclick='{{plan.id}}'>-->", 19},
      {"<!-- --!><p onclick='{{plan.id}}'>-->", 22},
      {"<img src=\"x\"/onerror=\"f('{{plan.id}}')\">", 26},
      {"<img/onerror=\"{{plan.id}}\">", 15},
      {"<a title=x><b {{plan.id}}>", 15},
      {"<p \" onclick=\"{{plan.id}}\">", 15},
      {"<p title=a{{plan.id}}>", 11},
      {"<p =onclick=\"{{plan.id}}\">", 14},
      {"<script>var a='</style>', n='{{plan.id}}'</script>", 30},
      {"<style></script>{{plan.id}}</style>", 17},
      {"<script></scripts>{{plan.id}}", 19},
      {"<script><!--<script></script>{{plan.id}}</script>", 30},
      {"<title><p></title><p onclick='{{plan.id}}'>", 31},
      {"<svg><![CDATA[ > <p title=\" ]]><p onclick='{{plan.id}}'>", 44},
      {"<noscript><p title=\"</noscript><script>{{plan.id}}", 40},
      // A tag of the template in what it would take to tell.
      {"<{{plan.id}}>", 2},
      {"</{{plan.id}}>", 3},
      {"<{{#articles}}script>{{plan.id}}{{/articles}}", 22},
      {"<s{{#articles}}cript{{/articles}}>{{plan.id}}", 35},
      {"<p on{{person.budget}}click=\"{{plan.id}}\">", 30},
      {"<p on{{person.budget}}=\"{{plan.id}}\">", 25},
      {"<p title={{person.budget}} data-a=\"{{plan.id}}\">", 36},
      {"<!-{{person.budget}}->{{plan.id}}", 23},
      {"<!--{{person.budget}}><script>{{plan.id}}", 31},
      {"<!-- -{{person.budget}}-><script>{{plan.id}}", 34},
      {"<script></scr{{! }}ipt><style></script>{{plan.id}}", 40},
      {"<script></script{{person.budget}}><style></script>{{plan.id}}", 51},
  };
  for (size_t i = 0; i < COUNT(fine); i++) assert_finds("", PAGE_OF(fine[i]));
  for (size_t i = 0; i < COUNT(unsafe); i++) {
    Str want = str_format(*state, "O155 person.html.mustache 1:%d", unsafe[i].column);
    assert_finds(str_c(*state, want), PAGE_OF(unsafe[i].text));
  }
}

// What may be a program is no address: only what sopcal makes is one as a whole.
static void a_text_is_no_whole_address(void **state) {
#define WEEK_OF(text) PUT("week.html.mustache", text)
  static const char *const fine[] = {
      "<a href=\"{{index.href}}\"><a href='{{index.href}}?q={{plan.id}}'>",
      "<a href=\"search?q={{plan.id}}\"><a href='#{{plan.id}}'><img src=\" ./{{plan.id}}\">",
      "<a href=\"weixin://dl/{{plan.id}}\"><a href=\"mailto:{{plan.id}}\"><a href='a-{{plan.id}}'>",
      "<a href=\"{{#index.href}}{{index.href}}#{{/index.href}}\" data-href=\"{{plan.id}}\">",
      "{{#prev}}<a href='{{href}}' title='{{href}}'>{{/prev}}",
      "{{#days}}{{#items}}{{#pictures}}<img src=\"{{src}}\">{{/pictures}}{{/items}}{{/days}}",
  };
  static const char *const unsafe[] = {
      "<a href=\"{{plan.id}}\">",
      "<a href='{{plan.id}}'>",
      "<img src=\" {{plan.id}}\">",
      "<form action=\"{{plan.id}}\">",
      "<button formaction=\"java{{plan.id}}\">",
      "<use xlink:href=\"{{index.href}}{{plan.id}}\">",
      "<object data=\"{{plan.id}}\">",
      "<iframe src=\"data:text/html,{{plan.id}}\">",
      "<a href=\"java\nscript:{{plan.id}}\">",
      "<a href=\"java&#115;cript:{{plan.id}}\">",
      "<a href='java{{! }}script:{{plan.id}}'>",
      "<a href=\"{{#index.href}}#{{/index.href}}{{plan.id}}\">",
      "{{#days}}{{#items}}<a href=\"{{{html}}}\">{{/items}}{{/days}}",
  };
  for (size_t i = 0; i < COUNT(fine); i++) assert_finds("", WEEK_OF(fine[i]));
  for (size_t i = 0; i < COUNT(unsafe); i++)
    assert_int_equal(strncmp(FINDINGS(WEEK_OF(unsafe[i])), "O155 week.html.mustache ", 24), 0);
}

static void html_is_put_where_it_is_read_as_such(void **state) {
  assert_finds("", PUT("item.html.mustache", "{{{html}}}<!-- {{{html}}} -->"));
  assert_finds("O155 item.html.mustache 1:8", PUT("item.html.mustache", "<title>{{{html}}}</title>"));
  assert_finds("O155 item.html.mustache 1:3", PUT("item.html.mustache", "<?{{{html}}}>"));
}

// What follows a section is the same whether it is left out, or comes again.
static void a_section_ends_as_it_began(void **state) {
  static const char *const fine[] = {
      "<p{{#articles}} class=\"a\"{{/articles}}{{^articles}} hidden{{/articles}} title=\"{{plan.id}}\">{{plan.id}}",
      "<p {{#articles}}class=\"a\" {{/articles}}title=\"{{plan.id}}\"><p {{#articles}}hidden{{/articles}}>{{plan.id}}",
      "<p class=a{{#articles}}-b{{/articles}}{{#articles}} hidden{{/articles}} title='{{plan.id}}'>",
      "<p class=\"{{#articles}}a{{/articles}}\"{{#articles}}/{{/articles}}>{{plan.id}}",
      "<p hidden {{#articles}}class='a' {{/articles}}>{{#articles}}<b>{{^articles}}<i>{{/articles}}{{/articles}}",
      "{{#articles}}<b onclick><b onclick=go()><b href=>{{/articles}}{{plan.id}}",
  };
  static const struct {
    const char *text;
    int column;
  } unsafe[] = {
      {"<script>{{#plan.id}}</script>{{/plan.id}}", 9},
      {"{{#articles}}<script>{{/articles}}", 1},
      {"<p title=\"{{#articles}}\"{{/articles}}\">", 11},
      {"{{#articles}}{{#plan.id}}<!--{{/plan.id}}{{/articles}}", 14},
      {"<a{{#articles}}><script{{/articles}}>", 3},
      {"<p title={{#articles}}\"a\"{{/articles}}>", 10},
      {"<p {{#articles}}click=\"a\" on{{/articles}}>", 4},
      {"<a title{{#articles}} onclick='{{/articles}}'>", 9},
      {"<a href=\"{{#articles}}javascript:{{/articles}}\">", 10},
  };
  for (size_t i = 0; i < COUNT(fine); i++) assert_finds("", PAGE_OF(fine[i]));
  for (size_t i = 0; i < COUNT(unsafe); i++) {
    Str want = str_format(*state, "O155 person.html.mustache 1:%d", unsafe[i].column);
    assert_finds(str_c(*state, want), PAGE_OF(unsafe[i].text));
  }
  assert_finds("", PUT("week.md.mustache", "{{#days}}<script>{{/days}}{{week.id}}"));
}

static void a_partial_ends_as_it_began(void **state) {
#define BRINGING(page, partial) PUT("week.html.mustache", page), PUT("own.mustache", partial)
  assert_finds("", BRINGING("<p{{> own}}>{{plan.id}}", " class=\"a\" hidden"));
  assert_finds("", BRINGING("<p {{> own}} title=\"{{plan.id}}\">", "{{#plan.id}}title=\"{{plan.id}}\"{{/plan.id}}"));
  assert_finds("", BRINGING("<a href=\"{{> own}}\">{{> own}}", "#{{plan.id}}"));
  assert_finds("O155 own.mustache 1:4", BRINGING("{{> own}} var n='{{plan.id}}'", "<p><script>"));
  assert_finds("O155 own.mustache 1:1", BRINGING("{{> own}}{{> own}}", "<!--"));
  assert_finds("O155 own.mustache 1:11", BRINGING("<p title=\"{{> own}}\">", "{{t.skip}}\""));
  assert_finds("O155 own.mustache 1:2", BRINGING("<p{{> own}}", " >"));
  assert_finds("O155 own.mustache 1:1", BRINGING("<p title={{> own}}>", "{{plan.id}}"));
  assert_finds("O155 own.mustache 1:2", BRINGING("<p>{{> own}}", "a<"));
  assert_finds("O155 brand.css.mustache 2:1",
               PUT("brand.css.mustache", ":root{--btn:#a3174f}\n</style><script>alert(1)"));
  assert_finds("O155 own.mustache 1:2", BRINGING("<style>{{> own}}</style>", "-</style><b></b><style>"));
  assert_finds("", BRINGING("<style>{{> own}}</style>{{> more}}", "{{#articles}}'</script>'{{/articles}}"),
               PUT("more.mustache", "<style></style><script></script>{{plan.id}}"));
  assert_finds("", BRINGING("{{> own}}{{week.id}}", "-"), PUT("week.md.mustache", "{{> more}}"),
               PUT("more.mustache", "<script>"));
}

// What a partial stands in is what it is brought into.
static void a_partial_begins_where_it_is_brought_in(void **state) {
  assert_finds("", PUT("week.html.mustache", "<p>{{> own}}</p>"), PUT("own.mustache", "{{plan.id}}"));
  assert_finds("O155 own.mustache 1:1", PUT("week.html.mustache", "<p>{{> own}}</p><script>{{> own}}</script>"),
               PUT("own.mustache", "{{plan.id}}"));
}

// ... and what would let markup through is said although another page is right.
static void a_partial_may_ask_for_what_only_one_of_its_pages_has(void **state) {
  assert_finds("", PUT("week.md.mustache", "{{> own}}"), PUT("plan.html.mustache", "{{> own}}"),
               PUT("own.mustache", "{{week.id}}{{plan.days}}"));
  assert_finds("O152 own.mustache 1:1", PUT("week.md.mustache", "{{> own}}"), PUT("plan.html.mustache", "{{> own}}"),
               PUT("own.mustache", "{{&plan.brand}}"));
}

static void a_built_in_partial_in_the_wrong_place_is_said_where_it_is_brought_in(void **state) {
  assert_finds("O150 week.html.mustache 2:1", PUT("week.html.mustache", "{{#days}}\n{{> item.html}}\n{{/days}}"));
  assert_non_null(strstr(FINDINGS(PUT("week.html.mustache", "{{#days}}{{#items}}\n<style>{{> item.html}}</style>"
                                                            "{{/items}}{{/days}}")),
                         "O155 week.html.mustache 2:8"));
  assert_finds("", PUT("week.html.mustache", "{{#days}}{{#items}}{{> item.html}}{{/items}}{{/days}}"));
  assert_non_null(strstr(FINDINGS(PUT("week.html.mustache", "{{#days}}{{#items}}\n<p title=\"{{> item.html}}\">"
                                                            "{{/items}}{{/days}}")),
                         "O155 week.html.mustache 2:11"));
}

static void a_template_that_brings_itself_in_is_said(void **state) {
  assert_finds("O153 item.html.mustache 1:1", PUT("item.html.mustache", "{{> item.html}}"));
  assert_finds("O153 person.html.mustache 1:2", PUT("person.html.mustache", "-{{> person.html}}"));
  assert_finds("O153 b.mustache 1:11", PUT("week.md.mustache", "{{> a}}"),
               PUT("a.mustache", "{{#days}}{{> b}}{{/days}}"), PUT("b.mustache", "{{#items}}{{> a}}{{/items}}"));
  assert_finds("", PUT("week.md.mustache", "{{> a}}{{> a}}{{> b}}"), PUT("a.mustache", "{{> b}}{{> b}}"),
               PUT("b.mustache", "-"));
}

// p1 brings in p2 and so on; each twice, which would be walked 2^60 times.
static const char *chain(void **state, int n) {
  PlanFile *files = NEW_N((Arena *)*state, PlanFile, (size_t)n + 1);
  files[0] = (PlanFile)PUT("week.md.mustache", "{{> p1}}");
  for (int i = 1; i <= n; i++) {
    const char *name = str_c(*state, str_format(*state, "templates/sheets/p%d.mustache", i));
    Str text = i < n ? str_format(*state, "{{> p%d}}{{#days}}{{> p%d}}{{/days}}", i + 1, i + 1) : S("end");
    files[i] = (PlanFile){name, str_c(*state, text)};
  }
  return findings(state, (size_t)n + 1, files);
}

static void a_chain_of_templates_is_at_most_64_long(void **state) {
  assert_string_equal(chain(state, 63), "");
  assert_string_equal(chain(state, 64), "O153 p63.mustache 1:1, O153 p63.mustache 1:19");
}

// Each brings in the next among one list more or less: as many ways as there are sets of lists.
static void templates_that_cannot_be_followed_end_and_are_said(void **state) {
  static const char *const maps[] = {"days",   "items", "campaigns", "pictures", "cards", "links",    "boxes", "report",
                                     "person", "plan",  "week",      "prev",     "index", "campaign", "next",  "files"};
  PlanFile files[41] = {PUT("week.md.mustache", "{{#days}}{{#items}}{{> p0}}{{/items}}{{/days}}")};
  for (int i = 0; i < 40; i++) {
    Buf text = buf_in(*state);
    for (size_t k = 0; k < COUNT(maps); k++) buf_format(&text, "{{#%s}}{{> p%d}}{{/%s}}", maps[k], i + 1, maps[k]);
    const char *name = str_c(*state, str_format(*state, "templates/sheets/p%d.mustache", i));
    files[i + 1] = (PlanFile){name, i < 39 ? str_c(*state, buf_str(&text)) : "end"};
  }
  assert_non_null(strstr(findings(state, COUNT(files), files), "O153"));
}

static void a_template_that_nothing_uses_is_said(void **state) {
  assert_finds("O154 styel.css.mustache 1:1", PUT("styel.css.mustache", ""), PUT("style.css.mustache", ""),
               PUT("notes.md", ""));
  assert_finds("O154 style.css.mustache 1:1", {"templates/style.css.mustache", ""}, {"templates/sops/own.yaml", ""});
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, arena_end)
  const struct CMUnitTest tests[] = {
      CASE(what_pages_see_is_in_the_table_and_all_of_the_table_is_seen),
      CASE(rows_of_a_shape_stand_together_each_name_once),
      CASE(no_shape_holds_itself),
      CASE(the_reference_has_every_row),
      CASE(a_name_that_is_not_there_is_said_at_its_tag),
      CASE(names_are_looked_for_in_what_surrounds_them),
      CASE(what_stands_in_an_unknown_section_is_not_said_too),
      CASE(a_list_and_a_map_are_no_text),
      CASE(a_text_is_never_html),
      CASE(what_is_html_is_not_escaped_again),
      CASE(a_text_stands_where_escaping_holds_it),
      CASE(a_text_stands_in_no_address_that_is_a_program),
      CASE(elements_are_read_as_browsers_read_them),
      CASE(a_text_is_no_whole_address),
      CASE(html_is_put_where_it_is_read_as_such),
      CASE(a_section_ends_as_it_began),
      CASE(a_partial_ends_as_it_began),
      CASE(a_partial_begins_where_it_is_brought_in),
      CASE(a_partial_may_ask_for_what_only_one_of_its_pages_has),
      CASE(a_built_in_partial_in_the_wrong_place_is_said_where_it_is_brought_in),
      CASE(a_template_that_brings_itself_in_is_said),
      CASE(a_chain_of_templates_is_at_most_64_long),
      CASE(templates_that_cannot_be_followed_end_and_are_said),
      CASE(a_template_that_nothing_uses_is_said),
  };
  return cmocka_run_group_tests_name("template_vars", tests, NULL, NULL);
}

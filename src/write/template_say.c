// template_say: from what is wrong with a template's tags to findings that say what was meant.
//
// Invariant: a finding stands at its tag, once, however many pages bring the template in.
#include "templates.h"

typedef struct Saying {
  Arena *arena;
  Diags *diags;
  const LoadedTemplate *loaded;
} Saying;

// ---- what was meant -----------------------------------------------------------------------------------------------

// All that can be named where these shapes stand around, maps' names with dots.
static void add_names(Arena *arena, VarShape shape, Str before, StrList *out) {
  for (size_t i = 0; i < template_var_count; i++) {
    const TemplateVar *var = &template_vars[i];
    if (var->in != shape) continue;
    Str name = str_format(arena, "%.*s%s", STR(before), var->name);
    PUSH(arena, out, name);
    if (var->kind == VAR_MAP) add_names(arena, var->of, str_format(arena, "%.*s.", STR(name)), out);
  }
}

static StrList near_names(const Saying *s, const Verdict *verdict, Str name) {
  StrList known = {0};
  for (size_t i = 0; i < verdict->shapes.n; i++) add_names(s->arena, (VarShape)verdict->shapes.at[i], S(""), &known);
  return diag_nearest(s->arena, s->diags, name, &known);
}

// Where else the page has the name: "{{week.span}}", "{{#days}}{{weekday}}{{/days}}".
typedef struct Way {
  Str opened, dotted, closed;
} Way;

static void add_ways(Arena *arena, VarShape shape, const Way *way, Str name, StrList *out) {
  for (size_t i = 0; i < template_var_count; i++) {
    const TemplateVar *var = &template_vars[i];
    if (var->in != shape) continue;
    Str full = str_format(arena, "%.*s%s", STR(way->dotted), var->name);
    if (str_eq(str_of(var->name), name) && (way->opened.n || way->dotted.n))
      PUSH(arena, out, str_format(arena, "%.*s{{%.*s}}%.*s", STR(way->opened), STR(full), STR(way->closed)));
    Way within = {way->opened, str_format(arena, "%.*s.", STR(full)), way->closed};
    Way opened = {str_format(arena, "%.*s{{#%.*s}}", STR(way->opened), STR(full)), S(""),
                  str_format(arena, "{{/%.*s}}%.*s", STR(full), STR(way->closed))};
    if (var->kind == VAR_MAP) add_ways(arena, var->of, &within, name, out);
    if (var->kind == VAR_LIST) add_ways(arena, var->of, &opened, name, out);
  }
}

enum { WAYS_SHOWN = 2 };

static StrList ways_to(Arena *arena, const TemplatePage *page, Str name) {
  StrList ways = {0};
  ptrdiff_t dot = str_rfind_byte(name, '.');
  Str last = str_from(name, (size_t)(dot + 1));
  for (size_t i = 0; i < PAGE_LEVELS; i++) add_ways(arena, page->levels[i], &(Way){0}, last, &ways);
  if (ways.n > WAYS_SHOWN) ways.n = WAYS_SHOWN;
  return ways;
}

// ---- faults -------------------------------------------------------------------------------------------------------

// A plain name is looked for elsewhere on the page first, a dotted one among those like it.
static void find_meant(const Saying *s, Str name, const Verdict *verdict, StrList *near, StrList *ways) {
  bool dotted = str_find_byte(name, '.') >= 0;
  if (dotted) *near = near_names(s, verdict, name);
  if (!near->n) *ways = ways_to(s->arena, verdict->page, name);
  if (!dotted && !ways->n) *near = near_names(s, verdict, name);
}

static void say_unknown(const Saying *s, Str name, const Verdict *verdict, Place at, Str asker) {
  StrList near = {0}, ways = {0};
  if (!diag_is_beyond(s->diags, O150, at)) find_meant(s, name, verdict, &near, &ways);
  if (asker.n) near.n = 0;
  diag_add(s->diags, O150, at,
           ARGS(arg("name", name), arg("page", str_of(verdict->page->name)), arg("asker", asker),
                arg("near", str_join(s->arena, &near, S(", "))), arg_list(s->arena, "ways", &ways)));
}

// What to write instead of a list or a map.
static Str what_it_holds(Arena *arena, Str name, const TemplateVar *var) {
  if (var->kind == VAR_WORDS) return S("{{t.NAME}}");
  if (var->kind == VAR_LIST) return str_format(arena, "{{#%.*s}}...{{/%.*s}}", STR(name), STR(name));
  StrList names = {0};
  add_names(arena, var->of, str_format(arena, "{{%.*s.", STR(name)), &names);
  for (size_t i = 0; i < names.n; i++) names.at[i] = str_format(arena, "%.*s}}", STR(names.at[i]));
  if (names.n > WAYS_SHOWN) names.n = WAYS_SHOWN;
  return str_join(arena, &names, S(", "));
}

// "days.title" as "{{#days}}{{title}}{{/days}}".
static Str opened_list(Arena *arena, Str name, const TemplateVar *var) {
  Str rest = name, before = S(""), part;
  while (str_cut(&rest, '.', &part)) {
    before = str_part(name, 0, (size_t)(part.at - name.at) + part.n);
    if (str_eq(part, str_of(var->name))) break;
  }
  return str_format(arena, "{{#%.*s}}{{%.*s}}{{/%.*s}}", STR(before), STR(rest), STR(before));
}

static void say_misused(const Saying *s, const MustacheName *tag, const Verdict *verdict, Place at) {
  static const Text list = {{"is a list, and has nothing to print", "是列表，本身没有可显示的文字"}},
                    map = {{"holds other names, and has nothing to print", "下面还有别的名字，本身没有可显示的文字"}},
                    past = {{"is what each of a list has", "是列表里每一项才有的"}},
                    twice = {{"is HTML already, and would be escaped again", "已经是 HTML，会被再转义一次"}};
  Text why = verdict->var->kind == VAR_LIST ? list : map;
  Str way = what_it_holds(s->arena, tag->name, verdict->var);
  if (verdict->fault == TAG_PAST_LIST) {
    why = past;
    way = opened_list(s->arena, tag->name, verdict->var);
  }
  if (verdict->fault == TAG_ESCAPED_TWICE) {
    why = twice;
    way = str_format(s->arena, "{{{%.*s}}}", STR(tag->name));
  }
  diag_add(s->diags, O151, at, ARGS(arg("name", tag->name), arg_t("why", why), arg("way", way)));
}

static void say_unescaped(const Saying *s, const MustacheName *tag, Place at) {
  Str way = str_format(s->arena, "{{%.*s}}", STR(tag->name));
  diag_add(s->diags, O152, at, ARGS(arg("name", tag->name), arg("way", way)));
}

static const Text words = {{"between tags", "标签之间"}},
                  element = {{"in an element without quotes", "标签里的引号外面"}},
                  attribute = {{"in an attribute", "属性里"}}, program = {{"in a script or a style", "脚本或样式里"}},
                  address = {{"at the beginning of an address", "地址的开头"}}, comment = {{"in a comment", "注释里"}},
                  raw = {{"in an element that holds text alone", "只放文字的元素里"}},
                  unclear = {{"behind a name or an end in pieces", "拼接出来的标签之后"}};

static const Text *place_of_state(HtmlState state, VarKind kind) {
  switch (state) {
  case HTML_WORDS: return &words;
  case HTML_COMMENT:
  case HTML_DECLARATION: return &comment;
  case HTML_QUOTED:
  case HTML_QUOTED_ONCE: return &attribute;
  case HTML_ADDRESS:
  case HTML_ADDRESS_ONCE: return kind == VAR_HTML ? &attribute : &address;
  case HTML_PROGRAM_QUOTED:
  case HTML_PROGRAM_QUOTED_ONCE:
  case HTML_SCRIPT:
  case HTML_STYLE: return &program;
  case HTML_UNCLEAR: return &unclear;
  default: return state < HTML_QUOTED ? &element : &raw;
  }
}

static void say_unsafe(const Saying *s, const MustacheName *tag, const Verdict *verdict, Place at) {
  static const struct {
    const Text *where;
    Text way;
  } ways[] = {
      {&element, {{"put it between double quotes", "放进双引号里"}}},
      {&program,
       {{"give it to an element as a data- attribute, where a script can read it",
         "放进某个元素的 data- 属性，让脚本去读"}}},
      {&address,
       {{"take an address that sopcal makes, or put a beginning such as ./ or # before it",
         "用 sopcal 给出的地址，或者在前面写上 ./ 或 # 这样的开头"}}},
      {&unclear,
       {{"write names, ends and values before it whole, without a tag of the template in them",
         "前面的元素名、属性名、结束标签和不带引号的值要写完整，中间不夹模板标签"}}},
  };
  static const Text plain = {{"take the text, and not the HTML", "用文字，不要用 HTML"}};
  const Text *where = place_of_state(verdict->state, verdict->var ? verdict->var->kind : VAR_TEXT);
  Text way = plain;
  for (size_t i = 0; i < COUNT(ways); i++)
    if (ways[i].where == where) way = ways[i].way;
  diag_add(
      s->diags, O155, at,
      ARGS(arg("name", tag->name), arg_t("where", *where), arg("begin", S("")), arg("end", S("")), arg_t("way", way)));
}

void template_say_left_open(Diags *diags, Place at, Str name, HtmlState begin, HtmlState end) {
  static const Text way = {{"open and close elements, quotes and comments within the same template or section",
                            "标签、引号和注释要在同一个模板或段落里打开并关上"}};
  diag_add(diags, O155, at,
           ARGS(arg("name", name), arg("where", S("")), arg_t("begin", *place_of_state(begin, VAR_TEXT)),
                arg_t("end", *place_of_state(end, VAR_TEXT)), arg_t("way", way)));
}

static void say(const Saying *s, const MustacheName *tag, const Verdict *verdict, Place at) {
  switch (verdict->fault) {
  case TAG_FINE: break;
  case TAG_UNKNOWN: say_unknown(s, tag->name, verdict, at, S("")); break;
  case TAG_PRINTS_NOTHING:
  case TAG_PAST_LIST:
  case TAG_ESCAPED_TWICE: say_misused(s, tag, verdict, at); break;
  case TAG_UNESCAPED: say_unescaped(s, tag, at); break;
  case TAG_UNSAFE_PLACE: say_unsafe(s, tag, verdict, at); break;
  case TAG_LEFT_OPEN:
    template_say_left_open(s->diags, at, str_part(s->loaded->source->text, tag->from, tag->to), verdict->state,
                           verdict->end);
    break;
  }
}

// A built-in template is in order by itself: it was brought in where it cannot stand. Its first name that is not there
// tells so, or else the first that stands wrong.
static void say_misplaced(const Saying *s) {
  const Verdict *verdicts = s->loaded->verdicts;
  size_t n = s->loaded->names.n, first = 0;
  while (first < n && verdicts[first].fault != TAG_UNKNOWN) first++;
  if (first < n) {
    say_unknown(s, s->loaded->names.at[first].name, &verdicts[first], verdicts[first].brought, s->loaded->name);
    return;
  }
  first = 0;
  while (first < n && verdicts[first].fault == TAG_FINE) first++;
  if (first < n) say(s, &s->loaded->names.at[first], &verdicts[first], verdicts[first].brought);
}

bool template_say(Arena *arena, Diags *diags, const LoadedTemplate *loaded) {
  Saying s = {arena, diags, loaded};
  bool good = true, misplaced = loaded->built_in;
  for (size_t i = 0; i < loaded->names.n; i++) {
    const MustacheName *tag = &loaded->names.at[i];
    if (!misplaced) say(&s, tag, &loaded->verdicts[i], (Place){loaded->source, tag->from, tag->to});
    good = good && loaded->verdicts[i].fault == TAG_FINE;
  }
  if (misplaced) say_misplaced(&s);
  return good;
}

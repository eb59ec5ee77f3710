// template_check: what templates name, against the table of what there is; from compiled ones to findings at their
// tags.
//
// A page is walked through as it would be made, with the names that stand around each tag, partials where they are
// brought in. The same partial among the same names is walked once. A tag is right if it is so anywhere: a partial may
// ask for what only one of its pages has. Invariant: the walk ends: no template is entered while it is open, none more
// than TEMPLATE_DEPTH_MAX deep, and no more than WALK_MAX tags are looked at for a page.
#include "templates.h"

enum { TEMPLATE_DEPTH_MAX = 64, WALK_MAX = 1 << 18 };

typedef struct Walk {
  Arena *arena;
  Diags *diags;
  const Map *partials;
  const TemplatePage *page;
  Map seen;     // a partial's name, where it begins and the shapes around it
  StrList path; // the templates that are open, outermost first
  Place
      brought; // the innermost tag of a plan's own template that brought in what is walked; nowhere on the page itself
  HtmlState state; // where what is walked begins
  size_t left;     // tags that may still be looked at
  bool good;
} Walk;

// What stands around a tag. Shapes are bytes of a text, the innermost last; each once, for its inner one hides the
// outer.
typedef struct Around {
  Str shapes;
  bool unknown; // a section around it is, so nothing in it is ever made
} Around;

// Where a template is brought in.
typedef struct Spot {
  Str shapes;
  HtmlState state;
} Spot;

// ---- names --------------------------------------------------------------------------------------------------------

static Str with_shape(Arena *arena, Str shapes, VarShape shape) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < shapes.n; i++)
    if (shapes.at[i] != (char)shape) buf_byte(&out, shapes.at[i]);
  buf_byte(&out, (char)shape);
  return buf_str(&out);
}

static const TemplateVar *innermost(Str shapes, Str name) {
  for (size_t i = shapes.n; i > 0; i--) {
    const TemplateVar *var = template_var((VarShape)shapes.at[i - 1], name);
    if (var) return var;
  }
  return NULL;
}

// The variable of a dotted name. A label's words are not ours to know: t.NAME ends at t.
static const TemplateVar *look_up(Str shapes, Str name, TagFault *fault) {
  Str part;
  str_cut(&name, '.', &part);
  const TemplateVar *var = innermost(shapes, part);
  while (var && var->kind != VAR_WORDS && str_cut(&name, '.', &part)) {
    if (var->kind == VAR_LIST) {
      *fault = TAG_PAST_LIST;
      return var;
    }
    var = var->kind == VAR_MAP ? template_var(var->of, part) : NULL;
  }
  *fault = var ? TAG_FINE : TAG_UNKNOWN;
  return var;
}

// ---- a tag --------------------------------------------------------------------------------------------------------

static bool prints(const MustacheName *tag) { return tag->tag == TAG_VALUE || tag->tag == TAG_RAW; }

static bool holds(HtmlState state, VarKind kind) {
  switch (state) {
  case HTML_WORDS:
  case HTML_COMMENT: return true;
  case HTML_ADDRESS:
  case HTML_ADDRESS_ONCE: return kind == VAR_ADDRESS;
  case HTML_QUOTED:
  case HTML_QUOTED_ONCE:
  case HTML_DECLARATION: return kind != VAR_HTML;
  default: return state >= HTML_TITLE && state <= HTML_PLAINTEXT && kind != VAR_HTML;
  }
}

// How a tag may be written as HTML. A section only asks; numbers, truths and labels hold nothing of the plan's.
static TagFault put(const MustacheName *tag, VarKind kind, HtmlState state) {
  if (!prints(tag) || (kind != VAR_TEXT && kind != VAR_ADDRESS && kind != VAR_HTML)) return TAG_FINE;
  if (kind == VAR_HTML && tag->tag == TAG_VALUE) return TAG_ESCAPED_TWICE;
  if (kind != VAR_HTML && tag->tag == TAG_RAW) return TAG_UNESCAPED;
  return holds(state, kind) ? TAG_FINE : TAG_UNSAFE_PLACE;
}

static TagFault used(const MustacheName *tag, const TemplateVar *var) {
  bool label = str_find_byte(tag->name, '.') >= 0;
  if (var->kind == VAR_WORDS && !label) return TAG_PRINTS_NOTHING;
  return prints(tag) && (var->kind == VAR_LIST || var->kind == VAR_MAP) ? TAG_PRINTS_NOTHING : TAG_FINE;
}

// "{{.}}" is whatever the section around it is, and may be a text.
static Verdict judge(const Walk *walk, const MustacheName *tag, Str shapes, HtmlState state) {
  Verdict verdict = {.page = walk->page, .shapes = shapes, .brought = walk->brought, .state = state};
  VarKind kind = VAR_TEXT;
  if (!str_eq(tag->name, S("."))) {
    verdict.var = look_up(shapes, tag->name, &verdict.fault);
    if (verdict.fault == TAG_FINE) verdict.fault = used(tag, verdict.var);
    if (verdict.var) kind = verdict.var->kind;
  }
  if (verdict.fault == TAG_FINE && walk->page->escapes) verdict.fault = put(tag, kind, state);
  return verdict;
}

static void settle(Arena *arena, Verdict *kept, const Verdict *found) {
  if (kept->fault >= TAG_UNESCAPED || (kept->settled && found->fault < TAG_UNESCAPED)) return;
  if (found->fault == TAG_FINE)
    *kept = (Verdict){.settled = true};
  else if (kept->fault == TAG_FINE || found->fault >= TAG_UNESCAPED) {
    *kept = *found;
    kept->shapes = str_copy(arena, found->shapes);
  }
}

// Nothing in a section over an unknown name is ever made; one over a text only asks for it.
static Around inside_of(Arena *scratch, Around around, const MustacheName *tag) {
  TagFault fault;
  if (tag->tag != TAG_SECTION || around.unknown || str_eq(tag->name, S("."))) return around;
  const TemplateVar *var = look_up(around.shapes, tag->name, &fault);
  if (!var || fault != TAG_FINE) return (Around){.unknown = true};
  if (var->kind == VAR_WORDS) return (Around){around.shapes, str_eq(tag->name, str_of(var->name))};
  bool opens = var->kind == VAR_LIST || var->kind == VAR_MAP;
  return opens ? (Around){with_shape(scratch, around.shapes, var->of), false} : around;
}

// ---- a template ---------------------------------------------------------------------------------------------------

static void visit(Walk *walk, LoadedTemplate *loaded, Str shapes);

static Str path_text(const Walk *walk, Str name) {
  StrList path = {0};
  size_t n = walk->path.n;
  for (size_t i = 0; i < n; i++) {
    if (i == 2 && n > 5) PUSH(walk->arena, &path, S("…"));
    if (i < 2 || i + 3 > n || n <= 5) PUSH(walk->arena, &path, walk->path.at[i]);
  }
  PUSH(walk->arena, &path, name);
  return str_join(walk->arena, &path, S(" > "));
}

static void refuse(Walk *walk, const LoadedTemplate *in, const MustacheName *tag, Text why) {
  diag_add(walk->diags, O153, (Place){in->source, tag->from, tag->to},
           ARGS(arg("path", path_text(walk, tag->tag == TAG_PARTIAL ? tag->name : S("…"))), arg_t("why", why)));
  walk->good = false;
}

// No name has a blank in it.
static bool is_new(Walk *walk, Str name, Str shapes) {
  Buf key = buf_in(walk->arena);
  buf_add(&key, name);
  buf_byte(&key, ' ');
  buf_byte(&key, (char)walk->state);
  buf_add(&key, shapes);
  return map_put(walk->arena, &walk->seen, buf_str(&key), walk);
}

static const HtmlReading *reading_of(const Walk *walk, LoadedTemplate *loaded) {
  HtmlReading **reading = &loaded->readings[walk->state];
  if (!*reading) {
    *reading = NEW(walk->arena, HtmlReading);
    html_read(walk->arena, loaded->source->text, &loaded->names, walk->state, *reading);
  }
  return *reading;
}

// What a template leaves open would be open in what brings it in, too.
static void check_end(Walk *walk, LoadedTemplate *partial) {
  const HtmlReading *reading = walk->page->escapes ? reading_of(walk, partial) : NULL;
  if (!reading || reading->carries_on || partial->left_open) return;
  Place at = partial->built_in ? walk->brought : (Place){partial->source, reading->since, reading->since + 1};
  template_say_left_open(walk->diags, at, partial->name, walk->state, reading->end);
  partial->left_open = true;
  walk->good = false;
}

static bool is_open(const Walk *walk, Str name) {
  for (size_t i = 0; i < walk->path.n; i++)
    if (str_eq(walk->path.at[i], name)) return true;
  return false;
}

static void bring_in(Walk *walk, const LoadedTemplate *into, const MustacheName *tag, Str shapes, HtmlState state) {
  static const Text circle = {{"a template cannot bring itself in", "模板不能把自己包含进来"}},
                    deep = {{"more than 64 deep", "超过 64 层"}};
  LoadedTemplate *partial = map_get(walk->partials, tag->name);
  Place before = walk->brought;
  HtmlState began = walk->state;
  if (!partial) return; // that has been said
  walk->state = state;
  if (!into->built_in) walk->brought = (Place){into->source, tag->from, tag->to};
  if (is_open(walk, tag->name))
    refuse(walk, into, tag, circle);
  else if (walk->path.n == TEMPLATE_DEPTH_MAX)
    refuse(walk, into, tag, deep);
  else if (is_new(walk, tag->name, shapes)) {
    check_end(walk, partial);
    visit(walk, partial, shapes);
  }
  walk->brought = before;
  walk->state = began;
}

static void look_at(Walk *walk, LoadedTemplate *loaded, size_t i, Str shapes) {
  const MustacheName *tag = &loaded->names.at[i];
  const HtmlReading *reading = walk->page->escapes ? reading_of(walk, loaded) : NULL;
  HtmlState state = reading ? (HtmlState)reading->at[i] : HTML_WORDS;
  if (tag->tag == TAG_PARTIAL) {
    bring_in(walk, loaded, tag, shapes, state);
    return;
  }
  Verdict found = judge(walk, tag, shapes, state);
  found.end = reading ? (HtmlState)reading->ends[i] : HTML_STATES;
  if (found.end != HTML_STATES) found.fault = TAG_LEFT_OPEN;
  settle(walk->arena, &loaded->verdicts[i], &found);
}

// `inside[n]` is what stands within the nth section of the list, counted from 1; inside[0] what stands around it all.
static void walk_through(Walk *walk, LoadedTemplate *loaded, Str shapes) {
  static const Text many = {{"in more ways than can be followed", "套用的方式太多，没法逐一检查"}};
  Arena *scratch = arena_new();
  Around *inside = NEW_N(scratch, Around, loaded->names.n + 1);
  inside[0].shapes = shapes;
  for (size_t i = 0; i < loaded->names.n && walk->left > 0; i++) {
    const MustacheName *tag = &loaded->names.at[i];
    Around around = inside[tag->within];
    inside[i + 1] = inside_of(scratch, around, tag);
    if (--walk->left == 0)
      refuse(walk, loaded, tag, many);
    else if (!around.unknown)
      look_at(walk, loaded, i, around.shapes);
  }
  arena_free(scratch);
}

static void visit(Walk *walk, LoadedTemplate *loaded, Str shapes) {
  PUSH(walk->arena, &walk->path, loaded->name);
  walk_through(walk, loaded, shapes);
  walk->path.n--;
}

// ---- all of them --------------------------------------------------------------------------------------------------

static bool check_page(Arena *arena, Diags *diags, const TemplatePage *page, LoadedTemplate *loaded,
                       const Map *partials) {
  Walk walk = {.arena = arena, .diags = diags, .partials = partials, .page = page, .left = WALK_MAX, .good = true};
  Str shapes = S("");
  for (size_t i = 0; i < PAGE_LEVELS; i++) shapes = with_shape(arena, shapes, page->levels[i]);
  visit(&walk, loaded, shapes);
  return walk.good;
}

bool template_check(Arena *arena, Diags *diags, LoadedTemplate *const pages[PAGE_COUNT], const Map *partials) {
  bool good = true;
  for (size_t i = 0; i < PAGE_COUNT; i++)
    if (pages[i]) good = check_page(arena, diags, &template_pages[i], pages[i], partials) && good;
  for (size_t i = 0; i < PAGE_COUNT; i++)
    if (pages[i]) good = template_say(arena, diags, pages[i]) && good;
  for (size_t i = 0; i < partials->entries.n; i++)
    good = template_say(arena, diags, partials->entries.at[i].value) && good;
  return good;
}

// mustache: from a template's text to a flat list of parts, and from those and a Value to text.
//
// Compiling cuts the source at its tags. A part is a piece of text within one line, or a tag; a section's part knows
// where its end is, so rendering walks the list without a tree. A tag that is not a value and stands alone on its line
// takes the whole line with it. Text is cut at line ends because a partial that stands alone lends its indentation to
// every line of what it brings in: the part that begins a line is where that indentation is written, and what values
// bring in never is.
//
// Invariant: rendering ends. Sections nest at most 32 deep, partials 64, and all parts walked and bytes written count
// against one limit, because lists within lists and partials within partials multiply.
#include "sopcal/mustache.h"

#include <string.h>

enum { SECTION_DEPTH_MAX = 32, PARTIAL_DEPTH_MAX = 64, WORK_MAX = 16 << 20 };

typedef enum PartKind { PART_TEXT, PART_VALUE, PART_RAW, PART_SECTION, PART_INVERTED, PART_PARTIAL, PART_END } PartKind;

typedef struct Part {
  PartKind kind;
  bool begins_line; // TEXT: it is the first of its line
  Str text;         // TEXT: itself; else the tag's name
  bool alone;       // PARTIAL: it stands alone on its line
  Str indent;       // ... behind these blanks
  size_t from, to;  // bytes of the tag
  size_t end;       // SECTION, INVERTED: the number of their END
} Part;

struct Mustache {
  LIST(Part) parts;
};

// ==== compiling ======================================================================================================

typedef struct Compiler {
  Arena *arena;
  Mustache *out;
  MustacheErrors *errors;
  Str text;
  size_t at;          // what is before is done
  Str open, close;    // the delimiters in force
  LIST(size_t) stack; // the open sections' parts
} Compiler;

// One tag as it stands in the text: `sigil` is 0 for {{x}}, '{' for {{{x}}}, '=' for a change of delimiters.
typedef struct Tag {
  char sigil;
  Str content; // trimmed
  size_t from, to;
  bool alone;                // on its line
  size_t line_from, line_to; // what it takes away: its whole lines when it stands alone, else its own bytes
} Tag;

static MustacheError *fail(Compiler *c, MustacheFault fault, size_t from, size_t to, Str name) {
  MustacheError *error = &ADD(c->arena, c->errors);
  *error = (MustacheError){.fault = fault, .from = from, .to = to, .name = name};
  return error;
}

// ---- text ---------------------------------------------------------------------------------------------------------

static bool begins_line(const Compiler *c, size_t at) { return at == 0 || c->text.at[at - 1] == '\n'; }

static size_t line_end(Str text, size_t at) {
  ptrdiff_t n = str_find_byte(str_from(text, at), '\n');
  return n < 0 ? text.n : at + (size_t)n + 1;
}

static void add_line(Compiler *c, size_t to) {
  Str line = str_part(c->text, c->at, to);
  PUSH(c->arena, &c->out->parts, ((Part){PART_TEXT, .begins_line = begins_line(c, c->at), .text = line}));
  c->at = to;
}

// The text up to `to`, one part for each line.
static void add_text(Compiler *c, size_t to) {
  while (c->at < to) add_line(c, line_end(str_part(c->text, 0, to), c->at));
}

// ---- finding a tag ------------------------------------------------------------------------------------------------

static ptrdiff_t find_from(Str text, Str needle, size_t from) {
  ptrdiff_t n = str_find(str_from(text, from), needle);
  return n < 0 ? -1 : n + (ptrdiff_t)from;
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Whether nothing but blanks stands before and behind the tag on its lines; if so, line_from and line_to take them in.
static bool stands_alone(Str text, Tag *tag) {
  size_t from = tag->from, to = tag->to;
  while (from > 0 && is_blank(text.at[from - 1])) from--;
  if (from > 0 && text.at[from - 1] != '\n') return false;
  while (to < text.n && is_blank(text.at[to])) to++;
  if (str_starts(str_from(text, to), S("\r\n"))) to++;
  if (to < text.n && text.at[to] != '\n') return false;
  tag->line_from = from;
  tag->line_to = to < text.n ? to + 1 : to;
  return true;
}

static char sigil_at(const Compiler *c, size_t at) {
  return at < c->text.n && strchr("#^/>!&{=", c->text.at[at]) ? c->text.at[at] : 0;
}

// What closes a tag of this sort: "}}", "}}}" or "=}}".
static Str closer_of(const Compiler *c, char sigil) {
  if (sigil == '{') return str_format(c->arena, "}%.*s", STR(c->close));
  if (sigil == '=') return str_format(c->arena, "=%.*s", STR(c->close));
  return c->close;
}

// How far a tag's closer may be looked for: a name has no tag within it, delimiters have no equals sign, a comment may
// hold anything. (Without this bound, many unclosed tags would each search to the end of the text.)
static size_t reach(const Compiler *c, char sigil, size_t inner) {
  ptrdiff_t end = -1;
  if (sigil == '=') end = find_from(c->text, S("="), inner);
  if (sigil != '=' && sigil != '!') end = find_from(c->text, c->open, inner);
  return end < 0 ? c->text.n : (size_t)end;
}

// Work goes on behind the opening delimiter, as if it were text: the next tag may be in order.
static void unclosed(Compiler *c, char sigil, size_t from, size_t inner, size_t bound) {
  size_t end = line_end(str_part(c->text, 0, bound), from);
  end = from + str_trim(str_part(c->text, from, end)).n;
  bool plain = sigil == '=' && find_from(str_part(c->text, 0, end), c->close, inner) >= 0;
  fail(c, plain ? MUSTACHE_BAD_DELIMITERS : MUSTACHE_UNCLOSED_TAG, from, end, (Str){0});
  add_text(c, sigil == '!' ? c->text.n : inner); // no closer for a comment means none for any tag
}

// Reads the tag whose opening delimiter stands at `from`.
static bool read_tag(Compiler *c, size_t from, Tag *tag) {
  size_t inner = from + c->open.n;
  char sigil = sigil_at(c, inner);
  if (sigil) inner++;
  Str closer = closer_of(c, sigil);
  size_t bound = reach(c, sigil, inner);
  ptrdiff_t end = find_from(str_part(c->text, 0, bound + closer.n), closer, inner);
  if (end < 0) {
    unclosed(c, sigil, from, inner, bound);
    return false;
  }
  size_t to = (size_t)end + closer.n;
  *tag = (Tag){sigil, str_trim(str_part(c->text, inner, (size_t)end)), from, to, false, from, to};
  tag->alone = sigil && sigil != '&' && sigil != '{' && stands_alone(c->text, tag);
  return true;
}

// ---- what each tag does -------------------------------------------------------------------------------------------

static bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

static bool has_space(Str s) {
  for (size_t i = 0; i < s.n; i++)
    if (is_space(s.at[i])) return true;
  return false;
}

static bool name_is_good(Compiler *c, const Tag *tag) {
  if (tag->content.n > 0 && !has_space(tag->content)) return true;
  fail(c, tag->content.n ? MUSTACHE_BAD_NAME : MUSTACHE_EMPTY_TAG, tag->from, tag->to, tag->content);
  return false;
}

static void add_part(Compiler *c, PartKind kind, const Tag *tag) {
  Part part = {kind, .text = tag->content, .from = tag->from, .to = tag->to};
  part.alone = tag->alone;
  part.indent = str_part(c->text, tag->line_from, tag->from);
  PUSH(c->arena, &c->out->parts, part);
}

// One too many is the end of the work: what follows could only repeat it.
static void open_section(Compiler *c, PartKind kind, const Tag *tag) {
  if (c->stack.n == SECTION_DEPTH_MAX) {
    fail(c, MUSTACHE_TOO_DEEP, tag->from, tag->to, tag->content);
    c->stack.n = 0;
    c->text.n = tag->line_to;
    return;
  }
  PUSH(c->arena, &c->stack, c->out->parts.n);
  add_part(c, kind, tag);
}

static Part *top_section(Compiler *c) { return &c->out->parts.at[c->stack.at[c->stack.n - 1]]; }

static bool is_open(const Compiler *c, Str name) {
  for (size_t i = 0; i < c->stack.n; i++)
    if (str_eq(c->out->parts.at[c->stack.at[i]].text, name)) return true;
  return false;
}

static void unclosed_section(Compiler *c) {
  const Part *top = top_section(c);
  MustacheError *error = fail(c, MUSTACHE_UNCLOSED_SECTION, top->from, top->to, top->text);
  error->open_from = top->from;
  error->open_to = top->to;
  c->stack.n--;
}

static void stray_close(Compiler *c, const Tag *tag) {
  MustacheError *error = fail(c, MUSTACHE_STRAY_CLOSE, tag->from, tag->to, tag->content);
  if (c->stack.n == 0) return;
  error->open_from = top_section(c)->from;
  error->open_to = top_section(c)->to;
}

// A close that belongs to an outer section says that the inner ones were forgotten.
static void close_section(Compiler *c, const Tag *tag) {
  if (!is_open(c, tag->content)) {
    stray_close(c, tag);
    return;
  }
  while (!str_eq(top_section(c)->text, tag->content)) unclosed_section(c);
  top_section(c)->end = c->out->parts.n;
  c->stack.n--;
  add_part(c, PART_END, tag);
}

// "{{=<% %>=}}": two words, neither with an equals sign.
static void set_delimiters(Compiler *c, const Tag *tag) {
  size_t n = 0;
  while (n < tag->content.n && !is_space(tag->content.at[n])) n++;
  Str open = str_part(tag->content, 0, n), close = str_trim(str_from(tag->content, n));
  if (open.n == 0 || close.n == 0 || has_space(close) || str_find_byte(tag->content, '=') >= 0) {
    fail(c, MUSTACHE_BAD_DELIMITERS, tag->from, tag->to, tag->content);
    return;
  }
  c->open = open;
  c->close = close;
}

static PartKind kind_of(char sigil) {
  static const PartKind kinds[] = {
      [0] = PART_VALUE, ['&'] = PART_RAW,     ['{'] = PART_RAW,      ['#'] = PART_SECTION,
      ['/'] = PART_END, ['>'] = PART_PARTIAL, ['^'] = PART_INVERTED,
  };
  return kinds[(unsigned char)sigil];
}

static void do_name(Compiler *c, const Tag *tag) {
  PartKind kind = kind_of(tag->sigil);
  if (kind == PART_END)
    close_section(c, tag);
  else if (kind == PART_SECTION || kind == PART_INVERTED)
    open_section(c, kind, tag);
  else
    add_part(c, kind, tag);
}

static void do_tag(Compiler *c, const Tag *tag) {
  if (tag->sigil == '!') return;
  if (tag->sigil == '=')
    set_delimiters(c, tag);
  else if (name_is_good(c, tag))
    do_name(c, tag);
}

static bool next_tag(Compiler *c) {
  ptrdiff_t from = find_from(c->text, c->open, c->at);
  if (from < 0) return false;
  Tag tag;
  if (!read_tag(c, (size_t)from, &tag)) return true;
  add_text(c, tag.line_from);
  if (!tag.alone && begins_line(c, tag.from)) add_line(c, tag.from); // empty, but bears the indentation
  do_tag(c, &tag);
  c->at = tag.line_to;
  return true;
}

Mustache *mustache_compile(Arena *arena, Str text, MustacheErrors *errors) {
  size_t errors_before = errors->n;
  Compiler c = {.arena = arena, .out = NEW(arena, Mustache), .errors = errors, .text = text};
  c.open = S("{{");
  c.close = S("}}");
  while (next_tag(&c)) continue;
  add_text(&c, c.text.n);
  while (c.stack.n > 0) unclosed_section(&c);
  return errors->n == errors_before ? c.out : NULL;
}

void mustache_names(Arena *arena, const Mustache *template, MustacheNames *out) {
  static const MustacheTag tags[] = {
      [PART_VALUE] = TAG_VALUE,       [PART_RAW] = TAG_RAW,         [PART_SECTION] = TAG_SECTION,
      [PART_INVERTED] = TAG_INVERTED, [PART_PARTIAL] = TAG_PARTIAL,
  };
  size_t within = 0;
  for (size_t i = 0; i < template->parts.n; i++) {
    const Part *part = &template->parts.at[i];
    if (part->kind == PART_END) within = out->at[within - 1].within;
    if (part->kind == PART_TEXT || part->kind == PART_END) continue;
    PUSH(arena, out, ((MustacheName){tags[part->kind], part->text, part->from, part->to, within}));
    if (part->kind == PART_SECTION || part->kind == PART_INVERTED) within = out->n;
  }
}

bool mustache_is_within(const MustacheNames *names, size_t at, Str section) {
  for (size_t up = names->at[at].within; up; up = names->at[up - 1].within)
    if (names->at[up - 1].tag == TAG_SECTION && str_eq(names->at[up - 1].name, section)) return true;
  return false;
}

// ==== rendering ======================================================================================================

// What a name is looked up in: the values of the sections around it, innermost first.
typedef struct Frame Frame;
struct Frame {
  const Value *value;
  const Frame *up;
};

// The indentations that the partials around lend to each line, innermost first.
typedef struct Indent Indent;
struct Indent {
  Str own;
  const Indent *up;
};

typedef struct Renderer {
  Buf *out;
  const MustacheOptions *options;
  size_t start; // of our output in `out`
  size_t steps; // parts walked, values asked, bytes compared
  bool whole;   // no limit was met
} Renderer;

// A template on its way: all that stays the same from its first part to its last.
typedef struct Pass {
  Renderer *r;
  const Mustache *template;
  const Indent *indent;
  int depth; // of partials
} Pass;

static bool may_go_on(Renderer *r) {
  r->whole = r->whole && ++r->steps + (r->out->n - r->start) <= WORK_MAX;
  return r->whole;
}

// ---- names and values ---------------------------------------------------------------------------------------------

// Each value asked is work: a name may be long, and missing in all of a thousand sections around it.
static const Value *find_first(Renderer *r, const Frame *frame, Str name) {
  for (; frame; frame = frame->up) {
    r->steps += 1 + name.n;
    const Value *value = value_get(frame->value, name);
    if (value) return value;
  }
  return NULL;
}

// Only the first part of a dotted name is looked for outwards; what it names must hold the rest.
static const Value *look_up(Renderer *r, const Frame *frame, Str name) {
  if (str_eq(name, S("."))) return frame->value;
  Str part = {0};
  str_cut(&name, '.', &part);
  const Value *value = find_first(r, frame, part);
  while (value && str_cut(&name, '.', &part)) value = value_get(value, part);
  return value;
}

static bool is_true(const Value *value) {
  if (!value) return false;
  switch (value->kind) {
  case VALUE_NULL: return false;
  case VALUE_BOOL: return value->truth;
  case VALUE_TEXT: return value->text.n > 0;
  case VALUE_LIST: return value->list.n > 0;
  case VALUE_INT:
  case VALUE_MAP: return true;
  }
  return false;
}

static void write_escaped(Buf *out, Str text) {
  static const Str escapes[] = {
      ['&'] = S_("&amp;"), ['<'] = S_("&lt;"), ['>'] = S_("&gt;"), ['"'] = S_("&quot;"), ['\''] = S_("&#39;"),
  };
  for (size_t i = 0; i < text.n; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c < COUNT(escapes) && escapes[c].n > 0)
      buf_add(out, escapes[c]);
    else
      buf_byte(out, text.at[i]);
  }
}

static void write_value(Buf *out, const Value *value, bool escape) {
  if (!value) return;
  if (value->kind == VALUE_INT) buf_format(out, "%lld", (long long)value->number);
  if (value->kind == VALUE_BOOL) buf_add(out, value->truth ? S("true") : S("false"));
  if (value->kind != VALUE_TEXT) return;
  if (escape)
    write_escaped(out, value->text);
  else
    buf_add(out, value->text);
}

// ---- parts --------------------------------------------------------------------------------------------------------

static void render_parts(const Pass *pass, size_t from, size_t to, const Frame *frame);

static void write_indent(Buf *out, const Indent *indent) {
  if (!indent) return;
  write_indent(out, indent->up);
  buf_add(out, indent->own);
}

static void render_text(const Pass *pass, const Part *part) {
  if (part->begins_line) write_indent(pass->r->out, pass->indent);
  buf_add(pass->r->out, part->text);
}

static void render_value(const Pass *pass, const Part *part, const Frame *frame) {
  const MustacheOptions *options = pass->r->options;
  bool escape = part->kind == PART_VALUE ? options->escape_html : options->escape_raw;
  write_value(pass->r->out, look_up(pass->r, frame, part->text), escape);
}

static void render_section(const Pass *pass, size_t at, const Frame *frame) {
  const Part *part = &pass->template->parts.at[at];
  const Value *value = look_up(pass->r, frame, part->text);
  if (!is_true(value)) return;
  if (value->kind != VALUE_LIST) {
    render_parts(pass, at + 1, part->end, &(Frame){value, frame});
    return;
  }
  for (size_t i = 0; i < value->list.n && may_go_on(pass->r); i++)
    render_parts(pass, at + 1, part->end, &(Frame){value->list.at[i], frame});
}

static void render_inverted(const Pass *pass, size_t at, const Frame *frame) {
  const Part *part = &pass->template->parts.at[at];
  if (!is_true(look_up(pass->r, frame, part->text))) render_parts(pass, at + 1, part->end, frame);
}

// Within a line a partial's own lines get no indentation, not even that of the template around it.
static void render_partial(const Pass *pass, const Part *part, const Frame *frame) {
  const MustacheOptions *options = pass->r->options;
  const Mustache *template = options->partial ? options->partial(options->partial_context, part->text) : NULL;
  if (!template) return;
  if (pass->depth == PARTIAL_DEPTH_MAX) {
    pass->r->whole = false;
    return;
  }
  Indent indent = {part->indent, pass->indent};
  Pass inner = {pass->r, template, part->alone ? &indent : NULL, pass->depth + 1};
  render_parts(&inner, 0, template->parts.n, frame);
}

// Sections are left at their end: what lies within them is rendered inside.
static void render_parts(const Pass *pass, size_t from, size_t to, const Frame *frame) {
  for (size_t i = from; i < to && may_go_on(pass->r); i++) {
    const Part *part = &pass->template->parts.at[i];
    switch (part->kind) {
    case PART_TEXT: render_text(pass, part); break;
    case PART_VALUE:
    case PART_RAW: render_value(pass, part, frame); break;
    case PART_SECTION: render_section(pass, i, frame); break;
    case PART_INVERTED: render_inverted(pass, i, frame); break;
    case PART_PARTIAL: render_partial(pass, part, frame); break;
    case PART_END: break;
    }
    if (part->end > i) i = part->end;
  }
}

bool mustache_render(Buf *out, const Mustache *template, const Value *context, const MustacheOptions *options) {
  Renderer r = {.out = out, .options = options, .start = out->n, .whole = true};
  render_parts(&(Pass){&r, template, NULL, 1}, 0, template->parts.n, &(Frame){context, NULL});
  return r.whole;
}

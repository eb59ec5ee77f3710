// template_html: where in HTML each tag of a template stands: in words, in an attribute, in a program. From a
// template's text, read as a browser reads it with the template's own tags left out, to a state for each of them, and
// to where its sections and itself end.
//
// Escaping keeps a text within words and within quotes; within a script, a style, an attribute or an address that holds
// one, or in an element without quotes, it does not. A name or an end in pieces, with a tag of the template between
// them, may be any: what follows is unclear, and stays so. Invariant: one look at each byte, and at a few beside it.
#include "templates.h"

// What stands in these is text until their own end.
static const Str raw_names[] = {S_("script"), S_("style"),   S_("title"),    S_("textarea"), S_("xmp"),
                                S_("iframe"), S_("noembed"), S_("noframes"), S_("plaintext")};

typedef struct Standing {
  HtmlState state;
  HtmlState element;   // what its > leads to; unclear when it was begun outside
  HtmlState attribute; // what its quote leads to
  size_t values;       // begun so far
} Standing;

typedef struct Reader {
  Str text;
  size_t at, from, to; // the piece between two tags of the template's own
  Standing now;
  size_t since;       // where that began, or the element that it is in
  size_t quoted_from; // behind the last opening quote
  size_t remark_from; // behind the last <!--
  Str open, close;    // the delimiters in force
  const MustacheNames *names;
  bool outer;       // still in the script, title or the like in which the template is brought in
  size_t left;      // where that ended
  size_t name;      // the next one
  size_t within;    // the section that is open, from 1
  Standing *begins; // of each section
} Reader;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_one_of(Str name, size_t n, const Str *names) {
  for (size_t i = 0; i < n; i++)
    if (name.n == names[i].n && str_starts_any_case(name, names[i])) return true;
  return false;
}

static Str piece(const Reader *r) { return str_part(r->text, r->at, r->to); }

// Whether this literal stands here, or as much of it as there is before the piece ends.
static bool meets(Str here, Str literal) {
  return str_starts_any_case(here, str_part(literal, 0, here.n < literal.n ? here.n : literal.n));
}

static void go(Reader *r, HtmlState state) {
  r->now.state = state;
  r->since = r->at;
}

// ---- elements -----------------------------------------------------------------------------------------------------

static Str take_name(Reader *r, const char *ends) {
  Str rest = piece(r);
  size_t n = 1;
  while (n < rest.n && !is_blank(rest.at[n]) && str_find_byte(str_of(ends), rest.at[n]) < 0) n++;
  r->at += n - 1;
  return str_part(rest, 0, n);
}

static HtmlState after_element(Str name) {
  for (size_t i = 0; i < COUNT(raw_names); i++)
    if (is_one_of(name, 1, &raw_names[i])) return (HtmlState)(HTML_SCRIPT + i);
  return HTML_WORDS;
}

static HtmlState quoted_in(Str attribute) {
  static const Str programs[] = {S_("style"), S_("srcdoc")},
                   addresses[] = {S_("href"), S_("src"),    S_("action"), S_("formaction"), S_("xlink:href"),
                                  S_("data"), S_("values"), S_("from"),   S_("to")};
  if (str_starts_any_case(attribute, S("on")) || is_one_of(attribute, COUNT(programs), programs))
    return HTML_PROGRAM_QUOTED;
  return is_one_of(attribute, COUNT(addresses), addresses) ? HTML_ADDRESS : HTML_QUOTED;
}

static void begin_element(Reader *r, size_t behind, bool ends) {
  go(r, HTML_ELEMENT);
  r->at += behind;
  Str name = take_name(r, "/>");
  r->now.element = ends ? HTML_WORDS : after_element(name);
  if (r->at + 1 == r->to) r->now.state = HTML_GLUED;
}

// Of an element that was begun outside there is nothing else to point at.
static void leave(Reader *r) {
  if (r->now.element == HTML_UNCLEAR) r->since = r->at;
}

static void end_element(Reader *r) {
  leave(r);
  r->now.state = r->now.element;
  r->now.element = HTML_WORDS;
  r->now.attribute = HTML_QUOTED;
}

static void read_attribute(Reader *r, char c) {
  if (c == '>')
    end_element(r);
  else if (is_blank(c) || c == '/')
    r->now.state = c == '/' ? HTML_ELEMENT : r->now.state;
  else if (c == '=') { // of no name, or of one in pieces
    r->now.values++;
    go(r, r->now.state == HTML_NAMED ? HTML_VALUE : HTML_UNCLEAR);
  } else {
    r->now.attribute = quoted_in(take_name(r, "/>="));
    r->now.state = r->at + 1 == r->to ? HTML_GLUED : HTML_NAMED;
  }
}

// Behind a name in pieces, and behind what is a value only if the tag prints something.
static void read_glued(Reader *r, char c) {
  bool value = r->now.state == HTML_VALUE_CUT;
  if (c == '>')
    end_element(r);
  else if (value)
    go(r, is_blank(c) || c == '"' || c == '\'' ? HTML_UNCLEAR : HTML_UNQUOTED);
  else if (is_blank(c))
    r->now.state = HTML_ELEMENT;
  else if (c != '/')
    go(r, HTML_UNCLEAR);
}

static void read_value(Reader *r, char c) {
  bool unquoted = r->now.state == HTML_UNQUOTED;
  if (c == '>')
    end_element(r);
  else if (unquoted)
    r->now.state = is_blank(c) ? HTML_ELEMENT : HTML_UNQUOTED;
  else if (c == '"' || c == '\'') {
    go(r, (HtmlState)(r->now.attribute + (c == '\'')));
    r->quoted_from = r->at + 1;
  } else if (!is_blank(c))
    r->now.state = HTML_UNQUOTED;
}

// ---- quotes -------------------------------------------------------------------------------------------------------

// Browsers leave out what is no letter to the eye.
static bool is_scheme(Str written, Str scheme) {
  size_t n = 0;
  for (size_t i = 0; i < written.n; i++) {
    if ((unsigned char)written.at[i] <= ' ') continue;
    if (n == scheme.n || !str_starts_any_case(str_from(written, i), str_part(scheme, n, n + 1))) return false;
    n++;
  }
  return n == scheme.n;
}

// An address may be a program as long as it has only letters; "&" may stand for any.
static void read_address(Reader *r, char c) {
  Str written = str_part(r->text, r->quoted_from, r->at);
  HtmlState once = r->now.state == HTML_ADDRESS ? 0 : 1;
  if (is_letter(c) || (unsigned char)c <= ' ') return;
  bool program = c == '&' || (c == ':' && (r->quoted_from < r->from || is_scheme(written, S("javascript")) ||
                                           is_scheme(written, S("vbscript")) || is_scheme(written, S("data"))));
  r->now.state = once + (program ? HTML_PROGRAM_QUOTED : HTML_QUOTED);
}

// What stands behind "javascript:" is read as a program when escaping has been undone.
static void read_quoted(Reader *r, char c) {
  bool once = (r->now.state - HTML_QUOTED) % 2;
  if (c == (once ? '\'' : '"')) {
    leave(r);
    r->now.state = HTML_ELEMENT;
    r->now.attribute = HTML_QUOTED;
  } else if (str_starts_any_case(piece(r), S("javascript:")))
    r->now.state = once ? HTML_PROGRAM_QUOTED_ONCE : HTML_PROGRAM_QUOTED;
  else if (r->now.state == HTML_ADDRESS || r->now.state == HTML_ADDRESS_ONCE)
    read_address(r, c);
}

// ---- between elements ---------------------------------------------------------------------------------------------

static void begin_remark(Reader *r, Str here) {
  if (str_starts(here, S("<!--"))) {
    go(r, HTML_COMMENT);
    r->at += 3;
    r->remark_from = r->at + 1;
  } else // "<![CDATA[" ends elsewhere in SVG
    go(r, meets(here, S("<!--")) || str_starts(here, S("<![")) ? HTML_UNCLEAR : HTML_DECLARATION);
}

static void read_words(Reader *r) {
  Str here = piece(r);
  bool ends = str_starts(here, S("</"));
  size_t n = ends ? 2 : 1;
  if (here.n == n)
    go(r, HTML_UNCLEAR);
  else if (is_letter(here.at[n]))
    begin_element(r, n, ends);
  else if (here.at[1] == '!')
    begin_remark(r, here);
  else if (here.at[1] == '?' || (ends && here.at[2] != '>'))
    go(r, HTML_DECLARATION);
}

// A script within a script may have ends of its own, and a title in SVG elements.
static void read_raw(Reader *r) {
  Str here = piece(r), name = raw_names[r->now.state - HTML_SCRIPT];
  bool ends = str_starts(here, S("</")) && meets(str_from(here, 2), name);
  char behind = here.n > name.n + 2 ? here.at[name.n + 2] : 0;
  if (r->now.state == HTML_PLAINTEXT) return;
  if (here.n == 1 || (ends && !behind) || (r->now.state == HTML_SCRIPT && meets(here, S("<script"))) ||
      (r->now.state == HTML_TITLE && (is_letter(here.at[1]) || here.at[1] == '!' || here.at[1] == '?')))
    go(r, HTML_UNCLEAR);
  else if (ends && (is_blank(behind) || behind == '/' || behind == '>')) {
    if (r->outer) r->left = r->at;
    r->outer = false;
    begin_element(r, 2, true);
  }
}

// "<!-->" is whole; what a tag prints may be dashes.
static void read_comment(Reader *r) {
  Str before = str_part(r->text, r->from, r->at);
  size_t n = before.n;
  if (str_ends(before, S("--")) || (str_ends(before, S("--!")) && r->at >= r->remark_from + 3))
    go(r, HTML_WORDS);
  else if (n == 0 || str_eq(before, S("-")) || str_eq(before, S("!")) || str_eq(before, S("-!")))
    go(r, HTML_UNCLEAR);
}

static void read_byte(Reader *r) {
  char c = r->text.at[r->at];
  Str here = piece(r);
  if (c == '<' && r->now.state != HTML_WORDS && r->now.state != HTML_UNCLEAR && here.n > 2 &&
      meets(here, S("</noscript"))) {
    go(r, HTML_UNCLEAR); // with scripts it ends here, without them it does not
    return;
  }
  switch (r->now.state) {
  case HTML_WORDS:
    if (c == '<') read_words(r);
    break;
  case HTML_ELEMENT:
  case HTML_NAMED: read_attribute(r, c); break;
  case HTML_GLUED:
  case HTML_VALUE_CUT: read_glued(r, c); break;
  case HTML_VALUE:
  case HTML_UNQUOTED: read_value(r, c); break;
  case HTML_QUOTED:
  case HTML_QUOTED_ONCE:
  case HTML_PROGRAM_QUOTED:
  case HTML_PROGRAM_QUOTED_ONCE:
  case HTML_ADDRESS:
  case HTML_ADDRESS_ONCE: read_quoted(r, c); break;
  case HTML_COMMENT:
    if (c == '>') read_comment(r);
    break;
  case HTML_DECLARATION:
    if (c == '>') go(r, HTML_WORDS);
    break;
  case HTML_SCRIPT:
  case HTML_STYLE:
  case HTML_TITLE:
  case HTML_TEXTAREA:
  case HTML_XMP:
  case HTML_IFRAME:
  case HTML_NOEMBED:
  case HTML_NOFRAMES:
  case HTML_PLAINTEXT:
    if (c == '<') read_raw(r);
    break;
  case HTML_UNCLEAR:
  case HTML_STATES: break;
  }
}

// ---- the template's own tags --------------------------------------------------------------------------------------

static bool is_loose(HtmlState state) { return state == HTML_ELEMENT || state == HTML_GLUED || state == HTML_UNQUOTED; }

// Where things stand behind what begins at `a` and ends at `b`, and may be left out or come again. False when that
// cannot be told.
static bool join(const Standing *a, const Standing *b, Standing *out) {
  bool address = a->state == HTML_ADDRESS || a->state == HTML_ADDRESS_ONCE;
  *out = *b;
  if (b->state == HTML_UNCLEAR) return true;
  if (a->element != b->element || a->attribute != b->attribute) return false;
  if (a->state == b->state) return true;
  out->state = address ? a->state : HTML_GLUED;
  if (address) return b->state + (HTML_ADDRESS - HTML_QUOTED) == a->state;
  return is_loose(a->state) && is_loose(b->state) && (a->state != HTML_ELEMENT || a->values == b->values);
}

static void touch(Reader *r) {
  if (r->now.state == HTML_NAMED) r->now.state = HTML_ELEMENT;
  if (is_loose(r->now.state)) r->now.attribute = HTML_QUOTED;
}

static void pass_name(Reader *r, HtmlReading *out) {
  const MustacheName *tag = &r->names->at[r->name];
  bool value = r->now.state == HTML_VALUE;
  if (value && tag->tag == TAG_PARTIAL) go(r, HTML_UNCLEAR);
  out->at[r->name] = (unsigned char)r->now.state;
  out->ends[r->name] = HTML_STATES;
  r->begins[r->name++] = r->now;
  r->at = tag->to;
  if (tag->tag == TAG_SECTION || tag->tag == TAG_INVERTED)
    r->within = r->name;
  else if (tag->tag == TAG_PARTIAL)
    r->now.state = is_loose(r->now.state) ? HTML_GLUED : r->now.state;
  else if (value)
    r->now.state = HTML_VALUE_CUT;
}

static void close_section(Reader *r, HtmlReading *out) {
  size_t i = r->within - 1;
  Standing after;
  bool good = join(&r->begins[i], &r->now, &after);
  if (!good) out->ends[i] = (unsigned char)r->now.state;
  r->now = good ? after : r->begins[i];
  r->within = r->names->at[i].within;
}

static void change_delimiters(Reader *r, Str rest) {
  Str both = str_part(rest, 0, (size_t)str_find_byte(rest, '='));
  r->at += both.n + 2 + r->close.n;
  both = str_trim(both);
  size_t n = 0;
  while (!is_blank(both.at[n])) n++;
  r->open = str_part(both, 0, n);
  r->close = str_trim(str_from(both, n));
}

// A tag that is no name: the end of a section, a comment, other delimiters.
static void pass_other(Reader *r, HtmlReading *out) {
  Str rest = str_from(r->text, r->at + r->open.n);
  r->at += r->open.n;
  if (str_starts(rest, S("=")))
    change_delimiters(r, str_from(rest, 1));
  else
    r->at += (size_t)str_find(rest, r->close) + r->close.n;
  if (str_starts(rest, S("/"))) close_section(r, out);
}

void html_read(Arena *arena, Str text, const MustacheNames *names, HtmlState begin, HtmlReading *out) {
  HtmlState outside = begin > HTML_WORDS && begin < HTML_COMMENT ? HTML_UNCLEAR : HTML_WORDS;
  Reader r = {.text = text, .open = S("{{"), .close = S("}}"), .outer = true, .names = names};
  Standing first = {.state = begin, .element = outside, .attribute = HTML_QUOTED}, after;
  *out = (HtmlReading){.at = NEW_N(arena, unsigned char, names->n), .ends = NEW_N(arena, unsigned char, names->n)};
  r.now = first;
  r.begins = NEW_N(arena, Standing, names->n);
  while (r.at < text.n) {
    ptrdiff_t tag = str_find(str_from(text, r.at), r.open);
    r.from = r.at;
    r.to = tag < 0 ? text.n : r.at + (size_t)tag;
    for (; r.at < r.to; r.at++) read_byte(&r);
    touch(&r);
    if (r.at < text.n && r.name < names->n && names->at[r.name].from == r.at)
      pass_name(&r, out);
    else if (r.at < text.n)
      pass_other(&r, out);
  }
  bool left = begin >= HTML_SCRIPT && begin < HTML_UNCLEAR && !r.outer; // although it may have begun another one
  out->end = left ? HTML_WORDS : r.now.state;
  out->since = left ? r.left : r.since;
  out->carries_on = !left && join(&first, &r.now, &after) && (begin == HTML_UNCLEAR || out->end != HTML_UNCLEAR);
}

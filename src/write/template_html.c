// template_html: where in HTML each tag of a template stands: in words, in an attribute, in a program. From a
// template's text, read as HTML with its own tags left out, to a state for each of them.
//
// Escaping keeps a text within words and within quotes; within a script, a style, an attribute or an address that holds
// one, or in an element without quotes, it does not. Invariant: one look at each byte; a section is taken to end as it
// began.
#include "templates.h"

typedef struct Reader {
  Str text;
  size_t at;
  HtmlState state;
  Str element; // the name of the one that is open
  Str attribute;
  bool no_more; // tags of the template's own that are no names
} Reader;

static bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '!';
}

static Str name_at(Str text, size_t at) {
  size_t to = at;
  while (to < text.n && is_name(text.at[to])) to++;
  return str_part(text, at, to);
}

static bool is_program(Str element) {
  return (element.n == 6 && str_starts_any_case(element, S("script"))) ||
         (element.n == 5 && str_starts_any_case(element, S("style")));
}

static bool holds_program(Str attribute) {
  return str_starts_any_case(attribute, S("on")) || (attribute.n == 5 && str_starts_any_case(attribute, S("style"))) ||
         (attribute.n == 6 && str_starts_any_case(attribute, S("srcdoc")));
}

static void read_words(Reader *r) {
  Str name = name_at(r->text, r->at + 1);
  if (r->text.at[r->at] != '<' || !name.n) return;
  r->state = str_starts(name, S("!--")) ? HTML_COMMENT : HTML_ELEMENT;
  r->element = name;
  r->at += name.n;
}

static void read_element(Reader *r) {
  char c = r->text.at[r->at];
  Str name = name_at(r->text, r->at);
  if (c == '>') r->state = is_program(r->element) ? HTML_PROGRAM : HTML_WORDS;
  if (c == '"') r->state = holds_program(r->attribute) ? HTML_PROGRAM_QUOTED : HTML_QUOTED;
  if (c == '\'') r->state = holds_program(r->attribute) ? HTML_PROGRAM_QUOTED_ONCE : HTML_QUOTED_ONCE;
  if (!name.n) return;
  r->attribute = name;
  r->at += name.n - 1;
}

static void read_program(Reader *r) {
  Str rest = str_from(r->text, r->at);
  if (str_starts_any_case(rest, S("</script")) || str_starts_any_case(rest, S("</style"))) {
    r->state = HTML_WORDS;
    read_words(r);
  }
}

// An address may be a program: what stands behind "javascript:" is read as one when escaping has been undone.
static void read_quoted(Reader *r, HtmlState program) {
  if (str_starts_any_case(str_from(r->text, r->at), S("javascript:"))) r->state = program;
}

static void read_byte(Reader *r) {
  char c = r->text.at[r->at];
  switch (r->state) {
  case HTML_WORDS: read_words(r); break;
  case HTML_ELEMENT: read_element(r); break;
  case HTML_PROGRAM: read_program(r); break;
  case HTML_QUOTED:
  case HTML_PROGRAM_QUOTED:
    read_quoted(r, HTML_PROGRAM_QUOTED);
    if (c == '"') r->state = HTML_ELEMENT;
    break;
  case HTML_QUOTED_ONCE:
  case HTML_PROGRAM_QUOTED_ONCE:
    read_quoted(r, HTML_PROGRAM_QUOTED_ONCE);
    if (c == '\'') r->state = HTML_ELEMENT;
    break;
  case HTML_COMMENT:
    if (str_starts(str_from(r->text, r->at), S("-->"))) r->state = HTML_WORDS;
    break;
  case HTML_STATES: break;
  }
  r->at++;
}

// Behind the template's own tag that begins here, which may hold anything when it is a comment.
static bool skip_tag(Reader *r) {
  Str rest = str_from(r->text, r->at);
  if (r->no_more || !str_starts(rest, S("{{"))) return false;
  ptrdiff_t end = str_find(rest, S("}}"));
  r->no_more = end < 0;
  if (end >= 0) r->at += (size_t)end + 2;
  return end >= 0;
}

void html_states(Str text, const MustacheNames *names, HtmlState begin, unsigned char *out) {
  Reader r = {.text = text, .state = begin};
  for (size_t i = 0; i < names->n; i++) {
    while (r.at < names->at[i].from)
      if (!skip_tag(&r)) read_byte(&r);
    out[i] = (unsigned char)r.state;
    r.at = names->at[i].to;
  }
}

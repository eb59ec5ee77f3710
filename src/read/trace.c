// trace: finds again in the file what cmark has read of it, because cmark's columns are wrong.
//
// A cursor goes through the lines of a block as the reader goes through its nodes: each text is looked for behind the
// last one, byte by byte, over backslashes and character references that stand for others. Tags and code are told
// apart from text. Hostile text cannot make the search long: after so many comparisons in a file nothing more is found.
//
// Invariant: what is said to be exact has the same bytes in the file; places never go back.
#include "trace.h"

#include <string.h>

#define EFFORT_MAX ((size_t)1 << 21)
// What is not found some times is looked for no more: hostile text would make it quadratic.
#define MISSES_MAX 8
#define REFERENCE_BYTES_MAX 40

Trace trace_new(Arena *arena, const Source *source) {
  return (Trace){.arena = arena, .source = source, .effort = EFFORT_MAX};
}

void trace_begin(Trace *trace, Place block, size_t at) {
  trace->block = block;
  trace->at = at;
  trace->misses = 0;
}

// ---- from bytes of the file to bytes of a text --------------------------------------------------------------------

// So many bytes of the file are so many of a text; 0: they are something else.
typedef struct Step {
  size_t bytes, text;
  size_t from; // the byte of the file that is the text's first
  RunKind kind;
  bool exact; // and so on
} Step;
typedef Step Stepper(const Source *source, size_t at, Str rest);

// A byte as it stands, and those behind it up to one that may stand for others.
static Step step_byte(const Source *source, size_t at, Str rest) {
  Str file = str_from(source->text, at);
  size_t n = 0, most = file.n < rest.n ? file.n : rest.n;
  while (n < most && file.at[n] == rest.at[n] && (n == 0 || !strchr("\\&{", file.at[n]))) n++;
  return (Step){n, n, at, RUN_TEXT, true};
}

static Step step_tag(const Source *source, size_t at, Str rest) {
  size_t n = shield_tag_length(source->text, at);
  if (!n || !str_starts(rest, str_part(source->text, at, at + n))) return (Step){0};
  return (Step){n, n, at, RUN_CODE, true};
}

static bool is_sign(char c) { return (c > ' ' && c < '0') || strchr(":;<=>?@[\\]^_`{|}~", c) != NULL; }

static Step step_escape(const Source *source, size_t at, Str rest) {
  char c = text_byte(source, at + 1);
  bool escapes = c && is_sign(c) && c == rest.at[0] && !shield_tag_length(source->text, at + 1);
  return escapes ? (Step){2, 1, at + 1, RUN_TEXT, true} : step_byte(source, at, rest);
}

// The bytes of "&name;" or "&#1234;" at `at`, or 0.
static size_t reference_length(Str text, size_t at) {
  Str rest = str_part(text, at, at + REFERENCE_BYTES_MAX);
  ptrdiff_t end = str_find_byte(rest, ';');
  for (ptrdiff_t i = 1; i < end; i++)
    if (!strchr("#0123456789", rest.at[i]) && !((rest.at[i] | 32) >= 'a' && (rest.at[i] | 32) <= 'z')) return 0;
  return end < 2 ? 0 : (size_t)end + 1;
}

static bool is_ampersand(Str reference) {
  static const Str all[] = {S_("&amp;"), S_("&AMP;"), S_("&#38;"), S_("&#x26;"), S_("&#X26;")};
  for (size_t i = 0; i < COUNT(all); i++)
    if (str_eq(reference, all[i])) return true;
  return false;
}

// A reference stands for one character, or for two: then the second is not what goes on in the file.
static Step step_reference(const Source *source, size_t at, Str rest) {
  size_t n = reference_length(source->text, at);
  bool literal = rest.at[0] == '&' && !is_ampersand(str_part(source->text, at, at + n));
  if (!n || literal) return step_byte(source, at, rest);
  uint32_t c;
  size_t made = utf8_next(rest, 0, &c);
  char next = text_byte(source, at + n);
  bool goes_on = made >= rest.n || strchr("\\&", next) || rest.at[made] == next;
  if (!goes_on) made = utf8_next(rest, made, &c);
  return (Step){n, made, at, RUN_TEXT, false};
}

static Step step_text(const Source *source, size_t at, Str rest) {
  char c = text_byte(source, at);
  if (c == '{' && rest.at[0] == '{') {
    Step tag = step_tag(source, at, rest);
    if (tag.bytes) return tag;
  }
  if (c == '\\') return step_escape(source, at, rest);
  if (c == '&') return step_reference(source, at, rest);
  return step_byte(source, at, rest);
}

// Within code a line end is a blank, and what marks the next line is none of it. In a cell a pipe needs a backslash.
static Step step_code(const Source *source, size_t at, Str rest) {
  char c = text_byte(source, at);
  if (c == '\\' && rest.at[0] == '|') return step_escape(source, at, rest);
  if (rest.at[0] != ' ' || !is_line_end(c) || at >= source->text.n) return step_byte(source, at, rest);
  size_t next = text_skip_blanks(source, text_next_line(source, at));
  char wanted = rest.n > 1 ? rest.at[1] : '`';
  while (text_byte(source, next) == '>' && wanted != '>') next = text_skip_blanks(source, next + 1);
  return (Step){next - at, 1, at, RUN_TEXT, false};
}

// ---- the search ---------------------------------------------------------------------------------------------------

// The byte behind the text, if it stands at `at`; else 0.
static size_t match(Trace *trace, size_t at, Str text, Stepper *step) {
  trace->found.n = 0;
  for (size_t done = 0; done < text.n;) {
    if (!trace->effort || at >= trace->block.to) return 0;
    Step next = step(trace->source, at, str_from(text, done));
    trace->effort -= next.bytes < trace->effort ? next.bytes : trace->effort;
    if (!next.bytes) return 0;
    runs_add(trace->arena, &trace->found, (PlainRun){done, next.text, next.from, next.kind, next.exact});
    at += next.bytes;
    done += next.text;
  }
  return at > trace->block.to ? 0 : at;
}

// All of a text stands for what lies here.
static void not_found(Trace *trace, Str text) {
  trace->found.n = 0;
  runs_add(trace->arena, &trace->found, (PlainRun){0, text.n, trace->at, RUN_TEXT, false});
}

static bool seek(Trace *trace, Str text, Stepper *step) {
  for (size_t at = trace->at; text.n && at < trace->block.to && trace->effort; at++) {
    size_t end = match(trace, at, text, step);
    trace->effort -= trace->effort > 0;
    if (!end) continue;
    trace->at = end;
    return true;
  }
  not_found(trace, text);
  return false;
}

void trace_text(Trace *trace, Str text) { seek(trace, text, step_text); }

// ---- code ---------------------------------------------------------------------------------------------------------

static void all_is(Trace *trace, RunKind kind) { runs_turn(trace->arena, &trace->found, 0, kind); }

static size_t skip_sign(const Trace *trace, size_t at, char sign) {
  while (at < trace->block.to && text_byte(trace->source, at) == sign) at++;
  return at;
}

// Behind the ticks that end it, and a blank or a line end before them.
static size_t code_end(const Trace *trace) {
  size_t end = trace->at;
  while (end < trace->block.to &&
         (is_blank(text_byte(trace->source, end)) || is_line_end(text_byte(trace->source, end))))
    end++;
  return text_byte(trace->source, end) == '`' ? skip_sign(trace, end, '`') : trace->at;
}

void trace_code(Trace *trace, Str text) {
  ptrdiff_t ticks = str_find_byte(str_part(trace->source->text, trace->at, trace->block.to), '`');
  size_t before = trace->at;
  if (ticks >= 0) trace->at = skip_sign(trace, before + (size_t)ticks, '`');
  if (seek(trace, text, step_code)) {
    trace->at = code_end(trace);
  } else {
    trace->at = before;
    not_found(trace, text);
  }
  all_is(trace, RUN_CODE);
}

// How many bytes two texts have in common at their ends.
static size_t common_end(Str a, Str b) {
  size_t n = 0;
  while (n < a.n && n < b.n && a.at[a.n - 1 - n] == b.at[b.n - 1 - n]) n++;
  return n;
}

// Blanks that stand for a tab are not in the file.
void trace_code_line(Trace *trace, Str text, size_t line_start) {
  size_t end = text_line_end(trace->source, line_start);
  size_t same = common_end(text, str_part(trace->source->text, line_start, end)), made = text.n - same;
  trace->found.n = 0;
  runs_add(trace->arena, &trace->found, (PlainRun){0, made, end - same, RUN_CODE, false});
  runs_add(trace->arena, &trace->found, (PlainRun){made, same, end - same, RUN_CODE, true});
  trace->at = end;
}

// ---- links and HTML -----------------------------------------------------------------------------------------------

Place trace_link(Trace *trace, bool picture, Str target) {
  const Source *source = trace->source;
  size_t at = trace->misses < MISSES_MAX ? trace->at : trace->block.to;
  for (; at < trace->block.to; at++) {
    size_t end = marks_link_end(source, at, trace->block.to, picture, target);
    if (end == 0) continue;
    trace->at = at + 1 + picture;
    return text_place(source, at, end);
  }
  trace->misses++;
  return trace->block;
}

static bool is_block(const Trace *trace, Place at) { return at.from == trace->block.from && at.to == trace->block.to; }

void trace_behind(Trace *trace, Place link) {
  if (!is_block(trace, link) && link.to > trace->at) trace->at = link.to;
}

void trace_target(Trace *trace, Str target, size_t to) {
  ptrdiff_t at = str_find(str_part(trace->source->text, trace->at, to), target);
  not_found(trace, target);
  if (at >= 0 && trace->found.n) {
    trace->found.at[0].from += (size_t)at;
    trace->found.at[0].exact = true;
    trace->at += (size_t)at + target.n;
  }
  all_is(trace, RUN_TARGET);
}

Place trace_html(Trace *trace, Str html) {
  ptrdiff_t found = str_find(str_part(trace->source->text, trace->at, trace->block.to), html);
  if (found < 0) return trace->block;
  size_t from = trace->at + (size_t)found;
  trace->at = from + html.n;
  return text_place(trace->source, from, trace->at);
}

// ---- over what leaves no text -------------------------------------------------------------------------------------

void trace_line(Trace *trace) {
  size_t next = text_next_line(trace->source, trace->at);
  trace->at = next < trace->block.to ? next : trace->block.to;
}

void trace_marks(Trace *trace, size_t most) {
  char sign = text_byte(trace->source, trace->at);
  if (sign != '*' && sign != '_') return;
  for (; most > 0 && text_byte(trace->source, trace->at) == sign; most--) trace->at++;
}

// "#a" with a line below is a heading, too, whose sign is text.
void trace_heading(Trace *trace, size_t level) {
  size_t end = skip_sign(trace, trace->at, '#');
  bool ends = is_blank(text_byte(trace->source, end)) || is_line_end(text_byte(trace->source, end));
  if (end - trace->at == level && ends) trace->at = end;
}

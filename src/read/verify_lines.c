// verify_lines: from the bytes of a line and its continuations to one content line, unfolded (RFC 5545, 3.1).
//
// What is wrong with bytes and line ends is said here, of a whole feed once for each kind, for such faults come from
// the program that wrote it. Lines are numbered by line feeds, as other programs do; a CR alone ends a content line all
// the same. Invariant: a content line's text is where its physical lines say, so that places are found again.
#include "verify_parts.h"

#include <string.h>

enum { LINE_OCTETS = 75 };

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

// ---- bytes --------------------------------------------------------------------------------------------------------

// Pairs of a lead and a trail byte only: what an old Chinese program writes.
static Str guess_of(Str text) {
  for (size_t i = 0; i < text.n; i++) {
    unsigned char lead = (unsigned char)text.at[i];
    if (lead < 0x80) continue;
    unsigned char trail = i + 1 < text.n ? (unsigned char)text.at[i + 1] : 0;
    if (lead == 0x80 || lead == 0xff || trail < 0x40 || trail == 0x7f || trail == 0xff) return S("");
    i++;
  }
  return S("GBK");
}

static void check_characters(Verify *v) {
  Str text = v->line.text;
  size_t bad = utf8_bad(text);
  // What was cut off was cut anywhere.
  if (bad + 4 <= text.n || (bad < text.n && !v->cut))
    tally(v, V105, str_part(text, bad, bad + 1), arg("guess", guess_of(text)));
  for (size_t i = 0; i < text.n; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if ((c >= ' ' && c != 0x7f) || c == '\t') continue;
    static const char digits[] = "0123456789ABCDEF";
    const char shown[] = {'U', '+', '0', '0', digits[c >> 4], digits[c & 15]};
    tally(v, V106, str_part(text, i, i + 1), arg("name", (Str){shown, sizeof shown}));
    return;
  }
}

// ---- one content line ---------------------------------------------------------------------------------------------

static void unfold(Verify *v) {
  v->unfolded.n = 0;
  for (size_t i = 0; i < v->physical.n; i++) {
    Physical *line = &v->physical.at[i];
    line->content = v->unfolded.n;
    buf_add(&v->unfolded, str_part(buf_str(&v->raw), line->at + (i ? 1 : 0), line->at + line->n));
  }
  v->line.text = buf_str(&v->unfolded);
}

static void check_folds(Verify *v) {
  Str text = v->line.text;
  for (size_t i = 1; i < v->physical.n; i++) {
    const Physical *line = &v->physical.at[i];
    if (line->n == 1) tally_line(v, V111, line, 0, 1);
    bool within = line->content < text.n && ((unsigned char)text.at[line->content] & 0xC0) == 0x80;
    if (within) tally(v, V113, str_part(text, line->content, line->content + 1), NO_ARG);
  }
}

// Lines without anything in them matter when something comes behind.
static void take_blank(Verify *v) {
  if (v->blank_lines++ == 0) spot_of(v, v->line.text, &v->blank);
}

static void say_blanks(Verify *v) {
  for (; v->blank_lines; v->blank_lines--) tally_at(v, V110, &v->blank, NO_ARG);
}

// True for a line that continues nothing, or an empty one.
static bool continues_nothing(Verify *v) {
  const Physical *first = v->physical.at;
  bool stray = first->n && is_blank(buf_str(&v->raw).at[first->at]);
  if (!stray && (first->n || v->physical.n == 1)) return false;
  if (!str_trim(v->line.text).n) {
    take_blank(v);
    return true;
  }
  say_blanks(v);
  say(v, V112, str_part(v->line.text, 0, v->line.text.n), NO_ARGS);
  return true;
}

static void finish(Verify *v) {
  if (v->physical.n == 1)
    v->line.text = str_part(buf_str(&v->raw), v->physical.at[0].at, v->physical.at[0].at + v->physical.at[0].n);
  else
    unfold(v);
  v->line_number = v->physical.at[0].before.lines + 1;
  if (!v->begun && str_trim(v->line.text).n && !calendar_begins(v)) return;
  check_characters(v);
  if (continues_nothing(v)) return;
  if (!v->line.text.n) {
    take_blank(v);
    return;
  }
  say_blanks(v);
  check_folds(v);
  component_take(v);
}

// ---- physical lines -----------------------------------------------------------------------------------------------

// The length of the line end at `at`: CR LF, LF, CR, or several CR before LF; 0 at the end of what there is.
static size_t line_end(Str raw, size_t at) {
  size_t crs = 0;
  while (at + crs < raw.n && raw.at[at + crs] == '\r') crs++;
  if (at + crs < raw.n && raw.at[at + crs] == '\n') return crs + 1;
  return crs > 0;
}

static void check_end(Verify *v, const Physical *line, size_t end) {
  Str raw = buf_str(&v->raw);
  size_t at = line->at + line->n;
  if (line->n > LINE_OCTETS) tally_line(v, V109, line, LINE_OCTETS, line->n);
  bool fine = end == 0 || (end == 2 && raw.at[at] == '\r' && raw.at[at + 1] == '\n');
  if (!fine) tally_line(v, raw.at[at] == '\r' ? V108 : V107, line, line->n, line->n);
}

static size_t content_end(Str raw, size_t at) {
  const char *from = raw.at + at;
  const char *feed = memchr(from, '\n', raw.n - at);
  size_t n = feed ? (size_t)(feed - from) : raw.n - at;
  const char *back = memchr(from, '\r', n);
  return at + (back ? (size_t)(back - from) : n);
}

// Where the next physical line begins.
static Before behind(Str raw, const Physical *line, size_t end) {
  Before out = {line->before.bytes + line->n + end, line->before.lines, 0};
  if (end && raw.at[line->at + line->n + end - 1] == '\n')
    out.lines++;
  else
    out.columns = line->before.columns + utf8_count(str_part(raw, line->at, line->at + line->n)) + end;
  return out;
}

static size_t skip_mark(Verify *v, Before *before) {
  if (before->bytes || !str_starts(buf_str(&v->raw), S("\xEF\xBB\xBF"))) return 0;
  const Physical line = {.n = v->raw.n, .before = *before};
  Spot spot;
  spot_of_physical(v, &line, 0, 3, &spot);
  say_at(v, V104, &spot, NO_ARGS);
  before->bytes = 3;
  return 3;
}

void lines_take(Verify *v) {
  Str raw = buf_str(&v->raw);
  Before before = v->at;
  v->physical.n = 0;
  for (size_t at = skip_mark(v, &before); at < raw.n && !v->given_up;) {
    Physical line = {.at = at, .n = content_end(raw, at) - at, .before = before};
    size_t end = line_end(raw, at + line.n);
    if (v->physical.n && !(line.n && is_blank(raw.at[at]))) {
      finish(v);
      v->physical.n = 0;
    }
    PUSH(v->arena, &v->physical, line);
    check_end(v, &line, end);
    before = behind(raw, &line, end);
    at += line.n + end;
  }
  if (v->physical.n && !v->given_up) finish(v);
}

// bytes: the look at a file's bytes before any parser sees them.
//
// From a source to findings Y101 to Y107 and Y157. Invariant: text that passes here is valid UTF-8 in which the only
// line ends are LF and CR LF and the only control characters are those and the tab; so libyaml's and cmark's lines are
// ours.
#include <string.h>

#include "text.h"

#define LINE_BYTES_MAX 65536
// A binary file would give a record for every other byte.
#define HITS_MAX 1000

typedef struct Check {
  Diags *diags;
  const Source *source;
  size_t at, to;
  bool markdown;
  size_t hits;
  BlanksState blanks;
} Check;

static void hit(Check *check, Code code, size_t from, size_t to, size_t n, const Arg *args) {
  check->hits++;
  diag_add(check->diags, code, text_place(check->source, from, to), n, args);
}

// ---- encoding -----------------------------------------------------------------------------------------------------

static bool looks_like_utf16(Str text) {
  if (str_starts(text, S("\xff\xfe")) || str_starts(text, S("\xfe\xff"))) return true;
  return text.n >= 2 && (text.at[0] == 0) != (text.at[1] == 0);
}

// Pairs of a lead and a trail byte only: what an old Chinese editor saves.
static bool looks_like_gbk(Str text) {
  for (size_t i = 0; i < text.n; i++) {
    unsigned char lead = (unsigned char)text.at[i];
    if (lead < 0x80) continue;
    unsigned char trail = i + 1 < text.n ? (unsigned char)text.at[i + 1] : 0;
    if (lead == 0x80 || lead == 0xff || trail < 0x40 || trail == 0x7f || trail == 0xff) return false;
    i++;
  }
  return true;
}

// A wrong encoding is one mistake, however many bytes show it.
static bool check_encoding(Check *check) {
  Str text = str_part(check->source->text, check->at, check->to);
  bool utf16 = looks_like_utf16(text);
  size_t bad = utf16 ? 0 : utf8_bad(text);
  if (bad == text.n) return true;
  Str guess = utf16 ? S("UTF-16") : looks_like_gbk(text) ? S("GBK") : S("");
  Str table = str_ends(check->source->path, S(".csv")) ? S("CSV UTF-8") : S("");
  hit(check, Y101, check->at + bad, check->at + bad + 1, ARGS(arg("guess", guess), arg("table", table)));
  return false;
}

// ---- characters ---------------------------------------------------------------------------------------------------

typedef struct Refused {
  uint32_t first, last;
  Code code;
  Text name;
} Refused;

// Names of their own for the characters that a copied text may really hold.
static const Refused refused[] = {
    {0x00, 0x00, Y102, {{"NUL", "NUL"}}},
    {0x08, 0x08, Y102, {{"BS", "退格符 BS"}}},
    {0x09, 0x0a, CODE_COUNT, {{NULL, NULL}}}, // tab and line feed are fine
    {0x0b, 0x0b, Y102, {{"VT", "垂直制表符 VT"}}},
    {0x0c, 0x0c, Y102, {{"FF", "换页符 FF"}}},
    {0x0d, 0x0d, Y104, {{"CR without LF", "单独的 CR"}}},
    {0x1b, 0x1b, Y102, {{"ESC", "ESC"}}},
    {0x01, 0x1f, Y102, {{"a control character", "控制字符"}}},
    {0x7f, 0x7f, Y102, {{"DEL", "DEL"}}},
    {0x85, 0x85, Y104, {{"NEL (U+0085)", "NEL（U+0085）"}}},
    {0x80, 0x9f, Y102, {{"a control character", "控制字符"}}},
    {0x2028, 0x2028, Y104, {{"LS (U+2028)", "LS（U+2028）"}}},
    {0x2029, 0x2029, Y104, {{"PS (U+2029)", "PS（U+2029）"}}},
    {0x202a, 0x202e, Y103, {{"one of U+202A to U+202E", "U+202A 到 U+202E 之一"}}},
    {0x2066, 0x2069, Y103, {{"one of U+2066 to U+2069", "U+2066 到 U+2069 之一"}}},
    {0xfeff, 0xfeff, Y102, {{"a byte order mark (U+FEFF)", "字节顺序标记（U+FEFF）"}}},
    {0xfffe, 0xffff, Y102, {{"no character at all", "不是字符的编码"}}},
};

static const Refused *refused_find(uint32_t c) {
  for (size_t i = 0; i < COUNT(refused); i++)
    if (c >= refused[i].first && c <= refused[i].last) return refused[i].code == CODE_COUNT ? NULL : &refused[i];
  return NULL;
}

const Text *bytes_refused(uint32_t c) {
  const Refused *row = refused_find(c);
  return row ? &row->name : NULL;
}

// A run of one kind is one finding: a block of NULs is one mistake. Returns where the run ends.
static size_t check_character(Check *check, size_t at) {
  Str text = str_part(check->source->text, 0, check->to);
  uint32_t c;
  size_t end = utf8_next(text, at, &c);
  const Refused *row = refused_find(c);
  if (!row || (c == '\r' && end < text.n && text.at[end] == '\n')) return end;
  while (end < text.n) {
    uint32_t next;
    size_t after = utf8_next(text, end, &next);
    if (refused_find(next) != row || next == '\r') break;
    end = after;
  }
  hit(check, row->code, at, end, ARGS(arg_t("name", row->name)));
  return end;
}

static void check_characters(Check *check) {
  size_t at = check->at;
  if (at == 0 && str_starts(check->source->text, S("\xef\xbb\xbf"))) at = 3;
  while (at < check->to && check->hits < HITS_MAX) {
    if (bytes_may_refuse(check->source->text.at[at]))
      at = check_character(check, at);
    else
      at++;
  }
}

// ---- lines --------------------------------------------------------------------------------------------------------

static void check_line(Check *check, size_t from, size_t to) {
  const char *text = check->source->text.at;
  if (to - from > LINE_BYTES_MAX) hit(check, Y107, from, from + 1, NO_ARGS);
  if (check->markdown) return;
  if (from < to && text[from] == '%') hit(check, Y106, from, from + 1, NO_ARGS);
  if (!blanks_check_line(check->diags, check->source, from, to, &check->blanks)) check->hits++;
  size_t tab = from;
  while (tab < to && text[tab] == ' ') tab++;
  if (tab == to || text[tab] != '\t') return;
  size_t end = tab;
  while (end < to && is_blank(text[end])) end++;
  hit(check, Y105, tab, end, NO_ARGS);
}

static void check_lines(Check *check) {
  while (check->at < check->to && check->hits < HITS_MAX) {
    const char *start = check->source->text.at + check->at;
    const char *end = memchr(start, '\n', check->to - check->at);
    size_t to = end ? check->at + (size_t)(end - start) : check->to;
    check_line(check, check->at, to);
    check->at = to + 1;
  }
}

bool bytes_check_part(Diags *diags, const Source *source, size_t from, size_t to, bool markdown) {
  Check check = {.diags = diags, .source = source, .at = from, .to = to, .markdown = markdown};
  if (!check_encoding(&check)) return false;
  check_characters(&check);
  check_lines(&check);
  return check.hits == 0;
}

bool bytes_check(Diags *diags, const Source *source, bool markdown) {
  return bytes_check_part(diags, source, 0, source->text.n, markdown);
}

// ---- small looks at the source ------------------------------------------------------------------------------------

size_t text_line_start(const Source *source, size_t at) {
  while (at > 0 && source->text.at[at - 1] != '\n') at--;
  return at;
}

bool text_begins_line(const Source *source, size_t at) {
  while (at > 0 && is_blank(source->text.at[at - 1])) at--;
  return at == 0 || source->text.at[at - 1] == '\n';
}

size_t text_line_end(const Source *source, size_t at) {
  if (at >= source->text.n) return at;
  ptrdiff_t found = str_find_byte(str_from(source->text, at), '\n');
  size_t end = found < 0 ? source->text.n : at + (size_t)found;
  return end > at && source->text.at[end - 1] == '\r' ? end - 1 : end;
}

size_t text_skip_blanks(const Source *source, size_t at) {
  while (is_blank(text_byte(source, at))) at++;
  return at;
}

#define QUOTE_BYTES_MAX 72

Str text_quote(Arena *arena, const Source *source, size_t from, size_t to) {
  size_t end = from;
  while (end < to && !is_line_end(text_byte(source, end))) end++;
  Str text = str_trim(str_part(source->text, from, end));
  if (text.n <= QUOTE_BYTES_MAX) return text;
  size_t cut = 0;
  uint32_t c;
  for (size_t next = 0; (next = utf8_next(text, cut, &c)) <= QUOTE_BYTES_MAX;) cut = next;
  return str_format(arena, "%.*s...", STR(str_part(text, 0, cut)));
}

#define VALUE_BYTES_MAX 60

Str text_in_quotes(Arena *arena, const Source *source, size_t from, size_t to) {
  Str text = str_trim(str_part(source->text, from, to));
  if (text.n == 0 || text.n > VALUE_BYTES_MAX || str_find_byte(text, '\'') >= 0) return S("");
  return str_format(arena, "'%.*s'", STR(text));
}

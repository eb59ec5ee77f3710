// sheet_md: from a person's week to Markdown by its template. What is posted stands raw within a fence, to be copied
// byte by byte; all other words are escaped here, since the engine knows no Markdown.
//
// Invariant: no text of the plan can begin a block, a link, emphasis or HTML, or end the item of a list it stands in;
// and none calls somebody where the sheet is pasted into a pull request.
#include "sheet.h"
#include "templates.h"

#include <string.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1." or "1)" at the start of a line would begin a list: the offset of its mark, else 0.
static size_t list_mark(Str line) {
  size_t n = 0;
  while (n < line.n && is_digit(line.at[n])) n++;
  return n > 0 && n < line.n && (line.at[n] == '.' || line.at[n] == ')') ? n : 0;
}

static bool needs_escape(Str line, size_t at) {
  char c = line.at[at];
  if (c && strchr("\\`*_[]<>|~#$", c)) return true;
  return at == 0 && strchr("-+=", c);
}

// "@name" calls whoever has that name on GitHub, and "#12" leaves a mark on a thread there, escaped or not: an
// invisible joiner (U+2060) parts the sign from what follows.
static bool calls(Str line, size_t at) {
  char c = line.at[at], next = at + 1 < line.n ? line.at[at + 1] : ' ';
  bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  return (c == '@' && (letter || is_digit(next))) || (c == '#' && is_digit(next));
}

// A reference for '&', since cmark replaces "\&lt;" in an address all the same.
static void add_escaped(Buf *out, Str line, bool joins) {
  size_t mark = list_mark(line);
  for (size_t i = 0; i < line.n; i++) {
    if (needs_escape(line, i) || (mark > 0 && i == mark)) buf_byte(out, '\\');
    buf_add(out, line.at[i] == '&' ? S("&amp;") : str_part(line, i, i + 1));
    if (joins && calls(line, i)) buf_add(out, S("\u2060"));
  }
}

// A backslash at a line's end is a line break; two blanks keep the next line within a list's item. Escaping is right
// wherever the template puts the text, at the start of a line or within one.
static Str escaped(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  bool first = true;
  for (Str line; str_cut(&text, '\n', &line); first = false) {
    if (!first) buf_add(&out, S("\\\n  "));
    add_escaped(&out, str_trim(line), true);
  }
  return buf_str(&out);
}

// Markdown reads its escapes in an address too.
static Str escaped_address(Arena *arena, Str address) {
  Buf out = buf_in(arena);
  add_escaped(&out, address, false);
  return buf_str(&out);
}

static size_t longest_run_of_backticks(Str text) {
  size_t longest = 0, run = 0;
  for (size_t i = 0; i < text.n; i++) {
    run = text.at[i] == '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

static Str backticks(Arena *arena, size_t n) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < n; i++) buf_byte(&out, '`');
  return buf_str(&out);
}

static Str fence_around(Arena *arena, Str text) {
  size_t run = longest_run_of_backticks(text);
  return backticks(arena, run < 3 ? 3 : run + 1);
}

// Blanks within the marks are taken off again by readers; they keep a backtick at either end apart from the marks.
static Str code_span(Arena *arena, Str text) {
  if (!text.n) return text;
  size_t run = longest_run_of_backticks(text);
  Str mark = backticks(arena, run + 1);
  const char *pad = run ? " " : "";
  return str_format(arena, "%.*s%s%.*s%s%.*s", STR(mark), pad, STR(text), pad, STR(mark));
}

static const SheetStyle markdown = {
    .say = escaped, .address = escaped_address, .code = code_span, .fence = fence_around};

bool sheet_md(Buf *out, const PersonSheet *sheet, size_t week) {
  const SheetTemplates *templates = sheet->templates;
  return template_render(out, templates, templates->markdown, sheet_week_context(sheet, week, &markdown), false);
}

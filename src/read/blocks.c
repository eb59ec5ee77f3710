// blocks: paragraphs, headings, lists, quotes, code and rules, and where a section begins.
//
// From marks to lines of the plain text (plain.c) and blocks of the page (page.c). Invariant: what is open on the page
// is closed in its order; a tag alone on its line stays on a line of its own.
#include <string.h>

#include "walk.h"

void walk_end_block(Walk *w, const Mark *mark) { plain_break(&w->plain, mark->tight ? 1 : 2); }

static void page_block(Walk *w, const char *mark) {
  page_line(&w->page);
  page_mark(&w->page, mark);
}

// ---- paragraphs and quotes ----------------------------------------------------------------------------------------

static void enter_leaf(Walk *w, const Mark *mark) { trace_begin(&w->trace, mark->lines, mark->begin); }

static void enter_paragraph(Walk *w, const Mark *mark) {
  if (table_visit(w, mark)) {
    w->skip = true;
    walk_end_block(w, mark);
    return;
  }
  enter_leaf(w, mark);
  if (!mark->tight) page_block(w, "<p>");
}

static void exit_paragraph(Walk *w, const Mark *mark) {
  if (!mark->tight) page_mark(&w->page, "</p>\n");
  walk_end_block(w, mark);
}

static void enter_quote(Walk *w, const Mark *mark) {
  (void)mark;
  w->quotes++;
  page_block(w, "<blockquote>\n");
}

static void exit_quote(Walk *w, const Mark *mark) {
  w->quotes--;
  page_block(w, "</blockquote>\n");
  walk_end_block(w, mark);
}

// ---- code ---------------------------------------------------------------------------------------------------------

// The next line from `*at` on, of those before `to`, that holds nothing but a tag; empty where there is none.
static Str next_tag_line(const Walk *w, size_t *at, size_t to) {
  while (*at < to) {
    Str line = str_trim(str_part(w->source->text, *at, text_line_end(w->source, *at)));
    *at = text_next_line(w->source, *at);
    if (shield_is_tag_line(line)) return line;
  }
  return S("");
}

// A tag alone on its line was hidden as a rule, and code knows no rules: there it is text again. Such a rule has blanks
// behind it, for a tag is longer.
static Str code_line(const Walk *w, Str line, size_t *at, size_t to) {
  bool rule = str_eq(str_trim(line), S("***")) && !str_ends(line, S("*"));
  Str tag = rule ? next_tag_line(w, at, to) : S("");
  return tag.n ? tag : line;
}

// Words behind the fence, or a fence that is no line of the code: as one it would have ended it.
static bool is_fenced(const Walk *w, const Mark *mark) {
  if (mark->more.n) return true;
  Str code = mark->text, first = S("");
  Str line = str_part(w->source->text, mark->begin, text_line_end(w->source, mark->begin));
  str_cut(&code, '\n', &first);
  return (str_starts(line, S("```")) || str_starts(line, S("~~~"))) && !str_eq(str_trim(line), str_trim(first));
}

static void say_fence(Walk *w, const Mark *mark) {
  if (!mark->more.n) return;
  Place at = text_place(w->source, mark->begin, text_line_end(w->source, mark->begin));
  diag_add(w->diags, M114, at, ARGS(arg("words", mark->more)));
}

static void enter_code_block(Walk *w, const Mark *mark) {
  Str code = mark->text, line;
  size_t tag_at = text_line_start(w->source, mark->lines.from), at = tag_at;
  say_fence(w, mark);
  trace_begin(&w->trace, mark->lines, at);
  page_block(w, "<pre><code>");
  if (is_fenced(w, mark)) at = text_next_line(w->source, at);
  for (; str_cut(&code, '\n', &line); at = text_next_line(w->source, at)) {
    line = code_line(w, line, &tag_at, mark->lines.to);
    trace_code_line(&w->trace, line, at);
    walk_text(w, line);
    plain_line(&w->plain);
    page_mark(&w->page, "\n");
  }
  page_mark(&w->page, "</code></pre>\n");
  walk_end_block(w, mark);
}

// ---- HTML ---------------------------------------------------------------------------------------------------------

// All of it is left out, so all of it is shown.
static void enter_html_block(Walk *w, const Mark *mark) {
  Place at = mark->lines;
  while (at.to > at.from && (is_blank(text_byte(w->source, at.to - 1)) || is_line_end(text_byte(w->source, at.to - 1))))
    at.to--;
  if (remark_refuse(w->diags, mark->text, at, true)) return;
  diag_add(w->diags, M107, at, ARGS(arg("html", text_quote(w->arena, w->source, at.from, at.to))));
}

// ---- lists --------------------------------------------------------------------------------------------------------

static void enter_list(Walk *w, const Mark *mark) {
  plain_begin_list(&w->plain, mark->number);
  if (mark->number < 0 || mark->number == 1)
    page_block(w, mark->number < 0 ? "<ul>\n" : "<ol>\n");
  else
    page_block(w, str_c(w->arena, str_format(w->arena, "<ol start=\"%d\">\n", mark->number)));
}

static void exit_list(Walk *w, const Mark *mark) {
  plain_end_list(&w->plain);
  page_block(w, mark->number < 0 ? "</ul>\n" : "</ol>\n");
  walk_end_block(w, mark);
}

static void enter_item(Walk *w, const Mark *mark) {
  (void)mark;
  plain_item(&w->plain);
  page_block(w, "<li>");
}

static void exit_item(Walk *w, const Mark *mark) {
  page_mark(&w->page, "</li>\n");
  walk_end_block(w, mark);
}

// ---- rules and tags -----------------------------------------------------------------------------------------------

// Whether the line that holds the byte at `at` is empty.
static bool is_empty_line(const Walk *w, size_t at) {
  return is_line_end(text_byte(w->source, text_skip_blanks(w->source, text_line_start(w->source, at))));
}

// A Mustache tag alone on its line stands in its text as it does in the file, so that filling removes the whole line.
static void add_tag_line(Walk *w, size_t start, Str tag) {
  size_t next = text_next_line(w->source, start);
  w->plain.gap = start > w->body && is_empty_line(w, start - 1) ? 2 : 1;
  page_line(&w->page);
  trace_code_line(&w->trace, tag, start);
  walk_text(w, tag);
  page_mark(&w->page, "\n");
  plain_break(&w->plain, is_empty_line(w, next) ? 2 : 1);
}

static void enter_rule(Walk *w, const Mark *mark) {
  Str line = str_trim(str_part(w->source->text, mark->line, text_line_end(w->source, mark->line)));
  bool is_tag = shield_is_tag_line(line);
  if (is_tag && w->table_end && w->table_end == mark->line)
    w->table_end = text_next_line(w->source, mark->line);
  else
    table_close(w);
  if (is_tag) {
    add_tag_line(w, mark->line, line);
    return;
  }
  page_block(w, "<hr>\n");
  walk_end_block(w, mark);
}

// ---- headings and sections ----------------------------------------------------------------------------------------

static const char *heading_tag(const Mark *mark, bool opens) {
  static const char *const opening[] = {"<h2>", "<h3>", "<h4>", "<h5>", "<h6>"}, *const closing[] = {
                                                                                     "</h2>\n", "</h3>\n", "</h4>\n",
                                                                                     "</h5>\n", "</h6>\n"};
  size_t level = mark->number > 2 ? (size_t)mark->number - 2 : 0;
  return opens ? opening[level] : closing[level];
}

// "# name", not "#name" with a line below.
static bool has_signs(const Walk *w, const Mark *mark) {
  size_t end = mark->begin;
  while (text_byte(w->source, end) == '#') end++;
  char next = text_byte(w->source, end);
  return end - mark->begin == (size_t)mark->number && (is_blank(next) || is_line_end(next));
}

// Whether the line that ends at `end` is "====" or "----".
static bool is_underline(const Source *source, size_t end) {
  Str line = str_trim(str_part(source->text, text_line_start(source, end), end));
  while (line.n && (line.at[0] == '>' || is_blank(line.at[0]))) line = str_from(line, 1);
  return line.n > 0 && (strspn(line.at, "=") >= line.n || strspn(line.at, "-") >= line.n);
}

Place heading_place(const Walk *w, const Mark *mark) {
  Place at = mark->lines;
  size_t last = at.to;
  at.to = text_line_end(w->source, at.from);
  while (!has_signs(w, mark) && at.to < last) {
    at.to = text_line_end(w->source, text_next_line(w->source, at.to));
    if (is_underline(w->source, at.to)) break;
  }
  return at;
}

static void enter_heading(Walk *w, const Mark *mark) {
  trace_begin(&w->trace, heading_place(w, mark), mark->begin);
  trace_heading(&w->trace, (size_t)mark->number);
  w->in_name = mark->top && mark->number == 1;
  if (w->in_name)
    w->words = buf_in(w->arena);
  else
    page_block(w, heading_tag(mark, true));
}

void walk_end_section(Walk *w) {
  table_close(w);
  plain_section(&w->plain)->html = page_take(&w->page, w->arena);
}

static void exit_heading(Walk *w, const Mark *mark) {
  if (!w->in_name) {
    page_mark(&w->page, heading_tag(mark, false));
    walk_end_block(w, mark);
    return;
  }
  w->in_name = false;
  Place at = heading_place(w, mark);
  Str name = str_trim(buf_str(&w->words));
  if (name.n == 0) {
    diag_add(w->diags, M111, at, NO_ARGS);
    return;
  }
  walk_end_section(w);
  plain_next_section(&w->plain, name, at);
}

const Visits block_visits[MARK_KINDS] = {
    [MARK_QUOTE] = {enter_quote, exit_quote},       [MARK_LIST] = {enter_list, exit_list},
    [MARK_ITEM] = {enter_item, exit_item},          [MARK_CODE_BLOCK] = {enter_code_block, NULL},
    [MARK_HTML_BLOCK] = {enter_html_block, NULL},   [MARK_PARAGRAPH] = {enter_paragraph, exit_paragraph},
    [MARK_HEADING] = {enter_heading, exit_heading}, [MARK_RULE] = {enter_rule, NULL},
};

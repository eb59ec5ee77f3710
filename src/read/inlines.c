// inlines: what stands within a paragraph, heading or cell: text, breaks, code, emphasis, HTML, links and pictures.
//
// Each is looked for in the file (trace.c) and goes where it belongs: to the plain text and the page, or to the words
// of a section's name or of a picture. Invariant: what goes nowhere has been said.
#include "walk.h"

// ---- text ---------------------------------------------------------------------------------------------------------

static bool is_aside(const Walk *w) { return w->in_name || w->pictures; }

void walk_text(Walk *w, Str text) {
  if (is_aside(w)) {
    buf_add(&w->words, text);
  } else {
    plain_text(&w->plain, text, &w->trace.found);
    page_text(&w->page, text);
  }
  w->plain.from = w->trace.at;
}

// The file's own bytes were checked; "&#27;" makes new ones.
static void check_characters(Walk *w, Place lines, Str text) {
  for (size_t at = 0; at < text.n; at++) {
    uint32_t c;
    if (!bytes_may_refuse(text.at[at])) continue;
    utf8_next(text, at, &c);
    const Text *name = bytes_refused(c);
    if (!name) continue;
    diag_add(w->diags, M110, lines, ARGS(arg_t("name", *name)));
    return;
  }
}

// Stars that opened or closed nothing. What follows them in the text tells which stars of the block they are.
static void check_stars(Walk *w, Str text) {
  ptrdiff_t found = str_find(text, S("**"));
  if (found < 0) return;
  Place block = w->trace.block;
  Str all = str_part(w->source->text, block.from, block.to);
  ptrdiff_t at = str_find(all, str_from(text, (size_t)found));
  if (at < 0) at = str_find(all, S("**"));
  if (at < 0) return; // "\\*\\*": meant as stars
  size_t from = block.from + (size_t)at, to = from;
  while (text_byte(w->source, to) == '*') to++;
  diag_add(w->diags, M109, text_place(w->source, from, to), ARGS(arg("stars", str_part(w->source->text, from, to))));
}

static void enter_text(Walk *w, const Mark *mark) {
  Str text = w->begins_cell ? str_from(mark->text, CELL_MARK.n) : mark->text;
  w->begins_cell = false;
  check_characters(w, mark->lines, text);
  check_stars(w, text);
  Place rest = text_place(w->source, w->trace.at, w->trace.block.to);
  remark_refuse_in_text(w->diags, text, rest);
  remark_refuse_bare(w->arena, w->diags, text, rest);
  trace_text(&w->trace, text);
  walk_text(w, text);
}

static void enter_break(Walk *w, const Mark *mark) {
  (void)mark;
  trace_line(&w->trace);
  if (is_aside(w)) {
    buf_byte(&w->words, ' ');
    return;
  }
  plain_break(&w->plain, 1);
  page_mark(&w->page, "<br>\n");
}

// ---- code and emphasis --------------------------------------------------------------------------------------------

static void page_around(Walk *w, const char *mark) {
  if (!is_aside(w)) page_mark(&w->page, mark);
}

static void enter_code(Walk *w, const Mark *mark) {
  trace_code(&w->trace, mark->text);
  page_around(w, "<code>");
  walk_text(w, mark->text);
  page_around(w, "</code>");
}

static void enter_emphasis(Walk *w, const Mark *mark) {
  page_around(w, mark->kind == MARK_STRONG ? "<strong>" : "<em>");
}

static void exit_emphasis(Walk *w, const Mark *mark) {
  trace_marks(&w->trace, mark->kind == MARK_STRONG ? 2 : 1);
  page_around(w, mark->kind == MARK_STRONG ? "</strong>" : "</em>");
}

// ---- HTML ---------------------------------------------------------------------------------------------------------

// "<b>words</b>" is two pieces of HTML and one mistake: only what opens is named.
static void enter_html(Walk *w, const Mark *mark) {
  Place at = trace_html(&w->trace, mark->text);
  if (str_starts(mark->text, S("</")) || remark_refuse(w->diags, mark->text, at, false)) return;
  diag_add(w->diags, M107, at, ARGS(arg("html", text_quote(w->arena, w->source, at.from, at.to))));
}

// ---- links and pictures -------------------------------------------------------------------------------------------

bool target_is_unsafe(Str target) {
  static const Str schemes[] = {S_("javascript:"), S_("vbscript:"), S_("data:")};
  for (size_t i = 0; i < COUNT(schemes); i++)
    if (str_starts_any_case(str_trim(target), schemes[i])) return true;
  return false;
}

static MarkdownSection *section_of(const Walk *w) { return plain_section(&w->plain); }

static Text kind_of_link(bool picture) {
  static const Text link = {{"link", "链接"}}, image = {{"picture", "图片"}};
  return picture ? image : link;
}

// In the words of a picture, or in a heading that names a channel, there is no place for one.
static void say_lost(Walk *w, const Mark *mark) {
  static const Text in_name = {{"in a heading that names a channel", "写在渠道标题里"}},
                    in_picture = {{"within the words of a picture", "写在图片的说明里"}};
  bool picture = mark->kind == MARK_PICTURE;
  if (!mark->text.n) return;
  diag_add(w->diags, M115, w->trace.block,
           ARGS(arg_t("what", kind_of_link(picture)), arg("target", mark->text),
                arg_t("where", w->in_name ? in_name : in_picture)));
}

static void check_title(Walk *w, const Mark *mark, Place at) {
  if (mark->more.n)
    diag_add(w->diags, M113, at,
             ARGS(arg_t("what", kind_of_link(mark->kind == MARK_PICTURE)), arg("title", mark->more)));
}

static size_t add_link(Walk *w, const Mark *mark) {
  bool picture = mark->kind == MARK_PICTURE;
  Place at = trace_link(&w->trace, picture, mark->text);
  if (!picture) check_characters(w, at, mark->text); // a picture's is looked for in the plan
  if (target_is_unsafe(mark->text))
    diag_add(w->diags, M108, at, ARGS(arg("target", text_quote(w->arena, w->source, at.from, at.to))));
  check_title(w, mark, at);
  PUSH(w->arena, &section_of(w)->links,
       ((MarkdownLink){.target = mark->text, .title = mark->more, .picture = picture, .at = at}));
  return section_of(w)->links.n - 1;
}

static void enter_link(Walk *w, const Mark *mark) {
  if (is_aside(w)) {
    say_lost(w, mark);
    return;
  }
  w->link = add_link(w, mark);
  w->link_start = plain_mark(&w->plain);
  w->link_opens = page_link(&w->page, mark->text, mark->more);
  w->link_page = w->page.out.n;
}

// An address alone stands for itself.
static bool is_bare(const MarkdownLink *link) {
  return str_eq(link->text, link->target) ||
         (str_starts(link->target, S("mailto:")) && str_ends(link->target, link->text));
}

// Behind the words in the plain text; on the page only where it is no link there.
static void add_target(Walk *w, const MarkdownLink *link) {
  if (link->text.n && link->target.n) plain_made(&w->plain, S(" "));
  trace_target(&w->trace, link->target, link->at.to);
  plain_text(&w->plain, link->target, &w->trace.found);
  w->plain.from = w->trace.at;
  bool says = w->page.out.n > w->link_page;
  if (w->link_opens && says) return;
  if (says && link->target.n) page_mark(&w->page, " ");
  page_text(&w->page, link->target);
}

static void exit_link(Walk *w, const Mark *mark) {
  (void)mark;
  if (is_aside(w)) return;
  MarkdownLink *link = &section_of(w)->links.at[w->link];
  link->text = str_copy(w->arena, str_from(buf_str(&w->plain.out), w->link_start));
  if (is_bare(link))
    runs_turn(w->arena, &w->plain.runs, w->link_start, RUN_TARGET);
  else
    add_target(w, link);
  if (w->link_opens) page_mark(&w->page, "</a>");
  if (link->target.n) plain_end_target(&w->plain);
  trace_behind(&w->trace, link->at);
}

static void enter_picture(Walk *w, const Mark *mark) {
  if (is_aside(w)) say_lost(w, mark);
  if (w->in_name || w->pictures++) return;
  w->words = buf_in(w->arena);
  w->picture = add_link(w, mark);
}

static void exit_picture(Walk *w, const Mark *mark) {
  (void)mark;
  if (w->in_name || --w->pictures) return;
  MarkdownLink *picture = &section_of(w)->links.at[w->picture];
  picture->text = buf_str(&w->words);
  page_picture(&w->page, picture->text, picture->title);
  trace_behind(&w->trace, picture->at);
}

const Visits inline_visits[MARK_KINDS] = {
    [MARK_TEXT] = {enter_text, NULL},
    [MARK_BREAK] = {enter_break, NULL},
    [MARK_CODE] = {enter_code, NULL},
    [MARK_HTML] = {enter_html, NULL},
    [MARK_EMPHASIS] = {enter_emphasis, exit_emphasis},
    [MARK_STRONG] = {enter_emphasis, exit_emphasis},
    [MARK_LINK] = {enter_link, exit_link},
    [MARK_PICTURE] = {enter_picture, exit_picture},
};

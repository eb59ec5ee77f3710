// markdown: cmark's one home. From a piece's bytes to its front matter's place and the plain text of each section.
//
// cmark 0.30.2 is fast on text but not on hostile text (90 kB can take 16 s), so size and nesting are limited first;
// with 32 KiB nothing that we could find takes longer than a tenth of a second. Its columns are wrong on indented lines
// that go on with a paragraph, so links are found again in the text (marks.c). Mustache tags are hidden from
// it (shield.c). What a node is in the text that people post is told to plain.c.
//
// Invariant: what is published is text of the file or the target of a link; nothing of it is dropped without a finding,
// except marks (emphasis, headings, quotes, list bullets, the words of pictures).
#define CMARK_NO_SHORT_NAMES // NODE_TEXT and NODE_LIST are ours
#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "plain.h"

#define DEPTH_MAX 32

// ---- the walk -----------------------------------------------------------------------------------------------------

typedef struct Walk {
  Arena *arena;
  Diags *diags;
  const Source *source;
  size_t body;       // where the body begins
  size_t first_line; // its index among the source's lines
  Shield shield;
  Plain plain;
  Buf words; // of a section's name or a picture
  bool in_name;
  size_t pictures;      // open pictures
  size_t picture, link; // their places among the section's links
  size_t link_start;    // where in the plain text the words of the open link begin
  Place block;          // the paragraph or heading that is open
  size_t misses;        // links that were not found in it
  size_t cursor;        // where in the file to look for the next link
} Walk;

static size_t offset_of_line(const Walk *w, int line) {
  size_t index = w->first_line + (line > 0 ? (size_t)line - 1 : 0);
  if (line <= 1) return w->body;
  return index < w->source->lines.n ? w->source->lines.at[index] : w->source->text.n;
}

// From the start of a node's first line to the end of its last.
static Place lines_of(const Walk *w, cmark_node *node) {
  size_t from = text_skip_blanks(w->source, offset_of_line(w, cmark_node_get_start_line(node)));
  size_t to = text_line_end(w->source, offset_of_line(w, cmark_node_get_end_line(node)));
  return text_place(w->source, from, to > from ? to : from);
}

static Str shown(const Walk *w, const char *text) { return shield_show(&w->shield, str_of(text)); }

// ---- text ---------------------------------------------------------------------------------------------------------

static void add_text(Walk *w, Str text) {
  if (w->in_name || w->pictures)
    buf_add(&w->words, text);
  else
    plain_text(&w->plain, text);
}

// The file's own bytes were checked; "&#27;" makes new ones.
static void check_characters(Walk *w, cmark_node *node, Str text) {
  for (size_t at = 0; at < text.n; at++) {
    uint32_t c;
    if (!bytes_may_refuse(text.at[at])) continue;
    utf8_next(text, at, &c);
    const Text *name = bytes_refused(c);
    if (!name) continue;
    diag_add(w->diags, M110, lines_of(w, node), ARGS(arg_t("name", *name)));
    return;
  }
}

// Stars that opened or closed nothing. What follows them in the text tells which stars of the block they are.
static void check_stars(Walk *w, Str text) {
  ptrdiff_t found = str_find(text, S("**"));
  if (found < 0) return;
  Place block = w->block;
  Str all = str_part(w->source->text, block.from, block.to);
  ptrdiff_t at = str_find(all, str_from(text, (size_t)found));
  if (at < 0) at = str_find(all, S("**"));
  if (at < 0) return; // "\\*\\*": meant as stars
  size_t from = block.from + (size_t)at, to = from;
  while (text_byte(w->source, to) == '*') to++;
  diag_add(w->diags, M109, text_place(w->source, from, to), ARGS(arg("stars", str_part(w->source->text, from, to))));
}

static void enter_text(Walk *w, cmark_node *node) {
  Str text = shown(w, cmark_node_get_literal(node));
  check_characters(w, node, text);
  check_stars(w, text);
  add_text(w, text);
}

static void enter_break(Walk *w, cmark_node *node) {
  (void)node;
  if (w->in_name || w->pictures)
    buf_byte(&w->words, ' ');
  else
    plain_break(&w->plain, 1);
}

static void enter_code(Walk *w, cmark_node *node) { add_text(w, shown(w, cmark_node_get_literal(node))); }

// ---- HTML ---------------------------------------------------------------------------------------------------------

// <!-- sopcal: ... --> and nothing behind it.
static bool is_remark(Str html) {
  html = str_trim(html);
  Str opening = S("<!--"), closing = S("-->");
  if (!str_starts(html, opening) || !str_starts(str_trim(str_from(html, opening.n)), S("sopcal:"))) return false;
  return str_find(html, closing) == (ptrdiff_t)(html.n - closing.n);
}

// All of it is left out, so all of it is shown.
static void refuse_html(Walk *w, Str html, Place at) {
  if (is_remark(html)) return;
  diag_add(w->diags, M107, at, ARGS(arg("html", text_quote(w->arena, w->source, at.from, at.to))));
}

static void enter_html_block(Walk *w, cmark_node *node) {
  Place at = lines_of(w, node);
  while (at.to > at.from && (is_blank(text_byte(w->source, at.to - 1)) || is_line_end(text_byte(w->source, at.to - 1))))
    at.to--;
  refuse_html(w, shown(w, cmark_node_get_literal(node)), at);
}

// "<b>words</b>" is two pieces of HTML and one mistake: only what opens is named.
static void enter_html(Walk *w, cmark_node *node) {
  Str html = shown(w, cmark_node_get_literal(node));
  ptrdiff_t found = str_find(str_part(w->source->text, w->cursor, w->block.to), html);
  Place at = w->block;
  if (found >= 0) {
    w->cursor += (size_t)found;
    at = text_place(w->source, w->cursor, w->cursor + html.n);
  }
  if (!str_starts(html, S("</"))) refuse_html(w, html, at);
}

// ---- links and pictures -------------------------------------------------------------------------------------------

// What is not found some times is looked for no more: hostile text would make it quadratic.
#define MISSES_MAX 8

// Links come in the order in which they begin, so each is looked for behind the last one. One that is not found stands
// somewhere in its paragraph.
static Place link_place(Walk *w, bool picture, Str target) {
  size_t at = w->misses < MISSES_MAX ? w->cursor : w->block.to;
  for (; at < w->block.to; at++) {
    size_t end = marks_link_end(w->source, at, w->block.to, picture, target);
    if (end == 0) continue;
    w->cursor = at + 1 + picture;
    return text_place(w->source, at, end);
  }
  w->misses++;
  return w->block;
}

static bool is_unsafe(Str target) {
  static const Str schemes[] = {S_("javascript:"), S_("vbscript:"), S_("data:")};
  target = str_trim(target);
  for (size_t i = 0; i < COUNT(schemes); i++)
    if (target.n >= schemes[i].n && strncasecmp(target.at, schemes[i].at, schemes[i].n) == 0) return true;
  return false;
}

static size_t add_link(Walk *w, cmark_node *node, bool picture) {
  Str target = shown(w, cmark_node_get_url(node));
  Place at = link_place(w, picture, target);
  if (is_unsafe(target))
    diag_add(w->diags, M108, at, ARGS(arg("target", text_quote(w->arena, w->source, at.from, at.to))));
  PUSH(w->arena, &plain_section(&w->plain)->links, ((MarkdownLink){.target = target, .picture = picture, .at = at}));
  return plain_section(&w->plain)->links.n - 1;
}

static void enter_link(Walk *w, cmark_node *node) {
  if (w->in_name || w->pictures) return;
  w->link = add_link(w, node, false);
  w->link_start = plain_mark(&w->plain);
}

static void exit_link(Walk *w, cmark_node *node) {
  (void)node;
  if (w->in_name || w->pictures) return;
  MarkdownLink *link = &plain_section(&w->plain)->links.at[w->link];
  link->text = str_copy(w->arena, str_from(buf_str(&w->plain.out), w->link_start));
  if (str_eq(link->text, link->target) ||
      (str_starts(link->target, S("mailto:")) && str_ends(link->target, link->text)))
    return;
  if (link->text.n && link->target.n) plain_words(&w->plain, S(" "));
  plain_words(&w->plain, link->target);
}

static void enter_picture(Walk *w, cmark_node *node) {
  if (w->in_name || w->pictures++) return;
  w->words = buf_in(w->arena);
  w->picture = add_link(w, node, true);
}

static void exit_picture(Walk *w, cmark_node *node) {
  (void)node;
  if (w->in_name || --w->pictures) return;
  plain_section(&w->plain)->links.at[w->picture].text = buf_str(&w->words);
}

// ---- blocks -------------------------------------------------------------------------------------------------------

static bool is_tight(cmark_node *list) {
  return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

// In a tight list what follows stands on the next line, elsewhere behind an empty one.
static void end_block(Walk *w, cmark_node *node) {
  cmark_node *parent = cmark_node_parent(node);
  if (cmark_node_get_type(parent) == CMARK_NODE_ITEM) parent = cmark_node_parent(parent);
  plain_break(&w->plain, is_tight(parent) ? 1 : 2);
}

// Links are looked for from here on.
static void enter_leaf(Walk *w, cmark_node *node) {
  w->block = lines_of(w, node);
  w->cursor = w->block.from;
  w->misses = 0;
}

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
static void enter_code_block(Walk *w, cmark_node *node) {
  Place block = lines_of(w, node);
  Str code = shown(w, cmark_node_get_literal(node)), line;
  Buf out = buf_in(w->arena);
  for (size_t at = text_line_start(w->source, block.from); str_cut(&code, '\n', &line); buf_byte(&out, '\n')) {
    bool rule = str_eq(str_trim(line), S("***")) && !str_ends(line, S("*"));
    Str tag = rule ? next_tag_line(w, &at, block.to) : S("");
    buf_add(&out, tag.n ? tag : line);
  }
  add_text(w, buf_str(&out));
  end_block(w, node);
}

static void enter_list(Walk *w, cmark_node *node) {
  bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  plain_begin_list(&w->plain, ordered ? cmark_node_get_list_start(node) : -1);
}

static void exit_list(Walk *w, cmark_node *node) {
  plain_end_list(&w->plain);
  end_block(w, node);
}

static void enter_item(Walk *w, cmark_node *node) {
  (void)node;
  plain_item(&w->plain);
}

// Whether the line that holds the byte at `at` is empty.
static bool is_empty_line(const Walk *w, size_t at) {
  return is_line_end(text_byte(w->source, text_skip_blanks(w->source, text_line_start(w->source, at))));
}

// A Mustache tag alone on its line stands in its text as it does in the file, so that filling removes the whole line.
static void enter_rule(Walk *w, cmark_node *node) {
  size_t start = offset_of_line(w, cmark_node_get_start_line(node)), end = text_line_end(w->source, start);
  Str line = str_trim(str_part(w->source->text, start, end));
  if (!shield_is_tag_line(line)) {
    end_block(w, node);
    return;
  }
  w->plain.gap = start > w->body && is_empty_line(w, start - 1) ? 2 : 1;
  plain_words(&w->plain, line);
  plain_break(&w->plain, is_empty_line(w, text_next_line(w->source, end)) ? 2 : 1);
}

// ---- headings -----------------------------------------------------------------------------------------------------

static bool begins_section(cmark_node *node) {
  return cmark_node_get_heading_level(node) == 1 && cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
}

static void enter_heading(Walk *w, cmark_node *node) {
  enter_leaf(w, node);
  w->in_name = begins_section(node);
  if (w->in_name) w->words = buf_in(w->arena);
}

// Whether the line that ends at `end` is "====".
static bool is_underline(const Source *source, size_t end) {
  Str line = str_trim(str_part(source->text, text_line_start(source, end), end));
  return line.n > 0 && strspn(line.at, "=") >= line.n;
}

// With "====" below instead of '#' before it, cmark's last line is one too far.
static Place heading_place(const Walk *w, cmark_node *node) {
  Place at = lines_of(w, node);
  at.to = text_line_end(w->source, at.from);
  while (text_byte(w->source, at.from) != '#' && at.to < w->source->text.n && !is_underline(w->source, at.to))
    at.to = text_line_end(w->source, text_next_line(w->source, at.to));
  return at;
}

static void exit_heading(Walk *w, cmark_node *node) {
  if (!w->in_name) {
    end_block(w, node);
    return;
  }
  w->in_name = false;
  Place at = heading_place(w, node);
  Str name = str_trim(buf_str(&w->words));
  if (name.n == 0) {
    diag_add(w->diags, M111, at, NO_ARGS);
    return;
  }
  plain_next_section(&w->plain, name, at);
}

// ---- the table ----------------------------------------------------------------------------------------------------

typedef void Visit(Walk *w, cmark_node *node);

// Emphasis, quotes and whatever is not here give only what is in them.
static const struct {
  Visit *enter, *leave;
} visits[] = {
    [CMARK_NODE_LIST] = {enter_list, exit_list},
    [CMARK_NODE_ITEM] = {enter_item, end_block},
    [CMARK_NODE_CODE_BLOCK] = {enter_code_block, NULL},
    [CMARK_NODE_HTML_BLOCK] = {enter_html_block, NULL},
    [CMARK_NODE_PARAGRAPH] = {enter_leaf, end_block},
    [CMARK_NODE_HEADING] = {enter_heading, exit_heading},
    [CMARK_NODE_THEMATIC_BREAK] = {enter_rule, NULL},
    [CMARK_NODE_BLOCK_QUOTE] = {NULL, end_block},
    [CMARK_NODE_TEXT] = {enter_text, NULL},
    [CMARK_NODE_SOFTBREAK] = {enter_break, NULL},
    [CMARK_NODE_LINEBREAK] = {enter_break, NULL},
    [CMARK_NODE_CODE] = {enter_code, NULL},
    [CMARK_NODE_HTML_INLINE] = {enter_html, NULL},
    [CMARK_NODE_LINK] = {enter_link, exit_link},
    [CMARK_NODE_IMAGE] = {enter_picture, exit_picture},
};

static void visit(Walk *w, cmark_node *node, bool enter) {
  size_t type = (size_t)cmark_node_get_type(node);
  if (type >= COUNT(visits)) return;
  Visit *call = enter ? visits[type].enter : visits[type].leave;
  if (call) call(w, node);
}

static void walk(Walk *w, cmark_node *document) {
  cmark_iter *iter = cmark_iter_new(document);
  plain_begin_section(&w->plain, S(""), NOWHERE, w->body);
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
    visit(w, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
  plain_end_section(&w->plain, w->source->text.n);
  cmark_iter_free(iter);
}

// ---- cmark's own --------------------------------------------------------------------------------------------------

static void parse(Walk *w) {
  cmark_mem memory = {base_alloc, base_realloc, free};
  Str hidden = shield_hide(&w->shield, str_from(w->source->text, w->body));
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
  cmark_parser_feed(parser, hidden.at, hidden.n);
  cmark_node *document = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  walk(w, document);
  cmark_node_free(document);
}

// ---- limits -------------------------------------------------------------------------------------------------------

static bool depth_is_fine(Walk *w) {
  for (size_t at = w->body; at < w->source->text.n;) {
    size_t end = text_line_end(w->source, at);
    Str line = str_part(w->source->text, at, end);
    if (marks_depth(line) > DEPTH_MAX) {
      diag_add(w->diags, M103, text_place(w->source, at, end), ARGS(arg_n("limit", DEPTH_MAX)));
      return false;
    }
    at = end + 1;
  }
  return true;
}

static bool size_is_fine(Diags *diags, const Source *source) {
  if (source->text.n <= PIECE_BYTES_MAX) return true;
  diag_add(diags, M101, text_place(source, 0, 0), ARGS(arg_n("limit", PIECE_BYTES_MAX / 1024)));
  return false;
}

bool markdown_read(Arena *arena, Diags *diags, const Source *source, MarkdownPiece *out) {
  *out = (MarkdownPiece){0};
  if (!size_is_fine(diags, source) || !bytes_check(diags, source, true)) return false;
  Walk w = {.arena = arena, .diags = diags, .source = source, .shield = {.arena = arena}};
  w.plain = (Plain){.arena = arena, .diags = diags, .source = source, .piece = out};
  Front front;
  if (!front_split(diags, source, &front)) return false;
  out->has_front = front.has;
  out->front_from = front.from;
  out->front_to = front.to;
  w.body = front.body;
  w.first_line = front.lines;
  if (!depth_is_fine(&w)) return false;
  parse(&w);
  return true;
}

// markdown: cmark's one home. From a piece's bytes to its front matter's place and the text of each section.
//
// cmark 0.30.2 is fast on text but not on hostile text (90 kB can take 16 s), so size and nesting are limited first;
// with 32 KiB nothing that we could find takes longer than a tenth of a second. Its columns are wrong on indented lines
// that go on with a paragraph, so what it has read is found again in the text (trace.c). Mustache tags are hidden from
// it (shield.c). What a node becomes is for blocks.c, inlines.c and tables.c.
//
// Invariant: what is published is text of the file or the target of a link; nothing of it is dropped without a finding,
// except marks (emphasis, headings, quotes, list bullets, the words of pictures).
#define CMARK_NO_SHORT_NAMES // NODE_TEXT and NODE_LIST are ours
#include <cmark.h>
#include <stdlib.h>

#include "walk.h"

#define DEPTH_MAX 32

// ---- from nodes to marks ------------------------------------------------------------------------------------------

static size_t offset_of_line(const Walk *w, int line) {
  size_t index = w->first_line + (line > 0 ? (size_t)line - 1 : 0);
  if (line <= 1) return w->body;
  return index < w->source->lines.n ? w->source->lines.at[index] : w->source->text.n;
}

// Where its own text begins, as far as cmark's column is one of the line.
static size_t begin_of(const Walk *w, cmark_node *node, Place lines) {
  size_t line = text_line_start(w->source, lines.from), column = (size_t)cmark_node_get_start_column(node);
  size_t at = line + (column ? column - 1 : 0), end = text_line_end(w->source, line);
  return at < lines.from || at > end ? lines.from : at;
}

// What was made of a part of the body stands where that does.
static void place_mark(const Walk *w, cmark_node *node, Mark *mark) {
  mark->line = offset_of_line(w, cmark_node_get_start_line(node));
  mark->lines = w->trace.block;
  if (w->in_cell) return;
  size_t from = text_skip_blanks(w->source, mark->line);
  size_t to = text_line_end(w->source, offset_of_line(w, cmark_node_get_end_line(node)));
  mark->lines = text_place(w->source, from, to > from ? to : from);
  mark->begin = begin_of(w, node, mark->lines);
}

static bool is_tight(cmark_node *list) {
  return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

static bool stands_tight(cmark_node *node) {
  cmark_node *parent = cmark_node_parent(node);
  if (cmark_node_get_type(parent) == CMARK_NODE_ITEM) parent = cmark_node_parent(parent);
  return is_tight(parent);
}

static MarkKind kind_of(cmark_node *node) {
  static const MarkKind kinds[] = {
      [CMARK_NODE_BLOCK_QUOTE] = MARK_QUOTE,
      [CMARK_NODE_LIST] = MARK_LIST,
      [CMARK_NODE_ITEM] = MARK_ITEM,
      [CMARK_NODE_CODE_BLOCK] = MARK_CODE_BLOCK,
      [CMARK_NODE_HTML_BLOCK] = MARK_HTML_BLOCK,
      [CMARK_NODE_PARAGRAPH] = MARK_PARAGRAPH,
      [CMARK_NODE_HEADING] = MARK_HEADING,
      [CMARK_NODE_THEMATIC_BREAK] = MARK_RULE,
      [CMARK_NODE_TEXT] = MARK_TEXT,
      [CMARK_NODE_SOFTBREAK] = MARK_BREAK,
      [CMARK_NODE_LINEBREAK] = MARK_BREAK,
      [CMARK_NODE_CODE] = MARK_CODE,
      [CMARK_NODE_HTML_INLINE] = MARK_HTML,
      [CMARK_NODE_EMPH] = MARK_EMPHASIS,
      [CMARK_NODE_STRONG] = MARK_STRONG,
      [CMARK_NODE_LINK] = MARK_LINK,
      [CMARK_NODE_IMAGE] = MARK_PICTURE,
  };
  size_t type = (size_t)cmark_node_get_type(node);
  return type < COUNT(kinds) ? kinds[type] : MARK_OTHER;
}

static Str shown(const Walk *w, const char *text) { return shield_show(&w->shield, str_of(text)); }

static void read_words(const Walk *w, cmark_node *node, Mark *mark) {
  bool links = mark->kind == MARK_LINK || mark->kind == MARK_PICTURE;
  mark->text = shown(w, links ? cmark_node_get_url(node) : cmark_node_get_literal(node));
  if (links) mark->more = shown(w, cmark_node_get_title(node));
  if (mark->kind == MARK_CODE_BLOCK) mark->more = shown(w, cmark_node_get_fence_info(node));
}

static Mark mark_of(const Walk *w, cmark_node *node, bool enter) {
  Mark mark = {.kind = kind_of(node), .tight = stands_tight(node), .number = -1};
  mark.top = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
  if (mark.kind == MARK_HEADING) mark.number = cmark_node_get_heading_level(node);
  if (mark.kind == MARK_LIST && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
    mark.number = cmark_node_get_list_start(node);
  place_mark(w, node, &mark);
  if (enter) read_words(w, node, &mark);
  return mark;
}

// ---- the walk -----------------------------------------------------------------------------------------------------

static void visit(Walk *w, cmark_node *node, bool enter) {
  Mark mark = mark_of(w, node, enter);
  const Visits *block = &block_visits[mark.kind], *visits = block->enter ? block : &inline_visits[mark.kind];
  Visit *call = enter ? visits->enter : visits->leave;
  // A paragraph and a rule see for themselves whether the table above goes on.
  bool goes_on = enter && (mark.kind == MARK_PARAGRAPH || mark.kind == MARK_RULE);
  if (block->enter && !goes_on) table_close(w);
  if (call) call(w, &mark);
}

static void walk_within(Walk *w, cmark_node *root) {
  cmark_iter *iter = cmark_iter_new(root);
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(iter);
    if (node == root) continue;
    visit(w, node, event == CMARK_EVENT_ENTER);
    if (w->skip) cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    w->skip = false;
  }
  cmark_iter_free(iter);
}

static void walk(Walk *w, cmark_node *document) {
  plain_begin_section(&w->plain, S(""), NOWHERE, w->body);
  walk_within(w, document);
  walk_end_section(w);
  plain_end_section(&w->plain, w->source->text.n);
}

// Before the walk, in which there is something to ignore. What is entered behind a remark is the block it speaks of.
static void take_remarks(const Walk *w, cmark_node *document) {
  if (str_find(w->hidden, S("<!--")) < 0) return;
  cmark_iter *iter = cmark_iter_new(document);
  Remarks waiting = {0};
  size_t start = w->first_line ? w->body : 0; // without settings before it, the text is all of the file
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
    if (event == CMARK_EVENT_EXIT) continue;
    Mark mark = mark_of(w, cmark_iter_get_node(iter), false);
    if (mark.kind == MARK_HTML_BLOCK &&
        remark_stands_alone(shown(w, cmark_node_get_literal(cmark_iter_get_node(iter)))))
      remark_wait(w->arena, w->source, mark.lines.from, &waiting);
    else if (waiting.n)
      remarks_cover(w->arena, w->diags, &waiting, mark.kind == MARK_HEADING ? heading_place(w, &mark) : mark.lines,
                    start);
  }
  remarks_cover(w->arena, w->diags, &waiting, NOWHERE, start);
  cmark_iter_free(iter);
}

// ---- cmark's own --------------------------------------------------------------------------------------------------

static cmark_node *parse(Str text) {
  static cmark_mem memory = {base_alloc, base_realloc, free};
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
  cmark_parser_feed(parser, text.at, text.n);
  cmark_node *document = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return document;
}

static void read_body(Walk *w) {
  w->hidden = shield_hide(&w->shield, str_from(w->source->text, w->body));
  cmark_node *document = parse(w->hidden);
  take_remarks(w, document);
  walk(w, document);
  cmark_node_free(document);
}

void walk_parts(Walk *w, Str hidden, AtPart *before, AtPart *behind) {
  cmark_node *document = parse(hidden);
  size_t n = 0;
  for (cmark_node *node = cmark_node_first_child(document); node; node = cmark_node_next(node), n++) {
    before(w, n);
    walk_within(w, node);
    behind(w, n);
  }
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

bool markdown_read(Arena *arena, Diags *diags, const Source *source, bool html, MarkdownPiece *out) {
  *out = (MarkdownPiece){0};
  if (!size_is_fine(diags, source) || !bytes_check(diags, source, true)) return false;
  Walk w = {.arena = arena, .diags = diags, .source = source, .shield = {.arena = arena}};
  w.trace = trace_new(arena, source);
  w.page = (Page){.on = html, .out = buf_in(arena)};
  w.plain = (Plain){.arena = arena, .diags = diags, .source = source, .piece = out};
  Front front;
  if (!front_split(diags, source, &front)) return false;
  out->has_front = front.has;
  out->front_from = front.from;
  out->front_to = front.to;
  w.body = front.body;
  w.first_line = front.lines;
  if (!depth_is_fine(&w)) return false;
  read_body(&w);
  return true;
}

// remarks: the comments of YAML and the HTML comments of Markdown that are addressed to sopcal, and what they cover.
//
// From comments as the parsers' eyes find them (lost.c in the gaps between scalars, markdown.c as blocks) to the bytes
// that they speak of: behind a value its line, else the entry or the block behind them. What stands in quotes, in a
// block of lines or in code is text. Invariant: remarks come in the order of the file, each once.
#include "text.h"

static const Str opening = S_("<!--"), closing = S_("-->");

// ---- YAML ---------------------------------------------------------------------------------------------------------

static Str comment_text(Place at) {
  Str text = str_part(at.source->text, at.from, at.to);
  while (str_starts(text, S("#"))) text = str_from(text, 1);
  return text;
}

// Gaps are looked through more than once.
void remark_note(Arena *arena, Place comment, Remarks *out) {
  bool known = out->n && out->at[out->n - 1].at.from >= comment.from;
  Str text = comment_text(comment);
  if (!known && remark_is_ours(text)) PUSH(arena, out, ((Remark){comment, text}));
}

static size_t start_of(const Node *node) { return node->key_at.source ? node->key_at.from : node->at.from; }

// In the order of the file, what holds others before them; NULL behind the last one.
static const Node *node_after(const Node *node) {
  if (node->first) return node->first;
  while (node && !node->next) node = node->parent;
  return node ? node->next : NULL;
}

// What stands above all else speaks of the file as a whole, too.
static Place entry_place(const Node *root, const Node *node, const Source *source) {
  return text_place(source, node == root->first ? 0 : start_of(node), node->at.to);
}

void remarks_settle(Arena *arena, Diags *diags, const Remarks *remarks, const Node *root) {
  const Node *node = root->first;
  for (size_t i = 0; i < remarks->n; i++) {
    const Remark *remark = &remarks->at[i];
    const Source *source = remark->at.source;
    if (!text_begins_line(source, remark->at.from)) {
      Place line = text_place(source, text_line_start(source, remark->at.from), remark->at.to);
      remark_take(arena, diags, remark, line);
      continue;
    }
    while (node && start_of(node) < remark->at.to) node = node_after(node);
    if (node)
      remark_take(arena, diags, remark, entry_place(root, node, source));
    else
      diag_add(diags, G114, remark->at, NO_ARGS);
  }
}

// ---- Markdown -----------------------------------------------------------------------------------------------------

// What stands between the marks of an HTML comment that begins the text, and behind them; false for anything else.
static bool split_html(Str html, Str *text, Str *behind) {
  html = str_trim(html);
  if (!str_starts(html, opening)) return false;
  html = str_from(html, opening.n);
  ptrdiff_t end = str_find(html, closing);
  *text = end < 0 ? html : str_part(html, 0, (size_t)end);
  *behind = end < 0 ? S("") : str_trim(str_from(html, (size_t)end + closing.n));
  return remark_is_ours(*text);
}

static bool is_closed(Str html) { return str_find(html, closing) >= 0; }

bool remark_stands_alone(Str html) {
  Str text, behind;
  return split_html(html, &text, &behind) && is_closed(html) && !behind.n;
}

bool remarks_only(Str markdown) {
  for (Str text; (markdown = str_trim(markdown)).n && is_closed(markdown);)
    if (!split_html(markdown, &text, &markdown)) return false;
  return !markdown.n;
}

bool remark_refuse(Diags *diags, Str html, Place at, bool block) {
  Str text, behind;
  if (!split_html(html, &text, &behind)) return false;
  Place line = text_place(at.source, at.from, text_line_end(at.source, at.from));
  if (!is_closed(html))
    diag_add(diags, G116, line, NO_ARGS);
  else if (!block || behind.n)
    diag_add(diags, G115, block ? line : at, NO_ARGS);
  return true;
}

// The first remark in the text, from its mark on; empty where there is none. What is escaped is none.
static Str remark_within(Str text) {
  for (ptrdiff_t at, from = 0; (at = str_find(str_from(text, (size_t)from), opening)) >= 0; from += at + 1) {
    Str found = str_from(text, (size_t)(from + at));
    bool escaped = from + at > 0 && found.at[-1] == '\\';
    if (!escaped && remark_is_ours(str_from(found, opening.n))) return found;
  }
  return S("");
}

void remark_refuse_in_text(Diags *diags, Str text, Place within) {
  if (str_find(text, opening) < 0 || !remark_within(text).n) return;
  Str found = remark_within(str_part(within.source->text, within.from, within.to));
  if (!found.n) return;
  size_t from = (size_t)(found.at - within.source->text.at);
  ptrdiff_t end = str_find(found, closing);
  size_t to = end < 0 ? text_line_end(within.source, from) : from + (size_t)end + closing.n;
  diag_add(diags, G115, text_place(within.source, from, to), NO_ARGS);
}

void remark_wait(Arena *arena, const Source *source, size_t at, Remarks *waiting) {
  ptrdiff_t mark = str_find(str_from(source->text, at), opening);
  Str text, behind;
  if (mark < 0 || !split_html(str_from(source->text, at + (size_t)mark), &text, &behind)) return;
  size_t to = (size_t)(text.at - source->text.at) + text.n + closing.n;
  PUSH(arena, waiting, ((Remark){text_place(source, at + (size_t)mark, to), text}));
}

// Behind what stands above the remark and the empty lines before it; `start` is where all begins.
static size_t gap_before(const Source *source, size_t at, size_t start) {
  at = text_line_start(source, at);
  while (at > start) {
    size_t line = text_line_start(source, at - 1);
    if (!is_line_end(text_byte(source, text_skip_blanks(source, line)))) break;
    at = line;
  }
  return at > start ? at : start;
}

void remarks_cover(Arena *arena, Diags *diags, Remarks *waiting, Place block, size_t start) {
  if (!waiting->n) return;
  size_t from = gap_before(waiting->at[0].at.source, waiting->at[0].at.from, start);
  for (size_t i = 0; i < waiting->n; i++) {
    const Remark *remark = &waiting->at[i];
    if (block.source)
      remark_take(arena, diags, remark, text_place(block.source, from, block.to));
    else
      diag_add(diags, G114, remark->at, NO_ARGS);
  }
  waiting->n = 0;
}

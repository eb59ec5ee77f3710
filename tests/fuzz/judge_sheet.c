// judge_sheet: pages, tables and Markdown read back: HTML by a scanner that takes nothing but what is well formed, CSV
// by RFC 4180, Markdown by cmark.
#include "judge.h"

#include <cmark.h>
#include <string.h>
#include <strings.h>

// ---- addresses ----------------------------------------------------------------------------------------------------

static bool is_week(Str address) { // "2026-W10.html"
  for (size_t i = 0; i < 4; i++)
    if (i >= address.n || address.at[i] < '0' || address.at[i] > '9') return false;
  return str_starts(str_from(address, 4), S("-W"));
}

// A store's page, beside the list of them: no scheme, and no other folder.
static bool is_beside(Str address) {
  for (size_t i = 0; i < address.n; i++)
    if (strchr("/:?#\\", address.at[i])) return false;
  return str_ends(address, S(".html"));
}

// Below the sheet itself or the site, or a page of the web.
static void address_must_be_safe(Str address) {
  static const Str begins[] = {S_("#"),          S_("../../media/"),  S_("http://"), S_("https://"),
                               S_("webcal://"),  S_("calendar/"),     S_("sheets/"), S_("../calendar/"),
                               S_("../sheets/"), S_("../index.html"), S_("stores/"), S_("index.html")};
  size_t i = 0;
  while (i < COUNT(begins) && !str_starts(address, begins[i])) i++;
  MUST(i < COUNT(begins) || is_week(address) || is_beside(address));
}

// ---- HTML ---------------------------------------------------------------------------------------------------------

enum { TAGS_DEEP = 64, NAME_MOST = 24 };

typedef struct Page {
  Str rest;
  Reading *out;
  Str open[TAGS_DEEP];
  size_t depth;
} Page;

static bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

// SVG's names have capitals.
static bool is_tag_byte(char c) { return is_name_byte(c) || (c >= 'A' && c <= 'Z'); }

static char first(const Page *page) { return page->rest.n ? page->rest.at[0] : '\0'; }

static void expect(Page *page, Str what) {
  MUST(str_starts(page->rest, what));
  page->rest = str_from(page->rest, what.n);
}

static Str take_name(Page *page) {
  size_t n = 0;
  while (n < page->rest.n && is_tag_byte(page->rest.at[n])) n++;
  MUST(n > 0 && n <= NAME_MOST);
  Str name = str_part(page->rest, 0, n);
  page->rest = str_from(page->rest, n);
  return name;
}

// What ends before `stop`, with its character references replaced: only the five that the engine writes.
static Str take_text(Page *page, char stop) {
  static const struct {
    Str name, text;
  } references[] = {{S_("&amp;"), S_("&")},
                    {S_("&lt;"), S_("<")},
                    {S_("&gt;"), S_(">")},
                    {S_("&quot;"), S_("\"")},
                    {S_("&#39;"), S_("'")}};
  Buf text = buf_in(page->out->words.arena);
  while (page->rest.n && first(page) != stop) {
    if (!strchr("&<>\"'", first(page))) {
      buf_byte(&text, first(page));
      page->rest = str_from(page->rest, 1);
      continue;
    }
    size_t i = 0;
    while (i < COUNT(references) && !str_starts(page->rest, references[i].name)) i++;
    MUST(i < COUNT(references) || first(page) != '&');
    MUST(!strchr("<>\"'", first(page)) || stop == '<'); // within a value
    MUST(first(page) != '>' || stop != '<');
    buf_add(&text, i < COUNT(references) ? references[i].text : str_part(page->rest, 0, 1));
    page->rest = str_from(page->rest, i < COUNT(references) ? references[i].name.n : 1);
  }
  return buf_str(&text);
}

// Hashes and numbers of the program's own; all else is text.
static bool is_bone(Str name) {
  static const Str names[] = {S_("class"),    S_("id"),        S_("for"),     S_("type"),
                              S_("data-id"),  S_("data-copy"), S_("rel"),     S_("target"),
                              S_("data-min"), S_("data-from"), S_("data-to"), S_("data-later")};
  for (size_t i = 0; i < COUNT(names); i++)
    if (str_eq(name, names[i])) return true;
  return false;
}

// A content line's own class is made from its name.
static Str class_bone(Arena *arena, Str value) {
  Buf out = buf_in(arena);
  for (Str word; str_cut(&value, ' ', &word);) {
    for (size_t i = 0; i < word.n; i++) MUST(is_name_byte(word.at[i]));
    buf_add(&out, str_starts(word, S("l-")) ? S("l- ") : word);
  }
  return buf_str(&out);
}

// Where something lies in the plan's days: "left:12.34%;width:5.00%".
static bool is_position(Str style) {
  static const Str begins[] = {S_("left:"), S_("margin-left:")};
  size_t begin = 0;
  for (size_t i = 0; i < style.n; i++)
    if (!is_name_byte(style.at[i]) && !strchr(":;.%", style.at[i])) return false;
  while (begin < COUNT(begins) && !str_starts(style, begins[begin])) begin++;
  return begin < COUNT(begins) && str_find(style, S("url")) < 0;
}

// How long they are: "min-width:calc(912rem/16)".
static bool is_length(Str style) {
  static const Str begin = S_("min-width:calc("), end = S_("rem/16)");
  if (!str_starts(style, begin) || !str_ends(style, end) || style.n <= begin.n + end.n) return false;
  for (size_t i = begin.n; i < style.n - end.n; i++)
    if (style.at[i] < '0' || style.at[i] > '9') return false;
  return true;
}

static void take_attribute(Page *page) {
  expect(page, S(" "));
  Str name = take_name(page);
  MUST(!str_starts(name, S("on")));
  buf_format(&page->out->bones, " %.*s", STR(name));
  if (first(page) != '=') return;
  expect(page, S("=\""));
  Str value = take_text(page, '"');
  expect(page, S("\""));
  if (str_eq(name, S("href")) || str_eq(name, S("src"))) address_must_be_safe(value);
  MUST(!str_eq(name, S("style")) || is_position(value) || is_length(value));
  if (str_eq(name, S("class"))) value = class_bone(page->out->words.arena, value);
  if (is_bone(name))
    buf_format(&page->out->bones, "=%.*s", STR(value));
  else
    add_words(page->out, value);
}

static bool is_void(Str tag) {
  static const Str names[] = {S_("meta"), S_("img"), S_("input"), S_("br"), S_("link")};
  for (size_t i = 0; i < COUNT(names); i++)
    if (str_eq(tag, names[i])) return true;
  return false;
}

// Nothing of a plan stands in scripts and styles; the templates' own goes by.
static void skip_raw(Page *page, Str tag) {
  if (!str_eq(tag, S("script")) && !str_eq(tag, S("style"))) return;
  ptrdiff_t end = str_find(page->rest, str_eq(tag, S("script")) ? S("</script>") : S("</style>"));
  MUST(end >= 0);
  add_bone(page->out, str_part(page->rest, 0, (size_t)end));
  page->rest = str_from(page->rest, (size_t)end);
}

static void take_open(Page *page) {
  expect(page, S("<"));
  Str tag = take_name(page);
  buf_format(&page->out->bones, "<%.*s", STR(tag));
  while (first(page) != '>' && first(page) != '/') take_attribute(page);
  bool closed = first(page) == '/'; // as in SVG
  expect(page, closed ? S("/>") : S(">"));
  add_bone(page->out, S(">"));
  if (closed || is_void(tag)) return;
  MUST(page->depth < TAGS_DEEP);
  page->open[page->depth++] = tag;
  skip_raw(page, tag);
}

static void take_close(Page *page) {
  expect(page, S("</"));
  Str tag = take_name(page);
  expect(page, S(">"));
  MUST(page->depth > 0 && str_eq(page->open[--page->depth], tag));
  add_bone(page->out, S("</>"));
}

void read_html(Str bytes, Reading *out) {
  Page page = {.rest = bytes, .out = out};
  must_be_plain(bytes, true);
  expect(&page, S("<!DOCTYPE html>\n"));
  while (page.rest.n) {
    if (str_starts(page.rest, S("</")))
      take_close(&page);
    else if (first(&page) == '<')
      take_open(&page);
    else
      add_words(out, take_text(&page, '<'));
  }
  MUST(page.depth == 0);
}

// ---- CSV ----------------------------------------------------------------------------------------------------------

static bool is_sign(uint32_t c) {
  return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
}

// What programs trim before they look whether a cell computes.
static bool is_blank(uint32_t c) {
  return c <= ' ' || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E ||
         (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
         c == 0x3000 || c == 0xFEFF;
}

static void cell_must_not_compute(Str cell) {
  uint32_t c = ' ';
  for (size_t at = 0; at < cell.n && is_blank(c);) at = utf8_next(cell, at, &c);
  MUST(!is_sign(c));
}

// A cell in quotes, and what stands between it and the next.
static void take_cell(Arena *arena, Str *rest, Reading *out) {
  Buf cell = buf_in(arena);
  MUST(str_starts(*rest, S("\"")));
  *rest = str_from(*rest, 1);
  while (!str_starts(*rest, S("\"")) || str_starts(*rest, S("\"\""))) {
    MUST(rest->n > 0);
    buf_byte(&cell, rest->at[0]);
    *rest = str_from(*rest, rest->at[0] == '"' ? 2 : 1);
  }
  *rest = str_from(*rest, 1);
  Str text = buf_str(&cell);
  cell_must_not_compute(text);
  add_words(out, str_starts(text, S("'")) ? str_from(text, 1) : text);
}

size_t read_csv(Str bytes, Reading *out) {
  size_t cells = 0, columns = 0, records = 0;
  must_be_plain(bytes, true);
  MUST(str_starts(bytes, S("\xEF\xBB\xBF")));
  for (Str rest = str_from(bytes, 3); rest.n > 0;) {
    take_cell(out->words.arena, &rest, out);
    cells++;
    if (str_starts(rest, S(","))) {
      rest = str_from(rest, 1);
      continue;
    }
    MUST(str_starts(rest, S("\r\n")));
    rest = str_from(rest, 2);
    if (records++ == 0) columns = cells;
    MUST(cells == columns);
    cells = 0;
  }
  MUST(cells == 0 && records > 0);
  buf_format(&out->bones, "%zu x %zu\n", records, columns);
  return records - 1;
}

// ---- Markdown -----------------------------------------------------------------------------------------------------

// Behind an "@" or "#" that would call somebody stands a joiner that nobody sees, and behind a letter in its place
// none.
static Str without_joiners(Arena *arena, Str text) {
  static const Str joiner = S_("\u2060");
  Buf out = buf_in(arena);
  for (ptrdiff_t at; (at = str_find(text, joiner)) >= 0; text = str_from(text, (size_t)at + joiner.n))
    buf_add(&out, str_part(text, 0, (size_t)at));
  buf_add(&out, text);
  return buf_str(&out);
}

static void read_node(cmark_node *node, Reading *out) {
  cmark_node_type type = cmark_node_get_type(node);
  MUST(type != CMARK_NODE_HTML_BLOCK && type != CMARK_NODE_HTML_INLINE && type != CMARK_NODE_IMAGE);
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return;
  const char *literal = cmark_node_get_literal(node);
  if (literal) add_part(out, without_joiners(out->words.arena, str_of(literal)));
  if (type == CMARK_NODE_TEXT) return;
  buf_byte(&out->words, '|');
  buf_format(&out->bones, "%s %d %d\n", cmark_node_get_type_string(node), cmark_node_get_heading_level(node),
             (int)cmark_node_get_list_type(node));
  if (type != CMARK_NODE_LINK) return;
  address_must_be_safe(str_of(cmark_node_get_url(node)));
  MUST(str_of(cmark_node_get_title(node)).n == 0);
  add_words(out, str_of(cmark_node_get_url(node)));
}

void read_markdown(Str bytes, Reading *out) {
  must_be_plain(bytes, true);
  cmark_node *document = cmark_parse_document(bytes.at, bytes.n, CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new(document);
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
    if (event == CMARK_EVENT_ENTER) read_node(cmark_iter_get_node(iter), out);
  cmark_iter_free(iter);
  cmark_node_free(document);
}

void read_page(Str path, Str bytes, Reading *out) {
  add_bone(out, path);
  read_html(bytes, out);
}

void read_sheet(const SheetFile *file, Reading *out) {
  add_bone(out, file->path);
  if (str_ends(file->path, S(".html")))
    read_html(file->bytes, out);
  else if (str_ends(file->path, S(".csv")))
    (void)read_csv(file->bytes, out);
  else if (str_ends(file->path, S(".xlsx")))
    (void)read_xlsx(file->bytes, out);
  else
    read_markdown(file->bytes, out);
}

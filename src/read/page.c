// page: a piece's text as HTML, for channels that are read as pages.
//
// Only marks that stand in the readers' own sources are written as marks; every byte of a text is escaped, but for
// Mustache tags, which are filled later and escaped then. Invariant: what is written here and filled can hold no
// element and no attribute of the author's, and no address but of schemes that only lead somewhere.
#include "page.h"

#include "sopcal/plain.h"

void page_mark(Page *page, const char *mark) {
  if (page->on) buf_add(&page->out, str_of(mark));
}

static void add_escaped(Buf *out, char c) {
  static const char *const escapes[128] = {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};
  const char *escape = (unsigned char)c < COUNT(escapes) ? escapes[(unsigned char)c] : NULL;
  if (escape)
    buf_add(out, str_of(escape));
  else
    buf_byte(out, c);
}

void page_text(Page *page, Str text) {
  for (size_t at = 0; page->on && at < text.n;) {
    size_t tag = shield_tag_length(text, at);
    if (tag)
      buf_add(&page->out, str_part(text, at, at + tag));
    else
      add_escaped(&page->out, text.at[at]);
    at += tag ? tag : 1;
  }
}

void page_line(Page *page) {
  if (page->on && page->out.n && page->out.at[page->out.n - 1] != '\n') buf_byte(&page->out, '\n');
}

// ---- links and pictures -------------------------------------------------------------------------------------------

// A target that begins with a tag may become anything.
static bool leads_somewhere(Str target) {
  static const Str schemes[] = {S_("https://"), S_("http://"), S_("mailto:"), S_("tel:")};
  for (size_t i = 0; i < COUNT(schemes); i++)
    if (str_starts_any_case(target, schemes[i])) return true;
  return false;
}

static void add_attribute(Page *page, const char *name, Str value) {
  if (!value.n) return;
  buf_format(&page->out, " %s=\"", name);
  page_text(page, value);
  buf_byte(&page->out, '"');
}

bool page_link(Page *page, Str target, Str title) {
  if (!page->on || !leads_somewhere(target)) return false;
  page_mark(page, "<a");
  add_attribute(page, "href", target);
  add_attribute(page, "title", title);
  page_mark(page, ">");
  return true;
}

void page_picture(Page *page, Str alt, Str title) {
  if (!page->on) return;
  buf_format(&page->out, "<img src=\"%c%zu%c\" alt=\"", PAGE_PICTURE, page->pictures++, PAGE_PICTURE);
  page_text(page, alt);
  page_mark(page, "\"");
  add_attribute(page, "title", title);
  page_mark(page, ">");
}

Str page_take(Page *page, Arena *arena) {
  Str html = page->on ? str_trim(buf_str(&page->out)) : S("");
  page->out = buf_in(arena);
  page->pictures = 0;
  return html;
}

// sheet_html: from a person's week, and from the list of their weeks, to a page by the templates. The engine escapes
// every value where it is written, so texts go in as they are.
#include "sheet.h"
#include "templates.h"

static Str as_it_is(Arena *arena, Str text) {
  (void)arena;
  return text;
}

static Str no_fence(Arena *arena, Str text) {
  (void)arena;
  (void)text;
  return S("");
}

static const SheetStyle html = {.say = as_it_is, .address = as_it_is, .code = as_it_is, .fence = no_fence};

bool sheet_html(Buf *out, const PersonSheet *sheet, size_t week) {
  return template_render(out, sheet->templates, sheet->templates->week, sheet_week_context(sheet, week, &html), true);
}

bool sheet_index(Buf *out, const PersonSheet *sheet) {
  return template_render(out, sheet->templates, sheet->templates->person, sheet_index_context(sheet, &html), true);
}

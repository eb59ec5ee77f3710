// template_render: from what a template sees to a page. Its one function stands alone, so that a test can take its
// place and look at all that templates see (tests/unit/template_vars_test.c).
#include "templates.h"

static const Mustache *find_partial(void *partials, Str name) { return map_get(partials, name); }

bool template_render(Buf *out, const SheetTemplates *templates, const Mustache *template, const Value *context,
                     bool escape_html) {
  MustacheOptions options = {.escape_html = escape_html, .partial = find_partial};
  options.partial_context = (void *)&templates->partials; // find_partial only reads it
  return mustache_render(out, template, context, &options);
}

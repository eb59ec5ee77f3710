// mustache_fuzz: any bytes as a template, rendered with one value of each kind. Places of faults lie within it.
#include "target.h"

#include "sopcal/mustache.h"

static const char data[] =
    "{\"text\": \"<a & b>\", \"yes\": true, \"no\": false, \"none\": null, \"n\": 7, \"empty\": [],"
    " \"list\": [{\"text\": \"one\"}, {\"text\": \"two\", \"list\": [1, 2]}, 3],"
    " \"map\": {\"text\": \"inner\", \"map\": {\"text\": \"innermost\"}}}";

// Every partial is the template itself, so that it brings itself in.
static const Mustache *itself(void *context, Str name) {
  (void)name;
  return context;
}

static void check_errors(Str text, const MustacheErrors *errors) {
  MUST(errors->n > 0);
  for (size_t i = 0; i < errors->n; i++) {
    const MustacheError *error = &errors->at[i];
    MUST(error->from < error->to && error->to <= text.n);
    MUST(error->open_from <= error->open_to && error->open_to <= text.n);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Str text = input_text(arena, bytes, n), why = {0};
  MustacheErrors errors = {0};
  MustacheNames names = {0};
  Mustache *template = mustache_compile(arena, text, &errors);
  const Value *context = json_read(arena, str_of(data), &why);
  MUST(context);
  if (template) {
    mustache_names(arena, template, &names);
    for (size_t i = 0; i < names.n; i++) MUST(names.at[i].from < names.at[i].to && names.at[i].to <= n);
    for (int escape = 0; escape < 2; escape++) {
      Buf out = buf_in(arena);
      MustacheOptions options = {
          .escape_html = escape, .partial = n < 256 ? itself : NULL, .partial_context = template};
      mustache_render(&out, template, context, &options);
    }
  } else {
    check_errors(text, &errors);
  }
  arena_free(arena);
  return 0;
}

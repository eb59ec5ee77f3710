// mustache_spec: runs the Mustache specification's own tests against our engine. From its JSON files, named as
// arguments, to "N passed, N failed"; ends with 1 when one failed and with 2 when a file cannot be used.
#include "sopcal/file.h"
#include "sopcal/mustache.h"

#include <stdio.h>

enum { SPEC_BYTES_MAX = 1 << 20 };

typedef struct Tally {
  size_t passed, failed;
} Tally;

static Str text_of(const Value *map, Str key) {
  const Value *value = value_get(map, key);
  return value ? value->text : (Str){0};
}

typedef struct Partials {
  Arena *arena;
  const Value *map;
} Partials;

static const Mustache *find_partial(void *context, Str name) {
  const Partials *partials = context;
  MustacheErrors errors = {0};
  return mustache_compile(partials->arena, text_of(partials->map, name), &errors);
}

static Str render(Arena *arena, const Value *test) {
  Partials partials = {arena, value_get(test, S("partials"))};
  MustacheOptions options = {.escape_html = true, .partial = find_partial, .partial_context = &partials};
  MustacheErrors errors = {0};
  const Mustache *template = mustache_compile(arena, text_of(test, S("template")), &errors);
  if (!template) return S("(does not compile)");
  Buf out = buf_in(arena);
  mustache_render(&out, template, value_get(test, S("data")), &options);
  return buf_str(&out);
}

static void run_test(Arena *arena, const char *path, const Value *test, Tally *tally) {
  Str expected = text_of(test, S("expected")), got = render(arena, test), name = text_of(test, S("name"));
  if (str_eq(got, expected)) {
    tally->passed++;
    return;
  }
  tally->failed++;
  printf("%s: %.*s\n  wanted: %.*s\n  got:    %.*s\n", path, STR(name), STR(expected), STR(got));
}

static bool run_file(Arena *arena, const char *path, Tally *tally) {
  Str why = S("cannot be read");
  FileRead read = file_read(arena, path, SPEC_BYTES_MAX);
  const Value *spec = read.fault == FILE_OK ? json_read(arena, read.text, &why) : NULL;
  const Value *tests = value_get(spec, S("tests"));
  if (!tests) {
    fprintf(stderr, "%s: %.*s\n", path, STR(why));
    return false;
  }
  for (size_t i = 0; i < tests->list.n; i++) run_test(arena, path, tests->list.at[i], tally);
  return true;
}

int main(int argc, char **argv) {
  Arena *arena = arena_new();
  Tally tally = {0};
  bool usable = argc > 1;
  for (int i = 1; i < argc; i++) usable = run_file(arena, argv[i], &tally) && usable;
  printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
  arena_free(arena);
  return !usable ? 2 : tally.failed > 0;
}

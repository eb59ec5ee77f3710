// commonmark: what our reader makes of each piece named, for the judge beside it to compare: commonmark FILE...
//
// For each file a line "=== FILE", a line for each finding, and behind a line "---" the plain text of each section, its
// name (which is a channel's) above it; then, behind a form feed, the same as HTML.
#include "slurp.h"
#include "sopcal/markdown.h"

static void print_sections(const MarkdownPiece *piece, bool html) {
  for (size_t i = 0; i < piece->sections.n; i++) {
    const MarkdownSection *section = &piece->sections.at[i];
    Str text = html ? section->html : section->plain;
    printf("%.*s\n%.*s\n", STR(section->name), STR(text));
  }
}

static void judge(const char *path) {
  Arena *arena = arena_new();
  Diags *diags = diags_new(arena);
  MarkdownPiece piece;
  bool usable = markdown_read(arena, diags, slurp(arena, path), true, &piece);
  printf("=== %s\n", path);
  print_findings(arena, diags);
  puts("---");
  if (usable) print_sections(&piece, false);
  puts("\f");
  if (usable) print_sections(&piece, true);
  arena_free(arena);
}

int main(int argc, char **argv) {
  limit();
  for (int i = 1; i < argc; i++) judge(argv[i]);
  return 0;
}

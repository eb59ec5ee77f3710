// markdown_fuzz: any bytes as a piece. What comes out is bounded by what went in, and its places lie within the file.
#include "target.h"

#include "sopcal/markdown.h"

// Each nested list item indents its lines: a plain text may be longer than its Markdown, but not by more than this.
enum { GROWTH_MAX = 64, GROUND = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Diags *diags = diags_new(arena);
  Source *source = source_new(arena, S("piece.md"), input_text(arena, bytes, n));
  MarkdownPiece piece = {0};
  if (markdown_read(arena, diags, source, &piece)) {
    MUST(piece.sections.n >= 1);
    MUST(piece.front_from <= piece.front_to && piece.front_to <= source->text.n);
    size_t plain = 0;
    for (size_t i = 0; i < piece.sections.n; i++) {
      const MarkdownSection *section = &piece.sections.at[i];
      place_must_be_within(section->at);
      place_must_be_within(section->name_at);
      MUST((section->name.n == 0) == (i == 0));
      MUST(utf8_bad(section->plain) == section->plain.n);
      plain += section->plain.n;
      for (size_t k = 0; k < section->links.n; k++) place_must_be_within(section->links.at[k].at);
    }
    MUST(plain <= n * GROWTH_MAX + GROUND);
  } else {
    MUST(diags_count(diags, LEVEL_ERROR) > 0);
  }
  print_all(arena, diags);
  arena_free(arena);
  return 0;
}

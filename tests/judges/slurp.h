// slurp: what the judges of readers share: a file as a Source, read without any code of ours, and limits.
#ifndef TESTS_JUDGES_SLURP_H
#define TESTS_JUDGES_SLURP_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "sopcal/diag.h"

// Ten seconds of processor and, where no sanitizer needs more, 256 MB.
static inline void limit(void) {
  bool fine = setrlimit(RLIMIT_CPU, &(struct rlimit){10, 10}) == 0;
#ifndef __SANITIZE_ADDRESS__
  fine = setrlimit(RLIMIT_AS, &(struct rlimit){256 << 20, 256 << 20}) == 0 && fine;
#endif
  if (!fine) exit(2);
}

// Ends the program where the file cannot be read.
static inline Source *slurp(Arena *arena, const char *path) {
  static char bytes[1 << 20];
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(2);
  }
  Str text = {bytes, fread(bytes, 1, sizeof bytes, file)};
  fclose(file);
  return source_new(arena, str_of(path), str_copy(arena, text));
}

// A line "LEVEL CODE LINE:COLUMN message" for each finding.
static inline void print_findings(Arena *arena, Diags *diags) {
  diags_finish(diags);
  for (size_t i = 0; i < diags_total(diags); i++) {
    const Diag *diag = diags_at(diags, i);
    const Row *row = catalogue_row(diag->code);
    Position at = source_position(diag->at.source, diag->at.from);
    Buf out = buf_in(arena);
    catalogue_fill(&out, row->message.in[LANG_EN], &diag->args, LANG_EN);
    printf("%s %s %zu:%zu %.*s\n", level_name(diag->level, LANG_EN), row->code, at.line, at.column,
           STR(text_shown(arena, buf_str(&out))));
  }
}

#endif

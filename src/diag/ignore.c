// ignore: what a plan's author has asked not to be told, from remarks in its files to the records that they cover.
//
// Remarks may stand within what others cover, so the one that begins last holds, and whoever reaches no further than a
// place passes on to the nearest one before it that reaches further: as many steps as things are nested.
// Invariant: once `sorted`, the remarks of a file are in order of code and beginning, the wider first, none twice.
#include "room.h"

#include <stdlib.h>

enum { NO_OUTER = -1 };

typedef struct Asked {
  Ignore ignore;
  ptrdiff_t outer; // the nearest before it, of the same code, that ends later
  bool met;
} Asked;

typedef struct FileIgnores {
  LIST(Asked *) all;
  bool sorted;
} FileIgnores;

Arg ignore_form(Arena *arena, Str codes, bool markdown) {
  static const Text reason = {{"why", "理由"}};
  const char *form = markdown ? "<!-- sopcal: ignore[%.*s] -- %s -->" : "# sopcal: ignore[%.*s] -- %s";
  return (Arg){.name = "form",
               .text = {str_format(arena, form, STR(codes), reason.in[LANG_EN]),
                        str_format(arena, form, STR(codes), reason.in[LANG_ZH])}};
}

void ignores_add(Arena *arena, Ignores *ignores, const Ignore *ignore) {
  Str path = ignore->over.source->path;
  FileIgnores *file = map_get(&ignores->files, path);
  if (!file) {
    file = NEW(arena, FileIgnores);
    map_put(arena, &ignores->files, path, file);
  }
  Asked *asked = NEW(arena, Asked);
  asked->ignore = *ignore;
  PUSH(arena, &file->all, asked);
  file->sorted = false;
}

// ---- order --------------------------------------------------------------------------------------------------------

static int compare(size_t a, size_t b) { return (a > b) - (a < b); }

static int compare_asked(const void *left, const void *right) {
  const Ignore *a = &(*(const Asked *const *)left)->ignore, *b = &(*(const Asked *const *)right)->ignore;
  int order = compare(a->code, b->code);
  if (order == 0) order = compare(a->over.from, b->over.from);
  if (order == 0) order = compare(b->over.to, a->over.to);
  return order ? order : compare(a->at.from, b->at.from);
}

// A file that is read twice has its remarks twice.
static void drop_equals(FileIgnores *file) {
  size_t kept = 0;
  for (size_t i = 0; i < file->all.n; i++) {
    Asked *asked = file->all.at[i];
    if (kept && compare_asked(&file->all.at[kept - 1], &file->all.at[i]) == 0)
      file->all.at[kept - 1]->met |= asked->met;
    else
      file->all.at[kept++] = asked;
  }
  file->all.n = kept;
}

// Each step passes over one that nothing behind `i` will pass over again.
static ptrdiff_t outer_of(const FileIgnores *file, size_t i) {
  const Ignore *inner = &file->all.at[i]->ignore;
  ptrdiff_t outer = (ptrdiff_t)i - 1;
  while (outer >= 0 && file->all.at[outer]->ignore.code == inner->code &&
         file->all.at[outer]->ignore.over.to <= inner->over.to)
    outer = file->all.at[outer]->outer;
  return outer >= 0 && file->all.at[outer]->ignore.code == inner->code ? outer : NO_OUTER;
}

static void sort(FileIgnores *file) {
  if (file->sorted) return;
  qsort(file->all.at, file->all.n, sizeof *file->all.at, compare_asked);
  drop_equals(file);
  for (size_t i = 0; i < file->all.n; i++) file->all.at[i]->outer = outer_of(file, i);
  file->sorted = true;
}

// ---- finding ------------------------------------------------------------------------------------------------------

static bool is_before(const Ignore *ignore, Code code, size_t offset) {
  return ignore->code < code || (ignore->code == code && ignore->over.from <= offset);
}

// The last one of the code that begins at the offset or before it.
static ptrdiff_t last_before(const FileIgnores *file, Code code, size_t offset) {
  size_t low = 0, high = file->all.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (is_before(&file->all.at[middle]->ignore, code, offset))
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 && file->all.at[low - 1]->ignore.code == code ? (ptrdiff_t)low - 1 : NO_OUTER;
}

const Ignore *ignores_find(const Ignores *ignores, Code code, Place at) {
  bool asked_for = at.source && ignores->files.entries.n && code_is_ignorable(code);
  FileIgnores *file = asked_for ? map_get(&ignores->files, at.source->path) : NULL;
  if (!file) return NULL;
  sort(file);
  ptrdiff_t i = last_before(file, code, at.from);
  while (i >= 0 && file->all.at[i]->ignore.over.to < at.from) i = file->all.at[i]->outer;
  if (i < 0) return NULL;
  file->all.at[i]->met = true;
  return &file->all.at[i]->ignore;
}

IgnoreList ignores_unused(Arena *arena, const Ignores *ignores) {
  IgnoreList unused = {0};
  for (size_t i = 0; i < ignores->files.entries.n; i++) {
    FileIgnores *file = ignores->files.entries.at[i].value;
    sort(file);
    for (size_t k = 0; k < file->all.n; k++) {
      const Asked *asked = file->all.at[k];
      if (!asked->met && !catalogue_row(asked->ignore.code)->passing) PUSH(arena, &unused, &asked->ignore);
    }
  }
  return unused;
}

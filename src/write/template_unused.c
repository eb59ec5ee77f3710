// template_unused: templates of the plan's own that no page uses: misspelled, or in the wrong folder. From the plan's
// templates/ and the names that were used to warnings.
//
// Invariant: what may be no template at all is left alone; only .mustache files count, lists of words for sheets, and
// those that are called as a built-in one without its .mustache.
#include "templates.h"

#include "sopcal/file.h"
#include "sopcal/read.h"

static Str base_name(Str path) { return str_from(path, (size_t)(str_rfind_byte(path, '/') + 1)); }

// The built-in one that is called so but for its ending; empty without one.
static Str without_ending(Arena *arena, const StrList *known, Str path) {
  Str full = str_format(arena, "%.*s.mustache", STR(path));
  return str_among(known, full) ? full : S("");
}

static bool is_template(Arena *arena, const StrList *known, Str path) {
  bool words = str_starts(path, S("sheets/")) && str_ends(path, S(".txt"));
  return words || str_ends(path, S(".mustache")) || without_ending(arena, known, path).n;
}

// The one whose ending it lacks, one of the same name in the right folder, else those spelled like it.
static Str meant(Arena *arena, Diags *diags, const StrList *known, Str path) {
  Str full = without_ending(arena, known, path);
  if (full.n) return full;
  for (size_t i = 0; i < known->n; i++)
    if (str_eq(base_name(known->at[i]), base_name(path))) return known->at[i];
  StrList near = diag_nearest(arena, diags, path, known);
  return str_join(arena, &near, S(", "));
}

void template_say_unused(Arena *arena, Diags *diags, const Plan *plan, const StrList *used) {
  EntryList entries = {0};
  StrList known = template_names(arena);
  Str why, folder = path_join(arena, plan->folder, S("templates"));
  if (!plan->folder.n || path_kind(arena, folder) != PATH_FOLDER) return;
  if (!dir_list(arena, str_c(arena, folder), &(StrList){0}, &entries, &why)) return; // a file in it says so when read
  for (size_t i = 0; i < entries.n; i++) {
    const Entry *entry = &entries.at[i];
    if (entry->kind != ENTRY_FILE || str_among(used, entry->path) || !is_template(arena, &known, entry->path)) continue;
    Source *source = source_new(arena, path_join(arena, folder, entry->path), S(""));
    diag_add(diags, O154, (Place){source, 0, 0}, ARGS(arg("near", meant(arena, diags, &known, entry->path))));
  }
}

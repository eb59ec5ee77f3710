// template_unused: templates of the plan's own that no page uses: misspelled, or in the wrong folder. From the plan's
// templates/ and the names that were used to warnings.
//
// Invariant: what may be no template at all is left alone; only .mustache files and lists of words for sheets count.
#include "templates.h"

#include "sopcal/file.h"
#include "sopcal/read.h"

static bool is_template(Str path) {
  return str_ends(path, S(".mustache")) || (str_starts(path, S("sheets/")) && str_ends(path, S(".txt")));
}

static bool has(const StrList *names, Str name) {
  for (size_t i = 0; i < names->n; i++)
    if (str_eq(names->at[i], name)) return true;
  return false;
}

static Str base_name(Str path) { return str_from(path, (size_t)(str_rfind_byte(path, '/') + 1)); }

// One of the same name in the right folder, else those spelled like it.
static Str meant(Arena *arena, Diags *diags, Str path) {
  StrList known = template_names(arena);
  for (size_t i = 0; i < known.n; i++)
    if (str_eq(base_name(known.at[i]), base_name(path))) return known.at[i];
  StrList near = diag_nearest(arena, diags, path, &known);
  return str_join(arena, &near, S(", "));
}

void template_say_unused(Arena *arena, Diags *diags, const Plan *plan, const StrList *used) {
  EntryList entries = {0};
  Str why, folder = path_join(arena, plan->folder, S("templates"));
  if (!plan->folder.n || path_kind(arena, folder) != PATH_FOLDER) return;
  if (!dir_list(arena, str_c(arena, folder), &(StrList){0}, &entries, &why)) return; // a file in it says so when read
  for (size_t i = 0; i < entries.n; i++) {
    const Entry *entry = &entries.at[i];
    if (entry->kind != ENTRY_FILE || !is_template(entry->path) || has(used, entry->path)) continue;
    Source *source = source_new(arena, path_join(arena, folder, entry->path), S(""));
    diag_add(diags, O154, (Place){source, 0, 0}, ARGS(arg("near", meant(arena, diags, entry->path))));
  }
}

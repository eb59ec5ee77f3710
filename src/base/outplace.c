// outplace: whether a directory may be replaced by a new output, before anything is written: where it lies, whose
// output it is, and whether a person has put something into it.
//
// Invariant: nothing is changed, and a directory that passes loses only files that a build of the same plan has
// made, and what a desktop keeps in every folder.
#include "sopcal/file.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "system.h"

enum { OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, MARKER_BYTES_MAX = 1024 };

static OutFault refused(Str *why, OutFault fault, Str because) {
  *why = because;
  return fault;
}

// ---- modes --------------------------------------------------------------------------------------------------------

static bool is_folder(Str path) { return str_ends(path, S("/")); }

unsigned out_mode(const OutClaim *claim, Str path) {
  char at[PATH_MAX];
  unsigned none = is_folder(path) ? 0700 : 0600;
  if (path.n >= sizeof at) return none;
  memcpy(at, path.at, path.n);
  at[path.n] = '\0';
  for (size_t i = 0; i < claim->made_n; i++) {
    const OutMode *row = &claim->made[i];
    if (is_folder(str_of(row->path)) == is_folder(path) && fnmatch(row->path, at, FNM_PATHNAME) == 0)
      return claim->closed ? row->closed : row->open;
  }
  return none;
}

// ---- where it lies ------------------------------------------------------------------------------------------------

static bool climbs(Str path) {
  for (Str part; str_cut(&path, '/', &part);)
    if (str_eq(part, S(".."))) return true;
  return false;
}

// The real path of what need not exist yet: of its parents as far as they do, and then as it is written. Empty, with
// errno, where ".." would lead out of what does not exist.
static Str real_path(Arena *arena, Str path) {
  char real[PATH_MAX];
  size_t there = path.n;
  while (there > 0 && !system_real_path(str_c(arena, str_part(path, 0, there)), real))
    there = (size_t)(str_rfind_byte(str_part(path, 0, there - 1), '/') + 1);
  if (there == 0 && !system_real_path(".", real)) return S("");
  Str rest = str_from(path, there), begins = str_copy(arena, str_of(real));
  while (str_starts(rest, S("/"))) rest = str_from(rest, 1);
  errno = ENOENT;
  if (climbs(rest)) return S("");
  return rest.n ? path_join(arena, begins, rest) : begins;
}

static OutFault check_place(Arena *arena, const OutClaim *claim, Str dir, Str *why) {
  Str source = real_path(arena, claim->source), out = real_path(arena, dir);
  if (!source.n || !out.n) return refused(why, OUT_SYSTEM, file_error_text(arena, errno));
  if (path_is_below(source, out)) return refused(why, OUT_HOLDS_PLAN, claim->source);
  for (size_t i = 0; i < claim->read_n; i++) {
    Str read = path_join(arena, source, str_of(claim->read[i]));
    if (path_is_below(out, read))
      return refused(why, OUT_IN_PLAN, path_join(arena, claim->source, str_of(claim->read[i])));
  }
  return OUT_OK;
}

// ---- what is in it ------------------------------------------------------------------------------------------------

typedef struct Search {
  const OutClaim *claim;
  char path[PATH_MAX]; // of the entry at hand, below the output
  size_t n;
} Search;

static bool has_row(const OutClaim *claim, const char *path) {
  for (size_t i = 0; i < claim->made_n; i++)
    if (fnmatch(claim->made[i].path, path, FNM_PATHNAME) == 0) return true;
  return false;
}

static bool is_made(const Search *search) {
  return strcmp(search->path, OUT_MARKER) == 0 || has_row(search->claim, search->path);
}

// What a desktop leaves in any folder that it has shown: it makes it anew, and nobody misses it. `folder`: how much of
// the path is the folder's, which must be one that builds make.
static bool is_desktops(const Search *search, size_t folder, const char *name) {
  static const char *const names[] = {".DS_Store", "Thumbs.db", "desktop.ini"};
  char path[PATH_MAX];
  memcpy(path, search->path, folder);
  memcpy(path + folder, folder ? "/" : "", folder ? 2 : 1);
  for (size_t i = 0; i < COUNT(names); i++)
    if (strcmp(name, names[i]) == 0) return folder == 0 || has_row(search->claim, path);
  return false;
}

static bool is_expected(void *context, int folder, const char *name);

static bool holds_only_expected(Search *search, int folder, const char *name) {
  int inner = system_open(folder, name, OPEN_FOLDER, 0);
  if (inner < 0) return true; // what cannot be opened cannot be cleared either, and that is said then
  bool expected = system_list(inner, is_expected, search);
  system_close(inner);
  return expected;
}

// False at the first file that no build makes; its path stays in the search.
static bool is_expected(void *context, int folder, const char *name) {
  Search *search = context;
  struct stat status;
  size_t before = search->n, room = sizeof search->path - before;
  int n = snprintf(search->path + before, room, before ? "/%s" : "%s", name);
  if (n < 0 || (size_t)n >= room) return false;
  search->n = before + (size_t)n;
  if (!system_status(folder, name, AT_SYMLINK_NOFOLLOW, &status)) return errno == ENOENT;
  bool expected = S_ISDIR(status.st_mode) ? holds_only_expected(search, folder, name) : is_made(search);
  if (S_ISREG(status.st_mode) && is_desktops(search, before, name)) expected = true;
  if (!expected) return false;
  search->n = before;
  return true;
}

static Str marked_plan(Arena *arena, Str dir) {
  Str text = file_read_in(arena, dir, S(OUT_MARKER), MARKER_BYTES_MAX).text, line;
  while (str_cut(&text, '\n', &line))
    if (str_starts(line, S("plan: "))) return str_from(line, 6);
  return S("");
}

Str out_marker(Arena *arena, Str plan) { return str_format(arena, "sopcal\nplan: %.*s\n", STR(plan)); }

static OutFault check_contents(Arena *arena, const OutClaim *claim, Str dir, int folder, Str *why) {
  struct stat marker;
  if (!system_status(folder, OUT_MARKER, AT_SYMLINK_NOFOLLOW, &marker)) return OUT_OK; // out_begin sees to that
  Str owner = marked_plan(arena, dir);
  if (owner.n && !str_eq(owner, claim->plan)) return refused(why, OUT_OTHER_PLAN, owner);
  Search search = {.claim = claim};
  if (system_list(folder, is_expected, &search)) return OUT_OK;
  return refused(why, OUT_STRAY, path_join(arena, dir, str_copy(arena, str_of(search.path))));
}

OutFault out_check(Arena *arena, const OutClaim *claim, Str dir, Str *why) {
  while (dir.n > 1 && str_ends(dir, S("/"))) dir.n--;
  OutFault fault = check_place(arena, claim, dir, why);
  if (fault != OUT_OK) return fault;
  int folder = system_open(AT_FDCWD, str_c(arena, dir), OPEN_FOLDER, 0);
  if (folder < 0) return OUT_OK; // out_begin makes it, or says why not
  fault = check_contents(arena, claim, dir, folder, why);
  system_close(folder);
  return fault;
}

// gitignore: whether git would take a file into its repository, by what its folders' .gitignore say.
//
// git itself is not asked: the settings of a repository that came from elsewhere may name programs for it to run.
// Invariant: in doubt git would take it, for what is not left out may be published.
#include "sopcal/file.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <sys/stat.h>

#include "system.h"

enum { IGNORE_BYTES_MAX = 1 << 16, STARS_MAX = 3 };

static Str folder_of(Str path) {
  ptrdiff_t slash = str_rfind_byte(path, '/');
  return str_part(path, 0, slash > 0 ? (size_t)slash : 0);
}

static bool exists(Arena *arena, Str path) {
  struct stat status;
  return system_status(AT_FDCWD, str_c(arena, path), 0, &status);
}

// ---- patterns -----------------------------------------------------------------------------------------------------

static bool part_fits(Arena *arena, Str pattern, Str part) {
  return fnmatch(str_c(arena, pattern), str_c(arena, part), 0) == 0;
}

static Str next_part(Str *rest) {
  Str part = S("");
  str_cut(rest, '/', &part);
  return part;
}

// Part by part; "**" stands for any number of parts.
static bool path_fits(Arena *arena, Str pattern, Str path) {
  while (pattern.n && path.n) {
    Str wanted = next_part(&pattern);
    if (str_eq(wanted, S("**"))) {
      for (; path.n; next_part(&path))
        if (!pattern.n || path_fits(arena, pattern, path)) return true;
      return false;
    }
    if (!part_fits(arena, wanted, next_part(&path))) return false;
  }
  return !pattern.n && !path.n;
}

static size_t stars_in(Str pattern) {
  size_t n = 0;
  for (Str part; str_cut(&pattern, '/', &part);) n += str_eq(part, S("**"));
  return n;
}

static Str without_blanks(Str line) {
  while (str_ends(line, S(" ")) && !str_ends(line, S("\\ "))) line.n--;
  return line;
}

// Whether a line of a .gitignore is about a path below its folder; *leaves_out is what it says of it.
static bool line_fits(Arena *arena, Str line, Str path, bool folder, bool *leaves_out) {
  line = without_blanks(line);
  if (!line.n || str_starts(line, S("#"))) return false;
  *leaves_out = !str_starts(line, S("!"));
  if (!*leaves_out) line = str_from(line, 1);
  if (str_ends(line, S("/"))) {
    if (!folder) return false;
    line.n--;
  }
  if (stars_in(line) > STARS_MAX) return false;
  bool anywhere = str_find_byte(line, '/') < 0;
  if (str_starts(line, S("/"))) line = str_from(line, 1);
  if (!anywhere) return path_fits(arena, line, path);
  return part_fits(arena, line, str_from(path, (size_t)(str_rfind_byte(path, '/') + 1)));
}

// ---- files of them ------------------------------------------------------------------------------------------------

// The last line that is about a path decides. False: none is.
static bool file_decides(Arena *arena, Str file, Str path, bool folder, bool *leaves_out) {
  Str text = file_read(arena, str_c(arena, file), IGNORE_BYTES_MAX).text;
  bool decided = false, says = false;
  for (Str line; str_cut(&text, '\n', &line);) {
    if (!line_fits(arena, line, path, folder, &says)) continue;
    decided = true;
    *leaves_out = says;
  }
  return decided;
}

// Of the files the one nearest to the path.
static bool is_left_out(Arena *arena, Str root, Str path, bool folder) {
  bool leaves_out = false;
  for (Str at = folder_of(path); at.n >= root.n; at = folder_of(at))
    if (file_decides(arena, path_join(arena, at, S(".gitignore")), str_from(path, at.n + 1), folder, &leaves_out))
      return leaves_out;
  Str exclude = path_join(arena, root, S(".git/info/exclude"));
  return file_decides(arena, exclude, str_from(path, root.n + 1), folder, &leaves_out) && leaves_out;
}

// The folder above a path that has an entry .git; false: none has.
static bool find_root(Arena *arena, Str path, Str *root) {
  for (*root = folder_of(path); root->n; *root = folder_of(*root))
    if (exists(arena, path_join(arena, *root, S(".git")))) return true;
  return false;
}

// Where a path really is; empty where it is not.
static Str real(Arena *arena, Str path) {
  char at[PATH_MAX];
  return path.n && system_real_path(str_c(arena, path), at) ? str_copy(arena, str_of(at)) : S("");
}

bool git_would_take(Arena *arena, Str path, Str top) {
  Str whole = real(arena, path), root;
  if (!find_root(arena, whole, &root)) {
    root = real(arena, top);
    if (!root.n || !path_is_below(whole, root)) return false;
  }
  for (size_t i = root.n + 1; i < whole.n; i++)
    if (whole.at[i] == '/' && is_left_out(arena, root, str_part(whole, 0, i), true)) return false;
  return !is_left_out(arena, root, whole, false);
}

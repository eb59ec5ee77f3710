// folder: the folder of a plan, in $FUZZ_FOLDER or /dev/shm: in memory. One for each process, so that fuzzers may run
// side by side; what one that crashes leaves behind, fuzz.sh removes.
#include "folder.h"

#include <ftw.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[256];

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *where) {
  (void)status, (void)kind, (void)where;
  return remove(path);
}

static void remove_folder(void) { (void)nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS); }

static void make_folder(void) {
  static bool made;
  if (made) return;
  made = true;
  const char *parent = getenv("FUZZ_FOLDER");
  snprintf(folder, sizeof folder, "%s/sopcal-fuzz-XXXXXX", parent ? parent : "/dev/shm");
  MUST(mkdtemp(folder));
  atexit(remove_folder);
  // Each is some tens of KiB on every page, and holds no text of a plan.
  MUST(folder_write(S("templates/sheets/style.css.mustache"), S("")));
  MUST(folder_write(S("templates/sheets/script.js.mustache"), S("")));
}

Str folder_path(void) {
  make_folder();
  return str_of(folder);
}

// False when the name holds a NUL or is longer than the system takes.
static bool path_of(char path[PATH_MAX], Str name) {
  if (str_find_byte(name, '\0') >= 0) return false;
  int n = snprintf(path, PATH_MAX, "%s/%.*s", folder, STR(name));
  return n > 0 && n < PATH_MAX;
}

static void make_parents(char *path) {
  for (char *slash = path + strlen(folder) + 1; (slash = strchr(slash, '/')); slash++) {
    *slash = '\0';
    (void)mkdir(path, 0700);
    *slash = '/';
  }
}

bool folder_write(Str name, Str text) {
  char path[PATH_MAX];
  make_folder();
  if (!path_of(path, name)) return false;
  FILE *file = fopen(path, "wb");
  if (!file) {
    make_parents(path);
    file = fopen(path, "wb");
  }
  if (!file) return false;
  MUST(fwrite(text.n ? text.at : "", 1, text.n, file) == text.n);
  return fclose(file) == 0;
}

void folder_remove(Str name) {
  char path[PATH_MAX];
  if (path_of(path, name)) (void)remove(path);
}

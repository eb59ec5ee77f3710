// revision: from the name of a revision to a folder with what was in it.
//
// git says which commit it is (rev-parse), which files there are (ls-tree) and their bytes (cat-file), one after the
// other, each from a file into a file of the scratch folder: nobody waits for anybody else. Invariant: no word of a
// command is taken for an option or by a shell, whatever it is, and all that git writes is bounded.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "revision_parts.h"
#include "sopcal/file.h"
#include "system.h"

enum { SAID_MAX = 4096, LIST_BYTES_MAX = 1 << 25 };

static RevisionFault system_fault(const Laying *l) {
  *l->why = file_error_text(l->arena, errno);
  return REVISION_SYSTEM;
}

// ---- running git --------------------------------------------------------------------------------------------------

// A hook of git's names its own repository in the environment, which is not the one that is asked; and the key of a
// private plan is nobody else's.
static bool is_kept_back(const char *setting) {
  static const char *const names[] = {
      "GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=", "GIT_PREFIX=", "LC_ALL=", "SOPCAL_KEY=", "SOPCAL_KEY_FILE="};
  for (size_t i = 0; i < COUNT(names); i++)
    if (strncmp(setting, names[i], strlen(names[i])) == 0) return true;
  return false;
}

static char *const *environment(Arena *arena) {
  LIST(char *) out = {0};
  for (char **at = environ; *at; at++)
    if (!is_kept_back(*at)) PUSH(arena, &out, *at);
  PUSH(arena, &out, str_c(arena, S("LC_ALL=C")));
  PUSH(arena, &out, NULL);
  return out.at;
}

static int open_own(const Laying *l, const char *name, int flags) {
  return system_open(l->scratch->folder, name, flags | O_CLOEXEC | O_NOFOLLOW, OWN_FILE);
}

static Str said_of(const Laying *l) {
  FileRead read = file_read_in(l->arena, l->scratch->path, S("said"), SAID_MAX);
  Str rest = read.text, line;
  return str_cut(&rest, '\n', &line) ? line : S("");
}

enum { WORDS_MAX = 12 };

// Reads the scratch file `in` and writes the one called `out`. -1 when it cannot be run.
static int run_git(const Laying *l, const char *const *words, const char *in, const char *out, size_t room) {
  char *all[WORDS_MAX] = {str_c(l->arena, S("git")), str_c(l->arena, S("-C")), str_c(l->arena, l->folder)};
  for (size_t i = 0; words[i]; i++) all[i + 3] = str_c(l->arena, str_of(words[i]));
  SystemRun run = {.words = all, .environment = environment(l->arena), .room = room};
  run.in = in ? open_own(l, in, O_RDONLY) : system_open(AT_FDCWD, "/dev/null", O_RDONLY | O_CLOEXEC, 0);
  run.out = open_own(l, out, O_WRONLY | O_CREAT | O_TRUNC);
  run.err = open_own(l, "said", O_WRONLY | O_CREAT | O_TRUNC);
  int status = run.in < 0 || run.out < 0 || run.err < 0 ? -1 : system_run(&run);
  int error = errno;
  const int open[] = {run.in, run.out, run.err};
  for (size_t i = 0; i < COUNT(open); i++)
    if (open[i] >= 0) system_close(open[i]);
  errno = error;
  return status;
}

static RevisionFault git_fault(const Laying *l, int status) {
  *l->why = status < 0 ? file_error_text(l->arena, errno) : said_of(l);
  return status < 0 ? REVISION_NO_GIT : REVISION_SYSTEM;
}

// ---- which files there are ----------------------------------------------------------------------------------------

static bool is_id(Str text) {
  for (size_t i = 0; i < text.n; i++)
    if (!strchr("0123456789abcdef", text.at[i])) return false;
  return text.n >= 40 && text.n <= 64;
}

static bool is_shallow(const Laying *l) {
  const char *words[] = {"rev-parse", "--is-shallow-repository", NULL};
  if (run_git(l, words, NULL, "shallow", SAID_MAX) != 0) return false;
  return str_eq(str_trim(file_read_in(l->arena, l->scratch->path, S("shallow"), SAID_MAX).text), S("true"));
}

static RevisionFault find_commit(const Laying *l, Str name, Str *commit) {
  char *wanted = str_c(l->arena, str_format(l->arena, "%.*s^{commit}", STR(name)));
  const char *words[] = {"rev-parse", "--verify", "--quiet", "--end-of-options", wanted, NULL};
  int status = run_git(l, words, NULL, "commit", SAID_MAX);
  if (status < 0) return git_fault(l, status);
  *commit = str_trim(file_read_in(l->arena, l->scratch->path, S("commit"), SAID_MAX).text);
  if (status == 0 && is_id(*commit)) return REVISION_OK;
  *l->why = said_of(l);
  return is_shallow(l) ? REVISION_SHALLOW : REVISION_UNKNOWN;
}

static bool is_hidden(Str path) {
  for (Str part; str_cut(&path, '/', &part);)
    if (str_starts(part, S("."))) return true;
  return false;
}

// "100644 blob ID    SIZE\tPATH"; folders of other repositories have no size. Wrong only where git is not git.
static RevisionFault add_blob(Laying *l, Str record) {
  Str head, mode, type, id;
  if (!str_cut(&record, '\t', &head) || is_hidden(record)) return REVISION_OK;
  str_cut(&head, ' ', &mode);
  str_cut(&head, ' ', &type);
  str_cut(&head, ' ', &id);
  if (!str_eq(type, S("blob"))) return REVISION_OK;
  *l->why = record;
  if (!path_is_inside(record)) return REVISION_NAME;
  if (l->blobs.n == REVISION_FILES_MAX) return REVISION_LARGE;
  int64_t size = strtoll(str_c(l->arena, str_trim(head)), NULL, 10);
  PUSH(l->arena, &l->blobs, ((Blob){id, record, size, str_eq(mode, S("120000"))}));
  return REVISION_OK;
}

static RevisionFault list_files(Laying *l, Str commit) {
  const char *words[] = {"ls-tree", "-r", "-z", "-l", str_c(l->arena, commit), NULL};
  int status = run_git(l, words, NULL, "list", LIST_BYTES_MAX);
  if (status == SYSTEM_KILLED) return REVISION_LARGE; // it wrote more than there is room for
  if (status != 0) return git_fault(l, status);
  FileRead read = file_read_in(l->arena, l->scratch->path, S("list"), LIST_BYTES_MAX);
  if (read.fault != FILE_OK) return system_fault(l);
  RevisionFault fault = REVISION_OK;
  int64_t bytes = 0;
  for (Str record; fault == REVISION_OK && str_cut(&read.text, '\0', &record);) fault = add_blob(l, record);
  for (size_t i = 0; i < l->blobs.n && bytes <= REVISION_BYTES_MAX; i++) bytes += l->blobs.at[i].size;
  if (fault == REVISION_OK && bytes > REVISION_BYTES_MAX) return REVISION_LARGE;
  return fault == REVISION_OK && l->blobs.n == 0 ? REVISION_EMPTY : fault;
}

// ---- fetching them --------------------------------------------------------------------------------------------------

static int links_last(const void *a, const void *b) {
  const Blob *x = a, *y = b;
  return x->link != y->link ? x->link - y->link : str_cmp(x->path, y->path);
}

static bool ask_for(const Laying *l) {
  Buf ids = buf_in(l->arena);
  for (size_t i = 0; i < l->blobs.n; i++) buf_format(&ids, "%.*s\n", STR(l->blobs.at[i].id));
  int fd = open_own(l, "wanted", O_WRONLY | O_CREAT | O_EXCL);
  if (fd < 0) return false;
  bool written = file_write(fd, buf_str(&ids));
  return system_close(fd) && written;
}

static RevisionFault fetch_files(Laying *l) {
  const char *words[] = {"cat-file", "--batch", NULL};
  const size_t room = (size_t)REVISION_BYTES_MAX + l->blobs.n * REVISION_LINE_MAX;
  qsort(l->blobs.at, l->blobs.n, sizeof *l->blobs.at, links_last);
  if (!ask_for(l)) return system_fault(l);
  int status = run_git(l, words, "wanted", "bytes", room);
  if (status != 0) return git_fault(l, status);
  int fd = open_own(l, "bytes", O_RDONLY);
  RevisionFault fault = fd >= 0 && revision_lay(l, fd) ? REVISION_OK : system_fault(l);
  if (fd >= 0) system_close(fd);
  return fault;
}

static RevisionFault open_at(Laying *l, Str name) {
  Str commit;
  RevisionFault fault = find_commit(l, name, &commit);
  if (fault == REVISION_OK) fault = list_files(l, commit);
  if (fault != REVISION_OK) return fault;
  bool made = system_mkdir(l->scratch->folder, "plan", OWN_FOLDER);
  l->root = made ? system_open(l->scratch->folder, "plan", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) : -1;
  if (l->root < 0) return system_fault(l);
  fault = fetch_files(l);
  system_close(l->root);
  return fault;
}

RevisionFault revision_open(Arena *arena, Str folder, Str name, Revision *out, Str *why) {
  Laying laying = {.arena = arena, .scratch = scratch_begin(arena), .folder = folder, .why = why};
  *out = (Revision){.scratch = laying.scratch};
  if (!out->scratch) return system_fault(&laying);
  out->folder = path_join(arena, out->scratch->path, S("plan"));
  return open_at(&laying, name);
}

void revision_close(Revision *revision) {
  scratch_end(revision->scratch);
  revision->scratch = NULL;
}

// sweep: the nth call of each kind fails, for every n, in every command: sweep OLD NEW [STRIDE], two versions of a
// plan, in a folder of its own. Each case is a fork, so that there may be thousands; with a stride only some are tried.
//
// What must hold: status 2, a message, and the output as before; or, where the fault does no harm, all as without it.
// Never a signal; nothing beside the output, but where clearing was what failed, and then the next run clears it.
// After a kill or another signal the output is the old or the new one, and the next run goes well. An output is the
// directory of a build, or the file of `lock`.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault.h"
#include "sopcal/command.h"
#include "sopcal/file.h"

enum { WORDS_MAX = 8, PRINTED_MAX = 1 << 20, TOLD_MAX = 400 };

typedef struct Typed { // what is typed behind "sopcal"
  const char *words[WORDS_MAX];
} Typed;

// What a command writes: a build its directory, `lock` one file beside the plan.
typedef struct Output {
  const char *path, *sibling;
  Typed old, new; // make it as it was, and as it will be
} Output;

typedef struct Outcome {
  int status; // as waitpid gives it
  Str printed, said;
  Str tree; // what the output holds; empty for none
  bool litter;
  bool struck; // the call that was to fail has come
} Outcome;

typedef enum Expect {
  EXPECT_REFUSAL, // or no harm
  EXPECT_NO_HARM, // all as without the fault
  EXPECT_NO_MEMORY,
  EXPECT_DEATH,
} Expect;

typedef struct Sweep {
  Arena *arena;           // of one case
  const Output *output;   // at hand
  const Typed *line;      // at hand
  bool present;           // there is an old output
  const char *old, *plan; // the plan as it was, and as it is
  Str old_tree;
  Outcome plain; // of the line without a fault
  Fault fault;   // at hand
  Expect expect;
  long stride, passed, failed;
} Sweep;

// ---- looking at folders -------------------------------------------------------------------------------------------

typedef struct Listed {
  Arena *arena;
  StrList list;
} Listed;

static bool add_name(void *context, int folder, const char *name) {
  (void)folder;
  Listed *names = context;
  PUSH(names->arena, &names->list, str_copy(names->arena, str_of(name)));
  return true;
}

static int name_order(const void *a, const void *b) { return str_cmp(*(const Str *)a, *(const Str *)b); }

// All below a folder: names, modes, bytes.
static void add_tree(Arena *arena, Buf *out, const char *path) {
  struct stat status;
  if (!system_status(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, &status)) return;
  Str bytes = S_ISREG(status.st_mode) ? file_read(arena, path, PRINTED_MAX).text : S("");
  buf_format(out, "%s %o %.*s\n", path, (unsigned)status.st_mode, STR(hash_hex(arena, bytes)));
  if (!S_ISDIR(status.st_mode)) return;
  Listed names = {.arena = arena};
  int fd = system_open(AT_FDCWD, path, O_RDONLY | O_DIRECTORY, 0);
  system_list(fd, add_name, &names);
  system_close(fd);
  if (names.list.n) qsort(names.list.at, names.list.n, sizeof *names.list.at, name_order);
  for (size_t i = 0; i < names.list.n; i++)
    add_tree(arena, out, str_c(arena, path_join(arena, str_of(path), names.list.at[i])));
}

static Str tree_of(Arena *arena, const char *path) {
  Buf out = buf_in(arena);
  add_tree(arena, &out, path);
  return buf_str(&out);
}

// ---- running ------------------------------------------------------------------------------------------------------

static void child(const Typed *line, Fault with, int out, int err) {
  char *argv[WORDS_MAX + 1] = {"sopcal"};
  int argc = 1;
  while (line->words[argc - 1]) argv[argc] = (char *)line->words[argc - 1], argc++;
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  // Whoever started the tests may ignore them: nohup, a job in the background.
  static const int deadly[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < COUNT(deadly); i++) signal(deadly[i], SIG_DFL);
  fault = with;
  memset(fault_counts, 0, FAULT_KINDS * sizeof *fault_counts);
  exit(command_main(argc, argv));
}

static Str all_of(Arena *arena, int fd) {
  Str path = str_format(arena, "/proc/self/fd/%d", fd);
  Str text = file_read(arena, str_c(arena, path), PRINTED_MAX).text;
  close(fd);
  return text;
}

static Outcome run(Arena *arena, const Output *output, const Typed *line, Fault with) {
  Outcome outcome = {0};
  int out = memfd_create("out", 0), err = memfd_create("err", 0);
  fflush(stdout);
  pid_t pid = fork();
  if (pid == 0) child(line, with, out, err);
  waitpid(pid, &outcome.status, 0);
  outcome.struck = fault_counts[with.call] >= with.at;
  outcome.printed = all_of(arena, out);
  outcome.said = all_of(arena, err);
  outcome.tree = tree_of(arena, output->path);
  outcome.litter = tree_of(arena, output->sibling).n > 0;
  return outcome;
}

static void clean(Arena *arena, const Output *output) {
  if (system(str_c(arena, str_format(arena, "rm -rf %s %s", output->path, output->sibling))) != 0) exit(2);
}

// Before each case: the old output or none, and nothing beside it.
static void restore(const Sweep *s) {
  Str now = tree_of(s->arena, s->output->path);
  bool litter = tree_of(s->arena, s->output->sibling).n > 0;
  if (!litter && str_eq(now, s->present ? s->old_tree : S(""))) return;
  clean(s->arena, s->output);
  if (s->present) run(s->arena, s->output, &s->output->old, (Fault){0});
}

// ---- judging ------------------------------------------------------------------------------------------------------

static bool exited(const Outcome *o, int status) { return WIFEXITED(o->status) && WEXITSTATUS(o->status) == status; }

static bool is_before(const Sweep *s, const Outcome *o) { return str_eq(o->tree, s->present ? s->old_tree : S("")); }

// Calls without which nothing can be cleared.
static bool may_litter(const Fault *with) {
  bool busy = with->call == SYSTEM_LOCK && with->value == EAGAIN; // what is there is another build's
  return busy || with->call == SYSTEM_OPEN || with->call == SYSTEM_LIST || with->call == SYSTEM_REMOVE ||
         with->call == SYSTEM_STATUS;
}

static const char *harm(const Sweep *s, const Outcome *o) {
  if (!exited(o, WEXITSTATUS(s->plain.status))) return "another exit status";
  if (!str_eq(o->printed, s->plain.printed)) return "another text on standard output";
  return str_eq(o->tree, s->plain.tree) ? NULL : "another output";
}

static const char *no_refusal(const Sweep *s, const Outcome *o) {
  if (!exited(o, 2)) return "neither refused nor without harm";
  if (o->said.n == 0 && o->printed.n == 0) return "no message";
  return is_before(s, o) ? NULL : "an output that is not as before";
}

static const char *no_memory(const Sweep *s, const Outcome *o) {
  if (!exited(o, 2)) return "an exit status that is not 2";
  if (!str_eq(o->said, S("sopcal: out of memory\n"))) return "another message";
  return is_before(s, o) ? NULL : "an output that is not as before";
}

static const char *no_death(const Sweep *s, const Outcome *o) {
  if (!WIFSIGNALED(o->status) || WTERMSIG(o->status) != s->fault.value) return "it does not die by the signal";
  return is_before(s, o) || str_eq(o->tree, s->plain.tree) ? NULL : "neither the old output nor the new one";
}

static const char *fault_of(const Sweep *s, const Outcome *o) {
  switch (s->expect) {
  case EXPECT_REFUSAL: return harm(s, o) ? no_refusal(s, o) : NULL;
  case EXPECT_NO_HARM: return harm(s, o);
  case EXPECT_NO_MEMORY: return no_memory(s, o);
  case EXPECT_DEATH: return no_death(s, o);
  }
  return NULL;
}

static const char *litter_of(const Sweep *s, const Outcome *o) {
  bool killed = s->fault.deed == FAULT_SIGNAL && s->fault.value == SIGKILL;
  if (o->litter && !killed && !may_litter(&s->fault)) return "litter";
  if (!o->litter && !killed) return NULL;
  Outcome next = run(s->arena, s->output, &s->output->new, (Fault){0});
  if (!exited(&next, 0)) return "a next run that fails";
  if (!str_eq(next.tree, s->plain.tree)) return "a next run with another output";
  return next.litter ? "litter that the next run leaves" : NULL;
}

static void tell(const Sweep *s, const Outcome *o, const char *what) {
  printf("FAILED: %s", s->present ? "" : "(no output yet) ");
  for (const char *const *word = s->line->words; *word; word++) printf("%s ", *word);
  printf("with %s:%ld%s %d: %s (status %x)\n", fault_names[s->fault.call], s->fault.at, s->fault.on ? "+" : "",
         s->fault.value, what, (unsigned)o->status);
  printf("%.*s\n%.*s\n", STR(str_part(o->printed, 0, TOLD_MAX)), STR(str_part(o->said, 0, TOLD_MAX)));
}

// ---- sweeping -----------------------------------------------------------------------------------------------------

// False when there is no nth call.
static bool one_case(Sweep *s) {
  s->arena = arena_new();
  restore(s);
  Outcome outcome = run(s->arena, s->output, s->line, s->fault);
  const char *what = fault_of(s, &outcome);
  if (!what) what = litter_of(s, &outcome);
  if (outcome.struck && what) tell(s, &outcome, what);
  if (outcome.struck) *(what ? &s->failed : &s->passed) += 1;
  arena_free(s->arena);
  return outcome.struck;
}

typedef struct Trial {
  const char *fault;
  Expect expect;
  long every; // not each n, but each so many
} Trial;

static void sweep(Sweep *s, const Trial *trial) {
  if (!fault_parse(trial->fault, &s->fault)) exit(2);
  s->expect = trial->expect;
  // Who is killed is built again, each time: all of it is for the judge.
  long every = trial->expect == EXPECT_DEATH && trial->every == 1 && !getenv("FULL") ? 3 : trial->every;
  while (one_case(s)) s->fault.at += s->stride * every;
}

static void sweep_line(Sweep *s, const Typed *line, bool present, const Trial *rows, size_t n) {
  Arena *arena = arena_new();
  s->arena = arena;
  s->line = line;
  s->present = present;
  restore(s);
  s->plain = run(arena, s->output, line, (Fault){0});
  for (size_t i = 0; i < n; i++) sweep(s, &rows[i]);
  arena_free(arena);
}

static const Trial memory_rows[] = {{"alloc:1:ENOMEM", EXPECT_NO_MEMORY, 1}};
static const Trial memory_rows_build[] = {{"alloc:1:ENOMEM", EXPECT_NO_MEMORY, 1},
                                          {"alloc:1+:ENOMEM", EXPECT_NO_MEMORY, 7}};
static const Trial memory_rows_alike[] = {{"alloc:1:ENOMEM", EXPECT_NO_MEMORY, 5}}; // the first half is as in check
static const Trial memory_rows_schema[] = {{"alloc:1:ENOMEM", EXPECT_NO_MEMORY, 47}};

static const Trial read_rows[] = {
    {"open:1:EIO", EXPECT_REFUSAL, 1},      {"open:1+:EMFILE", EXPECT_REFUSAL, 3},
    {"open:1:EINTR", EXPECT_NO_HARM, 3},    {"below:1:EIO", EXPECT_REFUSAL, 1},
    {"below:1:EINTR", EXPECT_NO_HARM, 1},   {"below:1:ENOSYS", EXPECT_NO_HARM, 1},
    {"below:1+:EMFILE", EXPECT_REFUSAL, 3}, {"below:1+:EPERM", EXPECT_NO_HARM, 3},
    {"read:1:EIO", EXPECT_REFUSAL, 1},      {"read:1:EINTR", EXPECT_NO_HARM, 1},
    {"read:1:less", EXPECT_NO_HARM, 1},     {"read:1+:less", EXPECT_NO_HARM, 1},
    {"status:1:EIO", EXPECT_REFUSAL, 1},    {"status:1:EACCES", EXPECT_REFUSAL, 1},
    {"list:1:EIO", EXPECT_REFUSAL, 1},      {"list:1:EINTR", EXPECT_NO_HARM, 1},
    {"write:1:ENOSPC", EXPECT_REFUSAL, 1},  {"write:1:less", EXPECT_NO_HARM, 1},
    {"write:1:EINTR", EXPECT_NO_HARM, 1},
};

static const Trial write_rows[] = {
    {"write:1+:ENOSPC", EXPECT_REFUSAL, 1}, {"write:1+:less", EXPECT_NO_HARM, 1}, {"close:1:EIO", EXPECT_REFUSAL, 1},
    {"mkdir:1:ENOSPC", EXPECT_REFUSAL, 1},  {"mkdir:1:EROFS", EXPECT_REFUSAL, 5}, {"mode:1:EPERM", EXPECT_REFUSAL, 1},
    {"link:1:EMLINK", EXPECT_NO_HARM, 1},   {"link:1+:EPERM", EXPECT_NO_HARM, 1}, {"link:1:ENOSPC", EXPECT_NO_HARM, 1},
    {"rename:1:EINVAL", EXPECT_REFUSAL, 1}, {"rename:1:EIO", EXPECT_REFUSAL, 1},  {"remove:1:EIO", EXPECT_REFUSAL, 1},
    {"remove:1+:EPERM", EXPECT_REFUSAL, 3}, {"lock:1:EIO", EXPECT_REFUSAL, 1},    {"lock:1:ENOLCK", EXPECT_REFUSAL, 1},
    {"lock:1:EAGAIN", EXPECT_REFUSAL, 1},   {"sync:1:EIO", EXPECT_REFUSAL, 1},    {"sync:1:ENOSPC", EXPECT_REFUSAL, 1},
    {"any:1:KILL", EXPECT_DEATH, 1},        {"any:1:INT", EXPECT_DEATH, 1},       {"any:1:TERM", EXPECT_DEATH, 7},
    {"any:1:HUP", EXPECT_DEATH, 7},
};

#define ROWS(rows) (rows), COUNT(rows)

static void sweep_builds(Sweep *s) {
  for (int present = 0; present < 2; present++) {
    sweep_line(s, &s->output->new, present, ROWS(read_rows));
    sweep_line(s, &s->output->new, present, ROWS(write_rows));
    sweep_line(s, &s->output->new, present, ROWS(memory_rows_build));
  }
}

static void sweep_others(Sweep *s) {
  const Typed check = {{"check", s->plan}}, schema = {{"schema"}}, verify = {{"verify", "out"}};
  const Typed alike[] = {{{"show", "lin", "2026-03-03", s->plan}},
                         {{"explain", "flash", s->plan}},
                         {{"gaps", s->plan}},
                         {{"report", s->plan}},
                         {{"dates", s->plan}}};
  sweep_line(s, &check, true, ROWS(memory_rows));
  sweep_line(s, &check, true, ROWS(read_rows));
  sweep_line(s, &verify, true, ROWS(memory_rows_alike));
  sweep_line(s, &verify, true, ROWS(read_rows));
  for (size_t i = 0; i < COUNT(alike); i++) sweep_line(s, &alike[i], true, ROWS(memory_rows_alike));
  sweep_line(s, &schema, true, ROWS(memory_rows_schema));
}

static const Trial memory_rows_diff[] = {{"alloc:1:ENOMEM", EXPECT_NO_MEMORY, 61}};
// What keeps a folder of the program's own from being cleared comes apart from what does not.
static const Trial rows_diff[] = {
    {"run:1:EIO", EXPECT_REFUSAL, 1},    {"run:1:ENOMEM", EXPECT_REFUSAL, 1},  {"mkdir:1:ENOSPC", EXPECT_REFUSAL, 1},
    {"link:1:EPERM", EXPECT_REFUSAL, 1}, {"close:1:EIO", EXPECT_REFUSAL, 1},   {"write:1:ENOSPC", EXPECT_REFUSAL, 1},
    {"write:1:less", EXPECT_NO_HARM, 1}, {"write:1:EINTR", EXPECT_NO_HARM, 1}, {"read:1:EIO", EXPECT_REFUSAL, 1},
    {"read:1+:less", EXPECT_NO_HARM, 7}, {"below:1:EIO", EXPECT_REFUSAL, 1},   {"any:1:INT", EXPECT_DEATH, 17},
    {"any:1:TERM", EXPECT_DEATH, 29},
};
static const Trial rows_diff_clearing[] = {{"open:1:EIO", EXPECT_REFUSAL, 1},
                                           {"open:1+:EMFILE", EXPECT_REFUSAL, 3},
                                           {"status:1:EIO", EXPECT_REFUSAL, 1},
                                           {"list:1:EIO", EXPECT_REFUSAL, 1},
                                           {"remove:1:EIO", EXPECT_NO_HARM, 1}};

static bool add_any(void *context, int folder, const char *name) {
  (void)folder, (void)name;
  *(bool *)context = true;
  return true;
}

// What a revision was laid out in is gone; `rm` where it may be there still.
static void sweep_scratch(Sweep *s, bool clear) {
  bool any = false;
  int fd = system_open(AT_FDCWD, getenv("TMPDIR"), O_RDONLY | O_DIRECTORY, 0);
  system_list(fd, add_any, &any);
  system_close(fd);
  if (clear && any && system("rm -rf \"$TMPDIR\"/*") != 0) exit(2);
  if (clear) return;
  if (any) printf("FAILED: a folder of a revision is left\n");
  *(any ? &s->failed : &s->passed) += 1;
}

static void sweep_diff(Sweep *s) {
  const Typed file = {{"diff", "out/plan.json", s->plan}}, folders = {{"diff", s->old, s->plan}},
              revision = {{"diff", "HEAD", s->plan}};
  sweep_line(s, &folders, true, ROWS(memory_rows_alike));
  sweep_line(s, &file, true, ROWS(rows_diff_clearing));
  sweep_line(s, &revision, true, ROWS(rows_diff));
  sweep_line(s, &revision, true, ROWS(memory_rows_diff));
  sweep_scratch(s, false);
  sweep_line(s, &revision, true, ROWS(rows_diff_clearing));
  sweep_scratch(s, true);
}

// Else the sweep would prove nothing of them: jansson takes thousands of pieces for the schema, and we take few.
static void libraries_ask(Sweep *s) {
  const Typed lines[] = {{{"check", s->plan}}, {{"schema"}}};
  for (size_t i = 0; i < COUNT(lines); i++) {
    run(s->arena, s->output, &lines[i], (Fault){0});
    bool asked = i ? fault_counts[SYSTEM_ALLOC] > 1000 : fault_counts[FAULT_FOREIGN] > 0;
    if (!asked) printf("FAILED: the memory of %s does not ask system_may\n", i ? "jansson" : "libyaml");
    *(asked ? &s->passed : &s->failed) += 1;
  }
}

static long *shared_counts(void) {
  size_t n = FAULT_KINDS * sizeof *fault_counts;
  void *at = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) exit(2);
  return at;
}

// Takes an output in hand: there is none, and both of its versions can be made.
static void begin(Sweep *s, const Output *output) {
  s->output = output;
  s->old_tree = run(s->arena, output, &output->old, (Fault){0}).tree;
  Str new_tree = run(s->arena, output, &output->new, (Fault){0}).tree;
  if (s->old_tree.n == 0 || new_tree.n == 0 || str_eq(s->old_tree, new_tree)) exit(2);
  clean(s->arena, output);
}

// The lock lies in the plan's folder, and nothing else of it changes.
static void sweep_lock(Sweep *s) {
  Str path = str_format(s->arena, "%s/sopcal.lock", s->plan),
      beside = str_format(s->arena, "%s/.sopcal.lock.sopcal-new", s->plan);
  const Output lock = {str_c(s->arena, path),
                       str_c(s->arena, beside),
                       {{"lock", s->plan, "--today", "2026-03-01", "--horizon", "1d"}},
                       {{"lock", s->plan, "--today", "2026-03-02"}}};
  begin(s, &lock);
  for (int present = 0; present < 2; present++) {
    sweep_line(s, &lock.new, present, ROWS(read_rows));
    sweep_line(s, &lock.new, present, ROWS(write_rows));
    sweep_line(s, &lock.new, present, ROWS(memory_rows_alike));
  }
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  Arena *arena = arena_new();
  fault_counts = shared_counts();
  Sweep s = {.arena = arena, .old = argv[1], .plan = argv[2], .stride = argc > 3 ? atol(argv[3]) : 1};
  const Output built = {"out", ".out.sopcal-new", {{"build", s.old, "-o", "out"}}, {{"build", s.plan, "-o", "out"}}};
  begin(&s, &built);
  libraries_ask(&s);
  sweep_builds(&s);
  sweep_others(&s);
  sweep_diff(&s);
  s.arena = arena;
  sweep_lock(&s);
  arena_free(arena);
  printf("%ld passed, %ld failed\n", s.passed, s.failed);
  return s.failed > 0;
}

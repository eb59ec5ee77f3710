// forge_door: from texts to a plan on disk with them in its values, its keys and the names of its files, and through
// the commands to what a person, or a build service, reads on the screen.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "folder.h"
#include "forge.h"
#include "judge.h"
#include "sopcal/command.h"

// "$n" stands for text n in double quotes, as YAML writes them; "@n" for the text as it is. n is a letter from a.
static const char plan_file[] =
    "plan: {id: p, brand: $a, speaks_as: person, locale: en, from: 2026-03-02, to: 2026-03-03}\n"
    "channels: {m: {kind: moments, title: $b, at: [10:00]}}\n"
    "staff: {lin: {name: $c, role: adviser, channels: [m]}}\n"
    "segments: {vip: {title: $d, tag: x}}\n"
    "daily: {m: {mix: {persona: 1}, per_day: {all: 1, campaign: 1}}}\n"
    "offers: {care: {form: discount, title: $e}}\n"
    "campaigns: {c: {title: $f, date: 2026-03-02, sop: s, for: [vip], notes: $g}}\n"
    "sops:\n"
    "  s:\n"
    "    steps:\n"
    "      - {id: t, day: 1, task: [$h, $i], by: lin, report: [$j]}\n"
    "      - {id: w, day: 1, at: 10:00, post: m, line: persona, by: lin, title: $k}\n";
static const char piece_file[] = "---\nnotes: $l\ncomment: $m\nmention: $n\n---\n@o\n";
// What may be wrong besides, so that messages tell of it. The first is nothing.
static const char *const faults[] = {
    "",
    "$p: 1\n",
    "@p\n",
    "dates: {$p: 03-08}\n",
    "dates: {day: $p}\n",
    "campaigns: {d: {date: 2026-03-02, sop: $p}}\n",
    "campaigns: {d: {date: 2026-03-02, avoid: [$p], title: $q}}\n",
    "pin: {$p: persona/one}\n",
    "pin: {2026-03-02 m: $p}\n",
    "staff: {xu: {name: $q, role: $p}}\n",
    "staff: {$p: {name: x, role: adviser}}\n",
    "channels: {n: {kind: $p}}\n",
    "offers: {d: {form: spend-save, spend: 1, save: 2, title: $p}}\n",
    "sops: {u: {steps: [{id: $p, day: 0, task: $q}]}}\n",
    "sops: {u: {steps: [{id: x, day: 1, post: m, piece: $p, theme: $q}]}}\n",
    "sops: {u: {steps: [{id: x, day: 1, meet: $p, by: $q}]}}\n",
    "feeds: {$p: true, alarm: $q}\n",
    "rules: {$p: {most: 1}}\n",
    "x: @p\ny: @q\n",
};

// ---- files --------------------------------------------------------------------------------------------------------

static void quote(Buf *out, Str text) {
  buf_byte(out, '"');
  for (size_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    if (c == '"' || c == '\\') buf_byte(out, '\\');
    buf_add(out, c == '\n' ? S("\\n") : (Str){&text.at[i], 1});
  }
  buf_byte(out, '"');
}

static Str text_of(const Texts *texts, char letter) {
  size_t i = (size_t)(letter - 'a');
  MUST(i < SLOTS_MOST);
  return texts->slots[i].n ? texts->slots[i] : S("word");
}

static Str filled(const Texts *texts, const char *template) {
  Buf out = buf_in(texts->arena);
  for (; *template; template ++) {
    if (*template == '$')
      quote(&out, text_of(texts, *++template));
    else if (*template == '@')
      buf_add(&out, text_of(texts, *++template));
    else
      buf_byte(&out, *template);
  }
  return buf_str(&out);
}

enum { NAME_BYTES = 80 };

// One name of a file, of any bytes that the system takes; `plain` where that leaves none.
static Str file_name(const Texts *texts, char letter, Str plain) {
  Str text = str_part(text_of(texts, letter), 0, NAME_BYTES);
  char *name = str_c(texts->arena, text);
  for (size_t i = 0; i < text.n; i++)
    if (name[i] == '/' || name[i] == '\0') name[i] = '_';
  bool bad = text.n == 0 || name[0] == '.' || name[0] == '-';
  return bad ? plain : (Str){name, text.n};
}

typedef struct Files {
  Arena *arena;
  StrList names; // folders behind what is in them
} Files;

static void add_file(Files *files, Str name, Str text) {
  if (folder_write(name, text)) PUSH(files->arena, &files->names, name);
}

static void remove_files(const Files *files) {
  for (size_t i = 0; i < files->names.n; i++) folder_remove(files->names.at[i]);
}

// The plan's folder has a name of the attacker's too, and so have a second file, a line of content and a piece.
static Str write_plan(const Texts *texts, Files *files) {
  Arena *arena = texts->arena;
  Str folder = file_name(texts, 'r', S("door")), line = file_name(texts, 's', S("own"));
  Str content = path_join(arena, folder, S("content"));
  Str persona = path_join(arena, content, S("persona")), own = path_join(arena, content, line);
  const char *fault = faults[texts->numbers[1] % COUNT(faults)];
  Str second = str_format(arena, "%.*s.yaml", STR(file_name(texts, 't', S("second"))));
  Str piece = str_format(arena, "%.*s.md", STR(file_name(texts, 'u', S("piece"))));
  add_file(files, path_join(arena, folder, S("plan.yaml")), filled(texts, plan_file));
  add_file(files, path_join(arena, folder, second), filled(texts, fault));
  add_file(files, path_join(arena, persona, S("one.md")), filled(texts, piece_file));
  add_file(files, path_join(arena, own, piece), text_of(texts, 'v'));
  const Str folders[] = {persona, own, content, folder};
  for (size_t i = 0; i < COUNT(folders); i++) PUSH(arena, &files->names, folders[i]);
  return folder;
}

// ---- commands -----------------------------------------------------------------------------------------------------

// A file in memory that stands in for the screen.
static int screen(void) {
  static int fd = -1;
  if (fd < 0) fd = memfd_create("screen", MFD_CLOEXEC);
  MUST(fd >= 0 && ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0);
  return fd;
}

static Str shown_on(int fd, Arena *arena) {
  off_t n = lseek(fd, 0, SEEK_END);
  char *text = NEW_N(arena, char, (size_t)n + 1);
  MUST(n >= 0 && pread(fd, text, (size_t)n, 0) == n);
  return (Str){text, (size_t)n};
}

// What the command says on both of its streams. What a sanitizer says goes where it always goes.
static Str said_by(int (*run)(Arena *, const Options *), const Options *options, Arena *arena) {
  int fd = screen(), real = dup(STDOUT_FILENO);
  FILE *errors = fdopen(dup(fd), "a"), *real_errors = stderr;
  fflush(stdout);
  MUST(real >= 0 && errors && dup2(fd, STDOUT_FILENO) >= 0);
  stderr = errors;
  (void)run(arena, options);
  stderr = real_errors;
  fflush(stdout);
  MUST(dup2(real, STDOUT_FILENO) >= 0);
  close(real);
  fclose(errors);
  return shown_on(fd, arena);
}

typedef struct Run {
  int (*run)(Arena *, const Options *);
  const char *format;
  size_t words;         // arguments before the folder
  const char *words_at; // letters of texts, or '=' for one that finds something
  const char *plain[2];
} Run;

static const Run runs[] = {
    {command_check, "", 0, "", {NULL}},
    {command_show, "", 2, "==", {"lin", "2026-03-02"}},
    {command_show, "json", 2, "==", {"lin", "2026-03-02"}},
    {command_show, "", 2, "==", {"lin", "2026-03-03"}},
    {command_show, "", 2, "w=", {NULL, "2026-03-02"}},
    {command_show, "", 2, "=w", {"lin", NULL}},
    {command_gaps, "", 0, "", {NULL}},
    {command_gaps, "csv", 0, "", {NULL}},
    {command_gaps, "md", 0, "", {NULL}},
    {command_report, "", 0, "", {NULL}},
    {command_report, "json", 0, "", {NULL}},
    {command_explain, "", 1, "=", {"c"}},
    {command_explain, "", 1, "w", {NULL}},
};

static Str without_returns(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < text.n; i++)
    if (text.at[i] != '\r' || i + 1 == text.n || text.at[i + 1] != '\n') buf_byte(&out, text.at[i]);
  return buf_str(&out);
}

static void run_command(const Texts *texts, const Run *run, Str folder, Lang lang) {
  Options options = {.print = {.lang = lang}, .format = str_of(run->format), .today = date_of(2026, 3, 1)};
  for (size_t i = 0; i < run->words; i++) {
    Str word = run->words_at[i] == '=' ? str_of(run->plain[i]) : text_of(texts, run->words_at[i]);
    PUSH(texts->arena, &options.args, word);
  }
  PUSH(texts->arena, &options.args, folder);
  must_be_printable(without_returns(texts->arena, said_by(run->run, &options, texts->arena)));
}

static void print_findings(const Texts *texts, Str folder) {
  Compiled compiled;
  Options options = {.today = date_of(2026, 3, 1)};
  compile_plan(texts->arena, &options, folder, &compiled);
  print_all(texts->arena, compiled.diags);
}

// Commands are given a plan as people and build services do: by a name below where they stand.
static void run_in_folder(const Texts *texts, Str folder) {
  static int home = -1;
  if (home < 0) home = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const Run *run = &runs[texts->numbers[2] % COUNT(runs)];
  Lang lang = texts->numbers[2] / COUNT(runs) % 2 ? LANG_ZH : LANG_EN;
  MUST(home >= 0 && chdir(str_c(texts->arena, folder_path())) == 0);
  print_findings(texts, folder);
  run_command(texts, run, folder, lang);
  MUST(fchdir(home) == 0);
}

void forge_door(const Texts *texts) {
  Files files = {.arena = texts->arena};
  Str folder = write_plan(texts, &files);
  run_in_folder(texts, folder);
  remove_files(&files);
}

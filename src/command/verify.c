// verify: what is wrong with calendar feeds, anybody's.
//
// Each feed is read block by block and its findings are printed before the next is opened, so that memory follows
// neither their size nor their number. A folder stands for all *.ics below it, in the order of their names.
#include <stdio.h>

#include "sopcal/command.h"
#include "sopcal/file.h"
#include "sopcal/read.h"
#include "sopcal/verify.h"

enum { BLOCK = 64 << 10 };

typedef struct Verified {
  const Options *options;
  size_t feeds, odd; // read; with findings
  bool alone;        // one feed was named, so that it is told of even if nothing is wrong
  int status;        // the weightiest so far
} Verified;

// ---- one feed -----------------------------------------------------------------------------------------------------

static void say_unread(Arena *arena, Diags *diags, Str shown, Arg why) {
  diag_add(diags, V101, (Place){source_new(arena, shown, S("")), 0, 0}, ARGS(why));
}

static void read_feed(Arena *arena, Diags *diags, Str path, Str shown) {
  FileStream stream = file_stream_open(arena, path);
  if (stream.read.fault == FILE_OK) {
    char *block = NEW_N(arena, char, BLOCK);
    Verify *verify = verify_begin(arena, diags, shown);
    size_t n;
    while ((n = file_stream_next(arena, &stream, block, BLOCK)) > 0 && verify_take(verify, (Str){block, n})) {
    }
    // What was cut off by the machine says nothing of the feed.
    if (stream.read.fault == FILE_OK) verify_end(verify);
    verify_free(verify);
    file_stream_close(&stream);
  }
  if (stream.read.fault != FILE_OK) say_unread(arena, diags, shown, file_fault_arg(arena, &stream.read));
}

static void weigh(Verified *all, int status) {
  if (status > all->status) all->status = status;
}

static void say_summary(const Verified *all, Arena *arena, const Diags *diags, Str shown) {
  Buf out = buf_in(arena);
  if (all->options->quiet || all->options->print.format != MESSAGES_HUMAN) return;
  if (!diags_total(diags) && !all->alone) return;
  diags_summary(&out, diags, all->options->print.lang);
  fprintf(stderr, "%.*s: %.*s\n", STR(path_shown(arena, shown)), STR(buf_str(&out)));
}

static bool is_unread(const Diags *diags) {
  for (size_t i = 0; i < diags_total(diags); i++)
    if (catalogue_row(diags_at(diags, i)->code)->unread) return true;
  return false;
}

static void report(Verified *all, Arena *arena, Diags *diags, Str shown) {
  Buf out = buf_in(arena);
  diags_finish(diags);
  diags_print(&out, diags, &all->options->print);
  weigh(all, print_out(buf_str(&out)));
  weigh(all, is_unread(diags) ? EXIT_BROKEN : diags_exit(diags, true));
  all->odd += diags_total(diags) > 0;
  say_summary(all, arena, diags, shown);
}

static void verify_feed(Verified *all, Str path) {
  Arena *arena = arena_new();
  Diags *diags = diags_new(arena);
  Str shown = str_eq(path, S("-")) ? S("<stdin>") : path;
  all->feeds++;
  read_feed(arena, diags, path, shown);
  report(all, arena, diags, shown);
  arena_free(arena);
}

// ---- a folder -----------------------------------------------------------------------------------------------------

static void refuse_folder(Verified *all, Arena *arena, Str folder, Str why) {
  Diags *diags = diags_new(arena);
  if (why.n)
    say_unread(arena, diags, folder, arg("why", why));
  else
    diag_add(diags, V102, (Place){source_new(arena, folder, S("")), 0, 0}, NO_ARGS);
  report(all, arena, diags, folder);
}

static bool is_feed(const Entry *entry) {
  size_t n = entry->path.n;
  bool named = n > 4 && str_starts_any_case(str_from(entry->path, n - 4), S(".ics"));
  return named && entry->kind == ENTRY_FILE;
}

static void verify_folder(Verified *all, Str folder) {
  Arena *arena = arena_new();
  EntryList entries = {0};
  Str why = {0};
  size_t before = all->feeds;
  bool listed = dir_list(arena, str_c(arena, folder), &(StrList){0}, &entries, &why);
  for (size_t i = 0; listed && i < entries.n; i++)
    if (is_feed(&entries.at[i])) verify_feed(all, path_join(arena, folder, entries.at[i].path));
  if (all->feeds == before) refuse_folder(all, arena, folder, why);
  arena_free(arena);
}

// ---- all ----------------------------------------------------------------------------------------------------------

static void say_total(const Verified *all) {
  static const Text total = {{"sopcal: feeds: %zu, with findings: %zu\n", "sopcal: 日历 %zu 个，有问题的 %zu 个\n"}};
  const Options *options = all->options;
  if (options->quiet || options->print.format != MESSAGES_HUMAN || all->alone) return;
  fprintf(stderr, total.in[options->print.lang], all->feeds, all->odd);
}

int command_verify(Arena *arena, const Options *options) {
  Verified all = {.options = options};
  for (size_t i = 0; i < options->args.n; i++) {
    Str path = options->args.at[i];
    bool folder = !str_eq(path, S("-")) && file_is_directory(arena, path);
    all.alone = options->args.n == 1 && !folder;
    (folder ? verify_folder : verify_feed)(&all, path);
  }
  say_total(&all);
  return all.status;
}

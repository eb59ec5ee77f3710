// plan_fixture: what the tests of the model and the schedule share: a plan given as texts of files is written into a
// folder of its own, compiled as the commands do it, and asked about.
//
// The folder is gone before the test goes on: whatever outlives reading lies in the test's arena.
#ifndef TESTS_PLAN_FIXTURE_H
#define TESTS_PLAN_FIXTURE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

#include "sopcal/read.h"
#include "sopcal/schedule.h"

typedef struct PlanFile {
  const char *path, *text;
} PlanFile;

typedef struct Made {
  Arena *arena;
  Diags *diags;
  Plan plan;
  Schedule schedule; // empty when the plan has errors
} Made;

// ---- the folder ---------------------------------------------------------------------------------------------------

static inline int remove_entry(const char *path, const struct stat *info, int flag, struct FTW *walk) {
  (void)info, (void)flag, (void)walk;
  return remove(path);
}

static inline void folder_remove(const char *folder) {
  assert_int_equal(nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
}

static inline const char *folder_make(Arena *arena) {
  const char *under = getenv("TMPDIR");
  char *folder = str_c(arena, str_format(arena, "%s/sopcal-plan-XXXXXX", under ? under : "/tmp"));
  assert_non_null(mkdtemp(folder));
  return folder;
}

static inline void file_put(Arena *arena, const char *folder, const PlanFile *file) {
  char *path = str_c(arena, str_format(arena, "%s/%s", folder, file->path));
  for (char *slash = strchr(path + strlen(folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0700); // it may be there already
    *slash = '/';
  }
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  assert_true(fputs(file->text, out) >= 0);
  assert_int_equal(fclose(out), 0);
}

// ---- compiling ----------------------------------------------------------------------------------------------------

static inline Made *plan_made_for(void **state, const ScheduleOptions *options, size_t n, const PlanFile *files) {
  Arena *arena = *state;
  Made *made = NEW(arena, Made);
  const char *folder = folder_make(arena);
  for (size_t i = 0; i < n; i++) file_put(arena, folder, &files[i]);
  made->arena = arena;
  made->diags = diags_new(arena);
  plan_read(arena, made->diags, &(ReadOptions){.folder = str_of(folder)}, &made->plan);
  folder_remove(folder);
  model_resolve(arena, made->diags, &made->plan);
  model_check(arena, made->diags, &made->plan);
  if (!diags_count(made->diags, LEVEL_ERROR)) schedule_make(arena, made->diags, &made->plan, options, &made->schedule);
  return made;
}

static inline Made *plan_made(void **state, Date today, size_t n, const PlanFile *files) {
  return plan_made_for(state, &(ScheduleOptions){.today = today, .past = today}, n, files);
}

// As `lock` compiles it.
static inline Made *plan_made_to_lock(void **state, Date today, size_t n, const PlanFile *files) {
  return plan_made_for(state, &(ScheduleOptions){.today = DATE_NONE, .past = today, .locks = true}, n, files);
}

#define FILES(...)                                                                                                     \
  COUNT(((PlanFile[]){__VA_ARGS__})), (PlanFile[]) { __VA_ARGS__ }
// MADE({"plan.yaml", "..."}, {"content/brand/story.md", "..."})
#define MADE(...) plan_made(state, DATE_NONE, FILES(__VA_ARGS__))
#define MADE_ON(today, ...) plan_made(state, day_at(today), FILES(__VA_ARGS__))

// ---- asking -------------------------------------------------------------------------------------------------------

static inline Date day_at(const char *text) {
  Date date = DATE_NONE;
  assert_true(date_parse(str_of(text), &date));
  return date;
}

static inline void print_findings(const Made *made) {
  Buf out = buf_in(made->arena);
  diags_print(&out, made->diags, &(PrintOptions){.format = MESSAGES_SHORT, .lang = LANG_EN});
  print_error("%.*s", STR(buf_str(&out)));
}

// How often a message has been given.
static inline int said(const Made *made, Code code) {
  int n = 0;
  for (size_t i = 0; i < diags_total(made->diags); i++) n += diags_at(made->diags, i)->code == code;
  return n;
}

static inline const Diag *first_said(const Made *made, Code code) {
  for (size_t i = 0; i < diags_total(made->diags); i++)
    if (diags_at(made->diags, i)->code == code) return diags_at(made->diags, i);
  print_findings(made);
  fail_msg("%s has not been said", catalogue_row(code)->code);
  return NULL;
}

static inline Str arg_of(const Diag *diag, const char *name) {
  for (size_t i = 0; i < diag->args.n; i++)
    if (strcmp(diag->args.at[i].name, name) == 0) return diag->args.at[i].text[LANG_EN];
  fail_msg("no argument '%s'", name);
  return S("");
}

static inline long number_of(const Diag *diag, const char *name) {
  for (size_t i = 0; i < diag->args.n; i++)
    if (strcmp(diag->args.at[i].name, name) == 0 && diag->args.at[i].is_number) return diag->args.at[i].number;
  fail_msg("no number '%s'", name);
  return 0;
}

// Nothing of this weight or more was said.
static inline void check_quiet(const Made *made, Level level, const char *file, int line) {
  size_t n = 0;
  for (Level l = level; l <= LEVEL_ERROR; l++) n += diags_count(made->diags, l);
  if (!n) return;
  print_findings(made);
  _fail(file, line);
}
#define assert_no_errors(made) check_quiet((made), LEVEL_ERROR, __FILE__, __LINE__)
#define assert_no_warnings(made) check_quiet((made), LEVEL_WARNING, __FILE__, __LINE__)

static inline void check_date(Date got, const char *want, const char *file, int line) {
  if (got == day_at(want)) return;
  Ymd ymd = date_ymd(got);
  print_error("got:    %04d-%02d-%02d\nwanted: %s\n", ymd.year, ymd.month, ymd.day, want);
  _fail(file, line);
}
#define assert_date(got, want) check_date((got), (want), __FILE__, __LINE__)

static inline void print_items(const Made *made) {
  for (size_t i = 0; i < made->schedule.items.n; i++) print_error("  %.*s\n", STR(made->schedule.items.at[i].identity));
}

static inline const Occurrence *item_or_none(const Made *made, const char *identity) {
  for (size_t i = 0; i < made->schedule.items.n; i++)
    if (str_eq(made->schedule.items.at[i].identity, str_of(identity))) return &made->schedule.items.at[i];
  return NULL;
}

static inline const Occurrence *item_of(const Made *made, const char *identity) {
  const Occurrence *item = item_or_none(made, identity);
  if (item) return item;
  print_findings(made);
  print_items(made);
  fail_msg("no item '%s'", identity);
  return NULL;
}

// The days of a step's items, or of a campaign's openings: "03-02 03-04".
static inline void add_day(Buf *out, Date date) {
  Ymd ymd = date_ymd(date);
  buf_format(out, "%s%02d-%02d", out->n ? " " : "", ymd.month, ymd.day);
}

static inline Str days_of_step(const Made *made, const char *step) {
  Buf out = buf_in(made->arena);
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Occurrence *item = &made->schedule.items.at[i];
    if (item->step && str_eq(item->step->id, str_of(step))) add_day(&out, item->date);
  }
  return buf_str(&out);
}

static inline Str days_of_campaign(const Made *made, const char *campaign) {
  Buf out = buf_in(made->arena);
  for (size_t i = 0; i < made->schedule.openings.n; i++) {
    const Opening *opening = &made->schedule.openings.at[i];
    if (str_eq(opening->campaign->head.id, str_of(campaign))) add_day(&out, opening->days.first);
  }
  return buf_str(&out);
}

static inline Str identities_of_step(const Made *made, const char *step) {
  Buf out = buf_in(made->arena);
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Occurrence *item = &made->schedule.items.at[i];
    if (!item->step || !str_eq(item->step->id, str_of(step))) continue;
    buf_format(&out, "%s%.*s", out.n ? " " : "", STR(item->identity));
  }
  return buf_str(&out);
}

// Ids of who carries it out: "lin wang".
static inline Str people_of(const Made *made, const char *identity) {
  const Occurrence *item = item_of(made, identity);
  StrList ids = {0};
  for (size_t i = 0; i < item->people.n; i++) PUSH(made->arena, &ids, item->people.at[i]->head.id);
  return str_join(made->arena, &ids, S(" "));
}

// What a channel's daily slots carry, in order of time: pieces without their line, "-" for none.
static inline Str pieces_of_channel(const Made *made, const char *channel) {
  Buf out = buf_in(made->arena);
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Occurrence *item = &made->schedule.items.at[i];
    if (!item->slot || !str_eq(item->channel->head.id, str_of(channel))) continue;
    Str id = item->piece ? item->piece->head.id : S("-");
    buf_format(&out, "%s%.*s", out.n ? " " : "", STR(str_from(id, (size_t)(str_rfind_byte(id, '/') + 1))));
  }
  return buf_str(&out);
}

static inline Str piece_of(const Made *made, const char *identity) {
  const Occurrence *item = item_of(made, identity);
  return item->piece ? item->piece->head.id : S("");
}

static inline Str window_of_item(const Made *made, const char *identity) {
  return window_format(made->arena, item_of(made, identity)->at);
}

#endif

// plan_fuzz: any bytes as a whole plan: plan.yaml, then a second YAML file, a piece, and maybe what has been announced
// and a calendar of holidays, apart by lines of "%%%".
//
// The stages as `sopcal build` runs them, up to the bytes of all that it writes, which are read back. Nothing that was
// planned may be missing in them.
#include <string.h>

#include "folder.h"
#include "judge.h"
#include "mutate.h"
#include "sopcal/read.h"

// What is longer takes its time and teaches nothing new.
enum { ITEMS_MOST = 300, PEOPLE_MOST = 4 };

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t most, unsigned seed);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t most, unsigned seed) {
  return mutate_plan(bytes, n, most, seed);
}

static void write_plan(Str text) {
  static const Str names[] = {S_("plan.yaml"), S_("campaigns.yaml"), S_("content/persona/one.md"), S_(LOCK_FILE),
                              S_("holidays.ics")};
  Str cut = S(PLAN_CUT);
  for (size_t i = 0; i < COUNT(names); i++) {
    if (i >= 3 && !text.n) {
      folder_remove(names[i]);
      continue;
    }
    ptrdiff_t at = i + 1 < COUNT(names) ? str_find(text, cut) : -1;
    size_t end = at < 0 ? text.n : (size_t)at + 1;
    MUST(folder_write(names[i], str_part(text, 0, end)));
    text = str_from(text, at < 0 ? end : end + cut.n - 1);
  }
}

// ---- nothing is missing -------------------------------------------------------------------------------------------

// The one event of a day's posts is of that day, by the clock of whom it is for.
static bool is_of_day(const Event *event, const Occurrence *item) {
  static const Str daily = S_("/daily/");
  bool near = event->first >= item->date - 1 && event->first <= item->date + 1;
  return item->kind == OCCURRENCE_POST && near && str_find(event->identity, daily) > 0;
}

static bool shows(const Feed *feed, const Occurrence *item) {
  for (size_t i = 0; i < feed->events.n; i++)
    if (str_eq(feed->events.at[i]->identity, item->identity) || is_of_day(feed->events.at[i], item)) return true;
  return false;
}

static bool is_left_out(const View *view, const Occurrence *item) {
  bool task = item->kind == OCCURRENCE_TASK, due = item->due != item->date || (item->step && item->step->due.at.source);
  ViewPart part = item->kind == OCCURRENCE_POST ? PART_POSTS
                  : !task                       ? PART_MEETINGS
                  : due                         ? PART_DEADLINES
                                                : PART_TASKS;
  return !view_shows(view, part);
}

static void person_must_see(const FeedList *feeds, const View *view, const Staff *person, const Occurrence *item) {
  size_t i = 0;
  if (is_left_out(view, item)) return;
  while (i < feeds->n && feeds->at[i].person != person) i++;
  MUST(i < feeds->n && shows(&feeds->at[i], item));
}

static bool is_automatic(const Occurrence *item) {
  if (!item->step) return false;
  const Opening *opening = item->opening;
  Common common =
      model_common(item->step, opening ? opening->own : NULL, opening ? opening->campaign : NULL, item->sop);
  for (size_t i = 0; i < common.by.n; i++)
    if (common.by.at[i].kind == WHO_AUTO) return true;
  return false;
}

static void items_must_be_seen(const Schedule *schedule, const FeedList *feeds, const Diags *diags) {
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    MUST(item->people.n > 0 || is_automatic(item) || diags_total(diags) > 0);
    for (size_t k = 0; k < item->people.n && schedule->plan->feeds.staff.made; k++)
      person_must_see(feeds, &schedule->plan->feeds.staff, item->people.at[k], item);
  }
}

// Of no day, so that no window leaves anything out.
static void all_must_be_seen(Arena *arena, const Schedule *schedule, const Diags *diags) {
  Schedule whole = *schedule;
  FeedList feeds = {0};
  whole.made_for = NULL;
  feeds_make(arena, &whole, &feeds);
  items_must_be_seen(&whole, &feeds, diags);
}

// ---- what is written ----------------------------------------------------------------------------------------------

static void write_calendars(Arena *arena, const Plan *plan, const FeedList *feeds) {
  IcsWriter writer;
  ics_begin(arena, plan, 0, &writer);
  for (size_t i = 0; i < feeds->n; i++) {
    Buf out = buf_in(arena);
    Reading reading = reading_new(arena);
    ics_write(&writer, &out, &feeds->at[i]);
    read_calendar(arena, buf_str(&out), &feeds->at[i], &reading);
  }
}

static void write_json(Arena *arena, const Schedule *schedule, const FeedList *feeds) {
  Buf json = buf_in(arena);
  Str why;
  Reading reading = reading_new(arena);
  plan_json_write(arena, &json, schedule, feeds, 0);
  read_json(arena, buf_str(&json), &reading);
  const Value *all = value_get(json_read(arena, buf_str(&json), &why), S("occurrences"));
  MUST(all && all->list.n == schedule->items.n);
}

typedef struct PagesRead {
  Arena *arena;
  size_t pages;
} PagesRead;

static bool take_page(void *context, Str path, Str bytes) {
  PagesRead *read = context;
  Reading reading = reading_new(read->arena);
  read->pages++;
  read_page(path, bytes, &reading);
  return true;
}

static bool never_too_long(void *context, Str path) {
  (void)context, (void)path;
  MUST(false && "a page is too long");
  return false;
}

static void write_pages(Arena *arena, const Schedule *schedule, const SheetTemplates *templates,
                        const FeedList *feeds) {
  PagesRead read = {.arena = arena};
  MUST(pages_make(arena, schedule, templates, feeds, &(Pages){take_page, never_too_long, &read}));
  MUST(read.pages > 0);
}

// As many records of a table as the person has items, if not more: what has a deadline stands on two days.
static void write_person(Arena *arena, const Schedule *schedule, const SheetTemplates *templates, const Staff *person) {
  MediaSet media = {0};
  SheetFiles files = {0};
  struct {
    size_t records;
    bool any;
  } of_csv = {0}, of_xlsx = {0};
  MUST(sheets_make(arena, schedule, templates, &media, person, &files));
  for (size_t i = 0; i < files.n; i++) {
    Reading reading = reading_new(arena);
    if (str_ends(files.at[i].path, S(".csv")))
      of_csv.records += read_csv(files.at[i].bytes, &reading), of_csv.any = true;
    else if (str_ends(files.at[i].path, S(".xlsx")))
      of_xlsx.records += read_xlsx(files.at[i].bytes, &reading), of_xlsx.any = true;
    else
      read_sheet(&files.at[i], &reading);
  }
  size_t items = schedule_of(schedule, person)->n;
  MUST(!of_csv.any || of_csv.records >= items);
  MUST(!of_xlsx.any || of_xlsx.records >= items);
}

// Counted without their events, feeds are as many and as long.
static void feeds_must_count(Arena *arena, Diags *diags, const Schedule *schedule, const FeedList *feeds) {
  FeedList counted = {0};
  feeds_count(arena, schedule, &counted);
  MUST(counted.n == feeds->n);
  for (size_t i = 0; i < feeds->n; i++)
    MUST(counted.at[i].count == feeds->at[i].events.n && str_eq(counted.at[i].path, feeds->at[i].path));
  feeds_check(arena, diags, feeds, NULL);
}

static void write_all(Arena *arena, Diags *diags, const Schedule *schedule) {
  FeedList feeds = {0};
  SheetTemplates templates = {0};
  const Plan *plan = schedule->plan;
  feeds_make(arena, schedule, &feeds);
  feeds_must_count(arena, diags, schedule, &feeds);
  all_must_be_seen(arena, schedule, diags);
  write_calendars(arena, plan, &feeds);
  write_json(arena, schedule, &feeds);
  MUST(sheets_begin(arena, diags, plan, S(""), &templates));
  write_pages(arena, schedule, &templates, &feeds);
  for (size_t i = 0; i < plan->staff.n && i < PEOPLE_MOST; i++)
    write_person(arena, schedule, &templates, &plan->staff.at[i]);
}

// ---- what is announced --------------------------------------------------------------------------------------------

typedef struct Compiled {
  Plan plan;
  Schedule schedule;
} Compiled;

static bool compile(Arena *arena, Diags *diags, const ScheduleOptions *options, Compiled *out) {
  plan_read(arena, diags, &(ReadOptions){.folder = folder_path()}, &out->plan);
  if (given(&out->plan.head, "plan")) {
    model_resolve(arena, diags, &out->plan);
    model_check(arena, diags, &out->plan);
  }
  if (diags_count(diags, LEVEL_ERROR) == 0) schedule_make(arena, diags, &out->plan, options, &out->schedule);
  return diags_count(diags, LEVEL_ERROR) == 0;
}

static Str announced(Arena *arena, const Schedule *schedule, Date today) {
  Buf out = buf_in(arena);
  Lock next;
  LockNews news;
  lock_next(arena, schedule, today, 30, &next, &news);
  lock_write(&out, &next);
  return buf_str(&out);
}

// What is announced is read as it was written, and announcing it again changes nothing.
static void announcing_must_hold(Arena *arena, const Schedule *before, const ScheduleOptions *options) {
  Compiled after = {0};
  Str lock = announced(arena, before, options->past);
  MUST(folder_write(S(LOCK_FILE), lock));
  MUST(compile(arena, diags_new(arena), options, &after));
  MUST(after.schedule.items.n >= before->items.n);
  MUST(str_eq(announced(arena, &after.schedule, options->past), lock));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Diags *diags = diags_new(arena);
  Compiled made = {0};
  Date today = date_of(2026, 3, 1);
  write_plan(input_text(arena, bytes, n));
  bool fine = compile(arena, diags, &(ScheduleOptions){.today = today, .past = DATE_NONE}, &made);
  if (fine && made.schedule.items.n <= ITEMS_MOST) {
    write_all(arena, diags, &made.schedule);
    Compiled again = {0};
    ScheduleOptions lasting = {.today = DATE_NONE, .past = today};
    if (compile(arena, diags_new(arena), &lasting, &again)) announcing_must_hold(arena, &again.schedule, &lasting);
  }
  print_all(arena, diags);
  arena_free(arena);
  return 0;
}

// holidays: a list's `from`, a calendar file of somebody else's, becomes days off and make-up working days of the list.
//
// Which years it tells as a whole the file does not say: `year` does, else those in which it has days off in three
// months or more; a year in which it has none is not told, whatever `year` says. Invariant: each span put into a list
// is as check_holidays.c would have it, and no day of a file is both off and at work; what is not taken is said.
#include "holidays.h"

#include "feed.h"

enum { FEEDS_MAX = 8, MONTHS_TOLD = 3 };

typedef struct FeedTaking {
  const Decoder *decoder;
  const Zone *zone; // of the plan
  Holidays *list;
  Feed feed;
  Map names;           // of days off, from the file: -> its place in list->off
  Date first;          // of the years of plans
  size_t count;        // days of those
  unsigned char *mark; // DayMark of each
  bool unmarked;       // no event says what it is, but `year` is stated
  long days[2];        // distinct days off, make-up working days
  long others;         // events that are neither
} FeedTaking;

static Date last_day(const FeedTaking *t) { return t->first + (Date)t->count - 1; }

// ---- putting them into the list -----------------------------------------------------------------------------------

static OffDays *off_days(FeedTaking *t, Str name, Place at) {
  Arena *arena = t->decoder->arena;
  const size_t *known = map_get(&t->names, name);
  if (known) return &t->list->off.at[*known];
  size_t *place = NEW(arena, size_t);
  *place = t->list->off.n;
  map_put(arena, &t->names, name, place);
  OffDays *off = &ADD(arena, &t->list->off);
  decode_begin(t->decoder, shape_key(t->list->head.shape, S("days_off"))->shape, off);
  off->head.id = name;
  off->head.at = at;
  return off;
}

static void put(FeedTaking *t, DayMark mark, Str name, Span days, Place at) {
  OffDays *off = off_days(t, name, at);
  SpanList *list = mark == MARK_OFF ? &off->days : &off->work;
  PUSH(t->decoder->arena, list, ((SpanAt){days, at}));
}

// Whether days are new to the file; else what is wrong with them has been noted.
static bool claim_days(FeedTaking *t, DayMark mark, Span days, Place at) {
  bool fresh = false;
  for (Date day = days.first; day <= days.last; day++) {
    DayMark before = (DayMark)t->mark[day - t->first];
    if (before != MARK_NONE && before != mark) {
      feed_found(&t->feed, LEFT_BOTH, at);
      return false;
    }
    fresh |= before == MARK_NONE;
  }
  if (!fresh) feed_found(&t->feed, ODD_TWICE, at);
  for (Date day = days.first; day <= days.last; day++) {
    t->days[mark - MARK_OFF] += t->mark[day - t->first] == MARK_NONE;
    t->mark[day - t->first] = (unsigned char)mark;
  }
  return fresh;
}

static void take_days(FeedTaking *t, const FeedEvent *event, DayMark mark, Str name) {
  DateList firsts = {0};
  if (event->said.start.date == DATE_NONE) {
    feed_found(&t->feed, LEFT_NO_DAY, event->at);
    return;
  }
  Span days = feed_days(&t->feed, event, t->zone);
  Date length = days.last - days.first;
  if (event->said.exception) feed_found(&t->feed, ODD_EXCEPTION, event->at);
  if (length >= DAYS_OFF_MAX) {
    feed_found(&t->feed, LEFT_LONG, event->at);
    return;
  }
  feed_repeats(t->decoder->arena, &t->feed, event, days.first, last_day(t), &firsts);
  for (size_t i = 0; i < firsts.n; i++) {
    Span span = {firsts.at[i], firsts.at[i] + length};
    bool within = span.first >= t->first && span.last <= last_day(t), series = firsts.n > 1;
    if (within && claim_days(t, mark, span, event->at)) put(t, mark, name, span, event->at);
    if (!within && !series) feed_found(&t->feed, LEFT_YEARS, event->at);
  }
}

static void take_event(FeedTaking *t, const FeedEvent *event) {
  Str name;
  DayMark mark = feed_mark(t->decoder->arena, &event->said, &name);
  if (t->unmarked && mark == MARK_NONE && !event->said.cancelled) {
    mark = MARK_OFF;
    name = feed_name(t->decoder->arena, &event->said);
  }
  if (mark == MARK_OFF || mark == MARK_WORK)
    take_days(t, event, mark, name);
  else if (mark == MARK_UNCLEAR)
    feed_found(&t->feed, LEFT_UNCLEAR, event->at);
  else
    t->others++;
}

static bool has_marks(FeedTaking *t) {
  Str name;
  for (size_t i = 0; i < t->feed.events.n; i++)
    if (feed_mark(t->decoder->arena, &t->feed.events.at[i].said, &name) != MARK_NONE) return true;
  return false;
}

static void take_events(FeedTaking *t) {
  Place at = place_of(&t->list->head, "from");
  if (t->feed.events.n && !has_marks(t)) {
    t->unmarked = t->list->years.n > 0;
    feed_found(&t->feed, t->unmarked ? ODD_UNMARKED : LEFT_UNMARKED, at);
  }
  for (size_t i = 0; i < t->feed.events.n; i++) take_event(t, &t->feed.events.at[i]);
}

// ---- years --------------------------------------------------------------------------------------------------------

// In how many of its months the file has days off.
static int months_off(const FeedTaking *t, int year) {
  int months = 0;
  for (int month = 1; month <= 12; month++) {
    Date day = date_of(year, month, 1), end = day + days_in_month(year, month);
    while (day < end && t->mark[day - t->first] != MARK_OFF) day++;
    months += day < end;
  }
  return months;
}

static void say_untold(const FeedTaking *t, int year) {
  Arena *arena = t->decoder->arena;
  Str en = str_format(arena, "year: %d, of which the file has no day off", year);
  Str zh = str_format(arena, "year: %d，文件里没有这一年的放假日", year);
  diag_add(t->decoder->diags, T141, place_of(&t->list->head, "year"),
           ARGS((Arg){.name = "what", .text = {en, zh}}, arg("times", S(""))));
}

// What `year` states and neither the file nor days beside it tell is taken back: an empty file, of a year that is not
// yet published, would make plain weekdays of it all.
static void check_years(FeedTaking *t) {
  size_t kept = 0;
  for (size_t i = 0; i < t->list->years.n; i++) {
    int year = t->list->years.at[i];
    bool fits = year >= PLAN_FIRST_YEAR && year <= PLAN_LAST_YEAR;
    if (!fits || months_off(t, year) || t->list->off.n > t->names.entries.n)
      t->list->years.at[kept++] = year;
    else
      say_untold(t, year);
  }
  t->list->years.n = kept;
}

// Whether the file tells the year as a whole, for all that it has of it.
static bool tells(const FeedTaking *t, int year) {
  return year <= PLAN_LAST_YEAR && months_off(t, year) >= MONTHS_TOLD;
}

// The years found, as plans write spans: "2024, 2026..2028".
static StrList find_years(FeedTaking *t) {
  Arena *arena = t->decoder->arena;
  StrList years = {0};
  for (int year = PLAN_FIRST_YEAR; year <= PLAN_LAST_YEAR; year++) {
    int first = year;
    for (; tells(t, year); year++) PUSH(arena, &t->list->years, year);
    if (year - first == 1) PUSH(arena, &years, str_format(arena, "%d", first));
    if (year - first > 1) PUSH(arena, &years, str_format(arena, "%d..%d", first, year - 1));
  }
  return years;
}

static Str number(const FeedTaking *t, long n) { return n ? str_format(t->decoder->arena, "%ld", n) : S(""); }

static void say_taken(FeedTaking *t, bool stated) {
  static const Text none = {{"it tells no year as a whole", "没有一年是完整的"}};
  StrList years = {0};
  if (!stated) years = find_years(t);
  if (stated && !t->others) return;
  Arg because = arg_t("because", none);
  if (stated || years.n) because = arg("because", S(""));
  diag_add(t->decoder->diags, T139, place_of(&t->list->head, "from"),
           ARGS(arg("file", t->list->from), arg_n("off", t->days[0]), arg_n("work", t->days[1]),
                arg_list(t->decoder->arena, "years", &years), because, arg("others", number(t, t->others))));
}

// ---- the file -----------------------------------------------------------------------------------------------------

static void refuse(const Decoder *decoder, Code code, const Holidays *list, Arg why) {
  why.name = "why";
  diag_add(decoder->diags, code, place_of(&list->head, "from"), ARGS(arg("name", list->from), why));
}

static Arg too_large(Arena *arena) {
  Str kib = str_format(arena, "%zu KiB", (size_t)FILE_BYTES_MAX >> 10);
  return (Arg){
      .text = {str_format(arena, "it is larger than %.*s", STR(kib)), str_format(arena, "它超过了 %.*s", STR(kib))}};
}

static const Source *open_file(const Decoder *decoder, Str folder, const Holidays *list) {
  static const Text outside = {{"it is no path within the plan's folder", "它不是计划文件夹里面的路径"}};
  if (!path_is_inside(list->from)) {
    refuse(decoder, R115, list, arg_t("why", outside));
    return NULL;
  }
  FileRead read = file_read_in(decoder->arena, folder, list->from, FILE_BYTES_MAX);
  if (read.fault == FILE_OK)
    return source_new(decoder->arena, path_join(decoder->arena, folder, list->from), read.text);
  bool unread = read.fault == FILE_UNREADABLE || read.fault == FILE_NOT_REGULAR; // the machine's fault, not the plan's
  refuse(decoder, unread ? G106 : R115, list,
         read.fault == FILE_TOO_LARGE ? too_large(decoder->arena) : file_fault_arg(decoder->arena, &read));
  return NULL;
}

// False when the file is no calendar, or cannot be read at all. `series` goes from file to file.
static bool take_file(const Decoder *decoder, const Plan *plan, Holidays *list, long *series) {
  FeedTaking t = {.decoder = decoder, .zone = zone_find(plan->about.timezone), .list = list};
  Text why;
  const Source *source = open_file(decoder, plan->folder, list);
  if (!source) return false;
  if (!feed_read(decoder->arena, source, &t.feed, &why)) {
    refuse(decoder, R115, list, arg_t("why", why));
    return false;
  }
  t.first = date_of(PLAN_FIRST_YEAR, 1, 1);
  t.count = (size_t)(date_of(PLAN_LAST_YEAR, 12, 31) - t.first) + 1;
  t.mark = NEW_N(decoder->arena, unsigned char, t.count);
  t.feed.series = *series;
  bool stated = given(&list->head, "year");
  take_events(&t);
  feed_say(decoder->arena, decoder->diags, &t.feed);
  say_taken(&t, stated);
  if (stated) check_years(&t);
  *series = t.feed.series;
  return true;
}

void holidays_read(const Decoder *decoder, Plan *plan) {
  static const Text many = {{"a plan reads at most 8 calendar files", "一份计划最多读 8 个日历文件"}};
  long series = 0;
  int files = 0;
  for (size_t i = 0; i < plan->holidays.n; i++) {
    Holidays *list = &plan->holidays.at[i];
    if (!list->from.n) continue;
    if (++files > FEEDS_MAX) refuse(decoder, R115, list, arg_t("why", many));
    if (files > FEEDS_MAX || !take_file(decoder, plan, list, &series)) plan->incomplete = true;
  }
}

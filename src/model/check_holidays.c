// check_holidays: rules on `holidays`: days that can be, none both off and at work, no year told in two ways; and which
// of the plan's years nobody tells.
#include <string.h>

#include "check.h"
#include "official.h"

enum { YEARS = PLAN_LAST_YEAR - PLAN_FIRST_YEAR + 1, FRIDAY = 4 };

typedef struct Ledger {
  Checker *c;
  Date first;
  size_t count;
  const Stated **off[2]; // of each layer, for each day: what says first that it is off
  StatedList *stated;    // of each list
} Ledger;

// ---- days that can be ---------------------------------------------------------------------------------------------

static bool year_fits(int year) { return year >= PLAN_FIRST_YEAR && year <= PLAN_LAST_YEAR; }

static void say_year(Checker *c, Place at, int year) {
  diag_add(c->diags, S153, at,
           ARGS(arg_n("year", year), arg_n("least", PLAN_FIRST_YEAR), arg_n("most", PLAN_LAST_YEAR)));
}

static void check_spans(Checker *c, const SpanList *spans) {
  for (size_t i = 0; i < spans->n; i++) {
    const SpanAt *span = &spans->at[i];
    if (!span->at.source) continue; // its last day is before its first, which has been said
    long days = (long)span->days.last - span->days.first + 1;
    int first = date_ymd(span->days.first).year, last = date_ymd(span->days.last).year;
    if (!year_fits(first) || !year_fits(last))
      say_year(c, span->at, year_fits(first) ? last : first);
    else if (days > DAYS_OFF_MAX)
      diag_add(c->diags, S152, span->at, ARGS(arg_n("days", days), arg_n("most", DAYS_OFF_MAX)));
  }
}

static void check_list(Checker *c, const Holidays *list) {
  for (size_t i = 0; i < list->years.n; i++)
    if (!year_fits(list->years.at[i])) say_year(c, place_of(&list->head, "year"), list->years.at[i]);
  for (size_t i = 0; i < list->off.n; i++) {
    check_spans(c, &list->off.at[i].days);
    check_spans(c, &list->off.at[i].work);
  }
  check_spans(c, &list->work);
}

// ---- off and at work ----------------------------------------------------------------------------------------------

static const Stated *off_on(const Ledger *ledger, Layer layer, Date day) {
  return ledger->off[layer][day - ledger->first];
}

static void note_off(Ledger *ledger, Layer layer, const Stated *stated) {
  Span span = within_years(stated->span->days);
  for (Date day = span.first; day <= span.last; day++) {
    const Stated **at = &ledger->off[layer][day - ledger->first];
    if (!*at) *at = stated;
  }
}

static void say_both(const Ledger *ledger, const Stated *work, const Stated *off, Date day) {
  Checker *c = ledger->c;
  Diag *said = diag_add(c->diags, S150, work->span->at, ARGS(arg("date", date_text(c->arena, day))));
  diag_relate_add(c->diags, said, off->span->at, ARGS(arg("name", off->name)));
}

static void say_anyway(const Ledger *ledger, const Stated *work, Date day) {
  Checker *c = ledger->c;
  Arg weekday = {.name = "weekday"};
  for (Lang lang = 0; lang < LANG_COUNT; lang++) weekday.text[lang] = weekday_label(day, lang);
  diag_add(c->diags, S151, work->span->at, ARGS(arg("date", date_text(c->arena, day)), weekday));
}

// One message a span. What a feed says is not the author's slip: some list every working day.
static void check_work(const Ledger *ledger, const Holidays *list, const Stated *work) {
  Layer layer = layer_of(list);
  Span span = within_years(work->span->days);
  bool written = work->span->at.source == list->head.at.source;
  for (Date day = span.first; day <= span.last; day++) {
    const Stated *off = off_on(ledger, layer, day);
    bool useful = off_on(ledger, LAYER_PUBLISHED, day) != NULL || date_weekday(day) > FRIDAY;
    if (off || (written && !useful)) {
      if (off)
        say_both(ledger, work, off, day);
      else
        say_anyway(ledger, work, day);
      return;
    }
  }
}

// ---- years told twice ---------------------------------------------------------------------------------------------

// For each day of a list, or of those that told their years first.
typedef enum Told { TOLD_NOTHING, TOLD_OFF, TOLD_WORK } Told;

static bool is_rest(Told told, Date day) { return told ? told == TOLD_OFF : date_weekday(day) > FRIDAY; }

typedef struct Telling {
  const Ledger *ledger;
  unsigned char *mine, *theirs;
  const Holidays *first[YEARS];
} Telling;

static void mark_list(const Telling *t, const StatedList *all, bool set) {
  for (size_t i = 0; i < all->n; i++) {
    Span span = within_years(all->at[i].span->days);
    Told told = all->at[i].work ? TOLD_WORK : TOLD_OFF;
    if (span.first <= span.last)
      memset(t->mine + (span.first - t->ledger->first), set ? (int)told : 0, (size_t)(span.last - span.first) + 1);
  }
}

static Place told_at(const Holidays *list) {
  return place_of(&list->head, given(&list->head, "year") ? "year" : "from");
}

static void compare_year(Telling *t, const Holidays *list, int year) {
  Checker *c = t->ledger->c;
  const Holidays **first = &t->first[year - PLAN_FIRST_YEAR];
  if (*first == list) return;
  for (Date day = date_of(year, 1, 1), last = date_of(year, 12, 31); day <= last; day++) {
    size_t at = (size_t)(day - t->ledger->first);
    if (!*first) t->theirs[at] = t->mine[at];
    if (is_rest(t->mine[at], day) == is_rest(t->theirs[at], day)) continue;
    Diag *said =
        diag_add(c->diags, S154, told_at(*first), ARGS(arg_n("year", year), arg("date", date_text(c->arena, day))));
    diag_relate_add(c->diags, said, told_at(list), NO_ARGS);
    return;
  }
  if (!*first) *first = list;
}

static void check_twice(const Ledger *ledger) {
  Checker *c = ledger->c;
  Telling t = {
      ledger, NEW_N(c->arena, unsigned char, ledger->count), NEW_N(c->arena, unsigned char, ledger->count), {0}};
  for (size_t i = 0; i < c->plan->holidays.n; i++) {
    const Holidays *list = &c->plan->holidays.at[i];
    if (!list->years.n) continue;
    mark_list(&t, &ledger->stated[i], true);
    for (size_t k = 0; k < list->years.n; k++)
      if (year_fits(list->years.at[k])) compare_year(&t, list, list->years.at[k]);
    mark_list(&t, &ledger->stated[i], false);
  }
}

static void check_days(Checker *c) {
  const Plan *plan = c->plan;
  Date first = date_of(PLAN_FIRST_YEAR, 1, 1);
  size_t count = (size_t)(date_of(PLAN_LAST_YEAR, 12, 31) - first) + 1;
  Ledger ledger = {.c = c, .first = first, .count = count, .stated = NEW_N(c->arena, StatedList, plan->holidays.n)};
  for (Layer layer = LAYER_PUBLISHED; layer <= LAYER_OWN; layer++)
    ledger.off[layer] = NEW_N(c->arena, const Stated *, count);
  for (size_t i = 0; i < plan->holidays.n; i++) {
    StatedList *all = &ledger.stated[i];
    stated_by(c->arena, &plan->holidays.at[i], all);
    for (size_t k = 0; k < all->n; k++)
      if (!all->at[k].work) note_off(&ledger, layer_of(&plan->holidays.at[i]), &all->at[k]);
  }
  for (size_t i = 0; i < plan->holidays.n; i++)
    for (size_t k = 0; k < ledger.stated[i].n; k++)
      if (ledger.stated[i].at[k].work) check_work(&ledger, &plan->holidays.at[i], &ledger.stated[i].at[k]);
  check_twice(&ledger);
}

// ---- years that nobody tells --------------------------------------------------------------------------------------

// The last list of holidays that the plan takes from the templates: "holidays/cn-2026"; NULL.
static const PiecePattern *used_list(const Plan *plan) {
  const PiecePattern *used = NULL;
  for (size_t i = 0; i < plan->about.use.n; i++)
    if (str_starts(plan->about.use.at[i].text, S("holidays/"))) used = &plan->about.use.at[i];
  return used;
}

static bool is_published(const Plan *plan, Str name) {
  for (size_t i = 0; i < plan->published.n; i++)
    if (str_eq(plan->published.at[i], name)) return true;
  return false;
}

// What that list would be called for another year; where none is used, the list of the country whose clock the plan
// has.
static Str list_for(Arena *arena, const Plan *plan, const PiecePattern *used, int year) {
  Str cn = str_format(arena, "holidays/cn-%d", year);
  if (!used) return str_eq(plan->about.timezone, S("Asia/Shanghai")) && is_published(plan, cn) ? cn : S("");
  size_t name = (size_t)(str_rfind_byte(used->text, '-') + 1);
  return str_format(arena, "%.*s%d", STR(str_part(used->text, 0, name)), year);
}

static void check_known(Checker *c) {
  const Plan *plan = c->plan;
  Span days = within_years((Span){plan->about.from, plan->about.to});
  const PiecePattern *used = used_list(plan);
  StrList years = {0};
  int unknown = 0;
  if (plan->about.from == DATE_NONE || plan->about.to == DATE_NONE || days.first > days.last) return;
  for (int year = date_ymd(days.first).year; year <= date_ymd(days.last).year; year++) {
    if (year_is_known(plan, year)) continue;
    if (!unknown) unknown = year;
    PUSH(c->arena, &years, str_format(c->arena, "%d", year));
  }
  if (!unknown) return;
  Str list = list_for(c->arena, plan, used, unknown);
  bool there = is_published(plan, list);
  diag_add(c->diags, T138, used ? used->at : place_of(&plan->about.head, "to"),
           ARGS(arg_list(c->arena, "years", &years), arg("template", there ? list : S("")),
                arg("later", there ? S("") : list), arg("own", list.n ? S("") : years.at[0])));
}

void check_holidays(Checker *c) {
  if (!c->plan->holidays.n) return;
  for (size_t i = 0; i < c->plan->holidays.n; i++) {
    check_list(c, &c->plan->holidays.at[i]);
    if (is_faulty(&c->plan->holidays.at[i].head, "year")) return; // what it tells is not known
  }
  check_days(c);
  if (!c->plan->incomplete) check_known(c);
}

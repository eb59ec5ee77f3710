// check_dates: named dates: one rule says when, the season holds its phases, tags and ids stay apart, and the date
// comes in the years of the plan.
#include "check.h"
#include "sopcal/lunar.h"

// ---- the rule -----------------------------------------------------------------------------------------------------

static const char *const rule_keys[] = {"on_day", "lunar", "term", "nth", "stem", "rrule"};

// The first key that says when; NULL.
static const char *rule_of(const NamedDate *date) {
  for (size_t i = 0; i < COUNT(rule_keys); i++)
    if (given(&date->head, rule_keys[i])) return rule_keys[i];
  return NULL;
}

// Whether the rule could be read.
static bool says_when(const NamedDate *date) {
  bool recurs = date->rrule.n && !is_faulty(&date->head, "rrule");
  return date->on_day.month || date->lunar.month || date->term >= 0 || date->nth.month || date->stem.n || recurs;
}

static void check_rule(Checker *c, const NamedDate *date) {
  static const Text only_rrule = {{"only rrule counts from a first day", "只有 rrule 才从某一天开始数"}};
  check_only_one(c, &date->head, rule_keys, COUNT(rule_keys));
  if (!rule_of(date) && !is_faulty(&date->head, NULL))
    diag_add(c->diags, S145, date->head.at, ARGS(arg("id", date->head.id)));
  if (!given(&date->head, "rrule")) check_useless(c, &date->head, "from", only_rrule);
}

// ---- whether it comes ---------------------------------------------------------------------------------------------

// Years that are named to people: "2026", "2026..2028".
static Str years_text(Checker *c, Span years) {
  int first = date_ymd(years.first).year, last = date_ymd(years.last).year;
  return first == last ? str_format(c->arena, "%d", first) : str_format(c->arena, "%d..%d", first, last);
}

// The whole years of the plan's days; for a lunar day one more before, for its years end in the next.
static Span years_of(const Span *plan, bool lunar) {
  int first = date_ymd(plan->first).year, last = date_ymd(plan->last).year;
  return (Span){date_of(lunar && first > 1 ? first - 1 : first, 1, 1), date_of(last, 12, 31)};
}

static Text way_out(const NamedDate *date) {
  if (date->lunar.leap)
    return (Text){{"none of these years has this leap month: leave out 'leap'", "这几年没有这个闰月：去掉 leap"}};
  if (date->lunar.month)
    return (Text){{"this month has 29 days in all of them: write last for its last day",
                   "这个月每年都只有 29 天：写 last 表示最后一天"}};
  if (date->nth.month)
    return (Text){
        {"none of these years has a fifth one in this month: write last", "这几年的这个月都没有第五个：写 last"}};
  if (date->rrule.n)
    return (Text){{"its days are over, come later, or are such as no month has: see from:, UNTIL, COUNT and BYMONTHDAY",
                   "它的日子已经过去、还没开始，或者哪个月都没有：看看 from:、UNTIL、COUNT 和 BYMONTHDAY"}};
  if (date->on_day.year) return (Text){{"leave out the year, and it comes every year", "去掉年份，就是每年都有"}};
  return (Text){
      {"29 February comes in leap years only: write 02-28 or 03-01", "2 月 29 日只有闰年才有：写 02-28 或 03-01"}};
}

static void say_never(Checker *c, const NamedDate *date, Span plan) {
  diag_add(c->diags, T134, place_of(&date->head, rule_of(date)),
           ARGS(arg("id", date->head.id), arg("years", years_text(c, plan)), arg_t("because", way_out(date))));
}

// The 30th of a month that has 29 days in some year: then the date is missing.
static void check_thirtieth(Checker *c, const NamedDate *date, Span plan) {
  const LunarDay *day = &date->lunar;
  for (int year = date_ymd(plan.first).year - 1; year <= date_ymd(plan.last).year && day->day == 30; year++) {
    Date last = lunar_date((LunarDate){year, day->month, 29, day->leap});
    if (lunar_month_days(year, day->month, day->leap) != 29 || !span_has(plan, last)) continue;
    Str fix = str_format(c->arena, day->leap ? "leap %d-last" : "%d-last", day->month);
    diag_add(c->diags, T136, place_of(&date->head, "lunar"),
             ARGS(arg("id", date->head.id), arg("date", date_text(c->arena, last)), arg("fix", fix)));
    return;
  }
}

static void check_comes(Checker *c, const NamedDate *date, Span plan) {
  DateList days = {0};
  if (!says_when(date)) return;
  named_days(c->arena, date, years_of(&plan, date->lunar.month != 0), &days);
  if (!days.n)
    say_never(c, date, plan);
  else
    check_thirtieth(c, date, plan);
}

// ---- its season ---------------------------------------------------------------------------------------------------

static void check_phases(Checker *c, const NamedDate *date) {
  Date day = date_of(PLAN_FIRST_YEAR, 1, 1);
  Span season = named_season(date, day);
  for (size_t i = 0; i < date->phases.n && date->range.at.source; i++) {
    const DatePhase *phase = &date->phases.at[i];
    Span days = days_around(day, &phase->days);
    if (!phase->days.at.source || (days.first >= season.first && days.last <= season.last)) continue;
    Diag *said = diag_add(c->diags, S146, phase->days.at, ARGS(arg("phase", phase->head.id), arg("id", date->head.id)));
    diag_relate_add(c->diags, said, date->range.at, NO_ARGS);
  }
}

// ---- its names ----------------------------------------------------------------------------------------------------

static bool is_word(Checker *c, Str word, Place at) {
  bool is = str_eq(word, S("public-holidays"));
  if (is) diag_add(c->diags, S109, at, ARGS(arg("id", word)));
  return is;
}

static void check_names_of(Checker *c, const NamedDate *date) {
  Place at = place_of(&date->head, "tags");
  is_word(c, date->head.id, date->head.at);
  for (size_t i = 0; i < date->tags.n; i++) {
    const Head *same = map_get(&c->plan->index[REF_DATE], date->tags.at[i]);
    if (is_word(c, date->tags.at[i], at) || !same) continue;
    Arg tag = arg("tag", date->tags.at[i]);
    diag_relate_add(c->diags, diag_add(c->diags, S148, at, ARGS(tag)), same->at, ARGS(tag));
  }
}

void check_dates(Checker *c) {
  const About *about = &c->plan->about;
  Span plan = {about->from, about->to};
  bool has_days = about->from != DATE_NONE && about->to != DATE_NONE && about->to >= about->from &&
                  about->to - about->from < PLAN_DAYS_MAX;
  for (size_t i = 0; i < c->plan->dates.n; i++) {
    const NamedDate *date = &c->plan->dates.at[i];
    check_rule(c, date);
    if (has_days) check_comes(c, date, plan);
    check_phases(c, date);
    check_names_of(c, date);
  }
}

// overview_people: who does how much, week by week, and where each finds their calendar and sheets.
//
// Invariant: minutes are those of the sheets: an item counts on the last of its days on which a person works, once for
// each who carries it out, also outside the plan's days, where it is prepared and cared for; those weeks have no bar.
#include "overview.h"

typedef struct Load {
  long *minutes; // [week]
  bool *over;    // [week]: some day of it is over the budget
  long all;      // of the plan's weeks
  long days_over;
} Load;

typedef struct Weeks {
  Date monday; // of the first
  size_t n;
  long drawn; // those of the plan
} Weeks;

static Date day_of(const Overview *m, const Staff *person, const Occurrence *item) {
  return own_days(m->plan, person, item).last;
}

// The plan's, and those before and behind it in which some of these people work.
static Weeks weeks_of(const Overview *m, const StaffList *people) {
  Span days = m->days;
  Date first = days.first - date_weekday(days.first);
  for (size_t i = 0; i < people->n; i++) {
    const ItemList *items = schedule_of(m->schedule, people->at[i]);
    for (size_t k = 0; k < items->n; k++) {
      Date day = day_of(m, people->at[i], items->at[k]);
      if (day < days.first) days.first = day;
      if (day > days.last) days.last = day;
    }
  }
  Date monday = days.first - date_weekday(days.first);
  return (Weeks){monday, (size_t)(days.last - monday) / 7 + 1, (m->days.last - first) / 7 + 1};
}

static Span week_at(const Weeks *weeks, size_t i) {
  Date monday = weeks->monday + (Date)i * 7;
  return (Span){monday, monday + 6};
}

// ---- loads --------------------------------------------------------------------------------------------------------

static void end_day(const Staff *person, const Weeks *weeks, Load *load, Date day, long minutes) {
  if (person->budget.n < 0 || minutes <= duration_minutes(person->budget)) return;
  load->over[(day - weeks->monday) / 7] = true;
  load->days_over++;
}

static Load load_of(const Overview *m, const Weeks *weeks, const Staff *person) {
  const ItemList *items = schedule_of(m->schedule, person);
  Load load = {.minutes = NEW_N(m->arena, long, weeks->n), .over = NEW_N(m->arena, bool, weeks->n)};
  long *of_day = NEW_N(m->arena, long, weeks->n * 7);
  for (size_t i = 0; i < items->n; i++)
    of_day[day_of(m, person, items->at[i]) - weeks->monday] += items->at[i]->minutes;
  for (size_t i = 0; i < weeks->n * 7; i++) {
    load.minutes[i / 7] += of_day[i];
    if (span_meets(week_at(weeks, i / 7), m->days)) load.all += of_day[i];
    end_day(person, weeks, &load, weeks->monday + (Date)i, of_day[i]);
  }
  return load;
}

static long busiest(const Weeks *weeks, const Load *load, size_t *week) {
  long most = 0;
  *week = 0;
  for (size_t i = 0; i < weeks->n; i++) {
    if (load->minutes[i] <= most) continue;
    most = load->minutes[i];
    *week = i;
  }
  return most;
}

// ---- a person -----------------------------------------------------------------------------------------------------

static void put_weeks(const Overview *m, Value *map, const Weeks *weeks, const Load *load, long most) {
  Value *list = overview_list(m, map, "weeks");
  for (size_t i = 0; i < weeks->n; i++) {
    if (!load->minutes[i] || !span_meets(week_at(weeks, i), m->days)) continue;
    Value *week = overview_row(m, list);
    overview_place(m, week, week_at(weeks, i));
    overview_share(m, week, "h", load->minutes[i], most);
    overview_share(m, week, "y", most - load->minutes[i], most);
    value_put_bool(m->arena, week, "over", load->over[i]);
  }
}

static void put_sums(const Overview *m, Value *map, const Weeks *weeks, const Load *load, bool budgeted) {
  size_t week;
  long most = busiest(weeks, load, &week);
  overview_number(m, map, "average", (load->all + weeks->drawn / 2) / weeks->drawn);
  overview_number(m, map, "most", most);
  overview_text(m, map, "most_week", overview_days(m, week_at(weeks, week)));
  overview_number(m, map, "days_over", load->days_over);
  value_put_bool(m->arena, map, "any_over", load->days_over > 0);
  value_put_bool(m->arena, map, "one_over", load->days_over == 1);
  value_put_bool(m->arena, map, "never_over", budgeted && !load->days_over);
}

static void put_person(const Overview *m, Value *list, const Staff *person, Str up) {
  Value *map = overview_row(m, list);
  const Feed *feed = m->feed_of[person->index];
  overview_text(m, map, "name", person->name.n ? person->name : person->head.id);
  overview_text(m, map, "id", person->head.id);
  overview_text(m, map, "role", role_label(person->role, m->lang));
  overview_text(m, map, "store", person->store);
  overview_put_sheets(m, map, person, up);
  value_put_bool(m->arena, map, "has_calendar", feed != NULL);
  overview_put_calendar(m, map, feed, up);
}

long overview_put_people(const Overview *m, Value *page, const StaffList *people, Str up) {
  Weeks weeks = weeks_of(m, people);
  Value *list = overview_list(m, page, "people");
  Load *loads = NEW_N(m->arena, Load, people->n + 1);
  long most = 1, over = 0;
  size_t week;
  for (size_t i = 0; i < people->n; i++) {
    loads[i] = load_of(m, &weeks, people->at[i]);
    long own = busiest(&weeks, &loads[i], &week);
    if (own > most) most = own;
    over += loads[i].days_over > 0;
  }
  for (size_t i = 0; i < people->n; i++) {
    put_person(m, list, people->at[i], up);
    put_weeks(m, list->list.at[i], &weeks, &loads[i], most);
    put_sums(m, list->list.at[i], &weeks, &loads[i], people->at[i]->budget.n >= 0);
  }
  overview_number(m, page, "most", most);
  return over;
}

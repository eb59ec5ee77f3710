// dates: the days of the named dates that have a recurrence rule, over the years of plans.
//
// From NamedDate.rrule, whose grammar has been checked, to NamedDate.on. Invariant: all rules of a plan together come
// to a bounded number of days.
#include "recur.h"
#include "sopcal/read.h"

// A rule counts as this many days at least, so that very many rules without any are too many as well.
enum { DAYS_MAX = 100000, RULE_DAYS_LEAST = 1000, FIRST_YEAR_LEAST = 1900 };

typedef struct DatesReader {
  Arena *arena;
  Diags *diags;
  size_t left; // days that may still come
} DatesReader;

// What has been complained of: rules that look at the days keep silent.
static void blame(Head *head, const char *key) {
  head->faulty |= (uint64_t)1 << (shape_key(head->shape, str_of(key)) - head->shape->keys);
}

static bool first_is_fine(DatesReader *r, NamedDate *date, const Recur *rule) {
  const Text *needs = date->from == DATE_NONE ? recur_needs_first(rule) : NULL;
  bool early = date->from != DATE_NONE && date_ymd(date->from).year < FIRST_YEAR_LEAST;
  if (needs && !is_faulty(&date->head, "from"))
    diag_add(r->diags, S147, place_of(&date->head, "rrule"), ARGS(arg("id", date->head.id), arg_t("because", *needs)));
  if (early)
    diag_add(r->diags, S103, place_of(&date->head, "from"),
             ARGS(arg("text", date_text(r->arena, date->from)), arg("key", S("from")),
                  arg_t("takes", type_row(TYPE_DATE)->takes),
                  arg_t("hint", (Text){{"1900 at the earliest", "最早从 1900 年开始"}})));
  if (needs || early) blame(&date->head, "rrule");
  return !needs && !early;
}

// False when it would be too many days.
static bool expand(DatesReader *r, NamedDate *date) {
  Recur rule;
  RecurFault fault;
  if (!recur_parse(date->rrule, &rule, &fault) || !first_is_fine(r, date, &rule)) return true;
  Date from = date->from == DATE_NONE ? date_of(PLAN_FIRST_YEAR, 1, 1) : date->from;
  bool fits = r->left >= RULE_DAYS_LEAST &&
              recur_days(r->arena, &rule, from, date_of(PLAN_LAST_YEAR, 12, 31), r->left, &date->on);
  if (!fits) {
    diag_add(r->diags, T135, place_of(&date->head, "rrule"), ARGS(arg_n("most", DAYS_MAX)));
    return false;
  }
  r->left -= date->on.n > RULE_DAYS_LEAST ? date->on.n : RULE_DAYS_LEAST;
  return true;
}

void dates_expand(Arena *arena, Diags *diags, Plan *plan) {
  DatesReader r = {arena, diags, DAYS_MAX};
  bool fits = true;
  for (size_t i = 0; i < plan->dates.n; i++) {
    NamedDate *date = &plan->dates.at[i];
    if (!date->rrule.n || is_faulty(&date->head, "rrule")) continue;
    fits = fits && expand(&r, date);
    if (!fits) blame(&date->head, "rrule");
  }
}

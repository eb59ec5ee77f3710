// assign: who carries out each item. In time order, so that "the fewest minutes so far" is true for every choice.
//
// A person off is left out by `each`, replaced by `one`, and an error when named. Nobody left is said, and the item
// stays.
#include "room.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct Assigning {
  Work *work;
  long *minutes; // of each person so far
  bool *chosen;  // for the item at hand
  size_t count;  // how many are chosen for it
  bool is_said;  // the person named for it cannot, and that has been said
  People picked; // those of them whom the program chose
  Absences absences;
  Map groups; // `chosen` as bytes -> People
} Assigning;

static bool in_place(const Staff *staff, Str place) {
  return !place.n || str_eq(staff->store, place) || str_eq(staff->region, place);
}

bool is_there(const Plan *plan, const Staff *staff, const Occurrence *item) {
  Span days = local_days(plan, staff, item);
  for (Date day = days.first; day <= days.last; day++)
    if (!staff_is_off(staff, day)) return true;
  return false;
}

bool can_post(const Staff *staff, const Occurrence *item) {
  return item->kind != OCCURRENCE_POST || staff_has_channel(staff, item->channel);
}

static bool has_role(const Staff *staff, const Who *who) {
  return who->kind == WHO_ALL || str_eq(staff->role, who->name);
}

bool is_candidate(const Plan *plan, const Staff *staff, const Who *who, const Occurrence *item) {
  return has_role(staff, who) && in_place(staff, who->place) && is_there(plan, staff, item) && can_post(staff, item);
}

static void take(Assigning *a, const Staff *staff) {
  a->chosen[staff->index] = true;
  a->count++; // somebody taken twice is still somebody
}

static void choose_each(Assigning *a, const Who *who, const Occurrence *item) {
  const Plan *plan = a->work->plan;
  for (size_t i = 0; i < plan->staff.n; i++)
    if (is_candidate(plan, &plan->staff.at[i], who, item)) take(a, &plan->staff.at[i]);
}

static bool is_preferred(Assigning *a, const Staff *x, const Staff *y, const Occurrence *item) {
  bool x_works = within_hours(a->work->plan, x, item), y_works = within_hours(a->work->plan, y, item);
  if (x_works != y_works) return x_works;
  if (a->minutes[x->index] != a->minutes[y->index]) return a->minutes[x->index] < a->minutes[y->index];
  return str_cmp(x->head.id, y->head.id) < 0;
}

static void choose_one(Assigning *a, const Who *who, const Occurrence *item) {
  const Plan *plan = a->work->plan;
  const Staff *best = keep_person(a->work, who, item, a->chosen);
  bool taken = false, kept = best != NULL;
  for (size_t i = 0; i < plan->staff.n && !kept; i++) {
    const Staff *staff = &plan->staff.at[i];
    if (!is_candidate(plan, staff, who, item)) continue;
    taken |= a->chosen[i];
    if (!a->chosen[i] && (!best || is_preferred(a, staff, best, item))) best = staff;
  }
  if (best) take(a, best);
  if (best) PUSH(a->work->arena, &a->picked, best);
  if (!best && taken) a->count++; // the only one who can is there already
}

static void say_off(Assigning *a, const Who *who, const Occurrence *item) {
  const Staff *staff = who->person;
  Arg name = arg("name", staff->name);
  Date day = local_days(a->work->plan, staff, item).first;
  Diag *said = diag_add(
      a->work->diags, T113, who->at,
      ARGS(name, arg("role", staff->role), arg("date", date_text(a->work->arena, day)), arg("step", item_name(item))));
  diag_relate_add(a->work->diags, said, place_of(&staff->head, "days_off"), ARGS(name));
}

static void say_no_channel(Assigning *a, const Who *who, const Occurrence *item) {
  const Staff *staff = who->person;
  Diag *said =
      diag_add(a->work->diags, T125, who->at,
               ARGS(arg("name", staff->name), arg("channel", item->channel->head.id), arg("step", item_name(item))));
  diag_relate_add(a->work->diags, said, place_of(&staff->head, "channels"), NO_ARGS);
}

// Who is named cannot be replaced. What repeats on the calendar is said once.
static void choose_person(Assigning *a, const Who *who, const Occurrence *item) {
  const Staff *staff = who->person;
  bool fits = can_post(staff, item);
  if (fits && is_there(a->work->plan, staff, item)) {
    take(a, staff);
    return;
  }
  a->is_said = true;
  Str what = fits && item->opening ? item->identity : source_name(a->work, item);
  if (!say_once(a->work, str_format(a->work->arena, "%d %.*s %.*s", fits, STR(staff->head.id), STR(what)))) return;
  (fits ? say_off : say_no_channel)(a, who, item);
}

// A slot is there because its channel has a daily line.
static const WhoList *by_of_daily(const Plan *plan, const Channel *channel) {
  for (size_t i = 0;; i++) {
    assert(i < plan->daily.n);
    if (plan->daily.at[i].head.to == channel) return &plan->daily.at[i].by;
  }
}

const WhoList *item_by(const Plan *plan, const Occurrence *item, Common *inherited) {
  if (item->slot) return by_of_daily(plan, item->channel);
  *inherited = item_common(item);
  return &inherited->by;
}

const WhoList *opening_owners(const Opening *opening) {
  const PeriodOwn *own = opening->own;
  return own && given(&own->head, "by") ? &own->common.by : &opening->campaign->common.by;
}

static void choose(Assigning *a, const Who *who, const Occurrence *item, int depth) {
  switch (who->kind) {
  case WHO_EACH:
  case WHO_ALL: choose_each(a, who, item); break;
  case WHO_ONE: choose_one(a, who, item); break;
  case WHO_NAMED:
    if (who->person)
      choose_person(a, who, item);
    else
      choose_each(a, who, item);
    break;
  case WHO_OWNER: {
    const WhoList *owners = item->opening && depth == 0 ? opening_owners(item->opening) : NULL;
    for (size_t i = 0; owners && i < owners->n; i++) choose(a, &owners->at[i], item, 1);
    break;
  }
  case WHO_AUTO: break;
  }
}

// Moments and private chats are each person's own, and each sends to the customers of his own and calls them; a group,
// a live or an account of the brand's is shared, and one posts there.
static bool is_shared(const Channel *channel) {
  static const unsigned own =
      1u << CHANNEL_MOMENTS | 1u << CHANNEL_PRIVATE | 1u << CHANNEL_MASS_SEND | 1u << CHANNEL_CALL;
  return !(own >> channel->kind & 1);
}

static void choose_by_channel(Assigning *a, const Occurrence *item) {
  Who everybody = {.kind = WHO_ALL};
  if (is_shared(item->channel))
    choose_one(a, &everybody, item);
  else
    choose_each(a, &everybody, item);
}

static int by_id(const void *a, const void *b) {
  return str_cmp((*(const Staff *const *)a)->head.id, (*(const Staff *const *)b)->head.id);
}

// Tables of thousands are most often in order already.
static void sort_by_id(People *people) {
  for (size_t i = 1; i < people->n; i++)
    if (by_id(&people->at[i - 1], &people->at[i]) > 0) {
      qsort(people->at, people->n, sizeof *people->at, by_id);
      return;
    }
}

static People *new_group(Assigning *a, Str chosen) {
  const Plan *plan = a->work->plan;
  People *group = NEW(a->work->arena, People);
  for (size_t i = 0; i < plan->staff.n; i++)
    if (a->chosen[i]) PUSH(a->work->arena, group, &plan->staff.at[i]);
  sort_by_id(group);
  map_put(a->work->arena, &a->groups, str_copy(a->work->arena, chosen), group);
  return group;
}

static const People *picked_list(Assigning *a) {
  if (!a->picked.n) return NULL;
  People *list = NEW(a->work->arena, People);
  *list = a->picked;
  sort_by_id(list);
  a->picked = (People){0};
  return list;
}

// Items that the same people carry out share one list of them, so that memory does not follow items x staff.
static void collect(Assigning *a, Occurrence *item) {
  size_t staff = a->work->plan->staff.n;
  Str chosen = {(const char *)a->chosen, staff * sizeof *a->chosen};
  const People *group = map_get(&a->groups, chosen);
  item->people = *(group ? group : new_group(a, chosen));
  for (size_t i = 0; i < item->people.n; i++) a->minutes[item->people.at[i]->index] += item->minutes;
  memset(a->chosen, 0, staff * sizeof *a->chosen);
  item->chosen = picked_list(a);
}

// ---- one item -----------------------------------------------------------------------------------------------------

static bool only_auto(const WhoList *by) {
  for (size_t i = 0; i < by->n; i++)
    if (by->at[i].kind != WHO_AUTO) return false;
  return by->n > 0;
}

static void say_nobody_said(Work *work, const Occurrence *item) {
  if (!say_once(work, str_format(work->arena, "by %.*s %.*s", STR(item->sop->head.id), STR(item->step->id)))) return;
  Diag *said = diag_add(work->diags, T123, item->place, ARGS(arg("step", item->step->id)));
  if (item->opening) diag_relate_add(work->diags, said, item->opening->place, ARGS(arg("id", item->opening->id)));
}

// Each part of `by` must find somebody: a meeting that its operator cannot attend is not the meeting that was planned.
static void choose_part(Assigning *a, const Who *who, const Occurrence *item) {
  size_t before = a->count;
  a->is_said = who->kind == WHO_AUTO;
  choose(a, who, item, 0);
  if (a->count == before && !a->is_said) absence_add(a->work, &a->absences, item, who);
}

static void choose_unsaid(Assigning *a, const Occurrence *item) {
  if (item->kind != OCCURRENCE_POST) {
    say_nobody_said(a->work, item);
    return;
  }
  choose_by_channel(a, item);
  if (!a->count) absence_add(a->work, &a->absences, item, NULL);
}

static void check_text_for_auto(Work *work, const Occurrence *item) {
  if (item->text && item->text->needs & NEEDS_PERSON)
    diag_add(work->diags, C105, item->place, ARGS(arg("piece", item->piece->head.id), arg("step", item->step->id)));
}

static void assign_item(Assigning *a, Occurrence *item) {
  Common common;
  const WhoList *by = item_by(a->work->plan, item, &common);
  a->count = 0;
  for (size_t i = 0; i < by->n; i++)
    if (by->at[i].kind != WHO_ONE) choose_part(a, &by->at[i], item);
  for (size_t i = 0; i < by->n; i++) // then one more of a role
    if (by->at[i].kind == WHO_ONE) choose_part(a, &by->at[i], item);
  if (!by->n) choose_unsaid(a, item);
  collect(a, item);
  check_kept_people(a->work, item);
  if (!item->people.n && only_auto(by)) check_text_for_auto(a->work, item);
}

void assign_people(Work *work) {
  Assigning a = {.work = work,
                 .minutes = NEW_N(work->arena, long, work->plan->staff.n + 1),
                 .chosen = NEW_N(work->arena, bool, work->plan->staff.n + 1)};
  for (size_t i = 0; i < work->out->items.n; i++) assign_item(&a, &work->out->items.at[i]);
  absences_say(work, &a.absences);
}

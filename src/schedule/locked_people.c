// locked_people: what was announced keeps the people whom the program chose for it (design section 7), as long as they
// could be chosen today. Invariant: whoever was announced and is not there is said, with who is.
#include "room.h"

static const Staff *announced_person(const Work *work, const Occurrence *item, size_t i) {
  return map_get(&work->plan->index[REF_STAFF], item->lock->people.at[i]);
}

const Staff *keep_person(const Work *work, const Who *who, const Occurrence *item, const bool *chosen) {
  for (size_t i = 0; item->lock && i < item->lock->people.n; i++) {
    const Staff *staff = announced_person(work, item, i);
    if (staff && !chosen[staff->index] && is_candidate(work->plan, staff, who, item)) return staff;
  }
  return NULL;
}

static bool has(const People *people, const Staff *staff) {
  for (size_t i = 0; i < people->n; i++)
    if (people->at[i] == staff) return true;
  return false;
}

static bool was_announced(const Occurrence *item, const Staff *staff) {
  for (size_t i = 0; i < item->lock->people.n; i++)
    if (str_eq(item->lock->people.at[i], staff->head.id)) return true;
  return false;
}

// Those whom the program has chosen now, and had not before.
static Arg others(const Work *work, const Occurrence *item) {
  StrList names = {0};
  for (size_t i = 0; item->chosen && i < item->chosen->n; i++)
    if (!was_announced(item, item->chosen->at[i])) PUSH(work->arena, &names, item->chosen->at[i]->name);
  return arg_list(work->arena, "others", &names);
}

static Text reason(const Plan *plan, const Staff *staff, const Occurrence *item, Place *at) {
  static const Text left = {{"is not in the plan any more", "已不在计划里"}}, off = {{"is off that day", "那天休息"}},
                    channel = {{"does not have the channel any more", "已没有这个渠道"}},
                    unasked = {{"is not asked for any more", "已不再是要找的人"}};
  if (!staff) return left;
  *at = place_of(&staff->head, "days_off");
  if (!is_there(plan, staff, item)) return off;
  *at = place_of(&staff->head, "channels");
  if (!can_post(staff, item)) return channel;
  *at = item->place;
  return unasked;
}

static void say_replaced(Work *work, const Occurrence *item, Str id, const Staff *staff) {
  Place at = NOWHERE;
  Text because = reason(work->plan, staff, item, &at);
  Str about = str_format(work->arena, "%.*s %s", STR(id), because.in[LANG_EN]);
  KeptSaid *said = kept_add(work, L110, about, item->lock);
  if (!said) return;
  said->related = at;
  PUSH(work->arena, &said->args, arg("name", staff ? staff->name : id));
  PUSH(work->arena, &said->args, arg_t("because", because));
  PUSH(work->arena, &said->args, others(work, item));
}

void check_kept_people(Work *work, const Occurrence *item) {
  for (size_t i = 0; item->lock && i < item->lock->people.n; i++) {
    const Staff *staff = announced_person(work, item, i);
    if (!staff || !has(&item->people, staff)) say_replaced(work, item, item->lock->people.at[i], staff);
  }
}

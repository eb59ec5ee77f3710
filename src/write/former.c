// former: who somebody was when what is announced was last announced: role, place and channels, as sopcal.lock has
// them.
//
// Invariant: of a person of whom the lock says nothing, or nothing else than the plan, it is the plan's own.
#include "room.h"

static bool has_channels(const Staff *person, const StrList *ids) {
  if (person->channels.n != ids->n) return false;
  for (size_t i = 0; i < ids->n; i++)
    if (!str_eq(person->channels.at[i].id, ids->at[i])) return false;
  return true;
}

static bool is_as_known(const Staff *person, const LockStaff *known) {
  return str_eq(person->role, known->role) && str_eq(person->store, known->store) &&
         str_eq(person->region, known->region) && has_channels(person, &known->channels);
}

static const Staff *as_known(Arena *arena, const Staff *person, const LockStaff *known) {
  Staff *former = NEW(arena, Staff);
  *former = *person;
  former->role = known->role;
  former->store = known->store;
  former->region = known->region;
  former->channels = (ChannelRefs){0};
  for (size_t i = 0; i < known->channels.n; i++)
    PUSH(arena, &former->channels, ((ChannelRef){.id = known->channels.at[i]}));
  return former;
}

void former_staff(Arena *arena, const Plan *plan, const Staff **out) {
  for (size_t i = 0; i < plan->staff.n; i++) out[i] = &plan->staff.at[i];
  for (size_t i = 0; i < plan->lock.staff.n && i < FOLLOWED_MAX; i++) {
    const LockStaff *known = &plan->lock.staff.at[i];
    const Staff *person = map_get(&plan->index[REF_STAFF], known->id);
    if (person && !is_as_known(person, known)) out[person->index] = as_known(arena, person, known);
  }
}

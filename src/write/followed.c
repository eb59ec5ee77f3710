// followed: by what somebody carries out what many do: the lines of the next lock that are about people themselves.
//
// Invariant: only of a staff that is not large, and only where days are made of posts that many carry out, does a lock
// say it: it must not grow with a chain of stores.
#include "announce.h"

// Whoever comes into a role or a channel gets its posts, and whoever goes loses them.
static bool many_post_daily(const LockEntries *lines) {
  for (size_t i = 0; i < lines->n; i++)
    if (lines->at[i].kind == LOCK_DAILY && who_are_many(lines->at[i].by)) return true;
  return false;
}

static LockStaff line_of_staff(Arena *arena, const Plan *plan, const Staff *person) {
  LockStaff line = {.name = str_format(arena, "%.*s/@%.*s", STR(plan->about.id), STR(person->head.id)),
                    .id = person->head.id,
                    .role = person->role,
                    .store = person->store,
                    .region = person->region};
  for (size_t i = 0; i < person->channels.n; i++) PUSH(arena, &line.channels, person->channels.at[i].id);
  return line;
}

void follow_staff(Announcer *a) {
  const Plan *plan = a->schedule->plan;
  bool follows = many_post_daily(&a->out->entries) || many_post_daily(&a->out->own);
  for (size_t i = 0; i < plan->staff.n && plan->staff.n <= FOLLOWED_MAX && follows; i++)
    PUSH(a->arena, &a->out->staff, line_of_staff(a->arena, plan, &plan->staff.at[i]));
}

// diff_whom: from people as numbers to whom a change concerns, as one would say it: "every adviser (12)", "everybody
// (45)", or the first names and how many there are.
//
// Invariant: each of a set is counted once, however many lists name them, and gathering costs one look at each name.
#include "diff.h"

#include <stdlib.h>

enum { NAMES_ALL = 3, NAMES_FIRST = 2 };

static const PlanDoc *doc_of_staff(const PlanDiff *diff) { return diff->new->staff.n ? diff->new : diff->old; }

static void count_roles(DiffWords *words) {
  const PlanDoc *doc = doc_of_staff(words->diff);
  for (size_t i = 0; i < doc->staff.n; i++) {
    const DocPerson *person = &doc->staff.at[i];
    if (!person->there) continue;
    words->people++;
    size_t *known = map_get(&words->role_counts, person->role);
    if (!known) map_put(words->arena, &words->role_counts, person->role, known = NEW(words->arena, size_t));
    (*known)++;
  }
}

static void count_name(DiffWords *words, Str key) {
  size_t *known = map_get(&words->namesakes, key);
  if (!known) map_put(words->arena, &words->namesakes, key, known = NEW(words->arena, size_t));
  (*known)++;
}

static Str name_and_store(const DiffWords *words, const DocPerson *person) {
  return str_format(words->arena, "%.*s\n%.*s", STR(person->name), STR(person->store));
}

static void count_namesakes(DiffWords *words) {
  for (uint32_t i = 0; i < words->diff->roll->ids.n; i++) {
    const DocPerson *person = diff_person(words->diff, i);
    count_name(words, diff_person_name(words->diff, i));
    if (person->store.n) count_name(words, name_and_store(words, person));
  }
}

static bool is_one(const DiffWords *words, Str key) {
  const size_t *known = map_get(&words->namesakes, key);
  return known && *known == 1;
}

bool person_is_alone(const DiffWords *words, uint32_t person) {
  return is_one(words, diff_person_name(words->diff, person));
}

Str person_named(const DiffWords *words, uint32_t person) {
  Str name = diff_person_name(words->diff, person), shown = brief(words, name);
  if (person_is_alone(words, person)) return shown;
  const DocPerson *is = diff_person(words->diff, person);
  bool by_store = is->store.n && is_one(words, name_and_store(words, is));
  return str_format(words->arena, words->lang == LANG_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)", STR(shown),
                    STR(by_store ? is->store : words->diff->roll->ids.at[person]));
}

static void index_openings(DiffWords *words, const PlanDoc *doc) {
  for (size_t i = 0; i < doc->openings.n; i++)
    map_put(words->arena, &words->openings, doc->openings.at[i].id, &doc->openings.at[i]);
}

// A plan of more than a year needs years in its dates.
DiffWords diff_words(Arena *arena, const PlanDiff *diff, Lang lang) {
  DiffWords words = {.arena = arena, .diff = diff, .lang = lang};
  words.seen = NEW_N(arena, uint32_t, diff->roll->ids.n);
  int year = date_ymd(diff->new->days.first).year;
  const Date ends[] = {diff->old->days.first, diff->old->days.last, diff->new->days.last};
  for (size_t i = 0; i < COUNT(ends); i++) words.years |= date_ymd(ends[i]).year != year;
  count_roles(&words);
  count_namesakes(&words);
  index_openings(&words, diff->new);
  index_openings(&words, diff->old);
  return words;
}

void whom_begin(DiffWords *words) { words->set++; }

void whom_add(DiffWords *words, Whom *whom, const DocPeople *people) {
  for (size_t i = 0; i < people->n; i++) {
    uint32_t person = people->at[i];
    if (words->seen[person] == words->set) continue;
    words->seen[person] = words->set;
    PUSH(words->arena, &whom->people, person);
  }
}

// Of a change of hands those who keep the item need not hear, and of no change those who have left.
void whom_add_change(DiffWords *words, Whom *whom, const ItemChange *change) {
  const Hands *hands = change->hands;
  if (whom->last == hands) return;
  whom->last = hands;
  whom_add(words, whom, &hands->gained);
  if (change->fate != FATE_CHANGED || !hands->follows) whom_add(words, whom, &hands->lost);
  if (aspects_told(change) != BIT(ASPECT_WHO)) whom_add(words, whom, &hands->kept);
}

// ---- in words -----------------------------------------------------------------------------------------------------

static bool all_there(const DiffWords *words, const Whom *whom) {
  for (size_t i = 0; i < whom->people.n; i++)
    if (!diff_person(words->diff, whom->people.at[i])->there) return false;
  return true;
}

// The role that all of them have; empty where they have several.
static Str role_of_all(const DiffWords *words, const Whom *whom) {
  Str role = diff_person(words->diff, whom->people.at[0])->role;
  for (size_t i = 1; i < whom->people.n; i++)
    if (!str_eq(diff_person(words->diff, whom->people.at[i])->role, role)) return S("");
  return role;
}

static Str first_names(const DiffWords *words, const Whom *whom, size_t n) {
  StrList names = {0};
  for (size_t i = 0; i < n; i++) PUSH(words->arena, &names, person_named(words, whom->people.at[i]));
  return joined_list(words, &names);
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

Str whom_words(const DiffWords *words, const Whom *whom) {
  bool zh = words->lang == LANG_ZH;
  size_t n = whom->people.n;
  if (n == 0) return zh ? S("没有指定人") : S("nobody");
  qsort(whom->people.at, n, sizeof *whom->people.at, by_number);
  Str role = n > 1 ? role_of_all(words, whom) : S("");
  const size_t *of_role = role.n ? map_get(&words->role_counts, role) : NULL;
  if (n > 1 && n == words->people && all_there(words, whom))
    return str_format(words->arena, zh ? "所有人（%zu 人）" : "everybody (%zu)", n);
  Str label = role_label(role, words->lang);
  if (of_role && *of_role == n)
    return str_format(words->arena, zh ? "每位%.*s（%zu 人）" : "every %.*s (%zu)", STR(label), n);
  if (n <= NAMES_ALL) return first_names(words, whom, n);
  Str names = first_names(words, whom, NAMES_FIRST);
  return zh ? str_format(words->arena, "%.*s 等 %zu 人", STR(names), n)
            : str_format(words->arena, "%.*s and %zu more", STR(names), n - NAMES_FIRST);
}

Str people_words(DiffWords *words, const DocPeople *people) {
  Whom whom = {0};
  whom_begin(words);
  whom_add(words, &whom, people);
  return whom_words(words, &whom);
}

// diff_settings: what changes of the calendars themselves: their addresses, and how each sort of them is set.
//
// Invariant: that an address is another is told once, by the largest of its reasons; what is not known of one of the
// plans is not compared.
#include "diff.h"

const char *const setting_names[SETTING_COUNT] = {"title", "shows", "takes",      "posts",  "past", "ahead",
                                                  "alarm", "color", "categories", "locale", "link"};

// ---- addresses ----------------------------------------------------------------------------------------------------

static bool is_there(const PlanDoc *doc, uint32_t person) {
  return person < doc->staff.n && doc->staff.at[person].there;
}

// Those who are in both plans: who joins subscribes for the first time. Of `own` those with a rotation of their own
// that is another.
static DocPeople who_stays(Arena *arena, const PlanDiff *diff, bool own) {
  uint32_t *out = NEW_N(arena, uint32_t, diff->roll->ids.n);
  size_t n = 0;
  for (uint32_t i = 0; i < diff->roll->ids.n; i++) {
    if (!is_there(diff->old, i) || !is_there(diff->new, i)) continue;
    if (!own || diff->old->staff.at[i].rotation != diff->new->staff.at[i].rotation) out[n++] = i;
  }
  return (DocPeople){out, n};
}

static void add(Arena *arena, PlanDiff *out, AddressBy by) {
  DocPeople people = who_stays(arena, out, by == ADDRESS_OWN);
  if (by != ADDRESS_OWN || people.n) PUSH(arena, &out->addresses, ((AddressChange){by, people}));
}

static void compare_addresses(Arena *arena, PlanDiff *out) {
  const PlanDoc *a = out->old, *b = out->new;
  if (!a->addresses_known || !b->addresses_known) return;
  if (!str_eq(a->url, b->url)) add(arena, out, ADDRESS_URL);
  if (a->is_private != b->is_private)
    add(arena, out, ADDRESS_PRIVATE);
  else if (a->is_private && a->rotation != b->rotation)
    add(arena, out, ADDRESS_ROTATION);
  else if (a->is_private && a->key.n && b->key.n && !str_eq(a->key, b->key))
    add(arena, out, ADDRESS_KEY);
  else if (a->is_private)
    add(arena, out, ADDRESS_OWN);
}

Fate address_fate(const PlanDiff *diff, const AddressChange *change) {
  if (change->by != ADDRESS_URL || (diff->old->url.n && diff->new->url.n)) return FATE_CHANGED;
  return diff->new->url.n ? FATE_CAME : FATE_WENT;
}

// ---- how calendars are set ----------------------------------------------------------------------------------------

static unsigned if_other(bool other, Setting setting) { return other ? 1U << setting : 0; }
static unsigned if_text(Str a, Str b, Setting setting) { return if_other(!str_eq(a, b), setting); }

static unsigned settings_of(const DocView *a, const DocView *b) {
  return if_text(a->title, b->title, SETTING_TITLE) | if_text(a->shows, b->shows, SETTING_SHOWS) |
         if_text(a->takes, b->takes, SETTING_TAKES) | if_text(a->posts, b->posts, SETTING_POSTS) |
         if_other(a->past != b->past, SETTING_PAST) | if_other(a->ahead != b->ahead, SETTING_AHEAD) |
         if_other(a->alarm != b->alarm, SETTING_ALARM) | if_text(a->color, b->color, SETTING_COLOR) |
         if_text(a->categories, b->categories, SETTING_CATEGORIES) | if_text(a->locale, b->locale, SETTING_LOCALE) |
         if_other(a->link != b->link, SETTING_LINK);
}

static Str key_of(Arena *arena, const DocView *view) {
  return str_format(arena, "%.*s\n%.*s", STR(view->kind), STR(view->id));
}

// One that is made in one of the plans alone is told where calendars come and go.
static void compare_views(Arena *arena, PlanDiff *out) {
  Map old = {0};
  for (size_t i = 0; i < out->old->views.n; i++)
    map_put(arena, &old, key_of(arena, &out->old->views.at[i]), &out->old->views.at[i]);
  for (size_t i = 0; i < out->new->views.n; i++) {
    const DocView *now = &out->new->views.at[i], *was = map_get(&old, key_of(arena, now));
    unsigned settings = was && was->made && now->made ? settings_of(was, now) : 0;
    if (settings) PUSH(arena, &out->settings, ((SettingChange){settings, was, now}));
  }
}

void diff_settings(Arena *arena, PlanDiff *diff) {
  compare_addresses(arena, diff);
  compare_views(arena, diff);
}

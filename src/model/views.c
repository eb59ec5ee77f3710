// views: what each view of a plan shows where the plan does not say.
//
// Invariant: what a plan states is kept, and after views_settle no setting of any view is absent.
#include "sopcal/model.h"

typedef struct ViewDefaults {
  const char *key; // in `feeds`
  const char *color;
  int past, ahead; // months around --today
  bool made;
  bool parts[VIEW_PART_COUNT];
} ViewDefaults;

// A window keeps each sort of feed within what Google reads (1,000 events, 1 MB): people and channels are read by the
// day, the team by the year.
static const ViewDefaults defaults[VIEW_KIND_COUNT] = {
    [VIEW_CAMPAIGN] = {"campaign", "crimson", 3, 12, true, {true, true, true, true, true}},
    [VIEW_CHANNEL] = {"channel", "darkorange", 1, 6, true, {[PART_POSTS] = true}},
    [VIEW_OWN] = {"own", "slateblue", 1, 6, true, {true, true, true, true, true}},
    [VIEW_REGION] = {"region", "teal", 1, 3, false, {false, true, true, true, true}},
    [VIEW_ROLE] = {"role", "olive", 1, 3, false, {false, true, true, true, true}},
    [VIEW_STAFF] = {"staff", "seagreen", 1, 3, true, {false, true, true, true, true}},
    [VIEW_STORE] = {"store", "sienna", 1, 3, false, {false, true, true, true, true}},
    [VIEW_TEAM] =
        {"team", "royalblue", 3, 12, true, {[PART_CAMPAIGNS] = true, [PART_DEADLINES] = true, [PART_MEETINGS] = true}},
};

static int color_named(const char *name) {
  int i = 0;
  while (!str_eq(str_of(color_names.name[i]), str_of(name))) i++;
  return i;
}

static void settle_shows(Arena *arena, View *view, const ViewDefaults *by) {
  for (int part = 0; !given(&view->head, "shows") && part < VIEW_PART_COUNT; part++)
    if (by->parts[part]) PUSH(arena, &view->shows, part);
}

static void settle(Arena *arena, const Feeds *feeds, View *view, ViewKind kind, int locale) {
  const ViewDefaults *by = &defaults[kind];
  bool stated = kind != VIEW_OWN && given(&feeds->head, by->key); // with keys of its own it is wanted
  if (kind == VIEW_OWN || !given(&view->head, "made")) view->made = by->made || stated;
  settle_shows(arena, view, by);
  if (!view->categories.n) PUSH(arena, &view->categories, (int)CATEGORY_KIND);
  if (view->posts < 0) view->posts = POSTS_DAILY;
  if (view->past.n < 0) view->past = (Duration){by->past, UNIT_MONTH};
  if (view->ahead.n < 0) view->ahead = (Duration){by->ahead, UNIT_MONTH};
  if (view->alarm.n < 0) view->alarm = feeds->alarm;
  if (view->color < 0) view->color = color_named(by->color);
  if (view->locale < 0) view->locale = locale;
}

const View *view_of(const Feeds *feeds, ViewKind kind, size_t i) {
  switch (kind) {
  case VIEW_CAMPAIGN: return &feeds->campaign;
  case VIEW_CHANNEL: return &feeds->channel;
  case VIEW_REGION: return &feeds->region;
  case VIEW_ROLE: return &feeds->role;
  case VIEW_STAFF: return &feeds->staff;
  case VIEW_STORE: return &feeds->store;
  case VIEW_TEAM: return &feeds->team;
  default: return &feeds->own.at[i];
  }
}

const View *view_nth(const Feeds *feeds, size_t n, ViewKind *kind) {
  static const ViewKind kinds[] = {VIEW_CAMPAIGN, VIEW_CHANNEL, VIEW_REGION, VIEW_ROLE,
                                   VIEW_STAFF,    VIEW_STORE,   VIEW_TEAM};
  bool own = n >= COUNT(kinds);
  if (kind) *kind = own ? VIEW_OWN : kinds[n];
  if (own && n - COUNT(kinds) >= feeds->own.n) return NULL;
  return own ? view_of(feeds, VIEW_OWN, n - COUNT(kinds)) : view_of(feeds, kinds[n], 0);
}

void views_settle(Arena *arena, Feeds *feeds, int locale) {
  ViewKind kind;
  const View *view;
  for (size_t n = 0; (view = view_nth(feeds, n, &kind)); n++) settle(arena, feeds, (View *)view, kind, locale);
}

bool view_shows(const View *view, ViewPart part) {
  for (size_t i = 0; i < view->shows.n; i++)
    if (view->shows.at[i] == (int)part) return true;
  return false;
}

Str view_group(ViewKind kind, const Staff *person) {
  if (kind == VIEW_STORE) return person->store;
  return kind == VIEW_REGION ? person->region : person->role;
}

const char *view_color(ViewKind kind) { return defaults[kind].color; }

Str view_key(ViewKind kind) { return str_of(defaults[kind].key); }

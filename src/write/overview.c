// overview: the plan's pages: index.html for everybody, where months are many one for each year, and where people are
// many one for each store. From a schedule and its feeds to files; the parts of a page are made by overview_*.c.
//
// Invariant: a page names at most PAGE_PEOPLE_MAX people; of more each stands on a page of their store, and those
// without a store on pages of as many. Of a private plan no page names anybody, tells of their work or of what is
// wrong.
#include "overview.h"
#include "templates.h"

#include <stdlib.h>

enum { PAGE_PEOPLE_MAX = 30, PAGE_MONTHS_MAX = 24 };

// The people of one page: of a store, or some of those without one.
typedef struct Team {
  Str name, region;
  Str file; // without its ending
  StaffList people;
  struct Team *before, *after; // where they are too many for one page; NULL
  long part;                   // 1 is the first
  long over;                   // of its people with a day over their budget, once its page is made
} Team;
typedef LIST(Team *) Teams;

// ---- what the parts ask for ---------------------------------------------------------------------------------------

static const Span *reaches(const Overview *m) {
  const OpeningList *openings = &m->schedule->openings;
  Span *reach = NEW_N(m->arena, Span, openings->n + 1);
  for (size_t i = 0; i < openings->n; i++) reach[i] = openings->at[i].days;
  for (size_t i = 0; i < m->schedule->items.n; i++) {
    const Occurrence *item = &m->schedule->items.at[i];
    if (!item->opening) continue;
    Span *own = &reach[item->opening - openings->at];
    if (item->date < own->first) own->first = item->date;
    if (item->due > own->last) own->last = item->due;
  }
  return reach;
}

static const OpeningWork *works(const Overview *m) {
  OpeningWork *work = NEW_N(m->arena, OpeningWork, m->schedule->openings.n + 1);
  for (size_t i = 0; i < m->schedule->items.n; i++) {
    const Occurrence *item = &m->schedule->items.at[i];
    if (!item->opening) continue;
    OpeningWork *own = &work[item->opening - m->schedule->openings.at];
    if (item->kind == OCCURRENCE_POST)
      own->posts++;
    else
      own->tasks++;
  }
  return work;
}

static const Feed *const *campaign_feeds(const Overview *m) {
  const Feed **of = NEW_N(m->arena, const Feed *, m->plan->campaigns.n + 1);
  Map feeds = {0};
  for (size_t i = 0; i < m->feeds->n; i++)
    if (m->feeds->at[i].kind == VIEW_CAMPAIGN) map_put(m->arena, &feeds, m->feeds->at[i].id, (void *)&m->feeds->at[i]);
  for (size_t i = 0; i < m->plan->campaigns.n; i++) of[i] = map_get(&feeds, m->plan->campaigns.at[i].head.id);
  return of;
}

static const Feed *const *people_feeds(const Overview *m) {
  const Feed **of = NEW_N(m->arena, const Feed *, m->plan->staff.n + 1);
  for (size_t i = 0; i < m->feeds->n; i++)
    if (m->feeds->at[i].kind == VIEW_STAFF) of[m->feeds->at[i].person->index] = &m->feeds->at[i];
  return of;
}

static Value *page_new(const Overview *m) {
  Value *page = value_map(m->arena), *plan = value_map(m->arena);
  const About *about = &m->plan->about;
  value_put_text(m->arena, page, "lang", str_of(locale_names.name[about->locale]));
  value_put(m->arena, page, "t", (Value *)m->labels); // shared by all pages, and only read
  overview_text(m, plan, "id", about->id);
  overview_text(m, plan, "brand", about->brand.n ? about->brand : about->id);
  overview_text(m, plan, "days", overview_span(m, m->days));
  overview_text(m, plan, "from", date_text(m->arena, m->days.first));
  overview_text(m, plan, "to", date_text(m->arena, m->days.last));
  overview_number(m, plan, "total", m->days.last - m->days.first + 1);
  overview_text(m, plan, "zone", zone_name(m->plan->zone));
  value_put(m->arena, page, "plan", plan);
  overview_put_ticks(m, page);
  return page;
}

// ---- pages --------------------------------------------------------------------------------------------------------

static bool give(const Overview *m, const Pages *to, const Mustache *template, const Value *page, Str path) {
  Buf bytes = buf_in(m->arena);
  bool whole = template_render(&bytes, m->templates, template, page, true);
  return whole ? to->take(to->context, path, buf_str(&bytes)) : to->too_long(to->context, path);
}

static StaffList everybody(const Overview *m) {
  StaffList all = {0};
  for (size_t i = 0; i < m->plan->staff.n; i++) PUSH(m->arena, &all, &m->plan->staff.at[i]);
  return all;
}

static Str year_file(const Overview *m, int year) { return str_format(m->arena, "years/%04d.html", year); }

Str overview_href(const Overview *m, const Opening *opening) {
  Date first = opening->days.first < m->days.first ? m->days.first : opening->days.first;
  Str page = m->apart ? year_file(m, date_ymd(first).year) : S("");
  return str_format(m->arena, "%.*s#o%td", STR(page), opening - m->schedule->openings.at + 1);
}

static Span days_of_year(const Overview *m, int year) {
  Span days = {date_of(year, 1, 1), date_of(year, 12, 31)};
  if (days.first < m->days.first) days.first = m->days.first;
  if (days.last > m->days.last) days.last = m->days.last;
  return days;
}

// The months, or the years on whose pages they stand.
static void put_months(const Overview *m, Value *page) {
  Value *years = overview_list(m, page, "years");
  overview_put_months(m, page, m->apart ? (Span){1, 0} : m->days, S(""));
  for (int year = date_ymd(m->days.first).year; m->apart && year <= date_ymd(m->days.last).year; year++) {
    Value *row = overview_row(m, years);
    overview_number(m, row, "year", year);
    overview_text(m, row, "href", year_file(m, year));
  }
  value_put_bool(m->arena, page, "apart", m->apart);
}

static bool give_index(const Overview *m, const Pages *to, const Teams *teams) {
  Value *page = page_new(m);
  bool open = !m->plan->about.is_private;
  StaffList people = {0};
  if (open && !teams->n) people = everybody(m);
  overview_put_year(m, page);
  put_months(m, page);
  overview_put_mix(m, page);
  overview_put_links(m, page, S(""));
  overview_put_people(m, page, &people, S(""));
  if (open)
    overview_put_gaps(m, page);
  else
    value_put_bool(m->arena, page, "gaps", false);
  overview_number(m, page, "all_people", (long)m->plan->staff.n);
  value_put_bool(m->arena, page, "has_people", people.n > 0);
  value_put_bool(m->arena, page, "many", teams->n > 0);
  return give(m, to, m->templates->plan, page, S("site/index.html"));
}

// ---- many years ---------------------------------------------------------------------------------------------------

static bool give_year(const Overview *m, const Pages *to, int year) {
  Arena *scratch = arena_new();
  Overview own = *m;
  own.arena = scratch;
  Value *page = page_new(&own);
  overview_number(&own, page, "year", year);
  overview_put_months(&own, page, days_of_year(m, year), S("../"));
  bool before = year > date_ymd(m->days.first).year, after = year < date_ymd(m->days.last).year;
  overview_text(&own, page, "before", before ? str_format(scratch, "%04d.html", year - 1) : S(""));
  overview_text(&own, page, "after", after ? str_format(scratch, "%04d.html", year + 1) : S(""));
  Str path = str_format(scratch, "site/%.*s", STR(year_file(&own, year)));
  bool fine = give(&own, to, m->templates->year, page, path);
  arena_free(scratch);
  return fine;
}

static bool give_years(const Overview *m, const Pages *to) {
  bool fine = true;
  for (int year = date_ymd(m->days.first).year; m->apart && fine && year <= date_ymd(m->days.last).year; year++)
    fine = give_year(m, to, year);
  return fine;
}

// ---- many people --------------------------------------------------------------------------------------------------

// What stores are where upper and lower case are one, each with the store; with "" where several are the same there.
static void fold_stores(const Overview *m, const StaffList *people, Map *folded) {
  for (size_t i = 0; i < people->n; i++) {
    Str store = people->at[i]->store, name = utf8_folded(m->arena, store), *known = map_get(folded, name);
    if (known && !str_eq(*known, store)) *known = S("");
    if (known) continue;
    known = NEW(m->arena, Str);
    *known = store;
    map_put(m->arena, folded, name, known);
  }
}

// A file of its own on any machine, whatever other stores there are. No id begins with an underscore or has a dot.
static Str team_file(const Overview *m, const Map *stores, Str store, long part) {
  Str name = utf8_folded(m->arena, store), file = str_format(m->arena, "%.*s.%ld", STR(store), part);
  bool own = store.n && !str_eq(name, S("index")) && !name_is_device(name);
  if (own && str_eq(*(Str *)map_get(stores, name), store)) return part == 1 ? store : file;
  return str_format(m->arena, "_%.*s", 12, hash_hex(m->arena, file).at);
}

// The page behind `before` of the same store; without one its first.
static Team *team_new(const Overview *m, const Map *stores, Teams *teams, const Staff *first, Team *before) {
  Team *team = NEW(m->arena, Team);
  PUSH(m->arena, teams, team);
  *team = (Team){.before = before, .part = before ? before->part + 1 : 1};
  team->file = team_file(m, stores, first->store, team->part);
  if (first->store.n) team->name = first->store, team->region = before ? before->region : first->region;
  if (before) before->after = team;
  return team;
}

static int by_id(const void *left, const void *right) {
  const Staff *a = *(const Staff *const *)left, *b = *(const Staff *const *)right;
  return str_cmp(a->head.id, b->head.id);
}

// The last page so far of a store; by the empty name of people without one.
static Team **last_of(const Overview *m, Map *last, Str store) {
  Team **team = map_get(last, store);
  if (team) return team;
  team = NEW(m->arena, Team *);
  map_put(m->arena, last, store, team);
  return team;
}

// By their ids, so that a table's order, which an export changes, changes no page.
static void make_teams(const Overview *m, Teams *teams) {
  Map last = {0}, stores = {0};
  StaffList all = everybody(m);
  if (all.n <= PAGE_PEOPLE_MAX || m->plan->about.is_private) return;
  fold_stores(m, &all, &stores);
  qsort(all.at, all.n, sizeof *all.at, by_id);
  for (size_t i = 0; i < all.n; i++) {
    Team **team = last_of(m, &last, all.at[i]->store);
    if (!*team || (*team)->people.n == PAGE_PEOPLE_MAX) *team = team_new(m, &stores, teams, all.at[i], *team);
    PUSH(m->arena, &(*team)->people, all.at[i]);
  }
}

static int by_region(const void *left, const void *right) {
  const Team *a = *(const Team *const *)left, *b = *(const Team *const *)right;
  int order = str_cmp(a->region, b->region);
  if (!order) order = str_cmp(a->name, b->name);
  return order ? order : (a->part > b->part) - (a->part < b->part);
}

static Str team_href(const Overview *m, const Team *team) {
  return team ? str_format(m->arena, "%.*s.html", STR(path_encoded(m->arena, team->file))) : S("");
}

// Which of several pages it is; "" of one that has no other.
static void put_part(const Overview *m, Value *map, const Team *team) {
  bool several = team->before || team->after;
  overview_text(m, map, "part", several ? str_format(m->arena, "%ld", team->part) : S(""));
}

static void put_team(const Overview *m, Value *list, const Team *team) {
  Value *map = overview_row(m, list);
  overview_text(m, map, "store", team->name);
  put_part(m, map, team);
  overview_text(m, map, "href", team_href(m, team));
  overview_number(m, map, "count", (long)team->people.n);
  overview_text(m, map, "over", overview_some(m, team->over));
}

static bool give_list(const Overview *m, const Pages *to, const Teams *teams) {
  Value *page = page_new(m), *regions = overview_list(m, page, "regions"), *stores = NULL;
  Str last = S("");
  for (size_t i = 0; i < teams->n; i++) {
    if (!stores || !str_eq(last, teams->at[i]->region)) {
      Value *region = overview_row(m, regions);
      overview_text(m, region, "region", last = teams->at[i]->region);
      stores = overview_list(m, region, "stores");
    }
    put_team(m, stores, teams->at[i]);
  }
  return give(m, to, m->templates->stores, page, S("site/stores/index.html"));
}

static bool give_team(const Overview *m, const Pages *to, Team *team) {
  Arena *scratch = arena_new();
  Overview own = *m;
  own.arena = scratch;
  Value *page = page_new(&own);
  overview_text(&own, page, "store", team->name);
  overview_text(&own, page, "region", team->region);
  put_part(&own, page, team);
  overview_text(&own, page, "before", team_href(&own, team->before));
  overview_text(&own, page, "after", team_href(&own, team->after));
  overview_put_store(&own, page, team->name, S("../"));
  team->over = overview_put_people(&own, page, &team->people, S("../"));
  bool fine = give(&own, to, m->templates->store, page, str_format(scratch, "site/stores/%.*s.html", STR(team->file)));
  arena_free(scratch);
  return fine;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

bool pages_make(Arena *arena, const Schedule *schedule, const SheetTemplates *templates, const FeedList *feeds,
                const Pages *to) {
  const Plan *plan = schedule->plan;
  Overview m = {.arena = arena, .schedule = schedule, .plan = plan, .templates = templates, .feeds = feeds};
  Teams teams = {0};
  m.labels = templates->labels;
  m.lang = (Lang)plan->about.locale;
  m.days = (Span){plan->about.from, plan->about.to};
  m.reach = reaches(&m);
  m.work = works(&m);
  m.feed_of = people_feeds(&m);
  m.campaign_feed = campaign_feeds(&m);
  m.has = overview_days_have(&m);
  m.apart = overview_months(&m) > PAGE_MONTHS_MAX;
  make_teams(&m, &teams);
  if (!give_index(&m, to, &teams) || !give_years(&m, to)) return false;
  if (!teams.n) return true;
  qsort(teams.at, teams.n, sizeof *teams.at, by_region);
  for (size_t i = 0; i < teams.n; i++)
    if (!give_team(&m, to, teams.at[i])) return false;
  return give_list(&m, to, &teams); // last: whose days are over is reckoned once, for the pages
}

// feeds: which calendars a plan has, and what they are called. From a schedule to Feeds: choice.c says what each is
// about, view.c what of that it shows.
//
// Invariant: within a feed no two events have one identity, and every feed has at least one event.
#include "view.h"

#include <stdlib.h>
#include <string.h>

typedef struct FeedMaker {
  Arena *arena;
  const Schedule *schedule;
  bool counts;      // events are only counted
  const View *last; // the view of the feed before, and what its calendars say of themselves
  Str about;
  LIST(EventMaker *) looks; // one for each look
  Chooser chooser;
  FeedList *out;
} FeedMaker;

// ---- what a feed is called ----------------------------------------------------------------------------------------

static const Text contents[VIEW_KIND_COUNT] = {
    [VIEW_CAMPAIGN] = {{"What this campaign posts, does and meets about", "这场活动的发布、任务和会议"}},
    [VIEW_CHANNEL] = {{"What this channel will carry", "这个渠道将要发布的内容"}},
    [VIEW_REGION] = {{"What the people of this region post, do and meet about", "这个区域的人的发布、任务和会议"}},
    [VIEW_ROLE] = {{"What people of this role post, do and meet about", "这个角色的人的发布、任务和会议"}},
    [VIEW_STAFF] = {{"What this person posts, does and meets about", "这个人的发布、任务和会议"}},
    [VIEW_STORE] = {{"What the people of this store post, do and meet about", "这个门店的人的发布、任务和会议"}},
    [VIEW_TEAM] = {{"Campaigns, deadlines and meetings", "活动、截止和会议"}},
};

static Lang lang_of(const View *view) { return view->locale == LANG_EN ? LANG_EN : LANG_ZH; }

// "Posts, meetings"; "发布、会议".
static Str parts_text(Arena *arena, const View *view) {
  Lang lang = lang_of(view);
  StrList parts = {0};
  for (int part = 0; part < VIEW_PART_COUNT; part++)
    if (view_shows(view, (ViewPart)part)) PUSH(arena, &parts, str_of(view_part_names.label[part].in[lang]));
  char *text = str_c(arena, str_join(arena, &parts, lang == LANG_ZH ? S("、") : S(", ")));
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = (char)(text[0] - 'a' + 'A');
  return str_of(text);
}

// The same for all calendars of a view.
static Str about_text(FeedMaker *maker, ViewKind kind, const View *view) {
  if (maker->last == view) return maker->about;
  bool by_parts = kind == VIEW_OWN || given(&view->head, "shows");
  Str what = by_parts ? parts_text(maker->arena, view) : str_of(contents[kind].in[lang_of(view)]);
  maker->last = view;
  maker->about = str_format(maker->arena,
                            lang_of(view) == LANG_ZH ? "%.*s。由 sopcal 从计划 %.*s 生成。"
                                                     : "%.*s. Made by sopcal from the plan %.*s.",
                            STR(what), STR(maker->schedule->plan->about.id));
  return maker->about;
}

static Str folder_of(ViewKind kind) { return kind == VIEW_TEAM ? S("") : view_key(kind); }

static Feed feed_new(FeedMaker *maker, ViewKind kind, const View *view, Place at, Str id, Str file, Str title) {
  const About *plan = &maker->schedule->plan->about;
  Str brand = plan->brand.n > 0 ? plan->brand : plan->id, folder = folder_of(kind);
  Feed feed = {.kind = (int)kind, .view = view, .id = id, .title = title, .at = at};
  feed.path = str_format(maker->arena, "site/calendar/%.*s%s%.*s.ics", STR(folder), folder.n ? "/" : "", STR(file));
  feed.name = str_format(maker->arena, "%.*s · %.*s", STR(brand), STR(title));
  feed.about = about_text(maker, kind, view);
  return feed;
}

// ---- in order -----------------------------------------------------------------------------------------------------

static int by_time(const void *left, const void *right) {
  const Event *a = *(const Event *const *)left, *b = *(const Event *const *)right;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  if (a->at.from != b->at.from) return a->at.from < b->at.from ? -1 : 1;
  return str_cmp(a->identity, b->identity);
}

// Items come in order and behind them the days of posts, in order, too: those are only put together.
static void sort_events(Arena *arena, EventList *events) {
  size_t run = 1, next, n = 0;
  while (run < events->n && by_time(&events->at[run - 1], &events->at[run]) <= 0) run++;
  for (next = run + 1; next < events->n && by_time(&events->at[next - 1], &events->at[next]) <= 0;) next++;
  if (run >= events->n) return;
  if (next < events->n) {
    qsort(events->at, events->n, sizeof *events->at, by_time);
    return;
  }
  const Event **first = NEW_N(arena, const Event *, run);
  memcpy(first, events->at, run * sizeof *first);
  for (size_t i = 0, k = run; i < run;)
    events->at[n++] = k < events->n && by_time(&events->at[k], &first[i]) < 0 ? events->at[k++] : first[i++];
}

static int by_path(const void *left, const void *right) {
  return str_cmp(((const Feed *)left)->path, ((const Feed *)right)->path);
}

// Events of one look are made by one maker; all number them together.
static EventMaker *maker_of(FeedMaker *maker, const View *view) {
  Look look = view_look(view);
  if (maker->counts) return NULL;
  for (size_t i = 0; i < maker->looks.n; i++)
    if (look_eq(maker->looks.at[i]->look, &look)) return maker->looks.at[i];
  EventMaker *made = NEW(maker->arena, EventMaker);
  Look *kept = NEW(maker->arena, Look);
  *kept = look;
  *made = event_maker(maker->arena, maker->schedule);
  made->look = kept;
  if (maker->looks.n) made->count = maker->looks.at[0]->count;
  PUSH(maker->arena, &maker->looks, made);
  return made;
}

static void feed_add(FeedMaker *maker, Feed feed, const Choice *choice) {
  view_fill(maker->arena, maker->schedule, maker_of(maker, feed.view), choice, &feed);
  sort_events(maker->chooser.scratch, &feed.events);
  if (feed.count > 0) PUSH(maker->arena, maker->out, feed);
}

// ---- one for each -------------------------------------------------------------------------------------------------

static void make_team(FeedMaker *maker, const View *view) {
  Place days = place_of(&maker->schedule->plan->about.head, "to");
  Str title = lang_of(view) == LANG_ZH ? S("团队") : S("Team");
  Feed feed = feed_new(maker, VIEW_TEAM, view, days, S("team"), S("team"), title);
  Choice choice = choice_of_all(&maker->chooser);
  feed_add(maker, feed, &choice);
}

static void make_person(FeedMaker *maker, const View *view, const Staff *person) {
  Str name = person->name.n > 0 ? person->name : person->head.id;
  Str file = person_file(maker->arena, maker->schedule->plan, person);
  Feed feed = feed_new(maker, VIEW_STAFF, view, person->head.at, person->head.id, file, name);
  feed.person = person;
  Choice choice = choice_of_people(&maker->chooser, view, &(StaffList){.at = &person, .n = 1});
  feed_add(maker, feed, &choice);
}

static void make_channel(FeedMaker *maker, const View *view, const Channel *channel) {
  Str id = channel->head.id, title = channel_title_in(channel, lang_of(view));
  Feed feed = feed_new(maker, VIEW_CHANNEL, view, channel->head.at, id, id, title);
  Choice choice = choice_of_channel(&maker->chooser, view, channel);
  feed_add(maker, feed, &choice);
}

static void make_campaign(FeedMaker *maker, const View *view, const Campaign *campaign) {
  Str id = campaign->head.id;
  Feed feed = feed_new(maker, VIEW_CAMPAIGN, view, campaign->head.at, id, id, campaign_title(campaign));
  Choice choice = choice_of_campaign(&maker->chooser, campaign);
  feed_add(maker, feed, &choice);
}

// Who subscribes to a campaign that is dropped must see it cancelled, and not an address that is no more.
static void make_gone_campaigns(FeedMaker *maker, const View *view) {
  GoneItems lines = {0};
  gone_campaigns(maker->arena, maker->schedule, &lines);
  for (size_t i = 0; i < lines.n; i++) {
    Str id = gone_campaign_id(lines.at[i]);
    Feed feed = feed_new(maker, VIEW_CAMPAIGN, view, lines.at[i]->at, id, id, lines.at[i]->title);
    Choice choice = choice_of_gone_campaign(&maker->chooser, lines.at[i]);
    feed_add(maker, feed, &choice);
  }
}

static void make_own(FeedMaker *maker, const View *view) {
  Str id = view->head.id;
  Feed feed = feed_new(maker, VIEW_OWN, view, view->head.at, id, id, view->title.n ? view->title : id);
  Choice choice = choice_of_own(&maker->chooser, view);
  feed_add(maker, feed, &choice);
}

// ---- one for each store, region or role ---------------------------------------------------------------------------

static void make_group(FeedMaker *maker, ViewKind kind, const View *view, Str id, const StaffList *people) {
  static const char *const keys[] = {[VIEW_STORE] = "store", [VIEW_REGION] = "region", [VIEW_ROLE] = "role"};
  Str title = kind == VIEW_ROLE ? role_label(id, lang_of(view)) : id;
  Place at = place_of(&people->at[0]->head, keys[kind]);
  Feed feed = feed_new(maker, kind, view, at, id, id, title);
  Choice choice = choice_of_people(&maker->chooser, view, people);
  feed_add(maker, feed, &choice);
}

static void make_groups(FeedMaker *maker, ViewKind kind, const View *view) {
  const Plan *plan = maker->schedule->plan;
  Arena *scratch = arena_new();
  Map groups = {0};
  for (size_t i = 0; i < plan->staff.n; i++) {
    Str id = view_group(kind, &plan->staff.at[i]);
    StaffList *people = id.n ? map_get(&groups, id) : NULL;
    if (id.n && !people) map_put(scratch, &groups, id, people = NEW(scratch, StaffList));
    if (people) PUSH(scratch, people, &plan->staff.at[i]);
  }
  for (size_t i = 0; i < groups.entries.n; i++)
    make_group(maker, kind, view, groups.entries.at[i].key, groups.entries.at[i].value);
  arena_free(scratch);
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static void make_kind(FeedMaker *maker, ViewKind kind, const View *view) {
  const Plan *plan = maker->schedule->plan;
  switch (kind) {
  case VIEW_TEAM: make_team(maker, view); break;
  case VIEW_STAFF:
    for (size_t i = 0; i < plan->staff.n; i++) make_person(maker, view, &plan->staff.at[i]);
    break;
  case VIEW_CHANNEL:
    for (size_t i = 0; i < plan->channels.n; i++) make_channel(maker, view, &plan->channels.at[i]);
    break;
  case VIEW_CAMPAIGN:
    for (size_t i = 0; i < plan->campaigns.n; i++) make_campaign(maker, view, &plan->campaigns.at[i]);
    make_gone_campaigns(maker, view);
    break;
  default: make_groups(maker, kind, view); break;
  }
}

static void make_all(Arena *arena, const Schedule *schedule, bool counts, FeedList *out) {
  const Feeds *feeds = &schedule->plan->feeds;
  FeedMaker maker = {.arena = arena, .schedule = schedule, .counts = counts, .out = out};
  maker.chooser = chooser_begin(arena, schedule);
  *out = (FeedList){0};
  for (ViewKind kind = 0; kind < VIEW_KIND_COUNT; kind++)
    if (kind != VIEW_OWN && view_of(feeds, kind, 0)->made) make_kind(&maker, kind, view_of(feeds, kind, 0));
  for (size_t i = 0; i < feeds->own.n; i++) make_own(&maker, &feeds->own.at[i]);
  if (out->n > 0) qsort(out->at, out->n, sizeof *out->at, by_path);
  chooser_end(&maker.chooser);
}

void feeds_make(Arena *arena, const Schedule *schedule, FeedList *out) { make_all(arena, schedule, false, out); }

void feeds_count(Arena *arena, const Schedule *schedule, FeedList *out) { make_all(arena, schedule, true, out); }

// ---- UIDs ---------------------------------------------------------------------------------------------------------

// Millions of them are made: what is hashed stands where the hash will. No person is called "store:SH-001".
void feed_uid(Buf *out, const Feed *feed, const Event *event) {
  size_t from = out->n;
  buf_add(out, event->identity);
  if (feed->person || event->of_owner) buf_byte(out, '\n');
  if (feed->person)
    buf_add(out, feed->person->head.id);
  else if (event->of_owner)
    buf_format(out, "%.*s:%.*s", STR(view_key((ViewKind)feed->kind)), STR(feed->id));
  hash_end(out, from);
}

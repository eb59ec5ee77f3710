// feeds: which calendars a plan has and what stands in each. From a schedule to Feeds.
//
// Invariant: within a feed no two events have one identity, and every feed has at least one event.
#include "room.h"

#include <stdlib.h>

typedef struct FeedMaker {
  Arena *arena;
  const Schedule *schedule;
  EventMaker *events; // NULL: they are only counted
  FeedList *out;
} FeedMaker;

// ---- what a feed is called ----------------------------------------------------------------------------------------

static const char *const folders[] = {
    [FEED_CAMPAIGN] = "campaign/", [FEED_CHANNEL] = "channel/", [FEED_STAFF] = "staff/", [FEED_TEAM] = ""};

static const Text contents[] = {
    [FEED_CAMPAIGN] = {{"What this campaign posts, does and meets about", "这场活动的发布、任务和会议"}},
    [FEED_CHANNEL] = {{"What this channel will carry", "这个渠道将要发布的内容"}},
    [FEED_STAFF] = {{"What this person posts, does and meets about", "这个人的发布、任务和会议"}},
    [FEED_TEAM] = {{"Campaigns, deadlines and meetings", "活动、截止和会议"}},
};

static Feed feed_new(const FeedMaker *maker, FeedKind kind, Place at, Str id, Str title) {
  const About *plan = &maker->schedule->plan->about;
  Lang lang = plan->locale == LANG_EN ? LANG_EN : LANG_ZH;
  Str brand = plan->brand.n > 0 ? plan->brand : plan->id;
  return (Feed){.kind = kind,
                .at = at,
                .path = str_format(maker->arena, "site/calendar/%s%.*s.ics", folders[kind], STR(id)),
                .name = str_format(maker->arena, "%.*s · %.*s", STR(brand), STR(title)),
                .about = str_format(maker->arena,
                                    lang == LANG_ZH ? "%s。由 sopcal 从计划 %.*s 生成。"
                                                    : "%s. Made by sopcal from the plan %.*s.",
                                    contents[kind].in[lang], STR(plan->id))};
}

// ---- in order -----------------------------------------------------------------------------------------------------

static int by_time(const void *left, const void *right) {
  const Event *a = *(const Event *const *)left, *b = *(const Event *const *)right;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  if (a->at.from != b->at.from) return a->at.from < b->at.from ? -1 : 1;
  return str_cmp(a->identity, b->identity);
}

static int by_path(const void *left, const void *right) {
  return str_cmp(((const Feed *)left)->path, ((const Feed *)right)->path);
}

static void feed_add(FeedMaker *maker, Feed *feed) {
  if (feed->count == 0) return;
  if (feed->events.n > 0) qsort(feed->events.at, feed->events.n, sizeof *feed->events.at, by_time);
  PUSH(maker->arena, maker->out, *feed);
}

// ---- what stands in a feed ----------------------------------------------------------------------------------------

static void add_opening(const FeedMaker *maker, Feed *feed, const Opening *opening) {
  feed->count++;
  if (maker->events) PUSH(maker->arena, &feed->events, event_of_opening(maker->events, opening));
}

static void add_item(const FeedMaker *maker, Feed *feed, const Occurrence *item) {
  feed->count++;
  if (maker->events) PUSH(maker->arena, &feed->events, event_of_item(maker->events, item, feed->person));
}

static void add_day(const FeedMaker *maker, Feed *feed, Str owner, ItemList *day) {
  if (day->n == 0) return;
  feed->count++;
  if (maker->events) PUSH(maker->arena, &feed->events, event_of_day(maker->events, owner, day, feed->person));
  day->n = 0;
}

// Items one by one, but the daily posts of each day as one event. `items` are in order of their days.
static void add_items(FeedMaker *maker, Feed *feed, Str owner, const ItemList *items) {
  ItemList day = {0};
  for (size_t i = 0; i < items->n; i++) {
    const Occurrence *item = items->at[i];
    if (item->slot == 0) {
      add_item(maker, feed, item);
      continue;
    }
    if (day.n > 0 && day.at[0]->date != item->date) add_day(maker, feed, owner, &day);
    PUSH(maker->arena, &day, item);
  }
  add_day(maker, feed, owner, &day);
}

// ---- the feeds ----------------------------------------------------------------------------------------------------

static void make_team(FeedMaker *maker) {
  const Schedule *schedule = maker->schedule;
  bool zh = schedule->plan->about.locale != LANG_EN;
  Place days = place_of(&schedule->plan->about.head, "to");
  Feed feed = feed_new(maker, FEED_TEAM, days, S("team"), zh ? S("团队") : S("Team"));
  for (size_t i = 0; i < schedule->openings.n; i++) add_opening(maker, &feed, &schedule->openings.at[i]);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    if (item->kind == OCCURRENCE_MEET || item_has_deadline(item)) add_item(maker, &feed, item);
  }
  feed_add(maker, &feed);
}

static void make_person(FeedMaker *maker, const Staff *person) {
  Str name = person->name.n > 0 ? person->name : person->head.id;
  Feed feed = feed_new(maker, FEED_STAFF, person->head.at, person->head.id, name);
  feed.person = person;
  add_items(maker, &feed, S("daily"), schedule_of(maker->schedule, person));
  feed_add(maker, &feed);
}

static void make_channel(FeedMaker *maker, const Channel *channel) {
  Feed feed = feed_new(maker, FEED_CHANNEL, channel->head.at, channel->head.id, channel_title(channel));
  ItemList items = {0};
  for (size_t i = 0; i < maker->schedule->items.n; i++) {
    const Occurrence *item = &maker->schedule->items.at[i];
    if (item->kind == OCCURRENCE_POST && item->channel == channel) PUSH(maker->arena, &items, item);
  }
  add_items(maker, &feed, channel->head.id, &items);
  feed_add(maker, &feed);
}

// A campaign's phases are part of it, and theirs: no chain of them is longer than there are campaigns.
static bool belongs_to(const Plan *plan, const Opening *opening, const Campaign *campaign) {
  const Campaign *at = opening ? opening->campaign : NULL;
  for (size_t i = 0; at && i < plan->campaigns.n; i++, at = at->part_of.to)
    if (at == campaign) return true;
  return false;
}

static void make_campaign(FeedMaker *maker, const Campaign *campaign) {
  const Schedule *schedule = maker->schedule;
  Feed feed = feed_new(maker, FEED_CAMPAIGN, campaign->head.at, campaign->head.id, campaign_title(campaign));
  for (size_t i = 0; i < schedule->openings.n; i++)
    if (belongs_to(schedule->plan, &schedule->openings.at[i], campaign))
      add_opening(maker, &feed, &schedule->openings.at[i]);
  for (size_t i = 0; i < schedule->items.n; i++)
    if (belongs_to(schedule->plan, schedule->items.at[i].opening, campaign))
      add_item(maker, &feed, &schedule->items.at[i]);
  feed_add(maker, &feed);
}

static void make_all(Arena *arena, const Schedule *schedule, EventMaker *events, FeedList *out) {
  const Plan *plan = schedule->plan;
  FeedMaker maker = {arena, schedule, events, out};
  *out = (FeedList){0};
  for (size_t i = 0; plan->feeds.campaign && i < plan->campaigns.n; i++) make_campaign(&maker, &plan->campaigns.at[i]);
  for (size_t i = 0; plan->feeds.channel && i < plan->channels.n; i++) make_channel(&maker, &plan->channels.at[i]);
  for (size_t i = 0; plan->feeds.staff && i < plan->staff.n; i++) make_person(&maker, &plan->staff.at[i]);
  if (plan->feeds.team) make_team(&maker);
  if (out->n > 0) qsort(out->at, out->n, sizeof *out->at, by_path);
}

void feeds_make(Arena *arena, const Schedule *schedule, FeedList *out) {
  EventMaker events = event_maker(arena, schedule);
  make_all(arena, schedule, &events, out);
}

void feeds_count(Arena *arena, const Schedule *schedule, FeedList *out) { make_all(arena, schedule, NULL, out); }

Str event_uid(Arena *arena, const Event *event, const Staff *person) {
  if (!person) return hash_hex(arena, event->identity);
  return hash_hex(arena, str_format(arena, "%.*s\n%.*s", STR(event->identity), STR(person->head.id)));
}

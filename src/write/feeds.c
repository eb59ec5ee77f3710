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
  GoneItems gone; // what was announced and is not in the plan, neither now nor again
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

static void add_gone(const FeedMaker *maker, Feed *feed, const LockEntry *gone) {
  feed->count++;
  if (maker->events) PUSH(maker->arena, &feed->events, event_of_gone(maker->events, gone));
}

// The day on which a feed shows what has a time on a day of the plan: in a person's feed a day of their own.
static Date day_in(const FeedMaker *maker, const Feed *feed, Date date, Window at) {
  return local_time(maker->schedule->plan, feed->person, date, at).date;
}

// A merged day takes with it what is gone of it.
static void add_day(const FeedMaker *maker, Feed *feed, Str owner, DayOf *day, GoneItems *gone) {
  size_t left = 0;
  if (day->items.n > 0) day->date = day_in(maker, feed, day->items.at[0]->date, day->items.at[0]->at);
  day->gone = (GoneItems){0};
  for (size_t i = 0; i < gone->n; i++)
    if (day_in(maker, feed, gone->at[i]->on.first, gone->at[i]->window) == day->date)
      PUSH(maker->arena, &day->gone, gone->at[i]);
    else
      gone->at[left++] = gone->at[i];
  gone->n = left;
  feed->count++;
  if (maker->events) PUSH(maker->arena, &feed->events, event_of_day(maker->events, owner, day, feed->person));
  day->items.n = 0;
}

// A person's items in the order of days of their own: where the plan's clock jumps, two may have changed places.
static const ItemList *by_own_days(const FeedMaker *maker, const Feed *feed, const ItemList *items) {
  if (!has_own_clock(maker->schedule->plan, feed->person)) return items;
  ItemList *sorted = NEW(maker->arena, ItemList);
  for (size_t i = 0; i < items->n; i++) {
    const Occurrence *item = items->at[i];
    Date day = day_in(maker, feed, item->date, item->at);
    PUSH(maker->arena, sorted, item);
    for (size_t k = i; k > 0 && day_in(maker, feed, sorted->at[k - 1]->date, sorted->at[k - 1]->at) > day; k--) {
      sorted->at[k] = sorted->at[k - 1];
      sorted->at[k - 1] = item;
    }
  }
  return sorted;
}

// Items one by one, but the daily posts of each day as one event. `items` are in order of their days in the feed;
// `gone` are daily posts that this feed showed and that are gone.
static void add_items(FeedMaker *maker, Feed *feed, Str owner, const ItemList *items, GoneItems *gone) {
  DayOf day = {.clock = has_own_clock(maker->schedule->plan, feed->person) ? feed->person : NULL};
  for (size_t i = 0; i < items->n; i++) {
    const Occurrence *item = items->at[i];
    if (item->slot == 0) {
      add_item(maker, feed, item);
      continue;
    }
    Date date = day_in(maker, feed, item->date, item->at);
    if (day.items.n > 0 && day_in(maker, feed, day.items.at[0]->date, day.items.at[0]->at) != date)
      add_day(maker, feed, owner, &day, gone);
    PUSH(maker->arena, &day.items, item);
  }
  if (day.items.n > 0) add_day(maker, feed, owner, &day, gone);
  while (gone->n > 0) {
    day.date = day_in(maker, feed, gone->at[0]->on.first, gone->at[0]->window);
    add_day(maker, feed, owner, &day, gone);
  }
}

// ---- what is gone -------------------------------------------------------------------------------------------------

// What has come back since is in the plan, and shown as that.
static GoneItems gone_of(Arena *arena, const Schedule *schedule) {
  const Lock *lock = &schedule->plan->lock;
  GoneItems gone = {0};
  Map there = {0};
  for (size_t i = 0; i < lock->entries.n; i++)
    if (lock->entries.at[i].gone && !lock_took_place(&lock->entries.at[i])) PUSH(arena, &gone, &lock->entries.at[i]);
  if (gone.n == 0) return gone;
  for (size_t i = 0; i < schedule->items.n; i++)
    map_put(arena, &there, schedule->items.at[i].identity, (void *)schedule);
  for (size_t i = 0; i < schedule->openings.n; i++)
    map_put(arena, &there, opening_identity(arena, schedule, &schedule->openings.at[i]), (void *)schedule);
  size_t left = 0;
  for (size_t i = 0; i < gone.n; i++)
    if (!map_get(&there, gone.at[i]->identity)) gone.at[left++] = gone.at[i];
  gone.n = left;
  return gone;
}

static bool is_daily(const LockEntry *gone) { return !gone->opening && gone->kind == LOCK_DAILY; }

static bool is_of_team(const LockEntry *gone) {
  return gone->opening || gone->kind == LOCK_DEADLINE || gone->kind == LOCK_MEETING;
}

// The second part of its identity names the campaign.
static const Campaign *campaign_of(const Plan *plan, const LockEntry *gone) {
  Str rest = gone->identity, plan_id, id;
  bool named = !is_daily(gone) && str_cut(&rest, '/', &plan_id) && str_cut(&rest, '/', &id);
  return named ? map_get(&plan->index[REF_CAMPAIGN], id) : NULL;
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
  for (size_t i = 0; i < maker->gone.n; i++)
    if (is_of_team(maker->gone.at[i])) add_gone(maker, &feed, maker->gone.at[i]);
  feed_add(maker, &feed);
}

static void make_person(FeedMaker *maker, const Staff *person) {
  Str name = person->name.n > 0 ? person->name : person->head.id;
  Feed feed = feed_new(maker, FEED_STAFF, person->head.at, person->head.id, name);
  feed.person = person;
  GoneItems daily = {0};
  for (size_t i = 0; i < maker->gone.n; i++) {
    const LockEntry *gone = maker->gone.at[i];
    if (!who_had(gone, person)) continue;
    if (is_daily(gone))
      PUSH(maker->arena, &daily, gone);
    else
      add_gone(maker, &feed, gone);
  }
  add_items(maker, &feed, S("daily"), by_own_days(maker, &feed, schedule_of(maker->schedule, person)), &daily);
  feed_add(maker, &feed);
}

static void make_channel(FeedMaker *maker, const Channel *channel) {
  Feed feed = feed_new(maker, FEED_CHANNEL, channel->head.at, channel->head.id, channel_title(channel));
  ItemList items = {0};
  GoneItems daily = {0};
  for (size_t i = 0; i < maker->schedule->items.n; i++) {
    const Occurrence *item = &maker->schedule->items.at[i];
    if (item->kind == OCCURRENCE_POST && item->channel == channel) PUSH(maker->arena, &items, item);
  }
  for (size_t i = 0; i < maker->gone.n; i++) {
    const LockEntry *gone = maker->gone.at[i];
    if (!str_eq(gone->channel, channel->head.id)) continue;
    if (is_daily(gone))
      PUSH(maker->arena, &daily, gone);
    else
      add_gone(maker, &feed, gone);
  }
  add_items(maker, &feed, channel->head.id, &items, &daily);
  feed_add(maker, &feed);
}

// A campaign's phases are part of it, and theirs: no chain of them is longer than there are campaigns.
static bool belongs_to(const Plan *plan, const Campaign *at, const Campaign *campaign) {
  for (size_t i = 0; at && i < plan->campaigns.n; i++, at = at->part_of.to)
    if (at == campaign) return true;
  return false;
}

static void make_campaign(FeedMaker *maker, const Campaign *campaign) {
  const Schedule *schedule = maker->schedule;
  const Plan *plan = schedule->plan;
  Feed feed = feed_new(maker, FEED_CAMPAIGN, campaign->head.at, campaign->head.id, campaign_title(campaign));
  for (size_t i = 0; i < schedule->openings.n; i++)
    if (belongs_to(plan, schedule->openings.at[i].campaign, campaign))
      add_opening(maker, &feed, &schedule->openings.at[i]);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Opening *opening = schedule->items.at[i].opening;
    if (opening && belongs_to(plan, opening->campaign, campaign)) add_item(maker, &feed, &schedule->items.at[i]);
  }
  for (size_t i = 0; i < maker->gone.n; i++)
    if (belongs_to(plan, campaign_of(plan, maker->gone.at[i]), campaign)) add_gone(maker, &feed, maker->gone.at[i]);
  feed_add(maker, &feed);
}

static void make_all(Arena *arena, const Schedule *schedule, EventMaker *events, FeedList *out) {
  const Plan *plan = schedule->plan;
  FeedMaker maker = {.arena = arena, .schedule = schedule, .events = events, .out = out};
  maker.gone = gone_of(arena, schedule);
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

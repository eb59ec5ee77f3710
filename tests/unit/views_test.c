// views_test: which calendars a plan asks for with `feeds:` and what each shows, each key by a rule; the window around
// a day; what two calendars share; links to sheets and the list of addresses. From plans as texts to feeds and their
// bytes.
#include "plan_fixture.h"

#include "../../src/write/room.h"

enum { STAMP = 1767225600 };

// ---- a plan -------------------------------------------------------------------------------------------------------

// Two people of a store and one of another; a campaign with all that a view can show, and daily posts.
#define PLAN(about, feeds)                                                                                             \
  "plan: {id: shop, brand: 晨曦, from: 2026-03-02, to: 2026-03-15" about "}\n"                                         \
  "channels:\n"                                                                                                        \
  "  moments: {kind: moments, at: [08:00, 12:00]}\n"                                                                   \
  "  circle: {kind: group, title: 老客群, at: [10:00]}\n"                                                           \
  "segments: {vip: {title: 老客}, new: {title: 新客}}\n"                                                           \
  "staff:\n"                                                                                                           \
  "  lin: {name: 林小满, role: adviser, store: A, region: 华东, channels: [moments, circle]}\n"                   \
  "  wu: {name: 吴越, role: adviser, store: A, region: 华东, channels: [moments]}\n"                               \
  "  he: {name: 何舟, role: service, store: B, region: 华北, channels: [moments]}\n"                               \
  "daily: {moments: {per_day: {all: 2, campaign: 2}, mix: {brand: 1}}}\n"                                              \
  "campaigns:\n"                                                                                                       \
  "  care: {title: 护肤节, sop: short, date: 2026-03-09..2026-03-10, for: vip, status: final}\n"                    \
  "sops:\n"                                                                                                            \
  "  short:\n"                                                                                                         \
  "    length: 2\n"                                                                                                    \
  "    steps:\n"                                                                                                       \
  "      - {id: stock, day: -3, due: -1, task: 备货, by: one service, minutes: 20}\n"                                \
  "      - {id: brief, day: -1, at: 16:00-17:00, meet: 宣讲, by: all}\n"                                             \
  "      - {id: open, day: 1, at: 09:00, post: moments, piece: proof/open, by: each adviser}\n"                        \
  "      - {id: chain, day: 2, at: 20:00, post: circle, piece: proof/open, by: lin}\n"                                 \
  "      - {id: count, day: 2, at: 22:00, task: 数据, by: one adviser}\n" feeds
#define STORY                                                                                                          \
  { "content/brand/story.md", "---\nkind: education\nstatus: final\nreuse: {after: 0d}\n---\n早上好。\n" }
#define OPEN                                                                                                           \
  {                                                                                                                    \
    "content/proof/open.md",                                                                                           \
        "---\ntitle: 开门\nkind: product\nstatus: final\n---\n开门了，{{campaign.first_day}}起。\n"            \
  }
#define ASKED(feeds) MADE({"plan.yaml", PLAN("", feeds)}, STORY, OPEN)
#define ASKED_ON(today, feeds) MADE_ON(today, {"plan.yaml", PLAN("", feeds)}, STORY, OPEN)
#define SERVED(feeds) MADE({"plan.yaml", PLAN(", url: https://p.cn/a", feeds)}, STORY, OPEN)

#define LIN "site/calendar/staff/lin.ics"
#define TEAM "site/calendar/team.ics"

static const Feed *feed_in(const FeedList *feeds, const char *path) {
  for (size_t i = 0; i < feeds->n; i++)
    if (str_eq(feeds->at[i].path, str_of(path))) return &feeds->at[i];
  return NULL;
}

static FeedList *feeds_of(const Made *made) {
  assert_no_warnings(made);
  FeedList *feeds = NEW(made->arena, FeedList);
  feeds_make(made->arena, &made->schedule, feeds);
  return feeds;
}

static const Feed *feed_of(const Made *made, const char *path) {
  const Feed *feed = feed_in(feeds_of(made), path);
  if (!feed) fail_msg("no feed %s", path);
  return feed;
}

static Str paths_of(const FeedList *feeds, Arena *arena) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < feeds->n; i++) {
    Str path = str_from(feeds->at[i].path, S("site/calendar/").n);
    buf_format(&out, "%s%.*s", i ? " " : "", STR(str_part(path, 0, path.n - 4)));
  }
  return buf_str(&out);
}

// "03-08 care/brief": identities without the plan, by day.
static Str shown(const Made *made, const Feed *feed) {
  Buf out = buf_in(made->arena);
  for (size_t i = 0; i < feed->events.n; i++) {
    const Event *event = feed->events.at[i];
    Str day = str_from(date_text(made->arena, event->first), 5);
    buf_format(&out, "%s%.*s %.*s", i ? ", " : "", STR(day), STR(str_from(event->identity, S("shop/").n)));
  }
  return buf_str(&out);
}

static const Event *event_called(const Feed *feed, const char *identity) {
  for (size_t i = 0; i < feed->events.n; i++)
    if (str_eq(feed->events.at[i]->identity, str_of(identity))) return feed->events.at[i];
  fail_msg("no event %s", identity);
  return NULL;
}

static Str bytes_of(const Made *made, const Feed *feed) {
  IcsWriter writer;
  Buf out = buf_in(made->arena);
  ics_begin(made->arena, &made->plan, STAMP, &writer);
  ics_write(&writer, &out, feed);
  return buf_str(&out);
}

static bool has(Str text, const char *needle) { return str_find(text, str_of(needle)) >= 0; }

#define assert_has(text, needle) check_has((text), (needle), __FILE__, __LINE__)
#define assert_same(got, want) check_str((got), (want), __FILE__, __LINE__)
static void check_has(Str text, const char *needle, const char *file, int line) {
  if (has(text, needle)) return;
  print_error("'%s' is not in:\n%.*s\n", needle, STR(text));
  _fail(file, line);
}

// ---- which there are ----------------------------------------------------------------------------------------------

static void what_a_plan_does_not_say_is_as_it_was(void **state) {
  Made *made = ASKED("");
  assert_str(paths_of(feeds_of(made), made->arena),
             "campaign/care channel/circle channel/moments staff/he staff/lin staff/wu team");
  const View *team = &made->plan.feeds.team;
  assert_true(!view_shows(team, PART_POSTS) && !view_shows(team, PART_TASKS) && view_shows(team, PART_DEADLINES));
  assert_int_equal(team->posts, POSTS_DAILY);
  assert_int_equal(team->alarm.n, -1);
  assert_int_equal(team->locale, LANG_ZH);
  assert_string_equal(color_names.name[team->color], "royalblue");
}

static void a_bare_word_says_whether_a_sort_is_made_and_so_do_keys_of_its_own(void **state) {
  Made *made = ASKED("feeds: {staff: false, channel: false, team: true, store: true, role: {color: plum}}\n");
  assert_str(paths_of(feeds_of(made), made->arena), "campaign/care role/adviser role/service store/A store/B team");
  assert_has(bytes_of(made, feed_of(made, "site/calendar/role/adviser.ics")), "\r\nCOLOR:plum\r\n");
  made = ASKED("feeds: {staff: {made: false}, channel: false, campaign: false, team: false, region: {made: true}}\n");
  assert_str(paths_of(feeds_of(made), made->arena), "region/华东 region/华北");
}

static void there_are_147_colours_each_once_and_sorted(void **state) {
  (void)state;
  assert_int_equal(color_names.count, 147);
  for (size_t i = 1; i < color_names.count; i++) assert_true(strcmp(color_names.name[i - 1], color_names.name[i]) < 0);
}

// ---- what stands in them ------------------------------------------------------------------------------------------

static void a_view_shows_the_parts_that_it_says(void **state) {
  static const struct {
    const char *feeds, *path, *shown;
  } rows[] = {
      {"feeds: {team: {shows: campaigns}}\n", TEAM, "03-09 care"},
      {"feeds: {team: {shows: meetings}}\n", TEAM, "03-08 care/brief"},
      {"feeds: {team: {shows: deadlines}}\n", TEAM, "03-08 care/stock"},
      {"feeds: {team: {shows: tasks}}\n", TEAM, "03-10 care/count"},
      {"feeds: {team: {shows: [campaigns, tasks]}}\n", TEAM, "03-09 care, 03-10 care/count"},
      {"feeds: {channel: {shows: campaigns}}\n", "site/calendar/channel/circle.ics", "03-09 care"},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Str text = str_format(*state, "%s%s", PLAN("", ""), rows[i].feeds);
    Made *made = plan_made(state, DATE_NONE, FILES({"plan.yaml", str_c(*state, text)}, STORY, OPEN));
    assert_same(shown(made, feed_of(made, rows[i].path)), str_of(rows[i].shown));
  }
}

static void what_a_feed_is_about_says_what_it_shows(void **state) {
  Made *made = ASKED("feeds: {team: {shows: [meetings, campaigns]}, staff: {shows: posts, locale: en}}\n");
  assert_str(feed_of(made, TEAM)->about, "活动、会议。由 sopcal 从计划 shop 生成。");
  assert_str(feed_of(made, LIN)->about, "Posts. Made by sopcal from the plan shop.");
}

static void daily_posts_of_a_day_are_one_event_and_others_alone(void **state) {
  Made *made = ASKED("");
  Str all = shown(made, feed_of(made, LIN));
  assert_has(all, "03-09 daily/2026-03-09, 03-09 care/open, 03-10 daily/2026-03-10");
}

static void each_post_may_stand_alone(void **state) {
  Made *made = ASKED("feeds: {staff: {posts: each}}\n");
  const Feed *lin = feed_of(made, LIN);
  assert_has(shown(made, lin), "03-09 moments/2026-03-09/1, 03-09 care/open, 03-09 moments/2026-03-09/2");
  assert_false(has(shown(made, lin), "daily/"));
  assert_str(event_called(lin, "shop/moments/2026-03-09/1")->summary, "朋友圈 · 品牌");
}

static void all_posts_of_a_day_may_be_one_event_with_the_days_list(void **state) {
  Made *made = ASKED("feeds: {staff: {posts: day}, channel: {posts: day}}\n");
  const Feed *lin = feed_of(made, LIN);
  const Event *day = event_called(lin, "shop/daily/2026-03-09");
  assert_false(has(shown(made, lin), "care/open"));
  assert_str(day->summary, "发布 3 条：朋友圈 08:00、09:00、12:00");
  assert_str(day->description, "08:00 朋友圈 · 品牌\n早上好。\n\n09:00 朋友圈 · 开门（护肤节）\n开门了，3月9日起。\n\n"
                               "12:00 朋友圈 · 品牌\n早上好。");
  assert_str(day->categories, "post");
  assert_str(event_called(lin, "shop/daily/2026-03-08")->summary, "日常 2 条：朋友圈 08:00、12:00");
  assert_str(event_called(feed_of(made, "site/calendar/channel/circle.ics"), "shop/circle/2026-03-10")->summary,
             "发布 1 条：老客群 20:00");
}

static void tasks_and_meetings_never_stand_in_a_day_of_posts(void **state) {
  Made *made = ASKED("feeds: {staff: {posts: day}}\n");
  assert_has(shown(made, feed_of(made, LIN)), "03-08 daily/2026-03-08, 03-08 care/brief");
}

// ---- around a day -------------------------------------------------------------------------------------------------

static void with_a_day_given_a_feed_keeps_to_the_days_around_it(void **state) {
  Made *made =
      ASKED_ON("2026-03-09", "feeds: {staff: {past: 1d, ahead: 1d, posts: day}, team: {past: 0d, ahead: 0d}}\n");
  assert_str(shown(made, feed_of(made, LIN)),
             "03-08 daily/2026-03-08, 03-08 care/brief, 03-09 daily/2026-03-09, 03-10 daily/2026-03-10");
  // A campaign of several days is there on each of them.
  assert_str(shown(made, feed_of(made, TEAM)), "03-09 care");
  made = ASKED("feeds: {staff: {past: 1d, ahead: 1d}}\n");
  assert_true(feed_of(made, LIN)->count > 14); // no day is given: all of it
}

static void a_campaign_that_runs_into_the_window_is_in_it(void **state) {
  Made *made = ASKED_ON("2026-03-10", "feeds: {team: {past: 0d, ahead: 2w}}\n");
  assert_str(shown(made, feed_of(made, TEAM)), "03-09 care");
}

static void a_feed_without_anything_in_its_window_keeps_what_lies_nearest(void **state) {
  Made *made = ASKED_ON("2026-03-03", "feeds: {team: {past: 1d, ahead: 1d}}\n");
  const Feed *next = feed_of(made, TEAM);
  assert_str(shown(made, next), "03-08 care/stock, 03-08 care/brief");
  assert_true(next->beside);
  made = ASKED_ON("2026-03-14", "feeds: {team: {past: 1d, ahead: 1d}}\n");
  assert_str(shown(made, feed_of(made, TEAM)), "03-09 care"); // its last day is nearest
}

static void a_default_window_is_months_long(void **state) {
  Made *made = ASKED_ON("2026-03-02", "");
  assert_int_equal(feed_of(made, LIN)->count, feed_of(ASKED(""), LIN)->count);
  assert_int_equal(duration_days(made->plan.feeds.staff.ahead), 90);
  assert_int_equal(duration_days(made->plan.feeds.team.ahead), 360);
}

static void what_is_cancelled_is_in_the_window_as_it_was(void **state) {
  static const char *lock = LOCK_HEAD "\n"
                                      "shop/care/gone gone until=2026-03-30 kind=meeting on=2026-03-12 by=all "
                                      "title=早会 seq=2 changed=2026-03-01T00:00:00Z\n";
  const PlanFile files[] = {
      {"plan.yaml", PLAN("", "feeds: {team: {past: 1d, ahead: 3d}}\n")}, STORY, OPEN, {LOCK_FILE, lock}};
  Made *made = plan_made(state, day_at("2026-03-10"), COUNT(files), files);
  const Event *gone = event_called(feed_of(made, TEAM), "shop/care/gone");
  assert_true(gone->cancelled);
  made = plan_made(state, day_at("2026-03-08"), COUNT(files), files);
  assert_false(has(shown(made, feed_of(made, TEAM)), "care/gone"));
}

// ---- how it looks -------------------------------------------------------------------------------------------------

static void a_view_has_an_alarm_of_its_own_or_that_of_all(void **state) {
  Made *made = ASKED("feeds: {alarm: 1h, staff: {alarm: 15min}}\n");
  Str own = bytes_of(made, feed_of(made, LIN)), team = bytes_of(made, feed_of(made, TEAM));
  assert_true(has(own, "TRIGGER:-PT15M") && !has(own, "TRIGGER:-PT1H"));
  assert_true(has(team, "TRIGGER:-PT1H") && !has(team, "TRIGGER:-PT15M"));
}

static void what_an_event_is_sorted_by_is_a_property_for_each_word(void **state) {
  Made *made =
      ASKED("feeds: {campaign: {categories: [campaign, channel, line, kind]}, staff: {categories: channel}}\n");
  const Feed *care = feed_of(made, "site/calendar/campaign/care.ics");
  assert_str(event_called(care, "shop/care/open")->categories, "护肤节\n朋友圈\nproof");
  assert_str(event_called(care, "shop/care/brief")->categories, "护肤节\nmeeting");
  assert_str(event_called(care, "shop/care")->categories, "护肤节\ncampaign");
  assert_has(bytes_of(made, care), "CATEGORIES:护肤节\r\nCATEGORIES:朋友圈\r\nCATEGORIES:proof\r\n");
  const Feed *lin = feed_of(made, LIN);
  assert_str(event_called(lin, "shop/daily/2026-03-08")->categories, "朋友圈");
  assert_str(event_called(lin, "shop/care/brief")->categories, "");
  assert_false(has(bytes_of(made, lin), "CATEGORIES:\r\n"));
}

static void labels_may_be_in_another_language_and_texts_stay_as_they_are(void **state) {
  Made *made = ASKED("feeds: {campaign: {locale: en}}\n");
  const Feed *care = feed_of(made, "site/calendar/campaign/care.ics");
  const Event *open = event_called(care, "shop/care/open");
  assert_str(open->summary, "Moments · 开门 (护肤节)");
  assert_has(open->description, "开门了，3月9日起。\n");
  assert_has(open->description, "Visible to: 老客\nTakes: 5 min\nWho: each adviser\nCampaign: 护肤节 (day 1)");
  assert_str(event_called(care, "shop/care/stock")->summary, "Due: 备货 (护肤节)");
  assert_has(event_called(care, "shop/care")->description, "Days: Mar 9 to Mar 10, 2 days\nStatus: final");
  assert_str(event_called(feed_of(made, LIN), "shop/care/open")->summary, "朋友圈 · 开门（护肤节）");
}

// The description of a meeting that names so many people one by one.
static Str named_one_by_one(void **state, int n, const char *locale) {
  Buf plan = buf_in(*state), by = buf_in(*state);
  buf_format(&plan, "plan: {id: shop, from: 2026-03-02, to: 2026-03-15, locale: %s}\nstaff:\n", locale);
  for (int i = 1; i <= n; i++) {
    buf_format(&plan, "  p%d: {name: 甲%d, role: adviser}\n", i, i);
    buf_format(&by, "%sp%d", i > 1 ? ", " : "", i);
  }
  buf_format(&plan, "campaigns: {care: {title: 护肤节, sop: short, date: 2026-03-09}}\n");
  buf_format(&plan, "sops: {short: {steps: [{id: brief, day: 1, at: 16:00, meet: 宣讲, by: [%.*s]}]}}\n",
             STR(buf_str(&by)));
  Made *made = MADE({"plan.yaml", str_c(*state, buf_str(&plan))});
  return event_called(feed_of(made, TEAM), "shop/care/brief")->description;
}

static void a_long_list_of_people_is_counted_behind_the_first_twelve(void **state) {
  assert_has(named_one_by_one(state, 15, "zh-CN"), "执行人：甲1、甲2、甲3、甲4、甲5、甲6、甲7、甲8、甲9、甲10、甲11、"
                                                   "甲12、甲13、甲14、甲15\n");
  Str many = named_one_by_one(state, 16, "zh-CN"), english = named_one_by_one(state, 200, "en");
  assert_has(many, "甲11、甲12、另外 4 项\n");
  assert_has(english, "甲11, 甲12, 188 more\n");
}

static void views_that_look_alike_share_their_events_and_others_do_not(void **state) {
  Made *made = ASKED("feeds: {campaign: {alarm: 1h}, staff: {alarm: 60min}}\n");
  const FeedList *feeds = feeds_of(made);
  const char *brief = "shop/care/brief";
  const Event *own = event_called(feed_in(feeds, LIN), brief), *team = event_called(feed_in(feeds, TEAM), brief);
  assert_ptr_equal(own, event_called(feed_in(feeds, "site/calendar/campaign/care.ics"), brief));
  assert_ptr_equal(own, event_called(feed_in(feeds, "site/calendar/staff/wu.ics"), brief));
  assert_ptr_not_equal(own, team);
  assert_int_not_equal(own->index, team->index);
}

// ---- stores, regions and roles ------------------------------------------------------------------------------------

static void a_store_has_what_any_of_its_people_does_each_once(void **state) {
  Made *made = ASKED("feeds: {store: {posts: each}}\n");
  const Feed *a = feed_of(made, "site/calendar/store/A.ics");
  Str all = shown(made, a);
  assert_has(all, "03-08 moments/2026-03-08/2, 03-08 care/brief");
  assert_has(all, "care/chain");
  assert_false(has(all, "care/stock")); // of the other store's
  for (size_t i = 1; i < a->events.n; i++) assert_ptr_not_equal(a->events.at[i], a->events.at[i - 1]);
  assert_str(a->name, "晨曦 · A");
  assert_str(feed_of(ASKED("feeds: {role: true}\n"), "site/calendar/role/adviser.ics")->name, "晨曦 · 顾问");
}

static void a_group_may_show_the_campaigns_of_its_people(void **state) {
  Made *made = ASKED("feeds: {store: {shows: [campaigns, deadlines]}}\n");
  assert_str(shown(made, feed_of(made, "site/calendar/store/B.ics")), "03-08 care/stock, 03-09 care");
}

static Str uid_in(Arena *arena, const Feed *feed, const Event *event) {
  Buf out = buf_in(arena);
  feed_uid(&out, feed, event);
  return buf_str(&out);
}

// Bytes are shared, and no calendar's day stands in the place of another's.
static void days_of_two_stores_are_one_event_with_two_uids(void **state) {
  Made *made = ASKED("feeds: {store: true}\n");
  const FeedList *feeds = feeds_of(made);
  const Feed *a = feed_in(feeds, "site/calendar/store/A.ics"), *b = feed_in(feeds, "site/calendar/store/B.ics");
  const char *day = "shop/daily/2026-03-08";
  const Event *event = event_called(a, day);
  assert_ptr_equal(event, event_called(b, day));
  assert_ptr_equal(event, event_called(feed_in(feeds, LIN), day));
  Str uids[] = {uid_in(*state, a, event), uid_in(*state, b, event), uid_in(*state, feed_in(feeds, LIN), event)};
  assert_same(uids[0], hash_hex(*state, S("shop/daily/2026-03-08\nstore:A")));
  assert_false(str_eq(uids[0], uids[1]) || str_eq(uids[0], uids[2]) || str_eq(uids[1], uids[2]));
  assert_has(bytes_of(made, b), str_c(*state, uids[1]));
  const Event *brief = event_called(a, "shop/care/brief"); // one thing, for whoever meets
  assert_true(str_eq(uid_in(*state, a, brief), uid_in(*state, b, brief)));
}

// ---- a plan's own -------------------------------------------------------------------------------------------------

static void an_own_view_has_what_fits_one_of_each_list(void **state) {
  static const struct {
    const char *keys, *shown;
  } rows[] = {
      {"campaigns: care, shows: [campaigns, tasks]", "03-09 care, 03-10 care/count"},
      {"channels: circle", "03-09 care, 03-10 care/chain"},
      {"channels: [circle, moments], campaigns: care, shows: posts", "03-09 care/open, 03-10 care/chain"},
      {"lines: proof, shows: posts", "03-09 care/open, 03-10 care/chain"},
      {"for: vip, campaigns: care, shows: [posts, meetings]", "03-08 care/brief, 03-09 care/open, 03-10 care/chain"},
      {"staff: he, shows: [tasks, deadlines]", "03-08 care/stock"},
      {"stores: B, shows: [tasks, deadlines, meetings]", "03-08 care/stock, 03-08 care/brief"},
      {"regions: 华东, roles: adviser, campaigns: care, shows: posts", "03-09 care/open, 03-10 care/chain"},
      {"roles: service, shows: deadlines, campaigns: care", "03-08 care/stock"},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Str text = str_format(*state, "%sfeeds: {own: {mine: {title: 我的, %s}}}\n", PLAN("", ""), rows[i].keys);
    Made *made = plan_made(state, DATE_NONE, FILES({"plan.yaml", str_c(*state, text)}, STORY, OPEN));
    const Feed *mine = feed_of(made, "site/calendar/own/mine.ics");
    assert_same(shown(made, mine), str_of(rows[i].shown));
    assert_str(mine->name, "晨曦 · 我的");
  }
}

static void people_of_an_own_view_are_in_all_of_its_lists(void **state) {
  Made *made = MADE({"plan.yaml", PLAN("", "feeds: {own: {mine: {stores: B, roles: adviser}}}\n")}, STORY, OPEN);
  FeedList feeds;
  feeds_make(*state, &made->schedule, &feeds);
  assert_null(feed_in(&feeds, "site/calendar/own/mine.ics"));
  views_check(*state, made->diags, &made->schedule, &feeds);
  assert_str(arg_of(first_said(made, O113), "id"), "mine");
}

static void what_is_for_everybody_is_for_each_segment(void **state) {
  Made *made = ASKED("feeds: {own: {new: {for: new, shows: [posts, campaigns], posts: daily}}}\n");
  Str all = shown(made, feed_of(made, "site/calendar/own/new.ics"));
  assert_has(all, "03-09 daily/2026-03-09");
  assert_false(has(all, "care"));
}

static void what_is_gone_is_chosen_as_it_was(void **state) {
#define GONE(id, rest) "shop/" id " gone until=2026-04-30 on=2026-03-11 " rest " seq=2 changed=2026-03-01T00:00:00Z\n"
  static const char *lock =
      LOCK_HEAD "\n" GONE("care/late", "kind=post channel=circle piece=proof/old by=lin title=晚场")
          GONE("care/talk", "kind=meeting by=lin title=早会") "shop/moments/2026-03-11/9 gone until=2026-04-30 "
                                                              "on=2026-03-11 kind=daily channel=moments piece=brand/x "
                                                              "by=all title=旧 seq=2 changed=2026-03-01T00:00:00Z\n"
                                                              "shop/old gone until=2026-04-30 "
                                                              "opens=2026-03-11..2026-03-12 title=旧活动 seq=2 "
                                                              "changed=2026-03-01T00:00:00Z\n"
                                                              "shop/old/open gone until=2026-04-30 on=2026-03-11 "
                                                              "kind=task by=lin title=旧任务 seq=2 "
                                                              "changed=2026-03-01T00:00:00Z\n";
  static const char *feeds = "feeds:\n"
                             "  staff: {shows: [campaigns, tasks], categories: [kind, campaign]}\n"
                             "  channel: {posts: each, categories: [line, channel]}\n"
                             "  own:\n"
                             "    circle: {channels: circle, posts: day}\n"
                             "    lines: {lines: proof, posts: each}\n"
                             "    lins: {staff: lin, shows: meetings}\n"
                             "    vips: {for: vip, shows: [campaigns, meetings]}\n";
  Str text = str_format(*state, "%s%s", PLAN("", ""), feeds);
  Made *made = MADE({"plan.yaml", str_c(*state, text)}, STORY, OPEN, {LOCK_FILE, lock});
  const FeedList *all = feeds_of(made);
  assert_has(shown(made, feed_in(all, "site/calendar/own/circle.ics")), "03-11 daily/2026-03-11");
  assert_has(shown(made, feed_in(all, "site/calendar/own/lines.ics")), "03-11 care/late");
  assert_has(shown(made, feed_in(all, "site/calendar/own/lins.ics")), "03-11 care/talk");
  assert_has(shown(made, feed_in(all, "site/calendar/own/vips.ics")), "03-11 old");
  const Event *post = event_called(feed_in(all, "site/calendar/channel/circle.ics"), "shop/care/late");
  assert_str(post->categories, "proof\n老客群");
  const Event *day = event_called(feed_in(all, "site/calendar/own/circle.ics"), "shop/daily/2026-03-11");
  assert_has(day->summary, "【已取消】发布 ");
  const Feed *lin = feed_in(all, LIN); // with what is gone of a campaign that one had a part in, the campaign
  assert_str(event_called(lin, "shop/old")->categories, "campaign");
  assert_true(event_called(lin, "shop/old/open")->cancelled);
  assert_ptr_equal(event_called(feed_in(all, TEAM), "shop/old")->summary.at,
                   event_called(feed_in(all, "site/calendar/own/vips.ics"), "shop/old")->summary.at);
}

static void every_sort_is_counted_as_it_is_made(void **state) {
  Made *made =
      ASKED_ON("2026-03-09", "feeds: {store: {past: 2d, ahead: 2d}, role: {posts: day}, region: {posts: each}, "
                             "own: {a: {shows: [campaigns, posts], channels: moments}}}\n");
  const FeedList *feeds = feeds_of(made);
  FeedList counted;
  feeds_count(*state, &made->schedule, &counted);
  assert_int_equal(counted.n, feeds->n);
  for (size_t i = 0; i < counted.n; i++) {
    assert_true(str_eq(counted.at[i].path, feeds->at[i].path));
    assert_int_equal(counted.at[i].count, feeds->at[i].events.n);
    assert_int_equal(counted.at[i].beside, feeds->at[i].beside);
  }
}

// ---- where it is served -------------------------------------------------------------------------------------------

static void a_calendar_says_where_it_comes_from(void **state) {
  Made *made = SERVED("feeds: {region: true}\n");
  Str lin = bytes_of(made, feed_of(made, LIN)), east = bytes_of(made, feed_of(made, "site/calendar/region/华东.ics"));
  assert_has(
      lin,
      "\r\nSOURCE;VALUE=URI:https://p.cn/a/calendar/staff/lin.ics\r\nURL:https://p.cn/a/sheets/lin/index.html\r\n");
  assert_has(east, "\r\nSOURCE;VALUE=URI:https://p.cn/a/calendar/region/%E5%8D%8E%E4%B8%9C.ics\r\n");
  assert_false(has(east, "\r\nURL:")); // no page shows the same
  assert_false(has(bytes_of(ASKED(""), feed_of(ASKED(""), LIN)), "URL"));
}

static void an_event_of_ones_own_leads_to_the_sheet_of_its_week(void **state) {
  Made *made = SERVED("feeds: {staff: {shows: [campaigns, posts, meetings]}}\n");
  Str bytes = bytes_of(made, feed_of(made, LIN));
  assert_has(bytes, "\r\nURL:https://p.cn/a/sheets/lin/2026-W10.html\r\nDTSTAMP");
  assert_has(bytes, "\r\nURL:https://p.cn/a/sheets/lin/2026-W11.html\r\nDTSTAMP");
  assert_has(bytes, "\r\nURL:https://p.cn/a/sheets/lin/index.html\r\nDTSTAMP"); // the campaign's bar is on no sheet
  assert_false(has(bytes_of(made, feed_of(made, TEAM)), "/sheets/"));
  made = SERVED("feeds: {staff: {link: false}}\n");
  assert_false(has(bytes_of(made, feed_of(made, LIN)), "2026-W10"));
}

static void a_link_leads_to_the_first_format_that_there_is(void **state) {
  Made *made = SERVED("sheets: {formats: csv}\n");
  assert_has(bytes_of(made, feed_of(made, LIN)), "/sheets/lin/2026-W10.csv\r\n");
}

static void a_plan_that_makes_no_sheets_leads_to_none(void **state) {
  Made *made = SERVED("sheets: false\n");
  FeedList *feeds = feeds_of(made);
  Str lin = bytes_of(made, feed_in(feeds, LIN));
  LinkList links;
  Buf table = buf_in(*state);
  assert_false(has(lin, "\r\nURL:"));
  links_of(*state, &made->plan, feeds, &links);
  for (size_t i = 0; i < links.n; i++) assert_int_equal(links.at[i].sheet.n, 0);
  links_table(*state, &table, &links, LANG_ZH);
  assert_has(buf_str(&table), "个人  何舟    he       客服  B     webcal://"); // still who it is
}

// Of every length the line is folded as it must be, and the bytes around it are those of a plan without an address.
static void a_link_is_put_in_behind_the_shared_bytes_whatever_its_length(void **state) {
  Made *made = ASKED("");
  const Feed *lin = feed_of(made, LIN);
  Str plain = bytes_of(made, lin);
  Str tail = str_from(plain, (size_t)str_find(plain, S("BEGIN:VEVENT")));
  for (size_t n = 1; n <= 200; n++) {
    Buf url = buf_in(made->arena);
    buf_add(&url, S("https://p.cn/"));
    for (size_t i = 0; i < n; i++) buf_byte(&url, 'x');
    made->plan.about.url = buf_str(&url);
    Str bytes = bytes_of(made, lin), rest = bytes;
    for (Str line; str_cut(&rest, '\n', &line);) assert_in_range(line.n, 2, 76);
    Str whole = ics_unfolded(made->arena, bytes);
    assert_has(whole, str_c(made->arena, str_format(made->arena, "\r\nURL:%.*s/sheets/lin/2026-W10.html\r\nDTSTAMP",
                                                    STR(made->plan.about.url))));
    Buf without = buf_in(made->arena);
    rest = str_from(whole, (size_t)str_find(whole, S("BEGIN:VEVENT")));
    for (Str line; str_cut(&rest, '\n', &line);)
      if (!str_starts(line, S("URL:"))) buf_format(&without, "%.*s\n", STR(line));
    assert_true(str_eq(buf_str(&without), ics_unfolded(made->arena, tail)));
  }
}

static void an_address_holds_ascii_alone(void **state) {
  Made *made = SERVED("");
  const Plan *plan = &made->plan;
  assert_str(address_of(*state, plan, S("site/calendar/own/老客_1-a.ics")),
             "https://p.cn/a/calendar/own/%E8%80%81%E5%AE%A2_1-a.ics");
  assert_str(webcal_address(*state, S("https://p.cn/a")), "webcal://p.cn/a");
  assert_str(webcal_address(*state, S("http://localhost:80/a")), "webcal://localhost:80/a");
  assert_str(sheet_address(*state, plan, &plan->staff.at[0], day_at("2027-01-01")),
             "https://p.cn/a/sheets/lin/2026-W53.html");
  made->plan.about.url = S("");
  assert_str(address_of(*state, plan, S("site/calendar/team.ics")), "");
  assert_str(webcal_address(*state, S("")), "");
}

static void an_address_is_checked_and_its_last_slashes_go(void **state) {
  static const struct {
    const char *url;
    bool good;
  } rows[] = {
      {"https://p.cn", true},
      {"https://plans.example.com/a/b-c_d~1/%E8%80%81//", true},
      {"http://localhost:8000/x", true},
      {"http://127.0.0.1", true},
      {"http://[::1]:80", true},
      {"https://[2001:db8::1]/a", true},
      {"http://p.cn", false},
      {"ftp://p.cn", false},
      {"p.cn/a", false},
      {"https://", false},
      {"https://:80", false},
      {"https://p.cn:0", false},
      {"https://p.cn:65536", false},
      {"https://p.cn:8a", false},
      {"https://me:pass@p.cn", false},
      {"https://p.cn/a?b", false},
      {"https://p.cn/a#b", false},
      {"https://p.cn/a//b", false},
      {"https://p.cn/../b", false},
      {"https://p.cn/a/./b", false},
      {"https://p.cn/%4", false},
      {"https://p.cn/a[1", false},
      {"https://p.cn/a]", false},
      {"https://p..cn", false},
      {"https://.p.cn", false},
      {"https://p_q.cn", false},
      {"https://[::1", false},
      {"https://p.cn/老", false},
      {"https://p.cn/a b", false},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Str text = str_format(*state, "plan: {id: p, from: 2026-03-02, to: 2026-03-02, url: \"%s\"}\n", rows[i].url);
    Made *made = plan_made(state, DATE_NONE, FILES({"plan.yaml", str_c(*state, text)}));
    if (said(made, S167) != !rows[i].good) fail_msg("%s", rows[i].url);
    if (rows[i].good) assert_false(str_ends(made->plan.about.url, S("/")));
  }
  Buf url = buf_in(*state);
  buf_add(&url, S("https://p.cn/"));
  while (url.n <= 500) buf_byte(&url, 'x');
  Str text = str_format(*state, "plan: {id: p, from: 2026-03-02, to: 2026-03-02, url: %.*s}\n", STR(buf_str(&url)));
  assert_int_equal(said(plan_made(state, DATE_NONE, FILES({"plan.yaml", str_c(*state, text)})), S167), 1);
}

// ---- who subscribes where -----------------------------------------------------------------------------------------

static LinkList *links_in(const Made *made) {
  FeedList feeds;
  LinkList *links = NEW(made->arena, LinkList);
  feeds_count(made->arena, &made->schedule, &feeds);
  links_of(made->arena, &made->plan, &feeds, links);
  return links;
}

#define FEW                                                                                                            \
  "feeds: {campaign: false, channel: false, store: {shows: deadlines}, role: {shows: deadlines}, own: {mine: {title: " \
  "\"=我的\", channels: circle}}}\n"

static void every_calendar_has_its_addresses_in_a_table_for_programs(void **state) {
  Made *made = SERVED(FEW);
  Buf out = buf_in(*state);
  links_csv(&out, links_in(made));
  Str csv = buf_str(&out);
  assert_true(str_starts(csv, S("kind,id,name,role,store,calendar,webcal,sheet\r\n")));
  assert_has(csv,
             "\r\nstaff,he,何舟,service,B,\"https://p.cn/a/calendar/staff/he.ics\",\"webcal://p.cn/a/calendar/staff/"
             "he.ics\",\"https://p.cn/a/sheets/he/index.html\"\r\n");
  assert_has(csv, "\r\nown,mine,\"'=我的\",,,"); // no formula
  assert_has(csv, "\r\nstore,B,B,,B,");
  assert_has(csv, "\r\nrole,service,客服,service,,");
  assert_has(csv,
             "\r\nteam,team,团队,,,\"https://p.cn/a/calendar/team.ics\",\"webcal://p.cn/a/calendar/team.ics\",\r\n");
}

static void the_same_is_json_and_a_table_for_people(void **state) {
  Made *made = SERVED(FEW);
  Buf json = buf_in(*state), en = buf_in(*state), zh = buf_in(*state);
  Str why;
  links_json(*state, &json, links_in(made));
  const Value *list = json_read(*state, buf_str(&json), &why);
  assert_int_equal(list->list.n, 7);
  assert_str(value_get(list->list.at[0], S("kind"))->text, "own");
  assert_int_equal(value_get(list->list.at[0], S("sheet"))->kind, VALUE_NULL);
  links_table(*state, &en, links_in(made), LANG_EN);
  assert_has(buf_str(&en), "calendar  of      id       role     store  address to subscribe to\n");
  assert_has(buf_str(&en), "\n  sheets https://p.cn/a/sheets/lin/index.html\n");
  links_table(*state, &zh, links_in(made), LANG_ZH);
  assert_has(buf_str(&zh), "个人  何舟    he       客服  B     webcal://p.cn/a/calendar/staff/he.ics\n");
}

// ---- what has been announced --------------------------------------------------------------------------------------

static Str digest_in(void **state, const char *plan, const char *more, const char *identity) {
  Str text = str_format(*state, "%s%s", plan, more);
  Made *made = plan_made(state, DATE_NONE, FILES({"plan.yaml", str_c(*state, text)}, STORY, OPEN));
  assert_no_warnings(made);
  return item_digest(*state, &made->schedule, item_of(made, identity));
}

static Str digest_with(void **state, const char *feeds, const char *identity) {
  return digest_in(state, PLAN("", ""), feeds, identity);
}

// Clients skip an event whose number has not moved: so it must when a view shows it in another way.
static void a_look_of_its_own_is_part_of_what_was_announced(void **state) {
  const char *brief = "shop/care/brief", *daily = "shop/moments/2026-03-08/1";
  Str unsaid = digest_with(state, "", brief), alarm = digest_with(state, "feeds: {staff: {alarm: 1h}}\n", brief);
  assert_false(str_eq(unsaid, alarm));
  assert_true(str_eq(unsaid, digest_with(state, "feeds: {store: true, team: {past: 1d, color: red}}\n", brief)));
  assert_true(str_eq(alarm, digest_with(state, "feeds: {staff: {alarm: 1h}, store: {alarm: 60min}}\n", brief)));
  assert_false(str_eq(unsaid, digest_with(state, "feeds: {staff: {locale: en}}\n", brief)));
  Str day = digest_with(state, "", daily);
  assert_true(str_eq(day, digest_with(state, "feeds: {staff: {alarm: 1h}}\n", daily))); // a day has no moment
  assert_false(str_eq(day, digest_with(state, "feeds: {staff: {categories: line}}\n", daily)));
}

static void where_events_lead_is_part_of_a_digest(void **state) {
  const char *brief = "shop/care/brief", *served = PLAN(", url: https://p.cn/a", "");
  Str pages = digest_in(state, served, "", brief), rows = digest_in(state, served, "sheets: {formats: csv}\n", brief);
  assert_false(str_eq(digest_with(state, "", brief), pages));
  assert_true(str_eq(pages, digest_in(state, served, "sheets: {formats: [html, csv]}\n", brief)));
  assert_false(str_eq(pages, rows));
  assert_true(str_eq(digest_with(state, "", brief), digest_in(state, served, "sheets: false\n", brief)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_a_plan_does_not_say_is_as_it_was),
      TEST(a_bare_word_says_whether_a_sort_is_made_and_so_do_keys_of_its_own),
      TEST(there_are_147_colours_each_once_and_sorted),
      TEST(a_view_shows_the_parts_that_it_says),
      TEST(what_a_feed_is_about_says_what_it_shows),
      TEST(daily_posts_of_a_day_are_one_event_and_others_alone),
      TEST(each_post_may_stand_alone),
      TEST(all_posts_of_a_day_may_be_one_event_with_the_days_list),
      TEST(tasks_and_meetings_never_stand_in_a_day_of_posts),
      TEST(with_a_day_given_a_feed_keeps_to_the_days_around_it),
      TEST(a_campaign_that_runs_into_the_window_is_in_it),
      TEST(a_feed_without_anything_in_its_window_keeps_what_lies_nearest),
      TEST(a_default_window_is_months_long),
      TEST(what_is_cancelled_is_in_the_window_as_it_was),
      TEST(a_view_has_an_alarm_of_its_own_or_that_of_all),
      TEST(what_an_event_is_sorted_by_is_a_property_for_each_word),
      TEST(labels_may_be_in_another_language_and_texts_stay_as_they_are),
      TEST(a_long_list_of_people_is_counted_behind_the_first_twelve),
      TEST(views_that_look_alike_share_their_events_and_others_do_not),
      TEST(a_store_has_what_any_of_its_people_does_each_once),
      TEST(a_group_may_show_the_campaigns_of_its_people),
      TEST(days_of_two_stores_are_one_event_with_two_uids),
      TEST(an_own_view_has_what_fits_one_of_each_list),
      TEST(people_of_an_own_view_are_in_all_of_its_lists),
      TEST(what_is_for_everybody_is_for_each_segment),
      TEST(what_is_gone_is_chosen_as_it_was),
      TEST(every_sort_is_counted_as_it_is_made),
      TEST(a_calendar_says_where_it_comes_from),
      TEST(an_event_of_ones_own_leads_to_the_sheet_of_its_week),
      TEST(a_plan_that_makes_no_sheets_leads_to_none),
      TEST(a_link_leads_to_the_first_format_that_there_is),
      TEST(a_link_is_put_in_behind_the_shared_bytes_whatever_its_length),
      TEST(an_address_holds_ascii_alone),
      TEST(an_address_is_checked_and_its_last_slashes_go),
      TEST(every_calendar_has_its_addresses_in_a_table_for_programs),
      TEST(the_same_is_json_and_a_table_for_people),
      TEST(a_look_of_its_own_is_part_of_what_was_announced),
      TEST(where_events_lead_is_part_of_a_digest),
  };
  return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}

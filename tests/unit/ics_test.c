// ics_test: what calendars promise (feeds.md), each rule by its name: the bytes of an event, which events stand in
// which feed, and what plan.json says of both. From plans and schedules made here, read back with libical's own parser.
#include "check.h"
#include "feeds_fixture.h"

#include <libical/ical.h>
#include <string.h>
#include <unistd.h>

#include "../../src/write/room.h"

enum { STAMP = 1767225600, RANDOM_TEXTS = 2000, MARCH_2 = 20514 }; // 2026-01-01T00:00:00Z; 2026-03-02

// ---- chance, the same in every run --------------------------------------------------------------------------------

static uint64_t random_state;

// splitmix64 (Steele, Lea and Flood 2014).
static uint64_t random_bits(void) {
  uint64_t z = random_state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static size_t random_below(size_t n) { return (size_t)(random_bits() % n); }

static Str random_text(Arena *arena) {
  static const char *const bits[] = {"护",
                                     "肤",
                                     "，",
                                     "a",
                                     "long-word-without-a-blank",
                                     " ",
                                     "  ",
                                     "\n",
                                     "\n\n",
                                     ",",
                                     ";",
                                     ":",
                                     "\\",
                                     "\\n",
                                     "\"",
                                     "'",
                                     "👩‍🔬",
                                     "👍🏽",
                                     "e\u0301",
                                     "é",
                                     "\u200d",
                                     "=",
                                     "\\,",
                                     "BEGIN:VEVENT",
                                     "\r\n ",
                                     "\t",
                                     "𠮷"};
  Buf text = buf_in(arena);
  size_t n = random_below(120);
  for (size_t i = 0; i < n; i++) buf_add(&text, str_of(bits[random_below(COUNT(bits))]));
  return buf_str(&text);
}

// ---- a feed made by hand ------------------------------------------------------------------------------------------

static const Staff lin = {.head = {.id = S_("lin")}, .name = S_("林小满")};

static Plan *plan_new(Arena *arena) {
  Plan *plan = NEW(arena, Plan);
  plan->folder = S("plans/dawn");
  plan->about = (About){.id = S("dawn"),
                        .brand = S("晨曦护肤"),
                        .timezone = S("Asia/Shanghai"),
                        .locale = LANG_ZH,
                        .from = MARCH_2,
                        .to = MARCH_2 + 30};
  feeds_unsaid(arena, plan);
  plan->zone = zone_find(S("Asia/Shanghai"));
  return plan;
}

static Event event_at(Window at) {
  return (Event){.identity = S("dawn/care/open"),
                 .summary = S("开门"),
                 .categories = S("brand"),
                 .first = MARCH_2,
                 .last = MARCH_2,
                 .at = at,
                 .all_day = at.from == CLOCK_NONE,
                 .confirmed = true};
}

static Str written(Arena *arena, const Plan *plan, const Event *event) {
  Feed feed = {.kind = VIEW_TEAM, .name = S("团队"), .about = S("活动")};
  PUSH(arena, &feed.events, event);
  IcsWriter writer;
  ics_begin(arena, plan, STAMP, &writer);
  Buf out = buf_in(arena);
  ics_write(&writer, &out, &feed);
  return buf_str(&out);
}

static bool has(Str text, const char *needle) { return str_find(text, str_of(needle)) >= 0; }

#define assert_has(text, needle) check_has((text), (needle), __FILE__, __LINE__)
static void check_has(Str text, const char *needle, const char *file, int line) {
  if (has(text, needle)) return;
  print_error("'%s' is not in:\n%.*s\n", needle, STR(text));
  _fail(file, line);
}

// ---- lines and texts ----------------------------------------------------------------------------------------------

// Within 75 octets, not empty, and cut neither within a character nor behind an odd backslash.
static void check_line(Str line, bool continued) {
  size_t backslashes = 0;
  while (backslashes < line.n && line.at[line.n - 1 - backslashes] == '\\') backslashes++;
  assert_in_range(line.n, str_starts(line, S(" ")) ? 2 : 1, 75);
  assert_int_equal(utf8_bad(line), line.n);
  if (continued) assert_int_equal(backslashes % 2, 0);
}

static void check_lines(Str bytes) {
  assert_true(str_ends(bytes, S("END:VCALENDAR\r\n")));
  Str rest = bytes;
  for (Str line; str_cut(&rest, '\n', &line);) {
    assert_true(str_ends(line, S("\r")));
    assert_int_equal(str_find_byte(line, '\r'), line.n - 1);
    check_line(str_part(line, 0, line.n - 1), str_starts(rest, S(" ")));
  }
}

static icalcomponent *parsed_event(Arena *arena, Str bytes, icalcomponent **calendar) {
  *calendar = icalparser_parse_string(str_c(arena, bytes));
  assert_non_null(*calendar);
  return icalcomponent_get_first_component(*calendar, ICAL_VEVENT_COMPONENT);
}

static void texts_survive_whatever_they_hold(void **state) {
  Arena *arena = *state;
  const Plan *plan = plan_new(arena);
  random_state = 1;
  for (int i = 0; i < RANDOM_TEXTS; i++) {
    Arena *scratch = arena_new();
    Event event = event_at(WINDOW_NONE);
    event.summary = random_text(scratch);
    event.description = random_text(scratch);
    Str bytes = written(scratch, plan, &event);
    check_lines(bytes);
    icalcomponent *calendar, *found = parsed_event(scratch, bytes, &calendar);
    const char *description = icalcomponent_get_description(found);
    check_str(str_of(icalcomponent_get_summary(found)), text_for_readers(scratch, event.summary, true), __FILE__,
              __LINE__);
    check_str(str_of(description), text_for_readers(scratch, event.description, false), __FILE__, __LINE__);
    icalcomponent_free(calendar);
    arena_free(scratch);
  }
}

static void control_characters_and_bad_bytes_do_not_reach_a_calendar(void **state) {
  Str text = text_clean(*state,
                        S(" a\x01\x1b[0m\tb\r\nc\rd\xE2\x80\xA8"
                          "e\x7f\xC2\x9B\xFF \n"),
                        false);
  assert_str(text, "a[0m b\nc\nd\ne\xEF\xBF\xBD");
  assert_str(text_clean(*state, S("a\nb"), true), "a b");
}

static void a_cut_text_keeps_its_letters_whole(void **state) {
  assert_str(text_cut(*state, S("一二三四五"), 5), "一二三四五");
  assert_str(text_cut(*state, S("一二三四五六"), 5), "一二三四…");
  assert_str(text_cut(*state, S("abce\u0301fgh"), 5), "abc…");
  assert_str(text_cut(*state, S("ab👩\u200d🔬cdef"), 5), "ab…");
  assert_str(text_cut(*state, S("🇨🇳🇨🇳🇨🇳"), 4), "🇨🇳…");
  assert_str(text_cut(*state, S("abc👍🏽defg"), 5), "abc…");
  assert_str(text_cut(*state, S("ab1️⃣cdef"), 5), "ab…");
}

static void a_text_cut_to_columns_ends_behind_a_word(void **state) {
  assert_str(text_cut_columns(*state, S("一二三四五"), 10), "一二三四五");
  assert_str(text_cut_columns(*state, S("一二三四五六"), 10), "一二三四…");
  assert_str(text_cut_columns(*state, S("a bride asked"), 13), "a bride asked");
  assert_str(text_cut_columns(*state, S("a bride asked us"), 13), "a bride…");
  assert_str(text_cut_columns(*state, S("a bride asked us"), 14), "a bride asked…");
  assert_str(text_cut_columns(*state, S("a brideaskedus"), 10), "a brideas…");
  assert_str(text_cut_columns(*state, S("e\u0301\u0301\u0301\u0301\u0301"), 5), "…");
}

// ---- an event -----------------------------------------------------------------------------------------------------

static void the_calendar_says_what_readers_need(void **state) {
  Event event = event_at((Window){600, 630});
  event.description = S("早上好");
  assert_str(written(*state, plan_new(*state), &event), "BEGIN:VCALENDAR\r\n"
                                                        "VERSION:2.0\r\n"
                                                        "PRODID:-//sopcal//sopcal//EN\r\n"
                                                        "CALSCALE:GREGORIAN\r\n"
                                                        "NAME:团队\r\n"
                                                        "X-WR-CALNAME:团队\r\n"
                                                        "X-WR-CALDESC:活动\r\n"
                                                        "X-WR-TIMEZONE:Asia/Shanghai\r\n"
                                                        "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"
                                                        "X-PUBLISHED-TTL:PT6H\r\n"
                                                        "COLOR:royalblue\r\n"
                                                        "BEGIN:VTIMEZONE\r\n"
                                                        "TZID:Asia/Shanghai\r\n"
                                                        "BEGIN:STANDARD\r\n"
                                                        "DTSTART:19700101T000000\r\n"
                                                        "TZOFFSETFROM:+0800\r\n"
                                                        "TZOFFSETTO:+0800\r\n"
                                                        "END:STANDARD\r\n"
                                                        "END:VTIMEZONE\r\n"
                                                        "BEGIN:VEVENT\r\n"
                                                        "UID:be9d45b8f81a7fb695e47bb61dd2e018\r\n"
                                                        "DTSTAMP:20260101T000000Z\r\n"
                                                        "LAST-MODIFIED:20260101T000000Z\r\n"
                                                        "SEQUENCE:0\r\n"
                                                        "DTSTART;TZID=Asia/Shanghai:20260302T100000\r\n"
                                                        "DTEND;TZID=Asia/Shanghai:20260302T103000\r\n"
                                                        "SUMMARY:开门\r\n"
                                                        "DESCRIPTION:早上好\r\n"
                                                        "CATEGORIES:brand\r\n"
                                                        "STATUS:CONFIRMED\r\n"
                                                        "TRANSP:TRANSPARENT\r\n"
                                                        "X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"
                                                        "END:VEVENT\r\n"
                                                        "END:VCALENDAR\r\n");
}

static void an_all_day_event_ends_on_the_day_after(void **state) {
  Event event = event_at(WINDOW_NONE);
  event.last = MARCH_2 + 2;
  Str bytes = written(*state, plan_new(*state), &event);
  assert_has(bytes, "DTSTART;VALUE=DATE:20260302\r\nDTEND;VALUE=DATE:20260305\r\n");
}

static void midnight_as_an_end_is_the_next_day(void **state) {
  Event event = event_at((Window){1380, 1440});
  assert_has(written(*state, plan_new(*state), &event), "DTEND;TZID=Asia/Shanghai:20260303T000000\r\n");
}

static void a_zone_west_of_greenwich_has_its_sign(void **state) {
  Plan *plan = plan_new(*state);
  Event event = event_at(WINDOW_NONE);
  plan->zone = zone_find(S("America/St_Johns"));
  assert_has(written(*state, plan, &event), "TZOFFSETTO:-0330\r\n");
}

static void what_is_not_final_is_tentative_and_what_is_busy_is_opaque(void **state) {
  Event event = event_at((Window){600, 660});
  event.confirmed = false;
  event.busy = true;
  Str bytes = written(*state, plan_new(*state), &event);
  assert_has(bytes, "STATUS:TENTATIVE\r\nTRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n");
}

static void an_alarm_is_for_a_time_of_the_day_and_only_when_asked_for(void **state) {
  Plan *plan = plan_new(*state);
  Event timed = event_at((Window){600, 660}), whole = event_at(WINDOW_NONE);
  assert_false(has(written(*state, plan, &timed), "VALARM"));
  plan->feeds.alarm = (Duration){30, UNIT_MINUTE};
  assert_false(has(written(*state, plan, &whole), "VALARM"));
  assert_has(written(*state, plan, &timed),
             "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:开门\r\nTRIGGER:-PT30M\r\nEND:VALARM\r\nEND:VEVENT\r\n");
}

static void an_alarm_stays_before_its_event_however_long(void **state) {
  Plan *plan = plan_new(*state);
  Event timed = event_at((Window){600, 660});
  plan->feeds.alarm = (Duration){100000, UNIT_MONTH};
  assert_has(written(*state, plan, &timed), "TRIGGER:-P24855DT3H14M7S\r\n");
}

static void names_hold_nothing_that_wants_an_escape(void **state) {
  Event event = event_at(WINDOW_NONE);
  event.categories = S("a,b;c");
  Feed feed = {.kind = VIEW_STAFF, .name = S("A, B; \"C\" \\n\nD"), .about = S("x,y")};
  PUSH(*state, &feed.events, &event);
  IcsWriter writer;
  ics_begin(*state, plan_new(*state), STAMP, &writer);
  Buf out = buf_in(*state);
  ics_write(&writer, &out, &feed);
  assert_has(buf_str(&out),
             "\r\nNAME:A， B； ＂C＂ ＼n D\r\nX-WR-CALNAME:A， B； ＂C＂ ＼n D\r\nX-WR-CALDESC:x，y\r\n");
  assert_has(buf_str(&out), "\r\nCATEGORIES:a，b；c\r\n");
}

static Str uid_in(Arena *arena, const Feed *feed, const Event *event) {
  Buf out = buf_in(arena);
  feed_uid(&out, feed, event);
  return buf_str(&out);
}

static void a_uid_is_of_the_identity_and_in_a_persons_feed_of_the_person(void **state) {
  Event event = event_at(WINDOW_NONE);
  Feed team = {.kind = VIEW_TEAM}, own = {.kind = VIEW_STAFF, .person = &lin};
  assert_true(str_eq(uid_in(*state, &team, &event), hash_hex(*state, S("dawn/care/open"))));
  assert_true(str_eq(uid_in(*state, &own, &event), hash_hex(*state, S("dawn/care/open\nlin"))));
}

static void feeds_that_share_an_event_differ_in_its_uid_alone(void **state) {
  Arena *arena = *state;
  Event event = event_at(WINDOW_NONE);
  Feed team = {.kind = VIEW_TEAM, .name = S("x")}, own = {.kind = VIEW_TEAM, .name = S("x"), .person = &lin};
  PUSH(arena, &team.events, &event);
  PUSH(arena, &own.events, &event);
  IcsWriter writer;
  ics_begin(arena, plan_new(arena), STAMP, &writer);
  Buf first = buf_in(arena), second = buf_in(arena);
  ics_write(&writer, &first, &team);
  ics_write(&writer, &second, &own);
  assert_int_equal(first.n, second.n);
  size_t uid = (size_t)str_find(buf_str(&first), S("UID:")) + 4;
  assert_true(str_eq(str_part(buf_str(&first), uid, uid + 32), uid_in(arena, &team, &event)));
  assert_true(str_eq(str_part(buf_str(&second), uid, uid + 32), uid_in(arena, &own, &event)));
  assert_memory_equal(first.at, second.at, uid);
  assert_memory_equal(first.at + uid + 32, second.at + uid + 32, first.n - uid - 32);
}

// ---- a schedule made by hand --------------------------------------------------------------------------------------

typedef struct World {
  Arena *arena;
  Plan *plan;
  Schedule *schedule;
  Opening *opening;
  const Channel *moments, *circle;
  Piece *piece;
  Sop *sop;
} World;

static void add_staff(const World *world, Str id, Str name) {
  Staff *staff = &ADD(world->arena, &world->plan->staff);
  *staff = (Staff){.head = {.id = id}, .name = name, .index = world->plan->staff.n - 1};
}

static Piece *piece_new(const World *world, Str text, unsigned needs) {
  Piece *piece = NEW(world->arena, Piece);
  piece->head.id = S("brand/story");
  piece->status = STATUS_FINAL;
  MustacheErrors errors = {0};
  const Mustache *template = mustache_compile(world->arena, text, &errors);
  PUSH(world->arena, &piece->texts, ((PieceText){.plain = text, .template = template, .needs = needs}));
  return piece;
}

static World world_new(Arena *arena) {
  World world = {.arena = arena, .plan = plan_new(arena), .schedule = NEW(arena, Schedule), .sop = NEW(arena, Sop)};
  Plan *plan = world.plan;
  PUSH(arena, &plan->channels, ((Channel){.head = {.id = S("moments")}, .title = S("朋友圈")}));
  PUSH(arena, &plan->channels, ((Channel){.head = {.id = S("circle")}, .title = S("社群")}));
  PUSH(arena, &plan->campaigns, ((Campaign){.head = {.id = S("care")}, .title = S("护肤节")}));
  add_staff(&world, S("lin"), S("林小满"));
  add_staff(&world, S("wu"), S("吴越"));
  world.moments = &plan->channels.at[0];
  world.circle = &plan->channels.at[1];
  world.piece = piece_new(&world, S("早上好"), NEEDS_NOTHING);
  world.schedule->plan = plan;
  world.sop->head.id = S("three-day");
  PUSH(arena, &world.schedule->openings,
       ((Opening){.campaign = &plan->campaigns.at[0],
                  .period = S("2026-03"),
                  .id = S("care/2026-03"),
                  .title = S("三八节"),
                  .days = {MARCH_2, MARCH_2 + 2},
                  .status = STATUS_FINAL,
                  .at = WINDOW_NONE}));
  world.opening = &world.schedule->openings.at[0];
  return world;
}

static const Step *step_new(const World *world, Str id, Str title) {
  Step *step = NEW(world->arena, Step);
  step->id = id;
  step->title = title;
  return step;
}

static Occurrence *add_item(const World *world, OccurrenceKind kind, Str id, Date date, Window at) {
  Occurrence *item = &ADD(world->arena, &world->schedule->items);
  *item = (Occurrence){.kind = kind,
                       .identity = str_format(world->arena, "dawn/care/2026-03/%.*s", STR(id)),
                       .date = date,
                       .due = date,
                       .at = at,
                       .minutes = 5,
                       .opening = world->opening,
                       .sop = world->sop,
                       .step = step_new(world, id, id)};
  for (size_t i = 0; i < world->plan->staff.n; i++) PUSH(world->arena, &item->people, &world->plan->staff.at[i]);
  return item;
}

static Occurrence *add_post(const World *world, Str id, const Channel *channel, Date date, Window at) {
  Occurrence *item = add_item(world, OCCURRENCE_POST, id, date, at);
  item->channel = channel;
  item->piece = world->piece;
  item->text = &world->piece->texts.at[0];
  return item;
}

static Occurrence *add_daily(const World *world, const Channel *channel, size_t slot, Date date, Window at) {
  Occurrence *item = add_post(world, S("daily"), channel, date, at);
  item->identity =
      str_format(world->arena, "dawn/%.*s/%.*s/%zu", STR(channel->head.id), STR(date_text(world->arena, date)), slot);
  item->slot = slot;
  item->opening = NULL;
  item->sop = NULL;
  item->step = NULL;
  return item;
}

static const Feed *feed_at(const FeedList *feeds, const char *path) {
  for (size_t i = 0; i < feeds->n; i++)
    if (str_eq(feeds->at[i].path, str_of(path))) return &feeds->at[i];
  return NULL;
}

static void make_feeds(const World *world, FeedList *out) {
  schedule_group(world->arena, world->schedule);
  feeds_make(world->arena, world->schedule, out);
}

static const Feed *feed_of(const World *world, const char *path) {
  FeedList feeds;
  make_feeds(world, &feeds);
  return feed_at(&feeds, path);
}

#define TEAM "site/calendar/team.ics"
#define LIN "site/calendar/staff/lin.ics"
#define MOMENTS "site/calendar/channel/moments.ics"
#define CARE "site/calendar/campaign/care.ics"

// ---- feeds --------------------------------------------------------------------------------------------------------

static void feeds_are_those_asked_for_without_empty_ones_in_order_of_paths(void **state) {
  World world = world_new(*state);
  add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  FeedList feeds;
  make_feeds(&world, &feeds);
  assert_int_equal(feeds.n, 5); // nothing is planned in the circle
  assert_str(feeds.at[0].path, CARE);
  assert_str(feeds.at[1].path, MOMENTS);
  assert_str(feeds.at[2].path, LIN);
  assert_str(feeds.at[4].path, TEAM);
  assert_str(feeds.at[2].name, "晨曦护肤 · 林小满");
  Feeds *asked = &world.plan->feeds;
  asked->staff.made = asked->channel.made = asked->campaign.made = false;
  make_feeds(&world, &feeds);
  assert_int_equal(feeds.n, 1);
}

static void the_team_sees_campaigns_deadlines_and_meetings(void **state) {
  World world = world_new(*state);
  add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  add_item(&world, OCCURRENCE_TASK, S("count"), MARCH_2, WINDOW_NONE);
  add_item(&world, OCCURRENCE_MEET, S("复盘"), MARCH_2 + 4, (Window){900, 990});
  Occurrence *stock = add_item(&world, OCCURRENCE_TASK, S("备货"), MARCH_2 - 7, WINDOW_NONE);
  stock->due = MARCH_2 - 3;
  stock->chosen = &stock->people;
  const Feed *team = feed_of(&world, TEAM);
  assert_int_equal(team->events.n, 3);
  const Event *due = team->events.at[0], *bar = team->events.at[1], *meeting = team->events.at[2];
  assert_str(due->summary, "截止：备货（三八节）");
  assert_true(due->all_day && due->first == MARCH_2 - 3 && due->last == due->first);
  assert_has(due->description, "开始：2月23日\n截止：2月27日\n");
  assert_has(due->description, "执行人：林小满、吴越\n");
  assert_str(bar->identity, "dawn/care/2026-03");
  assert_str(bar->description, "三八节\n日期：3月2日 至 3月4日，共 3 天\n状态：定稿");
  assert_true(bar->all_day && bar->first == MARCH_2 && bar->last == MARCH_2 + 2 && !bar->busy);
  assert_true(meeting->busy && !meeting->all_day);
}

static void daily_posts_of_a_day_are_one_event(void **state) {
  World world = world_new(*state);
  add_daily(&world, world.moments, 1, MARCH_2, (Window){480, 540});
  add_daily(&world, world.circle, 1, MARCH_2, (Window){600, 600});
  add_daily(&world, world.moments, 2, MARCH_2, (Window){720, 780});
  add_daily(&world, world.moments, 1, MARCH_2 + 1, (Window){480, 540});
  const Feed *own = feed_of(&world, LIN), *channel = feed_of(&world, MOMENTS);
  assert_int_equal(own->events.n, 2);
  assert_str(own->events.at[0]->identity, "dawn/daily/2026-03-02");
  assert_str(own->events.at[0]->summary, "日常 3 条：朋友圈 08:00、社群 10:00、朋友圈 12:00");
  assert_has(own->events.at[0]->description, "08:00-09:00 朋友圈\n早上好\n\n10:00 社群\n早上好");
  assert_int_equal(channel->events.n, 2);
  assert_str(channel->events.at[0]->identity, "dawn/moments/2026-03-02");
  assert_str(channel->events.at[0]->summary, "日常 2 条：朋友圈 08:00、12:00");
}

static void a_long_daily_text_is_cut_and_says_so(void **state) {
  World world = world_new(*state);
  Buf text = buf_in(world.arena);
  for (int i = 0; i < 101; i++) buf_add(&text, S("字"));
  world.piece = piece_new(&world, buf_str(&text), NEEDS_NOTHING);
  add_daily(&world, world.moments, 1, MARCH_2, WINDOW_NONE);
  Str description = feed_of(&world, MOMENTS)->events.at[0]->description;
  assert_true(str_ends(description, S("字…\n（全文在任务单上。）")));
  assert_in_range(utf8_count(description), 100, 120);
}

static void a_daily_post_that_is_not_final_is_marked(void **state) {
  World world = world_new(*state);
  world.piece->status = STATUS_DRAFT;
  add_daily(&world, world.moments, 1, MARCH_2, (Window){480, 540});
  const Event *day = feed_of(&world, MOMENTS)->events.at[0];
  assert_false(day->confirmed);
  assert_has(day->description, "08:00-09:00 朋友圈（草稿）\n早上好");
}

static void a_text_that_names_a_person_is_in_that_persons_feed_alone(void **state) {
  World world = world_new(*state);
  world.piece = piece_new(&world, S("我是{{staff.name}}"), NEEDS_PERSON);
  add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  add_daily(&world, world.moments, 1, MARCH_2, WINDOW_NONE);
  const Feed *own = feed_of(&world, LIN), *channel = feed_of(&world, MOMENTS);
  for (size_t i = 0; i < 2; i++) {
    assert_has(own->events.at[i]->description, "我是林小满");
    assert_ptr_equal(own->events.at[i]->person, own->person);
    assert_has(channel->events.at[i]->description, "文案因人而异");
    assert_null(channel->events.at[i]->person);
  }
}

static void feeds_are_counted_as_they_are_made(void **state) {
  World world = world_new(*state);
  add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  for (size_t slot = 1; slot <= 2; slot++) add_daily(&world, world.moments, slot, MARCH_2, WINDOW_NONE);
  add_daily(&world, world.circle, 1, MARCH_2 + 1, WINDOW_NONE);
  FeedList made, counted;
  make_feeds(&world, &made);
  feeds_count(*state, world.schedule, &counted);
  assert_int_equal(counted.n, made.n);
  for (size_t i = 0; i < made.n; i++) {
    assert_true(str_eq(counted.at[i].path, made.at[i].path));
    assert_int_equal(made.at[i].count, made.at[i].events.n);
    assert_int_equal(counted.at[i].count, made.at[i].count);
    assert_int_equal(counted.at[i].events.n, 0);
  }
}

// The model refuses such a plan; whoever makes feeds without asking it must come to an end all the same.
static void phases_that_are_parts_of_each_other_come_to_an_end(void **state) {
  World world = world_new(*state);
  Plan *plan = world.plan;
  PUSH(*state, &plan->campaigns, ((Campaign){.head = {.id = S("other")}}));
  PUSH(*state, &plan->campaigns, ((Campaign){.head = {.id = S("loop")}}));
  plan->campaigns.at[2].part_of.to = &plan->campaigns.at[2];
  world.schedule->openings.at[0].campaign = &plan->campaigns.at[2];
  alarm(10);
  assert_null(feed_of(&world, "site/calendar/campaign/other.ics"));
  assert_non_null(feed_of(&world, "site/calendar/campaign/loop.ics"));
  alarm(0);
}

static void what_is_the_same_for_everybody_is_one_event(void **state) {
  World world = world_new(*state);
  add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  add_daily(&world, world.moments, 1, MARCH_2, WINDOW_NONE);
  FeedList feeds;
  make_feeds(&world, &feeds);
  const Feed *mine = feed_at(&feeds, LIN), *yours = feed_at(&feeds, "site/calendar/staff/wu.ics");
  assert_int_equal(mine->events.n, 2);
  assert_memory_equal(mine->events.at, yours->events.at, 2 * sizeof *mine->events.at);
  assert_ptr_equal(feed_at(&feeds, CARE)->events.at[0]->identity.at, feed_at(&feeds, TEAM)->events.at[0]->identity.at);
}

static void a_campaign_has_what_its_phases_have(void **state) {
  World world = world_new(*state);
  Campaign *phase = &ADD(world.arena, &world.plan->campaigns);
  *phase = (Campaign){.head = {.id = S("burst")}, .title = S("爆发日")};
  phase->part_of.to = &world.plan->campaigns.at[0];
  world.opening->campaign = phase;
  add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  assert_int_equal(feed_of(&world, CARE)->events.n, 2);
  assert_int_equal(feed_of(&world, "site/calendar/campaign/burst.ics")->events.n, 2);
}

static void a_point_in_time_lasts_as_long_as_the_work(void **state) {
  World world = world_new(*state);
  add_post(&world, S("open"), world.moments, MARCH_2, (Window){600, 600});
  add_post(&world, S("late"), world.moments, MARCH_2, (Window){1438, 1438});
  const Feed *channel = feed_of(&world, MOMENTS);
  assert_int_equal(channel->events.at[0]->at.to, 605);
  assert_int_equal(channel->events.at[1]->at.to, 1440);
}

static void what_is_not_agreed_is_not_confirmed(void **state) {
  World world = world_new(*state);
  Occurrence *post = add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  assert_true(feed_of(&world, MOMENTS)->events.at[0]->confirmed);
  world.piece->status = STATUS_DISCUSSED;
  assert_false(feed_of(&world, MOMENTS)->events.at[0]->confirmed);
  assert_has(feed_of(&world, MOMENTS)->events.at[0]->description, "状态：已讨论");
  world.piece->status = STATUS_FINAL;
  world.opening->status = STATUS_DRAFT;
  assert_int_equal(item_status(post), STATUS_DRAFT);
  world.opening->status = STATUS_FINAL;
  post->piece = NULL;
  post->text = NULL;
  assert_int_equal(item_status(post), STATUS_DRAFT);
  assert_has(feed_of(&world, MOMENTS)->events.at[0]->description, "文案还没到位");
}

static void a_summary_has_at_most_60_characters(void **state) {
  World world = world_new(*state);
  Buf title = buf_in(world.arena);
  for (int i = 0; i < 70; i++) buf_add(&title, S("长"));
  add_item(&world, OCCURRENCE_MEET, buf_str(&title), MARCH_2, WINDOW_NONE);
  Str summary = feed_of(&world, LIN)->events.at[0]->summary;
  assert_int_equal(utf8_count(summary), 60);
  assert_true(str_ends(summary, S("…")));
}

static void ten_thousand_people_are_not_named_one_by_one(void **state) {
  World world = world_new(*state);
  for (int i = 0; i < 10; i++) add_staff(&world, str_format(world.arena, "g%d", i), S("导购"));
  Occurrence *brief = add_item(&world, OCCURRENCE_MEET, S("宣讲"), MARCH_2, WINDOW_NONE);
  brief->chosen = &brief->people;
  assert_has(feed_of(&world, TEAM)->events.at[1]->description,
             "执行人：林小满、吴越、导购、导购、导购、导购、导购、导购、另外 4 人");
}

static void labels_are_in_the_plans_language(void **state) {
  World world = world_new(*state);
  world.plan->about.locale = LANG_EN;
  feeds_unsaid(*state, world.plan);
  add_item(&world, OCCURRENCE_TASK, S("Pack"), MARCH_2 - 2, WINDOW_NONE)->due = MARCH_2 - 1;
  add_daily(&world, world.moments, 1, MARCH_2, (Window){480, 480});
  const Feed *own = feed_of(&world, LIN);
  assert_str(own->events.at[0]->summary, "Due: Pack (三八节)");
  assert_has(own->events.at[0]->description, "Begins: Feb 28\nDue: Mar 1\nTakes: 5 min\n");
  assert_str(own->events.at[1]->summary, "1 daily post: 朋友圈 08:00");
}

// ---- plan.json ----------------------------------------------------------------------------------------------------

static const Value *compiled(const World *world) {
  FeedList feeds;
  make_feeds(world, &feeds);
  Buf out = buf_in(world->arena);
  plan_json_write(world->arena, &out, world->schedule, &feeds, STAMP);
  Str why;
  const Value *json = json_read(world->arena, buf_str(&out), &why);
  assert_non_null(json);
  return json;
}

static const Value *record_at(const Value *json, const char *section, size_t i) {
  const Value *list = value_get(json, str_of(section));
  assert_non_null(list);
  assert_true(i < list->list.n);
  return list->list.at[i];
}

static Str text_at(const Value *record, const char *key) {
  const Value *value = value_get(record, str_of(key));
  assert_non_null(value);
  return value->text;
}

static void plan_json_has_every_occurrence_with_its_line(void **state) {
  World world = world_new(*state);
  Occurrence *post = add_post(&world, S("open"), world.moments, MARCH_2, (Window){540, 570});
  post->place = (Place){source_new(world.arena, S("plans/dawn/sops/three-day.yaml"), S("a\nb\nc\n")), 2, 3};
  const Value *item = record_at(compiled(&world), "occurrences", 0);
  assert_str(text_at(item, "identity"), "dawn/care/2026-03/open");
  assert_str(text_at(item, "date"), "2026-03-02");
  assert_str(text_at(item, "from"), "09:00");
  assert_str(text_at(item, "text"), "早上好");
  assert_str(text_at(item, "piece"), "brand/story");
  assert_str(text_at(value_get(item, S("source")), "file"), "sops/three-day.yaml");
  assert_int_equal(value_get(value_get(item, S("source")), S("line"))->number, 2);
  assert_int_equal(value_get(item, S("people"))->list.n, 2);
}

static void plan_json_has_each_event_once_and_feeds_name_them_by_number(void **state) {
  World world = world_new(*state);
  add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  const Value *json = compiled(&world);
  assert_int_equal(value_get(json, S("events"))->list.n, 2); // the opening and the post, in five feeds
  assert_int_equal(value_get(json, S("feeds"))->list.n, 5);
  const Value *team = record_at(json, "feeds", 4);
  int64_t number = value_get(team, S("events"))->list.at[0]->number;
  assert_str(text_at(record_at(json, "events", (size_t)number), "identity"), "dawn/care/2026-03");
  assert_int_equal(value_get(json, S("stamp"))->number, STAMP);
}

static void plan_json_leaves_out_what_names_a_person(void **state) {
  World world = world_new(*state);
  world.piece = piece_new(&world, S("我是{{staff.name}}"), NEEDS_PERSON);
  add_post(&world, S("open"), world.moments, MARCH_2, WINDOW_NONE);
  const Value *item = record_at(compiled(&world), "occurrences", 0);
  assert_int_equal(value_get(item, S("text"))->kind, VALUE_NULL);
}

static void an_empty_schedule_compiles_to_empty_lists(void **state) {
  World world = world_new(*state);
  world.schedule->openings.n = 0;
  const Value *json = compiled(&world);
  assert_int_equal(value_get(json, S("feeds"))->list.n, 0);
  assert_int_equal(value_get(json, S("events"))->list.n, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(texts_survive_whatever_they_hold),
      TEST(control_characters_and_bad_bytes_do_not_reach_a_calendar),
      TEST(a_cut_text_keeps_its_letters_whole),
      TEST(a_text_cut_to_columns_ends_behind_a_word),
      TEST(the_calendar_says_what_readers_need),
      TEST(an_all_day_event_ends_on_the_day_after),
      TEST(midnight_as_an_end_is_the_next_day),
      TEST(a_zone_west_of_greenwich_has_its_sign),
      TEST(what_is_not_final_is_tentative_and_what_is_busy_is_opaque),
      TEST(an_alarm_is_for_a_time_of_the_day_and_only_when_asked_for),
      TEST(an_alarm_stays_before_its_event_however_long),
      TEST(names_hold_nothing_that_wants_an_escape),
      TEST(a_uid_is_of_the_identity_and_in_a_persons_feed_of_the_person),
      TEST(feeds_that_share_an_event_differ_in_its_uid_alone),
      TEST(feeds_are_those_asked_for_without_empty_ones_in_order_of_paths),
      TEST(the_team_sees_campaigns_deadlines_and_meetings),
      TEST(daily_posts_of_a_day_are_one_event),
      TEST(a_long_daily_text_is_cut_and_says_so),
      TEST(a_daily_post_that_is_not_final_is_marked),
      TEST(a_text_that_names_a_person_is_in_that_persons_feed_alone),
      TEST(what_is_the_same_for_everybody_is_one_event),
      TEST(phases_that_are_parts_of_each_other_come_to_an_end),
      TEST(feeds_are_counted_as_they_are_made),
      TEST(a_campaign_has_what_its_phases_have),
      TEST(a_point_in_time_lasts_as_long_as_the_work),
      TEST(what_is_not_agreed_is_not_confirmed),
      TEST(a_summary_has_at_most_60_characters),
      TEST(ten_thousand_people_are_not_named_one_by_one),
      TEST(labels_are_in_the_plans_language),
      TEST(plan_json_has_every_occurrence_with_its_line),
      TEST(plan_json_has_each_event_once_and_feeds_name_them_by_number),
      TEST(plan_json_leaves_out_what_names_a_person),
      TEST(an_empty_schedule_compiles_to_empty_lists),
  };
  return cmocka_run_group_tests_name("ics", tests, NULL, NULL);
}

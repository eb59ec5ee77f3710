// overview_test: what the plan's pages promise, each rule by its name. From small plans to the bytes of the pages, made
// as `build` makes them; templates and labels are the project's own (run from its root).
#include "plan_fixture.h"

#include "../../src/write/overview.h"

typedef struct Page {
  Str path, bytes;
} Page;
typedef LIST(Page) PageList;

static PageList pages;

#define assert_has(whole, part) assert_true(str_find(whole, str_of(part)) >= 0)
#define assert_lacks(whole, part) assert_true(str_find(whole, str_of(part)) < 0)

// ---- making -------------------------------------------------------------------------------------------------------

static bool take_page(void *context, Str path, Str bytes) {
  PUSH(context, &pages, ((Page){str_copy(context, path), str_copy(context, bytes)}));
  return true;
}

static bool no_page(void *context, Str path) {
  (void)context, (void)path;
  return false;
}

static void make_pages(Made *made) {
  SheetTemplates templates;
  FeedList feeds = {0};
  HashKey key;
  pages = (PageList){0};
  assert_no_errors(made);
  assert_true(hash_key_read(S("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"), &key));
  if (made->plan.about.is_private) people_get_tokens(made->arena, &made->plan, &key);
  assert_true(sheets_begin(made->arena, made->diags, &made->plan, S(""), &templates));
  feeds_make(made->arena, &made->schedule, &feeds);
  assert_true(pages_make(made->arena, &made->schedule, &templates, &feeds, &(Pages){take_page, no_page, made->arena}));
}

static Str page_at(const char *path) {
  for (size_t i = 0; i < pages.n; i++)
    if (str_eq(pages.at[i].path, str_of(path))) return pages.at[i].bytes;
  fail_msg("no page '%s'", path);
  return S("");
}

static Str index_page(void) { return page_at("site/index.html"); }

static int times(Str whole, Str part) {
  int n = 0;
  for (ptrdiff_t at; (at = str_find(whole, part)) >= 0; n++) whole = str_from(whole, (size_t)at + part.n);
  return n;
}

#define ABOUT "plan: {id: small, brand: Small, locale: en, from: 2026-03-01, to: 2026-06-08"
#define CHANNELS "channels: {moments: {kind: moments}}\nsegments: {vip: {title: regulars}}\n"
#define SOP "sops: {care: {steps: [{id: ready, day: -4, task: [copy], by: lin}]}}\n"
#define CAMPAIGN "campaigns: {spring: {title: Spring, date: 2026-04-10..2026-04-12, for: [vip], sop: care}}\n"
#define STAFF "staff: {lin: {name: Lindiwe, role: adviser, store: SH-001, channels: [moments], budget: 30min}}\n"

// ---- the year and its months --------------------------------------------------------------------------------------

static void the_head_says_the_year(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS}));
  assert_has(index_page(), "Mar 1 – Jun 8, 2026");
}

// As the days of its lists: no blank before 年, none after.
static void a_Chinese_page_writes_dates_and_months_without_blanks(void **state) {
  make_pages(MADE({"plan.yaml", "plan: {id: small, locale: zh-CN, from: 2026-03-01, to: 2026-06-08}\n" CHANNELS}));
  assert_has(index_page(), "2026年3月1日 – 6月8日");
  assert_has(index_page(), "<h3>2026年3月</h3>");
  assert_has(index_page(), "<b>3月</b>");
}

static void a_plan_of_two_years_says_both(void **state) {
  make_pages(MADE({"plan.yaml", "plan: {id: small, locale: en, from: 2026-12-01, to: 2027-01-31}\n" CHANNELS}));
  assert_has(index_page(), "Dec 1, 2026 – Jan 31, 2027");
}

// 100 days: the 41st to the 43rd; it is prepared from the 37th on.
static void a_bar_lies_in_per_cent_of_the_plan(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS STAFF SOP CAMPAIGN}));
  assert_has(index_page(), "<rect x=\"40.00%\" width=\"3.00%\" y=\"1\"");
  assert_has(index_page(), "<rect x=\"36.00%\" width=\"4.00%\" y=\"3\" height=\"8\" fill=\"url(#hatch)\"/>");
}

static void a_bar_leads_to_the_month_in_which_it_begins(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS STAFF SOP CAMPAIGN}));
  assert_has(index_page(), "href=\"#o1\"");
  assert_int_equal(times(index_page(), S(" id=\"o1\"")), 1);
}

static void a_month_says_for_whom_a_campaign_is(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS STAFF SOP CAMPAIGN}));
  assert_has(index_page(), "for regulars");
}

static void every_day_of_the_plan_stands_in_one_month(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS}));
  assert_int_equal(times(index_page(), S("<td data-date=")), 100);
}

// March has six weeks with days of the plan, April and May five, June two of its five.
static void a_month_has_no_week_without_a_day_of_the_plan(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS}));
  assert_int_equal(times(index_page(), S("<tr><td")), 6 + 5 + 5 + 2);
}

static void a_plan_without_campaigns_says_so(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS}));
  assert_has(index_page(), "No campaigns are planned.");
}

#define NEAR                                                                                                           \
  "dates: {feast: {on_day: 04-12, title: Feast}, hush: {on_day: 05-20, title: Hush}, idle: {on_day: 05-21}}\n"         \
  "campaigns: {care: {title: Care, cycle: 20d, rhythm: auto, length: 3, near: {feast: last_day}, avoid: [hush]}}\n"

static void named_dates_that_campaigns_hang_on_are_listed(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS NEAR}));
  assert_has(index_page(), "<li><b>Apr 12</b> Feast</li>");
  assert_has(index_page(), "<li><b>May 20</b> Hush <span class=\"mute\">kept clear of</span></li>");
  assert_lacks(index_page(), "<li><b>May 21</b>");
}

#define TERMS                                                                                                          \
  "dates: {rain: {term: 谷雨, title: Rain}, full: {term: 小满, title: Grain}}\n"                                   \
  "campaigns: {care: {title: Care, cycle: 20d, rhythm: auto, length: 3, near: {rain: last_day}}}\n"

static void a_month_names_the_solar_terms_that_campaigns_look_for(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS TERMS}));
  assert_has(index_page(), "<span class=\"name\" title=\"Rain\">");
  assert_lacks(index_page(), "Grain");
}

// ---- lanes --------------------------------------------------------------------------------------------------------

#define YEAR "plan: {id: small, brand: Small, locale: en, from: 2026-01-01, to: 2026-12-31}\n" CHANNELS "campaigns:\n"

static int lanes(void) {
  Str page = index_page();
  ptrdiff_t from = str_find(page, S("<ul class=\"lanes\">"));
  page = str_from(page, (size_t)from);
  return times(str_part(page, 0, (size_t)str_find(page, S("</ul>"))), S("<li"));
}

static const char *campaigns(Arena *arena, const char *head, int n, const char *rest) {
  Buf out = buf_in(arena);
  buf_add(&out, str_of(head));
  for (int i = 0; i < n; i++) buf_format(&out, "  c%d: {title: C%d, %s}\n", i, i, rest);
  return str_c(arena, buf_str(&out));
}

static void campaigns_held_once_share_a_lane_where_their_names_fit(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Early, date: 2026-02-01}\n  b: {title: Late, date: 2026-08-01}\n"}));
  assert_int_equal(lanes(), 1);
  assert_has(index_page(), "<i>1</i> Early</span>");
  assert_has(index_page(), "<i>2</i> Late</span>");
}

static void names_that_would_overlap_take_another_lane(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Early, date: 2026-02-01}\n  b: {title: Late, date: 2026-02-08}\n"}));
  assert_int_equal(lanes(), 2);
}

static void a_name_at_the_end_of_the_year_is_moved_to_the_left(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Christmas, date: 2026-12-30}\n"}));
  assert_has(index_page(), "style=\"left:88.59%;width:11.41%\"");
}

static void a_series_has_a_lane_and_its_name_once(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Care, every: sun}\n  b: {title: Late, date: 2026-08-01}\n"}));
  assert_int_equal(lanes(), 2);
  assert_has(index_page(), "<b>Care</b> 52 times");
}

// Prepared on each of the days from Jan 1 (four before Jan 5, and all that follow): one stretch, no pattern over
// another.
static void stretches_of_a_series_that_touch_are_one(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Care, every: [mon, thu], sop: care}\n" SOP STAFF}));
  assert_int_equal(times(index_page(), S("fill=\"url(#hatch)\"/>")), 2); // the key has one
}

static void a_series_that_begins_late_has_its_name_there(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Care, date: [2026-12-01, 2026-12-08]}\n"}));
  assert_has(index_page(), "<span class=\"lane-name\" style=\"margin-left:85.96%\"><b>Care</b> 2 times");
}

static void names_of_dates_stand_in_two_rows_or_in_the_list_alone(void **state) {
  make_pages(
      MADE({"plan.yaml", YEAR "  a: {title: Care, cycle: 40d, rhythm: auto, length: 2, avoid: [one, two, three]}\n"
                              "dates: {one: {on_day: 05-01, title: Number one}, two: {on_day: 05-02, title: "
                              "Number two}, three: {on_day: 05-02, title: Number three}}\n"}));
  assert_int_equal(times(index_page(), S("<span class=\"row1\"")), 1);
  assert_int_equal(times(index_page(), S("<span class=\"row2\"")), 1);
  assert_has(index_page(), "<li><b>May 2</b> Number three <span");
}

// 24 pixels of the 912 that a year takes at least are ten days: of two Sundays the first is the link.
static void links_of_a_series_are_wide_enough_for_fingers(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Care, every: sun}\n"}));
  assert_int_equal(times(index_page(), S(" class=\"bar\"")), 26);
  assert_has(index_page(), "style=\"left:0.82%;width:2.64%\" title=\"Care Jan 4 – Jan 11 +1 not final\"");
}

// The first of them lasts longest, and it alone is final.
static void a_link_to_several_tells_all_their_days(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Care, date: [2026-03-02..2026-03-20, 2026-03-05, 2026-03-09]}\n"}));
  assert_int_equal(times(index_page(), S(" class=\"bar\"")), 1);
  assert_has(index_page(), "title=\"Care Mar 2 – Mar 20 +2 not final\"");
}

static void forty_lanes_are_the_most_and_the_rest_is_listed(void **state) {
  make_pages(MADE({"plan.yaml", campaigns(*state, YEAR, 43, "date: 2026-03-01..2026-10-31")}));
  assert_int_equal(lanes(), 40);
  assert_has(index_page(), "<li>41 <a href=\"#o41\">C40</a>");
  assert_int_equal(times(index_page(), S("<li>4")), 3);
}

// ---- many ---------------------------------------------------------------------------------------------------------

static void a_campaign_is_told_in_full_only_where_it_begins(void **state) {
  make_pages(MADE({"plan.yaml", YEAR "  a: {title: Spring, date: 2026-02-20..2026-04-02, for: [vip]}\n"}));
  assert_int_equal(times(index_page(), S("for regulars")), 1);
  assert_int_equal(times(index_page(), S("<span><i class=\"sign live\">1</i>Spring</span>")), 2);
}

static void a_month_in_which_a_campaign_is_only_prepared_has_its_sign_in_outline(void **state) {
  make_pages(
      MADE({"plan.yaml",
            YEAR "  a: {title: Spring, date: 2026-03-02, sop: care}\nstaff: {lin: {name: Lin, role: adviser}}\n" SOP}));
  assert_int_equal(times(index_page(), S("<span><i class=\"sign\">1</i>Spring</span>")), 1);
}

static void a_day_shows_eight_signs_and_counts_the_others(void **state) {
  make_pages(MADE({"plan.yaml", campaigns(*state, YEAR, 9, "date: 2026-03-01")}));
  assert_int_equal(times(index_page(), S("<i class=\"sign live\" role")), 7);
  assert_has(index_page(), "<i class=\"plus\">+2</i>");
}

static void what_a_month_has_no_room_for_is_named_and_then_counted(void **state) {
  make_pages(MADE({"plan.yaml", campaigns(*state, YEAR, 310, "date: 2026-03-01")}));
  assert_int_equal(times(index_page(), S("<small>")), 200);
  assert_int_equal(times(index_page(), S("<span id=\"o")), 100);
  assert_has(index_page(), "<span>+10</span>");
  assert_int_equal(times(index_page(), S(" id=\"o")), 310); // what leads to them finds a place
}

static void months_of_two_years_stand_on_the_plan_s_page(void **state) {
  make_pages(MADE({"plan.yaml", "plan: {id: small, locale: en, from: 2026-01-01, to: 2027-12-31}\n" CHANNELS}));
  assert_int_equal(pages.n, 1);
  assert_int_equal(times(index_page(), S("<td data-date=")), 730);
}

static void months_of_more_have_a_page_for_each_year(void **state) {
  make_pages(MADE({"plan.yaml", "plan: {id: small, locale: en, from: 2026-02-01, to: 2028-02-29}\n" CHANNELS
                                "campaigns: {a: {title: Late, date: 2027-08-01}}\n"}));
  assert_int_equal(pages.n, 4);
  assert_has(index_page(), "href=\"years/2027.html#o1\"");
  assert_int_equal(times(index_page(), S("<td data-date=")), 0);
  assert_int_equal(times(page_at("site/years/2026.html"), S("<td data-date=")), 334);
  assert_int_equal(times(page_at("site/years/2027.html"), S("<td data-date=")), 365);
  assert_int_equal(times(page_at("site/years/2028.html"), S("<td data-date=")), 60);
  assert_has(page_at("site/years/2027.html"), "id=\"o1\"");
  assert_has(page_at("site/years/2027.html"), "href=\"2026.html\"");
  assert_has(page_at("site/years/2027.html"), "href=\"../calendar/campaign/a.ics\"");
}

static void a_daily_campaign_of_ten_years_makes_pages_of_less_than_a_megabyte(void **state) {
  make_pages(MADE({"plan.yaml", "plan: {id: small, locale: en, from: 2026-01-01, to: 2035-12-31}\n" CHANNELS
                                "campaigns: {each: {title: Each, every: day}}\n"}));
  assert_int_equal(pages.n, 11);
  for (size_t i = 0; i < pages.n; i++) assert_true(pages.at[i].bytes.n < 1000000);
}

static void a_thousand_campaigns_make_a_page_of_less_than_a_megabyte(void **state) {
  make_pages(MADE({"plan.yaml", campaigns(*state, YEAR, 1000, "date: 2026-02-01..2026-11-30")}));
  assert_int_equal(pages.n, 1);
  assert_true(index_page().n < 1000000);
}

static void sixty_mixtures_are_shown_and_the_others_counted(void **state) {
  Buf channels = buf_in(*state), daily = buf_in(*state);
  for (int i = 0; i < 62; i++) {
    buf_format(&channels, "  m%d: {kind: moments, at: [\"10:00\"]}\n", i);
    buf_format(&daily, "  m%d: {mix: {brand: 1}}\n", i);
  }
  make_pages(MADE({"plan.yaml", str_c(*state, str_format(*state, ABOUT "}\nchannels:\n%.*sdaily:\n%.*s",
                                                         STR(buf_str(&channels)), STR(buf_str(&daily))))}));
  assert_int_equal(times(index_page(), S("<article class=\"mix\">")), 60);
  assert_has(index_page(), "+2 channels more");
}

static void two_thousand_named_dates_are_shown_and_the_others_counted(void **state) {
  Buf out = buf_in(*state);
  buf_add(&out, S(YEAR "  a: {title: Care, cycle: 40d, rhythm: auto, length: 2, avoid: ["));
  for (int i = 0; i < 2003; i++) buf_format(&out, "%sd%d", i ? ", " : "", i);
  buf_add(&out, S("]}\ndates:\n"));
  for (int i = 0; i < 2003; i++) buf_format(&out, "  d%d: {on_day: 05-02}\n", i);
  make_pages(MADE({"plan.yaml", str_c(*state, buf_str(&out))}));
  assert_has(index_page(), "<li>+3</li>");
}

// ---- the mixture --------------------------------------------------------------------------------------------------

#define MIXED(more)                                                                                                    \
  "plan: {id: small, locale: en, from: 2026-03-01, to: 2026-03-04" more "}\n"                                          \
  "channels: {moments: {kind: moments, at: [\"10:00\"]}}\n"
#define PIECE(id, kind)                                                                                                \
  { "content/" id ".md", "---\nkind: " kind "\nreuse: {after: 1d}\n---\nText.\n" }
#define PINS                                                                                                           \
  "daily: {moments: {mix: {brand: 1, persona: 1}}}\npin: {2026-03-01 moments: brand/x,"                                \
  " 2026-03-02 moments: brand/y, 2026-03-03 moments: brand/z}\n"
#define PIECES                                                                                                         \
  PIECE("brand/x", "education"), PIECE("brand/y", "event"), PIECE("brand/z", "education"),                             \
      PIECE("persona/a", "education")

// Three of three instead of one and a half; of the other line none.
static void a_line_further_off_its_share_than_one_post_is_marked_in_words(void **state) {
  make_pages(MADE({"plan.yaml", MIXED("") PINS}, PIECES));
  assert_int_equal(times(index_page(), S("<em class=\"too\">off by up to 1.50 posts (Mar 3)</em>")), 2);
}

static void a_line_within_one_post_of_its_share_is_not_marked(void **state) {
  make_pages(MADE({"plan.yaml", MIXED("") "daily: {moments: {mix: {brand: 1, persona: 1}}}\n"}, PIECES));
  assert_has(index_page(), "<article class=\"mix\">");
  assert_lacks(index_page(), "off by up to");
}

#define SOLD "daily: {moments: {mix: {brand: 1}}}\nrules: {selling: {most: 25}}\n"

static void more_selling_than_the_rule_allows_is_marked_in_words(void **state) {
  make_pages(MADE({"plan.yaml", MIXED("") SOLD}, PIECE("brand/a", "product"), PIECE("brand/b", "product")));
  assert_int_equal(times(index_page(), S("<em class=\"too\">above the most allowed, 25%</em>")), 1);
  make_pages(MADE({"plan.yaml", MIXED("") SOLD}, PIECE("brand/a", "education"), PIECE("brand/b", "education")));
  assert_lacks(index_page(), "above the most allowed");
}

static void a_private_page_marks_nothing_of_the_mixture(void **state) {
  make_pages(MADE({"plan.yaml", MIXED(", private: true") PINS "rules: {selling: {most: 25}}\n"}, PIECES));
  assert_lacks(index_page(), "off by up to");
  make_pages(
      MADE({"plan.yaml", MIXED(", private: true") SOLD}, PIECE("brand/a", "product"), PIECE("brand/b", "product")));
  assert_lacks(index_page(), "above the most allowed");
}

// ---- people -------------------------------------------------------------------------------------------------------

static void no_clock_stands_in_a_page(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS STAFF}));
  assert_has(index_page(), "<div class=\"nowbar\" hidden>");
}

static void a_public_page_names_people(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS STAFF}));
  assert_has(index_page(), "<b>Lindiwe</b>");
}

static void a_private_page_names_nobody(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT ", private: true}\n" CHANNELS STAFF SOP CAMPAIGN}));
  assert_lacks(index_page(), "Lindiwe");
  assert_lacks(index_page(), "SH-001");
  assert_lacks(index_page(), "/lin");
  assert_lacks(index_page(), "id=\"gaps\"");
  assert_int_equal(pages.n, 1);
}

static const char *staff_of(Arena *arena, int n, const char *store) {
  Buf out = buf_in(arena);
  buf_add(&out, S(ABOUT "}\n" CHANNELS "staff:\n"));
  for (int i = 0; i < n; i++) buf_format(&out, "  p%03d: {name: P, role: adviser%s}\n", i, store);
  return str_c(arena, buf_str(&out));
}

static int named_anywhere(void) {
  int n = 0;
  for (size_t i = 0; i < pages.n; i++) n += times(pages.at[i].bytes, S("<p class=\"pn\">"));
  return n;
}

static void who_keeps_to_a_budget_is_told_apart_from_who_has_none(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS STAFF SOP CAMPAIGN}));
  assert_has(index_page(), "never over budget");
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS "staff: {lin: {name: Lindiwe, role: adviser}}\n"}));
  assert_lacks(index_page(), "over budget</");
  assert_lacks(index_page(), "never over budget");
}

#define WEEKEND                                                                                                        \
  ABOUT "}\n" CHANNELS "staff: {lin: {name: Lindiwe, role: adviser, days_off: [sat, sun], budget: %s}}\n"              \
        "sops: {s: {length: 7, steps: [{id: a, day: %s, due: %s, task: [wrap], by: adviser, minutes: 25},"             \
        " {id: b, day: 5, task: [count], by: adviser, minutes: 20}]}}\n"                                               \
        "campaigns: {c: {title: C, sop: s, date: 2026-03-02}}\n"

// From Monday to Sunday: of a week without Saturday and Sunday Friday has all of it, as on the sheet and in T115.
static void minutes_count_on_the_last_day_on_which_one_works(void **state) {
  Made *made = MADE({"plan.yaml", str_c(*state, str_format(*state, WEEKEND, "30min", "1", "7"))});
  make_pages(made);
  assert_has(index_page(), "1 day over budget");
  assert_int_equal(said(made, T115), 1);
  assert_str(arg_of(first_said(made, T115), "date"), "2026-03-06");
}

// The plan begins on Sunday, March 1st: 25 minutes on the Tuesday before.
static void days_before_the_plan_count_too(void **state) {
  Made *made = MADE({"plan.yaml", str_c(*state, str_format(*state, WEEKEND, "22min", "-6", "-6"))});
  make_pages(made);
  assert_has(index_page(), "the busiest <b>25</b> min (Feb 23 – Mar 1)");
  assert_has(index_page(), "1 day over budget");
  assert_int_equal(times(index_page(), S("class=\"k-load\"")), 1); // of the next week
}

static void thirty_people_stand_on_the_plan_s_page(void **state) {
  make_pages(MADE({"plan.yaml", staff_of(*state, 30, "")}));
  assert_int_equal(pages.n, 1);
  assert_int_equal(named_anywhere(), 30);
}

static void a_large_store_has_several_pages_and_nobody_is_left_out(void **state) {
  make_pages(MADE({"plan.yaml", staff_of(*state, 65, ", store: SH-001")}));
  assert_int_equal(pages.n, 5);
  assert_int_equal(named_anywhere(), 65);
  assert_int_equal(times(page_at("site/stores/SH-001.html"), S("<p class=\"pn\">")), 30);
  assert_has(page_at("site/stores/SH-001.html"), "href=\"SH-001.2.html\"");
  assert_has(page_at("site/stores/SH-001.2.html"), "href=\"SH-001.html\"");
  assert_has(page_at("site/stores/SH-001.2.html"), "href=\"SH-001.3.html\"");
  assert_has(page_at("site/stores/index.html"), "href=\"SH-001.3.html\"");
}

static void people_without_a_store_have_pages_too(void **state) {
  make_pages(MADE({"plan.yaml", staff_of(*state, 31, "")}));
  assert_int_equal(pages.n, 4);
  assert_int_equal(named_anywhere(), 31);
}

static void a_store_s_calendar_stands_on_the_plan_s_page_and_on_its_own(void **state) {
  Str plan = str_of(staff_of(*state, 31, ", store: SH-001, channels: [moments], budget: 30min"));
  make_pages(
      MADE({"plan.yaml",
            str_c(*state, str_format(*state,
                                     "%.*sfeeds: {store: true}\n"
                                     "sops: {care: {steps: [{id: ready, day: 1, task: [copy], by: each adviser}]}}\n"
                                     "campaigns: {once: {title: Once, date: 2026-04-10, sop: care}}\n",
                                     STR(plan)))}));
  assert_has(index_page(), "<a href=\"calendar/store/SH-001.ics\">");
  assert_has(page_at("site/stores/SH-001.html"), "<a href=\"../calendar/store/SH-001.ics\">");
  assert_has(page_at("site/stores/SH-001.2.html"), "<a href=\"../calendar/store/SH-001.ics\">");
}

// Where upper and lower case are one, or a name is a device's, another store would take a file, or nothing could.
static void a_store_keeps_its_file_whatever_stores_there_are(void **state) {
  static const char *const stores[] = {"Index", "con", "ab", "aB", "plain"};
  for (int more = 0; more < 2; more++) {
    Buf out = buf_in(*state);
    buf_add(&out, S(ABOUT "}\n" CHANNELS "staff:\n"));
    if (more)
      buf_add(&out, S("  a000: {name: P, role: adviser, store: new}\n  a001: {name: P, role: adviser, store: AB}\n"));
    for (int i = 0; i < 120; i++)
      buf_format(&out, "  p%03d: {name: P, role: adviser, store: %s}\n", i, stores[i < 5 ? i : 4]);
    make_pages(MADE({"plan.yaml", str_c(*state, buf_str(&out))}));
    assert_int_equal(named_anywhere(), 120 + 2 * more);
    const char *const files[] = {"plain", "plain.2", "plain.3", "plain.4", "_6d834802632b"};
    for (size_t i = 0; i < COUNT(files); i++)
      assert_true(page_at(str_c(*state, str_format(*state, "site/stores/%s.html", files[i]))).n > 0);
  }
}

// A task of forty minutes for each: who has half an hour a day is over, who has an hour is not.
static void the_list_of_stores_says_how_many_have_days_over(void **state) {
  Buf out = buf_in(*state);
  buf_add(&out, S(ABOUT "}\n" CHANNELS "staff:\n"));
  for (int i = 0; i < 31; i++)
    buf_format(&out, "  p%03d: {name: P, role: adviser, store: SH-00%d, budget: %s}\n", i, i % 3,
               i % 3 == 1 && i < 5 ? "30min" : "1h");
  buf_add(&out, S("sops: {care: {steps: [{id: ready, day: 1, task: [copy], minutes: 40, by: each adviser}]}}\n"
                  "campaigns: {once: {title: Once, date: 2026-04-10, sop: care}}\n"));
  make_pages(MADE({"plan.yaml", str_c(*state, buf_str(&out))}));
  Str list = page_at("site/stores/index.html");
  assert_has(list, "SH-001</a> <span class=\"mute\">10 on staff · <em class=\"too\">2 with days over budget</em>");
  assert_has(list, "SH-000</a> <span class=\"mute\">11 on staff</span>");
  assert_int_equal(times(list, S("over budget")), 1);
  assert_int_equal(times(page_at("site/stores/SH-001.html"), S("1 day over budget")), 2);
}

// ---- codes --------------------------------------------------------------------------------------------------------

static void addresses_and_codes_need_a_url(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT "}\n" CHANNELS STAFF SOP CAMPAIGN}));
  assert_lacks(index_page(), "webcal:");
  assert_has(index_page(), "With url:");
}

static void with_a_url_there_are_codes(void **state) {
  make_pages(MADE({"plan.yaml", ABOUT ", url: \"https://example.com/plan\"}\n" CHANNELS STAFF SOP CAMPAIGN}));
  assert_has(index_page(), "webcal://example.com/plan/calendar/team.ics");
  assert_has(index_page(), "<details class=\"code\">");
}

// Four modules of white on each side, as the standard asks for.
static void a_code_has_its_quiet_zone(void **state) {
  Buf path = buf_in(*state);
  int size = 0;
  make_pages(MADE({"plan.yaml", ABOUT ", url: \"https://example.com/plan\"}\n" CHANNELS STAFF SOP CAMPAIGN}));
  assert_true(qr_path(&path, S("webcal://example.com/plan/calendar/team.ics"), &size));
  assert_has(index_page(), str_c(*state, str_format(*state, "<svg viewBox=\"-4 -4 %d %d\"", size + 8, size + 8)));
  assert_has(index_page(), str_c(*state, buf_str(&path)));
}

static void sixty_calendars_have_codes_and_five_hundred_links(void **state) {
  make_pages(MADE({"plan.yaml", campaigns(*state,
                                          "plan: {id: small, locale: en, from: 2026-01-01, to: 2026-12-31,"
                                          " url: \"https://example.com/plan\"}\n" CHANNELS "campaigns:\n",
                                          600, "date: 2026-03-01, sop: care")},
                  {"sops.yaml", SOP STAFF}));
  assert_int_equal(times(index_page(), S("<span class=\"mute\">campaign</span>")), 499); // besides the team's
  assert_has(index_page(), "<p class=\"hint\">+101 calendars more");
  assert_int_equal(times(index_page(), S("QR code · Calendar")), 61); // the person's besides
}

static void the_fullest_page_of_a_store_is_less_than_a_third_of_a_megabyte(void **state) {
  Str plan = str_of(staff_of(*state, 31, ", store: SH-001, channels: [moments], budget: 30min"));
  ptrdiff_t at = str_find(plan, S("}\n"));
  Buf out = buf_in(*state);
  buf_add(&out, str_part(plan, 0, (size_t)at));
  buf_add(&out, S(", url: \"https://calendar.example.com/plans/2026/north-down/spring\""));
  buf_add(&out, str_from(plan, (size_t)at));
  buf_add(&out, S("sops: {care: {steps: [{id: ready, day: 1, task: [copy], by: each adviser}]}}\n"
                  "campaigns: {each: {title: Each, every: mon, sop: care}}\n"));
  make_pages(MADE({"plan.yaml", str_c(*state, buf_str(&out))}));
  assert_int_equal(times(page_at("site/stores/SH-001.html"), S("<details class=\"code\">")), 60);
  assert_true(page_at("site/stores/SH-001.html").n < 330000);
}

// Version 1 has 21 modules; 14 bytes is the most that it holds at level M, and a byte more makes version 2.
static void a_code_is_as_small_as_its_text_allows(void **state) {
  Buf path = buf_in(*state);
  int size = 0;
  assert_true(qr_path(&path, S("fourteen bytes"), &size));
  assert_int_equal(size, 21);
  assert_true(qr_path(&path, S("fifteen bytes.."), &size));
  assert_int_equal(size, 25);
}

static void a_text_that_is_too_long_has_no_code(void **state) {
  Buf path = buf_in(*state), text = buf_in(*state);
  int size = 0;
  for (int i = 0; i < 3000; i++) buf_byte(&text, 'a');
  assert_false(qr_path(&path, buf_str(&text), &size));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_head_says_the_year),
      TEST(a_Chinese_page_writes_dates_and_months_without_blanks),
      TEST(a_plan_of_two_years_says_both),
      TEST(a_bar_lies_in_per_cent_of_the_plan),
      TEST(a_bar_leads_to_the_month_in_which_it_begins),
      TEST(a_month_says_for_whom_a_campaign_is),
      TEST(every_day_of_the_plan_stands_in_one_month),
      TEST(a_month_has_no_week_without_a_day_of_the_plan),
      TEST(a_plan_without_campaigns_says_so),
      TEST(named_dates_that_campaigns_hang_on_are_listed),
      TEST(a_month_names_the_solar_terms_that_campaigns_look_for),
      TEST(campaigns_held_once_share_a_lane_where_their_names_fit),
      TEST(names_that_would_overlap_take_another_lane),
      TEST(a_name_at_the_end_of_the_year_is_moved_to_the_left),
      TEST(a_series_has_a_lane_and_its_name_once),
      TEST(stretches_of_a_series_that_touch_are_one),
      TEST(a_series_that_begins_late_has_its_name_there),
      TEST(names_of_dates_stand_in_two_rows_or_in_the_list_alone),
      TEST(links_of_a_series_are_wide_enough_for_fingers),
      TEST(a_link_to_several_tells_all_their_days),
      TEST(forty_lanes_are_the_most_and_the_rest_is_listed),
      TEST(a_campaign_is_told_in_full_only_where_it_begins),
      TEST(a_month_in_which_a_campaign_is_only_prepared_has_its_sign_in_outline),
      TEST(a_day_shows_eight_signs_and_counts_the_others),
      TEST(what_a_month_has_no_room_for_is_named_and_then_counted),
      TEST(months_of_two_years_stand_on_the_plan_s_page),
      TEST(months_of_more_have_a_page_for_each_year),
      TEST(a_daily_campaign_of_ten_years_makes_pages_of_less_than_a_megabyte),
      TEST(a_thousand_campaigns_make_a_page_of_less_than_a_megabyte),
      TEST(sixty_mixtures_are_shown_and_the_others_counted),
      TEST(two_thousand_named_dates_are_shown_and_the_others_counted),
      TEST(a_line_further_off_its_share_than_one_post_is_marked_in_words),
      TEST(a_line_within_one_post_of_its_share_is_not_marked),
      TEST(more_selling_than_the_rule_allows_is_marked_in_words),
      TEST(a_private_page_marks_nothing_of_the_mixture),
      TEST(no_clock_stands_in_a_page),
      TEST(a_public_page_names_people),
      TEST(a_private_page_names_nobody),
      TEST(who_keeps_to_a_budget_is_told_apart_from_who_has_none),
      TEST(minutes_count_on_the_last_day_on_which_one_works),
      TEST(days_before_the_plan_count_too),
      TEST(thirty_people_stand_on_the_plan_s_page),
      TEST(a_large_store_has_several_pages_and_nobody_is_left_out),
      TEST(people_without_a_store_have_pages_too),
      TEST(a_store_s_calendar_stands_on_the_plan_s_page_and_on_its_own),
      TEST(a_store_keeps_its_file_whatever_stores_there_are),
      TEST(the_list_of_stores_says_how_many_have_days_over),
      TEST(addresses_and_codes_need_a_url),
      TEST(with_a_url_there_are_codes),
      TEST(a_code_has_its_quiet_zone),
      TEST(sixty_calendars_have_codes_and_five_hundred_links),
      TEST(the_fullest_page_of_a_store_is_less_than_a_third_of_a_megabyte),
      TEST(a_code_is_as_small_as_its_text_allows),
      TEST(a_text_that_is_too_long_has_no_code),
  };
  return cmocka_run_group_tests_name("overview", tests, NULL, NULL);
}

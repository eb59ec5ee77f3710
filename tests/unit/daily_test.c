// daily_test: pins what fills the daily slots where rules are stated, what they are to have where nothing does, and
// what is still to be written, by when (design section 6; D03, D04, D11, D22).
#include "plan_fixture.h"

#include "sopcal/missing.h"
#include "sopcal/shares.h"

#define LIN "staff: {lin: {name: Lin, role: adviser, channels: [m, g]}}\n"
#define CHANNELS "channels: {m: {kind: moments, at: [08:00-09:00, 20:00-21:00]}, g: {kind: group, at: [10:00]}}\n"
#define DAYS(to) "plan: {id: p, from: 2026-03-01, to: " to ", kinds: {education: 50, product: 50}}\n" CHANNELS LIN
#define PIECE(id, front)                                                                                               \
  { "content/" id ".md", "---\nreuse: {after: 1d}\n" front "\n---\nText.\n" }
#define SOLD(id) PIECE(id, "kind: product")
#define TOLD(id) PIECE(id, "kind: education")

static long count_of(const Made *made, bool (*is)(const Occurrence *item)) {
  long n = 0;
  for (size_t i = 0; i < made->schedule.items.n; i++) n += is(&made->schedule.items.at[i]);
  return n;
}

// ---- rules (D03, D22) ---------------------------------------------------------------------------------------------

static void D22_selling_never_passes_its_most_while_another_kind_fits(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-30") "daily: {m: {mix: {brand: 1}}}\nrules: {selling: {most: 25}}\n"},
                    SOLD("brand/a"), SOLD("brand/b"), TOLD("brand/c"), TOLD("brand/d"));
  long sold = 0;
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    sold += made->schedule.items.at[i].piece->kind == KIND_PRODUCT;
    assert_true(sold * 100 <= 25 * (long)(i + 1));
  }
  assert_int_equal(sold, 7);
  assert_no_warnings(made);
}

static void D22_without_the_rule_selling_has_its_share(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-08") "daily: {m: {mix: {brand: 1}}}\n"}, SOLD("brand/a"),
                    SOLD("brand/b"), TOLD("brand/c"), TOLD("brand/d"));
  assert_str(pieces_of_channel(made, "m"), "a c b d a c b d");
}

static void D22_rather_too_much_selling_than_nothing_to_post(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-06") "daily: {m: {mix: {brand: 1}}}\nrules: {selling: {most: 25}}\n"},
                    SOLD("brand/a"), SOLD("brand/b"));
  assert_str(pieces_of_channel(made, "m"), "a b a b a b");
  assert_int_equal(said(made, P107), 1);
}

// Of two posts and ten slots one sells: that is half.
static void D22_selling_is_a_share_of_what_is_posted(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-10") "daily: {m: {mix: {brand: 1}}}\nrules: {selling: {most: 25}}\n"},
                    {"content/brand/a.md", "---\nkind: product\n---\nText.\n"},
                    {"content/brand/b.md", "---\nkind: education\n---\nText.\n"});
  assert_int_equal(number_of(first_said(made, P107), "share"), 50);
}

// It would have been yesterday's line otherwise.
static void D22_another_line_goes_before_too_much_selling(void **state) {
  Made *made = MADE(
      {"plan.yaml", DAYS("2026-03-02") "daily: {m: {mix: {brand: 1, persona: 1}}}\nrules: {selling: {most: 25}}\n"},
      SOLD("brand/a"), TOLD("persona/b"), TOLD("persona/c"));
  assert_str(str_part(pieces_of_channel(made, "m"), 0, 1), "b");
}

#define PROOF(to, least) DAYS(to) "daily: {m: {mix: {proof: 1}}}\nrules: {proof: {least: " least "}}\n"
#define SCENES                                                                                                         \
  PIECE("proof/a", "kind: education\nscene: feedback"), PIECE("proof/b", "kind: product\nscene: feedback"),            \
      PIECE("proof/c", "kind: education\nscene: order"), PIECE("proof/d", "kind: product\nscene: shipping")

static void D03_closed_sales_hold_their_share_after_every_slot(void **state) {
  Made *made = MADE({"plan.yaml", PROOF("2026-03-30", "60")}, SCENES);
  long closed = 0;
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    closed += made->schedule.items.at[i].piece->scene > SCENE_FEEDBACK;
    assert_true(closed * 100 >= 60 * (long)(i + 1));
  }
  assert_int_equal(closed, 18);
  assert_int_equal(said(made, P108), 0);
}

static void D03_a_closed_sale_goes_before_the_kind_that_is_behind(void **state) {
  Made *made = MADE({"plan.yaml", PROOF("2026-03-04", "100")}, PIECE("proof/a", "kind: education\nscene: feedback"),
                    PIECE("proof/c", "kind: product\nscene: order"));
  assert_str(pieces_of_channel(made, "m"), "c c c c");
}

static void D22_a_closed_sale_that_sells_too_much_waits(void **state) {
  Made *made =
      MADE({"plan.yaml",
            DAYS("2026-03-04") "daily: {m: {mix: {proof: 1}}}\nrules: {proof: {least: 100}, selling: {most: 25}}\n"},
           PIECE("proof/a", "kind: education\nscene: feedback"), PIECE("proof/c", "kind: product\nscene: order"));
  assert_str(pieces_of_channel(made, "m"), "a a a c");
}

static void D03_what_cannot_be_reached_is_said(void **state) {
  Made *made = MADE({"plan.yaml", PROOF("2026-03-04", "50")}, PIECE("proof/a", "kind: education\nscene: feedback"));
  assert_str(pieces_of_channel(made, "m"), "a a a a");
  assert_int_equal(said(made, P108), 1);
}

static void D03_a_scene_never_breaks_the_mix(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-30") "daily: {m: {per_day: 2, mix: {persona: 4, brand: 3, proof: 3}}}\n"
                                                     "rules: {proof: {least: 100}, selling: {most: 10}}\n"},
                    SCENES, SOLD("brand/a"), TOLD("brand/b"), SOLD("persona/a"), TOLD("persona/b"));
  SharesList shares = {0};
  shares_of(*state, &made->schedule, &shares);
  assert_int_equal(shares.at[0].all.slots, 60);
  for (size_t k = 0; k < 3; k++) assert_true(shares.at[0].furthest[k] <= shares.at[0].total);
}

// ---- empty slots --------------------------------------------------------------------------------------------------

static bool lacks_selling(const Occurrence *item) { return item->lacks == KIND_PRODUCT; }
static bool lacks_telling(const Occurrence *item) { return item->lacks == KIND_EDUCATION; }
static bool lacks_closed(const Occurrence *item) { return item->lacks_closed; }

static void D22_empty_slots_are_to_have_each_kind_in_its_share(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-20") "daily: {m: {mix: {brand: 1}}}\n"});
  assert_int_equal(count_of(made, lacks_selling), 10);
  assert_int_equal(count_of(made, lacks_telling), 10);
}

static void D22_they_are_to_have_what_the_others_have_not(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-20") "daily: {m: {per_day: 2, mix: {brand: 1, persona: 1}}}\n"},
                    SOLD("persona/a"), SOLD("persona/b"));
  assert_int_equal(count_of(made, lacks_selling), 0);
  assert_true(count_of(made, lacks_telling) >= 19);
}

static void D22_they_are_not_to_sell_too_much(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-20") "daily: {m: {mix: {brand: 1}}}\nrules: {selling: {most: 20}}\n"});
  assert_int_equal(count_of(made, lacks_selling), 4);
}

static void D03_they_are_to_show_closed_sales_in_their_share(void **state) {
  Made *made = MADE({"plan.yaml", PROOF("2026-03-20", "60")});
  assert_int_equal(count_of(made, lacks_closed), 12);
}

static void a_slot_that_is_filled_lacks_nothing(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-04") "daily: {m: {mix: {brand: 1}}}\n"}, TOLD("brand/a"));
  for (size_t i = 0; i < 4; i++) assert_int_equal(made->schedule.items.at[i].lacks, -1);
}

// ---- what came of it ----------------------------------------------------------------------------------------------

static void D03_shares_count_every_slot_once(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: p, from: 2026-03-30, to: 2026-04-02}\n" CHANNELS LIN
                                  "daily: {m: {mix: {brand: 1, persona: 1}}, g: {mix: {proof: 1}}}\n"},
                    TOLD("brand/a"), PIECE("proof/c", "scene: order\nchannels: [g]"));
  SharesList shares = {0};
  shares_of(*state, &made->schedule, &shares);
  const ChannelShares *m = &shares.at[0], *g = &shares.at[1];
  assert_int_equal(m->all.slots, 4);
  assert_int_equal(m->all.lines[0] + m->all.lines[1], 4);
  assert_int_equal(m->all.lines_empty[1], m->all.lines[1]);
  assert_int_equal(slots_empty(m, &m->all), m->all.lines[1]);
  assert_int_equal(m->all.kinds[KIND_EDUCATION], m->all.lines[0]);
  assert_int_equal(m->months.n, 2);
  assert_date(m->months.at[1].first, "2026-04-01");
  assert_int_equal(m->months.at[0].counts.slots, 2);
  assert_int_equal(g->all.proofs, 4);
  assert_int_equal(slots_closed(&g->all), 4);
  assert_int_equal(g->all.kinds[KIND_COUNT], 4);
}

static void D03_a_pin_may_put_a_line_off_by_more_than_1(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-04") "daily: {m: {mix: {brand: 1, persona: 1}}}\n"
                                                     "pin: {2026-03-01 m: brand/x, 2026-03-02 m: brand/y,"
                                                     " 2026-03-03 m: brand/z}\n"},
                    TOLD("brand/x"), TOLD("brand/y"), TOLD("brand/z"), TOLD("persona/a"));
  SharesList shares = {0};
  shares_of(*state, &made->schedule, &shares);
  assert_int_equal(shares.at[0].furthest[0], 3); // halves: 3 of 3 instead of 1 1/2
  assert_date(shares.at[0].furthest_on[0], "2026-03-03");
}

// ---- what is to be written ----------------------------------------------------------------------------------------

static MissingList missing_of(void **state, Made *made, const char *today) {
  MissingList list = {0};
  Date day = today ? day_at(today) : DATE_NONE;
  missing_pieces(*state, &(ScheduleOptions){.today = day, .past = day}, &made->schedule, &list);
  return list;
}

static void D11_a_daily_piece_is_due_three_days_before_its_first_slot(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-04-15") "daily: {m: {every: [sun], mix: {brand: 1}}}\n"});
  MissingList list = missing_of(state, made, NULL);
  assert_int_equal(list.n, 5);
  assert_date(list.at[0].by, "2026-02-26");
  assert_str(list.at[0].id, "brand/2026-03-01-m");
  assert_str(list.at[0].line->id, "brand");
  assert_int_equal(list.at[0].items.n, 2);
  assert_date(list.at[0].items.at[1]->date, "2026-04-05"); // once it has rested
}

static void a_new_piece_rests_as_long_as_any(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-06-30") "daily: {m: {mix: {brand: 1}}}\n"});
  assert_int_equal(missing_of(state, made, NULL).n, 30);
}

static void D04_each_channel_has_pieces_of_its_own_to_be_written(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-04") "daily: {m: {mix: {brand: 1}}, g: {mix: {brand: 1}}}\n"});
  MissingList list = missing_of(state, made, NULL);
  assert_int_equal(list.n, 8);
  for (size_t i = 0; i < list.n; i++) assert_int_equal(list.at[i].channels.n, 1);
}

static void days_that_have_passed_are_passed_over(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-20") "daily: {m: {mix: {brand: 1}}}\n"});
  MissingList list = missing_of(state, made, "2026-03-18");
  assert_true(list.n > 0);
  for (size_t i = 0; i < list.n; i++) assert_true(list.at[i].items.at[0]->date >= day_at("2026-03-18"));
}

static void nothing_is_missing_where_all_is_filled(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-04") "daily: {m: {mix: {brand: 1}}}\n"}, TOLD("brand/a"));
  assert_int_equal(missing_of(state, made, NULL).n, 0);
}

// What asks what is missing looks, and touches nothing.
static void the_schedule_is_as_it_was_before(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-08") "daily: {m: {per_day: 2, mix: {brand: 1, persona: 1}}}\n"},
                    {"content/brand/a.md", "---\nreuse: {after: 3d}\n---\nText.\n"}, TOLD("persona/a"));
  Str before = pieces_of_channel(made, "m");
  assert_true(missing_of(state, made, NULL).n > 0);
  Str after = pieces_of_channel(made, "m");
  assert_true(str_eq(before, after));
  assert_ptr_equal(made->schedule.plan, &made->plan);
}

static void a_piece_to_be_written_is_for_the_people_of_its_channel(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-01}\nsegments: {vip: {}}\n"
                                  "channels: {g: {kind: group, for: [vip], at: [10:00]}}\n"
                                  "staff: {lin: {name: Lin, role: adviser, channels: [g]}}\n"
                                  "daily: {g: {mix: {brand: 1}}}\n"});
  MissingList list = missing_of(state, made, NULL);
  assert_int_equal(list.n, 1);
  assert_int_equal(list.at[0].audience.n, 1);
}

// As `gaps` goes on: what is named and not there is what it is about.
static MissingList named_and_missing(void **state, const char *plan) {
  Made *made = MADE({"plan.yaml", plan});
  schedule_make(*state, made->diags, &made->plan, &(ScheduleOptions){DATE_NONE, DATE_NONE, false}, &made->schedule);
  return missing_of(state, made, NULL);
}

#define STEP(id, day, pieces) "{id: " id ", day: " day ", at: 12:00, post: m, piece: " pieces "}"

static void what_nothing_schedules_is_added_once_and_stands_last(void **state) {
  MissingList list =
      named_and_missing(state, DAYS("2026-03-02") "daily: {m: {mix: {brand: 1}}}\n"
                                                  "sops: {idle: {steps: [" STEP("a", "1", "wake/m1") ", " STEP(
                                                      "b", "1", "[wake/m1, wake/m2]") "]}}\n");
  assert_int_equal(list.n, 3);
  assert_str(list.at[2].id, "wake/m1");
  assert_int_equal(list.at[2].by, DATE_NONE);
  assert_str(list.at[2].line->id, "wake");
}

// One piece is written for all that can take it, by the day of the first.
static void a_piece_that_is_asked_for_serves_whoever_names_it_too(void **state) {
  MissingList list = named_and_missing(
      state, DAYS("2026-03-20") "daily: {m: {mix: {brand: 1}, every: [fri]}}\n"
                                "pin: {2026-03-13 m: wake/m2}\n"
                                "sops: {three: {steps: [" STEP("a", "1", "[wake/m1, wake/m2]") ", " STEP(
                                    "b", "2", "wake/") "]}}\n"
                                                       "campaigns: {c: {sop: three, date: 2026-03-05}}\n");
  size_t wake = 0;
  for (size_t i = 0; i < list.n; i++) {
    if (!str_starts(list.at[i].id, S("wake/"))) continue;
    wake++;
    assert_str(list.at[i].id, "wake/m2");
    assert_date(list.at[i].by, "2026-03-02");
    assert_int_equal(list.at[i].items.n, 3);
  }
  assert_int_equal(wake, 1);
}

// As its one use is over, no piece under its name is to be written.
static void what_there_is_is_never_to_be_written(void **state) {
  Made *made =
      MADE({"plan.yaml", DAYS("2026-03-20") "sops: {s: {steps: [" STEP(
                             "a", "1", "brand/once") "]}}\n"
                                                     "campaigns: {c: {sop: s, date: [2026-03-05, 2026-03-12]}}\n"},
           {"content/brand/once.md", "---\nreuse: {times: 1}\n---\nText.\n"});
  MissingList list = {0};
  ScheduleOptions options = {DATE_NONE, DATE_NONE, false};
  assert_int_equal(missing_pieces(*state, &options, &made->schedule, &list), 1);
  assert_int_equal(list.n, 0);
}

// The folder's post comes first; what a later step wants of that folder does for it.
static void a_piece_that_another_does_for_is_not_to_be_written(void **state) {
  MissingList list = named_and_missing(
      state, DAYS("2026-03-20") "sops: {s: {steps: [" STEP(
                 "a", "1", "brand/") ",\n"
                                     "  {id: b, day: 2, at: 12:00, post: m, line: brand, theme: scarce}]}}\n"
                                     "campaigns: {c: {sop: s, date: 2026-03-05}}\n");
  assert_int_equal(list.n, 1);
  assert_str(list.at[0].theme, "scarce");
  assert_int_equal(list.at[0].items.n, 2);
  assert_date(list.at[0].items.at[0]->date, "2026-03-05");
}

static void a_folder_lets_a_piece_rest_on_each_channel_by_itself(void **state) {
  Made *made = MADE({"plan.yaml", DAYS("2026-03-30") "sops: {s: {steps: [\n"
                                                     "  {id: a, day: 1, at: 12:00, post: m, theme: scarce},\n"
                                                     "  {id: b, day: 2, at: 12:00, post: g, theme: scarce}]}}\n"
                                                     "campaigns: {c: {sop: s, date: 2026-03-05}}\n"},
                    {"content/brand/defaults.yaml", "reuse: {after: 20d}\n"});
  MissingList list = missing_of(state, made, NULL);
  assert_int_equal(list.n, 1);
  assert_int_equal(list.at[0].channels.n, 2);
}

static void steps_get_as_many_as_their_folder_lets_rest(void **state) {
  Made *made = MADE({"plan.yaml",
                     DAYS("2026-03-30") "sops: {s: {steps: [" STEP(
                         "a", "1", "brand/") "]}}\n"
                                             "campaigns: {c: {sop: s, date: [2026-03-05, 2026-03-12, 2026-03-26]}}\n"},
                    {"content/brand/defaults.yaml", "reuse: {after: 20d}\n"},
                    {"content/brand/past.md", "---\nvalid: 2026-01-01..2026-01-31\n---\nText.\n"});
  MissingList list = missing_of(state, made, NULL);
  assert_int_equal(list.n, 2);
  assert_int_equal(list.at[0].items.n, 2);
  assert_date(list.at[1].by, "2026-03-09");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(D22_selling_never_passes_its_most_while_another_kind_fits),
      TEST(D22_without_the_rule_selling_has_its_share),
      TEST(D22_rather_too_much_selling_than_nothing_to_post),
      TEST(D22_selling_is_a_share_of_what_is_posted),
      TEST(D22_another_line_goes_before_too_much_selling),
      TEST(D03_closed_sales_hold_their_share_after_every_slot),
      TEST(D03_a_closed_sale_goes_before_the_kind_that_is_behind),
      TEST(D22_a_closed_sale_that_sells_too_much_waits),
      TEST(D03_what_cannot_be_reached_is_said),
      TEST(D03_a_scene_never_breaks_the_mix),
      TEST(D22_empty_slots_are_to_have_each_kind_in_its_share),
      TEST(D22_they_are_to_have_what_the_others_have_not),
      TEST(D22_they_are_not_to_sell_too_much),
      TEST(D03_they_are_to_show_closed_sales_in_their_share),
      TEST(a_slot_that_is_filled_lacks_nothing),
      TEST(D03_shares_count_every_slot_once),
      TEST(D03_a_pin_may_put_a_line_off_by_more_than_1),
      TEST(D11_a_daily_piece_is_due_three_days_before_its_first_slot),
      TEST(a_new_piece_rests_as_long_as_any),
      TEST(D04_each_channel_has_pieces_of_its_own_to_be_written),
      TEST(days_that_have_passed_are_passed_over),
      TEST(nothing_is_missing_where_all_is_filled),
      TEST(the_schedule_is_as_it_was_before),
      TEST(a_piece_to_be_written_is_for_the_people_of_its_channel),
      TEST(what_nothing_schedules_is_added_once_and_stands_last),
      TEST(a_piece_that_is_asked_for_serves_whoever_names_it_too),
      TEST(what_there_is_is_never_to_be_written),
      TEST(a_piece_that_another_does_for_is_not_to_be_written),
      TEST(a_folder_lets_a_piece_rest_on_each_channel_by_itself),
      TEST(steps_get_as_many_as_their_folder_lets_rest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

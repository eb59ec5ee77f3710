// lock_test: pins what sopcal.lock may say, and that what it announces stays: days, hours, pieces and people, whatever
// the plan around them becomes (design section 7).
//
// March 2026 begins on a Sunday: Mondays are the 2nd, 9th, 16th, 23rd and 30th.
#include "plan_fixture.h"

#include "sopcal/write.h"

#define HEAD LOCK_HEAD " what has been announced\n"
#define REST " title=T digest=0123456789abcdef seq=1 changed=2026-02-20T00:00:00Z\n"
#define OPENS(identity, days) identity " opens=" days REST
#define TASK(identity, days) identity " kind=task on=" days REST
#define POST(identity, day, at, channel, piece)                                                                        \
  identity " kind=post on=" day " at=" at " channel=" channel " piece=" piece REST
#define DAILY(identity, day, at, channel, piece)                                                                       \
  identity " kind=daily on=" day " at=" at " channel=" channel " piece=" piece REST
#define MADE_WITH(lock, plan) MADE({"sopcal.lock", HEAD lock}, {"plan.yaml", plan})

#define MARCH "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
#define YEAR "plan: {id: p, from: 2026-01-01, to: 2026-12-31}\n"
#define PLAIN MARCH

// ---- the file -----------------------------------------------------------------------------------------------------

static const LockEntry *entry_of(const Made *made, const char *identity) {
  const LockEntry *entry = map_get(&made->plan.lock.by_identity, str_of(identity));
  if (!entry) print_findings(made);
  assert_non_null(entry);
  return entry;
}

static void a_plan_without_a_lock_has_announced_nothing(void **state) {
  const Made *made = MADE({"plan.yaml", PLAIN});
  assert_false(made->plan.lock.given);
  assert_false(is_provisional(&made->schedule, NULL));
}

// A file cut down to nothing would un-announce everything in silence.
static void an_empty_file_is_no_lock(void **state) {
  const Made *made = MADE({"sopcal.lock", ""}, {"plan.yaml", PLAIN});
  assert_int_equal(said(made, L104), 1);
}

static void a_lock_may_have_announced_nothing(void **state) {
  const Made *made = MADE({"sopcal.lock", LOCK_HEAD "\n"}, {"plan.yaml", PLAIN});
  assert_no_warnings(made);
  assert_true(made->plan.lock.given);
  assert_int_equal(made->plan.lock.entries.n, 0);
  assert_true(is_provisional(&made->schedule, NULL));
}

static void a_line_is_read_with_all_it_says(void **state) {
  const Made *made = MADE_WITH("p/c/x/-7/m kind=deadline on=2026-03-03..2026-03-05 at=09:00-09:30 channel=m "
                               "piece=\"a/b c\" people=lin,wang by=\"each service,lin\" title=\"\\\"T\\\"\" "
                               "digest=0123456789abcdef seq=12 changed=1970-01-02T03:04:05Z\n",
                               PLAIN);
  const LockEntry *entry = entry_of(made, "p/c/x/-7/m");
  assert_int_equal(entry->kind, LOCK_DEADLINE);
  assert_false(entry->gone || entry->opening);
  assert_date(entry->on.first, "2026-03-03");
  assert_date(entry->on.last, "2026-03-05");
  assert_int_equal(entry->window.from, 540);
  assert_int_equal(entry->window.to, 570);
  assert_str(entry->channel, "m");
  assert_str(entry->piece, "a/b c");
  assert_int_equal(entry->people.n, 2);
  assert_str(entry->people.at[1], "wang");
  assert_str(entry->by, "each service,lin");
  assert_str(entry->title, "\"T\"");
  assert_str(entry->digest, "0123456789abcdef");
  assert_int_equal(entry->seq, 12);
  assert_int_equal(entry->changed, 86400 + 3 * 3600 + 4 * 60 + 5);
}

static void what_is_gone_says_until_when(void **state) {
  const Made *made =
      MADE_WITH("p/c gone until=2026-04-01 opens=2026-03-03 title=T seq=2 changed=2026-03-01T00:00:00Z\n", PLAIN);
  assert_no_warnings(made);
  assert_true(entry_of(made, "p/c")->gone);
  assert_true(entry_of(made, "p/c")->opening);
  assert_date(entry_of(made, "p/c")->until, "2026-04-01");
}

static void the_second_line_may_tell_of_the_key_of_addresses(void **state) {
  const Made *made = MADE_WITH("# key 0a1b2c3d\np/c gone until=2026-04-01 opens=2026-03-03 title=T seq=2 "
                               "changed=2026-03-01T00:00:00Z\n",
                               PLAIN);
  assert_no_warnings(made);
  assert_str(made->plan.lock.key, "0a1b2c3d");
  Buf again = buf_in(*state);
  lock_write(&again, &made->plan.lock);
  assert_true(str_find(buf_str(&again), S("\n# key 0a1b2c3d\np/c gone")) > 0);
  assert_true(entry_of(made, "p/c")->gone);
  static const char *const bad[] = {"# key 0a1b2c3", "# key 0a1b2c3d4", "# key 0A1B2C3D", "# key "};
  for (size_t i = 0; i < COUNT(bad); i++) {
    const char *lock = str_c(*state, str_format(*state, "%s%s\n", HEAD, bad[i]));
    made = MADE({"sopcal.lock", lock}, {"plan.yaml", PLAIN});
    assert_int_equal(said(made, L101), 1);
    assert_str(made->plan.lock.key, "");
  }
}

static void keys_come_in_any_order_and_lines_may_end_as_on_windows(void **state) {
  const Made *made = MADE_WITH(
      "p/a changed=2026-03-01T00:00:00Z seq=1 digest=0123456789abcdef title=T on=2026-03-02 kind=task\r\n\r\n", PLAIN);
  assert_no_warnings(made);
  assert_int_equal(entry_of(made, "p/a")->kind, LOCK_TASK);
}

// Each with what it says of the line.
static const struct {
  const char *line, *because;
} bad_lines[] = {
    {"p", "it does not begin with an identity"},
    {"p/ kind=task on=2026-03-02" REST, "it does not begin with an identity"},
    {" p/a kind=task on=2026-03-02" REST, "it does not begin with an identity"},
    {"# a comment", "it does not begin with an identity"},
    {"p/a kind=task on=2026-03-02 lost" REST, "this is no key=value"},
    {"p/a kind=task  on=2026-03-02" REST, "this is no key=value"},
    {"p/a kind=task on=2026-03-02 gone until=2026-03-03" REST, "this is no key=value"},
    {"p/a kind=task on=2026-03-02 where=here" REST, "such a line has no"},
    {"p/a kind=task on=2026-03-02 until=2026-03-03" REST, "such a line has no"},
    {"p/a kind=task on=2026-03-02 opens=2026-03-02" REST, "such a line has no"},
    {"p/a kind=task opens=2026-03-02" REST, "such a line has no"},
    {"p/a kind=task on=2026-03-02 on=2026-03-03" REST, "it says twice"},
    {"p/a kind=task on=2026-02-29" REST, "this is no value of"},
    {"p/a kind=task on=1980-01-01" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-03..2026-03-02" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-03..2026-03-03" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-03..2046-03-03" REST, "this is no value of"},
    {"p/a kind=work on=2026-03-02" REST, "this is no value of"},
    {"p/a kind=task on=" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 at=24:00" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 at=10:00-09:00" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 channel=a,b" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 piece=../x" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 people=a,,b" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 by=\"open" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 by=\"\\u001b[2J\"" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 by=a\"b" REST, "this is no value of"},
    {"p/a kind=task on=2026-03-02 by=7 title=T digest=0123456789abcdeF seq=1 changed=2026-02-20T00:00:00Z",
     "this is no value of"},
    {"p/a kind=task on=2026-03-02 title=T digest=0123456789abcdef seq=0 changed=2026-02-20T00:00:00Z",
     "this is no value of"},
    {"p/a kind=task on=2026-03-02 title=T digest=0123456789abcdef seq=1000001 changed=2026-02-20T00:00:00Z",
     "this is no value of"},
    {"p/a kind=task on=2026-03-02 title=T digest=0123456789abcdef seq=99999999999 changed=2026-02-20T00:00:00Z",
     "this is no value of"},
    {"p/a kind=task on=2026-03-02 title=T digest=0123456789abcdef seq=1 changed=2026-02-20T00:00:60Z",
     "this is no value of"},
    {"p/a kind=task on=2026-03-02 title=T digest=0123456789abcdef seq=1 changed=2026-02-20T00:00:0",
     "this is no value of"},
    {"p/a kind=task on=2026-03-02 title=T digest=0123456789abcdef seq=1", "it lacks"},
    {"p/a kind=task on=2026-03-02 title=T seq=1 changed=2026-02-20T00:00:00Z", "it lacks"},
    {"p/a kind=task title=T digest=0123456789abcdef seq=1 changed=2026-02-20T00:00:00Z", "it lacks"},
    {"p/a on=2026-03-02" REST, "it lacks"},
    {"p/a gone kind=task on=2026-03-02" REST, "it lacks"},
};

static void a_line_that_cannot_be_read_is_an_error(void **state) {
  for (size_t i = 0; i < COUNT(bad_lines); i++) {
    Arena *arena = *state;
    const char *lock = str_c(arena, str_format(arena, "%s%s\n", HEAD, bad_lines[i].line));
    const Made *made = MADE({"sopcal.lock", lock}, {"plan.yaml", PLAIN});
    const Diag *diag = first_said(made, L101);
    if (!str_eq(arg_of(diag, "because"), str_of(bad_lines[i].because))) {
      print_error("%s\n", bad_lines[i].line);
      print_findings(made);
      fail();
    }
    assert_int_equal(source_position(diag->at.source, diag->at.from).line, 2);
  }
}

static void what_git_could_not_merge_is_said_once_for_each_place(void **state) {
  const Made *made = MADE_WITH("<<<<<<< HEAD\n" TASK("p/a", "2026-03-02") "||||||| base\nrubbish\n=======\n" TASK(
                                   "p/a", "2026-03-03") ">>>>>>> topic\n" TASK("p/b", "2026-03-03"),
                               PLAIN);
  assert_int_equal(said(made, L102), 1);
  assert_int_equal(diags_count(made->diags, LEVEL_ERROR), 1);
}

static void an_identity_stands_once(void **state) {
  const Made *made = MADE_WITH(TASK("p/a", "2026-03-02") TASK("p/a", "2026-03-03"), PLAIN);
  assert_str(arg_of(first_said(made, L103), "id"), "p/a");
  assert_int_equal(diags_count(made->diags, LEVEL_ERROR), 1);
}

static void lines_in_another_order_are_noted_once(void **state) {
  const Made *made = MADE_WITH(TASK("p/c", "2026-03-02") TASK("p/b", "2026-03-03") TASK("p/a", "2026-03-03"), PLAIN);
  assert_no_warnings(made);
  assert_int_equal(said(made, L105), 1);
  assert_non_null(entry_of(made, "p/b"));
}

static void a_lock_of_another_form_is_not_read(void **state) {
  assert_int_equal(said(MADE({"sopcal.lock", "# sopcal.lock 10\n"}, {"plan.yaml", PLAIN}), L104), 1);
  assert_int_equal(said(MADE({"sopcal.lock", "p/a on=2026-03-02" REST}, {"plan.yaml", PLAIN}), L104), 1);
}

static void what_is_read_is_written_as_the_same_bytes(void **state) {
  Buf out = buf_in(*state);
  lock_write(&out, &(Lock){0});
  buf_add(&out,
          S("p/a gone until=2026-04-01 kind=meeting on=2026-03-02 at=10:00 people=lin title=T seq=3 "
            "changed=2026-03-01T10:20:30Z\n"
            "p/c opens=2026-03-10..2026-03-12 at=09:00-24:00 by=\"each service,one a of b\" title=\"a b\" "
            "digest=0123456789abcdef seq=1 changed=2026-02-20T00:00:00Z\n"
            "p/c/x kind=deadline on=2026-03-02..2026-03-04 channel=m piece=\"x/a b\" people=lin,wang by=all title=题 "
            "digest=0123456789abcdef seq=2 changed=2026-02-20T00:00:00Z\n"));
  const Made *made = MADE({"sopcal.lock", str_c(*state, buf_str(&out))}, {"plan.yaml", PLAIN});
  assert_int_equal(diags_total(made->diags), 0);
  Buf again = buf_in(*state);
  lock_write(&again, &made->plan.lock);
  assert_true(str_eq(buf_str(&again), buf_str(&out)));
}

// ---- openings -----------------------------------------------------------------------------------------------------

#define CAMPAIGN(date)                                                                                                 \
  MARCH "sops: {s: {length: 3, by: lin, steps: [{id: a, day: 1, task: t}]}}\n"                                         \
        "staff: {lin: {name: Lin, role: adviser}}\n"                                                                   \
        "campaigns: {c: {sop: s, date: " date "}}\n"

static void a_stated_date_that_changes_is_said_and_not_followed(void **state) {
  const Made *made = MADE_WITH(OPENS("p/c", "2026-03-10..2026-03-12"), CAMPAIGN("2026-03-17"));
  const Diag *diag = first_said(made, L107);
  assert_str(days_of_campaign(made, "c"), "03-10");
  assert_str(days_of_step(made, "a"), "03-10");
  assert_str(arg_of(diag, "days"), "2026-03-10..2026-03-12");
  assert_str(arg_of(diag, "now"), "2026-03-17..2026-03-19");
  assert_ptr_equal(diag->at.source, made->plan.lock.source);
  assert_int_equal(diag->related.n, 1);
  const Opening *opening = schedule_opening(&made->schedule, S("c"));
  assert_non_null(opening->lock);
  assert_date(opening->instead->days.first, "2026-03-17");
  assert_null(item_of(made, "p/c/a")->instead); // it stays with its campaign
}

static void of_what_is_as_announced_and_of_history_the_plan_says_nothing_else(void **state) {
  const Made *made = MADE_WITH(OPENS("p/c", "2026-03-10..2026-03-12"), CAMPAIGN("2026-03-10"));
  assert_null(schedule_opening(&made->schedule, S("c"))->instead);
  made = MADE_ON("2026-03-13", {"sopcal.lock", HEAD OPENS("p/c", "2026-03-10..2026-03-12")},
                 {"plan.yaml", CAMPAIGN("2026-03-17")});
  assert_null(schedule_opening(&made->schedule, S("c"))->instead);
}

static void what_is_announced_as_planned_is_not_mentioned(void **state) {
  assert_no_warnings(MADE_WITH(OPENS("p/c", "2026-03-10..2026-03-12"), CAMPAIGN("2026-03-10")));
}

static void what_lies_behind_today_is_kept_in_silence(void **state) {
  const Made *made = MADE_ON("2026-03-13", {"sopcal.lock", HEAD OPENS("p/c", "2026-03-10..2026-03-12")},
                             {"plan.yaml", CAMPAIGN("2026-03-17")});
  assert_int_equal(said(made, L107), 0);
  assert_str(days_of_campaign(made, "c"), "03-10");
}

static void what_is_gone_holds_nothing(void **state) {
  const Made *made = MADE_WITH("p/c gone until=2026-04-01 opens=2026-03-10..2026-03-12" REST, CAMPAIGN("2026-03-17"));
  assert_str(days_of_campaign(made, "c"), "03-17");
  assert_null(schedule_opening(&made->schedule, S("c"))->lock);
}

static void what_the_plan_has_no_more_does_not_come_back(void **state) {
  const Made *made =
      MADE_WITH(OPENS("p/gone", "2026-03-10..2026-03-12") TASK("p/gone/x", "2026-03-10"), CAMPAIGN("2026-03-17"));
  assert_int_equal(made->schedule.openings.n, 1);
  assert_int_equal(made->schedule.items.n, 1);
}

#define SERIES(keys)                                                                                                   \
  YEAR "sops: {s: {length: 3, steps: [{id: a, day: 1, task: t, by: lin}]}}\n"                                          \
       "staff: {lin: {name: Lin, role: adviser}}\n"                                                                    \
       "campaigns: {c: {sop: s, " keys "}}\n"

static void an_announced_period_keeps_its_day_and_the_others_their_distance(void **state) {
  const Made *made = MADE_WITH(OPENS("p/c/2026-06", "2026-06-27..2026-06-29"), SERIES("cycle: 20d, rhythm: auto"));
  const Opening *july = schedule_opening(&made->schedule, S("c/2026-07"));
  assert_date(schedule_opening(&made->schedule, S("c/2026-06"))->days.first, "2026-06-27");
  assert_true(july->days.first - day_at("2026-06-27") >= 20);
  assert_int_equal(made->schedule.openings.n, 12);
  assert_non_null(schedule_opening(&made->schedule, S("c/2026-06"))->series);
}

static void an_opening_of_an_earlier_rhythm_keeps_its_name_and_fills_the_period_it_lies_in(void **state) {
  const Made *made = MADE_WITH(OPENS("p/c/2026-05", "2026-05-20..2026-05-22"), SERIES("rhythm: quarter"));
  assert_no_warnings(made);
  assert_date(schedule_opening(&made->schedule, S("c/2026-05"))->days.first, "2026-05-20");
  assert_null(schedule_opening(&made->schedule, S("c/2026-Q2")));
  assert_int_equal(made->schedule.openings.n, 4);
}

static void two_openings_of_an_earlier_rhythm_both_stay_in_one_period(void **state) {
  const Made *made =
      MADE_WITH(OPENS("p/c/2026-04", "2026-04-10..2026-04-12") OPENS("p/c/2026-05", "2026-05-20..2026-05-22"),
                SERIES("rhythm: quarter, cycle: 40d"));
  assert_no_warnings(made);
  assert_non_null(schedule_opening(&made->schedule, S("c/2026-04")));
  assert_non_null(schedule_opening(&made->schedule, S("c/2026-05")));
  assert_int_equal(made->schedule.openings.n, 5);
}

static void an_announced_day_holds_against_one_that_is_stated_later(void **state) {
  const Made *made = MADE_WITH(OPENS("p/c/2026-06", "2026-06-16..2026-06-18"),
                               SERIES("rhythm: month, in: {2026-06: {date: 2026-06-09}}"));
  assert_date(schedule_opening(&made->schedule, S("c/2026-06"))->days.first, "2026-06-16");
  assert_str(arg_of(first_said(made, L107), "now"), "2026-06-09..2026-06-11");
}

static void what_a_period_has_of_its_own_stays_with_an_earlier_name(void **state) {
  const Made *made =
      MADE_WITH(OPENS("p/c/2026-05", "2026-05-20..2026-05-22"), SERIES("rhythm: quarter, in: {2026-05: {title: May}}"));
  assert_no_errors(made);
  assert_str(schedule_opening(&made->schedule, S("c/2026-05"))->title, "May");
}

static void a_series_is_placed_around_what_another_has_announced(void **state) {
  const char *plan = YEAR "sops: {s: {length: 3, steps: [{id: a, day: 1, task: t, by: lin}]}}\n"
                          "staff: {lin: {name: Lin, role: adviser}}\n"
                          "campaigns: {a: {sop: s, rhythm: month, prefer: tue}, b: {sop: s, rhythm: month}}\n";
  const Made *made = MADE_WITH(OPENS("p/b/2026-06", "2026-06-16..2026-06-18"), plan);
  Span announced = {day_at("2026-06-16"), day_at("2026-06-18")};
  assert_date(schedule_opening(&made->schedule, S("b/2026-06"))->days.first, "2026-06-16");
  for (size_t i = 0; i < made->schedule.openings.n; i++) {
    const Opening *opening = &made->schedule.openings.at[i];
    if (!opening->lock) assert_false(span_meets(opening->days, announced));
  }
}

// ---- items --------------------------------------------------------------------------------------------------------

static void a_step_that_moves_is_said_once_and_its_items_stay(void **state) {
  const Made *made =
      MADE_WITH(TASK("p/c/a/1", "2026-03-10") TASK("p/c/a/2", "2026-03-10"),
                MARCH "sops: {s: {length: 3, by: lin, steps: [{id: a, day: 1..2, at: 10:00, task: t}]}}\n"
                      "staff: {lin: {name: Lin, role: adviser}}\ncampaigns: {c: {sop: s, date: 2026-03-10}}\n");
  assert_date(item_of(made, "p/c/a/2")->date, "2026-03-10");
  assert_int_equal(item_of(made, "p/c/a/2")->day, 1);
  assert_str(window_of_item(made, "p/c/a/1"), "");
  assert_int_equal(said(made, L107), 1);
  assert_str(arg_of(first_said(made, L107), "times"), "2");
}

static void what_counts_from_a_step_counts_from_where_it_stays(void **state) {
  const Made *made = MADE_WITH(
      "p/c/a kind=task on=2026-03-09 at=10:00" REST, MARCH
      "sops: {s: {length: 3, by: lin, steps: [{id: a, day: 1, at: 10:00, task: t}, {id: b, after: a + 2h, task: t}]}}\n"
      "staff: {lin: {name: Lin, role: adviser}}\ncampaigns: {c: {sop: s, date: 2026-03-10}}\n");
  assert_date(item_of(made, "p/c/b")->date, "2026-03-09");
  assert_str(window_of_item(made, "p/c/b"), "12:00");
}

#define HOLIDAY "holidays: {h: {year: 2026, days_off: {国庆: 2026-03-12..2026-03-16}}}\n"
#define OFF_PLAN(holiday, policy)                                                                                      \
  MARCH holiday "sops: {s: {by: lin, steps: [{id: a, day: -3, task: t, on_day_off: " policy "}]}}\n"                   \
                "staff: {lin: {name: Lin, role: adviser}}\ncampaigns: {c: {sop: s, date: 2026-03-16}}\n"

static void days_off_published_later_move_nothing_that_was_announced(void **state) {
  const Made *made = MADE_WITH(TASK("p/c/a", "2026-03-13"), OFF_PLAN(HOLIDAY, "earlier"));
  assert_date(item_of(made, "p/c/a")->date, "2026-03-13");
  assert_str(arg_of(first_said(made, L107), "now"), "2026-03-11");
  assert_int_equal(said(made, T142), 0);
}

static void days_off_published_later_leave_nothing_out_that_was_announced(void **state) {
  const Made *made = MADE_WITH(TASK("p/c/a", "2026-03-13"), OFF_PLAN(HOLIDAY, "skip"));
  assert_date(item_of(made, "p/c/a")->date, "2026-03-13");
}

#define ROUTINE(keys)                                                                                                  \
  MARCH "sops: {r: {anchor: calendar, by: lin, steps: [{id: a, task: t, " keys "}]}}\n"                                \
        "staff: {lin: {name: Lin, role: adviser}}\n"

static void days_that_the_program_chose_stay_and_stand_for_the_nearest(void **state) {
  const Made *free = MADE({"plan.yaml", ROUTINE("within: week, times: 2")});
  const Made *made = MADE_WITH(TASK("p/r/2026-03-03/a", "2026-03-03"), ROUTINE("within: week, times: 2"));
  assert_int_equal(made->schedule.items.n, free->schedule.items.n);
  assert_non_null(item_of(made, "p/r/2026-03-03/a")->lock);
}

static void every_workday_keeps_a_day_that_has_become_a_holiday(void **state) {
  const Made *made = MADE_WITH(TASK("p/r/2026-03-12/a", "2026-03-12"), ROUTINE("every: workday") HOLIDAY);
  assert_non_null(item_of(made, "p/r/2026-03-12/a")->lock);
  assert_int_equal(item_of(made, "p/r/2026-03-12/a")->instead->days.first, DATE_NONE);
  assert_null(item_or_none(made, "p/r/2026-03-13/a"));
  assert_int_equal(said(made, L107), 1);
}

static void each_channel_of_a_day_that_is_kept_is_marked(void **state) {
  const Made *made = MADE(
      {"sopcal.lock", HEAD TASK("p/r/2026-03-12/a/m", "2026-03-12") TASK("p/r/2026-03-12/a/n", "2026-03-12")},
      {"plan.yaml", MARCH "channels: {m: {kind: moments}, n: {kind: group}}\n"
                          "sops: {r: {anchor: calendar, by: lin, steps: [{id: a, post: [m, n], line: brand, every: "
                          "workday}]}}\n"
                          "staff: {lin: {name: Lin, role: adviser, channels: [m, n]}}\n" HOLIDAY},
      {"content/brand/a.md", "---\nstatus: final\n---\nA\n"});
  assert_int_equal(item_of(made, "p/r/2026-03-12/a/m")->instead->days.first, DATE_NONE);
  assert_int_equal(item_of(made, "p/r/2026-03-12/a/n")->instead->days.first, DATE_NONE);
  assert_null(item_of(made, "p/r/2026-03-11/a/n")->instead);
}

static void a_campaign_on_workdays_keeps_a_day_that_has_become_a_holiday(void **state) {
  const Made *made =
      MADE_WITH(OPENS("p/c/2026-03-12", "2026-03-12"), MARCH "campaigns: {c: {every: workday}}\n" HOLIDAY);
  assert_non_null(schedule_opening(&made->schedule, S("c/2026-03-12"))->lock);
  assert_int_equal(schedule_opening(&made->schedule, S("c/2026-03-12"))->instead->days.first, DATE_NONE);
  assert_null(schedule_opening(&made->schedule, S("c/2026-03-13")));
  assert_int_equal(said(made, L107), 1);
}

// From Tuesday to Saturday; the holiday leaves two working days of four.
static void a_campaigns_working_days_stay_when_there_are_fewer_of_them(void **state) {
  const char *plan =
      MARCH "sops: {s: {length: 5, by: lin, steps: [{id: a, day: [1..last, last], days: workdays, task: t}]}}\n"
            "staff: {lin: {name: Lin, role: adviser}}\ncampaigns: {c: {sop: s, date: 2026-03-10}}\n" HOLIDAY;
  const Made *made =
      MADE({"sopcal.lock", HEAD TASK("p/c/a/2", "2026-03-11") TASK("p/c/a/4", "2026-03-13")}, {"plan.yaml", plan});
  assert_str(identities_of_step(made, "a"), "p/c/a/1 p/c/a/2 p/c/a/4");
  assert_str(days_of_step(made, "a"), "03-10 03-11 03-13");
  assert_non_null(item_of(made, "p/c/a/4")->lock);
  assert_int_equal(said(made, L107), 1);
  assert_str(arg_of(first_said(made, L107), "now"), "nothing for that day");
}

static void a_working_day_that_two_ranges_have_stays_once(void **state) {
  const char *plan =
      MARCH "sops: {s: {length: 5, by: lin, steps: [{id: a, day: [1..last, 3..last], days: workdays, task: t}]}}\n"
            "staff: {lin: {name: Lin, role: adviser}}\ncampaigns: {c: {sop: s, date: 2026-03-10}}\n" HOLIDAY;
  const Made *made = MADE({"sopcal.lock", HEAD TASK("p/c/a/4", "2026-03-13")}, {"plan.yaml", plan});
  assert_str(identities_of_step(made, "a"), "p/c/a/1 p/c/a/2 p/c/a/4");
}

static void an_item_on_a_day_far_from_the_plan_is_no_line_of_ours(void **state) {
  const Made *made = MADE_WITH(TASK("p/c/a", "2045-03-10"), CAMPAIGN("2026-03-10"));
  assert_str(arg_of(first_said(made, L101), "because"), "the plan does not reach as far as the day");
  assert_date(item_of(made, "p/c/a")->date, "2026-03-10");
}

static void other_days_in_the_plan_are_not_what_was_announced(void **state) {
  const Made *made = MADE_WITH(TASK("p/r/2026-03-02/a", "2026-03-02"), ROUTINE("every: tue"));
  assert_null(item_or_none(made, "p/r/2026-03-02/a"));
}

// ---- daily slots and pieces ---------------------------------------------------------------------------------------

#define DAILY_PLAN(more)                                                                                               \
  MARCH "channels: {m: {kind: moments, at: [08:00, 20:00]}}\nstaff: {lin: {name: Lin, role: adviser, channels: m}}\n"  \
        "daily: {m: {per_day: {all: 1, campaign: 0}, mix: {brand: 1}}}\n" more
#define PIECE(name)                                                                                                    \
  { "content/brand/" name ".md", "---\nstatus: final\n---\nA story of " name ".\n" }
#define PIECE_WITH(name, keys)                                                                                         \
  { "content/brand/" name ".md", "---\nstatus: final\n" keys "\n---\nA story of " name ".\n" }

static void an_announced_slot_keeps_its_piece(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD DAILY("p/m/2026-03-01/1", "2026-03-01", "08:00", "m", "brand/c")},
                          {"plan.yaml", DAILY_PLAN("")}, PIECE("a"), PIECE("b"), PIECE("c"), PIECE("d"));
  assert_str(str_part(pieces_of_channel(made, "m"), 0, 7), "c a b d");
}

static void a_campaign_takes_no_slot_away_that_was_announced(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD DAILY("p/m/2026-03-10/1", "2026-03-10", "08:00", "m", "brand/a")},
                          {"plan.yaml", DAILY_PLAN("sops: {s: {steps: [{id: x, day: 1..2, post: m, piece: brand/b}]}}\n"
                                                   "campaigns: {c: {sop: s, date: 2026-03-10..2026-03-11}}\n")},
                          PIECE("a"), PIECE("b"));
  assert_str(piece_of(made, "p/m/2026-03-10/1"), "brand/a");
  assert_null(item_or_none(made, "p/m/2026-03-11/1"));
  assert_int_equal(said(made, L107), 1);
}

static void a_piece_is_not_taken_so_early_that_an_announced_use_comes_too_soon(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD DAILY("p/m/2026-03-05/1", "2026-03-05", "08:00", "m", "brand/a")},
                          {"plan.yaml", DAILY_PLAN("")}, PIECE_WITH("a", "reuse: {after: 10d}"),
                          PIECE_WITH("b", "reuse: {after: 1d}"));
  Date announced = day_at("2026-03-05");
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Occurrence *item = &made->schedule.items.at[i];
    bool near = item->date != announced && abs(item->date - announced) < 10;
    if (near && item->piece) assert_str(item->piece->head.id, "brand/b");
  }
  assert_str(piece_of(made, "p/m/2026-03-05/1"), "brand/a");
}

static void the_last_use_of_a_piece_is_left_to_what_was_announced(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD DAILY("p/m/2026-03-05/1", "2026-03-05", "08:00", "m", "brand/a")},
                          {"plan.yaml", DAILY_PLAN("")}, PIECE_WITH("a", "reuse: {after: 1d, times: 1}"), PIECE("b"));
  int uses = 0;
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Piece *piece = made->schedule.items.at[i].piece;
    uses += piece && str_eq(piece->head.id, S("brand/a"));
  }
  assert_int_equal(uses, 1);
  assert_int_equal(said(made, L109), 0);
}

static void what_was_posted_before_the_plan_began_counts_for_reuse(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD DAILY("p/m/2026-02-27/1", "2026-02-27", "08:00", "m", "brand/a")},
                          {"plan.yaml", DAILY_PLAN("")}, PIECE_WITH("a", "reuse: {after: 10d}"), PIECE("b"));
  assert_str(piece_of(made, "p/m/2026-03-01/1"), "brand/b");
  assert_str(piece_of(made, "p/m/2026-03-09/1"), "brand/a");
}

static void a_piece_that_is_gone_is_said_with_the_one_that_takes_its_place(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD DAILY("p/m/2026-03-01/1", "2026-03-01", "08:00", "m", "brand/lost")},
                          {"plan.yaml", DAILY_PLAN("")}, PIECE("a"));
  const Diag *diag = first_said(made, L108);
  assert_str(arg_of(diag, "piece"), "brand/lost");
  assert_str(arg_of(diag, "new"), "brand/a");
  assert_int_equal(source_position(diag->at.source, diag->at.from).line, 2);
  assert_str(piece_of(made, "p/m/2026-03-01/1"), "brand/a");
}

static void a_piece_that_no_longer_fits_is_kept_and_said(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD DAILY("p/m/2026-03-01/1", "2026-03-01", "08:00", "m", "brand/a")},
                          {"plan.yaml", DAILY_PLAN("")}, PIECE_WITH("a", "valid: 2026-03-05..2026-03-09"), PIECE("b"));
  assert_str(arg_of(first_said(made, L109), "because"), "is not valid on that day");
  assert_str(piece_of(made, "p/m/2026-03-01/1"), "brand/a");
}

static void a_pin_set_later_waits(void **state) {
  const Made *made =
      MADE({"sopcal.lock", HEAD DAILY("p/m/2026-03-01/1", "2026-03-01", "08:00", "m", "brand/a")},
           {"plan.yaml", DAILY_PLAN("pin: {2026-03-01 m: brand/b}\n")}, PIECE("a"), PIECE("b"), PIECE("c"));
  assert_str(piece_of(made, "p/m/2026-03-01/1"), "brand/a");
  assert_int_equal(said(made, L109), 1);
}

#define STEP_PLAN(piece)                                                                                               \
  MARCH "channels: {m: {kind: moments}}\nstaff: {lin: {name: Lin, role: adviser, channels: m}}\n"                      \
        "sops: {s: {steps: [{id: x, day: 1, at: 09:00, post: m, piece: " piece "}]}}\n"                                \
        "campaigns: {c: {sop: s, date: 2026-03-10}}\n"

static void a_step_keeps_its_piece_though_it_asks_for_another_now(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD POST("p/c/x", "2026-03-10", "09:00", "m", "brand/a")},
                          {"plan.yaml", STEP_PLAN("brand/b")}, PIECE("a"), PIECE("b"));
  assert_str(piece_of(made, "p/c/x"), "brand/a");
  assert_str(arg_of(first_said(made, L109), "because"), "is not what the step asks for");
}

static void a_step_keeps_its_piece_of_a_folder_that_has_grown(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD POST("p/c/x", "2026-03-10", "09:00", "m", "brand/b")},
                          {"plan.yaml", STEP_PLAN("brand/")}, PIECE("a"), PIECE("b"));
  assert_no_warnings(made);
  assert_str(piece_of(made, "p/c/x"), "brand/b");
}

// ---- people -------------------------------------------------------------------------------------------------------

#define ONE "p/c/a kind=task on=2026-03-10 people=wang by=\"one adviser\"" REST
#define PEOPLE(staff)                                                                                                  \
  MARCH "staff: {" staff                                                                                               \
        "}\nsops: {s: {by: one adviser, steps: [{id: a, day: 1, task: t}, {id: b, day: 2, task: t}]}}\n"               \
        "campaigns: {c: {sop: s, date: 2026-03-10}}\n"
#define LIN "lin: {name: Lin, role: adviser}, "

static void whom_the_program_chose_is_known(void **state) {
  const Made *made = MADE({"plan.yaml", PEOPLE(LIN "wang: {name: Wang, role: adviser}")});
  const People *chosen = item_of(made, "p/c/a")->chosen;
  assert_non_null(chosen);
  assert_int_equal(chosen->n, 1);
  assert_str(chosen->at[0]->head.id, "lin");
}

static void whom_nobody_chose_is_not(void **state) {
  assert_null(item_of(MADE({"plan.yaml", CAMPAIGN("2026-03-10")}), "p/c/a")->chosen);
}

static void who_was_chosen_stays(void **state) {
  const Made *made = MADE_WITH(ONE, PEOPLE(LIN "wang: {name: Wang, role: adviser}"));
  assert_no_warnings(made);
  assert_str(people_of(made, "p/c/a"), "wang");
  assert_str(people_of(made, "p/c/b"), "lin");
}

static void who_is_off_is_replaced_and_said(void **state) {
  const Made *made = MADE_WITH(ONE, PEOPLE(LIN "wang: {name: Wang, role: adviser, days_off: [2026-03-10]}"));
  const Diag *diag = first_said(made, L110);
  assert_str(people_of(made, "p/c/a"), "lin");
  assert_str(arg_of(diag, "because"), "is off that day");
  assert_str(arg_of(diag, "others"), "Lin");
}

static void who_has_left_is_replaced_and_said(void **state) {
  const Made *made = MADE_WITH(ONE, PEOPLE(LIN "zhao: {name: Zhao, role: adviser}"));
  assert_str(arg_of(first_said(made, L110), "name"), "wang");
  assert_str(people_of(made, "p/c/a"), "lin");
}

static void who_has_another_role_is_replaced_and_said(void **state) {
  const Made *made = MADE_WITH(ONE, PEOPLE(LIN "wang: {name: Wang, role: service}"));
  assert_str(arg_of(first_said(made, L110), "because"), "is not asked for any more");
  assert_str(people_of(made, "p/c/a"), "lin");
}

static void who_has_lost_the_channel_is_replaced_and_said(void **state) {
  const Made *made = MADE({"sopcal.lock", HEAD "p/c/x kind=post on=2026-03-10 at=09:00 channel=m piece=brand/a "
                                               "people=wang by=\"one adviser\"" REST},
                          {"plan.yaml", MARCH "channels: {m: {kind: group}}\n"
                                              "staff: {lin: {name: Lin, role: adviser, channels: m}, "
                                              "wang: {name: Wang, role: adviser}}\n"
                                              "sops: {s: {by: one adviser, steps: "
                                              "[{id: x, day: 1, at: 09:00, post: m, piece: brand/a}]}}\n"
                                              "campaigns: {c: {sop: s, date: 2026-03-10}}\n"},
                          PIECE("a"));
  const Diag *diag = first_said(made, L110);
  assert_str(arg_of(diag, "because"), "does not have the channel any more");
  assert_int_equal(diag->related.n, 1);
  assert_str(people_of(made, "p/c/x"), "lin");
}

// ---- all together -------------------------------------------------------------------------------------------------

// A shop with campaigns of two rhythms, a routine and daily posts, and what may be added to it.
typedef struct Shop {
  int pieces, advisers, persona, proof; // how many, and shares of the mix
  bool more;                            // a further series
  const char *rhythm;
} Shop;

static const char *shop_text(Arena *arena, const Shop *shop) {
  Buf out = buf_in(arena);
  buf_format(&out,
             "plan: {id: p, from: 2026-03-01, to: 2026-08-31}\n"
             "channels: {m: {kind: moments, at: [08:00, 20:00]}, g: {kind: group, at: [10:00]}}\n"
             "daily: {m: {per_day: {all: 2, campaign: 0}, mix: {persona: %d, proof: %d}}, "
             "g: {per_day: 1, mix: {proof: 1}, by: one adviser}}\n"
             "sops:\n  s: {length: 3, steps: [{id: ready, day: -5, due: -2, task: t, by: one adviser}, "
             "{id: open, day: 1..last, at: 09:00, post: m, line: proof, by: each adviser}, "
             "{id: meet, day: -1, at: 16:00, meet: talk, by: [one adviser, one adviser]}]}\n"
             "  r: {anchor: calendar, by: one adviser, steps: [{id: chat, within: week, times: 2, task: t}]}\n"
             "campaigns:\n  c: {sop: s, cycle: 20d, rhythm: %s, prefer: [fri]}\n",
             shop->persona, shop->proof, shop->rhythm);
  if (shop->more) buf_add(&out, S("  d: {sop: s, cycle: 25d, rhythm: auto, prefer: [tue]}\n"));
  buf_add(&out, S("staff:\n"));
  for (int i = 0; i < shop->advisers; i++)
    buf_format(&out, "  a%02d: {name: A%d, role: adviser, channels: [m, g], days_off: [%s]}\n", (i * 7) % 20, i,
               weekday_names[i % 7]);
  return str_c(arena, buf_str(&out));
}

enum { SHOP_PIECES_MAX = 40 };

#define SHOP_PIECE(more) "---\n" more "status: final\nreuse: {after: 5d}\n---\nA story.\n"

static PlanFile shop_piece(Arena *arena, int i) {
  const char *line = i % 2 ? "persona" : "proof";
  return (PlanFile){str_c(arena, str_format(arena, "content/%s/%02d.md", line, i * 17 % SHOP_PIECES_MAX)),
                    i % 2 ? SHOP_PIECE("") : SHOP_PIECE("scene: order\n")};
}

static Made *shop_made(void **state, const Shop *shop, const char *lock) {
  PlanFile files[SHOP_PIECES_MAX + 2] = {{"plan.yaml", shop_text(*state, shop)}};
  size_t n = 1;
  for (int i = 0; i < shop->pieces; i++) files[n++] = shop_piece(*state, i);
  if (lock) files[n++] = (PlanFile){"sopcal.lock", lock};
  return plan_made(state, DATE_NONE, n, files);
}

static void announce_people(Arena *arena, const Occurrence *item, LockEntry *entry) {
  for (size_t i = 0; item->chosen && i < item->chosen->n; i++)
    PUSH(arena, &entry->people, item->chosen->at[i]->head.id);
}

// All that begins until a day, as `sopcal lock` would announce it.
static const char *announced_until(const Made *made, Date last) {
  Arena *arena = made->arena;
  Lock lock = {0};
  Buf out = buf_in(arena);
  for (size_t i = 0; i < made->schedule.openings.n; i++) {
    const Opening *opening = &made->schedule.openings.at[i];
    Str identity = str_format(arena, "p/%.*s", STR(opening->id));
    if (opening->days.first - 5 <= last)
      PUSH(arena, &lock.entries,
           ((LockEntry){.identity = identity, .opening = true, .on = opening->days, .window = opening->at}));
  }
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Occurrence *item = &made->schedule.items.at[i];
    if (item->date > last) continue;
    LockEntry *entry = &ADD(arena, &lock.entries);
    *entry =
        (LockEntry){.identity = item->identity, .kind = LOCK_TASK, .on = {item->date, item->due}, .window = item->at};
    if (item->channel) entry->channel = item->channel->head.id;
    if (item->piece) entry->piece = item->piece->head.id;
    announce_people(arena, item, entry);
  }
  for (size_t i = 0; i < lock.entries.n; i++) {
    lock.entries.at[i].title = S("T");
    lock.entries.at[i].digest = S("0123456789abcdef");
    lock.entries.at[i].seq = 1;
  }
  lock_write(&out, &lock);
  return str_c(arena, buf_str(&out));
}

static bool same_people(const Occurrence *item, const LockEntry *entry) {
  size_t n = item->chosen ? item->chosen->n : 0;
  for (size_t i = 0; i < n && i < entry->people.n; i++)
    if (!str_eq(item->chosen->at[i]->head.id, entry->people.at[i])) return false;
  return n == entry->people.n;
}

// Every line of the lock is what the schedule says.
static void assert_kept(const Made *made) {
  const Lock *lock = &made->plan.lock;
  size_t met = 0;
  assert_int_equal(said(made, L101) + said(made, L108) + said(made, L109) + said(made, L110), 0);
  for (size_t i = 0; i < made->schedule.openings.n; i++) {
    const Opening *opening = &made->schedule.openings.at[i];
    met += opening->lock != NULL;
    if (opening->lock)
      assert_true(opening->days.first == opening->lock->on.first && opening->days.last == opening->lock->on.last);
  }
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Occurrence *item = &made->schedule.items.at[i];
    const LockEntry *entry = item->lock;
    if (!entry) continue;
    met++;
    assert_true(item->date == entry->on.first && item->due == entry->on.last);
    assert_true(item->at.from == entry->window.from && item->at.to == entry->window.to);
    if (entry->piece.n) // one that was announced without may be given one
      assert_true(item->piece && str_eq(item->piece->head.id, entry->piece));
    assert_true(same_people(item, entry));
  }
  assert_int_equal(met, lock->entries.n);
}

static void twenty_pieces_two_advisers_and_a_new_cycle_move_nothing_that_was_announced(void **state) {
  Shop shop = {.pieces = 12, .advisers = 3, .persona = 1, .proof = 2, .rhythm = "auto"};
  const char *lock = announced_until(shop_made(state, &shop, NULL), day_at("2026-04-15"));
  shop.pieces += 20;
  shop.advisers += 2;
  shop.more = true;
  assert_kept(shop_made(state, &shop, lock));
}

static void nothing_changes_where_nothing_is_added(void **state) {
  Shop shop = {.pieces = 12, .advisers = 3, .persona = 1, .proof = 2, .rhythm = "auto"};
  const Made *before = shop_made(state, &shop, NULL);
  const Made *after = shop_made(state, &shop, announced_until(before, day_at("2026-04-15")));
  assert_kept(after);
  assert_int_equal(before->schedule.items.n, after->schedule.items.n);
  for (size_t i = 0; i < before->schedule.items.n; i++) {
    const Occurrence *x = &before->schedule.items.at[i], *y = &after->schedule.items.at[i];
    assert_true(str_eq(x->identity, y->identity) && x->date == y->date);
    assert_true(str_eq(x->piece ? x->piece->head.id : S(""), y->piece ? y->piece->head.id : S("")));
    assert_true(str_eq(people_of(before, str_c(*state, x->identity)), people_of(after, str_c(*state, x->identity))));
  }
}

static int random_below(uint64_t *seed, int n) {
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return (int)((*seed >> 33) % (unsigned)n);
}

static void whatever_is_added_nothing_moves_that_was_announced(void **state) {
  static const char *const rhythms[] = {"auto", "month", "half-month", "two-months", "quarter", "week"};
  uint64_t seed = 20260618;
  for (int round = 0; round < 30; round++) {
    Shop shop = {
        .pieces = 4 + random_below(&seed, 12), .advisers = 2 + random_below(&seed, 3), .persona = 1, .proof = 2};
    shop.rhythm = rhythms[random_below(&seed, 3)];
    const char *lock = announced_until(shop_made(state, &shop, NULL), day_at("2026-03-20") + random_below(&seed, 40));
    shop.pieces += random_below(&seed, 21);
    shop.advisers += random_below(&seed, 5);
    shop.persona += random_below(&seed, 3);
    shop.proof += random_below(&seed, 3);
    shop.rhythm = rhythms[random_below(&seed, (int)COUNT(rhythms))];
    shop.more = random_below(&seed, 2);
    assert_kept(shop_made(state, &shop, lock));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_plan_without_a_lock_has_announced_nothing),
      TEST(an_empty_file_is_no_lock),
      TEST(a_lock_may_have_announced_nothing),
      TEST(a_line_is_read_with_all_it_says),
      TEST(what_is_gone_says_until_when),
      TEST(of_what_is_as_announced_and_of_history_the_plan_says_nothing_else),
      TEST(the_second_line_may_tell_of_the_key_of_addresses),
      TEST(keys_come_in_any_order_and_lines_may_end_as_on_windows),
      TEST(a_line_that_cannot_be_read_is_an_error),
      TEST(what_git_could_not_merge_is_said_once_for_each_place),
      TEST(an_identity_stands_once),
      TEST(lines_in_another_order_are_noted_once),
      TEST(a_lock_of_another_form_is_not_read),
      TEST(what_is_read_is_written_as_the_same_bytes),
      TEST(a_stated_date_that_changes_is_said_and_not_followed),
      TEST(what_is_announced_as_planned_is_not_mentioned),
      TEST(what_lies_behind_today_is_kept_in_silence),
      TEST(what_is_gone_holds_nothing),
      TEST(what_the_plan_has_no_more_does_not_come_back),
      TEST(an_announced_period_keeps_its_day_and_the_others_their_distance),
      TEST(an_opening_of_an_earlier_rhythm_keeps_its_name_and_fills_the_period_it_lies_in),
      TEST(two_openings_of_an_earlier_rhythm_both_stay_in_one_period),
      TEST(an_announced_day_holds_against_one_that_is_stated_later),
      TEST(what_a_period_has_of_its_own_stays_with_an_earlier_name),
      TEST(a_series_is_placed_around_what_another_has_announced),
      TEST(a_step_that_moves_is_said_once_and_its_items_stay),
      TEST(what_counts_from_a_step_counts_from_where_it_stays),
      TEST(days_off_published_later_move_nothing_that_was_announced),
      TEST(days_off_published_later_leave_nothing_out_that_was_announced),
      TEST(days_that_the_program_chose_stay_and_stand_for_the_nearest),
      TEST(every_workday_keeps_a_day_that_has_become_a_holiday),
      TEST(each_channel_of_a_day_that_is_kept_is_marked),
      TEST(a_campaign_on_workdays_keeps_a_day_that_has_become_a_holiday),
      TEST(a_campaigns_working_days_stay_when_there_are_fewer_of_them),
      TEST(a_working_day_that_two_ranges_have_stays_once),
      TEST(an_item_on_a_day_far_from_the_plan_is_no_line_of_ours),
      TEST(other_days_in_the_plan_are_not_what_was_announced),
      TEST(an_announced_slot_keeps_its_piece),
      TEST(a_campaign_takes_no_slot_away_that_was_announced),
      TEST(a_piece_is_not_taken_so_early_that_an_announced_use_comes_too_soon),
      TEST(the_last_use_of_a_piece_is_left_to_what_was_announced),
      TEST(what_was_posted_before_the_plan_began_counts_for_reuse),
      TEST(a_piece_that_is_gone_is_said_with_the_one_that_takes_its_place),
      TEST(a_piece_that_no_longer_fits_is_kept_and_said),
      TEST(a_pin_set_later_waits),
      TEST(a_step_keeps_its_piece_though_it_asks_for_another_now),
      TEST(a_step_keeps_its_piece_of_a_folder_that_has_grown),
      TEST(whom_the_program_chose_is_known),
      TEST(whom_nobody_chose_is_not),
      TEST(who_was_chosen_stays),
      TEST(who_is_off_is_replaced_and_said),
      TEST(who_has_left_is_replaced_and_said),
      TEST(who_has_another_role_is_replaced_and_said),
      TEST(who_has_lost_the_channel_is_replaced_and_said),
      TEST(twenty_pieces_two_advisers_and_a_new_cycle_move_nothing_that_was_announced),
      TEST(nothing_changes_where_nothing_is_added),
      TEST(whatever_is_added_nothing_moves_that_was_announced),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

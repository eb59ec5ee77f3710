// model_test: pins the plan as data (design sections 3 and 4): what holds when nothing is said, how files and layers
// come together, that every name points at what it names, and the small questions that all stages ask.
#include "plan_fixture.h"

#define MARCH "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
#define MADE_OF(text) MADE({"plan.yaml", text})

static const Campaign *campaign_of(const Made *made, const char *id) {
  return map_get(&made->plan.index[REF_CAMPAIGN], str_of(id));
}
static const Piece *piece_at(const Made *made, const char *id) {
  const Piece *piece = map_get(&made->plan.index[REF_PIECE], str_of(id));
  if (!piece) fail_msg("no piece '%s'", id);
  return piece;
}
static const Channel *channel_of(const Made *made, const char *id) {
  return map_get(&made->plan.index[REF_CHANNEL], str_of(id));
}
static const Staff *staff_of(const Made *made, const char *id) {
  return map_get(&made->plan.index[REF_STAFF], str_of(id));
}

// ---- what holds when nothing is said ------------------------------------------------------------------------------

static void a_plan_has_its_defaults(void **state) {
  Made *made = MADE_OF(MARCH);
  const About *about = &made->plan.about;
  assert_no_warnings(made);
  assert_int_equal(about->speaks_as, SPEAKS_PERSON);
  assert_int_equal(about->stage, STAGE_START);
  assert_str(about->timezone, "Asia/Shanghai");
  assert_str(zone_name(made->plan.zone), "Asia/Shanghai");
  assert_int_equal(about->locale, LANG_ZH);
  const Feeds *feeds = &made->plan.feeds;
  assert_true(feeds->team.made && feeds->staff.made && feeds->channel.made && feeds->campaign.made);
}

static void things_have_their_defaults(void **state) {
  Made *made = MADE({"plan.yaml", MARCH "channels: {m: {kind: moments, at: [08:00]}}\n"
                                        "staff: {lin: {name: Lin, role: adviser, channels: [m]}}\n"
                                        "daily: {m: {mix: {brand: 1}}}\n"
                                        "dates: {mid: 03-18}\n"
                                        "sops: {s: {steps: [{id: a, day: 1, task: t, by: lin}]}}\n"
                                        "campaigns: {c: {sop: s, rhythm: month, near: {mid: last_day}}}\n"},
                    {"content/brand/a.md", "Text.\n"});
  assert_no_errors(made);
  const Campaign *campaign = campaign_of(made, "c");
  assert_int_equal(channel_of(made, "m")->minutes, 5);
  assert_int_equal(channel_of(made, "m")->quiet.from, CLOCK_NONE);
  assert_int_equal(staff_of(made, "lin")->budget.n, -1);
  assert_int_equal(made->plan.daily.at[0].per_day.all, 1);
  assert_int_equal(made->plan.daily.at[0].per_day.campaign, -1);
  assert_int_equal(campaign->sop.to->anchor, ANCHOR_CAMPAIGN);
  assert_int_equal(campaign->sop.to->length, 1);
  assert_int_equal(campaign->status, STATUS_DRAFT);
  assert_int_equal(campaign->near.at[0].align, ALIGN_LAST_DAY);
  assert_int_equal(campaign->near.at[0].weight, 1);
  const Piece *piece = piece_at(made, "brand/a");
  assert_int_equal(piece->status, STATUS_DRAFT);
  assert_int_equal(duration_days(piece->reuse.after), 30);
  assert_int_equal(piece->reuse.times, -1);
  assert_int_equal(piece->kind, -1);
  assert_false(piece->private_chat);
}

static void what_is_required_and_missing_is_said(void **state) {
  Made *made = MADE_OF("plan: {from: 2026-03-01, to: 2026-03-31}\nchannels: {m: {}}\nstaff: {lin: {role: adviser}}\n");
  assert_int_equal(said(made, S105), 3); // the plan's id, the channel's kind, the person's name
}

static void a_bare_value_stands_for_its_main_key(void **state) {
  Made *made = MADE_OF(MARCH "dates: {mid: 06-18}\nproducts: {serum: {price: 299, public: {tmall: 319.50}}}\n");
  const NamedDate *mid = map_get(&made->plan.index[REF_DATE], S("mid"));
  const Product *serum = map_get(&made->plan.index[REF_PRODUCT], S("serum"));
  assert_int_equal(mid->on_day.month, 6);
  assert_int_equal(serum->public_prices.at[0].money, 31950);
}

static void one_value_stands_for_a_list_of_one(void **state) {
  Made *made = MADE_OF(MARCH "channels: {m: {kind: moments, at: 20:00}}\n"
                             "staff: {lin: {name: Lin, role: adviser, channels: m, days_off: sun}}\n");
  assert_no_errors(made);
  assert_int_equal(channel_of(made, "m")->at.n, 1);
  assert_int_equal(staff_of(made, "lin")->channels.n, 1);
  assert_true(staff_is_off(staff_of(made, "lin"), day_at("2026-03-08")));
}

// ---- files come together (section 3) ------------------------------------------------------------------------------

static void sections_of_several_files_merge_by_id(void **state) {
  Made *made = MADE({"plan.yaml", MARCH "channels: {m: {kind: moments}}\n"},
                    {"team.yaml", "staff: {lin: {name: Lin, role: adviser}}\n"},
                    {"more/team.yaml", "staff: {wu: {name: Wu, role: service}}\nchannels: {g: {kind: group}}\n"});
  assert_no_warnings(made);
  assert_int_equal(made->plan.staff.n, 2);
  assert_int_equal(made->plan.channels.n, 2);
}

static void one_id_in_two_files_is_an_error_that_shows_both(void **state) {
  Made *made = MADE({"a.yaml", MARCH "channels: {m: {kind: moments}}\n"}, {"b.yaml", "channels: {m: {kind: group}}\n"});
  const Diag *said_of_it = first_said(made, S106);
  assert_true(str_ends(said_of_it->at.source->path, S("b.yaml")));
  assert_true(str_ends(said_of_it->related.at[0].at.source->path, S("a.yaml")));
}

static void one_key_of_the_plan_in_two_files_is_an_error(void **state) {
  Made *made = MADE({"a.yaml", MARCH}, {"b.yaml", "plan: {brand: B, id: q}\n"});
  assert_int_equal(said(made, S112), 1);
  assert_str(made->plan.about.brand, "B");
  assert_str(made->plan.about.id, "p");
}

static void templates_content_data_out_and_dot_names_are_no_plan_files(void **state) {
  Made *made =
      MADE({"plan.yaml", MARCH}, {"templates/a.yaml", "x: 1\n"}, {"content/a.yaml", "x: 1\n"},
           {"data/a.yaml", "x: 1\n"}, {"out/a.yaml", "x: 1\n"}, {".git/a.yaml", "x: 1\n"}, {".a.yaml", "x: 1\n"});
  assert_no_warnings(made);
}

static void a_plans_own_template_goes_before_the_built_in(void **state) {
  Made *made = MADE(
      {"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-31, use: [sops/three-day]}\n"},
      {"templates/sops/three-day.yaml", "sops: {mine: {length: 9, steps: [{id: a, day: 1, task: t, by: all}]}}\n"});
  assert_no_errors(made);
  assert_int_equal(made->plan.sops.n, 1);
  assert_str(made->plan.sops.at[0].head.id, "mine");
}

// ---- layers (section 4, Who): step, period, campaign, SOP ---------------------------------------------------------

#define LAYERS                                                                                                         \
  MARCH "staff: {lin: {name: Lin, role: adviser}}\n"                                                                   \
        "sops: {s: {at: 01:00, minutes: 1, theme: sop, notes: sop, by: lin, steps: [\n"                                \
        "  {id: own, day: 1, task: t, at: 04:00, minutes: 4, notes: step}, {id: none, day: 1, task: t}]}}\n"           \
        "campaigns: {c: {sop: s, rhythm: month, at: 02:00, minutes: 2, notes: campaign,\n"                             \
        "                in: {2026-03: {at: 03:00, minutes: 3}}}}\n"

static Common common_of(const Made *made, size_t step, bool period, bool campaign) {
  const Campaign *c = campaign_of(made, "c");
  const Sop *sop = c->sop.to;
  return model_common(&sop->steps.at[step], period ? &c->in.at[0] : NULL, campaign ? c : NULL, sop);
}

static void a_steps_own_key_goes_first(void **state) {
  Made *made = MADE_OF(LAYERS);
  assert_no_warnings(made);
  assert_int_equal(common_of(made, 0, true, true).at.from, 240);
  assert_int_equal(common_of(made, 0, true, true).minutes, 4);
  assert_str(common_of(made, 0, true, true).notes, "step");
}

static void then_the_periods_then_the_campaigns_then_the_sops(void **state) {
  Made *made = MADE_OF(LAYERS);
  assert_int_equal(common_of(made, 1, true, true).at.from, 180);
  assert_int_equal(common_of(made, 1, false, true).at.from, 120);
  assert_int_equal(common_of(made, 1, false, false).at.from, 60);
  assert_str(common_of(made, 1, true, true).notes, "campaign"); // each key by itself
  assert_str(common_of(made, 1, true, true).theme, "sop");
  assert_int_equal(common_of(made, 1, true, true).by.n, 1);
}

// ---- pieces -------------------------------------------------------------------------------------------------------

static void a_piece_is_named_by_its_path_and_its_line_by_its_folder(void **state) {
  Made *made =
      MADE({"plan.yaml", MARCH}, {"content/brand/story.md", "A.\n"}, {"content/checkin/first/day-3.md", "B.\n"});
  assert_str(piece_at(made, "brand/story")->line->id, "brand");
  assert_str(piece_at(made, "checkin/first/day-3")->line->id, "checkin");
}

// D03: persona, brand and proof are there before any piece is.
static void D03_three_lines_are_always_there_others_come_with_their_folders(void **state) {
  Made *made = MADE({"plan.yaml", MARCH}, {"content/emotion/a.md", "A.\n"});
  assert_int_equal(made->plan.lines.n, 4);
  assert_str(made->plan.lines.at[0].id, "persona");
  assert_str(made->plan.lines.at[1].id, "brand");
  assert_str(made->plan.lines.at[2].id, "proof");
  assert_str(made->plan.lines.at[3].id, "emotion");
}

static void a_folders_defaults_hold_for_the_pieces_below_it(void **state) {
  Made *made = MADE({"plan.yaml", MARCH}, {"content/brand/defaults.yaml", "kind: product\nreuse: {after: 10d}\n"},
                    {"content/brand/a.md", "A.\n"}, {"content/brand/deep/b.md", "B.\n"},
                    {"content/brand/c.md", "---\nkind: event\n---\nC.\n"}, {"content/brandy/d.md", "D.\n"});
  assert_no_errors(made);
  assert_int_equal(piece_at(made, "brand/a")->kind, KIND_PRODUCT);
  assert_int_equal(duration_days(piece_at(made, "brand/a")->reuse.after), 10);
  assert_int_equal(piece_at(made, "brand/deep/b")->kind, KIND_PRODUCT);
  assert_int_equal(piece_at(made, "brand/c")->kind, KIND_EVENT);
  assert_int_equal(piece_at(made, "brandy/d")->kind, -1);
}

// "alpha" sorts before "defaults.yaml", "zeta" behind it.
static void an_inner_folders_defaults_go_over_the_outer_ones(void **state) {
  static const char *const inner[] = {"alpha", "zeta"};
  for (size_t i = 0; i < COUNT(inner); i++) {
    char *defaults = str_c(*state, str_format(*state, "content/brand/%s/defaults.yaml", inner[i]));
    char *piece = str_c(*state, str_format(*state, "content/brand/%s/a.md", inner[i]));
    Made *made = MADE({"plan.yaml", MARCH}, {"content/brand/defaults.yaml", "kind: product\nnotes: outer\n"},
                      {defaults, "notes: inner\n"}, {piece, "A.\n"});
    const Piece *got = piece_at(made, str_c(*state, str_format(*state, "brand/%s/a", inner[i])));
    assert_str(got->notes, "inner");
    assert_int_equal(got->kind, KIND_PRODUCT);
  }
}

static void a_piece_adds_to_a_struct_of_its_folder(void **state) {
  Made *made = MADE({"plan.yaml", MARCH}, {"content/brand/defaults.yaml", "reuse: {after: 10d}\n"},
                    {"content/brand/a.md", "---\nreuse: {times: 2}\n---\nA.\n"}, {"content/brand/b.md", "B.\n"});
  const Piece *a = piece_at(made, "brand/a"), *b = piece_at(made, "brand/b");
  assert_int_equal(duration_days(a->reuse.after), 10);
  assert_int_equal(a->reuse.times, 2);
  assert_int_equal(b->reuse.times, -1);
  assert_true(str_ends(place_of(&a->reuse.head, "after").source->path, S("defaults.yaml")));
}

// The place of one piece's value is not that of another that has the same folder.
static void places_are_each_pieces_own(void **state) {
  Made *made = MADE({"plan.yaml", MARCH}, {"content/brand/defaults.yaml", "reuse: {after: 10d}\n"},
                    {"content/brand/a.md", "---\nreuse: {after: 2d}\n---\nA.\n"}, {"content/brand/b.md", "B.\n"});
  const Piece *a = piece_at(made, "brand/a"), *b = piece_at(made, "brand/b");
  assert_true(str_ends(place_of(&a->reuse.head, "after").source->path, S("a.md")));
  assert_true(str_ends(place_of(&b->reuse.head, "after").source->path, S("defaults.yaml")));
}

static void a_channel_has_its_own_text_others_the_general_one(void **state) {
  Made *made = MADE({"plan.yaml", MARCH "channels: {m: {kind: moments}, g: {kind: group}}\n"},
                    {"content/brand/a.md", "For all.\n\n# g\n\nFor the group.\n"},
                    {"content/brand/b.md", "# g\n\nOnly here.\n"});
  const Piece *a = piece_at(made, "brand/a"), *b = piece_at(made, "brand/b");
  assert_true(str_starts(piece_text(a, channel_of(made, "m"))->plain, S("For all.")));
  assert_true(str_starts(piece_text(a, channel_of(made, "g"))->plain, S("For the group.")));
  assert_null(piece_text(b, channel_of(made, "m")));
  assert_non_null(piece_text(b, channel_of(made, "g")));
}

static void what_a_text_names_is_known(void **state) {
  Made *made = MADE({"plan.yaml", MARCH},
                    {"content/brand/a.md",
                     "---\ntheme: offer\ncomment: '{{staff.name}}'\n---\n{{offer.title}} {{campaign.title}}\n"});
  const Piece *piece = piece_at(made, "brand/a");
  assert_int_equal(piece->texts.at[0].needs, NEEDS_OFFER | NEEDS_CAMPAIGN);
  assert_int_equal(piece->comment_needs, NEEDS_PERSON);
}

// ---- names point at what they name --------------------------------------------------------------------------------

static void every_reference_points_at_its_thing(void **state) {
  Made *made = MADE({"plan.yaml",
                     MARCH "channels: {m: {kind: moments, for: [vip], at: [08:00]}}\n"
                           "segments: {vip: {}}\nproducts: {serum: {price: 200}}\ndates: {mid: 03-18}\n"
                           "offers: {o: {form: discount, products: {serum: {was: 299, now: 239}}}}\n"
                           "staff: {lin: {name: Lin, role: adviser, channels: [m]}}\n"
                           "daily: {m: {mix: {brand: 1}}}\n"
                           "sops: {s: {steps: [{id: a, day: 1, post: m, line: brand, by: lin}]}}\n"
                           "campaigns: {c: {sop: s, rhythm: month, offer: o, near: {mid: first_day}, avoid: [mid]}}\n"
                           "pin: {2026-03-02 m: brand/a}\n"},
                    {"content/brand/a.md", "A.\n"}, {"content/brand/b.md", "B.\n"});
  assert_no_errors(made);
  const Plan *plan = &made->plan;
  const Campaign *c = campaign_of(made, "c");
  assert_ptr_equal(plan->channels.at[0].audience.at[0].to, &plan->segments.at[0]);
  assert_ptr_equal(plan->staff.at[0].channels.at[0].to, &plan->channels.at[0]);
  assert_ptr_equal(plan->daily.at[0].head.to, &plan->channels.at[0]);
  assert_ptr_equal(plan->daily.at[0].mix.at[0].head.to, &plan->lines.at[1]);
  assert_ptr_equal(plan->offers.at[0].products.at[0].head.to, &plan->products.at[0]);
  assert_ptr_equal(c->sop.to, &plan->sops.at[0]);
  assert_ptr_equal(c->common.offer.to, &plan->offers.at[0]);
  assert_ptr_equal(c->near.at[0].head.to, &plan->dates.at[0]);
  assert_ptr_equal(c->avoid.at[0].dates.at[0], &plan->dates.at[0]);
  assert_ptr_equal(plan->sops.at[0].steps.at[0].post.at[0].to, &plan->channels.at[0]);
  assert_ptr_equal(plan->sops.at[0].steps.at[0].common.by.at[0].person, &plan->staff.at[0]);
  assert_ptr_equal(plan->pins.at[0].channel, &plan->channels.at[0]);
  assert_ptr_equal(plan->pins.at[0].piece.to, &plan->pieces.at[0]);
  assert_date(plan->pins.at[0].date, "2026-03-02");
}

static void a_name_that_names_nothing_is_said_with_the_nearest(void **state) {
  Made *made = MADE_OF(MARCH "channels: {moments: {kind: moments}}\n"
                             "staff: {lin: {name: Lin, role: adviser, channels: [momentss]}}\n");
  assert_str(arg_of(first_said(made, R101), "near"), "moments");
}

static void a_piece_that_a_step_or_a_pin_names_is_marked(void **state) {
  Made *made = MADE(
      {"plan.yaml", MARCH "channels: {m: {kind: moments}}\nstaff: {lin: {name: Lin, role: adviser, channels: [m]}}\n"
                          "sops: {s: {steps: [{id: a, day: 1, post: m, piece: [brand/a, checkin/day-*, wake/]}]}}\n"
                          "campaigns: {c: {sop: s, date: 2026-03-10}}\npin: {2026-03-02 m: brand/b}\n"},
      {"content/brand/a.md", "A.\n"}, {"content/brand/b.md", "B.\n"}, {"content/brand/c.md", "C.\n"},
      {"content/checkin/day-3.md", "D.\n"}, {"content/checkin/rules.md", "E.\n"}, {"content/wake/m1.md", "F.\n"});
  static const struct {
    const char *id;
    bool named;
  } rows[] = {{"brand/a", true},       {"brand/b", true},        {"brand/c", false},
              {"checkin/day-3", true}, {"checkin/rules", false}, {"wake/m1", true}};
  for (size_t i = 0; i < COUNT(rows); i++) assert_int_equal(piece_at(made, rows[i].id)->named, rows[i].named);
}

// ---- small questions ----------------------------------------------------------------------------------------------

static void an_audience_is_the_set_of_its_segments_none_is_everybody(void **state) {
  Made *made =
      MADE_OF(MARCH "segments: {a: {}, b: {title: Bee}, c: {}}\n"
                    "channels: {w: {kind: moments}, m: {kind: group, for: [a, c]}, g: {kind: group, for: [b]}}\n");
  uint64_t everybody = audience_of(&made->plan.channels.at[0].audience);
  uint64_t a_and_c = audience_of(&made->plan.channels.at[1].audience),
           b = audience_of(&made->plan.channels.at[2].audience);
  assert_true(everybody == ALL_AUDIENCES);
  assert_int_equal(a_and_c & b, 0);
  assert_true((everybody & a_and_c) == a_and_c && (everybody & b) == b);
  assert_str(audience_names(*state, &made->plan.channels.at[1].audience, LANG_ZH), "a、c");
  assert_str(audience_names(*state, &made->plan.channels.at[2].audience, LANG_EN), "Bee");
  assert_str(audience_names(*state, &made->plan.channels.at[0].audience, LANG_ZH), "所有人");
}

static void a_person_is_off_on_weekdays_dates_and_spans(void **state) {
  Made *made =
      MADE_OF(MARCH "staff: {lin: {name: Lin, role: adviser, days_off: [sun, 2026-03-11, 2026-03-16..2026-03-17]}}\n");
  const Staff *lin = staff_of(made, "lin");
  assert_true(staff_is_off(lin, day_at("2026-03-08")));
  assert_false(staff_is_off(lin, day_at("2026-03-09")));
  assert_true(staff_is_off(lin, day_at("2026-03-11")));
  assert_true(staff_is_off(lin, day_at("2026-03-16")) && staff_is_off(lin, day_at("2026-03-17")));
  assert_false(staff_is_off(lin, day_at("2026-03-18")));
}

static void the_29th_of_February_comes_in_leap_years_only(void **state) {
  DateList days = {0};
  named_days(*state, &(NamedDate){.on_day = {0, 2, 29}, .term = -1}, (Span){day_at("2026-01-01"), day_at("2032-12-31")},
             &days);
  assert_int_equal(days.n, 2);
  assert_date(days.at[0], "2028-02-29");
  assert_date(days.at[1], "2032-02-29");
}

static void a_yearly_day_comes_each_year_one_with_a_year_once(void **state) {
  DateList every = {0}, once = {0}, outside = {0};
  Span two_years = {day_at("2026-06-18"), day_at("2027-06-18")};
  named_days(*state, &(NamedDate){.on_day = {0, 6, 18}, .term = -1}, two_years, &every);
  named_days(*state, &(NamedDate){.on_day = {2027, 6, 18}, .term = -1}, two_years, &once);
  named_days(*state, &(NamedDate){.on_day = {2026, 6, 17}, .term = -1}, two_years, &outside);
  assert_int_equal(every.n, 2);
  assert_int_equal(once.n, 1);
  assert_int_equal(outside.n, 0);
}

static void titles_fall_back_on_kinds_and_ids(void **state) {
  Made *made = MADE_OF(MARCH "channels: {m: {kind: moments}, g: {kind: group, title: VIP}}\n"
                             "campaigns: {c: {date: 2026-03-10}, d: {date: 2026-03-20, title: D}}\n");
  assert_str(channel_title(channel_of(made, "m")), "朋友圈");
  assert_str(channel_title(channel_of(made, "g")), "VIP");
  assert_str(campaign_title(campaign_of(made, "c")), "c");
  assert_str(campaign_title(campaign_of(made, "d")), "D");
}

static void money_is_shown_without_needless_decimals(void **state) {
  assert_str(money_format(*state, 29900), "299");
  assert_str(money_format(*state, 5990), "59.90");
  assert_str(money_format(*state, 5), "0.05");
}

// D22: less education, event and interaction as the private domain grows, more product when it is mature.
static void D22_the_mix_of_kinds_moves_with_the_stage(void **state) {
  (void)state;
  int start[KIND_COUNT], mature[KIND_COUNT];
  kinds_of_stage(STAGE_START, start);
  kinds_of_stage(STAGE_MATURE, mature);
  assert_true(mature[KIND_PRODUCT] > start[KIND_PRODUCT]);
  assert_true(start[KIND_EDUCATION] + start[KIND_EVENT] + start[KIND_INTERACTION] >
              mature[KIND_EDUCATION] + mature[KIND_EVENT] + mature[KIND_INTERACTION]);
}

// ---- rules that need no schedule ----------------------------------------------------------------------------------

static void names_are_unique_over_channels_segments_roles_and_people(void **state) {
  Made *made =
      MADE_OF(MARCH "channels: {x: {kind: moments}}\nsegments: {x: {}}\nstaff: {adviser: {name: A, role: adviser}}\n");
  assert_int_equal(said(made, S110), 2);
}

static void words_of_the_language_are_no_names(void **state) {
  Made *made = MADE_OF(MARCH "segments: {all: {}, last: {}, owner: {}}\nstaff: {each: {name: A, role: adviser}}\n");
  assert_int_equal(said(made, S109), 4);
}

static void D08_a_saving_is_a_saving(void **state) {
  Made *made =
      MADE_OF(MARCH "products: {serum: {price: 250, floor: 200}}\n"
                    "offers: {none: {form: discount, products: {serum: {was: 239, now: 239}}},\n"
                    "         low: {form: discount, products: {serum: {was: 299, now: 199}}},\n"
                    "         good: {form: discount, products: {serum: {was: 299, now: 200}}},\n"
                    "         bad: {form: spend-save, spend: 99, save: 99}, half: {form: spend-save, spend: 99}}\n");
  assert_int_equal(said(made, P101), 1);
  assert_int_equal(said(made, P102), 1);
  assert_int_equal(said(made, P103), 2);
}

// A step that asks for no theme may take it; the daily lines and steps of other lines cannot.
static void a_piece_that_names_an_offer_needs_a_step_that_takes_it(void **state) {
  Made *made = MADE({"plan.yaml", MARCH "channels: {m: {kind: moments}}\n"
                                        "staff: {lin: {name: Lin, role: adviser, channels: [m]}}\n"
                                        "sops: {s: {steps: [{id: a, day: 1, post: m, line: proof}]}}\n"},
                    {"content/proof/a.md", "{{offer.title}}\n"}, {"content/brand/b.md", "{{offer.title}}\n"},
                    {"content/brand/c.md", "---\ntheme: offer\n---\n{{offer.title}}\n"});
  assert_int_equal(said(made, P109), 1);
  assert_str(arg_of(first_said(made, P109), "piece"), "brand/b");
}

static void D24_the_private_price_is_not_above_a_public_one(void **state) {
  Made *made =
      MADE_OF(MARCH "products: {a: {price: 320, public: {tmall: 319}}, b: {price: 319, public: {tmall: 319}},\n"
                    "           c: {price: 320, public: {tmall: 319}, exclusive: true}}\n");
  assert_int_equal(said(made, P104), 1);
}

static void a_phase_lies_within_its_campaign(void **state) {
  Made *made = MADE_OF(MARCH "campaigns: {d11: {date: 2026-03-10..2026-03-20}, in: {part_of: d11, date: 2026-03-20},\n"
                             "            out: {part_of: d11, date: 2026-03-20..2026-03-21}}\n");
  assert_int_equal(said(made, T107), 1);
}

static void an_alarm_comes_at_most_four_weeks_before(void **state) {
  assert_int_equal(said(MADE_OF(MARCH "feeds: {alarm: 4w}\n"), S136), 0);
  assert_int_equal(said(MADE_OF(MARCH "feeds: {alarm: 29d}\n"), S136), 1);
  assert_int_equal(said(MADE_OF(MARCH "feeds: {alarm: 100000 months}\n"), S136), 1);
}

static Made *chain_of_phases(void **state, int length) {
  Buf text = buf_in(*state);
  buf_add(&text, S(MARCH "segments: {vip: {}}\ncampaigns:\n  c0: {date: 2026-03-10, for: vip}\n"));
  for (int i = 1; i <= length; i++) buf_format(&text, "  c%d: {date: 2026-03-10, part_of: c%d}\n", i, i - 1);
  return MADE_OF(str_c(*state, buf_str(&text)));
}

static void phases_inherit_through_eight_campaigns(void **state) {
  Made *made = chain_of_phases(state, 8);
  assert_no_errors(made);
  Place at;
  assert_int_equal(campaign_audience_refs(campaign_of(made, "c8"), NULL, &at)->n, 1);
  assert_int_equal(at.from, place_of(&campaign_of(made, "c0")->head, "for").from);
}

// c9, c18 ... c99 are each the ninth from the one that was cut before.
static void a_long_chain_of_phases_is_no_circle_but_too_deep(void **state) {
  Made *made = chain_of_phases(state, 100);
  assert_int_equal(said(made, R110), 0);
  assert_int_equal(said(made, R114), 11);
}

static void a_circle_of_phases_is_said_once_and_cut(void **state) {
  Made *made = MADE_OF(MARCH "campaigns: {a: {date: 2026-03-10, part_of: b}, b: {date: 2026-03-10, part_of: c},\n"
                             "            c: {date: 2026-03-10, part_of: b}}\n");
  const Diag *diag = first_said(made, R110);
  assert_int_equal(said(made, R110), 1);
  assert_int_equal(diag->related.n, 1);
  assert_ptr_equal(campaign_of(made, "a")->part_of.to, campaign_of(made, "b"));
  assert_null(campaign_of(made, "b")->part_of.to);
  assert_null(campaign_of(made, "c")->part_of.to);
}

static void only_the_whole_of_a_name_is_a_key(void **state) {
  (void)state;
  assert_non_null(shape_key(&piece_shape, S("theme")));
  assert_null(shape_key(&piece_shape, S("theme\0junk")));
  assert_null(shape_key(&piece_shape, S("them")));
}

static void a_steps_audience_stays_within_the_campaigns(void **state) {
  Made *made = MADE_OF(
      MARCH
      "segments: {vip: {}, new: {}}\nstaff: {lin: {name: Lin, role: adviser}}\n"
      "sops: {s: {by: lin, steps: [{id: a, day: 1, task: t, for: [vip]}, {id: b, day: 1, task: t, for: [new]}]}}\n"
      "campaigns: {c: {sop: s, date: 2026-03-10, for: [vip]}, d: {sop: s, date: 2026-03-20}}\n");
  assert_int_equal(said(made, P110), 1);
}

static void a_plans_folder_is_typed_so_that_a_shell_keeps_it_whole(void **state) {
  static const char *const typed[][2] = {
      {".", ""},      {"plans/dawn_1.2", "plans/dawn_1.2"}, {"计划", "计划"},
      {"-o", "./-o"}, {"our plan", "'our plan'"},           {"it's; -x", "'it'\\''s; -x'"}};
  for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
    Plan plan = {.folder = str_of(typed[i][0])};
    assert_true(str_eq(plan_folder_typed(*state, &plan), str_of(typed[i][1])));
  }
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      TEST(a_plan_has_its_defaults),
      TEST(things_have_their_defaults),
      TEST(what_is_required_and_missing_is_said),
      TEST(a_bare_value_stands_for_its_main_key),
      TEST(one_value_stands_for_a_list_of_one),
      TEST(sections_of_several_files_merge_by_id),
      TEST(one_id_in_two_files_is_an_error_that_shows_both),
      TEST(one_key_of_the_plan_in_two_files_is_an_error),
      TEST(templates_content_data_out_and_dot_names_are_no_plan_files),
      TEST(a_plans_own_template_goes_before_the_built_in),
      TEST(a_steps_own_key_goes_first),
      TEST(then_the_periods_then_the_campaigns_then_the_sops),
      TEST(a_piece_is_named_by_its_path_and_its_line_by_its_folder),
      TEST(D03_three_lines_are_always_there_others_come_with_their_folders),
      TEST(a_folders_defaults_hold_for_the_pieces_below_it),
      TEST(an_inner_folders_defaults_go_over_the_outer_ones),
      TEST(a_piece_adds_to_a_struct_of_its_folder),
      TEST(places_are_each_pieces_own),
      TEST(a_channel_has_its_own_text_others_the_general_one),
      TEST(what_a_text_names_is_known),
      TEST(every_reference_points_at_its_thing),
      TEST(a_name_that_names_nothing_is_said_with_the_nearest),
      TEST(a_piece_that_a_step_or_a_pin_names_is_marked),
      TEST(an_audience_is_the_set_of_its_segments_none_is_everybody),
      TEST(a_person_is_off_on_weekdays_dates_and_spans),
      TEST(the_29th_of_February_comes_in_leap_years_only),
      TEST(a_yearly_day_comes_each_year_one_with_a_year_once),
      TEST(titles_fall_back_on_kinds_and_ids),
      TEST(money_is_shown_without_needless_decimals),
      TEST(D22_the_mix_of_kinds_moves_with_the_stage),
      TEST(names_are_unique_over_channels_segments_roles_and_people),
      TEST(words_of_the_language_are_no_names),
      TEST(D08_a_saving_is_a_saving),
      TEST(a_piece_that_names_an_offer_needs_a_step_that_takes_it),
      TEST(D24_the_private_price_is_not_above_a_public_one),
      TEST(a_phase_lies_within_its_campaign),
      TEST(phases_inherit_through_eight_campaigns),
      TEST(a_long_chain_of_phases_is_no_circle_but_too_deep),
      TEST(a_circle_of_phases_is_said_once_and_cut),
      TEST(only_the_whole_of_a_name_is_a_key),
      TEST(a_steps_audience_stays_within_the_campaigns),
      TEST(an_alarm_comes_at_most_four_weeks_before),
      TEST(a_plans_folder_is_typed_so_that_a_shell_keeps_it_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

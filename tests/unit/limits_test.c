// limits_test: pins what a channel may carry: profiles and figures over them, the form of a post (D23), the length of
// its text as it is filled for each person, and that nothing of it is checked in a plan that says nothing of it.
#include "plan_fixture.h"

#include "model/limits.h"

#define MARCH "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
#define LIN "staff: {lin: {name: Lin, role: adviser, channels: [m, g]}}\n"
#define M "channels: {m: {kind: moments, at: 09:00}, g: {kind: group}}\n"
#define CAMPAIGN "campaigns: {c: {sop: s, date: 2026-03-10}}\n"
#define POST(where) "sops: {s: {by: lin, steps: [{id: a, day: 1, post: " where ", piece: brand/a}]}}\n" CAMPAIGN
#define PLAN(text)                                                                                                     \
  { "plan.yaml", MARCH text }
#define PIECE(text)                                                                                                    \
  { "content/brand/a.md", text }

static const Channel *channel_of(const Made *made, const char *id) {
  return map_get(&made->plan.index[REF_CHANNEL], str_of(id));
}

static bool is_related(const Diag *diag, const char *line) {
  for (size_t i = 0; i < diag->related.n; i++) {
    Place at = diag->related.at[i].at;
    if (str_find(source_line(at.source, source_position(at.source, at.from).line), str_of(line)) >= 0) return true;
  }
  return false;
}

// ---- profiles -----------------------------------------------------------------------------------------------------

static void a_channel_has_the_profile_that_is_called_like_its_kind(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {characters: 5}, other: {characters: 6}}\n"));
  assert_int_equal(channel_of(made, "m")->allowed->characters, 5);
  assert_false(channel_is_limited(channel_of(made, "g")));
}

static void a_channel_may_name_another_and_say_figures_of_its_own(void **state) {
  Made *made =
      MADE(PLAN("channels: {m: {kind: moments, profile: other, limits: {bytes: 9}}}\n"
                "staff: {lin: {name: Lin, role: adviser, channels: [m]}}\n"
                "profiles: {moments: {pictures: 1}, other: {characters: 6, bytes: 7, unsure: [bytes, characters]}}\n"));
  assert_no_warnings(made);
  const Channel *m = channel_of(made, "m");
  assert_int_equal(m->allowed->characters, 6);
  assert_int_equal(m->allowed->bytes, 9);
  assert_int_equal(m->allowed->pictures, -1);
  assert_false(limit_is_sure(m, LIMIT_CHARACTERS));
  assert_true(limit_is_sure(m, LIMIT_BYTES)); // what the plan says itself
}

static void what_is_unsure_adds_up(void **state) {
  Made *made = MADE(PLAN("channels: {m: {kind: moments, limits: {unsure: [bytes, links], links: 2}}}\n"
                         "staff: {lin: {name: Lin, role: adviser, channels: [m]}}\n"
                         "profiles: {moments: {characters: 6, bytes: 7, videos: 1, unsure: characters}}\n"));
  const Channel *m = channel_of(made, "m");
  assert_no_warnings(made);
  assert_false(limit_is_sure(m, LIMIT_CHARACTERS));
  assert_false(limit_is_sure(m, LIMIT_BYTES));
  assert_false(limit_is_sure(m, LIMIT_LINKS));
  assert_true(limit_is_sure(m, LIMIT_VIDEOS));
}

static void quiet_hours_are_the_channels_else_the_profiles(void **state) {
#define AT_NIGHT "sops: {s: {by: lin, at: 23:00, steps: [{id: a, day: 1, post: [m, g], piece: brand/a}]}}\n" CAMPAIGN
#define QUIET "profiles: {moments: {quiet: 22:00-08:00}, group: {quiet: 22:00-08:00}}\n"
  Made *made = MADE(PLAN("channels: {m: {kind: moments}, g: {kind: group, quiet: 00:00-05:00}}\n" LIN QUIET AT_NIGHT),
                    PIECE("Hello\n"));
  assert_int_equal(said(made, T114), 1);
  assert_true(is_related(first_said(made, T114), "profiles: {moments"));
}

static void unsure_names_figures_that_there_are(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {characters: 5, unsure: [characters, bytes]}}\n"));
  assert_str(arg_of(first_said(made, S157), "figures"), "bytes");
}

static void a_profile_is_for_some_channel(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {moment: {characters: 5}, call: {characters: 5}}\n"));
  assert_int_equal(said(made, S158), 1); // a kind of which there is no channel yet is no fault
  assert_str(arg_of(first_said(made, S158), "near"), "moments");
}

static void figures_of_what_is_not_carried_have_no_effect(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {carries: text, pictures: 9, characters: 9}}\n"));
  assert_int_equal(said(made, S122), 1);
}

static void the_templates_say_nothing_and_go_together(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-31, use: [channels/wecom-2025-11, "
                                  "channels/strict-2025-11]}\n"
                                  "channels: {m: {kind: moments}, s: {kind: mass-send, profile: strict-mass-send}}\n"});
  assert_int_equal(diags_total(made->diags), 0);
  assert_int_equal(channel_of(made, "m")->allowed->characters, 2000);
  assert_int_equal(channel_of(made, "m")->allowed->picture_size, 10 * 1024 * 1024);
  assert_int_equal(channel_of(made, "s")->allowed->touch.n, 2);
  assert_int_equal(channel_of(made, "s")->allowed->touch.at[1].n, 4);
}

static void a_cap_of_its_own_stands_for_the_same_unit_of_the_profile(void **state) {
#define TWO_CAPS "profiles: {moments: {touch: [1 per day, 9 per week], unsure: touch}}\n"
  Made *made = MADE(PLAN("channels: {m: {kind: moments, limits: {touch: [4 per month, 5 per week]}}}\n" LIN TWO_CAPS));
  const Channel *m = channel_of(made, "m");
  const Caps *caps = &m->allowed->touch;
  assert_int_equal(caps->n, 3);
  assert_int_equal(caps->at[1].n, 5);
  assert_true(cap_is_sure(m, LIMIT_TOUCH, &caps->at[1]));
  assert_int_equal(caps->at[2].unit, PER_DAY);
  assert_false(cap_is_sure(m, LIMIT_TOUCH, &caps->at[2]));
}

static void of_two_lists_of_profiles_all_is_said_at_once(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: p, from: 2026-03-01, to: 2026-03-31, use: [channels/wecom-2025-11, "
                                  "channels/wechat-2025-11]}\n"
                                  "channels: {m: {kind: moments}}\n"});
  assert_int_equal(said(made, S159), 1);
  assert_int_equal(said(made, S106), 0);
}

// ---- the form of a post (D23) -------------------------------------------------------------------------------------

#define LINK "---\nchannels: [m]\nmedia: [https://example.com/a]\n---\nText\n"
#define TWO_LINKS(front) "---\n" front "media: [https://example.com/a, https://example.com/b]\n---\nText\n"

static void a_piece_must_fit_the_channel_it_names(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {carries: [text, picture]}}\n"), PIECE(LINK));
  const Diag *diag = first_said(made, C222);
  assert_int_equal(catalogue_row(diag->code)->level, LEVEL_ERROR);
  assert_true(is_related(diag, "carries: [text, picture]"));
}

static void an_unsure_figure_is_only_warned_of(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {carries: [text, picture], unsure: carries}}\n"), PIECE(LINK));
  assert_no_errors(made);
  assert_int_equal(said(made, C223), 1);
}

static void without_a_profile_nothing_is_checked(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {group: {carries: text, characters: 1}}\n" POST("m")), PIECE(LINK));
  assert_no_warnings(made);
}

static void what_stands_too_often_is_said_where_it_is_too_much(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {links: 1}}\n"), PIECE(TWO_LINKS("channels: [m]\n")));
  const Diag *diag = first_said(made, C224);
  assert_str(str_part(diag->at.source->text, diag->at.from, diag->at.to), "https://example.com/b");
  assert_int_equal(said(made, C224), 1);
}

static void what_stands_beside_a_text_counts_together(void **state) {
#define CARD "---\nchannels: [m]\nmedia: [https://example.com/a, {card: pages/a, title: A}]\n---\nText\n"
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {attachments: 1}}\n"), PIECE(CARD));
  assert_int_equal(said(made, C224), 1);
}

static void kinds_stand_together_where_they_may_be_mixed(void **state) {
  Made *mixed = MADE(PLAN(M LIN "profiles: {moments: {mixed: true}}\n"), PIECE(CARD));
  assert_no_warnings(mixed);
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {mixed: false}}\n"), PIECE(CARD));
  assert_str(arg_of(first_said(made, C226), "kinds"), "links, cards");
}

static void titles_have_a_length_in_bytes(void **state) {
#define TITLED(title) "---\nchannels: [m]\nmedia: [{file: https://example.com/a, title: " title "}]\n---\nText\n"
  Made *fits = MADE(PLAN(M LIN "profiles: {moments: {title_bytes: 6}}\n"), PIECE(TITLED("标题")));
  assert_no_warnings(fits);
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {title_bytes: 6}}\n"), PIECE(TITLED("标题a")));
  assert_int_equal(said(made, C228), 1);
}

static void what_a_step_names_is_measured_where_it_is_posted(void **state) {
#define OPEN_TITLED "---\nmedia: [{file: https://example.com/a, title: Title}]\n---\nText\n"
  Made *made = MADE(PLAN(M LIN POST("g") "profiles: {moments: {title_bytes: 3}}\n"), PIECE(OPEN_TITLED));
  assert_no_warnings(made);
  made = MADE(PLAN(M LIN POST("g") "profiles: {group: {title_bytes: 3}}\n"), PIECE(OPEN_TITLED));
  assert_int_equal(said(made, C228), 1);
  assert_true(is_related(first_said(made, C228), "{id: a, day: 1"));
}

// By the content of files, which is read elsewhere.
static void files_are_measured_by_what_limits_them(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {moments: {picture_size: 2 KB, picture_side: 100, video_size: 2 KB, "
                               "video_seconds: 30}}\n"),
                    PIECE("Text\n"));
  Piece *piece = &made->plan.pieces.at[0];
  MediaFile picture = {.kind = CARRY_PICTURE, .size = 2049, .width = 80, .height = 101, .seconds = -1};
  MediaFile video = {.kind = CARRY_VIDEO, .size = 2048, .width = 500, .height = 500, .seconds = 31};
  PUSH(made->arena, &piece->media, ((Media){.to = &picture}));
  PUSH(made->arena, &piece->media, ((Media){.to = &video}));
  bundles_make(&made->plan);
  Surplus found[SURPLUS_MAX];
  size_t n = surplus_of(&piece->texts.at[0], channel_of(made, "m"), found);
  assert_int_equal(n, 3);
  assert_int_equal(found[0].key, LIMIT_PICTURE_SIZE);
  assert_int_equal(found[1].key, LIMIT_PICTURE_SIDE);
  assert_int_equal(found[1].n, 101);
  assert_int_equal(found[2].key, LIMIT_VIDEO_SECONDS);
}

static void a_piece_that_names_no_channel_serves_those_that_carry_it(void **state) {
#define DAILY "daily: {m: {mix: {brand: 1}}, g: {mix: {brand: 1}}}\n"
#define BOTH "channels: {m: {kind: moments, at: 09:00}, g: {kind: group, at: 10:00}}\n"
  Made *made = MADE(PLAN(BOTH LIN DAILY "profiles: {group: {carries: text}}\n"),
                    PIECE("---\nmedia: https://example.com/a\n---\nText\n"));
  assert_no_warnings(made);
  assert_int_equal(said(made, C233), 0);
  assert_non_null(item_of(made, "p/m/2026-03-01/1")->piece);
  assert_null(item_of(made, "p/g/2026-03-01/1")->piece);
}

static void where_only_the_number_is_too_much_that_is_told(void **state) {
  Made *made = MADE(PLAN(BOTH LIN DAILY "profiles: {group: {links: 1}}\n"), PIECE(TWO_LINKS("")));
  assert_no_warnings(made);
  assert_str(arg_of(first_said(made, C233), "channels"), "g");
  assert_null(item_of(made, "p/g/2026-03-01/1")->piece);
}

static void a_piece_that_nobody_can_carry_is_said(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {group: {carries: text}, moments: {links: 1}}\n"), PIECE(TWO_LINKS("")));
  assert_int_equal(said(made, C232), 1);
  assert_int_equal(first_said(made, C232)->related.n, 2);
  assert_int_equal(said(made, C233), 0);
}

static void a_text_of_its_own_names_the_channel(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {group: {carries: text}}\n"),
                    PIECE("---\nmedia: https://example.com/a\n---\nText\n\n# g\n\nOwn\n"));
  assert_str(arg_of(first_said(made, C222), "channels"), "g");
}

static void a_step_that_names_a_piece_which_is_not_carried_is_an_error(void **state) {
  Made *made = MADE(PLAN(M LIN "profiles: {group: {carries: text}}\n" POST("g")),
                    PIECE("---\nmedia: https://example.com/a\n---\nText\n"));
  assert_int_equal(said(made, C101), 0);
  assert_true(is_related(first_said(made, C222), "post: g"));
}

static void a_pin_that_names_a_piece_which_is_not_carried_is_an_error(void **state) {
  Made *made = MADE(PLAN(BOTH LIN DAILY "profiles: {group: {carries: text}}\npin: {2026-03-08 g: brand/a}\n"),
                    PIECE("---\nmedia: https://example.com/a\n---\nText\n"));
  assert_int_equal(said(made, C107), 0);
  assert_true(is_related(first_said(made, C222), "pin:"));
}

static void channels_of_which_the_same_is_true_are_said_together(void **state) {
  Made *made = MADE(PLAN("channels: {m: {kind: group}, g: {kind: group}}\n" LIN "profiles: {group: {links: 1}}\n"),
                    PIECE(TWO_LINKS("channels: [m, g]\n")));
  assert_int_equal(said(made, C224), 1);
  assert_str(arg_of(first_said(made, C224), "channels"), "m, g");
}

static void mass_sends_and_calls_are_each_persons_own(void **state) {
  Made *made = MADE(PLAN("channels: {m: {kind: mass-send}, g: {kind: sms}}\n"
                         "staff: {lin: {name: Lin, role: adviser, channels: [m, g]}, wu: {name: Wu, role: adviser, "
                         "channels: [m, g]}}\n"
                         "sops: {s: {steps: [{id: a, day: 1, post: m, piece: brand/a}, "
                         "{id: b, day: 1, post: g, piece: brand/a}]}}\n" CAMPAIGN),
                    PIECE("Text\n"));
  assert_int_equal(item_of(made, "p/c/a")->people.n, 2);
  assert_int_equal(item_of(made, "p/c/b")->people.n, 1);
}

// ---- lengths ------------------------------------------------------------------------------------------------------

#define SHORT(figures) "profiles: {moments: {" figures "}}\n"

static void characters_are_counted_as_clients_do(void **state) {
  Made *fits = MADE(PLAN(M LIN SHORT("characters: 5") POST("m")), PIECE("三个字\xF0\x9F\x8E\x81\n"));
  assert_no_warnings(fits);
  Made *made = MADE(PLAN(M LIN SHORT("characters: 4") POST("m")), PIECE("三个字\xF0\x9F\x8E\x81\n"));
  assert_int_equal(number_of(first_said(made, C220), "n"), 5);
}

static void bytes_are_those_of_UTF_8(void **state) {
  Made *fits = MADE(PLAN(M LIN SHORT("bytes: 9") POST("m")), PIECE("三个字\n"));
  assert_no_warnings(fits);
  Made *made = MADE(PLAN(M LIN SHORT("bytes: 8") POST("m")), PIECE("三个字\n"));
  assert_int_equal(number_of(first_said(made, C220), "n"), 9);
  assert_str(arg_of(first_said(made, C220), "unit"), "bytes");
}

static void what_no_official_page_gives_is_warned_of(void **state) {
  Made *made = MADE(PLAN(M LIN SHORT("characters: 2, unsure: characters") POST("m")), PIECE("三个字\n"));
  assert_no_errors(made);
  assert_int_equal(said(made, C221), 1);
}

static void of_two_figures_the_sure_one_is_said(void **state) {
  Made *made = MADE(PLAN(M LIN SHORT("characters: 1, bytes: 8, unsure: characters") POST("m")), PIECE("三个字\n"));
  assert_int_equal(said(made, C220), 1);
  assert_int_equal(said(made, C221), 0);
}

#define TEN                                                                                                            \
  "staff:\n  a: {name: An, role: adviser, channels: m}\n  b: {name: Bo, role: adviser, channels: m}\n"                 \
  "  c: {name: Ce, role: adviser, channels: m}\n  d: {name: Du, role: adviser, channels: m}\n"                         \
  "  e: {name: Eve, role: adviser, channels: m}\n  f: {name: Fu, role: adviser, channels: m}\n"                        \
  "  g2: {name: Gu, role: adviser, channels: m}\n  h: {name: Ha, role: adviser, channels: m}\n"                        \
  "  i: {name: Io, role: adviser, channels: m}\n  j: {name: Jo, role: adviser, channels: m}\n"
#define ONLY_M "channels: {m: {kind: moments}}\n"
#define EACH "sops: {s: {by: each adviser, steps: [{id: a, day: 1, post: m, piece: brand/a}]}}\n" CAMPAIGN

static void a_text_too_long_for_one_of_ten_people_names_that_person(void **state) {
  Made *fits = MADE(PLAN(ONLY_M TEN SHORT("characters: 8") EACH), PIECE("I am {{staff.name}}\n"));
  assert_no_warnings(fits);
  Made *made = MADE(PLAN(ONLY_M TEN SHORT("characters: 7") EACH), PIECE("I am {{staff.name}}\n"));
  const Diag *diag = first_said(made, C220);
  assert_int_equal(said(made, C220), 1);
  assert_str(arg_of(diag, "name"), "Eve");
  assert_int_equal(number_of(diag, "n"), 8);
  assert_int_equal(number_of(diag, "most"), 7);
  assert_int_equal(diag->notes.n, 0);
  assert_true(is_related(diag, "characters: 7"));
  assert_true(is_related(diag, "post: m"));
}

static void the_longest_is_named_and_the_others_counted(void **state) {
  Made *made = MADE(PLAN(ONLY_M TEN SHORT("characters: 6") EACH), PIECE("I am {{staff.name}}\n"));
  const Diag *diag = first_said(made, C220);
  assert_str(arg_of(diag, "name"), "Eve");
  assert_int_equal(diag->notes.at[0].at[0].number, 9);
}

// The person with the longest text, and how long it is, are those that filling it for everybody finds.
static void lengths_are_those_of_the_filled_texts(void **state) {
  static const char *const texts[] = {
      "{{staff.name}}{{staff.name}} at {{staff.store}}\n",
      "{{#staff.store}}{{staff.store}}: {{/staff.store}}{{^staff.store}}no store yet: {{/staff.store}}{{staff.name}}\n",
      "{{^staff.store}}{{staff.name}}{{staff.name}}{{staff.name}}{{/staff.store}}!\n",
      "{{#offer.products}}{{title}} from {{staff.name}} {{staff.store}}\n{{/offer.products}}\n"};
  for (size_t i = 0; i < COUNT(texts); i++) {
    Made *made = MADE(
        PLAN(ONLY_M
             "staff:\n  a: {name: 林小满, role: adviser, store: SH-1, channels: m}\n"
             "  b: {name: Bartholomew, role: adviser, channels: m}\n  c: {name: \"\xF0\x9F\x8E\x81\xF0\x9F\x8E\x81\", "
             "role: adviser, store: Xujiahui-2, channels: m}\n" SHORT(
                 "characters: 1, unsure: characters") "products: {x: {title: X}, y: {title: Serum}}\n"
                                                      "offers: {o: {form: discount, products: {x: {was: 2, now: 1}, y: "
                                                      "{was: 2, now: 1}}}}\n"
                                                      "sops: {s: {by: each adviser, offer: o, steps: [{id: a, day: 1, "
                                                      "post: m, piece: brand/a}]}}\n" CAMPAIGN),
        PIECE(texts[i]));
    const Diag *diag = first_said(made, C221);
    const Occurrence *item = item_of(made, "p/c/a");
    long longest = 0;
    Str who = S("");
    for (size_t k = 0; k < item->people.n; k++) {
      Str text = occurrence_text(made->arena, &made->schedule, item, item->people.at[k]);
      long units = 0;
      uint32_t c;
      for (size_t at = 0; at < text.n; units += c >= 0x10000 ? 2 : 1) at = utf8_next(text, at, &c);
      if (units > longest) who = item->people.at[k]->name;
      longest = units > longest ? units : longest;
    }
    assert_int_equal(number_of(diag, "n"), longest);
    assert_true(str_eq(arg_of(diag, "name"), who));
  }
}

static void a_title_that_is_longer_in_one_period_counts(void **state) {
  Made *made = MADE(
      {"plan.yaml",
       "plan: {id: p, from: 2026-01-01, to: 2026-03-31}\n" ONLY_M
       "staff: {lin: {name: Lin, role: adviser, channels: m}}\n" SHORT(
           "characters: 4") "sops: {s: {by: lin, steps: [{id: a, day: 1, post: m, piece: brand/a}]}}\n"
                            "campaigns: {c: {sop: s, title: Sale, rhythm: month, in: {2026-02: {title: Spring}}}}\n"},
      PIECE("---\nreuse: {after: 1d}\n---\n{{campaign.title}}\n"));
  const Diag *diag = first_said(made, C220);
  assert_int_equal(number_of(diag, "n"), 6);
  assert_int_equal(diag->notes.n, 0); // in no other post
}

static void other_posts_of_one_text_are_counted(void **state) {
  Made *made = MADE(PLAN("channels: {m: {kind: moments, at: 09:00}}\n"
                         "staff: {lin: {name: Lin, role: adviser, channels: m}}\n"
                         "daily: {m: {mix: {brand: 1}}}\n" SHORT("characters: 1")),
                    PIECE("---\nreuse: {after: 1d}\n---\nText\n"));
  const Diag *diag = first_said(made, C220);
  assert_int_equal(said(made, C220), 1);
  assert_int_equal(diag->notes.at[0].at[0].number, 30);
}

static void a_comment_has_its_length_too(void **state) {
  Made *made =
      MADE(PLAN(ONLY_M TEN SHORT("characters: 7") EACH), PIECE("---\ncomment: ask me, {{staff.name}}\n---\nText\n"));
  const Diag *diag = first_said(made, C220);
  assert_str(arg_of(diag, "what"), "comment");
  assert_str(arg_of(diag, "name"), "Eve");
}

static void a_text_message_that_is_too_long_goes_out_in_parts(void **state) {
#define SEVENTY "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg"
#define SMS "channels: {m: {kind: sms}}\n" TEN "profiles: {sms: {characters: 70, unsure: characters}}\n" EACH
  Made *fits = MADE(PLAN(SMS), PIECE(SEVENTY "\n"));
  assert_no_warnings(fits);
  Made *two = MADE(PLAN(SMS), PIECE(SEVENTY "h\n"));
  assert_int_equal(number_of(first_said(two, C230), "parts"), 2);
  Made *three = MADE(PLAN(SMS), PIECE(SEVENTY SEVENTY "\n"));
  assert_int_equal(number_of(first_said(three, C230), "parts"), 3);
}

static void a_text_that_is_empty_once_filled_is_no_post(void **state) {
  Made *made = MADE(PLAN(ONLY_M TEN SHORT("characters: 9") EACH), PIECE("{{staff.store}}\n"));
  assert_str(arg_of(first_said(made, C231), "name"), "An");
  Made *other =
      MADE(PLAN(ONLY_M "staff:\n  a: {name: An, role: adviser, channels: m}\n"
                       "  b: {name: Bo, role: adviser, channels: m, store: East}\n" SHORT("characters: 9") EACH),
           PIECE("{{^staff.store}}online{{/staff.store}}\n"));
  assert_str(arg_of(first_said(other, C231), "name"), "Bo");
  Made *fits = MADE(PLAN(ONLY_M TEN SHORT("characters: 9") EACH),
                    PIECE("---\nmedia: https://example.com/a\n---\n{{staff.store}}\n"));
  assert_no_warnings(fits);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_channel_has_the_profile_that_is_called_like_its_kind),
      TEST(a_channel_may_name_another_and_say_figures_of_its_own),
      TEST(what_is_unsure_adds_up),
      TEST(quiet_hours_are_the_channels_else_the_profiles),
      TEST(unsure_names_figures_that_there_are),
      TEST(a_profile_is_for_some_channel),
      TEST(figures_of_what_is_not_carried_have_no_effect),
      TEST(the_templates_say_nothing_and_go_together),
      TEST(a_cap_of_its_own_stands_for_the_same_unit_of_the_profile),
      TEST(of_two_lists_of_profiles_all_is_said_at_once),
      TEST(a_piece_must_fit_the_channel_it_names),
      TEST(an_unsure_figure_is_only_warned_of),
      TEST(without_a_profile_nothing_is_checked),
      TEST(what_stands_too_often_is_said_where_it_is_too_much),
      TEST(what_stands_beside_a_text_counts_together),
      TEST(kinds_stand_together_where_they_may_be_mixed),
      TEST(titles_have_a_length_in_bytes),
      TEST(what_a_step_names_is_measured_where_it_is_posted),
      TEST(files_are_measured_by_what_limits_them),
      TEST(a_piece_that_names_no_channel_serves_those_that_carry_it),
      TEST(where_only_the_number_is_too_much_that_is_told),
      TEST(a_piece_that_nobody_can_carry_is_said),
      TEST(a_text_of_its_own_names_the_channel),
      TEST(a_step_that_names_a_piece_which_is_not_carried_is_an_error),
      TEST(a_pin_that_names_a_piece_which_is_not_carried_is_an_error),
      TEST(channels_of_which_the_same_is_true_are_said_together),
      TEST(mass_sends_and_calls_are_each_persons_own),
      TEST(characters_are_counted_as_clients_do),
      TEST(bytes_are_those_of_UTF_8),
      TEST(what_no_official_page_gives_is_warned_of),
      TEST(of_two_figures_the_sure_one_is_said),
      TEST(a_text_too_long_for_one_of_ten_people_names_that_person),
      TEST(the_longest_is_named_and_the_others_counted),
      TEST(lengths_are_those_of_the_filled_texts),
      TEST(a_title_that_is_longer_in_one_period_counts),
      TEST(other_posts_of_one_text_are_counted),
      TEST(a_comment_has_its_length_too),
      TEST(a_text_message_that_is_too_long_goes_out_in_parts),
      TEST(a_text_that_is_empty_once_filled_is_no_post),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

// check: runs every rule of the model that needs no schedule, and holds the rules on the plan as a whole.
#include "check.h"

#include "sopcal/mix.h"

enum { SEGMENTS_MAX = 64 };

bool check_only_one(Checker *c, const Head *head, const char *const *keys, size_t n) {
  const char *first = NULL;
  for (size_t i = 0; i < n; i++) {
    if (!given(head, keys[i])) continue;
    if (first) {
      Arg other = arg("other", str_of(first));
      Diag *said = diag_add(c->diags, S117, place_of(head, keys[i]), ARGS(arg("key", str_of(keys[i])), other));
      diag_relate_add(c->diags, said, place_of(head, first), ARGS(other));
      return true;
    }
    first = keys[i];
  }
  return false;
}

void check_useless(Checker *c, const Head *head, const char *key, Text because) {
  if (given(head, key))
    diag_add(c->diags, S122, place_of(head, key), ARGS(arg("key", str_of(key)), arg_t("because", because)));
}

void check_every(Checker *c, const Head *head, const Every *every, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (every[i].kind == EVERY_MINUTES) {
      diag_add(c->diags, S125, place_of(head, "every"), NO_ARGS);
      return;
    }
}

void check_cycle(Checker *c, const Head *head, Duration cycle) {
  bool within_a_day = cycle.unit == UNIT_MINUTE || cycle.unit == UNIT_HOUR;
  if (cycle.n == 0 || (cycle.n > 0 && within_a_day)) diag_add(c->diags, S141, place_of(head, "cycle"), NO_ARGS);
}

static void check_rotations(Checker *c) {
  static const Text because = {
      {"the plan is not private, and names of files do not change", "计划不是私密的，文件名不会变"}};
  if (c->plan->about.is_private) return;
  check_useless(c, &c->plan->about.head, "rotation", because);
  for (size_t i = 0; i < c->plan->staff.n; i++) {
    const Head *head = &c->plan->staff.at[i].head;
    if (!is_faulty(head, "rotation")) check_useless(c, head, "rotation", because);
  }
}

static bool year_is_fine(Checker *c, const About *about, const char *key, Date date) {
  if (date == DATE_NONE) return false;
  int year = date_ymd(date).year;
  if (year >= PLAN_FIRST_YEAR && year <= PLAN_LAST_YEAR) return true;
  diag_add(c->diags, T126, place_of(&about->head, key),
           ARGS(arg_n("year", year), arg_n("least", PLAN_FIRST_YEAR), arg_n("most", PLAN_LAST_YEAR)));
  return false;
}

static void check_days(Checker *c, const About *about) {
  bool from = year_is_fine(c, about, "from", about->from), to = year_is_fine(c, about, "to", about->to);
  if (!from || !to) return;
  Place at = place_of(&about->head, "to");
  long days = (long)about->to - about->from + 1;
  if (days < 1)
    diag_add(c->diags, S111, at,
             ARGS(arg("first", date_text(c->arena, about->from)), arg("last", date_text(c->arena, about->to))));
  if (days > PLAN_DAYS_MAX) diag_add(c->diags, T103, at, ARGS(arg_n("days", days), arg_n("most", PLAN_DAYS_MAX)));
}

static void check_kinds(Checker *c, const About *about) {
  StrList all = {0};
  for (size_t i = 0; i < kind_names.count; i++) PUSH(c->arena, &all, str_of(kind_names.name[i]));
  for (size_t i = 0; i < about->kinds.n; i++) {
    const Head *head = &about->kinds.at[i].head;
    bool known = false;
    for (size_t k = 0; k < all.n; k++) known |= str_eq(all.at[k], head->id);
    if (known) continue;
    StrList called = names_called(c->arena, &kind_names, head->id);
    StrList near = {0};
    if (!called.n) near = diag_nearest(c->arena, c->diags, head->id, &all);
    diag_add(c->diags, S113, head->at,
             ARGS(arg("text", head->id), arg("key", S("kinds")), arg_list(c->arena, "near", &near),
                  arg_list(c->arena, "called", &called), arg_list(c->arena, "allowed", &all)));
  }
}

void check_about(Checker *c) {
  const About *about = &c->plan->about;
  check_days(c, about);
  check_kinds(c, about);
  check_rotations(c);
}

// ---- one name, one thing ------------------------------------------------------------------------------------------

typedef struct Name {
  Str id;
  Place at;
  RefKind kind;
} Name;

static bool is_reserved(Str id) {
  static const Str words[] = {S_("all"),  S_("owner"), S_("auto"),  S_("one"),
                              S_("each"), S_("end"),   S_("cycle"), S_("last")};
  for (size_t i = 0; i < COUNT(words); i++)
    if (str_eq(words[i], id)) return true;
  return false;
}

static void claim(Checker *c, Map *names, const Head *head, RefKind kind) {
  const Name *before = map_get(names, head->id);
  if (before) {
    Arg other = arg_t("other", ref_noun(before->kind));
    Diag *said = diag_add(c->diags, S110, head->at, ARGS(arg("id", head->id), arg_t("kind", ref_noun(kind)), other));
    diag_relate_add(c->diags, said, before->at, ARGS(other));
    return;
  }
  Name *name = NEW(c->arena, Name);
  *name = (Name){head->id, head->at, kind};
  map_put(c->arena, names, head->id, name);
}

static void claim_word(Checker *c, Map *names, const Head *head, RefKind kind) {
  if (is_reserved(head->id)) diag_add(c->diags, S109, head->at, ARGS(arg("id", head->id)));
  claim(c, names, head, kind);
}

// Of "shop/daily/2026-03-07" nobody could say whether it is a campaign's or the posts of a day.
static void claim_campaign(Checker *c, Map *names, const Head *head) {
  if (str_eq(head->id, S("daily"))) diag_add(c->diags, S109, head->at, ARGS(arg("id", head->id)));
  claim(c, names, head, REF_CAMPAIGN);
}

// What identities begin with (section 7): of two with one name, items would share a UID in calendars.
static void check_identities(Checker *c) {
  const Plan *p = c->plan;
  Map names = {0};
  for (size_t i = 0; i < p->channels.n; i++) claim(c, &names, &p->channels.at[i].head, REF_CHANNEL);
  for (size_t i = 0; i < p->campaigns.n; i++) claim_campaign(c, &names, &p->campaigns.at[i].head);
  for (size_t i = 0; i < p->sops.n; i++)
    if (p->sops.at[i].anchor == ANCHOR_CALENDAR) claim(c, &names, &p->sops.at[i].head, REF_SOP);
}

// Channels, segments, roles and people share one set of names.
void check_names(Checker *c) {
  const Plan *p = c->plan;
  Map names = {0};
  check_identities(c);
  for (size_t i = 0; i < p->channels.n; i++) claim_word(c, &names, &p->channels.at[i].head, REF_CHANNEL);
  for (size_t i = 0; i < p->segments.n; i++) claim_word(c, &names, &p->segments.at[i].head, REF_SEGMENT);
  for (size_t i = 0; i < p->staff.n; i++) claim_word(c, &names, &p->staff.at[i].head, REF_STAFF);
  for (size_t i = 0; i < p->staff.n; i++) {
    const Staff *staff = &p->staff.at[i];
    const Name *before = map_get(&names, staff->role);
    if (!before) continue;
    Arg role = arg_t("other", (Text){{"role", "角色"}});
    Diag *said =
        diag_add(c->diags, S110, before->at, ARGS(arg("id", before->id), arg_t("kind", ref_noun(before->kind)), role));
    diag_relate_add(c->diags, said, place_of(&staff->head, "role"), ARGS(role));
    break; // one collision of a role is enough to say
  }
}

// ---- channels and their daily lines -------------------------------------------------------------------------------

static int most_per_day(const PerDay *per_day) {
  int counts[] = {per_day->all, per_day->workday, per_day->weekend, per_day->holiday, per_day->campaign}, most = 0;
  for (size_t i = 0; i < COUNT(counts); i++)
    if (counts[i] > most) most = counts[i];
  return most;
}

// Somebody has the channel, or what somebody has could not be read.
static bool anybody_posts(const Plan *plan, const Channel *channel) {
  for (size_t i = 0; i < plan->staff.n; i++)
    if (staff_has_channel(&plan->staff.at[i], channel) || is_faulty(&plan->staff.at[i].head, NULL)) return true;
  return plan->incomplete;
}

static void check_daily(Checker *c, const Daily *daily) {
  const Channel *channel = daily->head.to;
  if (!channel) return;
  int most = most_per_day(&daily->per_day);
  bool read = !is_faulty(&channel->head, "at") && !is_faulty(&daily->head, "per_day");
  if (read && (size_t)most > channel->at.n) {
    Diag *said =
        diag_add(c->diags, T105, place_of(&daily->head, "per_day"),
                 ARGS(arg_n("n", most), arg("channel", channel->head.id), arg_n("windows", (long)channel->at.n)));
    if (channel->at.n) diag_relate_add(c->diags, said, place_of(&channel->head, "at"), NO_ARGS);
  }
  if (!daily->by.n && !anybody_posts(c->plan, channel))
    diag_add(c->diags, C106, daily->head.at, ARGS(arg("channel", channel->head.id)));
}

static void check_number(Checker *c, size_t n, size_t most, Place at, Text what) {
  if (n > most) diag_add(c->diags, S127, at, ARGS(arg_n("n", (long)n), arg_t("what", what), arg_n("most", (long)most)));
}

static void check_mix(Checker *c, const Daily *daily) {
  static const Text lines = {{"content lines in one mix", "一个配比里的内容线"}};
  size_t shares = 0;
  for (size_t i = 0; i < daily->mix.n; i++) shares += daily->mix.at[i].weight > 0;
  check_number(c, shares, MIX_LINES_MAX, place_of(&daily->head, "mix"), lines);
  if (given(&daily->head, "mix") && !is_faulty(&daily->head, "mix") && !shares)
    diag_add(c->diags, S128, place_of(&daily->head, "mix"), ARGS(arg("channel", daily->head.id)));
}

void check_channels(Checker *c) {
  static const Text segments = {{"segments", "人群"}};
  if (c->plan->segments.n > SEGMENTS_MAX)
    check_number(c, c->plan->segments.n, SEGMENTS_MAX, c->plan->segments.at[SEGMENTS_MAX].head.at, segments);
  for (size_t i = 0; i < c->plan->daily.n; i++) {
    const Daily *daily = &c->plan->daily.at[i];
    check_daily(c, daily);
    check_mix(c, daily);
    check_every(c, &daily->head, daily->every.at, daily->every.n);
  }
}

void model_check(Arena *arena, Diags *diags, Plan *plan) {
  static Rule *const rules[] = {check_about,     check_address, check_names, check_channels, check_goods, check_sops,
                                check_campaigns, check_pieces,  check_use,   check_feeds,    check_ids,   check_dates,
                                check_holidays,  check_media,   check_zones, check_limits,   check_touch, check_words};
  Checker c = {arena, diags, plan};
  for (size_t i = 0; i < COUNT(rules); i++) rules[i](&c);
}

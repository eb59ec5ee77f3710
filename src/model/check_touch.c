// check_touch: the caps on how often a customer is reached and an account posts: one for each unit, and none that can
// never take effect (D51).
//
// What has been complained of while reading has no figure, and is passed over.
#include "check.h"

static const Text units[] = {
    [PER_DAY] = {{"day", "每天"}}, [PER_WEEK] = {{"week", "每周"}}, [PER_MONTH] = {{"month", "每月"}}};

static Str cap_text(const Checker *c, const Cap *cap) {
  const char *unit = units[cap->unit].in[LANG_EN];
  if (cap->n == CAP_MONTH_DAYS) return str_format(c->arena, "days per %s", unit);
  return str_format(c->arena, "%d per %s", cap->n, unit);
}

// ---- one list -----------------------------------------------------------------------------------------------------

static void check_units(Checker *c, const Caps *caps) {
  const Cap *first[PER_MONTH + 1] = {0};
  for (size_t i = 0; i < caps->n; i++) {
    const Cap *cap = &caps->at[i];
    if (!cap->n) continue;
    if (!first[cap->unit]) {
      first[cap->unit] = cap;
      continue;
    }
    Diag *said = diag_add(c->diags, S163, cap->at,
                          ARGS(arg_t("unit", units[cap->unit]), arg("first", cap_text(c, first[cap->unit])),
                               arg("second", cap_text(c, cap))));
    diag_relate_add(c->diags, said, first[cap->unit]->at, NO_ARGS);
  }
}

// `other`: the cap that makes it so; NULL: none does.
static void say_idle(Checker *c, const Cap *cap, const Channel *channel, Text because, const Cap *other, Place at) {
  Diag *said = diag_add(c->diags, S164, cap->at,
                        ARGS(arg("cap", cap_text(c, cap)), arg("channel", channel->head.id), arg_t("because", because),
                             arg("other", other ? cap_text(c, other) : S(""))));
  diag_relate_add(c->diags, said, at, NO_ARGS);
}

// One with a figure of its own.
static const Cap *of_unit(const Caps *caps, int unit) {
  const Cap *cap = cap_of_unit(caps, unit);
  return cap && cap->n > 0 ? cap : NULL;
}

// "3 per day" beside "2 per week": whoever exceeds the first exceeds the second.
static void check_longer(Checker *c, const Caps *caps, const Channel *channel) {
  static const Text because = {{"a longer time allows no more", "更长时间的上限已经管住了它"}};
  for (int unit = PER_DAY; unit < PER_MONTH; unit++)
    for (int other = unit + 1; other <= PER_MONTH; other++) {
      const Cap *cap = of_unit(caps, unit), *longer = of_unit(caps, other);
      if (!cap || !longer || cap->n < longer->n) continue;
      say_idle(c, cap, channel, because, longer, longer->at);
      break;
    }
}

static void check_platform(Checker *c, const Caps *caps, const Channel *channel) {
  static const Text because = {{"the platform allows fewer", "平台允许的更少"}};
  for (int unit = PER_DAY; unit <= PER_MONTH; unit++) {
    const Cap *cap = of_unit(caps, unit), *least = of_unit(&channel->allowed->touch, unit);
    if (cap && least && cap->n > least->n) say_idle(c, cap, channel, because, least, least->at);
  }
}

// A plan's own caps on a channel.
static void check_caps(Checker *c, const Caps *caps, const Channel *channel) {
  check_units(c, caps);
  if (!channel) return;
  check_longer(c, caps, channel);
  check_platform(c, caps, channel);
}

// ---- of whom ------------------------------------------------------------------------------------------------------

// Whether a channel holds some of these people; where a name could not be read nobody can say.
static bool may_hold(const Channel *channel, uint64_t audience) {
  bool unsure = is_faulty(&channel->head, "for");
  for (size_t i = 0; i < channel->audience.n; i++) unsure |= !channel->audience.at[i].to;
  return unsure || (audience_of(&channel->audience) & audience) != 0;
}

static void check_reach(Checker *c, const Touch *touch, uint64_t audience) {
  static const Text because = {{"none of them is in this channel", "他们不在这个渠道里"}};
  const Channel *channel = touch->head.to;
  if (!channel || !touch->caps.n || !touch->caps.at[0].n || may_hold(channel, audience)) return;
  say_idle(c, &touch->caps.at[0], channel, because, NULL, place_of(&channel->head, "for"));
}

static void check_segment(Checker *c, const Segment *segment) {
  for (size_t i = 0; i < segment->touch.n; i++) {
    const Touch *touch = &segment->touch.at[i];
    check_caps(c, &touch->caps, touch->head.to);
    check_reach(c, touch, (uint64_t)1 << (segment->index % 64));
  }
}

// ---- campaigns ----------------------------------------------------------------------------------------------------

typedef struct Posting { // which campaigns and their phases post in what they cap
  size_t *last_in;       // by channel: 1 + the number of the campaign that was last seen to post there
  bool **posts;          // by campaign, by its caps
} Posting;

static void mark_channels(const Plan *plan, const Sop *sop, size_t campaign, Posting *posting) {
  for (size_t i = 0; sop && i < sop->steps.n; i++)
    for (size_t k = 0; k < sop->steps.at[i].post.n; k++) {
      const Channel *channel = sop->steps.at[i].post.at[k].to;
      if (channel) posting->last_in[channel - plan->channels.at] = campaign + 1;
    }
}

// A campaign posts for itself and for all that it is a phase of, which are a few.
static void mark_caps(const Plan *plan, size_t number, Posting *posting) {
  const Campaign *all = plan->campaigns.at;
  for (const Campaign *up = &all[number]; up; up = up->part_of.to)
    for (size_t i = 0; i < up->touch.n; i++) {
      const Channel *channel = up->touch.at[i].head.to;
      if (channel && posting->last_in[channel - plan->channels.at] == number + 1) posting->posts[up - all][i] = true;
    }
}

static Posting find_posting(Checker *c) {
  const Plan *plan = c->plan;
  Posting posting = {NEW_N(c->arena, size_t, plan->channels.n), NEW_N(c->arena, bool *, plan->campaigns.n)};
  for (size_t i = 0; i < plan->campaigns.n; i++)
    posting.posts[i] = NEW_N(c->arena, bool, plan->campaigns.at[i].touch.n);
  for (size_t i = 0; i < plan->campaigns.n; i++) {
    mark_channels(plan, plan->campaigns.at[i].sop.to, i, &posting);
    mark_caps(plan, i, &posting);
  }
  return posting;
}

// Its audience, or that of one of its periods.
static uint64_t audience_ever(const Campaign *campaign) {
  uint64_t audience = audience_of(campaign_audience_refs(campaign, NULL, NULL));
  for (size_t i = 0; i < campaign->in.n; i++)
    audience |= audience_of(campaign_audience_refs(campaign, &campaign->in.at[i], NULL));
  return audience;
}

static void check_campaign(Checker *c, const Campaign *campaign, const bool *posts) {
  for (size_t i = 0; i < campaign->touch.n; i++) {
    const Touch *touch = &campaign->touch.at[i];
    const Channel *channel = touch->head.to;
    check_caps(c, &touch->caps, channel);
    check_reach(c, touch, audience_ever(campaign));
    if (channel && !posts[i] && !c->plan->incomplete)
      diag_add(c->diags, S165, touch->head.at, ARGS(arg("id", campaign->head.id), arg("channel", channel->head.id)));
  }
}

void check_touch(Checker *c) {
  const Plan *plan = c->plan;
  Posting posting = find_posting(c);
  for (size_t i = 0; i < plan->profiles.n; i++) {
    check_units(c, &plan->profiles.at[i].posts);
    check_units(c, &plan->profiles.at[i].touch);
  }
  for (size_t i = 0; i < plan->channels.n; i++) {
    const Channel *channel = &plan->channels.at[i];
    check_units(c, &channel->limits.posts);
    check_units(c, &channel->limits.touch);
    check_caps(c, &channel->touch, channel);
  }
  for (size_t i = 0; i < plan->segments.n; i++) check_segment(c, &plan->segments.at[i]);
  for (size_t i = 0; i < plan->campaigns.n; i++) check_campaign(c, &plan->campaigns.at[i], posting.posts[i]);
}

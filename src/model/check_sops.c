// check_sops: each step does one thing, says once when, and says what belongs to its SOP's anchor.
#include <string.h>

#include "check.h"

static const char *const what_keys[] = {"post", "task", "meet"};
static const char *const content_keys[] = {"piece", "line", "kind", "theme", "scene"};
static const char *const campaign_keys[] = {"day", "due", "days", "after", "before"};
static const char *const routine_keys[] = {"within", "times"};

static size_t count_given(const Head *head, const char *const *keys, size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) count += given(head, keys[i]);
  return count;
}

// An SOP being checked: what its steps share.
typedef struct SopCheck {
  const Sop *sop;
  bool has_content, has_window; // stated by the SOP or by all of its campaigns
  StrList above;                // the ids of the steps above the one at hand
  Map steps;                    // the same: id -> Step
} SopCheck;

typedef bool States(const Campaign *campaign);

// True when every campaign that follows the SOP states it, and there is one: then no step lacks it (section 4, Who).
static bool campaigns_state(Checker *c, const Sop *sop, States *states) {
  bool any = false;
  for (size_t i = 0; i < c->plan->campaigns.n; i++) {
    const Campaign *campaign = &c->plan->campaigns.at[i];
    if (campaign->sop.to != sop) continue;
    if (!states(campaign)) return false;
    any = true;
  }
  return any;
}

static bool states_content(const Campaign *campaign) {
  return count_given(&campaign->head, content_keys, COUNT(content_keys)) > 0;
}

static bool states_window(const Campaign *campaign) { return campaign->common.at.to > campaign->common.at.from; }

static void check_what(Checker *c, const SopCheck *of, const Step *step) {
  size_t n = count_given(&step->head, what_keys, COUNT(what_keys));
  if (n != 1) diag_add(c->diags, S115, step->head.at, ARGS(arg("id", step->id)));
  bool post = given(&step->head, "post");
  bool chosen = of->has_content || count_given(&step->head, content_keys, COUNT(content_keys));
  if (post && !chosen) diag_add(c->diags, S119, place_of(&step->head, "post"), ARGS(arg("id", step->id)));
  if (post || n != 1) return;
  static const Text because = {{"only a post has content", "只有发布才有内容"}};
  static const Text together = {
      {"only a post is staggered; a task or a meeting begins when 'at' says", "只有发布才错开；任务和会议按 at 开始"}};
  for (size_t i = 0; i < COUNT(content_keys); i++) check_useless(c, &step->head, content_keys[i], because);
  check_useless(c, &step->head, "spread", together);
}

static void say_wrong_anchor(Checker *c, const Sop *sop, const Head *head, const char *key) {
  static const Text campaign = {{"campaign", "活动"}}, routine = {{"routine", "例行"}};
  bool calendar = sop->anchor == ANCHOR_CALENDAR;
  if (given(head, key))
    diag_add(c->diags, S118, place_of(head, key),
             ARGS(arg("key", str_of(key)), arg_t("belongs", calendar ? campaign : routine),
                  arg("anchor", str_of(anchor_names.name[sop->anchor]))));
}

static size_t count_minutes(const Step *step) {
  size_t count = 0;
  for (size_t i = 0; i < step->every.n; i++) count += step->every.at[i].kind == EVERY_MINUTES;
  return count;
}

static bool repeats_by_minutes(const Step *step) { return count_minutes(step) > 0; }

static bool window_is_given(const SopCheck *of, const Step *step) {
  return given(&step->head, "at") ? step->common.at.to > step->common.at.from : of->has_window;
}

static void check_routine_time(Checker *c, const Sop *sop, const Step *step) {
  static const char *const ways[] = {"every", "within"};
  bool wrong = count_given(&step->head, campaign_keys, COUNT(campaign_keys)) > 0;
  for (size_t i = 0; i < COUNT(campaign_keys); i++) say_wrong_anchor(c, sop, &step->head, campaign_keys[i]);
  if (wrong || check_only_one(c, &step->head, ways, COUNT(ways))) return;
  if (!count_given(&step->head, ways, COUNT(ways))) diag_add(c->diags, S116, step->head.at, ARGS(arg("id", step->id)));
  static const Text because = {{"it says how often 'within' is meant", "它只配合 within 使用"}};
  if (!given(&step->head, "within")) check_useless(c, &step->head, "times", because);
}

static void check_workdays(Checker *c, const Step *step) {
  static const Text because = {{"its days are working days already", "它数的本来就是工作日"}};
  if (step->days == (int)DAYS_WORKDAYS) check_useless(c, &step->head, "on_day_off", because);
}

static void check_elapsed(Checker *c, const Step *step) {
  static const Text because = {
      {"it says how long the work that begins on 'day' may take", "它说的是从 day 开始的事最晚何时完成"}};
  static const Text counting = {{"it says how 'day' counts", "它说的是 day 怎么数"}};
  static const Text by_day = {{"it says when in the day, and this step counts hours from elsewhere",
                               "它说的是一天里的什么时候，而这一步从别处算起"}};
  check_useless(c, &step->head, "due", because);
  check_useless(c, &step->head, "days", counting);
  check_useless(c, &step->head, "at", by_day);
  check_useless(c, &step->head, "every", by_day);
}

static void check_campaign_time(Checker *c, const Sop *sop, const Step *step) {
  static const char *const ways[] = {"day", "after", "before"};
  bool minutes = repeats_by_minutes(step);
  bool wrong = count_given(&step->head, routine_keys, COUNT(routine_keys)) > 0;
  for (size_t i = 0; i < COUNT(routine_keys); i++) say_wrong_anchor(c, sop, &step->head, routine_keys[i]);
  if (given(&step->head, "every") && step->every.n && !minutes) {
    say_wrong_anchor(c, sop, &step->head, "every");
    wrong = true;
  }
  if (wrong || check_only_one(c, &step->head, ways, COUNT(ways))) return;
  if (!count_given(&step->head, ways, COUNT(ways))) diag_add(c->diags, S116, step->head.at, ARGS(arg("id", step->id)));
  if (given(&step->head, "day"))
    check_workdays(c, step);
  else
    check_elapsed(c, step);
}

// Weekdays and days add up; two gaps within one window would be two rhythms at once.
static void check_minutes(Checker *c, const SopCheck *of, const Step *step) {
  size_t count = count_minutes(step);
  if (count && !window_is_given(of, step)) diag_add(c->diags, T106, place_of(&step->head, "every"), NO_ARGS);
  if (count > 1) diag_add(c->diags, S142, place_of(&step->head, "every"), ARGS(arg("id", step->id)));
}

static void check_due(Checker *c, const Step *step) {
  static const Text because = {{"only a task can be done until a later day", "只有任务才有截止日"}};
  if (!step->due.at.source || !step->day.n) return;
  if (!given(&step->head, "task")) {
    check_useless(c, &step->head, "due", because);
    return;
  }
  for (size_t i = 0; i < step->day.n; i++) {
    DayNumber begins = step->day.at[i].last, due = step->due.first;
    if (begins.from_last != due.from_last || due.n >= begins.n) continue;
    diag_add(c->diags, T108, step->due.at, NO_ARGS);
    return;
  }
}

// `after: STEP` names a step above, so that nothing runs in a circle.
static void check_counts_from(Checker *c, const SopCheck *of, const After *after) {
  if (!after->given || !after->step.n || map_get(&of->steps, after->step)) return;
  StrList near = diag_nearest(c->arena, c->diags, after->step, &of->above);
  diag_add(c->diags, R108, after->at, ARGS(arg("name", after->step), arg_list(c->arena, "near", &near)));
}

static void check_id(Checker *c, const SopCheck *of, const Step *step) {
  const Step *before = step->id.n ? map_get(&of->steps, step->id) : NULL;
  if (!before) return;
  Diag *said =
      diag_add(c->diags, S123, place_of(&step->head, "id"), ARGS(arg("sop", of->sop->head.id), arg("id", step->id)));
  diag_relate_add(c->diags, said, place_of(&before->head, "id"), NO_ARGS);
}

static void check_step(Checker *c, const SopCheck *of, const Step *step) {
  const Sop *sop = of->sop;
  check_id(c, of, step);
  check_what(c, of, step);
  if (sop->anchor == ANCHOR_CALENDAR)
    check_routine_time(c, sop, step);
  else
    check_campaign_time(c, sop, step);
  check_minutes(c, of, step);
  if (sop->anchor != ANCHOR_CALENDAR) check_due(c, step);
  check_counts_from(c, of, &step->after);
  check_counts_from(c, of, &step->before);
}

static void check_steps(Checker *c, const Sop *sop) {
  SopCheck of = {.sop = sop};
  of.has_content =
      count_given(&sop->head, content_keys, COUNT(content_keys)) || campaigns_state(c, sop, states_content);
  of.has_window = sop->common.at.to > sop->common.at.from || campaigns_state(c, sop, states_window);
  for (size_t i = 0; i < sop->steps.n; i++) {
    Step *step = &sop->steps.at[i];
    check_step(c, &of, step);
    if (step->id.n && map_put(c->arena, &of.steps, step->id, step)) PUSH(c->arena, &of.above, step->id);
  }
}

// A routine in everything but its anchor: said once, not for each step.
static bool lacks_anchor(Checker *c, const Sop *sop) {
  if (given(&sop->head, "anchor") || !sop->steps.n) return false;
  for (size_t i = 0; i < c->plan->campaigns.n; i++)
    if (c->plan->campaigns.at[i].sop.to == sop) return false;
  for (size_t i = 0; i < sop->steps.n; i++) {
    const Step *step = &sop->steps.at[i];
    bool repeats = given(&step->head, "within") || (step->every.n && !repeats_by_minutes(step));
    if (!repeats || count_given(&step->head, campaign_keys, COUNT(campaign_keys))) return false;
  }
  return true;
}

void check_sops(Checker *c) {
  for (size_t i = 0; i < c->plan->sops.n; i++) {
    const Sop *sop = &c->plan->sops.at[i];
    static const Text because = {{"a routine has no length", "例行没有天数"}};
    if (lacks_anchor(c, sop)) {
      diag_add(c->diags, S130, sop->head.at, ARGS(arg("id", sop->head.id)));
      continue;
    }
    if (sop->anchor == ANCHOR_CALENDAR) check_useless(c, &sop->head, "length", because);
    check_steps(c, sop);
  }
}

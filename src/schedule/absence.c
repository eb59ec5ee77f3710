// absence: what was to be done and finds nobody: gathered while people are assigned, and said once for a step and a
// part of its `by`, with the first day and how often it happens.
#include "room.h"

Str item_name(const Occurrence *item) { return item->step ? item->step->id : item->channel->head.id; }

static bool is_same(const Absence *absence, const Occurrence *item, const Who *who) {
  const Occurrence *first = absence->item;
  return absence->who == who && first->step == item->step && first->channel == item->channel;
}

void absence_add(Work *work, Absences *absences, const Occurrence *item, const Who *who) {
  for (size_t i = 0; i < absences->n; i++)
    if (is_same(&absences->at[i], item, who)) {
      absences->at[i].times++;
      return;
    }
  PUSH(work->arena, absences, ((Absence){item, who, 1}));
}

// As it is written in the plan: "one adviser of HZ-01".
static Str who_text(Arena *arena, const Who *who) {
  static const char *const words[] = {[WHO_NAMED] = "",  [WHO_EACH] = "each ",  [WHO_ONE] = "one ",
                                      [WHO_ALL] = "all", [WHO_OWNER] = "owner", [WHO_AUTO] = "auto"};
  const char *of = who->place.n ? " of " : "";
  return str_format(arena, "%s%.*s%s%.*s", words[who->kind], STR(who->name), of, STR(who->place));
}

static bool has_channel(const Plan *plan, const Channel *channel, const Who *who) {
  for (size_t i = 0; i < plan->staff.n; i++) {
    const Staff *staff = &plan->staff.at[i];
    bool meant = !who || who->kind == WHO_ALL || str_eq(staff->role, who->name);
    if (meant && staff_has_channel(staff, channel)) return true;
  }
  return false;
}

static Text reason(Work *work, const Absence *absence) {
  static const Text off = {{"all of them are off", "他们都休息"}};
  static const Text channel = {{"none of them has this channel", "他们都没有这个渠道"}};
  static const Text owner = {{"no campaign says by: for it", "没有活动给它写 by:"}};
  const Occurrence *item = absence->item;
  if (absence->who && absence->who->kind == WHO_OWNER) return owner;
  return item->channel && !has_channel(work->plan, item->channel, absence->who) ? channel : off;
}

static void say(Work *work, const Absence *absence) {
  const Occurrence *item = absence->item;
  Str times = absence->times > 1 ? str_format(work->arena, "%ld", absence->times) : S("");
  Str who = absence->who ? who_text(work->arena, absence->who) : S("");
  Diag *said =
      diag_add(work->diags, T112, absence->who ? absence->who->at : item->place,
               ARGS(arg("step", item_name(item)), arg("who", who), arg("date", date_text(work->arena, item->date)),
                    arg_t("because", reason(work, absence)), arg("times", times)));
  if (item->opening) diag_relate_add(work->diags, said, item->opening->place, ARGS(arg("id", item->opening->id)));
}

// A daily line for which the model has said already that nobody has its channel.
static bool is_said(Work *work, const Absence *absence) {
  return absence->item->slot && !absence->who && !has_channel(work->plan, absence->item->channel, NULL);
}

void absences_say(Work *work, const Absences *absences) {
  for (size_t i = 0; i < absences->n; i++)
    if (!is_said(work, &absences->at[i])) say(work, &absences->at[i]);
}

// ready: with --today, whether what opens soon is final (D10, D11): a gate within 3 days, a warning within 7.
#include "room.h"

enum { GATE_DAYS = 3, WARNING_DAYS = 7 };

// The step whose work makes something final, for the label: "step 'ready' was to make it final by 2026-03-03".
static const Occurrence *makes_final(Work *work, const Opening *opening) {
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (item->opening == opening && item->step && item->step->makes_final.n) return item;
  }
  return NULL;
}

static void say(Work *work, const Opening *opening, Place place, Text what, Str name) {
  long days = (long)opening->days.first - work->options->today;
  Arg which = arg_t("what", what);
  if (name.n) {
    which.text[LANG_EN] = str_format(work->arena, "%s '%.*s'", what.in[LANG_EN], STR(name));
    which.text[LANG_ZH] = str_format(work->arena, "%s“%.*s”", what.in[LANG_ZH], STR(name));
  }
  Diag *said = diag_add(work->diags, days <= GATE_DAYS ? P105 : P106, place,
                        ARGS(arg("id", opening->id), arg("date", date_text(work->arena, opening->days.first)),
                             arg_n("days", days), which));
  const Occurrence *final = makes_final(work, opening);
  if (final)
    diag_relate_add(work->diags, said, final->place,
                    ARGS(arg("step", final->step->id), arg("final", final->step->makes_final),
                         arg("due", date_text(work->arena, final->due))));
}

static void check_opening(Work *work, const Opening *opening) {
  static const Text plan = {{"the campaign's plan", "活动方案"}}, text = {{"piece", "内容"}};
  if (opening->status != STATUS_FINAL) say(work, opening, opening->place, plan, S(""));
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (item->opening != opening || !item->piece || item->piece->status == STATUS_FINAL) continue;
    Str id = item->piece->head.id;
    if (say_once(work, str_format(work->arena, "ready %.*s %.*s", STR(opening->id), STR(id))))
      say(work, opening, place_of(&item->piece->head, "status"), text, id);
  }
}

// What goes out soon besides: routines, daily posts, campaigns that have opened already.
static void check_drafts(Work *work) {
  Date today = work->options->today;
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    bool soon = item->date >= today && item->date <= today + GATE_DAYS;
    bool said = item->opening && item->opening->days.first >= today;
    if (!soon || said || !item->piece || item->piece->status == STATUS_FINAL) continue;
    if (!say_once(work, str_format(work->arena, "draft %.*s", STR(item->piece->head.id)))) continue;
    Diag *diag = diag_add(work->diags, P112, place_of(&item->piece->head, "status"),
                          ARGS(arg("piece", item->piece->head.id), arg("date", date_text(work->arena, item->date)),
                               arg_n("days", (long)item->date - today)));
    diag_relate_add(work->diags, diag, item->place, NO_ARGS);
  }
}

void check_readiness(Work *work) {
  Date today = work->options->today;
  if (today == DATE_NONE) return;
  check_drafts(work);
  for (size_t i = 0; i < work->out->openings.n; i++) {
    const Opening *opening = &work->out->openings.at[i];
    long days = (long)opening->days.first - today;
    if (days >= 0 && days <= WARNING_DAYS) check_opening(work, opening);
  }
}

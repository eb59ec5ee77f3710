// mixture: what is said about the daily lines once they are filled: empty slots, pins without a slot, too much selling,
// too little proof (D03, D22; design section 6).
#include "room.h"

enum { SOON_DAYS = 30, WINDOW_DAYS = 30 };

// ---- empty slots ------------------------------------------------------------------------------------------------------

static bool is_empty_slot(const Occurrence *item, const Channel *channel, const Line *line) {
  return item->slot && !item->piece && item->channel == channel && item->line == line;
}

static bool is_soon(Work *work, Date date) {
  Date today = work->options->today;
  return today != DATE_NONE && date >= today && date < today + SOON_DAYS;
}

static void say_soon(Work *work, const Occurrence *item, Place place) {
  diag_add(work->diags, C103, place,
           ARGS(arg("channel", channel_title(item->channel)), arg("date", date_text(work->arena, item->date)),
                arg("line", item->line->id)));
}

// How many more pieces would fill the gaps: the most empty slots within any 30 days, the usual time before reuse.
static long shortage(const DateList *empty) {
  long most = 0;
  for (size_t i = 0, k = 0; i < empty->n; i++) {
    while (empty->at[i] - empty->at[k] >= WINDOW_DAYS) k++;
    if ((long)(i - k + 1) > most) most = (long)(i - k + 1);
  }
  return most;
}

static void check_line(Work *work, const DailyLine *daily, size_t number) {
  DateList empty = {0};
  Place place = daily->daily->mix.at[0].head.at;
  for (size_t i = 0; i < daily->daily->mix.n; i++)
    if (daily->daily->mix.at[i].head.to == daily->lines[number]) place = daily->daily->mix.at[i].head.at;
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (!is_empty_slot(item, daily->channel, daily->lines[number])) continue;
    if (is_soon(work, item->date))
      say_soon(work, item, place);
    else
      PUSH(work->arena, &empty, item->date);
  }
  if (!empty.n) return;
  diag_add(work->diags, C102, place,
           ARGS(arg_n("n", (long)empty.n), arg("line", daily->lines[number]->id),
                arg("date", date_text(work->arena, empty.at[0])), arg_n("short", shortage(&empty))));
}

// ---- shares -----------------------------------------------------------------------------------------------------------

// Kinds that are written too little, compared with their shares: what to write instead of selling.
static Arg lacking_kinds(Work *work, const DailyLine *line) {
  StrList names = {0};
  for (int kind = 0; kind < KIND_PRODUCT; kind++)
    if (line->kinds[kind] * KIND_COUNT <= line->taken) PUSH(work->arena, &names, str_of(kind_names.name[kind]));
  return arg_list(work->arena, "lacking", &names);
}

static void check_selling(Work *work, const DailyLine *line) {
  const Most *rule = &work->plan->rules.selling;
  if (rule->most < 0 || !line->taken) return;
  long share = line->kinds[KIND_PRODUCT] * 100 / line->taken;
  if (share > rule->most)
    diag_add(work->diags, P107, place_of(&rule->head, "most"),
             ARGS(arg_n("share", share), arg("channel", line->channel->head.id), arg_n("most", rule->most),
                  lacking_kinds(work, line)));
}

static void check_proof(Work *work) {
  const Most *rule = &work->plan->rules.proof;
  long all = 0, closed = 0;
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (!item->slot || !item->piece || !str_eq(item->line->id, S("proof"))) continue;
    all++;
    closed += item->piece->scene > SCENE_FEEDBACK;
  }
  if (rule->least < 0 || !all || closed * 100 >= rule->least * all) return;
  diag_add(work->diags, P108, place_of(&rule->head, "least"), ARGS(arg_n("share", closed * 100 / all), arg_n("least", rule->least)));
}

// ---- pins -------------------------------------------------------------------------------------------------------------

static bool has_slot(Work *work, const Pin *pin) {
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (item->slot == 1 && item->channel == pin->channel && item->date == pin->date) return true;
  }
  return false;
}

static void check_pin(Work *work, const Pin *pin) {
  static const Text outside = {{"it lies outside the plan", "它不在计划的日期之内"}};
  static const Text silent = {{"a campaign posts there that day, or the daily line has none", "那天活动在这里发布，或日常内容没有安排"}};
  if (!pin->channel || has_slot(work, pin)) return;
  bool inside = span_has(work->days, pin->date);
  diag_add(work->diags, T119, pin->head.at,
           ARGS(arg("channel", pin->channel->head.id), arg("date", date_text(work->arena, pin->date)),
                arg_t("because", inside ? silent : outside)));
}

void check_mixture(Work *work, const DailyLines *lines) {
  for (size_t i = 0; i < lines->n; i++) {
    for (size_t k = 0; k < lines->at[i].mix.lines; k++) check_line(work, &lines->at[i], k);
    check_selling(work, &lines->at[i]);
  }
  check_proof(work);
  for (size_t i = 0; i < work->plan->pins.n; i++) check_pin(work, &work->plan->pins.at[i]);
}

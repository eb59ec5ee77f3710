// mixture: what is said about the daily lines once they are filled: empty slots, pins without a slot, too much selling,
// too little proof (D03, D22; design section 6).
#include "room.h"

enum { SOON_DAYS = 30, WINDOW_DAYS = 30 };

// ---- empty slots --------------------------------------------------------------------------------------------------

// How many more pieces would fill the gaps: the most empty slots within any 30 days, the usual time before reuse.
static long shortage(const DateList *empty) {
  long most = 0;
  for (size_t i = 0, k = 0; i < empty->n; i++) {
    while (empty->at[i] - empty->at[k] >= WINDOW_DAYS) k++;
    if ((long)(i - k + 1) > most) most = (long)(i - k + 1);
  }
  return most;
}

static Place share_place(const DailyLine *daily, const Line *line) {
  const Share *share = daily->daily->mix.at;
  while (share->head.to != line) share++; // every line of a channel comes from a share (shares.c)
  return share->head.at;
}

static void say_empty(Work *work, Code code, const DailyLine *daily, const Line *line, const DateList *empty) {
  if (!empty->n) return;
  diag_add(work->diags, code, share_place(daily, line),
           ARGS(arg_n("n", (long)empty->n), arg("channel", channel_title(daily->channel)), arg("line", line->id),
                arg("date", date_text(work->arena, empty->at[0])), arg_n("short", shortage(empty))));
}

typedef struct Empty { // slots of a channel, by line
  DateList soon[MIX_LINES_MAX], later[MIX_LINES_MAX];
} Empty;

static void add_empty(Work *work, const DailyLine *daily, Empty *empty, const Occurrence *item) {
  Date today = work->options->today;
  size_t k = 0;
  while (k < daily->mix.lines && daily->lines[k] != item->line) k++;
  if (k == daily->mix.lines) return;
  if (today == DATE_NONE || item->date >= today + SOON_DAYS)
    PUSH(work->arena, &empty->later[k], item->date);
  else if (item->date >= today)
    PUSH(work->arena, &empty->soon[k], item->date);
}

// With --today, slots of the past are passed over, and those of the next 30 days weigh more.
static void check_empty(Work *work, const DailyLines *lines) {
  Empty *empty = NEW_N(work->arena, Empty, lines->n);
  size_t *row = NEW_N(work->arena, size_t, work->plan->channels.n); // by channel: its number, from 1
  for (size_t i = 0; i < lines->n; i++) row[lines->at[i].channel - work->plan->channels.at] = i + 1;
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (!item->slot || item->piece) continue;
    size_t number = row[item->channel - work->plan->channels.at];
    add_empty(work, &lines->at[number - 1], &empty[number - 1], item);
  }
  for (size_t i = 0; i < lines->n; i++)
    for (size_t k = 0; k < lines->at[i].mix.lines; k++) {
      say_empty(work, C103, &lines->at[i], lines->at[i].lines[k], &empty[i].soon[k]);
      say_empty(work, C102, &lines->at[i], lines->at[i].lines[k], &empty[i].later[k]);
    }
}

// ---- shares -------------------------------------------------------------------------------------------------------

// Kinds that are written too little, compared with their shares: what to write instead of selling.
static Arg lacking_kinds(Work *work, const DailyLine *line) {
  StrList names = {0};
  for (int kind = 0; kind < KIND_PRODUCT; kind++)
    if (line->kinds[kind] * line->kind_total < line->filled * line->kind_weights[kind])
      PUSH(work->arena, &names, str_of(kind_names.name[kind]));
  return arg_list(work->arena, "lacking", &names);
}

static void check_selling(Work *work, const DailyLine *line) {
  const Most *rule = &work->plan->rules.selling;
  long sold = line->kinds[KIND_PRODUCT];
  if (rule->most < 0 || sold * 100 <= rule->most * line->filled) return;
  long share = (sold * 100 + line->filled - 1) / line->filled; // rounded up, for it is above the most
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
    closed += is_closed(item->piece);
  }
  if (rule->least < 0 || !all || closed * 100 >= rule->least * all) return;
  diag_add(work->diags, P108, place_of(&rule->head, "least"),
           ARGS(arg_n("share", closed * 100 / all), arg_n("least", rule->least)));
}

// ---- pins ---------------------------------------------------------------------------------------------------------

static bool has_slot(Work *work, const Pin *pin) {
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (item->slot == 1 && item->channel == pin->channel && item->date == pin->date) return true;
  }
  return false;
}

static void check_pin(Work *work, const Pin *pin) {
  static const Text outside = {{"it lies outside the plan", "它不在计划的日期之内"}};
  static const Text silent = {
      {"a campaign posts there that day, or the daily line has none", "那天活动在这里发布，或日常内容没有安排"}};
  if (!pin->channel || has_slot(work, pin)) return;
  bool inside = span_has(work->days, pin->date);
  diag_add(work->diags, T119, pin->head.at,
           ARGS(arg("channel", pin->channel->head.id), arg("date", date_text(work->arena, pin->date)),
                arg_t("because", inside ? silent : outside)));
}

void check_mixture(Work *work, const DailyLines *lines) {
  check_empty(work, lines);
  for (size_t i = 0; i < lines->n; i++) check_selling(work, &lines->at[i]);
  check_proof(work);
  for (size_t i = 0; i < work->plan->pins.n; i++) check_pin(work, &work->plan->pins.at[i]);
}

// moves: what days off do to the steps: gathered while items find their days, and said once for a step, with the first
// time and how often it happens.
#include "days_off.h"

struct Move {
  Code code;
  Place at;
  ArgList args;
  const Opening *opening; // of the first time; NULL: a routine
  const Step *other;      // that it is about as well; NULL
  long times;
  const Opening *last; // the last time
  Date last_day;
  Text outside; // the first that leaves the plan's days, as a clause; empty
};

Place place_of_days(const Step *step, bool due) {
  static const char *const keys[] = {"due", "day", "every", "within"};
  for (size_t i = due ? 0 : 1; i < COUNT(keys); i++)
    if (given(&step->head, keys[i])) return place_of(&step->head, keys[i]);
  return step->head.at;
}

// The items of one step on one day, in several channels or again and again, are one time.
static bool is_another(const Move *move, const Opening *opening, Date day) {
  return move->last != opening || move->last_day != day;
}

static Str key_of(const uintptr_t about[3]) { return (Str){(const char *)about, 3 * sizeof about[0]}; }

static Move *move_known(Work *work, Code code, const Step *step, const Step *other) {
  return map_get(&work->moved, key_of((uintptr_t[]){(uintptr_t)code, (uintptr_t)step, (uintptr_t)other}));
}

// What is to be filled with arguments; NULL when this has happened before, and is counted.
static Move *move_add(Work *work, Code code, const Step *step, const Step *other, const Opening *opening, Date day) {
  const uintptr_t about[] = {(uintptr_t)code, (uintptr_t)step, (uintptr_t)other};
  Move *known = move_known(work, code, step, other), *move = known ? known : NEW(work->arena, Move);
  if (!known) {
    *move = (Move){.code = code, .opening = opening, .other = other, .outside = {{"", ""}}};
    map_put(work->arena, &work->moved, str_copy(work->arena, key_of(about)), move);
    PUSH(work->arena, &work->moves, move);
  }
  move->times += !known || is_another(move, opening, day);
  move->last = opening;
  move->last_day = day;
  return known ? NULL : move;
}

// ---- what becomes of items -----------------------------------------------------------------------------------------

static void give(Work *work, Move *move, Arg given) { PUSH(work->arena, &move->args, given); }

static Arg why_off(const Work *work, Date day) {
  static const Text weekend = {{"weekend", "周末"}}, holiday = {{"a day off", "放假"}};
  OfficialDay official = day_official(work->plan, day);
  if (official.status != DAY_STATUS_HOLIDAY) return arg_t("because", weekend);
  return official.name.n ? arg("because", official.name) : arg_t("because", holiday);
}

static Str days_text(Arena *arena, Span days) {
  Str first = date_text(arena, days.first), last = date_text(arena, days.last);
  return days.last == days.first ? first : str_format(arena, "%.*s..%.*s", STR(first), STR(last));
}

// "2026-11-02 is behind the plan's last day"; empty where it stays among them, or was not among them before.
static Text outside(const Settling *s, const Point *first, const Point *last) {
  const About *about = &s->work->plan->about;
  Arena *arena = s->work->arena;
  bool before = first->date < about->from && first->planned >= about->from;
  bool behind = last->date > about->to && last->planned <= about->to;
  Str day = date_text(arena, before ? first->date : last->date);
  if (!before && !behind) return (Text){{"", ""}};
  Str en = str_format(arena, before ? "%.*s is before the plan's first day" : "%.*s is behind the plan's last day",
                      STR(day));
  Str zh = str_format(arena, before ? "%.*s 早于计划的第一天" : "%.*s 晚于计划的最后一天", STR(day));
  return (Text){{str_c(arena, en), str_c(arena, zh)}};
}

static void note_outside(const Settling *s, const Step *step, const Point *first, const Point *last) {
  Move *move = move_known(s->work, T142, step, NULL);
  if (!move->outside.in[LANG_EN][0]) move->outside = outside(s, first, last);
}

static void note_move(const Settling *s, const Point *begins, const Point *due) {
  static const Text whole = {{"", ""}}, deadline = {{"the deadline of ", "的截止日"}},
                    start = {{"the beginning of ", "的开始日"}};
  static const Text straight = {{"", ""}}, other_way = {{"the other way it would cross the campaign's opening or end",
                                                         "反方向会越过活动的首日或末日"}};
  const Occurrence *item = item_at(s, begins);
  const Point *first = moves(begins) ? begins : due, *last = moves(due) ? due : begins;
  Move *move = move_add(s->work, T142, item->step, NULL, item->opening, begins->planned);
  note_outside(s, item->step, first, last);
  if (!move) return;
  Arena *arena = s->work->arena;
  bool has_due = begins != due;
  move->at = place_of_days(item->step, last->is_due);
  give(s->work, move, arg("step", item->step->id));
  give(s->work, move, arg_t("part", !has_due || first != last ? whole : last == due ? deadline : start));
  give(s->work, move, arg("from", days_text(arena, (Span){first->planned, last->planned})));
  give(s->work, move, arg("to", days_text(arena, (Span){first->date, last->date})));
  give(s->work, move, why_off(s->work, first->planned));
  give(s->work, move, arg_t("instead", first->turned || last->turned ? other_way : straight));
}

static void warn_stays(const Settling *s, const Point *point) {
  static const Text edge = {{"no working day can be reached without crossing the campaign's opening or end",
                             "不越过活动的首日或末日，就没有工作日可移"}};
  const Occurrence *item = item_at(s, point);
  const Step *other = point->other ? item_at(s, point->other)->step : NULL;
  Move *move = move_add(s->work, T144, item->step, other, item->opening, point->planned);
  if (!move) return;
  move->at = place_of_days(item->step, point->is_due);
  give(s->work, move, arg("step", item->step->id));
  give(s->work, move, arg("date", date_text(s->work->arena, point->planned)));
  give(s->work, move, why_off(s->work, point->planned));
  give(s->work, move, arg_t("edge", other ? (Text){{"", ""}} : edge));
  give(s->work, move, arg("other", other ? other->id : S("")));
}

static bool wants(const Point *point) { return point->wish != point->planned; }

// Said once for both.
static void warn_clash(const Settling *s, const Point *point) {
  const Point *other = point->other;
  if (other->other == point && other < point) return;
  const Step *step = item_at(s, point)->step, *second = item_at(s, other)->step;
  Move *move = move_add(s->work, T143, step, second, item_at(s, point)->opening, point->planned);
  if (!move) return;
  move->at = place_of_days(step, false);
  give(s->work, move, arg("step", step->id));
  give(s->work, move, arg("other", second->id));
  give(s->work, move, arg("to", date_text(s->work->arena, wants(point) ? point->wish : other->wish)));
  give(s->work, move, arg("date", date_text(s->work->arena, point->planned)));
  give(s->work, move, arg("day", date_text(s->work->arena, other->planned)));
}

static void tell_bar(const Settling *s, const Point *point) {
  if (point->bar == BAR_CLASH)
    warn_clash(s, point);
  else if (point->bar == BAR_EDGE || (point->bar == BAR_ORDER && wants(point)))
    warn_stays(s, point);
}

void tell_moves(const Settling *s, const Point *begins, const Point *due) {
  if (moves(begins) || moves(due)) note_move(s, begins, due);
  tell_bar(s, begins);
  if (due != begins) tell_bar(s, due);
}

// ---- what is left out ---------------------------------------------------------------------------------------------

static void note_out(Work *work, const Opening *opening, const Step *step, Span days, Arg because) {
  Move *move = move_add(work, T145, step, NULL, opening, days.first);
  if (!move) return;
  move->at = place_of_days(step, false);
  give(work, move, arg("step", step->id));
  give(work, move, arg("days", days_text(work->arena, days)));
  give(work, move, because);
}

void note_left_out(Work *work, const Opening *opening, const Step *step, Span days) {
  note_out(work, opening, step, days, why_off(work, days.first));
}

void note_no_workday(Work *work, const Opening *opening, const Step *step, Span days) {
  static const Text none = {{"no working day", "没有工作日"}};
  note_out(work, opening, step, days, arg_t("because", none));
}

// ---- at the end ---------------------------------------------------------------------------------------------------

static void say(Work *work, Move *move) {
  Str times = move->times > 1 ? str_format(work->arena, "%ld", move->times) : S("");
  PUSH(work->arena, &move->args, arg("times", times));
  PUSH(work->arena, &move->args, arg_t("outside", move->outside));
  Diag *said = diag_add(work->diags, move->code, move->at, move->args.n, move->args.at);
  Arg nobody = arg("other", S("")), nothing = arg("id", S(""));
  if (move->opening)
    diag_relate_add(work->diags, said, move->opening->place, ARGS(arg("id", move->opening->id), nobody));
  if (move->other)
    diag_relate_add(work->diags, said, move->other->head.at, ARGS(nothing, arg("other", move->other->id)));
}

void say_moves(Work *work) {
  for (size_t i = 0; i < work->moves.n; i++) say(work, work->moves.at[i]);
}

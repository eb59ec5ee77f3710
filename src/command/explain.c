// explain: why a campaign lies on its day (design section 5), or what a message means.
#include "sopcal/command.h"

typedef struct Telling {
  Arena *arena;
  Buf *out;
  Lang lang;
  const Opening *opening;
} Telling;

static void say(Telling *t, const char *en, const char *zh) { buf_add(t->out, str_of(t->lang == LANG_ZH ? zh : en)); }

static Str day_text(Telling *t, Date date) {
  return str_format(t->arena, "%.*s %.*s", STR(date_text(t->arena, date)), STR(weekday_label(date, t->lang)));
}

static void tell_days(Telling *t) {
  const Opening *o = t->opening;
  buf_format(t->out, "%.*s  %.*s\n", STR(o->id), STR(text_shown(t->arena, o->title)));
  buf_format(t->out, "  %.*s .. %.*s\n", STR(day_text(t, o->days.first)), STR(day_text(t, o->days.last)));
}

static void tell_cadence(Telling *t, const Series *series) {
  int target = series->target_tenths;
  if (series->cycle_days)
    buf_format(t->out,
               t->lang == LANG_ZH ? "  复购周期 %d 天 → 目标间隔 %d.%d 天 → 节奏 %s（D07）\n"
                                  : "  cycle %d days -> wished gap %d.%d days -> rhythm %s (D07)\n",
               series->cycle_days, target / 10, target % 10, rhythm_names[series->rhythm]);
  else
    buf_format(t->out, t->lang == LANG_ZH ? "  节奏 %s，目标间隔 %d.%d 天\n" : "  rhythm %s, wished gap %d.%d days\n",
               rhythm_names[series->rhythm], target / 10, target % 10);
}

static void tell_score(Telling *t, const Placed *placed) {
  int named = placed->bonus / 1000, weekday = placed->bonus % 1000 / 100;
  say(t, "  score:\n", "  得分：\n");
  if (named)
    buf_format(t->out, t->lang == LANG_ZH ? "    +%d 赶上指定的日子\n" : "    +%d meets a named date\n", named * 1000);
  if (weekday)
    buf_format(t->out, t->lang == LANG_ZH ? "    +%d 首日是偏好的星期\n" : "    +%d opens on a preferred weekday\n",
               weekday * 100);
  if (placed->gap_penalty)
    buf_format(t->out,
               t->lang == LANG_ZH ? "    -%d 与上一期的间隔偏离目标\n"
                                  : "    -%d the gap from the one before is off the wish\n",
               placed->gap_penalty);
  if (!placed->bonus && !placed->gap_penalty)
    say(t, "    0 nothing speaks for or against it\n", "    0 没有加分也没有扣分\n");
}

static void tell_ruled_out(Telling *t, const PlacementPeriod *period) {
  static const struct {
    unsigned bit;
    const char *en, *zh;
  } causes[] = {
      {DAY_AVOIDED, "avoided", "要避开"},
      {DAY_OCCUPIED, "another campaign for the same people", "同一批人已有其他活动"},
      {DAY_PREPARE, "no time to prepare", "来不及准备"},
      {DAY_OUTSIDE, "would end after the plan", "会超出计划末尾"},
      {DAY_STATED, "too near to a stated date, or the period's date is stated", "离指定日期太近，或这一期已指定日期"}};
  for (size_t k = 0; k < COUNT(causes); k++) {
    StrList days = {0};
    for (size_t i = 0; i < period->candidates.n; i++)
      if (period->candidates.at[i].ruled_out & causes[k].bit)
        PUSH(t->arena, &days, str_from(date_text(t->arena, period->candidates.at[i].opening), 5));
    if (!days.n) continue;
    buf_format(t->out, t->lang == LANG_ZH ? "  不能开始（%s）：" : "  ruled out (%s): ",
               t->lang == LANG_ZH ? causes[k].zh : causes[k].en);
    buf_add(t->out, str_join(t->arena, &days, S(" ")));
    buf_byte(t->out, '\n');
  }
}

static void tell_others(Telling *t, const Series *series, const Placed *placed) {
  for (size_t i = 0; i < placed->other_count; i++) {
    const Alternative *other = &placed->others[i];
    long less = (long)(series->placement.total - other->total);
    buf_format(t->out,
               t->lang == LANG_ZH ? "  备选 %.*s：整个系列少 %ld 分\n"
                                  : "  instead %.*s: %ld less over the whole series\n",
               STR(day_text(t, other->opening)), less);
  }
}

static bool is_met(const Near *near, Span days, Date date) {
  if (near->align == ALIGN_ANY_DAY) return span_has(days, date);
  return date == (near->align == ALIGN_FIRST_DAY ? days.first : days.last);
}

// Named dates of this period that the campaign does not meet.
static void tell_missed(Telling *t, const Series *series) {
  const Campaign *campaign = series->campaign;
  Span period = series->periods.at[t->opening->series_period].days;
  for (size_t i = 0; i < campaign->near.n; i++) {
    const Near *near = &campaign->near.at[i];
    DateList dates = {0};
    named_days(t->arena, near->head.to, period, &dates);
    for (size_t k = 0; k < dates.n; k++)
      if (!is_met(near, t->opening->days, dates.at[k]))
        buf_format(t->out, t->lang == LANG_ZH ? "  没赶上 %.*s（%.*s）\n" : "  does not meet %.*s (%.*s)\n",
                   STR(near->head.id), STR(day_text(t, dates.at[k])));
  }
}

static void tell_opening(Telling *t) {
  const Series *series = t->opening->series;
  tell_days(t);
  if (!series) {
    if (t->opening->campaign->every.n)
      say(t, "  repeated as the plan says\n", "  按计划里写的重复\n");
    else
      say(t, "  stated in the plan, so it is never moved\n", "  计划里指定的日期，不会移动\n");
    return;
  }
  const Placed *placed = &series->placement.periods.at[t->opening->series_period];
  tell_cadence(t, series);
  tell_score(t, placed);
  tell_missed(t, series);
  tell_ruled_out(t, &series->problem.periods.at[t->opening->series_period]);
  tell_others(t, series, placed);
}

static int explain_campaign(Arena *arena, const Options *options, Str id) {
  Compiled compiled;
  int status;
  Buf out = buf_in(arena);
  compile_plan(arena, options, folder_argument(options, 1), &compiled);
  if (!compiled_or_said(arena, options, &compiled, &status)) return status;
  StrList known = {0};
  for (size_t i = 0; i < compiled.schedule.openings.n; i++) {
    const Opening *opening = &compiled.schedule.openings.at[i];
    PUSH(arena, &known, opening->id);
    bool whole = str_eq(opening->campaign->head.id, id);
    Telling telling = {arena, &out, options->print.lang, opening};
    if (whole || str_eq(opening->id, id)) tell_opening(&telling);
  }
  if (out.n) return print_out(buf_str(&out));
  StrList near = str_nearest(arena, id, &known);
  return usage_error(options,
                     near.n ? str_c(arena, str_format(arena, "did you mean '%.*s'? There is no", STR(near.at[0])))
                            : "there is no campaign, period or message",
                     near.n ? str_c(arena, str_format(arena, "是不是想写“%.*s”？没有", STR(near.at[0])))
                            : "没有这个活动、周期或消息",
                     id);
}

int command_explain(Arena *arena, const Options *options) {
  Str what = options->args.at[0];
  Code code;
  if (!catalogue_find(what, &code)) return explain_campaign(arena, options, what);
  Buf out = buf_in(arena);
  catalogue_explain(&out, code, options->print.lang);
  return print_out(buf_str(&out));
}

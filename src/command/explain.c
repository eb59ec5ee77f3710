// explain: why a campaign lies on its day (design section 5), or what a message means.
#include "sopcal/command.h"

// A campaign's openings lie beside each other's: what was in the way of a series is found once.
typedef struct Latest {
  const Series *series;
  Reasons *reasons;
} Latest;

static Reasons *reasons_for(Arena *arena, const Schedule *schedule, const Opening *opening, Latest *latest) {
  if (opening->series && opening->series != latest->series)
    *latest = (Latest){opening->series, reasons_make(arena, schedule, opening->series)};
  return opening->series ? latest->reasons : NULL;
}

static int explain_campaign(Arena *arena, const Options *options, Str id) {
  Compiled compiled;
  int status;
  Buf out = buf_in(arena);
  compile_plan(arena, options, folder_argument(options, 1), &compiled);
  if (!compiled_or_said(arena, options, &compiled, &status)) return status;
  StrList known = {0};
  Latest latest = {0};
  for (size_t i = 0; i < compiled.schedule.openings.n; i++) {
    const Opening *opening = &compiled.schedule.openings.at[i];
    PUSH(arena, &known, opening->id);
    bool whole = str_eq(opening->campaign->head.id, id);
    if (!whole && !str_eq(opening->id, id)) continue;
    Reasons *reasons = reasons_for(arena, &compiled.schedule, opening, &latest);
    explain_opening(arena, &out, options->print.lang, &compiled.schedule, opening, reasons);
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

// A code in any case, "c240" for "C240", or a message's name.
static bool is_message(Str what, Code *code) {
  if (catalogue_find(what, code)) return true;
  if (what.n != 4 || what.at[0] < 'a' || what.at[0] > 'z') return false;
  char capital[4] = {(char)(what.at[0] - 'a' + 'A'), what.at[1], what.at[2], what.at[3]};
  return catalogue_find((Str){capital, sizeof capital}, code);
}

int command_explain(Arena *arena, const Options *options) {
  Str what = options->args.at[0];
  Code code;
  if (!is_message(what, &code)) return explain_campaign(arena, options, what);
  Buf out = buf_in(arena);
  catalogue_explain(&out, code, options->print.lang);
  return print_out(buf_str(&out));
}

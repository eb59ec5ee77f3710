// gaps: the writers' to-do list: daily slots for which no piece is left, by channel and line.
#include "sopcal/command.h"

typedef struct Gap {
  const Channel *channel;
  const Line *line;
  DateList dates;
} Gap;
typedef LIST(Gap) GapList;

static Gap *gap_for(Arena *arena, GapList *gaps, const Occurrence *item) {
  for (size_t i = 0; i < gaps->n; i++)
    if (gaps->at[i].channel == item->channel && gaps->at[i].line == item->line) return &gaps->at[i];
  Gap *gap = &ADD(arena, gaps);
  gap->channel = item->channel;
  gap->line = item->line;
  return gap;
}

static void gather(Arena *arena, const Schedule *schedule, GapList *out) {
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    if (item->kind == OCCURRENCE_POST && !item->piece && item->line)
      PUSH(arena, &gap_for(arena, out, item)->dates, item->date);
  }
}

static void print_csv(Arena *arena, Buf *out, const GapList *gaps) {
  buf_add(out, S("channel,line,date\r\n"));
  for (size_t i = 0; i < gaps->n; i++)
    for (size_t k = 0; k < gaps->at[i].dates.n; k++) {
      buf_format(out, "%.*s,", STR(gaps->at[i].channel->head.id));
      csv_cell(out, text_shown(arena, gaps->at[i].line->id)); // a folder's name, and may be anything
      buf_format(out, ",%.*s\r\n", STR(date_text(arena, gaps->at[i].dates.at[k])));
    }
}

enum { DATES_A_LINE = 7 };

static void print_gap(Arena *arena, Buf *out, const Gap *gap, Lang lang) {
  Str channel = text_shown_first(arena, channel_title(gap->channel));
  Str line = text_shown(arena, line_label(gap->line->id, lang));
  Str first = date_text(arena, gap->dates.at[0]);
  if (lang == LANG_ZH)
    buf_format(out, "%.*s，%.*s线：%zu 条没有内容，最早 %.*s\n", STR(channel), STR(line), gap->dates.n, STR(first));
  else
    buf_format(out, "%.*s, line %.*s: %zu posts without a piece, the first on %.*s\n", STR(channel), STR(line),
               gap->dates.n, STR(first));
  for (size_t k = 0; k < gap->dates.n; k++) {
    bool ends = k % DATES_A_LINE == DATES_A_LINE - 1 || k + 1 == gap->dates.n;
    buf_format(out, "%s%.*s%s", k % DATES_A_LINE ? " " : "  ", STR(date_text(arena, gap->dates.at[k])),
               ends ? "\n" : "");
  }
}

int command_gaps(Arena *arena, const Options *options) {
  Compiled compiled;
  GapList gaps = {0};
  Buf out = buf_in(arena);
  int status;
  bool csv = str_eq(options->format, S("csv"));
  compile_plan(arena, options, folder_argument(options, 0), &compiled);
  if (!compiled_or_said(arena, options, &compiled, &status)) return status;
  gather(arena, &compiled.schedule, &gaps);
  if (csv)
    print_csv(arena, &out, &gaps);
  else if (!gaps.n)
    buf_add(&out, options->print.lang == LANG_ZH ? S("每条日常内容都有着落\n") : S("every daily post has its piece\n"));
  for (size_t i = 0; i < gaps.n && !csv; i++) print_gap(arena, &out, &gaps.at[i], options->print.lang);
  return print_out(buf_str(&out));
}

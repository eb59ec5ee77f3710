// gaps: the writers' to-do list: what is still to be written, for what, and by when.
//
// Missing pieces are what it is about, so here they are notes; any other error of the plan is said as ever.
// Invariant: each format lists the same pieces in the same order.
#include <stdio.h>

#include "sopcal/command.h"
#include "sopcal/missing.h"
#include "sopcal/table.h"

// ---- one piece ----------------------------------------------------------------------------------------------------

static Str week_text(Arena *arena, Date day) {
  if (day == DATE_NONE) return S("");
  IsoWeek week = date_iso_week(day);
  return str_format(arena, "%d-W%02d", week.year, week.week);
}

static Str by_text(Arena *arena, const Missing *piece) {
  return piece->by == DATE_NONE ? S("") : date_text(arena, piece->by);
}

static bool is_late(const Options *options, const Missing *piece) {
  return options->today != DATE_NONE && piece->by != DATE_NONE && piece->by < options->today;
}

static Str channels_text(Arena *arena, const Missing *piece, bool titles, Str between) {
  StrList names = {0};
  for (size_t i = 0; i < piece->channels.n; i++) {
    const Channel *channel = piece->channels.at[i];
    PUSH(arena, &names, titles ? channel_title(channel) : channel->head.id);
  }
  return str_join(arena, &names, between);
}

enum { DATES_SHOWN = 3 };

// Each day once, and how many more there are.
static Str days_text(Arena *arena, const Missing *piece) {
  StrList dates = {0};
  const ItemList *items = &piece->items;
  size_t more = 0;
  for (size_t i = 0; i < items->n; i++) {
    if (i && items->at[i]->date == items->at[i - 1]->date) continue;
    if (dates.n < DATES_SHOWN)
      PUSH(arena, &dates, date_text(arena, items->at[i]->date));
    else
      more++;
  }
  if (more) PUSH(arena, &dates, str_format(arena, "+%zu", more));
  return str_join(arena, &dates, S(" "));
}

// ---- for people ---------------------------------------------------------------------------------------------------

enum { GAP_COLUMNS = 8, FIRST_WHOLE = 6, TEXT_CHARS = 40 };

static const Text headings[GAP_COLUMNS] = {{{"by", "最晚"}},         {{"week", "周"}},      {{"line", "内容线"}},
                                           {{"to write", "写什么"}}, {{"channel", "渠道"}}, {{"for", "给谁"}},
                                           {{"days", "用在哪天"}},   {{"file", "文件"}}};

static void fill_cells(Arena *arena, const Missing *piece, Lang lang, Str out[GAP_COLUMNS]) {
  static const Text no_day = {{"no day ahead", "往后没有哪天要用"}};
  Str between = lang == LANG_ZH ? S("、") : S(", ");
  out[0] = by_text(arena, piece);
  out[1] = week_text(arena, piece->by);
  out[2] = line_label(piece->line->id, lang);
  out[3] = missing_what(arena, piece, lang);
  out[4] = channels_text(arena, piece, true, between);
  out[5] = piece->items.n ? audience_names(arena, &piece->audience, lang) : S("");
  out[6] = piece->items.n ? days_text(arena, piece) : str_of(no_day.in[lang]);
  out[7] = str_format(arena, "content/%.*s.md", STR(piece->id));
}

static void say_count(Buf *out, const Options *options, const MissingList *list) {
  size_t late = 0;
  for (size_t i = 0; i < list->n; i++) late += is_late(options, &list->at[i]);
  bool zh = options->print.lang == LANG_ZH;
  if (!list->n) {
    buf_add(out, zh ? S("没有要写的了\n") : S("nothing is left to write\n"));
    return;
  }
  buf_format(out, zh ? "要写 %zu 篇" : "pieces to write: %zu", list->n);
  if (late) buf_format(out, zh ? "，其中 %zu 篇已过最晚日期（!）" : ", of which late (!): %zu", late);
  buf_byte(out, '\n');
}

static void print_text(Arena *arena, Buf *out, const Options *options, const MissingList *list) {
  Table table = {0};
  for (size_t i = 0; i < GAP_COLUMNS; i++) table.heading.cell[i] = str_of(headings[i].in[options->print.lang]);
  for (size_t i = 0; i < list->n; i++) {
    TableRow *row = &ADD(arena, &table.rows);
    fill_cells(arena, &list->at[i], options->print.lang, row->cell);
    for (size_t k = 0; k < GAP_COLUMNS; k++)
      row->cell[k] = text_shown(arena, k < FIRST_WHOLE ? text_cut(arena, row->cell[k], TEXT_CHARS) : row->cell[k]);
    if (is_late(options, &list->at[i])) row->cell[0] = str_format(arena, "%.*s !", STR(row->cell[0]));
    if (!row->cell[0].n) row->cell[0] = S("-");
  }
  say_count(out, options, list);
  table_print(out, &table);
}

// A cell of a table in Markdown stays one, whatever stands in it.
static void md_cell(Arena *arena, Buf *out, Str text) {
  Str shown = text_shown(arena, text);
  for (size_t i = 0; i < shown.n; i++) {
    if (str_find_byte(S("\\`*_{}[]<>#|~&"), shown.at[i]) >= 0) buf_byte(out, '\\');
    buf_byte(out, shown.at[i]);
  }
}

static void print_md(Arena *arena, Buf *out, const Options *options, const MissingList *list) {
  Lang lang = options->print.lang;
  say_count(out, options, list);
  if (!list->n) return;
  buf_byte(out, '\n');
  for (size_t i = 0; i < GAP_COLUMNS; i++) buf_format(out, "| %s ", headings[i].in[lang]);
  buf_add(out, S("|\n"));
  for (size_t i = 0; i < GAP_COLUMNS; i++) buf_add(out, S("| --- "));
  buf_add(out, S("|\n"));
  for (size_t i = 0; i < list->n; i++) {
    Str cells[GAP_COLUMNS];
    fill_cells(arena, &list->at[i], lang, cells);
    for (size_t k = 0; k < GAP_COLUMNS; k++) {
      buf_add(out, S("| "));
      md_cell(arena, out, cells[k]);
      buf_add(out, !k && is_late(options, &list->at[i]) ? S(" ! ") : S(" "));
    }
    buf_add(out, S("|\n"));
  }
}

// ---- for programs -------------------------------------------------------------------------------------------------

static Str segments_text(Arena *arena, const Missing *piece) {
  StrList ids = {0};
  for (size_t i = 0; i < piece->audience.n; i++) PUSH(arena, &ids, piece->audience.at[i].to->head.id);
  return str_join(arena, &ids, S(" "));
}

// Of each post.
static Str dates_text(Arena *arena, const Missing *piece) {
  StrList dates = {0};
  for (size_t i = 0; i < piece->items.n; i++) PUSH(arena, &dates, date_text(arena, piece->items.at[i]->date));
  return str_join(arena, &dates, S(" "));
}

static void csv_piece(Arena *arena, Buf *out, const Missing *piece) {
  Str scene = piece->scene >= 0 ? str_of(scene_names.name[piece->scene]) : S("");
  const Str cells[] = {by_text(arena, piece),
                       week_text(arena, piece->by),
                       piece->line->id,
                       piece->kind >= 0 ? str_of(kind_names.name[piece->kind]) : S(""),
                       piece->theme,
                       piece->closed ? S("order repurchase shipping") : scene,
                       piece->id,
                       piece->named ? S("yes") : S(""),
                       channels_text(arena, piece, false, S(" ")),
                       segments_text(arena, piece),
                       dates_text(arena, piece)};
  for (size_t i = 0; i < COUNT(cells); i++) {
    if (i) buf_byte(out, ',');
    csv_word(arena, out, cells[i]);
  }
  buf_add(out, S("\r\n"));
}

static void print_csv(Buf *out, const MissingList *list) {
  buf_add(out, S("by,week,line,kind,theme,scene,piece,named,channel,for,dates\r\n"));
  for (size_t i = 0; i < list->n; i++) {
    Arena *scratch = arena_new();
    csv_piece(scratch, out, &list->at[i]);
    arena_free(scratch);
  }
}

// ---- the whole ----------------------------------------------------------------------------------------------------

// Writing does not help them: a step names what there is, and it is spent, not valid, or for others.
static void say_unfit(const Options *options, size_t n) {
  bool zh = options->print.lang == LANG_ZH;
  fprintf(stderr,
          zh ? "sopcal: 另有 %zu 条要发的，点名的内容已经有了，但用不上；原因见 sopcal check\n"
             : "sopcal: posts that name a piece which is there and does not fit: %zu; see sopcal check\n",
          n);
}

int command_gaps(Arena *arena, const Options *options) {
  Compiled compiled;
  MissingList list = {0};
  Buf out = buf_in(arena);
  int status;
  compile_gaps(arena, options, folder_argument(options, 0), &compiled);
  if (!compiled_or_said(arena, options, &compiled, &status)) return status;
  ScheduleOptions schedule = {.today = options->today, .past = options->today};
  size_t unfit = missing_pieces(arena, &schedule, &compiled.schedule, &list);
  if (str_eq(options->format, S("csv")))
    print_csv(&out, &list);
  else
    (str_eq(options->format, S("md")) ? print_md : print_text)(arena, &out, options, &list);
  int printed = print_out(buf_str(&out));
  if (unfit) say_unfit(options, unfit);
  return printed;
}

// report: figures of a compiled plan for whoever plans: one part for each matter, all of them where none is asked for.
//
// Invariant: a part's figures are the same in each format. CSV is one table, so it takes one part at a time.
#include "sopcal/command.h"

// ---- which parts --------------------------------------------------------------------------------------------------

typedef LIST(const ReportPart *) Parts;

static Parts parts_asked(Arena *arena, const Options *options) {
  const struct {
    const ReportPart *part;
    bool asked;
  } all[] = {{&report_mix, options->mix}, {&report_touches, options->touches}};
  Parts parts = {0};
  for (size_t i = 0; i < COUNT(all); i++)
    if (all[i].asked || (!options->mix && !options->touches)) PUSH(arena, &parts, all[i].part);
  return parts;
}

// ---- formats ------------------------------------------------------------------------------------------------------

static void print_tables(Arena *arena, Buf *out, const Schedule *schedule, const Parts *parts, Lang lang) {
  for (size_t i = 0; i < parts->n; i++) {
    if (i) buf_byte(out, '\n');
    parts->at[i]->table(arena, out, schedule, lang);
  }
}

static void print_json(Arena *arena, Buf *out, const Schedule *schedule, const Parts *parts) {
  for (size_t i = 0; i < parts->n; i++) {
    buf_format(out, "%s\n\"%s\":", i ? "," : "{", parts->at[i]->name);
    parts->at[i]->json(arena, out, schedule);
  }
  buf_add(out, S("}\n"));
}

static int refuse_csv(const Options *options) {
  return usage_error(options, "csv is one table: ask for --mix or --touches with",
                     "csv 只能是一张表：请加 --mix 或 --touches", S("--format csv"));
}

// All items are there and everybody has his own. What is said of them may be errors, and just these are a reason to ask
// for the figures: who is reached too often, and by what.
static bool is_whole(const Compiled *compiled) { return compiled->schedule.by_person != NULL; }

int command_report(Arena *arena, const Options *options) {
  Compiled compiled;
  Buf out = buf_in(arena);
  int status = EXIT_FINE;
  Parts parts = parts_asked(arena, options);
  bool csv = str_eq(options->format, S("csv"));
  if (csv && options->mix == options->touches) return refuse_csv(options);
  compile_plan(arena, options, folder_argument(options, 0), &compiled);
  bool fine = compiled_or_said(arena, options, &compiled, &status);
  if (!is_whole(&compiled)) return status;
  if (csv)
    parts.at[0]->csv(arena, &out, &compiled.schedule);
  else if (str_eq(options->format, S("json")))
    print_json(arena, &out, &compiled.schedule, &parts);
  else
    print_tables(arena, &out, &compiled.schedule, &parts, options->print.lang);
  int printed = print_out(buf_str(&out));
  return fine || printed == EXIT_BROKEN ? printed : status;
}

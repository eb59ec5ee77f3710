// labels: the words of the sheets, from the lines of labels.txt to a map in one language that templates see as t.*.
//
// Invariant: a map that was read holds every label that the program asks for, none of them empty, so that `label`
// always finds one. (What templates ask for is checked when they are compiled: sheet_templates.c.)
#include <assert.h>
#include <string.h>

#include "sheet.h"

// The labels that rows, weeks and columns use.
static const char *const asked_for[] = {
    "type_post",
    "type_task",
    "type_meet",
    "all_day",
    "yes",
    "comma",
    "everybody",
    "week_title",
    "month_title",
    "year_day",
    "due_since",
    "own_clock",
    "campaign_day",
    "campaign_only",
    "campaign_before",
    "campaign_after",
    "missing_line",
    "missing_any",
    "picture_alt",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "month_1",
    "month_2",
    "month_3",
    "month_4",
    "month_5",
    "month_6",
    "month_7",
    "month_8",
    "month_9",
    "month_10",
    "month_11",
    "month_12",
    "short_1",
    "short_2",
    "short_3",
    "short_4",
    "short_5",
    "short_6",
    "short_7",
    "short_8",
    "short_9",
    "short_10",
    "short_11",
    "short_12",
    "sheets",
    "calendar_file",
    "column_date",
    "column_weekday",
    "column_from",
    "column_to",
    "column_plan_time",
    "column_due",
    "column_type",
    "column_channel",
    "column_line",
    "column_theme",
    "column_campaign",
    "column_day",
    "column_title",
    "column_text",
    "column_pictures",
    "column_files",
    "column_links",
    "column_cards",
    "column_comment",
    "column_mention",
    "column_private_chat",
    "column_audience",
    "column_notes",
    "column_minutes",
    "column_boxes",
    "column_report",
    "column_draft",
    "column_source",
    "column_provisional",
    "column_done",
    "column_figures",
    "column_feedback",
    "cell_cut",
};

// ---- reading ------------------------------------------------------------------------------------------------------

// Only the line end goes: "comma" and "colon" end in a blank.
static Str without_cr(Str line) { return str_ends(line, S("\r")) ? str_part(line, 0, line.n - 1) : line; }

typedef struct LabelReader {
  Arena *arena;
  Diags *diags;
  const Source *source;
  Lang lang;
  Value *labels;
  Map names; // of each label, as it stands in the text -> Str *
} LabelReader;

static Place place_in(const Source *source, Str part) {
  size_t from = (size_t)(part.at - source->text.at);
  return (Place){source, from, from + part.n};
}

// What a template can write behind "t.".
static bool is_label_name(Str name) {
  for (size_t i = 0; i < name.n; i++)
    if (strchr(" .{}", name.at[i])) return false;
  return name.n > 0;
}

static bool put_label(LabelReader *reader, Str name, Str words) {
  Str *own = NEW(reader->arena, Str);
  const Str *first = map_get(&reader->names, name);
  *own = name;
  map_put(reader->arena, &reader->names, name, own);
  value_put_text(reader->arena, reader->labels, str_c(reader->arena, name), words);
  if (!first) return true;
  Diag *diag = diag_add(reader->diags, O156, place_in(reader->source, name), ARGS(arg("name", name)));
  diag_relate_add(reader->diags, diag, place_in(reader->source, *first), NO_ARGS);
  return false;
}

static bool read_label(LabelReader *reader, Str line) {
  Str field[4] = {0}, rest = line;
  size_t n = 0;
  while (n < COUNT(field) && str_cut(&rest, '\t', &field[n])) n++;
  if (n == 3 && is_label_name(field[0]) && field[1].n && field[2].n)
    return put_label(reader, field[0], field[reader->lang == LANG_ZH ? 2 : 1]);
  diag_add(reader->diags, O107, place_in(reader->source, line), NO_ARGS);
  return false;
}

static bool is_left_out(Str line) { return line.n == 0 || line.at[0] == '#'; }

static bool read_lines(LabelReader *reader) {
  bool good = true;
  Str rest = reader->source->text;
  for (Str line; str_cut(&rest, '\n', &line);) {
    line = without_cr(line);
    if (!is_left_out(line)) good = read_label(reader, line) && good;
  }
  return good;
}

static bool has_all(Diags *diags, const Source *source, const Value *labels) {
  bool good = true;
  for (size_t i = 0; i < COUNT(asked_for); i++) {
    Str name = str_of(asked_for[i]);
    if (value_get(labels, name)) continue;
    diag_add(diags, O108, (Place){source, 0, 0}, ARGS(arg("name", name)));
    good = false;
  }
  return good;
}

const Value *labels_read(Arena *arena, Diags *diags, const Source *source, Lang lang) {
  Value *labels = value_map(arena);
  LabelReader reader = {.arena = arena, .diags = diags, .source = source, .lang = lang, .labels = labels};
  bool good = read_lines(&reader);
  good = has_all(diags, source, labels) && good;
  return good ? labels : NULL;
}

// ---- using --------------------------------------------------------------------------------------------------------

Str label(const Value *labels, const char *name) {
  const Value *found = value_get(labels, str_of(name));
  assert(found && "a label that is not in asked_for");
  return found->text;
}

static const Filling *filling_of(Str name, size_t n, const Filling *fillings) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(name, str_of(fillings[i].name))) return &fillings[i];
  return NULL;
}

// What a fill brings in is never looked at again, so a plan's own braces stay text.
Str label_filled(Arena *arena, const Value *labels, const char *name, size_t n, const Filling *fillings) {
  Buf out = buf_in(arena);
  for (Str rest = label(labels, name); rest.n > 0;) {
    ptrdiff_t close = rest.at[0] == '{' ? str_find_byte(rest, '}') : -1;
    const Filling *found = close > 0 ? filling_of(str_part(rest, 1, (size_t)close), n, fillings) : NULL;
    buf_add(&out, found ? found->text : str_part(rest, 0, 1));
    rest = str_from(rest, found ? (size_t)close + 1 : 1);
  }
  return buf_str(&out);
}

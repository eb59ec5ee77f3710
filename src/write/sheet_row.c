// sheet_row: from one occurrence to what one person sees of it on one day.
//
// An item with a deadline has two rows. The first day's says that it begins and when it is due; it has no time of its
// own, and no minutes. The last day's has the item's time and its minutes: it is the day on which the work is due, and
// its budget is what a late beginner has to find. Both hold the whole item and share their ticks, since people do the
// work on either day or between them. Nobody opens a sheet on a day off: such a row moves to the nearest working day
// between the two, and where only one day is left there is one row.
//
// Invariant: every text of a row is clean, and all but text, comment, mention, notes and missing are one line each.
#include "sheet.h"

enum { TITLE_COLUMNS = 40 };

static const char *const type_labels[] = {
    [OCCURRENCE_POST] = "type_post", [OCCURRENCE_TASK] = "type_task", [OCCURRENCE_MEET] = "type_meet"};

static const Value *labels_of(const PersonSheet *sheet) { return sheet->templates->labels; }

static Str word(const PersonSheet *sheet, const char *name) { return label(labels_of(sheet), name); }

static Lang lang_of(const PersonSheet *sheet) { return (Lang)sheet->schedule->plan->about.locale; }

static Str lines(const PersonSheet *sheet, Str text) { return text_clean(sheet->arena, text, false); }

static Str one_line(const PersonSheet *sheet, Str text) { return text_clean(sheet->arena, text, true); }

// ---- what ---------------------------------------------------------------------------------------------------------

static Str short_hash(const PersonSheet *sheet, Str text) { return str_part(hash_hex(sheet->arena, text), 0, 16); }

static void add_ids(const PersonSheet *sheet, SheetRow *row) {
  row->tick = row->id = short_hash(sheet, row->item->identity);
  if (row->part != ROW_BEGINS) return;
  row->id = short_hash(sheet, str_format(sheet->arena, "%.*s/begins", STR(row->item->identity)));
}

// Lines' ids become names of CSS classes; one that cannot be is styled as the others are.
static Str class_of(Str id) {
  for (size_t i = 0; i < id.n; i++) {
    char c = id.at[i];
    bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (i > 0 && c == '-');
    if (!plain) return S("other");
  }
  return id;
}

static void add_line(const PersonSheet *sheet, SheetRow *row, const Line *line) {
  if (!line) return;
  row->line = one_line(sheet, line_label(line->id, lang_of(sheet)));
  row->line_id = class_of(line->id);
}

// Of the piece; where none was found, the one that the step looked for.
Str sheet_theme(const Occurrence *item) {
  if (item->kind != OCCURRENCE_POST) return S("");
  if (item->piece) return item->piece->theme;
  return item->step ? item_common(item).theme : S("");
}

static Str theme_text(const PersonSheet *sheet, const Occurrence *item) {
  Str theme = sheet_theme(item);
  return theme.n ? one_line(sheet, theme_label(theme, lang_of(sheet))) : theme;
}

// A post's title begins with its channel, which a row has apart.
static Str title_of(const PersonSheet *sheet, const SheetRow *row) {
  Str words = occurrence_title(sheet->arena, sheet->schedule, row->item);
  Str title = text_clean(sheet->arena, words, true);
  if (!row->channel.n) return title;
  Str before = str_format(sheet->arena, "%.*s · ", STR(row->channel));
  return str_starts(title, before) ? str_from(title, before.n) : title;
}

// A daily post's title is its line, which the row has apart too. The first words of its text tell it from the others.
static void name_by_text(const PersonSheet *sheet, SheetRow *row) {
  if (!str_eq(row->title, row->line) && !str_eq(row->title, row->theme)) return;
  Str text = row->text, first;
  if (str_cut(&text, '\n', &first) && first.n) row->title = text_cut_columns(sheet->arena, first, TITLE_COLUMNS);
}

static void add_what(const PersonSheet *sheet, SheetRow *row) {
  const Occurrence *item = row->item;
  row->type = word(sheet, type_labels[item->kind]);
  if (item->channel) row->channel = one_line(sheet, channel_title(item->channel));
  row->title = title_of(sheet, row);
  add_line(sheet, row, item->line);
  row->theme = theme_text(sheet, item);
}

// ---- its campaign -------------------------------------------------------------------------------------------------

static Str day_label(const PersonSheet *sheet, const char *name, int n, int of) {
  Str n_text = str_format(sheet->arena, "%d", n), of_text = str_format(sheet->arena, "%d", of);
  return label_filled(sheet->arena, labels_of(sheet), name, FILL({"n", n_text}, {"of", of_text}));
}

// Counted from dates, not taken from the step: an item that was moved off a day off says the day it is on.
Str sheet_campaign_day(const PersonSheet *sheet, const Opening *opening, Date date) {
  int n = date - opening->days.first + 1, of = opening->days.last - opening->days.first + 1;
  if (n < 1) return day_label(sheet, "campaign_before", 1 - n, of);
  if (n > of) return day_label(sheet, "campaign_after", n - of, of);
  return day_label(sheet, of == 1 ? "campaign_only" : "campaign_day", n, of);
}

static void add_campaign(const PersonSheet *sheet, SheetRow *row) {
  const Opening *opening = row->item->opening;
  if (!opening) return;
  row->campaign = one_line(sheet, opening->title);
  row->campaign_day = sheet_campaign_day(sheet, opening, row->planned);
}

// ---- the words ----------------------------------------------------------------------------------------------------

static Str missing_text(const PersonSheet *sheet, const SheetRow *row) {
  const char *name = row->line.n ? "missing_line" : "missing_any";
  return label_filled(sheet->arena, labels_of(sheet), name, FILL({"channel", row->channel}, {"line", row->line}));
}

static Str segment_title(const Segment *segment) { return segment->title.n ? segment->title : segment->head.id; }

static Str segment_titles(const PersonSheet *sheet, const SegmentRefs *segments) {
  StrList titles = {0};
  for (size_t i = 0; i < segments->n; i++) {
    const Segment *segment = segments->at[i].to;
    PUSH(sheet->arena, &titles, one_line(sheet, segment ? segment_title(segment) : segments->at[i].id));
  }
  return str_join(sheet->arena, &titles, word(sheet, "comma"));
}

// A post says who may see it, even if everybody may. A task says whom it is for when its own step does: whom its
// campaign is for is not what posters are printed or parcels packed by. At a meeting nobody asks.
static Str audience_text(const PersonSheet *sheet, const Occurrence *item) {
  bool stated = item->audience && item->audience->n > 0;
  if (item->kind == OCCURRENCE_POST) return stated ? segment_titles(sheet, item->audience) : word(sheet, "everybody");
  bool own = item->kind == OCCURRENCE_TASK && item->step && item->step->common.audience.n > 0;
  return own && stated ? segment_titles(sheet, item->audience) : S("");
}

// What a step with a title of its own asks for; a list of tasks is boxes.
static Str work_text(const Occurrence *item) {
  const Step *step = item->step;
  if (!step || !step->title.n) return S("");
  if (item->kind == OCCURRENCE_MEET) return step->meet;
  return item->kind == OCCURRENCE_TASK && step->task.n == 1 ? step->task.at[0] : S("");
}

static void add_note(const PersonSheet *sheet, StrList *notes, Str note) {
  if (note.n) PUSH(sheet->arena, notes, note);
}

static Str notes_text(const PersonSheet *sheet, const SheetRow *row) {
  const Occurrence *item = row->item;
  StrList notes = {0};
  if (!str_eq(work_text(item), row->title)) add_note(sheet, &notes, work_text(item));
  add_note(sheet, &notes, item->notes);
  if (item->piece) add_note(sheet, &notes, item->piece->notes);
  return lines(sheet, str_join(sheet->arena, &notes, S("\n")));
}

static void add_piece(const PersonSheet *sheet, SheetRow *row) {
  const Piece *piece = row->item->piece;
  row->text = lines(sheet, occurrence_text(sheet->arena, sheet->schedule, row->item, sheet->person));
  row->html = article_html(sheet->arena, sheet->schedule, row->item, sheet->person, sheet->media);
  row->comment = lines(sheet, occurrence_comment(sheet->arena, sheet->schedule, row->item, sheet->person));
  if (!str_eq(piece->mention, S("none"))) row->mention = lines(sheet, piece->mention);
  row->private_chat = piece->private_chat;
}

// Somebody may still change what is to be posted (D10).
static bool is_draft(const Occurrence *item) { return item->piece && item_status(item) != STATUS_FINAL; }

static void add_words(const PersonSheet *sheet, SheetRow *row) {
  const Occurrence *item = row->item;
  if (item->piece) add_piece(sheet, row);
  if (item->kind == OCCURRENCE_POST && !item->piece) row->missing = missing_text(sheet, row);
  row->audience = audience_text(sheet, item);
  row->notes = notes_text(sheet, row);
  row->draft = is_draft(item);
  row->provisional = is_provisional(sheet->schedule, item->lock);
}

// ---- boxes, where it comes from ------------------------------------------------------------------------------------

static void add_lines(const PersonSheet *sheet, StrList *to, const StrList *from) {
  for (size_t i = 0; i < from->n; i++) PUSH(sheet->arena, to, one_line(sheet, from->at[i]));
}

// One task is its title; only a list of them is boxes.
static void add_work(const PersonSheet *sheet, SheetRow *row) {
  const Occurrence *item = row->item;
  if (item->step && item->step->task.n > 1) add_lines(sheet, &row->boxes, &item->step->task);
  if (item->report) add_lines(sheet, &row->report, item->report);
}

// Below the plan's folder, so that a sheet does not depend on where the command was given.
static Str place_text(const PersonSheet *sheet, Place place) {
  if (!place.source) return S("");
  Str folder = path_join(sheet->arena, sheet->schedule->plan->folder, S("")), path = place.source->path;
  if (str_starts(path, folder)) path = str_from(path, folder.n);
  size_t line = source_position(place.source, place.from).line;
  return one_line(sheet, str_format(sheet->arena, "%.*s:%zu", STR(path), line));
}

static Place origin(const Occurrence *item) {
  if (item->piece && item->text && item->text->at.source) return item->text->at;
  return item->piece ? item->piece->head.at : item->place;
}

// ---- rows ---------------------------------------------------------------------------------------------------------

static void add_row(PersonSheet *sheet, const Occurrence *item, RowPart part, Span days) {
  SheetRow row = {.item = item, .part = part, .last = days.last};
  row.on = part == ROW_BEGINS ? days.first : days.last;
  add_ids(sheet, &row);
  sheet_add_when(sheet, &row);
  add_what(sheet, &row);
  add_campaign(sheet, &row);
  add_words(sheet, &row);
  name_by_text(sheet, &row);
  sheet_add_media(sheet, &row);
  add_work(sheet, &row);
  row.source = place_text(sheet, origin(item));
  PUSH(sheet->arena, &sheet->rows, row);
}

void sheet_add_rows(PersonSheet *sheet, const Occurrence *item) {
  const Plan *plan = sheet->schedule->plan;
  Span whole = local_days(plan, sheet->person, item), days = own_days(plan, sheet->person, item);
  if (whole.last <= whole.first) {
    add_row(sheet, item, ROW_WHOLE, whole);
    return;
  }
  if (days.first < days.last) add_row(sheet, item, ROW_BEGINS, days);
  add_row(sheet, item, ROW_ENDS, days);
}

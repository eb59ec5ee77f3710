// sheet_fixture: a plan of one person, a post and a task, made by hand, to have sheets of: shared by the tests of
// sheets. A test changes what it asks about.
#ifndef TESTS_SHEET_FIXTURE_H
#define TESTS_SHEET_FIXTURE_H

#include "../../src/write/sheet.h"

static Arena *arena;
static Plan plan;
static Schedule schedule;
static SheetTemplates templates;
static MediaSet media;
static Staff lin;
static Channel moments;
static Line proof;
static Piece piece;
static PieceText text;
static Campaign campaign;
static Opening opening;
static Step step;

#define assert_text(got, want) assert_string_equal(str_c(arena, got), want)
#define assert_has(whole, part) assert_true(str_find(whole, str_of(part)) >= 0)
#define assert_lacks(whole, part) assert_true(str_find(whole, str_of(part)) < 0)

static inline void make_piece(Str folder) {
  static const Str lines = S_("---\nkind: event\n---\nhello\n");
  Source *source = source_new(arena, str_format(arena, "%s/content/proof/bride.md", str_c(arena, folder)), lines);
  proof = (Line){.id = S("proof")};
  text = (PieceText){.plain = S("hello"), .at = {source, 20, 25}};
  piece = (Piece){.head = {.at = {source, 0, 0}}, .line = &proof, .title = S("Bride"), .status = STATUS_FINAL};
}

static inline void make_plan(Str folder) {
  plan = (Plan){.folder = folder, .about = {.id = S("dawn"), .brand = S("Dawn"), .locale = LANG_EN}};
  lin = (Staff){.head = {.id = S("lin")}, .name = S("Lin"), .role = S("adviser"), .budget = {30, UNIT_MINUTE}};
  moments = (Channel){.head = {.id = S("moments")}, .title = S("Moments")};
  make_piece(folder);
  campaign = (Campaign){.head = {.id = S("care")}};
  opening = (Opening){.campaign = &campaign, .id = S("care/2026-03"), .title = S("Care days"), .status = STATUS_FINAL};
  opening.days = (Span){date_of(2026, 3, 6), date_of(2026, 3, 8)};
  step = (Step){.id = S("ready"), .title = S("Get ready")};
  media = (MediaSet){0};
  schedule = (Schedule){.plan = &plan};
}

static inline Occurrence *add_item(OccurrenceKind kind, const char *identity, Date date) {
  Occurrence *item = &ADD(arena, &schedule.items);
  *item = (Occurrence){.kind = kind, .identity = str_of(identity), .date = date, .due = date, .at = WINDOW_NONE};
  PUSH(arena, &item->people, &lin);
  return item;
}

static inline Occurrence *add_post(const char *identity, Date date) {
  Occurrence *item = add_item(OCCURRENCE_POST, identity, date);
  item->at = (Window){9 * 60, 9 * 60 + 30};
  item->minutes = 3;
  item->channel = &moments;
  item->line = &proof;
  item->piece = &piece;
  item->text = &text;
  return item;
}

static inline Occurrence *add_task(Date date, Date due) {
  Occurrence *item = add_item(OCCURRENCE_TASK, "dawn/care/ready", date);
  item->due = due;
  item->minutes = 60;
  item->step = &step;
  item->opening = &opening;
  return item;
}

static inline PersonSheet sheet_of_all(void) {
  PersonSheet sheet = {.arena = arena, .schedule = &schedule, .templates = &templates, .media = &media, .person = &lin};
  for (size_t i = 0; i < schedule.items.n; i++) sheet_add_rows(&sheet, &schedule.items.at[i]);
  return sheet;
}

#endif

// forge_twin: from texts to two renderings of one plan that must agree in everything but their letters.
//
// The texts are put into the plan after it was read and checked, whatever bytes they are: what stands here is the
// renderers' own promise, not that of the reader in front of them.
#include <string.h>

#include "folder.h"
#include "forge.h"
#include "judge.h"
#include "sopcal/read.h"

static const char plan_file[] =
    "plan: {id: p, brand: x, speaks_as: person, locale: en, from: 2026-03-02, to: 2026-03-03}\n"
    "channels: {m: {kind: moments, title: x, at: [10:00]}, g: {kind: group, title: x, at: [11:00], for: [vip]}}\n"
    "dates: {day: {title: x, on_day: 03-03}}\n"
    "staff: {lin: {name: x, role: adviser, store: s1, region: r1, channels: [m, g], budget: 1h}}\n"
    "segments: {vip: {title: x, tag: x}}\n"
    "products: {serum: {title: x, price: 299}}\n"
    "offers: {care: {form: discount, title: x, products: {serum: {was: 299, now: 239}}}}\n"
    "daily: {m: {mix: {persona: 1}, per_day: {all: 1, campaign: 1}}}\n"
    "rules: {selling: {most: 100}}\n"
    "campaigns:\n"
    "  c: {title: x, date: 2026-03-03, sop: s, for: [vip], offer: care, status: final}\n"
    "sops:\n"
    "  s:\n"
    "    steps:\n"
    "      - {id: one, day: 1, at: 09:00, task: x, title: x, by: lin, notes: x, report: [x, x], for: [vip]}\n"
    "      - {id: two, day: -1, due: 1, task: [x, x], by: lin}\n"
    "      - {id: meet, day: 1, at: 12:00-13:00, meet: x, by: lin}\n"
    "      - {id: post, day: 1, at: 20:00, post: g, piece: own/a, by: lin}\n"
    "      - {id: fill, day: 1, at: 21:00, post: m, piece: own/b, by: lin}\n"
    "      - {id: name, day: 1, at: 21:30, post: g, piece: own/b, by: lin, notes: x, title: x}\n"
    "feeds: {channel: false}\n";
static const char piece_file[] =
    "---\n"
    "title: x\ntheme: x\ncomment: x\nmention: x\nnotes: x\nprivate_chat: true\n"
    "media: [{file: https://x, title: x}, {file: a.png, alt: x}, {card: x, title: x}]\n---\nx\n";
static const char filled_file[] =
    "---\nstatus: final\ncomment: '{{staff.name}}'\n---\n{{plan.brand}} {{staff.name}} {{campaign.title}} "
    "{{offer.title}}\n\n{{#offer.products}}\n- {{title}} {{now}}\n{{/offer.products}}\n";

// ---- the plan -----------------------------------------------------------------------------------------------------

typedef struct Slot {
  Str *at;
  const char *prefix; // of every text that stands there
} Slot;

typedef struct Theatre {
  Arena *arena;
  Plan plan;
  SheetTemplates templates;
  MediaSet media;
  Slot slots[SLOTS_MOST];
  size_t count;
} Theatre;

static void slot(Theatre *theatre, Str *at, const char *prefix) {
  MUST(theatre->count < SLOTS_MOST);
  theatre->slots[theatre->count++] = (Slot){at, prefix};
}

static void slots_of_steps(Theatre *theatre, Sop *sop) {
  for (size_t i = 0; i < sop->steps.n; i++) {
    Step *step = &sop->steps.at[i];
    if (step->title.n) slot(theatre, &step->title, "");
    if (step->meet.n) slot(theatre, &step->meet, "");
    if (step->common.notes.n) slot(theatre, &step->common.notes, "");
    for (size_t k = 0; k < step->task.n; k++) slot(theatre, &step->task.at[k], "");
    for (size_t k = 0; k < step->common.report.n; k++) slot(theatre, &step->common.report.at[k], "");
  }
}

static void slots_of_piece(Theatre *theatre, Piece *piece) {
  slot(theatre, &piece->title, "");
  slot(theatre, &piece->theme, "");
  slot(theatre, &piece->comment, "");
  slot(theatre, &piece->mention, "");
  slot(theatre, &piece->notes, "");
  slot(theatre, &piece->texts.at[0].plain, "");
  slot(theatre, &piece->media.at[0].file.name, "https://");
  slot(theatre, &piece->media.at[0].title, "");
  slot(theatre, &piece->media.at[1].path, "");
  slot(theatre, &piece->media.at[1].alt, "");
  slot(theatre, &piece->media.at[2].card, "");
  slot(theatre, &piece->media.at[2].title, "");
  piece->texts.at[0].template = piece->comment_template = NULL; // what is said once is said, whatever stands in it
}

// The file that everything comes from, below the plan's folder.
static void slot_of_path(Theatre *theatre) {
  Source *source = (Source *)(uintptr_t)theatre->plan.about.head.at.source;
  slot(theatre, &source->path, str_c(theatre->arena, path_join(theatre->arena, theatre->plan.folder, S(""))));
}

static void slots_of_plan(Theatre *theatre) {
  Plan *plan = &theatre->plan;
  slot(theatre, &plan->about.brand, "");
  slot(theatre, &plan->channels.at[0].title, "");
  slot(theatre, &plan->channels.at[1].title, "");
  slot(theatre, &plan->staff.at[0].name, "");
  slot(theatre, &plan->segments.at[0].title, "");
  slot(theatre, &plan->products.at[0].title, "");
  slot(theatre, &plan->offers.at[0].title, "");
  slot(theatre, &plan->campaigns.at[0].title, "");
  slot(theatre, &plan->lines.at[3].id, "");
  slots_of_steps(theatre, &plan->sops.at[0]);
  slots_of_piece(theatre, &plan->pieces.at[0]);
  slot_of_path(theatre);
  slot(theatre, &plan->staff.at[0].store, "");
  slot(theatre, &plan->staff.at[0].region, "");
  slot(theatre, &plan->dates.at[0].title, "");
}

static void write_files(void) {
  MUST(folder_write(S("twin/plan.yaml"), str_of(plan_file)));
  MUST(folder_write(S("twin/content/own/a.md"), str_of(piece_file)));
  MUST(folder_write(S("twin/content/own/b.md"), str_of(filled_file)));
  MUST(folder_write(S("twin/content/own/a.png"), S("\x89PNG\r\n\x1a\n")));
  MUST(folder_write(S("twin/templates/sheets/style.css.mustache"), S("")));
  MUST(folder_write(S("twin/templates/sheets/script.js.mustache"), S("")));
  MUST(folder_write(S("twin/templates/sheets/base.css.mustache"), S("")));
  MUST(folder_write(S("twin/templates/sheets/plan.css.mustache"), S("")));
}

// Read once: what follows changes nothing of it but the texts in the slots.
static Theatre *theatre_made(void) {
  Arena *arena = arena_new();
  Diags *diags = diags_new(arena);
  Theatre *theatre = NEW(arena, Theatre);
  theatre->arena = arena;
  write_files();
  Str folder = path_join(arena, folder_path(), S("twin"));
  plan_read(arena, diags, &(ReadOptions){.folder = folder}, &theatre->plan);
  model_resolve(arena, diags, &theatre->plan);
  model_check(arena, diags, &theatre->plan);
  MUST(sheets_begin(arena, diags, &theatre->plan, S(""), &theatre->templates));
  if (diags_count(diags, LEVEL_ERROR)) {
    Buf out = buf_in(arena);
    diags_finish(diags);
    diags_print(&out, diags, &(PrintOptions){0});
    fwrite(out.at, 1, out.n, stderr);
    abort();
  }
  PUSH(arena, &theatre->media.files, ((ServedFile){.served = S("media/0.png")}));
  slots_of_plan(theatre);
  return theatre;
}

// ---- texts --------------------------------------------------------------------------------------------------------

static char letter_of(size_t slot_number) {
  return (char)(slot_number < 26 ? 'a' + (int)slot_number : 'A' + (int)slot_number - 26);
}

// Words that the program knows are said otherwise in each language.
static bool is_known(Str text) {
  return str_eq(text, S("none")) || !str_eq(theme_label(text, LANG_EN), text) ||
         !str_eq(line_label(text, LANG_EN), text);
}

static Str joined(const Texts *texts, Str before, Str behind) {
  Buf out = buf_in(texts->arena);
  buf_add(&out, before);
  buf_add(&out, behind);
  return buf_str(&out);
}

static Str word_of(const Texts *texts, size_t i) {
  char word[] = {letter_of(i), letter_of(i), letter_of(i), '\0'};
  return str_copy(texts->arena, str_of(word));
}

static Str plain_of(const Texts *texts, Str text) { return str_trim(harmless(texts->arena, text, '\0')); }

// What was given, or a word of the slot's own where nothing would be left of it. Without NULs, behind which printf
// looks no further: no text that was read has one.
static Str chosen(const Texts *texts, size_t i) {
  Str plain = plain_of(texts, texts->slots[i]);
  if (plain.n == 0 || is_known(plain)) return word_of(texts, i);
  char *text = str_c(texts->arena, texts->slots[i]);
  for (size_t k = 0; k < texts->slots[i].n; k++)
    if (text[k] == '\0') text[k] = '\x01';
  return (Str){text, texts->slots[i].n};
}

// Texts that hold each other would be said once where their twins are said twice: such a one gets the slot's own word
// behind it. Returns how many there were.
static size_t set_apart(const Texts *texts, size_t n, Str *all) {
  Str plain[SLOTS_MOST];
  size_t held = 0;
  for (size_t i = 0; i < n; i++) plain[i] = plain_of(texts, all[i]);
  for (size_t i = 0; i < n; i++) {
    size_t k = 0;
    while (k < n && (k == i || str_find(plain[k], plain[i]) < 0)) k++;
    if (k == n) continue;
    all[i] = joined(texts, all[i], word_of(texts, i));
    held++;
  }
  return held;
}

// False when the twins could not be compared.
static bool choose(const Theatre *theatre, const Texts *texts, Str *hostile, Str *twin) {
  for (size_t i = 0; i < theatre->count; i++) hostile[i] = chosen(texts, i);
  if (set_apart(texts, theatre->count, hostile) && set_apart(texts, theatre->count, hostile)) return false;
  for (size_t i = 0; i < theatre->count; i++) {
    Str prefix = str_of(theatre->slots[i].prefix);
    twin[i] = joined(texts, prefix, harmless(texts->arena, hostile[i], letter_of(i)));
    hostile[i] = joined(texts, prefix, hostile[i]);
  }
  return true;
}

// ---- renderings ---------------------------------------------------------------------------------------------------

static void put(Theatre *theatre, const Str *texts) {
  for (size_t i = 0; i < theatre->count; i++) *theatre->slots[i].at = texts[i];
  const Media *picture = &theatre->plan.pieces.at[0].media.at[1];
  theatre->media.by_path = (Map){0};
  map_put(theatre->arena, &theatre->media.by_path, picture->path, &theatre->media.files.at[0].served);
}

static void read_feeds(Arena *arena, const Schedule *schedule, const FeedList *feeds, Reading *out) {
  IcsWriter writer;
  ics_begin(arena, schedule->plan, 0, &writer);
  for (size_t i = 0; i < feeds->n; i++) {
    Buf bytes = buf_in(arena);
    ics_write(&writer, &bytes, &feeds->at[i]);
    read_calendar(arena, buf_str(&bytes), &feeds->at[i], out);
  }
}

static void read_plan_json(Arena *arena, const Schedule *schedule, const FeedList *feeds, Reading *out) {
  Buf json = buf_in(arena);
  plan_json_write(arena, &json, schedule, feeds, 0);
  read_json(arena, buf_str(&json), out);
}

static void read_sheets(Arena *arena, const Theatre *theatre, const Schedule *schedule, Reading *out) {
  SheetFiles files = {0};
  MUST(sheets_make(arena, schedule, &theatre->templates, &theatre->media, &theatre->plan.staff.at[0], &files));
  for (size_t i = 0; i < files.n; i++) read_sheet(&files.at[i], out);
}

static bool take_page(void *reading, Str path, Str bytes) {
  read_page(path, bytes, reading);
  return true;
}

static bool never_too_long(void *reading, Str path) {
  (void)reading, (void)path;
  MUST(false && "a page is too long");
  return false;
}

static void read_pages(Arena *arena, const Theatre *theatre, const Schedule *schedule, const FeedList *feeds,
                       Reading *out) {
  Pages to = {take_page, never_too_long, out};
  MUST(pages_make(arena, schedule, &theatre->templates, feeds, &to));
}

static bool keep_page(void *kept, Str path, Str bytes) {
  buf_add(kept, path);
  buf_add(kept, bytes);
  return true;
}

// A private plan's pages, as a stranger reads them.
static Str private_pages(Arena *arena, Theatre *theatre, const Schedule *schedule) {
  Buf kept = buf_in(arena);
  Pages to = {keep_page, never_too_long, &kept};
  FeedList feeds = {0};
  theatre->plan.about.is_private = true;
  feeds_make(arena, schedule, &feeds);
  MUST(pages_make(arena, schedule, &theatre->templates, &feeds, &to));
  theatre->plan.about.is_private = false;
  return buf_str(&kept);
}

// They are the same whoever the people are.
static void private_pages_name_nobody(Arena *arena, Theatre *theatre, const Schedule *schedule) {
  Staff *person = &theatre->plan.staff.at[0], kept = *person;
  Str told = private_pages(arena, theatre, schedule);
  person->name = person->store = person->region = person->head.id = S("somebody");
  person->budget = (Duration){.n = 1};
  MUST(str_eq(told, private_pages(arena, theatre, schedule)));
  *person = kept;
}

// All that is written, or one part of it in less time.
typedef enum Part {
  PART_ALL,
  PART_FEEDS,
  PART_HTML,
  PART_CSV,
  PART_MD,
  PART_JSON,
  PART_XLSX,
  PART_PAGES,
  PART_COUNT
} Part;

static void read_part(Arena *arena, Theatre *theatre, const Schedule *schedule, Part part, Reading *out) {
  static const SheetFormat formats[PART_COUNT] = {
      [PART_HTML] = SHEET_HTML, [PART_CSV] = SHEET_CSV, [PART_MD] = SHEET_MD, [PART_XLSX] = SHEET_XLSX};
  bool sheet = (part >= PART_HTML && part <= PART_MD) || part == PART_XLSX;
  FeedList feeds = {0};
  theatre->plan.sheets.formats.n = 0;
  if (sheet) PUSH(theatre->arena, &theatre->plan.sheets.formats, (int)formats[part]);
  if (!sheet) feeds_make(arena, schedule, &feeds);
  if (part == PART_ALL || part == PART_FEEDS) read_feeds(arena, schedule, &feeds, out);
  if (part == PART_ALL || part == PART_JSON) read_plan_json(arena, schedule, &feeds, out);
  if (part == PART_ALL || sheet) read_sheets(arena, theatre, schedule, out);
  if (part == PART_ALL || part == PART_PAGES) read_pages(arena, theatre, schedule, &feeds, out);
  if (part == PART_PAGES) private_pages_name_nobody(arena, theatre, schedule);
}

static Reading rendering(Arena *arena, Theatre *theatre, const Str *texts, Part part) {
  Reading out = reading_new(arena);
  Diags *diags = diags_new(arena);
  Schedule schedule = {0};
  put(theatre, texts);
  schedule_make(arena, diags, &theatre->plan, &(ScheduleOptions){.today = DATE_NONE, .past = DATE_NONE}, &schedule);
  MUST(diags_count(diags, LEVEL_ERROR) == 0);
  read_part(arena, theatre, &schedule, part, &out);
  if (part == PART_ALL) print_all(arena, diags);
  return out;
}

void forge_twin(const Texts *texts) {
  static Theatre *theatre;
  Str hostile[SLOTS_MOST], twin[SLOTS_MOST];
  if (!theatre) theatre = theatre_made();
  if (!choose(theatre, texts, hostile, twin)) return;
  Part part = (Part)(texts->numbers[1] % PART_COUNT);
  Reading one = rendering(texts->arena, theatre, hostile, part), other = rendering(texts->arena, theatre, twin, part);
  readings_must_agree(&one, &other);
}

// plan_json: the compiled plan as JSON. From a schedule and its feeds to one document, for `diff`, for tests that judge
// the calendars, and for whoever computes with a plan.
//
// One record a line, its keys always the same and in the same order, null where there is nothing: two builds compare
// line by line. Invariant: beside the document memory is bound by one record; paths are relative to the plan's folder.
#include "room.h"

enum { FORMAT_VERSION = 1 };

// ---- fields -------------------------------------------------------------------------------------------------------

static Value *text_or_null(Arena *arena, Str text) { return text.n > 0 ? value_text(arena, text) : value_null(arena); }

static Value *date_or_null(Arena *arena, Date date) {
  return date == DATE_NONE ? value_null(arena) : value_text(arena, date_text(arena, date));
}

static Value *clock_or_null(Arena *arena, Clock clock) {
  return clock == CLOCK_NONE ? value_null(arena) : value_text(arena, clock_text(arena, clock));
}

static Value *number_or_null(Arena *arena, bool is_there, int64_t number) {
  return is_there ? value_int(arena, number) : value_null(arena);
}

static void put_window(Arena *arena, Value *map, Window at) {
  value_put(arena, map, "from", clock_or_null(arena, at.from));
  value_put(arena, map, "to", clock_or_null(arena, at.to));
}

static void put_status(Arena *arena, Value *map, int status) {
  value_put_text(arena, map, "status", str_of(status_names.name[status < STATUS_DRAFT ? STATUS_DRAFT : status]));
}

// The bytes must not tell from where the command was given.
static Str path_in_plan(const Plan *plan, Str path) {
  bool below = plan->folder.n > 0 && str_starts(path, plan->folder) && path.n > plan->folder.n;
  bool slash = below && (path.at[plan->folder.n] == '/' || str_ends(plan->folder, S("/")));
  if (!slash) return path;
  Str rest = str_from(path, plan->folder.n);
  return str_starts(rest, S("/")) ? str_from(rest, 1) : rest;
}

static Value *source_of(Arena *arena, const Plan *plan, Place place) {
  if (!place.source) return value_null(arena);
  Value *map = value_map(arena);
  value_put_text(arena, map, "file", path_in_plan(plan, place.source->path));
  value_put_int(arena, map, "line", (int64_t)source_position(place.source, place.from).line);
  return map;
}

static Value *segments_of(Arena *arena, const SegmentRefs *segments) {
  Value *list = value_list(arena);
  for (size_t i = 0; segments && i < segments->n; i++) value_add(arena, list, value_text(arena, segments->at[i].id));
  return list;
}

static Str offer_id(const Offer *offer) { return offer ? offer->head.id : S(""); }

static Value *instead_value(Arena *arena, const Instead *instead) {
  if (!instead) return value_null(arena);
  Value *map = value_map(arena);
  value_put(arena, map, "first", date_or_null(arena, instead->days.first));
  value_put(arena, map, "last", date_or_null(arena, instead->days.last));
  put_window(arena, map, instead->at);
  return map;
}

// Only a plan with a lock says how often each thing was announced, when it last was, and what the plan says instead.
static void put_lock(Arena *arena, Value *map, const Schedule *schedule, const LockEntry *lock,
                     const Instead *instead) {
  if (!schedule->plan->lock.given) return;
  Value *value = lock ? value_map(arena) : value_null(arena);
  if (lock) value_put_int(arena, value, "seq", lock->seq);
  if (lock) value_put_int(arena, value, "changed", lock->changed);
  if (lock) value_put(arena, value, "instead", instead_value(arena, instead));
  value_put(arena, map, "lock", value);
  value_put_bool(arena, map, "provisional", is_provisional(schedule, lock));
}

// ---- records ------------------------------------------------------------------------------------------------------

// Of a plan that is not private none; without a key at hand the one that was announced.
static Str key_mark(const Plan *plan) {
  if (!plan->about.is_private) return S("");
  return plan->about.key_mark.n ? plan->about.key_mark : plan->lock.key;
}

static Value *plan_value(Arena *arena, const Plan *plan) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "id", plan->about.id);
  value_put(arena, map, "brand", text_or_null(arena, plan->about.brand));
  value_put_text(arena, map, "timezone", plan->about.timezone);
  value_put_text(arena, map, "locale", str_of(locale_names.name[plan->about.locale == LANG_EN ? LANG_EN : LANG_ZH]));
  value_put(arena, map, "from", date_or_null(arena, plan->about.from));
  value_put(arena, map, "to", date_or_null(arena, plan->about.to));
  value_put(arena, map, "url", text_or_null(arena, plan->about.url));
  value_put_bool(arena, map, "private", plan->about.is_private);
  value_put_int(arena, map, "rotation", plan->about.rotation);
  value_put(arena, map, "key", text_or_null(arena, key_mark(plan)));
  return map;
}

static Value *opening_value(Arena *arena, const Schedule *schedule, const Opening *opening) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "id", opening->id);
  value_put_text(arena, map, "title", opening->title);
  value_put(arena, map, "first", date_or_null(arena, opening->days.first));
  value_put(arena, map, "last", date_or_null(arena, opening->days.last));
  put_window(arena, map, opening->at);
  put_status(arena, map, opening->status);
  value_put(arena, map, "offer", text_or_null(arena, offer_id(opening->offer)));
  value_put(arena, map, "audience", segments_of(arena, opening->audience));
  value_put(arena, map, "source", source_of(arena, schedule->plan, opening->place));
  put_lock(arena, map, schedule, opening->lock, opening->instead);
  return map;
}

static Str kind_name(OccurrenceKind kind) {
  static const char *const names[] = {
      [OCCURRENCE_POST] = "post", [OCCURRENCE_TASK] = "task", [OCCURRENCE_MEET] = "meet"};
  return str_of(names[kind]);
}

static void put_what(Arena *arena, Value *map, const Occurrence *item) {
  const Opening *opening = item->opening;
  value_put_text(arena, map, "identity", item->identity);
  value_put_text(arena, map, "kind", kind_name(item->kind));
  value_put(arena, map, "campaign", text_or_null(arena, opening ? opening->campaign->head.id : S("")));
  value_put(arena, map, "period", text_or_null(arena, opening ? opening->period : S("")));
  value_put(arena, map, "sop", text_or_null(arena, item->sop ? item->sop->head.id : S("")));
  value_put(arena, map, "step", text_or_null(arena, item->step ? item->step->id : S("")));
}

// Where it would be without days off; null where they have not moved it.
static Value *planned_of(Arena *arena, const Occurrence *item) {
  if (item->planned.first == item->date && item->planned.last == item->due) return value_null(arena);
  Value *map = value_map(arena);
  value_put(arena, map, "date", date_or_null(arena, item->planned.first));
  value_put(arena, map, "due", date_or_null(arena, item->planned.last));
  return map;
}

static void put_when(Arena *arena, Value *map, const Occurrence *item) {
  value_put(arena, map, "date", date_or_null(arena, item->date));
  value_put(arena, map, "due", date_or_null(arena, item->due));
  value_put(arena, map, "planned", planned_of(arena, item));
  put_window(arena, map, item->at);
  value_put(arena, map, "day", number_or_null(arena, item->day != 0, item->day));
  value_put_int(arena, map, "minutes", item->minutes);
  if (item->spread) value_put_int(arena, map, "spread", item->spread);
}

static void put_content(Arena *arena, Value *map, const Occurrence *item) {
  value_put(arena, map, "channel", text_or_null(arena, item->channel ? item->channel->head.id : S("")));
  value_put(arena, map, "slot", number_or_null(arena, item->slot > 0, (int64_t)item->slot));
  value_put(arena, map, "line", text_or_null(arena, item->line ? item->line->id : S("")));
  value_put(arena, map, "piece", text_or_null(arena, item->piece ? item->piece->head.id : S("")));
  value_put(arena, map, "audience", segments_of(arena, item->audience));
  value_put(arena, map, "offer", text_or_null(arena, offer_id(item->offer)));
}

// Of a text that names a person, so that whoever compares two plans sees that it is another: of what is to be filled.
static Str digest_of(Arena *arena, const Occurrence *item) {
  if (!item->piece || !occurrence_names_person(item)) return S("");
  Buf bytes = buf_in(arena);
  const Str parts[] = {item->text->plain, item->text->html, item->piece->comment};
  for (size_t i = 0; i < COUNT(parts); i++) buf_format(&bytes, "%zu\n%.*s", parts[i].n, STR(parts[i]));
  return hash_hex(arena, buf_str(&bytes));
}

// A text that names a person is left to that person's calendar and sheet.
static void put_texts(Arena *arena, Value *map, const Schedule *schedule, const Occurrence *item) {
  bool filled = item->piece && !occurrence_names_person(item);
  Str text = filled ? occurrence_text(arena, schedule, item, NULL) : S("");
  Str comment = filled ? occurrence_comment(arena, schedule, item, NULL) : S("");
  value_put_text(arena, map, "title", occurrence_title(arena, schedule, item));
  value_put(arena, map, "text", text_or_null(arena, text));
  if (plan_has_pages(schedule->plan)) {
    Str html = filled ? article_html(arena, schedule, item, NULL, NULL) : S("");
    value_put(arena, map, "html", text_or_null(arena, html));
  }
  value_put(arena, map, "comment", text_or_null(arena, comment));
}

// Up to the people who carry it out.
static Value *item_value(Arena *arena, const Occurrence *item) {
  Value *map = value_map(arena);
  put_what(arena, map, item);
  put_when(arena, map, item);
  put_content(arena, map, item);
  return map;
}

static Value *item_rest(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  Value *map = value_map(arena);
  put_texts(arena, map, schedule, item);
  if (schedule->plan->carries) value_put(arena, map, "media", media_values(arena, item->piece, item->text));
  put_status(arena, map, (int)item_status(item));
  value_put(arena, map, "source", source_of(arena, schedule->plan, item->place));
  put_lock(arena, map, schedule, item->lock, item->instead);
  int kind = item->piece ? item->piece->kind : -1;
  value_put(arena, map, "piece_kind", text_or_null(arena, kind < 0 ? S("") : str_of(kind_names.name[kind])));
  value_put(arena, map, "piece_title", text_or_null(arena, item->piece ? item->piece->title : S("")));
  value_put(arena, map, "text_digest", text_or_null(arena, digest_of(arena, item)));
  return map;
}

static Str event_status(const Event *event) {
  if (event->cancelled) return S("CANCELLED");
  return event->confirmed ? S("CONFIRMED") : S("TENTATIVE");
}

static Value *event_value(Arena *arena, const Plan *plan, const Event *event) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "identity", event->identity);
  value_put(arena, map, "person", text_or_null(arena, event->person ? event->person->head.id : S("")));
  value_put_text(arena, map, "summary", event->summary);
  value_put_text(arena, map, "description", event->description);
  value_put_bool(arena, map, "all_day", event->all_day);
  value_put(arena, map, "first", date_or_null(arena, event->first));
  value_put(arena, map, "last", date_or_null(arena, event->last));
  put_window(arena, map, event->all_day ? WINDOW_NONE : event->at);
  value_put_text(arena, map, "status", event_status(event));
  value_put_bool(arena, map, "busy", event->busy);
  value_put_text(arena, map, "categories", event->categories);
  if (!plan->lock.given) return map;
  value_put_int(arena, map, "sequence", event->seq);
  value_put(arena, map, "changed", number_or_null(arena, event->changed != 0, event->changed));
  return map;
}

// ---- the document -------------------------------------------------------------------------------------------------

// A list being written: each record is made in a scratch arena and gone when the next one comes.
typedef struct Section {
  Buf *out;
  Arena *scratch;
  size_t count;
} Section;

static Section section_begin(Buf *out, const char *name) {
  buf_format(out, ",\n\"%s\":[", name);
  return (Section){.out = out};
}

static void line_begin(Section *section) { buf_add(section->out, section->count++ > 0 ? S(",\n") : S("\n")); }

static Arena *record_begin(Section *section) {
  line_begin(section);
  return section->scratch = arena_new();
}

static void record_end(Section *section, const Value *record) {
  json_write(section->out, record, 0);
  arena_free(section->scratch);
}

static void section_end(const Section *section) { buf_add(section->out, S("\n]")); }

static void write_plan(Buf *out, const Plan *plan) {
  Section one = {.out = out};
  buf_format(out, "{\"sopcal\":%d,\"plan\":", FORMAT_VERSION);
  Arena *scratch = record_begin(&one);
  record_end(&one, plan_value(scratch, plan));
}

static void write_openings(Buf *out, const Schedule *schedule) {
  Section section = section_begin(out, "openings");
  for (size_t i = 0; i < schedule->openings.n; i++) {
    Arena *scratch = record_begin(&section);
    record_end(&section, opening_value(scratch, schedule, &schedule->openings.at[i]));
  }
  section_end(&section);
}

static void write_items(Arena *arena, Buf *out, const Schedule *schedule) {
  Section section = section_begin(out, "occurrences");
  PeopleTexts texts = {.arena = arena};
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    Arena *scratch = record_begin(&section);
    json_write(out, item_value(scratch, item), 0);
    out->n--; // the map goes on
    plan_json_people(out, &texts, &item->people);
    size_t at = out->n;
    record_end(&section, item_rest(scratch, schedule, item));
    out->at[at] = ','; // and here, too
  }
  section_end(&section);
}

// Room for a number for each event: how many the feeds can have.
static size_t *event_numbers(Arena *arena, const FeedList *feeds) {
  size_t most = 0;
  for (size_t i = 0; i < feeds->n; i++)
    for (size_t j = 0; j < feeds->at[i].events.n; j++)
      if (feeds->at[i].events.at[j]->index >= most) most = feeds->at[i].events.at[j]->index + 1;
  return NEW_N(arena, size_t, most);
}

// In the order in which the feeds show them first; `numbers` then holds each one's place in the list, plus one.
static void write_events(Buf *out, const Plan *plan, const FeedList *feeds, size_t *numbers) {
  Section section = section_begin(out, "events");
  for (size_t i = 0; i < feeds->n; i++)
    for (size_t j = 0; j < feeds->at[i].events.n; j++) {
      const Event *event = feeds->at[i].events.at[j];
      if (numbers[event->index] > 0) continue;
      Arena *scratch = record_begin(&section);
      record_end(&section, event_value(scratch, plan, event));
      numbers[event->index] = section.count;
    }
  section_end(&section);
}

static void write_feeds(Buf *out, const FeedList *feeds, const size_t *numbers) {
  Section section = section_begin(out, "feeds");
  for (size_t i = 0; i < feeds->n; i++) {
    line_begin(&section);
    plan_json_feed(out, &feeds->at[i], numbers);
  }
  section_end(&section);
}

// About as much as people and feeds will take, so that what is long is not moved as it grows.
static size_t rough_size(const Schedule *schedule, const FeedList *feeds) {
  enum { PERSON = 9, PERSONS_LINE = 80, FEED = 220, NUMBER = 5 };
  size_t n = schedule->plan->staff.n * PERSONS_LINE;
  for (size_t i = 0; i < schedule->items.n; i++) n += schedule->items.at[i].people.n * PERSON;
  for (size_t i = 0; i < feeds->n; i++) n += FEED + feeds->at[i].events.n * NUMBER;
  return n + n / 8;
}

void plan_json_write(Arena *arena, Buf *out, const Schedule *schedule, const FeedList *feeds, int64_t stamp) {
  size_t *numbers = event_numbers(arena, feeds);
  buf_room(out, rough_size(schedule, feeds));
  write_plan(out, schedule->plan);
  write_openings(out, schedule);
  write_items(arena, out, schedule);
  write_events(out, schedule->plan, feeds, numbers);
  write_feeds(out, feeds, numbers);
  plan_json_names(out, schedule->plan);
  plan_json_views(out, schedule->plan);
  buf_format(out, ",\n\"stamp\":%lld}\n", (long long)stamp);
}

// digest: what of an item or an opening calendars show, as the 16 digits by which sopcal.lock knows it again.
//
// Invariant: two of them are equal exactly when no calendar shows a difference; a person's name is none, for a text
// that names its reader is filled for one who has the names of what is filled in.
#include "announce.h"

static void digest_text(Buf *out, Str text) { buf_format(out, "%zu:%.*s\n", text.n, STR(text)); }

static Str digits_of(const Buf *bytes) {
  return str_part(hash_hex(bytes->arena, buf_str(bytes)), 0, LOCK_DIGEST_DIGITS);
}

// ---- an event of its own ------------------------------------------------------------------------------------------

// All that a calendar shows of an event, to everybody.
static Str event_digest(Arena *arena, const Plan *plan, const Event *event, int spread) {
  Buf bytes = buf_in(arena);
  digest_text(&bytes, event->summary);
  digest_text(&bytes, event->description);
  digest_text(&bytes, event->categories);
  buf_format(&bytes, "%d %d %d %d %d %d %d\n", event->first, event->last, event->all_day, event->at.from, event->at.to,
             event->confirmed, event->busy);
  if (spread) buf_format(&bytes, "spread %d\n", spread);
  Str looks = looks_text(arena, plan, !event->all_day);
  if (looks.n) digest_text(&bytes, looks);
  if (event->all_day) return digits_of(&bytes);
  digest_text(&bytes, plan->about.timezone);
  buf_format(&bytes, "%d\n", plan->feeds.alarm.n < 0 ? -1 : duration_minutes(plan->feeds.alarm));
  return digits_of(&bytes);
}

static const Staff anybody = {
    .head = {.id = S_("{{staff.id}}")}, .name = S_("{{staff.name}}"), .store = S_("{{staff.store}}")};

static const Staff *reader_of(const Occurrence *item) { return occurrence_names_person(item) ? &anybody : NULL; }

Event planned_event(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  Look look = plan_look(schedule->plan);
  return item_event(arena, schedule, &look, item, reader_of(item), SHOWN_AS_PLANNED);
}

// ---- a part of a day ----------------------------------------------------------------------------------------------

static bool shows_daily_alone(const View *view) {
  return view->made && view->posts == POSTS_EACH && view_shows(view, PART_POSTS);
}

bool daily_is_alone(const Plan *plan) {
  const Feeds *feeds = &plan->feeds;
  for (ViewKind kind = 0; kind < VIEW_KIND_COUNT; kind++)
    for (size_t i = 0; i < (kind == VIEW_OWN ? feeds->own.n : 1); i++)
      if (kind != VIEW_CAMPAIGN && shows_daily_alone(view_of(feeds, kind, i))) return true;
  return false;
}

// Who carries it out, and the end of a long text, no calendar shows of a daily post.
static Str part_digest(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  const LockEntry any = {.seq = 1};
  Occurrence announced = *item; // what is provisional is shown otherwise
  if (!announced.lock) announced.lock = &any;
  const Occurrence *part = &announced;
  const ItemList day = {.at = &part, .n = 1};
  Lang lang = plan_look(schedule->plan).lang;
  Buf bytes = buf_in(arena);
  digest_text(&bytes, title_of_day(arena, schedule, lang, &day, NULL));
  digest_text(&bytes, describe_day(arena, schedule, lang, &day, reader_of(item), NULL));
  buf_format(&bytes, "%d %d %d\n", item->date, item_status(item) == STATUS_FINAL, item->spread);
  Str looks = looks_text(arena, schedule->plan, false);
  if (looks.n) digest_text(&bytes, looks);
  return digits_of(&bytes);
}

// ---- what locks compare -------------------------------------------------------------------------------------------

static Str digest_alone(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  Event event = planned_event(arena, schedule, item);
  return event_digest(arena, schedule->plan, &event, item->spread);
}

Str item_digest(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  bool in_day = item->slot && !daily_is_alone(schedule->plan);
  return (in_day ? part_digest : digest_alone)(arena, schedule, item);
}

// Whom a daily post asks for is a part of it, for those who get it then. It may have been announced when it was an
// event of its own somewhere, or by a sopcal that knew no other.
bool item_is_as_announced(Arena *arena, const Schedule *schedule, const Occurrence *item, const LockEntry *entry) {
  bool same = str_eq(entry->digest, item_digest(arena, schedule, item));
  if (!item->slot) return same;
  WhoList who;
  who_of(arena, schedule, item, &who);
  if (!str_eq(entry->by, who_written(arena, &who))) return false;
  return same || str_eq(entry->digest, digest_alone(arena, schedule, item));
}

Str opening_digest(Arena *arena, const Schedule *schedule, const Opening *opening) {
  Look look = plan_look(schedule->plan);
  Event event = opening_event(arena, schedule, &look, opening, SHOWN_AS_PLANNED);
  return event_digest(arena, schedule->plan, &event, 0);
}

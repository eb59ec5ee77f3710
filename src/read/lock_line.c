// lock_line: one line of sopcal.lock becomes a LockEntry or a LockStaff, by the grammar that stands there (lock.h).
//
// The file is the program's own, so there is one way to write each value and nothing is guessed: a line that holds
// anything else is a fault of its own place. Invariant: what is read here, write/lock.c writes as the same bytes.
#include "lock.h"

#include <string.h>

#include "sopcal/value.h"

typedef struct LineReader {
  Arena *arena;
  const Source *source;
  size_t at, to; // what is still to be read of the line
  LockEntry *out;
  LockStaff *staff;
  bool is_staff;
  unsigned stated; // a bit for each LockKey
  LockFault fault;
} LineReader;

static bool fail(LineReader *r, LockWrong wrong, size_t from, size_t to, Str what) {
  r->fault = (LockFault){wrong, {r->source, from, to}, what};
  return false;
}

// ---- values -------------------------------------------------------------------------------------------------------

// As far from the years of plans as anything of a plan may reach.
static bool date_read(Str text, Date *out) {
  return date_parse(text, out) && *out >= date_of(PLAN_FIRST_YEAR, 1, 1) - PLAN_DAYS_MAX &&
         *out <= date_of(PLAN_LAST_YEAR, 12, 31) + PLAN_DAYS_MAX;
}

// A step may begin a thousand working days before a campaign as long as a plan, and be due as many behind it.
enum { LOCKED_DAYS_MAX = PLAN_DAYS_MAX + 2 * 1500 };

// A date, or first..last.
static bool span_read(Str text, Span *out) {
  ptrdiff_t dots = str_find(text, S(".."));
  if (!date_read(dots < 0 ? text : str_part(text, 0, (size_t)dots), &out->first)) return false;
  out->last = out->first;
  if (dots < 0) return true;
  return date_read(str_from(text, (size_t)dots + 2), &out->last) && out->last > out->first &&
         out->last - out->first < LOCKED_DAYS_MAX;
}

static bool kind_read(LineReader *r, Str text) {
  for (r->out->kind = 0; (size_t)r->out->kind < lock_kind_names.count; r->out->kind++)
    if (str_eq(text, str_of(lock_kind_names.name[r->out->kind]))) return true;
  return false;
}

static bool on_read(LineReader *r, Str text) { return span_read(text, &r->out->on); }

static bool opens_read(LineReader *r, Str text) {
  r->out->opening = true;
  return span_read(text, &r->out->on);
}

static bool at_read(LineReader *r, Str text) {
  Window *at = &r->out->window;
  ptrdiff_t dash = str_find_byte(text, '-');
  if (!clock_parse(dash < 0 ? text : str_part(text, 0, (size_t)dash), &at->from) || at->from == 24 * 60) return false;
  at->to = at->from;
  return dash < 0 || (clock_parse(str_from(text, (size_t)dash + 1), &at->to) && at->to > at->from);
}

static bool channel_read(LineReader *r, Str text) {
  r->out->channel = text;
  return id_is_good(text);
}

static bool piece_read(LineReader *r, Str text) {
  r->out->piece = text;
  return path_is_inside(text);
}

static bool ids_read(Arena *arena, Str text, StrList *out) {
  for (Str id; str_cut(&text, ',', &id);) {
    if (!id_is_good(id)) return false;
    PUSH(arena, out, id);
  }
  return true;
}

static bool people_read(LineReader *r, Str text) { return ids_read(r->arena, text, &r->out->people); }

static bool channels_read(LineReader *r, Str text) { return ids_read(r->arena, text, &r->staff->channels); }

static bool role_read(LineReader *r, Str text) {
  r->staff->role = text;
  return id_is_good(text);
}

static bool store_read(LineReader *r, Str text) {
  r->staff->store = text;
  return true;
}

static bool region_read(LineReader *r, Str text) {
  r->staff->region = text;
  return true;
}

static bool by_read(LineReader *r, Str text) {
  r->out->by = text;
  return true;
}

static bool title_read(LineReader *r, Str text) {
  r->out->title = text;
  return true;
}

static bool digest_read(LineReader *r, Str text) {
  r->out->digest = text;
  return text.n == LOCK_DIGEST_DIGITS && strspn(text.at, "0123456789abcdef") >= text.n;
}

static bool number_read(Str text, size_t digits, int *out) {
  *out = 0;
  for (size_t i = 0; i < text.n && i < digits; i++) {
    if (text.at[i] < '0' || text.at[i] > '9') return false;
    *out = *out * 10 + (text.at[i] - '0');
  }
  return text.n > 0 && text.n <= digits;
}

static bool minutes_read(LineReader *r, Str text) {
  return number_read(text, 4, &r->out->minutes) && text.at[0] != '0' && r->out->minutes <= LOCK_MINUTES_MAX;
}

static bool seq_read(LineReader *r, Str text) {
  return number_read(text, 7, &r->out->seq) && text.at[0] != '0' && r->out->seq <= LOCK_SEQ_MAX;
}

static bool changed_read(LineReader *r, Str text) {
  Date day;
  Clock clock;
  int seconds;
  bool shaped = text.n == S("2026-05-20T00:00:00Z").n && text.at[10] == 'T' && text.at[16] == ':' && text.at[19] == 'Z';
  if (!shaped || !date_parse(str_part(text, 0, 10), &day) || day < 0) return false;
  if (!clock_parse(str_part(text, 11, 16), &clock) || clock == 24 * 60) return false;
  r->out->changed = (day * INT64_C(1440) + clock) * 60;
  if (!number_read(str_part(text, 17, 19), 2, &seconds) || seconds > 59) return false;
  r->out->changed += seconds;
  return true;
}

static bool until_read(LineReader *r, Str text) { return date_read(text, &r->out->until); }

typedef enum LockKey {
  KIND,
  ON,
  OPENS,
  AT,
  MINUTES,
  CHANNEL,
  PIECE,
  PEOPLE,
  BY,
  TITLE,
  DIGEST,
  SEQ,
  CHANGED,
  UNTIL,
  ROLE,
  STORE,
  REGION,
  CHANNELS,
  ROW_COUNT
} LockKey;

static const struct {
  Str name;
  bool (*read)(LineReader *r, Str text);
} keys[ROW_COUNT] = {
    [KIND] = {S_("kind"), kind_read},
    [ON] = {S_("on"), on_read},
    [OPENS] = {S_("opens"), opens_read},
    [AT] = {S_("at"), at_read},
    [MINUTES] = {S_("minutes"), minutes_read},
    [CHANNEL] = {S_("channel"), channel_read},
    [PIECE] = {S_("piece"), piece_read},
    [PEOPLE] = {S_("people"), people_read},
    [BY] = {S_("by"), by_read},
    [TITLE] = {S_("title"), title_read},
    [DIGEST] = {S_("digest"), digest_read},
    [SEQ] = {S_("seq"), seq_read},
    [CHANGED] = {S_("changed"), changed_read},
    [UNTIL] = {S_("until"), until_read},
    [ROLE] = {S_("role"), role_read},
    [STORE] = {S_("store"), store_read},
    [REGION] = {S_("region"), region_read},
    [CHANNELS] = {S_("channels"), channels_read},
};

// ---- parts --------------------------------------------------------------------------------------------------------

// The end of a value: a blank outside its quotes.
static size_t value_end(const LineReader *r, size_t at) {
  const char *text = r->source->text.at;
  bool quoted = at < r->to && text[at] == '"';
  for (at += quoted; at < r->to && (quoted || text[at] != ' '); at++) {
    if (!quoted) continue;
    if (text[at] == '\\')
      at++;
    else if (text[at] == '"')
      quoted = false;
  }
  return at < r->to ? at : r->to;
}

// Nothing that acts instead of being seen; it could only come in by an escape.
static bool is_visible(Str text) {
  uint32_t c;
  for (size_t at = 0; at < text.n;) {
    at = utf8_next(text, at, &c);
    if (bytes_refused(c)) return false;
  }
  return true;
}

static bool value_of(LineReader *r, Str written, Str *out) {
  *out = written;
  if (!str_starts(written, S("\""))) return written.n > 0 && str_find_byte(written, '"') < 0;
  Str why;
  const Value *value = json_read(r->arena, written, &why);
  if (!value || value->kind != VALUE_TEXT || !is_visible(value->text)) return false;
  *out = value->text;
  return true;
}

static bool key_find(Str name, size_t *out) {
  for (*out = 0; *out < COUNT(keys); ++*out)
    if (str_eq(keys[*out].name, name)) return true;
  return false;
}

static bool part_read(LineReader *r, size_t from) {
  size_t end = value_end(r, from), row;
  Str rest = str_part(r->source->text, from, r->to), value;
  ptrdiff_t equals = str_find_byte(rest, '=');
  if (equals < 0 || from + (size_t)equals >= end) return fail(r, LOCK_NO_KEY, from, end, S(""));
  Str name = str_part(rest, 0, (size_t)equals);
  size_t value_at = from + (size_t)equals + 1;
  r->at = value_end(r, value_at);
  if (!key_find(name, &row)) return fail(r, LOCK_UNKNOWN_KEY, from, from + name.n, name);
  if (r->stated >> row & 1) return fail(r, LOCK_KEY_TWICE, from, from + name.n, name);
  r->stated |= 1u << row;
  bool good = value_of(r, str_part(r->source->text, value_at, r->at), &value) && keys[row].read(r, value);
  return good || fail(r, LOCK_BAD_VALUE, value_at, r->at, name);
}

// ---- the line -----------------------------------------------------------------------------------------------------

// Ids, periods, dates and times; the number of a day may be below 0.
static bool identity_is_good(Str identity) {
  size_t parts = 0;
  if (str_ends(identity, S("/"))) return false;
  for (Str part; str_cut(&identity, '/', &part); parts++)
    if (!id_is_good(str_starts(part, S("-")) ? str_from(part, 1) : part)) return false;
  return parts > 1;
}

// "p/c/x", "p/c/x@lin", or "p/@lin" of somebody.
static bool name_read(LineReader *r, Str name) {
  ptrdiff_t mark = str_find_byte(name, '@');
  r->out->identity = mark < 0 ? name : str_part(name, 0, (size_t)mark);
  if (mark < 0) return identity_is_good(name);
  r->out->whose = str_from(name, (size_t)mark + 1);
  if (!id_is_good(r->out->whose)) return false;
  if (!str_ends(r->out->identity, S("/"))) return identity_is_good(r->out->identity);
  r->staff->name = name;
  r->staff->id = r->out->whose;
  return id_is_good(str_part(name, 0, (size_t)mark - 1));
}

// What a line is stands behind its name.
static void sort_read(LineReader *r) {
  size_t from = r->at + 1; // behind one blank
  Str word = from < r->to ? str_part(r->source->text, from, value_end(r, from)) : S("");
  r->is_staff = r->staff->id.n && str_eq(word, S("staff"));
  r->out->spent = !r->staff->id.n && str_eq(word, S("spent"));
  r->out->gone = r->out->spent || (!r->staff->id.n && str_eq(word, S("gone")));
  if (r->is_staff || r->out->gone) r->at = from + word.n;
}

static bool states(const LineReader *r, LockKey row) { return r->stated >> row & 1; }

static bool is_of_staff(LockKey row) { return row >= ROLE; }

static bool lacks_key(const LineReader *r, LockKey row) {
  const LockEntry *line = r->out;
  const bool needed[ROW_COUNT] = {[KIND] = !states(r, OPENS),
                                  [ON] = !states(r, OPENS),
                                  [TITLE] = !line->spent,
                                  [DIGEST] = !line->gone,
                                  [SEQ] = true,
                                  [CHANGED] = true,
                                  [UNTIL] = line->gone && !line->spent};
  return !r->is_staff && needed[row] && !states(r, row);
}

static bool refuses_key(const LineReader *r, LockKey row) {
  const LockEntry *line = r->out;
  const bool refused[ROW_COUNT] = {[KIND] = states(r, OPENS),
                                   [ON] = states(r, OPENS),
                                   [TITLE] = line->spent,
                                   [DIGEST] = line->spent,
                                   [UNTIL] = !line->gone || line->spent};
  return states(r, row) && (is_of_staff(row) != r->is_staff || refused[row]);
}

// Only what is gone is somebody's own.
static bool is_whole(LineReader *r, size_t from) {
  for (LockKey row = 0; row < ROW_COUNT; row++) {
    if (lacks_key(r, row)) return fail(r, LOCK_LACKS, from, r->to, keys[row].name);
    if (refuses_key(r, row)) return fail(r, LOCK_UNKNOWN_KEY, from, r->to, keys[row].name);
  }
  bool alone = r->staff->id.n ? r->is_staff : !r->out->whose.n || r->out->gone;
  return alone || fail(r, LOCK_NO_IDENTITY, from, r->to, S(""));
}

static bool line_read(LineReader *r) {
  size_t from = r->at, end = value_end(r, from);
  if (!name_read(r, str_part(r->source->text, from, end))) return fail(r, LOCK_NO_IDENTITY, from, end, S(""));
  r->at = end;
  sort_read(r);
  while (r->at < r->to)
    if (!part_read(r, r->at + 1)) return false;
  return is_whole(r, from);
}

bool lock_line_read(Arena *arena, Place line, LockLine *out, LockFault *fault) {
  *out = (LockLine){.entry = {.at = line, .kind = -1, .window = WINDOW_NONE, .until = DATE_NONE}};
  LineReader reader = {
      .arena = arena, .source = line.source, .at = line.from, .to = line.to, .out = &out->entry, .staff = &out->staff};
  bool good = line_read(&reader);
  *fault = reader.fault;
  return good;
}

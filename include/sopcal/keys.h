// keys: the one table of keys. Each row says what a key is called, what it takes, where its value goes, what it means.
//
// Three things are made from it: the decoder (src/read/decode.c), the JSON Schema (`sopcal schema`) and the reference
// in plans/README.md. Whoever adds a key adds a row, and nothing else, before the stage that uses the value.
#ifndef SOPCAL_KEYS_H
#define SOPCAL_KEYS_H

#include "sopcal/diag.h"

// What a single value is. types.c has a row for each: how it is described, its JSON Schema.
typedef enum Type {
  TYPE_TEXT,     // Str; never empty
  TYPE_ID,       // Str; letters of any script, digits, - and _
  TYPE_BOOL,     // bool
  TYPE_COUNT,    // int >= 0
  TYPE_NUMBER,   // int 1..3660: days of a length, times
  TYPE_YEAR,     // int; rules say which years there are (S153)
  TYPE_PERCENT,  // int 0..100
  TYPE_SHARE,    // int 0..1000
  TYPE_MONEY,    // int64_t, hundredths
  TYPE_DATE,     // Date
  TYPE_SPAN,     // SpanAt: a date, or first..last
  TYPE_YEARLY,   // Yearly: 06-18 or 2026-06-18
  TYPE_LUNAR,    // LunarDay: 8-15, 12-last, leap 6-1
  TYPE_TERM,     // int, a solar term: 清明
  TYPE_NTH,      // NthDay: 2 sun of may, last fri of november
  TYPE_STEM,     // StemDay: 3 庚 from 夏至
  TYPE_RECUR,    // Str: a recurrence rule of iCalendar
  TYPE_AVOID,    // Avoid: a span, the id or a tag of dates, public-holidays
  TYPE_WINDOW,   // Window: 08:00-09:00 or 10:00
  TYPE_QUIET,    // Window that may pass midnight
  TYPE_DURATION, // Duration
  TYPE_CAP,      // Cap: 3 per day
  TYPE_SIZE,     // int64_t, bytes: 10 MB
  TYPE_WEEKDAY,  // WeekdaySet: mon .. sun (a list adds up)
  TYPE_DAYOFF,   // DayOff: a weekday, a date or a span
  TYPE_DAYS,     // DayRange: 1, -7, 1..last, last-1
  TYPE_DAY,      // DayRange of one day
  TYPE_EVERY,    // Every: day, workday, weekend, holiday, mon, 3d (a list adds up)
  TYPE_AFTER,    // After: 2h, end + 1h, poster + 10min
  TYPE_WHO,      // Who
  TYPE_PATTERN,  // PiecePattern: a piece, a folder/, day-*
  TYPE_TEMPLATE, // PiecePattern: a shared file without its ending, sops/three-day
  TYPE_MEDIA,    // MediaName: a path below the plan's content, or a link
  TYPE_ENUM,     // int, one of `of` (const Names *)
  TYPE_REF,      // Ref of the kind `ref`
  TYPE_STRUCT,   // a map of the keys of `of` (const Shape *)
  TYPE_COUNT_OF_TYPES,
} Type;

// How many of them a key takes.
typedef enum Form {
  FORM_ONE,
  FORM_LIST, // one, or a list of them: AnyList
  FORM_MAP,  // a map from ids to them: AnyList of structs that begin with a Head
} Form;

// What an id can name.
typedef enum RefKind {
  REF_NONE,
  REF_CHANNEL,
  REF_STAFF,
  REF_SEGMENT,
  REF_PRODUCT,
  REF_OFFER,
  REF_CAMPAIGN,
  REF_SOP,
  REF_DATE,
  REF_PIECE,
  REF_LINE,
  REF_PROFILE,
  REF_STORE, // of somebody in staff, as are the next two
  REF_REGION,
  REF_ROLE,
  REF_KIND_COUNT,
} RefKind;

typedef struct Names {
  size_t count;
  const char *const *name;
  const Text *label; // for people; NULL where the name itself is shown
} Names;

typedef struct Shape Shape;
typedef struct Key {
  const char *name;
  Type type;
  Form form;
  size_t offset;
  const Names *names; // ENUM
  const Shape *shape; // STRUCT
  RefKind ref;        // REF: what it names; MAP: what its keys name
  bool required;
  bool bare;            // a bare value instead of the struct's map sets this key
  bool any_name;        // MAP: its keys are any text, no ids
  size_t table;         // MAP: where the TableFile lies of a section that may have rows `from` a file; 0: it may not
  const char *fallback; // what holds when it is not given, as the reference shows it
  Text help;
} Key;

struct Shape {
  const char *name; // "step"
  Text noun;        // "step", "步骤"
  size_t size;
  const Key *keys;
  size_t count;
  bool only_bare; // takes a bare value and never a map
};

// What every struct that a table fills begins with.
typedef struct Head {
  Str id;   // its key in a map; empty where it has none
  Place at; // of the id, else of the value
  const Shape *shape;
  uint64_t given;  // a bit for each key of the shape that the plan states
  uint64_t faulty; // a bit for each key whose value has been complained of; the top bit for an unknown key
  Place *places;   // of each key's value; look up with place_of
  const void *to;  // what the id names, when the map's keys are references
} Head;

const Key *shape_key(const Shape *shape, Str name);
bool given(const Head *head, const char *key);
// True when the key's value (or, without a key, anything of it) has been complained of: rules that would only say the
// same again keep silent.
bool is_faulty(const Head *head, const char *key);
// The place of a key's value, or of the whole thing when it is not given.
Place place_of(const Head *head, const char *key);

typedef struct TypeRow {
  const char *name; // "window"
  size_t size;
  Text takes;         // "a time of day such as 20:00, or a window 20:00-21:30"
  const char *schema; // a JSON Schema for one of them
} TypeRow;
const TypeRow *type_row(Type type);
Text ref_noun(RefKind kind);
Text ref_home(RefKind kind); // where a new one is written: "channels:"

// The words as messages list them: of a list that goes on and on, as the colours of CSS do, the first and "...".
StrList names_listed(Arena *arena, const Names *names);
// Those that people call so, in either language: moments for 朋友圈.
StrList names_called(Arena *arena, const Names *names, Str text);

// The sections of a plan file; the front matter of a piece.
extern const Shape plan_file_shape;
extern const Shape piece_shape;
// What stands as `from` in a section with a `table`.
extern const Key table_key;

#endif

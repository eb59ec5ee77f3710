// verify_parts: what the files of the linter of feeds tell each other. Its stages, each in a file of its own:
//
//   verify.c            blocks of bytes    -> lines with those that continue them
//   verify_lines.c      physical lines     -> one content line, unfolded; bytes and line ends are judged
//   verify_split.c      a content line     -> name, parameters, value
//   verify_component.c  BEGIN, END         -> a stack of frames
//   verify_property.c   a property         -> what its row in verify_properties.def says, and the frame's memory of it
//   verify_close.c      a component's end  -> what its properties say together
#ifndef SOPCAL_READ_VERIFY_PARTS_H
#define SOPCAL_READ_VERIFY_PARTS_H

#include "sopcal/date.h"
#include "sopcal/verify.h"

enum {
  LINE_KEPT = 256 << 10,
  PARAMETERS_MAX = 64,
  DEPTH_MAX = 16,
  ZONES_MAX = 500,
  UIDS_MAX = 1000 * 1000,
  STRANGE_MAX = 200,
  SAID_MAX = 100, // of one code
  SPOT_BYTES = 360,
  NAME_KEPT = 60, // bytes of a name or value that a message quotes
};

// ---- the tables (verify_tables.c) ---------------------------------------------------------------------------------

typedef enum ComponentId {
  COMPONENT_CALENDAR,
  COMPONENT_EVENT,
  COMPONENT_TODO,
  COMPONENT_JOURNAL,
  COMPONENT_FREEBUSY,
  COMPONENT_TIMEZONE,
  COMPONENT_STANDARD,
  COMPONENT_DAYLIGHT,
  COMPONENT_ALARM,
  COMPONENT_AVAILABILITY,
  COMPONENT_AVAILABLE,
  COMPONENT_PARTICIPANT,
  COMPONENT_LOCATION,
  COMPONENT_RESOURCE,
  COMPONENT_OTHER, // X-, or not known: nothing in it is judged but its form
  COMPONENT_COUNT
} ComponentId;

enum {
  IN_CALENDAR = 1 << COMPONENT_CALENDAR,
  IN_EVENT = 1 << COMPONENT_EVENT,
  IN_TODO = 1 << COMPONENT_TODO,
  IN_JOURNAL = 1 << COMPONENT_JOURNAL,
  IN_FREEBUSY = 1 << COMPONENT_FREEBUSY,
  IN_TIMEZONE = 1 << COMPONENT_TIMEZONE,
  IN_STANDARD = 1 << COMPONENT_STANDARD,
  IN_DAYLIGHT = 1 << COMPONENT_DAYLIGHT,
  IN_ALARM = 1 << COMPONENT_ALARM,
  IN_AVAILABILITY = 1 << COMPONENT_AVAILABILITY,
  IN_AVAILABLE = 1 << COMPONENT_AVAILABLE,
  IN_PARTICIPANT = 1 << COMPONENT_PARTICIPANT,
  IN_LOCATION = 1 << COMPONENT_LOCATION,
  IN_RESOURCE = 1 << COMPONENT_RESOURCE,
  IN_OTHER = 1 << COMPONENT_OTHER,
  // those that come together in most rows
  IN_RULES = IN_STANDARD | IN_DAYLIGHT,
  IN_DATED = IN_EVENT | IN_TODO | IN_JOURNAL,
  IN_SLOTS = IN_AVAILABILITY | IN_AVAILABLE,
  IN_PARTS = IN_PARTICIPANT | IN_LOCATION | IN_RESOURCE,
};

typedef struct ComponentRow {
  const char *name;
  unsigned within; // bits of the components that it may stand in; 0: none
} ComponentRow;
const ComponentRow *component_row(ComponentId id);
ComponentId component_find(Str name);

typedef enum TypeId {
  TYPE_TEXT,
  TYPE_BINARY,
  TYPE_BOOLEAN,
  TYPE_CAL_ADDRESS,
  TYPE_DATE,
  TYPE_DATE_TIME,
  TYPE_DURATION,
  TYPE_FLOAT,
  TYPE_GEO, // FLOAT;FLOAT
  TYPE_INTEGER,
  TYPE_OPAQUE, // TEXT of which nobody reads the commas: identifiers, names of zones and products
  TYPE_PERIOD,
  TYPE_RECUR,
  TYPE_TIME,
  TYPE_UID,
  TYPE_URI,
  TYPE_UTC_OFFSET,
  TYPE_XML_REFERENCE,
  TYPE_COUNT
} TypeId;
#define TYPE_BIT(type) (1u << TYPE_##type)

typedef struct TypeRow {
  const char *name;        // as VALUE= says it
  bool (*fits)(Str value); // NULL: any text does
  const char *like;
} TypeRow;
const TypeRow *form_row(TypeId id);
TypeId form_find(Str name); // TYPE_COUNT: none

typedef struct Word {
  const char *word;
  unsigned in; // bits of the components in which it may be said; 0: any
} Word;
typedef struct WordList {
  const Word *at;
  size_t n;
  bool open; // the standard lets others in
} WordList;

typedef struct Frame Frame;
typedef struct PropertyRow {
  const char *name;
  const char *like;                   // the whole line, where it is missing
  const WordList *words;              // NULL: any value
  void (*look)(Verify *v, Frame *in); // what no other property has; NULL
  TypeId type;                        // what its value is where VALUE does not say
  unsigned also;                      // bits of the types that VALUE may say
  unsigned one, many;                 // bits of the components in which it may stand once, often
  unsigned must;                      // and of those in which it must
  int least, most;                    // of a number; equal: any
  bool list;                          // several values, with commas between
  bool utc;                           // a DATE-TIME is in UTC
  bool stated;                        // VALUE must be said
} PropertyRow;

#define PROPERTY(id, ...) PROPERTY_##id,
typedef enum PropertyId {
#include "verify_properties.def"
  PROPERTY_COUNT
} PropertyId;
#undef PROPERTY
const PropertyRow *property_row(PropertyId id);
PropertyId property_find(Str name); // PROPERTY_COUNT: not known

typedef struct ParameterRow {
  const char *name;
  const WordList *words;
  bool quoted; // its value must stand in quotes
} ParameterRow;
const ParameterRow *parameter_find(Str name); // NULL: not known

// Names like it, of the table of components, properties or parameters.
void component_names(Arena *arena, StrList *out);
void property_names(Arena *arena, StrList *out);
void parameter_names(Arena *arena, StrList *out);

bool word_is(Str said, const char *word); // in upper or lower case
bool is_extension(Str name);              // X-...
const Word *word_find(const WordList *list, Str said);
Str words_listed(Arena *arena, const WordList *list, unsigned in);
// A colour of CSS3, and all of them for a hint (verify_colors.c).
bool css_has_color(Str name);
void css_colors(Arena *arena, StrList *out);

// ---- the line at hand ---------------------------------------------------------------------------------------------

// A line of the file, as a part of `raw`.
typedef struct Physical {
  size_t at, n;   // without its line end
  size_t content; // where the text behind its fold begins in the content line
  Before before;
} Physical;

typedef struct Parameter {
  Str name, value; // the first value, without quotes
  const ParameterRow *row;
} Parameter;

// All are views into `text`.
typedef struct ContentLine {
  Str text, name, value;
  LIST(Parameter) parameters;
  PropertyId property;
  bool crowded; // it has more parameters than are kept
} ContentLine;

// Where something stands, with as much of its line as an excerpt shows.
typedef struct Spot {
  Before before;
  size_t from, to, n; // of `text`
  char text[SPOT_BYTES];
} Spot;

// ---- what is remembered -------------------------------------------------------------------------------------------

typedef enum WhenKind { WHEN_DATE, WHEN_LOCAL, WHEN_ZONED, WHEN_UTC } WhenKind;
typedef struct When {
  int64_t second; // by its own clock
  uint64_t zone;  // hash of its TZID
  WhenKind kind;
  bool given; // and in the right form
  Spot spot;
} When;

// What a rule says that its component's other properties have a say in.
typedef struct Rule {
  Spot spot, until_spot;
  WhenKind until; // never WHEN_ZONED
  unsigned days;  // bits of BYDAY's weekdays, Monday the lowest
  bool given, has_until, weekly;
} Rule;

struct Frame {
  ComponentId id;
  uint64_t name;            // hash, for its END
  uint64_t uid, recurrence; // hashes; 0: none
  int64_t length;           // DURATION, in seconds, where there is one in its form
  bool has_length, length_in_days;
  bool filled;      // calendar: has a component
  bool has_rules;   // time zone: has STANDARD or DAYLIGHT
  bool other_dates; // an EXDATE or RDATE that is no DATE; one that is, below
  bool other_days;
  bool end_alarm; // an alarm in it counts from its end
  unsigned char seen[PROPERTY_COUNT];
  size_t line[PROPERTY_COUNT]; // of the first
  const Word *action;          // alarm: NULL for one that is not known
  Spot begin, uid_spot, length_spot, dates_spot, days_spot, alarm_spot;
  When start, end; // DTEND or DUE
  Rule rule;
};

// How often a code has been found in this feed.
typedef struct Said {
  size_t n, more;
  Spot *first; // of those that are only counted
  Arg arg;     // of a tally
} Said;

typedef struct Uids {
  struct UidSlot {
    uint64_t hash; // 0: free
    uint64_t line;
  } * slots;
  size_t slot_count, n;
  Arena *arena;
  bool full; // said
} Uids;

typedef struct ZoneUse {
  Str id;
  size_t used, defined; // how often; in which line
  bool named;           // as the calendar's own
  Spot used_spot, defined_spot;
} ZoneUse;

struct Verify {
  Arena *arena;
  Diags *diags;
  Str path;
  Said said[CODE_COUNT];
  // blocks to lines
  Buf raw;
  Before at, next; // of the first byte of `raw`; of the next byte to come
  bool line_ended, cut;
  // the line
  LIST(Physical) physical;
  Buf unfolded;
  ContentLine line;
  size_t line_number;
  size_t blank_lines;
  Spot blank;
  // components
  Frame frames[DEPTH_MAX];
  size_t depth, lost; // open; and deeper ones
  size_t calendars, events;
  bool begun, headless, given_up;
  Spot head;
  uint64_t strange[STRANGE_MAX]; // hashes of names that are in no table
  size_t strange_n;
  bool strange_full;
  // of the calendar at hand
  Arena *scope;
  Map zones;
  bool zones_full;
  Str method;
  Uids uids;
};

// ---- saying (verify_say.c) ----------------------------------------------------------------------------------------

uint64_t verify_hash(Str text);
// Of a part of the content line; of bytes from..to of a physical line.
void spot_of(const Verify *v, Str part, Spot *out);
void spot_of_physical(const Verify *v, const Physical *line, size_t from, size_t to, Spot *out);
Place spot_place(Verify *v, const Spot *spot);
// Texts of arguments are copied where they are kept. Up to SAID_MAX of one code are kept, others counted.
void say_at(Verify *v, Code code, const Spot *spot, size_t n, const Arg *args);
void say(Verify *v, Code code, Str part, size_t n, const Arg *args);
// What is found on many lines for one reason is one message, at the first of them: it has the argument `more`, and one
// more at most (NO_ARG: none).
#define NO_ARG ((Arg){0})
void tally_at(Verify *v, Code code, const Spot *spot, Arg arg);
void tally(Verify *v, Code code, Str part, Arg arg);
void tally_line(Verify *v, Code code, const Physical *line, size_t from, size_t to);
void say_tallies(Verify *v);
// A value or name in a message.
Str quoted_part(Str text);

// ---- stages -------------------------------------------------------------------------------------------------------

void lines_take(Verify *v);
bool line_split(Verify *v); // false, and said: it has no name or no value
const Parameter *parameter_of(const ContentLine *line, const char *name);
// Looks at the first line that is not blank. False, and said: this is no calendar.
bool calendar_begins(Verify *v);
void component_take(Verify *v);
void components_end(Verify *v);
void property_take(Verify *v, Frame *frame);
void component_close(Verify *v, Frame *frame, Frame *parent);
// Warns of a name that is nearly one that clients know, once for each.
void say_if_misspelt(Verify *v, Str name, void (*names)(Arena *arena, StrList *out));

// ---- values (verify_value.c, verify_text.c, verify_rule.c) --------------------------------------------------------

// The next of several values with commas between, which a backslash escapes; false when there is none left.
bool value_next(Str *rest, Str *value);
bool text_fits_date(Str value);
bool text_fits_date_time(Str value);
bool text_fits_duration(Str value);
bool text_fits_uri(Str value);
bool text_fits_offset(Str value);
bool text_fits_float(Str value);
bool text_fits_integer(Str value);
bool text_fits_period(Str value);
bool text_fits_binary(Str value);
bool text_fits_time(Str value);
bool text_fits_geo(Str value);
// Of values that fit.
int64_t date_time_seconds(Str value);
int64_t duration_seconds(Str value);
bool integer_parse(Str value, int *out);

void text_check(Verify *v, const PropertyRow *row);
// What rows have to look at beyond their columns (verify_look.c).
void look_categories(Verify *v, Frame *in);
void look_color(Verify *v, Frame *in);
void look_description(Verify *v, Frame *in);
void look_method(Verify *v, Frame *in);
void look_name(Verify *v, Frame *in);
void look_offset(Verify *v, Frame *in);
void look_own_zone(Verify *v, Frame *in);
void look_rdate(Verify *v, Frame *in);
void look_scale(Verify *v, Frame *in);
void look_summary(Verify *v, Frame *in);
void look_version(Verify *v, Frame *in);
void look_zone(Verify *v, Frame *in);
void rule_check(Verify *v, Frame *frame);

// ---- names (verify_names.c) ---------------------------------------------------------------------------------------

void uid_take(Verify *v, const Frame *frame);
void zone_use(Verify *v, Str id);
void zone_default(Verify *v, Str id); // the zone that the calendar says it is in: needs no definition
void zone_define(Verify *v, Str id);
void zones_end(Verify *v); // of a calendar

#endif

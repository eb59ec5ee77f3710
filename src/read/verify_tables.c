// verify_tables: what iCalendar's components, properties, parameters and values are called, and what each may be.
//
// From a name to its row. Invariant: the rows of properties stand in the order of their names, so that a name is found
// by halving; whatever the linter knows of one property, parameter or component alone is said in its row.
#include "verify_parts.h"

#include <limits.h>
#include <strings.h>

#define WORDS(name, is_open, ...)                                                                                      \
  static const Word name##_words[] = {__VA_ARGS__};                                                                    \
  static const WordList name = {name##_words, COUNT(name##_words), is_open}

// NONE is Apple's, for an alarm that is to stay silent; URI and PROCEDURE are of drafts and of RFC 2445.
WORDS(actions, true, {"AUDIO", 0}, {"DISPLAY", 0}, {"EMAIL", 0}, {"NONE", 0}, {"URI", 0}, {"PROCEDURE", 0});
WORDS(busy_types, true, {"BUSY", 0}, {"BUSY-UNAVAILABLE", 0}, {"BUSY-TENTATIVE", 0});
WORDS(classes, true, {"PUBLIC", 0}, {"PRIVATE", 0}, {"CONFIDENTIAL", 0});
WORDS(statuses, false, {"TENTATIVE", IN_EVENT}, {"CONFIRMED", IN_EVENT}, {"CANCELLED", IN_DATED},
      {"NEEDS-ACTION", IN_TODO}, {"COMPLETED", IN_TODO}, {"IN-PROCESS", IN_TODO}, {"DRAFT", IN_JOURNAL},
      {"FINAL", IN_JOURNAL});
WORDS(transparencies, false, {"OPAQUE", 0}, {"TRANSPARENT", 0});
WORDS(encodings, false, {"8BIT", 0}, {"BASE64", 0});
WORDS(ranges, false, {"THISANDFUTURE", 0}, {"THISANDPRIOR", 0});
WORDS(ends, false, {"START", 0}, {"END", 0});
WORDS(truths, false, {"TRUE", 0}, {"FALSE", 0});
WORDS(user_types, true, {"INDIVIDUAL", 0}, {"GROUP", 0}, {"RESOURCE", 0}, {"ROOM", 0}, {"UNKNOWN", 0});
WORDS(roles, true, {"CHAIR", 0}, {"REQ-PARTICIPANT", 0}, {"OPT-PARTICIPANT", 0}, {"NON-PARTICIPANT", 0});
WORDS(answers, true, {"NEEDS-ACTION", 0}, {"ACCEPTED", 0}, {"DECLINED", 0}, {"TENTATIVE", 0}, {"DELEGATED", 0},
      {"COMPLETED", 0}, {"IN-PROCESS", 0});

static const ComponentRow components[COMPONENT_COUNT] = {
    [COMPONENT_CALENDAR] = {"VCALENDAR", 0},
    [COMPONENT_EVENT] = {"VEVENT", IN_CALENDAR},
    [COMPONENT_TODO] = {"VTODO", IN_CALENDAR},
    [COMPONENT_JOURNAL] = {"VJOURNAL", IN_CALENDAR},
    [COMPONENT_FREEBUSY] = {"VFREEBUSY", IN_CALENDAR},
    [COMPONENT_TIMEZONE] = {"VTIMEZONE", IN_CALENDAR},
    [COMPONENT_STANDARD] = {"STANDARD", IN_TIMEZONE},
    [COMPONENT_DAYLIGHT] = {"DAYLIGHT", IN_TIMEZONE},
    [COMPONENT_ALARM] = {"VALARM", IN_EVENT | IN_TODO},
    [COMPONENT_AVAILABILITY] = {"VAVAILABILITY", IN_CALENDAR},
    [COMPONENT_AVAILABLE] = {"AVAILABLE", IN_AVAILABILITY},
    [COMPONENT_PARTICIPANT] = {"PARTICIPANT", IN_DATED | IN_FREEBUSY},
    [COMPONENT_LOCATION] = {"VLOCATION", IN_DATED | IN_FREEBUSY | IN_PARTICIPANT | IN_ALARM},
    [COMPONENT_RESOURCE] = {"VRESOURCE", IN_DATED | IN_FREEBUSY | IN_PARTICIPANT},
};

#define PROPERTY(id, text, kind, ...) [PROPERTY_##id] = {.name = (text), .type = TYPE_##kind, __VA_ARGS__},
static const PropertyRow properties[PROPERTY_COUNT] = {
#include "verify_properties.def"
};
#undef PROPERTY

static const ParameterRow parameters[] = {
    {"ALTREP", NULL, true},
    {"CN", NULL, false},
    {"CUTYPE", &user_types, false},
    {"DELEGATED-FROM", NULL, true},
    {"DELEGATED-TO", NULL, true},
    {"DERIVED", &truths, false},
    {"DIR", NULL, true},
    {"DISPLAY", NULL, false},
    {"EMAIL", NULL, false},
    {"ENCODING", &encodings, false},
    {"FBTYPE", NULL, false},
    {"FEATURE", NULL, false},
    {"FILENAME", NULL, false},
    {"FMTTYPE", NULL, false},
    {"GAP", NULL, false},
    {"LABEL", NULL, false},
    {"LANGUAGE", NULL, false},
    {"LINKREL", NULL, false},
    {"MANAGED-ID", NULL, false},
    {"MEMBER", NULL, true},
    {"ORDER", NULL, false},
    {"PARTSTAT", &answers, false},
    {"RANGE", &ranges, false},
    {"RELATED", &ends, false},
    {"RELTYPE", NULL, false},
    {"ROLE", &roles, false},
    {"RSVP", &truths, false},
    {"SCHEDULE-AGENT", NULL, false},
    {"SCHEDULE-FORCE-SEND", NULL, false},
    {"SCHEDULE-STATUS", NULL, false},
    {"SCHEMA", NULL, false},
    {"SENT-BY", NULL, true},
    {"SIZE", NULL, false},
    {"TZID", NULL, false},
    {"VALUE", NULL, false},
};

static const TypeRow types[TYPE_COUNT] = {
    [TYPE_TEXT] = {"TEXT", NULL, ""},
    [TYPE_BINARY] = {"BINARY", text_fits_binary, "UERGCg=="},
    [TYPE_BOOLEAN] = {"BOOLEAN", NULL, "TRUE"},
    [TYPE_CAL_ADDRESS] = {"CAL-ADDRESS", NULL, "mailto:lin@example.com"},
    [TYPE_DATE] = {"DATE", text_fits_date, "20260302"},
    [TYPE_DATE_TIME] = {"DATE-TIME", text_fits_date_time, "20260302T090000"},
    [TYPE_DURATION] = {"DURATION", text_fits_duration, "PT15M"},
    [TYPE_FLOAT] = {"FLOAT", text_fits_float, "31.2304"},
    [TYPE_GEO] = {"FLOAT", text_fits_geo, "31.2304;121.4737"},
    [TYPE_INTEGER] = {"INTEGER", text_fits_integer, "3"},
    [TYPE_OPAQUE] = {"TEXT", NULL, ""},
    [TYPE_PERIOD] = {"PERIOD", text_fits_period, "20260302T090000Z/PT1H"},
    [TYPE_RECUR] = {"RECUR", NULL, "FREQ=WEEKLY;BYDAY=MO"},
    [TYPE_TIME] = {"TIME", text_fits_time, "090000"},
    [TYPE_UID] = {"UID", NULL, ""},
    [TYPE_URI] = {"URI", NULL, "https://example.com/"},
    [TYPE_UTC_OFFSET] = {"UTC-OFFSET", text_fits_offset, "+0800"},
    [TYPE_XML_REFERENCE] = {"XML-REFERENCE", NULL, ""},
};

// ---- names --------------------------------------------------------------------------------------------------------

bool word_is(Str said, const char *word) {
  Str other = str_of(word);
  return said.n == other.n && strncasecmp(said.at, other.at, said.n) == 0;
}

bool is_extension(Str name) { return str_starts_any_case(name, S("X-")); }

const ComponentRow *component_row(ComponentId id) { return &components[id]; }

ComponentId component_find(Str name) {
  for (size_t i = 0; i < COMPONENT_OTHER; i++)
    if (word_is(name, components[i].name)) return (ComponentId)i;
  return COMPONENT_OTHER;
}

const PropertyRow *property_row(PropertyId id) { return &properties[id]; }

static int compare_names(Str said, Str name) {
  int order = strncasecmp(said.at, name.at, said.n < name.n ? said.n : name.n);
  return order ? order : (said.n > name.n) - (said.n < name.n);
}

PropertyId property_find(Str name) {
  for (size_t low = 0, high = COUNT(properties); low < high;) {
    size_t middle = low + (high - low) / 2;
    int order = compare_names(name, str_of(properties[middle].name));
    if (order == 0) return (PropertyId)middle;
    *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
  }
  return PROPERTY_COUNT;
}

const ParameterRow *parameter_find(Str name) {
  for (size_t i = 0; i < COUNT(parameters); i++)
    if (word_is(name, parameters[i].name)) return &parameters[i];
  return NULL;
}

const TypeRow *form_row(TypeId id) { return &types[id]; }

TypeId form_find(Str name) {
  size_t i = 0;
  while (i < TYPE_COUNT && !word_is(name, types[i].name)) i++;
  return (TypeId)i;
}

void component_names(Arena *arena, StrList *out) {
  for (size_t i = 0; i < COMPONENT_OTHER; i++) PUSH(arena, out, str_of(components[i].name));
}

void property_names(Arena *arena, StrList *out) {
  for (size_t i = 0; i < PROPERTY_COUNT; i++) PUSH(arena, out, str_of(properties[i].name));
}

void parameter_names(Arena *arena, StrList *out) {
  for (size_t i = 0; i < COUNT(parameters); i++) PUSH(arena, out, str_of(parameters[i].name));
}

// ---- words --------------------------------------------------------------------------------------------------------

const Word *word_find(const WordList *list, Str said) {
  for (size_t i = 0; i < list->n; i++)
    if (word_is(said, list->at[i].word)) return &list->at[i];
  return NULL;
}

Str words_listed(Arena *arena, const WordList *list, unsigned in) {
  StrList words = {0};
  for (size_t i = 0; i < list->n; i++)
    if (!list->at[i].in || (list->at[i].in & in)) PUSH(arena, &words, str_of(list->at[i].word));
  return str_join(arena, &words, S(", "));
}

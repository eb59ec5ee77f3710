// verify_property: one property against its row of the table, and into the memory of the component that it is in.
//
// Invariant: what a frame remembers has the right form, so that verify_close.c need not ask again.
#include "verify_parts.h"

#include <string.h>

// ---- where and how often ------------------------------------------------------------------------------------------

static void check_presence(Verify *v, Frame *frame, const PropertyRow *row) {
  const ContentLine *line = &v->line;
  unsigned bit = 1U << frame->id;
  Str component = str_of(component_row(frame->id)->name);
  if (!(bit & (row->one | row->many))) {
    if (!is_extension(line->name))
      say(v, V127, line->name, ARGS(arg("name", str_of(row->name)), arg("component", component)));
    return;
  }
  if (!line->value.n && (bit & row->must)) return; // as if it were not there
  if (frame->seen[line->property]++ == 0) {
    frame->line[line->property] = v->line_number;
    return;
  }
  frame->seen[line->property] = 2;
  if (row->one & bit)
    say(v, V129, line->name,
        ARGS(arg("name", str_of(row->name)), arg("component", component),
             arg_n("first", (long)frame->line[line->property])));
}

// ---- the type of its value ----------------------------------------------------------------------------------------

static Str types_listed(Arena *arena, const PropertyRow *row) {
  StrList names = {0};
  PUSH(arena, &names, str_of(form_row(row->type)->name));
  for (size_t i = 0; i < TYPE_COUNT; i++)
    if (row->also & 1U << i) PUSH(arena, &names, str_of(form_row((TypeId)i)->name));
  return str_join(arena, &names, S(", "));
}

// TYPE_COUNT, and said, for one that it cannot have.
static TypeId stated_type(Verify *v, const PropertyRow *row) {
  const Parameter *stated = parameter_of(&v->line, "VALUE");
  if (!stated) {
    if (row->stated)
      say(v, V147, v->line.name, ARGS(arg("name", str_of(row->name)), arg("list", str_of(form_row(row->type)->name))));
    return row->type;
  }
  if (word_is(stated->value, form_row(row->type)->name)) return row->type;
  TypeId type = form_find(stated->value);
  if (type < TYPE_COUNT && (row->also & 1U << type)) return type;
  if (is_extension(stated->value)) return TYPE_COUNT;
  Arena *scratch = arena_new();
  say(v, V145, stated->name,
      ARGS(arg("name", str_of(row->name)), arg("type", quoted_part(stated->value)),
           arg("list", types_listed(scratch, row))));
  arena_free(scratch);
  return TYPE_COUNT;
}

// ---- its value ----------------------------------------------------------------------------------------------------

// What is shown in full where it is missing is shown in the same way here: an alarm rings before, -PT15M.
static Str like_of(const PropertyRow *row, TypeId type) {
  Str whole = row->like ? str_of(row->like) : S("");
  ptrdiff_t colon = str_find_byte(whole, ':');
  if (row->type == type && type == TYPE_DURATION && colon >= 0) return str_from(whole, (size_t)colon + 1);
  return row->utc && type == TYPE_DATE_TIME ? S("20260302T010000Z") : str_of(form_row(type)->like);
}

static bool check_form(Verify *v, const PropertyRow *row, TypeId type, Str value) {
  const TypeRow *form = form_row(type);
  bool dated = row->also & TYPE_BIT(DATE);
  if (!form->fits || form->fits(value)) return true;
  if (type == TYPE_DATE_TIME && dated && text_fits_date(value))
    say(v, V146, v->line.name, ARGS(arg("name", str_of(row->name))));
  else
    say(v, V140, value.n ? value : v->line.name,
        ARGS(arg("value", quoted_part(value)), arg("type", str_of(form->name)), arg("like", like_of(row, type))));
  return false;
}

// Apple writes an empty URL where there is none.
static void check_uri(Verify *v, const PropertyRow *row, TypeId type, Str value) {
  if (!value.n && v->line.property == PROPERTY_URL) return;
  if ((type == TYPE_URI || type == TYPE_CAL_ADDRESS) && !text_fits_uri(value))
    say(v, V193, value.n ? value : v->line.name,
        ARGS(arg("name", str_of(row->name)), arg("like", str_of(form_row(type)->like))));
}

static void check_utc(Verify *v, const PropertyRow *row, TypeId type, Str value) {
  bool utc = str_ends(value, S("Z")) || str_ends(value, S("z"));
  if (row->utc && type == TYPE_DATE_TIME && !utc) say(v, V144, value, ARGS(arg("name", str_of(row->name))));
}

static void check_number(Verify *v, const PropertyRow *row, Str value) {
  int number;
  if (row->least == row->most || !integer_parse(value, &number)) return;
  if (number >= row->least && number <= row->most) return;
  Arena *scratch = arena_new();
  Str most = row->most < 1000 ? str_format(scratch, "%d", row->most) : S("");
  say(v, V141, value, ARGS(arg("name", str_of(row->name)), arg_n("least", row->least), arg("most", most)));
  arena_free(scratch);
}

static void check_word(Verify *v, const Frame *frame, const PropertyRow *row, Str value) {
  if (!row->words || frame->id == COMPONENT_PARTICIPANT) return;
  const Word *word = word_find(row->words, value);
  if (word && (!word->in || (word->in & 1U << frame->id))) return;
  if (row->words->open && is_extension(value)) return;
  Arena *scratch = arena_new();
  say(v, row->words->open ? V143 : V142, value.n ? value : v->line.name,
      ARGS(arg("name", str_of(row->name)), arg("value", quoted_part(value)),
           arg("list", words_listed(scratch, row->words, 1U << frame->id)),
           arg("component", str_of(component_row(frame->id)->name))));
  arena_free(scratch);
}

// A zone belongs to a local time; a UTC time and a day have none (RFC 5545, 3.2.19).
static void check_zone(Verify *v, TypeId type, Str value) {
  const Parameter *zone = parameter_of(&v->line, "TZID");
  bool local = type == TYPE_DATE_TIME || type == TYPE_PERIOD;
  bool utc = local && str_find_byte(value, 'Z') >= 0;
  if (!zone) return;
  if (local && !utc)
    zone_use(v, zone->value);
  else
    say(v, V148, zone->name,
        ARGS(arg("name", v->line.name),
             arg_t("because", utc ? (Text){{"a time in UTC", " UTC 时间"}} : (Text){{"no time of day", "不是时刻"}})));
}

static void check_binary(Verify *v, TypeId type) {
  const Parameter *encoding = parameter_of(&v->line, "ENCODING");
  bool coded = encoding && word_is(encoding->value, "BASE64");
  if (coded != (type == TYPE_BINARY))
    say(v, V194, encoding ? encoding->name : v->line.name, ARGS(arg("name", v->line.name)));
}

// ---- what is remembered -------------------------------------------------------------------------------------------

static WhenKind kind_of(const Verify *v, TypeId type, Str value) {
  if (type == TYPE_DATE) return WHEN_DATE;
  if (str_ends(value, S("Z")) || str_ends(value, S("z"))) return WHEN_UTC;
  return parameter_of(&v->line, "TZID") ? WHEN_ZONED : WHEN_LOCAL;
}

static void remember_when(Verify *v, When *out, TypeId type, Str value) {
  const Parameter *zone = parameter_of(&v->line, "TZID");
  out->given = true;
  out->kind = kind_of(v, type, value);
  out->zone = zone ? verify_hash(zone->value) : 0;
  out->second = date_time_seconds(value);
  spot_of(v, value, &out->spot);
}

static void remember_dates(Verify *v, Frame *frame, TypeId type) {
  bool *seen = type == TYPE_DATE ? &frame->other_days : &frame->other_dates;
  if (!*seen) spot_of(v, v->line.value, type == TYPE_DATE ? &frame->days_spot : &frame->dates_spot);
  *seen = true;
}

static void remember_length(Verify *v, Frame *frame, Str value) {
  frame->has_length = true;
  frame->length = duration_seconds(value);
  frame->length_in_days = str_find_byte(value, 'T') < 0 && str_find_byte(value, 't') < 0;
  spot_of(v, v->line.value, &frame->length_spot);
}

static void remember_trigger(Verify *v, Frame *frame) {
  const Parameter *related = parameter_of(&v->line, "RELATED");
  if (!related || !word_is(related->value, "END")) return;
  frame->end_alarm = true;
  spot_of(v, related->name, &frame->alarm_spot);
}

static void remember(Verify *v, Frame *frame, TypeId type, Str value) {
  switch (v->line.property) {
  case PROPERTY_DTSTART: remember_when(v, &frame->start, type, value); break;
  case PROPERTY_DTEND:
  case PROPERTY_DUE: remember_when(v, &frame->end, type, value); break;
  case PROPERTY_DURATION: remember_length(v, frame, value); break;
  case PROPERTY_EXDATE:
  case PROPERTY_RDATE: remember_dates(v, frame, type); break;
  case PROPERTY_TRIGGER: remember_trigger(v, frame); break;
  case PROPERTY_RECURRENCE_ID: frame->recurrence = verify_hash(value); break;
  case PROPERTY_ACTION: frame->action = word_find(property_row(PROPERTY_ACTION)->words, value); break;
  case PROPERTY_UID:
    frame->uid = value.n ? verify_hash(value) : 0;
    spot_of(v, v->line.value, &frame->uid_spot);
    break;
  default: break;
  }
}

// ---- one property -------------------------------------------------------------------------------------------------

static void check_value(Verify *v, Frame *frame, const PropertyRow *row, TypeId type, Str value) {
  check_uri(v, row, type, value);
  if (!check_form(v, row, type, value)) return;
  check_utc(v, row, type, value);
  check_number(v, row, value);
  check_word(v, frame, row, value);
  remember(v, frame, type, value);
}

static void check_values(Verify *v, Frame *frame, const PropertyRow *row, TypeId type) {
  Str rest = v->line.value, value;
  check_zone(v, type, rest);
  check_binary(v, type);
  if (type == TYPE_TEXT) text_check(v, row);
  if (type == TYPE_RECUR) rule_check(v, frame);
  if (!row->list || !rest.n || type == TYPE_TEXT)
    check_value(v, frame, row, type, rest);
  else
    while (value_next(&rest, &value)) check_value(v, frame, row, type, value);
}

void property_take(Verify *v, Frame *frame) {
  ContentLine *line = &v->line;
  line->property = property_find(line->name);
  if (frame->id == COMPONENT_OTHER) return;
  if (line->property == PROPERTY_COUNT) {
    say_if_misspelt(v, line->name, property_names);
    return;
  }
  const PropertyRow *row = property_row(line->property);
  check_presence(v, frame, row);
  if (v->cut) return; // half a value is none
  TypeId type = stated_type(v, row);
  if (type < TYPE_COUNT) check_values(v, frame, row, type);
  if (row->look) row->look(v, frame);
}

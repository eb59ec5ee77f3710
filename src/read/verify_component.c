// verify_component: BEGIN and END: from content lines to a stack of components, and each property to the one it is in.
//
// Invariant: the stack follows what is written even where it is broken: an END closes the innermost component of its
// name and with it all that stand open in it; deeper than DEPTH_MAX components are only counted.
#include "verify_parts.h"

#include <string.h>

// ---- the first line -----------------------------------------------------------------------------------------------

static Text first_line_is(Str text) {
  if (str_starts(text, S("\xff\xfe")) || str_starts(text, S("\xfe\xff")))
    return (Text){{"it is in UTF-16; a calendar is in UTF-8", "它是 UTF-16 编码；日历要用 UTF-8"}};
  if (str_starts(str_trim(text), S("<")))
    return (Text){{"it is a page of HTML or XML, such as a page to sign in", "它是 HTML 或 XML 网页，例如登录页"}};
  return (Text){{"it does not begin with BEGIN:VCALENDAR", "它不是以 BEGIN:VCALENDAR 开头"}};
}

bool calendar_begins(Verify *v) {
  Str text = str_trim(v->line.text), name = text;
  for (size_t i = 0; i < text.n; i++)
    if (text.at[i] == ':' || text.at[i] == ';') {
      name = str_part(text, 0, i);
      break;
    }
  bool reads = name.n < text.n && (word_is(name, "BEGIN") || property_find(name) < PROPERTY_COUNT);
  v->begun = reads;
  v->given_up = !reads;
  spot_of(v, v->line.text, &v->head);
  v->headless = !word_is(str_part(text, 0, 15), "BEGIN:VCALENDAR");
  if (v->headless) say_at(v, V103, &v->head, ARGS(arg_t("found", first_line_is(v->line.text))));
  return reads;
}

// ---- frames -------------------------------------------------------------------------------------------------------

static Frame *innermost(Verify *v) { return v->depth ? &v->frames[v->depth - 1] : NULL; }

static bool fits_in(const Verify *v, ComponentId id, size_t depth) {
  unsigned within = component_row(id)->within;
  if (depth == 0) return within == 0 || v->headless;
  const Frame *parent = &v->frames[depth - 1];
  return parent->id == COMPONENT_OTHER || (within & 1U << parent->id);
}

static void say_misplaced(Verify *v, Str name) {
  if (v->depth)
    say(v, V122, name, ARGS(arg("name", name), arg("parent", str_of(component_row(innermost(v)->id)->name))));
  else
    tally(v, V123, name, NO_ARG);
}

static void pop_unclosed(Verify *v);

// What does not fit into the innermost component, but into one around it, comes behind an END that is missing.
static void place(Verify *v, ComponentId id, Str name) {
  size_t depth = v->depth;
  while (depth && !fits_in(v, id, depth)) depth--;
  if (!fits_in(v, id, depth) || (!depth && v->depth && v->headless)) {
    say_misplaced(v, name);
    return;
  }
  while (v->depth > depth) pop_unclosed(v);
}

static void note_component(Verify *v, Frame *parent, ComponentId id, Str name) {
  if (parent && parent->id == COMPONENT_CALENDAR) parent->filled = true;
  if (parent && (IN_RULES & 1U << id)) parent->has_rules = true;
  if (id == COMPONENT_EVENT) v->events++;
  if (id == COMPONENT_TODO) tally(v, V182, name, NO_ARG);
  if (id == COMPONENT_CALENDAR && v->calendars++ == 1) say(v, V124, name, NO_ARGS);
}

// In any case of letters.
static uint64_t name_hash(Str name) {
  uint64_t h = 0;
  for (size_t i = 0; i < name.n; i++) h = h * 31 + ((unsigned char)name.at[i] | 0x20);
  return h;
}

static void push(Verify *v, ComponentId id, Str name) {
  Frame *frame = &v->frames[v->depth++];
  memset(frame->seen, 0, sizeof frame->seen);
  frame->id = id;
  frame->name = name_hash(name);
  frame->uid = frame->recurrence = 0;
  frame->length = 0;
  frame->has_length = frame->length_in_days = frame->filled = frame->has_rules = frame->other_dates =
      frame->other_days = false;
  frame->end_alarm = frame->start.given = frame->end.given = frame->rule.given = false;
  frame->action = NULL;
  spot_of(v, v->line.text, &frame->begin);
}

static void begin(Verify *v) {
  static const Text what = {{"how deep components are nested", "组件嵌套的层数"}};
  Str name = str_trim(v->line.value);
  ComponentId id = component_find(name);
  if (v->depth == DEPTH_MAX) {
    if (v->lost++ == 0) say(v, V116, v->line.text, ARGS(arg_t("what", what), arg_n("most", DEPTH_MAX)));
    return;
  }
  if (id == COMPONENT_OTHER)
    say_if_misspelt(v, name, component_names);
  else
    place(v, id, name);
  note_component(v, innermost(v), id, name);
  push(v, id, name);
}

// ---- closing ------------------------------------------------------------------------------------------------------

static void pop(Verify *v) {
  Frame *frame = &v->frames[v->depth - 1];
  component_close(v, frame, v->depth > 1 ? frame - 1 : NULL);
  v->depth--;
}

static void pop_unclosed(Verify *v) {
  const Frame *frame = &v->frames[v->depth - 1];
  bool known = frame->id < COMPONENT_OTHER;
  Str name = known ? str_of(component_row(frame->id)->name) : str_from((Str){frame->begin.text, frame->begin.n}, 6);
  say_at(v, V120, &frame->begin, ARGS(arg("name", str_trim(name))));
  pop(v);
}

static void end(Verify *v) {
  Str name = str_trim(v->line.value);
  uint64_t hash = name_hash(name);
  size_t depth = v->depth;
  if (v->lost) {
    v->lost--;
    return;
  }
  while (depth && v->frames[depth - 1].name != hash) depth--;
  if (!depth) {
    say(v, V121, v->line.text, ARGS(arg("name", quoted_part(name))));
    return;
  }
  while (v->depth > depth) pop_unclosed(v);
  pop(v);
}

void components_end(Verify *v) {
  while (v->depth) pop_unclosed(v);
}

// ---- lines --------------------------------------------------------------------------------------------------------

static bool is_outside(Verify *v) {
  if (v->depth) return false;
  if (v->calendars) tally(v, V123, v->line.text, NO_ARG);
  return true;
}

void component_take(Verify *v) {
  if (!line_split(v)) return;
  if (word_is(v->line.name, "BEGIN"))
    begin(v);
  else if (word_is(v->line.name, "END"))
    end(v);
  else if (!is_outside(v) && !v->lost)
    property_take(v, innermost(v));
}

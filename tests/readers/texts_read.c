// texts_read: the texts of a calendar as libical reads them, as JSON; nothing of sopcal is in it: texts_read FILE.ics
#include <jansson.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *bytes_of(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) exit(1);
  size_t n = (size_t)ftell(file);
  char *bytes = calloc(1, n + 1);
  rewind(file);
  if (!bytes || fread(bytes, 1, n, file) != n) exit(1);
  fclose(file);
  return bytes;
}

static json_t *text_of(const char *text) { return json_string(text ? text : ""); }

static json_t *extension(icalcomponent *calendar, const char *name) {
  for (icalproperty *p = icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY); p;
       p = icalcomponent_get_next_property(calendar, ICAL_X_PROPERTY))
    if (strcmp(icalproperty_get_x_name(p), name) == 0) return text_of(icalproperty_get_x(p));
  return text_of("");
}

static json_t *categories_of(icalcomponent *event) {
  json_t *out = json_array();
  for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_CATEGORIES_PROPERTY); p;
       p = icalcomponent_get_next_property(event, ICAL_CATEGORIES_PROPERTY))
    json_array_append_new(out, text_of(icalproperty_get_categories(p)));
  return out;
}

static json_t *event_of(icalcomponent *event) {
  json_t *out = json_object();
  json_object_set_new(out, "summary", text_of(icalcomponent_get_summary(event)));
  json_object_set_new(out, "description", text_of(icalcomponent_get_description(event)));
  json_object_set_new(out, "categories", categories_of(event));
  return out;
}

int main(int argc, char **argv) {
  char *bytes = argc == 2 ? bytes_of(argv[1]) : NULL;
  icalcomponent *calendar = bytes ? icalparser_parse_string(bytes) : NULL;
  if (!calendar) return 1;
  json_t *out = json_object(), *events = json_array();
  icalproperty *name = icalcomponent_get_first_property(calendar, ICAL_NAME_PROPERTY);
  json_object_set_new(out, "name", text_of(name ? icalproperty_get_name(name) : ""));
  json_object_set_new(out, "about", extension(calendar, "X-WR-CALDESC"));
  json_object_set_new(out, "events", events);
  for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
    json_array_append_new(events, event_of(event));
  int failed = json_dumpf(out, stdout, JSON_COMPACT);
  json_decref(out);
  icalcomponent_free(calendar);
  free(bytes);
  return failed ? 1 : 0;
}

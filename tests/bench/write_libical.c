// write_libical: the feeds of a compiled plan, with every event built by libical for every feed: write_libical
// PLAN.JSON DIR
//
// What a program does that shares nothing between people. Prints the milliseconds from the loaded JSON to the last file
// closed; the folders are made before.
#include <errno.h>
#include <jansson.h>
#include <libical/ical.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static const char *zone;

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1000000;
}

static const char *text(const json_t *map, const char *key) {
  const char *value = json_string_value(json_object_get(map, key));
  return value ? value : "";
}

static struct icaltimetype day(const char *date) {
  struct icaltimetype time = {.is_date = 1};
  if (sscanf(date, "%d-%d-%d", &time.year, &time.month, &time.day) != 3) stop(date);
  return time;
}

static struct icaltimetype moment(const char *date, const char *clock) {
  struct icaltimetype time = day(date);
  time.is_date = 0;
  if (sscanf(clock, "%d:%d", &time.hour, &time.minute) != 2) stop(clock);
  return icaltime_normalize(time);
}

static void add_time(icalcomponent *event, icalproperty *property) {
  icalproperty_add_parameter(property, icalparameter_new_tzid(zone));
  icalcomponent_add_property(event, property);
}

static void add_when(icalcomponent *event, const json_t *source) {
  const char *first = text(source, "first"), *last = text(source, "last");
  if (json_is_true(json_object_get(source, "all_day"))) {
    struct icaltimetype end = day(last);
    icaltime_adjust(&end, 1, 0, 0, 0);
    icalcomponent_add_property(event, icalproperty_new_dtstart(day(first)));
    icalcomponent_add_property(event, icalproperty_new_dtend(end));
    return;
  }
  add_time(event, icalproperty_new_dtstart(moment(first, text(source, "from"))));
  add_time(event, icalproperty_new_dtend(moment(last, text(source, "to"))));
}

static icalcomponent *event_of(const json_t *source, const char *person, struct icaltimetype stamp) {
  char uid[512];
  icalcomponent *event = icalcomponent_new_vevent();
  snprintf(uid, sizeof uid, "%s %s", text(source, "identity"), person);
  icalcomponent_add_property(event, icalproperty_new_uid(uid));
  icalcomponent_add_property(event, icalproperty_new_dtstamp(stamp));
  icalcomponent_add_property(event, icalproperty_new_lastmodified(stamp));
  icalcomponent_add_property(event, icalproperty_new_sequence(0));
  add_when(event, source);
  icalcomponent_add_property(event, icalproperty_new_summary(text(source, "summary")));
  icalcomponent_add_property(event, icalproperty_new_description(text(source, "description")));
  icalcomponent_add_property(event, icalproperty_new_categories(text(source, "categories")));
  icalcomponent_add_property(event, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  return event;
}

static void path_of(const char *folder, const json_t *feed, char path[PATH_MAX]) {
  snprintf(path, PATH_MAX, "%s/%s", folder, text(feed, "path"));
}

static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    if (mkdir(path, 0755) != 0 && errno != EEXIST) stop(path);
    *slash = '/';
  }
}

static void write_feed(const json_t *plan, const json_t *feed, const char *folder, struct icaltimetype stamp) {
  const json_t *events = json_object_get(plan, "events"), *numbers = json_object_get(feed, "events");
  icalcomponent *calendar = icalcomponent_new_vcalendar();
  icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar, icalproperty_new_prodid("-//bench//bench//EN"));
  for (size_t i = 0; i < json_array_size(numbers); i++) {
    const json_t *source = json_array_get(events, (size_t)json_integer_value(json_array_get(numbers, i)));
    icalcomponent_add_component(calendar, event_of(source, text(feed, "person"), stamp));
  }
  char *bytes = icalcomponent_as_ical_string_r(calendar), path[PATH_MAX];
  path_of(folder, feed, path);
  FILE *file = fopen(path, "wx");
  if (!file || fputs(bytes, file) < 0 || fclose(file) != 0) stop(path);
  icalmemory_free_buffer(bytes);
  icalcomponent_free(calendar);
}

int main(int argc, char **argv) {
  json_error_t error;
  json_t *plan = argc == 3 ? json_load_file(argv[1], 0, &error) : NULL;
  if (!plan) return 2;
  const json_t *feeds = json_object_get(plan, "feeds");
  zone = text(json_object_get(plan, "plan"), "timezone");
  time_t made = (time_t)json_integer_value(json_object_get(plan, "stamp"));
  struct icaltimetype stamp = icaltime_from_timet_with_zone(made, 0, icaltimezone_get_utc_timezone());
  for (size_t i = 0; i < json_array_size(feeds); i++) {
    char path[PATH_MAX];
    path_of(argv[2], json_array_get(feeds, i), path);
    make_folders(path);
  }
  double begun = now();
  for (size_t i = 0; i < json_array_size(feeds); i++) write_feed(plan, json_array_get(feeds, i), argv[2], stamp);
  printf("%.3f\n", now() - begun);
  return 0;
}

// texts_write: calendars of any texts, by the way that a build takes: texts_write STEM...
//
// STEM.json holds the texts (tests/readers/texts.py); STEM.ics gets the calendar, an all-day event a day.
#include <stdio.h>
#include <stdlib.h>

#include "../../src/write/room.h"

enum { FIRST_DAY = 20514, STAMP = 1767225600, BYTES_MAX = 1 << 26 }; // 2026-03-02; 2026-01-01T00:00:00Z

static Str said(const Value *map, Str key) { return value_get(map, key)->text; }

static const Event *event_of(EventMaker *maker, const Value *source, size_t n) {
  Event event = {.identity = str_format(maker->arena, "texts/%zu", n),
                 .summary = said(source, S("summary")),
                 .description = said(source, S("description")),
                 .categories = said(source, S("categories")),
                 .first = FIRST_DAY + (Date)n,
                 .last = FIRST_DAY + (Date)n,
                 .at = WINDOW_NONE};
  return event_keep(maker, event);
}

static void write_calendar(Arena *arena, const Value *source, Buf *out) {
  Plan plan = {.about = {.id = S("texts"), .timezone = S("Asia/Shanghai")}, .zone = zone_find(S("Asia/Shanghai"))};
  Schedule schedule = {.plan = &plan};
  Feed feed = {.name = said(source, S("name")), .about = said(source, S("about"))};
  EventMaker maker = event_maker(arena, &schedule);
  const Value *events = value_get(source, S("events"));
  for (size_t i = 0; i < events->list.n; i++) PUSH(arena, &feed.events, event_of(&maker, events->list.at[i], i));
  IcsWriter writer;
  ics_begin(arena, &plan, STAMP, &writer);
  ics_write(&writer, out, &feed);
}

static bool make(const char *stem) {
  Arena *arena = arena_new();
  char *from = str_c(arena, str_format(arena, "%s.json", stem)), *to = str_c(arena, str_format(arena, "%s.ics", stem));
  Str why;
  FileRead file = file_read(arena, from, BYTES_MAX);
  const Value *source = json_read(arena, file.text, &why);
  Buf bytes = buf_in(arena);
  if (source) write_calendar(arena, source, &bytes);
  FILE *out = fopen(to, "wb");
  bool fine = source && out && fwrite(bytes.at, 1, bytes.n, out) == bytes.n;
  if (out) fine = fclose(out) == 0 && fine;
  arena_free(arena);
  return fine;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++)
    if (!make(argv[i])) {
      fprintf(stderr, "%s: no calendar could be made\n", argv[i]);
      return 1;
    }
  return 0;
}

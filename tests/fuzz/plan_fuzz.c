// plan_fuzz: any bytes as a whole plan: plan.yaml, then a second YAML file, then a piece, apart by lines of "%%%".
//
// The stages as `sopcal build` runs them, up to the calendars. The files lie in a folder of its own in memory.
#include "target.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sopcal/read.h"
#include "sopcal/write.h"

static const char *const names[] = {"plan.yaml", "campaigns.yaml", "content/persona/one.md"};
static char folder[] = "/dev/shm/sopcal-fuzz-XXXXXX";

static void remove_folder(void) {
  static const char *const all[] = {"plan.yaml",       "campaigns.yaml", "content/persona/one.md",
                                    "content/persona", "content",        "."};
  for (size_t i = 0; i < COUNT(all); i++) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, all[i]);
    (void)remove(path);
  }
}

static void make_folder(void) {
  static bool made;
  char path[128];
  if (made) return;
  made = true;
  MUST(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/content", folder);
  MUST(mkdir(path, 0700) == 0);
  snprintf(path, sizeof path, "%s/content/persona", folder);
  MUST(mkdir(path, 0700) == 0);
  atexit(remove_folder);
}

static void write_file(const char *name, Str text) {
  char path[128];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "wb");
  MUST(file && fwrite(text.n ? text.at : "", 1, text.n, file) == text.n);
  fclose(file);
}

static void write_plan(Str text) {
  for (size_t i = 0; i < COUNT(names); i++) {
    ptrdiff_t cut = i + 1 < COUNT(names) ? str_find(text, S("\n%%%\n")) : -1;
    size_t end = cut < 0 ? text.n : (size_t)cut + 1;
    write_file(names[i], str_part(text, 0, end));
    text = str_from(text, cut < 0 ? end : end + sizeof "%%%");
  }
}

// No line of a calendar may come from a text: each begins a property that we know, or goes on from the one before.
static void check_calendar(Str bytes) {
  MUST(str_starts(bytes, S("BEGIN:VCALENDAR\r\n")) && str_ends(bytes, S("END:VCALENDAR\r\n")));
  for (size_t i = 0; i < bytes.n; i++) {
    unsigned char c = (unsigned char)bytes.at[i];
    MUST(c >= ' ' || c == '\r' || c == '\n');
    if (c == '\n') MUST(i > 0 && bytes.at[i - 1] == '\r');
    if (c == '\r') MUST(i + 1 < bytes.n && bytes.at[i + 1] == '\n');
  }
}

static void write_calendars(Arena *arena, const Plan *plan, const Schedule *schedule) {
  FeedList feeds = {0};
  IcsWriter writer;
  Buf json = buf_in(arena);
  feeds_make(arena, schedule, &feeds);
  ics_begin(arena, plan, 0, &writer);
  for (size_t i = 0; i < feeds.n; i++) {
    Buf out = buf_in(arena);
    ics_write(&writer, &out, &feeds.at[i]);
    check_calendar(buf_str(&out));
  }
  plan_json_write(arena, &json, schedule, &feeds, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Diags *diags = diags_new(arena);
  Plan plan = {0};
  Schedule schedule = {0};
  ScheduleOptions options = {.today = DATE_NONE};
  make_folder();
  write_plan(input_text(arena, bytes, n));
  plan_read(arena, diags, &(ReadOptions){.folder = str_of(folder)}, &plan);
  if (given(&plan.head, "plan")) {
    model_resolve(arena, diags, &plan);
    model_check(arena, diags, &plan);
  }
  if (diags_count(diags, LEVEL_ERROR) == 0) {
    schedule_make(arena, diags, &plan, &options, &schedule);
    if (diags_count(diags, LEVEL_ERROR) == 0) write_calendars(arena, &plan, &schedule);
  }
  print_all(arena, diags);
  arena_free(arena);
  return 0;
}

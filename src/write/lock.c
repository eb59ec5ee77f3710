// lock: from what has been announced to the bytes of sopcal.lock, one line for each (model.h has the grammar).
//
// Invariant: what read/lock.c reads from these bytes is written as the same bytes; lines stand in the order of their
// identities' bytes, so that git merges what two branches announce.
#include "room.h"

#include <stdlib.h>

#define HEAD                                                                                                           \
  LOCK_HEAD " what has been announced, one line each: `sopcal lock` writes it, keep it in git / "                      \
            "已公布的内容，一行一项，由 sopcal lock 写入，请随计划放进 git\n"

// ---- values -------------------------------------------------------------------------------------------------------

static void add_key(Buf *out, const char *name, Str value) { buf_format(out, " %s=%.*s", name, STR(value)); }

static void add_text(Buf *out, const char *name, Str value) {
  if (value.n > 0 && str_find_byte(value, ' ') < 0 && str_find_byte(value, '"') < 0) {
    add_key(out, name, value);
    return;
  }
  buf_format(out, " %s=", name);
  json_write(out, value_text(out->arena, value), 0);
}

static void add_if_any(Buf *out, const char *name, Str value) {
  if (value.n > 0) add_text(out, name, value);
}

static Str days_text(Arena *arena, Span days) {
  if (days.first == days.last) return date_text(arena, days.first);
  return str_format(arena, "%.*s..%.*s", STR(date_text(arena, days.first)), STR(date_text(arena, days.last)));
}

static Str instant_text(Arena *arena, int64_t instant) {
  enum { DAY = 24 * 60 * 60 };
  int second = (int)(instant % DAY);
  return str_format(arena, "%.*sT%02d:%02d:%02dZ", STR(date_text(arena, (Date)(instant / DAY))), second / 3600,
                    second / 60 % 60, second % 60);
}

// ---- lines --------------------------------------------------------------------------------------------------------

static void add_sort(Buf *out, const LockEntry *entry) {
  if (entry->spent)
    buf_add(out, S(" spent"));
  else if (entry->gone)
    buf_format(out, " gone until=%.*s", STR(date_text(out->arena, entry->until)));
}

static void add_entry(Buf *out, const LockEntry *entry) {
  Arena *arena = out->arena;
  add_sort(out, entry);
  if (!entry->opening) add_key(out, "kind", str_of(lock_kind_names.name[entry->kind]));
  add_key(out, entry->opening ? "opens" : "on", days_text(arena, entry->on));
  add_if_any(out, "at", window_format(arena, entry->window));
  add_if_any(out, "channel", entry->channel);
  add_if_any(out, "piece", entry->piece);
  if (entry->minutes) buf_format(out, " minutes=%d", entry->minutes);
  add_if_any(out, "people", str_join(arena, &entry->people, S(",")));
  add_if_any(out, "by", entry->by);
  if (!entry->spent) add_text(out, "title", entry->title);
  add_if_any(out, "digest", entry->digest);
  buf_format(out, " seq=%d", entry->seq);
  add_key(out, "changed", instant_text(arena, entry->changed));
}

static void add_staff(Buf *out, const LockStaff *staff) {
  buf_add(out, S(" staff"));
  add_if_any(out, "role", staff->role);
  add_if_any(out, "store", staff->store);
  add_if_any(out, "region", staff->region);
  add_if_any(out, "channels", str_join(out->arena, &staff->channels, S(",")));
}

// ---- the file -----------------------------------------------------------------------------------------------------

typedef struct NamedLine {
  Str name;
  const LockEntry *entry; // NULL: of somebody
  const LockStaff *staff;
} NamedLine;
typedef LIST(NamedLine) NamedLines;

static int by_name(const void *a, const void *b) {
  return str_cmp(((const NamedLine *)a)->name, ((const NamedLine *)b)->name);
}

static void add_lines(Arena *arena, NamedLines *out, const LockEntries *entries) {
  for (size_t i = 0; i < entries->n; i++)
    PUSH(arena, out, ((NamedLine){.name = lock_name(arena, &entries->at[i]), .entry = &entries->at[i]}));
}

void lock_write(Buf *out, const Lock *lock) {
  NamedLines lines = {0};
  add_lines(out->arena, &lines, &lock->entries);
  add_lines(out->arena, &lines, &lock->own);
  for (size_t i = 0; i < lock->staff.n; i++)
    PUSH(out->arena, &lines, ((NamedLine){.name = lock->staff.at[i].name, .staff = &lock->staff.at[i]}));
  if (lines.n) qsort(lines.at, lines.n, sizeof *lines.at, by_name);
  buf_add(out, S(HEAD));
  if (lock->key.n) buf_format(out, LOCK_KEY "%.*s\n", STR(lock->key));
  for (size_t i = 0; i < lines.n; i++) {
    buf_add(out, lines.at[i].name);
    if (lines.at[i].entry)
      add_entry(out, lines.at[i].entry);
    else
      add_staff(out, lines.at[i].staff);
    buf_byte(out, '\n');
  }
}

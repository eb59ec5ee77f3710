// verify: from the bytes of a feed, as they come, to lines with those that continue them.
//
// A line is complete when the next one begins with no blank. Invariant: `raw` holds at most LINE_KEPT bytes, of the
// beginning of the line and its continuations; what is not kept is counted, so that later places are right.
#include "verify_parts.h"

#include <string.h>

Verify *verify_begin(Arena *arena, Diags *diags, Str path) {
  Verify *v = NEW(arena, Verify);
  v->arena = arena;
  v->diags = diags;
  v->path = path;
  v->scope = arena_new();
  v->raw = (Buf){.at = NEW_N(arena, char, LINE_KEPT), .cap = LINE_KEPT, .arena = arena};
  v->unfolded = buf_in(arena);
  return v;
}

static void say_cut(Verify *v) {
  static const Text what = {{"a line's length in bytes", "一行的字节数"}};
  const Physical whole = {.n = v->raw.n, .before = v->at};
  Spot spot;
  spot_of_physical(v, &whole, 0, 1, &spot);
  say_at(v, V116, &spot, ARGS(arg_t("what", what), arg_n("most", LINE_KEPT)));
}

static void finish_line(Verify *v) {
  if (v->cut) say_cut(v);
  lines_take(v);
  v->raw.n = 0;
  v->at = v->next;
  v->line_ended = v->cut = false;
}

static void keep(Verify *v, Str bytes) {
  size_t room = LINE_KEPT - v->raw.n;
  if (bytes.n > room) v->cut = true;
  buf_add(&v->raw, str_part(bytes, 0, room));
  v->next.bytes += bytes.n;
}

bool verify_take(Verify *v, Str bytes) {
  while (bytes.n && !v->given_up) {
    if (v->line_ended && bytes.at[0] != ' ' && bytes.at[0] != '\t') finish_line(v);
    const char *end = memchr(bytes.at, '\n', bytes.n);
    size_t n = end ? (size_t)(end - bytes.at) + 1 : bytes.n;
    keep(v, str_part(bytes, 0, n));
    v->line_ended = end != NULL;
    v->next.lines += v->line_ended;
    bytes = str_from(bytes, n);
  }
  return !v->given_up;
}

static void say_empty(Verify *v) {
  static const Text empty = {{"it is empty", "它是空的"}};
  const Spot nowhere = {.n = 0};
  if (!v->begun && !v->given_up) say_at(v, V103, &nowhere, ARGS(arg_t("found", empty)));
}

static void say_size(Verify *v) {
  enum { EVENTS_MOST = 1000, BYTES_MOST = 1000000 };
  if (v->events > EVENTS_MOST) say_at(v, V183, &v->head, ARGS(arg_n("n", (long)v->events), arg_n("most", EVENTS_MOST)));
  if (v->next.bytes > BYTES_MOST) {
    size_t tenths = (v->next.bytes + BYTES_MOST / 10 - 1) / (BYTES_MOST / 10); // rounded up: too large must look so
    say_at(v, V184, &v->head, ARGS(arg("size", str_format(v->arena, "%zu.%zu MB", tenths / 10, tenths % 10))));
  }
}

void verify_end(Verify *v) {
  if (v->raw.n && !v->given_up) finish_line(v);
  components_end(v);
  say_empty(v);
  if (v->begun) say_size(v);
  if (!v->given_up) say_tallies(v);
}

void verify_free(Verify *v) {
  arena_free(v->scope);
  arena_free(v->uids.arena);
}

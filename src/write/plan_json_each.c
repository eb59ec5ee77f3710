// plan_json_each: what plan.json has of each person and each calendar. Ten thousand people carry out a hundred items
// and have a hundred events each: a value for each, or a format for each number, would be most of a build.
//
// Invariant: a list of people is written once and copied wherever the same list stands; only its place is kept.
#include "room.h"

#include <string.h>

enum { NUMBER_DIGITS = 20 };

// ---- people -------------------------------------------------------------------------------------------------------

typedef struct Bytes {
  size_t from, n;
} Bytes;

static void add_ids(Buf *out, const People *people) {
  buf_byte(out, '[');
  for (size_t i = 0; i < people->n; i++) {
    if (i > 0) buf_byte(out, ',');
    json_text(out, people->at[i]->head.id);
  }
  buf_byte(out, ']');
}

static void add_again(Buf *out, const Bytes *bytes) {
  char *to = buf_room(out, bytes->n);
  memcpy(to, out->at + bytes->from, bytes->n);
  out->n += bytes->n;
}

// Items that the same people carry out share their list (schedule/assign.c), which is known by where it lies.
void plan_json_people(Buf *out, PeopleTexts *texts, const People *people) {
  Str list = {(const char *)people, sizeof *people};
  Bytes *known = map_get(&texts->known, list);
  buf_add(out, S(",\"people\":"));
  if (known) {
    add_again(out, known);
    return;
  }
  known = NEW(texts->arena, Bytes);
  known->from = out->n;
  add_ids(out, people);
  known->n = out->n - known->from;
  map_put(texts->arena, &texts->known, list, known);
}

// ---- calendars ----------------------------------------------------------------------------------------------------

static char *put_number(char *to, size_t number) {
  char digits[NUMBER_DIGITS];
  size_t n = 0;
  do digits[n++] = (char)('0' + number % 10);
  while (number /= 10);
  while (n) *to++ = digits[--n];
  return to;
}

static void add_numbers(Buf *out, const Feed *feed, const size_t *numbers) {
  char *from = buf_room(out, feed->events.n * (NUMBER_DIGITS + 1)), *to = from;
  for (size_t i = 0; i < feed->events.n; i++) {
    if (i > 0) *to++ = ',';
    to = put_number(to, numbers[feed->events.at[i]->index] - 1);
  }
  out->n += (size_t)(to - from);
}

void plan_json_feed(Buf *out, const Feed *feed, const size_t *numbers) {
  buf_add(out, S("{\"path\":"));
  json_text(out, feed->path);
  buf_add(out, S(",\"name\":"));
  json_text(out, feed->name);
  buf_add(out, S(",\"about\":"));
  json_text(out, feed->about);
  buf_add(out, S(",\"person\":"));
  plan_json_text(out, feed->person ? feed->person->head.id : S(""));
  buf_add(out, S(",\"events\":["));
  add_numbers(out, feed, numbers);
  buf_add(out, S("]}"));
}

void plan_json_text(Buf *out, Str text) {
  if (text.n)
    json_text(out, text);
  else
    buf_add(out, S("null"));
}

// marks: which days of a range are covered by some spans, however many spans there are.
//
// Spans are marked first; after marks_end a span is asked for in one step. Invariant then: counts[i] is how many of the
// first i days of the range are covered.
#include "room.h"

static size_t length_of(const Marks *marks) { return (size_t)(marks->range.last - marks->range.first) + 1; }

Marks marks_begin(Arena *arena, Span range) {
  Marks marks = {.range = range};
  marks.counts = NEW_N(arena, int, length_of(&marks) + 1);
  return marks;
}

// The part of the days within the range; false when there is none.
static bool clip(const Marks *marks, Span *days) {
  if (!span_meets(marks->range, *days)) return false;
  if (days->first < marks->range.first) days->first = marks->range.first;
  if (days->last > marks->range.last) days->last = marks->range.last;
  return true;
}

// Until marks_end: how many spans begin on a day, less those that ended on the day before.
void marks_add(Marks *marks, Span days) {
  if (!clip(marks, &days)) return;
  marks->counts[days.first - marks->range.first]++;
  marks->counts[days.last + 1 - marks->range.first]--;
}

void marks_end(Marks *marks) {
  int open = 0, covered = 0;
  for (size_t i = 0; i <= length_of(marks); i++) {
    open += marks->counts[i];
    marks->counts[i] = covered;
    covered += open > 0;
  }
}

bool marks_meet(const Marks *marks, Span days) {
  if (!clip(marks, &days)) return false;
  return marks->counts[days.last + 1 - marks->range.first] > marks->counts[days.first - marks->range.first];
}

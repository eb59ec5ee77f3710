// touches_running: which of several running campaigns has the say on how often a customer is reached: the shortest in
// days, then the one with the smaller cap.
//
// They are laid over the windows strongest first, for each segment by itself, each where none lies yet: however many
// there are, a window is given to a segment once. Invariant: a row's winner in a window is the strongest opening that
// runs there and is for that segment, or for everybody.
#include "touches.h"

#include <stdlib.h>

enum { LONGEST_MONTH = 31 };

static int compare(long a, long b) { return (a > b) - (a < b); }

static long rank(const Cap *cap) { return cap->n == CAP_MONTH_DAYS ? LONGEST_MONTH : cap->n; }

// Of equals the first in the schedule.
static int by_strength(const void *a, const void *b) {
  const Running *x = a, *y = b;
  const Span *days = &x->opening->days, *others = &y->opening->days;
  int order = compare((long)days->last - days->first, (long)others->last - others->first);
  if (!order) order = compare(rank(x->cap), rank(y->cap));
  return order ? order : (x->opening > y->opening) - (x->opening < y->opening);
}

// The first window that does not end before a day.
static size_t window_from(const CapWindows *windows, Date day) {
  size_t low = 0, high = windows->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (windows->at[middle].last < day)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// The first window from one on that has no winner in a row; what lies on the way is pointed there.
static size_t next_free(const Reign *reign, size_t row, size_t window) {
  uint32_t *next = &reign->next[row * (reign->windows + 1)];
  size_t end = window;
  while (next[end] != end) end = next[end];
  while (next[window] != end) {
    size_t step = next[window];
    next[window] = (uint32_t)end;
    window = step;
  }
  return end;
}

static void lay_over(Reign *reign, size_t number, const CapWindows *windows) {
  const Opening *opening = reign->running.at[number].opening;
  uint64_t audience = audience_of(opening->audience);
  size_t first = window_from(windows, opening->days.first);
  for (size_t row = 0; row < reign->rows; row++) {
    bool nobodys = row == reign->rows - 1;
    if (audience != ALL_AUDIENCES && (nobodys || !(audience >> row & 1))) continue;
    for (size_t w = first; (w = next_free(reign, row, w)) < windows->n && windows->at[w].first <= opening->days.last;) {
      reign->winner[row * reign->windows + w] = (uint32_t)number + 1;
      reign->next[row * (reign->windows + 1) + w] = (uint32_t)w + 1;
    }
  }
}

Reign reign_make(Arena *arena, const RunningList *running, size_t segments, const CapWindows *windows) {
  Reign reign = {.running = *running, .rows = segments + 1, .windows = windows->n};
  if (!running->n) return reign;
  qsort(reign.running.at, reign.running.n, sizeof *reign.running.at, by_strength);
  reign.winner = NEW_N(arena, uint32_t, reign.rows * reign.windows);
  reign.next = NEW_N(arena, uint32_t, reign.rows * (reign.windows + 1));
  for (size_t row = 0; row < reign.rows; row++)
    for (size_t w = 0; w <= reign.windows; w++) reign.next[row * (reign.windows + 1) + w] = (uint32_t)w;
  for (size_t i = 0; i < reign.running.n; i++) lay_over(&reign, i, windows);
  return reign;
}

size_t reign_winner(const Reign *reign, size_t row, size_t window) {
  return reign->running.n ? reign->winner[row * reign->windows + window] : 0;
}

// nearest: from a word nobody knows to the known ones it was probably meant to be. A wrong hint costs more than none.
//
// The distance is optimal string alignment (insert, delete, replace, swap two neighbours; no part edited twice) over
// code points, ASCII letters without their case. Invariant: only three rows of the table exist, on the stack, so words
// longer than WORD_MAX have no neighbours; no key or id may be that long.
#include "sopcal/base.h"

enum { WORD_MAX = 128, FAR_AWAY = WORD_MAX };

typedef struct Word {
  size_t n;
  uint32_t at[WORD_MAX];
} Word;

static uint32_t lower(uint32_t c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; }

static bool word_of(Str s, Word *out) {
  out->n = 0;
  for (size_t at = 0; at < s.n;) {
    if (out->n == WORD_MAX) return false;
    uint32_t c;
    at = utf8_next(s, at, &c);
    out->at[out->n++] = lower(c);
  }
  return true;
}

static int least(int a, int b) { return a < b ? a : b; }

// Row i of the table: the distance from the first i letters of a to each beginning of b.
static void fill_row(const Word *a, const Word *b, size_t i, int *row, const int *above, const int *above2) {
  row[0] = (int)i;
  for (size_t j = 1; j <= b->n; j++) {
    uint32_t x = a->at[i - 1], y = b->at[j - 1];
    int best = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (x != y));
    bool swapped = i > 1 && j > 1 && x == b->at[j - 2] && y == a->at[i - 2];
    row[j] = swapped ? least(best, above2[j - 2] + 1) : best;
  }
}

static int distance(const Word *a, const Word *b) {
  int rows[3][WORD_MAX + 1];
  for (size_t j = 0; j <= b->n; j++) rows[0][j] = (int)j;
  for (size_t i = 1; i <= a->n; i++) fill_row(a, b, i, rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
  return rows[a->n % 3][b->n];
}

// The distance when it is near enough to be meant, else FAR_AWAY. The difference in length is a lower bound.
static int near_distance(const Word *word, Str candidate) {
  Word other;
  if (!word_of(candidate, &other)) return FAR_AWAY;
  int length = (int)word->n, other_length = (int)other.n;
  int limit = least(length / 3, 3);
  if (length - other_length > limit || other_length - length > limit) return FAR_AWAY;
  int d = distance(word, &other);
  return d <= limit && 2 * d < other_length ? d : FAR_AWAY;
}

StrList str_nearest(Arena *arena, Str word, const StrList *candidates) {
  StrList found = {0};
  Word letters;
  int best = FAR_AWAY - 1;
  if (!word_of(word, &letters)) return found;
  for (size_t i = 0; i < candidates->n; i++) {
    int d = near_distance(&letters, candidates->at[i]);
    if (d > best) continue;
    if (d < best) found.n = 0;
    best = d;
    PUSH(arena, &found, candidates->at[i]);
  }
  return found;
}

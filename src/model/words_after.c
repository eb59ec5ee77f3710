// words_after: words are harmless right behind some texts: 别信, 不要相信, 所谓.
//
// A text and a word go together by a group that both are of, so that neither is multiplied by the other. Invariant:
// when a word is harmless behind texts that end together is worked out once, when they are first met.
#include "words_parts.h"

#include <string.h>

typedef enum Behind { NEVER, QUOTED, ALWAYS } Behind;

typedef struct Pair {
  size_t text, group;
} Pair;

static Str key_of(const Pair *pair) { return (Str){(const char *)pair, sizeof *pair}; }

static void put(Words *words, Pair pair, Behind behind) {
  Behind *known = map_get(&words->behind, key_of(&pair));
  if (known) {
    if (behind > *known) *known = behind;
    return;
  }
  Pair *kept = NEW(words->arena, Pair);
  Behind *value = NEW(words->arena, Behind);
  *kept = pair;
  *value = behind;
  map_put(words->arena, &words->behind, key_of(kept), value);
}

void words_group(Words *words, size_t id, size_t group) {
  Owners *groups = &words->sought.at[id].groups;
  if (groups->n && groups->at[groups->n - 1] == group) return;
  PUSH(words->arena, groups, (uint32_t)group);
}

void words_allow_after(Words *words, size_t id, size_t group, bool quoted) {
  words->sought.at[id].leads = true;
  put(words, (Pair){id, group}, quoted ? QUOTED : ALWAYS);
}

static Behind most_of_groups(const Words *words, size_t text, size_t word) {
  const Owners *groups = &words->sought.at[word].groups;
  Behind most = NEVER;
  for (size_t i = 0; i < groups->n && most < ALWAYS; i++) {
    Pair pair = {text, groups->at[i]};
    const Behind *known = map_get(&words->behind, key_of(&pair));
    if (known && *known > most) most = *known;
  }
  return most;
}

// The same texts end together again and again: one look-up for all of them, not one for each.
static Behind behind_texts(Words *words, const Stretch *leads, size_t n, uint32_t word) {
  uint32_t key[1 + WORD_LETTERS_MAX] = {word};
  for (size_t i = 0; i < n; i++) key[1 + i] = leads[i].of;
  const Behind *known = map_get(&words->met, (Str){(const char *)key, (1 + n) * sizeof *key});
  if (known) return *known;
  uint32_t *kept = NEW_N(words->arena, uint32_t, 1 + n);
  Behind *most = NEW(words->arena, Behind);
  memcpy(kept, key, (1 + n) * sizeof *key);
  for (size_t i = 0; i < n; i++) {
    Behind behind = most_of_groups(words, leads[i].of, word);
    if (behind > *most) *most = behind;
  }
  map_put(words->arena, &words->met, (Str){(const char *)kept, (1 + n) * sizeof *kept}, most);
  return *most;
}

// The first of the texts that end at a letter or behind it.
static size_t lead_at(const Words *words, size_t last) {
  size_t low = 0, high = words->leads.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (words->leads.at[middle].last < last)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool is_led(Words *words, const Stretch *hit) {
  uint32_t gap = words->units.at[hit->first].gap;
  if (!words->leads.n || !hit->first || gap & (GAP_WALL | GAP_PARTS)) return false;
  if (!words->sought.at[hit->of].groups.n) return false;
  size_t last = hit->first - 1, at = lead_at(words, last), n = 0; // no two that end here are of one length
  while (n < WORD_LETTERS_MAX && at + n < words->leads.n && words->leads.at[at + n].last == last) n++;
  return n && behind_texts(words, &words->leads.at[at], n, hit->of) >= (gap & GAP_CLAUSE ? QUOTED : ALWAYS);
}

// map: from strings to pointers, in the order of insertion.
//
// The entries are a list; beside it lies an open-addressed table of their numbers (0: free, i + 1: entry i). The table
// is a power of two and at most half full, so a probe ends soon. Invariant: every entry's number is in the table
// exactly once, reachable from its key's hash without crossing a free slot.
#include "sopcal/base.h"

#include <string.h>

enum { SLOTS_FIRST = 16 };

// Of eight bytes at a time; a multiplication carries them up, and the mix brings the high bits down to the low ones,
// which alone choose the slot.
static uint64_t mixed(uint64_t h) {
  h *= 0xd6e8feb86659fd93u;
  return h ^ h >> 32;
}

static uint64_t hash_of(Str key) {
  uint64_t h = mixed(key.n + 1), word;
  size_t at = 0;
  for (; key.n - at > sizeof word; at += sizeof word) {
    memcpy(&word, key.at + at, sizeof word);
    h = mixed(h ^ word);
  }
  word = 0;
  if (key.n > 0) memcpy(&word, key.at + at, key.n - at);
  return mixed(mixed(h ^ word));
}

// The slot of the key, or the free one where it would go.
static uint32_t *slot_of(const Map *map, Str key) {
  size_t mask = map->slot_count - 1;
  for (size_t i = hash_of(key) & mask;; i = (i + 1) & mask) {
    uint32_t *slot = &map->slots[i];
    if (*slot == 0 || str_eq(map->entries.at[*slot - 1].key, key)) return slot;
  }
}

void *map_get(const Map *map, Str key) {
  if (map->slot_count == 0) return NULL;
  uint32_t slot = *slot_of(map, key);
  return slot ? map->entries.at[slot - 1].value : NULL;
}

static void widen(Arena *arena, Map *map) {
  if (map->entries.n >= UINT32_MAX / 2) base_out_of_memory();
  map->slot_count = map->slot_count ? map->slot_count * 2 : SLOTS_FIRST;
  map->slots = NEW_N(arena, uint32_t, map->slot_count);
  for (size_t i = 0; i < map->entries.n; i++) *slot_of(map, map->entries.at[i].key) = (uint32_t)(i + 1);
}

bool map_put(Arena *arena, Map *map, Str key, void *value) {
  if (map->entries.n * 2 >= map->slot_count) widen(arena, map);
  uint32_t *slot = slot_of(map, key);
  if (*slot) return false;
  PUSH(arena, &map->entries, ((MapEntry){key, value}));
  *slot = (uint32_t)map->entries.n;
  return true;
}

// verify_names: what a feed calls things by: UIDs, each of one event only, and time zones, each defined once.
//
// UIDs are kept as hashes in an open-addressed table that doubles up to a bound; a chain of probes is bounded, too, so
// that no choice of UIDs makes it slow. Zones are kept by name for as long as their calendar. Invariant: where a bound
// ends the looking, it is said.
#include "verify_parts.h"

enum { SLOTS_FIRST = 1024, PROBES_MAX = 256, ZONE_KEPT = 256 };

// ---- UIDs ---------------------------------------------------------------------------------------------------------

static void say_bound(Verify *v, const Spot *spot, bool crowded) {
  static const Text many = {{"the number of UIDs", "UID 的个数"}},
                    alike = {{"the number of UIDs with nearly the same hash", "散列值相近的 UID 的个数"}};
  const Arg most = arg_n("most", crowded ? PROBES_MAX : UIDS_MAX);
  if (!v->uids.full) say_at(v, V116, spot, ARGS(arg_t("what", crowded ? alike : many), most));
  v->uids.full = true;
}

// The slot of the hash, or a free one; NULL when there are too many on the way.
static struct UidSlot *slot_of(const Uids *uids, uint64_t hash) {
  for (size_t i = 0; i < PROBES_MAX; i++) {
    struct UidSlot *slot = &uids->slots[(hash + i) & (uids->slot_count - 1)];
    if (!slot->hash || slot->hash == hash) return slot;
  }
  return NULL;
}

static void widen(Uids *uids) {
  const Uids old = *uids;
  uids->arena = arena_new();
  uids->slot_count = old.slot_count ? old.slot_count * 2 : SLOTS_FIRST;
  uids->slots = NEW_N(uids->arena, struct UidSlot, uids->slot_count);
  for (size_t i = 0; i < old.slot_count; i++) {
    struct UidSlot *slot = old.slots[i].hash ? slot_of(uids, old.slots[i].hash) : NULL;
    if (slot) *slot = old.slots[i];
  }
  arena_free(old.arena);
}

static void say_twice(Verify *v, const Frame *frame, uint64_t line) {
  Str uid = str_part((Str){frame->uid_spot.text, frame->uid_spot.n}, frame->uid_spot.from, frame->uid_spot.to);
  say_at(v, V132, &frame->uid_spot, ARGS(arg("uid", quoted_part(uid)), arg_n("first", (long)line)));
}

void uid_take(Verify *v, const Frame *frame) {
  Uids *uids = &v->uids;
  uint64_t hash = frame->uid ^ (frame->recurrence * 0x9E3779B97F4A7C15U);
  if (!hash) hash = 1;
  if (uids->n * 2 >= uids->slot_count && uids->n < UIDS_MAX) widen(uids);
  struct UidSlot *slot = slot_of(uids, hash);
  if (slot && slot->hash)
    say_twice(v, frame, slot->line);
  else if (!slot || uids->n == UIDS_MAX)
    say_bound(v, &frame->uid_spot, !slot);
  else {
    *slot = (struct UidSlot){hash, frame->uid_spot.before.lines + 1};
    uids->n++;
  }
}

// ---- time zones ---------------------------------------------------------------------------------------------------

// NULL, and said, when there are too many.
static ZoneUse *zone_of(Verify *v, Str id) {
  static const Text what = {{"the number of time zones", "时区的个数"}};
  Str key = str_part(id, 0, ZONE_KEPT);
  ZoneUse *use = map_get(&v->zones, key);
  if (use) return use;
  if (v->zones.entries.n == ZONES_MAX) {
    if (!v->zones_full) say(v, V116, id, ARGS(arg_t("what", what), arg_n("most", ZONES_MAX)));
    v->zones_full = true;
    return NULL;
  }
  use = NEW(v->scope, ZoneUse);
  use->id = str_copy(v->scope, key);
  map_put(v->scope, &v->zones, use->id, use);
  return use;
}

// A name that begins with '/' is registered elsewhere and needs no definition (RFC 5545, 3.2.19).
void zone_use(Verify *v, Str id) {
  if (!id.n || id.at[0] == '/') return;
  ZoneUse *use = zone_of(v, id);
  if (use && use->used++ == 0) spot_of(v, id, &use->used_spot);
}

void zone_default(Verify *v, Str id) {
  ZoneUse *use = id.n ? zone_of(v, id) : NULL;
  if (use) use->named = true;
}

void zone_define(Verify *v, Str id) {
  ZoneUse *use = zone_of(v, id);
  if (!use) return;
  if (use->defined) say(v, V135, id, ARGS(arg("zone", quoted_part(id)), arg_n("first", (long)use->defined)));
  if (!use->defined) spot_of(v, id, &use->defined_spot);
  use->defined = v->line_number;
}

static void check_zone(Verify *v, const ZoneUse *use) {
  Arena *scratch = arena_new();
  Str more = use->used > 1 ? str_format(scratch, "%zu", use->used - 1) : S("");
  bool spare = use->defined && !use->used && !use->named && use->id.at[0] != '/';
  if (use->used && !use->defined)
    say_at(v, V133, &use->used_spot, ARGS(arg("zone", quoted_part(use->id)), arg("more", more)));
  if (spare) say_at(v, V134, &use->defined_spot, ARGS(arg("zone", quoted_part(use->id))));
  arena_free(scratch);
}

void zones_end(Verify *v) {
  for (size_t i = 0; i < v->zones.entries.n; i++) check_zone(v, v->zones.entries.at[i].value);
  arena_free(v->scope);
  v->scope = arena_new();
  v->zones = (Map){0};
  v->zones_full = false;
  v->method = S("");
}

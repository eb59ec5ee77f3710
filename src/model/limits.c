// limits: what a channel may carry: its own figures over those of its profile, which is by default the one called like
// its kind (templates/channels/).
//
// Each figure keeps the place it was stated at, so that a rule can point at it. Invariant: after limits_merge every
// channel has its `allowed`.
#include "limits.h"

#include <string.h>

static const Limits *profile_of(const Plan *plan, const Channel *channel) {
  if (channel->profile.to || channel->profile.id.n || channel->kind < 0) return channel->profile.to;
  return map_get(&plan->index[REF_PROFILE], str_of(channel_kind_names.name[channel->kind]));
}

static size_t field_size(const Key *key) {
  return key->form == FORM_LIST ? sizeof(AnyList) : type_row(key->type)->size;
}

// What is unsure in the profile stays so, whatever the channel adds.
static void add_unsure(Arena *arena, Limits *both, const Limits *own, const Limits *profile) {
  if (!own->unsure.n || !profile->unsure.n) return;
  memset(&both->unsure, 0, sizeof both->unsure);
  for (size_t i = 0; i < own->unsure.n; i++) PUSH(arena, &both->unsure, own->unsure.at[i]);
  for (size_t i = 0; i < profile->unsure.n; i++) PUSH(arena, &both->unsure, profile->unsure.at[i]);
}

const Cap *cap_of_unit(const Caps *caps, int unit) {
  for (size_t i = 0; i < caps->n; i++)
    if (caps->at[i].unit == unit) return &caps->at[i];
  return NULL;
}

// A channel's cap takes the place of its profile's for the same unit: "4 per month" leaves "1 per day" as it is.
static void add_caps(Arena *arena, Caps *both, const Caps *own, const Caps *profile) {
  Caps all = {0};
  for (size_t i = 0; i < own->n; i++) PUSH(arena, &all, own->at[i]);
  for (size_t i = 0; i < profile->n; i++)
    if (!cap_of_unit(own, profile->at[i].unit)) PUSH(arena, &all, profile->at[i]);
  *both = all;
}

static const Limits *merge(Arena *arena, const Limits *own, const Limits *profile) {
  if (!profile) return own;
  Limits *both = NEW(arena, Limits);
  *both = *profile;
  const Shape *shape = own->head.shape;
  both->head.given |= own->head.given;
  both->head.places = NEW_N(arena, Place, shape->count);
  for (size_t i = 0; i < shape->count; i++) {
    const Key *key = &shape->keys[i];
    bool stated = own->head.given >> i & 1;
    both->head.places[i] = (stated ? own : profile)->head.places[i];
    if (stated) memcpy((char *)both + key->offset, (const char *)own + key->offset, field_size(key));
  }
  add_unsure(arena, both, own, profile);
  add_caps(arena, &both->posts, &own->posts, &profile->posts);
  add_caps(arena, &both->touch, &own->touch, &profile->touch);
  return both;
}

void limits_merge(Arena *arena, Plan *plan) {
  for (size_t i = 0; i < plan->channels.n; i++) {
    Channel *channel = &plan->channels.at[i];
    channel->allowed = merge(arena, &channel->limits, profile_of(plan, channel));
  }
}

static bool is_sure_by(const Channel *channel, LimitKey key, bool own) {
  const Limits *by = own ? &channel->limits : channel->allowed;
  for (size_t i = 0; i < by->unsure.n; i++)
    if (by->unsure.at[i] == (int)key) return false;
  return true;
}

bool limit_is_sure(const Channel *channel, LimitKey key) {
  return is_sure_by(channel, key, given(&channel->limits.head, limit_names.name[key]));
}

bool cap_is_own(const Channel *channel, LimitKey key, const Cap *cap) {
  return cap_of_unit(key == LIMIT_POSTS ? &channel->limits.posts : &channel->limits.touch, cap->unit) != NULL;
}

bool cap_is_sure(const Channel *channel, LimitKey key, const Cap *cap) {
  return is_sure_by(channel, key, cap_is_own(channel, key, cap));
}

Place figure_place(const Channel *channel, LimitKey key) {
  return place_of(&channel->allowed->head, limit_names.name[key]);
}

Window channel_quiet(const Channel *channel, Place *at) {
  bool own = given(&channel->head, "quiet");
  if (at) *at = own ? place_of(&channel->head, "quiet") : figure_place(channel, LIMIT_QUIET);
  return own ? channel->quiet : channel->allowed->quiet;
}

bool channel_is_limited(const Channel *channel) { return channel->allowed->head.given != 0; }

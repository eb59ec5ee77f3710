// check: the rules of the model, a file for each kind of thing; model_check runs them all.
#ifndef SOPCAL_MODEL_CHECK_H
#define SOPCAL_MODEL_CHECK_H

#include "sopcal/model.h"

typedef struct Checker {
  Arena *arena;
  Diags *diags;
  const Plan *plan;
} Checker;

typedef void Rule(Checker *c);
Rule check_about, check_address, check_names, check_channels, check_goods, check_sops, check_campaigns, check_pieces,
    check_use, check_feeds, check_ids, check_dates, check_holidays, check_media, check_zones, check_limits, check_touch,
    check_words;

// Whether a piece may go into a channel (check_pieces.c).
bool piece_is_for(const Piece *piece, const Channel *channel);
// Says that two keys of one thing say the same; false when at most one is given.
bool check_only_one(Checker *c, const Head *head, const char *const *keys, size_t n);
// Says so where `every` of what lies on whole days counts minutes or hours.
void check_every(Checker *c, const Head *head, const Every *every, size_t n);
// Says so where `cycle` is no number of days.
void check_cycle(Checker *c, const Head *head, Duration cycle);
// Says that a key has no effect; `because` in both languages.
void check_useless(Checker *c, const Head *head, const char *key, Text because);

#endif

// official: what the lists of holidays state of single days, before it is decided what kind of day each is.
#ifndef SOPCAL_MODEL_OFFICIAL_H
#define SOPCAL_MODEL_OFFICIAL_H

#include "sopcal/model.h"

// Who states a day: whoever published a whole year, or the plan's own lists, which win over the former.
typedef enum Layer { LAYER_PUBLISHED, LAYER_OWN } Layer;
static inline Layer layer_of(const Holidays *list) { return list->years.n ? LAYER_PUBLISHED : LAYER_OWN; }

// A span of days, what it is for (empty where that is not said), and whether people work on them.
typedef struct Stated {
  const SpanAt *span;
  Str name;
  bool work;
} Stated;
typedef LIST(Stated) StatedList;
// All that a list states, days off first; without what is too long to be meant.
void stated_by(Arena *arena, const Holidays *list, StatedList *out);
// How far a span reaches within the years of plans; its first day is behind its last where it does not.
Span within_years(Span days);

bool year_is_known(const Plan *plan, int year);
// Makes plan->official, where the plan has holidays.
void official_make(Arena *arena, Plan *plan);

#endif

// limits: what channels may carry, once their profiles are known.
#ifndef SOPCAL_MODEL_LIMITS_H
#define SOPCAL_MODEL_LIMITS_H

#include "sopcal/model.h"

// Gives every channel its `allowed`: its own figures over those of its profile.
void limits_merge(Arena *arena, Plan *plan);
// Counts what each text of each piece goes out with.
void bundles_make(Plan *plan);
// What one thing beside a text measures by a figure; 0 or -1 where it does not, or is not known.
int64_t media_figure(const Media *media, LimitKey key);
// Says that a channel leaves out a piece that names no channels.
void misfit_note(Arena *arena, Diags *diags, const Misfit *misfit);

#endif

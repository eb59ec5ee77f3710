// limits: what channels may carry, once their profiles are known.
#ifndef SOPCAL_MODEL_LIMITS_H
#define SOPCAL_MODEL_LIMITS_H

#include "sopcal/model.h"

// Gives every channel its `allowed`: its own figures over those of its profile.
void limits_merge(Arena *arena, Plan *plan);

#endif

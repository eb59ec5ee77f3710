// work: what is remembered while one schedule is made, so that nothing is said twice.
#include "room.h"

bool say_once(Work *work, Str key) { return map_put(work->arena, &work->said, key, work); }

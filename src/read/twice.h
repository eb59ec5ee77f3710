// twice: ids that two files of a plan give to the same kind of thing.
#ifndef SOPCAL_READ_TWICE_H
#define SOPCAL_READ_TWICE_H

#include "sopcal/read.h"

typedef struct Taken { // profiles of a section that an earlier file has already
  StrList ids;
  const Node *first, *before; // the first one, here and there
} Taken;

// True when an earlier file has this id already, and that has been reported, or is put into *profiles. `ids` may be
// NULL: nothing is merged. (Twice in one map is a fault of the YAML.)
bool id_is_taken(const Decoder *decoder, const Key *key, Map *ids, Node *child, Taken *profiles);
void taken_say(const Decoder *decoder, const Taken *profiles);

#endif

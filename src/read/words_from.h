// words_from: what load.c calls for the classes of words that name a file.
#ifndef SOPCAL_READ_WORDS_FROM_H
#define SOPCAL_READ_WORDS_FROM_H

#include "sopcal/read.h"

// Puts the words of the files behind those that the classes state.
void words_from_read(const Decoder *decoder, Plan *plan);

#endif

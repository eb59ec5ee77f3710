// holidays: what load.c calls for the lists of holidays that name a calendar file.
#ifndef SOPCAL_READ_HOLIDAYS_H
#define SOPCAL_READ_HOLIDAYS_H

#include "sopcal/read.h"

// Puts what the files say into the lists: days off by name, make-up working days, and the years they tell.
void holidays_read(const Decoder *decoder, Plan *plan);

#endif

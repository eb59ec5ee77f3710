// rows_from: what load.c calls for the sections that name a table.
#ifndef SOPCAL_READ_ROWS_FROM_H
#define SOPCAL_READ_ROWS_FROM_H

#include "sopcal/read.h"

// Adds the rows of each section's table behind what plan files state.
void rows_from_read(const Decoder *decoder, Plan *plan);

#endif

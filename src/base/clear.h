// clear: removes all that lies in a folder of our own, following no link and taking no memory.
#ifndef SOPCAL_BASE_CLEAR_H
#define SOPCAL_BASE_CLEAR_H

#include <stdbool.h>

// All in an open folder, but what is called `spared` (NULL: nothing). False where something stays.
bool folder_clear(int folder, const char *spared);

#endif

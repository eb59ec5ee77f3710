// folder: the folder of a plan, in memory, for targets that read whole plans. Its sheets come without style and script.
#ifndef TESTS_FUZZ_FOLDER_H
#define TESTS_FUZZ_FOLDER_H

#include "target.h"

// Made when it is first asked for, removed when the program ends.
Str folder_path(void);
// Writes a file, whose folders are made. False when the system has no such names.
bool folder_write(Str name, Str text);
void folder_remove(Str name);

#endif

// verify: the linter of calendar feeds, anybody's: what is wrong with a stream of iCalendar (RFC 5545, 7986).
//
// Bytes are taken as they come, in blocks of any size, and what is found does not depend on where they are cut. Memory
// is bounded whatever comes: of a line 256 KiB are kept, of components 16 levels, of zones 500, of UIDs a million;
// where a bound is passed, that is said. Messages are those of catalogue/verify.def.
#ifndef SOPCAL_VERIFY_H
#define SOPCAL_VERIFY_H

#include "sopcal/diag.h"

typedef struct Verify Verify;

// `path` is what messages name the feed by.
Verify *verify_begin(Arena *arena, Diags *diags, Str path);
// False when nothing more need come: this is no calendar.
bool verify_take(Verify *v, Str bytes);
void verify_end(Verify *v); // says what can only be known at the end
void verify_free(Verify *v);

#endif

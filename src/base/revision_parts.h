// revision_parts: what asking git and laying out share: the files that there are, and where they go.
#ifndef SOPCAL_BASE_REVISION_PARTS_H
#define SOPCAL_BASE_REVISION_PARTS_H

#include "scratch.h"
#include "sopcal/revision.h"

enum { REVISION_LINE_MAX = 256, OWN_FILE = 0600, OWN_FOLDER = 0700 };

typedef struct Blob {
  Str id, path;
  int64_t size;
  bool link;
} Blob;

typedef struct Laying {
  Arena *arena;
  Scratch *scratch;
  Str folder; // in the repository
  LIST(Blob) blobs;
  int root; // of what is laid out
  Str *why;
} Laying;

// Makes all files below the root from what `git cat-file --batch` wrote of them, one after the other. False, with
// errno.
bool revision_lay(const Laying *l, int from);

#endif

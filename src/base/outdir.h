// outdir: an output directory in the making, for the files of this room that make it: outdir.c alone, outhelp.c with a
// second process.
#ifndef SOPCAL_BASE_OUTDIR_H
#define SOPCAL_BASE_OUTDIR_H

#include <limits.h>
#include <sys/types.h>

#include "sopcal/file.h"

// What a process has done for an output.
typedef struct OutCounts {
  size_t same;           // files written that the old tree had with equal bytes and mode
  size_t files, folders; // all files written, and the folders made for them
} OutCounts;

typedef struct OutTold OutTold;
typedef struct OutHelper {
  pid_t pid;     // 0: there is none, or no more
  OutTold *told; // what it says, in memory that both see; NULL
  size_t bytes;  // of that memory
} OutHelper;

// The folder in which files were written or compared last: most files lie beside the one before.
typedef struct OpenFolder {
  int fd;              // -1: none is open
  char path[PATH_MAX]; // below the tree, with '/' behind it
  size_t n;            // more than that: it is too long to be known again
} OpenFolder;

struct OutDir {
  OutDir *next; // of `begun`
  Arena *arena;
  OutClaim claim;
  Str shown;        // the directory as the caller named it
  Str marker;       // what stands in OUT_MARKER
  const char *name; // its last part
  const char *sibling;
  int parent, making, old; // old: -1 when there was none
  OpenFolder in_making, in_old;
  OutCounts done;
  OutHelper helper;
};

// The process puts away no output when it ends: another does.
void outdirs_leave(void);
// Ends a helper, if there is one, and gives back what is shared with it.
void outhelp_stop(OutDir *out);

#endif

// revision: a folder as it was at a revision of git, laid out in a folder of its own while it is read.
//
// git is run as a program, without a shell, and asked for names and bytes alone: no filter, hook or attribute of the
// repository takes part, and neither its work tree nor its index is touched. What is laid out lies in a new folder that
// nobody else may enter, goes nowhere else whatever the names and links of the revision say, and is bounded. It is
// removed at the end, also when memory runs out or a signal comes, which waits until then.
#ifndef SOPCAL_REVISION_H
#define SOPCAL_REVISION_H

#include "sopcal/base.h"

typedef enum RevisionFault {
  REVISION_OK,
  REVISION_UNKNOWN, // git knows none of that name here, or no repository; `why` is what git says
  REVISION_SHALLOW, // nor that, where git has but the end of the history
  REVISION_EMPTY,   // the folder was not there, or empty
  REVISION_NO_GIT,  // git cannot be run; see `why`
  REVISION_NAME,    // a file has a name that cannot be laid out: `why`
  REVISION_LARGE,   // more than REVISION_FILES_MAX files or REVISION_BYTES_MAX bytes
  REVISION_SYSTEM,  // see `why`
} RevisionFault;

enum { REVISION_FILES_MAX = 100000, REVISION_BYTES_MAX = 1 << 30 };

typedef struct Scratch Scratch;
typedef struct Revision {
  Str folder; // where it is laid out
  Scratch *scratch;
} Revision;

// `folder` lies in the repository that is asked, and names which of its folders is laid out; names that begin with '.'
// are left out, as by whoever lists a folder. The revision must be closed, whatever comes back.
RevisionFault revision_open(Arena *arena, Str folder, Str name, Revision *out, Str *why);
void revision_close(Revision *revision);

#endif

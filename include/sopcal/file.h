// file: the one door to the file system: whole files in, whole output directories out.
//
// Reading refuses what is no regular file and what is larger than its caller's limit. Writing goes to a sibling of the
// output directory, which takes its place in one step (renameat2), so that the old or the new one is there, never half.
#ifndef SOPCAL_FILE_H
#define SOPCAL_FILE_H

#include "sopcal/base.h"

typedef enum FileFault {
  FILE_OK,
  FILE_MISSING,
  FILE_NOT_REGULAR, // a directory, FIFO, socket or device
  FILE_TOO_LARGE,
  FILE_UNREADABLE, // see errno_text
} FileFault;

typedef struct FileRead {
  FileFault fault;
  Str text;       // the bytes; a NUL stands behind them, not counted
  Str errno_text; // what the system said, for FILE_UNREADABLE
} FileRead;

FileRead file_read(Arena *arena, const char *path, size_t limit);

typedef enum EntryKind { ENTRY_FILE, ENTRY_DIR, ENTRY_LINK_OUT, ENTRY_OTHER } EntryKind;
typedef struct Entry {
  Str path; // below the directory that was listed, with '/' between
  EntryKind kind;
} Entry;
typedef LIST(Entry) EntryList;

// Every entry below `dir`, sorted by path bytes; names that begin with '.' are left out. Symbolic links are followed
// only where they stay below `dir`; others, and those that lead back up, are ENTRY_LINK_OUT. More than 32 directories
// deep or more than 100,000 entries is a failure. What lies below a folder of `dir` whose name is in `closed` is not
// looked at; the folder itself is listed. False: see `why`.
bool dir_list(Arena *arena, const char *dir, const StrList *closed, EntryList *out, Str *why);

// What the system calls an errno value, in English: "Permission denied".
Str file_error_text(Arena *arena, int error);

bool path_exists(const char *path);
Str path_join(Arena *arena, Str dir, Str name);
// True for a relative path of plain names: no "..", no ".", no empty part, no leading '/', no control characters.
bool path_is_inside(Str path);

// An output directory in the making.
typedef struct OutDir OutDir;

typedef enum OutFault {
  OUT_OK,
  OUT_FOREIGN, // exists and is not sopcal's (no marker file), or is a link or no directory
  OUT_BUSY,    // another build is writing it
  OUT_NO_SWAP, // the file system cannot exchange two names
  OUT_SYSTEM,  // see `why`
} OutFault;

// Opens a sibling of `dir` (whose parents are made where missing) to write into.
OutFault out_begin(Arena *arena, const char *dir, OutDir **out, Str *why);
// Writes one file with the mode given (not subject to the umask); parents are made. Byte-equal to the old tree's file
// of the same name and mode, it is hard-linked instead.
OutFault out_file(OutDir *out, Str path, Str bytes, unsigned mode, Str *why);
// Swaps; *changed is false when nothing differed and the old tree was kept untouched. Frees `out` in any case.
OutFault out_commit(OutDir *out, bool *changed, Str *why);
// Removes what was written. Frees `out`.
void out_abandon(OutDir *out);

#define OUT_MARKER ".sopcal-out"

#endif

// file: the one door to the file system: whole files in, whole output directories and single files out.
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
  FILE_OUTSIDE,    // a link that leads out of the root, or nowhere
  FILE_UNREADABLE, // see errno_text
} FileFault;

typedef struct FileRead {
  FileFault fault;
  unsigned mode;  // who may read it and write it
  Str text;       // the bytes; a NUL stands behind them, not counted
  Str errno_text; // what the system said, for FILE_UNREADABLE
} FileRead;

FileRead file_read(Arena *arena, const char *path, size_t limit);
// Reads `path` below the directory `root`. Links on the way are followed only where they stay below the root, and what
// is read lies there even if somebody changes a link meanwhile. A path that is not inside (see below) is missing.
FileRead file_read_in(Arena *arena, Str root, Str path, size_t limit);

// A file of which only some bytes are wanted, such as a picture's header. `read` says how opening it went (its text is
// empty); what is open must be closed.
typedef struct FilePeek {
  FileRead read;
  int64_t size;
  int fd; // -1: not open
} FilePeek;
// Opens what file_read_in would read.
FilePeek file_peek_open(Arena *arena, Str root, Str path);
// Up to `n` bytes from `at` on, fewer only at the file's end; -1, with errno, when the system refuses.
ptrdiff_t file_peek(const FilePeek *peek, int64_t at, char *out, size_t n);
void file_peek_close(FilePeek *peek);

// A file of any size that is read from front to back and not kept; also a pipe. `read` says how it went so far (its
// text is empty); what is open must be closed.
typedef struct FileStream {
  FileRead read;
  int fd; // -1: not open
} FileStream;
// "-" is standard input.
FileStream file_stream_open(Arena *arena, Str path);
// The next bytes, at most `n`; 0 at the end, and when the system refuses: see `read`.
size_t file_stream_next(Arena *arena, FileStream *stream, char *out, size_t n);
void file_stream_close(FileStream *stream);
bool file_is_directory(Arena *arena, Str path);

// Writes all of it to an open file, such as standard output. False, with errno, when that fails; EINTR for a signal
// that an output begun holds back.
bool file_write(int fd, Str bytes);

typedef enum ReplaceFault {
  REPLACE_OK,
  REPLACE_CHANGED, // it is not what was read: somebody else has written it since
  REPLACE_NO_FILE, // under its name stands something that is no regular file
  REPLACE_BUSY,    // another program is replacing it
  REPLACE_SYSTEM,  // see `why`
} ReplaceFault;
// Replaces a file of a folder in one step, or makes it where there is none, if it holds what the caller has read (`old`
// NULL: there was none). The mode stays, a new one's is 0644. With a fault what was there stands as before.
ReplaceFault file_replace(Arena *arena, Str folder, Str name, const Str *old, Str bytes, Str *why);

// Makes a file that only its owner can read, where there is none. False: see `why`.
bool file_new(Arena *arena, Str path, Str bytes, Str *why);

// Whether git would take a file into the repository in which it lies: no .gitignore leaves it out. Without a repository
// a folder `top` above it is taken for one; empty: none is.
bool git_would_take(Arena *arena, Str path, Str top);

typedef enum EntryKind {
  ENTRY_FILE,
  ENTRY_DIR,
  ENTRY_FILE_OUT, // a link to a file elsewhere
  ENTRY_LINK_OUT, // a link to anything else elsewhere, or back up, or nowhere
  ENTRY_OTHER,
} EntryKind;
typedef struct Entry {
  Str path; // below the directory that was listed, with '/' between
  EntryKind kind;
} Entry;
typedef LIST(Entry) EntryList;

// Every entry below `dir`, sorted by path bytes; names that begin with '.' are left out. Symbolic links are followed
// only where they stay below `dir` and do not lead back up. More than 32 directories deep or more than 100,000 entries
// is a failure. What lies below a folder of `dir` whose name is in `closed` is not looked at; the folder itself is
// listed. False: see `why`.
bool dir_list(Arena *arena, const char *dir, const StrList *closed, EntryList *out, Str *why);

// What the system calls an errno value, in English: "Permission denied".
Str file_error_text(Arena *arena, int error);

Str path_join(Arena *arena, Str dir, Str name);
// True for a relative path of plain names: no "..", no ".", no empty part, no leading '/', no control characters.
bool path_is_inside(Str path);
// Whether Windows keeps a name for a device, with any ending behind it: "con", "LPT1.html".
bool name_is_device(Str name);
// What stands under a path, links followed: nothing, a folder, or anything else, also what the system refuses to tell.
typedef enum PathKind { PATH_NONE, PATH_FOLDER, PATH_FILE } PathKind;
PathKind path_kind(Arena *arena, Str path);
// Whether a real path lies below a real directory, or is it.
bool path_is_below(Str path, Str dir);

// An output directory in the making. Until it ends, SIGINT, SIGTERM and SIGHUP wait: when one comes, out_file fails,
// and out_commit or out_abandon ends the process by it when all is put away. A program that exits meanwhile, as for
// want of memory, abandons it. Only a kill leaves the sibling, which the next out_begin clears.
typedef struct OutDir OutDir;

typedef enum OutFault {
  OUT_OK,
  OUT_FOREIGN,    // exists and is not sopcal's (no marker file), or is a link or no directory
  OUT_HOLDS_PLAN, // is the folder of the plan, or above it; `why` is that folder
  OUT_IN_PLAN,    // lies where the next build would read it; `why` is that folder
  OUT_OTHER_PLAN, // was made from the plan whose id is `why`
  OUT_STRAY,      // holds the file `why`, which neither a build makes nor a desktop leaves in every folder
  OUT_BUSY,       // another build is writing it
  OUT_NO_SWAP,    // the file system cannot exchange two names
  OUT_SYSTEM,     // see `why`; also an output that its user could not clear later
} OutFault;

// What builds make, and how it may be looked at. No other place says a mode.
typedef struct OutMode {
  const char *path; // a pattern (fnmatch, '*' within a name); a folder's ends with '/', and "./" is the output itself
  unsigned open, closed; // the mode in a closed output is that of one in which not everybody may see every name
} OutMode;

// For whom an output is made, and of what.
typedef struct OutClaim {
  Str plan;                // its id
  Str source;              // its folder
  const char *const *read; // folders below it of which any file may be read
  size_t read_n;
  const OutMode *made; // all that builds make
  size_t made_n;
  bool closed;
} OutClaim;
// The mode of a path below the output, a folder's with '/' behind it. What stands in no row is its owner's alone.
unsigned out_mode(const OutClaim *claim, Str path);

// Whether `dir` may be replaced, as far as can be told before anything is written. An output is replaced as a whole, so
// a file in it that is none of ours must not be lost without a word.
OutFault out_check(Arena *arena, const OutClaim *claim, Str dir, Str *why);
// What out_check looks for in the file OUT_MARKER.
Str out_marker(Arena *arena, Str plan);

// Opens a sibling of `dir` (whose parents are made where missing) to write a plan's output into.
OutFault out_begin(Arena *arena, const char *dir, const OutClaim *claim, OutDir **result, Str *why);
// Writes one file; its folders are made. All have the modes of the claim, whatever the umask. Byte-equal to the old
// tree's file of the same name and mode, it is hard-linked instead.
OutFault out_file(OutDir *out, Str path, Str bytes, Str *why);
// Where there are very many files, a helper writes a part of them: a second process, which begins as a copy of this one
// and goes on beside it. It writes what it is to, ends with out_help_end, and has part in nothing else; out_abandon,
// and this process's end, end it. `shared`: so many zeroed bytes that both see until the output ends. A folder into
// which both write is made before.
typedef enum OutPart { OUT_ALL, OUT_OURS, OUT_HELPERS } OutPart; // all: there is no helper to be had
OutPart out_help_begin(OutDir *out, size_t bytes, void **shared);
_Noreturn void out_help_end(OutDir *out, OutFault fault, Str why);
// Waits for it; what went wrong there has gone wrong.
OutFault out_help_join(OutDir *out, Str *why);

// Swaps; *changed is false when nothing differed and the old tree was kept untouched. With a fault the old tree stands
// as before. An old tree that cannot be cleared after the swap is no fault, and is left to the next out_begin. Frees
// `out` in any case.
OutFault out_commit(OutDir *out, bool *changed, Str *why);
// Removes what was written. Frees `out`.
void out_abandon(OutDir *out);

#define OUT_MARKER ".sopcal-out"

#endif

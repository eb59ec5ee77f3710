// media: what the files that look into pictures, videos and other files tell each other: media.c, media_picture.c,
// media_video.c, media_file.c, media_same.c and media_find.c.
#ifndef SOPCAL_READ_MEDIA_H
#define SOPCAL_READ_MEDIA_H

#include "sopcal/markdown.h"
#include "sopcal/read.h"

// ---- bytes --------------------------------------------------------------------------------------------------------

// A file's bytes, asked for one after the other in any order. They come through a window, so that most headers cost one
// read; a reader that asks for too many windows gets no more, as at the end of the file.
enum { MEDIA_WINDOW = 4096, MEDIA_WINDOWS_MAX = 256 };
typedef struct MediaBytes {
  // Up to `n` bytes from `at` on; fewer only at the end, -1 when they cannot be read.
  ptrdiff_t (*read)(void *context, int64_t at, char *out, size_t n);
  void *context;
  int64_t size;
  int64_t from; // of the window
  size_t n;
  int windows; // how many have been read
  bool broken; // the file could not be read
  unsigned char window[MEDIA_WINDOW];
} MediaBytes;

int media_byte(MediaBytes *bytes, int64_t at); // -1: there is none
// An unsigned number of up to 8 bytes; -1 where one of them is missing, or where it is above INT64_MAX.
int64_t media_big(MediaBytes *bytes, int64_t at, int n); // its highest byte first
int64_t media_little(MediaBytes *bytes, int64_t at, int n);
bool media_is(MediaBytes *bytes, int64_t at, Str text);

// ---- facts --------------------------------------------------------------------------------------------------------

// A reader fills in what it finds, of a file whose first bytes are its own. Damage is something to warn of: the name of
// the type stays, for programs may still show what is there.
typedef void MediaReader(MediaBytes *bytes, MediaFile *file);
MediaReader media_jpeg, media_png, media_gif, media_webp; // media_picture.c
MediaReader media_mp4;                                    // media_video.c
MediaReader media_pdf, media_zip;                         // media_file.c
extern const Text media_cut_off, media_no_size, media_not_understood;
// Says what a file is. False when it is nothing that can be posted: `kind` is -1 then.
bool media_look(MediaBytes *bytes, MediaFile *file);

// ---- the files of a plan ------------------------------------------------------------------------------------------

// Finds what pieces name.
typedef struct MediaShelf {
  Arena *arena;
  Diags *diags;
  Plan *plan;
  Map entries; // path -> const Entry *: all that the folder holds
  Map files;   // path -> MediaFile *
  Map unread;  // path -> FileRead *: those that could not be read
  Map said;    // path -> what has been said once
  bool blind;  // a piece could not be read: what it names is not known
} MediaShelf;

// Looks into every file below content/ that is no text, into plan->media.
void media_shelve(Arena *arena, Diags *diags, const EntryList *entries, Plan *plan, MediaShelf *out);
// Finds what `media:` of a piece, or of a folder's defaults, names: beside the file at `path`.
void media_find(MediaShelf *shelf, Str path, MediaList *list);
// The pictures that stand in a text become media of it.
void media_of_text(MediaShelf *shelf, Str path, const MarkdownSection *section, PieceText *text);
// Finds files with the same bytes.
void media_compare(Arena *arena, Plan *plan);
// Says which files no piece names, and which are there twice.
void media_say_idle(const MediaShelf *shelf);

#endif

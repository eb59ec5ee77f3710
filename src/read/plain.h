// plain: what markdown.c calls as it walks through a piece, from the first section's text to the last one's.
#ifndef SOPCAL_READ_PLAIN_H
#define SOPCAL_READ_PLAIN_H

#include "runs.h"
#include "sopcal/markdown.h"
#include "text.h"

typedef struct Plain {
  Arena *arena;
  Diags *diags;
  const Source *source;
  MarkdownPiece *piece;
  Map names;         // the names of sections -> the place of the first one
  Buf out;           // the text of the section that is open
  PlainRuns runs;    // where it was written
  size_t from;       // where in the file that which is made now belongs
  size_t gap;        // line ends to write before the next text: 1 a new line, 2 with an empty line between
  size_t indent;     // blanks before a new line
  bool full;         // nothing more is taken
  bool at_target;    // what comes next would stand right behind a link's target
  LIST(int) numbers; // of each open list: the next number, or -1 for bullets
} Plain;

MarkdownSection *plain_section(const Plain *plain); // the one that is open
void plain_begin_section(Plain *plain, Str name, Place name_at, size_t from);
void plain_end_section(Plain *plain, size_t to);
// Ends the open section in front of the line that the name stands on, and begins the next one behind it.
void plain_next_section(Plain *plain, Str name, Place name_at);

// What was written in the file, where `runs` say, which cover it. It may have line ends of its own: code, or a
// character reference for one.
void plain_text(Plain *plain, Str text, const PlainRuns *runs);
void plain_made(Plain *plain, Str words);   // that nobody wrote; on one line
void plain_line(Plain *plain);              // a line of a text that has its own is done
void plain_break(Plain *plain, size_t gap); // at least so many line ends before the next text
// A link's target ends here: what would be read as more of it is kept apart by a blank.
void plain_end_target(Plain *plain);
// Where the next text will stand in `out`; a link's, which is kept apart from the target of one before it.
size_t plain_mark(Plain *plain);

void plain_begin_list(Plain *plain, int first); // its number, or -1 for bullets
void plain_item(Plain *plain);
void plain_end_list(Plain *plain);

#endif

// walk: what the readers of Markdown's parts (markdown.c, blocks.c, inlines.c, tables.c) share as they go through a
// piece: what cmark has made of it, mark by mark, and what has become of it so far.
#ifndef SOPCAL_READ_WALK_H
#define SOPCAL_READ_WALK_H

#include "page.h"
#include "plain.h"
#include "table.h"
#include "trace.h"

// A node of cmark's, as far as it is read.
typedef enum MarkKind {
  MARK_OTHER,
  MARK_QUOTE,
  MARK_LIST,
  MARK_ITEM,
  MARK_CODE_BLOCK,
  MARK_HTML_BLOCK,
  MARK_PARAGRAPH,
  MARK_HEADING,
  MARK_RULE,
  MARK_TEXT,
  MARK_BREAK,
  MARK_CODE,
  MARK_HTML,
  MARK_EMPHASIS,
  MARK_STRONG,
  MARK_LINK,
  MARK_PICTURE,
  MARK_KINDS
} MarkKind;
typedef struct Mark {
  MarkKind kind;
  int number;     // a heading's level; a list's first number, -1 for bullets
  bool tight;     // it stands in a tight list
  bool top;       // it stands in nothing
  Str text, more; // its text or a link's target; a link's title or the words behind a fence
  Place lines;    // from its first line's text to its last line's end
  size_t line;    // where its first line begins
  size_t begin;   // where its own text begins, behind the marks of the lists and quotes around it
} Mark;

typedef struct Walk {
  Arena *arena;
  Diags *diags;
  const Source *source;
  size_t body;       // where the body begins
  size_t first_line; // its index among the source's lines
  Str hidden;        // the body as cmark sees it
  Shield shield;
  Plain plain;
  Page page;
  Trace trace;
  Buf words; // of a section's name or a picture
  bool in_name;
  bool in_cell, begins_cell; // of a table; before its first text
  bool skip;                 // what the mark that was entered holds has been read
  size_t quotes;             // open quotes
  size_t pictures;           // open pictures
  size_t picture, link;      // their places among the section's links
  size_t link_start;         // where in the plain text the words of the open link begin
  size_t link_page;          // and on the page
  bool link_opens;           // it is a link there
  size_t table_end;          // the first line behind a table, which may go on there; 0: none
  const TableCells *cells;   // of the table that is read
  TableSides sides;          // of its columns
} Walk;

typedef void Visit(Walk *w, const Mark *mark);
// What blocks and inlines do, by MarkKind; NULL where there is nothing to do.
typedef struct Visits {
  Visit *enter, *leave;
} Visits;
extern const Visits block_visits[MARK_KINDS], inline_visits[MARK_KINDS];

// What stands before each cell as cmark sees it, so that none is a list, a heading or another block: a blank to it, but
// none that begins a line.
#define CELL_MARK S("\u00a0")

// Goes through paragraphs that were made of parts of the body, each as cmark sees it, as if they stood there: calls
// both around what the nth one holds.
typedef void AtPart(Walk *w, size_t n);
void walk_parts(Walk *w, Str hidden, AtPart *before, AtPart *behind);

// Adds a text that has just been found in the file.
void walk_text(Walk *w, Str text);
void walk_end_block(Walk *w, const Mark *mark);
void walk_end_section(Walk *w);
// With "====" or "----" below instead of '#' before it, cmark's last line is one too far.
Place heading_place(const Walk *w, const Mark *mark);

// Reads a paragraph that is a table, or goes on with one; false when it is neither.
bool table_visit(Walk *w, const Mark *paragraph);
void table_close(Walk *w); // nothing more comes

#endif

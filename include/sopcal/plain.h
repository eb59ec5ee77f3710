// plain: a piece's text as it is posted, and where in its file that was written.
//
// Made by the reader of Markdown, kept in the model (PieceText), asked for places by whoever complains of a text.
#ifndef SOPCAL_PLAIN_H
#define SOPCAL_PLAIN_H

#include "sopcal/diag.h"

// Where bytes of a plain text come from. Runs follow one another and cover all of it.
typedef enum RunKind {
  RUN_TEXT,   // what somebody wrote to be read
  RUN_CODE,   // code, and Mustache tags: taken as it stands
  RUN_TARGET, // of a link
  RUN_MARK,   // made: bullets, numbers, blanks, line ends
} RunKind;
typedef struct PlainRun {
  size_t at, n; // bytes of the plain text
  size_t from;  // the byte in the file where that was written
  RunKind kind;
  bool exact; // byte for byte; else all of it stands for what lies from there to the next run
} PlainRun;
typedef LIST(PlainRun) PlainRuns;

// In a text as HTML the numbers of its pictures, from 0, stand between two of these for where their files lie.
#define PAGE_PICTURE '\x01'

#endif

// trace: finds again in the file what cmark has read of it.
#ifndef SOPCAL_READ_TRACE_H
#define SOPCAL_READ_TRACE_H

#include "runs.h"
#include "text.h"

typedef struct Trace {
  Arena *arena;
  const Source *source;
  Place block;     // the paragraph, heading or cell that is open
  size_t at;       // what stands before has been found
  size_t misses;   // links that were not found in the block
  size_t effort;   // bytes that may still be compared in this file
  PlainRuns found; // of the last text, whose first byte is 0
} Trace;

Trace trace_new(Arena *arena, const Source *source);
void trace_begin(Trace *trace, Place block, size_t at);

// Each finds a text behind the last one, and goes on behind it. `found` covers it, whether it was found or not.
void trace_text(Trace *trace, Str text); // over backslashes, references and tags
void trace_code(Trace *trace, Str text); // a span of code
void trace_target(Trace *trace, Str target, size_t to);
// A line of a block of code: the end of the file's line at `line_start`.
void trace_code_line(Trace *trace, Str text, size_t line_start);
Place trace_html(Trace *trace, Str html);
// From its bracket on; goes on with its words. The whole block where it is not found.
Place trace_link(Trace *trace, bool picture, Str target);

void trace_line(Trace *trace);                  // on to the next line
void trace_marks(Trace *trace, size_t most);    // over so many stars or underscores
void trace_heading(Trace *trace, size_t level); // over the signs of a heading
void trace_behind(Trace *trace, Place link);    // on to the end of a link, if it was found

#endif

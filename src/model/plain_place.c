// plain_place: from bytes of a text as it is posted to the bytes of the file they were written as.
//
// Invariant: the place lies in the piece's own file, and begins where its first byte was written.
#include "sopcal/model.h"

// The run that holds a byte; they follow one another.
static size_t run_of(const PlainRuns *runs, size_t byte) {
  size_t low = 0, high = runs->n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (runs->at[middle].at <= byte)
      low = middle;
    else
      high = middle;
  }
  return low;
}

// Where that ends which a run stands for.
static size_t run_end(const PieceText *text, size_t at) {
  return at + 1 < text->runs.n ? text->runs.at[at + 1].from : text->at.to;
}

Place plain_place(const PieceText *text, size_t from, size_t to) {
  const PlainRuns *runs = &text->runs;
  if (!runs->n) return text->at;
  size_t first = run_of(runs, from), last = run_of(runs, to > from ? to - 1 : from);
  const PlainRun *head = &runs->at[first], *tail = &runs->at[last];
  size_t begin = head->from + (head->exact ? from - head->at : 0);
  size_t end = tail->exact ? tail->from + (to - tail->at) : run_end(text, last);
  return (Place){text->at.source, begin, end > begin ? end : begin};
}

// plain: a piece's text as people will post it, section by section.
//
// From words, breaks and list items in their order to the lines of each section's plain text; and where a section
// begins and ends in the file. It knows no Markdown. Line ends wait until there is more text, so that none is left over
// at the end.
//
// Invariant: no line ends in a blank, no two empty lines follow each other but where a text brings its own, a text is
// at most one addition longer than its limit, which is said, and its places go forwards through the file.
#include "plain.h"

#include <string.h>

#define PLAIN_BYTES_MAX 262144

// ---- lines --------------------------------------------------------------------------------------------------------

// Where the file has been read to. cmark's places are wrong at times, and a block may seem to begin in the one before.
static size_t reached(const PlainRuns *runs) {
  const PlainRun *last = runs->n ? &runs->at[runs->n - 1] : NULL;
  return last ? last->from + (last->exact ? last->n : 0) : 0;
}

static void add(Plain *plain, Str bytes, PlainRun run) {
  size_t least = reached(&plain->runs);
  if (run.from < least) run = (PlainRun){.from = least, .kind = run.kind};
  run.at = plain->out.n;
  run.n = bytes.n;
  buf_add(&plain->out, bytes);
  runs_add(plain->arena, &plain->runs, run);
}

static void add_mark(Plain *plain, Str bytes) { add(plain, bytes, (PlainRun){.from = plain->from, .kind = RUN_MARK}); }

static void line_begin(Plain *plain, size_t indent) {
  Buf *out = &plain->out;
  size_t gap = out->n ? plain->gap : 0;
  plain->gap = 0;
  if (gap == 0) return;
  plain->at_target = false;
  while (out->n && is_blank(out->at[out->n - 1])) out->n--;
  runs_cut(&plain->runs, out->n);
  // A line of blanks has just become an empty one.
  for (size_t at = out->n; gap > 0 && at > 0 && out->at[at - 1] == '\n'; at--) gap--;
  while (gap-- > 0) add_mark(plain, S("\n"));
  while (indent-- > 0) add_mark(plain, S(" "));
}

void plain_end_target(Plain *plain) { plain->at_target = true; }

static void keep_apart(Plain *plain) {
  if (plain->at_target) add_mark(plain, S(" "));
  plain->at_target = false;
}

size_t plain_mark(Plain *plain) {
  line_begin(plain, plain->indent);
  keep_apart(plain);
  return plain->out.n;
}

// Whether phones would take it for more of an address; a tag may become anything.
static bool goes_on(Str words) {
  char c = words.at[0];
  bool letter = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
  return letter || strchr("/?#&=%+-_~@{", c);
}

static void add_words(Plain *plain, Str words, PlainRun run) {
  if (words.n == 0 || plain->full) return;
  line_begin(plain, plain->indent);
  if (goes_on(words)) keep_apart(plain);
  plain->at_target = false;
  add(plain, words, run);
  plain->full = plain->out.n > PLAIN_BYTES_MAX;
}

void plain_made(Plain *plain, Str words) { add_words(plain, words, (PlainRun){.from = plain->from, .kind = RUN_MARK}); }

void plain_break(Plain *plain, size_t gap) {
  if (plain->gap < gap) plain->gap = gap;
}

void plain_line(Plain *plain) { plain->gap += plain->gap < 2; }

// A part of a text, and where that was written.
static void add_lines(Plain *plain, Str text, PlainRun run) {
  for (Str line; str_find_byte(text, '\n') >= 0 && str_cut(&text, '\n', &line);) {
    add_words(plain, line, run);
    plain_line(plain);
    run.from += run.exact ? line.n + 1 : 0;
  }
  add_words(plain, text, run);
}

void plain_text(Plain *plain, Str text, const PlainRuns *runs) {
  for (size_t i = 0; i < runs->n; i++) {
    PlainRun run = runs->at[i];
    if (run.from > plain->from) plain->from = run.from;
    add_lines(plain, str_part(text, run.at, run.at + run.n), run);
  }
}

// ---- lists --------------------------------------------------------------------------------------------------------

void plain_begin_list(Plain *plain, int first) {
  PUSH(plain->arena, &plain->numbers, first);
  plain->indent += 2;
}

void plain_end_list(Plain *plain) {
  plain->numbers.n--;
  plain->indent -= 2;
}

void plain_item(Plain *plain) {
  int *number = &plain->numbers.at[plain->numbers.n - 1];
  line_begin(plain, plain->indent - 2);
  plain_made(plain, *number < 0 ? S("· ") : str_format(plain->arena, "%d. ", *number));
  if (*number >= 0) ++*number;
}

// ---- sections -----------------------------------------------------------------------------------------------------

MarkdownSection *plain_section(const Plain *plain) { return &plain->piece->sections.at[plain->piece->sections.n - 1]; }

void plain_begin_section(Plain *plain, Str name, Place name_at, size_t from) {
  PUSH(plain->arena, &plain->piece->sections,
       ((MarkdownSection){.name = name, .name_at = name_at, .at = {plain->source, from, from}}));
  plain->out = buf_in(plain->arena);
  plain->runs = (PlainRuns){0};
  plain->from = from;
  plain->gap = plain->indent = 0;
  plain->full = plain->at_target = false;
}

// Its bytes, without the empty lines around them.
static Place without_empty_lines(const Source *source, size_t from, size_t to) {
  for (size_t end; (end = text_skip_blanks(source, from)) < to && is_line_end(text_byte(source, end));) from = end + 1;
  while (to > from && (is_blank(text_byte(source, to - 1)) || is_line_end(text_byte(source, to - 1)))) to--;
  return text_place(source, from, to > from ? to : from);
}

void plain_end_section(Plain *plain, size_t to) {
  MarkdownSection *open = plain_section(plain);
  open->at = without_empty_lines(plain->source, open->at.from, to);
  open->source = str_part(plain->source->text, open->at.from, open->at.to);
  line_begin(plain, 0);
  open->plain = str_trim(buf_str(&plain->out));
  open->runs = plain->runs;
  runs_cut(&open->runs, (size_t)(open->plain.at - plain->out.at) + open->plain.n);
  runs_drop(&open->runs, (size_t)(open->plain.at - plain->out.at));
  if (open->name.n && remarks_only(open->source))
    diag_add(plain->diags, M105, open->name_at, ARGS(arg("name", open->name)));
  if (plain->full) diag_add(plain->diags, M104, open->at, ARGS(arg_n("limit", PLAIN_BYTES_MAX / 1024)));
}

static void check_name(Plain *plain, Str name, Place at) {
  const Place *first = map_get(&plain->names, name);
  Place *own = NEW(plain->arena, Place);
  *own = at;
  if (!first) {
    map_put(plain->arena, &plain->names, name, own);
    return;
  }
  const Arg args[] = {arg("name", name)};
  diag_relate_add(plain->diags, diag_add(plain->diags, M106, at, COUNT(args), args), *first, COUNT(args), args);
}

void plain_next_section(Plain *plain, Str name, Place name_at) {
  check_name(plain, name, name_at);
  plain_end_section(plain, text_line_start(plain->source, name_at.from));
  plain_begin_section(plain, name, name_at, text_next_line(plain->source, name_at.to));
}

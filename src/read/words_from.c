// words_from: a class's `from`, a file with a word on each line, becomes words of the class, each with its own place.
//
// Empty lines are no words, nor is what stands behind a '#' that begins a line or follows a blank. Invariant: no more
// words are taken in than a plan can have and one, of which model_check says that they are too many.
#include "words_from.h"

#include "text.h"

enum { LISTS_MAX = 32, TAKEN_MAX = 20001 };

typedef struct Taker {
  const Decoder *decoder;
  size_t lists, words;
} Taker;

// ---- the file -----------------------------------------------------------------------------------------------------

static void refuse(const Decoder *decoder, const WordClass *class, Text why) {
  diag_add(decoder->diags, W304, place_of(&class->head, "from"), ARGS(arg("name", class->from), arg_t("why", why)));
}

// What lies outside or is not there is the plan's fault; of what cannot be read it is said where it lies.
static Source *open_file(const Decoder *decoder, Str folder, const WordClass *class) {
  static const Text outside = {{"it is no path within the plan's folder", "它不是计划文件夹里面的路径"}};
  if (!path_is_inside(class->from)) {
    refuse(decoder, class, outside);
    return NULL;
  }
  FileRead read = file_read_in(decoder->arena, folder, class->from, FILE_BYTES_MAX);
  if (read.fault == FILE_MISSING || read.fault == FILE_OUTSIDE) {
    Arg why = file_fault_arg(decoder->arena, &read);
    diag_add(decoder->diags, W304, place_of(&class->head, "from"), ARGS(arg("name", class->from), why));
    return NULL;
  }
  Source *source = source_of(decoder->arena, decoder->diags, path_join(decoder->arena, folder, class->from), &read);
  return source && bytes_check(decoder->diags, source, true) ? source : NULL;
}

// ---- its lines ----------------------------------------------------------------------------------------------------

// Where a remark begins, or the line ends.
static size_t remark_at(const Source *source, size_t from, size_t to) {
  for (size_t at = from; at < to; at++)
    if (source->text.at[at] == '#' && (at == from || is_blank(source->text.at[at - 1]))) return at;
  return to;
}

static void take_line(Taker *taker, WordClass *class, const Source *source, size_t from, size_t to) {
  to = remark_at(source, from, to);
  from = text_skip_spaces(source, from);
  while (to > from && is_blank(source->text.at[to - 1])) to--;
  if (from >= to) return;
  WordEntry *entry = &ADD(taker->decoder->arena, &class->words);
  decode_begin(taker->decoder, shape_key(class->head.shape, S("words"))->shape, entry);
  entry->head.at = text_place(source, from, to);
  entry->word = str_part(source->text, from, to);
  taker->words++;
}

static void take_file(Taker *taker, WordClass *class, const Source *source) {
  size_t at = str_starts(source->text, S("\xef\xbb\xbf")) ? 3 : 0;
  for (; at < source->text.n && taker->words < TAKEN_MAX; at = text_next_line(source, at))
    take_line(taker, class, source, at, text_line_end(source, at));
}

void words_from_read(const Decoder *decoder, Plan *plan) {
  static const Text many = {{"a plan reads at most 32 lists of words", "一份计划最多读 32 个词表文件"}};
  Taker taker = {.decoder = decoder};
  for (size_t i = 0; i < plan->words.n; i++) {
    WordClass *class = &plan->words.at[i];
    if (!class->from.n) continue;
    if (++taker.lists > LISTS_MAX) refuse(decoder, class, many);
    const Source *source = taker.lists > LISTS_MAX ? NULL : open_file(decoder, plan->folder, class);
    if (source)
      take_file(&taker, class, source);
    else
      plan->incomplete = true;
  }
}

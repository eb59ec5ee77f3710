// words: thousands of texts looked for at once in a text as people read it, in one pass over it.
//
// Only letters count: digits, letters of any script, Han, % and ‰, whatever their case, width, style and marks, and
// whether traditional or simplified. Between two letters of a word may stand blanks, single line ends, symbols and
// emoji. A clause mark there (of punctuation that parts sentences, brackets and quotes, an empty line) parts words,
// unless one stands in every gap: "国，家，级" hides a word, "国家，级别" holds none. A word of two letters is hidden
// so only where no other letter touches it: "最，佳，单品" hides 最佳, "环保，本店" holds no 保本. A word that begins
// or ends with an ASCII letter or digit begins or ends there in the text, too: "top" is not in "laptop".
#ifndef SOPCAL_WORDS_H
#define SOPCAL_WORDS_H

#include "sopcal/plain.h"

enum { WORD_LETTERS_MAX = 64 };

typedef enum WordFault {
  WORD_FINE,
  WORD_WITHOUT_LETTERS, // it would never be found
  WORD_OF_ONE_LETTER,   // of ASCII: it would be found everywhere
  WORD_TOO_LONG,
} WordFault;

typedef struct Words Words;
Words *words_new(Arena *arena);
// Adds a text that is looked for, and gives its number, counted from 0. Two with the same letters are one.
WordFault words_add(Words *words, Str text, size_t *id);
// It is a word to be found, of a level: 0 is the gravest.
void words_list(Words *words, size_t id, int level);
// Once, when all have been added.
void words_ready(Words *words);

typedef LIST(size_t) WordIds;
// The numbers of the words listed that a text holds, harmless or not; each once for each time it is found.
void words_within(Words *words, Str text, WordIds *out);

// Within the text `id` all words are harmless, or one word is. Once ready; clause marks stand in such a text only where
// they stood when it was added.
void words_allow(Words *words, size_t id);
void words_allow_word(Words *words, size_t id, size_t word);

// Right behind the text `id` the words of a group are harmless: in the same clause, and with nothing between them but
// opening quotes and what is skipped between letters; `quoted`: only behind an opening quote. Groups have any numbers.
void words_group(Words *words, size_t id, size_t group);
void words_allow_after(Words *words, size_t id, size_t group, bool quoted);

typedef struct WordHit {
  size_t id;
  size_t from, to; // bytes of the text
} WordHit;
typedef LIST(WordHit) WordHits;
// The words in a text, in its order. Those that are harmless there are left out; of several that share a letter the
// gravest is taken, then the one that begins first, then the longest. With runs, what is no text is not read, and parts
// words; without, all of it is text. Mustache tags, links and @names are never read. `out` is emptied first.
void words_find(Words *words, Str text, const PlainRuns *runs, WordHits *out);

#endif

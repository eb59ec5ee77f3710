// describe: what the files that describe events share, and nobody else: the words, and a description in the making.
#ifndef SOPCAL_WRITE_DESCRIBE_H
#define SOPCAL_WRITE_DESCRIBE_H

#include "room.h"

typedef enum Word {
  WORD_COLON,
  WORD_COMMA,
  WORD_OPEN,
  WORD_CLOSE,
  WORD_DUE,
  WORD_BEGIN,
  WORD_DAYS,
  WORD_TIME,
  WORD_STATUS,
  WORD_OFFER,
  WORD_AUDIENCE,
  WORD_FOR_WHOM,
  WORD_COMMENT,
  WORD_MENTION,
  WORD_PICTURES,
  WORD_VIDEOS,
  WORD_FILES,
  WORD_LINK,
  WORD_CARD,
  WORD_NOTES,
  WORD_REPORT,
  WORD_MINUTES,
  WORD_WHO,
  WORD_CAMPAIGN,
  WORD_PRIVATE_CHAT,
  WORD_DIFFERS,
  WORD_MISSING,
  WORD_CUT,
  WORD_PROVISIONAL,
  WORD_MAY_CHANGE,
  WORD_CANCELLED,
  WORD_IS_CANCELLED,
  WORD_COUNT,
} Word;

// A description in the making.
typedef struct Note {
  Arena *arena;
  const Schedule *schedule;
  Lang lang; // of labels; texts that are posted are as they are posted
  Buf text;
} Note;

Note note_new(Arena *arena, const Schedule *schedule, Lang lang);
Str note_word(const Note *note, Word which);
void note_line(Note *note, Str line);
// "Label: value" on a line of its own; nothing where there is no value.
void note_say(Note *note, Word label, Str value);
void note_gap(Note *note);
Str note_joined(const Note *note, const StrList *list);
Str note_bracketed(const Note *note, Str before, Str inside);
Str note_status(const Note *note, Status status);

// describe.c: of an item: the text as it will be posted, or why it is not here; whether it says its status; and its
// title while it is provisional.
void note_text(Note *note, const Occurrence *item, const Staff *person);
bool item_is_not_final(const Occurrence *item);
Str title_of_provisional(const Note *note, const Occurrence *item);
Str with_campaign(const Note *note, const Occurrence *item, Str title); // "开门（护肤节）", unless the title says it

#endif

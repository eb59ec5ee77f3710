// diag: every message that sopcal can say, the list of those it has to say, and how they are printed.
//
// The catalogue (include/sopcal/catalogue/*.def) is the one place where a message is written: code, name, level and
// texts in English and Chinese. Stages append records to one Diags; nothing is printed before all has been said.
// Columns are code points counted from 1; spans are bytes; the caret counts display width.
#ifndef SOPCAL_DIAG_H
#define SOPCAL_DIAG_H

#include "sopcal/base.h"

typedef enum Lang { LANG_EN, LANG_ZH, LANG_COUNT } Lang;
// A text in each language, indexed by Lang.
typedef struct Text {
  const char *in[LANG_COUNT];
} Text;

// In order of weight. An error stops the build; a gate fails CI but the output is written and marked.
typedef enum Level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_GATE, LEVEL_ERROR } Level;

// ---- where --------------------------------------------------------------------------------------------------------

// What of a file stands before a byte: bytes, whole lines, and code points of the byte's own line.
typedef struct Before {
  size_t bytes, lines, columns;
} Before;

// A file as it was read, or a part of one that is not kept as a whole. `logical` names the node at an offset
// ("campaigns/spring/near"); NULL where there is none.
typedef struct Source Source;
typedef struct Place Place;
struct Source {
  Str path; // as shown to people, with '/' and relative to where the command was given
  Str text;
  Before before;      // what of the file stands before `text`; zero where that is all of it
  LIST(size_t) lines; // the byte of `text` at which each line starts
  const void *tree;
  Str (*logical)(Arena *arena, const Source *source, size_t offset);
  void *table;
  Str (*column)(Place at); // of a table: what the column is called in which the place lies, or ""; NULL: no table
};

// Bytes from..to of a file. source NULL: the run as a whole.
struct Place {
  const Source *source;
  size_t from, to;
};
#define NOWHERE ((Place){0})

Source *source_new(Arena *arena, Str path, Str text);

typedef struct Position {
  size_t line, column; // from 1; the column in code points
} Position;
Position source_position(const Source *source, size_t offset);
Str source_line(const Source *source, size_t line); // from 1; without its line end

// ---- what ---------------------------------------------------------------------------------------------------------

#define DIAG(code, name, level, ...) code,
typedef enum Code {
#include "sopcal/catalogue/all.def"
  CODE_COUNT
} Code;
#undef DIAG

// A row of the catalogue. In templates `{name}` stands for an argument; what stands in [ ] is left out when an argument
// in it is empty, and so is a whole text other than `message` ([[ is a bracket). Unused texts are NULL.
typedef struct Row {
  const char *code; // "S102": area letter and number, never used again for something else
  const char *name; // "unknown-key"
  Level level;
  bool unread;    // what was given could not be read: the program has not run to its end
  bool ignorable; // an error that a plan's author may know better than; warnings and notes need no leave
  bool passing;   // hangs on the day or on the command: of two runs on one plan one finds it and the other does not
  Text message;   // one line
  Text beside;    // behind the caret: what to write instead, in a few words
  Text label;     // at each related place
  Text note;      // one line for each fact given with diag_note
  Text help;      // the way out
  Text why;       // for `explain CODE`: what it means and why it matters, in two or three sentences
} Row;
const Row *catalogue_row(Code code);
bool catalogue_find(Str code_or_name, Code *out); // "S102" or "unknown-key"
const char *level_name(Level level, Lang lang);
// Whether a plan's author may ask not to be told it: warnings, notes, and errors that say so in their row, for the plan
// can be built all the same. No gate, for what it guards is not the author's alone; nothing of the run as a whole (G),
// or of somebody's feed (V).
bool code_is_ignorable(Code code);

// ---- records ------------------------------------------------------------------------------------------------------

typedef struct Arg {
  const char *name;
  Str text[LANG_COUNT];
  long number;
  bool is_number;
} Arg;
static inline Arg arg(const char *name, Str text) { return (Arg){.name = name, .text = {text, text}}; }
static inline Arg arg_n(const char *name, long number) {
  return (Arg){.name = name, .number = number, .is_number = true};
}
static inline Arg arg_t(const char *name, Text text) {
  return (Arg){.name = name, .text = {str_of(text.in[LANG_EN]), str_of(text.in[LANG_ZH])}};
}
// Names, set apart as each language does it.
Arg arg_list(Arena *arena, const char *name, const StrList *list);

typedef LIST(Arg) ArgList;
typedef struct Related {
  Place at;
  ArgList args;
} Related;

// What is found of a code and begins in `over` is not said.
typedef struct Ignore {
  Code code;
  Place over;
  Place at;   // where the code stands in the remark that says so
  Str reason; // never empty
} Ignore;

typedef struct Diag {
  Code code;
  Level level;
  Place at;
  ArgList args;
  LIST(Related) related;
  LIST(ArgList) notes;
  const Ignore *ignored; // not printed for people, and counted apart; NULL for all others
} Diag;

typedef struct Diags Diags;
Diags *diags_new(Arena *arena);
// In this run a warning or note of this code is a gate. Before any of it is added.
void diags_raise(Diags *diags, Code code);
// The other way round: an error of this code is a note, for it is what the run is about.
void diags_lower(Diags *diags, Code code);

// Adds a record; `args` are copied, their texts are not. Never NULL. Of the same code in the same file only the first
// hundred are said, in the same column of a table the first five that differ; what lies beyond is counted and
// forgotten.
Diag *diag_add(Diags *diags, Code code, Place at, size_t n, const Arg *args);
void diag_relate_add(Diags *diags, Diag *diag, Place at, size_t n, const Arg *args);
void diag_note_add(Diags *diags, Diag *diag, size_t n, const Arg *args);
// True when a record of this code at this place could only be counted: whoever would search long for its arguments need
// not, and may add it with a few or none.
bool diag_is_beyond(const Diags *diags, Code code, Place at);
// str_nearest for hints, the first hundred of equally near ones. After ten million names have been looked at in a run
// there are no more hints: the work stays bounded, however many unknown names a plan has and however many known ones.
StrList diag_nearest(Arena *arena, Diags *diags, Str word, const StrList *candidates);
// True when so many more names may be looked at for a hint.
bool diag_may_search(Diags *diags, size_t n);
// For finders that do not keep what they find: `n` more of this code, the first of them at `at`, are only counted.
void diag_more(Diags *diags, Code code, Place at, size_t n);
#define ARGS(...)                                                                                                      \
  COUNT(((Arg[]){__VA_ARGS__})), (Arg[]) { __VA_ARGS__ }
#define NO_ARGS 0, NULL

// Registers a remark, before anything that it covers is added. Its code is ignorable. The innermost one that covers a
// place holds; the same one registered twice is one.
void diags_ignore(Diags *diags, const Ignore *ignore);
// How a remark that ignores these codes is written, in a piece's text or in YAML: an argument `form`.
Arg ignore_form(Arena *arena, Str codes, bool markdown);
// Warns (G113) of remarks that covered nothing, but for `passing` codes. Where the run has come to its end: what it did
// not look for could not be found.
void diags_unused(Diags *diags);

// Sorts by file, span, level, code, message; drops equals; says how many more there were of what was only counted.
// Call once, when all has been said.
void diags_finish(Diags *diags);
// With those left out, without the records that stand for them and those that are ignored; before diags_finish with
// equals, too.
size_t diags_count(const Diags *diags, Level level);
size_t diags_ignored(const Diags *diags); // once finished
// Errors that stand in the way of the stages behind, as often as they were said. What may be ignored in place (a word
// that must not go out, a text too long) does not: the schedule is made, and has its own say in the same run.
size_t diags_blocking(const Diags *diags);
size_t diags_total(const Diags *diags); // with those ignored; before diags_finish: how often diag_add was called
const Diag *diags_at(const Diags *diags, size_t i);

// 0; 1 for an error or a gate, with `strict` for a warning too.
int diags_exit(const Diags *diags, bool strict);

// ---- printing -----------------------------------------------------------------------------------------------------

typedef enum MessageFormat { MESSAGES_HUMAN, MESSAGES_SHORT, MESSAGES_JSON } MessageFormat;
typedef struct PrintOptions {
  MessageFormat format;
  Lang lang;
  bool color;
} PrintOptions;

// A plan's text, a path or an argument made safe to print: valid UTF-8 on one line that neither steers a terminal nor
// commands a build service. What acts instead of being seen is shown as \x1b. Every text that is not the program's own
// goes through one of these before it is printed.
void text_show(Buf *out, Str text);
Str text_shown(Arena *arena, Str text);
// The same for what begins a line, which must not begin with "::": that is a command to GitHub. "./" keeps a path from
// it, \x3a another text.
Str path_shown(Arena *arena, Str path);
Str text_shown_first(Arena *arena, Str text);

void diags_print(Buf *out, const Diags *diags, const PrintOptions *options);
// "2 errors, 1 warning, 3 ignored" in words; "nothing wrong" when there is nothing.
void diags_summary(Buf *out, const Diags *diags, Lang lang);
// A template of the catalogue filled with arguments, which are taken as they are: what is printed must be made safe.
// False, and nothing added, when the template is NULL or an argument outside its optional parts is empty.
bool catalogue_fill(Buf *out, const char *template, const ArgList *args, Lang lang);
// What `explain CODE` prints.
void catalogue_explain(Buf *out, Code code, Lang lang);

#endif

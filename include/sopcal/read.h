// read: a folder of YAML and Markdown becomes a Plan. Everything wrong with the text and its shape is said on the way.
#ifndef SOPCAL_READ_H
#define SOPCAL_READ_H

#include "sopcal/model.h"
#include "sopcal/file.h"
#include "sopcal/yaml.h"

typedef struct ReadOptions {
  Str folder;    // the plan's, as the command names it
  Str templates; // --templates DIR, or empty
  Str text;      // not empty: a plan file to read instead of a folder, which is then empty too
} ReadOptions;

// Reads every *.yaml below the folder (not under templates, content, data, out, nor what begins with '.'), what `use:`
// takes from the templates, every piece below content/, and sopcal.lock. Faults go to diags; the plan holds what could
// be read.
void plan_read(Arena *arena, Diags *diags, const ReadOptions *options, Plan *out);

// A template's text: from the plan's templates/, else --templates DIR, else built in. Its source has the path that
// people see, "<sopcal>/sops/three-day.yaml" for a built-in one. NULL when there is none of that name.
Source *template_find(Arena *arena, Diags *diags, Str plan_folder, Str templates, Str name);
// The names of all built-in templates, sorted: "sheets/week.html.mustache".
StrList template_names(Arena *arena);
// What is wrong with a tag, as the end of a sentence: "it is not closed by '}}'".
Text template_fault_text(MustacheFault fault);

// ---- within the room ----------------------------------------------------------------------------------------------

// Fills a struct from a map by its table. `merging`: a key stated by an earlier file is a fault; else it is replaced.
typedef struct Decoder {
  Arena *arena;
  Diags *diags;
  bool merging;
  Map *ids; // MERGING: of each section, by its row in the plan file's table: an id -> the Node that states it
} Decoder;
void decode_begin(const Decoder *decoder, const Shape *shape, void *out);
// True of keys with values. A whole file of a list or of a single value is no such thing, which is said.
bool decode_holds_keys(const Decoder *decoder, const Shape *shape, const Node *root, Text takes);
void decode_struct(const Decoder *decoder, const Shape *shape, const Node *node, void *out);
void decode_required(const Decoder *decoder, const Head *head);
// More of a section, as one more file of the plan would have it.
void decode_more(const Decoder *decoder, const Key *section, const Node *map, Plan *plan);

// One value by its type's grammar, the whole text. False, and said in diags (unless they are NULL), when it does not
// fit.
bool value_parse(const Decoder *decoder, const Key *key, Str text, Place at, void *out);
// The same without S103: false when the text has not the form; what else is wrong with it goes to diags.
bool value_parse_quietly(const Decoder *decoder, const Key *key, Str text, void *out);
// What a text that does not fit was meant to be; empty where that is not clear.
Str hint_value(Arena *arena, const Key *key, Str text);
// The text with ASCII characters instead of full-width ones.
Str hint_half_width(Arena *arena, Str s);
// True, with what they enclose, for a text between Chinese quotes.
bool hint_in_quotes(Str text, Str *inside);
// Letters of any script, digits, '-' and '_'.
bool id_is_good(Str id);

// The most that is read of one file of a plan; parsers have limits of their own below it.
enum { FILE_BYTES_MAX = 1 << 20 };
// One file of the plan, ready to be parsed; NULL, and said, when it cannot be read.
Source *source_read(Arena *arena, Diags *diags, Str folder, Str path);
// The same of what has been read already; `shown` is its path for people.
Source *source_of(Arena *arena, Diags *diags, Str shown, const FileRead *read);
// Why a file could not be read, as the argument `why`, with what the system said.
Arg file_fault_arg(Arena *arena, const FileRead *read);
// Why an entry of the plan's folder is no file that could be read, and saying so.
Text entry_fault_text(EntryKind kind);
void entry_refuse(Arena *arena, Diags *diags, Str folder, const Entry *entry);

// Every piece below content/, sorted by id, and the lines that their folders name.
void pieces_read(Arena *arena, Diags *diags, const EntryList *entries, Plan *plan);

// The days of the dates that have a recurrence rule, into NamedDate.on.
void dates_expand(Arena *arena, Diags *diags, Plan *plan);

// What has been announced: sopcal.lock, where the plan's folder has it.
void lock_read(Arena *arena, Diags *diags, const EntryList *entries, Plan *plan);

#endif

// labels: the words of the sheets, from the lines of labels.txt to a map in one language that templates see as t.*.
//
// A file of the plan's own replaces the lines that it has; all others stay as they are built in. Invariant: a map that
// was read holds every built-in label, none of them empty, so that `label` always finds what the program asks for.
// (What templates ask for is checked when they are compiled: sheet_templates.c.)
#include <assert.h>
#include <string.h>

#include "sheet.h"

// ---- lines --------------------------------------------------------------------------------------------------------

// Only the line end goes: "comma" and "colon" end in a blank.
static Str without_cr(Str line) { return str_ends(line, S("\r")) ? str_part(line, 0, line.n - 1) : line; }

typedef struct LabelReader {
  Arena *arena;
  Diags *diags;
  Lang lang;
  Map built_in; // by name -> LabelLine *
  Map seen;     // those of the file that is read -> LabelLine *
  Labels *out;
  bool good;
} LabelReader;

static Place place_in(const Source *source, Str part) {
  size_t from = (size_t)(part.at - source->text.at);
  return (Place){source, from, from + part.n};
}

static void fault(LabelReader *reader, Code code, Place at, size_t n, const Arg *args) {
  diag_add(reader->diags, code, at, n, args);
  reader->good = false;
}

// What a template can write behind "t.".
static bool is_label_name(Str name) {
  for (size_t i = 0; i < name.n; i++)
    if (strchr(" .{}", name.at[i])) return false;
  return name.n > 0;
}

// False when it is no label.
static bool split_line(Str text, LabelLine *out) {
  Str field[4] = {0};
  size_t n = 0;
  while (n < COUNT(field) && str_cut(&text, '\t', &field[n])) n++;
  *out = (LabelLine){.name = field[0], .words = {[LANG_EN] = field[1], [LANG_ZH] = field[2]}};
  return n == 3 && is_label_name(field[0]) && field[1].n && field[2].n;
}

// ---- what a plan's own may say ------------------------------------------------------------------------------------

// "{week}" at the beginning of a text, or empty.
static Str blank_at(Str text) {
  size_t n = str_starts(text, S("{")) ? 1 : 0;
  while (n > 0 && n < text.n && ((text.at[n] >= 'a' && text.at[n] <= 'z') || text.at[n] == '_')) n++;
  return n > 1 && n < text.n && text.at[n] == '}' ? str_part(text, 0, n + 1) : S("");
}

static StrList blanks_of(Arena *arena, const LabelLine *line) {
  StrList blanks = {0};
  for (int lang = 0; lang < LANG_COUNT; lang++)
    for (Str rest = line->words[lang]; rest.n; rest = str_from(rest, 1))
      if (blank_at(rest).n && !str_among(&blanks, blank_at(rest))) PUSH(arena, &blanks, blank_at(rest));
  return blanks;
}

// The first blank that is not known, or empty.
static Str strange_blank(Str words, const StrList *known) {
  for (; words.n; words = str_from(words, 1))
    if (blank_at(words).n && !str_among(known, blank_at(words))) return blank_at(words);
  return S("");
}

// Nobody would fill one that the built-in words do not have.
static void check_blanks(LabelReader *reader, const LabelLine *line, const LabelLine *built_in) {
  StrList known = blanks_of(reader->arena, built_in);
  for (int lang = 0; lang < LANG_COUNT; lang++) {
    Str blank = strange_blank(line->words[lang], &known);
    if (!blank.n) continue;
    StrList near = diag_nearest(reader->arena, reader->diags, blank, &known);
    fault(reader, O158, place_in(line->source, blank),
          ARGS(arg("name", line->name), arg("blank", blank), arg("near", str_join(reader->arena, &near, S(", "))),
               arg_list(reader->arena, "known", &known)));
  }
}

static bool is_first(LabelReader *reader, const LabelLine *line) {
  const LabelLine *first = map_get(&reader->seen, line->name);
  if (!first) return true;
  Diag *diag = diag_add(reader->diags, O156, place_in(line->source, line->name), ARGS(arg("name", line->name)));
  diag_relate_add(reader->diags, diag, place_in(first->source, first->name), NO_ARGS);
  reader->good = false;
  return false;
}

// ---- files --------------------------------------------------------------------------------------------------------

// In the place of those that another layer has put.
static void put_words(LabelReader *reader, Str name, Str words) {
  Value *known = map_get(&reader->out->words->keys, name);
  if (known)
    known->text = words;
  else
    value_put_text(reader->arena, reader->out->words, str_c(reader->arena, name), words);
}

static void put_label(LabelReader *reader, LabelLine *line) {
  const LabelLine *built_in = map_get(&reader->built_in, line->name);
  if (!is_first(reader, line)) return;
  map_put(reader->arena, &reader->seen, line->name, line);
  put_words(reader, line->name, line->words[reader->lang]);
  if (built_in)
    check_blanks(reader, line, built_in);
  else
    PUSH(reader->arena, &reader->out->own, line);
}

static void read_label(LabelReader *reader, const Source *source, Str text) {
  LabelLine *line = NEW(reader->arena, LabelLine);
  bool whole = split_line(text, line);
  line->source = source;
  if (whole)
    put_label(reader, line);
  else
    fault(reader, O107, place_in(source, text), NO_ARGS);
}

static void read_file(LabelReader *reader, const Source *source) {
  reader->seen = (Map){0};
  reader->out->own.n = 0;
  if (!source) return;
  Str rest = source->text;
  for (Str line; str_cut(&rest, '\n', &line);) {
    line = without_cr(line);
    if (line.n && line.at[0] != '#') read_label(reader, source, line);
  }
}

static void keep_built_in(LabelReader *reader) {
  reader->built_in = reader->seen;
  for (size_t i = 0; i < reader->out->own.n; i++)
    PUSH(reader->arena, &reader->out->built_in, reader->out->own.at[i]->name);
}

bool labels_read(Arena *arena, Diags *diags, const Source *const layers[LABEL_LAYERS], Lang lang, Labels *out) {
  *out = (Labels){.words = value_map(arena)};
  LabelReader reader = {.arena = arena, .diags = diags, .lang = lang, .out = out, .good = true};
  for (size_t i = 0; i < LABEL_LAYERS; i++) {
    read_file(&reader, layers[i]);
    if (i == 0) keep_built_in(&reader);
  }
  return reader.good;
}

// ---- using --------------------------------------------------------------------------------------------------------

Str label(const Value *labels, const char *name) {
  const Value *found = value_get(labels, str_of(name));
  assert(found && "a label that is not built in");
  return found->text;
}

static const Filling *filling_of(Str name, size_t n, const Filling *fillings) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(name, str_of(fillings[i].name))) return &fillings[i];
  return NULL;
}

// What a fill brings in is never looked at again, so a plan's own braces stay text.
Str label_filled(Arena *arena, const Value *labels, const char *name, size_t n, const Filling *fillings) {
  Buf out = buf_in(arena);
  for (Str rest = label(labels, name); rest.n > 0;) {
    Str blank = blank_at(rest);
    const Filling *found = blank.n ? filling_of(str_part(blank, 1, blank.n - 1), n, fillings) : NULL;
    buf_add(&out, found ? found->text : str_part(rest, 0, 1));
    rest = str_from(rest, found ? blank.n : 1);
  }
  return buf_str(&out);
}

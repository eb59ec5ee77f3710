// reference: all keys in Markdown, in one language. From the tables of keys to what plans/README.md must hold.
//
// Invariant: every key of every shape stands in one row, in the order of its table; a shape stands behind the one that
// names it first.
#include "room.h"

typedef enum Word {
  WORD_HEAD,
  WORD_REQUIRED,
  WORD_BEFORE_KEYS,
  WORD_AFTER_KEYS,
  WORD_BEFORE_NOUN,
  WORD_AFTER_NOUN,
  WORD_OWN_IDS,
  WORD_EACH,
  WORD_LIST_OF,
  WORD_OR_LIST,
  WORD_OR,
  WORD_FROM,
  WORD_COUNT,
} Word;

static const Text words[WORD_COUNT] = {
    [WORD_HEAD] = {{"| key | takes | default | meaning |\n|---|---|---|---|\n",
                    "| 键 | 写什么 | 默认 | 含义 |\n|---|---|---|---|\n"}},
    [WORD_REQUIRED] = {{"required", "必填"}},
    [WORD_BEFORE_KEYS] = {{"keys of ", ""}},
    [WORD_AFTER_KEYS] = {{"", " 的键"}},
    [WORD_BEFORE_NOUN] = {{"id (", ""}},
    [WORD_AFTER_NOUN] = {{")", "的 id"}},
    [WORD_OWN_IDS] = {{"ids of your own", "自己取的 id"}},
    [WORD_EACH] = {{", each with: ", "，每个写："}},
    [WORD_LIST_OF] = {{"a list, each with: ", "列表，每项写："}},
    [WORD_OR_LIST] = {{"; or a list of them", "；也可以写成列表"}},
    [WORD_OR] = {{", or ", "，或 "}},
    [WORD_FROM] = {{"; `from`: ", "；`from` 写："}},
};

typedef struct Reference {
  Arena *arena;
  Buf *out;
  Lang lang;
} Reference;

static void add_c(const Reference *to, const char *text) { buf_add(to->out, str_of(text)); }
static void add_word(const Reference *to, Word which) { add_c(to, words[which].in[to->lang]); }
static void add_text(const Reference *to, Text text) { add_c(to, text.in[to->lang]); }

// ---- what a key takes ---------------------------------------------------------------------------------------------

static void add_names(const Reference *to, const Names *names) {
  StrList listed = names_listed(to->arena, names);
  for (size_t i = 0; i < listed.n; i++) buf_format(to->out, "%s`%.*s`", i > 0 ? ", " : "", STR(listed.at[i]));
}

static void add_id(const Reference *to, RefKind kind) {
  add_word(to, WORD_BEFORE_NOUN);
  add_text(to, ref_noun(kind));
  add_word(to, WORD_AFTER_NOUN);
}

static void add_single(const Reference *to, const Key *key);

static void add_struct(const Reference *to, const Shape *shape) {
  const Key *bare = shape_bare_key(shape);
  if (bare) add_single(to, bare);
  if (bare && bare->form == FORM_LIST) add_word(to, WORD_OR_LIST);
  if (bare && shape->only_bare) return;
  if (bare) add_word(to, WORD_OR);
  add_word(to, WORD_BEFORE_KEYS);
  buf_format(to->out, "`%s`", shape->name);
  add_word(to, WORD_AFTER_KEYS);
}

static void add_single(const Reference *to, const Key *key) {
  if (key->type == TYPE_ENUM)
    add_names(to, key->names);
  else if (key->type == TYPE_STRUCT)
    add_struct(to, key->shape);
  else if (key->type == TYPE_REF)
    add_id(to, key->ref);
  else
    add_text(to, type_row(key->type)->takes);
}

static void add_map(const Reference *to, const Key *key) {
  if (key->ref == REF_NONE)
    add_word(to, WORD_OWN_IDS);
  else
    add_id(to, key->ref);
  add_word(to, WORD_EACH);
  add_single(to, key);
  if (!key->table) return;
  add_word(to, WORD_FROM);
  add_struct(to, table_key.shape);
}

static void add_takes(const Reference *to, const Key *key) {
  bool list_of_structs = key->form == FORM_LIST && key->type == TYPE_STRUCT && !shape_bare_key(key->shape);
  if (key->form == FORM_MAP) {
    add_map(to, key);
    return;
  }
  if (list_of_structs) add_word(to, WORD_LIST_OF);
  add_single(to, key);
  if (key->form == FORM_LIST && !list_of_structs) add_word(to, WORD_OR_LIST);
}

// ---- tables -------------------------------------------------------------------------------------------------------

// A bar would end the cell.
static void add_cell(const Reference *to, Str text) {
  add_c(to, " ");
  for (size_t i = 0; i < text.n; i++) {
    if (text.at[i] == '|') buf_byte(to->out, '\\');
    buf_byte(to->out, text.at[i]);
  }
  add_c(to, " |");
}

static Str takes_text(const Reference *to, const Key *key) {
  Buf cell = buf_in(to->arena);
  Reference inner = {to->arena, &cell, to->lang};
  add_takes(&inner, key);
  return buf_str(&cell);
}

static void add_row(const Reference *to, const Key *key) {
  add_c(to, "|");
  add_cell(to, str_format(to->arena, "`%s`", key->name));
  add_cell(to, takes_text(to, key));
  add_cell(to, str_of(key->required ? words[WORD_REQUIRED].in[to->lang] : key->fallback));
  add_cell(to, str_of(key->help.in[to->lang]));
  add_c(to, "\n");
}

static void add_shape(const Reference *to, const Shape *shape) {
  buf_format(to->out, "## `%s`", shape->name);
  if (to->lang == LANG_ZH) buf_format(to->out, "：%s", shape->noun.in[LANG_ZH]);
  add_c(to, "\n\n");
  add_word(to, WORD_HEAD);
  for (size_t i = 0; i < shape->count; i++) add_row(to, &shape->keys[i]);
  add_c(to, "\n");
}

// A shape that is never written as keys has nothing to say beyond the row that takes its value.
void reference_write(Arena *arena, Buf *out, Lang lang) {
  Reference to = {arena, out, lang};
  ShapeList shapes = {0};
  shapes_below(arena, &plan_file_shape, &shapes);
  shapes_below(arena, &piece_shape, &shapes);
  for (size_t i = 0; i < shapes.n; i++)
    if (!shapes.at[i]->only_bare) add_shape(&to, shapes.at[i]);
}

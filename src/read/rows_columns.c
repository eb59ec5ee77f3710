// rows_columns: which column of a table holds which key of the section. From its first row to Rows.column.
//
// Invariant: a key has at most one column, and a table that is read has one for all that every row needs.
#include "rows.h"

static Str word(const char *c) { return str_of(c); }

// A cell can hold what is a value, or a list of values.
static bool fits_a_cell(const Key *key) { return key->type != TYPE_STRUCT; }

static const TableColumn *called(const TableFile *table, Str key) {
  for (size_t i = 0; i < table->columns.n; i++)
    if (str_eq(table->columns.at[i].head.id, key)) return &table->columns.at[i];
  return NULL;
}

// What the table calls a key.
static Str name_of(const TableFile *table, Str key) {
  const TableColumn *column = called(table, key);
  return column ? column->name : key;
}

// The names of keys that cells can fill, the id's first.
static StrList cell_keys(const Rows *r) {
  const Shape *shape = r->section->shape;
  StrList keys = {0};
  PUSH(r->decoder->arena, &keys, S("id"));
  for (size_t i = 0; i < shape->count; i++)
    if (fits_a_cell(&shape->keys[i])) PUSH(r->decoder->arena, &keys, word(shape->keys[i].name));
  return keys;
}

static StrList heads_of(const Rows *r) {
  StrList heads = {0};
  for (size_t i = 0; i < r->columns; i++)
    if (r->column[i].head.text.n) PUSH(r->decoder->arena, &heads, r->column[i].head.text);
  return heads;
}

static const Column *column_of(const Rows *r, Str key) {
  Str name = name_of(r->table, key);
  for (size_t i = 0; i < r->columns; i++)
    if (str_eq(r->column[i].head.text, name)) return &r->column[i];
  return NULL;
}

static void say_no_column(const Rows *r, Str key, Place at) {
  Str name = name_of(r->table, key);
  StrList heads = heads_of(r), near = diag_nearest(r->decoder->arena, r->decoder->diags, name, &heads);
  diag_add(r->decoder->diags, S181, at,
           ARGS(arg("column", name), arg("key", key), arg("other", str_eq(name, key) ? S("") : key),
                arg_list(r->decoder->arena, "near", &near), arg_list(r->decoder->arena, "known", &heads)));
}

static void say_no_key(const Rows *r, const TableColumn *column, const StrList *keys) {
  StrList near = diag_nearest(r->decoder->arena, r->decoder->diags, column->head.id, keys);
  diag_add(r->decoder->diags, S102, column->head.at,
           ARGS(arg("key", column->head.id), arg_t("where", r->section->shape->noun), arg("id", S("")),
                arg_list(r->decoder->arena, "near", &near), arg_list(r->decoder->arena, "allowed", keys)));
}

// What `columns:` says must name a key, and be there. False when something does not.
static bool renamed_are_there(const Rows *r, const StrList *keys) {
  bool fine = true;
  for (size_t i = 0; i < r->table->columns.n; i++) {
    const TableColumn *column = &r->table->columns.at[i];
    bool known = str_among(keys, column->head.id);
    if (known && column_of(r, column->head.id)) continue;
    fine = false;
    if (known)
      say_no_column(r, column->head.id, column->head.at);
    else
      say_no_key(r, column, keys);
  }
  return fine;
}

// The same of what every row needs, and is not renamed.
static bool needed_are_there(const Rows *r, const StrList *keys, Place head) {
  bool fine = true;
  for (size_t i = 0; i < keys->n; i++) {
    const Key *key = shape_key(r->section->shape, keys->at[i]);
    bool needed = !key || key->required;
    if (!needed || column_of(r, keys->at[i]) || called(r->table, keys->at[i])) continue;
    say_no_column(r, keys->at[i], head);
    fine = false;
  }
  return fine;
}

static bool columns_are_there(const Rows *r, Place head) {
  StrList keys = cell_keys(r);
  bool renamed = renamed_are_there(r, &keys);
  return needed_are_there(r, &keys, head) && renamed;
}

static bool is_twice(const Rows *r, const Column *column) {
  for (const Column *before = r->column; before < column; before++) {
    if (!str_eq(before->head.text, column->head.text)) continue;
    Diag *said = diag_add(r->decoder->diags, S182, column->head.at, ARGS(arg("column", column->head.text)));
    diag_relate_add(r->decoder->diags, said, before->head.at, NO_ARGS);
    return true;
  }
  return false;
}

// Where the plan names the table, for there it can be ignored.
static void say_needless(const Rows *r, Place first, const StrList *unread) {
  Diag *said = diag_add(r->decoder->diags, S184, place_of(&r->table->head, "file"),
                        ARGS(arg_list(r->decoder->arena, "columns", unread)));
  diag_relate_add(r->decoder->diags, said, first, NO_ARGS);
}

// A slip of the pen is told by itself, for what it names is missing; all others together.
static void say_unread(const Rows *r) {
  StrList unread = {0}, keys = cell_keys(r), missing = {0};
  Place first = NOWHERE;
  for (size_t i = 0; i < keys.n; i++)
    if (!column_of(r, keys.at[i]) && !called(r->table, keys.at[i])) PUSH(r->decoder->arena, &missing, keys.at[i]);
  for (size_t i = 0; i < r->columns; i++) {
    const Column *column = &r->column[i];
    if (column->key || column->id || !column->head.text.n) continue;
    StrList near = diag_nearest(r->decoder->arena, r->decoder->diags, column->head.text, &missing);
    if (near.n) {
      diag_add(r->decoder->diags, S183, column->head.at,
               ARGS(arg("column", column->head.text), arg_list(r->decoder->arena, "near", &near)));
      continue;
    }
    if (!unread.n) first = column->head.at;
    PUSH(r->decoder->arena, &unread, column->head.text);
  }
  if (unread.n) say_needless(r, first, &unread);
}

// A table that is one column wide, whose name holds what other programs put between columns.
static bool is_parted_otherwise(const Rows *r) {
  static const struct {
    Str sign;
    Text name;
  } signs[] = {{S_(";"), {{"';'", "“;”"}}}, {S_("\t"), {{"tabs", "制表符"}}}, {S_("，"), {{"'，'", "“，”"}}}};
  for (size_t i = 0; r->columns == 1 && i < COUNT(signs); i++) {
    if (str_find(r->column[0].head.text, signs[i].sign) < 0) continue;
    diag_add(r->decoder->diags, S191, r->column[0].head.at, ARGS(arg_t("sign", signs[i].name)));
    return true;
  }
  return false;
}

void rows_say_too_many(const Rows *r, Place at, Text what, long most) {
  diag_add(r->decoder->diags, S186, at, ARGS(arg_t("what", what), arg_n("most", most)));
}

bool rows_take_head(Rows *r, const CsvRow *row) {
  static const Text columns = {{"columns", "列"}};
  if (row->cells.n > COLUMNS_MAX) {
    rows_say_too_many(r, row->cells.at[COLUMNS_MAX].at, columns, COLUMNS_MAX);
    return false;
  }
  bool fine = true;
  for (size_t i = 0; i < row->cells.n; i++) {
    r->column[r->columns++] = (Column){.head = row->cells.at[i]};
    if (row->cells.at[i].text.n && is_twice(r, &r->column[i])) fine = false;
  }
  rows_place_names(r->decoder->arena, r);
  if (!fine || is_parted_otherwise(r) || !columns_are_there(r, row->at)) return false;
  const Shape *shape = r->section->shape;
  for (size_t i = 0; i < r->columns; i++) {
    Column *column = &r->column[i];
    column->id = column_of(r, S("id")) == column;
    for (size_t k = 0; k < shape->count; k++)
      if (fits_a_cell(&shape->keys[k]) && column_of(r, word(shape->keys[k].name)) == column)
        column->key = &shape->keys[k];
  }
  say_unread(r);
  return true;
}

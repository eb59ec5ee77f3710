// rows_from: a section's `from`, a CSV file with a row for each of its things, becomes more of the section.
//
// A row is made a map of the keys of the section, as a plan file would have it, and goes the same way from there on:
// the table of keys, the grammar of values and the merging by ids know nothing of files. So every message points at a
// cell. Invariant: no more rows are taken in than the bound, and of a table with a column too few none.
#include "rows_from.h"

#include "rows.h"
#include "text.h"

enum { ROWS_MAX = 100000, BATCH = 256, TABLE_MIB = 32, MIB = 1 << 20 };

static Str word(const char *c) { return str_of(c); }

// ---- the file -----------------------------------------------------------------------------------------------------

static void refuse(const Rows *r, Arg why) {
  diag_add(r->decoder->diags, S180, place_of(&r->table->head, "file"),
           ARGS(arg("name", r->table->file), arg("section", word(r->section->name)), why));
}

static Source *open_file(const Rows *r) {
  static const Text outside = {{"it is no path within the plan's folder", "它不是计划文件夹里面的路径"}};
  static const Text large = {{"it is larger than 32 MiB", "它超过了 32 MiB"}};
  static const Text workbook = {{"it is a workbook (.xlsx, .xls): save its table as CSV UTF-8",
                                 "它是工作簿（.xlsx、.xls）：请把里面的表另存为“CSV UTF-8”"}};
  Arena *arena = r->decoder->arena;
  Str path = r->table->file;
  if (!path_is_inside(path)) {
    refuse(r, arg_t("why", outside));
    return NULL;
  }
  FileRead read = file_read_in(arena, r->plan->folder, path, (size_t)TABLE_MIB * MIB);
  if (read.fault != FILE_OK) {
    refuse(r, read.fault == FILE_TOO_LARGE ? arg_t("why", large) : file_fault_arg(arena, &read));
    return NULL;
  }
  if (str_starts(read.text, S("PK\x03\x04")) || str_starts(read.text, S("\xd0\xcf\x11\xe0"))) {
    refuse(r, arg_t("why", workbook));
    return NULL;
  }
  Source *source = source_of(arena, r->decoder->diags, path_join(arena, r->plan->folder, path), &read);
  rows_places_begin(arena, source);
  return bytes_check(r->decoder->diags, source, true) ? source : NULL;
}

// ---- cells --------------------------------------------------------------------------------------------------------

// What may stand between the values of a list; blanks too, but in texts.
static size_t separator_at(Str text, size_t at, bool words) {
  static const Str signs[] = {S_(";"),  S_("；"), S_("、"), S_(","),  S_("，"),
                              S_("\n"), S_("\r"), S_(" "),  S_("\t"), S_("\xe3\x80\x80")};
  for (size_t i = 0; i < (words ? COUNT(signs) : COUNT(signs) - 3); i++)
    if (str_starts(str_from(text, at), signs[i])) return signs[i].n;
  return 0;
}

static Node *new_node(Arena *scratch, Str text, Place at) {
  Node *node = NEW(scratch, Node);
  *node = (Node){.kind = NODE_TEXT, .quoted = true, .text = text, .at = at};
  return node;
}

// The places of a text in which quotes were doubled lie a little before their letters.
static void add_parts(Arena *scratch, Node *list, const CsvCell *cell, bool words) {
  Node **next = &list->first;
  for (size_t at = 0, from = 0; at <= cell->text.n; at++) {
    size_t sign = at < cell->text.n ? separator_at(cell->text, at, words) : 1;
    if (!sign) continue;
    size_t begin = cell->at.from + from;
    Str part = str_part(cell->text, from, at);
    from = at + sign;
    at += sign - 1;
    if (!part.n) continue;
    *next = new_node(scratch, part, text_place(cell->at.source, begin, begin + part.n));
    next = &(*next)->next;
    list->count++;
  }
}

// NULL for a cell with nothing in it.
static Node *cell_node(Arena *scratch, const Key *key, const CsvCell *cell) {
  Node *node = new_node(scratch, cell->text, cell->at);
  if (key->form != FORM_LIST) return cell->text.n ? node : NULL;
  add_parts(scratch, node, cell, key->type != TYPE_TEXT);
  if (node->count > 1) node->kind = NODE_LIST;
  return node->count > 1 ? node : node->first;
}

// ---- rows ---------------------------------------------------------------------------------------------------------

static bool say_broken(const Rows *r, Place at, Text why) {
  diag_add(r->decoder->diags, S185, at, ARGS(arg_t("why", why)));
  return false;
}

static bool row_is_whole(const Rows *r, const CsvRow *row) {
  static const Text open = {{"this quote is not closed", "这个引号没有收尾"}},
                    behind = {{"something stands behind a closing quote; a quote within a text is doubled",
                               "引号收尾后面还有字；文字里的引号要写两个"}},
                    many = {{"it has more cells than the first line has columns; a text with a comma stands in quotes",
                             "它的格子比第一行的列多；文字里有逗号就要加引号"}};
  if (row->fault != CSV_FINE) return say_broken(r, row->fault_at, row->fault == CSV_NOT_CLOSED ? open : behind);
  for (size_t i = r->columns; i < row->cells.n; i++)
    if (row->cells.at[i].text.n) return say_broken(r, row->cells.at[i].at, many);
  return true;
}

// What every row needs is there; else the row is left out, and that is said.
static bool has_needed(const Rows *r, const CsvRow *row) {
  bool fine = true;
  for (size_t i = 0; i < r->columns; i++) {
    const Column *column = &r->column[i];
    if (!column->id && (!column->key || !column->key->required)) continue;
    bool there = i < row->cells.n;
    if (there && row->cells.at[i].text.n) continue;
    Str key = column->id ? S("id") : word(column->key->name);
    diag_add(r->decoder->diags, S190, there ? row->cells.at[i].at : row->at,
             ARGS(arg("key", key), arg("column", column->head.text)));
    fine = false;
  }
  return fine;
}

// Its key is kept: that it is taken must be known as long as the plan is read. NULL for a row that is left out.
static Node *row_node(const Rows *r, Arena *scratch, const CsvRow *row) {
  if (!row_is_whole(r, row) || !has_needed(r, row)) return NULL;
  Node *node = NEW(r->decoder->arena, Node);
  *node = (Node){.kind = NODE_MAP, .at = row->at};
  Node **next = &node->first;
  for (size_t i = 0; i < row->cells.n && i < r->columns; i++) {
    const Column *column = &r->column[i];
    const CsvCell *cell = &row->cells.at[i];
    Node *child = column->key ? cell_node(scratch, column->key, cell) : NULL;
    if (column->id) node->key = cell->text;
    if (column->id) node->key_at = cell->at;
    if (!child) continue;
    child->key = word(column->key->name);
    child->key_at = column->head.at;
    *next = child;
    next = &child->next;
  }
  return node;
}

// Some rows at a time, so that what is made of cells on the way is not all there at once.
static size_t take_batch(const Rows *r, CsvReader *reader, CsvRow *row, size_t most) {
  Arena *scratch = arena_new();
  Node section = {.kind = NODE_MAP};
  Node **next = &section.first;
  size_t n = 0;
  while (n < BATCH && n < most && csv_next(reader, row)) {
    rows_place_row(r->decoder->arena, r->source, row);
    *next = row_node(r, scratch, row);
    n++;
    if (*next)
      next = &(*next)->next;
    else
      r->plan->incomplete = true;
  }
  decode_more(r->decoder, r->section, &section, r->plan);
  arena_free(scratch);
  return n;
}

static void take_rows(const Rows *r, CsvReader *reader, CsvRow *row) {
  static const Text rows = {{"rows", "行"}};
  size_t all = 0;
  for (size_t n = BATCH; n == BATCH && all < ROWS_MAX; all += n) n = take_batch(r, reader, row, ROWS_MAX - all);
  if (!all)
    diag_add(r->decoder->diags, S189, place_of(&r->table->head, "file"),
             ARGS(arg("name", r->table->file), arg_t("where", r->section->shape->noun)));
  if (all == ROWS_MAX && csv_next(reader, row)) rows_say_too_many(r, row->at, rows, ROWS_MAX);
}

// False where nothing could be read of it.
static bool take_file(Rows *r) {
  CsvRow row = {0};
  r->source = open_file(r);
  if (!r->source) return false;
  CsvReader reader = csv_reader(r->decoder->arena, r->source);
  if (csv_next(&reader, &row) &&
      (!row_is_whole(&(Rows){.decoder = r->decoder, .columns = row.cells.n}, &row) || !rows_take_head(r, &row)))
    return false;
  take_rows(r, &reader, &row);
  return true;
}

void rows_from_read(const Decoder *decoder, Plan *plan) {
  for (size_t i = 0; i < plan_file_shape.count; i++) {
    const Key *key = &plan_file_shape.keys[i];
    if (!key->table) continue;
    const TableFile *table = (const void *)((const char *)plan + key->table);
    Rows rows = {.decoder = decoder, .plan = plan, .section = key, .table = table};
    if (table->file.n && !take_file(&rows)) plan->incomplete = true;
  }
}

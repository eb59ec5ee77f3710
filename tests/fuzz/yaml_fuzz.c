// yaml_fuzz: any bytes as a plan file. Every place of the tree lies within the file and within its parent's, behind its
// elder sibling's; a comment at the end changes nothing, and a value read by itself is the same value.
#include "target.h"

#include "sopcal/yaml.h"

typedef struct Read {
  Diags *diags;
  Node *tree;
} Read;

static Read read_text(Arena *arena, Str text) {
  Diags *diags = diags_new(arena);
  Source *source = source_new(arena, S("plan.yaml"), text);
  bool fine = bytes_check(diags, source, false);
  return (Read){diags, fine ? yaml_read(arena, diags, source, 0, source->text.n) : NULL};
}

static bool is_clean(const Read *read) { return read->tree && diags_total(read->diags) == 0; }

// ---- one tree -----------------------------------------------------------------------------------------------------

static void place_must_be_inside(Place at, Place parent) {
  place_must_be_within(at);
  MUST(at.from >= parent.from && at.to <= parent.to);
}

static size_t begin_of(const Node *node) { return node->key.n ? node->key_at.from : node->at.from; }

static void check_in_parent(const Node *node, const Node *parent) {
  // An empty value stands nowhere of its own: it points at its key or dash.
  if (node->kind != NODE_EMPTY) place_must_be_inside(node->at, parent->at);
  if (parent->kind != NODE_MAP) return;
  place_must_be_inside(node->key_at, parent->at);
  MUST(node_get(parent, node->key) != NULL);
}

static void check_node(Arena *arena, const Node *node, const Node *parent) {
  size_t children = 0, reached = 0;
  place_must_be_within(node->at);
  MUST(node->parent == parent);
  if (parent) check_in_parent(node, parent);
  MUST(utf8_bad(node->text) == node->text.n);
  MUST(node->kind == NODE_TEXT || node->text.n == 0);
  MUST(!parent || node_path(arena, node).n > 0);
  for (const Node *child = node->first; child; child = child->next, children++) {
    MUST(begin_of(child) >= reached);
    reached = begin_of(child);
    check_node(arena, child, node);
  }
  MUST(children == node->count);
  MUST(children == 0 || node->kind == NODE_LIST || node->kind == NODE_MAP);
}

// What stands on one line of the file reads behind a key of its own as it did among the others. A block of nothing but
// empty lines has them outside its place.
static void check_value_alone(Arena *arena, const Node *node) {
  for (const Node *child = node->first; child; child = child->next) check_value_alone(arena, child);
  Str written = str_part(node->at.source->text, node->at.from, node->at.to);
  bool block = str_starts(written, S("|")) || str_starts(written, S(">"));
  bool sign = str_eq(written, S("-")) || str_eq(written, S("?")); // [-] is a text to libyaml, and an item behind a key
  if (node->kind != NODE_TEXT || block || sign || str_find_byte(written, '\n') >= 0) return;
  Read alone = read_text(arena, str_format(arena, "key: %.*s", STR(written)));
  const Node *value = alone.tree ? alone.tree->first : NULL;
  MUST(value && value->kind == NODE_TEXT && str_eq(value->text, node->text) && value->quoted == node->quoted);
}

// ---- two trees ----------------------------------------------------------------------------------------------------

static void nodes_must_be_equal(const Node *a, const Node *b) {
  MUST((a == NULL) == (b == NULL));
  if (!a) return;
  MUST(a->kind == b->kind && a->quoted == b->quoted && a->count == b->count);
  MUST(str_eq(a->text, b->text) && str_eq(a->key, b->key));
  MUST(a->at.from == b->at.from && a->at.to == b->at.to);
  const Node *x = a->first, *y = b->first;
  for (; x && y; x = x->next, y = y->next) nodes_must_be_equal(x, y);
  MUST(!x && !y);
}

static void check_with_comment(Arena *arena, Str text, const Read *read) {
  Str more = str_format(arena, "%.*s# a comment\n", STR(text));
  if (text.n > 0 && text.at[text.n - 1] != '\n') return;
  Read again = read_text(arena, more);
  MUST(diags_total(again.diags) == 0);
  if (read->tree->kind != NODE_EMPTY) nodes_must_be_equal(read->tree, again.tree);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Str text = input_text(arena, bytes, n);
  Read read = read_text(arena, text), again = read_text(arena, text);
  if (read.tree) check_node(arena, read.tree, NULL);
  MUST(read.tree || diags_count(read.diags, LEVEL_ERROR) > 0);
  nodes_must_be_equal(read.tree, again.tree);
  if (is_clean(&read)) {
    check_with_comment(arena, text, &read);
    check_value_alone(arena, read.tree);
  }
  print_all(arena, read.diags);
  arena_free(arena);
  return 0;
}

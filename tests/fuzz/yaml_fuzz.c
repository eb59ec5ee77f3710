// yaml_fuzz: any bytes as a plan file. Every place of the tree lies within the file, and within its parent's.
#include "target.h"

#include "sopcal/yaml.h"

static void check_node(Arena *arena, const Node *node, const Node *parent) {
  size_t children = 0;
  place_must_be_within(node->at);
  MUST(node->parent == parent);
  // An empty value stands nowhere of its own: it points at its key or dash.
  if (parent && node->kind != NODE_EMPTY) MUST(node->at.from >= parent->at.from && node->at.to <= parent->at.to);
  if (parent && parent->kind == NODE_MAP) {
    place_must_be_within(node->key_at);
    MUST(node->key_at.from >= parent->at.from && node->key_at.to <= parent->at.to);
    MUST(node_get(parent, node->key) != NULL);
  }
  MUST(utf8_bad(node->text) == node->text.n);
  (void)node_path(arena, node);
  for (const Node *child = node->first; child; child = child->next, children++) check_node(arena, child, node);
  MUST(children == node->count);
  MUST(children == 0 || node->kind == NODE_LIST || node->kind == NODE_MAP);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Diags *diags = diags_new(arena);
  Source *source = source_new(arena, S("plan.yaml"), input_text(arena, bytes, n));
  Node *tree = bytes_check(diags, source, false) ? yaml_read(arena, diags, source, 0, source->text.n) : NULL;
  if (tree) check_node(arena, tree, NULL);
  MUST(tree || diags_total(diags) > 0 || diags_count(diags, LEVEL_ERROR) > 0);
  print_all(arena, diags);
  arena_free(arena);
  return 0;
}

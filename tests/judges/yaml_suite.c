// yaml_suite: what our reader makes of each YAML file named, for the judge beside it to compare: yaml_suite FILE...
//
// For each file a line "=== FILE", a line "CODE LINE:COLUMN message" for each finding, and the tree, if there is one,
// as the suite writes its own: "+MAP", "=VAL :text" (what stands in quotes or as a block with another sign than ':').
#include "slurp.h"
#include "sopcal/yaml.h"

static void print_text(Str text) {
  static const char signs[] = "\\\b\t\n\r", letters[] = "\\btnr";
  for (size_t i = 0; i < text.n; i++) {
    size_t k = 0;
    while (k + 1 < sizeof signs && signs[k] != text.at[i]) k++;
    if (k + 1 < sizeof signs)
      printf("\\%c", letters[k]);
    else
      putchar(text.at[i]);
  }
}

static void print_value(bool quoted, Str text) {
  printf("=VAL %c", quoted ? '"' : ':');
  print_text(text);
  putchar('\n');
}

static bool is_quote(char c) { return c == '"' || c == '\''; }

static void print_node(const Node *node) {
  if (node->kind == NODE_EMPTY || node->kind == NODE_TEXT) {
    print_value(node->quoted, node->text);
    return;
  }
  const char *name = node->kind == NODE_MAP ? "MAP" : "SEQ";
  printf("+%s\n", name);
  for (const Node *child = node->first; child; child = child->next) {
    if (node->kind == NODE_MAP) print_value(is_quote(child->key_at.source->text.at[child->key_at.from]), child->key);
    print_node(child);
  }
  printf("-%s\n", name);
}

static void judge(const char *path) {
  Arena *arena = arena_new();
  Diags *diags = diags_new(arena);
  Source *source = slurp(arena, path);
  const Node *root = yaml_read(arena, diags, source, 0, source->text.n);
  printf("=== %s\n", path);
  print_findings(arena, diags);
  if (root) print_node(root);
  arena_free(arena);
}

int main(int argc, char **argv) {
  limit();
  for (int i = 1; i < argc; i++) judge(argv[i]);
  return 0;
}

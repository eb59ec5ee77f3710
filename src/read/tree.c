// tree: the nodes of a document, built from its texts, lists and maps in the order of the file; and found again.
//
// From what yaml.c reads, one piece at a time, to Nodes that hang together. Here is counted what a tree may have
// (depth, values, keys), and refused what no key can be (a second one, an empty one, a list); text that was most likely
// meant otherwise is taken as it was meant, so that no second message follows.
//
// Invariant: a refused key's value is read into nodes that hang nowhere; every other node is a child of the one that
// was open when it came.
#include "tree.h"

#include <assert.h>

#define NODES_MAX 200000
#define KEYS_MAX 10000
#define SCALAR_BYTES_MAX 65536
// Whoever has made so many mistakes in one file has made one mistake.
#define ERRORS_MAX 1000

// ---- findings -----------------------------------------------------------------------------------------------------

void tree_said(Tree *t, size_t at) {
  PUSH(t->arena, &t->said, at);
  if (t->said.n == ERRORS_MAX) t->stopped = true;
}

Diag *tree_say(Tree *t, Code code, Place at, size_t n, const Arg *args) {
  tree_said(t, at.from);
  return diag_add(t->diags, code, at, n, args);
}

static void stop(Tree *t, Code code, Place at, long limit) {
  t->stopped = true;
  tree_say(t, code, at, ARGS(arg_n("limit", limit)));
}

static Place place(const Tree *t, size_t from, size_t to) { return text_place(t->source, from, to); }

// ---- nodes --------------------------------------------------------------------------------------------------------

Frame *tree_top(Tree *t) { return t->depth ? &t->stack[t->depth - 1] : NULL; }

static Node *node_new(Tree *t, const Frame *parent, Place at) {
  Node *node = NEW(t->arena, Node);
  node->at = at;
  node->parent = parent ? parent->node : NULL;
  if (++t->node_count == NODES_MAX + 1) stop(t, Y142, at, NODES_MAX);
  return node;
}

static void append(Frame *parent, Node *child) {
  if (parent->last)
    parent->last->next = child;
  else
    parent->node->first = child;
  parent->last = child;
  parent->node->count++;
}

static bool expects_key(const Frame *frame) { return frame && frame->node->kind == NODE_MAP && frame->pending == NULL; }

// The node that takes the next value: the root, the pending child of a map, or a new item of a list.
static Node *value_node(Tree *t, Place at) {
  Frame *parent = tree_top(t);
  Node *node = parent ? parent->pending : NULL;
  if (node) {
    parent->pending = NULL;
    node->at = at;
    return node;
  }
  node = node_new(t, parent, at);
  if (parent)
    append(parent, node);
  else
    t->root = node;
  return node;
}

Node *tree_root(Tree *t) {
  if (!t->root) t->root = node_new(t, NULL, place(t, t->from, t->from));
  return t->root;
}

// ---- keys ---------------------------------------------------------------------------------------------------------

// "? key" reads as a key too, and is never meant.
static bool has_question_mark(const Tree *t, size_t at) {
  size_t sign = at;
  while (sign > t->from && is_blank(text_byte(t->source, sign - 1))) sign--;
  return sign < at && sign > t->from && text_byte(t->source, sign - 1) == '?';
}

// Between brackets '?' begins a key also without a blank behind it, and would be lost: [?x]. 0 where none stands.
static size_t lost_sign(const Tree *t, const Frame *map, size_t key) {
  return map->flow && key > t->from && text_byte(t->source, key - 1) == '?' ? key - 1 : 0;
}

// [?x] reads as a map whose only key is x.
static void say_lost_sign(Tree *t, Frame *map, size_t at, size_t end) {
  map->is_text = map->node->at.from == at;
  Str sign = str_part(t->source->text, at, at + 1), fix = text_in_quotes(t->arena, t->source, at, end);
  tree_say(t, Y111, place(t, at, end), ARGS(arg("sign", sign), arg("fix", fix), arg("hint", S(""))));
}

static bool key_is_duplicate(Tree *t, Frame *map, Node *child) {
  if (map_put(t->arena, &map->keys, child->key, child)) return false;
  const Node *first = map_get(&map->keys, child->key);
  const Arg args[] = {arg("key", child->key)};
  diag_relate_add(t->diags, tree_say(t, Y138, child->key_at, COUNT(args), args), first->key_at, COUNT(args), args);
  return true;
}

static bool key_is_refused(Tree *t, Frame *map, Node *child, bool quoted) {
  Str key = child->key;
  size_t sign = lost_sign(t, map, child->key_at.from);
  if (sign)
    say_lost_sign(t, map, sign, child->key_at.to);
  else if (str_trim(key).n == 0)
    tree_say(t, Y137, child->key_at, NO_ARGS);
  else if (!quoted && str_eq(key, S("<<")))
    tree_say(t, Y134, child->key_at, NO_ARGS);
  else if (key.n > KEY_BYTES_MAX)
    tree_say(t, Y145, child->key_at, ARGS(arg_n("limit", KEY_BYTES_MAX)));
  else if (has_question_mark(t, child->key_at.from))
    tree_say(t, Y136, child->key_at, NO_ARGS);
  else
    return key_is_duplicate(t, map, child);
  return true;
}

// A refused key's value is read into a node that hangs nowhere.
static void take_key(Tree *t, Str text, Place at, bool quoted) {
  Frame *map = tree_top(t);
  assert(map);
  Node *child = node_new(t, map, at);
  child->key = text;
  child->key_at = at;
  map->pending = child;
  t->last_key = at.from;
  if (key_is_refused(t, map, child, quoted)) return;
  append(map, child);
  if (map->node->count == KEYS_MAX + 1) stop(t, Y143, at, KEYS_MAX);
}

// ---- texts --------------------------------------------------------------------------------------------------------

// The colon within a word of { } that was meant to end its key: `name：text`, or `name:text` behind a letter; or -1.
static ptrdiff_t colon_in_key(Str key, Str *sign) {
  *sign = S("：");
  ptrdiff_t wide = str_find(key, *sign);
  if (wide > 0) return wide;
  *sign = S(":");
  ptrdiff_t colon = str_find_byte(key, ':');
  bool word = colon > 0 && ((key.at[0] >= 'a' && key.at[0] <= 'z') || (unsigned char)key.at[0] >= 0x80);
  return word && (size_t)colon + 1 < key.n && !str_starts(str_from(key, (size_t)colon + 1), S("//")) ? colon : -1;
}

// Such a colon made one long key. Read as it was meant, so that no second message follows.
static void split_flow_key(Tree *t, const Frame *map, Node *child) {
  char first = text_byte(t->source, child->key_at.from);
  if (!map->flow || first == '"' || first == '\'') return;
  Str sign, key = str_part(t->source->text, child->key_at.from, child->key_at.to);
  ptrdiff_t colon = colon_in_key(key, &sign);
  if (colon < 0) return;
  size_t at = child->key_at.from + (size_t)colon;
  tree_said(t, at);
  if (sign.n > 1)
    diag_add(t->diags, Y152, place(t, at, at + sign.n), NO_ARGS);
  else if (!blanks_say(t->diags, t->source, at + 1))
    diag_add(t->diags, Y116, place(t, at, at + 1), NO_ARGS);
  child->kind = NODE_TEXT;
  child->quoted = true;
  child->key = str_part(key, 0, (size_t)colon);
  child->text = str_trim(str_from(key, (size_t)colon + sign.n));
}

// Nothing stands there: an item's dash, a key of its own, or nowhere in particular.
void tree_empty(Tree *t, Place at) {
  Frame *parent = tree_top(t);
  if (expects_key(parent)) {
    take_key(t, S(""), place(t, at.from, at.from + 1), false);
    return;
  }
  Node *child = parent ? parent->pending : NULL;
  if (child) {
    t->empty = value_node(t, child->key_at);
    split_flow_key(t, parent, child);
    return;
  }
  bool dash = parent && at.from > t->from && text_byte(t->source, at.from - 1) == '-';
  t->empty = value_node(t, dash ? place(t, at.from - 1, at.from) : at);
}

void tree_text(Tree *t, Str text, Place at, bool quoted) {
  if (expects_key(tree_top(t))) {
    take_key(t, text, at, quoted);
    return;
  }
  if (text.n > SCALAR_BYTES_MAX) tree_say(t, Y144, at, ARGS(arg_n("limit", SCALAR_BYTES_MAX / 1024)));
  Node *node = value_node(t, at);
  node->kind = NODE_TEXT;
  node->quoted = quoted;
  node->text = text;
}

// `title: #new` has nothing but the comment: read as the text that it was meant to be.
void tree_fill_empty(Tree *t, size_t hash) {
  Node *node = t->empty;
  if (!node || node->at.to > hash || node->kind != NODE_EMPTY) return;
  Str between = str_part(t->source->text, node->at.to, hash);
  for (size_t i = 0; i < between.n; i++)
    if (!is_blank(between.at[i]) && between.at[i] != ':') return;
  node->at = place(t, hash, text_line_end(t->source, hash));
  node->kind = NODE_TEXT;
  node->quoted = true;
  node->text = str_trim(str_part(t->source->text, node->at.from, node->at.to));
  for (size_t i = 0; i < t->depth; i++) // what is open holds it
    if (t->stack[i].node->at.to < node->at.to) t->stack[i].node->at.to = node->at.to;
}

// ---- lists and maps -----------------------------------------------------------------------------------------------

static bool is_mustache(const Tree *t, size_t at) {
  return at > t->from && text_byte(t->source, at) == '{' && text_byte(t->source, at - 1) == '{';
}

// A list or map where a key is meant. "{{name}}" reads as a map whose only key is a map.
static void refuse_key(Tree *t, Frame *map, Place at) {
  if (map->is_key) return; // within one that was refused
  if (!is_mustache(t, at.from)) {
    tree_say(t, Y136, at, NO_ARGS);
    return;
  }
  map->is_text = true;
  size_t from = at.from - 1, end = text_line_end(t->source, from);
  Str fix = text_in_quotes(t->arena, t->source, from, end);
  tree_say(t, Y111, place(t, from, at.to), ARGS(arg("sign", S("{{")), arg("fix", fix), arg("hint", S(""))));
}

bool tree_open(Tree *t, NodeKind kind, Place at, bool flow) {
  if (t->depth == TREE_DEPTH_MAX) {
    stop(t, Y141, at, TREE_DEPTH_MAX);
    return false;
  }
  bool is_key = expects_key(tree_top(t));
  if (is_key) refuse_key(t, tree_top(t), at);
  Node *node = is_key ? node_new(t, tree_top(t), at) : value_node(t, at);
  node->kind = kind;
  t->stack[t->depth++] = (Frame){.node = node, .flow = flow, .is_key = is_key};
  return true;
}

// What was written as {{name}} or [?name] stays the text that it was meant to be.
static void become_text(Tree *t, Node *node) {
  *node = (Node){.kind = NODE_TEXT,
                 .quoted = true,
                 .text = str_part(t->source->text, node->at.from, node->at.to),
                 .at = node->at,
                 .key = node->key,
                 .key_at = node->key_at,
                 .parent = node->parent,
                 .next = node->next};
}

void tree_close(Tree *t, size_t to) {
  Frame closed = t->stack[--t->depth];
  if (to > closed.node->at.to) closed.node->at.to = to;
  if (closed.is_text) become_text(t, closed.node);
  Frame *outer = tree_top(t);
  assert(outer || !closed.is_key);
  if (closed.is_key) outer->pending = node_new(t, outer, closed.node->at);
}

// ---- found again --------------------------------------------------------------------------------------------------

Str tree_logical(Arena *arena, const Source *source, size_t offset) {
  const Node *found = source->tree, *child = found ? found->first : NULL;
  while (child) {
    size_t from = child->key.n ? child->key_at.from : child->at.from;
    if (offset >= from && offset <= child->at.to)
      found = child, child = child->first;
    else
      child = child->next;
  }
  return found ? node_path(arena, found) : S("");
}

const Node *node_get(const Node *map, Str key) {
  if (!map || map->kind != NODE_MAP) return NULL;
  for (const Node *child = map->first; child; child = child->next)
    if (str_eq(child->key, key)) return child;
  return NULL;
}

static size_t index_of(const Node *item) {
  size_t index = 0;
  for (const Node *other = item->parent->first; other && other != item; other = other->next) index++;
  return index;
}

static void add_path(Buf *out, Arena *arena, const Node *node) {
  const Node *way[TREE_DEPTH_MAX + 1];
  size_t n = 0;
  for (; node->parent && n < COUNT(way); node = node->parent) way[n++] = node;
  while (n-- > 0) {
    if (out->n) buf_byte(out, '/');
    bool in_map = way[n]->parent->kind == NODE_MAP;
    buf_add(out, in_map ? way[n]->key : str_format(arena, "%zu", index_of(way[n])));
  }
}

Str node_path(Arena *arena, const Node *node) {
  Buf out = buf_in(arena);
  add_path(&out, arena, node);
  return buf_str(&out);
}

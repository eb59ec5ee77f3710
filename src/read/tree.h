// tree: what yaml.c calls as it walks through a document, from its first value to its last.
#ifndef SOPCAL_READ_TREE_H
#define SOPCAL_READ_TREE_H

#include "text.h"

#define TREE_DEPTH_MAX 32

// A list or map that is still open.
typedef struct Frame {
  Node *node;
  Node *last;    // its youngest child
  Node *pending; // MAP: the child whose key has been read and whose value comes next
  Map keys;      // MAP: every key seen -> its Node
  bool flow;     // [...] or {...}
  bool is_key;   // the whole thing is a key, which is refused
  bool is_text;  // MAP: a text that should have been quoted: a Mustache tag, or one that begins with '?'
} Frame;

typedef struct Tree {
  Arena *arena;
  Diags *diags;
  const Source *source;
  size_t from; // where the document begins
  Frame stack[TREE_DEPTH_MAX];
  size_t depth;
  Node *root;
  size_t node_count;
  bool stopped;      // a limit: no tree
  size_t last_key;   // where the last key stands
  Node *empty;       // the last value, where nothing stands
  LIST(size_t) said; // where errors were added: they may explain a syntax error
} Tree;

// Counts an error at this byte; after very many of them the tree is stopped.
void tree_said(Tree *t, size_t at);
Diag *tree_say(Tree *t, Code code, Place at, size_t n, const Arg *args);

Frame *tree_top(Tree *t); // NULL outside of all
Node *tree_root(Tree *t); // an empty one where there was nothing

// A key or a value, as its place has it.
void tree_text(Tree *t, Str text, Place at, bool quoted);
void tree_empty(Tree *t, Place at); // where nothing stands
// False, and stopped, where it would be too deep.
bool tree_open(Tree *t, NodeKind kind, Place at, bool flow);
void tree_close(Tree *t, size_t to); // behind its last child
// The comment at `hash` was meant as the text of the value in front of it, where nothing stands.
void tree_fill_empty(Tree *t, size_t hash);

// The path of the innermost node whose key or value holds the offset.
Str tree_logical(Arena *arena, const Source *source, size_t offset);

#endif

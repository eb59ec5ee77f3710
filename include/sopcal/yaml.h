// yaml: the bytes of a file become a tree of nodes with exact places. libyaml's events, behind checks of our own.
//
// Everything wrong with the text itself (bytes, syntax, limits, refused features, text that YAML would lose) is said
// here, codes Y. The tree holds text only: what `on`, `1e3` or `12:30` mean is asked later, by a typed key.
#ifndef SOPCAL_YAML_H
#define SOPCAL_YAML_H

#include "sopcal/diag.h"

typedef enum NodeKind { NODE_EMPTY, NODE_TEXT, NODE_LIST, NODE_MAP } NodeKind;

typedef struct Node Node;
struct Node {
  NodeKind kind;
  bool quoted; // '...' "..." | or >: text whatever it looks like
  Str text;    // TEXT: the value after YAML's own rules
  Place at;    // the value; for a MAP or LIST its first to last byte; an EMPTY one points at its key or dash
  Str key;     // when the parent is a MAP
  Place key_at;
  const Node *parent;
  Node *first, *next; // children in the order of the file
  size_t count;
};

// Bytes from..to of the source, which must hold one document. NULL when it cannot be used (said in diags). An empty
// document is a NODE_EMPTY. Sets source->tree and source->logical. A whole file may have 1 MiB, a part of one (a front
// matter) 8 KiB. Makes the checks of bytes_check itself. What is refused (a second key, an anchor ...) is an error in
// diags and left out of the tree or kept as text; only a syntax error, a limit or bad bytes leave no tree.
Node *yaml_read(Arena *arena, Diags *diags, Source *source, size_t from, size_t to);

// The checks of bytes before any parser: valid UTF-8, no control characters, bidi controls, odd line ends ... All hits
// are reported (a wrong encoding once); false when there was one. `markdown` true: no rule on tabs or '%'.
bool bytes_check(Diags *diags, const Source *source, bool markdown);

const Node *node_get(const Node *map, Str key);
// "campaigns/spring/near/0"
Str node_path(Arena *arena, const Node *node);

#endif

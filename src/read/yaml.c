// yaml: libyaml's one home. From the events of one document to a tree of Nodes with the bytes they stand at.
//
// libyaml is frozen, fuzzed, and gives text without types; but it forgets comments, counts characters, is quadratic in
// depth and speaks to YAML's authors. So bytes are checked first, each event is counted against the limits, the gaps
// between scalars are searched for lost text, and faults are told in words of our own (lost.c, syntax.c).
//
// Invariant: a Node's place is a span of bytes of the source that holds the places of all its children. What is refused
// is reported and left out, and reading goes on; only a limit or a syntax error leaves no tree.
#include <string.h>
#include <yaml.h>

#include "text.h"

#define DEPTH_MAX 32
#define NODES_MAX 200000
#define KEYS_MAX 10000
#define SCALAR_BYTES_MAX 65536
#define KEY_BYTES_MAX 128
#define FILE_BYTES_MAX 1048576
#define FRONT_BYTES_MAX 8192
// Whoever has made so many mistakes in one file has made one mistake.
#define ERRORS_MAX 1000

// A list or map that is still open.
typedef struct Frame {
  Node *node;
  Node *last;    // its youngest child
  Node *pending; // MAP: the child whose key has been read and whose value comes next
  Map keys;      // MAP: every key seen -> its Node
  bool flow;     // [...] or {...}
  bool is_key;   // the whole thing is a key, which is refused
  bool is_tag;   // MAP: begins with "{{", a Mustache tag that should have been quoted
} Frame;

typedef struct Reader {
  Arena *arena;
  Diags *diags;
  Source *source;
  size_t from, to;
  size_t index, byte; // one place in libyaml's count (characters from `from`) and in ours (bytes)
  Frame stack[DEPTH_MAX];
  size_t depth;
  Node *root;
  size_t node_count;
  size_t document_count;
  bool stopped;            // a limit: no tree
  ScalarSpan last;         // the last scalar that is not empty
  size_t last_key;         // where the last key stands
  size_t reached;          // behind the last scalar, alias or bracket
  Node *empty;             // the last value, where nothing stands
  LIST(size_t) said;       // where errors were added: they may explain a syntax error
  LIST(ScalarSpan) folded; // scalars of several lines
} Reader;

// ---- places -------------------------------------------------------------------------------------------------------

// Marks come in almost ascending order, so walking from the last one is linear over the whole file.
static size_t byte_of(Reader *r, yaml_mark_t mark) {
  const char *text = r->source->text.at;
  while (r->index < mark.index && r->byte < r->to) {
    r->byte++, r->index++;
    while (r->byte < r->to && (text[r->byte] & 0xc0) == 0x80) r->byte++;
  }
  while (r->index > mark.index && r->byte > r->from) {
    r->byte--, r->index--;
    while (r->byte > r->from && (text[r->byte] & 0xc0) == 0x80) r->byte--;
  }
  return r->byte;
}

static Place place(const Reader *r, size_t from, size_t to) { return text_place(r->source, from, to); }

static void said(Reader *r, size_t at) {
  PUSH(r->arena, &r->said, at);
  if (r->said.n == ERRORS_MAX) r->stopped = true;
}

static Diag *say(Reader *r, Code code, Place at, size_t n, const Arg *args) {
  said(r, at.from);
  return diag_add(r->diags, code, at, n, args);
}

static void stop(Reader *r, Code code, Place at, long limit) {
  r->stopped = true;
  say(r, code, at, ARGS(arg_n("limit", limit)));
}

// ---- the tree -----------------------------------------------------------------------------------------------------

static Frame *top(Reader *r) { return r->depth ? &r->stack[r->depth - 1] : NULL; }

static Node *node_new(Reader *r, const Frame *parent, Place at) {
  Node *node = NEW(r->arena, Node);
  node->at = at;
  node->parent = parent ? parent->node : NULL;
  if (++r->node_count == NODES_MAX + 1) stop(r, Y142, at, NODES_MAX);
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
static Node *value_node(Reader *r, Place at) {
  Frame *parent = top(r);
  Node *node = parent ? parent->pending : NULL;
  if (node) {
    parent->pending = NULL;
    node->at = at;
    return node;
  }
  node = node_new(r, parent, at);
  if (parent)
    append(parent, node);
  else
    r->root = node;
  return node;
}

// ---- keys ---------------------------------------------------------------------------------------------------------

// "? key" reads as a key too, and is never meant.
static bool has_question_mark(const Reader *r, size_t at) {
  size_t sign = at;
  while (sign > r->from && is_blank(text_byte(r->source, sign - 1))) sign--;
  return sign < at && sign > r->from && text_byte(r->source, sign - 1) == '?';
}

static bool key_is_duplicate(Reader *r, Frame *map, Node *child) {
  if (map_put(r->arena, &map->keys, child->key, child)) return false;
  const Node *first = map_get(&map->keys, child->key);
  const Arg args[] = {arg("key", child->key)};
  diag_relate_add(r->diags, say(r, Y138, child->key_at, COUNT(args), args), first->key_at, COUNT(args), args);
  return true;
}

static bool key_is_refused(Reader *r, Frame *map, Node *child, bool quoted) {
  Str key = child->key;
  if (str_trim(key).n == 0)
    say(r, Y137, child->key_at, NO_ARGS);
  else if (!quoted && str_eq(key, S("<<")))
    say(r, Y134, child->key_at, NO_ARGS);
  else if (key.n > KEY_BYTES_MAX)
    say(r, Y145, child->key_at, ARGS(arg_n("limit", KEY_BYTES_MAX)));
  else if (has_question_mark(r, child->key_at.from))
    say(r, Y136, child->key_at, NO_ARGS);
  else
    return key_is_duplicate(r, map, child);
  return true;
}

// A refused key's value is read into a node that hangs nowhere.
static void take_key(Reader *r, Str text, Place at, bool quoted) {
  Frame *map = top(r);
  Node *child = node_new(r, map, at);
  child->key = text;
  child->key_at = at;
  map->pending = child;
  r->last_key = at.from;
  if (key_is_refused(r, map, child, quoted)) return;
  append(map, child);
  if (map->node->count == KEYS_MAX + 1) stop(r, Y143, at, KEYS_MAX);
}

// ---- lost text ----------------------------------------------------------------------------------------------------

static LostText lost(const Reader *r) { return (LostText){r->arena, r->diags, r->source}; }

// `title: #new` has nothing but the comment: read as the text that it was meant to be.
static void fill_empty(Reader *r, size_t hash) {
  Node *node = r->empty;
  if (!node || node->at.to > hash || node->kind != NODE_EMPTY) return;
  Str between = str_part(r->source->text, node->at.to, hash);
  for (size_t i = 0; i < between.n; i++)
    if (!is_blank(between.at[i]) && between.at[i] != ':') return;
  node->at = place(r, hash, text_line_end(r->source, hash));
  node->kind = NODE_TEXT;
  node->quoted = true;
  node->text = str_trim(str_part(r->source->text, node->at.from, node->at.to));
}

// Within a key that was refused all is lost anyway.
static void search_gap(Reader *r, size_t to) {
  if (r->depth && r->stack[r->depth - 1].is_key) return;
  LostText look = lost(r);
  size_t found = lost_in_gap(&look, r->last, r->reached, to);
  if (!found) return;
  said(r, found);
  fill_empty(r, found);
}

// Within brackets a '-' on a new line most likely tells that a bracket was not closed, so the syntax error is better.
static void search_scalar(Reader *r, ScalarSpan scalar) {
  LostText look = lost(r);
  bool in_flow = r->depth && r->stack[r->depth - 1].flow;
  size_t found = in_flow ? 0 : lost_in_scalar(&look, scalar);
  if (found) said(r, found);
  if (!scalar.quoted && blanks_pasted(r->source, scalar.from, scalar.to)) {
    blanks_say_pasted(r->diags, r->source, scalar.from);
    r->stopped = true;
  }
  if (text_line_end(r->source, scalar.from) < scalar.to) PUSH(r->arena, &r->folded, scalar);
  r->last = scalar;
}

// A warning only, so it waits until nothing worse was said about the same lines.
static void search_folds(const Reader *r) {
  LostText look = lost(r);
  for (size_t i = 0; i < r->folded.n && i < ERRORS_MAX; i++) lost_in_fold(&look, r->folded.at[i]);
}

// ---- scalars ------------------------------------------------------------------------------------------------------

// libyaml counts the line ends behind a block of lines to it.
static Place scalar_place(Reader *r, const yaml_event_t *event) {
  size_t from = byte_of(r, event->start_mark), to = byte_of(r, event->end_mark);
  while (to > from && (is_blank(text_byte(r->source, to - 1)) || is_line_end(text_byte(r->source, to - 1)))) to--;
  return place(r, from, to);
}

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
static void split_flow_key(Reader *r, const Frame *map, Node *child) {
  char first = text_byte(r->source, child->key_at.from);
  if (!map->flow || first == '"' || first == '\'') return;
  Str sign, key = str_part(r->source->text, child->key_at.from, child->key_at.to);
  ptrdiff_t colon = colon_in_key(key, &sign);
  if (colon < 0) return;
  size_t at = child->key_at.from + (size_t)colon;
  said(r, at);
  if (sign.n > 1)
    diag_add(r->diags, Y152, place(r, at, at + sign.n), NO_ARGS);
  else if (!blanks_say(r->diags, r->source, at + 1))
    diag_add(r->diags, Y116, place(r, at, at + 1), NO_ARGS);
  child->kind = NODE_TEXT;
  child->quoted = true;
  child->key = str_part(key, 0, (size_t)colon);
  child->text = str_trim(str_from(key, (size_t)colon + sign.n));
}

// Nothing stands there: an item's dash, a key of its own, or nowhere in particular.
static void take_empty(Reader *r, Place at) {
  Frame *parent = top(r);
  if (expects_key(parent)) {
    take_key(r, S(""), place(r, at.from, at.from + 1), false);
    return;
  }
  Node *child = parent ? parent->pending : NULL;
  if (child) {
    r->empty = value_node(r, child->key_at);
    split_flow_key(r, parent, child);
    return;
  }
  bool dash = parent && at.from > r->from && text_byte(r->source, at.from - 1) == '-';
  r->empty = value_node(r, dash ? place(r, at.from - 1, at.from) : at);
}

static void take_text(Reader *r, Str text, Place at, bool quoted) {
  if (expects_key(top(r))) {
    take_key(r, text, at, quoted);
    return;
  }
  if (text.n > SCALAR_BYTES_MAX) say(r, Y144, at, ARGS(arg_n("limit", SCALAR_BYTES_MAX / 1024)));
  Node *node = value_node(r, at);
  node->kind = NODE_TEXT;
  node->quoted = quoted;
  node->text = text;
}

// "&name" or "!name" in front of a value. True when there was one.
static bool refuse_property(Reader *r, const yaml_event_t *event, const yaml_char_t *anchor, const yaml_char_t *tag) {
  if (!anchor && !tag) return false;
  size_t from = byte_of(r, event->start_mark), end = from;
  while (!is_blank(text_byte(r->source, end)) && !is_line_end(text_byte(r->source, end))) end++;
  say(r, tag ? Y133 : Y131, place(r, from, end), ARGS(arg("text", text_quote(r->arena, r->source, from, end))));
  return true;
}

// What a scalar holds. Only escapes between double quotes bring in what bytes_check has not seen.
static Str scalar_text(Reader *r, const yaml_event_t *event, Place at) {
  Str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
  text = str_copy(r->arena, text);
  bool escapes = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  if (escapes && escapes_refuse(r->arena, r->diags, at, &text)) said(r, at.from);
  return text;
}

static void take_scalar(Reader *r, const yaml_event_t *event) {
  bool refused = refuse_property(r, event, event->data.scalar.anchor, event->data.scalar.tag);
  Place at = scalar_place(r, event);
  bool quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  Str text = scalar_text(r, event, at);
  if (text.n == 0 && refused) // kept as the text that "!important" was meant to be
    take_text(r, str_part(r->source->text, at.from, at.to), at, false);
  else if (text.n == 0 && !quoted)
    take_empty(r, at);
  else
    take_text(r, text, at, quoted);
  r->reached = at.to;
  if (at.to > at.from) search_scalar(r, (ScalarSpan){at.from, at.to, quoted});
}

// Kept as the text it was written as, so that no second message follows.
static void take_alias(Reader *r, const yaml_event_t *event) {
  Place at = scalar_place(r, event);
  Str text = str_part(r->source->text, at.from, at.to);
  const Frame *map = top(r);
  bool merges = map && map->pending && str_eq(map->pending->key, S("<<"));
  if (!merges) say(r, Y132, at, ARGS(arg("text", text)));
  take_text(r, text, at, false);
  r->reached = at.to;
  r->last = (ScalarSpan){at.from, at.to, false};
}

// ---- lists and maps -----------------------------------------------------------------------------------------------

static bool is_mustache(const Reader *r, size_t at) {
  return at > r->from && text_byte(r->source, at) == '{' && text_byte(r->source, at - 1) == '{';
}

// A list or map where a key is meant. "{{name}}" reads as a map whose only key is a map.
static void refuse_key(Reader *r, Frame *map, Place at) {
  if (map->is_key) return; // within one that was refused
  if (!is_mustache(r, at.from)) {
    say(r, Y136, at, NO_ARGS);
    return;
  }
  map->is_tag = true;
  size_t from = at.from - 1, end = text_line_end(r->source, from);
  Str fix = text_in_quotes(r->arena, r->source, from, end);
  say(r, Y111, place(r, from, at.to), ARGS(arg("sign", S("{{")), arg("fix", fix), arg("hint", S(""))));
}

static void open_collection(Reader *r, const yaml_event_t *event, NodeKind kind, bool flow) {
  Place at = place(r, byte_of(r, event->start_mark), byte_of(r, event->end_mark));
  if (at.to == at.from) at.to++;
  if (r->depth == DEPTH_MAX) {
    stop(r, Y141, at, DEPTH_MAX);
    return;
  }
  bool is_key = expects_key(top(r));
  if (is_key) refuse_key(r, top(r), at);
  Node *node = is_key ? node_new(r, top(r), at) : value_node(r, at);
  node->kind = kind;
  r->stack[r->depth++] = (Frame){.node = node, .flow = flow, .is_key = is_key};
  r->reached = flow ? at.to : at.from;
}

static void open_list(Reader *r, const yaml_event_t *event) {
  refuse_property(r, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
  open_collection(r, event, NODE_LIST, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static void open_map(Reader *r, const yaml_event_t *event) {
  refuse_property(r, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
  open_collection(r, event, NODE_MAP, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

// What was written as {{name}} stays the text that it was meant to be.
static void become_text(Reader *r, Node *node) {
  *node = (Node){.kind = NODE_TEXT,
                 .quoted = true,
                 .text = str_part(r->source->text, node->at.from, node->at.to),
                 .at = node->at,
                 .key = node->key,
                 .key_at = node->key_at,
                 .parent = node->parent,
                 .next = node->next};
}

// A block ends with its last child; libyaml's mark is at the next token, behind comments and empty lines.
static void close_collection(Reader *r, const yaml_event_t *event) {
  Frame closed = r->stack[--r->depth];
  if (closed.flow) r->reached = byte_of(r, event->end_mark);
  if (r->reached > closed.node->at.to) closed.node->at.to = r->reached;
  if (closed.is_tag) become_text(r, closed.node);
  if (closed.is_key) top(r)->pending = node_new(r, top(r), closed.node->at);
}

// ---- events -------------------------------------------------------------------------------------------------------

static void open_document(Reader *r, const yaml_event_t *event) {
  if (r->document_count++ == 0) return;
  size_t from = byte_of(r, event->start_mark), to = byte_of(r, event->end_mark);
  say(r, Y135, place(r, from, to > from ? to : from + 1), NO_ARGS);
}

static void take(Reader *r, const yaml_event_t *event) {
  size_t start = byte_of(r, event->start_mark);
  if (start > r->reached) search_gap(r, start);
  switch (event->type) {
  case YAML_DOCUMENT_START_EVENT: open_document(r, event); break;
  case YAML_ALIAS_EVENT: take_alias(r, event); break;
  case YAML_SCALAR_EVENT: take_scalar(r, event); break;
  case YAML_SEQUENCE_START_EVENT: open_list(r, event); break;
  case YAML_MAPPING_START_EVENT: open_map(r, event); break;
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT: close_collection(r, event); break;
  default: break; // the stream's own, and a document's end
  }
}

// True while there may be more. A second document is reported and not read.
static bool step(Reader *r, yaml_parser_t *parser, bool *broken) {
  yaml_event_t event;
  if (!yaml_parser_parse(parser, &event)) {
    *broken = true;
    return false;
  }
  take(r, &event);
  bool more = event.type != YAML_STREAM_END_EVENT && r->document_count < 2 && !r->stopped;
  yaml_event_delete(&event);
  return more;
}

// One mistake, one message: a finding of ours on the lines of the fault is its cause.
static bool is_explained(const Reader *r, const SyntaxFault *fault) {
  size_t from = syntax_begins(fault), to = text_line_end(r->source, fault->problem_at);
  for (size_t i = 0; i < r->said.n; i++)
    if (r->said.at[i] >= from && r->said.at[i] <= to) return true;
  return false;
}

static void report_fault(Reader *r, const yaml_parser_t *parser) {
  if (parser->error == YAML_MEMORY_ERROR) base_out_of_memory();
  SyntaxFault fault = {.arena = r->arena,
                       .diags = r->diags,
                       .source = r->source,
                       .to = r->to,
                       .context = parser->context,
                       .problem = parser->problem,
                       .context_at = byte_of(r, parser->context_mark),
                       .problem_at = byte_of(r, parser->problem_mark),
                       .last = r->last,
                       .last_key = r->last_key};
  const Frame *inner = top(r);
  fault.in_brackets = inner && inner->flow;
  fault.open = inner ? inner->node->at.from : 0;
  search_gap(r, fault.problem_at);
  if (!is_explained(r, &fault)) syntax_explain(&fault);
}

// The parser lives and dies here.
static bool parse(Reader *r) {
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) base_out_of_memory();
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  const char *text = r->to > r->from ? r->source->text.at + r->from : "";
  yaml_parser_set_input_string(&parser, (const unsigned char *)text, r->to - r->from);
  bool broken = false;
  while (step(r, &parser, &broken)) continue;
  if (broken) report_fault(r, &parser);
  yaml_parser_delete(&parser);
  return !broken && !r->stopped;
}

// ---- the door -----------------------------------------------------------------------------------------------------

// The innermost node whose key or value holds the offset.
static Str logical_path(Arena *arena, const Source *source, size_t offset) {
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

static bool size_is_fine(Diags *diags, const Source *source, size_t from, size_t to) {
  bool front = from > 0 || to < source->text.n;
  if (to - from <= (front ? FRONT_BYTES_MAX : FILE_BYTES_MAX)) return true;
  if (front)
    diag_add(diags, Y146, text_place(source, from, from), ARGS(arg_n("limit", FRONT_BYTES_MAX / 1024)));
  else
    diag_add(diags, G103, text_place(source, 0, 0), ARGS(arg("limit", S("1 MiB"))));
  return false;
}

// One word with a colon that is none on its first line, and no other key: `plan：` was meant to be a key.
static void check_root(Reader *r) {
  if (r->root->kind != NODE_TEXT || r->root->quoted) return;
  lost_key(r->diags, r->source, text_line_start(r->source, r->root->at.from));
}

Node *yaml_read(Arena *arena, Diags *diags, Source *source, size_t from, size_t to) {
  if (!size_is_fine(diags, source, from, to) || !bytes_check_part(diags, source, from, to, false)) return NULL;
  if (from == 0 && str_starts(source->text, S("\xef\xbb\xbf"))) from = 3;
  Reader *r = NEW(arena, Reader);
  *r =
      (Reader){.arena = arena, .diags = diags, .source = source, .from = from, .to = to, .byte = from, .reached = from};
  if (!parse(r)) return NULL;
  search_folds(r);
  if (!r->root) r->root = node_new(r, NULL, place(r, from, from));
  check_root(r);
  source->tree = r->root;
  source->logical = logical_path;
  return r->root;
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
  const Node *way[DEPTH_MAX + 1];
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

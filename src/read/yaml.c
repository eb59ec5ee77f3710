// yaml: libyaml's one home. From the events of one document to a tree of Nodes with the bytes they stand at.
//
// libyaml is frozen, fuzzed, and gives text without types; but it forgets comments, counts characters, is quadratic in
// depth and speaks to YAML's authors. So bytes are checked first, each event is counted against the limits, the gaps
// between scalars are searched for lost text, and faults are told in words of our own (lost.c, syntax.c).
//
// What they mean for the tree is tree.c's.
//
// Invariant: a Node's place is a span of bytes of the source that holds the places of all its children. What is refused
// is reported and left out, and reading goes on; only a limit or a syntax error leaves no tree.
#include <string.h>
#include <yaml.h>

#include "tree.h"

#define FILE_BYTES_MAX 1048576
#define FRONT_BYTES_MAX 8192
// Of so many texts of several lines are the line ends looked at.
#define FOLDED_MAX 1000

typedef struct Reader {
  Arena *arena;
  Diags *diags;
  Source *source;
  size_t from, to;
  Tree tree;
  size_t index, byte; // one place in libyaml's count (characters from `from`) and in ours (bytes)
  size_t document_count;
  ScalarSpan last;         // the last scalar that is not empty
  size_t reached;          // behind the last scalar, alias or bracket
  LIST(ScalarSpan) folded; // scalars of several lines
  Remarks remarks;
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

static Diag *say(Reader *r, Code code, Place at, size_t n, const Arg *args) {
  return tree_say(&r->tree, code, at, n, args);
}

// ---- lost text ----------------------------------------------------------------------------------------------------

static LostText lost(Reader *r) { return (LostText){r->arena, r->diags, r->source, &r->remarks}; }

// Within a key that was refused all is lost anyway.
static void search_gap(Reader *r, size_t to) {
  const Frame *inner = tree_top(&r->tree);
  if (inner && inner->is_key) return;
  LostText look = lost(r);
  size_t found = lost_in_gap(&look, r->last, r->reached, to);
  if (!found) return;
  tree_said(&r->tree, found);
  tree_fill_empty(&r->tree, found);
}

// Within brackets a '-' on a new line most likely tells that a bracket was not closed, so the syntax error is better.
static void search_scalar(Reader *r, ScalarSpan scalar) {
  LostText look = lost(r);
  const Frame *inner = tree_top(&r->tree);
  size_t found = inner && inner->flow ? 0 : lost_in_scalar(&look, scalar);
  if (found) tree_said(&r->tree, found);
  if (!scalar.quoted && blanks_pasted(r->source, scalar.from, scalar.to)) {
    blanks_say_pasted(r->diags, r->source, scalar.from);
    r->tree.stopped = true;
  }
  if (str_find_byte(str_part(r->source->text, scalar.from, scalar.to), '\n') >= 0) PUSH(r->arena, &r->folded, scalar);
  r->last = scalar;
}

// A warning only, so it waits until nothing worse was said about the same lines.
static void search_folds(Reader *r) {
  LostText look = lost(r);
  for (size_t i = 0; i < r->folded.n && i < FOLDED_MAX; i++) lost_in_fold(&look, r->folded.at[i]);
}

// ---- scalars ------------------------------------------------------------------------------------------------------

// libyaml counts the line ends behind a block of lines to it.
static Place scalar_place(Reader *r, const yaml_event_t *event) {
  size_t from = byte_of(r, event->start_mark), to = byte_of(r, event->end_mark);
  while (to > from && (is_blank(text_byte(r->source, to - 1)) || is_line_end(text_byte(r->source, to - 1)))) to--;
  return place(r, from, to);
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
  if (escapes && escapes_refuse(r->arena, r->diags, at, &text)) tree_said(&r->tree, at.from);
  return text;
}

static void take_scalar(Reader *r, const yaml_event_t *event) {
  bool refused = refuse_property(r, event, event->data.scalar.anchor, event->data.scalar.tag);
  Place at = scalar_place(r, event);
  bool quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  Str text = scalar_text(r, event, at);
  if (text.n == 0 && refused) // kept as the text that "!important" was meant to be
    tree_text(&r->tree, str_part(r->source->text, at.from, at.to), at, false);
  else if (text.n == 0 && !quoted)
    tree_empty(&r->tree, at);
  else
    tree_text(&r->tree, text, at, quoted);
  r->reached = at.to;
  if (at.to > at.from) search_scalar(r, (ScalarSpan){at.from, at.to, quoted});
}

// Kept as the text it was written as, so that no second message follows.
static void take_alias(Reader *r, const yaml_event_t *event) {
  Place at = scalar_place(r, event);
  Str text = str_part(r->source->text, at.from, at.to);
  const Frame *map = tree_top(&r->tree);
  bool merges = map && map->pending && str_eq(map->pending->key, S("<<"));
  if (!merges) say(r, Y132, at, ARGS(arg("text", text)));
  tree_text(&r->tree, text, at, false);
  r->reached = at.to;
  r->last = (ScalarSpan){at.from, at.to, false};
}

// ---- lists and maps -----------------------------------------------------------------------------------------------

static void open_collection(Reader *r, const yaml_event_t *event, NodeKind kind, bool flow) {
  Place at = place(r, byte_of(r, event->start_mark), byte_of(r, event->end_mark));
  if (at.to == at.from) at.to++;
  if (tree_open(&r->tree, kind, at, flow)) r->reached = flow ? at.to : at.from;
}

static void open_list(Reader *r, const yaml_event_t *event) {
  refuse_property(r, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
  open_collection(r, event, NODE_LIST, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static void open_map(Reader *r, const yaml_event_t *event) {
  refuse_property(r, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
  open_collection(r, event, NODE_MAP, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

// A block ends with its last child; libyaml's mark is at the next token, behind comments and empty lines.
static void close_collection(Reader *r, const yaml_event_t *event) {
  if (tree_top(&r->tree)->flow) r->reached = byte_of(r, event->end_mark);
  tree_close(&r->tree, r->reached);
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
  bool more = event.type != YAML_STREAM_END_EVENT && r->document_count < 2 && !r->tree.stopped;
  yaml_event_delete(&event);
  return more;
}

// One mistake, one message: a finding of ours on the lines of the fault is its cause.
static bool is_explained(const Reader *r, const SyntaxFault *fault) {
  size_t from = syntax_begins(fault), to = text_line_end(r->source, fault->problem_at);
  for (size_t i = 0; i < r->tree.said.n; i++)
    if (r->tree.said.at[i] >= from && r->tree.said.at[i] <= to) return true;
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
                       .last_key = r->tree.last_key};
  const Frame *inner = tree_top(&r->tree);
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
  return !broken && !r->tree.stopped;
}

// ---- the door -----------------------------------------------------------------------------------------------------

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
static void check_root(const Reader *r, const Node *root) {
  if (root->kind != NODE_TEXT || root->quoted) return;
  lost_key(r->diags, r->source, text_line_start(r->source, root->at.from));
}

Node *yaml_read(Arena *arena, Diags *diags, Source *source, size_t from, size_t to) {
  if (!size_is_fine(diags, source, from, to) || !bytes_check_part(diags, source, from, to, false)) return NULL;
  if (from == 0 && str_starts(source->text, S("\xef\xbb\xbf"))) from = 3;
  Reader r = {.arena = arena, .diags = diags, .source = source, .from = from, .to = to, .byte = from, .reached = from};
  r.tree = (Tree){.arena = arena, .diags = diags, .source = source, .from = from};
  if (!parse(&r)) return NULL;
  Node *root = tree_root(&r.tree);
  remarks_settle(arena, diags, &r.remarks, root);
  search_folds(&r);
  check_root(&r, root);
  source->tree = root;
  source->logical = tree_logical;
  return root;
}

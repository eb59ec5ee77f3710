// text: what the files of this room that look at the text itself tell each other: bytes.c, escapes.c, blanks.c,
// brackets.c, ignore.c, remarks.c, lost.c, syntax.c, yaml.c, tree.c, decode.c, hint.c, hint_dates.c, shield.c, marks.c,
// front.c, braces.c, markdown.c, blocks.c, inlines.c, tables.c, trace.c, plain.c, page.c and piece.c.
#ifndef SOPCAL_READ_TEXT_H
#define SOPCAL_READ_TEXT_H

#include "sopcal/keys.h"
#include "sopcal/yaml.h"

// bytes_check for a part of a file; `from` begins a line.
bool bytes_check_part(Diags *diags, const Source *source, size_t from, size_t to, bool markdown);

#define KEY_BYTES_MAX 128

// ---- small looks at the source ------------------------------------------------------------------------------------

static inline bool is_blank(char c) { return c == ' ' || c == '\t'; }
static inline bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// The byte at `at`; a line end where the text has ended, so that callers need no check of their own.
static inline char text_byte(const Source *source, size_t at) {
  return at < source->text.n ? source->text.at[at] : '\n';
}
size_t text_line_start(const Source *source, size_t at);
bool text_begins_line(const Source *source, size_t at); // but for blanks
size_t text_line_end(const Source *source, size_t at);  // in front of CR or LF
// Where the next line begins; the end of the text behind the last one.
static inline size_t text_next_line(const Source *source, size_t at) {
  size_t end = text_line_end(source, at);
  if (text_byte(source, end) == '\r') end++;
  return end < source->text.n ? end + 1 : source->text.n;
}
size_t text_skip_blanks(const Source *source, size_t at);
// Behind blanks of every kind: also ideographic spaces and those that do not break a line.
size_t text_skip_spaces(const Source *source, size_t at);
// What stands from `from` to the end of its line (or `to`), without trailing blanks, shortened to be quoted in a
// message.
Str text_quote(Arena *arena, const Source *source, size_t from, size_t to);
// The same between apostrophes, as a value to write; empty where that would not be it (too long, or holds one itself).
Str text_in_quotes(Arena *arena, const Source *source, size_t from, size_t to);
static inline Place text_place(const Source *source, size_t from, size_t to) { return (Place){source, from, to}; }

// What is wrong with a character that no text may hold; NULL for all others.
const Text *bytes_refused(uint32_t c);
// Whether a character with this first byte may be one of them: most may not, and need not be decoded. (In UTF-8 those
// below U+00A0 begin with C2, the separators and directions with E2, the byte order mark and U+FFFF with EF.)
static inline bool bytes_may_refuse(char first) {
  unsigned char c = (unsigned char)first;
  return (c < ' ' && c != '\n' && c != '\t') || c == 0x7f || c == 0xc2 || c == 0xe2 || c == 0xef;
}

// Takes characters that no text may hold out of a scalar in double quotes, where only escapes can have brought them in,
// and says each. False when there is none.
bool escapes_refuse(Arena *arena, Diags *diags, Place quoted, Str *text);

// ---- near misses ----------------------------------------------------------------------------------------------------

// What a text was most likely meant to be where a lunar day, a solar term, a weekday of a month or a weekday is asked
// for; the text itself where that is not clear.
Str hint_lunar(Arena *arena, Str s);
Str hint_term(Arena *arena, Str s);
Str hint_nth(Arena *arena, Str s);
Str hint_weekday(Arena *arena, Str s);
// For a named date whose day of the year does not fit: what it says by another rule, as keys to write; else empty.
Str hint_other_rule(Arena *arena, const Key *key, Str text);

// ---- blanks that are none -----------------------------------------------------------------------------------------

typedef struct BlanksState {
  bool in_block; // within a block of text, whose lines stand deeper than `block`
  size_t block;
  bool said; // of the line before
} BlanksState;
// Looks at a line's indentation; false when it is none (said once for lines that follow each other).
bool blanks_check_line(Diags *diags, const Source *source, size_t from, size_t to, BlanksState *state);
// Says that the character at `at` is no blank to YAML, where it only looks like one.
bool blanks_say(Diags *diags, const Source *source, size_t at);
// Whether a text without a key looks like rows of a spreadsheet.
bool blanks_pasted(const Source *source, size_t from, size_t to);
void blanks_say_pasted(Diags *diags, const Source *source, size_t from);

// ---- brackets that are missing, or full-width ---------------------------------------------------------------------

// A text between full-width brackets.
bool brackets_are_wide(Str text);
// Says so where a full-width bracket stands at `from`.
bool brackets_wide(Arena *arena, Diags *diags, const Source *source, size_t from);
// A word within { } that has neither a colon nor a value.
bool brackets_is_bare(const Node *child);
// Says that the value of `key`, from node to node, needs brackets or quotes.
void brackets_missing(Arena *arena, Diags *diags, const Key *key, const Node *first, const Node *last);

// ---- Mustache tags, kept from Markdown's eyes ---------------------------------------------------------------------

// A tag's name may hold '_' and '*', which Markdown would take for emphasis. Before parsing each tag is replaced by a
// word of the same length (so that all places stay), and what comes out of the parser is changed back.
typedef struct Shield {
  Arena *arena;
  StrList tags;
} Shield;
Str shield_hide(Shield *shield, Str text);
Str shield_show(const Shield *shield, Str hidden);
bool shield_is_tag_line(Str line);             // hidden as a thematic break
size_t shield_tag_length(Str text, size_t at); // the bytes of the tag that begins at `at`, or 0

// ---- variables that fill nothing ----------------------------------------------------------------------------------

typedef struct Braces {
  size_t from, to; // bytes of the text
  Str fix;         // "{{campaign.title}}"
} Braces;
typedef LIST(Braces) BracesList;
// Adds each variable in single or full-width braces.
void braces_find(Arena *arena, Str text, BracesList *out);

// ---- a piece's settings -------------------------------------------------------------------------------------------

typedef struct Front {
  bool has;
  size_t from, to; // what stands between the two lines '---'
  size_t body;     // behind them
  size_t lines;    // before the body
} Front;
// False when the file cannot be used: settings without an end, or settings that are not marked as such (said in diags).
bool front_split(Diags *diags, const Source *source, Front *out);

// ---- Markdown's marks ---------------------------------------------------------------------------------------------

// Whether what a link or picture leads to is a program or carries its own bytes.
bool target_is_unsafe(Str target);
// How deep lists and quotes may be nested on this line, at most.
size_t marks_depth(Str line);
// The end of the link (or picture) to `target` that begins at `at`, or 0 when none does.
size_t marks_link_end(const Source *source, size_t at, size_t to, bool picture, Str target);

// ---- remarks to sopcal ("sopcal: ignore[W301] -- reason") ----------------------------------------------------------

// A comment of YAML or of Markdown: all of it, and what stands between its marks.
typedef struct Remark {
  Place at;
  Str text; // a view of the file
} Remark;
typedef LIST(Remark) Remarks;

// Whether a comment's text speaks to us.
bool remark_is_ours(Str text);
// What it asks not to be told of the bytes `over` is not said from now on; what is wrong with it is.
void remark_take(Arena *arena, Diags *diags, const Remark *remark, Place over);

// Notes a comment of YAML, if it is a remark that is not noted yet.
void remark_note(Arena *arena, Place comment, Remarks *out);
// Takes all of a document: at the end of a line for that line, else for the entry below.
void remarks_settle(Arena *arena, Diags *diags, const Remarks *remarks, const Node *root);

// Whether an HTML comment is a remark with nothing behind it, and whether a text has only such.
bool remark_stands_alone(Str html);
bool remarks_only(Str markdown);
// Notes the remark that stands alone on the line at `at`; takes all that wait, for the block behind them (NOWHERE: none
// is). `start` is the first byte that may belong to it.
void remark_wait(Arena *arena, const Source *source, size_t at, Remarks *waiting);
void remarks_cover(Arena *arena, Diags *diags, Remarks *waiting, Place block, size_t start);
// Says what is wrong with HTML that is a remark (nothing, where it stands alone as a block); false for other HTML.
bool remark_refuse(Diags *diags, Str html, Place at, bool block);
// The same for text that holds one, which stands in these bytes.
void remark_refuse_in_text(Diags *diags, Str text, Place within);
// Says that text is a remark but for the marks of a comment, without which it would be posted.
void remark_refuse_bare(Arena *arena, Diags *diags, Str text, Place within);

// ---- text that YAML would lose or change --------------------------------------------------------------------------

// The scalar that a value ends with: its bytes in the file, and whether it stands in quotes (or is a block of lines).
typedef struct ScalarSpan {
  size_t from, to;
  bool quoted;
} ScalarSpan;

typedef struct LostText {
  Arena *arena;
  Diags *diags;
  const Source *source;
  Remarks *remarks; // that were met on the way
} LostText;
// Looks through what stands behind the scalar `before` (only indicators and comments; a look ends at anything else) for
// text that has become a comment. Returns where the last one was found, or 0.
size_t lost_in_gap(const LostText *lost, ScalarSpan before, size_t from, size_t to);
// Looks through a plain scalar of several lines for a list item that has become a part of it, and through the first
// line of a block of text for a comment. Returns where one was found, or 0.
size_t lost_in_scalar(const LostText *lost, ScalarSpan scalar);
// Warns of a line end that becomes a blank between two characters that want none.
void lost_in_fold(const LostText *lost, ScalarSpan scalar);
// Finds `word：` where a key is meant: the place of the full-width colon, or false.
bool lost_colon(const Source *source, size_t line_start, Place *colon);
// Says what is wrong with the colon behind the word that the line begins with: full-width, without a blank, or with one
// that is none. False when nothing is.
bool lost_key(Diags *diags, const Source *source, size_t line_start);

// ---- syntax errors in plain words ---------------------------------------------------------------------------------

// What the parser said: its words, and its places as bytes of the file.
typedef struct SyntaxFault {
  Arena *arena;
  Diags *diags;
  const Source *source;
  size_t to; // the end of the part that was parsed
  const char *context, *problem;
  size_t context_at, problem_at;
  ScalarSpan last; // the last scalar that was read
  bool in_brackets;
  size_t open;     // IN_BRACKETS: where the innermost one opened
  size_t last_key; // where the last key of a block stands
} SyntaxFault;

// Adds exactly one record.
void syntax_explain(const SyntaxFault *fault);
// Where the mistake begins: findings from this line to the line of `problem_at` explain it.
size_t syntax_begins(const SyntaxFault *fault);

#endif

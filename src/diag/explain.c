// explain: from a row of the catalogue to a page of text for `sopcal explain CODE`.
//
//   S102 unknown-key (error)
//
//     unknown key '<key>' in <where>
//
//   What it means and why it matters.
//
//   help: the way out
//
// Invariant: no line is wider than `LINE_WIDTH` columns, unless one word alone is.
#include "room.h"

enum { LINE_WIDTH = 80 };

// ---- wrapping -----------------------------------------------------------------------------------------------------

static bool is_one_of(Str marks, Str text, size_t at) {
  uint32_t ignored;
  return at < text.n && str_find(marks, str_part(text, at, utf8_next(text, at, &ignored))) >= 0;
}

// Never at the end of a line.
static bool is_opening(Str text, size_t at) { return is_one_of(S("（《「『【“‘"), text, at); }

// Never at the start of a line.
static bool is_closing(Str text, size_t at) { return is_one_of(S("，。、；：？！）》」』】”’…—～·%"), text, at); }

static bool is_wide(Str text, size_t at) {
  uint32_t ignored;
  return at < text.n && utf8_width(str_part(text, at, utf8_next(text, at, &ignored))) == 2;
}

// Chinese may be broken beside every character, save where punctuation would be torn off.
static bool may_break(Str text, size_t before, size_t after) {
  if (is_opening(text, before) || is_closing(text, after)) return false;
  return is_wide(text, before) || is_wide(text, after) || is_opening(text, after) || is_closing(text, before);
}

// The end of the piece that starts at `at` and holds no place to break: a word, or one Chinese character and its marks.
static size_t piece_end(Str text, size_t at) {
  uint32_t ignored;
  size_t next = utf8_next(text, at, &ignored);
  while (next < text.n && text.at[next] != ' ' && !may_break(text, at, next)) {
    at = next;
    next = utf8_next(text, at, &ignored);
  }
  return next;
}

// Adds `text` as lines that all begin with `indent` spaces.
static void wrap(Buf *out, Str text, int indent) {
  int used = indent;
  buf_format(out, "%*s", indent, "");
  for (size_t at = 0, end; at < text.n; at = end) {
    int space = text.at[at] == ' ';
    at += (size_t)space;
    end = at < text.n ? piece_end(text, at) : at;
    Str piece = str_part(text, at, end);
    int width = utf8_width(piece);
    if (used > indent && used + space + width > LINE_WIDTH) {
      buf_format(out, "\n%*s", indent, "");
      used = indent, space = 0;
    }
    buf_format(out, "%*s%.*s", space, "", STR(piece));
    used += space + width;
  }
  buf_byte(out, '\n');
}

// ---- the page -----------------------------------------------------------------------------------------------------

// Arguments as <name>, optional parts in [ ] as in a manual.
static Str readable(Arena *arena, const char *template) {
  Buf out = buf_in(arena);
  Template reading = {.rest = str_of(template)};
  for (Piece piece; template_next(&reading, &piece);)
    buf_format(&out, piece.kind == PIECE_ARG ? "<%.*s>" : "%.*s", STR(piece.text));
  return buf_str(&out);
}

// Whether it can be ignored in place, and how that is written in YAML and in Markdown.
static void add_ignoring(Buf *out, Arena *arena, Code code, Lang lang) {
  static const Text never = {{"It cannot be ignored.", "它不能忽略。"}},
                    how = {{"To ignore it in one place, in YAML and in Markdown:",
                            "只在一处忽略它，YAML 和 Markdown 里分别写："}};
  buf_byte(out, '\n');
  if (!code_is_ignorable(code)) {
    wrap(out, str_of(never.in[lang]), 0);
    return;
  }
  wrap(out, str_of(how.in[lang]), 0);
  for (int markdown = 0; markdown < 2; markdown++) {
    Str form = ignore_form(arena, str_of(catalogue_row(code)->code), markdown).text[lang];
    buf_format(out, "  %.*s\n", STR(form));
  }
}

void catalogue_explain(Buf *out, Code code, Lang lang) {
  static const Text title = {{"%s %s (%s)\n\n", "%s %s（%s）\n\n"}}, help = {{"help: ", "办法："}};
  const Row *row = catalogue_row(code);
  Arena *scratch = arena_new();
  buf_format(out, title.in[lang], row->code, row->name, level_name(row->level, lang));
  wrap(out, readable(scratch, row->message.in[lang]), 2);
  buf_byte(out, '\n');
  wrap(out, readable(scratch, row->why.in[lang]), 0);
  if (row->help.in[lang]) {
    Str way_out = readable(scratch, row->help.in[lang]);
    buf_byte(out, '\n');
    wrap(out, str_format(scratch, "%s%.*s", help.in[lang], STR(way_out)), 0);
  }
  add_ignoring(out, scratch, code, lang);
  arena_free(scratch);
}

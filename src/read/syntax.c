// syntax: what a parser says about broken YAML, told to somebody who knows no YAML.
//
// From a SyntaxFault to one record, Y105, Y111 to Y121, Y137, Y145, Y152, Y155, Y157 or Y158. The parser's words choose
// a function of the table at the end; the function looks at the text around and says what was most likely meant.
// Invariant: exactly one record a fault.
#include <string.h>

#include "text.h"

typedef SyntaxFault Fault;

static const Text no_text = {{"", ""}};

static char byte(const Fault *f, size_t at) { return text_byte(f->source, at); }
static size_t line_start(const Fault *f, size_t at) { return text_line_start(f->source, at); }
static bool ends_value(char c) { return is_blank(c) || is_line_end(c); }

// Where the value that begins at `from` seems to end: with its line, without trailing blanks.
static size_t value_end(const Fault *f, size_t from) {
  size_t end = text_line_end(f->source, from);
  if (end > f->to) end = f->to;
  while (end > from && is_blank(byte(f, end - 1))) end--;
  return end;
}

static size_t first_of_line(const Fault *f, size_t at) { return text_skip_blanks(f->source, line_start(f, at)); }

static size_t column(const Fault *f, size_t at) { return at - line_start(f, at); }

static bool is_item(const Fault *f, size_t at) { return byte(f, at) == '-' && ends_value(byte(f, at + 1)); }

static Diag *say(const Fault *f, Code code, size_t from, size_t to, size_t n, const Arg *args) {
  if (from > f->to) from = f->to;
  if (to < from) to = from;
  return diag_add(f->diags, code, text_place(f->source, from, to < f->to ? to : f->to), n, args);
}

// ---- faults that have several causes call these -------------------------------------------------------------------

static void cannot_read(const Fault *f, size_t at, Text reason) {
  say(f, Y121, at, value_end(f, at), ARGS(arg_t("reason", reason)));
}

// What stands within brackets ends at a comma, so the end of the line is not the end of the value.
static Str quoted_value(const Fault *f, size_t at, size_t end) {
  Str before = str_part(f->source->text, line_start(f, at), at);
  bool brackets = str_find_byte(before, '[') >= 0 || str_find_byte(before, '{') >= 0;
  char last = end > at ? byte(f, end - 1) : '\0';
  if (brackets || last == ',' || last == ']' || last == '}') return S("");
  return text_in_quotes(f->arena, f->source, at, end);
}

static const Text hint_text = {
    {"for a text of several lines, nothing else stands on this line; the text begins on the next "
     "one and is indented",
     "如果要写多行文字，这一行后面就不要再写；文字从下一行开始，并且缩进"}};
static const Text hint_list = {{"for a list, begin it on the next line", "如果是列表，从下一行开始写"}};

static Text hint_for(char sign) {
  if (sign == '|' || sign == '>') return hint_text;
  return sign == '-' ? hint_list : no_text;
}

static void must_be_quoted(const Fault *f, size_t at) {
  if (byte(f, at) == '\t') {
    say(f, Y105, at, at + 1, NO_ARGS);
    return;
  }
  uint32_t ignored;
  Str sign = str_part(f->source->text, at, utf8_next(f->source->text, at, &ignored));
  size_t end = value_end(f, at);
  say(f, Y111, at, end,
      ARGS(arg("sign", sign), arg("fix", quoted_value(f, at, end)), arg_t("hint", hint_for(byte(f, at)))));
}

static char closing(char open) { return open == '[' ? ']' : open == '{' ? '}' : open; }

// `stop` is where the parser lost hope, or the same as `open`.
static void not_closed(const Fault *f, size_t open, size_t stop) {
  Position at = source_position(f->source, open);
  char close = closing(byte(f, open));
  Str sign = str_part(f->source->text, open, open + 1);
  const Arg args[] = {arg("open", sign), arg("close", str_format(f->arena, "%c", close)), arg_n("line", (long)at.line),
                      arg_n("column", (long)at.column)};
  Diag *diag = say(f, Y113, open, open + 1, COUNT(args), args);
  if (stop <= open) return;
  if (stop > f->to) stop = f->to;
  diag_relate_add(f->diags, diag, text_place(f->source, stop, stop < f->to ? stop + 1 : stop), COUNT(args), args);
}

// 'it's': the second apostrophe has ended the text. A quoted text of several lines that ends in the middle of one has
// most likely lost its own closing quote.
static bool behind_quote(const Fault *f, size_t at) {
  char quote = byte(f, f->last.from);
  if (!f->last.quoted || (quote != '\'' && quote != '"') || text_skip_blanks(f->source, f->last.to) != at) return false;
  if (text_line_end(f->source, f->last.from) < f->last.to) {
    not_closed(f, f->last.from, f->last.from);
    return true;
  }
  bool single = quote == '\'';
  say(f, Y114, at, value_end(f, at),
      ARGS(arg("quote", single ? S("'") : S("\"")), arg("instead", single ? S("''") : S("\\\""))));
  return true;
}

static const Text deeper = {{"deeper", "更靠右"}};
static const Text less_deep = {{"less deep", "更靠左"}};

static void wrong_indentation(const Fault *f, size_t at, size_t sibling) {
  size_t end = at;
  while (!ends_value(byte(f, end)) && byte(f, end) != ':') end++;
  const Arg args[] = {arg_t("how", column(f, at) > column(f, sibling) ? deeper : less_deep),
                      arg_n("column", (long)source_position(f->source, at).column)};
  Diag *diag = say(f, Y115, at, end > at ? end : at + 1, COUNT(args), args);
  const Arg place[] = {arg_n("column", (long)source_position(f->source, sibling).column)};
  if (sibling < at) diag_relate_add(f->diags, diag, text_place(f->source, sibling, sibling + 1), COUNT(place), place);
}

// ---- one function for each thing a parser says --------------------------------------------------------------------

static void start_at_problem(const Fault *f) {
  if (!behind_quote(f, f->problem_at)) must_be_quoted(f, f->problem_at);
}

static void start_at_context(const Fault *f) { must_be_quoted(f, f->context_at); }

static void quote_not_closed(const Fault *f) { not_closed(f, f->context_at, f->context_at); }

// The backslash and what it stands before.
static void escape(const Fault *f) {
  size_t at = f->problem_at;
  while (at > f->context_at && byte(f, at) != '\\') at--;
  uint32_t ignored;
  size_t end = at + 1 < f->to ? utf8_next(f->source->text, at + 1, &ignored) : at + 1;
  say(f, Y119, at, end, ARGS(arg("escape", str_part(f->source->text, at, end))));
}

static size_t skip_dashes(const Fault *f, size_t at) {
  while (is_item(f, at)) at = text_skip_blanks(f->source, at + 1);
  return at;
}

static bool value_before(const Fault *f, size_t key, size_t colon, size_t *value) {
  for (size_t at = key; at < colon; at++)
    if (byte(f, at) == ':' && is_blank(byte(f, at + 1))) {
      *value = text_skip_blanks(f->source, at + 1);
      return true;
    }
  return false;
}

// The ':' of `key:value`, where the line begins with one word up to it. Addresses are no such thing.
static bool blank_missing(const Fault *f, size_t at, size_t *colon) {
  while (!ends_value(byte(f, at)) && byte(f, at) != ':') at++;
  *colon = at;
  return byte(f, at) == ':' && !ends_value(byte(f, at + 1)) && !str_starts(str_from(f->source->text, at + 1), S("//"));
}

static const Text nothing_between = {{"a value is missing here", "这里少了一个值"}};

static void line_without_key(const Fault *f, size_t at) {
  size_t colon;
  if (lost_key(f->diags, f->source, line_start(f, at))) return;
  if (blank_missing(f, skip_dashes(f, at), &colon)) {
    if (!blanks_say(f->diags, f->source, colon + 1)) say(f, Y116, colon, colon + 1, NO_ARGS);
  } else if (str_find_byte(str_part(f->source->text, at, value_end(f, at)), '\t') >= 0)
    blanks_say_pasted(f->diags, f->source, at);
  else
    say(f, Y117, at, value_end(f, at), NO_ARGS);
}

// "found unexpected ':'", within brackets: `{channel:, by: lin}` or `{with:[lin]}`.
static void colon_in_word(const Fault *f) {
  size_t at = f->problem_at;
  if (strchr(",]}", byte(f, at + 1)))
    cannot_read(f, at + 1, nothing_between);
  else
    say(f, Y116, at, at + 1, NO_ARGS);
}

// "could not find expected ':'"
static void no_colon(const Fault *f) { line_without_key(f, f->context_at); }

static const Text behind_dashes = {{"nothing may stand behind '---' on its line", "'---' 后面不能再写别的"}};

// "mapping values are not allowed": a second ': ' in a line, a key below a line that has its value
// already, or a key below one that was meant to have one.
static void second_colon(const Fault *f) {
  size_t first = skip_dashes(f, first_of_line(f, f->problem_at));
  size_t value;
  if (column(f, first) == 0 && str_starts(str_from(f->source->text, first), S("--- "))) {
    cannot_read(f, first, behind_dashes);
    return;
  }
  if (value_before(f, first, f->problem_at, &value)) {
    if (f->last.quoted && f->last.to < f->problem_at && behind_quote(f, text_skip_blanks(f->source, f->last.to)))
      return;
    if (brackets_wide(f->arena, f->diags, f->source, value)) return;
    size_t end = value_end(f, value);
    say(f, Y112, value, end, ARGS(arg("fix", quoted_value(f, value, end))));
    return;
  }
  if (f->problem_at - first > KEY_BYTES_MAX) {
    say(f, Y145, first, f->problem_at, ARGS(arg_n("limit", KEY_BYTES_MAX)));
    return;
  }
  if (f->last.from < first && skip_dashes(f, first_of_line(f, f->last.from)) == f->last.from)
    line_without_key(f, f->last.from);
  else
    wrong_indentation(f, first, f->last_key);
}

static const Text behind_bracket = {{"nothing may follow a closing bracket on its line", "右括号后面不能再写别的"}};
static const Text stray_bracket = {{"this bracket closes nothing", "这个括号没有对应的左括号"}};
static const Text behind_value = {{"the value before it has ended", "它前面的值已经结束了"}};
static const Text second_value = {
    {"a file is one map of keys, and what stands above has ended it", "一个文件就是一组键，上面的内容已经把它结束了"}};
static void in_line(const Fault *f) {
  size_t at = f->problem_at;
  if (behind_quote(f, at)) return;
  while (at > 0 && is_blank(byte(f, at - 1))) at--;
  char before = at > 0 ? byte(f, at - 1) : '\n';
  cannot_read(f, f->problem_at, before == ']' || before == '}' ? behind_bracket : behind_value);
}

static const Text item_among_keys = {{"a list item stands among keys", "一条列表项混在了键中间"}};
static const Text key_among_items = {{"a key stands among list items", "一个键混在了列表项中间"}};

static void mixed(const Fault *f, Text what) {
  say(f, Y120, f->problem_at, value_end(f, f->problem_at), ARGS(arg_t("what", what)));
}

static const Text behind_comment = {{"the comment above has ended the text before it", "上面的注释把前面的文字断开了"}};

// A line of text that would go on with the one before, had no comment come between.
static bool behind_comment_line(const Fault *f, size_t at) {
  size_t gap = text_skip_blanks(f->source, f->last.to), end = value_end(f, at);
  bool text = !f->last.quoted && f->last.to > f->last.from && !is_item(f, at);
  for (size_t i = at; text && i < end; i++) text = byte(f, i) != ':' || !ends_value(byte(f, i + 1));
  while (is_line_end(byte(f, gap)) && gap < at) gap = text_skip_blanks(f->source, text_next_line(f->source, gap));
  if (!text || byte(f, gap) != '#' || gap > at) return false;
  cannot_read(f, at, behind_comment);
  return true;
}

// The last list item in front of `at` that stands deeper than `outer`; 0 when there is none.
static size_t item_above(const Fault *f, size_t at, size_t outer) {
  size_t first = at;
  do first = first_of_line(f, line_start(f, first) - 1);
  while (first > outer && !is_item(f, first) && (column(f, first) > column(f, outer) || is_line_end(byte(f, first))));
  return column(f, first) > column(f, outer) ? first : 0;
}

// Among keys, or one column beside the items that it belongs to.
static void stray_item(const Fault *f, size_t at) {
  size_t item = column(f, at) > column(f, f->context_at) ? item_above(f, at, f->context_at) : 0;
  if (item)
    wrong_indentation(f, at, item);
  else
    mixed(f, item_among_keys);
}

// "did not find expected key"
static void no_key(const Fault *f) {
  size_t at = f->problem_at;
  char c = byte(f, at);
  if (first_of_line(f, at) != at && c != ':')
    in_line(f);
  else if (c == ':')
    say(f, Y137, at, at + 1, NO_ARGS);
  else if (c == ']' || c == '}')
    cannot_read(f, at, stray_bracket);
  else if (is_item(f, at))
    stray_item(f, at);
  else if (!behind_comment_line(f, at))
    wrong_indentation(f, at, f->last_key);
}

// "did not find expected '-' indicator"
static void no_item(const Fault *f) {
  size_t at = f->problem_at;
  if (first_of_line(f, at) != at)
    in_line(f);
  else if (column(f, at) == column(f, f->context_at))
    mixed(f, key_among_items);
  else if (!behind_comment_line(f, at))
    wrong_indentation(f, at, !is_item(f, at) && f->last_key > f->context_at ? f->last_key : f->context_at);
}

// "did not find expected <document start>"
static void second_root(const Fault *f) {
  size_t at = f->problem_at;
  if (first_of_line(f, at) != at)
    in_line(f);
  else if (behind_comment_line(f, at))
    return;
  else if (f->last_key < at && column(f, f->last_key) > column(f, at))
    wrong_indentation(f, at, f->last_key);
  else
    cannot_read(f, at, second_value);
}

static bool is_closed(const Fault *f, size_t open) {
  char sign = byte(f, open), close = closing(sign);
  size_t depth = 0;
  for (size_t at = open; at < f->to; at++) {
    if (byte(f, at) == sign) depth++;
    if (byte(f, at) == close && --depth == 0) return true;
  }
  return false;
}

// A comma typed on a Chinese keyboard is a letter to YAML. Without any comma, two words have become one text, and the
// comma belongs before the last one.
static void no_comma(const Fault *f) {
  Str wide = S("，");
  Str before = str_part(f->source->text, f->last.from, f->last.to);
  ptrdiff_t found = f->last.quoted ? -1 : str_find(before, wide);
  ptrdiff_t blank = f->last.quoted || f->last.to != f->problem_at ? -1 : str_rfind_byte(before, ' ');
  size_t at = f->problem_at;
  if (found >= 0)
    at = f->last.from + (size_t)found;
  else if (blank >= 0)
    at = f->last.from + (size_t)blank;
  say(f, Y118, at, at + (found >= 0 ? wide.n : 1), ARGS(arg("wide", found >= 0 ? wide : S(""))));
}

// `moments title` and `朋友圈，title`: the last word is a key whose comma is missing.
static bool ends_in_key(Str text) {
  size_t word = text.n;
  while (word > 0 && ((text.at[word - 1] >= 'a' && text.at[word - 1] <= 'z') || text.at[word - 1] == '_')) word--;
  Str before = str_part(text, 0, word);
  return word > 0 && word < text.n && (str_ends(before, S(" ")) || str_ends(before, S("，")));
}

// `{task: 备货: 三样, by: lin}`: a second colon before the comma. Says so.
static bool colon_in_item(const Fault *f) {
  size_t from = f->last.from, at = f->problem_at, end = at;
  if (f->last.quoted || byte(f, at) != ':' || text_skip_blanks(f->source, f->last.to) != at) return false;
  if (ends_in_key(str_part(f->source->text, from, f->last.to))) return false;
  if (brackets_wide(f->arena, f->diags, f->source, from)) return true;
  while (!is_line_end(byte(f, end)) && strchr(",[]{}", byte(f, end)) == NULL) end++;
  while (end > at && is_blank(byte(f, end - 1))) end--;
  say(f, Y112, from, end, ARGS(arg("fix", text_in_quotes(f->arena, f->source, from, end))));
  return true;
}

static const Text colon_alone = {{"the ':' must stand on the line of its key", "冒号要和它的键写在同一行"}};

// "did not find expected ',' or ']'"
static void in_brackets(const Fault *f) {
  size_t open = f->context_at;
  char found = byte(f, f->problem_at);
  bool other = (found == ']' || found == '}') && found != closing(byte(f, open));
  if (f->last.to == f->problem_at && behind_quote(f, f->problem_at)) return;
  if (other || !is_closed(f, open))
    not_closed(f, open, f->problem_at);
  else if (found == ':' && line_start(f, f->problem_at) >= f->last.to)
    cannot_read(f, f->problem_at, colon_alone);
  else if (!colon_in_item(f))
    no_comma(f);
}

static const Text nothing_ended = {
    {"'...' ends a file, and nothing stands above it", "'...' 表示文件到此结束，可上面什么也没有"}};

// [:smile:]: a colon that begins a text.
static bool colon_in_brackets(const Fault *f, size_t at) {
  char next = byte(f, at + 1);
  if (!f->in_brackets || byte(f, at) != ':' || ends_value(next) || strchr(",[]{}", next)) return false;
  size_t end = at;
  while (!is_line_end(byte(f, end)) && !strchr(",[]{}", byte(f, end))) end++;
  while (is_blank(byte(f, end - 1))) end--;
  Str fix = text_in_quotes(f->arena, f->source, at, end);
  say(f, Y111, at, end, ARGS(arg("sign", S(":")), arg("fix", fix), arg("hint", S(""))));
  return true;
}

// "did not find expected node content"
static void no_value(const Fault *f) {
  char c = byte(f, f->problem_at);
  bool dots =
      line_start(f, f->problem_at) == f->problem_at && str_starts(str_from(f->source->text, f->problem_at), S("..."));
  if (colon_in_brackets(f, f->problem_at)) return;
  if (c == '-')
    must_be_quoted(f, f->problem_at);
  else if (c == ':')
    say(f, Y137, f->problem_at, f->problem_at + 1, NO_ARGS);
  else if (f->in_brackets && c != ',')
    not_closed(f, f->open, f->problem_at);
  else
    cannot_read(f, f->problem_at, dots ? nothing_ended : nothing_between);
}

// ---- the table ----------------------------------------------------------------------------------------------------

typedef struct Explanation {
  const char *context, *problem; // parts of what the parser says; NULL: whatever
  void (*explain)(const Fault *f);
} Explanation;

static const Explanation explanations[] = {
    {NULL, "cannot start any token", start_at_problem},
    {NULL, "mapping keys are not allowed", start_at_problem},
    {NULL, "block sequence entries are not allowed", start_at_problem},
    {NULL, "alphabetic or numeric", start_at_context},
    {NULL, "undefined tag handle", start_at_problem},
    {"tag", NULL, start_at_context},
    {"block scalar", NULL, start_at_context},
    {"quoted scalar", "unexpected end of stream", quote_not_closed},
    {"quoted scalar", "unexpected document indicator", quote_not_closed},
    {"quoted scalar", NULL, escape},
    {NULL, "mapping values are not allowed", second_colon},
    {NULL, "unexpected ':'", colon_in_word},
    {NULL, "expected ':'", no_colon},
    {NULL, "expected key", no_key},
    {NULL, "expected '-'", no_item},
    {NULL, "<document start>", second_root},
    {NULL, "expected ','", in_brackets},
    {NULL, "node content", no_value},
};

static bool speaks_of(const char *said, const char *part) {
  return part == NULL || (said != NULL && strstr(said, part) != NULL);
}

void syntax_explain(const SyntaxFault *fault) {
  for (size_t i = 0; i < COUNT(explanations); i++) {
    const Explanation *row = &explanations[i];
    if (!speaks_of(fault->context, row->context) || !speaks_of(fault->problem, row->problem)) continue;
    row->explain(fault);
    return;
  }
  Text words = {{fault->problem, fault->problem}};
  cannot_read(fault, fault->problem_at, fault->problem ? words : no_text);
}

size_t syntax_begins(const SyntaxFault *fault) {
  size_t at = fault->problem_at;
  bool spans = speaks_of(fault->context, "quoted") || speaks_of(fault->context, "simple key");
  if (spans && fault->context_at < at) at = fault->context_at;
  if (fault->in_brackets && fault->open < at) at = fault->open;
  return line_start(fault, at);
}

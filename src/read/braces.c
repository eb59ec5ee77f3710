// braces: variables between braces that fill nothing, and so would be posted as they stand.
//
// From a text that is to be filled to the places of {name} and ｛｛name｝｝. Single braces count only around the name
// of a variable; what stands between well-formed double braces is Mustache's business. Invariant: one look at each
// byte.
#include "sopcal/model.h"
#include "text.h"

static const Str wide_open = S_("｛"), wide_close = S_("｝");

// The run of braces of one side at `at`: how many, and whether one of them is full-width.
typedef struct Run {
  size_t to, count;
  bool wide;
} Run;

static Run run_at(Str text, size_t at, char sign, Str wide) {
  Run run = {.to = at};
  for (;; run.count++) {
    Str rest = str_from(text, run.to);
    if (str_starts(rest, wide))
      run.wide = true, run.to += wide.n;
    else if (rest.n && rest.at[0] == sign)
      run.to++;
    else
      return run;
  }
}

static bool is_brace(Str rest) {
  return rest.at[0] == '{' || rest.at[0] == '}' || str_starts(rest, wide_open) || str_starts(rest, wide_close);
}

static bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

// "#offer.products" is a name too. Empty where it is none.
static Str name_in(Str inside) {
  Str name = str_trim(inside);
  if (name.n && (name.at[0] == '#' || name.at[0] == '/' || name.at[0] == '^')) name = str_trim(str_from(name, 1));
  for (size_t i = 0; i < name.n; i++)
    if (!is_name_byte(name.at[i])) return S("");
  return name;
}

// Or one that is misspelled: each variable is of a family.
static bool is_variable(Str name) {
  static const Str families[] = {S_("plan."), S_("staff."), S_("campaign."), S_("offer.")};
  for (size_t i = 0; i < COUNT(families); i++)
    if (str_starts(name, families[i])) return true;
  return false;
}

// Reads the braces that open at `at`. Returns where to look on.
static size_t take(Arena *arena, Str text, size_t at, BracesList *out) {
  Run open = run_at(text, at, '{', wide_open);
  size_t end = open.to;
  while (end < text.n && !is_line_end(text.at[end]) && !is_brace(str_from(text, end))) end++;
  Run close = run_at(text, end, '}', wide_close);
  bool tag = open.count > 1 && !open.wide;
  if (tag) return close.count ? close.to : open.to; // right, or Mustache says what is wrong
  Str name = name_in(str_part(text, open.to, end));
  if (!close.count || !name.n || (open.count == 1 && !is_variable(name))) return open.to;
  Str inside = str_trim(str_part(text, open.to, end));
  PUSH(arena, out, ((Braces){at, close.to, str_format(arena, "{{%.*s}}", STR(inside))}));
  return close.to;
}

void braces_find(Arena *arena, Str text, BracesList *out) {
  for (size_t at = 0; at < text.n;) {
    bool wide = text.at[at] == wide_open.at[0] && str_starts(str_from(text, at), wide_open);
    at = wide || text.at[at] == '{' ? take(arena, text, at, out) : at + 1;
  }
}

// front: a piece's settings, which stand between two lines '---' at its very top.
//
// From a source to the bytes of its settings and where its body begins. What looks like settings and is not marked as
// such would be published as text, so it is refused (M112). Invariant: a body that is let through begins behind the
// second '---', or the file has no line that was meant as the first one.
#include "sopcal/model.h"
#include "text.h"

static Str line_at(const Source *source, size_t at) { return str_part(source->text, at, text_line_end(source, at)); }

static bool is_fence(const Source *source, size_t at) {
  return str_eq(str_trim(line_at(source, at)), S("---")) && text_byte(source, at) == '-';
}

// ---- what was meant as '---' --------------------------------------------------------------------------------------

// Dashes of all keyboards: hyphens, en and em dashes, minus, box drawing, full-width.
static bool is_dash(uint32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0xFE58 || c == 0xFF0D;
}

// The line without the blanks around it, where it holds nothing but dashes (a single '-' is a list item); else empty.
static Place dashes_at(const Source *source, size_t at) {
  size_t from = text_skip_spaces(source, at), to = from, count = 0;
  uint32_t c;
  while (to < source->text.n) {
    size_t next = utf8_next(source->text, to, &c);
    if (!is_dash(c)) break;
    to = next, count++;
  }
  bool whole = is_line_end(text_byte(source, text_skip_spaces(source, to)));
  bool enough = count > 1 || to > from + 1;
  return text_place(source, from, whole && enough ? to : from);
}

static bool is_key_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// The word in front of a colon that begins the line, or empty.
static Str setting_at(const Source *source, size_t at) {
  size_t from = text_skip_spaces(source, at), to = from;
  while (is_key_letter(text_byte(source, to))) to++;
  Str rest = str_from(source->text, text_skip_spaces(source, to));
  bool colon = str_starts(rest, S(":")) || str_starts(rest, S("："));
  return colon ? str_part(source->text, from, to) : S("");
}

static size_t skip_empty_lines(const Source *source, size_t at) {
  while (at < source->text.n && is_line_end(text_byte(source, text_skip_spaces(source, at))))
    at = text_next_line(source, at);
  return at;
}

// Lines without an empty one between them, then one of dashes: settings whose first '---' is missing.
static bool ends_in_dashes(const Source *source, size_t at) {
  while (at < source->text.n && !is_line_end(text_byte(source, text_skip_spaces(source, at)))) {
    Place dashes = dashes_at(source, at);
    if (dashes.to > dashes.from) return true;
    at = text_next_line(source, at);
  }
  return false;
}

static const Text fix_above = {{"delete the empty lines above it", "删掉它上面的空行"}};
static const Text fix_blank = {{"delete the blanks in front of it", "删掉它前面的空格"}};
static const Text fix_sign = {{"write ---", "写成 ---"}};
static const Text fix_missing = {{"write a line --- above this one", "在这一行上面单独写一行 ---"}};

static void say_lost(Diags *diags, Place at, Text fix) { diag_add(diags, M112, at, ARGS(arg_t("fix", fix))); }

// True when the text at `body` was meant as settings, and that has been said.
static bool front_is_lost(Diags *diags, const Source *source, size_t body) {
  size_t first = skip_empty_lines(source, body);
  Place dashes = dashes_at(source, first);
  if (dashes.to > dashes.from) {
    if (!setting_at(source, skip_empty_lines(source, text_next_line(source, first))).n) return false;
    bool sign = !str_eq(str_part(source->text, dashes.from, dashes.to), S("---"));
    say_lost(diags, dashes, sign ? fix_sign : first > body ? fix_above : fix_blank);
    return true;
  }
  Str key = setting_at(source, first);
  if (!key.n || !shape_key(&piece_shape, key) || !ends_in_dashes(source, first)) return false;
  say_lost(diags, text_place(source, first, text_line_end(source, first)), fix_missing);
  return true;
}

// ---- the settings -------------------------------------------------------------------------------------------------

// Points at a line that was most likely meant as the second '---'.
static void say_not_closed(Diags *diags, const Source *source, size_t body, size_t first) {
  Diag *said = diag_add(diags, M102, text_place(source, body, body + 3), NO_ARGS);
  for (size_t at = first; at < source->text.n; at = text_next_line(source, at)) {
    Place dashes = dashes_at(source, at);
    if (dashes.to == dashes.from) continue;
    diag_relate_add(diags, said, dashes, NO_ARGS);
    return;
  }
}

bool front_split(Diags *diags, const Source *source, Front *out) {
  *out = (Front){.body = str_starts(source->text, S("\xef\xbb\xbf")) ? 3 : 0};
  if (!is_fence(source, out->body)) return !front_is_lost(diags, source, out->body);
  size_t first = text_next_line(source, out->body), at = first;
  for (out->lines = 1; at < source->text.n && !is_fence(source, at); out->lines++) at = text_next_line(source, at);
  if (at >= source->text.n) {
    say_not_closed(diags, source, out->body, first);
    return false;
  }
  *out = (Front){.has = true, .from = first, .to = at, .body = text_next_line(source, at), .lines = out->lines + 1};
  return true;
}

// verify_say: from a place in a stream that is not kept to a message with an excerpt.
//
// A Spot holds the little of a line that an excerpt shows; a Source over it knows what of the file stands before.
// Invariant: what is kept for messages is bounded by the number of codes, not by what is found.
#include "verify_parts.h"

#include <string.h>

enum { SPOT_LEAD = 170 }; // of the bytes before what is underlined: more than an excerpt shows

uint64_t verify_hash(Str text) {
  uint64_t h = 0xcbf29ce484222325u;
  for (size_t i = 0; i < text.n; i++) h = (h ^ (unsigned char)text.at[i]) * 0x100000001b3u;
  h = (h ^ h >> 32) * 0xd6e8feb86659fd93u;
  h ^= h >> 32;
  return h ? h : 1;
}

// ---- places -------------------------------------------------------------------------------------------------------

static bool continues_character(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

void spot_of_physical(const Verify *v, const Physical *line, size_t from, size_t to, Spot *out) {
  Str text = str_part(buf_str(&v->raw), line->at, line->at + line->n);
  size_t start = from > SPOT_LEAD ? from - SPOT_LEAD : 0;
  while (start > 0 && start < from && continues_character(text.at[start])) start++;
  size_t end = start + SPOT_BYTES < text.n ? start + SPOT_BYTES : text.n;
  while (end < text.n && end > from && continues_character(text.at[end])) end--;
  out->before = line->before;
  out->before.bytes += start;
  out->before.columns += utf8_count(str_part(text, 0, start));
  out->n = end - start;
  out->from = from - start;
  out->to = (to < end ? to : end) - start;
  memcpy(out->text, text.at + start, out->n);
}

// The last physical line that begins at or before an offset of the content line.
static const Physical *physical_at(const Verify *v, size_t offset) {
  size_t low = 0, high = v->physical.n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    *(v->physical.at[middle].content <= offset ? &low : &high) = middle;
  }
  return &v->physical.at[low];
}

// What goes on in the next line is underlined to the end of its first.
void spot_of(const Verify *v, Str part, Spot *out) {
  size_t offset = (size_t)(part.at - v->line.text.at);
  const Physical *line = physical_at(v, offset);
  size_t blank = line == v->physical.at ? 0 : 1, from = offset - line->content + blank;
  spot_of_physical(v, line, from < line->n ? from : line->n, from + part.n < line->n ? from + part.n : line->n, out);
}

Place spot_place(Verify *v, const Spot *spot) {
  Source *source = source_new(v->arena, v->path, str_copy(v->arena, (Str){spot->text, spot->n}));
  source->before = spot->before;
  return (Place){source, spot->from, spot->to};
}

// ---- messages -----------------------------------------------------------------------------------------------------

static Spot *spot_kept(Verify *v, const Spot *spot) {
  Spot *kept = NEW(v->arena, Spot);
  *kept = *spot;
  return kept;
}

static Arg arg_kept(Verify *v, Arg arg) {
  for (size_t lang = 0; lang < LANG_COUNT; lang++) arg.text[lang] = str_copy(v->arena, arg.text[lang]);
  return arg;
}

static void say_kept(Verify *v, Code code, const Spot *spot, size_t n, const Arg *args) {
  Arg *kept = NEW_N(v->arena, Arg, n);
  for (size_t i = 0; i < n; i++) kept[i] = arg_kept(v, args[i]);
  diag_add(v->diags, code, spot_place(v, spot), n, kept);
}

void say_at(Verify *v, Code code, const Spot *spot, size_t n, const Arg *args) {
  Said *said = &v->said[code];
  if (said->n++ < SAID_MAX) {
    say_kept(v, code, spot, n, args);
    return;
  }
  if (!said->first) said->first = spot_kept(v, spot);
  said->more++;
}

void say(Verify *v, Code code, Str part, size_t n, const Arg *args) {
  Said *said = &v->said[code];
  if (said->more) { // its place would be forgotten, and finding it takes as long as the line is
    said->n++;
    said->more++;
    return;
  }
  Spot spot;
  spot_of(v, part, &spot);
  say_at(v, code, &spot, n, args);
}

void tally_at(Verify *v, Code code, const Spot *spot, Arg arg) {
  if (v->said[code].n++) return;
  v->said[code].first = spot_kept(v, spot);
  v->said[code].arg = arg_kept(v, arg);
}

void tally(Verify *v, Code code, Str part, Arg arg) {
  if (v->said[code].n) {
    v->said[code].n++;
    return;
  }
  Spot spot;
  spot_of(v, part, &spot);
  tally_at(v, code, &spot, arg);
}

void tally_line(Verify *v, Code code, const Physical *line, size_t from, size_t to) {
  if (v->said[code].n) {
    v->said[code].n++;
    return;
  }
  Spot spot;
  spot_of_physical(v, line, from, to, &spot);
  tally_at(v, code, &spot, NO_ARG);
}

static void say_tally(Verify *v, Code code, const Said *said) {
  Arg more = arg("more", said->n > 1 ? str_format(v->arena, "%zu", said->n - 1) : S(""));
  const Arg args[] = {more, said->arg};
  diag_add(v->diags, code, spot_place(v, said->first), said->arg.name ? 2 : 1, args);
}

// A code is either said or tallied.
void say_tallies(Verify *v) {
  for (size_t code = 0; code < CODE_COUNT; code++) {
    const Said *said = &v->said[code];
    if (said->more)
      diag_more(v->diags, (Code)code, spot_place(v, said->first), said->more);
    else if (said->first)
      say_tally(v, (Code)code, said);
  }
}

Str quoted_part(Str text) {
  size_t at = 0;
  uint32_t c;
  for (size_t next; at < text.n && (next = utf8_next(text, at, &c)) <= NAME_KEPT;) at = next;
  return str_part(text, 0, at);
}

// Looking for what is near takes long, so each name is looked at once.
static bool is_new_name(Verify *v, Str name) {
  static const Text what = {{"the number of names that are not known", "不认识的名称的个数"}};
  uint64_t hash = verify_hash(name);
  for (size_t i = 0; i < v->strange_n; i++)
    if (v->strange[i] == hash) return false;
  if (v->strange_n < STRANGE_MAX) {
    v->strange[v->strange_n++] = hash;
    return true;
  }
  if (!v->strange_full) say(v, V116, name, ARGS(arg_t("what", what), arg_n("most", STRANGE_MAX)));
  v->strange_full = true;
  return false;
}

void say_if_misspelt(Verify *v, Str name, void (*names)(Arena *arena, StrList *out)) {
  enum { LONGEST = 40 };
  if (is_extension(name) || name.n > LONGEST || !is_new_name(v, name)) return;
  Arena *scratch = arena_new();
  StrList known = {0};
  char upper[LONGEST];
  for (size_t i = 0; i < name.n; i++)
    upper[i] = (char)(name.at[i] >= 'a' && name.at[i] <= 'z' ? name.at[i] - 'a' + 'A' : name.at[i]);
  names(scratch, &known);
  StrList near = diag_nearest(scratch, v->diags, (Str){upper, name.n}, &known);
  if (near.n) say(v, V126, name, ARGS(arg("name", name), arg("near", near.at[0])));
  arena_free(scratch);
}

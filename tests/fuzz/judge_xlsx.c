// judge_xlsx: a workbook read back: the archive by its directory, its parts by zlib, and of the sheet each cell as
// Excel takes it.
//
// A cell is a text of the shared ones, a number, or empty: never a formula. What Excel would take for a character of
// its own, "_x0041_", must be what the plan says.
#include <string.h>
#include <zlib.h>

#include "judge.h"

// ---- the archive --------------------------------------------------------------------------------------------------

static size_t number_at(Str bytes, size_t at, size_t n) {
  size_t sum = 0;
  MUST(at + n <= bytes.n);
  for (size_t i = n; i-- > 0;) sum = sum << 8 | (unsigned char)bytes.at[at + i];
  return sum;
}

static Str inflated(Arena *arena, Str packed, size_t size) {
  Buf out = buf_in(arena);
  unsigned char part[4096];
  z_stream stream = {.next_in = (unsigned char *)(uintptr_t)packed.at, .avail_in = (unsigned)packed.n};
  int status = inflateInit2(&stream, -MAX_WBITS);
  while (status == Z_OK) {
    stream.next_out = part;
    stream.avail_out = sizeof part;
    status = inflate(&stream, Z_NO_FLUSH);
    buf_add(&out, (Str){(char *)part, sizeof part - stream.avail_out});
  }
  inflateEnd(&stream);
  MUST(status == Z_STREAM_END && out.n == size);
  return buf_str(&out);
}

// A part by its name; the directory's records are 46 bytes and three texts.
static Str part_named(Arena *arena, Str zip, Str name) {
  MUST(zip.n > 22);
  size_t end = zip.n - 22, at = number_at(zip, end + 16, 4);
  MUST(number_at(zip, end, 4) == 0x06054B50);
  while (number_at(zip, at, 4) == 0x02014B50) {
    size_t of_name = number_at(zip, at + 28, 2), packed = number_at(zip, at + 20, 4),
           local = number_at(zip, at + 42, 4);
    if (str_eq(str_part(zip, at + 46, at + 46 + of_name), name)) {
      size_t from = local + 30 + number_at(zip, local + 26, 2) + number_at(zip, local + 28, 2);
      return inflated(arena, str_part(zip, from, from + packed), number_at(zip, at + 24, 4));
    }
    at += 46 + of_name + number_at(zip, at + 30, 2) + number_at(zip, at + 32, 2);
  }
  MUST(false && "a part is missing");
  return S("");
}

// ---- XML ----------------------------------------------------------------------------------------------------------

typedef struct Tag {
  Str before; // text in front of it
  Str name, attributes;
} Tag;

static bool next_tag(Str *rest, Tag *tag) {
  ptrdiff_t at = str_find_byte(*rest, '<'), end = str_find_byte(*rest, '>');
  if (at < 0) return false;
  MUST(end > at);
  Str inside = str_part(*rest, (size_t)at + 1, (size_t)end);
  tag->before = str_part(*rest, 0, (size_t)at);
  tag->attributes = inside;
  MUST(str_find_byte(inside, '<') < 0);
  str_cut(&tag->attributes, ' ', &tag->name);
  *rest = str_from(*rest, (size_t)end + 1);
  return true;
}

static bool has(Str attributes, const char *what) { return str_find(attributes, str_of(what)) >= 0; }

static Str unescaped(Arena *arena, Str text) {
  static const struct {
    Str name, text;
  } references[] = {{S_("&amp;"), S_("&")}, {S_("&lt;"), S_("<")}, {S_("&gt;"), S_(">")}};
  Buf out = buf_in(arena);
  while (text.n) {
    size_t i = 0;
    while (i < COUNT(references) && !str_starts(text, references[i].name)) i++;
    MUST(i < COUNT(references) || text.at[0] != '&');
    buf_add(&out, i < COUNT(references) ? references[i].text : str_part(text, 0, 1));
    text = str_from(text, i < COUNT(references) ? references[i].name.n : 1);
  }
  return buf_str(&out);
}

// ---- a text as Excel takes it -------------------------------------------------------------------------------------

static int digit_of(char c) {
  const char *digits = "0123456789ABCDEFabcdef", *at = c ? strchr(digits, c) : NULL;
  return !at ? -1 : at - digits < 16 ? (int)(at - digits) : (int)(at - digits) - 6;
}

// "_x0041_" is "A".
static bool is_character(Str text, uint32_t *c) {
  *c = 0;
  if (text.n < 7 || text.at[0] != '_' || text.at[1] != 'x' || text.at[6] != '_') return false;
  for (size_t i = 2; i < 6; i++) {
    if (digit_of(text.at[i]) < 0) return false;
    *c = *c << 4 | (uint32_t)digit_of(text.at[i]);
  }
  return true;
}

static Str as_excel_takes_it(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  while (text.n) {
    uint32_t c;
    char bytes[4];
    size_t n;
    bool character = is_character(text, &c);
    if (character) utf8_put(bytes, &n, c);
    buf_add(&out, character ? (Str){bytes, n} : str_part(text, 0, 1));
    text = str_from(text, character ? 7 : 1);
  }
  return buf_str(&out);
}

static void read_shared(Arena *arena, Str xml, StrList *out) {
  Tag tag;
  Buf text = buf_in(arena);
  must_be_plain(xml, true);
  while (next_tag(&xml, &tag)) {
    if (str_eq(tag.name, S("si"))) text = buf_in(arena);
    if (str_eq(tag.name, S("/t"))) buf_add(&text, as_excel_takes_it(arena, unescaped(arena, tag.before)));
    if (str_eq(tag.name, S("/si"))) PUSH(arena, out, buf_str(&text));
  }
}

// ---- the sheet ----------------------------------------------------------------------------------------------------

// A row's height and a column's width follow from texts.
static bool follows_from_texts(Str attribute) {
  return str_starts(attribute, S("ht=")) || str_starts(attribute, S("width="));
}

static void add_shape(Reading *out, const Tag *tag) {
  Str attributes = tag->attributes, one;
  buf_add(&out->bones, tag->name);
  while (str_cut(&attributes, ' ', &one))
    if (!follows_from_texts(one)) buf_format(&out->bones, " %.*s", STR(one));
  buf_byte(&out->bones, '\n');
}

// "&L" and "&14" are codes, "&&" is the sign.
static void read_header(Arena *arena, Str text, Reading *out) {
  Buf words = buf_in(arena);
  for (size_t at = 0, end; at < text.n; at = end) {
    end = at + 1;
    if (text.at[at] != '&') {
      buf_byte(&words, text.at[at]);
      continue;
    }
    MUST(end < text.n);
    bool digits = text.at[end] >= '0' && text.at[end] <= '9';
    end++;
    while (digits && end < text.n && text.at[end] >= '0' && text.at[end] <= '9') end++;
    if (text.at[at + 1] == '&')
      buf_byte(&words, '&');
    else
      add_bone(out, str_part(text, at, end));
  }
  add_words(out, as_excel_takes_it(arena, buf_str(&words)));
}

static void must_be_number(Str value) {
  size_t points = 0;
  for (size_t i = 0; i < value.n; i++) {
    points += value.at[i] == '.';
    MUST((value.at[i] >= '0' && value.at[i] <= '9') || value.at[i] == '.');
  }
  MUST(value.n > 0 && points <= 1);
}

static size_t whole_number(Str digits) {
  size_t n = 0;
  MUST(digits.n > 0 && digits.n < 9);
  for (size_t i = 0; i < digits.n; i++) {
    MUST(digits.at[i] >= '0' && digits.at[i] <= '9');
    n = n * 10 + (size_t)(digits.at[i] - '0');
  }
  return n;
}

size_t read_xlsx(Str bytes, Reading *out) {
  Arena *arena = out->words.arena;
  StrList shared = {0};
  Tag tag;
  bool text = false;
  size_t rows = 0;
  read_shared(arena, part_named(arena, bytes, S("xl/sharedStrings.xml")), &shared);
  for (Str xml = part_named(arena, bytes, S("xl/worksheets/sheet1.xml")); next_tag(&xml, &tag);) {
    MUST(!str_eq(tag.name, S("f")) && !str_eq(tag.name, S("hyperlink")));
    if (str_eq(tag.name, S("row"))) rows++;
    if (str_eq(tag.name, S("c"))) text = has(tag.attributes, "t=\"s\"");
    add_shape(out, &tag);
    if (str_eq(tag.name, S("/oddHeader")) || str_eq(tag.name, S("/oddFooter")))
      read_header(arena, unescaped(arena, tag.before), out);
    if (!str_eq(tag.name, S("/v"))) continue;
    if (!text) must_be_number(tag.before);
    MUST(!text || whole_number(tag.before) < shared.n);
    add_words(out, text ? shared.at[whole_number(tag.before)] : tag.before);
  }
  MUST(rows > 0);
  return rows - 1;
}

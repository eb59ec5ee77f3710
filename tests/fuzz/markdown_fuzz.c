// markdown_fuzz: any bytes as a piece. What comes out is bounded by what went in, its places lie within the file, no
// word is lost without a finding, and the same bytes give the same text.
#include "target.h"

#include "sopcal/markdown.h"

// Each nested list item indents its lines: a plain text may be longer than its Markdown, but not by more than this.
enum { GROWTH_MAX = 64, GROUND = 4096 };

typedef struct Read {
  Diags *diags;
  MarkdownPiece piece;
  bool fine;
} Read;

static Read read_text(Arena *arena, Str text) {
  Read read = {.diags = diags_new(arena)};
  Source *source = source_new(arena, S("piece.md"), text);
  read.fine = markdown_read(arena, read.diags, source, true, &read.piece);
  return read;
}

// ---- sections -----------------------------------------------------------------------------------------------------

static void plain_must_be_tidy(Str plain) {
  MUST(utf8_bad(plain) == plain.n);
  MUST(str_trim(plain).n == plain.n);
}

// They cover the plain text, go forwards through the file, and what is exact is the same there.
static void runs_must_fit(const MarkdownSection *section, Str text) {
  size_t at = 0, from = 0;
  for (size_t i = 0; i < section->runs.n; i++) {
    const PlainRun *run = &section->runs.at[i];
    MUST(run->n > 0 && run->at == at && run->from >= from);
    at += run->n;
    from = run->from + (run->exact ? run->n : 0);
    MUST(from <= text.n);
    if (run->exact) MUST(str_eq(str_part(section->plain, run->at, at), str_part(text, run->from, from)));
  }
  MUST(at == section->plain.n);
}

static void check_sections(const MarkdownPiece *piece, Str text) {
  size_t plain = 0, reached = 0;
  for (size_t i = 0; i < piece->sections.n; i++) {
    const MarkdownSection *section = &piece->sections.at[i];
    place_must_be_within(section->at);
    place_must_be_within(section->name_at);
    MUST((section->name.n == 0) == (i == 0));
    MUST(section->at.from >= reached);
    reached = section->at.to;
    plain_must_be_tidy(section->plain);
    runs_must_fit(section, text);
    plain += section->plain.n;
    for (size_t k = 0; k < section->links.n; k++) place_must_be_within(section->links.at[k].at);
  }
  MUST(plain <= text.n * GROWTH_MAX + GROUND);
}

static void pieces_must_be_equal(const MarkdownPiece *one, const MarkdownPiece *other) {
  MUST(one->sections.n == other->sections.n);
  for (size_t i = 0; i < one->sections.n; i++) {
    MUST(str_eq(one->sections.at[i].name, other->sections.at[i].name));
    MUST(str_eq(one->sections.at[i].plain, other->sections.at[i].plain));
    MUST(str_eq(one->sections.at[i].html, other->sections.at[i].html));
  }
}

// ---- words --------------------------------------------------------------------------------------------------------

// Links, HTML, references and fences have words of their own that are no text (addresses, names of languages).
static bool has_only_words(Str body) {
  static const Str others[] = {S_("["), S_("<"), S_("&"), S_("```"), S_("~~~")};
  for (size_t i = 0; i < COUNT(others); i++)
    if (str_find(body, others[i]) >= 0) return false;
  return true;
}

// The words of a text, without what stands between them and without figures: lists are counted anew.
static void add_letters(Buf *out, Str text) {
  uint32_t c;
  for (size_t at = 0, next; at < text.n; at = next) {
    next = utf8_next(text, at, &c);
    if (utf8_is_word(c) && (c < '0' || c > '9')) buf_add(out, str_part(text, at, next));
  }
}

static void words_must_be_there(Arena *arena, Str text, const Read *read) {
  size_t from = read->piece.has_front ? read->piece.front_to : 0;
  Buf before = buf_in(arena), after = buf_in(arena);
  if (diags_total(read->diags) > 0 || !has_only_words(str_from(text, from))) return;
  add_letters(&before, str_from(text, from));
  for (size_t i = 0; i < read->piece.sections.n; i++) {
    add_letters(&after, read->piece.sections.at[i].name);
    add_letters(&after, read->piece.sections.at[i].plain);
  }
  MUST(str_eq(buf_str(&before), buf_str(&after)));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Str text = input_text(arena, bytes, n);
  Read read = read_text(arena, text), again = read_text(arena, text);
  MUST(read.fine == again.fine);
  MUST(read.fine || diags_count(read.diags, LEVEL_ERROR) > 0);
  if (read.fine) {
    MUST(read.piece.sections.n >= 1);
    MUST(read.piece.front_from <= read.piece.front_to && read.piece.front_to <= n);
    check_sections(&read.piece, text);
    pieces_must_be_equal(&read.piece, &again.piece);
    words_must_be_there(arena, text, &read);
  }
  print_all(arena, read.diags);
  arena_free(arena);
  return 0;
}

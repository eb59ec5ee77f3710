// check_words: what must not go out as it is written is found wherever customers read: in the texts of pieces, the
// comments under them, titles and alternative texts of what goes with them, and in the values that fill variables.
//
// Codes W301 to W303, at the very bytes of the file. Invariant: each text is read once, whatever the number of words.
#include "check_words.h"

// ---- saying it ----------------------------------------------------------------------------------------------------

static Code code_of(const Search *search, const WordHit *hit) {
  static const Code codes[] = {[WORD_FORBID] = W301, [WORD_WARN] = W302, [WORD_NOTE] = W303};
  return codes[search->listed.at[hit->id].level];
}

// What stands there on one line; empty where it is the word itself.
static Str as_written(Arena *arena, Str text, const WordHit *hit, Str word) {
  Str written = str_part(text, hit->from, hit->to);
  if (str_eq(written, word)) return S("");
  Buf line = buf_in(arena);
  for (size_t i = 0; i < written.n; i++) buf_byte(&line, written.at[i] == '\n' ? ' ' : written.at[i]);
  return buf_str(&line);
}

static Str or_else(Str own, Str of_class) { return own.n ? own : of_class; }

static void say(const Search *search, Place at, Str text, const WordHit *hit) {
  Checker *c = search->c;
  Code code = code_of(search, hit);
  if (diag_is_beyond(c->diags, code, at)) {
    diag_add(c->diags, code, at, NO_ARGS);
    return;
  }
  const WordEntry *entry = search->listed.at[hit->id].entry;
  const WordClass *class = search->listed.at[hit->id].class;
  Diag *said = diag_add(c->diags, code, at,
                        ARGS(arg("word", entry->word), arg("written", as_written(c->arena, text, hit, entry->word)),
                             arg("class", or_else(class->title, class->head.id)),
                             arg("instead", or_else(entry->instead, class->instead)),
                             ignore_form(c->arena, str_of(catalogue_row(code)->code), search->in_text)));
  diag_relate_add(c->diags, said, place_of(&entry->head, "word"), NO_ARGS);
  Str reason = or_else(entry->reason, class->reason);
  if (reason.n) diag_note_add(c->diags, said, ARGS(arg("reason", reason)));
}

// ---- values of YAML -----------------------------------------------------------------------------------------------

Place place_in_value(Place value, Str text, size_t nth) {
  if (!value.source) return value;
  Str source = str_part(value.source->text, value.from, value.to);
  for (size_t at = 0;; at++) {
    ptrdiff_t found = str_find(str_from(source, at), text);
    if (found < 0) return value;
    at += (size_t)found;
    if (nth-- == 0) return (Place){value.source, value.from + at, value.from + at + text.n};
  }
}

// How often what begins at `before` stands before that.
static size_t times_before(Str text, Str part, size_t before) {
  size_t times = 0;
  for (size_t at = 0; at < before; at++) times += str_starts(str_from(text, at), part);
  return times;
}

static Place place_of_hit(Place value, Str text, const WordHit *hit) {
  Str part = str_part(text, hit->from, hit->to);
  return place_in_value(value, part, times_before(text, part, hit->from));
}

static void search_value(Search *search, Place value, Str text) {
  if (!text.n) return;
  words_find(search->words, text, NULL, &search->hits);
  Place reached = value; // each stands behind the last: what is not shown there is not looked for here
  for (size_t i = 0; i < search->hits.n; i++) {
    const WordHit *hit = &search->hits.at[i];
    bool beyond = diag_is_beyond(search->c->diags, code_of(search, hit), reached);
    if (!beyond) reached = place_of_hit(value, text, hit);
    say(search, reached, text, hit);
  }
}

static void search_key(Search *search, const Head *head, const char *key, Str text) {
  search_value(search, place_of(head, key), text);
}

// ---- what customers read ------------------------------------------------------------------------------------------

static void search_media(Search *search, const MediaList *media) {
  for (size_t i = 0; i < media->n; i++) {
    search_key(search, &media->at[i].head, "title", media->at[i].title);
    search_key(search, &media->at[i].head, "alt", media->at[i].alt);
  }
}

static void search_text(Search *search, const PieceText *text) {
  search->in_text = true;
  words_find(search->words, text->plain, &text->runs, &search->hits);
  for (size_t i = 0; i < search->hits.n; i++) {
    const WordHit *hit = &search->hits.at[i];
    say(search, plain_place(text, hit->from, hit->to), text->plain, hit);
  }
  search_media(search, &text->pictures);
  search->in_text = false;
}

static void search_piece(Search *search, const Piece *piece) {
  search_key(search, &piece->head, "comment", piece->comment);
  search_media(search, &piece->media);
  for (size_t i = 0; i < piece->texts.n; i++) search_text(search, &piece->texts.at[i]);
}

static void search_campaign(Search *search, const Campaign *campaign) {
  search_key(search, &campaign->head, "title", campaign->title);
  for (size_t i = 0; i < campaign->in.n; i++)
    search_key(search, &campaign->in.at[i].head, "title", campaign->in.at[i].title);
}

static bool a_text_names_people(const Plan *plan) {
  for (size_t i = 0; i < plan->pieces.n; i++) {
    const Piece *piece = &plan->pieces.at[i];
    unsigned needs = piece->comment_needs;
    for (size_t k = 0; k < piece->texts.n; k++) needs |= piece->texts.at[k].needs;
    if (needs & NEEDS_PERSON) return true;
  }
  return false;
}

// People's names and stores are read by nobody but where a text names them.
static void search_people(Search *search, const Plan *plan) {
  if (!a_text_names_people(plan)) return;
  for (size_t i = 0; i < plan->staff.n; i++) {
    search_key(search, &plan->staff.at[i].head, "name", plan->staff.at[i].name);
    search_key(search, &plan->staff.at[i].head, "store", plan->staff.at[i].store);
  }
}

static void search_plan(Search *search, const Plan *plan) {
  search_key(search, &plan->about.head, "brand", plan->about.brand);
  for (size_t i = 0; i < plan->products.n; i++)
    search_key(search, &plan->products.at[i].head, "title", plan->products.at[i].title);
  for (size_t i = 0; i < plan->offers.n; i++)
    search_key(search, &plan->offers.at[i].head, "title", plan->offers.at[i].title);
  for (size_t i = 0; i < plan->campaigns.n; i++) search_campaign(search, &plan->campaigns.at[i]);
  for (size_t i = 0; i < plan->pieces.n; i++) search_piece(search, &plan->pieces.at[i]);
  search_people(search, plan);
}

// What is said keeps no view into the matcher, which is needed no longer than this.
void check_words(Checker *c) {
  if (!c->plan->words.n) return;
  Arena *scratch = arena_new();
  Search search = {.c = c, .scratch = scratch};
  words_of_plan(&search);
  search_plan(&search, c->plan);
  arena_free(scratch);
}

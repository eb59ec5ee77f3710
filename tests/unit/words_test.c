// words_test: pins how words are found in texts (D08, D40): by letters alone, through whatever stands between them, and
// not in what is harmless; held against a plain reference on random texts. Then where they are looked for in a plan.
#include "plan_fixture.h"

#include "sopcal/words.h"

// ---- finding ------------------------------------------------------------------------------------------------------

#define TEXTS(...)                                                                                                     \
  (const char *const[]) { __VA_ARGS__, NULL }

// What is found of words of one level, as it is written, where `allowed` is harmless: "最佳|国 家 级".
static Str found(void **state, const char *const *listed, const char *const *allowed, const char *text) {
  Words *words = words_new(*state);
  WordHits hits = {0};
  StrList written = {0};
  size_t id;
  for (size_t i = 0; listed[i]; i++) {
    assert_int_equal(words_add(words, str_of(listed[i]), &id), WORD_FINE);
    words_list(words, id, 0);
  }
  size_t first = id + 1;
  for (size_t i = 0; allowed && allowed[i]; i++) assert_int_equal(words_add(words, str_of(allowed[i]), &id), WORD_FINE);
  words_ready(words);
  for (size_t i = first; i <= id; i++) words_allow(words, i);
  words_find(words, str_of(text), NULL, &hits);
  for (size_t i = 0; i < hits.n; i++) PUSH(*state, &written, str_part(str_of(text), hits.at[i].from, hits.at[i].to));
  return str_join(*state, &written, S("|"));
}

static void case_width_style_marks_and_script_do_not_matter(void **state) {
  const char *const *words = TEXTS("国家级", "NO1", "top");
  assert_str(found(state, words, NULL, "國家級，国家级"), "國家級|国家级");
  assert_str(found(state, words, NULL, "ＮＯ１ no①，𝐍𝐎𝟏 Nо1"), "ＮＯ１|no①|𝐍𝐎𝟏"); // the last o is Cyrillic
  assert_str(found(state, words, NULL, "№1，ℕ𝕆①"), "№1|ℕ𝕆①");                     // one sign, two letters
  assert_str(found(state, words, NULL, "TÓP，t\u0336o\u0336p"), "TÓP|t\u0336o\u0336p");
}

static void a_listed_word_may_be_written_in_any_of_these_ways_itself(void **state) {
  assert_str(found(state, TEXTS("國 家-級"), NULL, "国家级"), "国家级");
}

static void blanks_symbols_emoji_and_what_has_no_width_stand_between_letters(void **state) {
  const char *const *words = TEXTS("国家级");
  assert_str(found(state, words, NULL, "国 家　级"), "国 家　级");
  assert_str(found(state, words, NULL, "国*家-级"), "国*家-级");
  assert_str(found(state, words, NULL, "国·家_级"), "国·家_级");
  assert_str(found(state, words, NULL, "国/家.级"), "国/家.级");
  assert_str(found(state, words, NULL, "国🔥家👨‍👩‍👧级"), "国🔥家👨‍👩‍👧级");
  assert_str(found(state, words, NULL, "国\u200b家\u200d级\ufe0f"), "国\u200b家\u200d级");
}

static void a_single_line_end_does_not_part_a_word_and_an_empty_line_does(void **state) {
  const char *const *words = TEXTS("国家级");
  assert_str(found(state, words, NULL, "国家\n级"), "国家\n级");
  assert_str(found(state, words, NULL, "国家\n\n级"), "");
  assert_str(found(state, words, NULL, "国家\n  \n级"), "");
}

static void a_clause_mark_parts_a_word_unless_one_stands_in_every_gap(void **state) {
  const char *const *words = TEXTS("国家级", "最佳");
  assert_str(found(state, words, NULL, "国家，级别"), "");
  assert_str(found(state, words, NULL, "国。家级"), "");
  assert_str(found(state, words, NULL, "“国家”级"), "");
  assert_str(found(state, words, NULL, "国，家，级"), "国，家，级");
  assert_str(found(state, words, NULL, "【国】【家】【级】"), "国】【家】【级");
  assert_str(found(state, words, NULL, "国\n\n家\n\n级"), "国\n\n家\n\n级");
  assert_str(found(state, words, NULL, "最，佳"), "最，佳");
}

static void a_word_of_two_letters_is_hidden_by_a_clause_mark_only_where_it_stands_by_itself(void **state) {
  const char *const *words = TEXTS("最佳", "保本", "高级");
  assert_str(found(state, words, NULL, "最，佳，单品"), "最，佳");
  assert_str(found(state, words, NULL, "最、佳 礼物"), "最、佳");
  assert_str(found(state, words, NULL, "🎁最（佳）🎁"), "最（佳");
  assert_str(found(state, words, NULL, "{{staff.name}}最，佳"), "最，佳");
  assert_str(found(state, words, NULL, "环保，本店开业"), "");
  assert_str(found(state, words, NULL, "环保，本 店"), "");
  assert_str(found(state, words, NULL, "环 保，本店"), "");
  assert_str(found(state, words, NULL, "越高，级别越多"), "");
  assert_str(found(state, words, NULL, "环保\u200d。\n\n本\u200d店"), "");
  assert_str(found(state, TEXTS("保，本"), NULL, "环保，本店"), "保，本"); // it is listed so
}

static void a_word_that_is_listed_with_clause_marks_may_have_them_there(void **state) {
  const char *const *words = TEXTS("全网最低，没有之一");
  assert_str(found(state, words, NULL, "全网最低，没有之一"), "全网最低，没有之一");
  assert_str(found(state, words, NULL, "全网最低没有之一"), "全网最低没有之一");
  assert_str(found(state, words, NULL, "全网，最低没有之一"), "");
}

static void a_word_of_ascii_begins_and_ends_where_it_does_in_the_text(void **state) {
  const char *const *words = TEXTS("top", "NO1", "100%有效", "第1");
  assert_str(found(state, words, NULL, "laptop tops"), "");
  assert_str(found(state, words, NULL, "lap\u200btop"), "");
  assert_str(found(state, words, NULL, "全网top款，a top"), "top|top");
  assert_str(found(state, words, NULL, "NO10 xNO1 NO1"), "NO1");
  assert_str(found(state, words, NULL, "2100%有效"), "");
  assert_str(found(state, words, NULL, "第10名，第1名"), "第1");
}

static void signs_that_are_no_letters_to_a_reader_are_none(void **state) {
  const char *const *words = TEXTS("NO1", "特效");
  assert_str(found(state, words, NULL, "NO1™，NO❶"), "NO1|NO❶");
  assert_str(found(state, words, NULL, "特®效"), "特®效");
}

static void links_tags_and_names_are_not_read_and_part_words(void **state) {
  const char *const *words = TEXTS("最佳", "top", "best");
  assert_str(found(state, words, NULL, "https://top.com/best 最佳"), "最佳");
  assert_str(found(state, words, NULL, "最{{offer.title}}佳，{{best}}"), "");
  assert_str(found(state, words, NULL, "最{{佳"), "最{{佳");
  assert_str(found(state, words, NULL, "联系@最佳小美 最佳"), "最佳");
  assert_str(found(state, words, NULL, "＠最佳，最佳"), "最佳");
  assert_str(found(state, words, NULL, "@所有人最佳"), "最佳");
}

static void a_hit_within_an_exception_is_harmless(void **state) {
  const char *const *words = TEXTS("第一", "最"), *const *allowed = TEXTS("第一步", "最近");
  assert_str(found(state, words, allowed, "第一步，最近"), "");
  assert_str(found(state, words, allowed, "第 一 步"), "");
  assert_str(found(state, words, allowed, "第一步，第一"), "第一");
  assert_str(found(state, words, allowed, "最最近"), "最");
}

static void an_exception_does_not_reach_over_a_clause_mark(void **state) {
  assert_str(found(state, TEXTS("第一"), TEXTS("第一步"), "销量第一，步步高升"), "第一");
  assert_str(found(state, TEXTS("最"), TEXTS("最近"), "最，近来"), "最");
  assert_str(found(state, TEXTS("第一"), TEXTS("第一，步"), "第一，步步高升"), "");
}

static void the_longest_of_those_that_begin_first_is_taken(void **state) {
  const char *const *words = TEXTS("最低", "全网最低", "最低价", "全网");
  assert_str(found(state, words, NULL, "全网最低价"), "全网最低");
  assert_str(found(state, words, NULL, "全网的最低价"), "全网|最低价");
}

static void a_graver_word_is_never_hidden_by_another(void **state) {
  Words *words = words_new(*state);
  WordHits hits = {0};
  size_t mild, grave;
  words_add(words, S("全网最低"), &mild);
  words_add(words, S("最低价"), &grave);
  words_list(words, mild, 1);
  words_list(words, grave, 0);
  words_ready(words);
  words_find(words, S("全网最低价"), NULL, &hits);
  assert_int_equal(hits.n, 1);
  assert_int_equal(hits.at[0].id, grave);
}

static void an_exception_of_one_word_is_none_for_another(void **state) {
  Words *words = words_new(*state);
  WordHits hits = {0};
  size_t first, only, step;
  words_add(words, S("第一"), &first);
  words_add(words, S("一步"), &only);
  words_add(words, S("第一步"), &step);
  words_list(words, first, 0);
  words_list(words, only, 0);
  words_ready(words);
  words_allow_word(words, step, first);
  words_find(words, S("第一步"), NULL, &hits);
  assert_int_equal(hits.n, 1);
  assert_int_equal(hits.at[0].id, only);
}

// What is found of words of one group, where they are harmless behind `leads`.
static Str found_after(void **state, const char *const *listed, const char *const *leads, const char *text) {
  Words *words = words_new(*state);
  WordHits hits = {0};
  StrList written = {0};
  WordIds behind = {0};
  size_t id;
  for (size_t i = 0; listed[i]; i++) {
    assert_int_equal(words_add(words, str_of(listed[i]), &id), WORD_FINE);
    words_list(words, id, 0);
    words_group(words, id, 7);
  }
  for (size_t i = 0; leads[i]; i++) {
    assert_int_equal(words_add(words, str_of(leads[i]), &id), WORD_FINE);
    PUSH(*state, &behind, id);
  }
  words_ready(words);
  for (size_t i = 0; i < behind.n; i++) words_allow_after(words, behind.at[i], 7, false);
  words_find(words, str_of(text), NULL, &hits);
  for (size_t i = 0; i < hits.n; i++) PUSH(*state, &written, str_part(str_of(text), hits.at[i].from, hits.at[i].to));
  return str_join(*state, &written, S("|"));
}

static void a_hit_right_behind_a_text_of_its_group_is_harmless(void **state) {
  const char *const *words = TEXTS("国家级", "最佳"), *const *leads = TEXTS("别信", "没有");
  assert_str(found_after(state, words, leads, "别信国家级，没有最佳"), "");
  assert_str(found_after(state, words, leads, "別信最佳，最佳"), "最佳");
  assert_str(found_after(state, words, leads, "别信这种国家级"), "国家级");
  assert_str(found_after(state, words, leads, "国家级别信，最佳没有"), "国家级|最佳");
  assert_str(found_after(state, words, leads, "别信最佳最佳"), "最佳"); // the second stands behind the first
}

static void only_opening_quotes_and_what_is_skipped_stand_between_them(void **state) {
  const char *const *words = TEXTS("最佳"), *const *leads = TEXTS("别信");
  assert_str(found_after(state, words, leads, "别信“最佳”，别信 ‘最佳’，别信\n「最佳」，别信『最佳』"), "");
  assert_str(found_after(state, words, leads, "别信\"最佳\"，别信 '最 佳'，别🔥信*“「最佳"), "");
  assert_str(found_after(state, words, leads, "别信，最佳"), "最佳");
  assert_str(found_after(state, words, leads, "“别信”最佳"), "最佳");
  assert_str(found_after(state, words, leads, "别信（最佳"), "最佳");
  assert_str(found_after(state, words, leads, "别信：“最佳"), "最佳");
  assert_str(found_after(state, words, leads, "别信\n\n最佳"), "最佳");
  assert_str(found_after(state, words, leads, "别“信最佳"), "最佳");
  assert_str(found_after(state, words, leads, "别信{{offer.title}}最佳"), "最佳");
  assert_str(found_after(state, words, leads, "最佳"), "最佳");
}

static void a_text_of_ascii_in_front_of_a_word_begins_and_ends_where_it_does(void **state) {
  const char *const *words = TEXTS("best", "最佳"), *const *leads = TEXTS("not the", "别信A");
  assert_str(found_after(state, words, leads, "not the best，not thebest"), "");
  assert_str(found_after(state, words, leads, "knot the best"), "best");
  assert_str(found_after(state, words, leads, "别信a最佳"), "");
}

static void a_text_in_front_of_a_word_may_be_a_word_itself(void **state) {
  const char *const *words = TEXTS("最佳", "国家级"), *const *leads = TEXTS("最佳");
  assert_str(found_after(state, words, leads, "最佳国家级"), "最佳");
}

static void what_cannot_be_looked_for_is_refused(void **state) {
  Words *words = words_new(*state);
  Buf longest = buf_in(*state);
  size_t id;
  for (size_t i = 0; i < WORD_LETTERS_MAX; i++) buf_add(&longest, S("最"));
  assert_int_equal(words_add(words, S("*** 🔥"), &id), WORD_WITHOUT_LETTERS);
  assert_int_equal(words_add(words, S("Ｖ"), &id), WORD_OF_ONE_LETTER);
  assert_int_equal(words_add(words, S("最"), &id), WORD_FINE);
  assert_int_equal(words_add(words, buf_str(&longest), &id), WORD_FINE);
  buf_add(&longest, S("最"));
  assert_int_equal(words_add(words, buf_str(&longest), &id), WORD_TOO_LONG);
}

static void the_longest_words_are_found_in_any_of_their_ways(void **state) {
  Buf word = buf_in(*state), parted = buf_in(*state);
  for (size_t i = 0; i < WORD_LETTERS_MAX; i++) {
    buf_add(&word, S("最"));
    buf_add(&parted, i ? S("，最") : S("最"));
  }
  const char *const *words = TEXTS(str_c(*state, buf_str(&word)));
  assert_true(str_eq(found(state, words, NULL, str_c(*state, buf_str(&parted))), buf_str(&parted)));
  assert_str(found(state, words, NULL, str_c(*state, str_format(*state, "%.*s", STR(str_from(buf_str(&word), 3))))),
             "");
}

static void no_simplified_form_is_traditional_itself(void **state) {
  (void)state;
  for (uint32_t c = 0; c < 0x30000; c++) assert_int_equal(hant_simplified(hant_simplified(c)), hant_simplified(c));
  assert_int_equal(hant_simplified(0x7D1A), 0x7EA7); // 級, 级
}

// ---- a plain reference --------------------------------------------------------------------------------------------

// What random texts are made of, and what a reader takes each for.
typedef enum Taken { LETTER, NOTHING, SEEN, LINE, CLAUSE, QUOTE } Taken;
static const struct Sign {
  const char *text;
  Taken taken;
  char letter;
} signs[] = {
    {"国", LETTER, 'G'}, {"國", LETTER, 'G'}, {"级", LETTER, 'J'}, {"級", LETTER, 'J'}, {"最", LETTER, 'Z'},
    {"a", LETTER, 'a'},  {"Ａ", LETTER, 'a'}, {"1", LETTER, '1'},  {"①", LETTER, '1'},  {"％", LETTER, 'P'},
    {"国", LETTER, 'G'}, {"级", LETTER, 'J'}, {"最", LETTER, 'Z'}, {" ", SEEN, 0},      {"\n", LINE, 0},
    {"，", CLAUSE, 0},   {"“", QUOTE, 0},     {"*", SEEN, 0},      {"🔥", SEEN, 0},      {"\u200b", NOTHING, 0},
};
enum {
  TEXT_MAX = 40,
  WORD_MAX = 5,
  LISTED = 12,
  ALLOWED = 6,
  LEADS = 4,
  GROUPS = 3,
  SOUGHT = LISTED + ALLOWED + LEADS,
  ROUNDS = 20000
};

typedef struct Plain {
  size_t n;
  struct {
    char letter;
    bool seen, clause, parts; // in front of it; parts: a clause mark that is no opening quote
    size_t from, to;
  } at[TEXT_MAX];
} Plain;

static uint32_t dice(uint32_t *seed, uint32_t n) {
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 8) % n;
}

static Str random_text(Arena *arena, uint32_t *seed, size_t length, Plain *out) {
  Buf text = buf_in(arena);
  bool seen = false, clause = false, parts = false;
  int lines = 0;
  out->n = 0;
  for (size_t i = 0; i < length; i++) {
    const struct Sign *sign = &signs[dice(seed, COUNT(signs))];
    size_t from = text.n;
    buf_add(&text, str_of(sign->text));
    seen |= sign->taken != LETTER && sign->taken != NOTHING;
    lines += sign->taken == LINE;
    parts |= sign->taken == CLAUSE || lines > 1;
    clause |= parts || sign->taken == QUOTE;
    if (sign->taken != LETTER) continue;
    out->at[out->n].letter = sign->letter;
    out->at[out->n].seen = seen;
    out->at[out->n].clause = clause;
    out->at[out->n].parts = parts;
    out->at[out->n].from = from;
    out->at[out->n++].to = text.n;
    seen = clause = parts = false;
    lines = 0;
  }
  return buf_str(&text);
}

static bool is_ascii(char letter) { return letter == 'a' || letter == '1'; }

static bool meets(const Plain *text, size_t second) {
  return second > 0 && second < text->n && !text->at[second].seen && is_ascii(text->at[second].letter) &&
         is_ascii(text->at[second - 1].letter);
}

static bool is_apart(const Plain *text, size_t from, size_t to) {
  return (from == 0 || text->at[from].seen) && (to == text->n || text->at[to].seen);
}

static bool stands_at(const Plain *text, size_t at, const Plain *word, bool strictly) {
  bool parted = false, every = true;
  if (at + word->n > text->n || meets(text, at) || meets(text, at + word->n)) return false;
  for (size_t i = 0; i < word->n; i++) {
    if (text->at[at + i].letter != word->at[i].letter) return false;
    parted |= i && text->at[at + i].clause && !word->at[i].clause;
    every &= !i || text->at[at + i].clause;
  }
  return !parted || (every && !strictly && (word->n != 2 || is_apart(text, at, at + 2)));
}

static bool same_letters(const Plain *a, const Plain *b) {
  bool same = a->n == b->n;
  for (size_t i = 0; same && i < a->n; i++) same = a->at[i].letter == b->at[i].letter;
  return same;
}

typedef struct Reference {
  Plain text, sought[SOUGHT];
  size_t n;
  int level[SOUGHT];  // -1: no word
  int allows[SOUGHT]; // -1: nothing; -2: all words; else one
  bool is_of[SOUGHT][GROUPS];
  int leads[SOUGHT][GROUPS]; // 2: words of the group; 1: where they are quoted; 0: none
} Reference;

static bool allows(const Reference *r, size_t which, size_t word, size_t from, size_t to) {
  if (r->allows[which] != -2 && r->allows[which] != (int)word) return false;
  for (size_t at = 0; at <= from; at++)
    if (at + r->sought[which].n >= to && stands_at(&r->text, at, &r->sought[which], true)) return true;
  return false;
}

static bool leads_to(const Reference *r, size_t which, size_t word, size_t from) {
  size_t n = r->sought[which].n;
  bool together = false;
  int enough = r->text.at[from].clause ? 1 : 2;
  for (size_t i = 0; i < GROUPS; i++) together |= r->leads[which][i] >= enough && r->is_of[word][i];
  return together && n <= from && !r->text.at[from].parts && stands_at(&r->text, from - n, &r->sought[which], true);
}

static bool harmless(const Reference *r, size_t word, size_t from) {
  for (size_t i = 0; i < r->n; i++)
    if (leads_to(r, i, word, from)) return true;
  for (size_t i = 0; i < r->n; i++)
    if (allows(r, i, word, from, from + r->sought[word].n)) return true;
  return false;
}

static bool is_free(const bool *taken, size_t from, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (taken[from + i]) return false;
  return true;
}

// The gravest, then the first, then the longest of those whose letters are free; false when none is left.
static bool next_best(const Reference *r, const bool *taken, size_t *word, size_t *from) {
  bool any = false;
  for (int level = 0; level < 3 && !any; level++)
    for (size_t at = 0; at < r->text.n && !any; at++)
      for (size_t i = 0; i < r->n; i++) {
        size_t n = r->sought[i].n;
        if (r->level[i] != level || !stands_at(&r->text, at, &r->sought[i], false) || !is_free(taken, at, n)) continue;
        if (harmless(r, i, at) || (any && n <= r->sought[*word].n)) continue;
        any = true, *word = i, *from = at;
      }
  return any;
}

static size_t reference_find(const Reference *r, WordHit *out) {
  bool taken[TEXT_MAX] = {false};
  size_t n = 0, word = 0, from = 0;
  while (next_best(r, taken, &word, &from)) {
    size_t at = n++;
    WordHit hit = {word, r->text.at[from].from, r->text.at[from + r->sought[word].n - 1].to};
    for (size_t i = 0; i < r->sought[word].n; i++) taken[from + i] = true;
    for (; at > 0 && out[at - 1].from > hit.from; at--) out[at] = out[at - 1];
    out[at] = hit;
  }
  return n;
}

// Adds one to both; false when its letters are no word.
static bool add_random(Arena *arena, uint32_t *seed, Words *words, Reference *r, size_t *id) {
  Plain plain;
  Str text = random_text(arena, seed, 1 + dice(seed, WORD_MAX), &plain);
  if (words_add(words, text, id) != WORD_FINE) return false;
  if (*id == r->n) {
    r->sought[r->n] = plain;
    r->level[r->n] = r->allows[r->n] = -1;
    for (size_t i = 0; i < GROUPS; i++) r->is_of[r->n][i] = false, r->leads[r->n][i] = 0;
    r->n++;
  }
  assert_true(same_letters(&r->sought[*id], &plain));
  for (size_t i = 1; i < plain.n; i++) r->sought[*id].at[i].clause |= plain.at[i].clause;
  return true;
}

static Words *random_words(Arena *arena, uint32_t *seed, Reference *r) {
  Words *words = words_new(arena);
  size_t id;
  r->n = 0;
  for (size_t i = 0; i < LISTED; i++) {
    if (!add_random(arena, seed, words, r, &id)) continue;
    r->level[id] = (int)dice(seed, 3);
    words_list(words, id, r->level[id]);
    size_t group = dice(seed, GROUPS);
    r->is_of[id][group] = true;
    words_group(words, id, group);
  }
  for (size_t i = 0; i < LEADS; i++)
    if (add_random(arena, seed, words, r, &id)) r->leads[id][dice(seed, GROUPS)] = 1 + (int)dice(seed, 2);
  for (size_t i = 0; i < ALLOWED; i++)
    if (add_random(arena, seed, words, r, &id) && r->allows[id] == -1)
      r->allows[id] = dice(seed, 3) ? (int)dice(seed, (uint32_t)r->n) : -2;
  words_ready(words);
  for (size_t i = 0; i < r->n; i++) {
    if (r->allows[i] == -2) words_allow(words, i);
    if (r->allows[i] >= 0) words_allow_word(words, i, (size_t)r->allows[i]);
    for (size_t group = 0; group < GROUPS; group++)
      if (r->leads[i][group]) words_allow_after(words, i, group, r->leads[i][group] == 1);
  }
  return words;
}

static void on_random_texts_it_finds_what_a_plain_search_finds(void **state) {
  uint32_t seed = 20260310;
  size_t all = 0;
  for (int round = 0; round < ROUNDS; round++) {
    Arena *arena = arena_new();
    Reference r;
    WordHits hits = {0};
    WordHit want[TEXT_MAX];
    Words *words = random_words(arena, &seed, &r);
    Str text = random_text(arena, &seed, dice(&seed, TEXT_MAX), &r.text);
    words_find(words, text, NULL, &hits);
    size_t n = reference_find(&r, want);
    bool same = n == hits.n;
    for (size_t i = 0; same && i < n; i++)
      same = want[i].id == hits.at[i].id && want[i].from == hits.at[i].from && want[i].to == hits.at[i].to;
    if (!same) fail_msg("round %d: %zu, not %zu, in '%.*s'", round, hits.n, n, STR(text));
    all += n;
    arena_free(arena);
  }
  (void)state;
  assert_true(all > ROUNDS);
}

// ---- in a plan ----------------------------------------------------------------------------------------------------

#define WORDS_PLAN                                                                                                     \
  "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\nwords: {ad: {level: forbid, words: [最佳, 国家级]}}\n"
#define PLAN(rest)                                                                                                     \
  { "plan.yaml", WORDS_PLAN rest }

// What W301 points at, in the order in which it is said: "最佳|国 家 级".
static Str pointed_at(const Made *made) {
  StrList texts = {0};
  for (size_t i = 0; i < diags_total(made->diags); i++) {
    const Diag *diag = diags_at(made->diags, i);
    if (diag->code == W301) PUSH(made->arena, &texts, str_part(diag->at.source->text, diag->at.from, diag->at.to));
  }
  return str_join(made->arena, &texts, S("|"));
}

static void a_word_is_said_at_its_bytes_of_the_markdown(void **state) {
  Made *made = MADE(PLAN(""), {"content/brand/a.md", "送你最**佳**礼物，国&#23478;级。\n\n> 最\n> 佳\n"});
  assert_str(pointed_at(made), "最**佳|国&#23478;级|最\n> 佳");
}

static void of_very_many_in_a_file_a_hundred_are_said(void **state) {
  Buf text = buf_in(*state);
  for (size_t i = 0; i < 1000; i++) buf_add(&text, S("最佳，"));
  Made *made = MADE(PLAN(""), {"content/brand/a.md", str_c(*state, buf_str(&text))});
  diags_finish(made->diags);
  assert_int_equal(diags_count(made->diags, LEVEL_ERROR), 1000);
  assert_int_equal(diags_total(made->diags), 100 + 1);
}

static void code_and_targets_of_links_are_not_read(void **state) {
  Made *made =
      MADE(PLAN(""), {"content/brand/a.md", "`最佳` [看这里](https://x.cn/最佳) 最`佳` [最佳](https://x.cn)\n"});
  assert_str(pointed_at(made), "最佳");
  assert_int_equal(first_said(made, W301)->at.from, strlen("`最佳` [看这里](https://x.cn/最佳) 最`佳` ["));
}

static void all_that_customers_read_is_looked_through(void **state) {
  Made *made =
      MADE(PLAN("products: {a: {title: 国家级 A}}\n"
                "offers: {b: {form: gift, title: '国 家级 B'}}\n"
                "campaigns: {c: {title: 国 家 级 C, rhythm: month, in: {2026-03: {title: 国家 级 D}}}}\n"),
           {"content/brand/a.md", "---\ncomment: 最 佳\nmedia: [{file: https://x.cn, title: 最-佳, alt: 最·佳}]\n"
                                  "notes: 最佳\n---\n文字\n"});
  assert_str(pointed_at(made), "国家级|国 家级|国 家 级|国家 级|最 佳|最-佳|最·佳");
}

static void a_block_of_text_in_yaml_keeps_its_places(void **state) {
  Made *made = MADE(PLAN(""), {"content/brand/a.md", "---\ncomment: |\n  最佳，\n  还是最佳\n---\n文字\n"});
  assert_str(pointed_at(made), "最佳|最佳");
  assert_true(diags_at(made->diags, 0)->at.from < diags_at(made->diags, 1)->at.from);
}

static void names_of_people_are_read_where_a_text_names_them(void **state) {
  const PlanFile plan = PLAN("staff: {lin: {name: 林最佳, role: adviser}}\n");
  assert_str(pointed_at(MADE(plan, {"content/brand/a.md", "文字\n"})), "");
  assert_str(pointed_at(MADE(plan, {"content/brand/a.md", "我是{{staff.name}}\n"})), "最佳");
}

static void levels_reasons_and_ways_out_of_a_word_go_before_those_of_its_class(void **state) {
  const char *plan = "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
                     "words: {ad: {title: 绝对化, reason: 法, instead: 很好, words: [最佳, "
                     "{word: 顶级, level: note, reason: 另一条, instead: 上等}]}}\n";
  Made *made = MADE({"plan.yaml", plan}, {"content/brand/a.md", "最佳，顶级\n"});
  assert_str(arg_of(first_said(made, W302), "instead"), "很好");
  assert_str(arg_of(first_said(made, W302), "class"), "绝对化");
  assert_str(arg_of(first_said(made, W302), "written"), "");
  assert_str(arg_of(first_said(made, W303), "instead"), "上等");
  assert_str(first_said(made, W303)->notes.at[0].at[0].text[LANG_EN], "另一条");
}

static void of_a_word_in_two_classes_the_graver_level_holds_with_all_exceptions(void **state) {
  const char *plan =
      "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
      "words: {a: {words: [第一], except: [第一步]}, b: {level: forbid, words: [第一], except: [第一天]}}\n";
  Made *made = MADE({"plan.yaml", plan}, {"content/brand/a.md", "第一步，第一天，第一\n"});
  assert_int_equal(said(made, W301), 1);
  assert_int_equal(said(made, W302), 0);
  assert_int_equal(said(made, S161), 1);
  assert_str(arg_of(first_said(made, S161), "level"), "forbid");
}

static void what_the_rules_allow_no_list_complains_of(void **state) {
  Made *made = MADE(PLAN("rules: {allow: [最佳拍档]}\n"), {"content/brand/a.md", "最佳拍档 最 佳 拍 档 最佳\n"});
  assert_int_equal(said(made, W301), 1);
}

static void a_class_may_take_its_words_from_a_file(void **state) {
  const char *plan =
      "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\nwords: {ad: {level: forbid, from: data/w.txt}}\n";
  const char *list = "\xef\xbb\xbf# 一行一个\r\n\r\n  最佳  # 说明\r\n国家级";
  Made *made = MADE({"plan.yaml", plan}, {"data/w.txt", list}, {"content/brand/a.md", "最佳，国家级\n"});
  assert_str(pointed_at(made), "最佳|国家级");
  const Related *related = first_said(made, W301)->related.at;
  assert_str(str_part(related->at.source->text, related->at.from, related->at.to), "最佳");
  assert_int_equal(source_position(related->at.source, related->at.from).line, 3);
}

static void a_plan_reads_a_handful_of_such_files(void **state) {
  Buf plan = buf_in(*state);
  buf_add(&plan, S("plan: {id: p, from: 2026-03-01, to: 2026-03-31}\nwords:\n"));
  for (int i = 0; i < 33; i++) buf_format(&plan, "  c%d: {from: w.txt}\n", i);
  Made *made = MADE({"plan.yaml", str_c(*state, buf_str(&plan))}, {"w.txt", "最佳\n"});
  assert_int_equal(said(made, W304), 1);
}

static void an_exception_that_cannot_be_looked_for_is_said(void **state) {
  const char *plan = "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
                     "words: {ad: {words: [最佳], except: ['***', 最佳拍档]}}\nrules: {allow: [V]}\n";
  Made *made = MADE({"plan.yaml", plan});
  assert_int_equal(said(made, S160), 2);
  assert_int_equal(said(made, S162), 0);
}

static void behind_texts_of_a_class_its_words_are_harmless_and_behind_those_of_a_word_it_alone(void **state) {
  const char *plan =
      "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
      "words: {a: {level: forbid, unless_after: [别信, 没有], words: [最佳, {word: 顶级, unless_after: 不求}]},\n"
      "  b: {level: forbid, words: [国家级]}}\n";
  Made *made = MADE({"plan.yaml", plan}, {"content/brand/a.md", "别信“**最佳**”，没有顶级，不求顶级\n\n"
                                                                "- 不求最佳\n- 别信国家级\n- 别信\n- 顶级\n"});
  assert_str(pointed_at(made), "最佳|国家级|顶级");
}

static void behind_a_text_that_ends_in_an_opening_quote_words_are_harmless_where_they_are_quoted(void **state) {
  const char *plan =
      "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
      "words: {a: {level: forbid, unless_after: [号称“], words: [最佳, {word: 顶级, unless_after: 号称}]}}\n";
  Made *made = MADE({"plan.yaml", plan}, {"content/brand/a.md", "号称“最佳”，号称「最佳」，号称最佳，号称顶级\n"});
  assert_str(pointed_at(made), "最佳");
  assert_true(first_said(made, W301)->at.from > strlen("号称“最佳”，号称「最佳」"));
}

static void a_text_that_is_listed_with_a_quote_and_without_needs_none(void **state) {
  const char *plan = "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
                     "words: {a: {level: forbid, unless_after: [号称“, 号称], words: [最佳]},\n"
                     "  b: {level: forbid, unless_after: [自称, 自称“], words: [顶级]}}\n";
  Made *made = MADE({"plan.yaml", plan}, {"content/brand/a.md", "号称最佳，号称“最佳”，自称顶级，自称“顶级”，最佳\n"});
  assert_str(pointed_at(made), "最佳");
}

static void a_word_in_two_classes_is_harmless_behind_the_texts_of_both(void **state) {
  const char *plan = "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
                     "words: {a: {level: forbid, unless_after: 别信, words: [最佳, 顶级]},\n"
                     "  b: {level: forbid, unless_after: 没有, words: [最佳]}}\n";
  Made *made = MADE({"plan.yaml", plan}, {"content/brand/a.md", "别信最佳，没有最佳，没有顶级\n"});
  assert_str(pointed_at(made), "顶级");
}

static void a_text_in_front_of_words_that_cannot_be_looked_for_is_said(void **state) {
  const char *plan = "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
                     "words: {ad: {words: [{word: 最佳, unless_after: V}], unless_after: ['“', 别信]}}\n";
  Made *made = MADE({"plan.yaml", plan});
  assert_int_equal(said(made, S160), 2);
}

static void more_words_than_a_plan_can_have_are_left_out_and_said_once(void **state) {
  Buf list = buf_in(*state);
  for (int i = 0; i < 20010; i++) buf_format(&list, "词%d号\n", i);
  const char *plan = "plan: {id: p, from: 2026-03-01, to: 2026-03-31}\n"
                     "words: {a: {level: forbid, from: w.txt}, b: {level: forbid, words: [最佳]}}\n";
  Made *made = MADE({"plan.yaml", plan}, {"w.txt", str_c(*state, buf_str(&list))},
                    {"content/brand/a.md", "词19999号，词20000号，最佳\n"});
  assert_int_equal(said(made, W305), 1);
  assert_str(pointed_at(made), "词19999号");
}

// ---- the lists of the templates -----------------------------------------------------------------------------------

// A plan that uses all of them.
static PlanFile with_all_lists(Arena *arena) {
  StrList all = template_names(arena), lists = {0};
  for (size_t i = 0; i < all.n; i++)
    if (str_starts(all.at[i], S("words/"))) PUSH(arena, &lists, str_part(all.at[i], 0, all.at[i].n - strlen(".yaml")));
  Str use = str_join(arena, &lists, S(", "));
  Str plan = str_format(arena, "plan: {id: p, from: 2026-03-01, to: 2026-03-31, use: [%.*s]}\n", STR(use));
  return (PlanFile){"plan.yaml", str_c(arena, plan)};
}

static void the_lists_say_nothing_of_themselves(void **state) {
  const PlanFile plan = with_all_lists(*state);
  const Made *made = plan_made(state, DATE_NONE, 1, &plan);
  assert_no_warnings(made);
  assert_int_equal(said(made, S161), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(case_width_style_marks_and_script_do_not_matter),
      TEST(a_listed_word_may_be_written_in_any_of_these_ways_itself),
      TEST(blanks_symbols_emoji_and_what_has_no_width_stand_between_letters),
      TEST(a_single_line_end_does_not_part_a_word_and_an_empty_line_does),
      TEST(a_clause_mark_parts_a_word_unless_one_stands_in_every_gap),
      TEST(a_word_of_two_letters_is_hidden_by_a_clause_mark_only_where_it_stands_by_itself),
      TEST(a_word_that_is_listed_with_clause_marks_may_have_them_there),
      TEST(a_word_of_ascii_begins_and_ends_where_it_does_in_the_text),
      TEST(signs_that_are_no_letters_to_a_reader_are_none),
      TEST(links_tags_and_names_are_not_read_and_part_words),
      TEST(a_hit_within_an_exception_is_harmless),
      TEST(an_exception_does_not_reach_over_a_clause_mark),
      TEST(the_longest_of_those_that_begin_first_is_taken),
      TEST(a_graver_word_is_never_hidden_by_another),
      TEST(an_exception_of_one_word_is_none_for_another),
      TEST(a_hit_right_behind_a_text_of_its_group_is_harmless),
      TEST(only_opening_quotes_and_what_is_skipped_stand_between_them),
      TEST(a_text_of_ascii_in_front_of_a_word_begins_and_ends_where_it_does),
      TEST(a_text_in_front_of_a_word_may_be_a_word_itself),
      TEST(what_cannot_be_looked_for_is_refused),
      TEST(the_longest_words_are_found_in_any_of_their_ways),
      TEST(no_simplified_form_is_traditional_itself),
      TEST(on_random_texts_it_finds_what_a_plain_search_finds),
      TEST(a_word_is_said_at_its_bytes_of_the_markdown),
      TEST(of_very_many_in_a_file_a_hundred_are_said),
      TEST(code_and_targets_of_links_are_not_read),
      TEST(all_that_customers_read_is_looked_through),
      TEST(a_block_of_text_in_yaml_keeps_its_places),
      TEST(names_of_people_are_read_where_a_text_names_them),
      TEST(levels_reasons_and_ways_out_of_a_word_go_before_those_of_its_class),
      TEST(of_a_word_in_two_classes_the_graver_level_holds_with_all_exceptions),
      TEST(what_the_rules_allow_no_list_complains_of),
      TEST(a_class_may_take_its_words_from_a_file),
      TEST(a_plan_reads_a_handful_of_such_files),
      TEST(an_exception_that_cannot_be_looked_for_is_said),
      TEST(behind_texts_of_a_class_its_words_are_harmless_and_behind_those_of_a_word_it_alone),
      TEST(behind_a_text_that_ends_in_an_opening_quote_words_are_harmless_where_they_are_quoted),
      TEST(a_text_that_is_listed_with_a_quote_and_without_needs_none),
      TEST(a_word_in_two_classes_is_harmless_behind_the_texts_of_both),
      TEST(a_text_in_front_of_words_that_cannot_be_looked_for_is_said),
      TEST(more_words_than_a_plan_can_have_are_left_out_and_said_once),
      TEST(the_lists_say_nothing_of_themselves),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

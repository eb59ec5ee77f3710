// base_test: pins memory, strings, UTF-8, builder, map, hash and "did you mean".
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef LIST(int) IntList;

// ---- memory and lists ---------------------------------------------------------------------------------------------

static void memory_is_zeroed_and_aligned(void **state) {
  for (size_t align = 1; align <= 4096; align *= 2) {
    unsigned char *at = arena_alloc(*state, 5, 3, align);
    assert_int_equal((uintptr_t)at % align, 0);
    for (size_t i = 0; i < 15; i++) assert_int_equal(at[i], 0);
    memset(at, 0xFF, 15);
  }
}

static void objects_larger_than_a_block_are_served(void **state) {
  char *small = NEW_N(*state, char, 10);
  char *huge = NEW_N(*state, char, 5 << 20);
  memset(huge, 1, 5 << 20);
  char *next = NEW_N(*state, char, 10);
  assert_int_equal(small[9] + next[9], 0);
  assert_int_equal(huge[(5 << 20) - 1], 1);
}

static void nothing_takes_no_room_but_has_an_address(void **state) {
  assert_non_null(arena_alloc(*state, 0, 8, 8));
  assert_int_equal(arena_used(*state), 0);
}

static void what_was_allocated_last_grows_in_place(void **state) {
  int *old = NEW_N(*state, int, 4);
  old[3] = 7;
  int *more = arena_grow(*state, old, 4, 400, sizeof(int), alignof(int));
  assert_ptr_equal(old, more);
  assert_int_equal(more[3], 7);
  for (size_t i = 4; i < 400; i++) assert_int_equal(more[i], 0);
  assert_int_equal(arena_used(*state), 400 * sizeof(int));
}

static void what_is_not_last_is_copied_when_it_grows(void **state) {
  int *old = NEW_N(*state, int, 4);
  old[3] = 7;
  NEW(*state, int);
  int *more = arena_grow(*state, old, 4, 8, sizeof(int), alignof(int));
  assert_ptr_not_equal(old, more);
  assert_int_equal(more[3], 7);
  assert_int_equal(more[7], 0);
}

static void an_array_from_nothing_may_grow(void **state) {
  int *at = arena_grow(*state, NULL, 0, 2, sizeof(int), alignof(int));
  assert_int_equal(at[0] + at[1], 0);
}

static void a_list_keeps_its_elements_as_it_grows(void **state) {
  IntList list = {0};
  for (int i = 0; i < 10000; i++) {
    PUSH(*state, &list, i);
    NEW(*state, char); // so that it cannot always grow in place
  }
  assert_int_equal(list.n, 10000);
  for (int i = 0; i < 10000; i++) assert_int_equal(list.at[i], i);
}

static void a_list_whose_type_is_unknown_is_filled_by_size(void **state) {
  IntList list = {0};
  for (int i = 0; i < 100; i++) {
    int *place = list_add(*state, (AnyList *)(void *)&list, sizeof(int), alignof(int));
    assert_int_equal(*place, 0);
    *place = i;
  }
  assert_int_equal(list.n, 100);
  assert_int_equal(list.at[99], 99);
}

static void memory_for_others_is_zeroed_and_keeps_what_it_holds(void **state) {
  (void)state;
  char *at = base_alloc(3, 5);
  for (int i = 0; i < 15; i++) assert_int_equal(at[i], 0);
  at[14] = 7;
  at = base_realloc(at, 1 << 20);
  assert_int_equal(at[14], 7);
  free(at);
}

static int status_of(void (*run)(Arena *arena), Arena *arena) {
  pid_t child = fork();
  if (child == 0) {
    assert_non_null(freopen("/dev/null", "w", stderr));
    run(arena);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void take_too_many(Arena *arena) { arena_alloc(arena, SIZE_MAX / 4, 8, 8); }

static void take_too_many_for_others(Arena *arena) {
  (void)arena;
  base_alloc(SIZE_MAX / 4, 8);
}

static void running_out_of_memory_ends_with_status_2(void **state) {
  assert_int_equal(status_of(take_too_many, *state), 2);
  assert_int_equal(status_of(take_too_many_for_others, *state), 2);
}

// ---- strings ------------------------------------------------------------------------------------------------------

static void no_c_string_is_the_empty_string(void **state) {
  (void)state;
  assert_int_equal(str_of(NULL).n, 0);
  assert_true(str_eq(str_of(NULL), S("")));
}

static void the_empty_string_needs_no_address(void **state) {
  Str none = {0}, head;
  assert_str(str_trim(none), "");
  assert_str(str_from(none, 3), "");
  assert_str(str_copy(*state, none), "");
  assert_int_equal(str_find(none, S("a")), -1);
  assert_int_equal(str_find(none, none), 0);
  assert_int_equal(str_rfind_byte(none, 'a'), -1);
  assert_int_equal(str_cmp(none, none), 0);
  assert_true(str_starts(none, none) && str_ends(none, none));
  assert_false(str_cut(&none, ',', &head));
}

static void a_string_may_hold_a_nul(void **state) {
  (void)state;
  assert_false(str_eq(S("a\0b"), S("a\0c")));
  assert_int_equal(str_find(S("a\0b"), S("b")), 2);
}

static void order_is_by_bytes_and_a_prefix_comes_first(void **state) {
  (void)state;
  assert_true(str_cmp(S("a"), S("ab")) < 0);
  assert_true(str_cmp(S("b"), S("ab")) > 0);
  assert_true(str_cmp(S("\xC3"), S("z")) > 0); // bytes have no sign
  assert_int_equal(str_cmp(S("ab"), S("ab")), 0);
}

static void parts_are_clamped(void **state) {
  (void)state;
  assert_str(str_part(S("abc"), 1, 2), "b");
  assert_str(str_part(S("abc"), 1, 99), "bc");
  assert_str(str_part(S("abc"), 2, 1), "");
  assert_str(str_from(S("abc"), 99), "");
}

static void prefixes_and_suffixes_are_found(void **state) {
  (void)state;
  assert_true(str_starts(S("spring.yaml"), S("spring")));
  assert_false(str_starts(S("spr"), S("spring")));
  assert_true(str_ends(S("spring.yaml"), S(".yaml")));
  assert_false(str_ends(S("yaml"), S(".yaml")));
}

static void searching_gives_an_offset_or_minus_one(void **state) {
  (void)state;
  assert_int_equal(str_find(S("a--b--"), S("--")), 1);
  assert_int_equal(str_find(S("a-b"), S("--")), -1);
  assert_int_equal(str_find_byte(S("a/b/c"), '/'), 1);
  assert_int_equal(str_rfind_byte(S("a/b/c"), '/'), 3);
}

static void trimming_takes_ascii_blanks_only(void **state) {
  (void)state;
  assert_str(str_trim(S(" \t\r\n a b \n")), "a b");
  assert_str(str_trim(S("\xE3\x80\x80x")), "\xE3\x80\x80x");
  assert_str(str_trim(S("  ")), "");
}

static void cutting_gives_every_part_and_none_behind_a_last_mark(void **state) {
  (void)state;
  Str rest = S("a,,b,"), head;
  assert_true(str_cut(&rest, ',', &head));
  assert_str(head, "a");
  assert_true(str_cut(&rest, ',', &head));
  assert_str(head, "");
  assert_true(str_cut(&rest, ',', &head));
  assert_str(head, "b");
  assert_false(str_cut(&rest, ',', &head));
}

static void formatting_and_joining(void **state) {
  StrList list = {0};
  assert_str(str_join(*state, &list, S(", ")), "");
  PUSH(*state, &list, S("mon"));
  PUSH(*state, &list, S("tue"));
  assert_str(str_join(*state, &list, S(", ")), "mon, tue");
  assert_str(str_format(*state, "%d/%.*s", 7, STR(S("x"))), "7/x");
  assert_str(str_format(*state, "%s", ""), "");
}

static void a_builder_holds_what_was_added(void **state) {
  Buf buf = buf_in(*state);
  assert_str(buf_str(&buf), "");
  buf_add(&buf, S("ab"));
  buf_byte(&buf, '\0');
  buf_format(&buf, "%03d", 7);
  buf_add(&buf, S(""));
  assert_str(buf_str(&buf), "ab\0"
                            "007");
  for (int i = 0; i < 1000; i++) buf_format(&buf, "%d,", i);
  assert_true(str_ends(buf_str(&buf), S("998,999,")));
}

// ---- UTF-8 --------------------------------------------------------------------------------------------------------

static void every_code_point_survives_writing_and_reading(void **state) {
  (void)state;
  for (uint32_t c = 0; c <= 0x10FFFF; c++) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    char bytes[4];
    size_t n;
    uint32_t back;
    utf8_put(bytes, &n, c);
    assert_int_equal(utf8_next((Str){bytes, n}, 0, &back), n);
    assert_int_equal(back, c);
  }
}

static void bad_bytes_are_found_where_they_begin(void **state) {
  (void)state;
  static const struct {
    Str text;
    size_t bad;
  } cases[] = {
      {S_("fine \xC3\xA9 \xE4\xBB\x8A \xF0\x9F\x8C\xB8"), 16},
      {S_("a\x80"), 1},            // a continuation alone
      {S_("a\xC0\xAF"), 1},        // overlong
      {S_("a\xE0\x80\xAF"), 1},    // overlong
      {S_("\xF0\x80\x80\xAF"), 0}, // overlong
      {S_("\xED\xA0\x80"), 0},     // a surrogate
      {S_("\xF4\x90\x80\x80"), 0}, // above U+10FFFF
      {S_("\xF5\x80\x80\x80"), 0}, // never a first byte
      {S_("\xFF"), 0},             // never
      {S_("ab\xE4\xBB"), 2},       // cut short by the end
      {S_("ab\xE4\xBBx"), 2},      // cut short by a letter
  };
  for (size_t i = 0; i < COUNT(cases); i++) assert_int_equal(utf8_bad(cases[i].text), cases[i].bad);
}

static void a_bad_byte_is_one_code_point(void **state) {
  (void)state;
  uint32_t c;
  assert_int_equal(utf8_count(S("\xE4\xBBx\xFF")), 4);
  assert_int_equal(utf8_next(S("\xE4\xBBx"), 0, &c), 1);
  assert_int_equal(c, 0xFFFD);
  assert_int_equal(utf8_next(S("x"), 9, &c), 1); // past the end is the end
}

static void widths_are_those_of_a_terminal(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int width;
  } cases[] = {
      {"", 0},
      {"abc", 3},
      {"今晚八点", 8},
      {"“好”", 4},         // curly quotes are ambiguous: one
      {"！，", 4},         // full-width punctuation
      {"ﾊ", 1},            // half-width
      {"e\xCC\x81x", 2},   // a combining accent
      {"\xE2\x80\x8B", 0}, // zero-width space
      {"🌸", 2},
      {"❤", 1},                         // text style ...
      {"❤\xEF\xB8\x8F", 2},             // ... and emoji style
      {"1\xEF\xB8\x8F\xE2\x83\xA3", 2}, // keycap
      {"👩‍👩‍👧‍👦", 2}, // one family
      {"👍🏽", 2},                  // with a skin tone
      {"🇨🇳", 2},                        // two regional letters
      {"🇨🇳🇨🇳", 4},
      {"한", 2},
      {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2}, // the same in three jamo
      {"\xEF\xB8\x8F", 0},                         // a selector that follows nothing
      {"\tx\x1b", 1},                              // controls take no room
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    if (utf8_width(str_of(cases[i].text)) != cases[i].width)
      fail_msg("width of '%s' is %d, not %d", cases[i].text, utf8_width(str_of(cases[i].text)), cases[i].width);
}

// ---- map ----------------------------------------------------------------------------------------------------------

static void an_empty_map_has_nothing(void **state) {
  (void)state;
  Map map = {0};
  assert_null(map_get(&map, S("a")));
}

static void a_map_gives_back_what_was_put_in_order(void **state) {
  Map map = {0};
  for (size_t i = 0; i < 5000; i++)
    assert_true(map_put(*state, &map, str_format(*state, "key %zu", i), (void *)(uintptr_t)(i + 1)));
  for (size_t i = 0; i < 5000; i++) {
    Str key = str_format(*state, "key %zu", i);
    assert_int_equal((uintptr_t)map_get(&map, key), i + 1);
    assert_true(str_eq(map.entries.at[i].key, key));
  }
  assert_null(map_get(&map, S("key 5000")));
}

static void a_key_put_twice_is_refused_and_keeps_its_value(void **state) {
  Map map = {0};
  int first, second;
  assert_true(map_put(*state, &map, S("a"), &first));
  assert_false(map_put(*state, &map, S("a"), &second));
  assert_ptr_equal(map_get(&map, S("a")), &first);
  assert_int_equal(map.entries.n, 1);
}

static void keys_may_be_empty_or_hold_any_byte(void **state) {
  Map map = {0};
  int a, b, c;
  map_put(*state, &map, S(""), &a);
  map_put(*state, &map, S("x\0y"), &b);
  map_put(*state, &map, S("x"), &c);
  assert_ptr_equal(map_get(&map, (Str){0}), &a);
  assert_ptr_equal(map_get(&map, S("x\0y")), &b);
  assert_ptr_equal(map_get(&map, S("x")), &c);
}

// ---- hash ---------------------------------------------------------------------------------------------------------

// The values are those of Python's hashlib.blake2b(bytes, digest_size=16).
static void a_hash_is_blake2b_of_128_bits(void **state) {
  assert_str(hash_hex(*state, S("")), "cae66941d9efbd404e4d88758ea67670");
  assert_str(hash_hex(*state, (Str){0}), "cae66941d9efbd404e4d88758ea67670");
  assert_str(hash_hex(*state, S("sopcal")), "9ebfcd7988370ba244bef43ec2fa76a9");
  Buf text = buf_in(*state);
  buf_add(&text, S("UID:sopcal"));
  hash_end(&text, 4);
  assert_str(buf_str(&text), "UID:9ebfcd7988370ba244bef43ec2fa76a9");
}

// The values are those of Python's hashlib.
static void a_keyed_hash_is_blake2bs(void **state) {
  HashKey key, other;
  const char digits[] = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  char again[HASH_KEY_DIGITS + 1];
  assert_true(hash_key_read(str_of(digits), &key));
  assert_str(hash_keyed_hex(*state, &key, S("sopcal")), "5669395887989ed7d0d8893caf30a97e");
  assert_str(hash_keyed_hex(*state, &key, S("")), "3daf97bce7888fd59773c66bf647459c");
  hash_key_hex(&key, again);
  assert_string_equal(again, digits);
  hash_key_new(&key);
  hash_key_new(&other);
  assert_memory_not_equal(&key, &other, sizeof key);
  hash_forget(&key, sizeof key);
  assert_memory_equal(&key, &(HashKey){0}, sizeof key);
}

static void a_key_has_all_its_digits_and_nothing_else(void **state) {
  (void)state;
  HashKey key;
  const char *bad[] = {"",
                       "0",
                       "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1",
                       "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1g",
                       "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0",
                       " 00102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"};
  for (size_t i = 0; i < COUNT(bad); i++) assert_false(hash_key_read(str_of(bad[i]), &key));
}

// ---- did you mean -------------------------------------------------------------------------------------------------

static StrList list_of(Arena *arena, const char *words) {
  StrList list = {0};
  Str rest = str_of(words), word;
  while (str_cut(&rest, ' ', &word)) PUSH(arena, &list, word);
  return list;
}

static Str nearest(Arena *arena, const char *word, const char *candidates) {
  StrList list = list_of(arena, candidates);
  StrList found = str_nearest(arena, str_of(word), &list);
  return str_join(arena, &found, S(" "));
}

static void a_slip_of_the_pen_is_understood(void **state) {
  const char *keys = "at by channel day for posts";
  assert_str(nearest(*state, "chanel", keys), "channel");   // left out
  assert_str(nearest(*state, "channnel", keys), "channel"); // too much
  assert_str(nearest(*state, "chennel", keys), "channel");  // another
  assert_str(nearest(*state, "hcannel", keys), "channel");  // swapped
  assert_str(nearest(*state, "dya", keys), "day");
}

static void case_is_no_distance(void **state) {
  assert_str(nearest(*state, "Moments", "groups moments"), "moments");
  assert_str(nearest(*state, "MOMENTS", "groups moments"), "moments");
  assert_str(nearest(*state, "AT", "at by"), "at");
}

static void a_hint_is_at_most_a_third_away(void **state) {
  assert_str(nearest(*state, "by", "at my"), ""); // two letters leave no room for a slip
  assert_str(nearest(*state, "abcdef", "abxyef"), "abxyef");
  assert_str(nearest(*state, "abcdef", "axyzef"), "");
}

static void a_hint_is_at_most_three_away(void **state) {
  assert_str(nearest(*state, "abcdefghijklmno", "abcdefghijklxyz"), "abcdefghijklxyz");
  assert_str(nearest(*state, "abcdefghijklmno", "abcdefghijkwxyz"), "");
}

static void a_hint_is_nearer_than_half_of_itself(void **state) {
  assert_str(nearest(*state, "abc", "ab"), ""); // 1 is half of 2
  assert_str(nearest(*state, "abc", "abd"), "abd");
}

static void ties_give_all_and_the_nearer_wins(void **state) {
  assert_str(nearest(*state, "spring-c", "spring-b autumn spring-a"), "spring-b spring-a");
  assert_str(nearest(*state, "spring-ax", "spring-bb spring-a spring-b"), "spring-a");
}

static void letters_count_not_bytes(void **state) {
  assert_str(nearest(*state, "春季上新", "春季上市"), "春季上市");
  assert_str(nearest(*state, "春季", "秋季"), "");
}

static void endless_words_have_no_neighbours(void **state) {
  char word[10001];
  memset(word, 'a', 10000);
  word[10000] = 0;
  assert_str(nearest(*state, word, "a aa"), "");
  assert_str(nearest(*state, "aaaaaa", word), "");
  assert_str(nearest(*state, "", "a aa"), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(memory_is_zeroed_and_aligned),
      TEST(objects_larger_than_a_block_are_served),
      TEST(nothing_takes_no_room_but_has_an_address),
      TEST(what_was_allocated_last_grows_in_place),
      TEST(what_is_not_last_is_copied_when_it_grows),
      TEST(an_array_from_nothing_may_grow),
      TEST(a_list_keeps_its_elements_as_it_grows),
      TEST(a_list_whose_type_is_unknown_is_filled_by_size),
      TEST(memory_for_others_is_zeroed_and_keeps_what_it_holds),
      TEST(running_out_of_memory_ends_with_status_2),
      TEST(no_c_string_is_the_empty_string),
      TEST(the_empty_string_needs_no_address),
      TEST(a_string_may_hold_a_nul),
      TEST(order_is_by_bytes_and_a_prefix_comes_first),
      TEST(parts_are_clamped),
      TEST(prefixes_and_suffixes_are_found),
      TEST(searching_gives_an_offset_or_minus_one),
      TEST(trimming_takes_ascii_blanks_only),
      TEST(cutting_gives_every_part_and_none_behind_a_last_mark),
      TEST(formatting_and_joining),
      TEST(a_builder_holds_what_was_added),
      TEST(every_code_point_survives_writing_and_reading),
      TEST(bad_bytes_are_found_where_they_begin),
      TEST(a_bad_byte_is_one_code_point),
      TEST(widths_are_those_of_a_terminal),
      TEST(an_empty_map_has_nothing),
      TEST(a_map_gives_back_what_was_put_in_order),
      TEST(a_key_put_twice_is_refused_and_keeps_its_value),
      TEST(keys_may_be_empty_or_hold_any_byte),
      TEST(a_hash_is_blake2b_of_128_bits),
      TEST(a_keyed_hash_is_blake2bs),
      TEST(a_key_has_all_its_digits_and_nothing_else),
      TEST(a_slip_of_the_pen_is_understood),
      TEST(case_is_no_distance),
      TEST(a_hint_is_at_most_a_third_away),
      TEST(a_hint_is_at_most_three_away),
      TEST(a_hint_is_nearer_than_half_of_itself),
      TEST(ties_give_all_and_the_nearer_wins),
      TEST(letters_count_not_bytes),
      TEST(endless_words_have_no_neighbours),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

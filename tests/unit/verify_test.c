// verify_test: the linter of feeds as a stream: where it is cut, what it keeps, and the places it tells.
#include "check.h"

#include "read/verify_parts.h"

static Diags *verified(Arena *arena, Str feed, size_t block) {
  Diags *diags = diags_new(arena);
  Verify *verify = verify_begin(arena, diags, S("feed.ics"));
  for (size_t at = 0; at < feed.n; at += block) verify_take(verify, str_part(feed, at, at + block));
  verify_end(verify);
  verify_free(verify);
  diags_finish(diags);
  return diags;
}

static Str printed(Arena *arena, const Diags *diags, MessageFormat format) {
  Buf out = buf_in(arena);
  diags_print(&out, diags, &(PrintOptions){.format = format});
  return buf_str(&out);
}

static const Diag *found(const Diags *diags, Code code) {
  for (size_t i = 0; i < diags_total(diags); i++)
    if (diags_at(diags, i)->code == code) return diags_at(diags, i);
  return NULL;
}

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:Test\r\n"
#define BEGIN "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000\r\n"
#define END "END:VEVENT\r\nEND:VCALENDAR\r\n"

// ---- the stream ---------------------------------------------------------------------------------------------------

static void what_is_found_does_not_hang_on_the_cut(void **state) {
  Str feed = S("\xEF\xBB\xBF" HEAD BEGIN
               "SUMMARY:a\r\n b\xE6\r\n \x97\xA9, c\r\r\nDTEND:20260301T090000\n\n \r\nX_Y\r\n" END "X-TAIL:1");
  Str whole = printed(*state, verified(*state, feed, feed.n), MESSAGES_HUMAN);
  assert_true(str_find(whole, S("V149")) >= 0);
  for (size_t block = 1; block < 40; block++)
    assert_true(str_eq(printed(*state, verified(*state, feed, block), MESSAGES_HUMAN), whole));
}

static void places_are_right_behind_a_line_that_is_not_kept(void **state) {
  Buf feed = buf_in(*state);
  buf_add(&feed, S(HEAD BEGIN "COMMENT:"));
  for (size_t i = 0; i < LINE_KEPT; i++) buf_byte(&feed, 'x');
  buf_add(&feed, S("\r\n more\r\n"));
  size_t before = feed.n;
  buf_add(&feed, S("STATUS:DONE\r\n" END));
  const Diag *diag = found(verified(*state, buf_str(&feed), 1000), V142);
  assert_non_null(diag);
  assert_int_equal(diag->at.source->before.bytes, before);
  Position at = source_position(diag->at.source, diag->at.from);
  assert_int_equal(at.line, 11);
  assert_int_equal(at.column, 8);
}

static void a_line_cut_short_is_not_judged_by_what_it_lacks(void **state) {
  Buf feed = buf_in(*state);
  buf_add(&feed, S(HEAD BEGIN "DTEND;X-A="));
  for (size_t i = 0; i < LINE_KEPT; i++) buf_byte(&feed, 'x');
  buf_add(&feed, S(":20260302T100000\r\n" END));
  const Diags *diags = verified(*state, buf_str(&feed), feed.n);
  assert_non_null(found(diags, V116));
  assert_null(found(diags, V114));
}

// ---- places of a part ---------------------------------------------------------------------------------------------

static void a_part_of_a_file_tells_places_of_the_whole(void **state) {
  Source *source = source_new(*state, S("f"), S("third\nfourth"));
  source->before = (Before){100, 2, 7};
  Position at = source_position(source, 2);
  assert_int_equal(at.line, 3);
  assert_int_equal(at.column, 10);
  at = source_position(source, 8);
  assert_int_equal(at.line, 4);
  assert_int_equal(at.column, 3);
  assert_str(source_line(source, 3), "third");
  assert_str(source_line(source, 4), "fourth");
  assert_str(source_line(source, 2), "");
}

static void parts_of_a_file_are_told_in_its_order(void **state) {
  Diags *diags = diags_new(*state);
  Source *first = source_new(*state, S("f"), S("one")), *second = source_new(*state, S("f"), S("two"));
  second->before = (Before){50, 5, 0};
  diag_add(diags, V110, (Place){second, 0, 1}, ARGS(arg("more", S(""))));
  diag_add(diags, V110, (Place){first, 2, 3}, ARGS(arg("more", S(""))));
  diags_finish(diags);
  assert_ptr_equal(diags_at(diags, 0)->at.source, first);
  Str json = printed(*state, diags, MESSAGES_JSON);
  assert_true(str_find(json, S("\"offset\":50")) >= 0);
}

static void what_is_only_counted_counts(void **state) {
  Diags *diags = diags_new(*state);
  Source *source = source_new(*state, S("f"), S("one"));
  diag_more(diags, V149, (Place){source, 0, 1}, 7);
  assert_int_equal(diags_count(diags, LEVEL_ERROR), 7);
  diags_finish(diags);
  assert_int_equal(diags_count(diags, LEVEL_ERROR), 7);
  assert_int_equal(diags_exit(diags, false), 1);
  assert_int_equal(diags_at(diags, 0)->code, G104);
}

// ---- tables and bounds --------------------------------------------------------------------------------------------

static void every_property_is_found_by_its_name(void **state) {
  (void)state;
  for (size_t i = 0; i < PROPERTY_COUNT; i++)
    assert_int_equal(property_find(str_of(property_row((PropertyId)i)->name)), i);
  assert_int_equal(property_find(S("dtstart")), PROPERTY_DTSTART);
  assert_int_equal(property_find(S("DTSTAR")), PROPERTY_COUNT);
  assert_int_equal(property_find(S("")), PROPERTY_COUNT);
}

// UIDs chosen to fall into one place would make each take as long as all before it.
static void uids_of_one_hash_are_given_up_soon(void **state) {
  Buf feed = buf_in(*state);
  buf_add(&feed, S(HEAD));
  for (size_t i = 0, n = 0; n < 300; i++) {
    Str uid = str_format(*state, "%zu", i);
    if ((verify_hash(uid) & 1023) != 1000) continue;
    n++;
    buf_format(&feed, "BEGIN:VEVENT\r\nUID:%zu\r\nEND:VEVENT\r\n", i);
  }
  buf_add(&feed, S("END:VCALENDAR\r\n"));
  const Diags *diags = verified(*state, buf_str(&feed), feed.n);
  const Diag *diag = found(diags, V116);
  assert_non_null(diag);
  assert_int_equal(diag->args.at[1].number, 256);
  assert_null(found(diags, V132));
}

// When the table grows, those that were crowded find room again.
static void uids_are_remembered_when_the_table_grows(void **state) {
  Buf feed = buf_in(*state);
  buf_add(&feed, S(HEAD));
  for (size_t i = 0; i < 3000; i++) buf_format(&feed, "BEGIN:VEVENT\r\nUID:%zu\r\nEND:VEVENT\r\n", i);
  buf_add(&feed, S("BEGIN:VEVENT\r\nUID:7\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
  const Diag *diag = found(verified(*state, buf_str(&feed), feed.n), V132);
  assert_non_null(diag);
  assert_int_equal(diag->args.at[1].number, 5 + 7 * 3 + 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_is_found_does_not_hang_on_the_cut),
      TEST(places_are_right_behind_a_line_that_is_not_kept),
      TEST(a_line_cut_short_is_not_judged_by_what_it_lacks),
      TEST(a_part_of_a_file_tells_places_of_the_whole),
      TEST(parts_of_a_file_are_told_in_its_order),
      TEST(what_is_only_counted_counts),
      TEST(every_property_is_found_by_its_name),
      TEST(uids_of_one_hash_are_given_up_soon),
      TEST(uids_are_remembered_when_the_table_grows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

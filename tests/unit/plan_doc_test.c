// plan_doc_test: pins how JSON is taken apart without a tree of it, and how a plan.json, whoever's it is, becomes
// records or a message.
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "sopcal/plan_doc.h"
#include "sopcal/value.h"

// ---- parts of JSON ------------------------------------------------------------------------------------------------

// "a=1 b=[2]" of a map, "1 [2]" of a list; "!" where it is broken.
static Str parts_of(Arena *arena, Str text) {
  JsonParts parts;
  JsonPart part;
  Buf out = buf_in(arena);
  if (!json_parts(text, &parts)) return S("none");
  while (json_next(&parts, &part))
    buf_format(&out, "%.*s%s%.*s;", STR(part.key), parts.map ? "=" : "", STR(part.value));
  if (parts.broken) buf_byte(&out, '!');
  assert_int_equal(parts.ended, !parts.broken);
  assert_true(parts.at <= text.n);
  return buf_str(&out);
}
#define PARTS(text) parts_of(*state, S(text))

static void the_parts_of_a_list_are_its_elements(void **state) {
  assert_str(PARTS(" [ 1 , \"a,]\" ,[2,{\"x\":[]}] , null]"), "1;\"a,]\";[2,{\"x\":[]}];null;");
  assert_str(PARTS("[]"), "");
}

static void the_parts_of_a_map_are_its_members(void **state) {
  assert_str(PARTS("{ \"a\" : 1, \"b\\\"\":{\"c\":2} }"), "\"a\"=1;\"b\\\"\"={\"c\":2};");
  assert_str(PARTS("{}"), "");
}

static void what_is_neither_has_no_parts(void **state) {
  assert_str(PARTS(""), "none");
  assert_str(PARTS("  "), "none");
  assert_str(PARTS("\"[]\""), "none");
}

static void a_text_that_is_cut_off_is_broken_wherever_it_is_cut(void **state) {
  Str whole = S("{\"a\":[1,{\"b\":\"c\\\"d\"}],\"e\":null}");
  for (size_t n = 1; n < whole.n; n++) {
    Str said = parts_of(*state, str_part(whole, 0, n));
    if (!str_ends(said, S("!"))) fail_msg("%zu bytes of it seem whole", n);
  }
  assert_str(parts_of(*state, whole), "\"a\"=[1,{\"b\":\"c\\\"d\"}];\"e\"=null;");
}

static void brackets_that_do_not_fit_are_broken(void **state) {
  assert_str(PARTS("[[1}]"), "!");
  assert_str(PARTS("[1 2]"), "1;!");
  assert_str(PARTS("[,1]"), "!");
  assert_str(PARTS("[1,]"), "1;!");
  assert_str(PARTS("{1:2}"), "!");
  assert_str(PARTS("{\"a\" 2}"), "!");
  assert_str(PARTS("[1}"), "1;!");
}

static Str nested(Arena *arena, size_t depth) {
  Buf out = buf_in(arena);
  buf_byte(&out, '[');
  for (size_t i = 0; i < depth; i++) buf_byte(&out, '[');
  for (size_t i = 0; i < depth; i++) buf_byte(&out, ']');
  buf_byte(&out, ']');
  return buf_str(&out);
}

static void what_is_nested_too_deep_is_broken(void **state) {
  assert_false(str_ends(parts_of(*state, nested(*state, 64)), S("!")));
  assert_true(str_ends(parts_of(*state, nested(*state, 65)), S("!")));
}

// ---- documents ----------------------------------------------------------------------------------------------------

typedef struct Read {
  bool fine;
  Diags *diags;
  PlanDoc doc;
  DocRoll roll;
} Read;

static Read read_doc(Arena *arena, Str text) {
  Read out = {.diags = diags_new(arena)};
  out.fine = plan_doc_read(arena, out.diags, S("plan.json"), text, &out.roll, &out.doc);
  assert_int_equal(out.fine, diags_count(out.diags, LEVEL_ERROR) == 0);
  return out;
}

#define PLAN "\"plan\":{\"id\":\"p\",\"from\":\"2026-03-01\",\"to\":\"2026-03-31\",\"brand\":null}"
#define ITEM(more)                                                                                                     \
  "{\"identity\":\"p/c/open\",\"kind\":\"post\",\"date\":\"2026-03-02\",\"due\":\"2026-03-02\",\"minutes\":3,"         \
  "\"people\":[\"lin\",\"he\"],\"title\":\"\\u665a\\u5b89\",\"status\":\"final\"" more "}"
#define DOC(openings, items, more)                                                                                     \
  "{\"sopcal\":1," PLAN ",\"openings\":[" openings "],\"occurrences\":[" items "],\"feeds\":[]" more "}"

static void assert_refused(Arena *arena, Str text, const char *code, const char *why) {
  Read got = read_doc(arena, text);
  if (got.fine) fail_msg("was read: %.*s", STR(text));
  diags_finish(got.diags);
  Buf out = buf_in(arena);
  diags_print(&out, got.diags, &(PrintOptions){.format = MESSAGES_SHORT});
  Str said = buf_str(&out);
  if (str_find(said, str_of(code)) < 0 || str_find(said, str_of(why)) < 0)
    fail_msg("%.*s instead of %s: %s", STR(said), code, why);
}
#define REFUSED(text, why) assert_refused(*state, S(text), "[D102", why)

static void records_have_what_the_document_says(void **state) {
  Read got =
      read_doc(*state, S(DOC("{\"id\":\"c\",\"title\":\"C\",\"first\":\"2026-03-02\",\"last\":\"2026-03-04\","
                             "\"from\":\"09:00\",\"to\":\"10:00\",\"status\":\"draft\",\"audience\":[\"a\",\"b\"]}",
                             ITEM(",\"text\":\"x\",\"slot\":1,\"unknown\":{\"a\":[1]}"), "")));
  assert_true(got.fine);
  assert_str(got.doc.plan, "p");
  assert_str(got.doc.openings.at[0].audience, "a b");
  assert_int_equal(got.doc.openings.at[0].at.from, 540);
  const DocItem *item = &got.doc.items.at[0];
  assert_str(item->identity, "c/open");
  assert_str(item->title, "晚安");
  assert_str(item->says, "x");
  assert_true(item->daily);
  assert_int_equal(item->people->n, 2);
  assert_false(got.doc.names_known);
}

static void the_order_of_keys_and_blanks_do_not_matter(void **state) {
  Read got = read_doc(*state, S("\n{ \"feeds\" : [ {\"name\":\"N\" , \"path\":\"x.ics\"} ] , \"occurrences\":[],\n"
                                "\"openings\":[ ], " PLAN " ,\"sopcal\": 1 }\n\n"));
  assert_true(got.fine);
  assert_str(got.doc.feeds.at[0].path, "x.ics");
}

static void all_that_is_posted_is_compared_as_one(void **state) {
  Read a = read_doc(*state, S(DOC("", ITEM(",\"text\":\"x\",\"comment\":\"c\",\"media\":[{\"a\": 1}]"), "")));
  Read b = read_doc(*state, S(DOC("", ITEM(",\"text\":\"x\",\"comment\":\"c\",\"media\":[ {\"a\":1} ]"), "")));
  Read c = read_doc(*state, S(DOC("", ITEM(",\"text\":\"x\",\"comment\":\"c\",\"media\":[]"), "")));
  assert_true(str_eq(a.doc.items.at[0].says, b.doc.items.at[0].says));
  assert_false(str_eq(a.doc.items.at[0].says, c.doc.items.at[0].says));
}

static void the_same_people_are_one_list_in_both_documents(void **state) {
  Arena *arena = *state;
  DocRoll roll = {0};
  PlanDoc one, other;
  Str first = S(DOC("", ITEM(""), "")),
      second = S(DOC("",
                     "{\"people\":[ \"he\", \"lin\",\"he\" ],\"identity\":\"i\",\"kind\":"
                     "\"task\",\"date\":\"2026-03-02\",\"due\":\"2026-03-02\","
                     "\"minutes\":0,\"title\":\"t\",\"status\":\"draft\"}",
                     ""));
  assert_true(plan_doc_read(arena, diags_new(arena), S("a"), first, &roll, &one));
  assert_true(plan_doc_read(arena, diags_new(arena), S("b"), second, &roll, &other));
  assert_ptr_equal(one.items.at[0].people, other.items.at[0].people);
  assert_str(other.items.at[0].identity, "i");
}

static void names_are_known_where_they_are_listed(void **state) {
  Read got =
      read_doc(*state, S(DOC("", "",
                             ",\"staff\":[{\"id\":\"lin\",\"name\":\"Lin\",\"role\":\"adviser\",\"store\":null}],"
                             "\"channels\":[{\"id\":\"m\",\"title\":\"M\"}],\"segments\":[],\"offers\":"
                             "[{\"id\":\"o\",\"title\":null}]")));
  assert_true(got.fine && got.doc.names_known);
  assert_str(got.doc.staff.at[0].role, "adviser");
  assert_str(((const DocName *)map_get(&got.doc.channels.by_id, S("m")))->title, "M");
}

static void what_is_no_such_document_is_refused(void **state) {
  REFUSED("", "a record {...} is needed");
  REFUSED("[1]", "a record {...} is needed");
  REFUSED("{}", "sopcal: it is missing");
  REFUSED("{\"sopcal\":1}", "plan: it is missing");
  REFUSED(DOC("", "", "") " {}", "something stands behind the end");
  REFUSED("{\"sopcal\":1,\"sopcal\":1}", "sopcal: it stands here twice");
  REFUSED("{\"sopcal\":1," PLAN, "here it is no JSON");
  REFUSED("{\"sopcal\":1," PLAN ",\"openings\":{}}", "openings: a list is needed");
  REFUSED("{\"sopcal\":1," PLAN ",\"openings\":[1", "here it is no JSON");
  REFUSED(DOC("[]", "", ""), "a record {...} is needed");
  REFUSED("{\"sopcal\":1\xff}", "here it is no UTF-8");
  assert_refused(*state, S("{\"sopcal\":2}"), "[D103", "form 2");
}

static void a_list_that_breaks_off_is_refused(void **state) {
  REFUSED("{\"sopcal\":1," PLAN ",\"openings\":[{\"id\":\"c\" \"title\":1}],\"occurrences\":[],\"feeds\":[]}",
          "no JSON");
  REFUSED(DOC("1 2", "", ""), "a record {...} is needed");
  REFUSED(DOC("", "", ",\"staff\":[{\"id\":\"a\",\"name\":\"A\"} 2]"), "staff: here it is no JSON");
}

#define ABOUT(more) "\"plan\":{\"id\":\"p\",\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"," more "}"
#define VIEW                                                                                                           \
  "{\"kind\":\"staff\",\"id\":null,\"title\":null,\"made\":true,\"shows\":[\"posts\",\"tasks\"],\"posts\":\"day\","    \
  "\"past\":30,"                                                                                                       \
  "\"ahead\":90,\"alarm\":null,\"color\":\"teal\",\"categories\":[\"kind\"],\"locale\":\"en\",\"link\":true,"          \
  "\"takes\":null}"

static void a_value_that_does_not_fit_is_refused_where_it_stands(void **state) {
#define ITEM_OF(date, minutes, people, title)                                                                          \
  DOC("",                                                                                                              \
      "{\"identity\":\"i\",\"kind\":\"post\",\"date\":" date ",\"due\":\"2026-03-02\",\"minutes\":" minutes            \
      ",\"people\":" people ",\"title\":" title ",\"status\":\"final\"}",                                              \
      "")
  REFUSED(ITEM_OF("\"2026-02-30\"", "1", "[]", "\"t\""), "date: a date such as");
  REFUSED(ITEM_OF("null", "1", "[]", "\"t\""), "date: a date such as");
  REFUSED(ITEM_OF("\"2026-03-02\"", "-1", "[]", "\"t\""), "minutes: minutes are needed");
  REFUSED(ITEM_OF("\"2026-03-02\"", "1e9", "[]", "\"t\""), "minutes: minutes are needed");
  REFUSED(ITEM_OF("\"2026-03-02\"", "nonsense", "[]", "\"t\""), "minutes: minutes are needed");
  REFUSED(ITEM_OF("\"2026-03-02\"", "1", "[1]", "\"t\""), "people: a text is needed");
  REFUSED(ITEM_OF("\"2026-03-02\"", "1", "\"lin\"", "\"t\""), "people: a list is needed");
  REFUSED(ITEM_OF("\"2026-03-02\"", "1", "[]", "\"\\ud800\""), "title: a text is needed");
  REFUSED(DOC("", ITEM(",\"from\":\"25:00\""), ""), "from: a time such as");
  REFUSED(DOC("", ITEM(",\"media\":[nonsense]"), ""), "media: here it is no JSON");
  REFUSED(DOC("", ITEM(",\"audience\":[1]"), ""), "audience: a text is needed");
  REFUSED(DOC("", ITEM(",\"audience\":1"), ""), "audience: a list is needed");
  REFUSED(DOC("", ITEM(",\"lock\":1"), ""), "a record {...} is needed");
  REFUSED(DOC("", ITEM(",\"lock\":{\"instead\":{\"first\":\"never\"}}"), ""), "first: a date such as");
  REFUSED("{\"sopcal\":1," ABOUT("\"url\":7") ",\"openings\":[]}", "url: a text is needed");
  REFUSED("{\"sopcal\":1," ABOUT("\"private\":0") ",\"openings\":[]}", "private: true or false is needed");
  REFUSED("{\"sopcal\":1," ABOUT("\"rotation\":-1") ",\"openings\":[]}", "rotation: a whole number is needed");
  REFUSED(DOC("", "", ",\"views\":[{\"kind\":\"staff\"}]"), "made: it is missing");
}

static void where_it_is_served_and_how_calendars_are_set_is_known(void **state) {
  Read got = read_doc(
      *state,
      S("{\"sopcal\":1," ABOUT(
          "\"url\":\"https://a\",\"private\":true,\"rotation\":2,\"key\":null") ",\"openings\":[],\"occurrences\":[],"
                                                                                "\"feeds\":[],\"views\":[" VIEW "]}"));
  assert_true(got.fine && got.doc.addresses_known && got.doc.is_private);
  assert_str(got.doc.url, "https://a");
  assert_str(got.doc.key, "");
  assert_int_equal(got.doc.rotation, 2);
  assert_str(got.doc.views.at[0].shows, "posts tasks");
  assert_int_equal(got.doc.views.at[0].alarm, -1);
  assert_false(read_doc(*state, S(DOC("", "", ""))).doc.addresses_known);
}

static void what_the_plan_says_of_what_stays_is_known(void **state) {
#define SAYS(first)                                                                                                    \
  ",\"lock\":{\"seq\":1,\"instead\":{\"first\":" first ",\"last\":\"2026-03-05\",\"from\":\"09:00\",\"to\":\"09:00\"}" \
  "}"
  const DocInstead *says = &read_doc(*state, S(DOC("", ITEM(SAYS("\"2026-03-04\"")), ""))).doc.items.at[0].instead;
  assert_true(says->there);
  assert_int_equal(says->days.last - says->days.first, 1);
  assert_int_equal(says->at.from, 540);
  says = &read_doc(*state, S(DOC("", ITEM(SAYS("null")), ""))).doc.items.at[0].instead;
  assert_true(says->there && says->days.last == DATE_NONE);
  assert_false(read_doc(*state, S(DOC("", ITEM(",\"lock\":{\"instead\":null}"), ""))).doc.items.at[0].instead.there);
}

static void each_thing_stands_in_it_once(void **state) {
#define OPENING "{\"id\":\"c\",\"title\":\"C\",\"first\":\"2026-03-02\",\"last\":\"2026-03-04\",\"status\":\"draft\"}"
  REFUSED(DOC("", ITEM("") "," ITEM(""), ""), "c/open: it stands here twice");
  REFUSED(DOC(OPENING "," OPENING, "", ""), "c: it stands here twice");
  REFUSED(DOC("", "", ",\"staff\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"a\",\"name\":\"B\"}]"),
          "this person stands");
}

// Whatever byte of it is another, it is read or refused, and nothing else happens.
static void no_byte_of_it_is_trusted(void **state) {
  char bytes[2048];
  Str whole =
      S(DOC(OPENING, ITEM(",\"text\":\"a\\nb\",\"media\":[{\"k\":1}]"), ",\"staff\":[{\"id\":\"a\",\"name\":\"A\"}]"));
  assert_true(whole.n < sizeof bytes);
  for (size_t i = 0; i < whole.n; i++)
    for (const char *c = "\"\\[]{},:0\xff"; *c; c++) {
      Arena *arena = arena_new();
      memcpy(bytes, whole.at, whole.n);
      bytes[i] = *c;
      read_doc(arena, (Str){bytes, whole.n});
      arena_free(arena);
    }
  read_doc(*state, whole);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_parts_of_a_list_are_its_elements),
      TEST(the_parts_of_a_map_are_its_members),
      TEST(what_is_neither_has_no_parts),
      TEST(a_text_that_is_cut_off_is_broken_wherever_it_is_cut),
      TEST(brackets_that_do_not_fit_are_broken),
      TEST(what_is_nested_too_deep_is_broken),
      TEST(records_have_what_the_document_says),
      TEST(the_order_of_keys_and_blanks_do_not_matter),
      TEST(all_that_is_posted_is_compared_as_one),
      TEST(the_same_people_are_one_list_in_both_documents),
      TEST(names_are_known_where_they_are_listed),
      TEST(what_is_no_such_document_is_refused),
      TEST(a_list_that_breaks_off_is_refused),
      TEST(a_value_that_does_not_fit_is_refused_where_it_stands),
      TEST(where_it_is_served_and_how_calendars_are_set_is_known),
      TEST(what_the_plan_says_of_what_stays_is_known),
      TEST(each_thing_stands_in_it_once),
      TEST(no_byte_of_it_is_trusted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

// article_test: what an official account's posts become as HTML: filled, escaped, with pictures that can be seen.
#include "plan_fixture.h"

#include "../../src/write/room.h"

static const char settings[] =
    "plan: {id: shop, brand: 拂晓, from: 2026-03-02, to: 2026-03-02}\n"
    "channels:\n"
    "  article: {kind: official, at: [09:00-10:00]}\n"
    "  circle: {kind: group, at: [20:00-21:00]}\n"
    "staff:\n"
    "  lin: {name: '<script>alert(1)</script>\"&', role: adviser, channels: [article, circle]}\n"
    "daily:\n"
    "  article: {per_day: {all: 1}, mix: {brand: 1}}\n"
    "  circle: {per_day: {all: 1}, mix: {brand: 1}}\n";

static const Occurrence *post_in(const Made *made, const char *channel) {
  for (size_t i = 0; i < made->schedule.items.n; i++) {
    const Occurrence *item = &made->schedule.items.at[i];
    if (item->channel && str_eq(item->channel->head.id, str_of(channel))) return item;
  }
  print_findings(made);
  fail_msg("nothing is posted in %s", channel);
  return NULL;
}

// With the addresses of a sheet where media are given, else with those of the plan.
static Str html_in(const Made *made, const char *channel, const MediaSet *media) {
  const Occurrence *item = post_in(made, channel);
  return article_html(made->arena, &made->schedule, item, &made->plan.staff.at[0], media);
}

#define assert_text(got, want) check_str((got), str_of(want), __FILE__, __LINE__)

static void an_article_is_html_and_other_posts_are_not(void **state) {
  Made *made =
      MADE({"plan.yaml", settings}, {"content/brand/a.md", "## 题\n\n| 规格 | 价格 |\n|---|---|\n| 大 | 299 |\n"});
  assert_text(html_in(made, "article", NULL), "<h2>题</h2>\n<table>\n<tr><th>规格</th><th>价格</th></tr>\n"
                                              "<tr><td>大</td><td>299</td></tr>\n</table>");
  assert_text(html_in(made, "circle", NULL), "");
}

static void a_plan_without_such_a_channel_has_no_html(void **state) {
  Made *made = MADE({"plan.yaml", "plan: {id: shop, from: 2026-03-02, to: 2026-03-02}\n"}, {"content/brand/a.md", "x"});
  assert_false(plan_has_pages(&made->plan));
  assert_int_equal(made->plan.pieces.at[0].texts.at[0].html.n, 0);
}

// In every way in which Mustache can write a value.
static void a_name_stays_text(void **state) {
  Made *made = MADE({"plan.yaml", settings},
                    {"content/brand/a.md", "{{staff.name}} {{{staff.name}}} {{& staff.name}}\n\n"
                                           "[我]({{staff.name}}) [店](https://x.cn/{{{staff.name}}})\n"});
  Str html = html_in(made, "article", NULL), name = S("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;");
  Str expected = str_format(made->arena, "<p>%.*s %.*s %.*s</p>\n<p>我 %.*s <a href=\"https://x.cn/%.*s\">店</a></p>",
                            STR(name), STR(name), STR(name), STR(name), STR(name));
  assert_true(str_eq(html, expected));
}

static void a_picture_stands_in_its_place(void **state) {
  static const char gif[] = "GIF89a\x01\x01\x01\x01 ";
  Made *made = MADE({"plan.yaml", settings}, {"content/brand/one.jpg", gif}, {"content/brand/m&m.jpg", gif},
                    {"content/brand/1\"2.jpg", gif},
                    {"content/brand/a.md", "前 ![一](one.jpg) 后 ![二](m&m.jpg) ![](1\"2.jpg)\n"});
  assert_text(html_in(made, "article", NULL), "<p>前 <img src=\"content/brand/one.jpg\" alt=\"一\"> 后 "
                                              "<img src=\"content/brand/m&amp;m.jpg\" alt=\"二\"> "
                                              "<img src=\"content/brand/1&quot;2.jpg\" alt=\"\"></p>");
  MediaSet media = {0};
  Str served = S("media/0123.jpg");
  map_put(made->arena, &media.by_path, S("content/brand/one.jpg"), &served);
  assert_true(str_find(html_in(made, "article", &media), S("<img src=\"../../media/0123.jpg\" alt=\"一\">")) > 0);
}

// Of who will get it plan.json knows nothing, so an article that names somebody is left to the sheets.
static void plan_json_has_articles_that_name_nobody(void **state) {
  FeedList feeds = {0};
  Made *made = MADE({"plan.yaml", settings}, {"content/brand/a.md", "*文*\n"});
  Buf out = buf_in(made->arena);
  plan_json_write(made->arena, &out, &made->schedule, &feeds, 0);
  assert_true(str_find(buf_str(&out), S("\"html\":\"<p><em>文</em></p>\"")) > 0);
  assert_true(str_find(buf_str(&out), S("\"html\":null")) > 0); // of the group's post
  made = MADE({"plan.yaml", settings}, {"content/brand/a.md", "*{{staff.name}}*\n"});
  out = buf_in(made->arena);
  plan_json_write(made->arena, &out, &made->schedule, &feeds, 0);
  assert_true(str_find(buf_str(&out), S("\"html\":\"")) < 0);
}

// As editors write them: a blank as %20, and other letters by their bytes.
static void a_pictures_path_may_be_encoded(void **state) {
  static const char gif[] = "GIF89a\x01\x01\x01\x01 ";
  Made *made = MADE({"plan.yaml", settings}, {"content/brand/一 2.jpg", gif},
                    {"content/brand/a.md", "![一](%E4%b8%80%202.jpg)\n"});
  assert_text(html_in(made, "article", NULL), "<p><img src=\"content/brand/一 2.jpg\" alt=\"一\"></p>");
}

static void a_text_of_the_channels_own_is_its_article(void **state) {
  Made *made = MADE({"plan.yaml", settings}, {"content/brand/a.md", "群\n\n# article\n\n*文*\n\n# circle\n\n圈\n"});
  assert_text(html_in(made, "article", NULL), "<p><em>文</em></p>");
  assert_int_equal(made->plan.pieces.at[0].texts.at[2].html.n, 0);
}

static void other_signs_around_variables_are_refused(void **state) {
  Made *made = MADE({"plan.yaml", settings}, {"content/brand/a.md", "{{=[ ]=}}[&staff.name] {{<img src=x>}}\n"});
  assert_int_equal(said(made, M117), 1);
  made = MADE({"plan.yaml", settings}, {"content/brand/a.md", "# circle\n\n{{=[ ]=}}[staff.name]\n"});
  assert_int_equal(said(made, M117), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(an_article_is_html_and_other_posts_are_not),
      TEST(a_plan_without_such_a_channel_has_no_html),
      TEST(a_name_stays_text),
      TEST(a_picture_stands_in_its_place),
      TEST(plan_json_has_articles_that_name_nobody),
      TEST(a_pictures_path_may_be_encoded),
      TEST(a_text_of_the_channels_own_is_its_article),
      TEST(other_signs_around_variables_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

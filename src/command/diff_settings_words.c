// diff_settings_words: what changes of the calendars themselves, as lines: first what makes people subscribe anew.
//
// Invariant: a line says what was and what is, and of addresses who has to do something about it.
#include "diff.h"

// ---- addresses ----------------------------------------------------------------------------------------------------

static Str number_words(const DiffWords *words, int n) { return str_format(words->arena, "%d", n); }

// Who joins has no address yet, so that all the others are everybody.
static Str whom_of_address(DiffWords *words, const AddressChange *change) {
  static const Text everybody = {{"everybody (%zu)", "所有人（%zu 人）"}};
  if (change->by == ADDRESS_OWN) return people_words(words, &change->people);
  return str_format(words->arena, everybody.in[words->lang], change->people.n);
}

static DiffLine url_line(DiffWords *words, const AddressChange *change) {
  static const Text what = {{"the plan's site", "网址"}},
                    moved = {{"served at %b, before at %a: everybody must subscribe anew",
                              "改为 %b，原来是 %a：所有人都要重新订阅"}},
                    stated = {{"served at %b: calendars tell where they come from, and there is links.csv",
                               "放在 %b：日历里写明来处，并生成 links.csv"}},
                    unstated = {{"it is no longer said where it is served, before at %a: no links.csv any more",
                                 "不再写放在哪里，原来是 %a：不再生成 links.csv"}};
  Str a = words->diff->old->url, b = words->diff->new->url;
  DiffLine line = {.fate = address_fate(words->diff, change), .what = str_of(what.in[words->lang])};
  line.how = fill(words, line.fate == FATE_CAME ? &stated : line.fate == FATE_WENT ? &unstated : &moved, a, b);
  if (line.fate == FATE_CHANGED) line.whom = whom_of_address(words, change);
  return line;
}

static DiffLine names_line(DiffWords *words, const AddressChange *change) {
  static const Text
      what = {{"people's addresses", "各人的地址"}},
      closed = {{"the plan is private now: they cannot be guessed any more, and must be subscribed anew",
                 "计划改为私密：地址猜不到了，都要重新订阅"}},
      open = {{"the plan is not private any more: anybody can guess them, and they must be subscribed anew",
               "计划不再私密：谁都猜得到地址，都要重新订阅"}},
      rotated = {{"rotation %b, before %a: they change, and must be subscribed anew",
                  "rotation 从 %a 改为 %b：地址变了，都要重新订阅"}},
      own = {{"another rotation: they change, and must be subscribed anew", "rotation 改了：地址变了，要重新订阅"}},
      keyed = {{"made with another key (%b, before %a): they change, and must be subscribed anew",
                "用了另一个密钥（%a 换成 %b）：地址变了，都要重新订阅"}};
  const PlanDoc *a = words->diff->old, *b = words->diff->new;
  DiffLine line = {.fate = FATE_CHANGED, .what = str_of(what.in[words->lang])};
  if (change->by == ADDRESS_PRIVATE)
    line.how = str_of((b->is_private ? closed : open).in[words->lang]);
  else if (change->by == ADDRESS_ROTATION)
    line.how = fill(words, &rotated, number_words(words, a->rotation), number_words(words, b->rotation));
  else if (change->by == ADDRESS_KEY)
    line.how = fill(words, &keyed, a->key, b->key);
  else
    line.how = str_of(own.in[words->lang]);
  line.whom = whom_of_address(words, change);
  return line;
}

void address_lines(DiffWords *words, DiffLines *out) {
  for (size_t i = 0; i < words->diff->addresses.n; i++) {
    const AddressChange *change = &words->diff->addresses.at[i];
    PUSH(words->arena, out, change->by == ADDRESS_URL ? url_line(words, change) : names_line(words, change));
  }
}

// ---- values of settings -------------------------------------------------------------------------------------------

static Str named(const DiffWords *words, Str word, const char *const *names, const Text *labels, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(word, str_of(names[i]))) return str_of(labels[i].in[words->lang]);
  return word;
}

static Str shows_words(const DiffWords *words, Str shows) {
  StrList out = {0};
  for (Str word; str_cut(&shows, ' ', &word);)
    PUSH(words->arena, &out, named(words, word, view_part_names.name, view_part_names.label, view_part_names.count));
  return joined_list(words, &out);
}

static Str categories_words(const DiffWords *words, Str categories) {
  static const char *const names[] = {"kind", "line", "channel", "campaign"};
  static const Text labels[] = {
      {{"kind", "种类"}}, {{"content line", "内容线"}}, {{"channel", "渠道"}}, {{"campaign", "活动"}}};
  StrList out = {0};
  for (Str word; str_cut(&categories, ' ', &word);)
    PUSH(words->arena, &out, named(words, word, names, labels, COUNT(names)));
  return joined_list(words, &out);
}

static Str posts_words(const DiffWords *words, Str posts) {
  static const char *const names[] = {"each", "daily", "day"};
  static const Text labels[] = {{{"each post by itself", "每条发布各一项"}},
                                {{"a day's daily posts as one", "一天的日常内容合成一项"}},
                                {{"all posts of a day as one", "一天的全部发布合成一项"}}};
  return named(words, posts, names, labels, COUNT(names));
}

static Str locale_words(const DiffWords *words, Str locale) {
  static const char *const names[] = {"en", "zh-CN"};
  static const Text labels[] = {{{"English", "英文"}}, {{"Chinese", "中文"}}};
  return named(words, locale, names, labels, COUNT(names));
}

// Whole days are said as such.
static Str alarm_words(const DiffWords *words, int minutes) {
  static const Text none = {{"none", "不提醒"}}, days = {{"%d d", "%d 天"}}, some = {{"%d min", "%d 分钟"}};
  if (minutes < 0) return str_of(none.in[words->lang]);
  bool whole = minutes && minutes % (24 * 60) == 0;
  return str_format(words->arena, (whole ? days : some).in[words->lang], whole ? minutes / (24 * 60) : minutes);
}

static Str value_words(const DiffWords *words, const DocView *view, Setting setting) {
  switch (setting) {
  case SETTING_TITLE: return brief(words, view->title.n ? view->title : view->id);
  case SETTING_SHOWS: return shows_words(words, view->shows);
  case SETTING_POSTS: return posts_words(words, view->posts);
  case SETTING_PAST: return number_words(words, view->past);
  case SETTING_AHEAD: return number_words(words, view->ahead);
  case SETTING_ALARM: return alarm_words(words, view->alarm);
  case SETTING_COLOR: return view->color;
  case SETTING_CATEGORIES: return categories_words(words, view->categories);
  case SETTING_LOCALE: return locale_words(words, view->locale);
  default: return S("");
  }
}

// ---- lines of settings --------------------------------------------------------------------------------------------

static const Text settings_said[SETTING_COUNT] = {
    [SETTING_TITLE] = {{"renamed from “%a” to “%b”", "“%a”改名为“%b”"}},
    [SETTING_SHOWS] = {{"shows %b, before %a", "内容：%a 改为 %b"}},
    [SETTING_TAKES] = {{"another choice of what stands in it", "选取的范围改了"}},
    [SETTING_POSTS] = {{"%b, before %a", "%a 改为 %b"}},
    [SETTING_PAST] = {{"reaches %b days back, before %a", "往前显示的天数：%a 改为 %b"}},
    [SETTING_AHEAD] = {{"reaches %b days ahead, before %a", "往后显示的天数：%a 改为 %b"}},
    [SETTING_ALARM] = {{"reminder: %b, before %a", "提前提醒：%a 改为 %b"}},
    [SETTING_COLOR] = {{"colour %b, before %a", "颜色：%a 改为 %b"}},
    [SETTING_CATEGORIES] = {{"sorted by %b, before by %a", "分类：%a 改为 %b"}},
    [SETTING_LOCALE] = {{"labels in %b, before in %a", "标签的语言：%a 改为 %b"}},
};
static const Text links_now[] = {{{"events do not lead to a sheet any more", "不再链接到任务单"}},
                                 {{"events lead to the sheet of their week now", "每一项链接到当周的任务单"}}};

static Str view_named(const DiffWords *words, const DocView *view) {
  static const char *const kinds[] = {"campaign", "channel", "region", "role", "staff", "store", "team"};
  static const Text labels[] = {{{"each campaign's calendar", "每个活动的日历"}},
                                {{"each channel's calendar", "每个渠道的日历"}},
                                {{"each region's calendar", "每个区域的日历"}},
                                {{"each role's calendar", "每个角色的日历"}},
                                {{"each person's calendar", "每个人的日历"}},
                                {{"each store's calendar", "每个门店的日历"}},
                                {{"the team's calendar", "全队日历"}}};
  if (view->id.n) return brief(words, view->title.n ? view->title : view->id);
  return named(words, view->kind, kinds, labels, COUNT(kinds));
}

void setting_lines(DiffWords *words, DiffLines *out) {
  for (size_t i = 0; i < words->diff->settings.n; i++) {
    const SettingChange *change = &words->diff->settings.at[i];
    StrList said = {0};
    for (Setting s = 0; s < SETTING_COUNT; s++) {
      if (!(change->settings >> s & 1)) continue;
      const Text *text = s == SETTING_LINK ? &links_now[change->new->link] : &settings_said[s];
      PUSH(words->arena, &said,
           fill(words, text, value_words(words, change->old, s), value_words(words, change->new, s)));
    }
    PUSH(words->arena, out,
         ((DiffLine){.fate = FATE_CHANGED, .what = view_named(words, change->new), .how = joined_words(words, &said)}));
  }
}

// diff_words: from one change to a phrase that a manager reads: "moved from Jun 18 to Jun 20, by Lin instead of He".
//
// Invariant: a phrase says what was and what is, by the names that people know, and where there is none by the id.
#include "diff.h"

static const Text *pick(bool first, const Text *one, const Text *other) { return first ? one : other; }

Str fill(const DiffWords *words, const Text *text, Str before, Str after) {
  const char *at = text->in[words->lang];
  Buf out = buf_in(words->arena);
  for (; *at; at++) {
    if (at[0] == '%' && (at[1] == 'a' || at[1] == 'b'))
      buf_add(&out, *++at == 'a' ? before : after);
    else
      buf_byte(&out, *at);
  }
  return buf_str(&out);
}

// ---- days and names -----------------------------------------------------------------------------------------------

Str day_words(const DiffWords *words, Date day) {
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Ymd ymd = date_ymd(day);
  if (words->lang == LANG_ZH && words->years)
    return str_format(words->arena, "%d年%d月%d日", ymd.year, ymd.month, ymd.day);
  if (words->lang == LANG_ZH) return str_format(words->arena, "%d月%d日", ymd.month, ymd.day);
  Str short_day = str_format(words->arena, "%s %d", months[ymd.month - 1], ymd.day);
  return words->years ? str_format(words->arena, "%.*s, %d", STR(short_day), ymd.year) : short_day;
}

Str days_words(const DiffWords *words, Span days) {
  Str first = day_words(words, days.first);
  if (days.first == days.last) return first;
  Str last = day_words(words, days.last);
  return str_format(words->arena, words->lang == LANG_ZH ? "%.*s 至 %.*s" : "%.*s to %.*s", STR(first), STR(last));
}

Str joined_list(const DiffWords *words, const StrList *list) {
  return str_join(words->arena, list, words->lang == LANG_ZH ? S("、") : S(", "));
}

Str brief(const DiffWords *words, Str text) { return text_cut(words->arena, text, BRIEF); }

static Str title_in(const DiffWords *words, const DocNames *names, Str id) {
  const DocName *name = map_get(&names->by_id, id);
  return brief(words, name && name->title.n ? name->title : id);
}

Str channel_words(const DiffWords *words, Str id) {
  const DocNames *now = &words->diff->new->channels;
  return title_in(words, map_get(&now->by_id, id) ? now : &words->diff->old->channels, id);
}

static Str with_period(Arena *arena, Str title, Str period) {
  return period.n ? str_format(arena, "%.*s · %.*s", STR(title), STR(period)) : title;
}

Str opening_name(const DiffWords *words, const DocOpening *opening) {
  ptrdiff_t slash = str_find_byte(opening->id, '/');
  return with_period(words->arena, brief(words, opening->title),
                     slash < 0 ? S("") : str_from(opening->id, (size_t)slash + 1));
}

Str item_opening_name(const DiffWords *words, const DocItem *item) {
  const DocOpening *opening = item->campaign.n ? map_get(&words->openings, item_opening_id(words->arena, item)) : NULL;
  return opening ? opening_name(words, opening) : brief(words, item->campaign);
}

static Str audience_in(const DiffWords *words, const PlanDoc *doc, Str ids) {
  StrList titles = {0};
  for (Str id; str_cut(&ids, ' ', &id);) PUSH(words->arena, &titles, title_in(words, &doc->segments, id));
  if (!titles.n) return words->lang == LANG_ZH ? S("所有人") : S("everybody");
  return joined_list(words, &titles);
}

static Str status_in(const DiffWords *words, Str status) {
  for (size_t i = 0; i < status_names.count; i++)
    if (str_eq(status, str_of(status_names.name[i]))) return str_of(status_names.label[i].in[words->lang]);
  return status;
}

static Str or_none(const DiffWords *words, Str text) {
  return text.n ? text : words->lang == LANG_ZH ? S("无") : S("none");
}

Str window_words(const DiffWords *words, Window at) {
  static const Text any = {{"any time", "不定时"}};
  return at.from == CLOCK_NONE ? str_of(any.in[words->lang]) : window_format(words->arena, at);
}

// ---- aspects ------------------------------------------------------------------------------------------------------

// What was and what is, of one aspect.
typedef struct Pair {
  Str before, after;
} Pair;

static Pair times(const DiffWords *words, Window a, Window b) {
  return (Pair){window_words(words, a), window_words(words, b)};
}

static Pair offers(const DiffWords *words, Str a, Str b) {
  return (Pair){or_none(words, title_in(words, &words->diff->old->offers, a)),
                or_none(words, title_in(words, &words->diff->new->offers, b))};
}

static Pair audiences(const DiffWords *words, Str a, Str b) {
  return (Pair){audience_in(words, words->diff->old, a), audience_in(words, words->diff->new, b)};
}

static const Text moved = {{"moved from %a to %b", "从 %a 挪到 %b"}},
                  timed = {{"time %b, before %a", "时间 %a 改为 %b"}},
                  lasts = {{"lasts until %b, not %a", "结束日 %a 改为 %b"}},
                  due = {{"due by %b, not %a", "截止日 %a 改为 %b"}},
                  renamed = {{"renamed from “%a” to “%b”", "“%a”改名为“%b”"}},
                  offered = {{"offer %b, before %a", "优惠：%a 改为 %b"}},
                  aimed = {{"for %b, before for %a", "人群：%a 改为 %b"}}, stands = {{"%b, before %a", "从%a变为%b"}};

static void add(const DiffWords *words, StrList *out, const Text *text, Pair pair) {
  PUSH(words->arena, out, fill(words, text, pair.before, pair.after));
}

static Pair day_pair(const DiffWords *words, Date a, Date b) {
  return (Pair){day_words(words, a), day_words(words, b)};
}

Str joined_words(const DiffWords *words, const StrList *list) {
  return str_join(words->arena, list, words->lang == LANG_ZH ? S("；") : S("; "));
}

// ---- openings -----------------------------------------------------------------------------------------------------

static void add_along(const DiffWords *words, StrList *out, const OpeningChange *change) {
  static const Text with[] = {[FATE_CAME] = {{"with %zu items", "共 %zu 项"}},
                              [FATE_WENT] = {{"with %zu items", "连同 %zu 项一起取消"}},
                              [FATE_CHANGED] = {{"%zu items with it", "%zu 项一起变"}}};
  static const Text one[] = {[FATE_CAME] = {{"with 1 item", "共 1 项"}},
                             [FATE_WENT] = {{"with 1 item", "连同 1 项一起取消"}},
                             [FATE_CHANGED] = {{"1 item with it", "1 项一起变"}}};
  static const Text texts = {{"%.*s (%zu with another text)", "%.*s（其中 %zu 项文字也变）"}};
  if (!change->along) return;
  Str said = change->along == 1 ? str_of(one[change->fate].in[words->lang])
                                : str_format(words->arena, with[change->fate].in[words->lang], change->along);
  if (change->along_texts) said = str_format(words->arena, texts.in[words->lang], STR(said), change->along_texts);
  PUSH(words->arena, out, said);
}

static void add_opening(const DiffWords *words, StrList *out, unsigned aspects, const DocOpening *a,
                        const DocOpening *b) {
  if (aspects & BIT(ASPECT_DAY)) add(words, out, &moved, day_pair(words, a->days.first, b->days.first));
  if (aspects & BIT(ASPECT_DUE)) add(words, out, &lasts, day_pair(words, a->days.last, b->days.last));
  if (aspects & BIT(ASPECT_TIME)) add(words, out, &timed, times(words, a->at, b->at));
  if (aspects & BIT(ASPECT_TITLE)) add(words, out, &renamed, (Pair){brief(words, a->title), brief(words, b->title)});
  if (aspects & BIT(ASPECT_AUDIENCE)) add(words, out, &aimed, audiences(words, a->audience, b->audience));
  if (aspects & BIT(ASPECT_OFFER)) add(words, out, &offered, offers(words, a->offer, b->offer));
  if (aspects & BIT(ASPECT_STATUS))
    add(words, out, &stands, (Pair){status_in(words, a->status), status_in(words, b->status)});
}

Str opening_words(DiffWords *words, const OpeningChange *change) {
  const DocOpening *a = change->old, *b = change->new;
  StrList out = {0};
  if (a && b) add_opening(words, &out, change->aspects, a, b);
  if (b && !a) PUSH(words->arena, &out, days_words(words, b->days));
  if (b && !a) PUSH(words->arena, &out, status_in(words, b->status));
  if (a && !b) PUSH(words->arena, &out, days_words(words, a->days));
  add_along(words, &out, change);
  return joined_words(words, &out);
}

// ---- items --------------------------------------------------------------------------------------------------------

enum { FIRST_WORDS = 14 };

// What a post begins with: by that people know it.
static Str begins(const DiffWords *words, const DocItem *item) {
  Str rest = item->says, line = S("");
  str_cut(&rest, '\n', &line);
  return text_cut(words->arena, str_trim(line), FIRST_WORDS);
}

// By their titles, where they have any; else by their first words; else, and where these are the same, by their ids.
static Pair pieces(const DiffWords *words, const DocItem *a, const DocItem *b) {
  Pair titles = {brief(words, a->piece_title), brief(words, b->piece_title)};
  Pair firsts = {begins(words, a), begins(words, b)};
  if (titles.before.n && titles.after.n && !str_eq(titles.before, titles.after)) return titles;
  if (firsts.before.n && firsts.after.n && !str_eq(firsts.before, firsts.after)) return firsts;
  return (Pair){brief(words, a->piece), brief(words, b->piece)};
}

static void add_piece(const DiffWords *words, StrList *out, const DocItem *a, const DocItem *b) {
  static const Text other = {{"“%b” instead of “%a”", "“%a”换成“%b”"}}, found = {{"has “%b” now", "补上了“%b”"}},
                    lost = {{"has no piece any more, before “%a”", "不再有内容，原来是“%a”"}};
  add(words, out, !a->piece.n ? &found : pick(b->piece.n > 0, &other, &lost), pieces(words, a, b));
}

static void add_who(DiffWords *words, StrList *out, const Hands *hands) {
  static const Text gained = {{"also by %b", "加上 %b"}}, lost = {{"no longer by %a", "不再由 %a 做"}},
                    other = {{"by %b instead of %a", "由 %a 改为 %b"}};
  add(words, out, !hands->lost.n ? &gained : pick(hands->gained.n > 0, &other, &lost),
      (Pair){people_words(words, &hands->lost), people_words(words, &hands->gained)});
}

static Str spread_words(const DiffWords *words, int minutes) {
  static const Text together = {{"all at once", "同时发"}},
                    apart = {{"staggered over %d min", "各人在 %d 分钟内错开发"}};
  return minutes ? str_format(words->arena, apart.in[words->lang], minutes) : str_of(together.in[words->lang]);
}

static void add_when(const DiffWords *words, StrList *out, unsigned aspects, const DocItem *a, const DocItem *b) {
  static const Text spread = {{"%b, before %a", "%b，原来%a"}};
  if (aspects & BIT(ASPECT_DAY)) add(words, out, &moved, day_pair(words, a->days.first, b->days.first));
  if (aspects & BIT(ASPECT_DUE)) add(words, out, &due, day_pair(words, a->days.last, b->days.last));
  if (aspects & BIT(ASPECT_TIME)) add(words, out, &timed, times(words, a->at, b->at));
  if (aspects & BIT(ASPECT_SPREAD))
    add(words, out, &spread, (Pair){spread_words(words, a->spread), spread_words(words, b->spread)});
}

static void add_text(const DiffWords *words, StrList *out, unsigned aspects, const DocItem *a, const DocItem *b) {
  static const Text texts = {{"another text or picture", "文字或图片改了"}},
                    lines = {{"line %b, before %a", "内容线：%a 改为 %b"}};
  if (aspects & BIT(ASPECT_TITLE)) add(words, out, &renamed, (Pair){brief(words, a->title), brief(words, b->title)});
  if (aspects & BIT(ASPECT_PIECE)) add_piece(words, out, a, b);
  if (aspects & BIT(ASPECT_TEXT)) add(words, out, &texts, (Pair){S(""), S("")});
  if (aspects & BIT(ASPECT_LINE))
    add(words, out, &lines,
        (Pair){or_none(words, line_label(a->line, words->lang)), or_none(words, line_label(b->line, words->lang))});
}

static Str kind_words(const DiffWords *words, Str kind) {
  static const Text labels[] = {{{"post", "发布"}}, {{"task", "任务"}}, {{"meet", "会议"}}};
  for (size_t i = 0; i < COUNT(labels); i++)
    if (str_eq(kind, str_of(labels[i].in[LANG_EN]))) return str_of(labels[i].in[words->lang]);
  return kind;
}

static void add_rest(const DiffWords *words, StrList *out, unsigned aspects, const DocItem *a, const DocItem *b) {
  static const Text lasts_minutes = {{"%b min, before %a", "%a 分钟改为 %b 分钟"}},
                    is_kind = {{"a %b, before a %a", "从%a改为%b"}},
                    channel = {{"in %b, before in %a", "渠道：%a 改为 %b"}};
  const PlanDiff *diff = words->diff;
  if (aspects & BIT(ASPECT_MINUTES))
    add(words, out, &lasts_minutes,
        (Pair){str_format(words->arena, "%d", a->minutes), str_format(words->arena, "%d", b->minutes)});
  if (aspects & BIT(ASPECT_KIND))
    add(words, out, &is_kind, (Pair){kind_words(words, a->kind), kind_words(words, b->kind)});
  if (aspects & BIT(ASPECT_CHANNEL))
    add(words, out, &channel,
        (Pair){or_none(words, title_in(words, &diff->old->channels, a->channel)),
               or_none(words, title_in(words, &diff->new->channels, b->channel))});
  if (aspects & BIT(ASPECT_AUDIENCE)) add(words, out, &aimed, audiences(words, a->audience, b->audience));
  if (aspects & BIT(ASPECT_OFFER)) add(words, out, &offered, offers(words, a->offer, b->offer));
  if (aspects & BIT(ASPECT_STATUS))
    add(words, out, &stands, (Pair){status_in(words, a->status), status_in(words, b->status)});
}

Str item_words(DiffWords *words, const ItemChange *change) {
  StrList out = {0};
  if (change->fate != FATE_CHANGED) return S("");
  unsigned aspects = aspects_told(change);
  add_when(words, &out, aspects, change->old, change->new);
  add_text(words, &out, aspects, change->old, change->new);
  if (aspects & BIT(ASPECT_WHO)) add_who(words, &out, change->hands);
  add_rest(words, &out, aspects, change->old, change->new);
  return joined_words(words, &out);
}

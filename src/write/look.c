// look: what may differ between two views of one thing: the language of labels, the alarm, and what it is sorted by.
//
// Invariant: two looks that are equal give the same bytes of every event, and a plan that says nothing of its views has
// one look.
#include "sheet.h"

#include <stdlib.h>

// ---- looks --------------------------------------------------------------------------------------------------------

Look plan_look(const Plan *plan) {
  static const int by_kind[] = {CATEGORY_KIND};
  return (Look){.lang = plan->about.locale == LANG_EN ? LANG_EN : LANG_ZH,
                .alarm = plan->feeds.alarm,
                .categories = by_kind,
                .count = COUNT(by_kind)};
}

Look view_look(const View *view) {
  return (Look){.lang = view->locale == LANG_EN ? LANG_EN : LANG_ZH,
                .alarm = view->alarm,
                .categories = view->categories.at,
                .count = view->categories.n};
}

static int alarm_of(const Look *look) { return look->alarm.n < 0 ? -1 : duration_minutes(look->alarm); }

bool look_eq(const Look *a, const Look *b) {
  bool same = a->lang == b->lang && alarm_of(a) == alarm_of(b) && a->count == b->count;
  for (size_t i = 0; same && i < a->count; i++) same = a->categories[i] == b->categories[i];
  return same;
}

// The same for two looks exactly where they show an event alike.
static Str look_text(Arena *arena, const Look *look, bool timed) {
  Buf out = buf_in(arena);
  buf_format(&out, "%d %d", (int)look->lang, timed ? alarm_of(look) : -1);
  for (size_t i = 0; i < look->count; i++) buf_format(&out, " %d", look->categories[i]);
  return buf_str(&out);
}

static int by_text(const void *a, const void *b) { return str_cmp(*(const Str *)a, *(const Str *)b); }

// Where people's events lead to: that they are pages goes without saying.
static Str sheets_text(Arena *arena, const Plan *plan) {
  Str page = sheet_page(arena, plan, 0), url = plan->about.url;
  return str_ends(page, S(".html")) ? url : str_format(arena, "%.*s %.*s", STR(url), STR(page));
}

// In an order of their own, each once: a further view of a look that there is changes nothing.
Str looks_text(Arena *arena, const Plan *plan, bool timed) {
  const Feeds *feeds = &plan->feeds;
  Look unsaid = plan_look(plan);
  Str plain = look_text(arena, &unsaid, timed);
  StrList texts = {0}, each = {0};
  const View *view;
  for (size_t n = 0; (view = view_nth(feeds, n, NULL)); n++) {
    Look look = view_look(view);
    Str text = look_text(arena, &look, timed);
    if (view->made && !str_eq(text, plain)) PUSH(arena, &texts, text);
  }
  if (feeds->staff.made && leads_to_sheets(plan, &feeds->staff)) PUSH(arena, &texts, sheets_text(arena, plan));
  if (texts.n) qsort(texts.at, texts.n, sizeof *texts.at, by_text);
  for (size_t i = 0; i < texts.n; i++)
    if (!i || !str_eq(texts.at[i], texts.at[i - 1])) PUSH(arena, &each, texts.at[i]);
  return str_join(arena, &each, S("\n"));
}

// ---- what an event is sorted by -----------------------------------------------------------------------------------

static void add_word(Arena *arena, StrList *words, Str word) {
  Str line = text_clean(arena, word, true);
  for (size_t i = 0; i < words->n; i++)
    if (str_eq(words->at[i], line)) return;
  if (line.n) PUSH(arena, words, line);
}

static Str word_of(const Occurrence *item, ViewCategory category, Lang lang) {
  if (category == CATEGORY_CAMPAIGN) return item->opening ? campaign_title(item->opening->campaign) : S("");
  if (category == CATEGORY_CHANNEL) return item->channel ? channel_title_in(item->channel, lang) : S("");
  return item->line ? item->line->id : S("");
}

Str sorts_of(Arena *arena, const Look *look, Str kind, const ItemList *items, const Campaign *campaign) {
  StrList words = {0};
  for (size_t i = 0; i < look->count; i++) {
    ViewCategory category = (ViewCategory)look->categories[i];
    if (category == CATEGORY_KIND) add_word(arena, &words, kind);
    if (category == CATEGORY_CAMPAIGN && campaign) add_word(arena, &words, campaign_title(campaign));
    for (size_t k = 0; category != CATEGORY_KIND && k < items->n; k++)
      add_word(arena, &words, word_of(items->at[k], category, look->lang));
  }
  return str_join(arena, &words, S("\n"));
}

// ---- of what is gone ----------------------------------------------------------------------------------------------

static Str gone_line(const LockEntry *gone) {
  Str line, path = gone->piece;
  return path.n > 0 && str_cut(&path, '/', &line) ? line : S("");
}

static Str gone_kind(const LockEntry *gone) {
  if (gone->opening) return S("campaign");
  if (gone->kind == LOCK_MEETING) return S("meeting");
  if (gone->kind == LOCK_TASK || gone->kind == LOCK_DEADLINE) return S("task");
  Str line = gone_line(gone);
  return line.n > 0 ? line : S("post");
}

// The second part of its identity names the campaign.
const Campaign *gone_campaign(const Plan *plan, const LockEntry *gone) {
  Str rest = gone->identity, plan_id, id;
  bool daily = !gone->opening && gone->kind == LOCK_DAILY;
  bool named = !daily && str_cut(&rest, '/', &plan_id) && str_cut(&rest, '/', &id);
  return named ? map_get(&plan->index[REF_CAMPAIGN], id) : NULL;
}

// As an item that says no more than the lock does.
Str sorts_of_gone(Arena *arena, const Plan *plan, const Look *look, const LockEntry *gone) {
  const Line line = {.id = gone_line(gone)};
  const Occurrence item = {.channel = map_get(&plan->index[REF_CHANNEL], gone->channel), .line = &line};
  const Occurrence *one = &item;
  return sorts_of(arena, look, gone_kind(gone), &(ItemList){.at = &one, .n = 1}, gone_campaign(plan, gone));
}

// describe: what people read of an event. From an item, an opening or a day's daily posts to its title and description,
// in the plan's language.
//
// Invariant: a text that names a person stands only where it is written for that person.
#include "room.h"

enum {
  DAY_TEXT_MAX = 100, // characters of a text that a merged day shows in full: a year of them stays under 1 MB
  NAMES_MAX = 8,      // people named one by one: 10,000 guides may share an item
};

// ---- words --------------------------------------------------------------------------------------------------------

typedef enum Word {
  WORD_COLON,
  WORD_COMMA,
  WORD_OPEN,
  WORD_CLOSE,
  WORD_DUE,
  WORD_BEGIN,
  WORD_DAYS,
  WORD_TIME,
  WORD_STATUS,
  WORD_OFFER,
  WORD_AUDIENCE,
  WORD_FOR_WHOM,
  WORD_COMMENT,
  WORD_MENTION,
  WORD_PICTURES,
  WORD_NOTES,
  WORD_REPORT,
  WORD_MINUTES,
  WORD_WHO,
  WORD_CAMPAIGN,
  WORD_PRIVATE_CHAT,
  WORD_DIFFERS,
  WORD_MISSING,
  WORD_CUT,
  WORD_COUNT,
} Word;

static const Text words[WORD_COUNT] = {
    [WORD_COLON] = {{": ", "："}},
    [WORD_COMMA] = {{", ", "、"}},
    [WORD_OPEN] = {{" (", "（"}},
    [WORD_CLOSE] = {{")", "）"}},
    [WORD_DUE] = {{"Due", "截止"}},
    [WORD_BEGIN] = {{"Begins", "开始"}},
    [WORD_DAYS] = {{"Days", "日期"}},
    [WORD_TIME] = {{"Time", "时间"}},
    [WORD_STATUS] = {{"Status", "状态"}},
    [WORD_OFFER] = {{"Offer", "优惠"}},
    [WORD_AUDIENCE] = {{"Visible to", "可见范围"}},
    [WORD_FOR_WHOM] = {{"For whom", "服务对象"}},
    [WORD_COMMENT] = {{"Comment to add under it", "发到评论区"}},
    [WORD_MENTION] = {{"Mention (@)", "@ 提醒"}},
    [WORD_PICTURES] = {{"Pictures", "配图"}},
    [WORD_NOTES] = {{"Notes", "注意事项"}},
    [WORD_REPORT] = {{"Figures to write down", "登记数据"}},
    [WORD_MINUTES] = {{"Takes", "用时"}},
    [WORD_WHO] = {{"Who", "执行人"}},
    [WORD_CAMPAIGN] = {{"Campaign", "活动"}},
    [WORD_PRIVATE_CHAT] = {{"After posting, open a private chat with the customers this is for.",
                            "发完后，私聊对应的客户跟进。"}},
    [WORD_DIFFERS] = {{"The text differs from person to person: it is in each person's own calendar.",
                       "文案因人而异，请看各人自己的日历。"}},
    [WORD_MISSING] = {{"No text yet.", "文案还没到位。"}},
    [WORD_CUT] = {{"(The whole text is on the sheet.)", "（全文在任务单上。）"}},
};

static Lang lang_of(const Schedule *schedule) { return schedule->plan->about.locale == LANG_EN ? LANG_EN : LANG_ZH; }

// A description in the making.
typedef struct Note {
  Arena *arena;
  const Schedule *schedule;
  Lang lang;
  Buf text;
} Note;

static Note note_new(Arena *arena, const Schedule *schedule) {
  return (Note){arena, schedule, lang_of(schedule), buf_in(arena)};
}

static Str word(const Note *note, Word which) { return str_of(words[which].in[note->lang]); }

static void say_line(Note *note, Str line) {
  if (line.n == 0) return;
  buf_add(&note->text, line);
  buf_byte(&note->text, '\n');
}

// "Label: value" on a line of its own; nothing where there is no value.
static void say(Note *note, Word label, Str value) {
  if (value.n == 0) return;
  buf_add(&note->text, word(note, label));
  buf_add(&note->text, word(note, WORD_COLON));
  say_line(note, value);
}

static void say_gap(Note *note) {
  if (note->text.n > 0) buf_byte(&note->text, '\n');
}

static Str joined(const Note *note, const StrList *list) { return str_join(note->arena, list, word(note, WORD_COMMA)); }

static Str in_brackets(const Note *note, Str before, Str inside) {
  return str_format(note->arena, "%.*s%.*s%.*s%.*s", STR(before), STR(word(note, WORD_OPEN)), STR(inside),
                    STR(word(note, WORD_CLOSE)));
}

// ---- values as people read them -----------------------------------------------------------------------------------

static Str or_id(Str title, Str id) { return title.n > 0 ? title : id; }

static Str status_text(const Note *note, Status status) { return str_of(status_names.label[status].in[note->lang]); }

static Str audience_text(const Note *note, const SegmentRefs *audience) {
  StrList titles = {0};
  for (size_t i = 0; audience && i < audience->n; i++) {
    const SegmentRef *ref = &audience->at[i];
    PUSH(note->arena, &titles, ref->to ? or_id(ref->to->title, ref->id) : ref->id);
  }
  return joined(note, &titles);
}

static Str people_text(const Note *note, const People *people) {
  StrList names = {0};
  for (size_t i = 0; i < people->n && i < NAMES_MAX; i++)
    PUSH(note->arena, &names, or_id(people->at[i]->name, people->at[i]->head.id));
  Str named = joined(note, &names);
  if (people->n <= NAMES_MAX) return named;
  if (note->lang == LANG_ZH) return str_format(note->arena, "%.*s等 %zu 人", STR(named), people->n);
  return str_format(note->arena, "%.*s and %zu more", STR(named), people->n - NAMES_MAX);
}

static Str minutes_text(const Note *note, int minutes) {
  if (minutes <= 0) return S("");
  return str_format(note->arena, note->lang == LANG_ZH ? "%d 分钟" : "%d min", minutes);
}

// "第 2 天", "提前 7 天": products in this field disagree about "day 1", so the date always stands beside it.
static Str day_text(const Note *note, int day) {
  bool zh = note->lang == LANG_ZH;
  if (day >= 0) return str_format(note->arena, zh ? "第 %d 天" : "day %d", day);
  if (day == -1) return zh ? S("前一天") : S("the day before");
  return str_format(note->arena, zh ? "提前 %d 天" : "%d days before", -day);
}

// An item with a deadline stands on its last day in calendars.
static int last_day_number(const Occurrence *item) {
  Span days = item->opening->days;
  if (item->due == item->date) return item->day;
  return item->due >= days.first ? item->due - days.first + 1 : item->due - days.first;
}

static Str days_text(const Note *note, Span days) {
  const Plan *plan = note->schedule->plan;
  Str first = date_for_people(note->arena, plan, days.first);
  if (days.last <= days.first) return first;
  bool zh = note->lang == LANG_ZH;
  return str_format(note->arena, zh ? "%.*s 至 %.*s，共 %d 天" : "%.*s to %.*s, %d days", STR(first),
                    STR(date_for_people(note->arena, plan, days.last)), days.last - days.first + 1);
}

static Str offer_text(const Offer *offer) { return offer ? or_id(offer->title, offer->head.id) : S(""); }

// ---- items --------------------------------------------------------------------------------------------------------

// The text as it will be posted, or why it is not here.
static void say_text(Note *note, const Occurrence *item, const Staff *person) {
  if (!item->piece) {
    if (item->kind == OCCURRENCE_POST) say_line(note, word(note, WORD_MISSING));
    return;
  }
  if (!person && occurrence_names_person(item)) {
    say_line(note, word(note, WORD_DIFFERS));
    return;
  }
  say_line(note, str_trim(occurrence_text(note->arena, note->schedule, item, person)));
  Str comment = occurrence_comment(note->arena, note->schedule, item, person);
  if (comment.n > 0) say_gap(note);
  say(note, WORD_COMMENT, comment);
}

static void say_boxes(Note *note, const Occurrence *item) {
  if (item->kind != OCCURRENCE_TASK || !item->step || item->step->task.n < 2) return;
  for (size_t i = 0; i < item->step->task.n; i++)
    say_line(note, str_format(note->arena, "□ %.*s", STR(item->step->task.at[i])));
}

// What a post wants besides its text (D05).
static void say_piece(Note *note, const Piece *piece) {
  if (!piece) return;
  if (piece->media.n > 0) say(note, WORD_PICTURES, str_format(note->arena, "%zu", piece->media.n));
  if (!str_eq(piece->mention, S("none"))) // as plans may write that nobody is mentioned
    say(note, WORD_MENTION, piece->mention);
  if (piece->private_chat) say_line(note, word(note, WORD_PRIVATE_CHAT));
  say(note, WORD_NOTES, piece->notes);
}

static void say_campaign(Note *note, const Occurrence *item) {
  if (!item->opening) return;
  Str title = item->opening->title;
  say(note, WORD_CAMPAIGN, item->day ? in_brackets(note, title, day_text(note, last_day_number(item))) : title);
}

// A post without a piece has said so already.
static bool is_not_final(const Occurrence *item) {
  bool missing = item->kind == OCCURRENCE_POST && !item->piece;
  return !missing && item_status(item) != STATUS_FINAL;
}

static void say_deadline(Note *note, const Occurrence *item) {
  if (!item_has_deadline(item)) return;
  const Plan *plan = note->schedule->plan;
  if (item->date < item->due) say(note, WORD_BEGIN, date_for_people(note->arena, plan, item->date));
  say(note, WORD_DUE, date_for_people(note->arena, plan, item->due));
}

Str describe_item(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person) {
  Note note = note_new(arena, schedule);
  say_text(&note, item, person);
  say_boxes(&note, item);
  say_gap(&note);
  say_piece(&note, item->piece);
  say(&note, item->kind == OCCURRENCE_POST ? WORD_AUDIENCE : WORD_FOR_WHOM, audience_text(&note, item->audience));
  say(&note, WORD_OFFER, offer_text(item->offer));
  say(&note, WORD_NOTES, item->notes);
  if (item->report) say(&note, WORD_REPORT, joined(&note, item->report));
  say_deadline(&note, item);
  say(&note, WORD_MINUTES, minutes_text(&note, item->minutes));
  say(&note, WORD_WHO, people_text(&note, &item->people));
  say_campaign(&note, item);
  if (is_not_final(item)) say(&note, WORD_STATUS, status_text(&note, item_status(item)));
  return buf_str(&note.text);
}

// The title, marked when it is due, with the campaign it is for: a team's calendar shows several at once.
Str title_of_item(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  Note note = note_new(arena, schedule);
  Str title = occurrence_title(arena, schedule, item);
  Str campaign = item->opening ? item->opening->title : S("");
  if (campaign.n > 0 && str_find(title, campaign) < 0) title = in_brackets(&note, title, campaign);
  if (!item_has_deadline(item)) return title;
  return str_format(arena, "%.*s%.*s%.*s", STR(word(&note, WORD_DUE)), STR(word(&note, WORD_COLON)), STR(title));
}

// ---- openings -----------------------------------------------------------------------------------------------------

Str describe_opening(Arena *arena, const Schedule *schedule, const Opening *opening) {
  Note note = note_new(arena, schedule);
  say_line(&note, opening->title);
  say(&note, WORD_DAYS, days_text(&note, opening->days));
  say(&note, WORD_TIME, window_format(arena, opening->at));
  say(&note, WORD_STATUS, status_text(&note, opening->status < 0 ? STATUS_DRAFT : (Status)opening->status));
  say(&note, WORD_OFFER, offer_text(opening->offer));
  say(&note, WORD_FOR_WHOM, audience_text(&note, opening->audience));
  return buf_str(&note.text);
}

// ---- a day of daily posts -----------------------------------------------------------------------------------------

// "朋友圈 08:00、12:00、社群 10:00": a channel is named where it changes.
static Str day_list(const Note *note, const ItemList *day) {
  StrList parts = {0};
  const Channel *last = NULL;
  for (size_t i = 0; i < day->n; i++) {
    const Occurrence *item = day->at[i];
    Str channel = item->channel == last ? S("") : channel_title(item->channel);
    Str time = item->at.from == CLOCK_NONE ? S("") : clock_text(note->arena, item->at.from);
    const char *gap = channel.n > 0 && time.n > 0 ? " " : "";
    PUSH(note->arena, &parts, str_format(note->arena, "%.*s%s%.*s", STR(channel), gap, STR(time)));
    last = item->channel;
  }
  return joined(note, &parts);
}

Str title_of_day(Arena *arena, const Schedule *schedule, const ItemList *day) {
  Note note = note_new(arena, schedule);
  Str list = day_list(&note, day);
  if (note.lang == LANG_ZH) return str_format(arena, "日常 %zu 条：%.*s", day->n, STR(list));
  return str_format(arena, "%zu daily %s: %.*s", day->n, day->n == 1 ? "post" : "posts", STR(list));
}

// A long text is on the sheet: here it would make the year too large for the clients that stop at 1 MB. Whoever copies
// from the calendar must see that it is not all.
static void say_short_text(Note *note, const Occurrence *item, const Staff *person) {
  bool differs = !person && occurrence_names_person(item);
  Str text = item->piece && !differs
                 ? text_clean(note->arena, occurrence_text(note->arena, note->schedule, item, person), false)
                 : S("");
  if (utf8_count(text) <= DAY_TEXT_MAX) {
    say_text(note, item, person);
    return;
  }
  say_line(note, text_cut(note->arena, text, DAY_TEXT_MAX));
  say_line(note, word(note, WORD_CUT));
}

Str describe_day(Arena *arena, const Schedule *schedule, const ItemList *day, const Staff *person) {
  Note note = note_new(arena, schedule);
  for (size_t i = 0; i < day->n; i++) {
    const Occurrence *item = day->at[i];
    Str title = occurrence_title(arena, schedule, item);
    if (is_not_final(item)) title = in_brackets(&note, title, status_text(&note, item_status(item)));
    Str time = window_format(arena, item->at);
    say_gap(&note);
    say_line(&note, str_format(arena, "%.*s%s%.*s", STR(time), time.n > 0 ? " " : "", STR(title)));
    say_short_text(&note, item, person);
  }
  return buf_str(&note.text);
}

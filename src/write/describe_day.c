// describe_day: what people read of a day's posts, which calendars show as one event, and of what is gone.
#include "describe.h"

enum { DAY_TEXT_MAX = 100 }; // characters of a text that a merged day shows in full: a year of them stays under 1 MB

// ---- a day of posts -----------------------------------------------------------------------------------------------

static Window window_by(const Note *note, const Occurrence *item, const Staff *clock) {
  return item_time(note->schedule->plan, clock, item).at;
}

// "朋友圈 08:00、12:00、社群 10:00": a channel is named where it changes.
static Str day_list(const Note *note, const ItemList *day, const Staff *clock) {
  StrList parts = {0};
  const Channel *last = NULL;
  for (size_t i = 0; i < day->n; i++) {
    const Occurrence *item = day->at[i];
    Str channel = item->channel == last ? S("") : channel_title_in(item->channel, note->lang);
    Window at = window_by(note, item, clock);
    Str time = at.from == CLOCK_NONE ? S("") : clock_text(note->arena, at.from);
    const char *gap = channel.n > 0 && time.n > 0 ? " " : "";
    PUSH(note->arena, &parts, str_format(note->arena, "%.*s%s%.*s", STR(channel), gap, STR(time)));
    last = item->channel;
  }
  return note_joined(note, &parts);
}

// "日常 3 条"; where there is more among them than daily lines, "发布 3 条".
static Str number_of_posts(const Note *note, size_t n, bool daily) {
  if (note->lang == LANG_ZH) return str_format(note->arena, daily ? "日常 %zu 条" : "发布 %zu 条", n);
  return str_format(note->arena, "%zu %s%s", n, daily ? "daily " : "", n == 1 ? "post" : "posts");
}

Str title_of_day(Arena *arena, const Schedule *schedule, Lang lang, const ItemList *day, const Staff *clock) {
  Note note = note_new(arena, schedule, lang);
  bool daily = true;
  for (size_t i = 0; i < day->n; i++) daily = daily && day->at[i]->slot;
  return str_format(arena, "%.*s%.*s%.*s", STR(number_of_posts(&note, day->n, daily)),
                    STR(note_word(&note, WORD_COLON)), STR(day_list(&note, day, clock)));
}

// A long text is on the sheet: here it would make the year too large for the clients that stop at 1 MB. Whoever copies
// from the calendar must see that it is not all.
static void say_short_text(Note *note, const Occurrence *item, const Staff *person) {
  bool differs = !person && occurrence_names_person(item);
  Str text = item->piece && !differs
                 ? text_clean(note->arena, occurrence_text(note->arena, note->schedule, item, person), false)
                 : S("");
  if (utf8_count(text) <= DAY_TEXT_MAX) {
    note_text(note, item, person);
    return;
  }
  note_line(note, text_cut(note->arena, text, DAY_TEXT_MAX));
  note_line(note, note_word(note, WORD_CUT));
}

static void say_of_day(Note *note, const Occurrence *item, const Staff *person, const Staff *clock) {
  bool open = is_provisional(note->schedule, item->lock);
  Str title = open ? title_of_provisional(note, item) : occurrence_title_in(note->arena, item, note->lang);
  title = with_campaign(note, item, title);
  if (open)
    title = note_bracketed(note, title, note_word(note, WORD_PROVISIONAL));
  else if (item_is_not_final(item))
    title = note_bracketed(note, title, note_status(note, item_status(item)));
  Str time = window_format(note->arena, window_by(note, item, clock));
  note_line(note, str_format(note->arena, "%.*s%s%.*s", STR(time), time.n > 0 ? " " : "", STR(title)));
  if (!open) say_short_text(note, item, person);
}

Str describe_day(Arena *arena, const Schedule *schedule, Lang lang, const ItemList *day, const Staff *person,
                 const Staff *clock) {
  Note note = note_new(arena, schedule, lang);
  for (size_t i = 0; i < day->n; i++) {
    note_gap(&note);
    say_of_day(&note, day->at[i], person, clock);
  }
  return buf_str(&note.text);
}

// ---- what is gone -------------------------------------------------------------------------------------------------

static Str cancelled(const Note *note, Str title) {
  return str_format(note->arena, "%.*s%.*s", STR(note_word(note, WORD_CANCELLED)), STR(title));
}

Str title_of_gone(Arena *arena, const Schedule *schedule, Lang lang, const LockEntry *gone) {
  Note note = note_new(arena, schedule, lang);
  return cancelled(&note, gone->title);
}

Str title_of_gone_day(Arena *arena, const Schedule *schedule, Lang lang, size_t posts, bool daily) {
  Note note = note_new(arena, schedule, lang);
  return cancelled(&note, number_of_posts(&note, posts, daily));
}

Str describe_gone(Arena *arena, const Schedule *schedule, Lang lang) {
  Note note = note_new(arena, schedule, lang);
  note_line(&note, note_word(&note, WORD_IS_CANCELLED));
  return buf_str(&note.text);
}

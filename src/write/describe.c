// describe: what people read of an event. From an item or an opening to its title and description, in the language of
// the view that shows it.
//
// Invariant: a text that names a person stands only where it is written for that person.
#include "describe.h"

// ---- values as people read them -----------------------------------------------------------------------------------

static Str or_id(Str title, Str id) { return title.n > 0 ? title : id; }

static Str audience_text(const Note *note, const SegmentRefs *audience) {
  StrList titles = {0};
  for (size_t i = 0; audience && i < audience->n; i++) {
    const SegmentRef *ref = &audience->at[i];
    PUSH(note->arena, &titles, ref->to ? or_id(ref->to->title, ref->id) : ref->id);
  }
  return note_joined(note, &titles);
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
  Str first = date_in(note->arena, note->lang, days.first);
  if (days.last <= days.first) return first;
  bool zh = note->lang == LANG_ZH;
  return str_format(note->arena, zh ? "%.*s 至 %.*s，共 %d 天" : "%.*s to %.*s, %d days", STR(first),
                    STR(date_in(note->arena, note->lang, days.last)), days.last - days.first + 1);
}

static Str offer_text(const Offer *offer) { return offer ? or_id(offer->title, offer->head.id) : S(""); }

// ---- items --------------------------------------------------------------------------------------------------------

// The text as it will be posted, or why it is not here.
void note_text(Note *note, const Occurrence *item, const Staff *person) {
  if (!item->piece) {
    if (item->kind == OCCURRENCE_POST) note_line(note, note_word(note, WORD_MISSING));
    return;
  }
  if (!person && occurrence_names_person(item)) {
    note_line(note, note_word(note, WORD_DIFFERS));
    return;
  }
  note_line(note, str_trim(occurrence_text(note->arena, note->schedule, item, person)));
  Str comment = occurrence_comment(note->arena, note->schedule, item, person);
  if (comment.n > 0) note_gap(note);
  note_say(note, WORD_COMMENT, comment);
}

static void say_boxes(Note *note, const Occurrence *item) {
  if (item->kind != OCCURRENCE_TASK || !item->step || item->step->task.n < 2) return;
  for (size_t i = 0; i < item->step->task.n; i++)
    note_line(note, str_format(note->arena, "□ %.*s", STR(item->step->task.at[i])));
}

// Pictures, videos and files by their number: they are on the sheet. Links and cards as they are.
static void say_media(Note *note, const Occurrence *item) {
  static const struct {
    Carried kind;
    Word word;
    bool number;
  } said[] = {{CARRY_PICTURE, WORD_PICTURES, true},
              {CARRY_VIDEO, WORD_VIDEOS, true},
              {CARRY_FILE, WORD_FILES, true},
              {CARRY_LINK, WORD_LINK, false},
              {CARRY_CARD, WORD_CARD, false}};
  MediaList all = piece_media(note->arena, item->piece, item->text);
  for (size_t i = 0; i < COUNT(said); i++) {
    StrList shown = media_of_kind(note->arena, &all, said[i].kind);
    for (size_t k = 0; k < shown.n && !said[i].number; k++) note_say(note, said[i].word, shown.at[k]);
    if (shown.n && said[i].number) note_say(note, said[i].word, str_format(note->arena, "%zu", shown.n));
  }
}

// What a post wants besides its text (D05).
static void say_piece(Note *note, const Occurrence *item) {
  const Piece *piece = item->piece;
  if (!piece) return;
  say_media(note, item);
  if (!str_eq(piece->mention, S("none"))) // as plans may write that nobody is mentioned
    note_say(note, WORD_MENTION, piece->mention);
  if (piece->private_chat) note_line(note, note_word(note, WORD_PRIVATE_CHAT));
  note_say(note, WORD_NOTES, piece->notes);
}

static void say_campaign(Note *note, const Occurrence *item) {
  if (!item->opening) return;
  Str title = item->opening->title;
  note_say(note, WORD_CAMPAIGN, item->day ? note_bracketed(note, title, day_text(note, last_day_number(item))) : title);
}

// A post without a piece has said so already.
bool item_is_not_final(const Occurrence *item) {
  bool missing = item->kind == OCCURRENCE_POST && !item->piece;
  return !missing && item_status(item) != STATUS_FINAL;
}

static void say_deadline(Note *note, const Occurrence *item) {
  if (!item_has_deadline(item)) return;
  if (item->date < item->due) note_say(note, WORD_BEGIN, date_in(note->arena, note->lang, item->date));
  note_say(note, WORD_DUE, date_in(note->arena, note->lang, item->due));
}

// What a piece says stands on neither a provisional post nor a day with one: who writes another piece, months ahead,
// changes nobody's calendar.
static void say_content(Note *note, const Occurrence *item, const Staff *person, Shown shown) {
  if (shown == SHOWN_PROVISIONAL) note_line(note, note_word(note, WORD_MAY_CHANGE));
  bool open = shown == SHOWN_AS_PLANNED || item->kind != OCCURRENCE_POST;
  if (open) note_text(note, item, person);
  say_boxes(note, item);
  note_gap(note);
  if (open) say_piece(note, item);
}

Str describe_item(Arena *arena, const Schedule *schedule, Lang lang, const Occurrence *item, const Staff *person,
                  Shown shown) {
  Note note = note_new(arena, schedule, lang);
  say_content(&note, item, person, shown);
  note_say(&note, item->kind == OCCURRENCE_POST ? WORD_AUDIENCE : WORD_FOR_WHOM, audience_text(&note, item->audience));
  note_say(&note, WORD_OFFER, offer_text(item->offer));
  note_say(&note, WORD_NOTES, item->notes);
  if (item->report) note_say(&note, WORD_REPORT, note_joined(&note, item->report));
  say_deadline(&note, item);
  note_say(&note, WORD_MINUTES, minutes_text(&note, item->minutes));
  note_say(&note, WORD_WHO, who_for_people(arena, schedule, lang, item, shown));
  say_campaign(&note, item);
  if (shown == SHOWN_AS_PLANNED && item_is_not_final(item))
    note_say(&note, WORD_STATUS, note_status(&note, item_status(item)));
  return buf_str(&note.text);
}

// A post by its channel and line, or by what its step is called or asks for: its piece may still be another.
Str title_of_provisional(const Note *note, const Occurrence *item) {
  if (item->kind != OCCURRENCE_POST) return occurrence_title_in(note->arena, item, note->lang);
  Common want = {0};
  if (item->step) want = item_common(item);
  Str line = item->step ? want.line : item->line ? item->line->id : S("");
  Str about = line.n ? line_label(line, note->lang) : theme_label(want.theme, note->lang);
  if (item->step && item->step->title.n) about = item->step->title;
  Str channel = channel_title_in(item->channel, note->lang);
  return about.n ? str_format(note->arena, "%.*s · %.*s", STR(channel), STR(about)) : channel;
}

Str with_campaign(const Note *note, const Occurrence *item, Str title) {
  Str campaign = item->opening ? item->opening->title : S("");
  return campaign.n > 0 && str_find(title, campaign) < 0 ? note_bracketed(note, title, campaign) : title;
}

// The title, marked when it is due, with the campaign it is for: a team's calendar shows several at once.
Str title_of_item(Arena *arena, const Schedule *schedule, Lang lang, const Occurrence *item, Shown shown) {
  Note note = note_new(arena, schedule, lang);
  Str title = shown == SHOWN_PROVISIONAL ? title_of_provisional(&note, item) : occurrence_title_in(arena, item, lang);
  title = with_campaign(&note, item, title);
  if (!item_has_deadline(item)) return title;
  return str_format(arena, "%.*s%.*s%.*s", STR(note_word(&note, WORD_DUE)), STR(note_word(&note, WORD_COLON)),
                    STR(title));
}

// ---- openings -----------------------------------------------------------------------------------------------------

Str describe_opening(Arena *arena, const Schedule *schedule, Lang lang, const Opening *opening, Shown shown) {
  Note note = note_new(arena, schedule, lang);
  note_line(&note, opening->title);
  if (shown == SHOWN_PROVISIONAL) note_line(&note, note_word(&note, WORD_MAY_CHANGE));
  note_say(&note, WORD_DAYS, days_text(&note, opening->days));
  note_say(&note, WORD_TIME, window_format(arena, opening->at));
  note_say(&note, WORD_STATUS, note_status(&note, opening->status < 0 ? STATUS_DRAFT : (Status)opening->status));
  note_say(&note, WORD_OFFER, offer_text(opening->offer));
  note_say(&note, WORD_FOR_WHOM, audience_text(&note, opening->audience));
  return buf_str(&note.text);
}

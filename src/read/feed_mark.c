// feed_mark: how public feeds of holidays say that a day is off or a working day, and what is left as its name.
//
//   Apple            春节（休）  国庆节（班）, and X-APPLE-SPECIAL-DAY: WORK-HOLIDAY, ALTERNATE-WORKDAY
//   shuyz, lanceliao 春节 假期 第1天/共9天  国庆节 补班 第1天/共2天  (older: 端午节 第1天/共3天)
//   holiday-cn       春节假期  上班(补春节假期)
//   others           休｜春节  班｜春节  元旦·休息  Spring Festival Holiday  Special Working Day
//   Google           the title is bare; the description's first line is "Public holiday" or "公众假期"
//
// Descriptions are not searched for words: the notice that many quote there names days off and working days at once.
// Anything else, such as a festival without leave or a solar term, is no mark. A working day outranks a day off: what
// 上班(补春节假期) says is the former.
#include "feed.h"

#include <string.h>

enum { NAME_BYTES_MAX = 120 };

typedef struct MarkWord {
  Str word; // in lower case
  DayMark mark;
  bool alone; // only where it is the whole title
} MarkWord;

static const MarkWord words[] = {
    {S_("不上班"), MARK_OFF, false},
    {S_("补班"), MARK_WORK, false},
    {S_("上班"), MARK_WORK, false},
    {S_("调班"), MARK_WORK, false},
    {S_("工作日"), MARK_WORK, false},
    {S_("（班）"), MARK_WORK, false},
    {S_("(班)"), MARK_WORK, false},
    {S_("【班】"), MARK_WORK, false},
    {S_("[班]"), MARK_WORK, false},
    {S_("班｜"), MARK_WORK, false},
    {S_("班|"), MARK_WORK, false},
    {S_("班"), MARK_WORK, true},
    {S_("working day"), MARK_WORK, false},
    {S_("work day"), MARK_WORK, false},
    {S_("workday"), MARK_WORK, false},
    {S_("make-up day"), MARK_WORK, false},
    {S_("makeup day"), MARK_WORK, false},
    {S_("不放假"), MARK_NONE, false},
    {S_("regional holiday"), MARK_NONE, false},
    {S_("observance"), MARK_NONE, false},
    {S_("法定节假日"), MARK_OFF, false},
    {S_("节假日"), MARK_OFF, false},
    {S_("放假"), MARK_OFF, false},
    {S_("假期"), MARK_OFF, false},
    {S_("假日"), MARK_OFF, false},
    {S_("休息"), MARK_OFF, false},
    {S_("补休"), MARK_OFF, false},
    {S_("公休"), MARK_OFF, false},
    {S_("（休）"), MARK_OFF, false},
    {S_("(休)"), MARK_OFF, false},
    {S_("【休】"), MARK_OFF, false},
    {S_("[休]"), MARK_OFF, false},
    {S_("休｜"), MARK_OFF, false},
    {S_("休|"), MARK_OFF, false},
    {S_("休"), MARK_OFF, true},
    {S_("golden week"), MARK_OFF, false},
    {S_("bank holiday"), MARK_OFF, false},
    {S_("public holiday"), MARK_OFF, false},
    {S_("holiday"), MARK_OFF, false},
    {S_("day off"), MARK_OFF, false},
    {S_("调休"), MARK_UNCLEAR, false},
};

// What the first line of a description says in feeds whose titles are bare.
static const MarkWord lines[] = {
    {S_("public holiday"), MARK_OFF, true}, {S_("national holiday"), MARK_OFF, true},
    {S_("bank holiday"), MARK_OFF, true},   {S_("公众假期"), MARK_OFF, true},
    {S_("公共假期"), MARK_OFF, true},       {S_("公共假日"), MARK_OFF, true},
    {S_("法定假日"), MARK_OFF, true},       {S_("法定节假日"), MARK_OFF, true},
    {S_("working day"), MARK_WORK, true},
};

static Str lowered(Arena *arena, Str text) {
  char *at = str_c(arena, text);
  for (size_t i = 0; i < text.n; i++)
    if (at[i] >= 'A' && at[i] <= 'Z') at[i] = (char)(at[i] - 'A' + 'a');
  return (Str){at, text.n};
}

static bool fits(const MarkWord *mark, Str text) {
  return mark->alone ? str_eq(text, mark->word) : str_find(text, mark->word) >= 0;
}

static const MarkWord *find(const MarkWord *table, size_t n, Str text) {
  for (size_t i = 0; i < n; i++)
    if (fits(&table[i], text)) return &table[i];
  return NULL;
}

// ---- "第1天/共9天" ------------------------------------------------------------------------------------------------

static size_t skip_number(Str text, size_t at, Str before) {
  if (!str_starts(str_from(text, at), before)) return 0;
  size_t digits = at + before.n;
  while (digits < text.n && text.at[digits] >= '0' && text.at[digits] <= '9') digits++;
  bool day = digits > at + before.n && str_starts(str_from(text, digits), S("天"));
  return day ? digits + S("天").n : 0;
}

// Where it begins, and in *end where it ends; -1 where there is none.
static ptrdiff_t find_count(Str text, size_t *end) {
  ptrdiff_t at = str_find(text, S("第"));
  size_t to = at < 0 ? 0 : skip_number(text, (size_t)at, S("第"));
  if (!to) return -1;
  size_t all = skip_number(text, to, S("/共"));
  *end = all ? all : to;
  return at;
}

// ---- names --------------------------------------------------------------------------------------------------------

static Str without(Arena *arena, Str text, size_t from, size_t to) {
  return str_format(arena, "%.*s %.*s", STR(str_part(text, 0, from)), STR(str_from(text, to)));
}

// What separates a mark from the name, at either end.
static Str stripped(Str text) {
  static const Str signs[] = {S_("（"), S_("）"), S_("("), S_(")"),  S_("·"),  S_("｜"), S_("|"), S_("-"),
                              S_("："), S_(":"),  S_(" "), S_("　"), S_("补"), S_("【"), S_("】")};
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < COUNT(signs); i++) {
      bool begins = str_starts(text, signs[i]);
      if (!begins && !str_ends(text, signs[i])) continue;
      text = begins ? str_from(text, signs[i].n) : str_part(text, 0, text.n - signs[i].n);
      again = text.n > 0;
      break;
    }
  }
  return text;
}

// As long as a key of a plan may be.
static Str shortened(Str text) {
  size_t at = 0;
  uint32_t c;
  while (at < text.n && at < NAME_BYTES_MAX) at = utf8_next(text, at, &c);
  return at < text.n ? str_part(text, 0, at) : text;
}

static void cut(Arena *arena, Str *title, Str *lower, size_t from, size_t to) {
  *title = without(arena, *title, from, to);
  *lower = without(arena, *lower, from, to);
}

// One line, without the marks.
static Str name_of(Arena *arena, Str title) {
  Str lower = lowered(arena, title);
  size_t end = 0;
  ptrdiff_t count = find_count(title, &end);
  if (count >= 0) cut(arena, &title, &lower, (size_t)count, end);
  for (size_t i = 0; i < COUNT(words); i++) {
    ptrdiff_t at = words[i].mark == MARK_NONE ? -1 : str_find(lower, words[i].word);
    bool part = words[i].alone && str_trim(lower).n != words[i].word.n;
    if (at >= 0 && !part) cut(arena, &title, &lower, (size_t)at, (size_t)at + words[i].word.n);
  }
  return shortened(stripped(str_trim(title)));
}

static Str one_line(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < text.n; i++) {
    bool blank = (unsigned char)text.at[i] <= ' ';
    if (!blank || (out.n && out.at[out.n - 1] != ' ')) buf_byte(&out, blank ? ' ' : text.at[i]);
  }
  return str_trim(buf_str(&out));
}

Str feed_name(Arena *arena, const IcsEvent *event) { return shortened(one_line(arena, event->summary)); }

// ---- the mark -----------------------------------------------------------------------------------------------------

static DayMark mark_of_apple(Str special) {
  if (str_eq(special, S("WORK-HOLIDAY"))) return MARK_OFF;
  return str_eq(special, S("ALTERNATE-WORKDAY")) ? MARK_WORK : MARK_NONE;
}

static DayMark mark_of_title(Arena *arena, Str title) {
  size_t end;
  const MarkWord *word = find(words, COUNT(words), lowered(arena, title));
  if (word && word->mark != MARK_UNCLEAR) return word->mark;
  if (find_count(title, &end) >= 0) return MARK_OFF;
  return word ? word->mark : MARK_NONE;
}

static DayMark mark_of_description(Arena *arena, Str text) {
  Str first;
  if (!str_cut(&text, '\n', &first)) return MARK_NONE;
  const MarkWord *line = find(lines, COUNT(lines), lowered(arena, str_trim(first)));
  return line ? line->mark : MARK_NONE;
}

DayMark feed_mark(Arena *arena, const IcsEvent *event, Str *name) {
  Str title = one_line(arena, event->summary);
  DayMark mark = event->cancelled ? MARK_NONE : mark_of_apple(event->special);
  if (mark == MARK_NONE && !event->cancelled) mark = mark_of_title(arena, title);
  if (mark == MARK_NONE && !event->cancelled) mark = mark_of_description(arena, event->description);
  *name = name_of(arena, title);
  return mark;
}

// show: one person's day as it is posted: windows, texts filled, what else belongs to each item (D05).
#include "sopcal/command.h"

static const Staff *find_person(const Plan *plan, Str name) {
  const Staff *by_id = map_get(&plan->index[REF_STAFF], name);
  for (size_t i = 0; !by_id && i < plan->staff.n; i++)
    if (str_eq(plan->staff.at[i].name, name)) return &plan->staff.at[i];
  return by_id;
}

static Str when(Arena *arena, Window at, Lang lang) {
  if (at.from == CLOCK_NONE) return lang == LANG_ZH ? S("全天") : S("all day");
  return window_format(arena, at);
}

// One person's day.
typedef struct Day {
  const Schedule *schedule;
  const Staff *person;
  Date date;
} Day;

// By the person's own clock. What is due on a later day has no time on this one.
static Str window_of(Arena *arena, const Day *of, const Occurrence *item) {
  Lang lang = (Lang)of->schedule->plan->about.locale;
  LocalTime due = item_time(of->schedule->plan, of->person, item);
  return when(arena, due.date > of->date && item->due > item->date ? WINDOW_NONE : due.at, lang);
}

// "2026-03-05 18:00" of what has several days; else empty.
static Str due_of(Arena *arena, const Day *of, const Occurrence *item) {
  if (item->due == item->date) return S("");
  LocalTime due = item_time(of->schedule->plan, of->person, item);
  Str date = date_text(arena, due.date);
  if (due.at.from == CLOCK_NONE) return date;
  return str_format(arena, "%.*s %.*s", STR(date), STR(window_format(arena, due.at)));
}

// By the plan's, for somebody with another: "2026-03-02 16:00-16:30, Asia/Shanghai".
static Str plan_time(Arena *arena, const Plan *plan, const Occurrence *item, const Staff *person) {
  if (item->at.from == CLOCK_NONE || !has_own_clock(plan, person)) return S("");
  return str_format(arena, "%.*s %.*s, %.*s", STR(date_text(arena, item->due)), STR(window_format(arena, item->at)),
                    STR(zone_name(plan->zone)));
}

// Behind a sign of its own, no line of a text can pass for one of ours or for a command to a build service.
static void print_text(Buf *out, Str text) {
  for (Str line; str_cut(&text, '\n', &line);) {
    buf_add(out, S("  | "));
    text_show(out, line);
    buf_byte(out, '\n');
  }
}

static void field(Buf *out, Lang lang, Text label, Str value) {
  value = str_trim(value);
  if (!value.n) return;
  bool one_line = str_find_byte(value, '\n') < 0;
  buf_format(out, "  %s%s", label.in[lang], lang == LANG_ZH ? "：" : one_line ? ": " : ":");
  if (one_line) text_show(out, value);
  buf_byte(out, '\n');
  if (!one_line) print_text(out, value);
}

static void print_media(Arena *arena, Buf *out, Lang lang, const Occurrence *item) {
  static const Text labels[CARRIED_COUNT] = {[CARRY_PICTURE] = {{"pictures", "配图"}},
                                             [CARRY_VIDEO] = {{"video", "视频"}},
                                             [CARRY_FILE] = {{"file", "文件"}},
                                             [CARRY_LINK] = {{"link", "链接"}},
                                             [CARRY_CARD] = {{"mini-program card", "小程序卡片"}}};
  static const Carried order[] = {CARRY_PICTURE, CARRY_VIDEO, CARRY_FILE, CARRY_LINK, CARRY_CARD};
  MediaList all = piece_media(arena, item->piece, item->text);
  for (size_t i = 0; i < COUNT(order); i++) {
    StrList shown = media_of_kind(arena, &all, order[i]);
    field(out, lang, labels[order[i]], str_join(arena, &shown, S(", ")));
  }
}

static void print_item(Arena *arena, Buf *out, const Day *of, const Occurrence *item) {
  const Schedule *schedule = of->schedule;
  const Staff *person = of->person;
  Lang lang = (Lang)schedule->plan->about.locale;
  static const Text audience = {{"for", "可见范围"}}, comment = {{"comment", "评论"}}, mention = {{"mention", "@"}},
                    chat = {{"private chat", "私聊"}}, yes = {{"yes", "是"}}, notes = {{"notes", "备注"}},
                    none = {{"no piece yet", "内容未到位"}}, due = {{"due", "截止"}},
                    there = {{"by the plan's clock", "计划时间"}};
  const Piece *piece = item->piece;
  buf_format(out, lang == LANG_ZH ? "%.*s  %.*s（%d 分钟）" : "%.*s  %.*s  (%d min)", STR(window_of(arena, of, item)),
             STR(text_shown(arena, occurrence_title(arena, schedule, item))), item->minutes);
  if (is_provisional(schedule, item->lock)) buf_add(out, lang == LANG_ZH ? S("  暂定") : S("  provisional"));
  buf_byte(out, '\n');
  field(out, lang, due, due_of(arena, of, item));
  field(out, lang, there, plan_time(arena, schedule->plan, item, person));
  if (item->kind == OCCURRENCE_POST) {
    field(out, lang, audience, audience_names(arena, item->audience, lang));
    if (!piece) buf_format(out, "  %s\n", none.in[lang]);
    print_text(out, occurrence_text(arena, schedule, item, person));
    if (piece) print_media(arena, out, lang, item);
    field(out, lang, comment, occurrence_comment(arena, schedule, item, person));
  }
  if (piece) field(out, lang, mention, piece->mention);
  if (piece && piece->private_chat) field(out, lang, chat, str_of(yes.in[lang]));
  if (piece) field(out, lang, notes, piece->notes);
  field(out, lang, notes, item->notes);
  buf_byte(out, '\n');
}

static Value *item_value(Arena *arena, const Day *of, const Occurrence *item) {
  const Schedule *schedule = of->schedule;
  const Staff *person = of->person;
  Lang lang = (Lang)schedule->plan->about.locale;
  Value *map = value_map(arena);
  value_put_text(arena, map, "identity", item->identity);
  value_put_text(arena, map, "window", window_of(arena, of, item));
  if (item->due != item->date) value_put_text(arena, map, "due", due_of(arena, of, item));
  if (has_own_clock(schedule->plan, person))
    value_put_text(arena, map, "plan_time", plan_time(arena, schedule->plan, item, person));
  value_put_text(arena, map, "title", occurrence_title(arena, schedule, item));
  value_put_text(arena, map, "audience", audience_names(arena, item->audience, lang));
  value_put_text(arena, map, "text", text_clean(arena, occurrence_text(arena, schedule, item, person), false));
  value_put_text(arena, map, "comment", text_clean(arena, occurrence_comment(arena, schedule, item, person), false));
  value_put_int(arena, map, "minutes", item->minutes);
  if (schedule->plan->carries) value_put(arena, map, "media", media_values(arena, item->piece, item->text));
  if (schedule->plan->lock.given) value_put_bool(arena, map, "provisional", is_provisional(schedule, item->lock));
  return map;
}

static Str whose_clock(Arena *arena, const Plan *plan, const Staff *person) {
  static const Text clock = {{"times by the clock of %.*s\n\n", "时间按 %.*s 的钟\n\n"}};
  if (!has_own_clock(plan, person)) return S("");
  return str_format(arena, clock.in[plan->about.locale], STR(zone_name(person->zone)));
}

static Str nothing(const Plan *plan, const Staff *person, Date day) {
  static const Text outside = {{"this day lies outside the plan\n", "这天不在计划的日期里\n"}};
  static const Text off = {{"a day off\n", "这天休息\n"}};
  static const Text empty = {{"nothing on this day\n", "这天没有安排\n"}};
  bool inside = span_has((Span){plan->about.from, plan->about.to}, day);
  Text text = !inside ? outside : staff_is_off(person, day) ? off : empty;
  return str_of(text.in[plan->about.locale]);
}

int command_show(Arena *arena, const Options *options) {
  Date day;
  int status;
  Compiled compiled;
  if (!date_parse(options->args.at[1], &day))
    return usage_error(options, "write the date as 2026-03-02, not", "日期要写成 2026-03-02，而不是",
                       options->args.at[1]);
  bool json = str_eq(options->format, S("json"));
  compile_plan(arena, options, folder_argument(options, 2), &compiled);
  if (!compiled_or_said(arena, options, &compiled, &status)) return status;
  const Staff *person = find_person(&compiled.plan, options->args.at[0]);
  if (!person) return usage_error(options, "nobody in this plan is", "计划里没有这个人", options->args.at[0]);
  const ItemList *items = schedule_of(&compiled.schedule, person);
  Buf out = buf_in(arena);
  Value *list = value_list(arena);
  const Day of = {&compiled.schedule, person, day};
  for (size_t i = 0; i < items->n; i++) {
    if (!span_has(own_days(&compiled.plan, person, items->at[i]), day)) continue;
    if (!out.n) buf_add(&out, whose_clock(arena, &compiled.plan, person));
    value_add(arena, list, item_value(arena, &of, items->at[i]));
    print_item(arena, &out, &of, items->at[i]);
  }
  if (!out.n) buf_add(&out, nothing(&compiled.plan, person, day));
  if (json) {
    out = buf_in(arena);
    json_write(&out, list, 2);
    buf_byte(&out, '\n');
  }
  return print_out(buf_str(&out));
}

// note: the words of descriptions in both languages, and how a description is put together, line by line.
#include "describe.h"

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
    [WORD_VIDEOS] = {{"Video", "视频"}},
    [WORD_FILES] = {{"Files", "文件"}},
    [WORD_LINK] = {{"Link to share", "转发链接"}},
    [WORD_CARD] = {{"Mini-program card", "小程序卡片"}},
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
    [WORD_PROVISIONAL] = {{"provisional", "暂定"}},
    [WORD_MAY_CHANGE] = {{"Provisional: not announced yet, it may still change.", "暂定：还没有公布，以后可能会变。"}},
    [WORD_CANCELLED] = {{"Cancelled: ", "【已取消】"}},
    [WORD_IS_CANCELLED] = {{"This has been called off: there is nothing to do.", "这一项已经取消，不用再做。"}},
};

Note note_new(Arena *arena, const Schedule *schedule, Lang lang) {
  return (Note){arena, schedule, lang, buf_in(arena)};
}

Str note_word(const Note *note, Word which) { return str_of(words[which].in[note->lang]); }

void note_line(Note *note, Str line) {
  if (line.n == 0) return;
  buf_add(&note->text, line);
  buf_byte(&note->text, '\n');
}

void note_say(Note *note, Word label, Str value) {
  if (value.n == 0) return;
  buf_add(&note->text, note_word(note, label));
  buf_add(&note->text, note_word(note, WORD_COLON));
  note_line(note, value);
}

void note_gap(Note *note) {
  if (note->text.n > 0) buf_byte(&note->text, '\n');
}

Str note_joined(const Note *note, const StrList *list) {
  return str_join(note->arena, list, note_word(note, WORD_COMMA));
}

Str note_bracketed(const Note *note, Str before, Str inside) {
  return str_format(note->arena, "%.*s%.*s%.*s%.*s", STR(before), STR(note_word(note, WORD_OPEN)), STR(inside),
                    STR(note_word(note, WORD_CLOSE)));
}

Str note_status(const Note *note, Status status) { return str_of(status_names.label[status].in[note->lang]); }

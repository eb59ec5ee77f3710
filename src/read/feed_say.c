// feed_say: what was odd in a calendar file, in words: one message for each kind, at its first place.
#include "feed.h"

static const Text texts[ODD_COUNT] = {
    [ODD_MARK] = {{"the file begins with a byte order mark", "文件以字节顺序标记（BOM）开头"}},
    [ODD_LF] = {{"lines end in LF, not CR LF", "行尾是 LF，不是 CR LF"}},
    [ODD_LONG] = {{"a line is longer than 75 bytes", "一行超过 75 字节"}},
    [ODD_CONTROL] = {{"a character that cannot be seen", "有看不见的字符"}},
    [ODD_NO_COLON] = {{"a line without a name and a colon", "一行没有名称和冒号"}},
    [ODD_HEAD] = {{"the calendar lacks PRODID or VERSION", "日历缺少 PRODID 或 VERSION"}},
    [ODD_NO_UID] = {{"an event lacks UID or DTSTAMP", "事项缺少 UID 或 DTSTAMP"}},
    [ODD_NO_ZONE] = {{"a time zone that the file does not define", "时区在文件里没有定义"}},
    [ODD_OPEN] = {{"an event is not closed by END:VEVENT", "事项没有用 END:VEVENT 结束"}},
    [ODD_CUT] = {{"the file ends without END:VCALENDAR, and may have been cut off",
                  "文件没有 END:VCALENDAR 就结束了，可能没下载完整"}},
    [ODD_NO_VALUE] = {{"a day without VALUE=DATE", "日期没有写 VALUE=DATE"}},
    [ODD_END] = {{"an event without an end behind its beginning, taken for one day", "事项的结束不晚于开始，按一天算"}},
    [ODD_UTC] = {{"a day off at a time in UTC, taken for the day that it is by the plan's clock",
                  "放假写成了 UTC 时刻，按计划的时区算是哪一天"}},
    [ODD_TWICE] = {{"the same days once more", "同样的日子又写了一次"}},
    [ODD_EXCEPTION] = {{"an exception to a series, taken for an event of its own", "系列里的例外，按单独的事项算"}},
    [ODD_UNMARKED] = {{"events that do not say that they are days off, all taken for it as year: is given",
                       "事项都没说是放假；既然写了 year:，就全当作放假"}},
    [LEFT_NO_DAY] = {{"an event without a day that there is", "事项没有可用的日期"}},
    [LEFT_LONG] = {{"an event that is too long for days off", "事项太长，不像放假"}},
    [LEFT_YEARS] = {{"an event outside the years from 2000 to 2100", "事项不在 2000 到 2100 年之间"}},
    [LEFT_RULE] = {{"the repeats of a series whose rule cannot be followed", "重复规则看不懂的系列，首次之后的部分"}},
    [LEFT_UNCLEAR] = {{"an event that does not say whether it is a day off or a working day (调休)",
                       "只写“调休”，没说是放假还是上班的事项"}},
    [LEFT_BOTH] = {{"an event that contradicts an earlier one", "和前面的事项相反的事项"}},
    [LEFT_MANY] = {{"events beyond the 20000th", "第 20000 个之后的事项"}},
    [LEFT_UNMARKED] = {{"all events, as none says that it is a day off (with year: all would be taken for it)",
                        "所有事项：没有一个说是放假（写了 year: 就全当作放假）"}},
};

void feed_say(Arena *arena, Diags *diags, const Feed *feed) {
  for (FeedOdd odd = 0; odd < ODD_COUNT; odd++) {
    const FeedFinding *found = &feed->found[odd];
    if (!found->times) continue;
    Str times = found->times > 1 ? str_format(arena, "%ld", found->times) : S("");
    diag_add(diags, odd < LEFT_NO_DAY ? T140 : T141, found->at, ARGS(arg_t("what", texts[odd]), arg("times", times)));
  }
}

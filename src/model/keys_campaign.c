// keys_campaign: the keys of campaigns, SOPs, steps and pieces.
#include "keyrow.h"

// A row is a line, however long.
// clang-format off
static const Key step_keys[] = {
    COMMON_ROWS(Step),
    ROW(Step, "id", id, ID, .required = true, HELP("its name: identities in calendars hang on it", "步骤名：日历里的身份系在它上面")),
    ROW(Step, "title", title, TEXT, .fallback = "(what it does)", HELP("its name for people", "给人看的名字")),
    ROW(Step, "day", day, DAYS, LISTED, HELP("on which days of the campaign; day 1 is its first day, -1 the day before", "在活动的哪些天；1 是首日，-1 是前一天")),
    ROW(Step, "due", due, DAY, HELP("begun on 'day', done by this day: one item with a deadline", "从 day 开始，到这天为止：一项带截止日的事")),
    ROW(Step, "days", days, ENUM, .names = &step_days_names, .fallback = "calendar", HELP("what 'day' and 'due' count: all days, or working days alone", "day 和 due 按什么数：自然日，还是只数工作日")),
    ROW(Step, "every", every, EVERY, LISTED, HELP("a routine: on these days; within a window of a day: 1h", "例行：在这些日子重复；在一天的时段内可写 1h")),
    ROW(Step, "within", within, ENUM, .names = &within_names, HELP("a routine: 'times' times in each week or month, on days the program chooses", "例行：每周或每月做 times 次，日子由程序安排")),
    ROW(Step, "times", times, NUMBER, .fallback = "1", HELP("how many times within", "within 之内做几次")),
    ROW(Step, "after", after, AFTER, HELP("this long after the opening, the end or a step", "在开始、结束或某一步之后多久")),
    ROW(Step, "before", before, AFTER, HELP("this long before the opening, the end or a step", "在开始、结束或某一步之前多久")),
    ROW(Step, "post", post, REF, LISTED, .ref = REF_CHANNEL, HELP("post a piece in these channels; without 'by' everybody who has the channel; where it is shared (group, live, video, official, sms, parcel) one of them", "在这些渠道发一篇内容；不写 by 就由拥有该渠道的所有人发；共用的渠道（group、live、video、official、sms、parcel）由其中一人发")),
    ROW(Step, "task", task, TEXT, LISTED, HELP("do this; a list is check boxes", "做这件事；写成列表就是勾选框")),
    ROW(Step, "meet", meet, TEXT, HELP("meet about this", "开这个会")),
    ROW(Step, "makes_final", makes_final, TEXT, HELP("what is final once this is done: named when a campaign is not ready (D11)", "做完它什么就定稿了：活动没准备好时会提到它（D11）")),
};
SHAPE(step_shape, Step, "step", "step", "步骤", step_keys, false);

static const Key sop_keys[] = {
    COMMON_ROWS(Sop),
    ROW(Sop, "title", title, TEXT, HELP("its name for people", "给人看的名字")),
    ROW(Sop, "anchor", anchor, ENUM, .names = &anchor_names, .fallback = "campaign", HELP("what its days count from: a campaign's opening, or the calendar (a routine)", "日子从哪里算起：活动首日，或日历本身（例行）")),
    ROW(Sop, "length", length, NUMBER, .fallback = "1", HELP("how many days a campaign of it lasts", "这样一场活动有几天")),
    ROW(Sop, "steps", steps, STRUCT, LISTED, .shape = &step_shape, .required = true, HELP("what is done, by whom, when", "做什么、谁做、何时做")),
};
SHAPE(sop_shape, Sop, "sop", "SOP", "SOP", sop_keys, false);

static const Key near_keys[] = {
    ROW(Near, "align", align, ENUM, .names = &align_names, .bare = true, .required = true, HELP("which day of the campaign should fall on the date", "活动的哪一天落在这个日子上")),
    ROW(Near, "weight", weight, SHARE, .fallback = "1", HELP("how much it counts beside other dates", "和别的日子相比有多重要")),
};
SHAPE(near_shape, Near, "near", "near date", "靠近的日子", near_keys, false);

static const Key period_keys[] = {
    COMMON_ROWS(PeriodOwn),
    ROW(PeriodOwn, "title", title, TEXT, HELP("this period's title", "这一期的标题")),
    ROW(PeriodOwn, "status", status, ENUM, .names = &status_names, HELP("this period's status", "这一期的状态")),
    ROW(PeriodOwn, "date", date, SPAN, HELP("this period's stated date", "这一期指定的日期")),
};
SHAPE(period_shape, PeriodOwn, "period", "period", "某一期", period_keys, false);

static const Key campaign_keys[] = {
    COMMON_ROWS(Campaign),
    ROW(Campaign, "title", title, TEXT, HELP("its name; texts name it as {{campaign.title}}", "活动名；文案里用 {{campaign.title}}")),
    ROW(Campaign, "sop", sop, REF, .ref = REF_SOP, HELP("the steps it follows", "按哪个 SOP 做")),
    ROW(Campaign, "length", length, NUMBER, .fallback = "(the SOP's)", HELP("how many days it lasts", "持续几天")),
    ROW(Campaign, "cycle", cycle, DURATION, HELP("the customers' repurchase cycle: the cadence follows it (D07)", "客户的复购周期：节奏由它推出（D07）")),
    ROW(Campaign, "rhythm", rhythm, ENUM, .names = &rhythm_enum_names, HELP("a series: one campaign in each of these; auto: from the cycle (D07)", "系列：每个周期一场；auto 由复购周期推出（D07）")),
    ROW(Campaign, "date", date, SPAN, LISTED, HELP("its days, stated: a date, first..last, or a list of them", "指定日期：一天、起止，或其列表")),
    ROW(Campaign, "every", every, EVERY, LISTED, HELP("repeated on these days", "在这些日子重复")),
    ROW(Campaign, "touch", touch, STRUCT, MAPPED, .shape = &touch_shape, .ref = REF_CHANNEL, HELP("how often one customer may be reached while it runs, by channel: {circle: 5 per day}; it replaces what channel and segments say", "活动期间一位客户最多被打扰多少次，按渠道写：{circle: 5 per day}；代替渠道和人群自己的上限")),
    ROW(Campaign, "part_of", part_of, REF, .ref = REF_CAMPAIGN, HELP("a phase of this campaign; it inherits its audience and offer", "是哪场活动的一个阶段；沿用它的人群和优惠")),
    ROW(Campaign, "near", near, STRUCT, MAPPED, .shape = &near_shape, .ref = REF_DATE, HELP("dates that an opening or an end should meet", "希望首日或末日赶上的日子")),
    ROW(Campaign, "prefer", prefer, WEEKDAY, LISTED, HELP("weekdays on which it should open", "最好在星期几开始")),
    ROW(Campaign, "avoid", avoid, AVOID, LISTED, HELP("days on which none of its days may fall", "活动日要避开的日子")),
    ROW(Campaign, "status", status, ENUM, .names = &status_names, .fallback = "draft", HELP("how far it has been agreed (D10)", "方案定到哪一步（D10）")),
    ROW(Campaign, "in", in, STRUCT, MAPPED, .shape = &period_shape, HELP("what one period of a series has of its own: 2026-06: {title: ...}", "某一期自己的内容：2026-06: {title: ...}")),
};
SHAPE(campaign_shape, Campaign, "campaign", "campaign", "活动", campaign_keys, false);

static const Key reuse_keys[] = {
    ROW(Reuse, "after", after, DURATION, .fallback = "30d", HELP("not again within this time in one channel", "同一渠道里隔多久才能再用")),
    ROW(Reuse, "times", times, NUMBER, HELP("at most this many times", "最多用几次")),
};
SHAPE(reuse_shape, Reuse, "reuse", "reuse", "reuse", reuse_keys, false);

static const Key media_keys[] = {
    ROW(Media, "file", file, MEDIA, .bare = true, HELP("a file beside the piece, or a link; of a card its cover", "内容旁边的文件，或链接；卡片则是封面")),
    ROW(Media, "card", card, TEXT, HELP("the page of a mini-program: pages/goods?id=8", "小程序的页面：pages/goods?id=8")),
    ROW(Media, "title", title, TEXT, HELP("of a link or a card", "链接或卡片的标题")),
    ROW(Media, "alt", alt, TEXT, HELP("what the picture shows", "图里是什么")),
};
SHAPE(media_shape, Media, "media", "picture, video, link, card or file", "图片、视频、链接、卡片或文件", media_keys, false);

static const Key piece_keys[] = {
    ROW(Piece, "title", title, TEXT, .fallback = "(its id)", HELP("its name for people", "给人看的名字")),
    ROW(Piece, "kind", kind, ENUM, .names = &kind_names, HELP("what it is for (D22)", "内容类型（D22）")),
    ROW(Piece, "theme", theme, TEXT, HELP("the theme a step asks for; none for daily content", "供步骤挑选的主题；日常内容不写")),
    ROW(Piece, "scene", scene, ENUM, .names = &scene_names, HELP("proof only: what it shows (D03)", "仅口碑线：展示的场景（D03）")),
    ROW(Piece, "channels", channels, REF, LISTED, .ref = REF_CHANNEL, .fallback = "(all)", HELP("where it may be posted", "可以发在哪些渠道")),
    ROW(Piece, "for", audience, REF, LISTED, .ref = REF_SEGMENT, HELP("who may see it; it must name every segment of the slot", "给谁看；要包含发布对象的全部人群")),
    ROW(Piece, "media", media, STRUCT, LISTED, .shape = &media_shape, HELP("pictures, a video, links, cards, in order", "图片、视频、链接、卡片，按顺序")),
    ROW(Piece, "comment", comment, TEXT, HELP("put under the post (D05)", "发布后写在评论区（D05）")),
    ROW(Piece, "mention", mention, TEXT, HELP("whom to @ (D05)", "要 @ 谁（D05）")),
    ROW(Piece, "private_chat", private_chat, BOOL, .fallback = "false", HELP("staff open a private chat afterwards (D05)", "发布后员工主动私聊（D05）")),
    ROW(Piece, "notes", notes, TEXT, HELP("for the staff who post it (D05)", "给发布人的备注（D05）")),
    ROW(Piece, "reuse", reuse, STRUCT, .shape = &reuse_shape, HELP("how often it may be used", "可以重复用几次")),
    ROW(Piece, "valid", valid, SPAN, HELP("only on these days", "只在这段日子用")),
    ROW(Piece, "status", status, ENUM, .names = &status_names, .fallback = "draft", HELP("how far it has been agreed (D10)", "定到哪一步（D10）")),
};
SHAPE(piece_shape, Piece, "piece", "piece", "内容", piece_keys, false);

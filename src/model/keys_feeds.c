// keys_feeds: the section `feeds`: which calendars are made, and the keys of each sort of them.
#include "keyrow.h"

// A row is a line, however long.
// clang-format off
#define VIEW_ROWS \
    ROW(View, "shows", shows, ENUM, LISTED, .names = &view_part_names, .fallback = "(by its kind)", HELP("what stands in it; a deadline is a task with due:", "里面放什么；deadlines 是写了 due: 的任务")), \
    ROW(View, "posts", posts, ENUM, .names = &posts_as_names, .fallback = "daily", HELP("which posts of a day stand in one event with the day's list: none (each), those of the daily lines, or all (day)", "一天里哪些发布合成一项、列成清单：each 都不合，daily 只合日常内容，day 全部合成一项")), \
    ROW(View, "past", past, DURATION, .fallback = "(by its kind: 1 month or 3 months)", HELP("with --today it begins so long before that day", "加 --today 时，从那天之前多久开始")), \
    ROW(View, "ahead", ahead, DURATION, .fallback = "(by its kind: 3, 6 or 12 months)", HELP("with --today it ends so long after that day", "加 --today 时，到那天之后多久为止")), \
    ROW(View, "alarm", alarm, DURATION, .fallback = "(as 'alarm' of 'feeds')", HELP("a reminder this long before", "提前多久提醒")), \
    ROW(View, "color", color, ENUM, .names = &color_names, .fallback = "(by its kind)", HELP("its colour, by a name of CSS; not every client shows it", "日历的颜色，用 CSS 的颜色名；不是每个客户端都显示")), \
    ROW(View, "categories", categories, ENUM, LISTED, .names = &view_category_names, .fallback = "kind", HELP("by what its events are sorted: kind is the content line of a post, task, meeting, campaign or daily", "按什么给各项分类：kind 是发布的内容线，或 task、meeting、campaign、daily")), \
    ROW(View, "locale", locale, ENUM, .names = &locale_names, .fallback = "(the plan's)", HELP("the language of its labels; texts to post stay as they are", "标签的语言；要发的文案不变")), \
    ROW(View, "link", link, BOOL, .fallback = "true", HELP("of people's calendars, in a plan with url: each event leads to the sheet of its week", "只用于每个人的日历：计划写了 url 时，每一项都链接到当周的任务单"))

static const Key view_keys[] = {
    ROW(View, "made", made, BOOL, .bare = true, .fallback = "(true for team, staff, channel, campaign)", HELP("whether it is made", "要不要生成")),
    VIEW_ROWS,
};
SHAPE(view_shape, View, "view", "calendar", "日历", view_keys, false);

static const Key own_view_keys[] = {
    ROW(View, "title", title, TEXT, .fallback = "(its id)", HELP("its name for people", "给人看的名字")),
    ROW(View, "channels", channels, REF, LISTED, .ref = REF_CHANNEL, HELP("only posts in these channels", "只要这些渠道的发布")),
    ROW(View, "campaigns", campaigns, REF, LISTED, .ref = REF_CAMPAIGN, HELP("only what belongs to these campaigns and their phases", "只要这些活动和它们各阶段的事")),
    ROW(View, "lines", lines, REF, LISTED, .ref = REF_LINE, HELP("only posts of these content lines", "只要这些内容线的发布")),
    ROW(View, "for", audience, REF, LISTED, .ref = REF_SEGMENT, HELP("only what is for any of these segments, or for everybody", "只要给其中任一人群的，以及给所有人的")),
    ROW(View, "staff", staff, REF, LISTED, .ref = REF_STAFF, HELP("only what any of these people does", "只要其中任一人要做的")),
    ROW(View, "stores", stores, REF, LISTED, .ref = REF_STORE, HELP("only what people of these stores do", "只要这些门店的人要做的")),
    ROW(View, "regions", regions, REF, LISTED, .ref = REF_REGION, HELP("only what people of these regions do", "只要这些区域的人要做的")),
    ROW(View, "roles", roles, REF, LISTED, .ref = REF_ROLE, HELP("only what people of these roles do", "只要这些角色的人要做的")),
    VIEW_ROWS,
};
SHAPE(own_view_shape, View, "own-view", "calendar of one's own", "自选日历", own_view_keys, false);

static const Key feeds_keys[] = {
    ROW(Feeds, "team", team, STRUCT, .shape = &view_shape, .fallback = "true", HELP("a feed of campaigns, deadlines and meetings", "全队日历：活动、截止和会议")),
    ROW(Feeds, "staff", staff, STRUCT, .shape = &view_shape, .fallback = "true", HELP("a feed for each person", "每人一份日历")),
    ROW(Feeds, "channel", channel, STRUCT, .shape = &view_shape, .fallback = "true", HELP("a feed for each channel", "每个渠道一份日历")),
    ROW(Feeds, "campaign", campaign, STRUCT, .shape = &view_shape, .fallback = "true", HELP("a feed for each campaign", "每个活动一份日历")),
    ROW(Feeds, "store", store, STRUCT, .shape = &view_shape, .fallback = "false", HELP("a feed for each store of the staff: what its people do", "每个门店一份日历：店里的人要做的事")),
    ROW(Feeds, "region", region, STRUCT, .shape = &view_shape, .fallback = "false", HELP("a feed for each region", "每个区域一份日历")),
    ROW(Feeds, "role", role, STRUCT, .shape = &view_shape, .fallback = "false", HELP("a feed for each role", "每个角色一份日历")),
    ROW(Feeds, "own", own, STRUCT, MAPPED, .shape = &own_view_shape, HELP("calendars of your own choice: what fits all that one says", "自选的日历：符合里面所写全部条件的事")),
    ROW(Feeds, "alarm", alarm, DURATION, HELP("a reminder this long before; most clients ignore it in subscriptions", "提前多久提醒；多数客户端对订阅的日历不理会")),
};
SHAPE(feeds_shape, Feeds, "feeds", "section feeds", "feeds 一节", feeds_keys, false);

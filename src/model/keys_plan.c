// keys_plan: the sections of a plan file, and the keys of all of them but campaigns, SOPs and pieces.
#include "keyrow.h"

// A row is a line, however long.
// clang-format off
static const Key share_keys[] = {ROW(Share, "weight", weight, SHARE, .bare = true, HELP("its share", "占的份数"))};
SHAPE(share_shape, Share, "share", "share", "份额", share_keys, true);

static const Key about_keys[] = {
    ROW(About, "id", id, ID, .required = true,
        HELP("the plan's name for ever: every identity in calendars hangs on it", "计划永远的名字：日历里每一项的身份都系在它上面")),
    ROW(About, "brand", brand, TEXT, HELP("the brand's name; texts name it as {{plan.brand}}", "品牌名；文案里用 {{plan.brand}}")),
    ROW(About, "speaks_as", speaks_as, ENUM, .names = &speaks_as_names, .fallback = "person",
        HELP("who speaks in the copy (D02)", "文案以谁的口吻说话（D02）")),
    ROW(About, "stage", stage, ENUM, .names = &stage_names, .fallback = "start",
        HELP("how far the private domain has come: the default mix of kinds (D22)", "私域所处阶段：决定内容类型的默认配比（D22）")),
    ROW(About, "kinds", kinds, STRUCT, MAPPED, .shape = &share_shape, .fallback = "(by the stage)",
        HELP("shares of education, event, interaction and product in daily content", "日常内容里 education、event、interaction、product 的份额")),
    ROW(About, "timezone", timezone, TEXT, .fallback = "Asia/Shanghai", HELP("the plan's time zone, by its IANA name", "计划的时区，写 IANA 的名字")),
    ROW(About, "locale", locale, ENUM, .names = &locale_names, .fallback = "zh-CN",
        HELP("the language of labels in sheets and feeds", "任务单和日历里标签的语言")),
    ROW(About, "from", from, DATE, .required = true, HELP("the first day", "第一天")),
    ROW(About, "to", to, DATE, .required = true, HELP("the last day", "最后一天")),
    ROW(About, "private", is_private, BOOL, .fallback = "false", HELP("each person's calendar and sheets get an address that nobody can guess, made with a key (sopcal token), and shared calendars name nobody", "每个人的日历和任务单用猜不到的地址（用 sopcal token 生成的密钥算出），共用的日历里不出现人名")),
    ROW(About, "rotation", rotation, COUNT, .fallback = "0", HELP("another number gives everybody's files new addresses, and the old ones end", "换一个数字，所有人的文件就换新地址，旧地址失效")),
    ROW(About, "url", url, TEXT, HELP("where the folder site/ is served, such as https://plans.example.com/shop: calendars then say where they come from, and links.csv and sopcal links list the addresses", "site/ 文件夹放在哪个网址，例如 https://plans.example.com/shop；日历里会写明出处，links.csv 和 sopcal links 列出订阅地址")),
    ROW(About, "use", use, TEMPLATE, LISTED,
        HELP("what to take from the templates: sops/three-day, a folder's file without its ending",
             "从模板里取用什么：例如 sops/three-day，即不带后缀的文件")),
};
SHAPE(about_shape, About, "plan", "section plan", "plan 一节", about_keys, false);

static const Key limits_keys[] = {
    ROW(Limits, "title", title, TEXT, HELP("its name for people", "给人看的名字")),
    ROW(Limits, "source", source, TEXT, HELP("where the figures were read, and when", "数字的出处和日期")),
    ROW(Limits, "carries", carries, ENUM, LISTED, .names = &carried_names, .fallback = "(all)", HELP("what a post may be made of (D23)", "一条内容可以由什么组成（D23）")),
    ROW(Limits, "mixed", mixed, BOOL, .fallback = "true", HELP("whether pictures, videos, links, cards and files may stand in one post", "图片、视频、链接、卡片、文件能不能混在一条里")),
    ROW(Limits, "characters", characters, COUNT, HELP("most characters of a text; an emoji counts as two or more", "文字最多多少个字；一个表情算两个或更多")),
    ROW(Limits, "bytes", bytes, COUNT, HELP("most bytes of a text: a Chinese character has three", "文字最多多少字节；一个汉字三字节")),
    ROW(Limits, "title_bytes", title_bytes, COUNT, HELP("most bytes of a link's or card's title", "链接、卡片的标题最多多少字节")),
    ROW(Limits, "pictures", pictures, COUNT, HELP("most pictures", "最多几张图")),
    ROW(Limits, "videos", videos, COUNT, HELP("most videos", "最多几个视频")),
    ROW(Limits, "links", links, COUNT, HELP("most links", "最多几个链接")),
    ROW(Limits, "cards", cards, COUNT, HELP("most mini-program cards", "最多几张小程序卡片")),
    ROW(Limits, "files", files, COUNT, HELP("most files", "最多几个文件")),
    ROW(Limits, "attachments", attachments, COUNT, HELP("most of all of these together", "以上合计最多几个")),
    ROW(Limits, "picture_size", picture_size, SIZE, HELP("how large the file of a picture may be", "一张图的文件最大多少")),
    ROW(Limits, "picture_side", picture_side, COUNT, HELP("most pixels of a picture's longer side", "图片长边最多多少像素")),
    ROW(Limits, "video_size", video_size, SIZE, HELP("how large the file of a video may be", "一个视频的文件最大多少")),
    ROW(Limits, "video_seconds", video_seconds, COUNT, HELP("how long a video may be", "视频最长多少秒")),
    ROW(Limits, "posts", posts, CAP, LISTED, HELP("how often one account may post", "一个账号最多发多少次")),
    ROW(Limits, "touch", touch, CAP, LISTED, HELP("how often one customer may receive something, from all senders together; 'days per month' is as many as the month has days", "一位客户最多收到多少次，所有人发的合计；days per month 是当月天数")),
    ROW(Limits, "quiet", quiet, QUIET, HELP("no post begins in these hours", "这段时间不发")),
    ROW(Limits, "unsure", unsure, ENUM, LISTED, .names = &limit_names, HELP("figures that no official page gives: exceeding them is a warning", "没有官方出处的数字：超出只是提醒")),
};
SHAPE(limits_shape, Limits, "limits", "limits", "限制", limits_keys, false);
SHAPE(profile_shape, Limits, "profile", "profile", "渠道规格", limits_keys, false);

static const Key touch_keys[] = {
    ROW(Touch, "caps", caps, CAP, LISTED, .bare = true, .required = true, HELP("at most so often", "最多这么多次")),
};
SHAPE(touch_shape, Touch, "touch", "cap", "触达上限", touch_keys, true);

static const Key channel_keys[] = {
    ROW(Channel, "kind", kind, ENUM, .names = &channel_kind_names, .required = true, HELP("what it is (D23)", "是哪种渠道（D23）")),
    ROW(Channel, "title", title, TEXT, .fallback = "(its kind's name)", HELP("its name for people", "给人看的名字")),
    ROW(Channel, "for", audience, REF, LISTED, .ref = REF_SEGMENT, HELP("who is in it; none means everybody", "里面是哪些人群；不写就是所有人")),
    ROW(Channel, "members", members, COUNT, HELP("how many people are in it", "有多少人")),
    ROW(Channel, "minutes", minutes, COUNT, .fallback = "5", HELP("how long one post takes one person", "一个人发一条要几分钟")),
    ROW(Channel, "at", at, WINDOW, LISTED, HELP("the windows of its daily posts, first to last", "每天发布的时段，从早到晚")),
    ROW(Channel, "quiet", quiet, QUIET, HELP("no post begins in these hours", "这段时间不发")),
    ROW(Channel, "touch", touch, CAP, LISTED, HELP("how often one customer may be reached here (D51): 3 per day, 10 per week", "一位客户在这里最多被打扰多少次（D51）：3 per day、10 per week")),
    ROW(Channel, "profile", profile, REF, .ref = REF_PROFILE, .fallback = "(its kind's)", HELP("what the platform allows here, from 'profiles'", "平台在这里允许什么，取自 profiles")),
    ROW(Channel, "limits", limits, STRUCT, .shape = &limits_shape, HELP("figures of one's own, over the profile's", "自己的数字，优先于 profile")),
};
SHAPE(channel_shape, Channel, "channel", "channel", "渠道", channel_keys, false);

static const Key staff_keys[] = {
    ROW(Staff, "name", name, TEXT, .required = true, HELP("the person's name; texts name it as {{staff.name}}", "姓名；文案里用 {{staff.name}}")),
    ROW(Staff, "role", role, ID, .required = true, HELP("what 'by' asks for: adviser, service, content, operator (D25) ...", "by 里所说的角色：adviser、service、content、operator（D25）……")),
    ROW(Staff, "store", store, ID, HELP("the store", "门店")),
    ROW(Staff, "region", region, ID, HELP("the region", "区域")),
    ROW(Staff, "channels", channels, REF, LISTED, .ref = REF_CHANNEL, HELP("where this person posts", "在哪些渠道发布")),
    ROW(Staff, "hours", hours, WINDOW, HELP("working hours; tasks and meetings stay within them", "工作时间；任务和会议都在其中")),
    ROW(Staff, "timezone", timezone, TEXT, .fallback = "(the plan's)", HELP("the person's time zone, by its IANA name: hours and days off are by its clock, and so is the sheet", "这个人的时区，写 IANA 的名字：工作时间、休息日和任务单都按当地的钟")),
    ROW(Staff, "days_off", days_off, DAYOFF, LISTED, HELP("days off", "休息日")),
    ROW(Staff, "budget", budget, DURATION, HELP("how long a day's items may take (D61)", "一天的事项最多花多久（D61）")),
    ROW(Staff, "friends", friends, COUNT, HELP("customers added", "已添加的客户数")),
    ROW(Staff, "rotation", rotation, COUNT, .fallback = "0", HELP("in a private plan another number gives this person's files new addresses", "私密计划里，换一个数字，这个人的文件就换新地址")),
};
SHAPE(staff_shape, Staff, "staff", "person", "人员", staff_keys, false);

static const Key table_column_keys[] = {ROW(TableColumn, "name", name, TEXT, .bare = true, .required = true, HELP("the column's name", "列名"))};
SHAPE(table_column_shape, TableColumn, "table-column", "column", "列", table_column_keys, true);

static const Key table_keys[] = {
    ROW(TableFile, "file", file, TEXT, .bare = true, .required = true, HELP("a CSV file in the plan's folder, in UTF-8; its first line names the columns; lists are separated by ; 、 or blanks", "计划文件夹里的 CSV 文件（UTF-8）；第一行是列名；一格里写多个值用 ; 、 或空格隔开")),
    ROW(TableFile, "columns", columns, STRUCT, MAPPED, .shape = &table_column_shape, .any_name = true, .fallback = "(called like the keys)", HELP("what the table calls a key: {id: 工号, name: 姓名}", "某个键在表里叫什么：{id: 工号, name: 姓名}")),
};
SHAPE(table_shape, TableFile, "table", "from", "from", table_keys, false);
const Key table_key = {.name = "from", .type = TYPE_STRUCT, .shape = &table_shape, HELP("more of them, from a table", "更多的，取自一张表")};

static const Key segment_keys[] = {
    ROW(Segment, "title", title, TEXT, HELP("its name for people", "给人看的名字")),
    ROW(Segment, "tag", tag, TEXT, HELP("the tag in WeCom", "企业微信里的标签")),
    ROW(Segment, "size", size, COUNT, HELP("how many customers", "有多少客户")),
    ROW(Segment, "apart", apart, ID, HELP("a word: segments with the same word have no customer in common", "一个词：写了同一个词的人群，客户互不重叠")),
    ROW(Segment, "touch", touch, STRUCT, MAPPED, .shape = &touch_shape, .ref = REF_CHANNEL, HELP("how often one of them may be reached, by channel: {private: 1 per day}", "其中一位客户最多被打扰多少次，按渠道写：{private: 1 per day}")),
};
SHAPE(segment_shape, Segment, "segment", "segment", "人群", segment_keys, false);

static const Key per_day_keys[] = {
    ROW(PerDay, "all", all, COUNT, .bare = true, .fallback = "1", HELP("posts on any day", "任何一天的条数")),
    ROW(PerDay, "workday", workday, COUNT, HELP("posts on a workday: Monday to Friday, or as 'holidays' says", "工作日的条数：周一到周五，或按 holidays 的安排")),
    ROW(PerDay, "weekend", weekend, COUNT, HELP("posts on Saturday and Sunday", "周六和周日的条数")),
    ROW(PerDay, "holiday", holiday, COUNT, .fallback = "(as at the weekend)", HELP("posts on a public holiday", "法定假日的条数")),
    ROW(PerDay, "campaign", campaign, COUNT, HELP("posts on a day on which a campaign posts here to the same people", "当天已有活动在这里发给同一批人时的条数")),
};
SHAPE(per_day_shape, PerDay, "per_day", "per_day", "per_day", per_day_keys, false);

static const Key daily_keys[] = {
    ROW(Daily, "per_day", per_day, STRUCT, .shape = &per_day_shape, .fallback = "1", HELP("how many posts a day", "每天几条")),
    ROW(Daily, "every", every, EVERY, LISTED, .fallback = "day", HELP("on which days", "在哪些日子")),
    ROW(Daily, "mix", mix, STRUCT, MAPPED, .shape = &share_shape, .ref = REF_LINE, .required = true,
        HELP("shares of the content lines (D03)", "各条内容线的份额（D03）")),
    ROW(Daily, "by", by, WHO, LISTED, .fallback = "(who has the channel)", HELP("who posts it; by default everybody who has the channel; where it is shared (group, live, video, official, sms, parcel) one of them", "由谁来发；默认是拥有该渠道的所有人；共用的渠道（group、live、video、official、sms、parcel）由其中一人发")),
    ROW(Daily, "spread", spread, DURATION, HELP("each person posts up to this much later, always by the same minutes, so that not all post in one moment, which platforms take for a machine", "各人错开发布：每人最多晚这么久，晚几分钟固定不变，免得所有人同一刻发布，被平台当成机器")),
};
SHAPE(daily_shape, Daily, "daily", "daily line", "日常内容", daily_keys, false);

static const Key price_keys[] = {ROW(Price, "money", money, MONEY, .bare = true, HELP("the price", "价格"))};
SHAPE(price_shape, Price, "price", "price", "价格", price_keys, true);

static const Key product_keys[] = {
    ROW(Product, "title", title, TEXT, HELP("its name for people", "给人看的名字")),
    ROW(Product, "price", price, MONEY, HELP("the private-domain price", "私域价")),
    ROW(Product, "public", public_prices, STRUCT, MAPPED, .shape = &price_shape, HELP("what it costs elsewhere, by market (D24)", "在别处卖多少钱，按平台写（D24）")),
    ROW(Product, "floor", floor, MONEY, HELP("no offer goes below this", "任何优惠都不低于它")),
    ROW(Product, "exclusive", exclusive, BOOL, .fallback = "false", HELP("only sold here, so that no price compares", "只在这里卖，不和别处比价")),
    ROW(Product, "cycle", cycle, DURATION, HELP("how long one lasts", "用完一件要多久")),
};
SHAPE(product_shape, Product, "product", "product", "产品", product_keys, false);

static const Key offer_product_keys[] = {
    ROW(OfferProduct, "was", was, MONEY, .required = true, HELP("the price before", "原价")),
    ROW(OfferProduct, "now", now, MONEY, .required = true, HELP("the price now", "现价")),
};
SHAPE(offer_product_shape, OfferProduct, "offer-product", "product of an offer", "优惠里的产品", offer_product_keys, false);

static const Key offer_keys[] = {
    ROW(Offer, "form", form, ENUM, .names = &offer_form_names, .required = true, HELP("how it saves money, simplest first (D08)", "优惠形式，越简单越靠前（D08）")),
    ROW(Offer, "title", title, TEXT, HELP("as customers read it", "客户看到的说法")),
    ROW(Offer, "products", products, STRUCT, MAPPED, .shape = &offer_product_shape, .ref = REF_PRODUCT, HELP("products with their prices before and now", "产品及其原价和现价")),
    ROW(Offer, "spend", spend, MONEY, HELP("for spend-save: spend this", "满减：满多少")),
    ROW(Offer, "save", save, MONEY, HELP("for spend-save: save this", "满减：减多少")),
    ROW(Offer, "valid", valid, DURATION, HELP("how long a coupon lasts", "券的有效期")),
    ROW(Offer, "stock", stock, COUNT, HELP("how many there are", "一共有多少份")),
    ROW(Offer, "each", each, NUMBER, HELP("how many for one customer", "每人限几份")),
};
SHAPE(offer_shape, Offer, "offer", "offer", "优惠", offer_keys, false);

static const Key phase_keys[] = {ROW(DatePhase, "days", days, DAYS, .bare = true, HELP("its days", "哪几天"))};
SHAPE(phase_shape, DatePhase, "phase", "phase of a season", "阶段", phase_keys, true);

static const Key date_keys[] = {
    ROW(NamedDate, "on_day", on_day, YEARLY, .bare = true, HELP("the day of the year, or one date", "每年的哪一天，或某一天")),
    ROW(NamedDate, "lunar", lunar, LUNAR, HELP("the day of the Chinese calendar: 8-15, 12-last", "农历的哪一天：8-15、12-last")),
    ROW(NamedDate, "term", term, TERM, HELP("the solar term: 清明", "哪个节气：清明")),
    ROW(NamedDate, "nth", nth, NTH, HELP("the weekday of a month: 2 sun of may", "某月的第几个星期几：2 sun of may")),
    ROW(NamedDate, "stem", stem, STEM, HELP("the day of a heavenly stem from a solar term on: 3 庚 from 夏至 begins 三伏", "从某个节气起第几个天干日：3 庚 from 夏至 就是入伏")),
    ROW(NamedDate, "rrule", rrule, RECUR, HELP("a recurrence rule of iCalendar: FREQ=MONTHLY;BYMONTHDAY=10", "iCalendar 的重复规则：FREQ=MONTHLY;BYMONTHDAY=10")),
    ROW(NamedDate, "from", from, DATE, HELP("rrule counts from the first of its days from here on", "rrule 从这天起的第一个日子开始算")),
    ROW(NamedDate, "title", title, TEXT, .fallback = "(its id)", HELP("its name for people", "给人看的名字")),
    ROW(NamedDate, "range", range, DAYS, HELP("its season, in day numbers: day 1 is the day itself, -1 the day before", "它的一季，用第几天来写：1 是当天，-1 是前一天")),
    ROW(NamedDate, "phases", phases, STRUCT, MAPPED, .shape = &phase_shape, HELP("parts of the season: 预售: -20..-4", "这一季的各个阶段：预售: -20..-4")),
    ROW(NamedDate, "tags", tags, ID, LISTED, HELP("words by which several dates are avoided at once", "标签：可以一次避开好几个日子")),
};
SHAPE(date_shape, NamedDate, "date", "date", "日子", date_keys, false);

static const Key off_days_keys[] = {
    ROW(OffDays, "days", days, SPAN, LISTED, .bare = true, .required = true, HELP("a day, first..last, or a list of them", "一天、起止日期，或它们的列表")),
    ROW(OffDays, "work", work, SPAN, LISTED, HELP("the working days that make up for it: {days: 2026-10-01..2026-10-07, work: 2026-10-10}", "为它补班的日子：{days: 2026-10-01..2026-10-07, work: 2026-10-10}")),
};
SHAPE(off_days_shape, OffDays, "days-off", "days off", "放假", off_days_keys, false);

static const Key holidays_keys[] = {
    ROW(Holidays, "year", years, YEAR, LISTED, HELP("the year of which this is all: its other days are as the weekday says. A list without year is one's own and wins over those with it", "这是哪一年的全部安排：这年其余的日子按星期几算。不写 year 的是自己的安排，以它为准")),
    ROW(Holidays, "source", source, TEXT, HELP("where it was published", "出处")),
    ROW(Holidays, "days_off", off, STRUCT, MAPPED, .shape = &off_days_shape, .any_name = true, HELP("days off, by what they are for: 国庆: 2026-10-01..2026-10-07", "放假的日子，按名目写：国庆: 2026-10-01..2026-10-07")),
    ROW(Holidays, "work", work, SPAN, LISTED, HELP("other working days that would be off: also a public holiday on which the company works", "其余要上班的日子：补班，或公司在法定假日照常上班")),
    ROW(Holidays, "from", from, TEXT, HELP("a file of iCalendar in the plan's folder, read for the same", "计划文件夹里的一个 .ics 文件，从中读取放假安排")),
};
SHAPE(holidays_shape, Holidays, "holidays", "list of holidays", "放假安排", holidays_keys, false);

static const Key most_keys[] = {
    ROW(Most, "most", most, PERCENT, HELP("at most this many per cent", "最多占百分之几")),
    ROW(Most, "least", least, PERCENT, HELP("at least this many per cent", "至少占百分之几")),
};
SHAPE(most_shape, Most, "bound", "bound", "界限", most_keys, false);

static const Key word_keys[] = {
    ROW(WordEntry, "word", word, TEXT, .bare = true, .required = true, HELP("the word", "词")),
    ROW(WordEntry, "level", level, ENUM, .names = &word_level_names, .fallback = "(its class's)", HELP("forbid is an error, warn a warning, note a note", "forbid 报错，warn 警告，note 提示")),
    ROW(WordEntry, "reason", reason, TEXT, HELP("why", "为什么")),
    ROW(WordEntry, "instead", instead, TEXT, HELP("what to write", "可以怎么写")),
    ROW(WordEntry, "except", except, TEXT, LISTED, HELP("texts in which it is harmless", "在这些说法里没有问题")),
    ROW(WordEntry, "unless_after", unless_after, TEXT, LISTED, HELP("texts right behind which it is harmless, quoted or not: 别信, 所谓", "紧跟在这些说法后面时没有问题，加不加引号都算：别信、所谓")),
};
SHAPE(word_shape, WordEntry, "word", "word", "词", word_keys, false);

static const Key word_class_keys[] = {
    ROW(WordClass, "title", title, TEXT, HELP("its name for people", "给人看的名字")),
    ROW(WordClass, "level", level, ENUM, .names = &word_level_names, .fallback = "warn", HELP("forbid is an error, warn a warning, note a note", "forbid 报错，warn 警告，note 提示")),
    ROW(WordClass, "reason", reason, TEXT, HELP("why", "为什么")),
    ROW(WordClass, "instead", instead, TEXT, HELP("what to write", "可以怎么写")),
    ROW(WordClass, "except", except, TEXT, LISTED, HELP("texts in which its words are harmless", "在这些说法里没有问题")),
    ROW(WordClass, "unless_after", unless_after, TEXT, LISTED, HELP("texts right behind which its words are harmless, quoted or not: 别信, 所谓", "紧跟在这些说法后面时没有问题，加不加引号都算：别信、所谓")),
    ROW(WordClass, "words", words, STRUCT, LISTED, .shape = &word_shape, HELP("the words", "词")),
    ROW(WordClass, "from", from, TEXT, HELP("a file in the plan's folder with a word on each line", "计划文件夹里的一个文件，每行一个词")),
};
SHAPE(word_class_shape, WordClass, "word-class", "class of words", "词类", word_class_keys, false);

static const Key rules_keys[] = {
    ROW(Rules, "allow", allow, TEXT, LISTED, HELP("texts of which no list of words may complain, such as the brand's own name", "词表不必提醒的说法，例如品牌自己的名字")),
    ROW(Rules, "selling", selling, STRUCT, .shape = &most_shape,
        HELP("most: the share of pieces of kind product in a channel's daily posts", "most：一个渠道日常内容里产品类（product）的占比上限")),
    ROW(Rules, "proof", proof, STRUCT, .shape = &most_shape,
        HELP("least: the share of order, repurchase and shipping scenes in the proof line's daily posts (D03)",
             "least：口碑线日常内容里成交、复购、发货场景的占比下限（D03）")),
};
SHAPE(rules_shape, Rules, "rules", "section rules", "rules 一节", rules_keys, false);

static const Key sheets_keys[] = {
    ROW(Sheets, "made", made, BOOL, .bare = true, .fallback = "true", HELP("whether they are made; with sheets: false there are calendars and the plan's page", "要不要生成；sheets: false 就只有日历和计划总页")),
    ROW(Sheets, "formats", formats, ENUM, LISTED, .names = &sheet_format_names, .fallback = "(html, xlsx, csv, md)",
        HELP("which files a week's sheet has: a page, a workbook, a table for Excel, Markdown; more than 30 people have html alone unless it is stated. `plain-csv` is the table for programs, 2026-W10.plain.csv: no byte order mark, the plan's ids, texts as they are",
             "每周任务单出哪些格式：网页、工作簿、给 Excel 的表、Markdown；超过 30 人，不写就只有 html。`plain-csv` 是给程序读的表 2026-W10.plain.csv：没有字节顺序标记，编号照计划，文字原样")),
};
SHAPE(sheets_shape, Sheets, "sheets", "section sheets", "sheets 一节", sheets_keys, false);

static const Key pin_keys[] = {
    ROW(Pin, "piece", piece, REF, .bare = true, .required = true, .ref = REF_PIECE, HELP("the piece", "哪篇内容")),
};
SHAPE(pin_shape, Pin, "pin", "pin", "指定", pin_keys, true);

static const Key plan_keys[] = {
    ROW(Plan, "plan", about, STRUCT, .shape = &about_shape, HELP("what the plan is called, whose it is and how long it runs", "计划叫什么、是谁的、从何时到何时")),
    ROW(Plan, "channels", channels, STRUCT, MAPPED, .shape = &channel_shape, HELP("where things are posted", "在哪里发布")),
    ROW(Plan, "staff", staff, STRUCT, MAPPED, .shape = &staff_shape, .table = offsetof(Plan, staff_from), HELP("who works", "有哪些人")),
    ROW(Plan, "segments", segments, STRUCT, MAPPED, .shape = &segment_shape, HELP("customers in groups (D17)", "客户分层（D17）")),
    ROW(Plan, "daily", daily, STRUCT, MAPPED, .shape = &daily_shape, .ref = REF_CHANNEL, HELP("what fills a channel between campaigns (D03, D04)", "没有活动时每个渠道发什么（D03、D04）")),
    ROW(Plan, "products", products, STRUCT, MAPPED, .shape = &product_shape, HELP("what is sold, and price control (D24)", "卖什么，以及控价（D24）")),
    ROW(Plan, "offers", offers, STRUCT, MAPPED, .shape = &offer_shape, HELP("offers and coupons (D08, D63)", "优惠和券（D08、D63）")),
    ROW(Plan, "campaigns", campaigns, STRUCT, MAPPED, .shape = &campaign_shape, HELP("what happens on certain days (D07, D09)", "在特定日子做的事（D07、D09）")),
    ROW(Plan, "sops", sops, STRUCT, MAPPED, .shape = &sop_shape, HELP("who does what, and when: lists of steps", "谁在什么时候做什么：一串步骤")),
    ROW(Plan, "dates", dates, STRUCT, MAPPED, .shape = &date_shape, HELP("days with a name, such as mid-year: 06-18", "有名字的日子，例如 mid-year: 06-18")),
    ROW(Plan, "holidays", holidays, STRUCT, MAPPED, .shape = &holidays_shape, HELP("days off and make-up working days: holidays/cn-2026 of the templates, or one's own", "放假和调休：用模板里的 holidays/cn-2026，或自己写")),
    ROW(Plan, "profiles", profiles, STRUCT, MAPPED, .shape = &profile_shape, HELP("what platforms allow, for channels of the kind of that name: channels/wecom-2025-11 of the templates, or one's own", "平台允许什么，名字就是渠道的种类：用模板里的 channels/wecom-2025-11，或自己写")),
    ROW(Plan, "words", words, STRUCT, MAPPED, .shape = &word_class_shape, HELP("words that must not go out as they stand (D08, D40): words/ad-law of the templates, or one's own", "不能就这样发出去的词（D08、D40）：用模板里的 words/ad-law，或自己写")),
    ROW(Plan, "rules", rules, STRUCT, .shape = &rules_shape, HELP("what the mixture of content must keep", "内容配比要守的规矩")),
    ROW(Plan, "feeds", feeds, STRUCT, .shape = &feeds_shape, HELP("which calendars are made", "生成哪些日历")),
    ROW(Plan, "sheets", sheets, STRUCT, .shape = &sheets_shape, HELP("which posting sheets are made", "生成哪些任务单")),
    ROW(Plan, "pin", pins, STRUCT, MAPPED, .shape = &pin_shape, .any_name = true, HELP("this piece on that day: 2026-03-08 moments: brand/womens-day", "某天某渠道就用这一篇：2026-03-08 moments: brand/womens-day")),
};
SHAPE(plan_file_shape, Plan, "plan file", "a plan file", "计划文件", plan_keys, false);

// names: the words that a key may be limited to, and what people read for them.
#include "sopcal/model.h"

#define NAMES(table, ...)                                                                                              \
  static const char *const table##_words[] = {__VA_ARGS__};                                                            \
  const Names table = {COUNT(table##_words), table##_words, NULL}
#define LABELLED(table, labels, ...)                                                                                   \
  static const char *const table##_words[] = {__VA_ARGS__};                                                            \
  const Names table = {COUNT(table##_words), table##_words, labels}

static const Text kind_labels[] = {
    {{"education", "种草科普"}}, {{"event", "活动"}}, {{"interaction", "互动"}}, {{"product", "产品"}}};
static const Text scene_labels[] = {
    {{"feedback", "反馈"}}, {{"order", "成交"}}, {{"repurchase", "复购"}}, {{"shipping", "发货"}}};
static const Text status_labels[] = {{{"draft", "草稿"}}, {{"discussed", "已讨论"}}, {{"final", "定稿"}}};
static const Text channel_labels[] = {{{"Moments", "朋友圈"}},          {{"group", "社群"}}, {{"private chat", "私聊"}},
                                      {{"Channels video", "视频号"}},   {{"live", "直播"}},  {{"mass-send", "群发"}},
                                      {{"official account", "公众号"}}, {{"SMS", "短信"}},   {{"call", "电话"}},
                                      {{"parcel card", "包裹卡"}}};
static const Text carried_labels[] = {{{"text", "文字"}},  {{"pictures", "图片"}},    {{"videos", "视频"}},
                                      {{"links", "链接"}}, {{"cards", "小程序卡片"}}, {{"files", "文件"}}};

NAMES(speaks_as_names, "person", "brand", "manager", "adviser");
NAMES(stage_names, "start", "grow", "mature");
LABELLED(kind_names, kind_labels, "education", "event", "interaction", "product");
LABELLED(scene_names, scene_labels, "feedback", "order", "repurchase", "shipping");
LABELLED(status_names, status_labels, "draft", "discussed", "final");
LABELLED(channel_kind_names, channel_labels, "moments", "group", "private", "video", "live", "mass-send", "official",
         "sms", "call", "parcel");
LABELLED(carried_names, carried_labels, "text", "picture", "video", "link", "card", "file");
NAMES(limit_names, "carries", "mixed", "characters", "bytes", "title_bytes", "pictures", "videos", "links", "cards",
      "files", "attachments", "picture_size", "picture_side", "video_size", "video_seconds", "posts", "touch", "quiet");
NAMES(word_level_names, "forbid", "warn", "note");
NAMES(offer_form_names, "discount", "spend-save", "gift", "draw");
NAMES(anchor_names, "campaign", "calendar");
NAMES(align_names, "first_day", "last_day", "any_day");
NAMES(within_names, "week", "month");
NAMES(on_day_off_names, "keep", "earlier", "later", "skip");
NAMES(step_days_names, "calendar", "workdays");
NAMES(day_status_names, "unknown", "workday", "weekend", "holiday", "makeup_workday");
NAMES(sheet_format_names, "html", "xlsx", "csv", "md", "plain-csv");
NAMES(rhythm_enum_names, "week", "half-month", "month", "two-months", "quarter", "half-year", "year", "auto");
NAMES(locale_names, "en", "zh-CN");
NAMES(lock_kind_names, "post", "daily", "task", "deadline", "meeting");

static const Text part_labels[] = {
    {{"campaigns", "活动"}}, {{"posts", "发布"}}, {{"tasks", "任务"}}, {{"deadlines", "截止"}}, {{"meetings", "会议"}}};
LABELLED(view_part_names, part_labels, "campaigns", "posts", "tasks", "deadlines", "meetings");
NAMES(posts_as_names, "each", "daily", "day");
NAMES(view_category_names, "kind", "line", "channel", "campaign");
NAMES(color_names, "aliceblue", "antiquewhite", "aqua", "aquamarine", "azure", "beige", "bisque", "black",
      "blanchedalmond", "blue", "blueviolet", "brown", "burlywood", "cadetblue", "chartreuse", "chocolate", "coral",
      "cornflowerblue", "cornsilk", "crimson", "cyan", "darkblue", "darkcyan", "darkgoldenrod", "darkgray", "darkgreen",
      "darkgrey", "darkkhaki", "darkmagenta", "darkolivegreen", "darkorange", "darkorchid", "darkred", "darksalmon",
      "darkseagreen", "darkslateblue", "darkslategray", "darkslategrey", "darkturquoise", "darkviolet", "deeppink",
      "deepskyblue", "dimgray", "dimgrey", "dodgerblue", "firebrick", "floralwhite", "forestgreen", "fuchsia",
      "gainsboro", "ghostwhite", "gold", "goldenrod", "gray", "green", "greenyellow", "grey", "honeydew", "hotpink",
      "indianred", "indigo", "ivory", "khaki", "lavender", "lavenderblush", "lawngreen", "lemonchiffon", "lightblue",
      "lightcoral", "lightcyan", "lightgoldenrodyellow", "lightgray", "lightgreen", "lightgrey", "lightpink",
      "lightsalmon", "lightseagreen", "lightskyblue", "lightslategray", "lightslategrey", "lightsteelblue",
      "lightyellow", "lime", "limegreen", "linen", "magenta", "maroon", "mediumaquamarine", "mediumblue",
      "mediumorchid", "mediumpurple", "mediumseagreen", "mediumslateblue", "mediumspringgreen", "mediumturquoise",
      "mediumvioletred", "midnightblue", "mintcream", "mistyrose", "moccasin", "navajowhite", "navy", "oldlace",
      "olive", "olivedrab", "orange", "orangered", "orchid", "palegoldenrod", "palegreen", "paleturquoise",
      "palevioletred", "papayawhip", "peachpuff", "peru", "pink", "plum", "powderblue", "purple", "red", "rosybrown",
      "royalblue", "saddlebrown", "salmon", "sandybrown", "seagreen", "seashell", "sienna", "silver", "skyblue",
      "slateblue", "slategray", "slategrey", "snow", "springgreen", "steelblue", "tan", "teal", "thistle", "tomato",
      "turquoise", "violet", "wheat", "white", "whitesmoke", "yellow", "yellowgreen");

typedef struct Label {
  Str id;
  Text text;
} Label;

static Str label_of(const Label *labels, size_t n, Str id, Lang lang) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(labels[i].id, id)) return str_of(labels[i].text.in[lang]);
  return id;
}

Str line_label(Str line, Lang lang) {
  static const Label labels[] = {
      {S_("persona"), {{"persona", "人设"}}}, {S_("brand"), {{"brand", "品牌"}}}, {S_("proof"), {{"proof", "口碑"}}}};
  return label_of(labels, COUNT(labels), line, lang);
}

Str theme_label(Str theme, Lang lang) {
  static const Label labels[] = {
      {S_("offer"), {{"offer", "优惠"}}},         {S_("feedback"), {{"feedback", "反馈"}}},
      {S_("urgency"), {{"last call", "倒计时"}}}, {S_("new-arrival"), {{"new arrival", "上新"}}},
      {S_("chain"), {{"chain list", "接龙"}}},    {S_("warm"), {{"warm-up", "预热"}}},
      {S_("welcome"), {{"welcome", "欢迎"}}},     {S_("refill"), {{"refill", "补货提醒"}}}};
  return label_of(labels, COUNT(labels), theme, lang);
}

Str role_label(Str role, Lang lang) {
  static const Label labels[] = {{S_("adviser"), {{"adviser", "顾问"}}},     {S_("guide"), {{"guide", "导购"}}},
                                 {S_("service"), {{"service", "客服"}}},     {S_("operator"), {{"operator", "运营"}}},
                                 {S_("content"), {{"content", "内容"}}},     {S_("designer"), {{"designer", "设计"}}},
                                 {S_("warehouse"), {{"warehouse", "仓储"}}}, {S_("manager"), {{"manager", "店长"}}}};
  return label_of(labels, COUNT(labels), role, lang);
}

Str weekday_label(Date date, Lang lang) {
  static const char *const zh[] = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
  int weekday = date_weekday(date);
  return str_of(lang == LANG_ZH ? zh[weekday] : weekday_names[weekday]);
}

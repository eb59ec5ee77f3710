// keyrow: how a row of a key table is written. Only the tables in this folder use it.
#ifndef SOPCAL_MODEL_KEYROW_H
#define SOPCAL_MODEL_KEYROW_H

#include "sopcal/model.h"

#define ROW(T, key, field, of_type, ...)                                                                               \
  { .name = key, .type = TYPE_##of_type, .offset = offsetof(T, field), __VA_ARGS__ }
#define HELP(en, zh) .help = {{en, zh}}
#define LISTED .form = FORM_LIST
#define MAPPED .form = FORM_MAP
#define SHAPE(variable, T, called, noun_en, noun_zh, rows, bare)                                                       \
  const Shape variable = {.name = (called),                                                                            \
                          .noun = {{noun_en, noun_zh}},                                                                \
                          .size = sizeof(T),                                                                           \
                          .keys = (rows),                                                                              \
                          .count = COUNT(rows),                                                                        \
                          .only_bare = (bare)}

// The keys that a step shares with its SOP, campaign and period: first, and in this order, in each of their tables.
#define COMMON_ROWS(T)                                                                                                 \
  ROW(T, "at", common.at, WINDOW, HELP("when in the day", "一天里的什么时候")),                                        \
      ROW(T, "minutes", common.minutes, COUNT,                                                                         \
          HELP("how long it takes one person; a post's default is its channel's",                                      \
               "一个人要花的分钟数；发布的默认值取自渠道")),                                                           \
      ROW(T, "by", common.by, WHO, LISTED, HELP("who carries it out", "由谁来做")),                                    \
      ROW(T, "for", common.audience, REF, LISTED, .ref = REF_SEGMENT,                                                  \
          HELP("who may see it: any of these segments; none means everybody",                                          \
               "给谁看：其中任一人群；不写就是所有人")),                                                               \
      ROW(T, "piece", common.piece, PATTERN, LISTED,                                                                   \
          HELP("the content to use: the first of the list that exists", "用哪篇内容：取列表里第一篇存在的")),          \
      ROW(T, "line", common.line, TEXT, HELP("choose a piece of this content line", "从这条内容线里挑一篇")),          \
      ROW(T, "kind", common.kind, ENUM, .names = &kind_names,                                                          \
          HELP("choose a piece of this kind (D22)", "挑这一类的内容（D22）")),                                         \
      ROW(T, "theme", common.theme, TEXT,                                                                              \
          HELP("choose a piece of this theme; offer, feedback and urgency are the three days of D09",                  \
               "挑这个主题的内容；offer、feedback、urgency 是三日节奏（D09）")),                                       \
      ROW(T, "scene", common.scene, ENUM, .names = &scene_names,                                                       \
          HELP("choose a piece of this scene of the proof line (D03)", "挑口碑线里这个场景的内容（D03）")),            \
      ROW(T, "offer", common.offer, REF, .ref = REF_OFFER,                                                             \
          HELP("the offer it is about; texts name it as {{offer.title}}", "对应的优惠；文案里用 {{offer.title}}")),    \
      ROW(T, "report", common.report, TEXT, LISTED,                                                                    \
          HELP("figures to write down on the sheet (D12)", "要在任务单上填的数据（D12）")),                            \
      ROW(T, "notes", common.notes, TEXT, HELP("a note for whoever carries it out (D05)", "给执行人的备注（D05）")),   \
      ROW(T, "on_day_off", common.on_day_off, ENUM, .names = &on_day_off_names,                                        \
          HELP("when it falls on a day off of the plan's calendar", "遇到放假怎么办")),                                \
      ROW(T, "spread", common.spread, DURATION,                                                                        \
          HELP("of a post: each person posts up to this much later, always by the same minutes, so that not all post " \
               "in one moment, which platforms take for a machine",                                                    \
               "发布时各人错开：每人最多晚这么久，晚几分钟固定不变，免得所有人同一刻发布，被平台当成机器"))

extern const Shape about_shape, share_shape, channel_shape, staff_shape, segment_shape, per_day_shape, daily_shape,
    price_shape, product_shape, offer_product_shape, offer_shape, phase_shape, date_shape, off_days_shape,
    holidays_shape, step_shape, sop_shape, near_shape, period_shape, campaign_shape, pin_shape, most_shape, rules_shape,
    feeds_shape, sheets_shape, reuse_shape, limits_shape, profile_shape, touch_shape, word_shape, word_class_shape,
    media_shape, view_shape, own_view_shape, table_column_shape, table_shape;

#endif

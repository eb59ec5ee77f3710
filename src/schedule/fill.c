// fill: what is read and copied: texts with their variables filled for an occurrence and, where they name one, a
// person.
#include "room.h"

Str date_in(Arena *arena, Lang lang, Date date) {
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Ymd ymd = date_ymd(date);
  if (lang == LANG_EN) return str_format(arena, "%s %d", months[ymd.month - 1], ymd.day);
  return str_format(arena, "%d月%d日", ymd.month, ymd.day);
}

Str date_for_people(Arena *arena, const Plan *plan, Date date) {
  return date_in(arena, plan->about.locale == LANG_EN ? LANG_EN : LANG_ZH, date);
}

static Value *products_value(Arena *arena, const Offer *offer) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < offer->products.n; i++) {
    const OfferProduct *item = &offer->products.at[i];
    const Product *product = item->head.to;
    Value *map = value_map(arena);
    value_put_text(arena, map, "title", product->title.n ? product->title : product->head.id);
    value_put_text(arena, map, "was", money_format(arena, item->was));
    value_put_text(arena, map, "now", money_format(arena, item->now));
    value_add(arena, list, map);
  }
  return list;
}

static Value *offer_value(Arena *arena, const Offer *offer) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "title", offer->title.n ? offer->title : offer->head.id);
  if (offer->spend >= 0) value_put_text(arena, map, "spend", money_format(arena, offer->spend));
  if (offer->save >= 0) value_put_text(arena, map, "save", money_format(arena, offer->save));
  value_put(arena, map, "products", products_value(arena, offer));
  return map;
}

static Value *campaign_value(Arena *arena, const Plan *plan, const Occurrence *item) {
  const Opening *opening = item->opening;
  Value *map = value_map(arena);
  value_put_text(arena, map, "title", opening->title);
  value_put_text(arena, map, "first_day", date_for_people(arena, plan, opening->days.first));
  value_put_text(arena, map, "last_day", date_for_people(arena, plan, opening->days.last));
  value_put_int(arena, map, "day", item->day);
  value_put_int(arena, map, "days", opening->days.last - opening->days.first + 1);
  return map;
}

static Value *context_of(Arena *arena, const Plan *plan, const Occurrence *item, const Staff *person) {
  Value *map = value_map(arena), *about = value_map(arena), *staff = value_map(arena);
  value_put_text(arena, about, "brand", plan->about.brand.n ? plan->about.brand : plan->about.id);
  value_put(arena, map, "plan", about);
  if (item->opening) value_put(arena, map, "campaign", campaign_value(arena, plan, item));
  if (item->offer) value_put(arena, map, "offer", offer_value(arena, item->offer));
  if (!person) return map;
  value_put_text(arena, staff, "name", person->name);
  value_put_text(arena, staff, "store", person->store);
  value_put(arena, map, "staff", staff);
  return map;
}

static const MustacheOptions as_text = {0};
static const MustacheOptions as_page = {.escape_html = true, .escape_raw = true};

// A text that has no end stands cut here: occurrence_fills has said so, which is an error of the plan.
static Str fill(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person,
                const Mustache *template, Str plain, const MustacheOptions *options) {
  Buf out = buf_in(arena);
  if (!template) return plain;
  mustache_render(&out, template, context_of(arena, schedule->plan, item, person), options);
  return buf_str(&out);
}

static bool has_end(const Mustache *template, const Value *context, Arena *scratch, const MustacheOptions *options) {
  Buf out = buf_in(scratch);
  return !template || mustache_render(&out, template, context, options);
}

bool occurrence_fills(const Schedule *schedule, const Occurrence *item, Place *at) {
  Arena *scratch = arena_new();
  const Value *context = context_of(scratch, schedule->plan, item, NULL);
  bool text = has_end(item->text->template, context, scratch, &as_text) &&
              has_end(item->text->html_template, context, scratch, &as_page);
  bool comment = has_end(item->piece->comment_template, context, scratch, &as_text);
  *at = text ? place_of(&item->piece->head, "comment") : item->text->at;
  arena_free(scratch);
  return text && comment;
}

Str occurrence_text(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person) {
  const PieceText *text = item->text;
  return text ? fill(arena, schedule, item, person, text->template, text->plain, &as_text) : S("");
}

Str occurrence_html(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person) {
  const PieceText *text = item->text;
  if (!text || !item->channel || !channel_is_page(item->channel)) return S("");
  return fill(arena, schedule, item, person, text->html_template, text->html, &as_page);
}

Str occurrence_comment(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person) {
  const Piece *piece = item->piece;
  return piece ? fill(arena, schedule, item, person, piece->comment_template, piece->comment, &as_text) : S("");
}

bool occurrence_names_person(const Occurrence *item) {
  unsigned needs = item->text ? item->text->needs | item->piece->comment_needs : 0;
  return (needs & NEEDS_PERSON) != 0;
}

// ---- titles -------------------------------------------------------------------------------------------------------

static Str post_title(Arena *arena, const Occurrence *item, Lang lang) {
  Str about = S("");
  if (item->step && item->step->title.n)
    about = item->step->title;
  else if (item->piece && item->piece->title.n)
    about = item->piece->title;
  else if (item->piece && item->piece->theme.n)
    about = theme_label(item->piece->theme, lang);
  else if (item->line)
    about = line_label(item->line->id, lang);
  Str channel = channel_title_in(item->channel, lang);
  return about.n ? str_format(arena, "%.*s · %.*s", STR(channel), STR(about)) : channel;
}

Str occurrence_title_in(Arena *arena, const Occurrence *item, Lang lang) {
  if (item->kind == OCCURRENCE_POST) return post_title(arena, item, lang);
  if (item->step->title.n) return item->step->title;
  if (item->kind == OCCURRENCE_TASK) return str_join(arena, &item->step->task, lang == LANG_ZH ? S("、") : S(", "));
  return item->step->meet;
}

Str occurrence_title(Arena *arena, const Schedule *schedule, const Occurrence *item) {
  return occurrence_title_in(arena, item, (Lang)schedule->plan->about.locale);
}

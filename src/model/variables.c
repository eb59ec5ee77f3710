// variables: the names that a piece's text may use; the filling itself is the schedule's.
#include "sopcal/model.h"

const Variable variables[] = {
    {"plan.brand", NEEDS_NOTHING, {{"the brand's name", "品牌名"}}},
    {"staff.name", NEEDS_PERSON, {{"the name of the person who posts it", "发布人的姓名"}}},
    {"staff.store", NEEDS_PERSON, {{"that person's store", "发布人的门店"}}},
    {"campaign.title", NEEDS_CAMPAIGN, {{"the campaign's title", "活动名"}}},
    {"campaign.first_day", NEEDS_CAMPAIGN, {{"its first day, such as 6月16日", "活动首日，如 6月16日"}}},
    {"campaign.last_day", NEEDS_CAMPAIGN, {{"its last day, such as 6月18日", "活动末日，如 6月18日"}}},
    {"campaign.day", NEEDS_CAMPAIGN, {{"which day of it this is: 1 on the first", "今天是第几天：首日为 1"}}},
    {"campaign.days", NEEDS_CAMPAIGN, {{"how many days it lasts", "一共几天"}}},
    {"offer.title", NEEDS_OFFER, {{"the offer as customers read it", "优惠的说法"}}},
    {"offer.spend", NEEDS_OFFER, {{"of a spend-save offer: the sum to spend", "满减：满多少"}}},
    {"offer.save", NEEDS_OFFER, {{"of a spend-save offer: the sum saved", "满减：减多少"}}},
    {"offer.products",
     NEEDS_OFFER,
     {{"a section, once for each product of the offer", "段落：对优惠里的每个产品重复一次"}}},
    {"offer.products.title",
     NEEDS_OFFER,
     {{"within offer.products: the product's title", "在 offer.products 内：产品名"}}},
    {"offer.products.was", NEEDS_OFFER, {{"within offer.products: the price before", "在 offer.products 内：原价"}}},
    {"offer.products.now", NEEDS_OFFER, {{"within offer.products: the price now", "在 offer.products 内：现价"}}},
};
const size_t variable_count = COUNT(variables);

const Variable *variable_find(Str name, const char *within) {
  for (size_t i = 0; i < variable_count; i++) {
    Str known = str_of(variables[i].name), prefix = str_of(within);
    if (str_eq(known, name)) return &variables[i];
    if (prefix.n && str_starts(known, prefix) && str_eq(str_from(known, prefix.n), name)) return &variables[i];
  }
  return NULL;
}

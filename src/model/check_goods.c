// check_goods: products and offers: savings are real, prices hold (D08, D24).
#include "check.h"

static void check_public_prices(Checker *c, const Product *product) {
  if (product->exclusive || product->price < 0) return;
  for (size_t i = 0; i < product->public_prices.n; i++) {
    const Price *price = &product->public_prices.at[i];
    if (price->money < 0 || product->price <= price->money) continue;
    Diag *said = diag_add(c->diags, P104, place_of(&product->head, "price"),
                          ARGS(arg("product", product->head.id), arg("price", money_format(c->arena, product->price)),
                               arg("public", money_format(c->arena, price->money)), arg("market", price->head.id)));
    diag_relate_add(c->diags, said, place_of(&price->head, "money"), NO_ARGS);
  }
}

static void check_offer_product(Checker *c, const Offer *offer, const OfferProduct *item) {
  const Product *product = item->head.to;
  if (item->was < 0 || item->now < 0) return;
  Arg name = arg("product", item->head.id), now = arg("now", money_format(c->arena, item->now));
  Place at = place_of(&item->head, "now");
  if (item->now >= item->was)
    diag_add(c->diags, P101, at, ARGS(name, now, arg("was", money_format(c->arena, item->was))));
  if (!product || product->floor < 0 || item->now >= product->floor) return;
  Diag *said =
      diag_add(c->diags, P102, at,
               ARGS(arg("offer", offer->head.id), name, now, arg("floor", money_format(c->arena, product->floor))));
  diag_relate_add(c->diags, said, place_of(&product->head, "floor"), NO_ARGS);
}

static void check_spend_save(Checker *c, const Offer *offer) {
  static const Text lacks = {{"spend and save are not both there", "spend 和 save 没有写全"}};
  static const Text more = {{"it saves as much as is spent, or more", "减的不比满的少"}};
  if (offer->form != OFFER_SPEND_SAVE) return;
  bool both = given(&offer->head, "spend") && given(&offer->head, "save");
  if (both && (offer->spend < 0 || offer->save < 0 || offer->save < offer->spend)) return;
  diag_add(c->diags, P103, offer->head.at, ARGS(arg("offer", offer->head.id), arg_t("because", both ? more : lacks)));
}

void check_goods(Checker *c) {
  for (size_t i = 0; i < c->plan->products.n; i++) {
    check_public_prices(c, &c->plan->products.at[i]);
    check_cycle(c, &c->plan->products.at[i].head, c->plan->products.at[i].cycle);
  }
  for (size_t i = 0; i < c->plan->offers.n; i++) {
    const Offer *offer = &c->plan->offers.at[i];
    for (size_t k = 0; k < offer->products.n; k++) check_offer_product(c, offer, &offer->products.at[k]);
    check_spend_save(c, offer);
  }
}

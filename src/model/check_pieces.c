// check_pieces: what a piece's front matter says fits its line, its texts and its use.
#include "check.h"

bool piece_is_for(const Piece *piece, const Channel *channel) {
  for (size_t i = 0; i < piece->channels.n; i++)
    if (piece->channels.at[i].to == channel) return true;
  return piece->channels.n == 0;
}

static void check_texts(Checker *c, const Piece *piece) {
  for (size_t i = 0; i < piece->texts.n; i++) {
    const PieceText *text = &piece->texts.at[i];
    if (text->channel && !piece_is_for(piece, text->channel))
      diag_add(c->diags, M204, text->at, ARGS(arg("channel", text->channel->head.id)));
  }
}

static void check_scene(Checker *c, const Piece *piece) {
  static const Text because = {{"scenes belong to the proof line", "场景只属于口碑线 proof"}};
  if (piece->line && !str_eq(piece->line->id, S("proof"))) check_useless(c, &piece->head, "scene", because);
}

static Text first_need(unsigned needs) {
  static const Text campaign = {{"a campaign", "活动"}}, offer = {{"an offer", "优惠"}};
  return needs & NEEDS_CAMPAIGN ? campaign : offer;
}

// A post that asks for no theme takes pieces without one, of its line if it says one.
static bool a_step_may_choose(Checker *c, const Piece *piece) {
  for (size_t i = 0; i < c->plan->sops.n; i++)
    for (size_t k = 0; k < c->plan->sops.at[i].steps.n; k++) {
      const Step *step = &c->plan->sops.at[i].steps.at[k];
      Common want = model_common(step, NULL, NULL, &c->plan->sops.at[i]);
      if (!step->post.n || want.piece.n || want.theme.n) continue;
      if (!want.line.n || (piece->line && str_eq(want.line, piece->line->id))) return true;
    }
  return false;
}

// Daily content has neither campaign nor offer; a piece that nothing else names would never be used.
static void check_daily_use(Checker *c, const Piece *piece) {
  if (piece->theme.n || piece->named || c->plan->incomplete || a_step_may_choose(c, piece)) return;
  for (size_t i = 0; i < piece->texts.n; i++) {
    unsigned needs = piece->texts.at[i].needs & (NEEDS_CAMPAIGN | NEEDS_OFFER);
    if (!needs) continue;
    diag_add(c->diags, P109, piece->texts.at[i].at,
             ARGS(arg("piece", piece->head.id), arg_t("name", first_need(needs))));
    return;
  }
}

// A pinned piece is posted as daily content: what it names must have a value there.
static void check_pin(Checker *c, const Pin *pin) {
  const Piece *piece = pin->piece.to;
  const PieceText *text = piece && pin->channel ? piece_text(piece, pin->channel) : NULL;
  unsigned needs = text ? (text->needs | piece->comment_needs) & (NEEDS_CAMPAIGN | NEEDS_OFFER) : 0;
  if (!needs) return;
  Diag *said =
      diag_add(c->diags, C104, text->at,
               ARGS(arg("piece", piece->head.id), arg_t("name", first_need(needs)), arg("step", pin->head.id)));
  diag_relate_add(c->diags, said, pin->head.at, NO_ARGS);
}

// A pin's key is text, and several texts mean one slot: "2026-03-08 moments" with one blank or two.
static void check_slot(Checker *c, Map *slots, Pin *pin) {
  if (!pin->channel) return;
  Str day = date_text(c->arena, pin->date), channel = pin->channel->head.id;
  Str slot = str_format(c->arena, "%.*s %.*s", STR(day), STR(channel));
  if (map_put(c->arena, slots, slot, pin)) return;
  const Pin *first = map_get(slots, slot);
  Diag *said = diag_add(c->diags, S140, pin->head.at, ARGS(arg("date", day), arg("channel", channel)));
  diag_relate_add(c->diags, said, first->head.at, ARGS(arg("piece", first->piece.id)));
}

void check_pieces(Checker *c) {
  for (size_t i = 0; i < c->plan->pieces.n; i++) {
    const Piece *piece = &c->plan->pieces.at[i];
    check_texts(c, piece);
    check_scene(c, piece);
    check_daily_use(c, piece);
  }
  Map slots = {0};
  for (size_t i = 0; i < c->plan->pins.n; i++) {
    check_pin(c, &c->plan->pins.at[i]);
    check_slot(c, &slots, &c->plan->pins.at[i]);
  }
}

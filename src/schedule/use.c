// use: how often and when each piece has been used, which pieces suit a channel and its people, and which comes next.
#include "room.h"

// A row of all pieces for each channel, and a last one for all channels together: what is looked at lies side by side.
void use_begin(Work *work) {
  work->uses = NEW_N(work->arena, Use, work->plan->pieces.n * (work->plan->channels.n + 1) + 1);
}

static Use *use_in_row(const Work *work, const Piece *piece, size_t row) {
  return &work->uses[row * work->plan->pieces.n + piece->index];
}

static Use *use_in(const Work *work, const Piece *piece, const Channel *channel) {
  return use_in_row(work, piece, (size_t)(channel - work->plan->channels.at));
}

Use use_of(const Work *work, const Piece *piece, const Channel *channel) { return *use_in(work, piece, channel); }

static Use *use_everywhere(const Work *work, const Piece *piece) {
  return use_in_row(work, piece, work->plan->channels.n);
}

void use_piece(Work *work, const Piece *piece, const Channel *channel, Date date) {
  Use *uses[] = {use_in(work, piece, channel), use_everywhere(work, piece)};
  for (size_t i = 0; i < COUNT(uses); i++) {
    uses[i]->last = date;
    uses[i]->times++;
  }
}

bool piece_was_spent(const Work *work, const Piece *piece, const Channel *channel, Date date) {
  const Use *use = use_in(work, piece, channel);
  if (use->times && date - use->last < duration_days(piece->reuse.after)) return true;
  return piece->reuse.times >= 0 && use_everywhere(work, piece)->times >= piece->reuse.times;
}

bool piece_is_spent(const Work *work, const Piece *piece, const Channel *channel, Date date) {
  return piece_was_spent(work, piece, channel, date) ||
         is_reserved(work, piece, channel, date, use_everywhere(work, piece)->times);
}

static bool names_all(const SegmentRefs *have, const SegmentRefs *want) {
  for (size_t i = 0; i < want->n; i++) {
    bool found = false;
    for (size_t k = 0; k < have->n; k++) found |= have->at[k].to == want->at[i].to;
    if (!found) return false;
  }
  return want->n > 0; // a piece for some is not for everybody
}

bool piece_suits(const Piece *piece, const Channel *channel, const SegmentRefs *audience) {
  if (!channel_takes(channel, piece)) return false;
  return piece->audience.n == 0 || names_all(&piece->audience, audience);
}

bool is_not_carried(const Piece *piece, const Channel *channel) {
  return !piece->channels.n && piece_text(piece, channel) && !channel_takes(channel, piece);
}

void say_misfit(Work *work, const Misfit *misfit, Place wanted) {
  static const Text here = {{"it is wanted here", "这里要用它"}};
  diag_relate_add(work->diags, misfit_say(work->arena, work->diags, misfit), wanted, ARGS(arg_t("here", here)));
}

void say_not_carried(Work *work, const Piece *piece, const Channel *channel, Place wanted) {
  Misfit misfit = {.piece = piece, .text = piece_text(piece, channel), .channel = channel};
  Surplus surplus[SURPLUS_MAX];
  size_t n = surplus_of(misfit.text, channel, surplus);
  for (size_t i = 0; i < n; i++) {
    if (!surplus_is_of_form(&surplus[i]) || !limit_is_sure(channel, surplus[i].key)) continue;
    misfit.surplus = surplus[i];
    say_misfit(work, &misfit, wanted);
  }
}

bool used_on(const Work *work, const Piece *piece, Date day) {
  const Use *use = use_everywhere(work, piece);
  return use->times && use->last == day;
}

int compare_uses(Use x, Use y) {
  Date last_x = x.times ? x.last : INT32_MIN, last_y = y.times ? y.last : INT32_MIN;
  if (last_x != last_y) return last_x < last_y ? -1 : 1;
  return (x.times > y.times) - (x.times < y.times);
}

int compare_use(const Work *work, const Piece *a, const Piece *b, const Channel *channel, Date day) {
  bool a_today = used_on(work, a, day), b_today = used_on(work, b, day);
  if (a_today != b_today) return a_today ? 1 : -1;
  int order = compare_uses(use_of(work, a, channel), use_of(work, b, channel));
  return order ? order : a->index < b->index ? -1 : 1;
}

// check_limits: profiles that say what they mean, and pieces that are of a form which their channels carry (D23).
//
// A piece that names a channel, or has a text of its own for it, must fit it. One that names none serves every channel
// that carries its form; where only files are too large it is told, for nobody makes them so in order to leave one out.
#include "check.h"
#include "limits.h"

#include <assert.h>

// ---- profiles -----------------------------------------------------------------------------------------------------

// Of a template that the plan uses: it may have more than this plan needs.
static bool is_shared(Checker *c, const Source *source) {
  for (size_t i = 0; i < c->plan->about.use.n; i++)
    if (str_ends(source->path, str_format(c->arena, "%.*s.yaml", STR(c->plan->about.use.at[i].text)))) return true;
  return false;
}

static bool is_kind(Str id) {
  for (size_t i = 0; i < channel_kind_names.count; i++)
    if (str_eq(id, str_of(channel_kind_names.name[i]))) return true;
  return false;
}

static StrList kinds(Arena *arena) {
  StrList all = {0};
  for (size_t i = 0; i < channel_kind_names.count; i++) PUSH(arena, &all, str_of(channel_kind_names.name[i]));
  return all;
}

// True when some channel names it, or names what could not be read.
static bool is_named(const Plan *plan, const Limits *profile) {
  for (size_t i = 0; i < plan->channels.n; i++)
    if (plan->channels.at[i].profile.to == profile || is_faulty(&plan->channels.at[i].head, "profile")) return true;
  return plan->incomplete;
}

static void check_use_of(Checker *c, const Limits *profile) {
  Str id = profile->head.id;
  if (is_kind(id) || is_shared(c, profile->head.at.source) || is_named(c->plan, profile)) return;
  StrList all = kinds(c->arena), near = diag_nearest(c->arena, c->diags, id, &all);
  diag_add(c->diags, S158, profile->head.at,
           ARGS(arg("id", id), arg_list(c->arena, "near", &near), arg_list(c->arena, "known", &all)));
}

static void check_unsure(Checker *c, const Limits *limits, const Limits *figures, Str id) {
  StrList lacking = {0};
  for (size_t i = 0; i < limits->unsure.n; i++) {
    const char *name = limit_names.name[limits->unsure.at[i]];
    if (!given(&figures->head, name)) PUSH(c->arena, &lacking, str_of(name));
  }
  if (lacking.n)
    diag_add(c->diags, S157, place_of(&limits->head, "unsure"),
             ARGS(arg("id", id), arg_list(c->arena, "figures", &lacking)));
}

// Figures of what is not carried.
static void check_carries(Checker *c, const Limits *limits) {
  static const Text because = {{"'carries' leaves it out", "carries 里没有它"}};
  static const struct {
    Carried kind;
    const char *const keys[4];
  } rows[] = {{CARRY_TEXT, {"characters", "bytes"}},
              {CARRY_PICTURE, {"pictures", "picture_size", "picture_side"}},
              {CARRY_VIDEO, {"videos", "video_size", "video_seconds"}},
              {CARRY_LINK, {"links"}},
              {CARRY_CARD, {"cards"}},
              {CARRY_FILE, {"files"}}};
  unsigned carried = 0;
  for (size_t i = 0; i < limits->carries.n; i++) carried |= 1u << limits->carries.at[i];
  if (!carried || is_faulty(&limits->head, "carries")) return;
  for (size_t i = 0; i < COUNT(rows); i++)
    for (size_t k = 0; !(carried >> rows[i].kind & 1) && rows[i].keys[k]; k++)
      check_useless(c, &limits->head, rows[i].keys[k], because);
}

static void check_profiles(Checker *c) {
  const Plan *plan = c->plan;
  for (size_t i = 0; i < plan->profiles.n; i++) {
    const Limits *profile = &plan->profiles.at[i];
    check_use_of(c, profile);
    check_unsure(c, profile, profile, profile->head.id);
    check_carries(c, profile);
  }
  for (size_t i = 0; i < plan->channels.n; i++) {
    const Channel *channel = &plan->channels.at[i];
    check_unsure(c, &channel->limits, channel->allowed, channel->head.id);
    check_carries(c, &channel->limits);
  }
}

// ---- pieces -------------------------------------------------------------------------------------------------------

typedef LIST(const Channel *) ChannelList;
typedef LIST(Misfit *) MisfitList;

enum { CHANNELS_SHOWN = 4 };

typedef struct Fitting { // one piece against all channels
  Checker *c;
  Arena *scratch;
  const Piece *piece;
  MisfitList misfits;   // in channels that take it
  MisfitList left_out;  // in channels that would take it if it had fewer
  Map known;            // both, by what is to be said
  ChannelList refusing; // the first channels that do not take it
  size_t takers;        // how many do
} Fitting;

typedef struct MisfitKey { // what one message is about, as bytes
  const PieceText *text;
  const MisfitList *list;
  Surplus surplus;
  int64_t sure;
} MisfitKey;

// One message for all channels of which it is true.
static void add_misfit(Fitting *f, MisfitList *list, const PieceText *text, const Channel *channel,
                       const Surplus *surplus) {
  const MisfitKey about = {text, list, *surplus, limit_is_sure(channel, surplus->key)};
  Str key = {(const char *)&about, sizeof about};
  Misfit *known = map_get(&f->known, key);
  if (known) {
    bool shown = known->others.n < CHANNELS_SHOWN;
    if (known->others.n <= CHANNELS_SHOWN) PUSH(f->scratch, &known->others, shown ? channel->head.id : S("..."));
    return;
  }
  known = NEW(f->scratch, Misfit);
  *known = (Misfit){.piece = f->piece, .text = text, .channel = channel, .surplus = *surplus};
  PUSH(f->scratch, list, known);
  map_put(f->scratch, &f->known, str_copy(f->scratch, key), known);
}

// The first figure by which a channel leaves a piece out; *number: it is only ever a number.
static const Surplus *refusing_figure(const Surplus *surplus, size_t n, const Channel *channel, bool *number) {
  const Surplus *first = NULL;
  *number = true;
  for (size_t i = 0; i < n; i++) {
    if (!surplus_is_of_form(&surplus[i]) || !limit_is_sure(channel, surplus[i].key)) continue;
    *number &= surplus[i].key != LIMIT_CARRIES && surplus[i].key != LIMIT_MIXED;
    if (!first) first = &surplus[i];
  }
  assert(first && "a channel refuses what it carries");
  return first;
}

// What steps and pins name goes where they post it, and the schedule knows where that is (named.c).
static void fit_channel(Fitting *f, const Channel *channel) {
  if (f->piece->named && !piece_names(f->piece, channel)) return;
  const PieceText *text = piece_text(f->piece, channel);
  bool strangers = !(audience_of(&f->piece->audience) & audience_of(&channel->audience));
  if (!text || strangers || (f->piece->channels.n && !piece_names(f->piece, channel))) return;
  Surplus surplus[SURPLUS_MAX];
  size_t n = surplus_of(text, channel, surplus);
  if (channel_takes(channel, f->piece)) {
    f->takers++;
    for (size_t i = 0; i < n; i++) add_misfit(f, &f->misfits, text, channel, &surplus[i]);
    return;
  }
  bool number;
  const Surplus *figure = refusing_figure(surplus, n, channel, &number);
  if (number) add_misfit(f, &f->left_out, text, channel, figure);
  if (f->refusing.n < CHANNELS_SHOWN) PUSH(f->scratch, &f->refusing, channel);
}

static void say_for_no_channel(Fitting *f) {
  Diags *diags = f->c->diags;
  Diag *said = diag_add(diags, C232, f->piece->head.at, ARGS(arg("piece", f->piece->head.id)));
  for (size_t i = 0; i < f->refusing.n; i++) {
    const Channel *channel = f->refusing.at[i];
    Surplus surplus[SURPLUS_MAX];
    size_t n = surplus_of(piece_text(f->piece, channel), channel, surplus);
    bool number;
    LimitKey key = refusing_figure(surplus, n, channel, &number)->key;
    diag_relate_add(diags, said, figure_place(channel, key), ARGS(arg("channel", channel->head.id)));
  }
}

static void fit_piece(Checker *c, const Piece *piece) {
  Fitting f = {.c = c, .scratch = arena_new(), .piece = piece};
  for (size_t i = 0; i < c->plan->channels.n; i++) fit_channel(&f, &c->plan->channels.at[i]);
  for (size_t i = 0; i < f.misfits.n; i++) misfit_say(c->arena, c->diags, f.misfits.at[i]);
  bool nobody = f.refusing.n && !f.takers && !piece->named;
  if (nobody) say_for_no_channel(&f);
  for (size_t i = 0; i < f.left_out.n && !nobody; i++) misfit_note(c->arena, c->diags, f.left_out.at[i]);
  arena_free(f.scratch);
}

static bool any_limited(const Plan *plan) {
  for (size_t i = 0; i < plan->channels.n; i++)
    if (channel_is_limited(&plan->channels.at[i])) return true;
  return false;
}

void check_limits(Checker *c) {
  check_profiles(c);
  if (!any_limited(c->plan)) return;
  for (size_t i = 0; i < c->plan->pieces.n; i++)
    if (!is_faulty(&c->plan->pieces.at[i].head, "channels")) fit_piece(c, &c->plan->pieces.at[i]);
}

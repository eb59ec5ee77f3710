// missing_wishes: from one post without a piece to the piece that would serve it.
//
// What a step or a pin asks for is one piece for all its posts. Empty daily slots of a channel and line come in the
// order of time: a slot is given to a new piece of its kind that has rested, else to the one of any kind that has
// rested longest, else to one more. Invariant: every post that is asked for is given to exactly one piece.
#include "missing.h"

enum { READY_DAYS = 3 };

typedef LIST(Wish *) Queue;
typedef struct Rested { // the new pieces of one kind, by when they were last given a slot
  Queue queue;
  size_t head;
} Rested;
typedef struct Waiting { // all of a channel's line; last those of no kind; [1]: closed sales
  Rested of[KIND_COUNT + 1][2];
} Waiting;

// ---- one piece ----------------------------------------------------------------------------------------------------

static Str free_id(Finder *f, Str wanted) {
  Str id = wanted;
  for (int n = 2; map_get(&f->taken, id) || map_get(&f->plan->index[REF_PIECE], id); n++)
    id = str_format(f->arena, "%.*s-%d", STR(wanted), n);
  return id;
}

// The line of a piece, by its first folder; it may be one that is not there yet.
static const Line *line_of(Finder *f, Str id) {
  ptrdiff_t slash = str_find_byte(id, '/');
  Str name = slash < 0 ? id : str_part(id, 0, (size_t)slash);
  const Line *known = map_get(&f->plan->index[REF_LINE], name);
  if (known) return known;
  Line *line = NEW(f->arena, Line);
  *line = (Line){name, f->plan->lines.n};
  return line;
}

Wish *add_wish(Finder *f, Str id, Place at) {
  Wish *wish = NEW(f->arena, Wish);
  wish->piece = (Missing){.id = id, .kind = -1, .scene = -1, .by = DATE_NONE, .at = at};
  wish->piece.line = line_of(f, id);
  PUSH(f->arena, &f->wishes, wish);
  map_put(f->arena, &f->taken, id, wish);
  return wish;
}

static void add_channel(Finder *f, Missing *piece, const Channel *channel) {
  for (size_t i = 0; i < piece->channels.n; i++)
    if (piece->channels.at[i] == channel) return;
  PUSH(f->arena, &piece->channels, channel);
}

// For everybody as soon as one post is, else for all who get one.
static void add_audience(Finder *f, Missing *piece, const SegmentRefs *audience) {
  bool everybody = (piece->items.n && !piece->audience.n) || !audience->n;
  if (everybody) piece->audience.n = 0;
  for (size_t i = 0; i < audience->n && !everybody; i++) {
    bool there = false;
    for (size_t k = 0; k < piece->audience.n; k++) there |= piece->audience.at[k].to == audience->at[i].to;
    if (!there) PUSH(f->arena, &piece->audience, audience->at[i]);
  }
}

// A campaign's posts are final 3 days before it opens, what it posts before that 3 days before the post (D11).
static Date final_by(const Occurrence *item) {
  bool opens = item->opening && item->opening->days.first < item->date;
  return (opens ? item->opening->days.first : item->date) - READY_DAYS;
}

void give(Finder *f, Wish *wish, const Occurrence *item) {
  Missing *piece = &wish->piece;
  Date by = final_by(item);
  if (piece->by == DATE_NONE || by < piece->by) piece->by = by;
  add_audience(f, piece, item->audience);
  add_channel(f, piece, item->channel);
  PUSH(f->arena, &piece->items, item);
}

// ---- steps and pins -----------------------------------------------------------------------------------------------

static Str audience_key(Arena *arena, const SegmentRefs *audience) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < audience->n; i++) buf_format(&out, "%.*s ", STR(audience->at[i].id));
  return buf_str(&out);
}

static bool is_folder(Str id) { return str_ends(id, S("/")); }

Wish *wish_that_fits(const Finder *f, Str pattern) {
  if (!is_folder(pattern) && str_find_byte(pattern, '*') < 0) {
    Wish *wish = map_get(&f->taken, pattern);
    return wish && !wish->dropped ? wish : NULL;
  }
  for (size_t i = 0; i < f->wishes.n; i++)
    if (!f->wishes.at[i]->dropped && pattern_fits(pattern, f->wishes.at[i]->piece.id)) return f->wishes.at[i];
  return NULL;
}

Wish *wish_for_step(const Finder *f, const Occurrence *item) {
  Common want = item_common(item);
  Wish *wish = NULL;
  for (size_t i = 0; i < want.piece.n && !wish; i++)
    wish = wish_that_fits(f, pattern_on_day(f->arena, want.piece.at[i].text, planned_day(item)));
  return wish;
}

static Wish *ask_named(Finder *f, Str id, Place at, const Occurrence *item) {
  Wish *wish = map_get(&f->taken, id);
  if (!wish) wish = add_wish(f, id, at);
  wish->piece.named = true;
  give(f, wish, item);
  return wish;
}

// Where none of those will do that are asked for already, the step's first: a file, or one within the folder.
static void ask_by_pattern(Finder *f, const PiecePattern *first, const Occurrence *item) {
  Str id = pattern_on_day(f->arena, first->text, planned_day(item));
  if (is_folder(id)) id = str_format(f->arena, "%.*s%.*s", STR(id), STR(item->step->id));
  const Wish *wish = map_get(&f->by_want, id);
  if (!wish) wish = wish_for_step(f, item);
  map_put(f->arena, &f->by_want, id, ask_named(f, wish ? wish->piece.id : id, first->at, item));
}

// Where a step leaves the line open: that of other pieces of the theme; scenes and D09's themes are proof (D03).
static Str line_of_want(const Finder *f, const Common *want) {
  static const Str proof[] = {S_("offer"), S_("feedback"), S_("urgency")};
  if (want->line.n) return want->line;
  if (want->scene >= 0) return S("proof");
  if (!want->theme.n) return S("persona");
  for (size_t i = 0; i < f->plan->pieces.n; i++)
    if (str_eq(f->plan->pieces.at[i].theme, want->theme)) return f->plan->pieces.at[i].line->id;
  for (size_t i = 0; i < COUNT(proof); i++)
    if (str_eq(want->theme, proof[i])) return S("proof");
  return S("brand");
}

static Str suggested_id(Finder *f, const Common *want, const Occurrence *item) {
  Str what = want->theme;
  if (!what.n && want->scene >= 0) what = str_of(scene_names.name[want->scene]);
  if (!what.n) what = item->channel->head.id;
  return free_id(f, str_format(f->arena, "%.*s/%.*s-%.*s", STR(line_of_want(f, want)),
                               STR(date_text(f->arena, item->date)), STR(what)));
}

static void ask_by_want(Finder *f, const Common *want, const Occurrence *item) {
  Str key = str_format(f->arena, "\n%.*s\n%d\n%.*s\n%d\n%.*s", STR(line_of_want(f, want)), want->kind, STR(want->theme),
                       want->scene, STR(audience_key(f->arena, item->audience)));
  Wish *wish = map_get(&f->by_want, key);
  if (!wish) {
    wish = add_wish(f, suggested_id(f, want, item), item->place);
    wish->piece.kind = want->kind;
    wish->piece.theme = want->theme;
    wish->piece.scene = want->scene;
    map_put(f->arena, &f->by_want, key, wish);
  }
  give(f, wish, item);
}

static void ask_for_step(Finder *f, const Common *want, const Occurrence *item) {
  if (want->piece.n)
    ask_by_pattern(f, &want->piece.at[0], item);
  else
    ask_by_want(f, want, item);
}

static void ask_for_pin(Finder *f, const Occurrence *item) {
  for (size_t i = 0; i < f->plan->pins.n; i++) {
    const Pin *pin = &f->plan->pins.at[i];
    if (pin->channel != item->channel || pin->date != item->date || pin->piece.to) continue;
    ask_named(f, pin->piece.id, pin->piece.at, item);
    return;
  }
}

// ---- daily slots --------------------------------------------------------------------------------------------------

static size_t kind_row(const Occurrence *item) { return item->lacks < 0 ? KIND_COUNT : (size_t)item->lacks; }

static Date last_day(const Wish *wish) { return wish->piece.items.at[wish->piece.items.n - 1]->date; }

// The one that has rested longest, if it has rested enough.
static Wish *first_rested(const Finder *f, const Rested *rested, Date day) {
  if (rested->head == rested->queue.n) return NULL;
  Wish *wish = rested->queue.at[rested->head];
  Reuse reuse = reuse_of(f->plan, wish->piece.id);
  if (reuse.times >= 0 && wish->piece.items.n >= (size_t)reuse.times) return NULL;
  return day - last_day(wish) >= duration_days(reuse.after) ? wish : NULL;
}

static Rested *rested_for(const Finder *f, Waiting *waiting, const Occurrence *item) {
  Rested *own = &waiting->of[kind_row(item)][item->lacks_closed], *best = NULL;
  if (first_rested(f, own, item->date)) return own;
  for (size_t kind = 0; kind <= KIND_COUNT; kind++)
    for (size_t closed = 0; closed < 2; closed++) {
      Rested *rested = &waiting->of[kind][closed];
      const Wish *wish = first_rested(f, rested, item->date);
      if (wish && (!best || last_day(wish) < last_day(first_rested(f, best, item->date)))) best = rested;
    }
  return best;
}

static Wish *add_daily(Finder *f, const Occurrence *item, Str line) {
  Str id = str_format(f->arena, "%.*s/%.*s-%.*s", STR(item->line->id), STR(date_text(f->arena, item->date)),
                      STR(item->channel->head.id));
  Wish *wish = add_wish(f, free_id(f, id), item->place);
  wish->piece.kind = item->lacks;
  wish->piece.closed = item->lacks_closed;
  wish->line = line;
  return wish;
}

static void ask_for_slot(Finder *f, const Occurrence *item) {
  Str line = str_format(f->arena, "%.*s\n%.*s", STR(item->channel->head.id), STR(item->line->id));
  Waiting *waiting = map_get(&f->waiting, line);
  if (!waiting) {
    waiting = NEW(f->arena, Waiting);
    map_put(f->arena, &f->waiting, line, waiting);
  }
  Rested *rested = rested_for(f, waiting, item);
  Wish *wish = rested ? rested->queue.at[rested->head++] : add_daily(f, item, line);
  if (!rested) rested = &waiting->of[kind_row(item)][item->lacks_closed];
  give(f, wish, item);
  PUSH(f->arena, &rested->queue, wish);
}

static Asking asks(const Common *want, const Occurrence *item) {
  if (!item->step) return item->line ? ASK_DAILY : ASK_NAMED;
  return want->piece.n == 1 && !is_folder(want->piece.at[0].text) ? ASK_NAMED : ASK_STEPS;
}

void ask_for(Finder *f, const Occurrence *item) {
  Common want = {0};
  if (item->step) want = item_common(item);
  if (asks(&want, item) != f->asking) return;
  if (item->step)
    ask_for_step(f, &want, item);
  else if (item->line)
    ask_for_slot(f, item);
  else
    ask_for_pin(f, item);
}

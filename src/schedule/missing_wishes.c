// missing_wishes: a piece that is to be written: its id and line, and the posts that it is given.
//
// Invariant: ids are unique, among these pieces and among those that there are, but where the plan itself names one
// that is not there.
#include "missing.h"

enum { READY_DAYS = 3 };

Str free_id(Finder *f, Str wanted) {
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

// ---- what it serves -----------------------------------------------------------------------------------------------

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

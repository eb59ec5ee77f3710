// missing_steps: from a post of a step, or of a pin, to the new piece that is to serve it.
//
// One piece serves all posts that ask for the same, unless its folder has it rest. Invariant: what there is already is
// never asked for; a post that names nothing else is counted in `unfit`.
#include "missing.h"

#include <assert.h>

typedef LIST(Wish *) SameWishes; // all for the same

static bool is_folder(Str id) { return str_ends(id, S("/")); }

static bool is_exact(Str pattern) { return !is_folder(pattern) && str_find_byte(pattern, '*') < 0; }

// Steps mind the reuse that is stated, which of a new piece only its folder can do.
static bool may_serve(const Finder *f, const Wish *wish, const Occurrence *item) {
  const Piece *defaults = piece_defaults(f->plan, wish->piece.id);
  const ItemList *items = &wish->piece.items;
  if (!defaults || !given(&defaults->head, "reuse")) return true;
  if (defaults->reuse.times >= 0 && items->n >= (size_t)defaults->reuse.times) return false;
  for (size_t i = items->n; i-- > 0;)
    if (items->at[i]->channel == item->channel)
      return item->date - items->at[i]->date >= duration_days(defaults->reuse.after);
  return true;
}

// ---- by name ------------------------------------------------------------------------------------------------------

// `item` may be NULL: for none in particular.
static bool will_do(const Finder *f, const Wish *wish, const Occurrence *item) {
  return wish && !wish->dropped && (!item || may_serve(f, wish, item));
}

static Wish *wish_of_pattern(const Finder *f, Str pattern, const Occurrence *item) {
  if (is_exact(pattern)) {
    Wish *wish = map_get(&f->taken, pattern);
    return will_do(f, wish, item) ? wish : NULL;
  }
  for (size_t i = 0; i < f->wishes.n; i++)
    if (pattern_fits(pattern, f->wishes.at[i]->piece.id) && will_do(f, f->wishes.at[i], item)) return f->wishes.at[i];
  return NULL;
}

bool is_wished(const Finder *f, Str pattern) { return wish_of_pattern(f, pattern, NULL) != NULL; }

static Wish *wish_of_patterns(const Finder *f, const PiecePatterns *wanted, const Occurrence *item) {
  Wish *wish = NULL;
  for (size_t i = 0; i < wanted->n && !wish; i++)
    wish = wish_of_pattern(f, pattern_on_day(f->arena, wanted->at[i].text, planned_day(item)), item);
  return wish;
}

Wish *wish_for_step(const Finder *f, const Occurrence *item) {
  Common want = item_common(item);
  return wish_of_patterns(f, &want.piece, item);
}

// The first of a step's list that can be written: a file that is not there, or one more within a folder. NULL: none.
static Wish *add_named(Finder *f, const PiecePatterns *wanted, const Occurrence *item) {
  for (size_t i = 0; i < wanted->n; i++) {
    Str id = pattern_on_day(f->arena, wanted->at[i].text, planned_day(item));
    if (is_folder(id)) id = free_id(f, str_format(f->arena, "%.*s%.*s", STR(id), STR(item->step->id)));
    if (map_get(&f->plan->index[REF_PIECE], id) || map_get(&f->taken, id)) continue;
    Wish *wish = add_wish(f, id, wanted->at[i].at);
    wish->piece.named = true;
    return wish;
  }
  return NULL;
}

static void ask_by_name(Finder *f, const PiecePatterns *wanted, const Occurrence *item) {
  Wish *wish = wish_of_patterns(f, wanted, item);
  if (!wish) wish = add_named(f, wanted, item);
  if (!wish) {
    f->unfit++;
    return;
  }
  wish->piece.named = true;
  give(f, wish, item);
}

// Nothing but a pin whose piece is not there leaves a slot without a line.
static const Pin *pin_of(const Finder *f, const Occurrence *item) {
  const Pin *found = NULL;
  for (size_t i = 0; i < f->plan->pins.n && !found; i++) {
    const Pin *pin = &f->plan->pins.at[i];
    if (pin->channel == item->channel && pin->date == item->date && !pin->piece.to) found = pin;
  }
  assert(found && "a slot without a line, and without a pin");
  return found;
}

void ask_for_pin(Finder *f, const Occurrence *item) {
  const Pin *pin = pin_of(f, item);
  Wish *wish = map_get(&f->taken, pin->piece.id);
  if (!wish) wish = add_wish(f, pin->piece.id, pin->piece.at);
  wish->piece.named = true;
  give(f, wish, item);
}

// ---- by what it is ------------------------------------------------------------------------------------------------

static Str audience_key(Arena *arena, const SegmentRefs *audience) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < audience->n; i++) buf_format(&out, "%.*s ", STR(audience->at[i].id));
  return buf_str(&out);
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

// What a file can be called on any machine.
static bool is_file_name(Str text) {
  bool fine = text.n && text.at[0] != '.';
  for (size_t i = 0; i < text.n; i++) fine &= str_find_byte(S("/\\:*?\"<>|"), text.at[i]) < 0;
  return fine;
}

static Str suggested_id(Finder *f, Str line, const Common *want, const Occurrence *item) {
  Str what = is_file_name(want->theme) ? want->theme : item->channel->head.id;
  if (!want->theme.n && want->scene >= 0) what = str_of(scene_names.name[want->scene]);
  return free_id(f, str_format(f->arena, "%.*s/%.*s-%.*s", STR(line), STR(date_text(f->arena, item->date)), STR(what)));
}

static Wish *add_wanted(Finder *f, Str line, const Common *want, const Occurrence *item) {
  Wish *wish = add_wish(f, suggested_id(f, line, want, item), item->place);
  wish->piece.kind = want->kind;
  wish->piece.theme = want->theme;
  wish->piece.scene = want->scene;
  return wish;
}

static SameWishes *same_wishes(Finder *f, Str line, const Common *want, const SegmentRefs *audience) {
  Str key = str_format(f->arena, "%.*s\n%d\n%.*s\n%d\n%.*s", STR(line), want->kind, STR(want->theme), want->scene,
                       STR(audience_key(f->arena, audience)));
  SameWishes *same = map_get(&f->by_want, key);
  if (same) return same;
  same = NEW(f->arena, SameWishes);
  map_put(f->arena, &f->by_want, key, same);
  return same;
}

static void ask_by_want(Finder *f, const Common *want, const Occurrence *item) {
  Str line = line_of_want(f, want);
  SameWishes *same = same_wishes(f, line, want, item->audience);
  Wish *wish = NULL;
  for (size_t i = 0; i < same->n && !wish; i++) wish = may_serve(f, same->at[i], item) ? same->at[i] : NULL;
  if (!wish) {
    wish = add_wanted(f, line, want, item);
    PUSH(f->arena, same, wish);
  }
  give(f, wish, item);
}

void ask_for_step(Finder *f, const Common *want, const Occurrence *item) {
  if (want->piece.n)
    ask_by_name(f, &want->piece, item);
  else
    ask_by_want(f, want, item);
}

bool names_one_piece(const Common *want) { return want->piece.n == 1 && !is_folder(want->piece.at[0].text); }

// content: which piece each post of a step carries, by its id, folder or pattern, or by line, kind, theme and scene.
#include "room.h"

#include <assert.h>

// ---- what a step asks for -----------------------------------------------------------------------------------------

static unsigned has_of(const Occurrence *item) {
  return NEEDS_PERSON | (item->opening ? NEEDS_CAMPAIGN : 0u) | (item->offer ? NEEDS_OFFER : 0u);
}

static unsigned needs_of(const Piece *piece, const Channel *channel) {
  const PieceText *text = piece_text(piece, channel);
  return piece->comment_needs | (text ? text->needs : 0);
}

typedef enum Refusal {
  FITS,
  OTHER_CHANNEL,
  NOT_CARRIED,
  OTHER_AUDIENCE,
  NOT_VALID,
  SPENT,
  LACKS_VALUE,
  NOT_WANTED
} Refusal;

// What was announced is measured by what has been used, for it is itself what is set aside.
static bool is_spent(Work *work, const Piece *piece, const Occurrence *item) {
  bool announced = piece == announced_piece(work, item);
  return (announced ? piece_was_spent : piece_is_spent)(work, piece, item->channel, item->date);
}

static Refusal refusal(Work *work, const Piece *piece, const Occurrence *item) {
  static const SegmentRefs everybody = {0};
  if (!piece_suits(piece, item->channel, &everybody) && !piece_suits(piece, item->channel, &piece->audience))
    return is_not_carried(piece, item->channel) ? NOT_CARRIED : OTHER_CHANNEL;
  if (!piece_suits(piece, item->channel, item->audience)) return OTHER_AUDIENCE;
  if (piece->valid.at.source && !span_has(piece->valid.days, item->date)) return NOT_VALID;
  if (given(&piece->head, "reuse") && is_spent(work, piece, item)) return SPENT;
  return (needs_of(piece, item->channel) & ~has_of(item)) != 0 ? LACKS_VALUE : FITS;
}

static Text refusal_text(Refusal why) {
  static const Text texts[] = {
      [FITS] = {{"fits", "符合"}},
      [OTHER_CHANNEL] = {{"is not for this channel", "不是给这个渠道的"}},
      [NOT_CARRIED] = {{"has what this channel cannot carry", "里有这个渠道发不了的"}},
      [OTHER_AUDIENCE] = {{"is not for all of these people", "不是给这些人群的"}},
      [NOT_VALID] = {{"is not valid on that day", "那天不在有效期内"}},
      [SPENT] = {{"was used too recently or too often", "刚用过或次数已满"}},
      [LACKS_VALUE] = {{"names a campaign or an offer, and there is none", "文案用到活动或优惠，但这里没有"}},
      [NOT_WANTED] = {{"is not what the step asks for", "不是步骤要的内容"}}};
  return texts[why];
}

Str pattern_on_day(Arena *arena, Str pattern, int day) {
  ptrdiff_t star = str_ends(pattern, S("/")) ? -1 : str_find_byte(pattern, '*');
  if (star < 0) return pattern;
  Str head = str_part(pattern, 0, (size_t)star), tail = str_from(pattern, (size_t)star + 1);
  return str_format(arena, "%.*s%d%.*s", STR(head), day, STR(tail));
}

static bool has_wanted(const Common *want, const Piece *piece) {
  if (want->line.n && !str_eq(want->line, piece->line->id)) return false;
  if (want->kind >= 0 && want->kind != piece->kind) return false;
  if (want->theme.n ? !str_eq(want->theme, piece->theme) : piece->theme.n > 0) return false;
  return want->scene < 0 || want->scene == piece->scene;
}

enum { REFUSED_SHOWN = 3 };

typedef struct Search {
  const Piece *best;
  const Piece *refused[REFUSED_SHOWN]; // the first ones
  size_t refused_count;
} Search;

static void refuse(Search *search, const Piece *piece) {
  if (search->refused_count < REFUSED_SHOWN) search->refused[search->refused_count] = piece;
  search->refused_count++;
}

static void consider(Work *work, Search *search, const Piece *piece, const Occurrence *item) {
  if (refusal(work, piece, item) != FITS)
    refuse(search, piece);
  else if (!search->best || compare_use(work, piece, search->best, item->channel, item->date) < 0)
    search->best = piece;
}

int planned_day(const Occurrence *item) {
  return item->opening ? day_number(item->opening->days, item->planned.first) : item->day;
}

static void search_patterns(Work *work, Search *search, const Common *want, const Occurrence *item) {
  const Plan *plan = work->plan;
  for (size_t i = 0; i < want->piece.n && !search->best; i++) {
    Str id = pattern_on_day(work->arena, want->piece.at[i].text, planned_day(item));
    bool folder = str_ends(id, S("/"));
    for (size_t k = piece_from(plan, id); k < plan->pieces.n; k++) {
      Str found = plan->pieces.at[k].head.id;
      if (!(folder ? str_starts(found, id) : str_eq(found, id))) break;
      consider(work, search, &plan->pieces.at[k], item);
    }
  }
}

// All pieces that have what is wanted, by their ids. Campaigns ask for the same again and again, so each is looked for
// once.
static const PieceList *pieces_wanted(Work *work, const Common *want) {
  Str key = str_format(work->arena, "%.*s/%d/%.*s/%d", STR(want->line), want->kind, STR(want->theme), want->scene);
  PieceList *found = map_get(&work->wanted, key);
  if (found) return found;
  found = NEW(work->arena, PieceList);
  for (size_t k = 0; k < work->plan->pieces.n; k++)
    if (has_wanted(want, &work->plan->pieces.at[k])) PUSH(work->arena, found, &work->plan->pieces.at[k]);
  map_put(work->arena, &work->wanted, key, found);
  return found;
}

static void search_criteria(Work *work, Search *search, const Common *want, const Occurrence *item) {
  const PieceList *pieces = pieces_wanted(work, want);
  for (size_t i = 0; i < pieces->n; i++) consider(work, search, pieces->at[i], item);
}

// ---- what was announced -------------------------------------------------------------------------------------------

static bool is_wanted(Work *work, const Common *want, const Piece *piece, const Occurrence *item) {
  for (size_t i = 0; i < want->piece.n; i++) {
    Str id = pattern_on_day(work->arena, want->piece.at[i].text, planned_day(item));
    if (str_ends(id, S("/")) ? str_starts(piece->head.id, id) : str_eq(piece->head.id, id)) return true;
  }
  return !want->piece.n && has_wanted(want, piece);
}

static Place refusal_place(Refusal why, const Piece *piece, const Occurrence *item) {
  static const char *const keys[] = {[OTHER_CHANNEL] = "channels",
                                     [NOT_CARRIED] = "media",
                                     [OTHER_AUDIENCE] = "for",
                                     [NOT_VALID] = "valid",
                                     [SPENT] = "reuse"};
  if (why == NOT_WANTED) return item->place;
  return why < COUNT(keys) && keys[why] ? place_of(&piece->head, keys[why]) : piece->head.at;
}

PieceFit piece_fit(Work *work, const Common *want, const Piece *piece, const Occurrence *item, Unfit *out) {
  Refusal why = refusal(work, piece, item);
  if (why == FITS && want && !is_wanted(work, want, piece, item)) why = NOT_WANTED;
  *out = (Unfit){refusal_text(why), refusal_place(why, piece, item)};
  if (why == LACKS_VALUE || !piece_text(piece, item->channel)) return PIECE_CANNOT;
  return why == FITS ? PIECE_FITS : PIECE_SHOULD_NOT;
}

// ---- what is said -------------------------------------------------------------------------------------------------

// "line proof, theme urgency", or the patterns as written.
static Str wanted(Work *work, const Common *want) {
  Buf out = buf_in(work->arena);
  for (size_t i = 0; i < want->piece.n; i++) buf_format(&out, "%s%.*s", i ? ", " : "", STR(want->piece.at[i].text));
  if (want->piece.n) return buf_str(&out);
  const struct {
    const char *key;
    Str value;
  } parts[] = {{"line", want->line},
               {"kind", want->kind >= 0 ? str_of(kind_names.name[want->kind]) : S("")},
               {"theme", want->theme},
               {"scene", want->scene >= 0 ? str_of(scene_names.name[want->scene]) : S("")}};
  for (size_t i = 0; i < COUNT(parts); i++)
    if (parts[i].value.n) buf_format(&out, "%s%s: %.*s", out.n ? ", " : "", parts[i].key, STR(parts[i].value));
  return buf_str(&out);
}

static Text lacking(const Piece *piece, const Occurrence *item) {
  static const Text campaign = {{"a campaign", "活动"}}, offer = {{"an offer", "优惠"}};
  return needs_of(piece, item->channel) & ~has_of(item) & NEEDS_CAMPAIGN ? campaign : offer;
}

static void say_no_piece(Work *work, const Occurrence *item, const Search *search, const Common *want) {
  Str id = item->opening ? item->opening->campaign->head.id : item->sop->head.id;
  if (!say_once(work, str_format(work->arena, "piece %.*s %.*s %.*s", STR(id), STR(item->step->id),
                                 STR(item->channel->head.id))))
    return;
  Place place = place_of(&item->step->head, "post");
  const Piece *only = search->refused_count == 1 ? search->refused[0] : NULL;
  if (only && refusal(work, only, item) == NOT_CARRIED) {
    say_not_carried(work, only, item->channel, place);
    return;
  }
  if (only && refusal(work, only, item) == LACKS_VALUE) {
    Diag *said =
        diag_add(work->diags, C104, piece_text(only, item->channel)->at,
                 ARGS(arg("piece", only->head.id), arg_t("name", lacking(only, item)), arg("step", item->step->id)));
    diag_relate_add(work->diags, said, place, NO_ARGS);
    return;
  }
  Str opening = item->opening ? item->opening->id : id;
  Diag *said = diag_add(work->diags, C101, place,
                        ARGS(arg("step", item->step->id), arg("id", opening), arg("channel", item->channel->head.id),
                             arg("wanted", wanted(work, want))));
  for (size_t i = 0; i < search->refused_count && i < REFUSED_SHOWN; i++) {
    const Piece *piece = search->refused[i];
    assert(piece);
    diag_note_add(work->diags, said,
                  ARGS(arg("piece", piece->head.id), arg_t("because", refusal_text(refusal(work, piece, item)))));
  }
}

// One step in several channels is one content: what the first of them carries serves the others where it suits.
static const Piece *piece_of_sibling(Work *work, const Occurrence *item) {
  const Occurrence *other = item;
  while (item->step->post.n > 1 && other > work->out->items.at && (--other)->date == item->date)
    if (other->step == item->step && other->opening == item->opening && other->at.from == item->at.from &&
        other->piece && refusal(work, other->piece, item) == FITS)
      return other->piece;
  return NULL;
}

static void check_filling(Work *work, const Occurrence *item) {
  Place at;
  bool lists = item->text && (needs_of(item->piece, item->channel) & NEEDS_OFFER); // only products repeat a section
  if (!lists || occurrence_fills(work->out, item, &at)) return;
  if (say_once(work, str_format(work->arena, "fill %.*s", STR(item->piece->head.id))))
    diag_add(work->diags, M205, at, ARGS(arg("piece", item->piece->head.id)));
}

static void search_piece(Work *work, Search *search, const Common *want, const Occurrence *item) {
  search->best = piece_of_sibling(work, item);
  if (search->best) return;
  if (want->piece.n)
    search_patterns(work, search, want, item);
  else
    search_criteria(work, search, want, item);
}

void bind_step_content(Work *work, Occurrence *item) {
  Search search = {0};
  Common want = item_common(item);
  search.best = keep_piece(work, item, &want);
  if (!search.best) search_piece(work, &search, &want, item);
  if (!search.best) {
    say_no_piece(work, item, &search, &want);
    return;
  }
  item->piece = search.best;
  item->text = piece_text(search.best, item->channel);
  item->line = search.best->line;
  use_piece(work, search.best, item->channel, item->date);
  check_filling(work, item);
}

// overview_lanes: the campaigns of the year's band: a lane for each series, and lanes that campaigns held once share.
//
// Invariant: every opening stands in one lane, or in the list of those for which there was none left; in a shared lane
// no campaign, with its name, its preparation and its care, lies over another; no two links of a lane overlap.
#include "overview.h"

enum { LANES_MAX = 40, TARGET_PIXELS = 24, NAME_LETTERS_MAX = 44 };

// Stretches that touch are one.
typedef struct Run {
  Value *list;
  Span days;
  bool any;
} Run;

// Where something lies in the band, in hundredths of a per cent.
typedef struct Room {
  long from, to;
} Room;

typedef struct Lane {
  Value *map, *bars, *links;
  Run before, after;
  bool shared;
  long end, count; // where the next may begin; openings
  Value *link;     // the last, and of the openings that it leads to:
  long linked;     // how many
  Span days;       // all of them
  bool firm;       // each of them
} Lane;

typedef struct Band {
  Lane lanes[LANES_MAX];
  size_t n;
  long *openings; // [campaign]: how many it has
  Lane **own;     // [campaign]: of a series; NULL
  Value *list, *rest;
} Band;

// ---- what a lane shows --------------------------------------------------------------------------------------------

static void run_end(const Overview *m, Run *run) {
  if (run->any) overview_place(m, overview_row(m, run->list), run->days);
  run->any = false;
}

static void run_add(const Overview *m, Run *run, Span days) {
  if (days.first > days.last || !span_meets(days, m->days)) return;
  if (run->any && days.first <= run->days.last + 1 && days.last >= run->days.first - 1) {
    if (days.first < run->days.first) run->days.first = days.first;
    if (days.last > run->days.last) run->days.last = days.last;
    return;
  }
  run_end(m, run);
  *run = (Run){run->list, days, true};
}

static Span reach_of(const Overview *m, const Opening *opening) { return m->reach[opening - m->schedule->openings.at]; }

static void put_bar(const Overview *m, Lane *lane, const Opening *opening) {
  Span days = opening->days, reach = reach_of(m, opening);
  run_add(m, &lane->before, (Span){reach.first, days.first - 1});
  run_add(m, &lane->after, (Span){days.last + 1, reach.last});
  lane->count++;
  if (!span_meets(days, m->days)) return;
  Value *bar = overview_row(m, lane->bars);
  overview_place(m, bar, days);
  value_put_bool(m->arena, bar, "firm", opening->status == STATUS_FINAL);
}

// ---- where --------------------------------------------------------------------------------------------------------

static long hundredths(const Overview *m, Date day) {
  long whole = m->days.last - m->days.first + 1, at = day - m->days.first;
  return at < 0 ? 0 : at > whole ? 10000 : at * 10000 / whole;
}

static Room room_of(const Overview *m, Span days) {
  return (Room){hundredths(m, days.first), hundredths(m, days.last + 1)};
}

// A place of at least this width, moved to the left where the band ends.
static Room widened(Room room, long least) {
  if (room.to - room.from < least) room.to = room.from + least;
  if (room.to > 10000) room.to = 10000, room.from = room.from < 10000 - least ? room.from : 10000 - least;
  if (room.from < 0) room.from = 0;
  return room;
}

static long digits(long n) {
  long count = 1;
  while (n /= 10) count++;
  return count;
}

static long number_of(const Overview *m, const Opening *opening) { return opening - m->schedule->openings.at + 1; }

// Of a campaign held once its number and name; of a series room for the number and for a finger.
static Room link_room(const Overview *m, const Opening *opening, bool shared) {
  long letters = digits(number_of(m, opening)) + 1, finger = overview_pixels(m, TARGET_PIXELS);
  long name = utf8_width(opening->title);
  if (shared) letters += 2 + (name < NAME_LETTERS_MAX ? name : NAME_LETTERS_MAX);
  long least = overview_letters(m, letters);
  return widened(room_of(m, opening->days), least > finger ? least : finger);
}

// A series' name stands above its first bar, or where the band still has room for it.
static void put_name_place(const Overview *m, Value *map, const Opening *first, bool shared) {
  long letters = utf8_width(campaign_title(first->campaign)) + 12L; // and how often
  if (letters > NAME_LETTERS_MAX) letters = NAME_LETTERS_MAX;
  Room name = widened(room_of(m, reach_of(m, first)), overview_letters(m, letters));
  overview_share(m, map, "x", shared ? 0 : name.from, 10000);
}

static Lane *lane_new(const Overview *m, Band *band, const Opening *first, bool shared) {
  if (band->n == LANES_MAX) return NULL;
  Lane *lane = &band->lanes[band->n++];
  *lane = (Lane){.map = overview_row(m, band->list), .shared = shared};
  overview_text(m, lane->map, "title", shared ? S("") : campaign_title(first->campaign));
  value_put_bool(m->arena, lane->map, "shared", shared);
  put_name_place(m, lane->map, first, shared);
  lane->before.list = overview_list(m, lane->map, "before");
  lane->bars = overview_list(m, lane->map, "bars");
  lane->after.list = overview_list(m, lane->map, "after");
  lane->links = overview_list(m, lane->map, "links");
  return lane;
}

// ---- links --------------------------------------------------------------------------------------------------------

static void link_new(const Overview *m, Lane *lane, const Opening *opening, Room room) {
  Value *link = lane->link = overview_row(m, lane->links);
  overview_share(m, link, "x", room.from, 10000);
  overview_share(m, link, "w", room.to - room.from, 10000);
  overview_number(m, link, "number", number_of(m, opening));
  overview_text(m, link, "href", overview_href(m, opening));
  overview_text(m, link, "title", opening->title);
  value_put_bool(m->arena, link, "phase", opening->campaign->part_of.to != NULL);
  lane->linked = 0;
  lane->days = opening->days;
  lane->firm = true;
  lane->end = room.to;
}

// Of bars that lie too close for fingers the first leads to its month, and tells how many follow.
static void put_link(const Overview *m, Lane *lane, const Opening *opening) {
  if (!span_meets(opening->days, m->days)) return;
  Room room = link_room(m, opening, lane->shared);
  if (!lane->link || room.from >= lane->end) link_new(m, lane, opening, room);
  if (opening->days.last > lane->days.last) lane->days.last = opening->days.last;
  lane->firm = lane->firm && opening->status == STATUS_FINAL;
  overview_text(m, lane->link, "more", overview_some(m, lane->linked++));
  overview_text(m, lane->link, "days", overview_days(m, lane->days));
  value_put_bool(m->arena, lane->link, "firm", lane->firm);
}

// ---- which lane ---------------------------------------------------------------------------------------------------

// The first lane with room for a campaign that is held once.
static Lane *shared_lane(const Overview *m, Band *band, const Opening *opening) {
  Room link = link_room(m, opening, true), reach = room_of(m, reach_of(m, opening));
  long from = link.from < reach.from ? link.from : reach.from, to = link.to > reach.to ? link.to : reach.to;
  Lane *lane = NULL;
  for (size_t i = 0; i < band->n && !lane; i++)
    if (band->lanes[i].shared && band->lanes[i].end <= from) lane = &band->lanes[i];
  if (!lane) lane = lane_new(m, band, opening, true);
  if (!lane) return NULL;
  lane->link = NULL;
  put_link(m, lane, opening);
  lane->end = to;
  return lane;
}

static Lane *series_lane(const Overview *m, Band *band, const Opening *opening) {
  Lane **own = &band->own[opening->campaign - m->plan->campaigns.at];
  if (!*own) *own = lane_new(m, band, opening, false);
  if (*own) put_link(m, *own, opening);
  return *own;
}

static void put_rest(const Overview *m, Value *rest, const Opening *opening) {
  Value *row = overview_row(m, rest);
  overview_number(m, row, "number", number_of(m, opening));
  overview_text(m, row, "href", span_meets(opening->days, m->days) ? overview_href(m, opening) : S(""));
  overview_text(m, row, "title", opening->title);
  overview_text(m, row, "days", overview_days(m, opening->days));
}

static void put_opening(const Overview *m, Band *band, const Opening *opening) {
  bool once = band->openings[opening->campaign - m->plan->campaigns.at] == 1;
  Lane *lane = once ? shared_lane(m, band, opening) : series_lane(m, band, opening);
  if (lane)
    put_bar(m, lane, opening);
  else
    put_rest(m, band->rest, opening);
}

// In the order of their first openings.
void overview_put_lanes(const Overview *m, Value *year) {
  const OpeningList *openings = &m->schedule->openings;
  Band *band = NEW(m->arena, Band);
  *band = (Band){.list = overview_list(m, year, "lanes"), .rest = overview_list(m, year, "rest")};
  band->openings = NEW_N(m->arena, long, m->plan->campaigns.n + 1);
  band->own = NEW_N(m->arena, Lane *, m->plan->campaigns.n + 1);
  for (size_t i = 0; i < openings->n; i++) band->openings[openings->at[i].campaign - m->plan->campaigns.at]++;
  for (size_t i = 0; i < openings->n; i++) put_opening(m, band, &openings->at[i]);
  for (size_t i = 0; i < band->n; i++) {
    run_end(m, &band->lanes[i].before);
    run_end(m, &band->lanes[i].after);
    overview_number(m, band->lanes[i].map, "count", band->lanes[i].count);
  }
  value_put_bool(m->arena, year, "has_rest", band->rest->list.n > 0);
}

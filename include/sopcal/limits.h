// limits: what a platform lets a channel carry and how often, and what of a piece is too much for it (model/limits.c,
// carried.c, misfit.c).
//
// Figures come from dated profiles (templates/channels/) and from the plan; each keeps the place where it is written.
#ifndef SOPCAL_LIMITS_H
#define SOPCAL_LIMITS_H

#include "sopcal/content.h"

// What a platform lets a channel carry, and how often: a profile of templates/channels/, one of the plan's, or what a
// channel says over its own. -1: no limit.
struct Limits {
  Head head;
  Str title, source;
  LIST(int) carries; // Carried; empty: all
  bool mixed;        // pictures, videos, links, cards and files may stand in one post
  int characters;    // of a text, in UTF-16 units, as clients count: an emoji is two or more
  int bytes;         // of a text, in UTF-8
  int title_bytes;   // of a link's or card's title
  int pictures, videos, links, cards, files;
  int attachments;                  // of all of these together
  int64_t picture_size, video_size; // bytes
  int picture_side;                 // pixels of the longer side
  int video_seconds;
  Caps posts;       // of one account, which is one person in one channel
  Caps touch;       // what one customer may receive there, from everybody together
  Window quiet;     // no post begins in these hours
  LIST(int) unsure; // LimitKey: figures of which no official page is known; they are only warned of
};

// How often one customer may be reached in a channel: "circle: 5 per day". head.to: the Channel.
typedef struct Touch {
  Head head;
  Caps caps;
} Touch;
typedef LIST(Touch) TouchList;

// The one of that unit; NULL.
const Cap *cap_of_unit(const Caps *caps, int unit);
// True when a figure of what a channel may carry is official, or the plan's own: exceeding it is an error. What
// `unsure` names is not, in a profile or over it in the channel's own figures.
bool limit_is_sure(const Channel *channel, LimitKey key);
// Of one cap of POSTS or TOUCH that a channel is allowed: whether it states it itself, for its figures replace those of
// its profile unit by unit, and whether it is sure.
bool cap_is_own(const Channel *channel, LimitKey key, const Cap *cap);
bool cap_is_sure(const Channel *channel, LimitKey key, const Cap *cap);
int64_t limit_figure(const Limits *limits, LimitKey key); // CHARACTERS to VIDEO_SECONDS; -1: none
// Where a figure of it is written, the channel's own or its profile's.
Place figure_place(const Channel *channel, LimitKey key);
// Hours in which no post begins: the channel's own, else its profile's; WINDOW_NONE. *at, where it is given: their
// place.
Window channel_quiet(const Channel *channel, Place *at);
// True where something is known of what it may carry: without a profile or figures of its own nothing is checked.
bool channel_is_limited(const Channel *channel);

// What a post is made of that its channel cannot carry: one figure exceeded, or a kind that it has no room for.
typedef struct Surplus {
  LimitKey key;
  int kind; // CARRIES: Carried
  int64_t n, most;
} Surplus;
enum { SURPLUS_MAX = CARRIED_COUNT + LIMIT_COUNT };
size_t surplus_of(const PieceText *text, const Channel *channel, Surplus out[SURPLUS_MAX]);
// True when it is of another form than the channel's posts: kinds, their mixture, how many of them; not a file too
// large.
bool surplus_is_of_form(const Surplus *surplus);
typedef struct Misfit {
  const Piece *piece;
  const PieceText *text;
  const Channel *channel;
  Surplus surplus;
  StrList others; // channels of which the same is to be said
} Misfit;
// Says it at the part of the piece that it is about, related to the figure: an error where the figure is sure.
Diag *misfit_say(Arena *arena, Diags *diags, const Misfit *misfit);
extern const Text limit_here; // what is said at a figure that is exceeded: the argument `here` of its message
// Whether a channel takes a piece: one that names it, or that names none and is of a form that it carries as far as
// anybody knows for sure. Who sees it is another question.
bool channel_takes(const Channel *channel, const Piece *piece);

#endif

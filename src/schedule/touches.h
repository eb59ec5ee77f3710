// touches: what the files that count touches share, and nobody else.
//
// touches.c walks over channels and windows and asks the others: which caps hold there (touches_caps.c, and for running
// campaigns touches_running.c), and what the customer who is reached most gets (touches_worst.c). touches_check.c says
// what is exceeded, touches_posts.c the same of accounts, both with the words of touches_text.c.
#ifndef SOPCAL_SCHEDULE_TOUCHES_H
#define SOPCAL_SCHEDULE_TOUCHES_H

#include "room.h"

// ---- touches_worst.c ----------------------------------------------------------------------------------------------

typedef enum Must {
  OF_CHANNEL,
  OF_CAP,
  REACHED_LATER, // from the day on that is asked about
  MUSTS
} Must;

// Which customers are looked at.
typedef struct Whom {
  uint64_t may;         // segments they may be in
  uint64_t must[MUSTS]; // they are in one of each of these; 0: not asked
} Whom;

typedef struct Reached { // so many posts for the same people
  uint64_t audience;
  long posts;
} Reached;
typedef LIST(Reached) ReachedList;

typedef struct Worst {
  uint64_t segments;
  long count;
} Worst;

typedef struct Apart {
  LIST(uint64_t) groups; // segments with the same word: a customer is in one of them at most
  long steps;            // that may still be spent on searching
} Apart;

Apart apart_of(Arena *arena, const Plan *plan);
// The customer who gets most, if that is more than `above`; false where nobody gets so many, or nobody is meant.
bool worst_customer(Apart *apart, const ReachedList *posts, const Whom *whom, long above, Worst *out);

// ---- touches_running.c --------------------------------------------------------------------------------------------

typedef LIST(Span) CapWindows; // of one unit, in order

typedef struct Running { // an opening whose campaign caps the channel
  const Opening *opening;
  const Cap *cap;
} Running;
typedef LIST(Running) RunningList;

// Whose cap holds for whom: of the openings that run in a window the strongest that is for a segment.
typedef struct Reign {
  RunningList running; // the strongest first
  size_t rows;         // one for each segment, and one for who is in none
  size_t windows;
  uint32_t *winner; // [row * windows + window]: 1 + the number of the strongest; 0: none
  uint32_t *next;   // [row * (windows + 1) + window]: itself while it has none, else nearer to the next that has none
} Reign;
// `running` in any order; there are `segments` of them in the plan.
Reign reign_make(Arena *arena, const RunningList *running, size_t segments, const CapWindows *windows);
size_t reign_winner(const Reign *reign, size_t row, size_t window);

// ---- touches_caps.c -----------------------------------------------------------------------------------------------

typedef struct SegmentCaps {
  const Segment *segment;
  const Caps *caps;
} SegmentCaps;

typedef struct CampaignCaps {
  const Campaign *campaign;
  const Caps *caps;
} CampaignCaps;

// Who caps a channel, beside the channel and its platform.
typedef struct CapsOfChannel {
  LIST(SegmentCaps) segments;
  LIST(CampaignCaps) campaigns;
} CapsOfChannel;

typedef struct CapIndex {
  const Plan *plan;
  CapsOfChannel *of_channel;   // by the channel's number in the plan
  const Opening **by_campaign; // openings, by campaign: those of campaign i from first[i] on, and before first[i + 1]
  size_t *first;
} CapIndex;
CapIndex cap_index_make(Arena *arena, const Schedule *schedule);

typedef struct SegmentCap {
  const Segment *segment;
  const Cap *cap;
} SegmentCap;

// The caps of one unit in one channel.
typedef struct UnitCaps {
  const Cap *platform, *own; // NULL
  LIST(SegmentCap) segments;
  Reign reign;
  uint64_t everybody; // all segments of the plan
  uint64_t members;   // of the channel; 0: everybody
  long least;         // what is within the smallest of them is within all; LONG_MAX: there is none
} UnitCaps;
UnitCaps unit_caps_make(Arena *arena, const CapIndex *index, const Channel *channel, int unit,
                        const CapWindows *windows);

typedef struct HeldCap { // a cap that holds in a window, and for whom
  CapOf of;
  const Cap *cap;
  const Segment *segment;
  const Opening *opening;
  uint64_t without;
  Whom whom;
} HeldCap;
typedef LIST(HeldCap) HeldCaps;
void unit_caps_of(Arena *arena, const UnitCaps *caps, size_t window, HeldCaps *out); // `out` is emptied first

// ---- touches_text.c -----------------------------------------------------------------------------------------------

enum { WINDOWS_SHOWN = 10, POSTS_SHOWN = 20, PLACES_SHOWN = 5 };

// "on 2026-03-08", "in the week of 2026-03-02", "in 2026-03".
Arg when_arg(Arena *arena, int unit, Span days);
// "3 per day".
Arg most_arg(Arena *arena, int unit, long most);
// Whose they are: "Lin and 2 more"; with 1 just the name.
Arg people_arg(Arena *arena, Str name, long people);
// How many such windows there are, and the first: `units`, `n`, `first`; all empty where there is only one.
void add_more_args(Arena *arena, ArgList *args, int unit, long n, Span first);
// One line for each window, with its posts; `of` is empty, or what comes before the day. Then how many more there are.
void note_window(Work *work, Diag *said, Arg of, int unit, Span days, const ItemList *posts);
void note_more(Work *work, Diag *said, long more);
// Points at the steps and daily lines that posts come from, and, where all of them were announced, at the first line of
// the lock.
void relate_posts(Work *work, Diag *said, const ItemList *posts);
// Where a figure of what a channel may carry is complained of: where the channel states it, else at its profile's name
// or the channel, and then the figure itself is pointed at.
Place limit_place(const Channel *channel, const Cap *cap, LimitKey key);
void relate_limit(Work *work, Diag *said, const Channel *channel, const Cap *cap, LimitKey key);

#endif

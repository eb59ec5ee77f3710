// feed_length: which feeds are longer than Google reads. From feeds, and bytes where they are written, to messages.
//
// A plan that is too long for one person's calendar is so for most of them, therefore the longest of each kind speaks
// for the others. Bytes are asked about only where the number of events is no reason already.
#include "room.h"

enum { EVENTS_MOST = 1000, BYTES_MOST = 1000000, FEED_KINDS = FEED_TEAM + 1 };

typedef struct Longest {
  const Feed *feed; // NULL: none is too long
  size_t amount;
  size_t others; // of its kind that are too long
} Longest;

static void measure(Longest *longest, const Feed *feed, size_t amount, size_t most) {
  if (amount <= most) return;
  if (longest->feed) longest->others++;
  if (amount <= longest->amount) return;
  longest->feed = feed;
  longest->amount = amount;
}

static Arg events_arg(Arena *arena, const char *name, size_t n) {
  return (Arg){.name = name, .text = {str_format(arena, "%zu events", n), str_format(arena, " %zu 项", n)}};
}

static Arg bytes_arg(Arena *arena, const char *name, size_t n) {
  size_t tenths = (n + BYTES_MOST / 10 - 1) / (BYTES_MOST / 10); // rounded up: what is too long must look so
  Str text = str_format(arena, "%zu.%zu MB", tenths / 10, tenths % 10);
  return (Arg){.name = name, .text = {text, str_format(arena, " %.*s", STR(text))}};
}

static void say(Arena *arena, Diags *diags, const Longest *longest, Arg amount, Arg most) {
  static const char *const keys[FEED_KINDS] = {
      [FEED_CAMPAIGN] = "campaign", [FEED_CHANNEL] = "channel", [FEED_STAFF] = "staff", [FEED_TEAM] = "team"};
  Str others = longest->others ? str_format(arena, "%zu", longest->others) : S("");
  diag_add(diags, O109, longest->feed->at,
           ARGS(arg("path", str_copy(arena, longest->feed->path)), amount, most, arg("more", others),
                arg("key", str_of(keys[longest->feed->kind]))));
}

void feeds_check(Arena *arena, Diags *diags, const FeedList *feeds, const size_t *bytes) {
  Longest by_events[FEED_KINDS] = {0}, by_bytes[FEED_KINDS] = {0};
  for (size_t i = 0; i < feeds->n; i++) {
    const Feed *feed = &feeds->at[i];
    measure(&by_events[feed->kind], feed, feed->count, EVENTS_MOST);
    if (bytes && feed->count <= EVENTS_MOST) measure(&by_bytes[feed->kind], feed, bytes[i], BYTES_MOST);
  }
  for (size_t i = 0; i < FEED_KINDS; i++) {
    const Longest *events = &by_events[i], *large = &by_bytes[i];
    if (events->feed)
      say(arena, diags, events, events_arg(arena, "amount", events->amount), events_arg(arena, "most", EVENTS_MOST));
    if (large->feed)
      say(arena, diags, large, bytes_arg(arena, "amount", large->amount), bytes_arg(arena, "most", BYTES_MOST));
  }
}

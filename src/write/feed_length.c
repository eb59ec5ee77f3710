// feed_length: which feeds are longer than Google reads. From feeds, and bytes where they are written, to messages.
//
// A plan that is too long for one person's calendar is so for most of them, therefore the longest of each kind speaks
// for the others. Bytes are asked about only where the number of events is no reason already.
#include "room.h"

enum { EVENTS_MOST = 1000, BYTES_MOST = 1000000, FEED_KINDS = VIEW_KIND_COUNT };

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

// How the plan says something of such calendars: "staff: {...}", "own: {vip: {...}}".
static Str setting(Arena *arena, const Feed *feed, const char *keys) {
  Str key = view_key((ViewKind)feed->kind);
  if (feed->kind != VIEW_OWN) return str_format(arena, "feeds: {%.*s: %s}", STR(key), keys);
  return str_format(arena, "feeds: {%.*s: {%.*s: %s}}", STR(key), STR(feed->id), keys);
}

static void say(Arena *arena, Diags *diags, const Longest *longest, Arg amount, Arg most) {
  const Feed *feed = longest->feed;
  bool own = feed->kind == VIEW_OWN, posts = view_shows(feed->view, PART_POSTS) && feed->view->posts != POSTS_DAY;
  Str others = longest->others ? str_format(arena, "%zu", longest->others) : S("");
  diag_add(diags, O109, feed->at,
           ARGS(arg("path", tokens_hidden(arena, feed->path)), amount, most, arg("more", others),
                arg("less", setting(arena, feed, posts ? "{ahead: 2 months, posts: day}" : "{ahead: 2 months}")),
                arg("none", own ? S("") : setting(arena, feed, "false"))));
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

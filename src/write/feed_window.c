// feed_window: which calendars that a plan asks for show nothing. From feeds to messages.
//
// Of windows those that the plan states are judged: the others are there to keep calendars short.
#include "room.h"

typedef struct Beside {
  const Feed *feed; // NULL: none has nothing in its window
  size_t others;    // of its view
} Beside;

static const Feed *feed_of(const FeedList *feeds, const View *view) {
  for (size_t i = 0; i < feeds->n; i++)
    if (feeds->at[i].view == view) return &feeds->at[i];
  return NULL;
}

static void check_own(Diags *diags, const Feeds *feeds, const FeedList *made) {
  for (size_t i = 0; i < feeds->own.n; i++) {
    const Head *head = &feeds->own.at[i].head;
    if (!feed_of(made, &feeds->own.at[i])) diag_add(diags, O113, head->at, ARGS(arg("id", head->id)));
  }
}

static void say_beside(Arena *arena, Diags *diags, const Beside *beside, Date today) {
  const View *view = beside->feed->view;
  Span days = view_window(view, today);
  Str others = beside->others ? str_format(arena, "%zu", beside->others) : S("");
  diag_add(diags, O114, place_of(&view->head, given(&view->head, "ahead") ? "ahead" : "past"),
           ARGS(arg("path", tokens_hidden(arena, beside->feed->path)), arg("first", date_text(arena, days.first)),
                arg("last", date_text(arena, days.last)), arg("more", others)));
}

// The first feed of each view speaks for the others; those of one view may stand apart.
static void check_window(Arena *arena, Diags *diags, const View *view, const FeedList *made, Date today) {
  Beside beside = {0};
  if (!given(&view->head, "past") && !given(&view->head, "ahead")) return;
  for (size_t i = 0; i < made->n; i++) {
    const Feed *feed = &made->at[i];
    if (feed->view != view || !feed->beside) continue;
    if (beside.feed) beside.others++;
    if (!beside.feed) beside.feed = feed;
  }
  if (beside.feed) say_beside(arena, diags, &beside, today);
}

void views_check(Arena *arena, Diags *diags, const Schedule *schedule, const FeedList *made) {
  const Feeds *feeds = &schedule->plan->feeds;
  check_own(diags, feeds, made);
  if (!schedule->made_for || schedule->made_for->today == DATE_NONE) return;
  const View *view;
  for (size_t n = 0; (view = view_nth(feeds, n, NULL)); n++)
    check_window(arena, diags, view, made, schedule->made_for->today);
}

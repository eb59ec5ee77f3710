// views: which calendars a plan asks for, and what each of them shows (section `feeds`; write/feeds.c makes them).
//
// A view is a sort of feed: one of the team, one for each person, channel, campaign, store, region and role, and a
// plan's own with a choice of its own. Invariant: once resolved (views_settle) every view has all of its settings,
// stated or not.
#ifndef SOPCAL_VIEWS_H
#define SOPCAL_VIEWS_H

#include "sopcal/term.h"

typedef enum ViewKind {
  VIEW_CAMPAIGN,
  VIEW_CHANNEL,
  VIEW_OWN,
  VIEW_REGION,
  VIEW_ROLE,
  VIEW_STAFF,
  VIEW_STORE,
  VIEW_TEAM,
  VIEW_KIND_COUNT
} ViewKind;

// What a view can show. A deadline is a task with a last day; a task is any other.
typedef enum ViewPart {
  PART_CAMPAIGNS,
  PART_POSTS,
  PART_TASKS,
  PART_DEADLINES,
  PART_MEETINGS,
  VIEW_PART_COUNT
} ViewPart;
extern const Names view_part_names; // "campaigns", "posts", "tasks", "deadlines", "meetings"

// Which posts of a day stand in one event.
typedef enum PostsAs {
  POSTS_EACH,  // none: each is an event
  POSTS_DAILY, // those of the daily lines
  POSTS_DAY    // all
} PostsAs;
extern const Names posts_as_names; // "each", "daily", "day"

// What CATEGORIES says of an event.
typedef enum ViewCategory { CATEGORY_KIND, CATEGORY_LINE, CATEGORY_CHANNEL, CATEGORY_CAMPAIGN } ViewCategory;
extern const Names view_category_names; // "kind", "line", "channel", "campaign"

extern const Names color_names; // the 147 of CSS3, which RFC 7986 asks for

typedef struct View {
  Head head;            // of an own view its id
  bool made;            // of an own view always
  bool link;            // with an address of the plan (plan.url) a person's events lead to the sheet of their week
  Str title;            // of an own view, for people
  LIST(int) shows;      // ViewPart
  LIST(int) categories; // ViewCategory
  Duration past, ahead; // in days; with --today: from so long ago, to so long from then
  Duration alarm;       // before the beginning; n -1: none
  int posts;            // PostsAs
  int color;            // one of color_names
  int locale;           // Lang of labels
  // What an own view takes: what fits one of each list that is not empty. Of people whoever is in all of the four
  // lists.
  ChannelRefs channels;
  CampaignRefs campaigns;
  SegmentRefs audience;
  LineRefs lines;
  StaffRefs staff;
  StaffRefs stores, regions, roles; // ids of them; `to` is the first who is of it
} View;

typedef struct Feeds { // the section `feeds`
  Head head;
  Duration alarm; // of all that state none; n -1: none
  View campaign, channel, region, role, staff, store, team;
  LIST(View) own;
} Feeds;
enum { OWN_VIEWS_MAX = 50 };

// Gives every view the settings that the plan leaves out; `locale` is the plan's.
void views_settle(Arena *arena, Feeds *feeds, int locale);
// The one of that kind; of VIEW_OWN the i-th.
const View *view_of(const Feeds *feeds, ViewKind kind, size_t i);
// All of them, one after the other: the n-th and, where `kind` is not NULL, its kind; NULL behind the last.
const View *view_nth(const Feeds *feeds, size_t n, ViewKind *kind);
bool view_shows(const View *view, ViewPart part);
// A person's store, region or role, as the kind of view asks; empty: none.
Str view_group(ViewKind kind, const Staff *person);
// The key of a kind of view in `feeds`: "team".
Str view_key(ViewKind kind);
const char *view_color(ViewKind kind); // where the plan states none

#endif

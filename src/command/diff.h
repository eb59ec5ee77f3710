// diff: what the files of `sopcal diff` share: two documents become the list of what is different, that list becomes
// words, and the words a page in one of three formats.
//
// Each step is a pure function of the one before it. Texts of a plan are raw in all of this: whoever prints one makes
// it safe for where it goes.
#ifndef SOPCAL_COMMAND_DIFF_H
#define SOPCAL_COMMAND_DIFF_H

#include "sopcal/command.h"
#include "sopcal/plan_doc.h"

// ---- what is different (diff_make.c, diff_hands.c, diff_load.c,
// diff_shares.c)-------------------------------------------------

typedef enum Fate { FATE_CAME, FATE_WENT, FATE_CHANGED } Fate;

// In what respect something is another, in the order in which it is told.
typedef enum Aspect {
  ASPECT_DAY,
  ASPECT_DUE, // how long after its day the deadline is, or an opening's last day
  ASPECT_TIME,
  ASPECT_SPREAD, // of its time among its people, in minutes
  ASPECT_TITLE,
  ASPECT_PIECE,
  ASPECT_TEXT, // or pictures, of the same piece
  ASPECT_LINE,
  ASPECT_WHO,
  ASPECT_MINUTES,
  ASPECT_KIND,
  ASPECT_CHANNEL,
  ASPECT_AUDIENCE,
  ASPECT_OFFER,
  ASPECT_STATUS,
  ASPECT_COUNT
} Aspect;
extern const char *const aspect_names[ASPECT_COUNT];
#define BIT(aspect) (1U << (aspect))
#define ASPECTS_OF_TIME (BIT(ASPECT_DAY) | BIT(ASPECT_DUE) | BIT(ASPECT_TIME) | BIT(ASPECT_SPREAD))

typedef struct OpeningChange {
  Fate fate;
  unsigned aspects;
  const DocOpening *old, *new; // NULL where it is not
  size_t along;                // items that did what the opening did, and nothing else worth a word
  size_t along_texts;          // of them those with another text
  int index;                   // among the openings' changes
} OpeningChange;

// Who has an item before and after.
typedef struct Hands {
  DocPeople gained, lost, kept;
  size_t number; // the same for those who gained and lost the same
  bool follows;  // who gained has joined the plan, and who lost has left it: that is told of them
} Hands;

typedef struct ItemChange {
  Fate fate;
  unsigned aspects;
  const DocItem *old, *new; // NULL where it is not
  const Hands *hands;
  int along; // index of the opening with which it went; -1
} ItemChange;
// The aspects that are told of it: not that people joined or left.
unsigned aspects_told(const ItemChange *change);

typedef struct PersonChange { // changed: name, role or store
  Fate fate;
  uint32_t person;
} PersonChange;

typedef struct FeedChange {
  Fate fate;
  const DocFeed *old, *new;
} FeedChange;

// What all of it is for one person.
typedef struct PersonTotal {
  uint32_t person;
  long came, went, moved, changed; // items; those that are somebody else's now went
  long before, after;              // minutes of the whole plan
} PersonTotal;

typedef struct WeekLoad {
  Date monday;
  uint32_t person;
  long before, after; // minutes; never equal
} WeekLoad;

// A line's or kind's part of a channel's daily posts.
typedef struct ShareChange {
  Str channel;
  bool kind; // of kinds, else of lines
  Str name;  // empty: none stated
  long before, before_of, after, after_of;
} ShareChange;

typedef struct PlanDiff {
  const PlanDoc *old, *new;
  const DocRoll *roll;
  LIST(OpeningChange) openings; // by day
  LIST(ItemChange) items;       // by day
  LIST(PersonChange) people;    // as the plans name them
  LIST(FeedChange) feeds;       // as the new plan has them, then those that went
  LIST(PersonTotal) totals;     // of those for whom something is different, most first
  LIST(WeekLoad) weeks;         // the heaviest first
  LIST(ShareChange) shares;     // by channel, lines before kinds
} PlanDiff;

void diff_make(Arena *arena, const DocRoll *roll, const PlanDoc *old, const PlanDoc *new, PlanDiff *out);
void diff_hands(Arena *arena, PlanDiff *diff); // of each item; diff_hands.c
void diff_loads(Arena *arena, PlanDiff *diff);
void diff_shares(Arena *arena, PlanDiff *diff);
bool diff_is_none(const PlanDiff *diff);

// The person as the new plan has them, else as the old one had; empty where neither does.
DocPerson diff_person(const PlanDiff *diff, uint32_t person);
Str diff_person_name(const PlanDiff *diff, uint32_t person);

// ---- in words (diff_words.c, diff_whom.c, diff_view.c) ------------------------------------------------------------

typedef struct DiffWords {
  Arena *arena;
  const PlanDiff *diff;
  Lang lang;
  bool years;      // dates need them
  uint32_t *seen;  // [person]: the last set that had them
  uint32_t set;    // the set at hand
  Map openings;    // id -> DocOpening, as the new plan has it, else the old one
  Map role_counts; // role -> number of people, as a pointer
  size_t people;   // of the plan
} DiffWords;

DiffWords diff_words(Arena *arena, const PlanDiff *diff, Lang lang);
enum { BRIEF = 40 };
Str brief(const DiffWords *words, Str text); // cut to so many characters
Str day_words(const DiffWords *words, Date day);
Str days_words(const DiffWords *words, Span days);
Str opening_name(const DiffWords *words, const DocOpening *opening);
// Of the opening that an item belongs to; empty where it is of none.
Str item_opening_name(const DiffWords *words, const DocItem *item);
Str channel_words(const DiffWords *words, Str id);
// "monthly-care/2026-06"
Str item_opening_id(Arena *arena, const DocItem *item);
// "moved from Jun 18 to Jun 20; draft is final now".
Str opening_words(DiffWords *words, const OpeningChange *change);
Str item_words(DiffWords *words, const ItemChange *change);

// A set of people being gathered.
typedef struct Whom {
  LIST(uint32_t) people;
  const Hands *last; // of the change added last
} Whom;
void whom_begin(DiffWords *words);
void whom_add(DiffWords *words, Whom *whom, const DocPeople *people);
void whom_add_change(DiffWords *words, Whom *whom, const ItemChange *change);
// "every adviser (12)", "Lin, He and 10 more".
Str whom_words(const DiffWords *words, const Whom *whom);

// A line of the page: all texts raw.
typedef struct DiffLine {
  Fate fate;
  Str when, what, how, whom;
  StrList below; // the first few of many
  size_t more;   // those that are not below
} DiffLine;
typedef LIST(DiffLine) DiffLines;

typedef struct DiffRow {
  Str cell[6];
} DiffRow;
typedef LIST(DiffRow) DiffRows;

typedef struct DiffView {
  Str title, count;
  DiffLines openings, items, people, feeds;
  DiffRows totals, weeks, shares; // rows that are alike for several people are one
} DiffView;
// Items come into lines, one for many where the same happened to them (diff_groups.c).
void diff_groups(DiffWords *words, DiffLines *out);
void diff_view(DiffWords *words, Str old, Str new, DiffView *out);

// What the parts of a page are called, and the columns of its tables.
typedef enum DiffPart {
  PART_OPENINGS,
  PART_ITEMS,
  PART_PEOPLE,
  PART_FEEDS,
  PART_TOTALS,
  PART_WEEKS,
  PART_SHARES
} DiffPart;
Str diff_heading(DiffPart part, Lang lang);
DiffRow diff_columns(DiffPart part, Lang lang);

// ---- pages --------------------------------------------------------------------------------------------------------

void diff_text(Arena *arena, Buf *out, const DiffView *view, Lang lang);
void diff_md(Arena *arena, Buf *out, const DiffView *view, Lang lang);
void diff_json(Buf *out, const PlanDiff *diff);

// ---- where they come from (diff_side.c) ---------------------------------------------------------------------------

typedef struct DiffSide {
  Str name; // as it was typed
  PathKind kind;
  bool newer; // the second of the two
  PlanDoc doc;
} DiffSide;
// Reads one side; `repository` is the folder in whose repository a revision is looked for. False: said.
bool diff_side(Arena *arena, const Options *options, Str repository, DocRoll *roll, DiffSide *side);

#endif

// diff: what the files of `sopcal diff` share: two documents become the list of what is different, that list becomes
// words, and the words a page in one of three formats.
//
// Each step is a pure function of the one before it. Texts of a plan are raw in all of this: whoever prints one makes
// it safe for where it goes.
#ifndef SOPCAL_COMMAND_DIFF_H
#define SOPCAL_COMMAND_DIFF_H

#include "sopcal/command.h"
#include "sopcal/plan_doc.h"

// ---- what is different (diff_make.c, diff_hands.c, diff_load.c, diff_shares.c, diff_held.c, diff_settings.c) --------

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
#define ASPECTS_OF_TIME (BIT(ASPECT_DAY) | BIT(ASPECT_DUE) | BIT(ASPECT_TIME))

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

// What the plan says of something that stays as it was announced: it came, is another, or went with the plan's taking
// it back. An opening or an item of the new plan.
typedef struct HeldChange {
  Fate fate;
  const DocOpening *opening; // NULL: an item
  const DocItem *item;
  DocInstead before, after;
} HeldChange;

// By what people's addresses become others.
typedef enum AddressBy { ADDRESS_URL, ADDRESS_PRIVATE, ADDRESS_ROTATION, ADDRESS_KEY, ADDRESS_OWN } AddressBy;
typedef struct AddressChange {
  AddressBy by;
  DocPeople people; // who must subscribe anew
} AddressChange;

// How a sort of calendars, or one of a plan's own, is set.
typedef enum Setting {
  SETTING_TITLE,
  SETTING_SHOWS,
  SETTING_TAKES,
  SETTING_POSTS,
  SETTING_PAST,
  SETTING_AHEAD,
  SETTING_ALARM,
  SETTING_COLOR,
  SETTING_CATEGORIES,
  SETTING_LOCALE,
  SETTING_LINK,
  SETTING_COUNT
} Setting;
extern const char *const setting_names[SETTING_COUNT];
typedef struct SettingChange {
  unsigned settings; // a bit for each
  const DocView *old, *new;
} SettingChange;

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
  LIST(HeldChange) held;        // openings, then items, as the new plan has them
  LIST(AddressChange) addresses;
  LIST(SettingChange) settings; // as the new plan has them
  LIST(PersonTotal) totals;     // of those for whom something is different, most first
  LIST(WeekLoad) weeks;         // the heaviest first
  LIST(ShareChange) shares;     // by channel, lines before kinds
} PlanDiff;

void diff_make(Arena *arena, const DocRoll *roll, const PlanDoc *old, const PlanDoc *new, PlanDiff *out);
void diff_hands(Arena *arena, PlanDiff *diff); // of each item; diff_hands.c
void diff_loads(Arena *arena, PlanDiff *diff);
void diff_shares(Arena *arena, PlanDiff *diff);
void diff_held(Arena *arena, PlanDiff *diff);
void diff_settings(Arena *arena, PlanDiff *diff); // and addresses
bool diff_is_none(const PlanDiff *diff);
Fate address_fate(const PlanDiff *diff, const AddressChange *change);

// The person as the new plan has them, else as the old one had; empty where neither does.
const DocPerson *diff_person(const PlanDiff *diff, uint32_t person);
Str diff_person_name(const PlanDiff *diff, uint32_t person);

// ---- in words (diff_words.c, diff_whom.c, diff_view.c and others) -------------------------------------------------

typedef struct DiffWords {
  Arena *arena;
  const PlanDiff *diff;
  Lang lang;
  bool years;      // dates need them
  uint32_t *seen;  // [person]: the last set that had them
  uint32_t set;    // the set at hand
  Map openings;    // id -> DocOpening, as the new plan has it, else the old one
  Map role_counts; // role -> number of people, as a pointer
  Map namesakes;   // a name, or a name and a store -> number of people, as a pointer
  size_t people;   // of the plan
} DiffWords;

DiffWords diff_words(Arena *arena, const PlanDiff *diff, Lang lang);
enum { BRIEF = 40 };
Str brief(const DiffWords *words, Str text); // cut to so many characters
Str day_words(const DiffWords *words, Date day);
Str days_words(const DiffWords *words, Span days);
Str window_words(const DiffWords *words, Window at); // "any time"
// `text` with "%a" and "%b" filled.
Str fill(const DiffWords *words, const Text *text, Str before, Str after);
Str joined_list(const DiffWords *words, const StrList *list);  // "a, b"
Str joined_words(const DiffWords *words, const StrList *list); // "a; b"
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
Str people_words(DiffWords *words, const DocPeople *people);
// A name; of one that several have with the store, and where that does not tell them apart with the id.
Str person_named(const DiffWords *words, uint32_t person);
bool person_is_alone(const DiffWords *words, uint32_t person); // nobody else has the name

// A line of the page: all texts raw.
typedef struct DiffLine {
  Fate fate;
  bool said; // `how` says for whom
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
  Str release; // how what is held may follow the plan
  DiffLines addresses, held, openings, items, people, feeds;
  DiffRows totals, weeks, shares; // rows that are alike for several people are one
} DiffView;
// Items come into lines, one for many where the same happened to them (diff_groups.c).
void diff_groups(DiffWords *words, DiffLines *out);
// A daily line's channel, an opening, a routine: what items have in common that are told together.
Str item_origin(Arena *arena, const DocItem *item);
Str what_many(const DiffWords *words, const DocItem *item, size_t n); // "Circle: 12 daily posts"
Str item_named(const DiffWords *words, const DocItem *item);          // "Opening (Care · 2026-06)"
enum { FIRST_SHOWN = 3, DAYS_SHOWN = 8 };
void held_lines(DiffWords *words, DiffLines *out);    // diff_held_words.c
void address_lines(DiffWords *words, DiffLines *out); // diff_settings_words.c
void setting_lines(DiffWords *words, DiffLines *out);
Str diff_counts(const DiffWords *words); // diff_counts.c
// `folder`: the plan's, as it is typed.
void diff_view(DiffWords *words, Str old, Str new, Str folder, DiffView *out);

// What the parts of a page are called, and the columns of its tables.
typedef enum DiffPart {
  PART_ADDRESSES,
  PART_HELD,
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

typedef struct DiffWarning {
  Str message; // by which the same one is known in the other plan, wherever it stands there
  Str printed; // of the newer side
} DiffWarning;

typedef struct DiffSide {
  Str name; // as it was typed
  PathKind kind;
  bool newer;    // the second of the two
  bool compiled; // from a folder or a revision: its warnings are known
  LIST(DiffWarning) warnings;
  PlanDoc doc;
} DiffSide;
// Whether it may be a plan: said of what build wrote.
bool diff_side_may_be(Arena *arena, const Options *options, const DiffSide *side);
// Reads one side; `repository` is the folder in whose repository a revision is looked for. False: said.
bool diff_side(Arena *arena, const Options *options, Str repository, DocRoll *roll, DiffSide *side);

// ---- findings (diff_findings.c) -----------------------------------------------------------------------------------

// Where a plan was laid out for a while, and what it is called; the same twice where it lies where it is called.
typedef struct DiffPlace {
  Str folder, name;
} DiffPlace;
// Prints what is wrong with a side: errors alone, for nothing is compared.
void findings_refuse(Arena *arena, const Options *options, const DiffSide *side, const Diags *diags, DiffPlace place);
// Keeps a side's warnings, and says those that the new plan has and the old one has not, where both are known.
void findings_keep(Arena *arena, const Options *options, DiffSide *side, Diags *diags, DiffPlace place);
void findings_say_new(Arena *arena, const Options *options, const DiffSide sides[2]);

#endif

// lock: what has been announced: the lines of sopcal.lock, which is the only state there is (design section 7).
//
// read/lock.c fills it, the schedule keeps to it, write/announce.c makes the next one and write/lock.c writes it.
#ifndef SOPCAL_LOCK_H
#define SOPCAL_LOCK_H

#include "sopcal/date.h"
#include "sopcal/keys.h"

// What sort of item a line of sopcal.lock is about. It decides which feeds show that it is gone, when nothing in the
// plan says so any more; so do its channel, who carries it out, and its title, which every line has therefore.
typedef enum LockKind { LOCK_POST, LOCK_DAILY, LOCK_TASK, LOCK_DEADLINE, LOCK_MEETING } LockKind;
extern const Names lock_kind_names; // "post", "daily", "task", "deadline", "meeting"

// A line of sopcal.lock (design section 7): an occurrence or an opening as it was announced. read/lock.c reads it and
// write/lock.c writes it:
//
//   # sopcal.lock 1 ...                the first line, the same in all of them
//   IDENTITY kind=WORD on=DAYS at=WINDOW channel=ID piece=ID minutes=N people=ID,ID by=TEXT title=TEXT
//   digest=HEX16 seq=N changed=INSTANT   (one line)
//   IDENTITY opens=DAYS at=WINDOW ...  an opening
//   IDENTITY gone until=DATE on=DAYS ...
//   IDENTITY spent kind=daily on=DATE ...        it is gone, and no longer shown as cancelled
//   IDENTITY@PERSON gone until=DATE on=DAYS ...  somebody had it and has it no more; or `spent`
//   IDENTITY@each spent by=TEXT ...              so did all whom `by` means, of a post of a day
//   PLAN/@PERSON staff role=ID store=TEXT region=TEXT channels=ID,ID
//
// One blank between the parts; keys in this order, though it reads them in any; what is absent is left out. `seq`,
// `changed` and either `kind` and `on` or `opens` stand in every line but those of staff, `title` in all that are not
// spent, `digest` in all that are neither gone nor spent. DAYS is a date, or first..last; INSTANT is
// 2026-05-20T00:00:00Z. A text with a blank or a quote in it, or of nothing, is a JSON string.
//
// Numbers. What a calendar shows of an item has the number of the item's line and of each line that is about this item
// and the person whose calendar it is, all in sum, and the latest of their instants; a day of posts that is shown as
// one event has those of all its parts. A number must never fall, so of what calendars may show in such a day no line
// goes while the plan has the day: it is spent, and counts.
typedef struct LockEntry {
  Str identity;  // of the item or opening
  Str whose;     // of a line about one person: their id, or LOCK_EACH; empty: about all
  Place at;      // the line
  bool gone;     // it was announced and is in the plan no more, or no more of whose it was; also where it is spent
  bool spent;    // only counted
  bool opening;  // `opens`
  bool released; // `lock --release` names it: the schedule takes it for not announced, and nothing is said of its line
  int kind;      // LockKind; -1 for an opening
  Span on;       // an item's day and its deadline's; an opening's first day to last
  Window window;
  int minutes;     // for which calendars show a point in time, where that is not what they do by default; 0
  Str channel;     // of a post: its id
  Str piece;       // empty: none
  StrList people;  // ids of those whom the program chose
  Str by;          // who carries it out, as plans say it: "each adviser of SH-001,one operator"; no blank at a comma
  Str title;       // as calendars show it
  Str digest;      // of what a calendar shows: LOCK_DIGEST_DIGITS hexadecimal digits, lower case
  int seq;         // 1 .. LOCK_SEQ_MAX: how often it has been announced anew, and once for the first time
  int64_t changed; // UTC, seconds: when it last was
  Date until;      // gone: its cancelled event is shown up to here; its own last day: it took place, and is not shown
} LockEntry;
typedef LIST(LockEntry) LockEntries;
enum { LOCK_DIGEST_DIGITS = 16, LOCK_SEQ_MAX = 1000000, LOCK_MINUTES_MAX = 24 * 60 };
// All whom the line's `by` means; nobody is called so (names of plans).
#define LOCK_EACH "each"

// By which somebody carries out what `each ROLE` or everybody with a channel does, of those who post daily: who changes
// it has lost or gained posts. Of a large staff nobody is listed (write/followed.c).
typedef struct LockStaff {
  Str name; // what stands before the first blank: "p/@lin"
  Str id;
  Str role, store, region;
  StrList channels;
} LockStaff;

// The file's first line begins with it.
#define LOCK_HEAD "# sopcal.lock 1"
// And the second, in a plan whose people's addresses are made with a key, before its KEY_MARK_DIGITS.
#define LOCK_KEY "# key "
enum { KEY_MARK_DIGITS = 8 };
// The file beside plan.yaml.
#define LOCK_FILE "sopcal.lock"
typedef struct Lock {
  bool given; // there is a file
  const Source *source;
  Str key;      // by what the key of people's addresses is told from others (About.key_mark); empty: not announced
  Place key_at; // its line
  LockEntries entries;   // about all, in the order of the file, which is that of the identities
  Map by_identity;       // of them
  LockEntries own;       // about one person
  LIST(LockStaff) staff; // by id
} Lock;
// What stands before the first blank: "p/c/x", "p/c/x@lin".
Str lock_name(Arena *arena, const LockEntry *entry);

#endif

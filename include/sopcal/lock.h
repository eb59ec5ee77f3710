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
//   IDENTITY kind=WORD on=DAYS at=WINDOW channel=ID piece=ID people=ID,ID by=TEXT title=TEXT digest=HEX16 seq=N
//   changed=INSTANT                  (one line)
//   IDENTITY opens=DAYS at=WINDOW ...  an opening
//   IDENTITY gone until=DATE on=DAYS ...
//
// One blank between the parts; keys in this order, though it reads them in any; what is absent is left out. `title`,
// `seq`, `changed` and either `kind` and `on` or `opens` stand in every line, `digest` in all that are not gone. DAYS
// is a date, or first..last; INSTANT is 2026-05-20T00:00:00Z. A text with a blank or a quote in it, or of nothing, is
// a JSON string.
typedef struct LockEntry {
  Str identity;
  Place at;      // the line
  bool gone;     // it was announced and is in the plan no more
  bool opening;  // `opens`
  bool released; // `lock --release` names it: the schedule takes it for not announced, and nothing is said of its line
  int kind;      // LockKind; -1 for an opening
  Span on;       // an item's day and its deadline's; an opening's first day to last
  Window window;
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
enum { LOCK_DIGEST_DIGITS = 16, LOCK_SEQ_MAX = 1000000 };
// The file's first line begins with it.
#define LOCK_HEAD "# sopcal.lock 1"
// The file beside plan.yaml.
#define LOCK_FILE "sopcal.lock"
typedef struct Lock {
  bool given; // there is a file
  const Source *source;
  LIST(LockEntry) entries; // in the order of the file, which is that of the identities
  Map by_identity;
} Lock;

#endif

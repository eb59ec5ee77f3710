// command: what a person types: which stages run, in which order, and what is printed where.
//
// Findings go to stdout where they are what was asked for (check, build), else to stderr; progress and summaries go to
// stderr. Exit status: 0; 1 for an error or a gate (with --strict a warning); 2 when it did not run to its end.
// What cannot be written to stdout is a reason for 2, and a build then keeps the old output; what stderr does not take
// changes nothing, for the exit status speaks for itself.
#ifndef SOPCAL_COMMAND_H
#define SOPCAL_COMMAND_H

#include "sopcal/write.h"

typedef struct Options {
  PrintOptions print;
  bool quiet, strict;
  Str templates;   // --templates DIR
  Str out;         // -o DIR
  Str key;         // --key FILE
  Str format;      // --format: one of the command's; empty for its first
  Date today;      // --today; DATE_NONE
  Date from, to;   // --from, --to; DATE_NONE
  bool each_day;   // --days
  bool locked;     // --locked
  bool mix;        // --mix
  bool touches;    // --touches
  bool exit_code;  // --exit-code
  int horizon;     // --horizon, in days; -1
  StrList release; // --release
  StrList args;    // what stands behind the command's name
} Options;

enum { EXIT_FINE = 0, EXIT_FINDINGS = 1, EXIT_BROKEN = 2 };

typedef struct Command {
  const char *name;
  const char *usage; // "check [PLAN]"
  Text help;
  size_t least, most; // arguments
  int (*run)(Arena *arena, const Options *options);
  const char *formats[4]; // what --format may say: command_main refuses others before it runs the command
} Command;
extern const Command commands[];
extern const size_t command_count;

// Parses the arguments, runs the command, returns the exit status.
int command_main(int argc, char **argv);

// ---- within the room ----------------------------------------------------------------------------------------------

// A plan read, resolved, checked and, unless errors stood in the way, scheduled.
typedef struct Compiled {
  Diags *diags;
  Plan plan;
  Schedule schedule;
  bool scheduled; // without any error
} Compiled;
void compile_plan(Arena *arena, const Options *options, Str folder, Compiled *out);
// The same without a schedule. A plan file's text may stand in the place of a folder, which is then empty.
void compile_model(Arena *arena, const Options *options, Str folder, Str text, Compiled *out);
// The whole of a plan in which pieces may be missing that a step or a pin asks for: they are notes (R105, C101), or
// errors that do not count (R101 of a pin), and what asks for them has none. So may their pictures (R103), and what is
// wrong with the texts that there are does not matter.
void compile_gaps(Arena *arena, const Options *options, Str folder, Compiled *out);
// The schedule of a model, unless that had errors.
void compile_schedule(Arena *arena, const ScheduleOptions *options, Compiled *out);
// What sheets are made from: templates and pictures (`media` NULL: they are not read). False, and said in the diags,
// when one has a fault.
bool compile_outputs(Arena *arena, const Options *options, Compiled *compiled, SheetTemplates *templates,
                     MediaSet *media);
// Gives everybody in a private plan a token for the names of their files (write.h), which takes the key: of --key, else
// SOPCAL_KEY_FILE, else SOPCAL_KEY. False, and said in the diags, when there is none or it is bad.
bool compile_tokens(Arena *arena, const Options *options, Compiled *compiled);
// The same where a key is at hand; where there is none nothing is said.
bool compile_tokens_if_any(Arena *arena, const Options *options, Compiled *compiled);
// A key as it stands in a file: KEY_HEAD, its digits, a line end.
#define KEY_HEAD "sopcal-key-1:"
// All that builds make, with its modes.
OutClaim output_claim(const Plan *plan);
// Warns of remarks that had nothing to ignore, unless errors kept the run from finding all that there is.
void say_unused(const Compiled *compiled);
// Prints the findings (to stdout, or to stderr) with a summary and returns the exit status.
int report_findings(Arena *arena, const Options *options, const Compiled *compiled, bool to_stdout);
// For commands with an output of their own: says what is wrong on stderr and returns false when there is an error.
bool compiled_or_said(Arena *arena, const Options *options, const Compiled *compiled, int *status);
// Says where the plan says otherwise than its lock (check --locked).
void check_locked(Arena *arena, const Options *options, Compiled *compiled);
// The instant that what has not been announced is stamped with: SOURCE_DATE_EPOCH, else the beginning of the plan
// (design section 7).
int64_t stamp_of(const Plan *plan);
// The argument at `i`, or "." where it was left out: the plan's folder.
Str folder_argument(const Options *options, size_t i);
// Makes the three standard streams what the rest relies on; false when that cannot be.
bool streams_begin(void);
// Tells why an opening lies on its days; `reasons` are those of its series, NULL where it has none.
void explain_opening(Arena *arena, Buf *out, Lang lang, const Schedule *schedule, const Opening *opening,
                     Reasons *reasons);
// Writes to stdout; EXIT_BROKEN and a message when that fails.
int print_out(Str text);
int usage_error(const Options *options, const char *en, const char *zh, Str what);

// One matter that `report` tells of, in each of its formats; `csv` begins with the names of its columns.
typedef struct ReportPart {
  const char *name; // its key in JSON
  void (*table)(Arena *arena, Buf *out, const Schedule *schedule, Lang lang);
  void (*csv)(Arena *arena, Buf *out, const Schedule *schedule);
  void (*json)(Arena *arena, Buf *out, const Schedule *schedule); // a value
} ReportPart;
extern const ReportPart report_mix, report_touches;

int command_build(Arena *arena, const Options *options);
int command_check(Arena *arena, const Options *options);
int command_diff(Arena *arena, const Options *options);
int command_dates(Arena *arena, const Options *options);
int command_codes(Arena *arena, const Options *options);
int command_explain(Arena *arena, const Options *options);
int command_gaps(Arena *arena, const Options *options);
int command_links(Arena *arena, const Options *options);
int command_lock(Arena *arena, const Options *options);
int command_report(Arena *arena, const Options *options);
int command_schema(Arena *arena, const Options *options);
int command_show(Arena *arena, const Options *options);
int command_verify(Arena *arena, const Options *options);
int command_templates(Arena *arena, const Options *options);
int command_token(Arena *arena, const Options *options);

#endif

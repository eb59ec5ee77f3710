// ics_head: the lines that a calendar begins with. What is the same in many calendars is serialised once (ics.c), with
// words in the place of what is each one's own; here these are filled in.
//
// Invariant: what comes out is what would have been serialised for the feed alone.
#include "room.h"

typedef enum Blank { BLANK_NAME, BLANK_ABOUT, BLANK_SOURCE, BLANK_PAGE, BLANK_COUNT } Blank;

const IcsBlanks ics_blanks = {"@name", "@about", "@source", "@page"};

typedef struct Filling {
  Str word, text;
} Filling;

// The names hold no character that would have to be escaped, and addresses are taken as they are.
static void fillings_of(Arena *arena, const Plan *plan, const Feed *feed, Filling out[]) {
  out[BLANK_NAME] = (Filling){str_of(ics_blanks.name), text_for_names(arena, feed->name)};
  out[BLANK_ABOUT] = (Filling){str_of(ics_blanks.about), text_for_names(arena, feed->about)};
  out[BLANK_SOURCE] = (Filling){str_of(ics_blanks.source), S("")};
  out[BLANK_PAGE] = (Filling){str_of(ics_blanks.page), S("")};
  if (!ics_has_addresses(plan, feed)) return;
  out[BLANK_SOURCE].text = address_of(arena, plan, feed->path);
  if (feed->person) out[BLANK_PAGE].text = sheets_address(arena, plan, feed->person);
}

bool ics_has_addresses(const Plan *plan, const Feed *feed) { return plan->about.url.n && feed->path.n; }

// Where a feed has nothing to say, as one that no page shows has of its URL, the line goes.
static void add_line(Arena *arena, Buf *out, Str line, const Filling fillings[]) {
  for (size_t i = 0; i < BLANK_COUNT; i++) {
    if (!str_ends(line, fillings[i].word)) continue;
    if (!fillings[i].text.n) return;
    Str before = str_part(line, 0, line.n - fillings[i].word.n);
    ics_fold(out, str_format(arena, "%.*s%.*s", STR(before), STR(fillings[i].text)));
    return;
  }
  buf_add(out, line);
  buf_add(out, S("\r\n"));
}

void ics_add_head(Arena *arena, Buf *out, Str head, const Plan *plan, const Feed *feed) {
  Filling fillings[BLANK_COUNT];
  fillings_of(arena, plan, feed, fillings);
  for (Str line; str_cut(&head, '\n', &line);) add_line(arena, out, str_part(line, 0, line.n - 1), fillings);
}

// ics_head: the lines that a calendar begins with. What is the same in many calendars is serialised once (ics.c), with
// words in the place of what is each one's own; here these are filled in.
//
// Invariant: what comes out is what would have been serialised for the feed alone.
#include "room.h"

typedef enum Blank { BLANK_NAME, BLANK_SOURCE, BLANK_PAGE, BLANK_COUNT } Blank;

const IcsBlanks ics_blanks = {"@name", "@source", "@page"};

static Str word_of(Blank blank) {
  const char *const words[] = {
      [BLANK_NAME] = ics_blanks.name, [BLANK_SOURCE] = ics_blanks.source, [BLANK_PAGE] = ics_blanks.page};
  return str_of(words[blank]);
}

// Lines that stay, then the beginning of one that is filled in.
typedef struct Part {
  Str lines, line;
  Blank blank; // BLANK_COUNT: there is none
} Part;

struct IcsHead {
  LIST(Part) parts;
};

static Blank blank_of(Str line) {
  Blank blank = 0;
  while (blank < BLANK_COUNT && !str_ends(line, word_of(blank))) blank++;
  return blank;
}

IcsHead *ics_head(Arena *arena, Str lines) {
  IcsHead *head = NEW(arena, IcsHead);
  Str rest = lines;
  size_t from = 0;
  for (Str line; str_cut(&rest, '\n', &line);) {
    line = str_part(line, 0, line.n - 1);
    size_t at = (size_t)(line.at - lines.at), behind = lines.n - rest.n;
    Blank blank = blank_of(line);
    if (blank == BLANK_COUNT) continue;
    Str begins = str_part(line, 0, line.n - word_of(blank).n);
    PUSH(arena, &head->parts, ((Part){str_part(lines, from, at), begins, blank}));
    from = behind;
  }
  PUSH(arena, &head->parts, ((Part){.lines = str_from(lines, from), .blank = BLANK_COUNT}));
  return head;
}

// The names hold no character that would have to be escaped, and addresses are taken as they are.
static void texts_of(Arena *arena, const Plan *plan, const Feed *feed, Str out[]) {
  out[BLANK_NAME] = text_for_names(arena, feed->name);
  out[BLANK_SOURCE] = out[BLANK_PAGE] = S("");
  if (!ics_has_addresses(plan, feed)) return;
  out[BLANK_SOURCE] = address_of(arena, plan, feed->path);
  if (feed->person) out[BLANK_PAGE] = sheets_address(arena, plan, feed->person);
}

bool ics_has_addresses(const Plan *plan, const Feed *feed) { return plan->about.url.n && feed->path.n; }

// Where a feed has nothing to say, as one that no page shows has of its URL, the line goes.
void ics_add_head(Arena *arena, Buf *out, const IcsHead *head, const Plan *plan, const Feed *feed) {
  Str texts[BLANK_COUNT + 1] = {0};
  texts_of(arena, plan, feed, texts);
  for (size_t i = 0; i < head->parts.n; i++) {
    const Part *part = &head->parts.at[i];
    Str text = texts[part->blank];
    buf_add(out, part->lines);
    if (text.n) ics_fold(out, str_format(arena, "%.*s%.*s", STR(part->line), STR(text)));
  }
}

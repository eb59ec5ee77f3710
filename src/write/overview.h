// overview: what the files that make the plan's page share with each other, and with nobody else.
//
// The page is index.html: the year as a band (overview_year.c) with its campaigns (overview_lanes.c), its months
// (overview_months.c), who does how much (overview_people.c), what the posts are made of and what is still to be
// written (overview_mix.c), and who subscribes where (overview_links.c). Each gives a map that the template sees;
// overview.c puts them together and says which pages there are.
#ifndef SOPCAL_WRITE_OVERVIEW_H
#define SOPCAL_WRITE_OVERVIEW_H

#include "sheet.h"
#include "view.h"

// What there is to do for an opening.
typedef struct OpeningWork {
  long posts, tasks; // meetings among them
} OpeningWork;

typedef struct DayHas DayHas; // what a day has (overview_months.c)

typedef struct Overview {
  Arena *arena;
  const Schedule *schedule;
  const Plan *plan;
  const SheetTemplates *templates;
  const Value *labels;
  const FeedList *feeds;
  const Feed *const *feed_of;       // [staff->index]: a person's calendar; NULL
  const Feed *const *campaign_feed; // [campaign]: its calendar; NULL
  const DayHas *has;                // [day - plan's first]
  Lang lang;
  Span days;               // of the plan
  bool apart;              // months stand on a page for each year
  const Span *reach;       // [opening]: from its first preparation to its last care
  const OpeningWork *work; // [opening]
} Overview;

// ---- the parts ----------------------------------------------------------------------------------------------------

void overview_put_year(const Overview *m, Value *page);
void overview_put_lanes(const Overview *m, Value *year);
// What campaigns want of each of the plan's dates, in their order.
typedef enum Use { USE_NONE, USE_AVOIDED, USE_LOOKED_FOR } Use;
const Use *overview_dates_use(const Overview *m);
const DayHas *overview_days_have(const Overview *m);
void overview_put_months(const Overview *m, Value *page, Span days, Str up); // those of the days
void overview_put_mix(const Overview *m, Value *page);
void overview_put_gaps(const Overview *m, Value *page);
void overview_put_links(const Overview *m, Value *page, Str up);
void overview_put_store(const Overview *m, Value *page, Str store, Str up); // its calendar, or false
// `up` leads from the page's folder to that of index.html. How many of them have a day over their budget.
long overview_put_people(const Overview *m, Value *page, const StaffList *people, Str up);

// A calendar's (NULL: all empty), and a person's sheets', addresses and codes (overview_links.c).
void overview_put_calendar(const Overview *m, Value *map, const Feed *feed, Str up);
void overview_put_sheets(const Overview *m, Value *map, const Staff *person, Str up);

// ---- maps ---------------------------------------------------------------------------------------------------------

void overview_text(const Overview *m, Value *map, const char *key, Str text); // cleaned, on one line
void overview_number(const Overview *m, Value *map, const char *key, long n);
Str overview_some(const Overview *m, long n); // "" for none
Value *overview_list(const Overview *m, Value *map, const char *key);
Value *overview_row(const Overview *m, Value *list);
// A part of a whole, as per cent with two digits: "12.34".
void overview_share(const Overview *m, Value *map, const char *key, long part, long whole);
// Where days lie in the plan, as per cent of it: `x` and `w`. False where none of them does.
bool overview_place(const Overview *m, Value *map, Span days);
int overview_months(const Overview *m);          // how many the plan has a day in
Str overview_day(const Overview *m, Date day);   // "3月2日"
Str overview_days(const Overview *m, Span days); // "3月2日 – 3月4日"
Str overview_span(const Overview *m, Span days); // the same with its year or years
void overview_put_ticks(const Overview *m, Value *page);
// Of the band, at least in pixels; what so many pixels, or Latin letters, of it are in hundredths of a per cent.
long overview_wide(const Overview *m);
long overview_pixels(const Overview *m, long n);
long overview_letters(const Overview *m, long n);
Str overview_href(const Overview *m, const Opening *opening); // to where its month tells of it
Str overview_month(const Overview *m, Date day);              // "2026年3月"

// ---- a QR code (qr.c) ---------------------------------------------------------------------------------------------

// What an SVG path draws of it, one unit a module, from 0,0; *size is its side. False where the text is too long.
bool qr_path(Buf *out, Str text, int *size);

#endif

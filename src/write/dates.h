// dates: what the files that write lists of days share, and nobody else.
//
// dates_view.c finds the lines; dates_table.c, dates_csv.c, dates_json.c and dates_ics.c write them, each by itself.
#ifndef SOPCAL_WRITE_DATES_H
#define SOPCAL_WRITE_DATES_H

#include "sopcal/lunar.h"
#include "room.h"

// "五月初四"; empty outside of the calendar's years.
Str dates_lunar(Arena *arena, Date day);
// "清明"; empty where none falls on the day.
Str dates_term(Date day);
// The title, or the id where there is none.
Str dates_title(const NamedDate *date);
// True when the season is longer than the day itself.
bool dates_has_season(const NamedDate *date, Date day);
// The years of which a listed day is unknown: "2000..2023 and 2027". Empty where the plan has no holidays at all.
Str dates_unknown_years(Arena *arena, const DatesView *view, Lang lang);
// The ids of what falls on a line's day, with ", " between them.
Str dates_ids(Arena *arena, const DatesLine *line);

#endif

// values: what the files of the grammar of single values share: values.c with the table of types, values_days.c and
// values_times.c.
#ifndef SOPCAL_READ_VALUES_H
#define SOPCAL_READ_VALUES_H

#include "sopcal/read.h"

// A text to be read as the value of a key.
typedef struct Input {
  const Decoder *decoder;
  const Key *key;
  Str text;
  Place at;
} Input;

// Writes the value at `out`; false when the text has not its form. What is wrong otherwise has been said.
typedef bool Parse(const Input *in, void *out);
Parse parse_date, parse_span, parse_yearly, parse_lunar, parse_term, parse_nth, parse_stem, parse_avoid, parse_dayoff,
    parse_day_range, parse_one_day; // values_days.c
Parse parse_window, parse_quiet, parse_duration, parse_weekday, parse_every, parse_recur, parse_after,
    parse_cap; // values_times.c

// ---- small scanners -----------------------------------------------------------------------------------------------

bool value_number(Str s, long max, long *out); // of digits alone
bool value_split(Str s, Str between, Str *left, Str *right);
// The first word, and what stands behind it.
Str value_word(Str s, Str *rest);
// "20:00" or "08:00-09:00", which may end before it begins.
bool value_clocks(Str text, Window *out);
// 2026-3-2 and 2小时 could be names, but are a day and a time not quite in their form.
bool value_is_almost(const Input *in);

#endif

// verify_value: the forms of values (RFC 5545, 3.3), the whole text each. No value is too long or too large to be
// looked at, and none is corrected.
#include "verify_parts.h"

#include <limits.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
static char upper(char c) { return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); }

static int digits(Str text, size_t from, size_t n) {
  int number = 0;
  for (size_t i = from; i < from + n; i++) number = number * 10 + (text.at[i] - '0');
  return number;
}

static bool are_digits(Str text, size_t from, size_t n) {
  for (size_t i = from; i < from + n; i++)
    if (i >= text.n || !is_digit(text.at[i])) return false;
  return true;
}

bool value_next(Str *rest, Str *value) {
  size_t end = 0;
  if (!rest->at) return false;
  while (end < rest->n && rest->at[end] != ',') end += rest->at[end] == '\\' && end + 1 < rest->n ? 2 : 1;
  *value = str_part(*rest, 0, end);
  *rest = end < rest->n ? str_from(*rest, end + 1) : (Str){NULL, 0};
  return true;
}

// ---- dates and times ----------------------------------------------------------------------------------------------

// Year 0 is what Google writes where it knows none.
bool text_fits_date(Str value) {
  if (value.n != 8 || !are_digits(value, 0, 8)) return false;
  int year = digits(value, 0, 4), month = digits(value, 4, 2), day = digits(value, 6, 2);
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

// A minute may have a leap second.
bool text_fits_time(Str value) {
  bool utc = value.n == 7 && upper(value.at[6]) == 'Z';
  if ((value.n != 6 && !utc) || !are_digits(value, 0, 6)) return false;
  return digits(value, 0, 2) <= 23 && digits(value, 2, 2) <= 59 && digits(value, 4, 2) <= 60;
}

bool text_fits_date_time(Str value) {
  return value.n > 9 && upper(value.at[8]) == 'T' && text_fits_date(str_part(value, 0, 8)) &&
         text_fits_time(str_from(value, 9));
}

int64_t date_time_seconds(Str value) {
  int year = digits(value, 0, 4);
  int64_t day = date_of(year ? year : 4, digits(value, 4, 2), digits(value, 6, 2));
  int64_t second = value.n < 15 ? 0 : digits(value, 9, 2) * 3600 + digits(value, 11, 2) * 60 + digits(value, 13, 2);
  return day * 24 * 3600 + second;
}

bool text_fits_offset(Str value) {
  if ((value.n != 5 && value.n != 7) || (value.at[0] != '+' && value.at[0] != '-')) return false;
  if (!are_digits(value, 1, value.n - 1)) return false;
  return digits(value, 3, 2) <= 59 && (value.n == 5 || digits(value, 5, 2) <= 59);
}

// ---- durations ----------------------------------------------------------------------------------------------------

// "P" (days ["T" time] | "T" time | weeks): numbers with units in this order, each once, hours and seconds with minutes
// between them. Seconds in all; -1 where it has not this form. Numbers beyond a million days count as so many.
static int64_t duration_of(Str text) {
  static const char units[] = "WDTHMS";
  static const int64_t seconds[] = {604800, 86400, 0, 3600, 60, 1};
  enum { MOST = 1000000 };
  int64_t sum = 0;
  size_t at = 0, unit = 0, parts = 0;
  bool time = false;
  while (at < text.n) {
    int64_t number = 0;
    size_t from = at;
    for (; at < text.n && is_digit(text.at[at]); at++)
      number = number < MOST ? number * 10 + (text.at[at] - '0') : MOST;
    if (at == text.n) return -1;
    char c = upper(text.at[at++]);
    if ((c == 'T') != (at - 1 == from)) return -1;
    ptrdiff_t found = str_find_byte(str_of(units + unit), c);
    if (found < 0 || (c != 'T' && time != (unit + (size_t)found > 2))) return -1;
    unit += (size_t)found;
    sum += number * seconds[unit++];
    time = time || c == 'T';
    parts = c == 'T' ? 0 : parts + 1;
    if (c == 'W' && at < text.n) return -1;
  }
  return parts ? sum : -1;
}

static Str unsigned_part(Str value) {
  bool sign = value.n && (value.at[0] == '+' || value.at[0] == '-');
  return str_from(value, sign);
}

bool text_fits_duration(Str value) {
  Str text = unsigned_part(value);
  return text.n > 1 && upper(text.at[0]) == 'P' && duration_of(str_from(text, 1)) >= 0;
}

int64_t duration_seconds(Str value) {
  int64_t sum = duration_of(str_from(unsigned_part(value), 1));
  return value.at[0] == '-' ? -sum : sum;
}

bool text_fits_period(Str value) {
  ptrdiff_t slash = str_find_byte(value, '/');
  if (slash < 0 || !text_fits_date_time(str_part(value, 0, (size_t)slash))) return false;
  Str end = str_from(value, (size_t)slash + 1);
  return text_fits_date_time(end) || (text_fits_duration(end) && end.at[0] != '-');
}

// ---- numbers and words --------------------------------------------------------------------------------------------

bool integer_parse(Str value, int *out) {
  Str text = unsigned_part(value);
  int64_t number = 0;
  if (!text.n || !are_digits(text, 0, text.n)) return false;
  for (size_t i = 0; i < text.n && number <= INT_MAX; i++) number = number * 10 + (text.at[i] - '0');
  if (number > INT_MAX) return false;
  *out = (int)(value.at[0] == '-' ? -number : number);
  return true;
}

bool text_fits_integer(Str value) {
  int ignored;
  return integer_parse(value, &ignored);
}

bool text_fits_float(Str value) {
  Str text = unsigned_part(value);
  ptrdiff_t point = str_find_byte(text, '.');
  size_t whole = point < 0 ? text.n : (size_t)point;
  if (!whole || !are_digits(text, 0, whole)) return false;
  return point < 0 || (text.n > whole + 1 && are_digits(text, whole + 1, text.n - whole - 1));
}

static bool is_within(Str value, int most) {
  int number;
  Str whole = unsigned_part(value);
  ptrdiff_t point = str_find_byte(whole, '.');
  if (point >= 0) whole = str_part(whole, 0, (size_t)point);
  return text_fits_float(value) && integer_parse(whole, &number) && number <= most;
}

bool text_fits_geo(Str value) {
  ptrdiff_t half = str_find_byte(value, ';');
  return half > 0 && is_within(str_part(value, 0, (size_t)half), 90) &&
         is_within(str_from(value, (size_t)half + 1), 180);
}

bool text_fits_binary(Str value) {
  size_t n = value.n;
  while (n && value.n - n < 2 && value.at[n - 1] == '=') n--;
  for (size_t i = 0; i < n; i++)
    if (!is_letter(value.at[i]) && !is_digit(value.at[i]) && value.at[i] != '+' && value.at[i] != '/') return false;
  return n && value.n % 4 == 0;
}

// Its scheme and something behind it, without blanks (RFC 3986, 3.1).
bool text_fits_uri(Str value) {
  ptrdiff_t colon = str_find_byte(value, ':');
  if (colon < 1 || !is_letter(value.at[0]) || value.n == (size_t)colon + 1) return false;
  for (ptrdiff_t i = 1; i < colon; i++) {
    char c = value.at[i];
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  return str_find_byte(value, ' ') < 0 && str_find_byte(value, '"') < 0 && str_find_byte(value, '<') < 0;
}

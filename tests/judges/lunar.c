// lunar: what our table says of the Chinese calendar, for the judge beside it to compare: a line for each month of the
// lunar years 1900 to 2100 ("month 2033 -11 2033-12-22 丁": a leap month is negative; with its first day and that day's
// stem) and for each solar term of those years ("term 2026 清明 2026-04-05").
#include <stdio.h>

#include "sopcal/lunar.h"

static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};

static void print_month(Arena *arena, int year, int month, bool leap) {
  Date first = lunar_date((LunarDate){year, month, 1, leap});
  if (first == DATE_NONE) return;
  printf("month %d %d %.*s %s\n", year, leap ? -month : month, STR(date_text(arena, first)), stems[stem_of(first)]);
}

int main(void) {
  Arena *arena = arena_new();
  for (int year = LUNAR_FIRST_YEAR; year <= LUNAR_LAST_YEAR; year++) {
    for (int month = 1; month <= 12; month++) {
      print_month(arena, year, month, false);
      if (lunar_leap_month(year) == month) print_month(arena, year, month, true);
    }
    for (int term = 0; term < SOLAR_TERMS; term++)
      printf("term %d %s %.*s\n", year, solar_term_names[term], STR(date_text(arena, solar_term(year, term))));
  }
  arena_free(arena);
  return 0;
}

// lunar: between days and the Chinese calendar, by the table of lunar_table.h.
#include "sopcal/lunar.h"

#include "lunar_table.h"

// ---- the table ----------------------------------------------------------------------------------------------------

static bool has_year(int year) { return year >= TABLE_FIRST && year <= TABLE_LAST; }
static uint32_t months_of(int year) { return month_table[year - TABLE_FIRST]; }

int lunar_leap_month(int year) { return has_year(year) ? (int)(months_of(year) >> 13 & 15) : 0; }

// The months of a year are numbered 0 to 11, or to 12 with a leap month.
static int month_count(int year) { return lunar_leap_month(year) ? 13 : 12; }
static int days_of(int year, int index) { return 29 + (int)(months_of(year) >> index & 1); }
static Date new_year(int year) { return date_of(year, 1, 1) + (Date)(months_of(year) >> 17); }

static int index_of(int year, int month, bool leap) {
  int leap_month = lunar_leap_month(year);
  return month - 1 + (leap || (leap_month && month > leap_month));
}

// ---- months and days ----------------------------------------------------------------------------------------------

int lunar_month_days(int year, int month, bool leap) {
  if (!has_year(year) || month < 1 || month > 12 || (leap && lunar_leap_month(year) != month)) return 0;
  return days_of(year, index_of(year, month, leap));
}

static bool is_covered(Date date) {
  return date >= date_of(LUNAR_FIRST_YEAR, 1, 1) && date <= date_of(LUNAR_LAST_YEAR, 12, 31);
}

bool lunar_of(Date date, LunarDate *out) {
  if (!is_covered(date)) return false;
  int year = date_ymd(date).year, index = 0;
  if (date < new_year(year)) year--;
  Date first = new_year(year);
  for (; index < month_count(year) && date - first >= days_of(year, index); index++) first += days_of(year, index);
  int leap_month = lunar_leap_month(year);
  bool behind = leap_month && index >= leap_month;
  *out = (LunarDate){
      .year = year, .month = index + !behind, .day = date - first + 1, .leap = leap_month && index == leap_month};
  return true;
}

Date lunar_date(LunarDate lunar) {
  if (lunar.day < 1 || lunar.day > lunar_month_days(lunar.year, lunar.month, lunar.leap)) return DATE_NONE;
  Date date = new_year(lunar.year) + lunar.day - 1;
  for (int i = index_of(lunar.year, lunar.month, lunar.leap) - 1; i >= 0; i--) date += days_of(lunar.year, i);
  return is_covered(date) ? date : DATE_NONE;
}

// ---- solar terms --------------------------------------------------------------------------------------------------

const char *const solar_term_names[SOLAR_TERMS] = {"小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨",
                                                   "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑",
                                                   "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至"};

Date solar_term(int year, int term) {
  if (year < LUNAR_FIRST_YEAR || year > LUNAR_LAST_YEAR || term < 0 || term >= SOLAR_TERMS) return DATE_NONE;
  int day = term_earliest[term] + (int)(term_table[year - TABLE_FIRST] >> 2 * term & 3);
  return date_of(year, term / 2 + 1, day);
}

int solar_term_of(Date date) {
  Ymd ymd = date_ymd(date);
  int first = 2 * (ymd.month - 1); // two in each month
  if (solar_term(ymd.year, first) == date) return first;
  return solar_term(ymd.year, first + 1) == date ? first + 1 : -1;
}

bool solar_term_parse(Str name, int *term) {
  for (int i = 0; i < SOLAR_TERMS; i++)
    if (str_eq(name, str_of(solar_term_names[i]))) {
      *term = i;
      return true;
    }
  return false;
}

// ---- stems ---------------------------------------------------------------------------------------------------------

// 1970-01-01 was 辛巳.
int stem_of(Date date) { return ((date + 7) % 10 + 10) % 10; }

int stem_parse(Str name) {
  static const Str stems[] = {S_("甲"), S_("乙"), S_("丙"), S_("丁"), S_("戊"),
                              S_("己"), S_("庚"), S_("辛"), S_("壬"), S_("癸")};
  for (size_t i = 0; i < COUNT(stems); i++)
    if (str_eq(name, stems[i])) return (int)i;
  return -1;
}

// ---- text ---------------------------------------------------------------------------------------------------------

Str lunar_text(Arena *arena, LunarDate lunar) {
  static const char *const months[] = {"正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"};
  static const char *const tens[] = {"初", "十", "廿", "三"};
  static const char *const ones[] = {"十", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const char *ten = lunar.day == 10 ? "初" : lunar.day == 20 ? "二" : tens[lunar.day / 10];
  return str_format(arena, "%s%s月%s%s", lunar.leap ? "闰" : "", months[lunar.month - 1], ten, ones[lunar.day % 10]);
}

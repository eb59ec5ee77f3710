// check_zones: time zones go by their IANA names. What people write instead (a city, a country, an abbreviation, an
// offset, another language) is no name, but says which zone was meant.
//
// Invariant: no search here looks at more than all zones once, and none at all for what could only be counted.
#include "check.h"

enum { HINTS = 6, YEAR = 365, HALF_YEAR = 182, DAY = 86400, OFFSET_MOST = 14 * 60 };

// The zones that plans name most, in the order in which they are offered, and what else they are called: folded words,
// each between bars.
static const struct Called {
  const char *zone, *words;
} called[] = {
    {"Asia/Shanghai", "|beijing|peking|china|prc|cst|beijingtime|chinastandardtime|guangzhou|shenzhen|hangzhou|chengdu|"
                      "北京|北京时间|中国|中国时间|中国标准时间|上海|东八区|广州|深圳|杭州|成都|"},
    {"Asia/Hong_Kong", "|hk|hkt|香港|"},
    {"Asia/Taipei", "|taiwan|台北|台湾|"},
    {"Asia/Macau", "|macao|澳门|"},
    {"Asia/Singapore", "|sgt|新加坡|"},
    {"Asia/Tokyo", "|jst|日本|东京|东九区|"},
    {"Asia/Seoul", "|korea|kst|韩国|首尔|"},
    {"Asia/Kuala_Lumpur", "|malaysia|马来西亚|吉隆坡|"},
    {"Asia/Bangkok", "|thailand|泰国|曼谷|"},
    {"Asia/Ho_Chi_Minh", "|vietnam|hanoi|越南|胡志明市|河内|"},
    {"Asia/Jakarta", "|indonesia|印尼|雅加达|"},
    {"Asia/Manila", "|philippines|菲律宾|马尼拉|"},
    {"Asia/Kolkata", "|india|ist|mumbai|delhi|newdelhi|bangalore|印度|孟买|新德里|"},
    {"Asia/Dubai", "|uae|阿联酋|迪拜|"},
    {"Asia/Urumqi", "|xinjiang|新疆|乌鲁木齐|"},
    {"Europe/London", "|uk|england|britain|bst|英国|伦敦|"},
    {"Europe/Berlin", "|germany|munich|frankfurt|hamburg|cest|德国|柏林|慕尼黑|法兰克福|"},
    {"Europe/Paris", "|france|法国|巴黎|"},
    {"Europe/Madrid", "|spain|西班牙|马德里|"},
    {"Europe/Rome", "|italy|milan|意大利|罗马|米兰|"},
    {"Europe/Moscow", "|russia|msk|俄罗斯|莫斯科|"},
    {"America/New_York", "|edt|eastern|easterntime|easternstandardtime|washington|boston|miami|美东|纽约|"},
    {"America/Chicago", "|cst|cdt|centraltime|centralstandardtime|houston|dallas|美中|芝加哥|"},
    {"America/Denver", "|mdt|mountaintime|mountainstandardtime|丹佛|"},
    {"America/Los_Angeles",
     "|pst|pdt|pacific|pacifictime|pacificstandardtime|sanfrancisco|seattle|美西|洛杉矶|旧金山|"},
    {"America/Toronto", "|canada|加拿大|多伦多|"},
    {"America/Vancouver", "|温哥华|"},
    {"America/Sao_Paulo", "|brazil|巴西|圣保罗|"},
    {"Australia/Sydney", "|aest|aedt|australia|canberra|澳大利亚|悉尼|墨尔本|"},
    {"Pacific/Auckland", "|nzst|nzdt|newzealand|新西兰|奥克兰|"},
    {"UTC", "|utc|gmt|zulu|"},
};

// ---- words --------------------------------------------------------------------------------------------------------

// Small letters, without what stands between words.
static Str folded(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    if (c == ' ' || c == '_' || c == '-' || c == '.') continue;
    buf_byte(&out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
  }
  return buf_str(&out);
}

static Str city_of(Str name) { return str_from(name, (size_t)(str_rfind_byte(name, '/') + 1)); }

static void add_by_word(Arena *arena, Str name, StrList *out) {
  Str city = folded(arena, city_of(name));
  if (!city.n || str_find_byte(city, '|') >= 0) return;
  Str word = str_format(arena, "|%.*s|", STR(city));
  for (size_t i = 0; i < COUNT(called); i++)
    if (str_find(str_of(called[i].words), word) >= 0) PUSH(arena, out, str_of(called[i].zone));
}

static void add_by_city(Arena *arena, Str name, const StrList *all, StrList *out) {
  Str city = folded(arena, city_of(name));
  for (size_t i = 0; i < all->n && out->n < HINTS; i++)
    if (str_eq(folded(arena, city_of(all->at[i])), city)) PUSH(arena, out, all->at[i]);
}

// ---- offsets ------------------------------------------------------------------------------------------------------

static bool take_number(Str *text, size_t digits, int *out) {
  size_t n = 0;
  for (*out = 0; n < digits && n < text->n && text->at[n] >= '0' && text->at[n] <= '9'; n++)
    *out = 10 * *out + text->at[n] - '0';
  *text = str_from(*text, n);
  return n > 0;
}

// "UTC+8", "GMT-05:30", "+0800": minutes east of UTC.
static bool read_offset(Str text, int *out) {
  int hours, minutes = 0;
  for (size_t i = 0; i < 3 && text.n && text.at[0] != '+' && text.at[0] != '-'; i++) text = str_from(text, 1);
  if (!text.n || (text.at[0] != '+' && text.at[0] != '-')) return false;
  int sign = text.at[0] == '-' ? -1 : 1;
  text = str_from(text, 1);
  if (!take_number(&text, 2, &hours)) return false;
  if (text.n && text.at[0] == ':') text = str_from(text, 1);
  if (text.n && !take_number(&text, 2, &minutes)) return false;
  *out = sign * (60 * hours + minutes);
  return !text.n && minutes < 60 && *out >= -OFFSET_MOST && *out <= OFFSET_MOST;
}

static bool is_offset(Str name, int *out) {
  Str prefix = str_part(name, 0, name.n < 3 ? name.n : 3);
  bool named =
      str_eq(prefix, S("UTC")) || str_eq(prefix, S("GMT")) || str_eq(prefix, S("utc")) || str_eq(prefix, S("gmt"));
  bool bare = name.n && (name.at[0] == '+' || name.at[0] == '-');
  return (named || bare) && read_offset(name, out);
}

// What a zone's clock is without daylight saving.
static int standard_offset(const Zone *zone, Date day) {
  int a = zone_offset_at(zone, (int64_t)day * DAY), b = zone_offset_at(zone, (int64_t)(day + HALF_YEAR) * DAY);
  return a < b ? a : b;
}

static void add_by_offset(Arena *arena, const Plan *plan, int offset, const StrList *all, StrList *out) {
  Date from = plan->about.from == DATE_NONE ? date_of(PLAN_FIRST_YEAR, 1, 1) + 25 * YEAR : plan->about.from;
  for (size_t i = 0; i < COUNT(called) && out->n < HINTS; i++) {
    const Zone *zone = zone_find(str_of(called[i].zone));
    if (zone && standard_offset(zone, from) == offset) PUSH(arena, out, str_of(called[i].zone));
  }
  for (size_t i = 0; out->n == 0 && i < all->n; i++)
    if (standard_offset(zone_find(all->at[i]), from) == offset) PUSH(arena, out, all->at[i]);
}

// ---- what was meant -----------------------------------------------------------------------------------------------

// Of what is spelled wrong: among whole names, else among their cities.
static StrList nearest(Checker *c, Str name, const StrList *all) {
  StrList near = diag_nearest(c->arena, c->diags, name, all), cities = {0};
  if (near.n) return near;
  for (size_t i = 0; i < all->n; i++) PUSH(c->arena, &cities, city_of(all->at[i]));
  StrList found = diag_nearest(c->arena, c->diags, city_of(name), &cities);
  for (size_t i = 0; i < found.n && near.n < HINTS; i++) add_by_city(c->arena, found.at[i], all, &near);
  return near;
}

// Zones of the continent that a name begins with; of all where it begins with none.
static StrList examples(Arena *arena, Str name) {
  StrList found = {0};
  Str continent = str_part(name, 0, (size_t)(str_find_byte(name, '/') + 1));
  for (size_t i = 0; continent.n && i < COUNT(called) && found.n < HINTS; i++)
    if (str_starts(str_of(called[i].zone), continent)) PUSH(arena, &found, str_of(called[i].zone));
  bool any = !found.n;
  for (size_t i = 0; any && i < COUNT(called); i += COUNT(called) / HINTS) PUSH(arena, &found, str_of(called[i].zone));
  return found;
}

// What was meant, nearest first asked: a word for it, an offset, a city, a slip of the pen; and what else is known.
static void find_hints(Checker *c, Str name, StrList *near, StrList *known) {
  StrList all = zone_list(c->arena);
  int offset;
  add_by_word(c->arena, name, near);
  if (!near->n && is_offset(name, &offset)) add_by_offset(c->arena, c->plan, offset, &all, known);
  if (known->n) PUSH(c->arena, near, known->at[0]);
  if (!near->n && diag_may_search(c->diags, all.n)) add_by_city(c->arena, name, &all, near);
  if (!near->n) *near = nearest(c, name, &all);
  if (!known->n) *known = examples(c->arena, near->n ? near->at[0] : name);
}

static void say_unknown(Checker *c, Str name, Place at) {
  StrList near = {0}, known = {0};
  if (!diag_is_beyond(c->diags, T104, at)) find_hints(c, name, &near, &known);
  diag_add(c->diags, T104, at,
           ARGS(arg("name", name), arg_list(c->arena, "near", &near), arg_list(c->arena, "known", &known)));
}

void check_zones(Checker *c) {
  const Plan *plan = c->plan;
  if (!plan->zone) say_unknown(c, plan->about.timezone, place_of(&plan->about.head, "timezone"));
  for (size_t i = 0; i < plan->staff.n; i++) {
    const Staff *staff = &plan->staff.at[i];
    if (staff->timezone.n && !staff->zone) say_unknown(c, staff->timezone, place_of(&staff->head, "timezone"));
  }
}

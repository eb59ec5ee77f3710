// places: where what is built is served: from a path below the output to an address below the plan's url.
//
// Invariant: an address holds ASCII alone, whatever script ids are written in; a plan that does not say where it is
// served has none, nor has what it does not make: they are empty.
#include "sheet.h"

// What stands for itself in a segment of a path (RFC 3986, unreserved).
static bool is_plain(unsigned char c) {
  bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
  return letter || digit || c == '-' || c == '.' || c == '_' || c == '~';
}

Str path_encoded(Arena *arena, Str path) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < path.n; i++) {
    unsigned char c = (unsigned char)path.at[i];
    if (is_plain(c) || c == '/')
      buf_byte(&out, (char)c);
    else
      buf_format(&out, "%%%02X", c);
  }
  return buf_str(&out);
}

Str address_of(Arena *arena, const Plan *plan, Str path) {
  Str site = S("site/"), url = plan->about.url;
  if (!url.n) return S("");
  Str below = str_starts(path, site) ? str_from(path, site.n) : path;
  return str_format(arena, "%.*s/%.*s", STR(url), STR(path_encoded(arena, below)));
}

bool leads_to_sheets(const Plan *plan, const View *view) {
  return plan->about.url.n > 0 && plan->sheets.made && view->link;
}

Str sheets_address(Arena *arena, const Plan *plan, const Staff *person) {
  if (!plan->sheets.made) return S("");
  Str file = person_file(arena, plan, person);
  return address_of(arena, plan, str_format(arena, "sheets/%.*s/index.html", STR(file)));
}

Str sheet_address(Arena *arena, const Plan *plan, const Staff *person, Date day) {
  Str file = person_file(arena, plan, person), page = sheet_page(arena, plan, day);
  return address_of(arena, plan, str_format(arena, "sheets/%.*s/%.*s", STR(file), STR(page)));
}

Str webcal_address(Arena *arena, Str address) {
  ptrdiff_t behind = str_find(address, S("://"));
  return behind < 0 ? S("") : str_format(arena, "webcal%.*s", STR(str_from(address, (size_t)behind)));
}

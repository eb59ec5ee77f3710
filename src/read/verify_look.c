// verify_look: what one property alone has to be looked at for, beyond the columns of its row; rows name these.
#include "verify_parts.h"

static Str trimmed(const Verify *v) { return str_trim(v->line.value); }

// ---- the calendar -------------------------------------------------------------------------------------------------

void look_version(Verify *v, Frame *in) {
  (void)in;
  Str value = trimmed(v);
  if (value.n && !str_eq(value, S("2.0"))) say(v, V130, v->line.value, ARGS(arg("value", quoted_part(value))));
}

void look_scale(Verify *v, Frame *in) {
  (void)in;
  if (!word_is(trimmed(v), "GREGORIAN")) say(v, V131, v->line.value, ARGS(arg("value", quoted_part(trimmed(v)))));
}

// PUBLISH is what Google, Apple and Outlook write into feeds, and nobody minds.
void look_method(Verify *v, Frame *in) {
  (void)in;
  Str method = trimmed(v);
  if (word_is(method, "PUBLISH")) return;
  v->method = str_copy(v->scope, quoted_part(method));
  say(v, V180, v->line.value, ARGS(arg("method", v->method)));
}

void look_name(Verify *v, Frame *in) {
  Str value = v->line.value;
  bool divided = str_find_byte(value, ',') >= 0 || str_find_byte(value, ';') >= 0;
  if (in->id == COMPONENT_CALENDAR && divided) say(v, V187, value, ARGS(arg("name", v->line.name)));
}

void look_own_zone(Verify *v, Frame *in) {
  (void)in;
  zone_default(v, trimmed(v));
}

// ---- time zones ---------------------------------------------------------------------------------------------------

void look_zone(Verify *v, Frame *in) {
  if (in->id == COMPONENT_TIMEZONE && v->line.value.n) zone_define(v, v->line.value);
}

// No zone has been further from UTC than 15 hours and some minutes.
void look_offset(Verify *v, Frame *in) {
  Str value = v->line.value;
  (void)in;
  if (!text_fits_offset(value)) return;
  bool far = value.at[1] > '1' || (value.at[1] == '1' && value.at[2] > '5');
  if (far || str_eq(value, S("-0000")) || str_eq(value, S("-000000")))
    say(v, V138, value, ARGS(arg("value", value)));
  else if (value.n == 7 && !str_ends(value, S("00")))
    tally(v, V137, value, arg("value", value));
}

// ---- texts --------------------------------------------------------------------------------------------------------

void look_color(Verify *v, Frame *in) {
  (void)in;
  Str value = trimmed(v);
  if (css_has_color(value)) return;
  Arena *scratch = arena_new();
  StrList names = {0};
  css_colors(scratch, &names);
  StrList near = value.n <= NAME_KEPT ? diag_nearest(scratch, v->diags, value, &names) : (StrList){0};
  say(v, V190, value.n ? value : v->line.name,
      ARGS(arg("value", quoted_part(value)), arg("near", near.n ? near.at[0] : S(""))));
  arena_free(scratch);
}

void look_categories(Verify *v, Frame *in) {
  (void)in;
  ptrdiff_t found = str_find(v->line.value, S("\\,"));
  if (found >= 0) tally(v, V188, str_part(v->line.value, (size_t)found, (size_t)found + 2), NO_ARG);
}

// What Exchange keeps of a title, in UTF-16 units: characters beyond U+FFFF are two.
void look_summary(Verify *v, Frame *in) {
  enum { MOST = 255 };
  Str value = v->line.value;
  (void)in;
  if (value.n <= MOST) return;
  size_t units = 0;
  uint32_t c;
  for (size_t at = 0; at<value.n; units += c> 0xFFFF ? 2 : 1) at = utf8_next(value, at, &c);
  if (units > MOST) say(v, V186, value, ARGS(arg_n("n", (long)units), arg_n("most", MOST)));
}

void look_rdate(Verify *v, Frame *in) {
  if (IN_DATED & 1U << in->id) tally(v, V165, v->line.name, NO_ARG);
}

// The end of a tag of HTML at '<', or 0. Text such as "a < b" and "<lin@example.com>" is none.
static size_t tag_end(Str text, size_t at) {
  static const char *const tags[] = {"a",  "b",    "body",   "br",    "div", "em",  "font", "h1",
                                     "h2", "h3",   "hr",     "html",  "i",   "img", "li",   "ol",
                                     "p",  "span", "strong", "table", "td",  "tr",  "u",    "ul"};
  size_t from = at + 1 + (at + 1 < text.n && text.at[at + 1] == '/'), end = from;
  while (end < text.n && end - from < 8 && text.at[end] != ' ' && text.at[end] != '>' && text.at[end] != '/') end++;
  for (size_t i = 0; i < COUNT(tags); i++)
    if (word_is(str_part(text, from, end), tags[i])) {
      ptrdiff_t close = str_find_byte(str_from(text, end), '>');
      return close < 0 ? 0 : end + (size_t)close + 1;
    }
  return 0;
}

void look_description(Verify *v, Frame *in) {
  Str value = v->line.value;
  (void)in;
  for (size_t at = 0; at < value.n; at++) {
    size_t end = value.at[at] == '<' ? tag_end(value, at) : 0;
    if (!end) continue;
    tally(v, V185, str_part(value, at, end), NO_ARG);
    return;
  }
}

// plan_doc_values: from one JSON value of a plan.json to one field, or to where and why it does not fit.
//
// Invariant: the first fault of a document is the one that is said, and a field is only filled with what fits it.
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "plan_doc.h"

bool doc_unfit(DocReader *reader, Str at, const char *key, Text why) {
  if (reader->bad) return false;
  reader->bad = true;
  Str all = reader->source->text;
  size_t from = at.n ? (size_t)(at.at - all.at) : all.n;
  diag_add(reader->diags, D102, (Place){reader->source, from, from + at.n},
           ARGS(arg("key", str_of(key)), arg_t("why", why)));
  return false;
}

static bool broken(DocReader *reader, const JsonParts *parts, const char *key) {
  static const Text why = {{"here it is no JSON, or nested too deep", "从这里起不是 JSON，或者嵌套太深"}};
  return doc_unfit(reader, str_part(parts->text, parts->at, parts->at + 1), key, why);
}

bool doc_list(DocReader *reader, const char *key, Str value, DocTake *take, void *to) {
  static const Text why = {{"a list is needed", "这里要的是列表"}};
  JsonParts parts;
  JsonPart part;
  if (!json_parts(value, &parts) || parts.map) return doc_unfit(reader, value, key, why);
  while (json_next(&parts, &part))
    if (!take(reader, key, part.value, to)) return false;
  return parts.broken ? broken(reader, &parts, key) : true;
}

// ---- records ------------------------------------------------------------------------------------------------------

static Str unquoted(Str key) { return str_part(key, 1, key.n - 1); }

static bool take_part(DocReader *reader, const JsonPart *part, const DocKey *key, bool *seen, void *out) {
  static const Text twice = {{"it stands here twice", "它在这里出现了两次"}};
  if (*seen) return doc_unfit(reader, part->value, key->name, twice);
  *seen = true;
  if (!key->needed && str_eq(part->value, S("null"))) return true;
  return key->take(reader, key->name, part->value, (char *)out + key->offset);
}

bool doc_record(DocReader *reader, Str value, const DocKey *keys, size_t n, void *out) {
  static const Text no_map = {{"a record {...} is needed", "这里要的是一条 {...} 记录"}};
  static const Text lacks = {{"it is missing", "缺少它"}};
  bool seen[DOC_KEYS_MAX] = {false};
  JsonParts parts;
  JsonPart part;
  if (!json_parts(value, &parts) || !parts.map) return doc_unfit(reader, value, NULL, no_map);
  while (json_next(&parts, &part))
    for (size_t i = 0; i < n; i++)
      if (str_eq(unquoted(part.key), str_of(keys[i].name)) && !take_part(reader, &part, &keys[i], &seen[i], out))
        return false;
  if (parts.broken) return broken(reader, &parts, NULL);
  for (size_t i = 0; i < n; i++)
    if (keys[i].needed && !seen[i]) return doc_unfit(reader, str_part(parts.text, 0, parts.at), keys[i].name, lacks);
  return true;
}

// ---- texts --------------------------------------------------------------------------------------------------------

static bool is_plain(Str json) { return json.n > 1 && json.at[0] == '"' && !memchr(json.at, '\\', json.n); }

bool doc_text(DocReader *reader, const char *key, Str value, void *to) {
  static const Text no_text = {{"a text is needed", "这里要的是文字"}};
  Str why, *out = to;
  if (is_plain(value)) return *out = unquoted(value), true;
  Value *read = json_read(reader->arena, value, &why);
  if (!read || read->kind != VALUE_TEXT) return doc_unfit(reader, value, key, no_text);
  *out = read->text;
  return true;
}

typedef struct Joined {
  Buf text;
} Joined;

static bool join(DocReader *reader, const char *key, Str value, void *to) {
  Joined *joined = to;
  Str text;
  if (!doc_text(reader, key, value, &text)) return false;
  if (joined->text.n) buf_byte(&joined->text, ' ');
  buf_add(&joined->text, text);
  return true;
}

bool doc_joined(DocReader *reader, const char *key, Str value, void *to) {
  Joined joined = {buf_in(reader->arena)};
  if (!doc_list(reader, key, value, join, &joined)) return false;
  *(Str *)to = buf_str(&joined.text);
  return true;
}

// ---- dates and figures --------------------------------------------------------------------------------------------

bool doc_date(DocReader *reader, const char *key, Str value, void *to) {
  static const Text no_date = {{"a date such as 2026-03-02 is needed", "这里要的是 2026-03-02 这样的日期"}};
  return (is_plain(value) && date_parse(unquoted(value), to)) || doc_unfit(reader, value, key, no_date);
}

bool doc_clock(DocReader *reader, const char *key, Str value, void *to) {
  static const Text no_clock = {{"a time such as 09:30 is needed", "这里要的是 09:30 这样的时间"}};
  return (is_plain(value) && clock_parse(unquoted(value), to)) || doc_unfit(reader, value, key, no_clock);
}

static bool take_number(DocReader *reader, Str value, int most, int *out) {
  Str why;
  Value *read = json_read(reader->arena, value, &why);
  bool fits = read && read->kind == VALUE_INT && read->number >= 0 && read->number <= most;
  if (fits) *out = (int)read->number;
  return fits;
}

bool doc_minutes(DocReader *reader, const char *key, Str value, void *to) {
  static const Text no_minutes = {{"minutes are needed, 0 to 100000", "这里要的是分钟数，0 到 100000"}};
  return take_number(reader, value, PLAN_DOC_MINUTES_MAX, to) || doc_unfit(reader, value, key, no_minutes);
}

bool doc_number(DocReader *reader, const char *key, Str value, void *to) {
  static const Text no_number = {{"a whole number is needed, 0 or more", "这里要的是整数，0 或更大"}};
  return take_number(reader, value, INT_MAX, to) || doc_unfit(reader, value, key, no_number);
}

bool doc_bool(DocReader *reader, const char *key, Str value, void *to) {
  static const Text no_bool = {{"true or false is needed", "这里要的是 true 或 false"}};
  *(bool *)to = str_eq(value, S("true"));
  return *(bool *)to || str_eq(value, S("false")) || doc_unfit(reader, value, key, no_bool);
}

bool doc_json(DocReader *reader, const char *key, Str value, void *to) {
  static const Text no_json = {{"here it is no JSON, or nested too deep", "从这里起不是 JSON，或者嵌套太深"}};
  Str why;
  Value *read = json_read(reader->arena, value, &why);
  if (!read) return doc_unfit(reader, value, key, no_json);
  Buf out = buf_in(reader->arena);
  json_write(&out, read, 0);
  *(Str *)to = buf_str(&out);
  return true;
}

// ---- people -------------------------------------------------------------------------------------------------------

uint32_t doc_person(DocReader *reader, Str id) {
  DocRoll *roll = reader->roll;
  void *number = map_get(&roll->by_id, id);
  if (number) return (uint32_t)((uintptr_t)number - 1);
  PUSH(reader->arena, &roll->ids, id);
  map_put(reader->arena, &roll->by_id, id, (void *)(uintptr_t)roll->ids.n);
  return (uint32_t)(roll->ids.n - 1);
}

typedef LIST(uint32_t) Numbers;

static bool add_person(DocReader *reader, const char *key, Str value, void *to) {
  Str id;
  if (!doc_text(reader, key, value, &id)) return false;
  PUSH(reader->arena, (Numbers *)to, doc_person(reader, id));
  return true;
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

// Ascending, each once.
static void settle(Numbers *numbers) {
  size_t n = 0;
  if (numbers->n) qsort(numbers->at, numbers->n, sizeof *numbers->at, by_number);
  for (size_t i = 0; i < numbers->n; i++)
    if (n == 0 || numbers->at[n - 1] != numbers->at[i]) numbers->at[n++] = numbers->at[i];
  numbers->n = n;
}

// The same people are one list, however they are written and in whichever document.
static DocPeople *people_of(DocReader *reader, Numbers *numbers) {
  settle(numbers);
  Str bytes = {(const char *)numbers->at, numbers->n * sizeof *numbers->at};
  DocPeople *people = map_get(&reader->roll->by_value, bytes);
  if (people) return people;
  people = NEW(reader->arena, DocPeople);
  *people = (DocPeople){numbers->at, numbers->n};
  map_put(reader->arena, &reader->roll->by_value, bytes, people);
  return people;
}

bool doc_people(DocReader *reader, const char *key, Str value, void *to) {
  DocPeople *people = map_get(&reader->roll->by_list, value);
  if (!people) {
    Numbers numbers = {0};
    if (!doc_list(reader, key, value, add_person, &numbers)) return false;
    people = people_of(reader, &numbers);
    map_put(reader->arena, &reader->roll->by_list, value, people);
  }
  *(const DocPeople **)to = people;
  return true;
}

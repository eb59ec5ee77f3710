// plan_doc: from the bytes of a plan.json, as build writes it or anybody else, to plain records.
//
// The document is taken apart as it is read, record by record, so that what nobody asks for (events, sources) costs a
// look at its brackets. Invariant: a document that was read has each identity once, and all that its records need.
#include "plan_doc.h"

#include <assert.h>

// Which of its parts a document has.
typedef struct Whole {
  bool plan, openings, items, feeds, views, staff, channels, segments, offers;
} Whole;

// ---- records ------------------------------------------------------------------------------------------------------

static bool take_opening(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {
      {"id", doc_text, offsetof(DocOpening, id), true},
      {"title", doc_text, offsetof(DocOpening, title), true},
      {"first", doc_date, offsetof(DocOpening, days.first), true},
      {"last", doc_date, offsetof(DocOpening, days.last), true},
      {"from", doc_clock, offsetof(DocOpening, at.from), false},
      {"to", doc_clock, offsetof(DocOpening, at.to), false},
      {"status", doc_text, offsetof(DocOpening, status), true},
      {"offer", doc_text, offsetof(DocOpening, offer), false},
      {"audience", doc_joined, offsetof(DocOpening, audience), false},
      {"lock", doc_lock, offsetof(DocOpening, instead), false},
  };
  (void)key, (void)to;
  DocOpening *opening = &ADD(reader->arena, &reader->out->openings);
  opening->at = WINDOW_NONE;
  return doc_record(reader, value, keys, COUNT(keys), opening);
}

// What an item says comes in several keys.
typedef struct ItemParts {
  DocItem item;
  Str text, html, comment, digest, media;
  bool slot;
} ItemParts;

static bool take_true(DocReader *reader, const char *key, Str value, void *to) {
  (void)reader, (void)key, (void)value;
  return *(bool *)to = true;
}

// A list of nothing is nothing.
static bool take_media(DocReader *reader, const char *key, Str value, void *to) {
  Str *media = to;
  if (!doc_json(reader, key, value, media)) return false;
  if (str_eq(*media, S("[]"))) *media = S("");
  return true;
}

static const DocKey item_keys[] = {
    {"identity", doc_text, offsetof(ItemParts, item.identity), true},
    {"kind", doc_text, offsetof(ItemParts, item.kind), true},
    {"campaign", doc_text, offsetof(ItemParts, item.campaign), false},
    {"period", doc_text, offsetof(ItemParts, item.period), false},
    {"sop", doc_text, offsetof(ItemParts, item.sop), false},
    {"step", doc_text, offsetof(ItemParts, item.step), false},
    {"date", doc_date, offsetof(ItemParts, item.days.first), true},
    {"due", doc_date, offsetof(ItemParts, item.days.last), true},
    {"from", doc_clock, offsetof(ItemParts, item.at.from), false},
    {"to", doc_clock, offsetof(ItemParts, item.at.to), false},
    {"minutes", doc_minutes, offsetof(ItemParts, item.minutes), true},
    {"spread", doc_minutes, offsetof(ItemParts, item.spread), false},
    {"channel", doc_text, offsetof(ItemParts, item.channel), false},
    {"slot", take_true, offsetof(ItemParts, slot), false},
    {"line", doc_text, offsetof(ItemParts, item.line), false},
    {"piece", doc_text, offsetof(ItemParts, item.piece), false},
    {"piece_kind", doc_text, offsetof(ItemParts, item.piece_kind), false},
    {"piece_title", doc_text, offsetof(ItemParts, item.piece_title), false},
    {"audience", doc_joined, offsetof(ItemParts, item.audience), false},
    {"offer", doc_text, offsetof(ItemParts, item.offer), false},
    {"people", doc_people, offsetof(ItemParts, item.people), true},
    {"title", doc_text, offsetof(ItemParts, item.title), true},
    {"status", doc_text, offsetof(ItemParts, item.status), true},
    {"text", doc_text, offsetof(ItemParts, text), false},
    {"html", doc_text, offsetof(ItemParts, html), false},
    {"comment", doc_text, offsetof(ItemParts, comment), false},
    {"text_digest", doc_text, offsetof(ItemParts, digest), false},
    {"media", take_media, offsetof(ItemParts, media), false},
    {"lock", doc_lock, offsetof(ItemParts, item.instead), false},
};
static_assert(COUNT(item_keys) <= DOC_KEYS_MAX, "seen[] of doc_record holds them");

static Str says_of(Arena *arena, const ItemParts *parts) {
  const StrList all = {(Str[]){parts->text, parts->comment, parts->html, parts->digest, parts->media}, 5, 5};
  bool only_text = !parts->comment.n && !parts->html.n && !parts->digest.n && !parts->media.n;
  return only_text ? parts->text : str_join(arena, &all, S("\n\x1e\n"));
}

static bool take_item(DocReader *reader, const char *key, Str value, void *to) {
  ItemParts parts = {.item.at = WINDOW_NONE};
  (void)key, (void)to;
  if (!doc_record(reader, value, item_keys, COUNT(item_keys), &parts)) return false;
  parts.item.daily = parts.slot;
  parts.item.says = says_of(reader->arena, &parts);
  PUSH(reader->arena, &reader->out->items, parts.item);
  return true;
}

static bool take_feed(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {
      {"path", doc_text, offsetof(DocFeed, path), true},
      {"name", doc_text, offsetof(DocFeed, name), true},
      {"person", doc_text, offsetof(DocFeed, person), false},
  };
  (void)key, (void)to;
  return doc_record(reader, value, keys, COUNT(keys), &ADD(reader->arena, &reader->out->feeds));
}

typedef struct PersonParts {
  Str id;
  DocPerson person;
} PersonParts;

static bool take_person(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {
      {"id", doc_text, offsetof(PersonParts, id), true},
      {"name", doc_text, offsetof(PersonParts, person.name), true},
      {"role", doc_text, offsetof(PersonParts, person.role), false},
      {"store", doc_text, offsetof(PersonParts, person.store), false},
      {"rotation", doc_number, offsetof(PersonParts, person.rotation), false},
  };
  static const Text twice = {{"this person stands here twice", "这个人出现了两次"}};
  PersonParts parts = {.person.there = true};
  (void)to;
  if (!doc_record(reader, value, keys, COUNT(keys), &parts)) return false;
  uint32_t number = doc_person(reader, parts.id);
  while (reader->out->staff.n <= number) ADD(reader->arena, &reader->out->staff) = (DocPerson){0};
  if (reader->out->staff.at[number].there) return doc_unfit(reader, value, key, twice);
  reader->out->staff.at[number] = parts.person;
  return true;
}

static bool take_name(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {
      {"id", doc_text, offsetof(DocName, id), true},
      {"title", doc_text, offsetof(DocName, title), false},
  };
  (void)key;
  return doc_record(reader, value, keys, COUNT(keys), &ADD(reader->arena, &((DocNames *)to)->list));
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static bool read_plan(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {
      {"id", doc_text, offsetof(PlanDoc, plan), true},
      {"brand", doc_text, offsetof(PlanDoc, brand), false},
      {"from", doc_date, offsetof(PlanDoc, days.first), true},
      {"to", doc_date, offsetof(PlanDoc, days.last), true},
  };
  *(bool *)to = true;
  return doc_record(reader, value, keys, COUNT(keys), reader->out) && doc_addresses(reader, key, value, reader->out);
}

#define READ_LIST(name, take, where)                                                                                   \
  static bool read_##name(DocReader *reader, const char *key, Str value, void *to) {                                   \
    *(bool *)to = true;                                                                                                \
    return doc_list(reader, key, value, take, where);                                                                  \
  }
READ_LIST(openings, take_opening, NULL)
READ_LIST(items, take_item, NULL)
READ_LIST(feeds, take_feed, NULL)
READ_LIST(views, doc_view, NULL)
READ_LIST(staff, take_person, NULL)
READ_LIST(channels, take_name, &reader->out->channels)
READ_LIST(segments, take_name, &reader->out->segments)
READ_LIST(offers, take_name, &reader->out->offers)

static bool take_form(DocReader *reader, const char *key, Str value, void *to) {
  (void)reader, (void)key;
  *(Str *)to = value;
  return true;
}

// What the document says of itself first, and that nothing stands behind it.
static bool read_form(DocReader *reader) {
  static const Text behind = {{"something stands behind the end", "结尾后面还有东西"}};
  Str text = reader->source->text, form = S("");
  static const DocKey keys[] = {{"sopcal", take_form, 0, true}};
  if (!doc_record(reader, text, keys, COUNT(keys), &form)) return false;
  JsonParts parts;
  JsonPart part;
  json_parts(text, &parts);
  while (json_next(&parts, &part)) {
  }
  Str rest = str_trim(str_from(text, parts.at));
  if (rest.n) return doc_unfit(reader, rest, NULL, behind);
  if (str_eq(form, S("1"))) return true;
  size_t from = (size_t)(form.at - text.at);
  diag_add(reader->diags, D103, (Place){reader->source, from, from + form.n}, ARGS(arg("form", form)));
  return false;
}

static bool read_whole(DocReader *reader) {
  static const DocKey keys[] = {
      {"plan", read_plan, offsetof(Whole, plan), true},
      {"openings", read_openings, offsetof(Whole, openings), true},
      {"occurrences", read_items, offsetof(Whole, items), true},
      {"feeds", read_feeds, offsetof(Whole, feeds), true},
      {"views", read_views, offsetof(Whole, views), false},
      {"staff", read_staff, offsetof(Whole, staff), false},
      {"channels", read_channels, offsetof(Whole, channels), false},
      {"segments", read_segments, offsetof(Whole, segments), false},
      {"offers", read_offers, offsetof(Whole, offers), false},
  };
  Whole whole = {0};
  if (!doc_record(reader, reader->source->text, keys, COUNT(keys), &whole)) return false;
  reader->out->names_known = whole.staff;
  return true;
}

// ---- each thing once ----------------------------------------------------------------------------------------------

static void index_names(Arena *arena, DocNames *names) {
  for (size_t i = 0; i < names->list.n; i++) map_put(arena, &names->by_id, names->list.at[i].id, &names->list.at[i]);
}

static bool once(DocReader *reader, Map *known, Str id) {
  if (map_put(reader->arena, known, id, reader)) return true;
  diag_add(reader->diags, D102, (Place){reader->source, 0, 0},
           ARGS(arg("key", id), arg_t("why", (Text){{"it stands here twice", "它在这里出现了两次"}})));
  return false;
}

// An identity begins with its plan's id, which may be another in the plan that this one is compared with.
static bool settle(DocReader *reader) {
  PlanDoc *out = reader->out;
  Map items = {0}, openings = {0};
  for (size_t i = 0; i < out->items.n; i++) {
    Str *identity = &out->items.at[i].identity;
    bool own = str_starts(*identity, out->plan) && identity->n > out->plan.n && identity->at[out->plan.n] == '/';
    if (own) *identity = str_from(*identity, out->plan.n + 1);
    if (!once(reader, &items, *identity)) return false;
  }
  for (size_t i = 0; i < out->openings.n; i++)
    if (!once(reader, &openings, out->openings.at[i].id)) return false;
  index_names(reader->arena, &out->channels);
  index_names(reader->arena, &out->segments);
  index_names(reader->arena, &out->offers);
  return true;
}

bool plan_doc_read(Arena *arena, Diags *diags, Str shown, Str text, DocRoll *roll, PlanDoc *out) {
  DocReader reader = {arena, diags, source_new(arena, shown, text), roll, out, false};
  *out = (PlanDoc){0};
  size_t bad = utf8_bad(text);
  if (bad < text.n) {
    static const Text why = {{"here it is no UTF-8", "从这里起不是 UTF-8"}};
    return doc_unfit(&reader, str_part(text, bad, bad + 1), NULL, why);
  }
  return read_form(&reader) && read_whole(&reader) && settle(&reader);
}

// plan_doc_views: what a plan.json says of its calendars: where they are served, by which names, how each sort of them
// is set; and what the plan says of something that stays as it was announced.
//
// Invariant: what an older sopcal did not write is not known, which is never the same as being empty.
#include "plan_doc.h"

static bool take_private(DocReader *reader, const char *key, Str value, void *to) {
  PlanDoc *doc = to;
  doc->addresses_known = true;
  return doc_bool(reader, key, value, &doc->is_private);
}

bool doc_addresses(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {
      {"url", doc_text, offsetof(PlanDoc, url), false},
      {"private", take_private, 0, false},
      {"rotation", doc_number, offsetof(PlanDoc, rotation), false},
      {"key", doc_text, offsetof(PlanDoc, key), false},
  };
  (void)key;
  return doc_record(reader, value, keys, COUNT(keys), to);
}

bool doc_view(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {
      {"kind", doc_text, offsetof(DocView, kind), true},
      {"id", doc_text, offsetof(DocView, id), false},
      {"title", doc_text, offsetof(DocView, title), false},
      {"made", doc_bool, offsetof(DocView, made), true},
      {"shows", doc_joined, offsetof(DocView, shows), true},
      {"posts", doc_text, offsetof(DocView, posts), true},
      {"past", doc_number, offsetof(DocView, past), true},
      {"ahead", doc_number, offsetof(DocView, ahead), true},
      {"alarm", doc_number, offsetof(DocView, alarm), false},
      {"color", doc_text, offsetof(DocView, color), true},
      {"categories", doc_joined, offsetof(DocView, categories), true},
      {"locale", doc_text, offsetof(DocView, locale), true},
      {"link", doc_bool, offsetof(DocView, link), true},
      {"takes", doc_json, offsetof(DocView, takes), false},
  };
  (void)key, (void)to;
  DocView *view = &ADD(reader->arena, &reader->out->views);
  view->alarm = -1;
  return doc_record(reader, value, keys, COUNT(keys), view);
}

static bool take_instead(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {
      {"first", doc_date, offsetof(DocInstead, days.first), false},
      {"last", doc_date, offsetof(DocInstead, days.last), false},
      {"from", doc_clock, offsetof(DocInstead, at.from), false},
      {"to", doc_clock, offsetof(DocInstead, at.to), false},
  };
  (void)key;
  DocInstead *instead = to;
  *instead = (DocInstead){{DATE_NONE, DATE_NONE}, WINDOW_NONE, true};
  if (!doc_record(reader, value, keys, COUNT(keys), to)) return false;
  if (instead->days.first == DATE_NONE || instead->days.last == DATE_NONE) instead->days = (Span){DATE_NONE, DATE_NONE};
  return true;
}

bool doc_lock(DocReader *reader, const char *key, Str value, void *to) {
  static const DocKey keys[] = {{"instead", take_instead, 0, false}};
  (void)key;
  return doc_record(reader, value, keys, COUNT(keys), to);
}

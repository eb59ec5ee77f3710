// plan_doc: what the files that read a plan.json share: one value at a time, with where and why it does not fit.
#ifndef SOPCAL_READ_PLAN_DOC_H
#define SOPCAL_READ_PLAN_DOC_H

#include "sopcal/plan_doc.h"
#include "sopcal/value.h"

typedef struct DocReader {
  Arena *arena;
  Diags *diags;
  const Source *source;
  DocRoll *roll;
  PlanDoc *out;
  bool bad; // said: nothing more is
} DocReader;

// Says once what is wrong at a value (`at` may be empty: the end of the document); always false.
bool doc_unfit(DocReader *reader, Str at, const char *key, Text why);

// A key of a record and how its value is taken into the struct, which begins at `out`.
typedef bool DocTake(DocReader *reader, const char *key, Str value, void *to);
typedef struct DocKey {
  const char *name;
  DocTake *take;
  size_t offset;
  bool needed; // and null does not do
} DocKey;
enum { DOC_KEYS_MAX = 32 };

// Fills a struct from a map by its keys; others are passed over.
bool doc_record(DocReader *reader, Str value, const DocKey *keys, size_t n, void *out);
// Calls `take` with each element of a list.
bool doc_list(DocReader *reader, const char *key, Str value, DocTake *take, void *to);

// ---- values: each into a field of the type named ------------------------------------------------------------------

DocTake doc_text;    // Str
DocTake doc_joined;  // Str: a list of texts, with a blank between
DocTake doc_date;    // Date
DocTake doc_clock;   // Clock
DocTake doc_minutes; // int
DocTake doc_number;  // int: 0 or more
DocTake doc_bool;    // bool
DocTake doc_json;    // Str: any value, spelled as this program spells it
DocTake doc_people;  // const DocPeople *

// ---- calendars and what was announced (plan_doc_views.c) ----------------------------------------------------------

DocTake doc_addresses; // PlanDoc: where it is served, and by which names; `private` is what tells that it is known
DocTake doc_view;      // adds to PlanDoc.views
DocTake doc_lock;      // DocInstead: of what stands in `lock`

// The number of a person in the roll.
uint32_t doc_person(DocReader *reader, Str id);

#endif

// plan_doc: a compiled plan as plan.json tells it (src/read/plan_doc.c): plain records for whoever compares two plans.
//
// The file may be anybody's: what it says is checked as far as it is used, bounded, and read record by record. Texts
// are views of the document where it spells them plainly. What two documents share (people, lists of people) is one
// thing where they are read with the same roll, so that comparing two lists mostly compares two pointers.
#ifndef SOPCAL_PLAN_DOC_H
#define SOPCAL_PLAN_DOC_H

#include "sopcal/date.h"
#include "sopcal/diag.h"

enum { PLAN_DOC_FORM = 1, PLAN_DOC_BYTES_MAX = 1 << 30, PLAN_DOC_MINUTES_MAX = 100000 };

// People as numbers of the roll, ascending, each once.
typedef struct DocPeople {
  const uint32_t *at;
  size_t n;
} DocPeople;

// Who is named in any of the documents that were read with it.
typedef struct DocRoll {
  StrList ids;
  Map by_id;    // id -> its number, plus one
  Map by_list;  // the JSON of a list of people -> DocPeople
  Map by_value; // the numbers of a list -> DocPeople
} DocRoll;

typedef struct DocName { // of a channel, segment or offer
  Str id, title;
} DocName;
typedef struct DocNames {
  LIST(DocName) list;
  Map by_id; // -> DocName, good once all are read
} DocNames;

typedef struct DocPerson {
  Str name, role, store;
  int rotation;
  bool there; // in the list of staff
} DocPerson;

// What the plan says of something that stays as it was announced.
typedef struct DocInstead {
  Span days; // DATE_NONE: nothing for that day
  Window at;
  bool there; // else it is as the plan says
} DocInstead;

typedef struct DocOpening {
  Str id, title; // "monthly-care/2026-06"
  Span days;
  Window at;
  DocInstead instead;
  Str status, offer;
  Str audience; // ids, with a blank between
} DocOpening;

typedef struct DocItem {
  Str identity; // without the plan's id
  Str kind;     // "post", "task", "meet"
  Str campaign, period, sop, step;
  Str channel, line, piece, piece_kind, piece_title;
  Str title, status, offer;
  Str audience; // ids, with a blank between
  Str says;     // text, comment, page, pictures: all that is posted
  Span days;    // to its deadline
  Window at;
  DocInstead instead;
  int minutes, spread;
  bool daily;
  const DocPeople *people; // never NULL
} DocItem;

// A person's calendar is known by the person: in a private plan its path is nobody else's business.
typedef struct DocFeed {
  Str path, name, person;
} DocFeed;

// How a sort of calendars is set, or one of a plan's own.
typedef struct DocView {
  Str kind, id, title;   // "staff"; of an own one its id and what people call it
  Str shows, categories; // words, with a blank between
  Str posts, color, locale;
  Str takes;              // of an own one: the choice of what stands in it, as JSON
  int past, ahead, alarm; // days and minutes; no alarm: -1
  bool made, link;
} DocView;

typedef struct PlanDoc {
  Str plan, brand; // the plan's id
  Span days;
  Str url, key; // where it is served; by what its key is told from others: empty where none was at hand
  int rotation;
  bool is_private;
  bool addresses_known; // it has these four, and its views: an older sopcal wrote none
  LIST(DocOpening) openings;
  LIST(DocItem) items; // in the order of the document
  LIST(DocFeed) feeds;
  LIST(DocView) views;
  LIST(DocPerson) staff; // by their numbers in the roll; may be shorter than it
  DocNames channels, segments, offers;
  bool names_known; // it has these lists, and the kinds of pieces: an older sopcal wrote none
} PlanDoc;

// Reads a document of that name. False, and said in diags, when it is no plan.json that this program reads.
bool plan_doc_read(Arena *arena, Diags *diags, Str shown, Str text, DocRoll *roll, PlanDoc *out);

#endif

// mustache: one small engine for pieces and for sheets, held to the required modules of the Mustache specification
// (interpolation, sections, inverted, comments, delimiters, partials). Knows no plan.
//
// A template is compiled once and rendered often. Faults carry the byte span of the tag they mean.
#ifndef SOPCAL_MUSTACHE_H
#define SOPCAL_MUSTACHE_H

#include "sopcal/value.h"

typedef struct Mustache Mustache;

typedef enum MustacheFault {
  MUSTACHE_UNCLOSED_TAG,     // "{{" without "}}"
  MUSTACHE_EMPTY_TAG,        // "{{}}"
  MUSTACHE_BAD_NAME,         // a blank within a name
  MUSTACHE_UNCLOSED_SECTION, // "{{#a}}" without "{{/a}}"
  MUSTACHE_STRAY_CLOSE,      // "{{/a}}" that closes nothing, or something else
  MUSTACHE_BAD_DELIMITERS,   // "{{=" that is not two delimiters and "=}}"
  MUSTACHE_TOO_DEEP,         // sections nested more than 32 deep
} MustacheFault;

typedef struct MustacheError {
  MustacheFault fault;
  size_t from, to;           // bytes of the template: the tag
  Str name;                  // of the tag, where it has one
  size_t open_from, open_to; // UNCLOSED_SECTION, STRAY_CLOSE: the section that is open, if any (else 0, 0)
} MustacheError;
typedef LIST(MustacheError) MustacheErrors;

// Compiles; NULL when there are errors (all of them are listed). `text` must outlive the template.
Mustache *mustache_compile(Arena *arena, Str text, MustacheErrors *errors);

typedef enum MustacheTag { TAG_VALUE, TAG_RAW, TAG_SECTION, TAG_INVERTED, TAG_PARTIAL } MustacheTag;
typedef struct MustacheName {
  MustacheTag tag;
  Str name; // dotted, as written: "campaign.last_day", or "."
  size_t from, to;
  size_t within; // the number, from 1, of the innermost section around it in the list; 0: none
} MustacheName;
typedef LIST(MustacheName) MustacheNames;
// Every name that the template uses, in order: what a checker compares with what exists. `out` comes empty.
void mustache_names(Arena *arena, const Mustache *template, MustacheNames *out);
// Whether the name at `at` stands inside {{#section}}, at any depth; {{^section}} does not count.
bool mustache_is_within(const MustacheNames *names, size_t at, Str section);

typedef const Mustache *MustachePartial(void *context, Str name); // NULL: an empty partial
typedef struct MustacheOptions {
  bool escape_html; // {{x}} escapes & < > " ' ; off for plain text
  bool escape_raw;  // {{{x}}} does too
  MustachePartial *partial;
  void *partial_context;
} MustacheOptions;

// Renders into `out`. Missing names are empty; false, null, "" and an empty list are false. The output is cut short and
// false returned when partials bring in partials more than 64 deep or the work passes 16 Mi parts and bytes.
bool mustache_render(Buf *out, const Mustache *template, const Value *context, const MustacheOptions *options);

#endif

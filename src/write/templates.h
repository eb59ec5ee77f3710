// templates: what the files share that know the templates of sheets and pages: the table of all that they can name, and
// what is checked of those that a plan brings.
#ifndef SOPCAL_WRITE_TEMPLATES_H
#define SOPCAL_WRITE_TEMPLATES_H

#include "room.h"

// ---- the table (template_vars.c, template_vars.def) ---------------------------------------------------------------

// Names that stand together in one map, or on the outermost level of pages.
typedef enum VarShape {
#define SHAPE(id, where) SHAPE_##id,
#include "template_vars.def"
  SHAPE_COUNT
} VarShape;

typedef enum VarKind {
  VAR_TEXT,    // of the plan or of the program; "" where there is none
  VAR_ADDRESS, // a text that sopcal made or looked at: a file, a page, https:, webcal:
  VAR_NUMBER,  // a text of digits, perhaps with a point; or ""
  VAR_TRUTH,
  VAR_HTML,  // a text that is escaped already
  VAR_WORDS, // the map of labels
  VAR_MAP,
  VAR_LIST, // of maps
} VarKind;

typedef struct TemplateVar {
  const char *name;
  const char *meaning; // in Markdown; "" of a map that says nothing by itself
  VarKind kind;
  VarShape in; // where it stands
  VarShape of; // of a map, or of each map of a list
  bool maybe;  // of a map: false where there is none
} TemplateVar;
extern const TemplateVar template_vars[];
extern const size_t template_var_count;
const TemplateVar *template_var(VarShape in, Str name); // NULL
const char *shape_where(VarShape shape);                // "in each of a day's `items`"; "" of most maps

enum { PAGE_LEVELS = 3 };
typedef struct TemplatePage {
  const char *name;             // as partials are called: "week.html"
  const char *path;             // of the files that it makes; '*' stands for a name
  const char *meaning;          // in Markdown
  size_t at;                    // of its template in SheetTemplates
  VarShape levels[PAGE_LEVELS]; // what it can name by itself, together
  bool escapes;                 // {{x}} is written as HTML
} TemplatePage;
enum {
#define PAGE(id, field, name, escapes, levels, path, meaning) PAGE_##id,
#include "template_vars.def"
  PAGE_COUNT
};
extern const TemplatePage template_pages[PAGE_COUNT];

// ---- rendering (template_render.c) --------------------------------------------------------------------------------

// False when the page would be longer than the template engine allows.
bool template_render(Buf *out, const SheetTemplates *templates, const Mustache *template, const Value *context,
                     bool escape_html);

// ---- checking (template_check.c, template_say.c, template_unused.c) ------------------------------------------------

// Where in HTML a tag stands (template_html.c). What is said of double quotes is followed by the same of single ones.
typedef enum HtmlState {
  HTML_WORDS,
  HTML_ELEMENT,   // from here on between < and >: before a name
  HTML_NAMED,     // behind an attribute's name
  HTML_GLUED,     // behind a name with a tag of the template in it or at its end, or perhaps there
  HTML_VALUE,     // behind =
  HTML_VALUE_CUT, // ... and a tag that may print nothing
  HTML_UNQUOTED,
  HTML_QUOTED,
  HTML_QUOTED_ONCE,
  HTML_PROGRAM_QUOTED,
  HTML_PROGRAM_QUOTED_ONCE,
  HTML_ADDRESS, // an address, before anything that tells what it is
  HTML_ADDRESS_ONCE,
  HTML_COMMENT,
  HTML_DECLARATION, // <!DOCTYPE, <?xml
  HTML_SCRIPT,      // from here on text until the end of that element
  HTML_STYLE,
  HTML_TITLE,
  HTML_TEXTAREA,
  HTML_XMP,
  HTML_IFRAME,
  HTML_NOEMBED,
  HTML_NOFRAMES,
  HTML_PLAINTEXT,
  HTML_UNCLEAR, // may be any of these
  HTML_STATES,
} HtmlState;

typedef struct HtmlReading {
  unsigned char *at;   // the state of each tag
  unsigned char *ends; // of each section that does not end as it began, where it ends; else HTML_STATES
  HtmlState end;       // of the template
  size_t since;        // the byte that led there
  bool carries_on;     // what brings the template in goes on as if it were not there
} HtmlReading;
// Of a template that begins in `begin`.
void html_read(Arena *arena, Str text, const MustacheNames *names, HtmlState begin, HtmlReading *out);

// What is wrong with a tag where the names around it are these.
typedef enum TagFault {
  TAG_FINE,
  TAG_UNKNOWN,
  TAG_PRINTS_NOTHING, // a list or a map, written as if it were a text
  TAG_PAST_LIST,      // "days.title"
  TAG_ESCAPED_TWICE,  // HTML, written as if it were a text
  // From here on it would let markup through, which no other place mends.
  TAG_UNESCAPED,    // a text, written as if it were HTML
  TAG_UNSAFE_PLACE, // a text where escaping does not hold it
  TAG_LEFT_OPEN,    // a section that does not end as it began
} TagFault;

typedef struct Verdict {
  const TemplatePage *page;
  Str shapes;             // that stand around the tag, one byte each, the innermost last
  Place brought;          // the tag of a plan's own template that brought its template in
  const TemplateVar *var; // which the fault is about; NULL of an unknown name
  TagFault fault;
  HtmlState state, end; // `end` of a section
  bool settled;         // one place where the tag is right is enough
} Verdict;

typedef struct LoadedTemplate {
  Str name; // "item.html"
  const Source *source;
  const Mustache *template;
  MustacheNames names;
  Verdict *verdicts;                  // of each name
  HtmlReading *readings[HTML_STATES]; // where the template begins in this state; NULL until asked for
  bool built_in;
  bool left_open; // that has been said
} LoadedTemplate;

// From all templates, each of them once, to findings about what they name and how they bring each other in. `pages`
// has NULL for one with a fault, `partials` holds LoadedTemplates by name. False when anything was said.
bool template_check(Arena *arena, Diags *diags, LoadedTemplate *const pages[PAGE_COUNT], const Map *partials);
// Says what its verdicts are. True when there is nothing to say.
bool template_say(Arena *arena, Diags *diags, const LoadedTemplate *loaded);
void template_say_left_open(Diags *diags, Place at, Str name, HtmlState begin, HtmlState end);
// Warns of templates in the plan's folder that are not among those used: "sheets/style.css.mustache".
void template_say_unused(Arena *arena, Diags *diags, const Plan *plan, const StrList *used);

#endif

// piece: the Markdown files below content/ become pieces: front matter by the table of keys, over the defaults of their
// folders (content/**/defaults.yaml), then the text of each channel, compiled for filling.
//
// A piece's id is its path below content/ without ".md"; its first folder is its line. Pieces come sorted by id.
#include <stdlib.h>
#include <string.h>

#include "sopcal/markdown.h"
#include "sopcal/read.h"
#include "media.h"
#include "text.h"

static const Str content = S_("content/");
static const Str defaults_name = S_("defaults.yaml");

typedef struct Reading {
  Decoder decoder;
  const EntryList *entries;
  Plan *plan;
  MediaShelf shelf;
  bool html; // some channel is read as a page
} Reading;

// ---- folder defaults ----------------------------------------------------------------------------------------------

static Place *places_copy(Arena *arena, const Head *head) {
  Place *places = NEW_N(arena, Place, head->shape->count);
  memcpy(places, head->places, head->shape->count * sizeof(Place));
  return places;
}

// A copy that may be overridden without touching the original.
static Piece piece_copy(Arena *arena, const Piece *from) {
  Piece piece = *from;
  piece.head.places = places_copy(arena, &from->head);
  piece.reuse.head.places = places_copy(arena, &from->reuse.head);
  return piece;
}

static Piece piece_begin(Reading *r, Str id) {
  const Piece *defaults = piece_defaults(r->plan, id);
  if (defaults) return piece_copy(r->decoder.arena, defaults);
  Piece piece = {0};
  decode_begin(&r->decoder, &piece_shape, &piece);
  return piece;
}

static const Text settings = {{"settings such as theme: and channels:", "theme:、channels: 这样的设置"}};

static void read_defaults(Reading *r, const Entry *entry) {
  Arena *arena = r->decoder.arena;
  Source *source = source_read(arena, r->decoder.diags, r->plan->folder, entry->path);
  Node *root = source ? yaml_read(arena, r->decoder.diags, source, 0, source->text.n) : NULL;
  if (!root || !decode_holds_keys(&r->decoder, &piece_shape, root, settings)) return;
  Str path = str_part(entry->path, content.n, entry->path.n - defaults_name.n);
  Piece piece = piece_begin(r, path);
  piece.head.id = path;
  decode_struct(&r->decoder, &piece_shape, root, &piece);
  media_find(&r->shelf, entry->path, &piece.media);
  Piece *kept = NEW(arena, Piece);
  *kept = piece;
  PUSH(arena, &r->plan->defaults, ((FolderDefaults){path, kept}));
}

// ---- one piece ----------------------------------------------------------------------------------------------------

static Str folder_of(Str path) {
  ptrdiff_t slash = str_rfind_byte(path, '/');
  return str_part(path, 0, slash < 0 ? 0 : (size_t)slash);
}

// A text with tags as it is written, and where.
typedef struct Written {
  Str text;
  Place at;
  bool changed; // by YAML's escapes or folded lines: its bytes have no places of their own
} Written;

static Place place_within(const Written *written, size_t from, size_t to) {
  Place at = written->at;
  return written->changed ? at : (Place){at.source, at.from + from, at.from + to};
}

// Behind the quote, if the value has one.
static Written value_written(Place value, Str text) {
  ptrdiff_t at = value.source ? str_find(str_part(value.source->text, value.from, value.to), text) : -1;
  if (at > 0) value.from += (size_t)at;
  return (Written){text, value, at < 0};
}

static void say_tag_fault(Diags *diags, const MustacheError *fault, const Written *written) {
  diag_add(diags, M201, place_within(written, fault->from, fault->to),
           ARGS(arg_t("why", template_fault_text(fault->fault))));
}

static const Str products = S_("offer.products");
static const char *const of_product = "offer.products.";

// Inside {{#offer.products}} the names of a product stand without their prefix; elsewhere they have no value, nor have
// they ever with it. The section itself is no value.
static bool is_out_of_place(const MustacheNames *names, size_t at, const Variable *variable) {
  const MustacheName *used = &names->at[at];
  if (str_eq(used->name, products)) return used->tag == TAG_VALUE || used->tag == TAG_RAW;
  if (!str_starts(str_of(variable->name), str_of(of_product))) return false;
  return str_starts(used->name, str_of(of_product)) || !mustache_is_within(names, at, products);
}

// What fills the tag; NULL when nothing does.
static const Variable *variable_of(const MustacheNames *names, size_t at) {
  const Variable *variable = variable_find(names->at[at].name, of_product);
  return variable && is_out_of_place(names, at, variable) ? NULL : variable;
}

static unsigned needs_of(Arena *arena, const Mustache *template) {
  MustacheNames names = {0};
  unsigned needs = 0;
  if (template) mustache_names(arena, template, &names);
  for (size_t i = 0; i < names.n; i++) {
    const Variable *variable = variable_of(&names, i);
    if (variable) needs |= variable->need;
  }
  return needs;
}

static void say_unknown_variable(Reading *r, Str name, Place at) {
  Arena *arena = r->decoder.arena;
  StrList all = {0};
  for (size_t i = 0; i < variable_count; i++) PUSH(arena, &all, str_of(variables[i].name));
  StrList near = diag_nearest(arena, r->decoder.diags, name, &all);
  diag_add(r->decoder.diags, R109, at,
           ARGS(arg("name", name), arg_list(arena, "near", &near), arg_list(arena, "known", &all)));
}

static void check_names_used(Reading *r, const Mustache *template, const Written *written) {
  MustacheNames names = {0};
  mustache_names(r->decoder.arena, template, &names);
  for (size_t i = 0; i < names.n; i++) {
    const MustacheName *used = &names.at[i];
    Place at = place_within(written, used->from, used->to);
    if (used->tag == TAG_PARTIAL)
      diag_add(r->decoder.diags, M203, at,
               ARGS(arg("tag", str_format(r->decoder.arena, "{{> %.*s}}", STR(used->name)))));
    else if (!variable_find(used->name, of_product))
      say_unknown_variable(r, used->name, at);
    else if (!variable_of(&names, i))
      diag_add(r->decoder.diags, R113, at, ARGS(arg("name", used->name)));
  }
}

static void say_literal_braces(Reading *r, const Written *written) {
  BracesList found = {0};
  braces_find(r->decoder.arena, written->text, &found);
  for (size_t i = 0; i < found.n; i++) {
    const Braces *braces = &found.at[i];
    Str text = str_part(written->text, braces->from, braces->to);
    diag_add(r->decoder.diags, M206, place_within(written, braces->from, braces->to),
             ARGS(arg("text", text), arg("fix", braces->fix)));
  }
}

static bool uses_name(const MustacheNames *names, Str name) {
  size_t i = 0;
  while (i < names->n && !str_eq(names->at[i].name, name)) i++;
  return i < names->n;
}

static Place place_of_word(const Written *written, Str word) {
  ptrdiff_t at = str_find(written->text, word);
  return at < 0 ? place_within(written, 0, 1) : place_within(written, (size_t)at, (size_t)at + word.n);
}

// Beside tags that are filled, braces that only Markdown has made of "\{\{" would be filled, too, and leave a hole.
static void check_names_made(Reading *r, const Mustache *template, const Mustache *made, const Written *written) {
  MustacheNames known = {0}, names = {0};
  mustache_names(r->decoder.arena, template, &known);
  mustache_names(r->decoder.arena, made, &names);
  for (size_t i = 0; i < names.n; i++)
    if (!uses_name(&known, names.at[i].name) && !variable_find(names.at[i].name, of_product))
      say_unknown_variable(r, names.at[i].name, place_of_word(written, names.at[i].name));
}

static bool has_tag(Str text) { return str_find(text, S("{{")) >= 0; }

// Compiled twice: what was written, for places in the file; and the plain text, which is what gets filled. NULL where
// there is nothing to fill, as in most texts: they are what they are. So are braces that only Markdown has made of
// "\{\{", whose names nobody has looked at.
static const Mustache *compile(Reading *r, Written written, Str plain) {
  MustacheErrors faults = {0};
  bool filled = has_tag(written.text);
  const Mustache *template = filled ? mustache_compile(r->decoder.arena, written.text, &faults) : NULL;
  if (template) check_names_used(r, template, &written);
  say_literal_braces(r, &written);
  for (size_t i = 0; i < faults.n; i++) say_tag_fault(r->decoder.diags, &faults.at[i], &written);
  if (faults.n || !filled || !has_tag(plain)) return NULL;
  const Mustache *made = mustache_compile(r->decoder.arena, plain, &faults);
  if (made) check_names_made(r, template, made, &written);
  return made;
}

enum { HASHTAG_BYTES_MAX = 48 };

static void say_no_channel(Reading *r, const MarkdownSection *section) {
  Str name = section->name;
  bool tag = name.n <= HASHTAG_BYTES_MAX && str_find_byte(name, ' ') < 0 && str_find_byte(name, '{') < 0;
  Str hashtag = tag ? str_format(r->decoder.arena, "#%.*s", STR(name)) : S("");
  diag_add(r->decoder.diags, M202, section->name_at, ARGS(arg("name", name), arg("tag", hashtag)));
}

// Tags with signs of their own would be escaped, and what is no tag then would not.
static void say_delimiters(Reading *r, const MarkdownSection *section) {
  ptrdiff_t at = str_find(section->source, S("{{="));
  if (at < 0) return;
  size_t from = section->at.from + (size_t)at;
  diag_add(r->decoder.diags, M117, text_place(section->at.source, from, from + 3), NO_ARGS);
}

// The text as HTML, where a channel that is read as a page may take it.
static void add_page(Reading *r, PieceText *text, const MarkdownSection *section) {
  if (!r->html || (text->channel && !channel_is_page(text->channel))) return;
  MustacheErrors faults = {0};
  say_delimiters(r, section);
  text->html = section->html;
  if (has_tag(section->source) && has_tag(text->html))
    text->html_template = mustache_compile(r->decoder.arena, text->html, &faults);
}

static void add_text(Reading *r, const Entry *entry, Piece *piece, const MarkdownSection *section) {
  PieceText *text = &ADD(r->decoder.arena, &piece->texts);
  *text = (PieceText){.source = section->source, .plain = section->plain, .runs = section->runs, .at = section->at};
  text->template = compile(r, (Written){section->source, section->at, false}, section->plain);
  text->needs = needs_of(r->decoder.arena, text->template);
  media_of_text(&r->shelf, entry->path, section, text);
  for (size_t i = 0; section->name.n && i < r->plan->channels.n; i++)
    if (str_eq(r->plan->channels.at[i].head.id, section->name)) text->channel = &r->plan->channels.at[i];
  if (section->name.n && !text->channel && !r->plan->incomplete) say_no_channel(r, section);
  add_page(r, text, section);
}

static void compile_comment(Reading *r, Piece *piece) {
  if (!piece->comment.n) return;
  Written written = value_written(place_of(&piece->head, "comment"), piece->comment);
  piece->comment_template = compile(r, written, piece->comment);
  piece->comment_needs = needs_of(r->decoder.arena, piece->comment_template);
}

// Nothing before the first heading is no text for the other channels: they would be given an empty post.
static void add_texts(Reading *r, const Entry *entry, Piece *piece, const MarkdownPiece *markdown) {
  for (size_t i = 0; i < markdown->sections.n; i++) {
    const MarkdownSection *section = &markdown->sections.at[i];
    bool absent = !section->name.n && markdown->sections.n > 1 && remarks_only(section->source);
    if (!absent) add_text(r, entry, piece, section);
  }
}

// Neither words nor a picture: nothing that could be posted.
static void check_empty(Reading *r, const Piece *piece) {
  for (size_t i = 0; i < piece->texts.n; i++)
    if (piece->texts.at[i].plain.n || piece->texts.at[i].pictures.n) return;
  if (piece->media.n || is_faulty(&piece->head, "media") || !piece->texts.n) return;
  diag_add(r->decoder.diags, M207, piece->texts.at[0].at, ARGS(arg("id", piece->head.id)));
}

// False when the settings could not be read, so that nothing can be said of the text's use.
static bool read_front(Reading *r, Source *source, const MarkdownPiece *markdown, Piece *piece) {
  if (!markdown->has_front) return true;
  Node *root = yaml_read(r->decoder.arena, r->decoder.diags, source, markdown->front_from, markdown->front_to);
  if (!root || root->kind == NODE_EMPTY) return root != NULL;
  if (!decode_holds_keys(&r->decoder, &piece_shape, root, settings)) return false;
  decode_struct(&r->decoder, &piece_shape, root, piece);
  return true;
}

// A piece that could not be read exists all the same: what names it is not wrong.
static void read_piece(Reading *r, const Entry *entry) {
  Source *source = source_read(r->decoder.arena, r->decoder.diags, r->plan->folder, entry->path);
  Str id = str_part(entry->path, content.n, entry->path.n - 3);
  Piece piece = piece_begin(r, id);
  MarkdownPiece markdown = {0};
  piece.head.id = id;
  piece.head.at = (Place){source, 0, 0};
  piece.source = source;
  size_t before = diags_total(r->decoder.diags);
  bool read = source && markdown_read(r->decoder.arena, r->decoder.diags, source, r->html, &markdown) &&
              read_front(r, source, &markdown, &piece);
  if (read) {
    add_texts(r, entry, &piece, &markdown);
    bool fine = diags_total(r->decoder.diags) == before; // what leaves it empty has been said
    if (fine) check_empty(r, &piece);
    compile_comment(r, &piece);
    media_find(&r->shelf, entry->path, &piece.media);
  }
  r->shelf.blind |= !read || is_faulty(&piece.head, NULL);
  if (str_find_byte(id, '/') < 0)
    diag_add(r->decoder.diags, R104, piece.head.at, ARGS(arg("id", id)));
  else
    PUSH(r->decoder.arena, &r->plan->pieces, piece);
}

// ---- lines --------------------------------------------------------------------------------------------------------

static void add_line(Arena *arena, Plan *plan, Map *seen, Str id) {
  if (map_get(seen, id)) return;
  Line *line = &ADD(arena, &plan->lines);
  *line = (Line){id, plan->lines.n - 1};
  map_put(arena, seen, id, line);
}

static Str line_of(Str id) { return str_part(id, 0, (size_t)str_find_byte(id, '/')); }

// The three lines of D03 first; others as their folders come.
static void name_lines(Arena *arena, Plan *plan) {
  Map seen = {0};
  add_line(arena, plan, &seen, S("persona"));
  add_line(arena, plan, &seen, S("brand"));
  add_line(arena, plan, &seen, S("proof"));
  for (size_t i = 0; i < plan->pieces.n; i++) add_line(arena, plan, &seen, line_of(plan->pieces.at[i].head.id));
  for (size_t i = 0; i < plan->pieces.n; i++) {
    Piece *piece = &plan->pieces.at[i];
    for (size_t k = 0; k < plan->lines.n; k++)
      if (str_eq(plan->lines.at[k].id, line_of(piece->head.id))) piece->line = &plan->lines.at[k];
  }
}

static int by_id(const void *a, const void *b) {
  return str_cmp(((const Piece *)a)->head.id, ((const Piece *)b)->head.id);
}

// An outer folder's path is shorter than that of any folder in it.
static int outer_first(const void *a, const void *b) {
  Str x = (*(const Entry *const *)a)->path, y = (*(const Entry *const *)b)->path;
  return x.n != y.n ? (x.n < y.n ? -1 : 1) : str_cmp(x, y);
}

static void read_all_defaults(Reading *r) {
  LIST(const Entry *) found = {0};
  for (size_t i = 0; i < r->entries->n; i++) {
    const Entry *entry = &r->entries->at[i];
    Str name = str_from(entry->path, folder_of(entry->path).n + 1);
    if (!str_starts(entry->path, content) || !str_eq(name, defaults_name)) continue;
    if (entry->kind == ENTRY_FILE)
      PUSH(r->decoder.arena, &found, entry);
    else
      entry_refuse(r->decoder.arena, r->decoder.diags, r->plan->folder, entry);
  }
  if (found.n) qsort(found.at, found.n, sizeof *found.at, outer_first);
  for (size_t i = 0; i < found.n; i++) read_defaults(r, found.at[i]);
}

static void read_all_pieces(Reading *r) {
  for (size_t i = 0; i < r->entries->n; i++) {
    const Entry *entry = &r->entries->at[i];
    if (!str_starts(entry->path, content) || !str_ends(entry->path, S(".md"))) continue;
    if (entry->kind == ENTRY_FILE)
      read_piece(r, entry);
    else if (entry->kind != ENTRY_DIR)
      entry_refuse(r->decoder.arena, r->decoder.diags, r->plan->folder, entry);
  }
}

static bool some_carries(const Plan *plan) {
  for (size_t i = 0; i < plan->pieces.n; i++) {
    const Piece *piece = &plan->pieces.at[i];
    if (piece->media.n) return true;
    for (size_t k = 0; k < piece->texts.n; k++)
      if (piece->texts.at[k].pictures.n) return true;
  }
  return false;
}

void pieces_read(Arena *arena, Diags *diags, const EntryList *entries, Plan *plan) {
  Reading r = {.decoder = {.arena = arena, .diags = diags}, .entries = entries, .plan = plan};
  r.html = plan_has_pages(plan);
  media_shelve(arena, diags, entries, plan, &r.shelf);
  read_all_defaults(&r);
  read_all_pieces(&r);
  media_compare(arena, plan);
  media_say_idle(&r.shelf);
  if (plan->pieces.n) qsort(plan->pieces.at, plan->pieces.n, sizeof(Piece), by_id);
  for (size_t i = 0; i < plan->pieces.n; i++) plan->pieces.at[i].index = i;
  plan->carries = some_carries(plan);
  name_lines(arena, plan);
}

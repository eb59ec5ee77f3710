// load: a folder becomes a Plan: which files are read, in which order, and how they come together.
//
// Files are taken in the order of their paths' bytes, so that nothing depends on the directory's own order; sections
// merge by id. A file that cannot be used is said and left out; all others are still checked.
#include <string.h>

#include "holidays.h"
#include "rows_from.h"
#include "words_from.h"

// ---- which files --------------------------------------------------------------------------------------------------

// What people export and what builds write may be more files than a plan ever is: nobody looks into these.
static Str closed_folders[] = {S_("data"), S_("out")};

static bool is_plan_file(const Entry *entry) {
  static const Str apart[] = {S_("templates/"), S_("content/")};
  for (size_t i = 0; i < COUNT(apart); i++)
    if (str_starts(entry->path, apart[i])) return false;
  return str_ends(entry->path, S(".yaml")) || str_ends(entry->path, S(".yml"));
}

// A link to a folder elsewhere, or to nothing: files of the plan may be meant to lie behind it.
static bool hides_files(const Entry *entry) {
  for (size_t i = 0; i < COUNT(closed_folders); i++)
    if (str_eq(entry->path, closed_folders[i])) return false;
  return entry->kind == ENTRY_LINK_OUT;
}

// A section that should hold ids and holds something else defines none, and one that nobody knows may hold any.
static bool lacks_section(const Node *root) {
  for (const Node *child = root->first; child; child = child->next) {
    const Key *key = shape_key(&plan_file_shape, child->key);
    if (!key && child->kind == NODE_MAP) return true;
    if (key && key->form == FORM_MAP && child->kind != NODE_MAP && child->kind != NODE_EMPTY) return true;
  }
  return false;
}

static void decode_file(const Decoder *decoder, Source *source, Plan *plan) {
  static const Text sections = {{"sections such as plan: and channels:", "plan:、channels: 这样的节"}};
  Node *root = yaml_read(decoder->arena, decoder->diags, source, 0, source->text.n);
  plan->incomplete |= !root;
  if (!root || root->kind == NODE_EMPTY) return;
  bool keys = decode_holds_keys(decoder, &plan_file_shape, root, sections);
  plan->incomplete |= !keys || lacks_section(root);
  if (keys) decode_struct(decoder, &plan_file_shape, root, plan);
}

static void read_plan_files(const Decoder *decoder, const EntryList *entries, Plan *plan) {
  for (size_t i = 0; i < entries->n; i++) {
    const Entry *entry = &entries->at[i];
    if (!is_plan_file(entry) && !hides_files(entry)) continue;
    if (entry->kind != ENTRY_FILE) {
      entry_refuse(decoder->arena, decoder->diags, plan->folder, entry);
      plan->incomplete = true;
      continue;
    }
    Source *source = source_read(decoder->arena, decoder->diags, plan->folder, entry->path);
    plan->incomplete |= !source;
    if (source) decode_file(decoder, source, plan);
  }
}

// ---- templates that a plan uses -----------------------------------------------------------------------------------

// The built-in templates that a plan may use, without their ending, whose names begin so.
static StrList usable(Arena *arena, Str begin) {
  StrList all = template_names(arena), plain = {0};
  for (size_t i = 0; i < all.n; i++)
    if (str_starts(all.at[i], begin) && str_ends(all.at[i], S(".yaml")))
      PUSH(arena, &plain, str_part(all.at[i], 0, all.at[i].n - 5));
  return plain;
}

// "2027" of holidays/cn-2027: another year's would be no help; else empty.
static Str year_of_template(Str name) {
  Str year = str_from(name, (size_t)(str_rfind_byte(name, '-') + 1));
  bool digits = year.n == 4 && str_starts(name, S("holidays/"));
  for (size_t i = 0; i < year.n; i++) digits = digits && year.at[i] >= '0' && year.at[i] <= '9';
  return digits ? year : S("");
}

// "sops/", or nothing.
static Str folder_of(Str name) { return str_part(name, 0, (size_t)(str_find_byte(name, '/') + 1)); }

// The name of a template that was written with its file's ending.
static Str without_ending(Str name) {
  static const Str endings[] = {S_(".yaml"), S_(".yml")};
  for (size_t i = 0; i < COUNT(endings); i++)
    if (str_ends(name, endings[i])) return str_part(name, 0, name.n - endings[i].n);
  return name;
}

static void say_no_template(const Decoder *decoder, const PiecePattern *use) {
  Str year = year_of_template(use->text);
  StrList all = usable(decoder->arena, S("")), known = usable(decoder->arena, folder_of(use->text)), near = {0};
  if (!year.n) near = diag_nearest(decoder->arena, decoder->diags, without_ending(use->text), &all);
  if (!known.n) known = all;
  diag_add(decoder->diags, R102, use->at,
           ARGS(arg("name", use->text), arg_list(decoder->arena, "near", &near), arg("year", year),
                arg_list(decoder->arena, "known", &known)));
}

static void read_templates(const Decoder *decoder, Str templates, Plan *plan) {
  for (size_t i = 0; i < plan->about.use.n; i++) {
    const PiecePattern *use = &plan->about.use.at[i];
    Str name = str_format(decoder->arena, "%.*s.yaml", STR(use->text));
    size_t before = diags_total(decoder->diags);
    Source *source = template_find(decoder->arena, decoder->diags, plan->folder, templates, name);
    if (source)
      decode_file(decoder, source, plan);
    else if (diags_total(decoder->diags) == before)
      say_no_template(decoder, use);
    plan->incomplete |= !source;
  }
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static void check_about(const Decoder *decoder, const Plan *plan, bool files_are_fine) {
  if (given(&plan->head, "plan"))
    decode_required(decoder, &plan->about.head);
  else if (files_are_fine)
    diag_add(decoder->diags, G101, NOWHERE, ARGS(arg("path", plan->folder)));
}

// What was named is not there, or is a file of the plan; else the system has its own words.
static void say_no_folder(Arena *arena, Diags *diags, Str folder, Str why) {
  Place at = {source_new(arena, folder, S("")), 0, 0};
  FileFault fault = file_read(arena, str_c(arena, folder), FILE_BYTES_MAX).fault;
  bool missing = fault == FILE_MISSING, file = fault == FILE_OK || fault == FILE_TOO_LARGE;
  if (!missing && !file) {
    diag_add(diags, G102, at, ARGS(arg("why", why)));
    return;
  }
  ptrdiff_t slash = str_rfind_byte(folder, '/');
  Str parent = slash < 0 ? S(".") : str_part(folder, 0, slash ? (size_t)slash : 1);
  diag_add(diags, G105, at,
           ARGS(arg("missing", missing ? folder : S("")), arg("file", file ? folder : S("")),
                arg("folder", file ? parent : S(""))));
}

void plan_read(Arena *arena, Diags *diags, const ReadOptions *options, Plan *out) {
  Decoder decoder = {arena, diags, .merging = true, .ids = NEW_N(arena, Map, plan_file_shape.count)};
  EntryList entries = {0};
  Str why;
  decode_begin(&decoder, &plan_file_shape, out);
  out->folder = options->folder;
  const StrList closed = {.at = closed_folders, .n = COUNT(closed_folders)};
  if (options->text.n)
    decode_file(&decoder, source_new(arena, S("<sopcal>/plan.yaml"), options->text), out);
  else if (!dir_list(arena, str_c(arena, options->folder), &closed, &entries, &why)) {
    say_no_folder(arena, diags, options->folder, why);
    return;
  }
  read_plan_files(&decoder, &entries, out);
  check_about(&decoder, out, diags_total(diags) == 0);
  read_templates(&decoder, options->templates, out);
  rows_from_read(&decoder, out);
  dates_expand(arena, diags, out);
  out->published = usable(arena, S("holidays/"));
  holidays_read(&decoder, out);
  words_from_read(&decoder, out);
  pieces_read(arena, diags, &entries, out);
  lock_read(arena, diags, &entries, out);
}

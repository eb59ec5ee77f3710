// diff_side: from what was typed to one of the two plans: a folder, a plan.json, or a revision of git.
//
// All three come as one form, the parsed plan.json, so that one piece of code compares: a folder is compiled and
// written into memory. Invariant: a side that has an error is said, with its findings, and never compared; what was
// laid out of a revision is gone before anything is compared, and findings call its files as git does,
// "HEAD~1:PLAN/plan.yaml".
#include "diff.h"
#include "sopcal/revision.h"

// ---- saying -------------------------------------------------------------------------------------------------------

// What is wrong with a side; always false.
static bool refuse(Arena *arena, const Options *options, const DiffSide *side, const Diags *diags) {
  findings_refuse(arena, options, side, diags, (DiffPlace){side->name, side->name});
  return false;
}

// ---- a folder -----------------------------------------------------------------------------------------------------

// The document that build would write, but for the events, which nobody compares.
static Str document_of(Arena *arena, const Compiled *compiled) {
  Buf json = buf_in(arena);
  FeedList feeds = {0};
  feeds_count(arena, &compiled->schedule, &feeds);
  plan_json_write(arena, &json, &compiled->schedule, &feeds, 0);
  return buf_str(&json);
}

// What is near on a day is no matter of comparing: --today is not asked for.
static bool read_folder(Arena *arena, const Options *options, DiffPlace place, DocRoll *roll, DiffSide *side) {
  Compiled compiled;
  Arena *scratch = arena_new();
  compile_plan(scratch, options, place.folder, &compiled);
  bool fine = compiled.scheduled;
  if (fine) {
    Str text = str_copy(arena, document_of(scratch, &compiled));
    fine = plan_doc_read(arena, compiled.diags, place.name, text, roll, &side->doc);
  }
  if (fine)
    findings_keep(arena, options, side, compiled.diags, place);
  else
    findings_refuse(scratch, options, side, compiled.diags, place);
  arena_free(scratch);
  return fine;
}

// What build wrote, not what it was made from.
static bool is_output(Arena *arena, Str folder) {
  return path_kind(arena, path_join(arena, folder, S("plan.yaml"))) == PATH_NONE &&
         path_kind(arena, path_join(arena, folder, S("plan.json"))) == PATH_FILE;
}

bool diff_side_may_be(Arena *arena, const Options *options, const DiffSide *side) {
  if (side->kind != PATH_FOLDER || !is_output(arena, side->name)) return true;
  Diags *diags = diags_new(arena);
  Str file = path_join(arena, side->name, S("plan.json"));
  diag_add(diags, D107, NOWHERE, ARGS(arg("folder", side->name), arg("file", folder_typed(arena, file))));
  return refuse(arena, options, side, diags);
}

// ---- a plan.json --------------------------------------------------------------------------------------------------

static void say_unreadable(Arena *arena, Diags *diags, Str name, const FileRead *read) {
  static const Text texts[] = {[FILE_MISSING] = {{"it is not there", "它不存在"}},
                               [FILE_NOT_REGULAR] = {{"it is no regular file", "它不是普通文件"}},
                               [FILE_TOO_LARGE] = {{"it is larger than 1 GiB", "它超过了 1 GiB"}},
                               [FILE_UNREADABLE] = {{"the system refuses it", "系统不让读"}}};
  Arg why = arg_t("why", texts[read->fault]);
  for (size_t lang = 0; lang < LANG_COUNT && read->errno_text.n; lang++)
    why.text[lang] =
        str_format(arena, lang == LANG_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)", STR(why.text[lang]), STR(read->errno_text));
  diag_add(diags, D101, (Place){source_new(arena, name, S("")), 0, 0}, ARGS(why));
}

static bool read_file(Arena *arena, const Options *options, DocRoll *roll, DiffSide *side) {
  Diags *diags = diags_new(arena);
  FileRead read = file_read(arena, str_c(arena, side->name), PLAN_DOC_BYTES_MAX);
  if (read.fault != FILE_OK)
    say_unreadable(arena, diags, side->name, &read);
  else if (plan_doc_read(arena, diags, side->name, read.text, roll, &side->doc))
    return true;
  return refuse(arena, options, side, diags);
}

// ---- a revision ---------------------------------------------------------------------------------------------------

static Arg why_of(Arena *arena, RevisionFault fault, Str why) {
  static const Text no_git = {{"git cannot be run: %.*s", "运行不了 git：%.*s"}},
                    name = {{"a file in it has a name that cannot be shown: %.*s", "里面有个文件的名字没法显示：%.*s"}},
                    large = {{"it has more than 100000 files, or more than 1 GiB", "它超过了 100000 个文件或 1 GiB"}},
                    system = {{"%.*s", "%.*s"}};
  const Text *text = fault == REVISION_NO_GIT ? &no_git : fault == REVISION_NAME ? &name : &system;
  Arg out = arg_t("why", large);
  for (size_t lang = 0; lang < LANG_COUNT && fault != REVISION_LARGE; lang++)
    out.text[lang] = str_format(arena, text->in[lang], STR(why));
  return out;
}

// The folder that git names as somebody else's, as one types it: what it says ends with its name in quotes.
static Str distrusted(Arena *arena, Str why) {
  ptrdiff_t at = str_find(why, S("dubious ownership")), quote = str_find_byte(why, '\'');
  if (at < 0 || quote < 0 || !str_ends(why, S("'"))) return S("");
  return folder_typed(arena, str_part(why, (size_t)quote + 1, why.n - 1));
}

static void say_revision(Arena *arena, Diags *diags, Str repository, Str name, RevisionFault fault, Str why) {
  Str depth = fault == REVISION_SHALLOW ? S("fetch-depth: 0") : S("");
  Arg args[] = {arg("name", name), arg("plan", repository), arg("depth", depth), arg("folder", distrusted(arena, why))};
  if (fault == REVISION_UNKNOWN || fault == REVISION_SHALLOW) {
    Diag *said = diag_add(diags, D104, NOWHERE, COUNT(args), args);
    if (why.n) diag_note_add(diags, said, ARGS(arg("said", why)));
  } else if (fault == REVISION_EMPTY) {
    diag_add(diags, D105, NOWHERE, ARGS(args[0], args[1]));
  } else {
    diag_add(diags, D106, NOWHERE, ARGS(args[0], why_of(arena, fault, why)));
  }
}

static bool read_revision(Arena *arena, const Options *options, Str repository, DocRoll *roll, DiffSide *side) {
  Revision revision;
  Diags *diags = diags_new(arena);
  Str why = S(""), name = str_format(arena, "%.*s:%.*s", STR(side->name), STR(repository));
  RevisionFault fault = revision_open(arena, repository, side->name, &revision, &why);
  bool fine = fault == REVISION_OK && read_folder(arena, options, (DiffPlace){revision.folder, name}, roll, side);
  revision_close(&revision);
  if (fault == REVISION_OK) return fine;
  say_revision(arena, diags, repository, side->name, fault, why);
  return refuse(arena, options, side, diags);
}

// ---- one of the three ---------------------------------------------------------------------------------------------

bool diff_side(Arena *arena, const Options *options, Str repository, DocRoll *roll, DiffSide *side) {
  switch (side->kind) {
  case PATH_FOLDER: return read_folder(arena, options, (DiffPlace){side->name, side->name}, roll, side);
  case PATH_FILE: return read_file(arena, options, roll, side);
  case PATH_NONE: break;
  }
  return read_revision(arena, options, repository, roll, side);
}

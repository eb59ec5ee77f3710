// key: where the key of a private plan comes from, and what is wrong with it. From options and environment to tokens.
//
// Invariant: the key and the text that it was read from are overwritten before this is left, and no message shows any
// of them.
#include <stdlib.h>

#include "sopcal/command.h"

enum { KEY_BYTES_MAX = 4096, NOT_THE_OWNER = 077 };

// A byte order mark says nothing: an editor has put it there.
static bool parse(Str text, HashKey *out) {
  static const Str mark = S_("\xef\xbb\xbf");
  text = str_trim(str_starts(text, mark) ? str_from(text, mark.n) : text);
  return str_starts(text, S(KEY_HEAD)) && hash_key_read(str_from(text, S(KEY_HEAD).n), out);
}

static bool say_bad(Compiled *compiled, Place at, Arg why) {
  diag_add(compiled->diags, G119, at, ARGS(why));
  return false;
}

static Arg no_key(void) {
  static const Text why = {
      {"it does not say " KEY_HEAD " and 64 hexadecimal digits", "里面不是 " KEY_HEAD " 加 64 位十六进制数字"}};
  return arg_t("why", why);
}

// ---- from a file --------------------------------------------------------------------------------------------------

static Arg fault_arg(const FileRead *read) {
  static const Text texts[] = {[FILE_MISSING] = {{"there is no such file", "没有这个文件"}},
                               [FILE_NOT_REGULAR] = {{"it is no regular file", "它不是普通文件"}},
                               [FILE_TOO_LARGE] = {{"it is too large for a key", "它太大，不会是密钥"}}};
  return read->fault == FILE_UNREADABLE ? arg("why", read->errno_text) : arg_t("why", texts[read->fault]);
}

static bool read_file(Arena *arena, Compiled *compiled, Str path, HashKey *out) {
  Place at = {source_new(arena, path, S("")), 0, 0};
  FileRead read = file_read(arena, str_c(arena, path), KEY_BYTES_MAX);
  if (read.fault != FILE_OK) return say_bad(compiled, at, fault_arg(&read));
  bool fine = parse(read.text, out);
  hash_forget((void *)read.text.at, read.text.n);
  if (!fine) return say_bad(compiled, at, no_key());
  if (read.mode & NOT_THE_OWNER) diag_add(compiled->diags, G120, at, ARGS(arg("file", path)));
  if (git_would_take(arena, path, compiled->plan.folder)) diag_add(compiled->diags, G121, at, ARGS(arg("file", path)));
  return true;
}

// ---- wherever it is -----------------------------------------------------------------------------------------------

static Str key_file(const Options *options) {
  return options->key.n ? options->key : str_of(getenv("SOPCAL_KEY_FILE"));
}

static bool read_key(Arena *arena, const Options *options, Compiled *compiled, HashKey *out) {
  Str file = key_file(options), text = str_of(getenv("SOPCAL_KEY"));
  if (file.n) return read_file(arena, compiled, file, out);
  Place stated = place_of(&compiled->plan.about.head, "private");
  if (!text.n) {
    diag_add(compiled->diags, G118, stated, NO_ARGS);
    return false;
  }
  return parse(text, out) || say_bad(compiled, (Place){source_new(arena, S("SOPCAL_KEY"), S("")), 0, 0}, no_key());
}

// Another key makes other addresses, and nothing else would show that it is another.
static void check_mark(Arena *arena, Compiled *compiled) {
  const Plan *plan = &compiled->plan;
  if (plan->lock.key.n && !str_eq(plan->lock.key, plan->about.key_mark))
    diag_add(compiled->diags, G123, plan->lock.key_at,
             ARGS(arg_n("people", (long)plan->staff.n), arg("folder", plan_folder_typed(arena, plan))));
}

bool compile_tokens(Arena *arena, const Options *options, Compiled *compiled) {
  const About *about = &compiled->plan.about;
  HashKey key;
  if (!about->is_private) {
    if (options->key.n) diag_add(compiled->diags, G122, place_of(&about->head, "private"), NO_ARGS);
    return true;
  }
  bool fine = read_key(arena, options, compiled, &key);
  if (fine) people_get_tokens(arena, &compiled->plan, &key);
  hash_forget(&key, sizeof key);
  if (fine) check_mark(arena, compiled);
  return fine;
}

bool compile_tokens_if_any(Arena *arena, const Options *options, Compiled *compiled) {
  bool any = key_file(options).n || str_of(getenv("SOPCAL_KEY")).n;
  return !compiled->plan.about.is_private || !any || compile_tokens(arena, options, compiled);
}

// lock: sopcal.lock beside plan.yaml: what has been announced, line by line (lock_line.c).
//
// A line that cannot be read is an error, never skipped: what it announced would move without a word. Invariant: the
// entries given have good values and, where nothing was said, each identity stands once.
#include "lock.h"

#include <string.h>

enum { LOCK_BYTES_MAX = 32 << 20 }; // a hundred thousand items with all that a line may say of them

typedef struct LockReader {
  Arena *arena;
  Diags *diags;
  const Source *source;
  Arg folder;
  Lock *out;
  LIST(Place) lines; // those that could be read, in the order of the file
  bool conflict;
} LockReader;

// ---- faults -------------------------------------------------------------------------------------------------------

static void say_fault(const LockReader *r, const LockFault *fault) {
  static const Text because[] = {
      [LOCK_NO_IDENTITY] = {{"it does not begin with an identity", "开头不是条目的标识"}},
      [LOCK_NO_KEY] = {{"this is no key=value", "这里不是 键=值"}},
      [LOCK_UNKNOWN_KEY] = {{"such a line has no", "这样的行里没有"}},
      [LOCK_KEY_TWICE] = {{"it says twice", "重复写了"}},
      [LOCK_BAD_VALUE] = {{"this is no value of", "这个值不能用于"}},
      [LOCK_LACKS] = {{"it lacks", "缺少"}},
  };
  diag_add(r->diags, L101, fault->at, ARGS(arg_t("because", because[fault->wrong]), arg("key", fault->key)));
}

// The four marks that git leaves around what it could not merge.
static bool is_conflict_mark(Str line, Str mark) {
  return str_starts(line, mark) && (line.n == mark.n || line.at[mark.n] == ' ');
}

// What both sides come from stands between two of the marks where git is asked for it; it is neither side's.
static void read_conflict(LockReader *r, size_t *at, Str line) {
  if (is_conflict_mark(line, S("<<<<<<<")))
    diag_add(r->diags, L102, text_place(r->source, *at, *at + line.n), ARGS(r->folder));
  bool base = is_conflict_mark(line, S("|||||||"));
  while (base && *at < r->source->text.n) {
    size_t next = text_next_line(r->source, *at);
    Str after = str_part(r->source->text, next, text_line_end(r->source, next));
    if (is_conflict_mark(after, S("======="))) return;
    *at = next;
  }
}

static bool is_mark(Str line) {
  static const Str marks[] = {S_("<<<<<<<"), S_("|||||||"), S_("======="), S_(">>>>>>>")};
  for (size_t i = 0; i < COUNT(marks); i++)
    if (is_conflict_mark(line, marks[i])) return true;
  return false;
}

static void read_line(LockReader *r, Place line) {
  LockLine read;
  LockFault fault;
  if (!lock_line_read(r->arena, line, &read, &fault)) {
    say_fault(r, &fault);
    return;
  }
  PUSH(r->arena, &r->lines, line);
  if (read.staff.id.n)
    PUSH(r->arena, &r->out->staff, read.staff);
  else
    PUSH(r->arena, read.entry.whose.n ? &r->out->own : &r->out->entries, read.entry);
}

static void read_lines(LockReader *r, size_t at) {
  for (; at < r->source->text.n; at = text_next_line(r->source, at)) {
    Place place = text_place(r->source, at, text_line_end(r->source, at));
    Str line = str_part(r->source->text, at, place.to);
    if (is_mark(line)) {
      r->conflict = true;
      read_conflict(r, &at, line);
    } else if (line.n)
      read_line(r, place);
  }
}

// ---- the file -----------------------------------------------------------------------------------------------------

static Str name_of(const Place *line) {
  Str text = str_part(line->source->text, line->from, line->to), name = text;
  str_cut(&text, ' ', &name);
  return name;
}

static void say_twice(const LockReader *r, const Place *line, const Place *first) {
  Diag *said = diag_add(r->diags, L103, *line, ARGS(arg("id", name_of(line))));
  diag_relate_add(r->diags, said, *first, NO_ARGS);
}

// What git could not merge may stand twice and in any order: that has been said.
static void check_lines(LockReader *r) {
  Map first = {0};
  bool sorted = true;
  for (size_t i = 0; i < r->lines.n && !r->conflict; i++) {
    Place *line = &r->lines.at[i];
    Str name = name_of(line);
    if (!map_put(r->arena, &first, name, line)) say_twice(r, line, map_get(&first, name));
    bool in_order = i == 0 || str_cmp(name_of(line - 1), name) <= 0;
    if (sorted && !in_order) diag_add(r->diags, L105, *line, ARGS(r->folder));
    sorted &= in_order;
  }
}

static void index_entries(LockReader *r) {
  for (size_t i = 0; i < r->out->entries.n; i++)
    map_put(r->arena, &r->out->by_identity, r->out->entries.at[i].identity, &r->out->entries.at[i]);
}

// The first line says that it is this file, and of a form that is known here.
static bool head_is_good(Str text) {
  return str_starts(text, S(LOCK_HEAD)) && (text.n == S(LOCK_HEAD).n || text.at[S(LOCK_HEAD).n] <= ' ');
}

// Where the lines begin: behind the second, where that tells of the key.
static size_t read_key(LockReader *r, size_t at) {
  Place place = text_place(r->source, at, text_line_end(r->source, at));
  Str line = str_part(r->source->text, at, place.to), digits;
  if (!str_starts(line, S(LOCK_KEY))) return at;
  digits = str_from(line, S(LOCK_KEY).n);
  if (digits.n != KEY_MARK_DIGITS || strspn(digits.at, "0123456789abcdef") < digits.n) return at;
  r->out->key = digits;
  r->out->key_at = place;
  return text_next_line(r->source, at);
}

static void read_file(LockReader *r) {
  if (!bytes_check(r->diags, r->source, true)) return;
  if (!head_is_good(r->source->text))
    diag_add(r->diags, L104, text_place(r->source, 0, text_line_end(r->source, 0)), NO_ARGS);
  else
    read_lines(r, read_key(r, text_next_line(r->source, 0)));
  check_lines(r);
  index_entries(r);
}

static const Entry *lock_among(const EntryList *entries) {
  for (size_t i = 0; i < entries->n; i++)
    if (str_eq(entries->at[i].path, S(LOCK_FILE))) return &entries->at[i];
  return NULL;
}

// NULL, and said, when it cannot be read.
static const Source *lock_source(Arena *arena, Diags *diags, Str folder, const Entry *entry) {
  if (entry->kind != ENTRY_FILE) {
    entry_refuse(arena, diags, folder, entry);
    return NULL;
  }
  FileRead read = file_read_in(arena, folder, entry->path, LOCK_BYTES_MAX);
  Str shown = path_join(arena, folder, entry->path);
  if (read.fault != FILE_TOO_LARGE) return source_of(arena, diags, shown, &read);
  Str limit = str_format(arena, "%d MiB", LOCK_BYTES_MAX >> 20);
  diag_add(diags, L106, (Place){source_new(arena, shown, S("")), 0, 0}, ARGS(arg("limit", limit)));
  return NULL;
}

void lock_read(Arena *arena, Diags *diags, const EntryList *entries, Plan *plan) {
  const Entry *entry = lock_among(entries);
  plan->lock.given = entry != NULL;
  if (!entry) return;
  plan->lock.source = lock_source(arena, diags, plan->folder, entry);
  LockReader reader = {.arena = arena,
                       .diags = diags,
                       .source = plan->lock.source,
                       .folder = arg("folder", plan_folder_typed(arena, plan)),
                       .out = &plan->lock};
  if (reader.source) read_file(&reader);
}

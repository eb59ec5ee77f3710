// source: a file of the plan as it is taken in: read whole within its limit, or said and left out. Its bytes are
// checked by whoever parses it.
#include "sopcal/read.h"

static Text fault_text(FileFault fault) {
  static const Text texts[] = {[FILE_OK] = {{"", ""}},
                               [FILE_MISSING] = {{"it is not there", "它不存在"}},
                               [FILE_NOT_REGULAR] = {{"it is no regular file", "它不是普通文件"}},
                               [FILE_TOO_LARGE] = {{"it is too large", "它太大了"}},
                               [FILE_OUTSIDE] = {{"it is a link that leads out of the folder it belongs to, or nowhere",
                                                  "它是一个链接，指向所属的文件夹之外，或者什么也没指到"}},
                               [FILE_UNREADABLE] = {{"the system refuses it", "系统不让读"}}};
  return texts[fault];
}

Arg file_fault_arg(Arena *arena, const FileRead *read) {
  Arg why = arg_t("why", fault_text(read->fault));
  for (size_t lang = 0; lang < LANG_COUNT && read->errno_text.n; lang++)
    why.text[lang] =
        str_format(arena, lang == LANG_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)", STR(why.text[lang]), STR(read->errno_text));
  return why;
}

static void say_unreadable(Diags *diags, Source *source, const FileRead *read, Arena *arena) {
  Place at = {source, 0, 0};
  if (read->fault == FILE_TOO_LARGE) {
    diag_add(diags, G103, at, ARGS(arg("limit", str_format(arena, "%zu KiB", (size_t)FILE_BYTES_MAX >> 10))));
    return;
  }
  diag_add(diags, G102, at, ARGS(file_fault_arg(arena, read)));
}

Source *source_of(Arena *arena, Diags *diags, Str shown, const FileRead *read) {
  Source *source = source_new(arena, shown, read->text);
  if (read->fault == FILE_OK) return source;
  say_unreadable(diags, source, read, arena);
  return NULL;
}

// A name is an id, and is shown: one that cannot be is none.
static Source *refuse_name(Arena *arena, Diags *diags, Str shown) {
  static const Text why = {{"its name has a character that cannot be shown", "它的名字里有不能显示的字符"}};
  diag_add(diags, G102, (Place){source_new(arena, shown, S("")), 0, 0}, ARGS(arg_t("why", why)));
  return NULL;
}

Source *source_read(Arena *arena, Diags *diags, Str folder, Str path) {
  if (!path_is_inside(path)) return refuse_name(arena, diags, path_join(arena, folder, path));
  FileRead read = file_read_in(arena, folder, path, FILE_BYTES_MAX);
  return source_of(arena, diags, path_join(arena, folder, path), &read);
}

Text entry_fault_text(EntryKind kind) {
  static const Text out = {{"it is a link that leads out of the plan's folder, or nowhere",
                            "它是一个链接，指向计划文件夹之外，或者什么也没指到"}};
  return kind == ENTRY_FILE_OUT || kind == ENTRY_LINK_OUT ? out : fault_text(FILE_NOT_REGULAR);
}

void entry_refuse(Arena *arena, Diags *diags, Str folder, const Entry *entry) {
  Source *source = source_new(arena, path_join(arena, folder, entry->path), S(""));
  diag_add(diags, G102, (Place){source, 0, 0}, ARGS(arg_t("why", entry_fault_text(entry->kind))));
}

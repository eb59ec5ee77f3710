// source: a file of the plan as it is taken in: read whole within its limit, its bytes checked, or said and left out.
#include "sopcal/read.h"

static Text fault_text(FileFault fault) {
  static const Text texts[] = {[FILE_OK] = {{"", ""}},
                               [FILE_MISSING] = {{"it is not there", "它不存在"}},
                               [FILE_NOT_REGULAR] = {{"it is no regular file", "它不是普通文件"}},
                               [FILE_TOO_LARGE] = {{"it is too large", "它太大了"}},
                               [FILE_UNREADABLE] = {{"the system refuses it", "系统不让读"}}};
  return texts[fault];
}

static void say_unreadable(Diags *diags, Source *source, const FileRead *read, size_t limit, Arena *arena) {
  Place at = {source, 0, 0};
  if (read->fault == FILE_TOO_LARGE) {
    diag_add(diags, G103, at, ARGS(arg("limit", str_format(arena, "%zu KiB", limit >> 10))));
    return;
  }
  Arg why = read->errno_text.n ? arg("why", read->errno_text) : arg_t("why", fault_text(read->fault));
  diag_add(diags, G102, at, ARGS(why));
}

Source *source_read(Arena *arena, Diags *diags, Str folder, Str path, size_t limit, bool markdown) {
  Str shown = path_join(arena, folder, path);
  FileRead read = file_read(arena, str_c(arena, shown), limit);
  Source *source = source_new(arena, shown, read.text);
  if (read.fault != FILE_OK) {
    say_unreadable(diags, source, &read, limit, arena);
    return NULL;
  }
  return bytes_check(diags, source, markdown) ? source : NULL;
}

// media_file: files that are neither picture nor video: PDF, and the documents of offices, which are ZIP archives.
//
// An archive is told by the names in its directory, at its end. Programs in documents (docm) make it nothing that can
// be posted, and so is an archive of other things. Invariant: at most the last 4 KiB are searched for a directory.
#include "media.h"

// ---- PDF (ISO 32000, 7.5.5) ---------------------------------------------------------------------------------------

enum { PDF_TAIL = 1024 };

void media_pdf(MediaBytes *bytes, MediaFile *file) {
  static const Str end = S_("%%EOF");
  file->kind = CARRY_FILE;
  file->extension = S("pdf");
  file->damage = &media_cut_off;
  int64_t at = bytes->size - (int64_t)end.n, last = bytes->size - PDF_TAIL;
  media_byte(bytes, last < 0 ? 0 : last); // the window lies over the tail
  for (; at >= 0 && at >= last; at--)
    if (media_is(bytes, at, end)) file->damage = NULL;
}

// ---- ZIP (PKWARE, 4.3) --------------------------------------------------------------------------------------------

enum { ENTRIES_MAX = 8192, DIRECTORY_END = 22, ZIP_TAIL = MEDIA_WINDOW };

// Where the directory begins, and how many entries it has; false where there is none.
static bool find_directory(MediaBytes *bytes, int64_t *at, int64_t *count) {
  int64_t end = bytes->size - DIRECTORY_END, last = bytes->size - ZIP_TAIL;
  media_byte(bytes, last < 0 ? 0 : last); // the window lies over the tail
  while (end >= 0 && end >= last && !media_is(bytes, end, S("PK\x05\x06"))) end--;
  if (end < 0 || end < last) return false;
  *count = media_little(bytes, end + 10, 2);
  *at = media_little(bytes, end + 16, 4);
  return true;
}

typedef struct Office {
  bool types;   // it lists its parts' types
  bool program; // it has macros
  const char *extension;
} Office;

static void look_at_name(MediaBytes *bytes, int64_t at, int64_t n, Office *office) {
  static const struct {
    Str folder;
    const char *extension;
  } folders[] = {{S_("word/"), "docx"}, {S_("xl/"), "xlsx"}, {S_("ppt/"), "pptx"}};
  static const Str types = S_("[Content_Types].xml"), program = S_("vbaProject.bin");
  if (n == (int64_t)types.n && media_is(bytes, at, types)) office->types = true;
  for (size_t i = 0; i < COUNT(folders); i++) {
    if (n <= (int64_t)folders[i].folder.n || !media_is(bytes, at, folders[i].folder)) continue;
    office->extension = folders[i].extension;
    if (n >= (int64_t)program.n && media_is(bytes, at + n - (int64_t)program.n, program)) office->program = true;
  }
}

void media_zip(MediaBytes *bytes, MediaFile *file) {
  int64_t at, count;
  Office office = {0};
  file->found = S("ZIP");
  if (!find_directory(bytes, &at, &count)) return;
  int64_t i = 0;
  for (; i < count && i < ENTRIES_MAX && media_is(bytes, at, S("PK\x01\x02")); i++) {
    int64_t name = media_little(bytes, at + 28, 2), extra = media_little(bytes, at + 30, 2);
    int64_t comment = media_little(bytes, at + 32, 2);
    if (name < 0 || extra < 0 || comment < 0) return;
    look_at_name(bytes, at + 46, name, &office);
    at += 46 + name + extra + comment;
  }
  if (office.program) file->found = S("Office with macros (docm, xlsm, pptm)");
  if (i < count || !office.types || !office.extension || office.program) return;
  file->kind = CARRY_FILE;
  file->extension = str_of(office.extension);
}

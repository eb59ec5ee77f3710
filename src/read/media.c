// media: what lies beside the pieces. From the files below content/ to facts: what each is, by its content and never by
// its name; how large; how many pixels; how many seconds.
//
// The readers of headers (media_picture.c, media_video.c, media_file.c) are ours: Debian has no small library that
// gives only the header of all of these, and those that decode pictures and videos are large and have a long record of
// holes, while we need some twenty bytes of each file. They read through a window, at most 1 MiB of any file, so that a
// plan with a thousand videos is checked without reading them. Invariant: no reader reads a byte that is not there.
#include "media.h"

#include <errno.h>
#include <string.h>

// ---- bytes --------------------------------------------------------------------------------------------------------

static bool move_window(MediaBytes *bytes, int64_t at) {
  if (bytes->broken || bytes->windows == MEDIA_WINDOWS_MAX) return false;
  ptrdiff_t got = bytes->read(bytes->context, at, (char *)bytes->window, sizeof bytes->window);
  bytes->windows++;
  bytes->broken = got < 0;
  bytes->from = at;
  bytes->n = got < 0 ? 0 : (size_t)got;
  return bytes->n > 0;
}

int media_byte(MediaBytes *bytes, int64_t at) {
  if (at < 0 || at >= bytes->size) return -1;
  bool inside = at >= bytes->from && at - bytes->from < (int64_t)bytes->n;
  if (!inside && !move_window(bytes, at)) return -1;
  return bytes->window[at - bytes->from];
}

static int64_t number(MediaBytes *bytes, int64_t at, int n, bool big) {
  int64_t value = 0;
  if (at < 0 || at > bytes->size - n) return -1;
  for (int i = 0; i < n; i++) {
    int byte = media_byte(bytes, big ? at + i : at + n - 1 - i);
    if (byte < 0 || value > INT64_MAX >> 8) return -1;
    value = value << 8 | byte;
  }
  return value;
}

int64_t media_big(MediaBytes *bytes, int64_t at, int n) { return number(bytes, at, n, true); }

int64_t media_little(MediaBytes *bytes, int64_t at, int n) { return number(bytes, at, n, false); }

bool media_is(MediaBytes *bytes, int64_t at, Str text) {
  for (size_t i = 0; i < text.n; i++)
    if (media_byte(bytes, at + (int64_t)i) != (unsigned char)text.at[i]) return false;
  return true;
}

// ---- what a file is -----------------------------------------------------------------------------------------------

const Text media_cut_off = {{"it is cut off", "文件不完整，后面缺了一截"}};
const Text media_no_size = {{"it has no width or height", "没有宽度或高度"}};
const Text media_not_understood = {{"its header makes no sense", "文件头读不懂"}};

// By the first bytes, and by those at `then`.
static const struct {
  Str begins, then;
  int then_at;
  MediaReader *reader;
  const char *found; // NULL: the reader says
} signatures[] = {
    {S_("\xff\xd8\xff"), S_(""), 0, media_jpeg, NULL},
    {S_("\x89PNG\r\n\x1a\n"), S_(""), 0, media_png, NULL},
    {S_("GIF87a"), S_(""), 0, media_gif, NULL},
    {S_("GIF89a"), S_(""), 0, media_gif, NULL},
    {S_("RIFF"), S_("WEBP"), 8, media_webp, NULL},
    {S_(""), S_("ftyp"), 4, media_mp4, NULL},
    {S_(""), S_("moov"), 4, media_mp4, NULL}, // QuickTime of before 2001
    {S_(""), S_("mdat"), 4, media_mp4, NULL},
    {S_("%PDF-"), S_(""), 0, media_pdf, NULL},
    {S_("PK\x03\x04"), S_(""), 0, media_zip, NULL},
    {S_("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), S_(""), 0, NULL, "Office 97 (doc, xls, ppt)"},
    {S_("BM"), S_("\0\0\0\0"), 6, NULL, "BMP"},
    {S_("II*\0"), S_(""), 0, NULL, "TIFF"},
    {S_("MM\0*"), S_(""), 0, NULL, "TIFF"},
    {S_("8BPS"), S_(""), 0, NULL, "PSD"},
    {S_("<svg"), S_(""), 0, NULL, "SVG"},
    {S_("ID3"), S_(""), 0, NULL, "MP3"},
    {S_("RIFF"), S_("AVI "), 8, NULL, "AVI"},
    {S_("\x1a\x45\xdf\xa3"), S_(""), 0, NULL, "Matroska (mkv, webm)"},
};

bool media_look(MediaBytes *bytes, MediaFile *file) {
  file->kind = file->width = file->height = file->seconds = -1;
  for (size_t i = 0; i < COUNT(signatures); i++) {
    if (!media_is(bytes, 0, signatures[i].begins) || !media_is(bytes, signatures[i].then_at, signatures[i].then))
      continue;
    file->found = str_of(signatures[i].found);
    if (signatures[i].reader) signatures[i].reader(bytes, file);
    break;
  }
  return file->kind >= 0;
}

// ---- its name -----------------------------------------------------------------------------------------------------

static Str lower_ending(Arena *arena, Str path) {
  Str name = str_from(path, (size_t)(str_rfind_byte(path, '/') + 1));
  ptrdiff_t dot = str_rfind_byte(name, '.');
  char *lower = str_c(arena, str_from(name, dot < 0 ? name.n : (size_t)dot + 1));
  for (char *c = lower; *c; c++) *c = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
  return str_of(lower);
}

static bool name_fits(Arena *arena, const MediaFile *file) {
  static const Str also[][2] = {{S_("jpg"), S_("jpeg")}, {S_("mp4"), S_("m4v")}, {S_("mov"), S_("qt")}};
  Str ending = lower_ending(arena, file->path);
  for (size_t i = 0; i < COUNT(also); i++)
    if (str_eq(file->extension, also[i][0]) && str_eq(ending, also[i][1])) return true;
  return str_eq(ending, file->extension);
}

// ---- the files of a plan ------------------------------------------------------------------------------------------

static ptrdiff_t peek(void *context, int64_t at, char *out, size_t n) { return file_peek(context, at, out, n); }

// Looks into one file. What cannot be opened or read is told in `read`.
static FileRead look_into(Arena *arena, Str folder, MediaFile *file) {
  FilePeek opened = file_peek_open(arena, folder, file->path);
  if (opened.read.fault != FILE_OK) return opened.read;
  MediaBytes bytes = {.read = peek, .context = &opened, .size = opened.size};
  file->size = opened.size;
  media_look(&bytes, file);
  Str why = bytes.broken ? file_error_text(arena, errno) : S("");
  file_peek_close(&opened);
  if (!bytes.broken) return (FileRead){.fault = FILE_OK};
  *file = (MediaFile){.path = file->path, .kind = -1, .width = -1, .height = -1, .seconds = -1};
  return (FileRead){.fault = FILE_UNREADABLE, .errno_text = why};
}

static bool is_media(const Entry *entry) {
  static const Str texts[] = {S_(".md"), S_(".yaml")};
  for (size_t i = 0; i < COUNT(texts); i++)
    if (str_ends(entry->path, texts[i])) return false;
  return entry->kind == ENTRY_FILE && str_starts(entry->path, S("content/"));
}

static void shelve(MediaShelf *shelf, Str path) {
  MediaFile file = {.path = path, .kind = -1, .width = -1, .height = -1, .seconds = -1};
  FileRead read = look_into(shelf->arena, shelf->plan->folder, &file);
  if (read.fault != FILE_OK) {
    FileRead *kept = NEW(shelf->arena, FileRead);
    *kept = read;
    map_put(shelf->arena, &shelf->unread, path, kept);
  }
  file.misnamed = file.kind >= 0 && !name_fits(shelf->arena, &file);
  PUSH(shelf->arena, &shelf->plan->media, file);
}

void media_shelve(Arena *arena, Diags *diags, const EntryList *entries, Plan *plan, MediaShelf *out) {
  *out = (MediaShelf){.arena = arena, .diags = diags, .plan = plan};
  for (size_t i = 0; i < entries->n; i++) {
    map_put(arena, &out->entries, entries->at[i].path, &entries->at[i]);
    if (is_media(&entries->at[i])) shelve(out, entries->at[i].path);
  }
  for (size_t i = 0; i < plan->media.n; i++) map_put(arena, &out->files, plan->media.at[i].path, &plan->media.at[i]);
}

// media_find: what a piece names, in its settings or as a picture in its text, becomes the file that lies there.
//
// Everything is looked up in the list of the plan's own files and nothing is opened, so no name can lead out of the
// plan. Invariant: what names no file has been said, at the very name.
#include "media.h"

#include "text.h"

static Str folder_of(Str path) {
  ptrdiff_t slash = str_rfind_byte(path, '/');
  return str_part(path, 0, slash < 0 ? 0 : (size_t)slash);
}

// ---- what lies there ----------------------------------------------------------------------------------------------

// Once for each file: it is the file that must be mended.
static void say_unread(MediaShelf *shelf, const Media *media, Arg why) {
  if (!map_put(shelf->arena, &shelf->said, media->path, shelf)) return;
  diag_add(shelf->diags, O102, media->file.at, ARGS(arg("name", media->file.name), arg("path", media->path), why));
}

static Str without_extension(Str path) {
  ptrdiff_t dot = str_rfind_byte(path, '.');
  return dot > str_rfind_byte(path, '/') ? str_part(path, 0, (size_t)dot) : path;
}

// Files with the same name but for its case and extension, as the piece would name them. No nearer ones: of numbered
// pictures each is near to all.
static StrList near_names(MediaShelf *shelf, const Media *media) {
  StrList near = {0};
  Str meant = without_extension(media->path);
  if (!str_ends(media->path, media->file.name)) return near;
  for (size_t i = 0; i < shelf->plan->media.n; i++) {
    Str path = shelf->plan->media.at[i].path, stem = without_extension(path);
    if (stem.n == meant.n && str_starts_any_case(stem, meant))
      PUSH(shelf->arena, &near, str_from(path, media->path.n - media->file.name.n));
  }
  return near;
}

static void say_missing(MediaShelf *shelf, const Media *media) {
  bool beyond = diag_is_beyond(shelf->diags, R103, media->file.at);
  StrList near = {0};
  if (!beyond) near = near_names(shelf, media);
  diag_add(shelf->diags, R103, media->file.at,
           ARGS(arg("name", media->file.name), arg_list(shelf->arena, "near", &near), arg("path", media->path)));
}

static void say_absent(MediaShelf *shelf, const Media *media) {
  const Entry *entry = map_get(&shelf->entries, media->path);
  Arg name = arg("name", media->file.name);
  if (!entry)
    say_missing(shelf, media);
  else if (entry->kind == ENTRY_FILE) // a text of the plan
    diag_add(shelf->diags, O103, media->file.at, ARGS(name, arg("found", S(""))));
  else if (entry->kind != ENTRY_LINK_OUT) // of which it has been said where it lies
    say_unread(shelf, media, arg_t("why", entry_fault_text(entry->kind)));
}

static void find(MediaShelf *shelf, Media *media) {
  MediaFile *file = map_get(&shelf->files, media->path);
  const FileRead *unread = map_get(&shelf->unread, media->path);
  if (file) file->used = true;
  if (unread)
    say_unread(shelf, media, file_fault_arg(shelf->arena, unread));
  else if (file)
    media->to = file;
  else
    say_absent(shelf, media);
}

void media_find(MediaShelf *shelf, Str path, MediaList *list) {
  for (size_t i = 0; i < list->n; i++) {
    Media *media = &list->at[i];
    if (media->file.link || !media->file.name.n || media->path.n) continue; // a folder's default lies beside the folder
    media->path = path_join(shelf->arena, folder_of(path), media->file.name);
    find(shelf, media);
  }
}

// ---- pictures in the text -----------------------------------------------------------------------------------------

// Why a picture's target is no path beside the piece; NULL where it may be one.
static const Text *why_outside(Str target) {
  static const Text web = {{"it lies on the web", "它在网上"}}, none = {{"it names no file", "没有写文件名"}},
                    out = {{"its path does not lead to a file below the piece's own folder",
                            "它的路径不在这篇内容自己的文件夹之下"}};
  if (!target.n) return &none;
  if (str_starts(target, S("https://")) || str_starts(target, S("http://"))) return &web;
  return path_is_inside(target) ? NULL : &out;
}

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = (char)(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Editors write a blank as %20, and some write Chinese so.
static Str decoded(Arena *arena, Str target) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < target.n; i++) {
    bool coded = target.at[i] == '%' && i + 2 < target.n;
    int high = coded ? digit_of(target.at[i + 1]) : -1, low = coded ? digit_of(target.at[i + 2]) : -1;
    char c = target.at[i];
    if (high >= 0 && low >= 0) {
      c = (char)(high << 4 | low);
      i += 2;
    }
    buf_byte(&out, c);
  }
  return buf_str(&out);
}

// As it is written where such a file is there; else decoded, where that is one.
static Str path_of_picture(const MediaShelf *shelf, Str folder, Str target) {
  Str path = path_join(shelf->arena, folder, target);
  if (map_get(&shelf->entries, path) || str_find_byte(target, '%') < 0) return path;
  Str plain = decoded(shelf->arena, target);
  Str other = path_join(shelf->arena, folder, plain);
  return path_is_inside(plain) && map_get(&shelf->files, other) ? other : path;
}

static void add_picture(MediaShelf *shelf, Str folder, const MarkdownLink *link, PieceText *text) {
  const Text *why = why_outside(link->target);
  if (target_is_unsafe(link->target)) return; // Markdown has said so (M108)
  if (why) {
    diag_add(shelf->diags, C203, link->at, ARGS(arg("name", link->target), arg_t("why", *why)));
    return;
  }
  Media *media = &ADD(shelf->arena, &text->pictures);
  Decoder decoder = {.arena = shelf->arena, .diags = shelf->diags};
  decode_begin(&decoder, shape_key(&piece_shape, S("media"))->shape, media);
  media->head.at = link->at;
  media->file = (MediaName){.name = link->target, .at = link->at};
  media->alt = link->text;
  media->path = path_of_picture(shelf, folder, link->target);
  find(shelf, media);
}

void media_of_text(MediaShelf *shelf, Str path, const MarkdownSection *section, PieceText *text) {
  for (size_t i = 0; i < section->links.n; i++)
    if (section->links.at[i].picture) add_picture(shelf, folder_of(path), &section->links.at[i], text);
}

// ---- files that nobody names --------------------------------------------------------------------------------------

typedef struct Idle { // in one folder
  const MediaFile *first;
  StrList others;
  size_t count;
} Idle;
enum { IDLE_NAMED = 5 };

static Place place_of_file(const MediaShelf *shelf, Str path) {
  return (Place){source_new(shelf->arena, path_join(shelf->arena, shelf->plan->folder, path), S("")), 0, 0};
}

static Str name_of(Str path) { return str_from(path, (size_t)(str_rfind_byte(path, '/') + 1)); }

static void say_idle(const MediaShelf *shelf, const Idle *idle) {
  if (!idle->count) return;
  size_t more = idle->count - 1 - idle->others.n;
  Str rest = more ? str_format(shelf->arena, "%zu", more) : S("");
  diag_add(shelf->diags, C209, place_of_file(shelf, idle->first->path),
           ARGS(arg("name", name_of(idle->first->path)), arg_list(shelf->arena, "others", &idle->others),
                arg("more", rest)));
}

// One for each folder: a folder of old pictures is one thing to do.
static void say_unused(const MediaShelf *shelf) {
  Idle idle = {0};
  for (size_t i = 0; i < shelf->plan->media.n; i++) {
    const MediaFile *file = &shelf->plan->media.at[i];
    if (file->used) continue;
    if (idle.count && !str_eq(folder_of(idle.first->path), folder_of(file->path))) {
      say_idle(shelf, &idle);
      idle = (Idle){0};
    }
    if (!idle.count++)
      idle.first = file;
    else if (idle.others.n < IDLE_NAMED)
      PUSH(shelf->arena, &idle.others, name_of(file->path));
  }
  say_idle(shelf, &idle);
}

typedef struct Copies { // of one file
  const MediaFile *first;
  size_t count;
} Copies;

static void say_copies(const MediaShelf *shelf, const Copies *copies) {
  const MediaFile *file = copies->first;
  Str more = copies->count > 1 ? str_format(shelf->arena, "%zu", copies->count - 1) : S("");
  Diag *said = diag_add(shelf->diags, C210, place_of_file(shelf, file->path),
                        ARGS(arg("name", file->path), arg("other", file->same->path), arg("more", more)));
  diag_relate_add(shelf->diags, said, place_of_file(shelf, file->same->path), NO_ARGS);
}

// One for each file that has copies.
static void say_twice(const MediaShelf *shelf) {
  Map all = {0};
  for (size_t i = 0; i < shelf->plan->media.n; i++) {
    const MediaFile *file = &shelf->plan->media.at[i];
    if (!file->same) continue;
    Copies *copies = map_get(&all, file->same->path);
    if (!copies) {
      copies = NEW(shelf->arena, Copies);
      copies->first = file;
      map_put(shelf->arena, &all, file->same->path, copies);
    }
    copies->count++;
  }
  for (size_t i = 0; i < all.entries.n; i++) say_copies(shelf, all.entries.at[i].value);
}

// A piece that could not be read may name any of them.
void media_say_idle(const MediaShelf *shelf) {
  if (!shelf->blind && !shelf->plan->incomplete) say_unused(shelf);
  say_twice(shelf);
}

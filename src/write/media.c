// media: the pictures of all pieces that somebody will post, from paths in the plan to bytes under names of their own.
//
// A name is the hash of the bytes, so a changed picture has a new address and no phone shows an old one from its cache.
// Invariant: no two files of a set are served under one name, and each is what its extension says.
#include "sopcal/read.h"
#include "sheet.h"

enum { MEDIA_BYTES_MAX = 10 << 20 };

// What a file is, by its first bytes.
typedef struct PictureType {
  Str extension, also; // what names may end in; the first is what is served
  Str begins;
  Str then; // stands at byte 8
} PictureType;

static const PictureType picture_types[] = {
    {S_("jpg"), S_("jpeg"), S_("\xff\xd8\xff"), S_("")}, {S_("png"), S_(""), S_("\x89PNG\r\n\x1a\n"), S_("")},
    {S_("gif"), S_(""), S_("GIF87a"), S_("")},           {S_("gif"), S_(""), S_("GIF89a"), S_("")},
    {S_("webp"), S_(""), S_("RIFF"), S_("WEBP")},
};

typedef struct MediaLoader {
  Arena *arena;
  Diags *diags;
  const Plan *plan;
  MediaSet *out;
  Map served; // name -> its Str, as in by_path
  bool good;
} MediaLoader;

// ---- one file -----------------------------------------------------------------------------------------------------

static const PictureType *type_of(Str bytes) {
  for (size_t i = 0; i < COUNT(picture_types); i++)
    if (str_starts(bytes, picture_types[i].begins) && str_starts(str_from(bytes, 8), picture_types[i].then))
      return &picture_types[i];
  return NULL;
}

static Str lower_extension(Arena *arena, Str path) {
  ptrdiff_t dot = str_rfind_byte(path, '.');
  char *lower = str_c(arena, str_from(path, dot < 0 ? path.n : (size_t)dot + 1));
  for (char *c = lower; *c; c++) *c = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
  return str_of(lower);
}

static void refuse(MediaLoader *loader, Code code, const Media *media, size_t n, const Arg *args) {
  diag_add(loader->diags, code, media->file.at, n, args);
  loader->good = false;
}

static void refuse_unread(MediaLoader *loader, const Media *media, const FileRead *read) {
  if (read->fault == FILE_TOO_LARGE) {
    refuse(loader, O101, media, ARGS(arg("name", media->file.name), arg("limit", S("10 MiB"))));
    return;
  }
  Arg why = file_fault_arg(loader->arena, read);
  refuse(loader, O102, media, ARGS(arg("name", media->file.name), arg("path", media->path), why));
}

static const PictureType *picture_type(MediaLoader *loader, const Media *media, Str bytes) {
  const PictureType *type = type_of(bytes);
  if (!type) {
    refuse(loader, O103, media, ARGS(arg("name", media->file.name)));
    return NULL;
  }
  Str named = lower_extension(loader->arena, media->path);
  if (!str_eq(named, type->extension) && !str_eq(named, type->also))
    diag_add(loader->diags, O104, media->file.at, ARGS(arg("name", media->file.name), arg("found", type->extension)));
  return type;
}

// ---- the set ------------------------------------------------------------------------------------------------------

// The same bytes under two paths are one file.
static void keep(MediaLoader *loader, const Media *media, Str bytes, Str extension) {
  MediaSet *set = loader->out;
  Str hash = hash_hex(loader->arena, bytes);
  Str name = str_format(loader->arena, "media/%.*s.%.*s", STR(hash), STR(extension));
  Str *served = map_get(&loader->served, name);
  if (!served) {
    served = NEW(loader->arena, Str);
    *served = name;
    PUSH(loader->arena, &set->files, ((ServedFile){media->path, name, bytes}));
    map_put(loader->arena, &loader->served, name, served);
  }
  map_put(loader->arena, &set->by_path, media->path, served);
}

static void load(MediaLoader *loader, const Media *media) {
  if (!media->path.n || map_get(&loader->out->by_path, media->path)) return;
  FileRead read = file_read_in(loader->arena, loader->plan->folder, media->path, MEDIA_BYTES_MAX);
  if (read.fault != FILE_OK) {
    refuse_unread(loader, media, &read);
    return;
  }
  const PictureType *type = picture_type(loader, media, read.text);
  if (type) keep(loader, media, read.text, type->extension);
}

bool media_load(Arena *arena, Diags *diags, const Schedule *schedule, MediaSet *out) {
  MediaLoader loader = {.arena = arena, .diags = diags, .plan = schedule->plan, .out = out, .good = true};
  bool *seen = NEW_N(arena, bool, schedule->plan->pieces.n + 1);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Piece *piece = schedule->items.at[i].piece;
    if (!piece || seen[piece->index]) continue;
    seen[piece->index] = true;
    for (size_t k = 0; k < piece->media.n; k++) load(&loader, &piece->media.at[k]);
  }
  return loader.good;
}

Str media_served(const MediaSet *set, Str path) {
  const Str *served = map_get(&set->by_path, path);
  return served ? *served : S("");
}

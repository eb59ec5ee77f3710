// media: what goes out beside the texts, from paths in the plan to bytes under names of their own, and to what people
// and programs read of it.
//
// A name is the hash of the bytes, so a changed picture has a new address and no phone shows an old one from its cache.
// A file is read twice, to be named and to be written, and none is kept: videos are many and large. Invariant: no two
// files of a set are served under one name, and each is what its extension says.
#include "sopcal/read.h"
#include "sheet.h"

enum { SERVED_MAX = 100 << 20 };

typedef struct MediaLoader {
  Arena *arena;
  Diags *diags;
  const Plan *plan;
  MediaSet *out;
  Map served; // name -> its Str, as in by_path
  bool good;
} MediaLoader;

// ---- the set ------------------------------------------------------------------------------------------------------

// The same bytes under two paths are one file.
static void keep(MediaLoader *loader, const Media *media, Str hash) {
  MediaSet *set = loader->out;
  Str name = str_format(loader->arena, "media/%.*s.%.*s", STR(hash), STR(media->to->extension));
  Str *served = map_get(&loader->served, name);
  if (!served) {
    served = NEW(loader->arena, Str);
    *served = name;
    PUSH(loader->arena, &set->files, ((ServedFile){media->path, name, hash}));
    map_put(loader->arena, &loader->served, name, served);
  }
  map_put(loader->arena, &set->by_path, media->path, served);
}

static void load(MediaLoader *loader, const Media *media) {
  loader->out->cards |= media->card.n > 0;
  if (!media->to || media->to->kind < 0) return;
  loader->out->others |= media->to->kind != CARRY_PICTURE;
  if (map_get(&loader->out->by_path, media->path)) return;
  Arena *scratch = arena_new();
  FileRead read = file_read_in(scratch, loader->plan->folder, media->path, SERVED_MAX);
  if (read.fault == FILE_OK) {
    keep(loader, media, hash_hex(loader->arena, read.text));
  } else {
    Arg why = file_fault_arg(loader->arena, &read);
    diag_add(loader->diags, O102, media->file.at, ARGS(arg("name", media->file.name), arg("path", media->path), why));
    loader->good = false;
  }
  arena_free(scratch);
}

bool media_load(Arena *arena, Diags *diags, const Schedule *schedule, MediaSet *out) {
  MediaLoader loader = {.arena = arena, .diags = diags, .plan = schedule->plan, .out = out, .good = true};
  bool *seen = NEW_N(arena, bool, schedule->plan->pieces.n + 1);
  for (size_t i = 0; i < schedule->items.n; i++) {
    const Occurrence *item = &schedule->items.at[i];
    if (!item->piece) continue;
    for (size_t k = 0; k < item->piece->media.n && !seen[item->piece->index]; k++)
      load(&loader, &item->piece->media.at[k]);
    seen[item->piece->index] = true;
    for (size_t k = 0; item->text && k < item->text->pictures.n; k++) load(&loader, &item->text->pictures.at[k]);
  }
  return loader.good;
}

Str media_served(const MediaSet *set, Str path) {
  const Str *served = map_get(&set->by_path, path);
  return served ? *served : S("");
}

bool media_bytes(Arena *arena, const Plan *plan, const ServedFile *file, Str *bytes, Str *why) {
  FileRead read = file_read_in(arena, plan->folder, file->path, SERVED_MAX);
  *bytes = read.text;
  if (read.fault == FILE_OK && str_eq(hash_hex(arena, read.text), file->hash)) return true;
  static const Text changed = {{"it was changed while it was read", "读的时候被人改动了"}};
  Arg fault = read.fault == FILE_OK ? arg_t("why", changed) : file_fault_arg(arena, &read);
  Lang lang = (Lang)plan->about.locale;
  *why = str_format(arena, "%.*s: %.*s", STR(file->path), STR(fault.text[lang]));
  return false;
}

// ---- what is read of it -------------------------------------------------------------------------------------------

Str media_shown(Arena *arena, const Media *media) {
  Str name = media->card.n ? media->card : media->file.name;
  Str words = media->title.n ? media->title : media->alt;
  return words.n ? str_format(arena, "%.*s (%.*s)", STR(words), STR(name)) : name;
}

StrList media_of_kind(Arena *arena, const MediaList *list, Carried kind) {
  StrList shown = {0};
  for (size_t i = 0; i < list->n; i++)
    if (media_carried(&list->at[i]) == (int)kind) PUSH(arena, &shown, media_shown(arena, &list->at[i]));
  return shown;
}

static void put_text(Arena *arena, Value *map, const char *key, Str text) {
  value_put(arena, map, key, text.n ? value_text(arena, text) : value_null(arena));
}

static void put_number(Arena *arena, Value *map, const char *key, int64_t number) {
  value_put(arena, map, key, number >= 0 ? value_int(arena, number) : value_null(arena));
}

static Value *media_value(Arena *arena, const Media *media) {
  static const MediaFile none = {.size = -1, .width = -1, .height = -1, .seconds = -1};
  const MediaFile *file = media->to ? media->to : &none;
  Value *map = value_map(arena);
  value_put_text(arena, map, "kind", str_of(carried_names.name[media_carried(media)]));
  put_text(arena, map, "file", media->path);
  put_text(arena, map, "link", media->file.link ? media->file.name : S(""));
  put_text(arena, map, "card", media->card);
  put_text(arena, map, "title", media->title);
  put_text(arena, map, "alt", media->alt);
  put_text(arena, map, "type", file->extension);
  put_number(arena, map, "size", file->size);
  put_number(arena, map, "width", file->width);
  put_number(arena, map, "height", file->height);
  put_number(arena, map, "seconds", file->seconds);
  return map;
}

Value *media_values(Arena *arena, const Piece *piece, const PieceText *text) {
  Value *list = value_list(arena);
  MediaList all = piece ? piece_media(arena, piece, text) : (MediaList){0};
  for (size_t i = 0; i < all.n; i++) value_add(arena, list, media_value(arena, &all.at[i]));
  return list;
}

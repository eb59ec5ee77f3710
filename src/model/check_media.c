// check_media: pictures, videos, links, cards and files beside the texts: each is what it says it is, has what it
// needs, and stands in a post once.
//
// How many and how large a channel takes is for the schedule to say, which knows where each piece goes. Invariant: what
// is wrong with a file is said once, where the first piece names it.
#include "check.h"

enum { PICTURE_MOST = 10, FILE_MOST = 100 }; // MiB

typedef struct MediaCheck {
  Checker *base;
  const Piece *piece;
  Map said; // path -> what has been said of it
} MediaCheck;

static Text kind_of(const MediaFile *file) {
  static const Text picture = {{"picture", "图片"}}, video = {{"video", "视频"}}, other = {{"file", "文件"}};
  return file->kind == CARRY_PICTURE ? picture : file->kind == CARRY_VIDEO ? video : other;
}

// ---- the file -----------------------------------------------------------------------------------------------------

// A channel that the piece is for says itself how large such a file may be.
static bool channels_say_size(const MediaCheck *m, int kind) {
  const Plan *plan = m->base->plan;
  for (size_t i = 0; i < plan->channels.n; i++) {
    const Channel *channel = &plan->channels.at[i];
    int64_t most = kind == CARRY_VIDEO ? channel->allowed->video_size : channel->allowed->picture_size;
    if (kind != CARRY_FILE && most >= 0 && piece_is_for(m->piece, channel)) return true;
  }
  return false;
}

// What a sheet can carry; a channel's own figures are said of its posts.
static void check_size(MediaCheck *m, const Media *media) {
  static const Text moments = {{"Moments", "朋友圈"}}, none = {{"", ""}};
  const MediaFile *file = media->to;
  bool picture = file->kind == CARRY_PICTURE;
  int most = picture && !channels_say_size(m, file->kind) ? PICTURE_MOST : FILE_MOST;
  if (file->size <= (int64_t)most << 20) return;
  diag_add(m->base->diags, O101, media->file.at,
           ARGS(arg_t("kind", kind_of(file)), arg("name", media->file.name),
                arg("limit", str_format(m->base->arena, "%d MiB", most)), arg_t("pixels", picture ? moments : none)));
}

static void check_content(MediaCheck *m, const Media *media) {
  const MediaFile *file = media->to;
  Arg name = arg("name", media->file.name), found = arg("found", file->extension);
  if (file->misnamed) diag_add(m->base->diags, O104, media->file.at, ARGS(name, found, arg_t("kind", kind_of(file))));
  if (file->damage) diag_add(m->base->diags, C201, media->file.at, ARGS(name, found, arg_t("why", *file->damage)));
  if (file->kind == CARRY_VIDEO && !str_eq(file->extension, S("mp4")))
    diag_add(m->base->diags, C202, media->file.at, ARGS(name, found));
  check_size(m, media);
}

static void check_file(MediaCheck *m, const Media *media) {
  if (!media->to || !map_put(m->base->arena, &m->said, media->path, m)) return;
  if (media->to->kind >= 0)
    check_content(m, media);
  else
    diag_add(m->base->diags, O103, media->file.at, ARGS(arg("name", media->file.name), arg("found", media->to->found)));
}

// ---- what is said of it -------------------------------------------------------------------------------------------

static void check_cover(const MediaCheck *m, const Media *media) {
  static const Text link = {{"a link", "链接"}}, video = {{"a video", "视频"}}, other = {{"a file", "文件"}};
  const Text *found = media->file.link ? &link : NULL;
  if (media->to && media->to->kind == CARRY_VIDEO) found = &video;
  if (media->to && media->to->kind == CARRY_FILE) found = &other;
  if (found)
    diag_add(m->base->diags, C206, media->file.at, ARGS(arg("name", media->file.name), arg_t("found", *found)));
}

static void check_card(const MediaCheck *m, const Media *media) {
  if (!given(&media->head, "title"))
    diag_add(m->base->diags, C204, place_of(&media->head, "card"), ARGS(arg("page", media->card)));
  check_cover(m, media);
}

static void check_filled(const MediaCheck *m, Place at, Str text) {
  ptrdiff_t from = str_find(text, S("{{"));
  Str tag = from < 0 ? S("") : str_from(text, (size_t)from);
  ptrdiff_t end = str_find(tag, S("}}"));
  if (end > 0) diag_add(m->base->diags, C211, at, ARGS(arg("tag", str_part(tag, 0, (size_t)end + 2))));
}

// What customers see of it, and where it leads.
static void check_words_of(const MediaCheck *m, const Media *media) {
  check_filled(m, place_of(&media->head, "card"), media->card);
  check_filled(m, place_of(&media->head, "title"), media->title);
  check_filled(m, place_of(&media->head, "alt"), media->alt);
  if (media->file.link) check_filled(m, media->file.at, media->file.name);
}

static void check_entry(MediaCheck *m, const Media *media) {
  static const Text no_title = {{"only links and cards have a title", "只有链接和卡片才有标题"}};
  static const Text no_alt = {{"it says what a picture shows, and this is none", "它用来说明图里是什么，而这不是图片"}};
  bool card = given(&media->head, "card"), file = given(&media->head, "file");
  int carried = media_carried(media);
  check_file(m, media);
  check_words_of(m, media);
  if (!card && !file) {
    if (!is_faulty(&media->head, NULL)) diag_add(m->base->diags, C205, media->head.at, NO_ARGS);
    return;
  }
  if (card) check_card(m, media);
  if (!card && !media->file.link) check_useless(m->base, &media->head, "title", no_title);
  if (carried != CARRY_PICTURE) check_useless(m->base, &media->head, "alt", no_alt);
}

// ---- once ---------------------------------------------------------------------------------------------------------

static Str name_of(const Media *media) { return media->card.n ? media->card : media->file.name; }

static Place place_of_media(const Media *media) {
  return media->card.n ? place_of(&media->head, "card") : media->file.at;
}

// What it is, whatever it is called.
static Str identity(Arena *arena, const Media *media) {
  if (media->card.n) return str_format(arena, "card %.*s", STR(media->card));
  return media->path.n ? media->path : media->file.name;
}

static void check_once(MediaCheck *m, Map *before, Map *own, const MediaList *list) {
  for (size_t i = 0; i < list->n; i++) {
    const Media *media = &list->at[i];
    Str key = identity(m->base->arena, media);
    const Media *first = key.n ? map_get(before, key) : NULL;
    if (!key.n || (!first && map_put(m->base->arena, own, key, &list->at[i]))) continue;
    if (!first) first = map_get(own, key);
    Diag *said = diag_add(m->base->diags, C207, place_of_media(media), ARGS(arg("name", name_of(media))));
    diag_relate_add(m->base->diags, said, place_of_media(first), NO_ARGS);
  }
}

static void check_piece(MediaCheck *m) {
  const Piece *piece = m->piece;
  Map front = {0};
  for (size_t i = 0; i < piece->media.n; i++) check_entry(m, &piece->media.at[i]);
  check_once(m, &(Map){0}, &front, &piece->media);
  for (size_t i = 0; i < piece->texts.n; i++) {
    const MediaList *pictures = &piece->texts.at[i].pictures;
    for (size_t k = 0; k < pictures->n; k++) check_file(m, &pictures->at[k]);
    check_once(m, &front, &(Map){0}, pictures);
  }
}

void check_media(Checker *c) {
  MediaCheck m = {.base = c};
  for (size_t i = 0; i < c->plan->pieces.n; i++) {
    m.piece = &c->plan->pieces.at[i];
    check_piece(&m);
  }
}

// misfit: what a channel cannot carry of a piece, as it is told to people: at the picture, link or text that is too
// much, beside the figure that says so.
#include "limits.h"

const Text limit_here = {{"what the channel allows", "这个渠道允许的"}};

// ---- which part of the piece --------------------------------------------------------------------------------------

static const Media *media_at(const Misfit *misfit, size_t i) {
  const MediaList *own = &misfit->piece->media, *pictures = &misfit->text->pictures;
  return i < own->n ? &own->at[i] : &pictures->at[i - own->n];
}

// Whether it is the one that the surplus is about; `before` others of its kind, or of any, stood before it.
static bool is_meant(const Surplus *surplus, const Media *media, int64_t before, int first_kind) {
  int kind = media_carried(media);
  switch (surplus->key) {
  case LIMIT_CARRIES: return kind == surplus->kind;
  case LIMIT_MIXED: return kind != first_kind;
  case LIMIT_ATTACHMENTS:
  case LIMIT_PICTURES:
  case LIMIT_VIDEOS:
  case LIMIT_LINKS:
  case LIMIT_CARDS:
  case LIMIT_FILES: return before == surplus->most;
  default: return media_figure(media, surplus->key) == surplus->n;
  }
}

static bool is_counted(const Surplus *surplus, const Media *media) {
  static const LimitKey keys[CARRIED_COUNT] = {LIMIT_CARRIES, LIMIT_PICTURES, LIMIT_VIDEOS,
                                               LIMIT_LINKS,   LIMIT_CARDS,    LIMIT_FILES};
  bool one_kind = surplus->key >= LIMIT_PICTURES && surplus->key <= LIMIT_FILES;
  return !one_kind || keys[media_carried(media)] == surplus->key;
}

// NULL: the text itself.
static const Media *meant_by(const Misfit *misfit) {
  size_t n = misfit->piece->media.n + misfit->text->pictures.n;
  int64_t before = 0;
  for (size_t i = 0; i < n; i++) {
    const Media *media = media_at(misfit, i);
    if (!is_counted(&misfit->surplus, media)) continue;
    if (is_meant(&misfit->surplus, media, before, media_carried(media_at(misfit, 0)))) return media;
    before++;
  }
  return NULL;
}

static Place media_place(const Media *media, const PieceText *text) {
  if (!media) return text->at;
  return media->head.at.source ? media->head.at : media->file.at.source ? media->file.at : text->at;
}

static Str media_name(const Media *media) {
  if (!media) return S("");
  return media->card.n ? media->card : media->file.name;
}

// ---- in words -----------------------------------------------------------------------------------------------------

static Text kind_text(const Surplus *surplus) {
  static const Text texts[LIMIT_COUNT] = {
      [LIMIT_PICTURES] = {{"pictures", "张图"}}, [LIMIT_VIDEOS] = {{"videos", "个视频"}},
      [LIMIT_LINKS] = {{"links", "个链接"}},     [LIMIT_CARDS] = {{"cards", "张小程序卡片"}},
      [LIMIT_FILES] = {{"files", "个文件"}},     [LIMIT_ATTACHMENTS] = {{"things beside the text", "个附件"}}};
  return surplus->key == LIMIT_CARRIES ? carried_names.label[surplus->kind] : texts[surplus->key];
}

// "pictures, videos": what a post mixes.
static Arg mixture(Arena *arena, unsigned kinds) {
  Arg all = {.name = "kinds"};
  for (Lang lang = LANG_EN; lang < LANG_COUNT; lang++) {
    StrList names = {0};
    for (int kind = CARRY_TEXT + 1; kind < CARRIED_COUNT; kind++)
      if (kinds >> kind & 1) PUSH(arena, &names, str_of(carried_names.label[kind].in[lang]));
    all.text[lang] = str_join(arena, &names, lang == LANG_ZH ? S("、") : S(", "));
  }
  return all;
}

static Text measure_text(LimitKey key) {
  static const Text texts[LIMIT_COUNT] = {[LIMIT_TITLE_BYTES] = {{"title", "标题"}},
                                          [LIMIT_PICTURE_SIZE] = {{"size", "文件大小"}},
                                          [LIMIT_PICTURE_SIDE] = {{"longer side", "长边"}},
                                          [LIMIT_VIDEO_SIZE] = {{"size", "文件大小"}},
                                          [LIMIT_VIDEO_SECONDS] = {{"length", "时长"}}};
  return texts[key];
}

enum { KB = 1024, MB = 1024 * 1024 };

static int64_t parts_of(int64_t n, int64_t size) { return n / size + (n % size > 0); }

// In the unit of what is allowed and rounded up, so that what is too large looks larger: "10.1 MB" where there may be
// 10, "2001 KB" where there may be 2000.
static Str size_text(Arena *arena, int64_t bytes, int64_t most) {
  if (most % MB) return str_format(arena, "%ld KB", (long)parts_of(bytes, KB));
  long tenths = (long)(bytes / MB * 10 + parts_of(bytes % MB * 10, MB));
  return tenths % 10 ? str_format(arena, "%ld.%ld MB", tenths / 10, tenths % 10)
                     : str_format(arena, "%ld MB", tenths / 10);
}

// One of the two figures of a surplus, with its unit.
static Arg figure(Arena *arena, const char *name, const Surplus *surplus, int64_t n) {
  static const Text units[LIMIT_COUNT] = {[LIMIT_TITLE_BYTES] = {{" bytes", " 字节"}},
                                          [LIMIT_PICTURE_SIDE] = {{" pixels", " 像素"}},
                                          [LIMIT_VIDEO_SECONDS] = {{" seconds", " 秒"}}};
  LimitKey key = surplus->key;
  if (key == LIMIT_PICTURE_SIZE || key == LIMIT_VIDEO_SIZE) return arg(name, size_text(arena, n, surplus->most));
  Arg both = {.name = name};
  for (Lang lang = LANG_EN; lang < LANG_COUNT; lang++)
    both.text[lang] = str_format(arena, "%ld%s", (long)n, units[key].in[lang] ? units[key].in[lang] : "");
  return both;
}

// ---- the messages -------------------------------------------------------------------------------------------------

static Diag *say(Arena *arena, Diags *diags, const Misfit *misfit, Code code) {
  const Surplus *surplus = &misfit->surplus;
  const Media *media = meant_by(misfit);
  Place at = media_place(media, misfit->text);
  if (diag_is_beyond(diags, code, at)) return diag_add(diags, code, at, NO_ARGS);
  StrList channels = {0};
  PUSH(arena, &channels, misfit->channel->head.id);
  for (size_t i = 0; i < misfit->others.n; i++) PUSH(arena, &channels, misfit->others.at[i]);
  Diag *said = diag_add(
      diags, code, at,
      ARGS(arg("piece", misfit->piece->head.id), arg_list(arena, "channels", &channels), arg("name", media_name(media)),
           arg_t("kind", kind_text(surplus)), arg_t("measure", measure_text(surplus->key)),
           arg("han", surplus->key == LIMIT_TITLE_BYTES ? S("3") : S("")), mixture(arena, misfit->text->bundle.kinds),
           figure(arena, "n", surplus, surplus->n), figure(arena, "most", surplus, surplus->most)));
  diag_relate_add(diags, said, figure_place(misfit->channel, surplus->key), ARGS(arg_t("here", limit_here)));
  return said;
}

static Code code_of(const Surplus *surplus, bool sure) {
  if (surplus->key == LIMIT_CARRIES) return sure ? C222 : C223;
  if (surplus->key == LIMIT_MIXED) return sure ? C226 : C227;
  return surplus_is_of_form(surplus) ? (sure ? C224 : C225) : (sure ? C228 : C229);
}

Diag *misfit_say(Arena *arena, Diags *diags, const Misfit *misfit) {
  return say(arena, diags, misfit, code_of(&misfit->surplus, limit_is_sure(misfit->channel, misfit->surplus.key)));
}

void misfit_note(Arena *arena, Diags *diags, const Misfit *misfit) { say(arena, diags, misfit, C233); }

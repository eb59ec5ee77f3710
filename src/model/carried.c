// carried: what a post is made of, against what its channel carries (D23): kinds, their mixture, how many, how large.
//
// All that goes out with a text is counted once, into its Bundle; after that a piece and a channel are compared in the
// same few steps however many pictures there are. Invariant: a figure of -1 limits nothing, and what is not known of a
// file (its seconds, its pixels) exceeds nothing.
#include "limits.h"

// ---- what there is ------------------------------------------------------------------------------------------------

static const LimitKey count_keys[CARRIED_COUNT] = {[CARRY_PICTURE] = LIMIT_PICTURES,
                                                   [CARRY_VIDEO] = LIMIT_VIDEOS,
                                                   [CARRY_LINK] = LIMIT_LINKS,
                                                   [CARRY_CARD] = LIMIT_CARDS,
                                                   [CARRY_FILE] = LIMIT_FILES};

static void raise_to(Bundle *bundle, LimitKey key, int64_t n) {
  if (n > bundle->figure[key]) bundle->figure[key] = n;
}

int64_t media_figure(const Media *media, LimitKey key) {
  const MediaFile *file = media->to;
  int kind = media_carried(media);
  if (key == LIMIT_TITLE_BYTES) return (int64_t)media->title.n;
  if (!file) return 0;
  if (kind == CARRY_VIDEO) return key == LIMIT_VIDEO_SIZE ? file->size : key == LIMIT_VIDEO_SECONDS ? file->seconds : 0;
  if (kind != CARRY_PICTURE) return 0;
  if (key == LIMIT_PICTURE_SIZE) return file->size;
  return key != LIMIT_PICTURE_SIDE ? 0 : file->width > file->height ? file->width : file->height;
}

static void bundle_add(Bundle *bundle, const Media *media) {
  static const LimitKey measured[] = {LIMIT_TITLE_BYTES, LIMIT_PICTURE_SIZE, LIMIT_PICTURE_SIDE, LIMIT_VIDEO_SIZE,
                                      LIMIT_VIDEO_SECONDS};
  int kind = media_carried(media);
  bundle->kinds |= 1u << kind;
  bundle->figure[count_keys[kind]]++;
  bundle->figure[LIMIT_ATTACHMENTS]++;
  for (size_t i = 0; i < COUNT(measured); i++) raise_to(bundle, measured[i], media_figure(media, measured[i]));
}

static void bundle_text(PieceText *text, const Piece *piece) {
  text->bundle = (Bundle){.kinds = text->plain.n ? 1u << CARRY_TEXT : 0};
  for (size_t i = 0; i < piece->media.n; i++) bundle_add(&text->bundle, &piece->media.at[i]);
  for (size_t i = 0; i < text->pictures.n; i++) bundle_add(&text->bundle, &text->pictures.at[i]);
}

void bundles_make(Plan *plan) {
  for (size_t i = 0; i < plan->pieces.n; i++) {
    const Piece *piece = &plan->pieces.at[i];
    for (size_t k = 0; k < piece->texts.n; k++) bundle_text(&piece->texts.at[k], piece);
  }
}

// ---- what a channel takes -----------------------------------------------------------------------------------------

int64_t limit_figure(const Limits *limits, LimitKey key) {
  const int64_t figures[LIMIT_COUNT] = {[LIMIT_CHARACTERS] = limits->characters,
                                        [LIMIT_BYTES] = limits->bytes,
                                        [LIMIT_TITLE_BYTES] = limits->title_bytes,
                                        [LIMIT_PICTURES] = limits->pictures,
                                        [LIMIT_VIDEOS] = limits->videos,
                                        [LIMIT_LINKS] = limits->links,
                                        [LIMIT_CARDS] = limits->cards,
                                        [LIMIT_FILES] = limits->files,
                                        [LIMIT_ATTACHMENTS] = limits->attachments,
                                        [LIMIT_PICTURE_SIZE] = limits->picture_size,
                                        [LIMIT_PICTURE_SIDE] = limits->picture_side,
                                        [LIMIT_VIDEO_SIZE] = limits->video_size,
                                        [LIMIT_VIDEO_SECONDS] = limits->video_seconds};
  return figures[key];
}

static unsigned kinds_carried(const Limits *limits) {
  unsigned kinds = 0;
  for (size_t i = 0; i < limits->carries.n; i++) kinds |= 1u << limits->carries.at[i];
  return kinds ? kinds : ~0u;
}

static bool is_mixture(unsigned kinds) {
  kinds &= ~(1u << CARRY_TEXT);
  return (kinds & (kinds - 1)) != 0;
}

size_t surplus_of(const PieceText *text, const Channel *channel, Surplus out[SURPLUS_MAX]) {
  const Limits *limits = channel->allowed;
  const Bundle *bundle = &text->bundle;
  size_t n = 0;
  if (!channel_is_limited(channel)) return 0;
  unsigned strange = bundle->kinds & ~kinds_carried(limits);
  for (int kind = 0; kind < CARRIED_COUNT; kind++)
    if (strange >> kind & 1) out[n++] = (Surplus){LIMIT_CARRIES, kind, 0, 0};
  if (!limits->mixed && is_mixture(bundle->kinds & ~strange)) out[n++] = (Surplus){.key = LIMIT_MIXED};
  for (LimitKey key = LIMIT_TITLE_BYTES; key <= LIMIT_VIDEO_SECONDS; key++) {
    int64_t most = limit_figure(limits, key);
    if (most >= 0 && bundle->figure[key] > most) out[n++] = (Surplus){key, -1, bundle->figure[key], most};
  }
  return n;
}

bool surplus_is_of_form(const Surplus *surplus) {
  return surplus->key == LIMIT_CARRIES || surplus->key == LIMIT_MIXED ||
         (surplus->key >= LIMIT_PICTURES && surplus->key <= LIMIT_ATTACHMENTS);
}

bool piece_names(const Piece *piece, const Channel *channel) {
  for (size_t i = 0; i < piece->channels.n; i++)
    if (piece->channels.at[i].to == channel) return true;
  const PieceText *text = piece_text(piece, channel);
  return piece->channels.n == 0 && text && text->channel == channel;
}

bool channel_takes(const Channel *channel, const Piece *piece) {
  const PieceText *text = piece_text(piece, channel);
  Surplus surplus[SURPLUS_MAX];
  if (!text || piece->channels.n || text->channel == channel) return text && piece_names(piece, channel);
  size_t n = surplus_of(text, channel, surplus);
  for (size_t i = 0; i < n; i++)
    if (surplus_is_of_form(&surplus[i]) && limit_is_sure(channel, surplus[i].key)) return false;
  return true;
}

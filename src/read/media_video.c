// media_video: how long a video is, and its pixels, from the boxes of ISO 14496-12 (MP4) and QuickTime.
//
// Only the heads of boxes are read, and what stands in mvhd, mehd, tkhd and hdlr: `moov` may lie behind gigabytes of
// pictures. Invariant: a box never reaches beyond the one that holds it.
#include "media.h"

#include <limits.h>

enum { BOXES_MAX = 4096, TRACKS_MAX = 64 };

typedef struct Box {
  int64_t from, to; // its content
  int64_t type;     // four letters as a number
  bool cut_off;     // it would reach beyond what holds it
} Box;

static int64_t letters(const char *s) {
  return (int64_t)(unsigned char)s[0] << 24 | (int64_t)(unsigned char)s[1] << 16 | (int64_t)(unsigned char)s[2] << 8 |
         (unsigned char)s[3];
}

// The box that begins at `*at`, within what ends at `end`; `*at` is behind it then. A size of 0 reaches to the end, 1
// has 8 bytes of its own. False where there is none.
static bool next_box(MediaBytes *bytes, int64_t *at, int64_t end, Box *out) {
  if (*at < 0 || end - *at < 8) return false;
  int64_t size = media_big(bytes, *at, 4), head = size == 1 ? 16 : 8;
  out->type = media_big(bytes, *at + 4, 4);
  if (size == 1) size = media_big(bytes, *at + 8, 8);
  if (size == 0) size = end - *at;
  if (out->type < 0 || size < head) return false;
  out->cut_off = size > end - *at;
  out->from = *at + head;
  *at = out->to = out->cut_off ? end : *at + size;
  return out->from <= out->to;
}

// The first box of that name within another.
static bool find_box(MediaBytes *bytes, const Box *in, const char *name, Box *out) {
  int64_t at = in->from;
  for (int i = 0; i < BOXES_MAX && next_box(bytes, &at, in->to, out); i++)
    if (out->type == letters(name)) return true;
  return false;
}

static int64_t field(MediaBytes *bytes, const Box *box, int64_t at, int n) {
  return at + n > box->to - box->from ? -1 : media_big(bytes, box->from + at, n);
}

// ---- how long -----------------------------------------------------------------------------------------------------

// A video in pieces says its length in mvex/mehd, if at all.
static int64_t fragments_duration(MediaBytes *bytes, const Box *moov) {
  Box mvex, mehd;
  if (!find_box(bytes, moov, "mvex", &mvex) || !find_box(bytes, &mvex, "mehd", &mehd)) return -1;
  return field(bytes, &mehd, 4, field(bytes, &mehd, 0, 1) == 1 ? 8 : 4);
}

static void read_duration(MediaBytes *bytes, const Box *moov, MediaFile *file) {
  Box mvhd;
  if (!find_box(bytes, moov, "mvhd", &mvhd)) {
    file->damage = &media_not_understood;
    return;
  }
  bool wide = field(bytes, &mvhd, 0, 1) == 1;
  int64_t scale = field(bytes, &mvhd, wide ? 20 : 12, 4);
  int64_t duration = wide ? field(bytes, &mvhd, 24, 8) : field(bytes, &mvhd, 16, 4);
  if (scale <= 0) file->damage = scale < 0 ? &media_cut_off : &media_not_understood;
  if (!wide && duration == UINT32_MAX) duration = -1; // not known
  if (duration == 0) duration = fragments_duration(bytes, moov);
  if (scale <= 0 || duration < 0) return;
  int64_t seconds = duration / scale + (duration % scale > 0);
  file->seconds = seconds > INT_MAX ? INT_MAX : (int)seconds;
}

// ---- how wide -----------------------------------------------------------------------------------------------------

static bool shows_pictures(MediaBytes *bytes, const Box *track) {
  Box media, handler;
  return find_box(bytes, track, "mdia", &media) && find_box(bytes, &media, "hdlr", &handler) &&
         field(bytes, &handler, 8, 4) == letters("vide");
}

// The first track with pictures. Width and height are the last two fields, in 1/65536 of a pixel.
static bool read_track(MediaBytes *bytes, const Box *moov, MediaFile *file) {
  int64_t at = moov->from;
  Box track, head;
  for (int i = 0, tracks = 0; i < BOXES_MAX && tracks < TRACKS_MAX && next_box(bytes, &at, moov->to, &track); i++) {
    if (track.type != letters("trak")) continue;
    tracks++;
    if (!shows_pictures(bytes, &track) || !find_box(bytes, &track, "tkhd", &head)) continue;
    int64_t sizes = field(bytes, &head, 0, 1) == 1 ? 88 : 76;
    int64_t width = field(bytes, &head, sizes, 4), height = field(bytes, &head, sizes + 4, 4);
    if (width > 0 && height > 0) {
      file->width = (int)(width >> 16);
      file->height = (int)(height >> 16);
    }
    return true;
  }
  return false;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

// What else has boxes.
static const struct {
  const char brand[5];
  const char *found;
} others[] = {
    {"heic", "HEIC"}, {"heix", "HEIC"}, {"heim", "HEIC"}, {"heis", "HEIC"}, {"hevc", "HEIC"}, {"hevx", "HEIC"},
    {"mif1", "HEIC"}, {"msf1", "HEIC"}, {"avif", "AVIF"}, {"avis", "AVIF"}, {"M4A ", "M4A"},  {"M4B ", "M4A"},
    {"M4P ", "M4A"},  {"crx ", "CR3"},  {"3gp4", "3GP"},  {"3gp5", "3GP"},  {"3gp6", "3GP"},  {"3g2a", "3GP"},
};

static bool is_another(MediaBytes *bytes, MediaFile *file) {
  for (size_t i = 0; i < COUNT(others); i++)
    if (media_is(bytes, 8, str_of(others[i].brand))) {
      file->found = str_of(others[i].found);
      return true;
    }
  return false;
}

static void read_movie(MediaBytes *bytes, const Box *moov, MediaFile *file) {
  bool pictures = read_track(bytes, moov, file);
  read_duration(bytes, moov, file);
  if (moov->cut_off || pictures || file->damage) return;
  file->kind = -1;
  file->found = S("M4A");
}

void media_mp4(MediaBytes *bytes, MediaFile *file) {
  bool brand = media_is(bytes, 4, S("ftyp"));
  if (brand && is_another(bytes, file)) return;
  file->kind = CARRY_VIDEO;
  file->extension = !brand || media_is(bytes, 8, S("qt  ")) ? S("mov") : S("mp4");
  bool found = false, cut_off = false;
  int64_t at = 0;
  Box box;
  for (int i = 0; i < BOXES_MAX && next_box(bytes, &at, bytes->size, &box); i++) {
    cut_off |= box.cut_off;
    if (found || box.type != letters("moov")) continue;
    read_movie(bytes, &box, file);
    found = true;
  }
  if (!found) file->damage = &media_not_understood;
  if (cut_off || (!found && bytes->size - at < 8)) file->damage = &media_cut_off;
}

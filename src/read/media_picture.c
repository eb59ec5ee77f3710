// media_picture: the width and height of a picture, from the headers of JPEG, PNG, GIF and WebP.
//
// Pixels are those that are stored: a photo that is to be turned (EXIF) is as wide as it is stored. Invariant: each
// reader takes a bounded number of steps, whatever the lengths in the file say.
#include "media.h"

#include <limits.h>

static void be(MediaFile *file, const char *extension) {
  file->kind = CARRY_PICTURE;
  file->extension = str_of(extension);
}

static void set_size(MediaFile *file, int64_t width, int64_t height) {
  if (width < 0 || height < 0) {
    file->damage = &media_cut_off;
  } else if (width == 0 || height == 0 || width > INT_MAX || height > INT_MAX) {
    file->damage = &media_no_size;
  } else {
    file->width = (int)width;
    file->height = (int)height;
  }
}

// ---- JPEG (ITU-T T.81, annex B) -----------------------------------------------------------------------------------

enum { SEGMENTS_MAX = 1024, FILL_MAX = 65536, START_OF_SCAN = 0xDA, END_OF_IMAGE = 0xD9 };

// C0 to CF begin a frame, but for the tables among them.
static bool begins_frame(int marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// RST and TEM: two bytes, and nothing behind them.
static bool stands_alone(int marker) { return (marker >= 0xD0 && marker <= 0xD8) || marker == 0x01; }

// The marker from `*at` on, over bytes that belong to nothing, as decoders skip them; `*at` is behind it then. -1.
static int next_marker(MediaBytes *bytes, int64_t *at) {
  for (int skipped = 0; skipped < FILL_MAX; skipped++) {
    int byte = media_byte(bytes, (*at)++);
    if (byte < 0) return -1;
    if (byte != 0xFF) continue;
    int marker = media_byte(bytes, *at);
    if (marker == 0xFF || marker == 0) continue;
    ++*at;
    return marker;
  }
  return -1;
}

void media_jpeg(MediaBytes *bytes, MediaFile *file) {
  int64_t at = 2;
  be(file, "jpg");
  file->damage = &media_not_understood;
  for (int i = 0; i < SEGMENTS_MAX; i++) {
    int marker = next_marker(bytes, &at);
    if (marker >= 0 && stands_alone(marker)) continue;
    int64_t length = marker < 0 ? -1 : media_big(bytes, at, 2);
    if (length < 0) file->damage = &media_cut_off;
    if (length < 2 || marker == START_OF_SCAN || marker == END_OF_IMAGE) return;
    if (begins_frame(marker)) {
      file->damage = NULL;
      set_size(file, media_big(bytes, at + 5, 2), media_big(bytes, at + 3, 2));
      return;
    }
    at += length;
  }
}

// ---- PNG (W3C, 11.2.2) --------------------------------------------------------------------------------------------

void media_png(MediaBytes *bytes, MediaFile *file) {
  be(file, "png");
  if (bytes->size < 33)
    file->damage = &media_cut_off;
  else if (media_big(bytes, 8, 4) != 13 || !media_is(bytes, 12, S("IHDR")))
    file->damage = &media_not_understood;
  else
    set_size(file, media_big(bytes, 16, 4), media_big(bytes, 20, 4));
}

// ---- GIF (89a, 18) ------------------------------------------------------------------------------------------------

void media_gif(MediaBytes *bytes, MediaFile *file) {
  be(file, "gif");
  if (bytes->size < 13)
    file->damage = &media_cut_off;
  else
    set_size(file, media_little(bytes, 6, 2), media_little(bytes, 8, 2));
}

// ---- WebP (RFC 9649) ----------------------------------------------------------------------------------------------

// A key frame of VP8: three bytes, a start code, then 14 bits each with two for scaling above them.
static void webp_lossy(MediaBytes *bytes, MediaFile *file) {
  if (!media_is(bytes, 23, S("\x9d\x01\x2a"))) {
    file->damage = bytes->size < 30 ? &media_cut_off : &media_not_understood;
    return;
  }
  int64_t width = media_little(bytes, 26, 2), height = media_little(bytes, 28, 2);
  set_size(file, width < 0 ? -1 : width & 0x3FFF, height < 0 ? -1 : height & 0x3FFF);
}

static void webp_lossless(MediaBytes *bytes, MediaFile *file) {
  int64_t bits = media_little(bytes, 21, 4);
  if (bits >= 0 && media_byte(bytes, 20) != 0x2F)
    file->damage = &media_not_understood;
  else
    set_size(file, bits < 0 ? -1 : (bits & 0x3FFF) + 1, bits < 0 ? -1 : (bits >> 14 & 0x3FFF) + 1);
}

static void webp_extended(MediaBytes *bytes, MediaFile *file) {
  int64_t width = media_little(bytes, 24, 3), height = media_little(bytes, 27, 3);
  set_size(file, width < 0 ? -1 : width + 1, height < 0 ? -1 : height + 1);
}

void media_webp(MediaBytes *bytes, MediaFile *file) {
  static const struct {
    Str chunk;
    MediaReader *reader;
  } readers[] = {{S_("VP8 "), webp_lossy}, {S_("VP8L"), webp_lossless}, {S_("VP8X"), webp_extended}};
  be(file, "webp");
  file->damage = bytes->size < 16 ? &media_cut_off : &media_not_understood;
  for (size_t i = 0; i < COUNT(readers); i++) {
    if (!media_is(bytes, 12, readers[i].chunk)) continue;
    file->damage = NULL;
    readers[i].reader(bytes, file);
  }
  if (!file->damage && media_little(bytes, 4, 4) + 8 > bytes->size) file->damage = &media_cut_off;
}

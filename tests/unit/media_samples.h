// media_samples: the smallest files of each kind that media can be, built from their fields: what the tests of headers
// share.
#ifndef TESTS_UNIT_MEDIA_SAMPLES_H
#define TESTS_UNIT_MEDIA_SAMPLES_H

#include "sopcal/base.h"

static inline void put_big(Buf *out, uint64_t value, int n) {
  for (int i = n - 1; i >= 0; i--) buf_byte(out, (char)(value >> (8 * i) & 0xFF));
}
static inline void put_little(Buf *out, uint64_t value, int n) {
  for (int i = 0; i < n; i++) buf_byte(out, (char)(value >> (8 * i) & 0xFF));
}
static inline void put_zeros(Buf *out, size_t n) {
  for (size_t i = 0; i < n; i++) buf_byte(out, '\0');
}

// ---- pictures -----------------------------------------------------------------------------------------------------

static inline void put_segment(Buf *out, int marker, Str content) {
  buf_byte(out, (char)0xFF);
  buf_byte(out, (char)marker);
  put_big(out, content.n + 2, 2);
  buf_add(out, content);
}
static inline void put_frame(Buf *out, int marker, int width, int height) {
  Buf frame = buf_in(out->arena);
  buf_byte(&frame, 8);
  put_big(&frame, (uint64_t)height, 2);
  put_big(&frame, (uint64_t)width, 2);
  buf_add(&frame, S("\1\1\x11\0"));
  put_segment(out, marker, buf_str(&frame));
}
// A picture whose EXIF holds a small one, before its own frame; `marker` C0 or C2, progressive.
static inline Str jpeg_sample(Arena *arena, int marker, int width, int height) {
  Buf small = buf_in(arena), out = buf_in(arena);
  buf_add(&small, S("Exif\0\0\xff\xd8"));
  put_frame(&small, 0xC0, 160, 120);
  buf_add(&out, S("\xff\xd8"));
  put_segment(&out, 0xE1, buf_str(&small));
  buf_add(&out, S("\xff\xff\xff")); // fill
  put_segment(&out, 0xDB, S("\0tables"));
  put_segment(&out, 0xC4, S("\0codes"));
  put_frame(&out, marker, width, height);
  put_segment(&out, 0xDA, S("\1\1\0\0\77\0"));
  buf_add(&out, S("scan\xff\xd9"));
  return buf_str(&out);
}

static inline Str png_sample(Arena *arena, uint32_t width, uint32_t height) {
  Buf out = buf_in(arena);
  buf_add(&out, S("\x89PNG\r\n\x1a\n"));
  put_big(&out, 13, 4);
  buf_add(&out, S("IHDR"));
  put_big(&out, width, 4);
  put_big(&out, height, 4);
  buf_add(&out, S("\x08\x06\0\0\1sum.\0\0\0\0IEND....")); // interlaced
  return buf_str(&out);
}

static inline Str gif_sample(Arena *arena, int width, int height) {
  Buf out = buf_in(arena);
  buf_add(&out, S("GIF89a"));
  put_little(&out, (uint64_t)width, 2);
  put_little(&out, (uint64_t)height, 2);
  buf_add(&out, S("\x80\0\0\0\0\0\xff\xff\xff;"));
  return buf_str(&out);
}

static inline Str webp_of(Arena *arena, Str chunk, Str content) {
  Buf out = buf_in(arena);
  buf_add(&out, S("RIFF"));
  put_little(&out, 12 + content.n, 4);
  buf_add(&out, S("WEBP"));
  buf_add(&out, chunk);
  put_little(&out, content.n, 4);
  buf_add(&out, content);
  return buf_str(&out);
}
static inline Str webp_lossy_sample(Arena *arena, int width, int height) {
  Buf frame = buf_in(arena);
  buf_add(&frame, S("\x10\0\0\x9d\x01\x2a"));
  put_little(&frame, (uint64_t)width | 1 << 14, 2); // scaled, which does not count
  put_little(&frame, (uint64_t)height | 2 << 14, 2);
  return webp_of(arena, S("VP8 "), buf_str(&frame));
}
static inline Str webp_lossless_sample(Arena *arena, int width, int height) {
  Buf frame = buf_in(arena);
  buf_byte(&frame, 0x2F);
  put_little(&frame, (uint64_t)(width - 1) | (uint64_t)(height - 1) << 14 | 1 << 28, 4);
  return webp_of(arena, S("VP8L"), buf_str(&frame));
}
static inline Str webp_extended_sample(Arena *arena, int width, int height) {
  Buf frame = buf_in(arena);
  put_little(&frame, 0x10, 4);
  put_little(&frame, (uint64_t)width - 1, 3);
  put_little(&frame, (uint64_t)height - 1, 3);
  return webp_of(arena, S("VP8X"), buf_str(&frame));
}

// ---- videos -------------------------------------------------------------------------------------------------------

static inline Str box_of(Arena *arena, const char *type, Str content) {
  Buf out = buf_in(arena);
  put_big(&out, content.n + 8, 4);
  buf_add(&out, str_of(type));
  buf_add(&out, content);
  return buf_str(&out);
}
static inline Str boxes(Arena *arena, const char *type, size_t n, const Str *inner) {
  Buf all = buf_in(arena);
  for (size_t i = 0; i < n; i++) buf_add(&all, inner[i]);
  return box_of(arena, type, buf_str(&all));
}

typedef struct Video {
  const char *brand; // "isom"
  uint64_t scale, duration, fragments;
  uint32_t width, height;
  bool wide;       // boxes of version 1
  bool moov_first; // else behind the pictures
  bool sound_only;
} Video;

static inline Str mvhd_of(Arena *arena, const Video *video) {
  Buf out = buf_in(arena);
  int n = video->wide ? 8 : 4;
  put_big(&out, video->wide ? 1 << 24 : 0, 4);
  put_zeros(&out, (size_t)n * 2);
  put_big(&out, video->scale, 4);
  put_big(&out, video->duration, n);
  put_zeros(&out, 80);
  return box_of(arena, "mvhd", buf_str(&out));
}
static inline Str tkhd_of(Arena *arena, const Video *video, uint32_t width, uint32_t height) {
  Buf out = buf_in(arena);
  put_big(&out, video->wide ? 1 << 24 | 3 : 3, 4);
  put_zeros(&out, video->wide ? 84 : 72);
  put_big(&out, width << 16, 4);
  put_big(&out, height << 16, 4);
  return box_of(arena, "tkhd", buf_str(&out));
}
static inline Str track_of(Arena *arena, const Video *video, const char *handler, uint32_t width, uint32_t height) {
  Buf out = buf_in(arena);
  put_zeros(&out, 8);
  buf_add(&out, str_of(handler));
  put_zeros(&out, 13);
  Str media = boxes(arena, "mdia", 1, (Str[]){box_of(arena, "hdlr", buf_str(&out))});
  return boxes(arena, "trak", 2, (Str[]){tkhd_of(arena, video, width, height), media});
}
static inline Str moov_of(Arena *arena, const Video *video) {
  Buf mehd = buf_in(arena);
  put_big(&mehd, 0, 4);
  put_big(&mehd, video->fragments, 4);
  Str parts[] = {mvhd_of(arena, video), track_of(arena, video, "soun", 0, 0), S(""), S("")};
  if (!video->sound_only) parts[2] = track_of(arena, video, "vide", video->width, video->height);
  if (video->fragments) parts[3] = boxes(arena, "mvex", 1, (Str[]){box_of(arena, "mehd", buf_str(&mehd))});
  return boxes(arena, "moov", COUNT(parts), parts);
}
static inline Str mp4_sample(Arena *arena, const Video *video) {
  Buf out = buf_in(arena), brand = buf_in(arena);
  buf_add(&brand, str_of(video->brand));
  buf_add(&brand, S("\0\0\2\0"));
  buf_add(&out, box_of(arena, "ftyp", buf_str(&brand)));
  if (video->moov_first) buf_add(&out, moov_of(arena, video));
  put_big(&out, 1, 4); // a size of eight bytes
  buf_add(&out, S("mdat"));
  put_big(&out, 16 + 10, 8);
  buf_add(&out, S("pictures.."));
  if (!video->moov_first) buf_add(&out, moov_of(arena, video));
  return buf_str(&out);
}

// ---- files --------------------------------------------------------------------------------------------------------

static inline Str zip_sample(Arena *arena, size_t n, const char *const *names) {
  Buf out = buf_in(arena);
  buf_add(&out, S("PK\x03\x04 what is packed "));
  size_t directory = out.n;
  for (size_t i = 0; i < n; i++) {
    Str name = str_of(names[i]);
    buf_add(&out, S("PK\x01\x02"));
    put_zeros(&out, 24);
    put_little(&out, name.n, 2);
    put_little(&out, 3, 2);
    put_zeros(&out, 14);
    buf_add(&out, name);
    buf_add(&out, S("..."));
  }
  size_t end = out.n;
  buf_add(&out, S("PK\x05\x06\0\0\0\0"));
  put_little(&out, n, 2);
  put_little(&out, n, 2);
  put_little(&out, end - directory, 4);
  put_little(&out, directory, 4);
  put_zeros(&out, 2);
  return buf_str(&out);
}

#endif

// media_test: what the readers of headers promise, each rule by its name; samples are built from their fields, so that
// every byte's meaning is known.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "media_samples.h"
#include "read/media.h"

static Arena *arena;

static int set_up(void **state) {
  (void)state;
  arena = arena_new();
  return 0;
}
static int tear_down(void **state) {
  (void)state;
  arena_free(arena);
  return 0;
}

static ptrdiff_t from_memory(void *context, int64_t at, char *out, size_t n) {
  const Str *text = context;
  Str part = str_part(*text, (size_t)at, (size_t)at + n);
  if (part.n) memcpy(out, part.at, part.n);
  return (ptrdiff_t)part.n;
}

static MediaFile look_counting(Str text, int *windows) {
  MediaBytes bytes = {.read = from_memory, .context = &text, .size = (int64_t)text.n};
  MediaFile file = {0};
  media_look(&bytes, &file);
  *windows = bytes.windows;
  return file;
}
static MediaFile look(Str text) {
  int windows;
  return look_counting(text, &windows);
}

#define assert_is(file, kind_, extension_)                                                                             \
  (assert_int_equal((file).kind, kind_), assert_string_equal(str_c(arena, (file).extension), extension_))
#define assert_size(file, width_, height_)                                                                             \
  (assert_null((file).damage), assert_int_equal((file).width, width_), assert_int_equal((file).height, height_))
#define assert_none(file, found_)                                                                                      \
  (assert_int_equal((file).kind, -1), assert_string_equal(str_c(arena, (file).found), found_))

// ---- pictures -----------------------------------------------------------------------------------------------------

static void a_jpeg_is_as_large_as_its_own_frame_not_the_small_one_in_its_exif(void **state) {
  (void)state;
  MediaFile file = look(jpeg_sample(arena, 0xC0, 1441, 1919));
  assert_is(file, CARRY_PICTURE, "jpg");
  assert_size(file, 1441, 1919);
}

static void a_progressive_jpeg_says_it_in_the_same_place(void **state) {
  (void)state;
  MediaFile file = look(jpeg_sample(arena, 0xC2, 65535, 1));
  assert_size(file, 65535, 1);
}

static void a_jpeg_whose_scan_comes_before_its_frame_is_damaged(void **state) {
  (void)state;
  Buf out = buf_in(arena);
  buf_add(&out, S("\xff\xd8"));
  put_segment(&out, 0xDA, S("..."));
  put_frame(&out, 0xC0, 10, 10);
  MediaFile file = look(buf_str(&out));
  assert_is(file, CARRY_PICTURE, "jpg");
  assert_ptr_equal(file.damage, &media_not_understood);
}

static void png_and_gif_say_their_size_first(void **state) {
  (void)state;
  MediaFile png = look(png_sample(arena, 10801, 3)), gif = look(gif_sample(arena, 300, 65535));
  assert_is(png, CARRY_PICTURE, "png");
  assert_size(png, 10801, 3);
  assert_is(gif, CARRY_PICTURE, "gif");
  assert_size(gif, 300, 65535);
}

static void webp_says_it_in_each_of_its_three_forms(void **state) {
  (void)state;
  MediaFile lossy = look(webp_lossy_sample(arena, 16383, 7)), lossless = look(webp_lossless_sample(arena, 16384, 1));
  MediaFile extended = look(webp_extended_sample(arena, 1 << 24, 9));
  assert_is(lossy, CARRY_PICTURE, "webp");
  assert_size(lossy, 16383, 7);
  assert_size(lossless, 16384, 1);
  assert_size(extended, 1 << 24, 9);
}

static void a_picture_without_width_or_height_is_damaged(void **state) {
  (void)state;
  const Str empty[] = {jpeg_sample(arena, 0xC0, 0, 5), png_sample(arena, 5, 0), gif_sample(arena, 0, 0),
                       webp_lossy_sample(arena, 0, 1), png_sample(arena, 1u << 31, 1)};
  for (size_t i = 0; i < COUNT(empty); i++) {
    MediaFile file = look(empty[i]);
    assert_int_equal(file.kind, CARRY_PICTURE);
    assert_ptr_equal(file.damage, &media_no_size);
    assert_int_equal(file.width, -1);
  }
}

// ---- videos -------------------------------------------------------------------------------------------------------

static const Video plain = {.brand = "isom", .scale = 600, .duration = 18000, .width = 1080, .height = 1920};

static void a_video_lasts_as_long_as_its_header_says_rounded_up(void **state) {
  (void)state;
  Video video = plain;
  assert_int_equal(look(mp4_sample(arena, &video)).seconds, 30);
  video.duration++;
  assert_int_equal(look(mp4_sample(arena, &video)).seconds, 31);
  video.duration = 1;
  assert_int_equal(look(mp4_sample(arena, &video)).seconds, 1);
}

static void where_the_header_of_a_video_lies_does_not_matter(void **state) {
  (void)state;
  for (int i = 0; i < 4; i++) {
    Video video = plain;
    video.moov_first = i & 1;
    video.wide = i & 2;
    MediaFile file = look(mp4_sample(arena, &video));
    assert_is(file, CARRY_VIDEO, "mp4");
    assert_size(file, 1080, 1920);
    assert_int_equal(file.seconds, 30);
  }
}

static void a_video_in_fragments_says_its_length_apart(void **state) {
  (void)state;
  Video video = plain;
  video.duration = 0;
  assert_int_equal(look(mp4_sample(arena, &video)).seconds, -1);
  video.fragments = 6001;
  assert_int_equal(look(mp4_sample(arena, &video)).seconds, 11);
}

static void a_length_that_is_not_known_is_none(void **state) {
  (void)state;
  Video video = plain;
  video.duration = UINT32_MAX;
  assert_int_equal(look(mp4_sample(arena, &video)).seconds, -1);
  video.wide = true;
  video.duration = UINT64_MAX;
  assert_int_equal(look(mp4_sample(arena, &video)).seconds, -1);
  video.duration = INT64_MAX >> 8;
  video.scale = 1;
  assert_int_equal(look(mp4_sample(arena, &video)).seconds, INT_MAX);
}

static void quicktime_is_a_video_of_its_own_type(void **state) {
  (void)state;
  Video video = plain;
  video.brand = "qt  ";
  MediaFile file = look(mp4_sample(arena, &video));
  assert_is(file, CARRY_VIDEO, "mov");
  assert_size(file, 1080, 1920);
}

static void boxes_without_a_film_are_none(void **state) {
  (void)state;
  Video video = plain;
  video.sound_only = true;
  assert_none(look(mp4_sample(arena, &video)), "M4A");
  video = plain;
  video.brand = "heic";
  assert_none(look(mp4_sample(arena, &video)), "HEIC");
  video.brand = "M4A ";
  assert_none(look(mp4_sample(arena, &video)), "M4A");
}

static void a_video_without_its_header_is_cut_off(void **state) {
  (void)state;
  Str whole = mp4_sample(arena, &plain);
  MediaFile file = look(str_part(whole, 0, 45));
  assert_is(file, CARRY_VIDEO, "mp4");
  assert_ptr_equal(file.damage, &media_cut_off);
  assert_int_equal(file.seconds, -1);
}

// ---- files --------------------------------------------------------------------------------------------------------

static const char *const word[] = {"[Content_Types].xml", "_rels/.rels", "word/document.xml"};
static const char *const table[] = {"xl/workbook.xml", "[Content_Types].xml"};
static const char *const slides[] = {"[Content_Types].xml", "docProps/app.xml", "ppt/slides/slide1.xml"};

static void documents_are_told_by_the_names_in_their_archive(void **state) {
  (void)state;
  assert_is(look(zip_sample(arena, COUNT(word), word)), CARRY_FILE, "docx");
  assert_is(look(zip_sample(arena, COUNT(table), table)), CARRY_FILE, "xlsx");
  assert_is(look(zip_sample(arena, COUNT(slides), slides)), CARRY_FILE, "pptx");
}

static void archives_of_other_things_and_documents_with_macros_cannot_be_posted(void **state) {
  (void)state;
  static const char *const program[] = {"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"};
  static const char *const other[] = {"word.txt", "index.html"};
  assert_none(look(zip_sample(arena, COUNT(program), program)), "Office with macros (docm, xlsm, pptm)");
  assert_none(look(zip_sample(arena, COUNT(other), other)), "ZIP");
  assert_none(look(zip_sample(arena, 0, NULL)), "ZIP");
  assert_none(look(S("PK\x03\x04 cut off")), "ZIP");
}

static void a_pdf_ends_as_one(void **state) {
  (void)state;
  MediaFile whole = look(S("%PDF-1.7\n...\n%%EOF\n")), cut_off = look(S("%PDF-1.7\n..."));
  assert_is(whole, CARRY_FILE, "pdf");
  assert_null(whole.damage);
  assert_ptr_equal(cut_off.damage, &media_cut_off);
}

static void what_could_carry_a_program_or_is_not_known_cannot_be_posted(void **state) {
  (void)state;
  assert_none(look(S("<svg onload='alert(1)'/>")), "SVG");
  assert_none(look(S("<!DOCTYPE html><script>")), "");
  assert_none(look(S("")), "");
  assert_none(look(S("BM....\0\0\0\0")), "BMP");
  assert_none(look(S("RIFF\0\0\0\0AVI LIST")), "AVI");
}

// ---- hostile bytes ------------------------------------------------------------------------------------------------

static void facts_make_sense(const MediaFile *file) {
  assert_true(file->kind == -1 || file->extension.n > 0);
  assert_true((file->width == -1) == (file->height == -1));
  assert_true(file->width >= -1 && file->height >= -1 && file->seconds >= -1);
}

#define SAMPLES 13
static void make_samples(Str out[SAMPLES]) {
  Video fast = plain, wide = plain;
  fast.moov_first = true;
  fast.fragments = 6000;
  wide.wide = true;
  const Str all[SAMPLES] = {jpeg_sample(arena, 0xC0, 640, 480),
                            jpeg_sample(arena, 0xC2, 640, 480),
                            png_sample(arena, 640, 480),
                            gif_sample(arena, 640, 480),
                            webp_lossy_sample(arena, 640, 480),
                            webp_lossless_sample(arena, 640, 480),
                            webp_extended_sample(arena, 640, 480),
                            mp4_sample(arena, &fast),
                            mp4_sample(arena, &plain),
                            mp4_sample(arena, &wide),
                            zip_sample(arena, COUNT(word), word),
                            zip_sample(arena, COUNT(slides), slides),
                            S("%PDF-1.7\n...\n%%EOF\n")};
  memcpy(out, all, sizeof all);
}

// Exact copies, so that a sanitizer sees a byte too many.
static void what_is_cut_off_anywhere_says_nothing_that_is_not_so(void **state) {
  (void)state;
  Str all[SAMPLES];
  make_samples(all);
  for (size_t i = 0; i < SAMPLES; i++) {
    MediaFile whole = look(all[i]);
    for (size_t n = 0; n < all[i].n; n++) {
      Arena *one = arena_new();
      MediaFile file = look(str_copy(one, str_part(all[i], 0, n)));
      facts_make_sense(&file);
      assert_true(file.width == -1 || file.width == whole.width);
      assert_true(file.seconds == -1 || file.seconds == whole.seconds);
      arena_free(one);
    }
  }
}

static void any_byte_may_be_any_other(void **state) {
  (void)state;
  static const unsigned char bytes[] = {0x00, 0x01, 0x7F, 0x80, 0xC0, 0xD8, 0xFE, 0xFF};
  Str all[SAMPLES];
  make_samples(all);
  for (size_t i = 0; i < SAMPLES; i++) {
    char *changed = str_c(arena, all[i]);
    for (size_t at = 0; at < all[i].n * COUNT(bytes); at++) {
      char *byte = &changed[at / COUNT(bytes)], before = *byte;
      *byte = (char)bytes[at % COUNT(bytes)];
      MediaFile file = look((Str){changed, all[i].n});
      facts_make_sense(&file);
      *byte = before;
    }
  }
}

// Segments, boxes and entries without end, and a file that is all fill.
static void a_header_is_looked_for_in_a_bounded_part_of_a_file(void **state) {
  (void)state;
  enum { MANY = 200000 };
  Buf jpeg = buf_in(arena), fill = buf_in(arena), film = buf_in(arena), archive = buf_in(arena);
  buf_add(&jpeg, S("\xff\xd8"));
  buf_add(&fill, S("\xff\xd8"));
  buf_add(&film, S("\0\0\0\x0c"
                   "ftypisom"));
  buf_add(&archive, S("PK\x03\x04"));
  for (int i = 0; i < MANY; i++) {
    put_segment(&jpeg, 0xE1, S("................"));
    buf_add(&fill, S("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"));
    buf_add(&film, S("\0\0\0\x08"
                     "free"));
    buf_add(&archive, S("PK\x01\x02........................\0\0\0\0\0\0.............."));
  }
  buf_add(&archive, S("PK\x05\x06\0\0\0\0\xff\xff\xff\xff\0\0\0\0\4\0\0\0\0\0"));
  const Str all[] = {buf_str(&jpeg), buf_str(&fill), buf_str(&film), buf_str(&archive)};
  for (size_t i = 0; i < COUNT(all); i++) {
    int windows;
    MediaFile file = look_counting(all[i], &windows);
    facts_make_sense(&file);
    assert_true(file.damage || file.kind == -1);
    assert_true(windows <= MEDIA_WINDOWS_MAX);
  }
}

static ptrdiff_t refuse(void *context, int64_t at, char *out, size_t n) {
  (void)context, (void)at, (void)out, (void)n;
  return -1;
}

static void a_file_that_cannot_be_read_is_broken_and_nothing_else(void **state) {
  (void)state;
  MediaBytes bytes = {.read = refuse, .size = 100};
  MediaFile file = {0};
  assert_false(media_look(&bytes, &file));
  assert_true(bytes.broken);
  assert_int_equal(bytes.windows, 1);
}

#define RULE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      RULE(a_jpeg_is_as_large_as_its_own_frame_not_the_small_one_in_its_exif),
      RULE(a_progressive_jpeg_says_it_in_the_same_place),
      RULE(a_jpeg_whose_scan_comes_before_its_frame_is_damaged),
      RULE(png_and_gif_say_their_size_first),
      RULE(webp_says_it_in_each_of_its_three_forms),
      RULE(a_picture_without_width_or_height_is_damaged),
      RULE(a_video_lasts_as_long_as_its_header_says_rounded_up),
      RULE(where_the_header_of_a_video_lies_does_not_matter),
      RULE(a_video_in_fragments_says_its_length_apart),
      RULE(a_length_that_is_not_known_is_none),
      RULE(quicktime_is_a_video_of_its_own_type),
      RULE(boxes_without_a_film_are_none),
      RULE(a_video_without_its_header_is_cut_off),
      RULE(documents_are_told_by_the_names_in_their_archive),
      RULE(archives_of_other_things_and_documents_with_macros_cannot_be_posted),
      RULE(a_pdf_ends_as_one),
      RULE(what_could_carry_a_program_or_is_not_known_cannot_be_posted),
      RULE(what_is_cut_off_anywhere_says_nothing_that_is_not_so),
      RULE(any_byte_may_be_any_other),
      RULE(a_header_is_looked_for_in_a_bounded_part_of_a_file),
      RULE(a_file_that_cannot_be_read_is_broken_and_nothing_else),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

// verify_fuzz: any bytes as a feed. What is found does not hang on how the bytes were cut, lies within the file, and
// can be printed.
#include "target.h"

#include "sopcal/verify.h"

static Diags *verified(Arena *arena, Str feed, size_t block) {
  Diags *diags = diags_new(arena);
  Verify *verify = verify_begin(arena, diags, S("feed.ics"));
  for (size_t at = 0; at < feed.n; at += block)
    if (!verify_take(verify, str_part(feed, at, at + block))) break;
  verify_end(verify);
  verify_free(verify);
  return diags;
}

static Str printed(Arena *arena, Diags *diags) {
  Buf out = buf_in(arena);
  diags_finish(diags);
  diags_print(&out, diags, &(PrintOptions){.format = MESSAGES_JSON});
  return buf_str(&out);
}

static void check_places(const Diags *diags, size_t n) {
  for (size_t i = 0; i < diags_total(diags); i++) {
    Place at = diags_at(diags, i)->at;
    MUST(at.source);
    place_must_be_within(at);
    MUST(at.source->before.bytes + at.to <= n);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Str feed = input_text(arena, bytes, n);
  Diags *whole = verified(arena, feed, n ? n : 1), *cut = verified(arena, feed, 1 + n % 61);
  Str one = printed(arena, whole);
  MUST(str_eq(one, printed(arena, cut)));
  must_be_plain(one, true);
  check_places(whole, n);
  print_all(arena, verified(arena, feed, n ? n : 1));
  arena_free(arena);
  return 0;
}

// media_fuzz: any bytes as a picture, a video or a file: what is said of it must make sense, and little of it is read.
#include "target.h"

#include <string.h>

#include "../../src/read/media.h"

typedef struct Memory {
  const uint8_t *at;
  size_t n;
} Memory;

static ptrdiff_t from_memory(void *context, int64_t at, char *out, size_t n) {
  const Memory *memory = context;
  MUST(at >= 0 && (size_t)at < memory->n);
  size_t left = memory->n - (size_t)at, some = left < n ? left : n;
  memcpy(out, memory->at + at, some);
  return (ptrdiff_t)some;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Memory memory = {bytes, n};
  MediaBytes asked = {.read = from_memory, .context = &memory, .size = (int64_t)n};
  MediaFile file = {0};
  bool good = media_look(&asked, &file);
  MUST(good == (file.kind >= 0) && file.kind < CARRIED_COUNT);
  MUST(!good || file.extension.n > 0);
  MUST((file.width == -1) == (file.height == -1) && file.width >= -1 && file.height >= -1);
  MUST(file.seconds >= -1);
  MUST(asked.windows <= MEDIA_WINDOWS_MAX && !asked.broken);
  return 0;
}

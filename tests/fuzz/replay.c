// replay: runs a fuzzer's target on the files named, without libFuzzer. A file that does harm ends the program.
#include "target.h"

#include "sopcal/file.h"

enum { INPUT_BYTES_MAX = 1 << 22 };

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    Arena *arena = arena_new();
    FileRead read = file_read(arena, argv[i], INPUT_BYTES_MAX);
    if (read.fault != FILE_OK) return fprintf(stderr, "%s: cannot be read\n", argv[i]), 2;
    LLVMFuzzerTestOneInput((const uint8_t *)read.text.at, read.text.n);
    arena_free(arena);
  }
  printf("%d passed, 0 failed\n", argc - 1);
  return 0;
}

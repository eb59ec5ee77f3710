// forge_fuzz: a plan's text must stay text in all that sopcal writes and prints: no escape sequence, no command to a
// build service, no JSON, HTML, formula or calendar line of its own.
#include "forge.h"

static Str line_next(Str *rest) {
  Str line = S("");
  str_cut(rest, '\n', &line);
  return line;
}

static void read_numbers(Str line, Texts *texts) {
  Str word;
  for (size_t i = 0; i < COUNT(texts->numbers) && str_cut(&line, ' ', &word); i++)
    for (size_t k = 0; k < word.n; k++)
      if (word.at[k] >= '0' && word.at[k] <= '9')
        texts->numbers[i] = texts->numbers[i] % 1000 * 10 + (size_t)(word.at[k] - '0');
}

static void cut(Str rest, Texts *texts) {
  Str between = S("\n%%%\n");
  for (size_t i = 0; i < SLOTS_MOST && rest.n > 0; i++) {
    ptrdiff_t end = str_find(rest, between);
    texts->slots[(texts->numbers[0] + i) % SLOTS_MOST] = str_part(rest, 0, end < 0 ? rest.n : (size_t)end);
    rest = str_from(rest, end < 0 ? rest.n : (size_t)end + between.n);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  Arena *arena = arena_new();
  Texts texts = {.arena = arena};
  Str rest = input_text(arena, bytes, n), first = line_next(&rest), way = S("");
  str_cut(&first, ' ', &way);
  read_numbers(first, &texts);
  cut(rest, &texts);
  if (str_eq(way, S("door"))) forge_door(&texts);
  if (str_eq(way, S("twin"))) forge_twin(&texts);
  arena_free(arena);
  return 0;
}

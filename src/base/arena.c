// arena: memory that dies together. From the system's blocks to zeroed, aligned objects; and the lists built on them.
//
// Blocks are taken from the system, each larger than the last up to a bound, and handed out from front to back.
// Invariant: every byte of a block behind `used` is zero and has never been handed out, so growing in place needs no
// clearing. Under AddressSanitizer those bytes are poisoned, and so is a gap between any two objects.
#include "sopcal/base.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "system.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define POISONED 1
#endif

#ifdef POISONED
#include <sanitizer/asan_interface.h>
enum { OBJECT_GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(at, n) ((void)(at), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(at, n) ((void)(at), (void)(n))
enum { OBJECT_GAP = 0 };
#endif

enum { BLOCK_FIRST = 4 << 10, BLOCK_LARGEST = 1 << 20, LIST_FIRST = 4 };

typedef struct Block Block;
struct Block {
  Block *next;
  size_t cap, used;
  alignas(max_align_t) char bytes[];
};

struct Arena {
  Block *blocks;    // objects come from the first
  size_t next_cap;  // of the next block
  const char *last; // the object handed out last from the first block
  size_t used;
};

_Noreturn void base_out_of_memory(void) {
  fputs("sopcal: out of memory\n", stderr);
  exit(2);
}

static void *have(void *memory) {
  if (!memory) base_out_of_memory();
  return memory;
}

static size_t bytes_of(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX / 2) base_out_of_memory();
  return bytes;
}

void *base_alloc(size_t count, size_t size) { return have(system_alloc(bytes_of(count, size))); }

void *base_realloc(void *old, size_t size) { return have(system_realloc(old, size)); }

Arena *arena_new(void) {
  Arena *arena = base_alloc(1, sizeof *arena);
  arena->next_cap = BLOCK_FIRST;
  return arena;
}

void arena_free(Arena *arena) {
  if (!arena) return;
  for (Block *block = arena->blocks, *next; block; block = next) {
    next = block->next;
    ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->cap);
    free(block);
  }
  free(arena);
}

static size_t block_room(const Block *block) { return block ? block->cap - block->used : 0; }

// Of the first block and a new one, the one that will have more room comes first: a huge object does not end a block.
static Block *block_add(Arena *arena, size_t bytes) {
  size_t cap = bytes > arena->next_cap ? bytes : arena->next_cap;
  Block *block = base_alloc(1, sizeof *block + cap);
  block->cap = cap;
  ASAN_POISON_MEMORY_REGION(block->bytes, cap);
  if (arena->next_cap < BLOCK_LARGEST) arena->next_cap *= 2;
  if (cap - bytes < block_room(arena->blocks)) {
    block->next = arena->blocks->next;
    arena->blocks->next = block;
  } else {
    block->next = arena->blocks;
    arena->blocks = block;
    arena->last = NULL;
  }
  return block;
}

static size_t padding(const Block *block, size_t align) {
  return -(uintptr_t)(block->bytes + block->used) & (align - 1);
}

void *arena_alloc(Arena *arena, size_t count, size_t size, size_t align) {
  assert(align > 0 && (align & (align - 1)) == 0);
  size_t bytes = bytes_of(count, size);
  Block *block = arena->blocks;
  if (!block || block_room(block) < bytes + align + OBJECT_GAP) block = block_add(arena, bytes + align + OBJECT_GAP);
  char *at = block->bytes + block->used + padding(block, align);
  block->used = (size_t)(at - block->bytes) + bytes + OBJECT_GAP;
  if (block == arena->blocks) arena->last = at;
  ASAN_UNPOISON_MEMORY_REGION(at, bytes);
  arena->used += bytes;
  return at;
}

static bool grow_in_place(Arena *arena, const char *old, size_t old_bytes, size_t new_bytes) {
  if (!old || old != arena->last) return false;
  Block *block = arena->blocks;
  size_t more = new_bytes - old_bytes;
  if (block_room(block) < more) return false;
  block->used += more;
  arena->used += more;
  ASAN_UNPOISON_MEMORY_REGION(old, new_bytes);
  return true;
}

void *arena_grow(Arena *arena, void *old, size_t old_count, size_t new_count, size_t size, size_t align) {
  assert(new_count >= old_count);
  size_t old_bytes = bytes_of(old_count, size), new_bytes = bytes_of(new_count, size);
  if (grow_in_place(arena, old, old_bytes, new_bytes)) return old;
  void *at = arena_alloc(arena, new_count, size, align);
  if (old_bytes > 0) memcpy(at, old, old_bytes);
  return at;
}

size_t arena_used(const Arena *arena) { return arena->used; }

void list_reserve(Arena *arena, AnyList *list, size_t size, size_t align) {
  if (list->n < list->cap) return;
  size_t cap = list->cap ? bytes_of(list->cap, 2) : LIST_FIRST;
  list->at = arena_grow(arena, list->at, list->cap, cap, size, align);
  list->cap = cap;
}

void *list_add(Arena *arena, AnyList *list, size_t size, size_t align) {
  list_reserve(arena, list, size, align);
  return (char *)list->at + size * list->n++;
}

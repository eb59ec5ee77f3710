// base: memory, strings, lists and maps. Knows no plan.
//
// Memory is an Arena: everything allocated in it dies with it, nothing is freed by itself. A Str is a view (pointer
// and length, not NUL-terminated, may hold any byte) and owns nothing. A Buf is a builder that grows in an arena.
// When memory runs out the program says so and ends with exit status 2 (base_out_of_memory); callers never see NULL.
#ifndef SOPCAL_BASE_H
#define SOPCAL_BASE_H

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// ---- memory -------------------------------------------------------------------------------------------------------

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);

// `count` objects of `size` bytes, zeroed. An overflow of count * size ends the program as memory running out does.
void *arena_alloc(Arena *arena, size_t count, size_t size, size_t align);

// Grows an array that was the last thing allocated in place, else copies it; the new part is zeroed.
void *arena_grow(Arena *arena, void *old, size_t old_count, size_t new_count, size_t size, size_t align);

// Bytes handed out so far: what a stage cost.
size_t arena_used(const Arena *arena);

#define NEW(arena, T) ((T *)arena_alloc((arena), 1, sizeof(T), alignof(T)))
#define NEW_N(arena, T, n) ((T *)arena_alloc((arena), (n), sizeof(T), alignof(T)))

// For libraries that take their memory from us and end with free(). Never NULL; the first is zeroed.
void *base_alloc(size_t count, size_t size);
void *base_realloc(void *old, size_t size);

// Says "out of memory" on stderr and ends with exit status 2. An output begun (file.h) is put away.
_Noreturn void base_out_of_memory(void);

// ---- lists --------------------------------------------------------------------------------------------------------

// A list of T: `at` has `n` elements. All lists have the layout of AnyList, so that tables may fill them.
#define LIST(T)                                                                                                        \
  struct {                                                                                                             \
    T *at;                                                                                                             \
    size_t n;                                                                                                          \
    size_t cap;                                                                                                        \
  }

typedef struct AnyList {
  void *at;
  size_t n;
  size_t cap;
} AnyList;

// Makes room for one more element and returns its (zeroed) place; for code that knows only the element's size.
void *list_add(Arena *arena, AnyList *list, size_t size, size_t align);

// The place of a new, zeroed last element.
#define ADD(arena, list)                                                                                               \
  (*((list)->n < (list)->cap                                                                                           \
         ? (void)0                                                                                                     \
         : list_reserve((arena), (AnyList *)(void *)(list), sizeof *(list)->at, alignof(max_align_t)),                 \
     &(list)->at[(list)->n++]))
#define PUSH(arena, list, x) ((void)(ADD(arena, list) = (x)))
void list_reserve(Arena *arena, AnyList *list, size_t size, size_t align);

#define COUNT(array) (sizeof(array) / sizeof *(array))

// ---- strings ------------------------------------------------------------------------------------------------------

typedef struct Str {
  const char *at;
  size_t n;
} Str;

typedef LIST(Str) StrList;

#define S(literal) ((Str){"" literal, sizeof(literal) - 1})
#define S_(literal)                                                                                                    \
  { "" literal, sizeof(literal) - 1 } // the same, in a static initialiser

Str str_of(const char *c_string); // NULL gives the empty string
char *str_c(Arena *arena, Str s); // NUL-terminated copy
Str str_copy(Arena *arena, Str s);
static inline bool str_eq(Str a, Str b) { return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0); }
int str_cmp(Str a, Str b);                                  // by bytes, shorter first
bool str_starts_any_case(Str s, Str prefix);                // ASCII letters may be upper or lower case
static inline Str str_part(Str s, size_t from, size_t to) { // clamped
  if (to > s.n) to = s.n;
  if (from > to) from = to;
  return (Str){from > 0 ? s.at + from : s.at, to - from};
}
static inline Str str_from(Str s, size_t from) { return str_part(s, from, s.n); } // to the end; clamped
static inline bool str_starts(Str s, Str prefix) { return s.n >= prefix.n && str_eq(str_part(s, 0, prefix.n), prefix); }
static inline bool str_ends(Str s, Str suffix) {
  return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}
ptrdiff_t str_find(Str s, Str needle); // byte offset or -1
ptrdiff_t str_find_byte(Str s, char c);
ptrdiff_t str_rfind_byte(Str s, char c);
Str str_trim(Str s);                        // ASCII space, tab, CR, LF
bool str_cut(Str *rest, char c, Str *head); // takes what stands before the next c; false when rest is used up
Str str_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str str_join(Arena *arena, const StrList *list, Str between);
bool str_among(const StrList *list, Str s); // one of the list is the same; looks at each

// printf("%.*s", STR(s))
#define STR(s) (int)(s).n, (s).at

// ---- UTF-8 (input has been validated when it comes here; a bad byte counts as one code point) ---------------------

size_t utf8_next(Str s, size_t at, uint32_t *code_point); // the offset behind the code point at `at`
size_t utf8_count(Str s);                                 // code points
// The offset behind what is read as one letter at `at`: with its marks, joiners and tones; a flag is one.
size_t utf8_letter(Str s, size_t at);
int utf8_width(Str s); // columns on a terminal: wide East Asian and emoji 2, combining and joiners 0
// The offset of the first byte that is no valid UTF-8 (overlong, surrogate, above U+10FFFF), or s.n.
size_t utf8_bad(Str s);
bool utf8_is_word(uint32_t code_point); // a letter, digit or combining mark of any script that can be seen
// The same for texts that differ only in upper and lower case, or in ways to write a letter; a long text as it is.
Str utf8_folded(Arena *arena, Str s);
// What is left of one code point without case, width, style and marks; 0 where it cannot be seen by itself.
enum { UTF8_FOLDED_MAX = 18 };
size_t utf8_folded_point(uint32_t code_point, uint32_t out[UTF8_FOLDED_MAX]);
// The simplified form of a traditional Chinese character; anything else is itself.
uint32_t hant_simplified(uint32_t code_point);
void utf8_put(char out[4], size_t *n, uint32_t code_point);
// A blank of any script that has a width.
bool utf8_is_blank(uint32_t c);
// What acts instead of being seen: controls, what turns the direction of a text, line ends of other systems, blanks
// without width. Joiners and direction marks are ordinary in emoji and in Arabic.
bool utf8_is_hidden(uint32_t c);
// Whether the '[' at `at` stands behind "##" and letters: "##[error]" and "##vso[" are commands to build services,
// anywhere in a line of their logs.
bool utf8_opens_command(Str text, size_t at);

// ---- builder ------------------------------------------------------------------------------------------------------

typedef struct Buf {
  char *at;
  size_t n;
  size_t cap;
  Arena *arena;
} Buf;

static inline Buf buf_in(Arena *arena) { return (Buf){.arena = arena}; }
void buf_widen(Buf *buf, size_t more);

// Room for so many bytes behind the text, where the caller writes and then moves buf->n.
static inline char *buf_room(Buf *buf, size_t more) {
  if (!buf->at || more > buf->cap - buf->n) buf_widen(buf, more);
  return buf->at + buf->n;
}

static inline void buf_add(Buf *buf, Str s) {
  if (s.n == 0) return;
  memcpy(buf_room(buf, s.n), s.at, s.n);
  buf->n += s.n;
}

static inline void buf_byte(Buf *buf, char c) {
  *buf_room(buf, 1) = c;
  buf->n++;
}
void buf_format(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline Str buf_str(const Buf *buf) { return (Str){buf->at, buf->n}; } // a view: good until the next addition

// ---- map from strings to pointers, in the order of insertion ------------------------------------------------------

typedef struct MapEntry {
  Str key;
  void *value;
} MapEntry;

typedef struct Map {
  LIST(MapEntry) entries; // read these to iterate
  uint32_t *slots;
  size_t slot_count;
} Map;

void *map_get(const Map *map, Str key);
// False, and the map unchanged, when the key was there already. Keys are not copied.
bool map_put(Arena *arena, Map *map, Str key, void *value);

// ---- hashes (libsodium's BLAKE2b) ---------------------------------------------------------------------------------

// 32 lower-case hexadecimal digits of a 128-bit BLAKE2b of the bytes.
Str hash_hex(Arena *arena, Str bytes);
// The same of what stands in a text from that byte on; it takes its place.
void hash_end(Buf *text, size_t from);

// A key of hashes that only who has it can compute. Whoever holds one forgets it (hash_forget) when it has been used.
typedef struct HashKey {
  unsigned char at[32];
} HashKey;
enum { HASH_KEY_DIGITS = 64 };
void hash_key_new(HashKey *out);           // from the system's source of random numbers
bool hash_key_read(Str hex, HashKey *out); // from HASH_KEY_DIGITS hexadecimal digits; false for anything else
void hash_key_hex(const HashKey *key, char out[HASH_KEY_DIGITS + 1]);
// 32 lower-case hexadecimal digits of a keyed 128-bit BLAKE2b of the bytes.
Str hash_keyed_hex(Arena *arena, const HashKey *key, Str bytes);
// Overwrites a secret, also where nothing reads those bytes any more.
void hash_forget(void *at, size_t n);

// ---- nearest spelling ---------------------------------------------------------------------------------------------

// "Did you mean": the candidates nearest to `word` by optimal string alignment, at most a third of its length and 3,
// and strictly nearer than half the candidate. Ties give all of them, in the order of the list; none gives none.
StrList str_nearest(Arena *arena, Str word, const StrList *candidates);

#endif

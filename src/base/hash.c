// hash: from bytes to a short name for them that no other bytes have. libsodium's one home.
//
// Invariant: the name of given bytes is the same in every version and on every machine; lock files hold it.
#include "sopcal/base.h"

#include <sodium.h>
#include <string.h>

enum { HASH_BYTES = 16, HASH_DIGITS = 2 * HASH_BYTES };

static char pairs[256][2]; // the digits of each byte

// libsodium takes a lock to find that it is ready, which millions of hashes would feel.
static void ready(void) {
  static bool is_ready;
  if (is_ready) return;
  if (sodium_init() < 0) base_out_of_memory();
  for (size_t i = 0; i < COUNT(pairs); i++) {
    pairs[i][0] = "0123456789abcdef"[i >> 4];
    pairs[i][1] = "0123456789abcdef"[i & 15];
  }
  is_ready = true;
}

typedef struct Hash {
  unsigned char at[HASH_BYTES];
} Hash;

// `key` NULL: none.
static Hash hash_of(Str bytes, const HashKey *key) {
  Hash hash;
  ready();
  crypto_generichash(hash.at, sizeof hash.at, (const unsigned char *)bytes.at, bytes.n, key ? key->at : NULL,
                     key ? sizeof key->at : 0);
  return hash;
}

static Str hex_of(Hash hash, char out[HASH_DIGITS]) {
  for (size_t i = 0; i < HASH_BYTES; i++) memcpy(out + 2 * i, pairs[hash.at[i]], sizeof *pairs);
  return (Str){out, HASH_DIGITS};
}

static Str new_hex(Arena *arena, Hash hash) {
  char hex[HASH_DIGITS];
  return str_copy(arena, hex_of(hash, hex));
}

Str hash_hex(Arena *arena, Str bytes) { return new_hex(arena, hash_of(bytes, NULL)); }

Str hash_keyed_hex(Arena *arena, const HashKey *key, Str bytes) { return new_hex(arena, hash_of(bytes, key)); }

void hash_end(Buf *text, size_t from) {
  char hex[HASH_DIGITS];
  Hash hash = hash_of(str_from(buf_str(text), from), NULL);
  text->n = from;
  buf_add(text, hex_of(hash, hex));
}

// ---- keys ---------------------------------------------------------------------------------------------------------

void hash_key_new(HashKey *out) {
  ready();
  randombytes_buf(out->at, sizeof out->at);
}

bool hash_key_read(Str hex, HashKey *out) {
  size_t n = 0;
  ready();
  if (hex.n != HASH_KEY_DIGITS) return false;
  return sodium_hex2bin(out->at, sizeof out->at, hex.at, hex.n, NULL, &n, NULL) == 0 && n == sizeof out->at;
}

void hash_key_hex(const HashKey *key, char out[HASH_KEY_DIGITS + 1]) {
  sodium_bin2hex(out, HASH_KEY_DIGITS + 1, key->at, sizeof key->at);
}

void hash_forget(void *at, size_t n) { sodium_memzero(at, n); }

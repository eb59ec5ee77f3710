// hash: from bytes to a short name for them that no other bytes have. libsodium's one home.
//
// Invariant: the name of given bytes is the same in every version and on every machine; lock files hold it.
#include "sopcal/base.h"

#include <sodium.h>

enum { HASH_BYTES = 16, HASH_DIGITS = 2 * HASH_BYTES };

// libsodium takes a lock to find that it is ready, which millions of hashes would feel.
static void ready(void) {
  static bool is_ready;
  if (!is_ready && sodium_init() < 0) base_out_of_memory();
  is_ready = true;
}

// `key` NULL: none.
static Str hex_of(Arena *arena, Str bytes, const HashKey *key) {
  unsigned char hash[HASH_BYTES];
  ready();
  crypto_generichash(hash, sizeof hash, (const unsigned char *)bytes.at, bytes.n, key ? key->at : NULL,
                     key ? sizeof key->at : 0);
  char *hex = NEW_N(arena, char, HASH_DIGITS + 1);
  sodium_bin2hex(hex, HASH_DIGITS + 1, hash, sizeof hash);
  return (Str){hex, HASH_DIGITS};
}

Str hash_hex(Arena *arena, Str bytes) { return hex_of(arena, bytes, NULL); }

Str hash_keyed_hex(Arena *arena, const HashKey *key, Str bytes) { return hex_of(arena, bytes, key); }

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

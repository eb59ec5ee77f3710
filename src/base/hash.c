// hash: from bytes to a short name for them that no other bytes have. libsodium's one home.
//
// Invariant: the name of given bytes is the same in every version and on every machine; lock files hold it.
#include "sopcal/base.h"

#include <sodium.h>

enum { HASH_BYTES = 16, HASH_DIGITS = 2 * HASH_BYTES };

Str hash_hex(Arena *arena, Str bytes) {
  unsigned char hash[HASH_BYTES];
  if (sodium_init() < 0) base_out_of_memory();
  crypto_generichash(hash, sizeof hash, (const unsigned char *)bytes.at, bytes.n, NULL, 0);
  char *hex = NEW_N(arena, char, HASH_DIGITS + 1);
  sodium_bin2hex(hex, HASH_DIGITS + 1, hash, sizeof hash);
  return (Str){hex, HASH_DIGITS};
}

// private: what the files of one person are called, so that in a private plan nobody finds them who was not told.
//
// Invariant: a name depends on the key, the plan's id, the person's and the two rotations, and on nothing else: every
// machine that has the key gives the same one, and without the key none follows from another.
#include "room.h"

enum { TOKEN_DIGITS = 32 };

Str person_file(Arena *arena, const Plan *plan, const Staff *person) {
  Str id = person->head.id;
  if (!plan->about.is_private) return id;
  return str_format(arena, "%.*s-%.*s", STR(id), STR(person->token.n ? person->token : S("*")));
}

// No id holds a line end, so that no two people are hashed as the same text, and nobody as that of the mark, which
// stands where others read it and tells nothing of any name.
void people_get_tokens(Arena *arena, Plan *plan, const HashKey *key) {
  for (size_t i = 0; i < plan->staff.n; i++) {
    Staff *person = &plan->staff.at[i];
    Str named = str_format(arena, "sopcal person 1\n%.*s\n%.*s\n%d\n%d", STR(plan->about.id), STR(person->head.id),
                           plan->about.rotation, person->rotation);
    person->token = hash_keyed_hex(arena, key, named);
  }
  plan->about.key_mark = str_part(hash_keyed_hex(arena, key, S("sopcal key 1")), 0, KEY_MARK_DIGITS);
}

static bool is_token(Str text) {
  if (text.n < TOKEN_DIGITS) return false;
  for (size_t i = 0; i < TOKEN_DIGITS; i++)
    if (str_find_byte(S("0123456789abcdef"), text.at[i]) < 0) return false;
  return true;
}

// What is hidden in vain, an id that looks like a token, is still told by what stands before it.
Str tokens_hidden(Arena *arena, Str text) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < text.n; i++) {
    buf_byte(&out, text.at[i]);
    if (text.at[i] != '-' || !is_token(str_from(text, i + 1))) continue;
    buf_byte(&out, '*');
    i += TOKEN_DIGITS;
  }
  return buf_str(&out);
}

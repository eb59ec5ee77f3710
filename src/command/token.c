// token: makes a key, from which the names of people's files in a private plan are computed.
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "sopcal/command.h"

enum { HEAD_BYTES = sizeof KEY_HEAD - 1, TEXT_BYTES = HEAD_BYTES + HASH_KEY_DIGITS + 1 };

static void key_text(char out[TEXT_BYTES + 1]) {
  HashKey key;
  hash_key_new(&key);
  memcpy(out, KEY_HEAD, HEAD_BYTES);
  hash_key_hex(&key, out + HEAD_BYTES);
  out[TEXT_BYTES - 1] = '\n';
  out[TEXT_BYTES] = '\0';
  hash_forget(&key, sizeof key);
}

// What is there already is not for the system to say.
static int say_why_not(Arena *arena, const Options *options, Str file, Str why) {
  bool zh = options->print.lang == LANG_ZH, there = str_eq(why, str_of(strerror(EEXIST)));
  if (there) why = zh ? S("已经有这个文件") : S("there is such a file");
  fprintf(stderr, zh ? "sopcal: 不能新建“%.*s”：%.*s\n" : "sopcal: cannot make '%.*s': %.*s\n",
          STR(text_shown(arena, file)), STR(why));
  if (there)
    fputs(zh ? "sopcal: 已有的密钥不会被覆盖：换了密钥，所有人的地址都会变\n"
             : "sopcal: a key that is there is not written over: with another, everybody's addresses change\n",
          stderr);
  return EXIT_BROKEN;
}

static void say_made(Arena *arena, const Options *options, Str file) {
  bool zh = options->print.lang == LANG_ZH;
  Str shown = text_shown(arena, file);
  if (options->quiet) return;
  fprintf(stderr,
          zh ? "%.*s：新的密钥。用 sopcal build --key %.*s；请另存一份，不要进 "
               "git：拿到它就能算出所有人的地址，丢了它地址全变\n"
             : "%.*s: a new key. Use it: sopcal build --key %.*s. Keep a copy, and keep it out of git: who has it can "
               "compute everybody's addresses, and without it they all change\n",
          STR(shown), STR(shown));
  if (git_would_take(arena, file, S("")))
    fputs(zh ? "sopcal: 它在 git 仓库里，又没有被忽略：请移到别处，或写进 .gitignore\n"
             : "sopcal: it lies in a git repository that does not ignore it: move it, or name it in .gitignore\n",
          stderr);
}

static int make_file(Arena *arena, const Options *options, Str file, Str text) {
  Str why;
  if (!file_new(arena, file, text, &why)) return say_why_not(arena, options, file, why);
  say_made(arena, options, file);
  return EXIT_FINE;
}

int command_token(Arena *arena, const Options *options) {
  char text[TEXT_BYTES + 1];
  Str file = options->args.at[1], key = {text, TEXT_BYTES};
  if (!str_eq(options->args.at[0], S("new")) || !file.n)
    return usage_error(options, "usage: sopcal token new FILE, not", "用法：sopcal token new FILE，不能写",
                       options->args.at[0]);
  key_text(text);
  int status = str_eq(file, S("-")) ? print_out(key) : make_file(arena, options, file, key);
  hash_forget(text, sizeof text);
  return status;
}

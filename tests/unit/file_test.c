// file_test: pins reading, listing, and the output directory that appears in one step. Works in a directory of its own
// below /tmp, made for each test and removed after it.
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sopcal/file.h"

static char here[64]; // every test's current directory

static int folder_begin(void **state) {
  strcpy(here, "/tmp/sopcal-file-test-XXXXXX");
  return mkdtemp(here) && chdir(here) == 0 ? arena_begin(state) : -1;
}

static int folder_end(void **state) {
  char command[192];
  snprintf(command, sizeof command, "chmod -R u+rwx '%s' && rm -rf '%s'", here, here);
  umask(022);
  return arena_end(state) || chdir("/") || system(command);
}

#define FOLDER_TEST(f) cmocka_unit_test_setup_teardown(f, folder_begin, folder_end)

// ---- helpers ------------------------------------------------------------------------------------------------------

static void sh(const char *command) {
  if (system(command) != 0) fail_msg("failed: %s", command);
}

static bool says(const char *command) { return system(command) == 0; }

static bool path_exists(const char *path) { return access(path, F_OK) == 0; }

static void put(const char *path, Str bytes) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  if (bytes.n > 0) assert_int_equal(fwrite(bytes.at, 1, bytes.n, file), bytes.n);
  assert_int_equal(fclose(file), 0);
}

static void assert_file(Arena *arena, const char *path, Str want) {
  FileRead read = file_read(arena, path, 1 << 20);
  if (read.fault != FILE_OK) fail_msg("%s cannot be read", path);
  check_str(read.text, want, __FILE__, __LINE__);
}

// ---- reading ------------------------------------------------------------------------------------------------------

static void a_file_is_read_whole_with_a_nul_behind(void **state) {
  put("f", S("a\0b\n"));
  FileRead read = file_read(*state, "f", 100);
  assert_int_equal(read.fault, FILE_OK);
  assert_str(read.text, "a\0b\n");
  assert_int_equal(read.text.at[read.text.n], 0);
  put("empty", S(""));
  assert_file(*state, "empty", S(""));
}

static void the_limit_is_the_largest_size_allowed(void **state) {
  put("f", S("12345"));
  assert_int_equal(file_read(*state, "f", 5).fault, FILE_OK);
  assert_int_equal(file_read(*state, "f", 4).fault, FILE_TOO_LARGE);
}

static void a_file_that_tells_no_size_is_read_to_its_end_or_limit(void **state) {
  FileRead read = file_read(*state, "/proc/self/smaps", 1 << 20);
  assert_int_equal(read.fault, FILE_OK);
  assert_true(read.text.n > 4096);
  assert_int_equal(file_read(*state, "/proc/self/smaps", 100).fault, FILE_TOO_LARGE);
}

static void what_is_missing_is_said(void **state) {
  put("f", S(""));
  assert_int_equal(file_read(*state, "none", 10).fault, FILE_MISSING);
  assert_int_equal(file_read(*state, "f/below", 10).fault, FILE_MISSING);
  assert_int_equal(file_read(*state, "", 10).fault, FILE_MISSING);
}

static void make_socket(const char *name) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  strcpy(address.sun_path, name);
  assert_int_equal(bind(fd, (const struct sockaddr *)&address, sizeof address), 0);
  close(fd);
}

static void only_regular_files_are_read_and_none_makes_us_wait(void **state) {
  make_socket("s");
  assert_int_equal(file_read(*state, "s", 10).fault, FILE_NOT_REGULAR);
  sh("mkdir d && mkfifo p");
  assert_int_equal(file_read(*state, "d", 10).fault, FILE_NOT_REGULAR);
  assert_int_equal(file_read(*state, "p", 10).fault, FILE_NOT_REGULAR);
  assert_int_equal(file_read(*state, "/dev/null", 10).fault, FILE_NOT_REGULAR);
  assert_int_equal(file_read(*state, "/dev/zero", 10).fault, FILE_NOT_REGULAR);
}

static FileFault fault_in(Arena *arena, Str path) { return file_read_in(arena, S("d"), path, 10).fault; }

static void a_file_below_a_root_is_read_through_links_that_stay(void **state) {
  sh("mkdir -p d/in && echo x >d/in/f && cd d && ln -s in alias && ln -s in/f file && ln -s \"$PWD\"/in/f abs"
     " && ln -s alias/f twice && ln in/f hard");
  static const Str paths[] = {S_("in/f"), S_("alias/f"), S_("file"), S_("abs"), S_("twice"), S_("hard")};
  for (size_t i = 0; i < COUNT(paths); i++) assert_str(file_read_in(*state, S("d"), paths[i], 10).text, "x\n");
  assert_str(file_read_in(*state, S(""), S("d/in/f"), 10).text, "x\n");
  sh("ln -s d root");
  assert_str(file_read_in(*state, S("root"), S("in/f"), 10).text, "x\n");
  assert_int_equal(file_read_in(*state, S("/"), S("dev/null"), 10).fault, FILE_NOT_REGULAR);
}

static void nothing_outside_a_root_is_read(void **state) {
  sh("mkdir -p d/in dd && echo x >dd/f && echo x >f && touch d/plain && cd d && ln -s ../f file && ln -s ../dd dir"
     " && ln -s ../dd/f dd && ln -s nowhere lost && ln -s self self && ln -s /proc/self/fd/0 stdin && mkfifo pipe");
  static const Str outside[] = {S_("file"), S_("dir/f"), S_("dd"), S_("lost"), S_("self"), S_("self/x"), S_("stdin")};
  for (size_t i = 0; i < COUNT(outside); i++) assert_int_equal(fault_in(*state, outside[i]), FILE_OUTSIDE);
  static const Str missing[] = {S_("none"), S_("in/none"), S_("plain/x"), S_("../f"), S_("in/../../f"), S_("")};
  for (size_t i = 0; i < COUNT(missing); i++) assert_int_equal(fault_in(*state, missing[i]), FILE_MISSING);
  assert_int_equal(fault_in(*state, S("in")), FILE_NOT_REGULAR);
  assert_int_equal(fault_in(*state, S("pipe")), FILE_NOT_REGULAR);
}

static void what_the_system_says_is_kept(void **state) {
  sh("ln -s b a && ln -s a b");
  FileRead read = file_read(*state, "a", 10);
  assert_int_equal(read.fault, FILE_UNREADABLE);
  assert_str(read.errno_text, "Too many levels of symbolic links");
}

static void all_is_written_or_it_fails(void **state) {
  (void)state;
  int pipes[2], full = open("/dev/full", O_WRONLY);
  signal(SIGPIPE, SIG_IGN);
  assert_int_equal(pipe(pipes), 0);
  assert_true(file_write(pipes[1], S("all")) && file_write(pipes[1], S("")));
  char got[8];
  assert_int_equal(read(pipes[0], got, sizeof got), 3);
  close(pipes[0]);
  assert_false(file_write(pipes[1], S("nobody reads")));
  assert_int_equal(errno, EPIPE);
  assert_false(file_write(full, S("x")));
  assert_int_equal(errno, ENOSPC);
  close(pipes[1]);
  close(full);
}

// ---- some bytes of one file ---------------------------------------------------------------------------------------

static void a_file_is_looked_into_where_one_wishes(void **state) {
  char some[8];
  sh("mkdir d && printf 0123456789 >d/f");
  FilePeek peek = file_peek_open(*state, S("d"), S("f"));
  assert_int_equal(peek.read.fault, FILE_OK);
  assert_int_equal(peek.size, 10);
  assert_int_equal(file_peek(&peek, 7, some, 2), 2);
  assert_memory_equal(some, "78", 2);
  assert_int_equal(file_peek(&peek, 0, some, 3), 3);
  assert_memory_equal(some, "012", 3);
  assert_int_equal(file_peek(&peek, 8, some, 8), 2);
  assert_memory_equal(some, "89", 2);
  assert_int_equal(file_peek(&peek, 10, some, 8), 0);
  assert_int_equal(file_peek(&peek, INT64_C(1) << 40, some, 8), 0);
  file_peek_close(&peek);
  assert_int_equal(peek.fd, -1);
  file_peek_close(&peek);
}

static void only_regular_files_within_a_root_are_looked_into(void **state) {
  sh("mkdir -p d/in && mkfifo d/pipe && echo x >f && cd d && ln -s ../f file");
  static const struct {
    Str path;
    FileFault fault;
  } cases[] = {{S_("in"), FILE_NOT_REGULAR},
               {S_("pipe"), FILE_NOT_REGULAR},
               {S_("file"), FILE_OUTSIDE},
               {S_("../f"), FILE_MISSING},
               {S_("none"), FILE_MISSING}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    FilePeek peek = file_peek_open(*state, S("d"), cases[i].path);
    assert_int_equal(peek.read.fault, cases[i].fault);
    assert_int_equal(peek.fd, -1);
  }
}

// ---- paths --------------------------------------------------------------------------------------------------------

static void paths_are_joined_by_one_slash(void **state) {
  assert_str(path_join(*state, S("a"), S("b")), "a/b");
  assert_str(path_join(*state, S("a/"), S("b")), "a/b");
  assert_str(path_join(*state, S(""), S("b")), "b");
  assert_str(path_join(*state, S("/"), S("b")), "/b");
}

static void a_path_inside_is_made_of_plain_names(void **state) {
  (void)state;
  assert_true(path_is_inside(S("a")) && path_is_inside(S("a/b.c/..d")) && path_is_inside(S("春/-x y")));
  static const Str cases[] = {S_(""),     S_("/a"),       S_("a/"),    S_("a//b"),     S_("."),
                              S_("./a"),  S_("a/.."),     S_("../a"),  S_("a/./b"),    S_("a\nb"),
                              S_("a\0b"), S_("a\x1b[0m"), S_("a\x7f"), S_("\xC2\x9B"), S_("a/\xFF")};
  for (size_t i = 0; i < COUNT(cases); i++) assert_false(path_is_inside(cases[i]));
}

static void a_name_that_windows_keeps_is_known_with_any_ending(void **state) {
  (void)state;
  static const Str kept[] = {S_("con"),  S_("Con"),  S_("nul.x"),       S_("AUX.2.html"), S_("prn."),
                             S_("com1"), S_("COM9"), S_("lpt1.tar.gz"), S_("LpT5"),       S_("NUL.ics")};
  static const Str plain[] = {S_(""),      S_("co"),   S_("con_"), S_("_con"), S_("con-1"), S_("console"), S_("com0"),
                              S_("com10"), S_("comx"), S_("lpt"),  S_(".con"), S_("x.con"), S_("nulls.x"), S_("康")};
  for (size_t i = 0; i < COUNT(kept); i++) assert_true(name_is_device(kept[i]));
  for (size_t i = 0; i < COUNT(plain); i++) assert_false(name_is_device(plain[i]));
}

// ---- listing ------------------------------------------------------------------------------------------------------

static Str listed_but(Arena *arena, const char *dir, const StrList *closed) {
  static const char kinds[] = {
      [ENTRY_FILE] = 'f', [ENTRY_DIR] = 'd', [ENTRY_FILE_OUT] = 'e', [ENTRY_LINK_OUT] = 'l', [ENTRY_OTHER] = 'o'};
  EntryList entries = {0};
  Str why = {0};
  if (!dir_list(arena, dir, closed, &entries, &why)) return why;
  Buf out = buf_in(arena);
  for (size_t i = 0; i < entries.n; i++)
    buf_format(&out, "%c:%.*s ", kinds[entries.at[i].kind], STR(entries.at[i].path));
  return buf_str(&out);
}

static Str listed(Arena *arena, const char *dir) { return listed_but(arena, dir, &(StrList){0}); }

static void entries_come_in_the_order_of_their_bytes(void **state) {
  sh("mkdir -p d/b d/B d/b-c && touch d/b/x d/b/a d/a d/b-c/z d/中");
  assert_str(listed(*state, "d"), "d:B f:a d:b d:b-c f:b-c/z f:b/a f:b/x f:中 ");
  assert_str(listed(*state, "d/"), "d:B f:a d:b d:b-c f:b-c/z f:b/a f:b/x f:中 ");
}

static void hidden_names_are_left_out(void **state) {
  sh("mkdir -p d/.git && touch d/.git/x d/.a d/b");
  assert_str(listed(*state, "d"), "f:b ");
}

static void links_are_followed_only_below_the_directory(void **state) {
  sh("mkdir -p d/in out dd && touch d/in/f out/g dd/h && cd d && ln -s in alias && ln -s in/f file && ln -s ../out out"
     " && ln -s ../out/g g && ln -s ../dd dd && ln -s nowhere dangling && ln -s /etc/passwd abs && ln -s self self");
  assert_str(listed(*state, "d"), "e:abs d:alias f:alias/f l:dangling l:dd f:file e:g d:in f:in/f l:out l:self ");
}

static void the_directory_itself_may_be_a_link(void **state) {
  sh("mkdir d && touch d/f && ln -s d link");
  assert_str(listed(*state, "link"), "f:f ");
}

static void links_that_lead_back_up_are_not_followed(void **state) {
  sh("mkdir -p d/a/b && ln -s . d/here && ln -s ../.. d/a/b/top && ln -s ../../a d/a/b/up");
  assert_str(listed(*state, "d"), "d:a d:a/b l:a/b/top l:a/b/up l:here ");
}

static void links_that_lead_around_end_at_the_depth_limit(void **state) {
  sh("mkdir -p d/x d/y && ln -s ../y d/x/y && ln -s ../x d/y/x");
  assert_true(str_ends(listed(*state, "d"), S(": nested more than 32 deep")));
}

static void depth_is_bounded(void **state) {
  sh("p=d; for i in $(seq 31); do p=$p/d; done; mkdir -p $p");
  assert_true(str_starts(listed(*state, "d"), S("d:d ")));
  sh("p=d; for i in $(seq 32); do p=$p/d; done; mkdir -p $p");
  assert_true(str_ends(listed(*state, "d"), S(": nested more than 32 deep")));
}

static void a_closed_folder_is_listed_and_not_what_is_in_it(void **state) {
  sh("mkdir -p d/out/x d/in/out && touch d/out/f d/in/out/g d/outer && ln -s out d/data");
  StrList closed = {0};
  PUSH(*state, &closed, S("out"));
  PUSH(*state, &closed, S("data"));
  assert_str(listed_but(*state, "d", &closed), "d:data d:in d:in/out f:in/out/g d:out f:outer ");
  sh("p=d/out; for i in $(seq 40); do p=$p/d; done; mkdir -p $p");
  assert_str(listed_but(*state, "d", &closed), "d:data d:in d:in/out f:in/out/g d:out f:outer ");
}

static void what_is_neither_file_nor_directory_is_other(void **state) {
  sh("mkdir d && mkfifo d/p");
  assert_str(listed(*state, "d"), "o:p ");
}

static void a_directory_that_cannot_be_listed_says_why(void **state) {
  put("f", S(""));
  assert_str(listed(*state, "none"), "No such file or directory");
  assert_str(listed(*state, "f"), "Not a directory");
}

// ---- output -------------------------------------------------------------------------------------------------------

static const OutMode modes[] = {{"./", 0755, 0711},    {"*/", 0755, 0711},      {"sub/b", 0600, 0600},
                                {"*", 0644, 0600},     {"*/*", 0644, 0640},     {"*/*/", 0755, 0750},
                                {"*/*/*", 0644, 0640}, {OUT_MARKER, 0644, 0600}};
static const OutClaim claim = {.plan = S_("shop"), .made = modes, .made_n = COUNT(modes)};

static OutDir *begun_for(Arena *arena, const char *dir, const OutClaim *whose) {
  OutDir *out = NULL;
  Str why = {0};
  if (out_begin(arena, dir, whose, &out, &why) != OUT_OK) fail_msg("%.*s", STR(why));
  return out;
}

static OutDir *begun(Arena *arena, const char *dir) { return begun_for(arena, dir, &claim); }

static void add(OutDir *out, Str path, Str bytes) {
  Str why = {0};
  if (out_file(out, path, bytes, &why) != OUT_OK) fail_msg("%.*s", STR(why));
}

static bool committed(OutDir *out) {
  bool changed = false;
  Str why = {0};
  if (out_commit(out, &changed, &why) != OUT_OK) fail_msg("%.*s", STR(why));
  return changed;
}

// One build of two files: true when it changed something.
static bool build(Arena *arena, Str a, Str b) {
  OutDir *out = begun(arena, "out");
  add(out, S("a"), a);
  add(out, S("sub/b"), b);
  return committed(out);
}

static void assert_begin(Arena *arena, const char *dir, OutFault fault) {
  OutDir *out = NULL;
  Str why = {0};
  assert_int_equal(out_begin(arena, dir, &claim, &out, &why), fault);
  assert_null(out);
  assert_true(why.n > 0);
}

static void assert_no_litter(void) { assert_true(says("test -z \"$(find . -name '.*.sopcal-new')\"")); }

static ino_t inode(const char *path) {
  struct stat status;
  assert_int_equal(stat(path, &status), 0);
  return status.st_ino;
}

static unsigned mode_of(const char *path) {
  struct stat status;
  assert_int_equal(stat(path, &status), 0);
  return status.st_mode & 07777;
}

static void a_tree_appears_whole_with_its_marker(void **state) {
  assert_true(build(*state, S("1"), S("2")));
  assert_file(*state, "out/a", S("1"));
  assert_file(*state, "out/sub/b", S("2"));
  assert_file(*state, "out/" OUT_MARKER, S("sopcal\nplan: shop\n"));
  assert_no_litter();
}

static void memory_does_not_follow_the_number_of_files(void **state) {
  build(*state, S("1"), S("2"));
  OutDir *out = begun(*state, "out");
  size_t used = arena_used(*state);
  add(out, S("a"), S("1"));
  add(out, S("sub/b"), S("2"));
  add(out, S("sub/deeper/c"), S("3"));
  assert_int_equal(arena_used(*state), used);
  out_abandon(out);
}

static void a_name_that_no_system_takes_is_said(void **state) {
  OutDir *out = begun(*state, "out");
  char name[300];
  Str why = {0};
  memset(name, 'x', sizeof name);
  assert_int_equal(out_file(out, (Str){name, sizeof name}, S(""), &why), OUT_SYSTEM);
  assert_true(str_ends(why, S(": File name too long")));
  assert_int_equal(out_file(out, str_format(*state, "%.*s/a", STR(((Str){name, 256}))), S(""), &why), OUT_SYSTEM);
  assert_true(str_ends(why, S(": File name too long")));
  out_abandon(out);
}

static void nothing_appears_before_the_commit(void **state) {
  build(*state, S("1"), S("2"));
  OutDir *out = begun(*state, "out");
  add(out, S("a"), S("new"));
  assert_file(*state, "out/a", S("1"));
  assert_true(committed(out));
  assert_file(*state, "out/a", S("new"));
  assert_false(path_exists("out/sub"));
  assert_no_litter();
}

static void parents_are_made(void **state) {
  OutDir *out = begun(*state, "x/y/out/");
  assert_true(committed(out));
  assert_true(path_exists("x/y/out/" OUT_MARKER));
}

static void an_absolute_path_will_do(void **state) {
  Str path = str_format(*state, "%s/out", here);
  assert_true(committed(begun(*state, str_c(*state, path))));
  assert_true(path_exists("out/" OUT_MARKER));
}

static void an_equal_build_changes_nothing(void **state) {
  build(*state, S("1"), S("2"));
  ino_t tree = inode("out"), file = inode("out/a");
  assert_false(build(*state, S("1"), S("2")));
  assert_int_equal(inode("out"), tree);
  assert_int_equal(inode("out/a"), file);
  assert_no_litter();
}

static void a_file_that_is_equal_stays_the_same_file(void **state) {
  build(*state, S("1"), S("2"));
  ino_t a = inode("out/a"), b = inode("out/sub/b");
  assert_true(build(*state, S("1"), S("3")));
  assert_int_equal(inode("out/a"), a);
  assert_int_not_equal(inode("out/sub/b"), b);
  assert_file(*state, "out/sub/b", S("3"));
}

static void whatever_differs_is_a_change(void **state) {
  static const char *const changes[] = {
      "echo x > out/sub/b",
      "chmod 640 out/a",
      "rm out/a",
      "touch out/more",
      "mkdir out/empty",
      "chmod 700 out/sub",
      "ln -s a out/link",
      "mkfifo out/sub/p",
      "chmod 700 out",
      "rm out/a; ln -s /etc/passwd out/a",
      "rm out/a; mkdir out/a",
      "rm -r out/sub; mkdir s; mv s out/sub",
      "mv out/a out/A",
      ("echo x > out/" OUT_MARKER),
  };
  build(*state, S("1"), S("2"));
  for (size_t i = 0; i < COUNT(changes); i++) {
    sh(changes[i]);
    if (!build(*state, S("1"), S("2"))) fail_msg("not seen: %s", changes[i]);
    assert_false(build(*state, S("1"), S("2")));
    assert_no_litter();
  }
}

static void modes_are_exact_whatever_the_umask(void **state) {
  umask(0777);
  build(*state, S("1"), S("2"));
  assert_int_equal(mode_of("out"), 0755);
  assert_int_equal(mode_of("out/sub"), 0755);
  assert_int_equal(mode_of("out/a"), 0644);
  assert_int_equal(mode_of("out/sub/b"), 0600);
}

static void a_closed_output_has_modes_of_its_own(void **state) {
  OutClaim closed = claim;
  closed.closed = true;
  build(*state, S("1"), S("2"));
  for (int i = 0; i < 2; i++) {
    OutDir *out = begun_for(*state, "out", &closed);
    add(out, S("a"), S("1"));
    add(out, S("sub/b"), S("2"));
    add(out, S("sub/deeper/c"), S("3"));
    assert_true(committed(out) == (i == 0));
    assert_int_equal(mode_of("out"), 0711);
    assert_int_equal(mode_of("out/a"), 0600);
    assert_int_equal(mode_of("out/sub"), 0711);
    assert_int_equal(mode_of("out/sub/deeper"), 0750);
    assert_int_equal(mode_of("out/sub/deeper/c"), 0640);
    assert_int_equal(mode_of("out/" OUT_MARKER), 0600);
  }
}

static void what_no_row_names_is_its_owners_alone(void **state) {
  OutDir *out = begun(*state, "out");
  add(out, S("a/b/c/d"), S("1"));
  assert_true(committed(out));
  assert_int_equal(mode_of("out/a/b"), 0755);
  assert_int_equal(mode_of("out/a/b/c"), 0700);
  assert_int_equal(mode_of("out/a/b/c/d"), 0600);
  char long_path[PATH_MAX + 1];
  memset(long_path, 'x', sizeof long_path);
  assert_int_equal(out_mode(&claim, (Str){long_path, sizeof long_path}), 0600);
}

static void a_new_file_is_its_owners_alone_and_replaces_nothing(void **state) {
  Str why = {0};
  umask(0);
  assert_true(file_new(*state, S("key"), S("1"), &why));
  assert_file(*state, "key", S("1"));
  assert_int_equal(mode_of("key"), 0600);
  assert_false(file_new(*state, S("key"), S("2"), &why));
  assert_str(why, "File exists");
  assert_file(*state, "key", S("1"));
  assert_false(file_new(*state, S("none/key"), S("2"), &why));
  assert_str(why, "No such file or directory");
}

static void a_directory_that_is_not_ours_is_left_alone(void **state) {
  sh("mkdir -p theirs link-to ours && touch theirs/x file && ln -s ours link && mkdir .odd.sopcal-new && touch "
     ".odd.sopcal-new/x");
  assert_begin(*state, "theirs", OUT_FOREIGN);
  assert_begin(*state, "file", OUT_FOREIGN);
  assert_begin(*state, "link", OUT_FOREIGN);
  assert_begin(*state, ".", OUT_FOREIGN);
  assert_begin(*state, "ours/..", OUT_FOREIGN);
  assert_begin(*state, "", OUT_FOREIGN);
  assert_begin(*state, "/", OUT_FOREIGN);
  assert_true(path_exists("theirs/x"));
  assert_begin(*state, "odd", OUT_FOREIGN);
  assert_true(path_exists(".odd.sopcal-new/x"));
}

static void assert_check(Arena *arena, OutFault fault, const char *path) {
  static const OutMode rows[] = {{"./", 0755, 0711}, {"sub/", 0755, 0711}, {"a", 0644, 0600}, {"sub/b", 0644, 0600}};
  OutClaim whose = {.plan = S("shop"), .source = S("plan"), .made = rows, .made_n = COUNT(rows)};
  Str why = S("");
  assert_int_equal(out_check(arena, &whose, S("out"), &why), fault);
  assert_string_equal(str_c(arena, why), path);
}

static void what_a_desktop_leaves_in_folders_of_ours_is_nobodys(void **state) {
  assert_true(build(*state, S("1"), S("2")));
  sh("mkdir plan && for name in .DS_Store Thumbs.db desktop.ini; do echo x >out/$name && echo x >out/sub/$name; done");
  assert_check(*state, OUT_OK, "");
  sh("echo x >out/.ds_store");
  assert_check(*state, OUT_STRAY, "out/.ds_store");
  sh("rm out/.ds_store && mkdir out/mine && echo x >out/mine/Thumbs.db");
  assert_check(*state, OUT_STRAY, "out/mine/Thumbs.db");
  sh("rm -r out/mine && ln -sf ../plan out/sub/desktop.ini");
  assert_check(*state, OUT_STRAY, "out/sub/desktop.ini");
  sh("rm out/sub/desktop.ini && mkdir out/sub/desktop.ini && echo x >out/sub/desktop.ini/.DS_Store");
  assert_check(*state, OUT_STRAY, "out/sub/desktop.ini/.DS_Store");
  sh("rm -r out/sub/desktop.ini");
  assert_true(build(*state, S("1"), S("2")));
  assert_false(path_exists("out/.DS_Store"));
  assert_false(path_exists("out/sub/Thumbs.db"));
}

static void an_empty_directory_is_taken(void **state) {
  sh("mkdir out");
  assert_true(build(*state, S("1"), S("2")));
  assert_file(*state, "out/a", S("1"));
}

static void a_parent_that_is_a_file_is_said(void **state) {
  put("f", S(""));
  assert_begin(*state, "f/out", OUT_SYSTEM);
}

static void a_second_build_at_once_is_refused(void **state) {
  OutDir *first = begun(*state, "out");
  assert_begin(*state, "out", OUT_BUSY);
  committed(first);
  OutDir *again = begun(*state, "out");
  assert_begin(*state, "out", OUT_BUSY);
  out_abandon(again);
  assert_no_litter();
  assert_true(path_exists("out/" OUT_MARKER));
}

static void what_a_killed_build_left_is_cleared(void **state) {
  build(*state, S("1"), S("2"));
  pid_t child = fork();
  if (child == 0) {
    OutDir *out = begun(*state, "out");
    add(out, S("deep/er/half"), S("half"));
    _exit(0); // as if killed: nothing is put away
  }
  waitpid(child, NULL, 0);
  assert_true(path_exists(".out.sopcal-new/deep/er/half"));
  assert_true(build(*state, S("3"), S("2")));
  assert_false(path_exists("out/deep"));
  assert_no_litter();
}

static void a_build_given_up_leaves_no_trace(void **state) {
  OutDir *out = begun(*state, "out");
  add(out, S("x/y/z"), S("1"));
  out_abandon(out);
  assert_false(path_exists("out"));
  assert_no_litter();
}

// What waitpid says of a child that has begun an output in which something stands, and then ends in its own way.
static int status_of(void (*ends)(Arena *arena, OutDir *out)) {
  int status = 0;
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) {
    Arena *arena = arena_new();
    OutDir *out = begun(arena, "out");
    add(out, S("x/y/z"), S("1"));
    ends(arena, out);
    _exit(0);
  }
  waitpid(child, &status, 0);
  return status;
}

static void assert_old_output(Arena *arena) {
  assert_file(arena, "out/a", S("1"));
  assert_false(path_exists("out/x"));
  assert_no_litter();
}

static void exits(Arena *arena, OutDir *out) {
  (void)arena, (void)out;
  exit(3);
}

static void runs_out_of_memory(Arena *arena, OutDir *out) {
  (void)arena, (void)out;
  assert_non_null(freopen("/dev/null", "w", stderr));
  base_out_of_memory();
}

static void a_program_that_ends_puts_its_output_away(void **state) {
  build(*state, S("1"), S("2"));
  int status = status_of(exits);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
  assert_old_output(*state);
  status = status_of(runs_out_of_memory);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
  assert_old_output(*state);
}

static void is_interrupted_and_gives_up(Arena *arena, OutDir *out) {
  (void)arena;
  Str why = {0};
  raise(SIGTERM);
  if (out_file(out, S("more"), S("1"), &why) != OUT_SYSTEM) _exit(1);
  out_abandon(out);
}

static void is_interrupted_before_the_swap(Arena *arena, OutDir *out) {
  (void)arena;
  bool changed;
  Str why = {0};
  raise(SIGINT);
  out_commit(out, &changed, &why);
}

static void a_signal_waits_until_the_output_is_put_away(void **state) {
  build(*state, S("1"), S("2"));
  int status = status_of(is_interrupted_and_gives_up);
  assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
  assert_old_output(*state);
  status = status_of(is_interrupted_before_the_swap);
  assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
  assert_old_output(*state);
}

static volatile sig_atomic_t seen;
static void see(int signal) { seen = signal; }

static void signals_are_as_before_when_the_output_has_ended(void **state) {
  signal(SIGHUP, SIG_IGN);
  signal(SIGTERM, see);
  OutDir *out = begun(*state, "out");
  raise(SIGHUP);
  add(out, S("ignored/before"), S("1"));
  raise(SIGTERM);
  assert_int_equal(seen, 0);
  out_abandon(out);
  assert_int_equal(seen, SIGTERM);
  assert_ptr_equal(signal(SIGTERM, SIG_DFL), see);
  assert_ptr_equal(signal(SIGHUP, SIG_DFL), SIG_IGN);
  assert_no_litter();
}

static void assert_no_file(OutDir *out, Str path) {
  Str why = {0};
  assert_int_equal(out_file(out, path, S("x"), &why), OUT_SYSTEM);
  assert_true(why.n > 0);
}

static void an_interrupted_output_takes_no_more_and_no_place(void **state) {
  Str why = {0};
  bool changed = false;
  signal(SIGINT, see);
  for (int full = 0; full < 2; full++) {
    OutDir *out = begun(*state, "out");
    add(out, S("a"), S("1"));
    seen = 0;
    raise(SIGINT);
    OutFault fault = full ? out_commit(out, &changed, &why) : out_file(out, S("b"), S("2"), &why);
    assert_int_equal(fault, OUT_SYSTEM);
    assert_str(why, "out: interrupted");
    if (!full) out_abandon(out);
    assert_int_equal(seen, SIGINT);
    assert_false(path_exists("out"));
  }
  signal(SIGINT, SIG_DFL);
  assert_no_litter();
}

// ---- a helper -----------------------------------------------------------------------------------------------------

typedef void HelpersWork(OutDir *out, char *shared);

static OutFault helped(OutDir *out, HelpersWork *work, char **shared, Str *why) {
  void *both;
  OutPart part = out_help_begin(out, 8, &both);
  *shared = both;
  if (part == OUT_HELPERS) work(out, both);
  assert_int_equal(part, OUT_OURS);
  add(out, S("sub/c"), S("ours"));
  return out_help_join(out, why);
}

static void write_b(OutDir *out, char *shared) {
  add(out, S("sub/b"), S("helper's"));
  strcpy(shared, "seen");
  out_help_end(out, OUT_OK, S(""));
}

static void say_full(OutDir *out, char *shared) {
  (void)shared;
  out_help_end(out, OUT_SYSTEM, S("out/sub/b: full"));
}

static void die(OutDir *out, char *shared) {
  (void)out, (void)shared;
  raise(SIGKILL);
}

static void a_helper_writes_a_part_of_the_files(void **state) {
  for (int again = 0; again < 2; again++) {
    OutDir *out = begun(*state, "out");
    Str why;
    char *shared;
    add(out, S("sub/a"), S("first"));
    assert_int_equal(helped(out, write_b, &shared, &why), OUT_OK);
    assert_string_equal(shared, "seen");
    assert_int_equal(committed(out), !again);
    assert_file(*state, "out/sub/a", S("first"));
    assert_file(*state, "out/sub/b", S("helper's"));
    assert_file(*state, "out/sub/c", S("ours"));
  }
  assert_no_litter();
}

static void what_goes_wrong_in_a_helper_has_gone_wrong(void **state) {
  HelpersWork *works[] = {say_full, die};
  const char *said[] = {"out/sub/b: full", "a part of it was not written"};
  for (size_t i = 0; i < COUNT(works); i++) {
    OutDir *out = begun(*state, "out");
    Str why;
    char *shared;
    assert_int_equal(helped(out, works[i], &shared, &why), OUT_SYSTEM);
    assert_true(str_eq(why, str_of(said[i])));
    out_abandon(out);
    assert_false(path_exists("out"));
  }
  assert_no_litter();
}

static void an_output_that_is_put_away_ends_its_helper(void **state) {
  OutDir *out = begun(*state, "out");
  void *shared;
  if (out_help_begin(out, 8, &shared) == OUT_HELPERS)
    while (true) pause();
  out_abandon(out);
  assert_int_equal(waitpid(-1, NULL, 0), -1);
  assert_false(path_exists("out"));
  assert_no_litter();
}

static void a_signal_reaches_the_helper_too(void **state) {
  signal(SIGTERM, see);
  seen = 0;
  OutDir *out = begun(*state, "out");
  void *shared;
  Str why = {0};
  if (out_help_begin(out, 8, &shared) == OUT_HELPERS) {
    while (out_file(out, S("sub/x"), S("x"), &why) == OUT_OK || !str_ends(why, S("interrupted"))) usleep(1000);
    out_help_end(out, OUT_SYSTEM, why);
  }
  raise(SIGTERM);
  assert_int_equal(out_help_join(out, &why), OUT_SYSTEM);
  assert_str(why, "out: interrupted");
  out_abandon(out);
  assert_int_equal(seen, SIGTERM);
  signal(SIGTERM, SIG_DFL);
  assert_no_litter();
}

static void a_file_cannot_leave_its_directory_or_be_written_twice(void **state) {
  OutDir *out = begun(*state, "out");
  add(out, S("a"), S("1"));
  assert_no_file(out, S("../x"));
  assert_no_file(out, S("/tmp/x"));
  assert_no_file(out, S("b/../../x"));
  assert_no_file(out, S("a"));
  assert_no_file(out, S("a/below"));
  assert_no_file(out, S(OUT_MARKER));
  sh("ln -s .. .out.sopcal-new/escape");
  assert_no_file(out, S("escape/x"));
  assert_true(committed(out));
  assert_false(path_exists("x"));
}

static void links_are_not_followed_when_the_old_tree_goes(void **state) {
  sh("mkdir precious && touch precious/x");
  build(*state, S("1"), S("2"));
  sh("ln -s ../precious out/link && ln -s ../../precious out/sub/link");
  assert_true(build(*state, S("3"), S("4")));
  assert_true(path_exists("precious/x"));
  assert_false(path_exists("out/link"));
}

static void a_link_in_the_old_tree_is_not_taken_over(void **state) {
  build(*state, S("1"), S("2"));
  sh("mv out/sub elsewhere && ln -s ../elsewhere out/sub");
  assert_true(build(*state, S("1"), S("2")));
  assert_int_not_equal(inode("out/sub/b"), inode("elsewhere/b"));
}

static void a_name_made_meanwhile_is_not_overwritten(void **state) {
  OutDir *out = begun(*state, "out");
  sh("mkdir out && touch out/theirs");
  bool changed = true;
  Str why = {0};
  assert_int_equal(out_commit(out, &changed, &why), OUT_FOREIGN);
  assert_false(changed);
  assert_true(path_exists("out/theirs"));
  assert_no_litter();
}

static void the_output_is_there_at_every_moment(void **state) {
  build(*state, S("0"), S("0"));
  pid_t child = fork();
  if (child == 0) {
    Arena *arena = arena_new();
    for (int i = 1; i <= 30; i++) {
      Str n = str_format(arena, "%d", i);
      build(arena, n, n);
    }
    _exit(0);
  }
  while (waitpid(child, NULL, WNOHANG) == 0) {
    assert_true(path_exists("out"));
  }
  assert_file(*state, "out/a", S("30"));
  assert_file(*state, "out/sub/b", S("30"));
}

// ---- one file replaced --------------------------------------------------------------------------------------------

static ReplaceFault replace(Arena *arena, const Str *old, Str bytes) {
  Str why;
  ReplaceFault fault = file_replace(arena, S("d"), S("f"), old, bytes, &why);
  assert_int_equal(why.n > 0, fault == REPLACE_SYSTEM);
  assert_false(path_exists("d/.f.sopcal-new"));
  return fault;
}

static void a_file_is_replaced_if_it_holds_what_was_read(void **state) {
  const Str one = S("one"), other = S("two");
  sh("mkdir d");
  umask(077);
  assert_int_equal(replace(*state, NULL, one), REPLACE_OK);
  sh("test $(stat -c %a d/f) = 644 && chmod 640 d/f");
  assert_int_equal(replace(*state, &one, other), REPLACE_OK);
  assert_file(*state, "d/f", other);
  sh("test $(stat -c %a d/f) = 640");
  assert_int_equal(replace(*state, &one, S("three")), REPLACE_CHANGED);
  assert_int_equal(replace(*state, NULL, S("three")), REPLACE_CHANGED);
  assert_file(*state, "d/f", other);
  sh("rm d/f");
  assert_int_equal(replace(*state, &other, S("three")), REPLACE_CHANGED);
}

static void no_link_and_no_folder_is_replaced(void **state) {
  const Str one = S("one");
  put("outside", one);
  sh("mkdir d && ln -s ../outside d/f");
  assert_int_equal(replace(*state, &one, S("two")), REPLACE_NO_FILE);
  assert_file(*state, "outside", one);
  sh("rm d/f && mkdir d/f");
  assert_int_equal(replace(*state, NULL, S("two")), REPLACE_NO_FILE);
}

static void of_two_who_replace_a_file_one_is_refused(void **state) {
  sh("mkdir d && echo left >d/.f.sopcal-new");
  int folder = open("d", O_RDONLY);
  assert_int_equal(flock(folder, LOCK_EX | LOCK_NB), 0);
  Str why;
  assert_int_equal(file_replace(*state, S("d"), S("f"), NULL, S("one"), &why), REPLACE_BUSY);
  assert_true(path_exists("d/.f.sopcal-new")); // it may be the other's
  close(folder);
  assert_int_equal(replace(*state, NULL, S("one")), REPLACE_OK);
  assert_int_equal(file_replace(*state, S("nowhere"), S("f"), NULL, S("one"), &why), REPLACE_SYSTEM);
}

int main(void) {
  signal(SIGINT, SIG_DFL); // nohup and jobs in the background ignore these
  signal(SIGTERM, SIG_DFL);
  signal(SIGHUP, SIG_DFL);
  const struct CMUnitTest tests[] = {
      FOLDER_TEST(a_file_is_replaced_if_it_holds_what_was_read),
      FOLDER_TEST(no_link_and_no_folder_is_replaced),
      FOLDER_TEST(of_two_who_replace_a_file_one_is_refused),
      FOLDER_TEST(a_file_is_read_whole_with_a_nul_behind),
      FOLDER_TEST(the_limit_is_the_largest_size_allowed),
      FOLDER_TEST(a_file_that_tells_no_size_is_read_to_its_end_or_limit),
      FOLDER_TEST(what_is_missing_is_said),
      FOLDER_TEST(only_regular_files_are_read_and_none_makes_us_wait),
      FOLDER_TEST(a_file_below_a_root_is_read_through_links_that_stay),
      FOLDER_TEST(nothing_outside_a_root_is_read),
      FOLDER_TEST(a_file_is_looked_into_where_one_wishes),
      FOLDER_TEST(only_regular_files_within_a_root_are_looked_into),
      FOLDER_TEST(what_the_system_says_is_kept),
      FOLDER_TEST(all_is_written_or_it_fails),
      FOLDER_TEST(paths_are_joined_by_one_slash),
      FOLDER_TEST(a_path_inside_is_made_of_plain_names),
      FOLDER_TEST(a_name_that_windows_keeps_is_known_with_any_ending),
      FOLDER_TEST(entries_come_in_the_order_of_their_bytes),
      FOLDER_TEST(hidden_names_are_left_out),
      FOLDER_TEST(links_are_followed_only_below_the_directory),
      FOLDER_TEST(the_directory_itself_may_be_a_link),
      FOLDER_TEST(links_that_lead_back_up_are_not_followed),
      FOLDER_TEST(links_that_lead_around_end_at_the_depth_limit),
      FOLDER_TEST(depth_is_bounded),
      FOLDER_TEST(a_closed_folder_is_listed_and_not_what_is_in_it),
      FOLDER_TEST(what_is_neither_file_nor_directory_is_other),
      FOLDER_TEST(a_directory_that_cannot_be_listed_says_why),
      FOLDER_TEST(a_tree_appears_whole_with_its_marker),
      FOLDER_TEST(memory_does_not_follow_the_number_of_files),
      FOLDER_TEST(a_name_that_no_system_takes_is_said),
      FOLDER_TEST(nothing_appears_before_the_commit),
      FOLDER_TEST(parents_are_made),
      FOLDER_TEST(an_absolute_path_will_do),
      FOLDER_TEST(an_equal_build_changes_nothing),
      FOLDER_TEST(a_file_that_is_equal_stays_the_same_file),
      FOLDER_TEST(whatever_differs_is_a_change),
      FOLDER_TEST(modes_are_exact_whatever_the_umask),
      FOLDER_TEST(a_closed_output_has_modes_of_its_own),
      FOLDER_TEST(what_no_row_names_is_its_owners_alone),
      FOLDER_TEST(a_new_file_is_its_owners_alone_and_replaces_nothing),
      FOLDER_TEST(a_directory_that_is_not_ours_is_left_alone),
      FOLDER_TEST(what_a_desktop_leaves_in_folders_of_ours_is_nobodys),
      FOLDER_TEST(an_empty_directory_is_taken),
      FOLDER_TEST(a_parent_that_is_a_file_is_said),
      FOLDER_TEST(a_second_build_at_once_is_refused),
      FOLDER_TEST(what_a_killed_build_left_is_cleared),
      FOLDER_TEST(a_build_given_up_leaves_no_trace),
      FOLDER_TEST(a_program_that_ends_puts_its_output_away),
      FOLDER_TEST(a_signal_waits_until_the_output_is_put_away),
      FOLDER_TEST(signals_are_as_before_when_the_output_has_ended),
      FOLDER_TEST(an_interrupted_output_takes_no_more_and_no_place),
      FOLDER_TEST(a_helper_writes_a_part_of_the_files),
      FOLDER_TEST(what_goes_wrong_in_a_helper_has_gone_wrong),
      FOLDER_TEST(an_output_that_is_put_away_ends_its_helper),
      FOLDER_TEST(a_signal_reaches_the_helper_too),
      FOLDER_TEST(a_file_cannot_leave_its_directory_or_be_written_twice),
      FOLDER_TEST(links_are_not_followed_when_the_old_tree_goes),
      FOLDER_TEST(a_link_in_the_old_tree_is_not_taken_over),
      FOLDER_TEST(a_name_made_meanwhile_is_not_overwritten),
      FOLDER_TEST(the_output_is_there_at_every_moment),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

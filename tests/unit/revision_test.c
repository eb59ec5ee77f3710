// revision_test: pins that a revision of git is laid out as it was, goes nowhere else whatever is in it, is bounded,
// and leaves nothing behind. Works in a repository of its own, with $TMPDIR beside it.
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sopcal/file.h"
#include "sopcal/revision.h"

static char here[64]; // every test's current directory

static void sh(const char *command) {
  if (system(command) != 0) fail_msg("failed: %s", command);
}

static int repository_begin(void **state) {
  strcpy(here, "/tmp/sopcal-git-test-XXXXXX");
  if (!mkdtemp(here) || chdir(here) != 0) return -1;
  mkdir("tmp", 0700);
  setenv("TMPDIR", "tmp", 1);
  setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
  for (size_t i = 0; i < 2; i++) {
    const char *names[] = {"AUTHOR", "COMMITTER"};
    char name[64];
    snprintf(name, sizeof name, "GIT_%s_NAME", names[i]);
    setenv(name, "a", 1);
    snprintf(name, sizeof name, "GIT_%s_EMAIL", names[i]);
    setenv(name, "a@example.com", 1);
  }
  sh("git init -q repo");
  return chdir("repo") == 0 ? arena_begin(state) : -1;
}

static int repository_end(void **state) {
  char command[192];
  unsetenv("TMPDIR");
  snprintf(command, sizeof command, "chmod -R u+rwx '%s' && rm -rf '%s'", here, here);
  return arena_end(state) || chdir("/") || system(command);
}

#define GIT_TEST(f) cmocka_unit_test_setup_teardown(f, repository_begin, repository_end)

// With an absolute $TMPDIR, as it mostly is.
static void use_tmp(void) {
  char path[sizeof here + 8];
  snprintf(path, sizeof path, "%s/tmp", here);
  setenv("TMPDIR", path, 1);
}

static RevisionFault opened(Arena *arena, const char *folder, const char *name, Revision *out, Str *why) {
  use_tmp();
  *why = S("");
  return revision_open(arena, str_of(folder), str_of(name), out, why);
}

static void assert_nothing_left(void) { sh("test -z \"$(ls -A ../tmp)\""); }

static void assert_fault(Arena *arena, const char *folder, const char *name, RevisionFault fault, const char *why_has) {
  Revision revision;
  Str why;
  RevisionFault got = opened(arena, folder, name, &revision, &why);
  revision_close(&revision);
  if (got != fault || str_find(why, str_of(why_has)) < 0) fail_msg("fault %d: %.*s", (int)got, STR(why));
  assert_nothing_left();
}

static void assert_laid(Arena *arena, const Revision *revision, const char *path, const char *want) {
  Str full = path_join(arena, revision->folder, str_of(path));
  FileRead read = file_read(arena, str_c(arena, full), 1 << 20);
  if (read.fault != FILE_OK || !str_eq(read.text, str_of(want))) fail_msg("%s: %.*s", path, STR(read.text));
}

static bool is_laid(Arena *arena, const Revision *revision, const char *path) {
  struct stat status;
  return lstat(str_c(arena, path_join(arena, revision->folder, str_of(path))), &status) == 0;
}

#define COMMIT "git add -A . && git commit -qm x"

// ---- what is laid out ---------------------------------------------------------------------------------------------

static void files_are_as_they_were(void **state) {
  Arena *arena = *state;
  Revision revision;
  Str why;
  sh("mkdir -p plan/a/b other && printf 'old\\r\\n' > plan/a/b/one && printf x > plan/two && printf x > other/three "
     "&& " COMMIT);
  sh("printf new > plan/a/b/one && rm plan/two && printf more > plan/four && " COMMIT);
  assert_int_equal(opened(arena, "plan", "HEAD~1", &revision, &why), REVISION_OK);
  assert_laid(arena, &revision, "a/b/one", "old\r\n");
  assert_laid(arena, &revision, "two", "x");
  assert_false(is_laid(arena, &revision, "four") || is_laid(arena, &revision, "../other"));
  revision_close(&revision);
  assert_nothing_left();
}

static void a_large_file_comes_whole(void **state) {
  Arena *arena = *state;
  Revision revision;
  Str why;
  sh("head -c 300000 /dev/urandom > large && : > empty && printf end > z && " COMMIT);
  assert_int_equal(opened(arena, ".", "HEAD", &revision, &why), REVISION_OK);
  Str command = str_format(arena, "cmp large '%.*s/large'", STR(revision.folder));
  sh(str_c(arena, command));
  assert_laid(arena, &revision, "empty", "");
  assert_laid(arena, &revision, "z", "end");
  revision_close(&revision);
}

static void nobody_else_may_enter_the_folder(void **state) {
  Revision revision;
  Str why;
  struct stat status;
  sh("printf x > one && " COMMIT);
  umask(0);
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_OK);
  umask(022);
  Str above = str_part(revision.folder, 0, revision.folder.n - S("/plan").n);
  assert_int_equal(stat(str_c(*state, above), &status), 0);
  assert_int_equal(status.st_mode & 0777, 0700);
  revision_close(&revision);
}

static void names_that_begin_with_a_dot_are_left_out(void **state) {
  Revision revision;
  Str why;
  sh("mkdir -p .hidden/x a/.b && touch .hidden/x/y a/.b/c a/.d && printf x > one && " COMMIT);
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_OK);
  assert_laid(*state, &revision, "one", "x");
  assert_false(is_laid(*state, &revision, ".hidden") || is_laid(*state, &revision, "a"));
  revision_close(&revision);
}

static void no_filter_or_attribute_of_the_repository_takes_part(void **state) {
  Revision revision;
  Str why;
  sh("printf '* filter=evil export-ignore text eol=crlf ident\\n' > .gitattributes && printf '$Id$\\n' > one "
     "&& " COMMIT);
  sh("git config filter.evil.smudge 'touch ran' && git config core.fsmonitor 'touch ran' && git config core.pager "
     "'touch ran'");
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_OK);
  assert_laid(*state, &revision, "one", "$Id$\n");
  revision_close(&revision);
  sh("test ! -e ran");
}

static void links_are_links_and_are_not_followed_here(void **state) {
  Arena *arena = *state;
  Revision revision;
  Str why;
  char target[64];
  sh("mkdir a && printf x > a/one && ln -s a/one in && ln -s ../../../outside out && ln -s /etc abroad && " COMMIT);
  assert_int_equal(opened(arena, ".", "HEAD", &revision, &why), REVISION_OK);
  assert_laid(arena, &revision, "in", "x");
  ssize_t n = readlink(str_c(arena, path_join(arena, revision.folder, S("out"))), target, sizeof target);
  check_str((Str){target, (size_t)n}, S("../../../outside"), __FILE__, __LINE__);
  revision_close(&revision);
  sh("test -d /etc");
}

// git itself would not check such a tree out.
static void nothing_is_written_through_a_link(void **state) {
  sh("mkdir ../outside");
  sh("link=$(printf ../../../outside | git hash-object -w --stdin) blob=$(echo bad | git hash-object -w --stdin)\n"
     "inner=$(printf '100644 blob %s\\tfile\\n' $blob | git mktree)\n"
     "tree=$(printf '120000 blob %s\\ta\\n040000 tree %s\\ta\\n' $link $inner | git mktree)\n"
     "git update-ref refs/heads/evil $(git commit-tree -m x $tree)");
  assert_fault(*state, ".", "evil", REVISION_SYSTEM, "File exists");
  sh("test -z \"$(ls -A ../outside)\"");
}

static void a_name_that_climbs_is_no_name(void **state) {
  Revision revision;
  Str why;
  sh("blob=$(echo bad | git hash-object -w --stdin); one=$(printf '100644 blob %s\\tfile\\n' $blob | git mktree)\n"
     "up=$(printf '040000 tree %s\\t..\\n100644 blob %s\\tgood\\n' $one $blob | git mktree)\n"
     "git update-ref refs/heads/evil $(git commit-tree -m x $up)");
  assert_int_equal(opened(*state, ".", "evil", &revision, &why), REVISION_OK);
  assert_laid(*state, &revision, "good", "bad\n");
  assert_false(is_laid(*state, &revision, "../file"));
  revision_close(&revision);
  assert_nothing_left();
}

static void the_work_tree_and_the_index_stay_as_they_are(void **state) {
  Revision revision;
  Str why;
  sh("printf x > one && " COMMIT
     " && printf y > one && printf z > two && git add two && git status --porcelain > ../before");
  sh("cp -p .git/index ../index && touch -d 2020-01-01 one two .git .git/index");
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_OK);
  revision_close(&revision);
  sh("test -z \"$(find . -newermt 2021-01-01 -path './.git/index')\" && cmp .git/index ../index");
  sh("git status --porcelain | cmp - ../before");
}

static void a_hooks_environment_does_not_matter(void **state) {
  Revision revision;
  Str why;
  sh("mkdir plan && printf x > plan/one && printf x > top && " COMMIT);
  setenv("GIT_DIR", "nowhere", 1);
  setenv("GIT_WORK_TREE", "/", 1);
  RevisionFault fault = opened(*state, "plan", "HEAD", &revision, &why);
  unsetenv("GIT_DIR");
  unsetenv("GIT_WORK_TREE");
  assert_int_equal(fault, REVISION_OK);
  assert_laid(*state, &revision, "one", "x");
  assert_false(is_laid(*state, &revision, "top"));
  revision_close(&revision);
}

// ---- what cannot be -----------------------------------------------------------------------------------------------

static void no_name_is_an_option_or_a_command(void **state) {
  static const char *const names[] = {"--output=evil",    "-h", "--all",   ";touch evil", "$(touch evil)",
                                      "HEAD\ntouch evil", "",   "nothing", "HEAD:one",    "--"};
  sh("printf x > one && " COMMIT);
  for (size_t i = 0; i < COUNT(names); i++) assert_fault(*state, ".", names[i], REVISION_UNKNOWN, "");
  sh("test ! -e evil");
}

static void where_there_is_no_repository_git_says_so(void **state) {
  sh("mkdir ../bare");
  assert_fault(*state, "../bare", "HEAD", REVISION_UNKNOWN, "not a git repository");
}

static void where_only_the_end_of_the_history_is_that_is_said(void **state) {
  sh("printf x > one && " COMMIT " && git commit -qm y --allow-empty && git clone -q --depth 1 file://$PWD ../shallow");
  assert_fault(*state, "../shallow", "HEAD~1", REVISION_SHALLOW, "");
  assert_fault(*state, ".", "HEAD~2", REVISION_UNKNOWN, "");
}

static void git_is_not_told_the_key(void **state) {
  Revision revision;
  Str why;
  char *path = strdup(getenv("PATH"));
  sh("printf x > one && " COMMIT " && mkdir ../bin");
  sh("printf '#!/bin/sh\nenv >>\"%s/told\"\nexec %s \"$@\"\n' \"$PWD/..\" \"$(command -v git)\" >../bin/git && chmod "
     "+x ../bin/git");
  setenv("PATH", str_c(*state, str_format(*state, "%s/bin:%s", here, path)), 1);
  setenv("SOPCAL_KEY", "secret", 1);
  setenv("SOPCAL_KEY_FILE", "secret", 1);
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_OK);
  setenv("PATH", path, 1);
  free(path);
  unsetenv("SOPCAL_KEY");
  unsetenv("SOPCAL_KEY_FILE");
  revision_close(&revision);
  sh("grep -q ^PATH= ../told && ! grep -q secret ../told");
}

static void a_folder_that_was_not_there_is_empty(void **state) {
  sh("printf x > one && " COMMIT " && mkdir plan");
  assert_fault(*state, "plan", "HEAD", REVISION_EMPTY, "");
}

static void a_folder_of_another_repository_is_passed_over(void **state) {
  Revision revision;
  Str why;
  sh("printf x > one && " COMMIT
     " && git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),inner && git commit -qm y");
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_OK);
  assert_false(is_laid(*state, &revision, "inner"));
  revision_close(&revision);
}

static void without_git_it_says_so(void **state) {
  char *path = strdup(getenv("PATH"));
  Revision revision;
  Str why;
  setenv("PATH", "/nowhere", 1);
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_NO_GIT);
  setenv("PATH", path, 1);
  free(path);
  revision_close(&revision);
}

static void a_name_that_cannot_be_shown_is_refused(void **state) {
  sh("touch \"$(printf 'a\\033[31mb')\" && " COMMIT);
  assert_fault(*state, ".", "HEAD", REVISION_NAME, "");
}

static void what_is_missing_in_the_repository_is_said(void **state) {
  sh("printf x > one && printf y > two && " COMMIT);
  sh("id=$(git rev-parse HEAD:two) && rm -f .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)");
  assert_fault(*state, ".", "HEAD", REVISION_SYSTEM, "");
}

static void what_is_damaged_in_the_repository_is_said(void **state) {
  sh("printf x > one && " COMMIT);
  sh("id=$(git rev-parse HEAD:one) && f=.git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-) && chmod u+w $f && "
     "printf bad > $f");
  assert_fault(*state, ".", "HEAD", REVISION_SYSTEM, "");
}

static void a_link_that_is_no_path_is_refused(void **state) {
  sh("link=$(head -c 5000 /dev/zero | tr '\\0' a | git hash-object -w --stdin)\n"
     "git update-ref refs/heads/evil $(git commit-tree -m x $(printf '120000 blob %s\\ta\\n' $link | git mktree))");
  assert_fault(*state, ".", "evil", REVISION_SYSTEM, "File name too long");
}

static void too_many_files_are_refused(void **state) {
  sh("blob=$(echo x | git hash-object -w --stdin)\n"
     "tree=$(seq 100001 | sed \"s/^/100644 blob $blob\\tf/\" | git mktree --missing)\n"
     "git update-ref refs/heads/many $(git commit-tree -m x $tree) && git repack -adq");
  assert_fault(*state, ".", "many", REVISION_LARGE, "");
}

static void too_many_bytes_are_refused_before_they_are_fetched(void **state) {
  sh("blob=$(head -c 20000000 /dev/zero | git hash-object -w --stdin)\n"
     "tree=$(seq 60 | sed \"s/^/100644 blob $blob\\tf/\" | git mktree --missing)\n"
     "git update-ref refs/heads/heavy $(git commit-tree -m x $tree)");
  assert_fault(*state, ".", "heavy", REVISION_LARGE, "");
}

// Ten folders that are one, ten levels deep: ten billion files in a few bytes.
static void a_tree_that_would_never_end_is_refused(void **state) {
  sh("name=$(printf %0200d 0); tree=$(printf '100644 blob %s\\tf\\n' $(echo x | git hash-object -w --stdin) | git "
     "mktree)\n"
     "for i in 1 2 3 4 5 6 7 8 9 10; do tree=$(seq 0 9 | sed \"s/.*/040000 tree $tree\\t$name&/\" | git "
     "mktree); done\n"
     "git update-ref refs/heads/bomb $(git commit-tree -m x $tree)");
  assert_fault(*state, ".", "bomb", REVISION_LARGE, "");
}

static void without_a_folder_to_work_in_it_says_so(void **state) {
  Revision revision;
  Str why = S("");
  setenv("TMPDIR", "/nowhere", 1);
  assert_int_equal(revision_open(*state, S("."), S("HEAD"), &revision, &why), REVISION_SYSTEM);
  assert_str(why, "No such file or directory");
  revision_close(&revision);
}

static void a_name_in_use_is_not_taken(void **state) {
  Revision revision;
  Str why, taken = str_format(*state, "../tmp/sopcal-%ld-0", (long)getpid());
  sh("printf x > one && " COMMIT);
  mkdir(str_c(*state, taken), 0755);
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_OK);
  assert_true(str_find(revision.folder, S("-1/plan")) > 0);
  revision_close(&revision);
  assert_int_equal(rmdir(str_c(*state, taken)), 0);
  assert_nothing_left();
}

static void where_every_name_is_in_use_it_says_so(void **state) {
  Str names = str_format(*state, "cd ../tmp && seq 0 999 | sed 's/^/sopcal-%ld-/' | xargs mkdir", (long)getpid());
  Revision revision;
  Str why;
  sh("printf x > one && " COMMIT);
  sh(str_c(*state, names));
  assert_int_equal(opened(*state, ".", "HEAD", &revision, &why), REVISION_SYSTEM);
  assert_str(why, "File exists");
  revision_close(&revision);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      GIT_TEST(files_are_as_they_were),
      GIT_TEST(a_large_file_comes_whole),
      GIT_TEST(nobody_else_may_enter_the_folder),
      GIT_TEST(names_that_begin_with_a_dot_are_left_out),
      GIT_TEST(no_filter_or_attribute_of_the_repository_takes_part),
      GIT_TEST(links_are_links_and_are_not_followed_here),
      GIT_TEST(nothing_is_written_through_a_link),
      GIT_TEST(a_name_that_climbs_is_no_name),
      GIT_TEST(the_work_tree_and_the_index_stay_as_they_are),
      GIT_TEST(a_hooks_environment_does_not_matter),
      GIT_TEST(no_name_is_an_option_or_a_command),
      GIT_TEST(where_there_is_no_repository_git_says_so),
      GIT_TEST(where_only_the_end_of_the_history_is_that_is_said),
      GIT_TEST(git_is_not_told_the_key),
      GIT_TEST(a_folder_that_was_not_there_is_empty),
      GIT_TEST(a_folder_of_another_repository_is_passed_over),
      GIT_TEST(without_git_it_says_so),
      GIT_TEST(a_name_that_cannot_be_shown_is_refused),
      GIT_TEST(what_is_missing_in_the_repository_is_said),
      GIT_TEST(what_is_damaged_in_the_repository_is_said),
      GIT_TEST(a_link_that_is_no_path_is_refused),
      GIT_TEST(too_many_files_are_refused),
      GIT_TEST(too_many_bytes_are_refused_before_they_are_fetched),
      GIT_TEST(a_tree_that_would_never_end_is_refused),
      GIT_TEST(without_a_folder_to_work_in_it_says_so),
      GIT_TEST(a_name_in_use_is_not_taken),
      GIT_TEST(where_every_name_is_in_use_it_says_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

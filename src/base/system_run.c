// system_run: from the words of a command to its exit status, without a shell (system.h says why all goes through one
// place).
//
// Invariant: the program gets three streams and no other open file of ours, and the signals as they are by default.
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "system.h"

// Of the length of files: only the soft limit, which is ours to put back.
static struct rlimit lessen(size_t room) {
  struct rlimit before, less;
  getrlimit(RLIMIT_FSIZE, &before);
  less = before;
  if (room < less.rlim_cur) less.rlim_cur = room;
  setrlimit(RLIMIT_FSIZE, &less);
  return before;
}

static int spawn(const SystemRun *run, const posix_spawn_file_actions_t *streams, pid_t *pid) {
  posix_spawnattr_t how;
  sigset_t as_usual;
  sigemptyset(&as_usual);
  sigaddset(&as_usual, SIGPIPE); // the one that we ignore
  posix_spawnattr_init(&how);
  posix_spawnattr_setsigdefault(&how, &as_usual);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
  int error = posix_spawnp(pid, run->words[0], streams, &how, run->words, run->environment);
  posix_spawnattr_destroy(&how);
  return error;
}

// What a program that could not be begun may end with instead (POSIX, posix_spawn).
enum { NOT_BEGUN = 127 };

int system_run(const SystemRun *run) {
  posix_spawn_file_actions_t streams;
  pid_t pid = 0;
  int status = 0;
  if (!system_may(SYSTEM_RUN, NULL)) return -1;
  posix_spawn_file_actions_init(&streams);
  posix_spawn_file_actions_adddup2(&streams, run->in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&streams, run->out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&streams, run->err, STDERR_FILENO);
  struct rlimit before = lessen(run->room);
  int error = spawn(run, &streams, &pid);
  setrlimit(RLIMIT_FSIZE, &before);
  posix_spawn_file_actions_destroy(&streams);
  while (!error && waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (!error && WIFEXITED(status) && WEXITSTATUS(status) == NOT_BEGUN) error = ENOENT;
  if (error) {
    errno = error;
    return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : SYSTEM_KILLED;
}

// system_fork: a second process that is a copy of this one (system.h says why all goes through one place).
//
// Invariant: a copy never outlives the process that it is of, however that one ends.
#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "system.h"

static void die_with(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(SYSTEM_KILLED - 1); // it was faster
}

pid_t system_fork(void) {
  pid_t parent = getpid(), copy = system_may(SYSTEM_RUN, NULL) ? fork() : -1;
  if (copy == 0) die_with(parent);
  return copy;
}

void *system_share(size_t size) {
  if (!system_may(SYSTEM_ALLOC, NULL)) return NULL;
  void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return at == MAP_FAILED ? NULL : at;
}

void system_unshare(void *at, size_t size) { munmap(at, size); }

bool system_join(pid_t copy, bool interrupted(void)) {
  int status = 0;
  do {
    if (interrupted()) kill(copy, SIGTERM);
  } while (waitpid(copy, &status, 0) < 0 && errno == EINTR);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void system_kill(pid_t copy) {
  kill(copy, SIGKILL);
  while (waitpid(copy, NULL, 0) < 0 && errno == EINTR) {
  }
}

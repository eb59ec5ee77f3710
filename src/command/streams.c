// streams: standard output and standard error. From what the caller left of them to writes that fail with a message.
//
// A reader that went away or a size limit is an error of one write, not the end of the process. A stream that was
// closed is opened on nothing, for otherwise the next file opened would take its number and messages would go into that
// file; it is opened the wrong way round, so that using it still fails.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "sopcal/command.h"
#include "sopcal/file.h"

bool streams_begin(void) {
  static const int nothing[] = {[STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_RDONLY};
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", nothing[fd]) != fd) return false;
  return true;
}

// Silent for a signal that ends the build, which needs no explanation.
int print_out(Str text) {
  if (file_write(STDOUT_FILENO, text)) return EXIT_FINE;
  if (errno != EINTR) fputs("sopcal: cannot write to standard output\n", stderr);
  return EXIT_BROKEN;
}

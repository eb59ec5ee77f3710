// fault: answers system_may as the environment or a sweep wants it: SOPCAL_FAULT=KIND:N:WHAT (fault.h); with
// SOPCAL_FAULT_COUNTS=FILE the numbers of calls are written there at the end.
#include "fault.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long counts[FAULT_KINDS];
Fault fault;
long *fault_counts = counts;

const char *const fault_names[FAULT_KINDS] = {"alloc",  "open", "below", "read", "write", "close",
                                              "status", "list", "mkdir", "mode", "link",  "rename",
                                              "remove", "lock", "sync",  "run",  "any",   "foreign"};

// ---- the answer ---------------------------------------------------------------------------------------------------

static bool strikes(int call) {
  if (fault.deed == FAULT_NONE || fault.call != call) return false;
  return fault.on ? fault_counts[call] >= fault.at : fault_counts[call] == fault.at;
}

static bool strike(size_t *bytes) {
  switch (fault.deed) {
  case FAULT_ERROR: errno = fault.value; return false;
  case FAULT_SIGNAL: raise(fault.value); return true;
  case FAULT_LESS:
    if (bytes && *bytes > 1) *bytes /= 2;
    return true;
  case FAULT_NONE: break;
  }
  return true;
}

bool system_may(SystemCall call, size_t *bytes) {
  fault_counts[call]++;
  if (call != SYSTEM_ALLOC) fault_counts[FAULT_ANY]++;
  return strikes((int)call) || (call != SYSTEM_ALLOC && strikes(FAULT_ANY)) ? strike(bytes) : true;
}

// ---- libyaml's memory ------------------------------------------------------------------------------------

static bool foreign_may(void) {
  fault_counts[FAULT_FOREIGN]++;
  bool may = !strikes(FAULT_FOREIGN) || strike(NULL);
  return system_may(SYSTEM_ALLOC, NULL) && may;
}

// It exports the functions by which it takes memory: the program's stand before them.
void *yaml_malloc(size_t n);
void *yaml_realloc(void *old, size_t n);
unsigned char *yaml_strdup(const unsigned char *text);

void *yaml_malloc(size_t n) { return foreign_may() ? malloc(n ? n : 1) : NULL; }
void *yaml_realloc(void *old, size_t n) { return foreign_may() ? realloc(old, n ? n : 1) : NULL; }
unsigned char *yaml_strdup(const unsigned char *text) {
  return text && foreign_may() ? (unsigned char *)strdup((const char *)text) : NULL;
}

// ---- the environment ----------------------------------------------------------------------------------------------

typedef struct Word {
  const char *text;
  int value;
} Word;

static const Word errors[] = {{"ENOMEM", ENOMEM}, {"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EINTR", EINTR},
                              {"EINVAL", EINVAL}, {"EPERM", EPERM},   {"EACCES", EACCES}, {"EMFILE", EMFILE},
                              {"EMLINK", EMLINK}, {"ENOLCK", ENOLCK}, {"EAGAIN", EAGAIN}, {"EROFS", EROFS},
                              {"ENOSYS", ENOSYS}};
static const Word signals[] = {
    {"KILL", SIGKILL}, {"STOP", SIGSTOP}, {"INT", SIGINT}, {"TERM", SIGTERM}, {"HUP", SIGHUP}};
enum { ERRORS = sizeof errors / sizeof *errors, SIGNALS = sizeof signals / sizeof *signals };

static bool word_value(const Word *words, size_t n, const char *text, int *out) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(words[i].text, text) == 0) {
      *out = words[i].value;
      return true;
    }
  return false;
}

static bool parse_deed(const char *text, Fault *out) {
  out->deed = FAULT_LESS;
  if (strcmp(text, "less") == 0) return true;
  out->deed = FAULT_ERROR;
  if (word_value(errors, ERRORS, text, &out->value)) return true;
  out->deed = FAULT_SIGNAL;
  return word_value(signals, SIGNALS, text, &out->value);
}

bool fault_parse(const char *text, Fault *out) {
  char kind[16], what[16], *end;
  const char *colon = strchr(text, ':');
  *out = (Fault){0};
  if (!colon || sscanf(text, "%15[a-z]:", kind) != 1) return false;
  for (out->call = 0; out->call < FAULT_KINDS && strcmp(fault_names[out->call], kind) != 0;) out->call++;
  out->at = strtol(colon + 1, &end, 10);
  out->on = *end == '+';
  if (sscanf(end + out->on, ":%15[A-Za-z]", what) != 1) return false;
  return out->call < FAULT_KINDS && out->at > 0 && parse_deed(what, out);
}

static void write_counts(void) {
  FILE *file = fopen(getenv("SOPCAL_FAULT_COUNTS"), "w");
  if (!file) return;
  for (int kind = 0; kind < FAULT_KINDS; kind++) fprintf(file, "%s %ld\n", fault_names[kind], fault_counts[kind]);
  fclose(file);
}

__attribute__((constructor)) static void fault_begin(void) {
  const char *text = getenv("SOPCAL_FAULT");
  if (text && !fault_parse(text, &fault)) {
    fprintf(stderr, "fault: '%s' is no fault\n", text);
    exit(99);
  }
  if (getenv("SOPCAL_FAULT_COUNTS")) atexit(write_counts);
}

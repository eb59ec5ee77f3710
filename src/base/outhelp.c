// outhelp: a second process that writes a part of an output's files, for where there are ten thousand. Most of such a
// build is writing, and two processes write nearly twice as fast.
//
// The helper begins as a copy: it holds the same folders open, and shares the lock on them. Invariant: it only adds
// files; to publish, to put away and to tell the user is left to the process that it is a copy of.
#include <stdlib.h>

#include "interrupt.h"
#include "outdir.h"
#include "system.h"

enum { WHY_MAX = 1024 };

struct OutTold {
  OutFault fault;
  OutCounts done;
  size_t n;
  char why[WHY_MAX];
  alignas(max_align_t) char shared[];
};

OutPart out_help_begin(OutDir *out, size_t bytes, void **shared) {
  OutHelper *helper = &out->helper;
  helper->bytes = sizeof *helper->told + bytes;
  helper->told = system_share(helper->bytes);
  pid_t pid = helper->told ? system_fork() : -1;
  if (pid < 0) {
    outhelp_stop(out);
    *shared = NEW_N(out->arena, max_align_t, bytes / sizeof(max_align_t) + 1);
    return OUT_ALL;
  }
  *shared = helper->told->shared;
  helper->pid = pid;
  if (pid > 0) return OUT_OURS;
  outdirs_leave();
  out->done = (OutCounts){0};
  return OUT_HELPERS;
}

_Noreturn void out_help_end(OutDir *out, OutFault fault, Str why) {
  OutTold *told = out->helper.told;
  told->done = out->done;
  told->n = str_part(why, 0, WHY_MAX).n;
  if (told->n) memcpy(told->why, why.at, told->n);
  told->fault = fault;
  exit(EXIT_SUCCESS);
}

OutFault out_help_join(OutDir *out, Str *why) {
  OutHelper *helper = &out->helper;
  const OutTold *told = helper->told;
  bool ended = system_join(helper->pid, interrupts_came);
  helper->pid = 0;
  *why = ended ? str_copy(out->arena, (Str){told->why, told->n}) : S("a part of it was not written");
  if (!ended) return OUT_SYSTEM;
  out->done.same += told->done.same;
  out->done.files += told->done.files;
  out->done.folders += told->done.folders;
  return told->fault;
}

void outhelp_stop(OutDir *out) {
  OutHelper *helper = &out->helper;
  if (helper->pid) system_kill(helper->pid);
  if (helper->told) system_unshare(helper->told, helper->bytes);
  *helper = (OutHelper){0};
}

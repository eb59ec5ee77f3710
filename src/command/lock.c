// lock: announces what begins soon: compiles the plan with what has been announced so far, and writes the next
// sopcal.lock beside it.
//
// The plan is compiled as on any other day: what is near is judged by `check --today`, not by announcing it. Invariant:
// a plan with errors announces nothing, and a lock that would say the same is not written.
#include <stdio.h>

#include "sopcal/command.h"

enum { HORIZON_DAYS = 30 };

// ---- saying -------------------------------------------------------------------------------------------------------

static int say_fault(const Options *options, Arena *arena, ReplaceFault fault, Str path, Str because) {
  static const Text texts[] = {
      [REPLACE_OK] = {{"", ""}},
      [REPLACE_CHANGED] = {{"was changed meanwhile; run it again", "刚刚被别人改过，请再运行一次"}},
      [REPLACE_NO_FILE] = {{"is no regular file; remove it, or put the file itself in its place",
                            "不是普通文件，请删掉它，或换成文件本身"}},
      [REPLACE_BUSY] = {{"is being written by another program; wait for it", "正在被另一个程序写入，请等它结束"}},
      [REPLACE_SYSTEM] = {{"cannot be written", "写不了"}},
  };
  Str shown = text_shown(arena, path), why = text_shown(arena, because);
  fprintf(stderr, "sopcal: '%.*s' %s%s%.*s\n", STR(shown), texts[fault].in[options->print.lang], why.n ? ": " : "",
          STR(why));
  return EXIT_BROKEN;
}

static void say_done(const Options *options, Arena *arena, Str path, const LockNews *news, bool written) {
  if (options->quiet) return;
  bool zh = options->print.lang == LANG_ZH;
  fprintf(stderr,
          zh ? "%.*s：新公布 %zu，有变化 %zu，取消 %zu，不变 %zu" : "%.*s: %zu new, %zu changed, %zu gone, %zu kept",
          STR(path_shown(arena, path)), news->fresh, news->changed, news->gone, news->kept);
  if (news->expired) fprintf(stderr, zh ? "，取消已过期 %zu" : ", %zu no longer shown as cancelled", news->expired);
  fputs(written ? "\n" : zh ? "，文件没有动\n" : "; nothing to write\n", stderr);
}

// What the plan's errors stop.
static int say_nothing(Arena *arena, const Options *options, const Compiled *compiled) {
  int status = report_findings(arena, options, compiled, true);
  bool zh = options->print.lang == LANG_ZH;
  if (options->quiet || status == EXIT_BROKEN) return status;
  fputs(zh ? "计划有错误，什么都没有公布\n" : "the plan has errors: nothing was announced\n", stderr);
  return status;
}

// ---- what may follow the plan again -------------------------------------------------------------------------------

static bool is_below(Str identity, Str id) {
  return str_starts(identity, id) && (identity.n == id.n || identity.at[id.n] == '/');
}

// By its identity, with or without the plan's id, or by what stands before a '/' of it: "monthly-care/2026-06".
static bool is_named(const Plan *plan, Str identity, Str id) {
  bool of_plan = str_starts(identity, plan->about.id) && identity.n > plan->about.id.n;
  return is_below(identity, id) || (of_plan && is_below(str_from(identity, plan->about.id.n + 1), id));
}

static size_t release(Plan *plan, Str id) {
  size_t n = 0;
  while (id.n > 1 && str_ends(id, S("/"))) id.n--;
  for (size_t i = 0; i < plan->lock.entries.n; i++) {
    LockEntry *entry = &plan->lock.entries.at[i];
    if (!is_named(plan, entry->identity, id)) continue;
    entry->released = true;
    n++;
  }
  return n;
}

static bool release_all(const Options *options, Plan *plan) {
  for (size_t i = 0; i < options->release.n; i++)
    if (release(plan, options->release.at[i]) == 0) {
      usage_error(options, "nothing that has been announced is called", "已公布的内容里没有", options->release.at[i]);
      return false;
    }
  return true;
}

// ---- announcing ---------------------------------------------------------------------------------------------------

// By what the key is told from others: of the one at hand, else as it was announced.
static Str key_of(const Plan *plan) {
  if (!plan->about.is_private) return S("");
  return plan->about.key_mark.n ? plan->about.key_mark : plan->lock.key;
}

static int write_lock(Arena *arena, const Options *options, const Compiled *compiled) {
  const Plan *plan = &compiled->plan;
  const Source *old = plan->lock.source;
  Str path = path_join(arena, plan->folder, S(LOCK_FILE)), why = S("");
  int horizon = options->horizon >= 0 ? options->horizon : HORIZON_DAYS;
  Buf bytes = buf_in(arena);
  Lock next;
  LockNews news;
  lock_next(arena, &compiled->schedule, options->today, horizon, &next, &news);
  next.key = key_of(plan);
  lock_write(&bytes, &next);
  int status = report_findings(arena, options, compiled, true);
  if (status == EXIT_BROKEN) return status;
  bool differs = !old || !str_eq(old->text, buf_str(&bytes));
  ReplaceFault fault = REPLACE_OK;
  if (differs) fault = file_replace(arena, plan->folder, S(LOCK_FILE), old ? &old->text : NULL, buf_str(&bytes), &why);
  if (fault != REPLACE_OK) return say_fault(options, arena, fault, path, why);
  say_done(options, arena, path, &news, differs);
  return status;
}

// The years of plans: an instant of others would not be read again.
static bool is_today(Date today) {
  return today != DATE_NONE && today >= date_of(PLAN_FIRST_YEAR, 1, 1) && today <= date_of(PLAN_LAST_YEAR, 12, 31);
}

int command_lock(Arena *arena, const Options *options) {
  const ScheduleOptions schedule = {.today = DATE_NONE, .past = options->today, .locks = true};
  Compiled compiled;
  if (!is_today(options->today))
    return usage_error(options, "say from which day on: sopcal lock --today 2026-03-02",
                       "要说明从哪天算起：sopcal lock --today 2026-03-02", S(""));
  compile_model(arena, options, folder_argument(options, 0), S(""), &compiled);
  bool fine = diags_count(compiled.diags, LEVEL_ERROR) == 0;
  if (fine && !release_all(options, &compiled.plan)) return EXIT_BROKEN;
  compile_schedule(arena, &schedule, &compiled);
  if (!compiled.scheduled || !compile_tokens_if_any(arena, options, &compiled))
    return say_nothing(arena, options, &compiled);
  return write_lock(arena, options, &compiled);
}

// build: check, then write the whole output directory, or nothing.
//
// How large a calendar becomes is known once it has been written. So findings are printed between the writing, beside
// the old output, and the exchange of the two.
// An error stops it; a gate does not, for ten thousand calendars must not freeze for one poster (design section 6).
#include <stdio.h>
#include <unistd.h>

#include "sopcal/command.h"

enum { FEEDS_FOR_TWO = 1000 }; // so many are worth a second process

typedef struct Building {
  Arena *arena;
  const Options *options;
  Compiled *compiled;
  OutDir *out;
  size_t files;
  OutFault fault; // of the file that could not be written
  Str why;
} Building;

static bool write_file(Building *b, Str path, Str bytes) {
  b->files++;
  b->fault = out_file(b->out, path, bytes, &b->why);
  return b->fault == OUT_OK;
}

// ---- the parts ----------------------------------------------------------------------------------------------------

static void show_progress(const Building *b, size_t done, size_t of) {
  if (b->options->quiet || of < 20 || !isatty(STDERR_FILENO)) return;
  if (done % (of / 20 + 1) == 0 || done == of) fprintf(stderr, "\r%zu / %zu", done, of);
  if (done == of) fputs("\r\033[K", stderr);
}

// With the mark that tells spreadsheets that it is UTF-8.
static bool write_links(Building *b, const FeedList *feeds) {
  LinkList links;
  Buf bytes = buf_in(b->arena);
  if (!b->compiled->plan.about.url.n) return true;
  links_of(b->arena, &b->compiled->plan, feeds, &links);
  buf_add(&bytes, S("\xEF\xBB\xBF"));
  links_csv(&bytes, &links);
  return write_file(b, S("links.csv"), buf_str(&bytes));
}

static bool take_page(void *building, Str path, Str bytes) { return write_file(building, path, bytes); }

static bool page_too_long(void *building, Str path) {
  Building *b = building;
  static const Text text = {{"%.*s makes more of %.*s than a page may hold", "%.*s 生成的 %.*s 太长"}};
  static const Text no_memory = {{"there is no memory, or no /proc, to make %.*s in", "没有内存或 /proc 来生成 %.*s"}};
  Str template = page_template(b->arena, path);
  if (template.n)
    b->why = str_format(b->arena, text.in[b->options->print.lang], STR(template), STR(path));
  else // a workbook has none
    b->why = str_format(b->arena, no_memory.in[b->options->print.lang], STR(path));
  return false;
}

// Made in memory of its own, for it is given back before people's sheets are made.
static bool write_pages(Building *b, const SheetTemplates *templates, const FeedList *feeds) {
  Arena *scratch = arena_new();
  Pages to = {take_page, page_too_long, b};
  bool fine = pages_make(scratch, &b->compiled->schedule, templates, feeds, &to);
  arena_free(scratch);
  return fine;
}

// Calendars being written; `sizes`, of each in bytes, are seen by whoever writes a part of them.
typedef struct Writing {
  Building *b;
  const FeedList *feeds;
  IcsWriter writer;
  Buf bytes;
  size_t *sizes;
} Writing;

static bool write_feed(Writing *w, size_t i) {
  w->bytes.n = 0;
  ics_write(&w->writer, &w->bytes, &w->feeds->at[i]);
  w->sizes[i] = w->bytes.n;
  return write_file(w->b, w->feeds->at[i].path, buf_str(&w->bytes));
}

static bool write_some(Writing *w, size_t from, size_t to) {
  size_t n = w->feeds->n;
  for (size_t i = from; i < to; i++) {
    if (!write_feed(w, i)) return false;
    show_progress(w->b, (i - from + 1) * n / (to - from), n);
  }
  return true;
}

static _Noreturn void help(Writing *w, size_t from) {
  Options quiet = *w->b->options;
  quiet.quiet = true;
  w->b->options = &quiet;
  write_some(w, from, w->feeds->n);
  out_help_end(w->b->out, w->b->fault, w->b->why);
}

static bool join(Building *b, bool fine) {
  Str why;
  OutFault fault = fine ? out_help_join(b->out, &why) : OUT_OK; // else it is ended with the output
  if (fault != OUT_OK) b->why = why;
  return fine && fault == OUT_OK;
}

// The one in the middle is written first: its folder is where both parts may meet. This process makes plan.json, too,
// and has the lesser part.
static bool write_in_two(Writing *w, Buf *json) {
  Building *b = w->b;
  void *shared;
  size_t n = w->feeds->n, mid = n * 9 / 20;
  if (!write_feed(w, mid)) return false;
  size_t of_mid = w->sizes[mid];
  OutPart part = out_help_begin(b->out, n * sizeof *w->sizes, &shared);
  w->sizes = shared;
  w->sizes[mid] = of_mid;
  if (part == OUT_HELPERS) help(w, mid + 1);
  bool fine = write_some(w, 0, mid) && (part == OUT_OURS || write_some(w, mid + 1, n));
  if (fine) plan_json_write(b->arena, json, &b->compiled->schedule, w->feeds, w->writer.stamp);
  if (part == OUT_ALL) return fine;
  b->files += n - mid - 1;
  return join(b, fine);
}

static bool write_calendars(Writing *w, Buf *json) {
  size_t n = w->feeds->n;
  w->sizes = NEW_N(w->b->arena, size_t, n);
  if (n >= FEEDS_FOR_TWO) return write_in_two(w, json);
  if (!write_some(w, 0, n)) return false;
  plan_json_write(w->b->arena, json, &w->b->compiled->schedule, w->feeds, w->writer.stamp);
  return true;
}

static bool write_feeds(Building *b, const SheetTemplates *templates) {
  FeedList feeds = {0};
  Schedule *schedule = &b->compiled->schedule;
  Buf json = buf_in(b->arena);
  Writing w = {.b = b, .feeds = &feeds, .bytes = buf_in(b->arena)};
  feeds_make(b->arena, schedule, &feeds);
  ics_begin(b->arena, schedule->plan, stamp_of(schedule->plan), &w.writer);
  if (!write_calendars(&w, &json)) return false;
  feeds_check(b->arena, b->compiled->diags, &feeds, w.sizes);
  views_check(b->arena, b->compiled->diags, schedule, &feeds);
  return write_links(b, &feeds) && write_pages(b, templates, &feeds) && write_file(b, S("plan.json"), buf_str(&json));
}

static bool write_person(Building *b, const SheetTemplates *templates, const MediaSet *media, const Staff *person) {
  Arena *scratch = arena_new();
  SheetFiles files = {0};
  bool fine = sheets_make(scratch, &b->compiled->schedule, templates, media, person, &files);
  for (size_t i = 0; i < files.n && !fine; i++)
    if (files.at[i].too_long) page_too_long(b, files.at[i].path);
  for (size_t i = 0; i < files.n && fine; i++) fine = write_file(b, files.at[i].path, files.at[i].bytes);
  arena_free(scratch);
  return fine;
}

static bool write_media(Building *b, const ServedFile *file) {
  Arena *scratch = arena_new();
  Str bytes;
  bool fine = media_bytes(scratch, &b->compiled->plan, file, &bytes, &b->why);
  if (fine)
    fine = write_file(b, path_join(b->arena, S("site"), file->served), bytes);
  else
    b->why = str_copy(b->arena, b->why);
  arena_free(scratch);
  return fine;
}

static bool write_sheets(Building *b, const SheetTemplates *templates, const MediaSet *media) {
  const Plan *plan = &b->compiled->plan;
  if (!plan->sheets.made) return true;
  for (size_t i = 0; i < media->files.n; i++)
    if (!write_media(b, &media->files.at[i])) return false;
  for (size_t i = 0; i < plan->staff.n; i++) {
    if (!write_person(b, templates, media, &plan->staff.at[i])) return false;
    show_progress(b, i + 1, plan->staff.n);
  }
  return true;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static int say_fault(const Building *b, OutFault fault, Str dir) {
  static const Text texts[] = {
      [OUT_OK] = {{"", ""}},
      [OUT_FOREIGN] =
          {{"is not an output directory of sopcal's, and what is in it would be lost; choose another with -o",
            "不是 sopcal 的输出目录，里面的东西会丢失；请用 -o 另选一个"}},
      [OUT_HOLDS_PLAN] = {{"holds the plan itself, which would be lost; choose another with -o",
                           "里面就是计划本身，会丢失；请用 -o 另选一个"}},
      [OUT_IN_PLAN] = {{"lies among files of the plan, and the next build would read it; choose another with -o",
                        "在计划自己的文件中间，下次会被当成计划来读；请用 -o 另选一个"}},
      [OUT_OTHER_PLAN] = {{"is the output of another plan; choose another with -o, or remove it first",
                           "是另一份计划的输出；请用 -o 另选一个，或者先删掉它"}},
      [OUT_STRAY] = {{"holds a file that no build made, and it would be lost; move it away, or choose another with -o",
                      "里面有不是 sopcal 生成的文件，会丢失；请先移走，或者用 -o 另选一个"}},
      [OUT_BUSY] = {{"is being written by another build; wait for it", "正在被另一次构建写入，请等它结束"}},
      [OUT_NO_SWAP] = {{"lies on a file system that cannot exchange directories; choose another with -o",
                        "所在的文件系统不能交换目录；请用 -o 另选一个"}},
      [OUT_SYSTEM] = {{"cannot be written", "写不了"}},
  };
  Str shown = text_shown(b->arena, dir), why = tokens_hidden(b->arena, text_shown(b->arena, b->why));
  fprintf(stderr, "sopcal: '%.*s' %s%s%.*s\n", STR(shown), texts[fault].in[b->options->print.lang], why.n ? ": " : "",
          STR(why));
  return EXIT_BROKEN;
}

static void say_done(const Building *b, Str dir, bool changed) {
  const Plan *plan = &b->compiled->plan;
  if (b->options->quiet) return;
  if (b->options->print.lang == LANG_ZH)
    fprintf(stderr, "%.*s：%zu 人，%zu 项，%zu 个文件%s\n", STR(dir), plan->staff.n, b->compiled->schedule.items.n,
            b->files, changed ? "" : "，和原来一样");
  else
    fprintf(stderr, "%.*s: %zu people, %zu items, %zu files%s\n", STR(dir), plan->staff.n,
            b->compiled->schedule.items.n, b->files, changed ? "" : ", nothing changed");
}

// Writes everything beside the old output; b->out stays open where that went well.
static OutFault write_all(Building *b, Str dir, const SheetTemplates *templates, const MediaSet *media) {
  OutClaim claim = output_claim(&b->compiled->plan);
  OutFault fault = out_check(b->arena, &claim, dir, &b->why);
  if (fault == OUT_OK) fault = out_begin(b->arena, str_c(b->arena, dir), &claim, &b->out, &b->why);
  if (fault != OUT_OK) return fault;
  if (write_feeds(b, templates) && write_sheets(b, templates, media)) return OUT_OK;
  out_abandon(b->out);
  return OUT_SYSTEM;
}

// Behind the exchange nothing takes memory: when that ends the build, the old output must still be there.
static OutFault publish(Building *b, Str dir) {
  bool changed;
  Str shown = path_shown(b->arena, dir);
  OutFault fault = out_commit(b->out, &changed, &b->why);
  if (fault == OUT_OK) say_done(b, shown, changed);
  return fault;
}

static int build(Building *b, Str dir, const SheetTemplates *templates, const MediaSet *media) {
  OutFault fault = write_all(b, dir, templates, media);
  say_unused(b->compiled);
  int status = report_findings(b->arena, b->options, b->compiled, true);
  if (fault == OUT_OK && status == EXIT_BROKEN)
    out_abandon(b->out);
  else if (fault == OUT_OK)
    fault = publish(b, dir);
  return fault == OUT_OK ? status : say_fault(b, fault, dir);
}

int command_build(Arena *arena, const Options *options) {
  Compiled compiled;
  SheetTemplates templates = {0};
  MediaSet media = {0};
  compile_plan(arena, options, folder_argument(options, 0), &compiled);
  bool ready =
      compile_tokens(arena, options, &compiled) && compile_outputs(arena, options, &compiled, &templates, &media);
  if (!ready || diags_count(compiled.diags, LEVEL_ERROR)) {
    int status = report_findings(arena, options, &compiled, true);
    return status ? status : EXIT_FINDINGS;
  }
  Building b = {.arena = arena, .options = options, .compiled = &compiled};
  Str dir = options->out.n ? options->out : path_join(arena, S("out"), compiled.plan.about.id);
  return build(&b, dir, &templates, &media);
}

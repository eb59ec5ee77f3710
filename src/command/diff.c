// diff: what changes from one plan to another, for whom, in words: a folder, a plan.json or a revision of git on either
// side. Invariant: both sides are read before anything is printed, and a side that cannot be is exit status 2.
#include "diff.h"

static Str without_slashes(Str folder) {
  while (folder.n > 1 && str_ends(folder, S("/"))) folder.n--;
  return folder;
}

// The folder in whose repository a revision is looked for: as stated, else the side that is a folder, for the plan was
// mostly in the same place; else where we are.
static Str repository_of(const Options *options, const DiffSide sides[2]) {
  if (options->args.n > 2) return without_slashes(options->args.at[2]);
  for (size_t i = 2; i-- > 0;)
    if (sides[i].kind == PATH_FOLDER) return sides[i].name;
  return S(".");
}

static void print(Arena *arena, Buf *out, const Options *options, Str folder, const PlanDiff *diff,
                  const DiffSide sides[2]) {
  Lang lang = options->print.lang;
  if (str_eq(options->format, S("json"))) {
    diff_json(out, diff);
    return;
  }
  DiffWords words = diff_words(arena, diff, lang);
  DiffView view;
  diff_view(&words, sides[0].name, sides[1].name, folder_typed(arena, folder), &view);
  (str_eq(options->format, S("md")) ? diff_md : diff_text)(arena, out, &view, lang);
}

int command_diff(Arena *arena, const Options *options) {
  DocRoll roll = {0};
  DiffSide sides[2] = {{.name = without_slashes(options->args.at[0])},
                       {.name = without_slashes(options->args.at[1]), .newer = true}};
  for (size_t i = 0; i < COUNT(sides); i++) sides[i].kind = path_kind(arena, sides[i].name);
  for (size_t i = 0; i < COUNT(sides); i++)
    if (!diff_side_may_be(arena, options, &sides[i])) return EXIT_BROKEN;
  Str repository = repository_of(options, sides);
  for (size_t i = 0; i < COUNT(sides); i++)
    if (!diff_side(arena, options, repository, &roll, &sides[i])) return EXIT_BROKEN;
  PlanDiff diff;
  Buf out = buf_in(arena);
  diff_make(arena, &roll, &sides[0].doc, &sides[1].doc, &diff);
  print(arena, &out, options, repository, &diff, sides);
  findings_say_new(arena, options, sides);
  if (print_out(buf_str(&out)) == EXIT_BROKEN) return EXIT_BROKEN;
  return options->exit_code && !diff_is_none(&diff) ? EXIT_FINDINGS : EXIT_FINE;
}

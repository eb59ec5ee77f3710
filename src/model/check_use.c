// check_use: pieces that nothing will ever ask for: a theme that no step names, a content line in no mix and no step.
// Most often a name misspelt on one of the two sides.
#include "check.h"

typedef struct NameSet { // each once
  StrList list;
  Map known;
} NameSet;

typedef struct Asked { // what steps, their defaults and daily mixes ask for
  NameSet themes, lines;
} Asked;

static void add_name(Checker *c, NameSet *names, Str name) {
  if (name.n && map_put(c->arena, &names->known, name, c)) PUSH(c->arena, &names->list, name);
}

static void add_common(Checker *c, Asked *asked, const Common *common) {
  add_name(c, &asked->themes, common->theme);
  add_name(c, &asked->lines, common->line);
}

static void gather(Checker *c, Asked *asked) {
  const Plan *plan = c->plan;
  for (size_t i = 0; i < plan->sops.n; i++) {
    add_common(c, asked, &plan->sops.at[i].common);
    for (size_t k = 0; k < plan->sops.at[i].steps.n; k++) add_common(c, asked, &plan->sops.at[i].steps.at[k].common);
  }
  for (size_t i = 0; i < plan->campaigns.n; i++) {
    add_common(c, asked, &plan->campaigns.at[i].common);
    for (size_t k = 0; k < plan->campaigns.at[i].in.n; k++)
      add_common(c, asked, &plan->campaigns.at[i].in.at[k].common);
  }
  for (size_t i = 0; i < plan->daily.n; i++)
    for (size_t k = 0; k < plan->daily.at[i].mix.n; k++)
      add_name(c, &asked->lines, plan->daily.at[i].mix.at[k].head.id);
}

static bool has_name(const NameSet *names, Str name) { return map_get(&names->known, name) != NULL; }

static void check_theme(Checker *c, const Asked *asked, const Piece *piece) {
  if (!piece->theme.n || piece->named || has_name(&asked->themes, piece->theme)) return;
  const StrList *known = &asked->themes.list;
  StrList near = diag_nearest(c->arena, c->diags, piece->theme, known);
  diag_add(c->diags, R111, place_of(&piece->head, "theme"),
           ARGS(arg("theme", piece->theme), arg_list(c->arena, "near", &near), arg_list(c->arena, "known", known)));
}

// The first piece of each line of the plan's own that is in no mix and that no step names.
static void check_line(Checker *c, NameSet *said, const Asked *asked, const Piece *piece) {
  Str line = piece->line ? piece->line->id : S("");
  if (!line.n || piece->theme.n || piece->named || has_name(&asked->lines, line) || has_name(said, line)) return;
  const StrList *known = &asked->lines.list;
  StrList near = diag_nearest(c->arena, c->diags, line, known);
  add_name(c, said, line);
  diag_add(c->diags, R112, piece->head.at,
           ARGS(arg("line", line), arg_list(c->arena, "near", &near), arg_list(c->arena, "known", known)));
}

// A step that says neither theme nor line may take any piece without a theme.
static bool anything_goes(const Plan *plan) {
  for (size_t i = 0; i < plan->sops.n; i++)
    for (size_t k = 0; k < plan->sops.at[i].steps.n; k++) {
      Common want = model_common(&plan->sops.at[i].steps.at[k], NULL, NULL, &plan->sops.at[i]);
      if (plan->sops.at[i].steps.at[k].post.n && !want.theme.n && !want.line.n && !want.piece.n) return true;
    }
  return false;
}

void check_use(Checker *c) {
  Asked asked = {0};
  NameSet said = {0};
  if (c->plan->incomplete) return;
  gather(c, &asked);
  bool any = !asked.lines.list.n || anything_goes(c->plan);
  for (size_t i = 0; i < c->plan->pieces.n; i++) {
    check_theme(c, &asked, &c->plan->pieces.at[i]);
    if (!any) check_line(c, &said, &asked, &c->plan->pieces.at[i]);
  }
}

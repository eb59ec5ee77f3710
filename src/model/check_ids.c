// check_ids: rules of ids that become names of files, so that a build can be unpacked and read on any machine.
#include "check.h"
#include "sopcal/file.h"

static void check_device(Checker *c, Str id, Place at) {
  if (name_is_device(utf8_folded(c->arena, id))) diag_add(c->diags, S144, at, ARGS(arg("id", id)));
}

// `seen`: what an id is where upper and lower case, and ways to write a letter, are one.
static void check_file_name(Checker *c, Map *seen, const Head *head) {
  Str folded = utf8_folded(c->arena, head->id);
  const Head *before = map_get(seen, folded);
  check_device(c, head->id, head->at);
  if (!before) {
    map_put(c->arena, seen, folded, (void *)head);
    return;
  }
  Arg other = arg("other", before->id);
  Diag *said = diag_add(c->diags, S143, head->at, ARGS(arg("id", head->id), other));
  diag_relate_add(c->diags, said, before->at, ARGS(other));
}

// Stores, regions and roles are no ids, and become names of files where a calendar is made for each.
static void check_groups(Checker *c, ViewKind kind) {
  const Plan *p = c->plan;
  const char *key = str_c(c->arena, view_key(kind));
  Map groups = {0}, seen = {0};
  for (size_t i = 0; view_of(&p->feeds, kind, 0)->made && i < p->staff.n; i++) {
    const Staff *person = &p->staff.at[i];
    Head *named = NEW(c->arena, Head);
    *named = (Head){.id = view_group(kind, person), .at = place_of(&person->head, key)};
    if (named->id.n && map_put(c->arena, &groups, named->id, named)) check_file_name(c, &seen, named);
  }
}

void check_ids(Checker *c) {
  const Plan *p = c->plan;
  Map channels = {0}, staff = {0}, campaigns = {0}, own = {0};
  check_device(c, p->about.id, place_of(&p->about.head, "id"));
  for (size_t i = 0; i < p->channels.n; i++) check_file_name(c, &channels, &p->channels.at[i].head);
  for (size_t i = 0; i < p->staff.n; i++) check_file_name(c, &staff, &p->staff.at[i].head);
  for (size_t i = 0; i < p->campaigns.n; i++) check_file_name(c, &campaigns, &p->campaigns.at[i].head);
  for (size_t i = 0; i < p->feeds.own.n; i++) check_file_name(c, &own, &p->feeds.own.at[i].head);
  check_groups(c, VIEW_STORE);
  check_groups(c, VIEW_REGION);
  check_groups(c, VIEW_ROLE);
}

// resolve: every name of the plan points at what it names.
//
// One walk over the key tables finds every reference, whatever struct it stands in; what names nothing is said with the
// nearest names (codes R). After this the lists of the plan do not move any more.
#include <string.h>

#include "limits.h"
#include "official.h"

typedef struct Resolver {
  Arena *arena;
  Diags *diags;
  Plan *plan;
  StrList names[REF_KIND_COUNT]; // of each kind, once they have been asked for
  Map places;                    // the stores and regions of the staff
  Map patterns;                  // of pieces, and whether each fits any
  Map tags;                      // of dates -> the NamedDates that have it
} Resolver;

// ---- what there is ------------------------------------------------------------------------------------------------

static void index_list(Resolver *r, RefKind kind, const AnyList *list, size_t size) {
  for (size_t i = 0; i < list->n; i++) {
    Head *head = (Head *)(void *)((char *)list->at + i * size);
    map_put(r->arena, &r->plan->index[kind], head->id, head);
  }
}

// A store, region or role is there as soon as somebody is of it.
static void index_groups(Resolver *r, Staff *staff) {
  Map *index = r->plan->index;
  if (staff->role.n) map_put(r->arena, &index[REF_ROLE], staff->role, staff);
  if (staff->store.n) map_put(r->arena, &index[REF_STORE], staff->store, staff);
  if (staff->region.n) map_put(r->arena, &index[REF_REGION], staff->region, staff);
}

static void build_indexes(Resolver *r) {
  Plan *p = r->plan;
  const struct {
    RefKind kind;
    const void *list;
    size_t size;
  } lists[] = {{REF_CHANNEL, &p->channels, sizeof(Channel)},
               {REF_STAFF, &p->staff, sizeof(Staff)},
               {REF_SEGMENT, &p->segments, sizeof(Segment)},
               {REF_PRODUCT, &p->products, sizeof(Product)},
               {REF_OFFER, &p->offers, sizeof(Offer)},
               {REF_CAMPAIGN, &p->campaigns, sizeof(Campaign)},
               {REF_SOP, &p->sops, sizeof(Sop)},
               {REF_DATE, &p->dates, sizeof(NamedDate)},
               {REF_PIECE, &p->pieces, sizeof(Piece)},
               {REF_PROFILE, &p->profiles, sizeof(Limits)}};
  for (size_t i = 0; i < COUNT(lists); i++) index_list(r, lists[i].kind, lists[i].list, lists[i].size);
  for (size_t i = 0; i < p->lines.n; i++) map_put(r->arena, &p->index[REF_LINE], p->lines.at[i].id, &p->lines.at[i]);
  for (size_t i = 0; i < p->staff.n; i++) {
    Staff *staff = &p->staff.at[i];
    staff->index = i;
    if (staff->role.n) map_put(r->arena, &p->roles, staff->role, staff);
    if (staff->store.n) map_put(r->arena, &r->places, staff->store, staff);
    if (staff->region.n) map_put(r->arena, &r->places, staff->region, staff);
    index_groups(r, staff);
  }
  for (size_t i = 0; i < p->segments.n; i++) p->segments.at[i].index = i;
}

static void add_names(Resolver *r, const Map *map, StrList *names) {
  for (size_t i = 0; i < map->entries.n; i++) PUSH(r->arena, names, map->entries.at[i].key);
}

static const StrList *names_of(Resolver *r, RefKind kind) {
  if (!r->names[kind].n) add_names(r, &r->plan->index[kind], &r->names[kind]);
  return &r->names[kind];
}

// ---- names --------------------------------------------------------------------------------------------------------

enum { NAMES_SHOWN = 12 };

static Arg known_names(Resolver *r, const StrList *names) {
  StrList shown = {0};
  for (size_t i = 0; i < names->n && i < NAMES_SHOWN; i++) PUSH(r->arena, &shown, names->at[i]);
  if (names->n > NAMES_SHOWN) PUSH(r->arena, &shown, S("..."));
  return arg_list(r->arena, "known", &shown);
}

// What people read for a thing: its title, or a person's name.
static Str title_of(const Head *head) {
  static const char *const keys[] = {"title", "name"};
  for (size_t i = 0; i < COUNT(keys); i++) {
    const Key *key = shape_key(head->shape, str_of(keys[i]));
    if (key) return *(const Str *)(const void *)((const char *)head + key->offset);
  }
  return S("");
}

// Those of a kind whose title stands where an id is meant.
static StrList titled(Resolver *r, RefKind kind, Str title) {
  StrList ids = {0};
  const Map *map = &r->plan->index[kind];
  if (!diag_may_search(r->diags, map->entries.n)) return ids;
  for (size_t i = 0; i < map->entries.n; i++) {
    const Head *head = map->entries.at[i].value;
    if (head->shape && str_eq(title_of(head), title)) PUSH(r->arena, &ids, head->id);
  }
  return ids;
}

// Roles and content lines are shown in words of the plan's language.
static StrList labelled(Resolver *r, const Map *ids, Str label, Str (*label_of)(Str id, Lang lang)) {
  StrList found = {0};
  if (!diag_may_search(r->diags, ids->entries.n)) return found;
  for (size_t i = 0; i < ids->entries.n; i++)
    if (str_eq(label_of(ids->entries.at[i].key, LANG_ZH), label)) PUSH(r->arena, &found, ids->entries.at[i].key);
  return found;
}

static void say_unknown(Resolver *r, Code code, Place at, Str name, RefKind kind, const StrList *known,
                        const StrList *titles) {
  StrList near = {0};
  if (!titles->n) near = diag_nearest(r->arena, r->diags, name, known);
  if (r->plan->incomplete && !near.n && !titles->n) return; // it may stand in the file that could not be read
  diag_add(r->diags, code, at,
           ARGS(arg("name", name), arg_list(r->arena, "near", &near), arg_list(r->arena, "titled", titles),
                known_names(r, known), arg_t("kind", ref_noun(kind)), arg_t("home", ref_home(kind))));
}

// True, and counted, when it will not be shown: then nobody need look for what was meant. In a plan that could not be
// read as a whole that decides whether it is said at all.
static bool only_counts(Resolver *r, Code code, Place at, Str name) {
  bool counts = !r->plan->incomplete && diag_is_beyond(r->diags, code, at);
  if (counts) diag_add(r->diags, code, at, ARGS(arg("name", name)));
  return counts;
}

// Those that people call so.
static StrList called(Resolver *r, RefKind kind, Str name) {
  const Map *map = &r->plan->index[kind];
  if (kind == REF_LINE) return labelled(r, map, name, line_label);
  if (kind == REF_ROLE) return labelled(r, map, name, role_label);
  if (kind == REF_STORE || kind == REF_REGION) return (StrList){0};
  return titled(r, kind, name);
}

static const void *find(Resolver *r, RefKind kind, Str name, Place at) {
  const void *to = map_get(&r->plan->index[kind], name);
  if (to || only_counts(r, R101, at, name)) return to;
  StrList titles = called(r, kind, name);
  say_unknown(r, R101, at, name, kind, names_of(r, kind), &titles);
  return NULL;
}

static void resolve_ref(Resolver *r, RefKind kind, Ref *ref) {
  if (ref->id.n) ref->to = find(r, kind, ref->id, ref->at);
}

static void index_tags(Resolver *r) {
  for (size_t i = 0; i < r->plan->dates.n; i++) {
    const NamedDate *date = &r->plan->dates.at[i];
    for (size_t k = 0; k < date->tags.n; k++) {
      NamedDates *tagged = map_get(&r->tags, date->tags.at[k]);
      if (!tagged) map_put(r->arena, &r->tags, date->tags.at[k], tagged = NEW(r->arena, NamedDates));
      if (!tagged->n || tagged->at[tagged->n - 1] != date) PUSH(r->arena, tagged, date); // a tag may stand there twice
    }
  }
}

// A date by its id, else all that have the tag.
static void resolve_avoid(Resolver *r, Avoid *avoid) {
  const RefKind kind = REF_DATE;
  const NamedDate *date = map_get(&r->plan->index[kind], avoid->id);
  const NamedDates *tagged = map_get(&r->tags, avoid->id);
  if (!avoid->id.n) return;
  if (date) {
    PUSH(r->arena, &avoid->dates, date);
  } else if (tagged) {
    avoid->dates = *tagged;
  } else if (!only_counts(r, R101, avoid->at, avoid->id)) {
    StrList known = {0}, titles = titled(r, kind, avoid->id);
    PUSH(r->arena, &known, S("public-holidays"));
    add_names(r, &r->tags, &known);
    add_names(r, &r->plan->index[kind], &known);
    say_unknown(r, R101, avoid->at, avoid->id, kind, &known, &titles);
  }
}

// ---- who ----------------------------------------------------------------------------------------------------------

static void resolve_place(Resolver *r, const Who *who) {
  if (map_get(&r->places, who->place) || only_counts(r, R107, who->at, who->place)) return;
  StrList places = {0};
  add_names(r, &r->places, &places);
  say_unknown(r, R107, who->at, who->place, REF_NONE, &places, &(StrList){0});
}

static void resolve_who(Resolver *r, Who *who) {
  if (who->place.n) resolve_place(r, who);
  if (!who->name.n) return;
  if (who->kind == WHO_NAMED) who->person = map_get(&r->plan->index[REF_STAFF], who->name);
  if (who->person || map_get(&r->plan->roles, who->name) || only_counts(r, R106, who->at, who->name)) return;
  StrList known = {0};
  add_names(r, &r->plan->roles, &known);
  if (who->kind == WHO_NAMED) add_names(r, &r->plan->index[REF_STAFF], &known);
  StrList titles = labelled(r, &r->plan->roles, who->name, role_label);
  if (who->kind == WHO_NAMED && !titles.n) titles = titled(r, REF_STAFF, who->name);
  say_unknown(r, R106, who->at, who->name, REF_NONE, &known, &titles);
}

// ---- pieces by pattern --------------------------------------------------------------------------------------------

bool pattern_fits(Str pattern, Str id) {
  if (str_ends(pattern, S("/"))) return str_starts(id, pattern);
  ptrdiff_t star = str_find_byte(pattern, '*');
  if (star < 0) return str_eq(pattern, id);
  Str head = str_part(pattern, 0, (size_t)star), tail = str_from(pattern, (size_t)star + 1);
  return id.n >= head.n + tail.n && str_starts(id, head) && str_ends(id, tail);
}

// Marks what a pattern names, so that the daily lines leave it alone.
static bool mark_pieces(Resolver *r, Str pattern) {
  const bool *known = map_get(&r->patterns, pattern);
  if (known) return *known;
  bool *any = NEW(r->arena, bool);
  ptrdiff_t star = str_find_byte(pattern, '*');
  Str head = str_ends(pattern, S("/")) || star < 0 ? pattern : str_part(pattern, 0, (size_t)star);
  for (size_t i = piece_from(r->plan, head); i < r->plan->pieces.n; i++) {
    Piece *piece = &r->plan->pieces.at[i];
    if (!str_starts(piece->head.id, head)) break;
    if (pattern_fits(pattern, piece->head.id)) *any = piece->named = true;
  }
  map_put(r->arena, &r->patterns, pattern, any);
  return *any;
}

static void say_no_piece(Resolver *r, const PiecePatterns *wanted) {
  const PiecePattern *pattern = &wanted->at[0];
  StrList near = diag_nearest(r->arena, r->diags, pattern->text, names_of(r, REF_PIECE));
  bool folder = str_ends(pattern->text, S("/"));
  ptrdiff_t star = str_find_byte(pattern->text, '*');
  Str file = folder ? str_format(r->arena, "%.*spiece", STR(pattern->text)) : pattern->text;
  if (star >= 0)
    file =
        str_format(r->arena, "%.*s1%.*s", STR(str_part(file, 0, (size_t)star)), STR(str_from(file, (size_t)star + 1)));
  PUSH(r->arena, &r->plan->unwritten, ((Unwritten){*wanted, file}));
  diag_add(r->diags, R105, pattern->at,
           ARGS(arg("name", pattern->text), arg_list(r->arena, "near", &near), arg("file", file)));
}

// The first of the list that exists counts, so only a list of which none exists is a fault.
static void resolve_patterns(Resolver *r, const PiecePatterns *wanted) {
  bool any = false;
  for (size_t i = 0; i < wanted->n; i++) any |= mark_pieces(r, wanted->at[i].text);
  if (!any) say_no_piece(r, wanted);
}

static void resolve_pin(Resolver *r, Pin *pin) {
  if (pin->piece.to) r->plan->pieces.at[pin->piece.to->index].named = true;
  ptrdiff_t blank = str_find_byte(pin->head.id, ' ');
  Str day = str_part(pin->head.id, 0, blank < 0 ? 0 : (size_t)blank);
  if (blank < 0 || !date_parse(day, &pin->date)) {
    diag_add(r->diags, S114, pin->head.at, ARGS(arg("text", pin->head.id)));
    return;
  }
  pin->channel = find(r, REF_CHANNEL, str_trim(str_from(pin->head.id, (size_t)blank)), pin->head.at);
}

// ---- the walk -----------------------------------------------------------------------------------------------------

static void walk(Resolver *r, const Shape *shape, void *base);

static void resolve_value(Resolver *r, const Key *key, void *value) {
  switch (key->type) {
  case TYPE_REF: resolve_ref(r, key->ref, value); break;
  case TYPE_WHO: resolve_who(r, value); break;
  case TYPE_AVOID: resolve_avoid(r, value); break;
  case TYPE_STRUCT: walk(r, key->shape, value); break;
  default: break;
  }
}

static void walk_list(Resolver *r, const Key *key, AnyList *list) {
  size_t size = key->type == TYPE_STRUCT ? key->shape->size : type_row(key->type)->size;
  if (key->type == TYPE_PATTERN && list->n) resolve_patterns(r, (const PiecePatterns *)(const void *)list);
  for (size_t i = 0; i < list->n; i++) {
    void *item = (char *)list->at + i * size;
    if (key->form == FORM_MAP && key->ref != REF_NONE) {
      Head *head = item;
      head->to = find(r, key->ref, head->id, head->at);
    }
    resolve_value(r, key, item);
  }
}

static void walk(Resolver *r, const Shape *shape, void *base) {
  for (size_t i = 0; i < shape->count; i++) {
    const Key *key = &shape->keys[i];
    void *value = (char *)base + key->offset;
    if (key->form == FORM_ONE)
      resolve_value(r, key, value);
    else
      walk_list(r, key, value);
  }
}

static void resolve_line(Resolver *r, const Head *head, const Common *common) {
  if (common->line.n) find(r, REF_LINE, common->line, place_of(head, "line"));
}

static void resolve_lines(Resolver *r) {
  Plan *p = r->plan;
  for (size_t i = 0; i < p->sops.n; i++) {
    resolve_line(r, &p->sops.at[i].head, &p->sops.at[i].common);
    for (size_t k = 0; k < p->sops.at[i].steps.n; k++)
      resolve_line(r, &p->sops.at[i].steps.at[k].head, &p->sops.at[i].steps.at[k].common);
  }
  for (size_t i = 0; i < p->campaigns.n; i++) resolve_line(r, &p->campaigns.at[i].head, &p->campaigns.at[i].common);
}

// ---- phases -------------------------------------------------------------------------------------------------------

static Campaign *parent_of(Resolver *r, const Campaign *campaign) {
  const Campaign *to = campaign->part_of.to;
  return to ? &r->plan->campaigns.at[to - r->plan->campaigns.at] : NULL;
}

enum { CIRCLE_SHOWN = 8 };

// One mistake, one message. Each campaign of the circle then stands alone.
static void cut_circle(Resolver *r, Campaign *first) {
  Diag *said = diag_add(r->diags, R110, first->part_of.at, ARGS(arg("id", first->head.id)));
  for (Campaign *campaign = first, *up; (up = parent_of(r, campaign)); campaign = up) {
    Arg parent = arg("parent", up->head.id);
    if (campaign != first && said->related.n < CIRCLE_SHOWN)
      diag_relate_add(r->diags, said, campaign->part_of.at, ARGS(arg("id", campaign->head.id), parent));
    campaign->part_of.to = NULL;
  }
}

// After this, whoever walks from phase to campaign comes to an end. Each walk leaves its number where it has been, and
// ends where one has been: if it was itself, it went round. So all of them together are as long as the list.
static void cut_circles(Resolver *r) {
  Campaign *all = r->plan->campaigns.at;
  size_t *walks = NEW_N(r->arena, size_t, r->plan->campaigns.n);
  for (size_t i = 0; i < r->plan->campaigns.n; i++) {
    Campaign *campaign = &all[i];
    for (; campaign && !walks[campaign - all]; campaign = parent_of(r, campaign)) walks[campaign - all] = i + 1;
    if (campaign && walks[campaign - all] == i + 1) cut_circle(r, campaign);
  }
}

// A channel without a title is called by its kind, in the plan's language.
static void name_channels(Plan *plan) {
  for (size_t i = 0; i < plan->channels.n; i++) {
    Channel *channel = &plan->channels.at[i];
    if (!channel->title.n && channel->kind >= 0)
      channel->title = str_of(channel_kind_names.label[channel->kind].in[plan->about.locale]);
  }
}

enum { PHASES_MAX = 8 };

// A phase of a phase, and so on, ends somewhere: what walks up from a campaign takes a few steps, not thousands.
static void cut_chains(Resolver *r) {
  for (size_t i = 0; i < r->plan->campaigns.n; i++) {
    Campaign *campaign = &r->plan->campaigns.at[i];
    int depth = 0;
    for (const Campaign *c = campaign; c && depth <= PHASES_MAX; c = c->part_of.to) depth += c->part_of.to != NULL;
    if (depth <= PHASES_MAX) continue;
    diag_add(r->diags, R114, campaign->part_of.at, ARGS(arg("id", campaign->head.id), arg_n("most", PHASES_MAX)));
    campaign->part_of.to = NULL;
  }
}

// A number that only the names of plan and person decide.
static unsigned lot_of(Arena *arena, const Plan *plan, const Staff *staff) {
  enum { DIGITS = 7, BITS = 4 };
  Str hex = hash_hex(arena, str_format(arena, "%.*s\n%.*s", STR(plan->about.id), STR(staff->head.id)));
  unsigned lot = 0;
  for (size_t i = 0; i < DIGITS; i++)
    lot = lot << BITS | (unsigned)(hex.at[i] <= '9' ? hex.at[i] - '0' : hex.at[i] - 'a' + 10);
  return lot;
}

void model_resolve(Arena *arena, Diags *diags, Plan *plan) {
  Resolver r = {.arena = arena, .diags = diags, .plan = plan};
  build_indexes(&r);
  index_tags(&r);
  name_channels(plan);
  walk(&r, &plan_file_shape, plan);
  limits_merge(arena, plan);
  views_settle(arena, &plan->feeds, plan->about.locale);
  while (str_ends(plan->about.url, S("/"))) plan->about.url.n--;
  cut_circles(&r);
  cut_chains(&r);
  for (size_t i = 0; i < plan->pieces.n; i++) walk(&r, &piece_shape, &plan->pieces.at[i]);
  bundles_make(plan);
  for (size_t i = 0; i < plan->pins.n; i++) resolve_pin(&r, &plan->pins.at[i]);
  resolve_lines(&r);
  official_make(arena, plan);
  plan->zone = zone_find(plan->about.timezone);
  for (size_t i = 0; i < plan->staff.n; i++) {
    Staff *staff = &plan->staff.at[i];
    staff->zone = staff->timezone.n ? zone_find(staff->timezone) : plan->zone;
    staff->lot = lot_of(arena, plan, staff);
  }
}

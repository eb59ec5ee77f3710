// links: who subscribes where: a line for each feed with its addresses, for people, spreadsheets and programs.
//
// Invariant: a line names a file that the build makes, in the order of their paths.
#include "room.h"
#include "sopcal/table.h"

static Link link_of(Arena *arena, const Plan *plan, const Feed *feed) {
  const Staff *person = feed->person;
  Link link = {.kind = view_key((ViewKind)feed->kind), .id = feed->id, .name = feed->title};
  link.calendar = address_of(arena, plan, feed->path);
  link.webcal = webcal_address(arena, link.calendar);
  if (feed->kind == VIEW_STORE) link.store = feed->id;
  if (feed->kind == VIEW_ROLE) link.role = feed->id;
  if (!person) return link;
  link.role = person->role;
  link.store = person->store;
  link.sheet = sheets_address(arena, plan, person);
  return link;
}

void links_of(Arena *arena, const Plan *plan, const FeedList *feeds, LinkList *out) {
  *out = (LinkList){0};
  for (size_t i = 0; i < feeds->n; i++) PUSH(arena, out, link_of(arena, plan, &feeds->at[i]));
}

// ---- for spreadsheets and programs --------------------------------------------------------------------------------

static const struct Column {
  const char *name;
  size_t offset;
} columns[] = {{"kind", offsetof(Link, kind)},     {"id", offsetof(Link, id)},
               {"name", offsetof(Link, name)},     {"role", offsetof(Link, role)},
               {"store", offsetof(Link, store)},   {"calendar", offsetof(Link, calendar)},
               {"webcal", offsetof(Link, webcal)}, {"sheet", offsetof(Link, sheet)}};

static Str cell_of(const Link *link, const struct Column *column) {
  return *(const Str *)(const void *)((const char *)link + column->offset);
}

void links_csv(Buf *out, const LinkList *links) {
  for (size_t k = 0; k < COUNT(columns); k++) buf_format(out, "%s%s", k ? "," : "", columns[k].name);
  buf_add(out, S("\r\n"));
  for (size_t i = 0; i < links->n; i++) {
    Arena *scratch = arena_new();
    for (size_t k = 0; k < COUNT(columns); k++) {
      if (k) buf_byte(out, ',');
      csv_word(scratch, out, cell_of(&links->at[i], &columns[k]));
    }
    buf_add(out, S("\r\n"));
    arena_free(scratch);
  }
}

void links_json(Arena *arena, Buf *out, const LinkList *links) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < links->n; i++) {
    Value *map = value_map(arena);
    for (size_t k = 0; k < COUNT(columns); k++) {
      Str cell = cell_of(&links->at[i], &columns[k]);
      value_put(arena, map, columns[k].name, cell.n ? value_text(arena, cell) : value_null(arena));
    }
    value_add(arena, list, map);
  }
  json_write(out, list, 2);
  buf_byte(out, '\n');
}

// ---- for people ---------------------------------------------------------------------------------------------------

Str link_kind(int kind, Lang lang) {
  static const Text labels[VIEW_KIND_COUNT] = {
      [VIEW_CAMPAIGN] = {{"campaign", "活动"}}, [VIEW_CHANNEL] = {{"channel", "渠道"}},
      [VIEW_OWN] = {{"own", "自选"}},           [VIEW_REGION] = {{"region", "区域"}},
      [VIEW_ROLE] = {{"role", "角色"}},         [VIEW_STAFF] = {{"person", "个人"}},
      [VIEW_STORE] = {{"store", "门店"}},       [VIEW_TEAM] = {{"team", "团队"}},
  };
  return str_of(labels[kind].in[lang]);
}

static Str kind_label(Str key, Lang lang) {
  int kind = 0;
  while (!str_eq(view_key((ViewKind)kind), key)) kind++;
  return link_kind(kind, lang);
}

static TableRow row_of(Arena *arena, const Link *link, Lang lang) {
  Str name = text_shown(arena, text_cut(arena, link->name, TABLE_CELL_WIDTH));
  bool person = str_eq(link->kind, view_key(VIEW_STAFF)); // a store's or a role's calendar is called so already
  TableRow row = {.cell = {kind_label(link->kind, lang), name, str_eq(link->id, link->name) ? S("") : link->id,
                           person ? role_label(link->role, lang) : S(""), person ? link->store : S(""), link->webcal}};
  if (link->sheet.n) row.below = str_format(arena, lang == LANG_ZH ? "任务单 %.*s" : "sheets %.*s", STR(link->sheet));
  return row;
}

void links_table(Arena *arena, Buf *out, const LinkList *links, Lang lang) {
  static const Text heads[] = {{{"calendar", "日历"}}, {{"of", "名称"}},    {{"id", "id"}},
                               {{"role", "角色"}},     {{"store", "门店"}}, {{"address to subscribe to", "订阅地址"}}};
  Table table = {0};
  for (size_t k = 0; k < COUNT(heads); k++) table.heading.cell[k] = str_of(heads[k].in[lang]);
  for (size_t i = 0; i < links->n; i++) PUSH(arena, &table.rows, row_of(arena, &links->at[i], lang));
  table_print(out, &table);
}

// overview_links: who subscribes where: calendars with their addresses and, where the plan says where it is served,
// their QR codes.
//
// Invariant: of a private plan no address of a person or a store stands here.
#include "overview.h"

enum { CALENDARS_MAX = 500, CODES_MAX = 60 };

static void put_code(const Overview *m, Value *map, const char *key, Str address, const char *what) {
  Buf path = buf_in(m->arena);
  int size = 0;
  Value *code = value_map(m->arena);
  if (!address.n || !qr_path(&path, address, &size)) {
    value_put_bool(m->arena, map, key, false);
    return;
  }
  value_put_text(m->arena, code, "path", buf_str(&path));
  overview_number(m, code, "side", size + 8); // with the quiet zone of 4 that the standard asks for
  overview_text(m, code, "address", address);
  value_put_text(m->arena, code, "what", label(m->labels, what));
  value_put(m->arena, map, key, code);
}

static Str below_site(Str path) { return str_starts(path, S("site/")) ? str_from(path, 5) : path; }

void overview_put_calendar(const Overview *m, Value *map, const Feed *feed, Str up) {
  Str address = feed ? address_of(m->arena, m->plan, feed->path) : S("");
  Str below = feed ? path_encoded(m->arena, below_site(feed->path)) : S("");
  overview_text(m, map, "href", feed ? str_format(m->arena, "%.*s%.*s", STR(up), STR(below)) : S(""));
  overview_text(m, map, "address", address);
  overview_text(m, map, "webcal", webcal_address(m->arena, address));
  put_code(m, map, "code", webcal_address(m->arena, address), "calendar_file");
}

void overview_put_sheets(const Overview *m, Value *map, const Staff *person, Str up) {
  Str file = path_encoded(m->arena, person_file(m->arena, m->plan, person));
  Str href = str_format(m->arena, "%.*ssheets/%.*s/index.html", STR(up), STR(file));
  overview_text(m, map, "sheet", m->plan->sheets.made ? href : S(""));
  put_code(m, map, "sheet_code", sheets_address(m->arena, m->plan, person), "sheets");
}

static void put_link(const Overview *m, Value *map, const Feed *feed, Str up) {
  overview_text(m, map, "title", feed->title);
  overview_text(m, map, "kind", feed->kind == VIEW_TEAM ? S("") : link_kind(feed->kind, m->lang));
  overview_put_calendar(m, map, feed, up);
}

void overview_put_store(const Overview *m, Value *page, Str store, Str up) {
  Value *map = value_map(m->arena);
  value_put_bool(m->arena, page, "calendar", false);
  for (size_t i = 0; store.n && i < m->feeds->n; i++) {
    const Feed *feed = &m->feeds->at[i];
    if (feed->kind != VIEW_STORE || !str_eq(feed->id, store)) continue;
    put_link(m, map, feed, up);
    value_put(m->arena, page, "calendar", map);
    return;
  }
}

// The team's first, then the plan's own, channels, campaigns and groups of people; people's own stand beside their
// names. All are in links.csv.
void overview_put_links(const Overview *m, Value *page, Str up) {
  static const ViewKind order[] = {VIEW_TEAM, VIEW_OWN,    VIEW_CHANNEL, VIEW_CAMPAIGN,
                                   VIEW_ROLE, VIEW_REGION, VIEW_STORE};
  Value *list = overview_list(m, page, "calendars");
  long more = 0;
  for (size_t i = 0; i < COUNT(order); i++)
    for (size_t k = 0; k < m->feeds->n; k++) {
      const Feed *feed = &m->feeds->at[k];
      if (feed->kind != (int)order[i] || (feed->kind == VIEW_STORE && m->plan->about.is_private)) continue;
      if (list->list.n == CALENDARS_MAX) {
        more++;
        continue;
      }
      Value *map = overview_row(m, list);
      put_link(m, map, feed, up);
      if (list->list.n > CODES_MAX) value_put_bool(m->arena, map, "code", false);
    }
  overview_text(m, page, "more_calendars", overview_some(m, more));
  value_put_bool(m->arena, page, "served", m->plan->about.url.n > 0);
}

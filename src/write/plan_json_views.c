// plan_json_views: how the sorts of calendars are set, in plan.json, so that whoever compares two plans sees what
// people will see otherwise. Invariant: one record a line, every setting in it, stated in the plan or not.
#include "room.h"

static void put_names(Arena *arena, Value *map, const char *key, const int *at, size_t n, const Names *names) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < n; i++) value_add(arena, list, value_text(arena, str_of(names->name[at[i]])));
  value_put(arena, map, key, list);
}

#define PUT_IDS(key, refs)                                                                                             \
  do {                                                                                                                 \
    Value *list = value_list(arena);                                                                                   \
    for (size_t i = 0; i < (refs).n; i++) value_add(arena, list, value_text(arena, (refs).at[i].id));                  \
    value_put(arena, map, key, list);                                                                                  \
  } while (0)

// What an own view takes; null for the others.
static Value *takes_of(Arena *arena, const View *view, ViewKind kind) {
  if (kind != VIEW_OWN) return value_null(arena);
  Value *map = value_map(arena);
  PUT_IDS("channels", view->channels);
  PUT_IDS("campaigns", view->campaigns);
  PUT_IDS("lines", view->lines);
  PUT_IDS("for", view->audience);
  PUT_IDS("staff", view->staff);
  PUT_IDS("stores", view->stores);
  PUT_IDS("regions", view->regions);
  PUT_IDS("roles", view->roles);
  return map;
}

static Value *text_or_null(Arena *arena, Str text) { return text.n ? value_text(arena, text) : value_null(arena); }

static Value *view_value(Arena *arena, const View *view, ViewKind kind) {
  Value *map = value_map(arena);
  bool english = view->locale == LANG_EN;
  value_put_text(arena, map, "kind", view_key(kind));
  value_put(arena, map, "id", text_or_null(arena, kind == VIEW_OWN ? view->head.id : S("")));
  value_put(arena, map, "title", text_or_null(arena, view->title));
  value_put_bool(arena, map, "made", view->made);
  put_names(arena, map, "shows", view->shows.at, view->shows.n, &view_part_names);
  value_put_text(arena, map, "posts", str_of(posts_as_names.name[view->posts]));
  value_put_int(arena, map, "past", duration_days(view->past));
  value_put_int(arena, map, "ahead", duration_days(view->ahead));
  value_put(arena, map, "alarm",
            view->alarm.n < 0 ? value_null(arena) : value_int(arena, duration_minutes(view->alarm)));
  value_put_text(arena, map, "color", str_of(color_names.name[view->color]));
  put_names(arena, map, "categories", view->categories.at, view->categories.n, &view_category_names);
  value_put_text(arena, map, "locale", str_of(locale_names.name[english ? LANG_EN : LANG_ZH]));
  value_put_bool(arena, map, "link", view->link);
  value_put(arena, map, "takes", takes_of(arena, view, kind));
  return map;
}

void plan_json_views(Buf *out, const Plan *plan) {
  const View *view;
  ViewKind kind;
  buf_add(out, S(",\n\"views\":["));
  for (size_t n = 0; (view = view_nth(&plan->feeds, n, &kind)); n++) {
    Arena *scratch = arena_new();
    buf_add(out, n ? S(",\n") : S("\n"));
    json_write(out, view_value(scratch, view, kind), 0);
    arena_free(scratch);
  }
  buf_add(out, S("\n]"));
}

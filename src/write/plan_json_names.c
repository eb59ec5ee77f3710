// plan_json_names: what plan.json calls people, channels, segments and offers, so that whoever reads it can speak of
// them as people do. Invariant: one record a line, in the order of the plan.
#include "room.h"

static Value *text_or_null(Arena *arena, Str text) { return text.n > 0 ? value_text(arena, text) : value_null(arena); }

static void begin(Buf *out, size_t i) { buf_add(out, i ? S(",\n") : S("\n")); }

static void write_title(Buf *out, size_t i, Str id, Str title) {
  Arena *scratch = arena_new();
  Value *map = value_map(scratch);
  value_put_text(scratch, map, "id", id);
  value_put(scratch, map, "title", text_or_null(scratch, title));
  begin(out, i);
  json_write(out, map, 0);
  arena_free(scratch);
}

static void write_person(Buf *out, size_t i, const Staff *person) {
  begin(out, i);
  buf_add(out, S("{\"id\":"));
  json_text(out, person->head.id);
  buf_add(out, S(",\"name\":"));
  json_text(out, person->name);
  buf_add(out, S(",\"role\":"));
  plan_json_text(out, person->role);
  buf_add(out, S(",\"store\":"));
  plan_json_text(out, person->store);
  buf_format(out, ",\"rotation\":%d}", person->rotation);
}

void plan_json_names(Buf *out, const Plan *plan) {
  buf_add(out, S(",\n\"staff\":["));
  for (size_t i = 0; i < plan->staff.n; i++) write_person(out, i, &plan->staff.at[i]);
  buf_add(out, S("\n],\n\"channels\":["));
  for (size_t i = 0; i < plan->channels.n; i++)
    write_title(out, i, plan->channels.at[i].head.id, plan->channels.at[i].title);
  buf_add(out, S("\n],\n\"segments\":["));
  for (size_t i = 0; i < plan->segments.n; i++)
    write_title(out, i, plan->segments.at[i].head.id, plan->segments.at[i].title);
  buf_add(out, S("\n],\n\"offers\":["));
  for (size_t i = 0; i < plan->offers.n; i++) write_title(out, i, plan->offers.at[i].head.id, plan->offers.at[i].title);
  buf_add(out, S("\n]"));
}

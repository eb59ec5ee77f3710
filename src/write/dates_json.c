// dates_json: from lines to a list of records, one a line, each with the same keys in the same order.
#include "dates.h"

static Value *text_or_null(Arena *arena, Str text) { return text.n ? value_text(arena, text) : value_null(arena); }

static Value *lunar_value(Arena *arena, Date day) {
  LunarDate lunar;
  if (!lunar_of(day, &lunar)) return value_null(arena);
  Value *map = value_map(arena);
  value_put_int(arena, map, "year", lunar.year);
  value_put_int(arena, map, "month", lunar.month);
  value_put_int(arena, map, "day", lunar.day);
  value_put_bool(arena, map, "leap", lunar.leap);
  value_put_text(arena, map, "text", lunar_text(arena, lunar));
  return map;
}

static void put_day(Arena *arena, Value *map, const Plan *plan, Date day) {
  OfficialDay official = day_official(plan, day);
  value_put_text(arena, map, "date", date_text(arena, day));
  value_put_text(arena, map, "weekday", str_of(weekday_names[date_weekday(day)]));
  value_put(arena, map, "lunar", lunar_value(arena, day));
  value_put(arena, map, "term", text_or_null(arena, dates_term(day)));
  value_put_text(arena, map, "status", str_of(day_status_names.name[official.status]));
  value_put(arena, map, "holiday", text_or_null(arena, official.name));
}

static void put_span(Arena *arena, Value *map, Span days) {
  value_put_text(arena, map, "first", date_text(arena, days.first));
  value_put_text(arena, map, "last", date_text(arena, days.last));
}

static Value *phases_value(Arena *arena, const NamedDay *named) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < named->date->phases.n; i++) {
    const DatePhase *phase = &named->date->phases.at[i];
    Value *map = value_map(arena);
    value_put_text(arena, map, "id", phase->head.id);
    put_span(arena, map, days_around(named->on, &phase->days));
    value_add(arena, list, map);
  }
  return list;
}

static void put_date(Arena *arena, Value *map, const NamedDay *named) {
  Value *tags = value_list(arena);
  for (size_t i = 0; i < named->date->tags.n; i++) value_add(arena, tags, value_text(arena, named->date->tags.at[i]));
  value_put_text(arena, map, "id", named->date->head.id);
  value_put_text(arena, map, "title", dates_title(named->date));
  put_span(arena, map, named_season(named->date, named->on));
  value_put(arena, map, "phases", phases_value(arena, named));
  value_put(arena, map, "tags", tags);
}

static void put_ids(Arena *arena, Value *map, const DatesLine *line) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < line->count; i++) value_add(arena, list, value_text(arena, line->named[i].date->head.id));
  value_put(arena, map, "dates", list);
}

void dates_json(Arena *arena, Buf *out, const DatesView *view) {
  (void)arena;
  buf_byte(out, '[');
  for (size_t i = 0; i < view->lines.n; i++) {
    Arena *scratch = arena_new();
    const DatesLine *line = &view->lines.at[i];
    Value *map = value_map(scratch);
    Buf record = buf_in(scratch);
    put_day(scratch, map, view->plan, line->on);
    if (view->each_day)
      put_ids(scratch, map, line);
    else
      put_date(scratch, map, line->named);
    json_write(&record, map, 0);
    buf_add(out, i ? S(",\n") : S("\n"));
    buf_add(out, buf_str(&record));
    arena_free(scratch);
  }
  buf_add(out, S("\n]\n"));
}

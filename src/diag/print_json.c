// print_json: from a record to one line of JSON.
//
// Invariant: every line has the same keys in the same order, with null where there is nothing to say. Texts are those
// that people are shown, hence valid UTF-8; level names are English; lines and columns count from 1, bytes from 0.
#include "room.h"
#include "sopcal/value.h"

static Value *text_or_null(Arena *arena, Str text) { return text.n > 0 ? value_text(arena, text) : value_null(arena); }

static Value *count_or_null(Arena *arena, bool is_there, size_t count) {
  return is_there ? value_int(arena, (int64_t)count) : value_null(arena);
}

static Position position_of(Place place, size_t offset) {
  return place.source ? source_position(place.source, offset) : (Position){0};
}

static Value *file_of(Arena *arena, Place place) {
  return place.source ? value_text(arena, text_shown(arena, place.source->path)) : value_null(arena);
}

static void put_start(Arena *arena, Value *map, Place place) {
  Position start = position_of(place, place.from);
  value_put(arena, map, "file", file_of(arena, place));
  value_put(arena, map, "line", count_or_null(arena, place.source, start.line));
  value_put(arena, map, "column", count_or_null(arena, place.source, start.column));
}

static size_t byte_of(Place place) { return place.source ? place.source->before.bytes + place.from : 0; }

static void put_extent(Arena *arena, Value *map, Place place) {
  Position end = position_of(place, place.to);
  value_put(arena, map, "end_line", count_or_null(arena, place.source, end.line));
  value_put(arena, map, "end_column", count_or_null(arena, place.source, end.column));
  value_put(arena, map, "offset", count_or_null(arena, place.source, byte_of(place)));
  value_put(arena, map, "length", count_or_null(arena, place.source, place.to - place.from));
}

static Value *logical_path(Arena *arena, Place place) {
  const Source *source = place.source;
  if (source == NULL || source->logical == NULL) return value_null(arena);
  return text_or_null(arena, text_shown(arena, source->logical(arena, source, place.from)));
}

static Value *notes_of(Arena *arena, const Diag *diag, const Row *row, Lang lang) {
  Value *notes = value_list(arena);
  for (size_t i = 0; i < diag->notes.n; i++) {
    Str note = text_fill(arena, &row->note, &diag->notes.at[i], lang);
    if (note.n > 0) value_add(arena, notes, value_text(arena, note));
  }
  return notes;
}

static Value *related_of(Arena *arena, const Diag *diag, const Row *row, Lang lang) {
  Value *list = value_list(arena);
  for (size_t i = 0; i < diag->related.n; i++) {
    const Related *related = &diag->related.at[i];
    Value *map = value_map(arena);
    put_start(arena, map, related->at);
    value_put(arena, map, "message", text_or_null(arena, text_fill(arena, &row->label, &related->args, lang)));
    value_add(arena, list, map);
  }
  return list;
}

// Why it is not said, and the line of the remark that asks for it.
static Value *suppressed_of(Arena *arena, const Ignore *ignored) {
  if (!ignored) return value_null(arena);
  Value *map = value_map(arena);
  value_put_text(arena, map, "reason", text_shown(arena, ignored->reason));
  value_put(arena, map, "line", count_or_null(arena, true, position_of(ignored->at, ignored->at.from).line));
  return map;
}

static Value *record_of(Arena *arena, const Diag *diag, const Row *row, Str fingerprint, Lang lang) {
  Value *map = value_map(arena);
  value_put_text(arena, map, "code", str_of(row->code));
  value_put_text(arena, map, "name", str_of(row->name));
  value_put_text(arena, map, "level", str_of(level_name(diag->level, LANG_EN)));
  value_put_text(arena, map, "message", message_fill(arena, row, &diag->args, lang));
  put_start(arena, map, diag->at);
  put_extent(arena, map, diag->at);
  value_put(arena, map, "path", logical_path(arena, diag->at));
  value_put(arena, map, "beside", text_or_null(arena, text_fill(arena, &row->beside, &diag->args, lang)));
  value_put(arena, map, "help", text_or_null(arena, text_fill(arena, &row->help, &diag->args, lang)));
  value_put(arena, map, "notes", notes_of(arena, diag, row, lang));
  value_put(arena, map, "related", related_of(arena, diag, row, lang));
  value_put(arena, map, "suppressed", suppressed_of(arena, diag->ignored));
  value_put_text(arena, map, "fingerprint", fingerprint);
  return map;
}

void json_print(Buf *out, const Diag *diag, const Row *row, Str fingerprint, Lang lang) {
  Arena *scratch = arena_new();
  json_write(out, record_of(scratch, diag, row, fingerprint, lang), 0);
  buf_byte(out, '\n');
  arena_free(scratch);
}

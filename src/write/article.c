// article: a post's text as HTML, with its pictures where they lie.
//
// Invariant: an address is that of a served file or, without any, a path of the plan; both are escaped.
#include "room.h"

static void add_escaped(Buf *out, Str text) {
  for (size_t i = 0; i < text.n; i++)
    if (text.at[i] == '&')
      buf_add(out, S("&amp;"));
    else if (text.at[i] == '"')
      buf_add(out, S("&quot;"));
    else
      buf_byte(out, text.at[i]);
}

static void add_address(Buf *out, const PieceText *text, Str number, const MediaSet *media) {
  size_t n = 0;
  for (size_t i = 0; i < number.n; i++) n = n * 10 + (size_t)(number.at[i] - '0');
  if (n >= text->pictures.n) return;
  const Media *picture = &text->pictures.at[n];
  Str served = media ? media_served(media, picture->path) : S("");
  if (served.n) buf_add(out, S("../../"));
  add_escaped(out, served.n ? served : picture->path);
}

Str article_html(Arena *arena, const Schedule *schedule, const Occurrence *item, const Staff *person,
                 const MediaSet *media) {
  Str html = occurrence_html(arena, schedule, item, person), part;
  Buf out = buf_in(arena);
  for (bool number = false; str_cut(&html, PAGE_PICTURE, &part); number = !number)
    if (number)
      add_address(&out, item->text, part, media);
    else
      buf_add(&out, part);
  return text_clean(arena, buf_str(&out), false);
}

// alt: pictures that go into articles and have no words for those who do not see them.
//
// Only of what is posted: a piece may stand beside articles for years. Invariant: each picture is said once for each
// channel.
#include "room.h"

static bool is_in_settings(const Media *media) { return given(&media->head, "file"); }

static void say_no_alt(Work *work, const Occurrence *item, const Media *media) {
  const char *fix = is_in_settings(media) ? "{file: %.*s, alt: ...}" : "![...](%.*s)";
  Str name = media->file.name;
  diag_add(work->diags, C208, media->file.at,
           ARGS(arg("name", name), arg("channel", channel_title(item->channel)),
                arg("fix", str_format(work->arena, fix, STR(name)))));
}

static void check_post(Work *work, const Occurrence *item) {
  Str once = str_format(work->arena, "alt %.*s %.*s", STR(item->channel->head.id), STR(item->piece->head.id));
  if (!say_once(work, once)) return;
  MediaList all = piece_media(work->arena, item->piece, item->text);
  for (size_t i = 0; i < all.n; i++)
    if (media_carried(&all.at[i]) == CARRY_PICTURE && !all.at[i].alt.n) say_no_alt(work, item, &all.at[i]);
}

void check_alternatives(Work *work) {
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (item->piece && item->channel && item->channel->kind == CHANNEL_OFFICIAL) check_post(work, item);
  }
}

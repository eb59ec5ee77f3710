// sheet_media: what a row's post carries beside its text: pictures to look at and save, videos and files to save, links
// and cards to share.
//
// Invariant: every text of a row is one clean line, and every address leads into the sheets' own media folder or is a
// link that the plan states.
#include "sheet.h"

static Str one_line(const PersonSheet *sheet, Str text) { return text_clean(sheet->arena, text, true); }

static Str file_name(const PersonSheet *sheet, const Media *media) {
  return one_line(sheet, str_from(media->path, (size_t)(str_rfind_byte(media->path, '/') + 1)));
}

// Empty where the file is not served.
static Str address(const PersonSheet *sheet, const Media *media) {
  Str served = media->path.n ? media_served(sheet->media, media->path) : S("");
  return served.n ? str_format(sheet->arena, "../../%.*s", STR(served)) : served;
}

static Str alternative(const PersonSheet *sheet, const Media *media, size_t number) {
  if (media->alt.n) return one_line(sheet, media->alt);
  Str n = str_format(sheet->arena, "%zu", number);
  return label_filled(sheet->arena, sheet->templates->labels, "picture_alt", FILL({"n", n}));
}

static void add_file(const PersonSheet *sheet, SheetRow *row, const Media *media) {
  Str src = address(sheet, media);
  if (!src.n) return;
  RowFile file = {.src = src, .name = file_name(sheet, media)};
  if (media_carried(media) != CARRY_PICTURE) {
    PUSH(sheet->arena, &row->files, file);
    return;
  }
  file.alt = alternative(sheet, media, row->pictures.n + 1);
  PUSH(sheet->arena, &row->pictures, file);
}

static void add_card(const PersonSheet *sheet, SheetRow *row, const Media *media) {
  RowCard card = {.title = one_line(sheet, media->title), .page = one_line(sheet, media->card)};
  card.src = address(sheet, media);
  card.name = file_name(sheet, media);
  PUSH(sheet->arena, &row->cards, card);
}

static void add_link(const PersonSheet *sheet, SheetRow *row, const Media *media) {
  RowLink *link = &ADD(sheet->arena, &row->links);
  link->href = one_line(sheet, media->file.name);
  link->text = media->title.n ? one_line(sheet, media->title) : link->href;
}

void sheet_add_media(const PersonSheet *sheet, SheetRow *row) {
  if (!row->item->piece) return;
  MediaList all = piece_media(sheet->arena, row->item->piece, row->item->text);
  for (size_t i = 0; i < all.n; i++) {
    switch (media_carried(&all.at[i])) {
    case CARRY_CARD: add_card(sheet, row, &all.at[i]); break;
    case CARRY_LINK: add_link(sheet, row, &all.at[i]); break;
    default: add_file(sheet, row, &all.at[i]); break;
    }
  }
}

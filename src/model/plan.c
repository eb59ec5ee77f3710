// plan: small questions about the model that several stages ask: audiences, days off, texts, titles.
#include <string.h>

#include "sopcal/model.h"

uint64_t audience_of(const SegmentRefs *segments) {
  uint64_t set = 0;
  for (size_t i = 0; i < segments->n; i++)
    if (segments->at[i].to) set |= (uint64_t)1 << (segments->at[i].to->index % 64);
  return set ? set : ALL_AUDIENCES;
}

// model_resolve has cut what goes round, so the walk upwards ends.
const SegmentRefs *campaign_audience_refs(const Campaign *campaign, const PeriodOwn *own, Place *at) {
  const Campaign *stating = campaign;
  while (stating && !given(&stating->head, "for")) stating = stating->part_of.to;
  bool of_period = own && given(&own->head, "for");
  if (!stating) stating = campaign;
  if (at) *at = place_of(of_period ? &own->head : &stating->head, "for");
  return of_period ? &own->common.audience : &stating->common.audience;
}

bool staff_is_off(const Staff *staff, Date day) {
  if (!staff->days_off.n) return false;
  int weekday = date_weekday(day);
  for (size_t i = 0; i < staff->days_off.n; i++) {
    const DayOff *off = &staff->days_off.at[i];
    if (off->weekday == weekday || (off->weekday < 0 && span_has(off->days, day))) return true;
  }
  return false;
}

bool staff_has_channel(const Staff *staff, const Channel *channel) {
  for (size_t i = 0; i < staff->channels.n; i++)
    if (staff->channels.at[i].to == channel) return true;
  return false;
}

const Piece *piece_defaults(const Plan *plan, Str id) {
  const Piece *nearest = NULL;
  for (size_t i = 0; i < plan->defaults.n; i++)
    if (str_starts(id, plan->defaults.at[i].path)) nearest = plan->defaults.at[i].piece;
  return nearest;
}

int media_carried(const Media *media) {
  if (media->card.n) return CARRY_CARD;
  if (media->file.link) return CARRY_LINK;
  return media->to && media->to->kind >= 0 ? media->to->kind : CARRY_PICTURE;
}

MediaList piece_media(Arena *arena, const Piece *piece, const PieceText *text) {
  MediaList all = {0};
  for (size_t i = 0; i < piece->media.n; i++) PUSH(arena, &all, piece->media.at[i]);
  for (size_t i = 0; text && i < text->pictures.n; i++) PUSH(arena, &all, text->pictures.at[i]);
  return all;
}

bool channel_is_page(const Channel *channel) { return channel->kind == CHANNEL_OFFICIAL; }

bool plan_has_pages(const Plan *plan) {
  for (size_t i = 0; i < plan->channels.n; i++)
    if (channel_is_page(&plan->channels.at[i])) return true;
  return false;
}

const PieceText *piece_text(const Piece *piece, const Channel *channel) {
  const PieceText *general = NULL;
  for (size_t i = 0; i < piece->texts.n; i++) {
    if (piece->texts.at[i].channel == channel) return &piece->texts.at[i];
    if (!piece->texts.at[i].channel && !general) general = &piece->texts.at[i];
  }
  return general;
}

Str campaign_title(const Campaign *campaign) { return campaign->title.n ? campaign->title : campaign->head.id; }

Str audience_names(Arena *arena, const SegmentRefs *segments, Lang lang) {
  StrList names = {0};
  for (size_t i = 0; i < segments->n; i++) {
    const Segment *segment = segments->at[i].to;
    if (segment) PUSH(arena, &names, segment->title.n ? segment->title : segment->head.id);
  }
  if (!names.n) return lang == LANG_ZH ? S("所有人") : S("everybody");
  return str_join(arena, &names, lang == LANG_ZH ? S("、") : S(", "));
}

Str money_format(Arena *arena, int64_t money) {
  long yuan = (long)(money / 100), fen = (long)(money % 100);
  return fen ? str_format(arena, "%ld.%02ld", yuan, fen) : str_format(arena, "%ld", yuan);
}

int campaign_length(const Campaign *campaign) {
  if (campaign->length > 0) return campaign->length;
  return campaign->sop.to && campaign->sop.to->length > 0 ? campaign->sop.to->length : 1;
}

Str channel_title(const Channel *channel) { return channel->title.n ? channel->title : channel->head.id; }

Str channel_title_in(const Channel *channel, Lang lang) {
  bool by_kind = channel->head.shape && !given(&channel->head, "title") && channel->kind >= 0;
  return by_kind ? str_of(channel_kind_names.label[channel->kind].in[lang]) : channel_title(channel);
}

void kinds_of_stage(int stage, int weights[KIND_COUNT]) {
  // D22: at the start more education, event and interaction; when mature more product.
  static const int by_stage[][KIND_COUNT] = {
      [STAGE_START] = {35, 15, 35, 15}, [STAGE_GROW] = {30, 20, 30, 20}, [STAGE_MATURE] = {25, 20, 25, 30}};
  memcpy(weights, by_stage[stage < 0 ? STAGE_START : stage], sizeof by_stage[0]);
}

// ---- common keys --------------------------------------------------------------------------------------------------

// Whose value of a common key counts: the step's own, else the period's, the campaign's, the SOP's; NULL where nobody
// states it.
static const Common *layer_with(size_t row, const Step *step, const PeriodOwn *own, const Campaign *campaign,
                                const Sop *sop) {
  const struct {
    const Head *head;
    const Common *common;
  } layers[] = {{step ? &step->head : NULL, step ? &step->common : NULL},
                {own ? &own->head : NULL, own ? &own->common : NULL},
                {campaign ? &campaign->head : NULL, campaign ? &campaign->common : NULL},
                {sop ? &sop->head : NULL, sop ? &sop->common : NULL}};
  for (size_t i = 0; i < COUNT(layers); i++)
    if (layers[i].head && (layers[i].head->given >> row & 1)) return layers[i].common;
  return NULL;
}

static size_t value_size(const Key *key) {
  return key->form == FORM_LIST ? sizeof(AnyList) : type_row(key->type)->size;
}

Common model_common(const Step *step, const PeriodOwn *own, const Campaign *campaign, const Sop *sop) {
  Common merged = step ? step->common : (Common){0};
  const Shape *shape = step ? step->head.shape : campaign->head.shape;
  size_t base = step ? offsetof(Step, common) : offsetof(Campaign, common);
  if (!step) merged = campaign->common;
  uint64_t stated = (step ? step->head.given : 0) | (own ? own->head.given : 0) |
                    (campaign ? campaign->head.given : 0) | (sop ? sop->head.given : 0);
  for (size_t row = 0; row < COMMON_KEYS; row++) {
    if (!(stated >> row & 1)) continue;
    const Key *key = &shape->keys[row];
    const Common *from = layer_with(row, step, own, campaign, sop);
    size_t offset = key->offset - base;
    if (from) memcpy((char *)&merged + offset, (const char *)from + offset, value_size(key));
  }
  return merged;
}

size_t piece_from(const Plan *plan, Str id) {
  size_t low = 0, high = plan->pieces.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (str_cmp(plan->pieces.at[middle].head.id, id) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// ---- what has been announced --------------------------------------------------------------------------------------

bool lock_took_place(const LockEntry *entry) { return entry->gone && !entry->spent && entry->until <= entry->on.last; }

static bool is_plain_in_shells(Str text) {
  for (size_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
    if (!letter && !strchr("./_-+,:@%", c)) return false;
  }
  return true;
}

Str plan_folder_typed(Arena *arena, const Plan *plan) { return folder_typed(arena, plan->folder); }

Str folder_typed(Arena *arena, Str folder) {
  if (str_eq(folder, S("."))) return S("");
  if (str_starts(folder, S("-"))) folder = str_format(arena, "./%.*s", STR(folder));
  if (is_plain_in_shells(folder)) return folder;
  Buf quoted = buf_in(arena);
  buf_byte(&quoted, '\'');
  for (size_t i = 0; i < folder.n; i++) {
    if (folder.at[i] == '\'') buf_add(&quoted, S("'\\'"));
    buf_byte(&quoted, folder.at[i]);
  }
  buf_byte(&quoted, '\'');
  return buf_str(&quoted);
}

Str lock_name(Arena *arena, const LockEntry *entry) {
  if (entry->whose.n == 0) return entry->identity;
  return str_format(arena, "%.*s@%.*s", STR(entry->identity), STR(entry->whose));
}

bool lock_is_past(const Plan *plan, const LockEntry *entry) {
  return !entry->gone && entry->on.last < plan->about.from;
}

// lengths: every text and comment, as it is filled for those who post it, is no longer than its channel allows, and
// something is left to post.
//
// What a text says of a person is the name and the store, and Mustache only asks whether there is a store. So its
// length is a sum: that of its own words, and so many times the name's and the store's. A few fillings with short names
// show how many times, and then everybody's length is known without filling anything for ten thousand people.
#include "room.h"

typedef struct Length {
  int64_t units, bytes; // UTF-16 units, as clients count; bytes of UTF-8
} Length;

typedef struct Filled { // the length of a text for anybody
  Length words;
  int64_t names, stores; // how often each stands in it
} Filled;

typedef struct Judged { // one text, or a piece's comment, in one channel
  const PieceText *text;
  const Occurrence *item; // where it is longest; NULL: it is nowhere too long
  const Staff *person;    // for whom; NULL: it names nobody
  const Occurrence *void_item;
  const Staff *void_person; // for whom nothing is left
  Surplus surplus;
  long others; // people of that post for whom it is too long as well
  long posts;  // in which it is too long
  bool sure, comment;
} Judged;

typedef struct Lengths {
  Work *work;
  Length *names, *stores; // of each person
  Length name, store;     // the longest
  Map judged;             // by text or piece, and channel
} Lengths;

// ---- lengths ------------------------------------------------------------------------------------------------------

static Length length_of(Str text) {
  Length length = {0, (int64_t)text.n};
  for (size_t i = 0; i < text.n; i++) {
    unsigned char byte = (unsigned char)text.at[i];
    length.units += ((byte & 0xC0) != 0x80) + (byte >= 0xF0); // beyond U+FFFF it is a pair
  }
  return length;
}

static Length longer(Length a, Length b) {
  return (Length){a.units > b.units ? a.units : b.units, a.bytes > b.bytes ? a.bytes : b.bytes};
}

static Length length_for(const Filled *filled, Length name, Length store) {
  return (Length){filled->words.units + filled->names * name.units + filled->stores * store.units,
                  filled->words.bytes + filled->names * name.bytes + filled->stores * store.bytes};
}

static void measure_people(Lengths *lengths) {
  const Plan *plan = lengths->work->plan;
  lengths->names = NEW_N(lengths->work->arena, Length, plan->staff.n + 1);
  lengths->stores = NEW_N(lengths->work->arena, Length, plan->staff.n + 1);
  for (size_t i = 0; i < plan->staff.n; i++) {
    lengths->names[i] = length_of(plan->staff.at[i].name);
    lengths->stores[i] = length_of(plan->staff.at[i].store);
    lengths->name = longer(lengths->name, lengths->names[i]);
    lengths->store = longer(lengths->store, lengths->stores[i]);
  }
}

// ---- one text, filled ---------------------------------------------------------------------------------------------

typedef struct Written { // a text or comment of an item, to be filled
  const Lengths *lengths;
  const Occurrence *item;
  Arena *scratch;
  bool comment;
} Written;

static Str fill_for(const Written *written, const Staff *person) {
  const Schedule *schedule = written->lengths->work->out;
  return (written->comment ? occurrence_comment : occurrence_text)(written->scratch, schedule, written->item, person);
}

static Length probe(const Written *written, Str name, Str store) {
  Staff person = {.name = name, .store = store};
  return length_of(fill_for(written, &person));
}

static Filled fill_for_anybody(const Written *written, bool with_store) {
  static const Str one = S_("x"), two = S_("xx"), none = {0};
  Str store = with_store ? one : none;
  Length length = probe(written, one, store);
  Filled filled = {.words = length};
  filled.names = probe(written, two, store).bytes - length.bytes;
  if (with_store) filled.stores = probe(written, one, two).bytes - length.bytes;
  filled.words.units -= filled.names + filled.stores;
  filled.words.bytes -= filled.names + filled.stores;
  return filled;
}

// ---- what is allowed ----------------------------------------------------------------------------------------------

static bool is_worse(const Surplus *a, bool a_sure, const Surplus *b, bool b_sure) {
  if (a_sure != b_sure) return a_sure;
  return a->n * (b->most + 1) > b->n * (a->most + 1);
}

// By how much a length is too long: by a figure that is sure before one that is not, then by the one further exceeded.
static bool exceeds(const Channel *channel, Length length, Surplus *worst, bool *sure) {
  const Surplus both[] = {{LIMIT_CHARACTERS, -1, length.units, limit_figure(channel->allowed, LIMIT_CHARACTERS)},
                          {LIMIT_BYTES, -1, length.bytes, limit_figure(channel->allowed, LIMIT_BYTES)}};
  bool any = false;
  for (size_t i = 0; i < COUNT(both); i++) {
    if (both[i].most < 0 || both[i].n <= both[i].most) continue;
    bool is_sure = limit_is_sure(channel, both[i].key);
    if (any && !is_worse(&both[i], is_sure, worst, *sure)) continue;
    *worst = both[i];
    *sure = is_sure;
    any = true;
  }
  return any;
}

// One post in which it may be too long for some.
typedef struct Tally {
  Surplus surplus;
  const Staff *person;
  long people;
  bool sure;
} Tally;

static void tally_add(Tally *tally, const Channel *channel, Length length, const Staff *person) {
  Surplus surplus = {0};
  bool sure = false;
  if (!exceeds(channel, length, &surplus, &sure)) return;
  if (!tally->people++ || is_worse(&surplus, sure, &tally->surplus, tally->sure))
    *tally = (Tally){surplus, person, tally->people, sure};
}

static void tally_people(const Written *written, Tally *tally) {
  const Lengths *lengths = written->lengths;
  const Occurrence *item = written->item;
  const Filled filled[] = {fill_for_anybody(written, false), fill_for_anybody(written, true)};
  Tally bound = {0};
  for (size_t i = 0; i < COUNT(filled); i++)
    tally_add(&bound, item->channel, length_for(&filled[i], lengths->name, lengths->store), NULL);
  for (size_t i = 0; bound.people && i < item->people.n; i++) {
    const Staff *person = item->people.at[i];
    Length name = lengths->names[person->index], store = lengths->stores[person->index];
    tally_add(tally, item->channel, length_for(&filled[person->store.n > 0], name, store), person);
  }
}

// ---- what is left to post -----------------------------------------------------------------------------------------

static bool is_empty_for(const Written *written, const Staff *person) { return !str_trim(fill_for(written, person)).n; }

static const Staff *first_with(const People *people, bool store) {
  for (size_t i = 0; i < people->n; i++)
    if ((people->at[i]->store.n > 0) == store) return people->at[i];
  return NULL;
}

// Whether text and media are both empty: for the person, or NULL where the text names nobody. Of people it hangs on
// nothing but whether they have a store, for names are never empty.
static bool is_void(const Written *written, bool names_person, const Staff **person) {
  const Occurrence *item = written->item;
  if (written->comment || !item->text->template || item->text->bundle.figure[LIMIT_ATTACHMENTS]) return false;
  *person = NULL;
  if (!names_person) return is_empty_for(written, NULL);
  for (int store = 0; store < 2; store++) {
    *person = first_with(&item->people, store);
    if (*person && is_empty_for(written, *person)) return true;
  }
  return false;
}

// ---- every text ---------------------------------------------------------------------------------------------------

static Judged *judged_of(Lengths *lengths, const Occurrence *item, bool comment, bool *known) {
  const void *about[] = {comment ? (const void *)item->piece : item->text, item->channel};
  Str key = {(const char *)about, sizeof about};
  Arena *arena = lengths->work->arena;
  Judged *judged = map_get(&lengths->judged, key);
  *known = judged != NULL;
  if (judged) return judged;
  judged = NEW(arena, Judged);
  *judged = (Judged){.text = item->text, .comment = comment};
  map_put(arena, &lengths->judged, str_copy(arena, key), judged);
  return judged;
}

static void judge_filling(Judged *judged, const Written *written, bool names_person) {
  const Occurrence *item = written->item;
  Tally tally = {0};
  if (names_person && item->people.n)
    tally_people(written, &tally);
  else
    tally_add(&tally, item->channel, length_of(fill_for(written, NULL)), NULL);
  const Staff *person = NULL;
  if (!judged->void_item && is_void(written, names_person, &person)) {
    judged->void_item = item;
    judged->void_person = person;
  }
  if (!tally.people) return;
  if (!judged->posts++ || is_worse(&tally.surplus, tally.sure, &judged->surplus, judged->sure)) {
    judged->item = item;
    judged->person = tally.person;
    judged->surplus = tally.surplus;
    judged->sure = tally.sure;
    judged->others = tally.people - 1;
  }
}

static void judge(Lengths *lengths, const Occurrence *item, bool comment) {
  bool known, fixed = !(comment ? item->piece->comment_template : item->text->template);
  unsigned needs = comment ? item->piece->comment_needs : item->text->needs;
  Judged *judged = judged_of(lengths, item, comment, &known);
  if (known && fixed) {
    judged->posts += judged->item != NULL;
    return;
  }
  Arena *scratch = arena_new();
  judge_filling(judged, &(Written){lengths, item, scratch, comment}, (needs & NEEDS_PERSON) != 0);
  arena_free(scratch);
}

// ---- what is said -------------------------------------------------------------------------------------------------

static void note_more(Work *work, Diag *said, const char *name, const char *other, long more) {
  if (more > 0) diag_note_add(work->diags, said, ARGS(arg_n(name, more), arg(other, S(""))));
}

static void relate(Work *work, Diag *said, const Occurrence *item, LimitKey key) {
  Str date = date_text(work->arena, item->date);
  Arg here = {.name = "here"};
  here.text[LANG_EN] = str_format(work->arena, "posted on %.*s", STR(date));
  here.text[LANG_ZH] = str_format(work->arena, "%.*s 发的这条", STR(date));
  if (key < LIMIT_COUNT)
    diag_relate_add(work->diags, said, figure_place(item->channel, key), ARGS(arg_t("here", limit_here)));
  diag_relate_add(work->diags, said, item->place, 1, &here);
}

enum { SMS_PART = 67 }; // characters of each part of a message that is sent as several (3GPP TS 23.040)

static Code code_of(const Judged *judged) {
  bool parts = judged->item->channel->kind == CHANNEL_SMS && judged->surplus.key == LIMIT_CHARACTERS && !judged->sure;
  return parts ? C230 : judged->sure ? C220 : C221;
}

static void say_too_long(Work *work, const Judged *judged) {
  static const Text text = {{"text", "文案"}}, comment = {{"comment", "评论"}}, units = {{"characters", "个字"}},
                    bytes = {{"bytes", "字节"}};
  const Occurrence *item = judged->item;
  const Surplus *surplus = &judged->surplus;
  Place at = judged->comment ? place_of(&item->piece->head, "comment") : judged->text->at;
  Diag *said = diag_add(
      work->diags, code_of(judged), at,
      ARGS(arg_t("what", judged->comment ? comment : text), arg("piece", item->piece->head.id),
           arg("channel", item->channel->head.id), arg("own", judged->comment ? S("") : item->channel->head.id),
           arg_t("unit", surplus->key == LIMIT_BYTES ? bytes : units),
           arg("han", surplus->key == LIMIT_BYTES ? S("3") : S("")),
           arg("name", judged->person ? judged->person->name : S("")), arg_n("n", (long)surplus->n),
           arg_n("most", (long)surplus->most), arg_n("parts", (long)((surplus->n + SMS_PART - 1) / SMS_PART))));
  relate(work, said, item, surplus->key);
  note_more(work, said, "others", "posts", judged->others);
  note_more(work, said, "posts", "others", judged->posts - 1);
}

static void say_void(Work *work, const Judged *judged) {
  const Occurrence *item = judged->void_item;
  Diag *said = diag_add(work->diags, C231, judged->text->at,
                        ARGS(arg("piece", item->piece->head.id), arg("channel", item->channel->head.id),
                             arg("name", judged->void_person ? judged->void_person->name : S(""))));
  relate(work, said, item, LIMIT_COUNT);
}

void check_lengths(Work *work) {
  Lengths lengths = {.work = work};
  measure_people(&lengths);
  for (size_t i = 0; i < work->out->items.n; i++) {
    const Occurrence *item = &work->out->items.at[i];
    if (!item->text || !channel_is_limited(item->channel)) continue;
    if (item->lock && is_history(work, item->lock)) continue;
    judge(&lengths, item, false);
    if (item->piece->comment.n) judge(&lengths, item, true);
  }
  for (size_t i = 0; i < lengths.judged.entries.n; i++) {
    const Judged *judged = lengths.judged.entries.at[i].value;
    if (judged->item) say_too_long(work, judged);
    if (judged->void_item) say_void(work, judged);
  }
}

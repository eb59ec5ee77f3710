// who: who carries out an item, as the plan says it: for people's calendars, for sopcal.lock, and for what is gone.
//
// Invariant: what is said of `each ROLE`, `all` and a channel's people does not depend on who they are; in a private
// plan nothing does, for what is said there stands in calendars that are shared.
#include "room.h"

enum { NAMES_MAX = 8 };                   // chosen people named one by one
enum { PARTS_MAX = 15, PARTS_KEPT = 12 }; // of all that is said; of more, so many are

// ---- what the plan says -------------------------------------------------------------------------------------------

static void add_parts(Arena *arena, const Occurrence *item, const WhoList *by, WhoList *out) {
  for (size_t i = 0; i < by->n; i++) {
    const WhoList *owners = by->at[i].kind == WHO_OWNER && item->opening ? opening_owners(item->opening) : NULL;
    if (by->at[i].kind != WHO_OWNER) PUSH(arena, out, by->at[i]);
    for (size_t k = 0; owners && k < owners->n; k++)
      if (owners->at[k].kind != WHO_OWNER) PUSH(arena, out, owners->at[k]);
  }
}

// Moments and private chats are each person's own; other channels are shared, and one posts there.
static WhoKind unsaid_kind(const Channel *channel) {
  return channel->kind == CHANNEL_MOMENTS || channel->kind == CHANNEL_PRIVATE ? WHO_ALL : WHO_ONE;
}

void who_of(Arena *arena, const Schedule *schedule, const Occurrence *item, WhoList *out) {
  Common inherited;
  *out = (WhoList){0};
  add_parts(arena, item, item_by(schedule->plan, item, &inherited), out);
  if (out->n == 0 && item->channel) PUSH(arena, out, ((Who){.kind = unsaid_kind(item->channel)}));
}

// ---- for sopcal.lock ----------------------------------------------------------------------------------------------

static void write_one(Buf *out, const Who *who) {
  static const char *const words[] = {[WHO_NAMED] = "",   [WHO_EACH] = "each ", [WHO_ONE] = "one ",
                                      [WHO_ALL] = "all ", [WHO_OWNER] = "",     [WHO_AUTO] = "auto "};
  Str word = str_of(words[who->kind == WHO_NAMED && !who->person ? WHO_EACH : who->kind]);
  if (out->n) buf_byte(out, ',');
  buf_add(out, who->name.n ? word : str_trim(word));
  buf_add(out, who->name);
  if (who->place.n) buf_format(out, " of %.*s", STR(who->place));
}

Str who_written(Arena *arena, const WhoList *who) {
  Buf out = buf_in(arena);
  for (size_t i = 0; i < who->n; i++) write_one(&out, &who->at[i]);
  return buf_str(&out);
}

static Str word_of(Str *rest) {
  Str word = S("");
  str_cut(rest, ' ', &word);
  return word;
}

// "each adviser of SH-001", "all of SH-001", "lin": whether it means this person.
static bool part_means(Str part, const Staff *person) {
  Str first = word_of(&part);
  bool each = str_eq(first, S("each")), all = str_eq(first, S("all"));
  if (!each && !all) return str_eq(first, person->head.id);
  if (each && !str_eq(word_of(&part), person->role)) return false;
  if (part.n == 0) return true;
  Str place = str_starts(part, S("of ")) ? str_from(part, 3) : part;
  return str_eq(place, person->store) || str_eq(place, person->region);
}

static bool posts_in(const Staff *person, Str channel) {
  for (size_t i = 0; i < person->channels.n; i++)
    if (str_eq(person->channels.at[i].id, channel)) return true;
  return channel.n == 0;
}

bool who_is_there(const Plan *plan, const LockEntry *line, const Staff *person) {
  Span days = {local_time(plan, person, line->on.first, line->window).date,
               local_time(plan, person, line->on.last, line->window).date};
  for (Date day = days.first; day <= days.last; day++)
    if (!staff_is_off(person, day)) return true;
  return false;
}

bool who_is_meant(const LockEntry *line, const Staff *person) {
  if (!posts_in(person, line->channel)) return false;
  Str rest = line->by;
  for (Str part; str_cut(&rest, ',', &part);)
    if (part_means(part, person)) return true;
  return false;
}

static bool was_chosen(const LockEntry *line, const Staff *person) {
  for (size_t i = 0; i < line->people.n; i++)
    if (str_eq(line->people.at[i], person->head.id)) return true;
  return false;
}

bool who_counts(const LockEntry *line, const Staff *person) {
  return !line->opening && (was_chosen(line, person) || who_is_meant(line, person));
}

bool who_had(const Plan *plan, const LockEntry *gone, const Staff *person) {
  if (gone->opening) return false;
  if (was_chosen(gone, person)) return true;
  return who_is_there(plan, gone, person) && who_is_meant(gone, person);
}

// ---- for people ---------------------------------------------------------------------------------------------------

typedef struct Words {
  Arena *arena;
  Lang lang;
  bool by_role; // nobody is named
  StrList parts;
  size_t more; // people who are only counted
} Words;

static Str name_of(const Staff *person) { return person->name.n > 0 ? person->name : person->head.id; }

static void add_names(Words *words, const People *people) {
  for (size_t i = 0; i < people->n && i < NAMES_MAX; i++) PUSH(words->arena, &words->parts, name_of(people->at[i]));
  if (people->n > NAMES_MAX) words->more = people->n - NAMES_MAX;
}

// A line that names everybody of a large team is read by nobody: behind the first ones it counts.
static Str parts_text(Words *words) {
  bool zh = words->lang == LANG_ZH;
  const char *counted = zh ? "另外 %zu 人" : "%zu more";
  if (words->parts.n > PARTS_MAX) {
    words->more += words->parts.n - PARTS_KEPT;
    words->parts.n = PARTS_KEPT;
    counted = zh ? "另外 %zu 项" : "%zu more";
  }
  if (words->more) PUSH(words->arena, &words->parts, str_format(words->arena, counted, words->more));
  return str_join(words->arena, &words->parts, zh ? S("、") : S(", "));
}

// Of a role, or of nobody in particular.
static Str many_text(const Words *words, const Who *who) {
  bool zh = words->lang == LANG_ZH;
  if (who->kind == WHO_ALL) return zh ? S("所有人") : S("everybody");
  Str role = role_label(who->name, words->lang);
  if (who->kind == WHO_ONE && !role.n) return zh ? S("一个人") : S("one person");
  if (who->kind == WHO_ONE) return str_format(words->arena, zh ? "一位%.*s" : "one %.*s", STR(role));
  return str_format(words->arena, zh ? "每位%.*s" : "each %.*s", STR(role));
}

static void add_many(Words *words, const Who *who) {
  Str text = many_text(words, who);
  if (who->place.n && words->lang == LANG_ZH)
    text = str_format(words->arena, "%.*s 的%.*s", STR(who->place), STR(text));
  else if (who->place.n)
    text = str_format(words->arena, "%.*s of %.*s", STR(text), STR(who->place));
  PUSH(words->arena, &words->parts, text);
}

// A post whose people nobody names is every one's who has the channel.
static Str with_channel(const Words *words) {
  return words->lang == LANG_ZH ? S("每位有这个渠道的人") : S("everybody with this channel");
}

static void add_part(Words *words, const Occurrence *item, const Who *who, bool names) {
  bool named = who->kind == WHO_NAMED && who->person;
  if (who->kind == WHO_AUTO || (who->kind == WHO_ONE && names) || (named && words->by_role)) return;
  if (who->kind == WHO_ALL && item->channel && !who->place.n)
    PUSH(words->arena, &words->parts, with_channel(words));
  else if (named)
    PUSH(words->arena, &words->parts, name_of(who->person));
  else
    add_many(words, who);
}

// "一位顾问", "2 位客服".
static Str role_text(const Words *words, Str role, size_t n) {
  bool zh = words->lang == LANG_ZH;
  if (n == 1) return many_text(words, &(Who){.kind = WHO_ONE, .name = role});
  return str_format(words->arena, zh ? "%zu 位%.*s" : "%zu × %.*s", n, STR(role_label(role, words->lang)));
}

// Those who are named, by their roles, each role once.
static void add_roles(Words *words, const WhoList *who) {
  Map counts = {0};
  for (size_t i = 0; i < who->n; i++) {
    const Staff *person = who->at[i].kind == WHO_NAMED ? who->at[i].person : NULL;
    size_t *count = person ? map_get(&counts, person->role) : NULL;
    if (person && !count) map_put(words->arena, &counts, person->role, count = NEW(words->arena, size_t));
    if (count) ++*count;
  }
  for (size_t i = 0; i < counts.entries.n; i++) {
    const MapEntry *role = &counts.entries.at[i];
    PUSH(words->arena, &words->parts, role_text(words, role->key, *(const size_t *)role->value));
  }
}

Str who_for_people(Arena *arena, const Schedule *schedule, Lang lang, const Occurrence *item, Shown shown) {
  Words words = {.arena = arena, .lang = lang};
  words.by_role = schedule->plan->about.is_private;
  bool names = shown == SHOWN_AS_PLANNED && item->chosen && item->chosen->n > 0 && !words.by_role;
  WhoList who;
  if (item->people.n == 0) return S("");
  who_of(arena, schedule, item, &who);
  for (size_t i = 0; i < who.n; i++) add_part(&words, item, &who.at[i], names);
  if (names) add_names(&words, item->chosen);
  if (words.by_role) add_roles(&words, &who);
  return parts_text(&words);
}

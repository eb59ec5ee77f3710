// check_word_lists: takes in the plan's lists of words, and says what is wrong with them: words that cannot be looked
// for, words that are listed twice, exceptions that except nothing, more than a plan can have.
//
// Invariant: of the words with the same letters the gravest is listed, and all their exceptions hold for it.
#include "check_words.h"

#include "sopcal/file.h"

static const size_t no_id = SIZE_MAX;

typedef struct Exception {
  Str text;
  Place at;      // of the key that it stands in
  size_t class;  // whose words; no_id: all words
  size_t of, id; // the one word, where it is one's; the exception itself
} Exception;

typedef struct Lead { // the words of a group are harmless right behind a text
  size_t id, group;
  bool quoted;
} Lead;

typedef struct Taking {
  Search *search;
  Checker *c;
  size_t **ids; // of the words of each class; no_id where one cannot be looked for
  size_t words, exceptions;
  LIST(Exception) allowed;
  LIST(Lead) leads;
  size_t groups;
  Str folder;
} Taking;

static void say_unfit(Checker *c, Str word, Place at, WordFault fault) {
  static const Text because[] = {
      [WORD_FINE] = {{"", ""}},
      [WORD_WITHOUT_LETTERS] = {{"it has no letter", "里面没有字"}},
      [WORD_OF_ONE_LETTER] = {{"it is one letter or digit", "只有一个字母或数字"}},
      [WORD_TOO_LONG] = {{"it has more than 64 letters", "超过 64 个字"}},
  };
  diag_add(c->diags, S160, at, ARGS(arg("word", word), arg_t("because", because[fault])));
}

// True as long as there are no more than a plan can have.
static bool has_room(Checker *c, size_t *n, Place at, Text what) {
  if (++*n == WORDS_MAX + 1) diag_add(c->diags, W305, at, ARGS(arg_t("what", what), arg_n("most", WORDS_MAX)));
  return *n <= WORDS_MAX;
}

// ---- words --------------------------------------------------------------------------------------------------------

static int level_of(const WordEntry *entry, const WordClass *class) {
  if (entry->level >= 0) return entry->level;
  return class->level >= 0 ? class->level : WORD_WARN;
}

// Of lists that are not the plan's own nobody here can take a word out.
static void say_twice(const Taking *taking, const ListedWord *first, const ListedWord *second) {
  Place at = place_of(&second->entry->head, "word"), before = place_of(&first->entry->head, "word");
  if (!at.source || !before.source) return;
  if (!str_starts(at.source->path, taking->folder) || !str_starts(before.source->path, taking->folder)) return;
  int graver = first->level < second->level ? first->level : second->level;
  Str holds = first->level == second->level ? S("") : str_of(word_level_names.name[graver]);
  Diag *said = diag_add(taking->c->diags, S161, at, ARGS(arg("word", second->entry->word), arg("level", holds)));
  diag_relate_add(taking->c->diags, said, before, ARGS(arg("word", first->entry->word)));
}

static void list_word(const Taking *taking, size_t id, ListedWord word) {
  Search *search = taking->search;
  if (id == search->listed.n) {
    PUSH(search->scratch, &search->listed, word);
  } else {
    ListedWord *known = &search->listed.at[id];
    say_twice(taking, known, &word);
    if (word.level >= known->level) return;
    *known = word;
  }
  words_list(search->words, id, word.level);
}

// What parts words in a table or in a sentence parts none here: the whole would be looked for, and hardly ever found.
static void say_joined(Checker *c, Str word, Place at) {
  static const char *const marks[] = {"、", "，", ",", "；", ";", "|", "\t"};
  for (size_t i = 0; i < COUNT(marks); i++) {
    if (str_find(word, str_of(marks[i])) < 0) continue;
    Str mark = marks[i][0] == '\t' ? S("Tab") : str_of(marks[i]);
    diag_add(c->diags, S166, at, ARGS(arg("word", word), arg("mark", mark)));
    return;
  }
}

static size_t take_word(Taking *taking, const WordClass *class, const WordEntry *entry) {
  static const Text what = {{"words", "词"}};
  Place at = place_of(&entry->head, "word");
  size_t id = no_id;
  if (!entry->word.n || !has_room(taking->c, &taking->words, at, what)) return no_id;
  WordFault fault = words_add(taking->search->words, entry->word, &id);
  if (fault != WORD_FINE) {
    say_unfit(taking->c, entry->word, at, fault);
    return id;
  }
  list_word(taking, id, (ListedWord){entry, class, level_of(entry, class)});
  say_joined(taking->c, entry->word, at);
  return id;
}

static void take_words(Taking *taking) {
  const Plan *plan = taking->c->plan;
  taking->ids = NEW_N(taking->search->scratch, size_t *, plan->words.n);
  for (size_t i = 0; i < plan->words.n; i++) {
    const WordClass *class = &plan->words.at[i];
    taking->ids[i] = NEW_N(taking->search->scratch, size_t, class->words.n);
    for (size_t k = 0; k < class->words.n; k++) taking->ids[i][k] = take_word(taking, class, &class->words.at[k]);
  }
}

// ---- exceptions ---------------------------------------------------------------------------------------------------

// False when it cannot be looked for.
static bool add_exception(Taking *taking, Str text, Place at, size_t *id) {
  static const Text what = {{"exceptions", "例外"}};
  if (!has_room(taking->c, &taking->exceptions, at, what)) return false;
  WordFault fault = words_add(taking->search->words, text, id);
  if (fault != WORD_FINE) say_unfit(taking->c, text, place_in_value(at, text, 0), fault);
  return fault == WORD_FINE;
}

static void take_exception(Taking *taking, Exception exception) {
  if (add_exception(taking, exception.text, exception.at, &exception.id))
    PUSH(taking->search->scratch, &taking->allowed, exception);
}

static void take_listed(Taking *taking, const StrList *texts, Exception like) {
  for (size_t i = 0; i < texts->n; i++) {
    like.text = texts->at[i];
    take_exception(taking, like);
  }
}

// Such a text is one only in front of a quotation.
static bool ends_in_a_quote(Str text) {
  static const Str quotes[] = {S_("“"), S_("‘"), S_("「"), S_("『"), S_("\""), S_("'")};
  for (size_t i = 0; i < COUNT(quotes); i++)
    if (str_ends(text, quotes[i])) return true;
  return false;
}

// Each class and each word that has such texts is a group of its own.
static void take_leads(Taking *taking, const StrList *texts, Place at, const size_t *ids, size_t n) {
  if (!texts->n) return;
  size_t group = taking->groups++;
  for (size_t i = 0; i < n; i++)
    if (ids[i] != no_id) words_group(taking->search->words, ids[i], group);
  for (size_t i = 0; i < texts->n; i++) {
    Lead lead = {0, group, ends_in_a_quote(texts->at[i])};
    if (add_exception(taking, texts->at[i], at, &lead.id)) PUSH(taking->search->scratch, &taking->leads, lead);
  }
}

static void take_of_class(Taking *taking, size_t at) {
  const WordClass *class = &taking->c->plan->words.at[at];
  take_leads(taking, &class->unless_after, place_of(&class->head, "unless_after"), taking->ids[at], class->words.n);
  take_listed(taking, &class->except, (Exception){.at = place_of(&class->head, "except"), .class = at, .of = no_id});
  for (size_t i = 0; i < class->words.n; i++) {
    const WordEntry *entry = &class->words.at[i];
    size_t id = taking->ids[at][i];
    if (id == no_id) continue;
    take_listed(taking, &entry->except, (Exception){.at = place_of(&entry->head, "except"), .class = at, .of = id});
    take_leads(taking, &entry->unless_after, place_of(&entry->head, "unless_after"), &id, 1);
  }
}

static void take_exceptions(Taking *taking) {
  const Plan *plan = taking->c->plan;
  for (size_t i = 0; i < plan->words.n; i++) take_of_class(taking, i);
  take_listed(taking, &plan->rules.allow,
              (Exception){.at = place_of(&plan->rules.head, "allow"), .class = no_id, .of = no_id});
}

static void say_useless(const Taking *taking, const Exception *exception) {
  Checker *c = taking->c;
  if (c->plan->incomplete || is_faulty(&c->plan->words.at[exception->class].head, NULL)) return;
  Arg what = arg_t("what", (Text){{"any word of its class", "这一类的任何一个词"}});
  if (exception->of != no_id) {
    Str word = taking->search->listed.at[exception->of].entry->word;
    what.text[LANG_EN] = str_format(c->arena, "the word '%.*s'", STR(word));
    what.text[LANG_ZH] = str_format(c->arena, "“%.*s”这个词", STR(word));
  }
  diag_add(c->diags, S162, place_in_value(exception->at, exception->text, 0), ARGS(arg("text", exception->text), what));
}

// `of_class` has, for each word, the number of the last class that lists it, plus 1.
static void allow_words(const Taking *taking, const Exception *exception, WordIds *within, const size_t *of_class) {
  Words *words = taking->search->words;
  bool useful = false;
  words_within(words, exception->text, within);
  for (size_t i = 0; i < within->n; i++) {
    size_t id = within->at[i];
    if (exception->of != no_id ? id != exception->of : of_class[id] != exception->class + 1) continue;
    words_allow_word(words, exception->id, id);
    useful = true;
  }
  if (!useful) say_useless(taking, exception);
}

static void mark_class(const Taking *taking, size_t class, size_t *of_class) {
  for (size_t i = 0; i < taking->c->plan->words.at[class].words.n; i++) {
    size_t id = taking->ids[class][i];
    if (id != no_id) of_class[id] = class + 1;
  }
}

// Those of a class follow one another.
static void allow_exceptions(const Taking *taking) {
  size_t *of_class = NEW_N(taking->search->scratch, size_t, taking->search->listed.n);
  size_t marked = no_id;
  WordIds within = {0};
  for (size_t i = 0; i < taking->allowed.n; i++) {
    const Exception *exception = &taking->allowed.at[i];
    if (exception->class == no_id) {
      words_allow(taking->search->words, exception->id);
      continue;
    }
    if (exception->class != marked) mark_class(taking, exception->class, of_class);
    marked = exception->class;
    allow_words(taking, exception, &within, of_class);
  }
}

void words_of_plan(Search *search) {
  Checker *c = search->c;
  Taking taking = {.search = search, .c = c, .folder = path_join(c->arena, c->plan->folder, S(""))};
  search->words = words_new(search->scratch);
  take_words(&taking);
  take_exceptions(&taking);
  words_ready(search->words);
  allow_exceptions(&taking);
  for (size_t i = 0; i < taking.leads.n; i++)
    words_allow_after(search->words, taking.leads.at[i].id, taking.leads.at[i].group, taking.leads.at[i].quoted);
}

// cli: the command line: one table of options, one of commands; help and usage errors from both.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sopcal/command.h"

const Command commands[] = {
    {"check",
     "check [PLAN]",
     {{"says everything that is wrong with a plan", "指出计划里的所有问题"}},
     0,
     1,
     command_check,
     {"human", "short", "json"}},
    {"build",
     "build [PLAN] [-o DIR]",
     {{"checks, then writes calendars and sheets (out/ID by default)",
       "检查，然后生成日历和任务单（默认写到 out/ID）"}},
     0,
     1,
     command_build,
     {NULL}},
    {"show",
     "show PERSON DATE [PLAN]",
     {{"one person's day, texts filled; --format text or json", "某人某天要做的事，文案已填好；--format text 或 json"}},
     2,
     3,
     command_show,
     {"text", "json"}},
    {"explain",
     "explain CAMPAIGN/PERIOD [PLAN] | explain CODE",
     {{"why a campaign lies on its day; what a message means", "活动为什么排在那天；一条消息是什么意思"}},
     1,
     2,
     command_explain,
     {NULL}},
    {"gaps",
     "gaps [PLAN]",
     {{"what is still to be written, and by when; --format text, csv or md",
       "还要写哪些内容、最晚哪天；--format text、csv 或 md"}},
     0,
     1,
     command_gaps,
     {"text", "csv", "md"}},
    {"report",
     "report [PLAN] [--mix] [--touches]",
     {{"how the daily lines are mixed, how often each audience is reached; --format table, csv or json",
       "日常内容的配比、各人群被触达的次数；--format table、csv 或 json"}},
     0,
     1,
     command_report,
     {"table", "csv", "json"}},
    {"dates",
     "dates [PLAN] [--days]",
     {{"the named dates of a plan, or of the program; --days: every day, is it off; --format table, csv, json or ics",
       "计划里的日子，不带计划就列内置的；--days 列出每一天和放不放假；--format table、csv、json 或 ics"}},
     0,
     1,
     command_dates,
     {"table", "csv", "json", "ics"}},
    {"diff",
     "diff OLD NEW [PLAN]",
     {{"what changes from one plan to another, for whom; each a folder, a plan.json or a revision of git; --format "
       "text, "
       "md or json",
       "从一份计划到另一份改了什么、影响谁；每份可以是文件夹、plan.json 或 git 版本；--format text、md 或 json"}},
     2,
     3,
     command_diff,
     {"text", "md", "json"}},
    {"links",
     "links [PLAN]",
     {{"who subscribes where; --format table, csv or json", "谁订阅哪个地址；--format table、csv 或 json"}},
     0,
     1,
     command_links,
     {"table", "csv", "json"}},
    {"lock",
     "lock [PLAN] --today DATE",
     {{"announces what begins soon: what is in sopcal.lock keeps its day, piece and people",
       "公布临近的安排：记进 sopcal.lock 的，日期、内容和人不再变动"}},
     0,
     1,
     command_lock,
     {NULL}},
    {"verify",
     "verify FILE.ics...",
     {{"what is wrong with any calendar feed; a folder: all below it, -: standard input",
       "检查任何日历文件；文件夹则检查其中全部，- 表示标准输入"}},
     1,
     SIZE_MAX,
     command_verify,
     {NULL}},
    {"schema",
     "schema",
     {{"the JSON Schema of plan files; --format json or md (the reference of keys)",
       "计划文件的 JSON Schema；--format json 或 md（键的参考）"}},
     0,
     0,
     command_schema,
     {"json", "md"}},
    {"codes", "codes", {{"all messages with their levels", "所有消息及其级别"}}, 0, 0, command_codes, {"text"}},
    {"templates",
     "templates [NAME]",
     {{"what is built in: its names, or one of it, to be copied and changed; --format md: what pages can name",
       "内置的模板：列出名字，或打印其中一个；--format md 列出页面能用的变量"}},
     0,
     1,
     command_templates,
     {"text", "md"}},
    {"token",
     "token new FILE",
     {{"makes a key for private plans; to stdout with -", "为私密计划生成密钥；写 - 就打印出来"}},
     2,
     2,
     command_token,
     {NULL}},
};
const size_t command_count = COUNT(commands);

// ---- options ------------------------------------------------------------------------------------------------------

typedef LIST(const struct Option *) GivenOptions;

typedef struct Parsing {
  Arena *arena;
  Options *options;
  Str value;          // of the option at hand
  GivenOptions bound; // those that only one command takes
} Parsing;

typedef bool Take(Parsing *p); // false: the value does not fit

static bool one_of(Str value, const char *const *words, size_t n, int *out) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(value, str_of(words[i]))) {
      *out = (int)i;
      return true;
    }
  return false;
}

static bool take_lang(Parsing *p) {
  static const char *const words[LANG_COUNT] = {"en", "zh"};
  int lang;
  if (!one_of(p->value, words, COUNT(words), &lang)) return false;
  p->options->print.lang = (Lang)lang;
  return true;
}

static bool take_messages(Parsing *p) {
  static const char *const words[] = {"human", "short", "json"};
  int format;
  if (!one_of(p->value, words, COUNT(words), &format)) return false;
  p->options->print.format = (MessageFormat)format;
  return true;
}

static bool take_color(Parsing *p) {
  static const char *const words[] = {"never", "always", "auto"};
  int when;
  if (!one_of(p->value, words, COUNT(words), &when)) return false;
  if (when < 2) p->options->print.color = when == 1;
  return true;
}

static bool take_today(Parsing *p) { return date_parse(p->value, &p->options->today); }
static bool take_from(Parsing *p) { return date_parse(p->value, &p->options->from); }
static bool take_to(Parsing *p) { return date_parse(p->value, &p->options->to); }
static bool take_days(Parsing *p) { return p->options->each_day = true; }
static bool take_mix(Parsing *p) { return p->options->mix = true; }
static bool take_touches(Parsing *p) { return p->options->touches = true; }
static bool take_exit_code(Parsing *p) { return p->options->exit_code = true; }
static bool take_locked(Parsing *p) { return p->options->locked = true; }
static bool take_release(Parsing *p) {
  PUSH(p->arena, &p->options->release, p->value);
  return p->value.n > 0;
}

// In days, as far as a plan may reach.
static bool take_horizon(Parsing *p) {
  Duration horizon;
  if (!duration_parse(p->value, &horizon) || horizon.unit == UNIT_MINUTE || horizon.unit == UNIT_HOUR) return false;
  p->options->horizon = duration_days(horizon);
  return p->options->horizon <= PLAN_DAYS_MAX;
}

static bool take_out(Parsing *p) { return (p->options->out = p->value).n > 0; }
static bool take_key(Parsing *p) { return (p->options->key = p->value).n > 0; }
static bool take_format(Parsing *p) { return (p->options->format = p->value).n > 0; }
static bool take_templates(Parsing *p) { return (p->options->templates = p->value).n > 0; }
static bool take_quiet(Parsing *p) { return p->options->quiet = true; }
static bool take_strict(Parsing *p) { return p->options->strict = true; }

static const struct Option {
  const char *name;
  const char *takes; // NULL: no value
  Take *take;
  Text help;
  const char *like; // a value of that form, where not every text is one
  const char *of;   // the command, or several with ", " between, that takes it; NULL: any
} option_table[] = {
    {"-o", "DIR", take_out, {{"where build writes", "build 写到哪里"}}, NULL, "build"},
    {"--key",
     "FILE",
     take_key,
     {{"the key of a private plan (also SOPCAL_KEY_FILE, SOPCAL_KEY)",
       "私密计划的密钥文件（也可用环境变量 SOPCAL_KEY_FILE、SOPCAL_KEY）"}},
     NULL,
     "build, links, lock"},
    {"--today",
     "DATE",
     take_today,
     {{"judges what is near: readiness, empty slots soon", "按这一天判断临近的事：是否就绪、近期空位"}},
     "2026-03-02",
     NULL},
    {"--from",
     "DATE",
     take_from,
     {{"dates: the first day listed, else the plan's", "dates 从哪天列起，不写就从计划的首日"}},
     "2026-03-02",
     "dates"},
    {"--to",
     "DATE",
     take_to,
     {{"dates: the last day listed, else the plan's", "dates 列到哪天，不写就到计划的末日"}},
     "2026-03-02",
     "dates"},
    {"--days", NULL, take_days, {{"dates: a line for each day", "dates 每天列一行"}}, NULL, "dates"},
    {"--horizon",
     "30d",
     take_horizon,
     {{"lock: how far ahead of --today is announced", "lock 公布到 --today 之后多久为止"}},
     "45d",
     "lock"},
    {"--release",
     "ID",
     take_release,
     {{"lock: what may follow the plan again, such as monthly-care/2026-06",
       "lock 放开哪一项，让它重新跟着计划走，例如 monthly-care/2026-06"}},
     NULL,
     "lock"},
    {"--locked",
     NULL,
     take_locked,
     {{"check: a gate where the plan says otherwise than sopcal.lock",
       "check 发现计划和 sopcal.lock 说法不一时算关卡"}},
     NULL,
     "check"},
    {"--mix", NULL, take_mix, {{"report: lines, kinds, scenes and selling", "report 只看内容配比"}}, NULL, "report"},
    {"--touches", NULL, take_touches, {{"report: who is reached how often", "report 只看触达次数"}}, NULL, "report"},
    {"--exit-code",
     NULL,
     take_exit_code,
     {{"diff: 1 when something changes", "diff 有变化时退出码为 1"}},
     NULL,
     "diff"},
    {"--strict", NULL, take_strict, {{"warnings fail too", "警告也算失败"}}, NULL, NULL},
    {"--messages", "human|short|json", take_messages, {{"how findings are printed", "问题的打印方式"}}, "short", NULL},
    {"--format",
     "NAME",
     take_format,
     {{"a command's own output; for check the same as --messages", "命令自身输出的格式；对 check 等同 --messages"}},
     NULL,
     NULL},
    {"--lang",
     "en|zh",
     take_lang,
     {{"the language of messages (also SOPCAL_LANG)", "消息的语言（也可用环境变量 SOPCAL_LANG）"}},
     "zh",
     NULL},
    {"--color",
     "auto|always|never",
     take_color,
     {{"colour; NO_COLOR is honoured", "颜色；遵守 NO_COLOR"}},
     "never",
     NULL},
    {"--templates",
     "DIR",
     take_templates,
     {{"templates that stand before the built-in ones", "优先于内置模板的文件夹"}},
     NULL,
     NULL},
    {"--quiet", NULL, take_quiet, {{"no summary, no progress", "不打印小结和进度"}}, NULL, NULL},
};

static const struct Option *option_named(Str name) {
  for (size_t i = 0; i < COUNT(option_table); i++)
    if (str_eq(name, str_of(option_table[i].name))) return &option_table[i];
  return NULL;
}

// ---- help ---------------------------------------------------------------------------------------------------------

static void help_row(Buf *out, const char *left, const char *right) {
  int pad = 30 - utf8_width(str_of(left));
  if (pad > 0)
    buf_format(out, "  %s%*s%s\n", left, pad, "", right);
  else
    buf_format(out, "  %s\n%32s%s\n", left, "", right);
}

static int print_help(Arena *arena, Lang lang) {
  static const Text head = {
      {"sopcal compiles plans for private-domain teams into calendars and posting sheets.\n\nCommands:\n",
       "sopcal 把私域团队的计划编译成可订阅的日历和每日任务单。\n\n命令：\n"}};
  static const Text options = {{"\nOptions:\n", "\n选项：\n"}};
  static const Text tail = {
      {"\nExit status: 0 fine; 1 an error or a gate (--strict: a warning); 2 it did not run to its end.\n",
       "\n退出码：0 正常；1 有错误或关卡（--strict 时警告也算）；2 没能运行完。\n"}};
  Buf out = buf_in(arena);
  buf_add(&out, str_of(head.in[lang]));
  for (size_t i = 0; i < command_count; i++) help_row(&out, commands[i].usage, commands[i].help.in[lang]);
  buf_add(&out, str_of(options.in[lang]));
  for (size_t i = 0; i < COUNT(option_table); i++) {
    Str left = str_format(arena, "%s%s%s", option_table[i].name, option_table[i].takes ? " " : "",
                          option_table[i].takes ? option_table[i].takes : "");
    help_row(&out, str_c(arena, left), option_table[i].help.in[lang]);
  }
  buf_add(&out, str_of(tail.in[lang]));
  return print_out(buf_str(&out));
}

enum { ARGUMENT_SHOWN = 200 }; // bytes: an argument may be a megabyte

static void print_argument(Str text) {
  Arena *scratch = arena_new();
  uint32_t ignored;
  size_t n = 0;
  while (n < text.n && n < ARGUMENT_SHOWN) n = utf8_next(text, n, &ignored);
  fprintf(stderr, " '%.*s%s'", STR(text_shown(scratch, str_part(text, 0, n))), n < text.n ? "..." : "");
  arena_free(scratch);
}

int usage_error(const Options *options, const char *en, const char *zh, Str what) {
  bool chinese = options->print.lang == LANG_ZH;
  fputs("sopcal: ", stderr);
  fputs(chinese ? zh : en, stderr);
  if (what.n) print_argument(what);
  fputs(chinese ? "\nsopcal: 用 sopcal --help 查看用法\n" : "\nsopcal: see sopcal --help\n", stderr);
  return EXIT_BROKEN;
}

// ---- parsing ------------------------------------------------------------------------------------------------------

static void begin(Options *options) {
  const char *lang = getenv("SOPCAL_LANG"), *no_color = getenv("NO_COLOR");
  options->today = options->from = options->to = DATE_NONE;
  options->horizon = -1;
  options->print.lang = lang && strncmp(lang, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
  options->print.color = isatty(STDOUT_FILENO) && !(no_color && *no_color);
}

static void say_unfit(const Parsing *p, const struct Option *option) {
  const char *like = option->like, *name = option->name;
  Str en = like ? str_format(p->arena, "option %s takes a value such as %s, not", name, like)
                : str_format(p->arena, "option %s does not take", name);
  Str zh = like ? str_format(p->arena, "选项 %s 要写成 %s 这样，不能写", name, like)
                : str_format(p->arena, "选项 %s 不能写", name);
  usage_error(p->options, str_c(p->arena, en), str_c(p->arena, zh), p->value);
}

// "--today=2026-03-02" or "--today 2026-03-02". Returns how many arguments were used, 0 for a fault (said).
static int take_option(Parsing *p, int left, char **argv) {
  Str name = str_of(argv[0]), value = S("");
  ptrdiff_t equals = str_starts(name, S("--")) ? str_find_byte(name, '=') : -1;
  if (equals > 0) {
    value = str_from(name, (size_t)equals + 1);
    name = str_part(name, 0, (size_t)equals);
  }
  const struct Option *option = option_named(name);
  if (!option) return usage_error(p->options, "unknown option", "没有这个选项", name), 0;
  bool next = option->takes && equals < 0;
  if (next && left < 2) return usage_error(p->options, "a value is missing behind", "后面缺少值：", name), 0;
  p->value = next ? str_of(argv[1]) : value;
  if ((!option->takes && equals > 0) || !option->take(p)) return say_unfit(p, option), 0;
  if (option->of) PUSH(p->arena, &p->bound, option);
  return next ? 2 : 1;
}

// Options may stand anywhere; "--" ends them. False: said.
static bool parse(Parsing *p, int argc, char **argv, bool *help) {
  bool plain = false;
  for (int i = 1; i < argc;) {
    Str word = str_of(argv[i]);
    bool option = !plain && word.n > 1 && word.at[0] == '-';
    if (option && str_eq(word, S("--"))) {
      plain = true;
      i++;
    } else if (option && (str_eq(word, S("--help")) || str_eq(word, S("-h")))) {
      *help = true;
      i++;
    } else if (option) {
      int used = take_option(p, argc - i, argv + i);
      if (!used) return false;
      i += used;
    } else {
      PUSH(p->arena, &p->options->args, word);
      i++;
    }
  }
  return true;
}

static const Command *command_named(Str name) {
  for (size_t i = 0; i < command_count; i++)
    if (str_eq(name, str_of(commands[i].name))) return &commands[i];
  return NULL;
}

static int unknown_command(Arena *arena, const Options *options, Str name) {
  StrList all = {0};
  for (size_t i = 0; i < command_count; i++) PUSH(arena, &all, str_of(commands[i].name));
  StrList near = str_nearest(arena, name, &all);
  if (near.n)
    fprintf(stderr, options->print.lang == LANG_ZH ? "sopcal: 是不是想写“%.*s”？\n" : "sopcal: did you mean '%.*s'?\n",
            STR(near.at[0]));
  return usage_error(options, "unknown command", "没有这个命令", name);
}

static bool takes_format(const Command *command, Str format) {
  for (size_t i = 0; i < COUNT(command->formats) && command->formats[i]; i++)
    if (str_eq(format, str_of(command->formats[i]))) return true;
  return false;
}

static bool is_of(const struct Option *option, const Command *command) {
  Str rest = str_of(option->of);
  for (Str name; str_cut(&rest, ',', &name);)
    if (str_eq(str_trim(name), str_of(command->name))) return true;
  return false;
}

// An option that changes nothing here, but would be thought to.
static int say_bound(Arena *arena, const Options *options, const struct Option *bound, const Command *command) {
  return usage_error(
      options, str_c(arena, str_format(arena, "%s is an option of %s; it is not for", bound->name, bound->of)),
      str_c(arena, str_format(arena, "%s 是 %s 的选项，不能用于", bound->name, bound->of)), str_of(command->name));
}

static int run(const Parsing *p, Options *options, bool help) {
  Arena *arena = p->arena;
  if (help) return print_help(arena, options->print.lang);
  if (!options->args.n) return usage_error(options, "a command is missing", "缺少命令", S(""));
  Str name = options->args.at[0];
  const Command *command = command_named(name);
  if (!command) return unknown_command(arena, options, name);
  for (size_t i = 0; i < p->bound.n; i++)
    if (!is_of(p->bound.at[i], command)) return say_bound(arena, options, p->bound.at[i], command);
  options->args.at++;
  options->args.n--;
  if (options->args.n < command->least || options->args.n > command->most)
    return usage_error(options, str_c(arena, str_format(arena, "usage: sopcal %s", command->usage)),
                       str_c(arena, str_format(arena, "用法：sopcal %s", command->usage)), S(""));
  if (options->format.n && !takes_format(command, options->format))
    return usage_error(options, str_c(arena, str_format(arena, "%s has no format", command->name)),
                       str_c(arena, str_format(arena, "%s 没有这种格式", command->name)), options->format);
  return command->run(arena, options);
}

int command_main(int argc, char **argv) {
  if (!streams_begin()) return EXIT_BROKEN;
  Arena *arena = arena_new();
  Options options = {0};
  Parsing parsing = {.arena = arena, .options = &options};
  bool help = false;
  begin(&options);
  int status = parse(&parsing, argc, argv, &help) ? run(&parsing, &options, help) : EXIT_BROKEN;
  arena_free(arena);
  return status;
}

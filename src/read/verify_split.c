// verify_split: from a content line to its name, its parameters and its value (RFC 5545, 3.1 and 3.2).
//
//   line = name *(";" name "=" value *("," value)) ":" value
//   value of a parameter = '"' anything but '"' '"' | anything but '"', ';', ':', ','
//
// Invariant: name, parameters and value are views into the line, so that messages can point at them.
#include "verify_parts.h"

static bool is_name_byte(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static size_t name_end(Str text, size_t at) {
  while (at < text.n && is_name_byte(text.at[at])) at++;
  return at;
}

// What was cut off may have had what is missing.
static bool bad_line(Verify *v, size_t at, Text because) {
  Str text = v->line.text;
  if (v->cut) return false;
  say(v, V114, str_part(text, at, at < text.n ? text.n : at), ARGS(arg_t("because", because)));
  return false;
}

static void bad_parameter(Verify *v, Str name, Text because) {
  say(v, V115, name, ARGS(arg("name", quoted_part(name)), arg_t("because", because)));
}

// ---- parameters ---------------------------------------------------------------------------------------------------

// One value of a parameter, behind '=' or ','; returns where it ends.
static size_t take_value(Verify *v, Parameter *parameter, size_t at) {
  Str text = v->line.text;
  size_t end = at;
  if (at < text.n && text.at[at] == '"') {
    end = at + 1;
    while (end < text.n && text.at[end] != '"') end++;
    parameter->value = str_part(text, at + 1, end);
    return end < text.n ? end + 1 : end;
  }
  while (end < text.n && text.at[end] != ';' && text.at[end] != ':' && text.at[end] != ',') end++;
  parameter->value = str_part(text, at, end);
  if (str_find_byte(parameter->value, '"') >= 0)
    bad_parameter(v, parameter->name, (Text){{"has a quote within its value", "的值中间有引号"}});
  else if (parameter->row && parameter->row->quoted)
    bad_parameter(v, parameter->name, (Text){{"must have its value in quotes", "的值要写在引号里"}});
  return end;
}

static size_t take_values(Verify *v, Parameter *parameter, size_t at) {
  Str text = v->line.text;
  size_t end = take_value(v, parameter, at);
  Str first = parameter->value;
  while (end < text.n && text.at[end] == ',') end = take_value(v, parameter, end + 1);
  parameter->value = first;
  return end;
}

static void check_parameter(Verify *v, const Parameter *parameter) {
  if (!parameter->row) {
    say_if_misspelt(v, parameter->name, parameter_names);
    return;
  }
  const WordList *words = parameter->row->words;
  if (!words || word_find(words, parameter->value) || is_extension(parameter->value)) return;
  Arena *scratch = arena_new();
  say(v, words->open ? V143 : V142, parameter->name,
      ARGS(arg("name", parameter->name), arg("value", quoted_part(parameter->value)),
           arg("list", words_listed(scratch, words, 0)), arg("component", S(""))));
  arena_free(scratch);
}

// At the name behind ';'. Returns where the parameter ends, or 0: it has no name, or no '='.
static size_t take_parameter(Verify *v, size_t at) {
  static const Text what = {{"the number of a line's parameters", "一行的参数个数"}};
  ContentLine *line = &v->line;
  size_t end = name_end(line->text, at);
  Parameter parameter = {.name = str_part(line->text, at, end)};
  if (end == at || end == line->text.n || line->text.at[end] != '=') return 0;
  parameter.row = parameter_find(parameter.name);
  end = take_values(v, &parameter, end + 1);
  if (line->parameters.n == PARAMETERS_MAX) {
    if (!line->crowded) say(v, V116, parameter.name, ARGS(arg_t("what", what), arg_n("most", PARAMETERS_MAX)));
    line->crowded = true;
    return end;
  }
  check_parameter(v, &parameter);
  PUSH(v->arena, &line->parameters, parameter);
  return end;
}

const Parameter *parameter_of(const ContentLine *line, const char *name) {
  for (size_t i = 0; i < line->parameters.n; i++)
    if (word_is(line->parameters.at[i].name, name)) return &line->parameters.at[i];
  return NULL;
}

// ---- the line -----------------------------------------------------------------------------------------------------

// A line whose parameters cannot be read has its value behind the first colon, which it has.
static bool recover(Verify *v, size_t at, Text because) {
  ContentLine *line = &v->line;
  Str rest = str_from(line->text, line->name.n);
  say(v, V115, str_part(line->text, at, at + 1), ARGS(arg("name", line->name), arg_t("because", because)));
  line->value = str_from(rest, (size_t)str_find_byte(rest, ':') + 1);
  return true;
}

bool line_split(Verify *v) {
  ContentLine *line = &v->line;
  Str text = line->text;
  size_t at = name_end(text, 0);
  line->parameters.n = 0;
  line->crowded = false;
  line->name = str_part(text, 0, at);
  if (str_find_byte(text, ':') < 0) return bad_line(v, 0, (Text){{"it has no colon", "它没有冒号"}});
  if (at == 0) return bad_line(v, 0, (Text){{"it has no name", "它没有名称"}});
  if (text.at[at] != ';' && text.at[at] != ':')
    return bad_line(v, at, (Text){{"its name has a character that no name has", "它的名称里有不允许的字符"}});
  while (at < text.n && text.at[at] == ';') {
    size_t end = take_parameter(v, at + 1);
    if (!end) return recover(v, at, (Text){{"has a parameter without '='", "有一个参数没有 '='"}});
    at = end;
  }
  if (at == text.n || text.at[at] != ':')
    return recover(v, at, (Text){{"has a parameter whose quote is not closed", "有一个参数的引号没有收尾"}});
  line->value = str_from(text, at + 1);
  return true;
}

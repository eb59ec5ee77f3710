// check_address: the rule of plan.url, under which everything that is built is addressed.
//
// Invariant: what passes is ASCII without a character that calendars, tables or shells read in another way, and names a
// place that a path can be put behind.
#include "check.h"

enum { URL_BYTES_MAX = 500, PORT_MAX = 65535 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

static const Text fine = {{"", ""}};

// ---- host and port ------------------------------------------------------------------------------------------------

static bool is_here(Str host) {
  return str_eq(host, S("localhost")) || str_eq(host, S("127.0.0.1")) || str_eq(host, S("[::1]"));
}

// Names of letters, digits and '-' with dots between; an address of the sixth version stands in brackets.
static bool is_host(Str host) {
  bool brackets = str_starts(host, S("[")) && str_ends(host, S("]"));
  if (brackets) host = str_part(host, 1, host.n - 1);
  for (size_t i = 0; i < host.n; i++) {
    char c = host.at[i];
    bool dot = c == '.' && i > 0 && i + 1 < host.n && host.at[i - 1] != '.';
    if (brackets ? !is_hex(c) && c != ':' : !is_letter(c) && !is_digit(c) && c != '-' && !dot) return false;
  }
  return host.n > 0;
}

static bool is_port(Str port) {
  long n = 0;
  for (size_t i = 0; i < port.n && n <= PORT_MAX; i++) {
    if (!is_digit(port.at[i])) return false;
    n = 10 * n + port.at[i] - '0';
  }
  return n > 0 && n <= PORT_MAX;
}

static Text host_fault(Str authority, bool safe) {
  static const Text user = {{"nobody's name may stand before the host", "主机名前面不能写用户名"}};
  static const Text no_host = {
      {"there is no host such as plans.example.com in it", "里面没有 plans.example.com 这样的主机名"}};
  static const Text no_port = {{"its port is no number from 1 to 65535", "端口不是 1 到 65535 的数字"}};
  static const Text open = {{"it must begin with https:// (http:// is for localhost alone)",
                             "要以 https:// 开头；只有本机（localhost）可以用 http://"}};
  Str host = authority;
  ptrdiff_t colon = str_rfind_byte(authority, ':');
  bool port = colon >= 0 && str_find_byte(str_from(authority, (size_t)colon), ']') < 0;
  if (str_find_byte(authority, '@') >= 0) return user;
  if (port) host = str_part(authority, 0, (size_t)colon);
  if (!is_host(host)) return no_host;
  if (port && !is_port(str_from(authority, (size_t)colon + 1))) return no_port;
  return safe || is_here(host) ? fine : open;
}

// ---- the path -----------------------------------------------------------------------------------------------------

static bool is_segment(Str segment) {
  if (!segment.n || str_eq(segment, S(".")) || str_eq(segment, S(".."))) return false;
  if (str_find_byte(segment, '[') >= 0 || str_find_byte(segment, ']') >= 0) return false;
  for (size_t i = 0; i < segment.n; i++)
    if (segment.at[i] == '%' && !(i + 2 < segment.n && is_hex(segment.at[i + 1]) && is_hex(segment.at[i + 2])))
      return false;
  return true;
}

static Text path_fault(Str path) {
  static const Text text = {
      {"its path has an empty part, '.', '..', a bracket, or a '%' without two hexadecimal digits",
       "路径里有空的一段、'.'、'..'、方括号，或 % 后面不是两位十六进制数字"}};
  for (Str segment, rest = path; str_cut(&rest, '/', &segment);)
    if (!is_segment(segment)) return text;
  return fine;
}

// ---- the whole ----------------------------------------------------------------------------------------------------

static bool is_plain(Str url) {
  for (size_t i = 0; i < url.n; i++)
    if (url.at[i] <= ' ' || url.at[i] > '~' || str_find_byte(S("\"<>\\^`{|}"), url.at[i]) >= 0) return false;
  return true;
}

static Text fault_of(Str url) {
  static const Text no_scheme = {{"it does not begin with https://", "没有以 https:// 开头"}};
  static const Text letters = {{"it holds blanks or letters that no address has: write xn-- names and %XX",
                                "里面有网址不能用的空格或字符：域名写成 xn-- 形式，路径写成 %XX"}};
  static const Text more = {{"nothing may stand behind the path: no '?' and no '#'", "路径后面不能再有 '?' 或 '#'"}};
  static const Text length = {{"it is longer than 500 bytes", "超过了 500 字节"}};
  bool safe = str_starts(url, S("https://")), open = str_starts(url, S("http://"));
  if (url.n > URL_BYTES_MAX) return length;
  if (!safe && !open) return no_scheme;
  if (!is_plain(url)) return letters;
  if (str_find_byte(url, '?') >= 0 || str_find_byte(url, '#') >= 0) return more;
  Str rest = str_from(url, safe ? S("https://").n : S("http://").n), authority = S("");
  str_cut(&rest, '/', &authority);
  Text fault = host_fault(authority, safe);
  return fault.in[LANG_EN][0] ? fault : path_fault(rest);
}

void check_address(Checker *c) {
  const About *about = &c->plan->about;
  if (!about->url.n && !given(&about->head, "url")) return;
  Text why = fault_of(about->url);
  if (is_faulty(&about->head, "url") || !why.in[LANG_EN][0]) return;
  diag_add(c->diags, S167, place_of(&about->head, "url"), ARGS(arg_t("why", why)));
}

// check_feeds: rules of the calendars that a plan asks for, each on one view alone.
#include "check.h"

enum {
  ALARM_DAYS_MAX = 28, // what is further ahead belongs on a calendar, not into an alarm
  DAY_MINUTES = 24 * 60,
};

static void check_alarm(Checker *c, const Head *head, Duration alarm) {
  if (!given(head, "alarm") || alarm.n < 0 || duration_minutes(alarm) <= ALARM_DAYS_MAX * DAY_MINUTES) return;
  diag_add(c->diags, S136, place_of(head, "alarm"), NO_ARGS);
}

static void check_window(Checker *c, const Head *head, const char *key, Duration length) {
  bool within_a_day = length.unit == UNIT_MINUTE || length.unit == UNIT_HOUR;
  if (given(head, key) && !is_faulty(head, key) && length.n > 0 && within_a_day)
    diag_add(c->diags, S168, place_of(head, key), ARGS(arg("key", str_of(key))));
}

// ---- what can have no effect --------------------------------------------------------------------------------------

// Links lead to sheets, and only people have sheets.
static void check_link(Checker *c, ViewKind kind, const View *view) {
  static const Text people = {{"only people have sheets: it stands under staff:", "只有个人有任务单：写在 staff: 里"}};
  static const Text none = {{"no sheets are made", "不生成任务单"}};
  if (kind != VIEW_STAFF)
    check_useless(c, &view->head, "link", people);
  else if (view->link && !c->plan->sheets.made && !is_faulty(&c->plan->head, "sheets"))
    check_useless(c, &view->head, "link", none);
  else if (given(&view->head, "link") && view->link && !c->plan->about.url.n && !given(&c->plan->about.head, "url"))
    diag_add(c->diags, S169, place_of(&view->head, "link"), NO_ARGS);
}

static void check_unmade(Checker *c, const View *view) {
  static const Text why = {{"this calendar is not made", "这类日历不生成"}};
  const Shape *shape = view->head.shape;
  for (size_t i = 0; i < shape->count; i++)
    if (!shape->keys[i].bare) check_useless(c, &view->head, shape->keys[i].name, why);
}

// A channel has posts alone, and so has what is chosen by channels or lines.
static void check_shown(Checker *c, ViewKind kind, const View *view) {
  static const Text why = {{"this calendar shows no posts", "这个日历不放发布"}};
  bool posts = view_shows(view, PART_POSTS), only_posts = kind == VIEW_CHANNEL || view->channels.n || view->lines.n;
  if (is_faulty(&view->head, "shows")) return;
  if (!posts) check_useless(c, &view->head, "posts", why);
  if (only_posts && !posts && !view_shows(view, PART_CAMPAIGNS))
    diag_add(c->diags, S171, place_of(&view->head, "shows"), NO_ARGS);
}

static bool anybody_has(const Plan *plan, ViewKind kind) {
  for (size_t i = 0; i < plan->staff.n; i++)
    if (view_group(kind, &plan->staff.at[i]).n || is_faulty(&plan->staff.at[i].head, NULL)) return true;
  return plan->incomplete;
}

static void check_group(Checker *c, ViewKind kind) {
  bool group = kind == VIEW_STORE || kind == VIEW_REGION || kind == VIEW_ROLE;
  if (!group || anybody_has(c->plan, kind)) return;
  diag_add(c->diags, S170, place_of(&c->plan->feeds.head, str_c(c->arena, view_key(kind))),
           ARGS(arg("key", view_key(kind))));
}

// ---- the whole ----------------------------------------------------------------------------------------------------

// Of what could not be read nothing more is said.
static void check_view(Checker *c, ViewKind kind, const View *view) {
  if (is_faulty(&c->plan->feeds.head, str_c(c->arena, view_key(kind)))) return;
  if (!view->made) {
    check_unmade(c, view);
    return;
  }
  check_alarm(c, &view->head, view->alarm);
  check_window(c, &view->head, "past", view->past);
  check_window(c, &view->head, "ahead", view->ahead);
  check_link(c, kind, view);
  check_shown(c, kind, view);
  check_group(c, kind);
}

void check_feeds(Checker *c) {
  const Feeds *feeds = &c->plan->feeds;
  check_alarm(c, &feeds->head, feeds->alarm);
  if (feeds->own.n > OWN_VIEWS_MAX)
    diag_add(c->diags, S172, feeds->own.at[OWN_VIEWS_MAX].head.at,
             ARGS(arg_n("n", (long)feeds->own.n), arg_n("most", OWN_VIEWS_MAX)));
  ViewKind kind;
  const View *view;
  for (size_t n = 0; (view = view_nth(feeds, n, &kind)); n++) check_view(c, kind, view);
}

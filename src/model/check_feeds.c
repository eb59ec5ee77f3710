// check_feeds: rules of the calendars that a plan asks for.
#include "check.h"

enum { ALARM_DAYS_MAX = 28 }; // what is further ahead belongs on a calendar, not into an alarm

void check_feeds(Checker *c) {
  const Feeds *feeds = &c->plan->feeds;
  if (feeds->alarm.n < 0 || duration_minutes(feeds->alarm) <= ALARM_DAYS_MAX * 24 * 60) return;
  diag_add(c->diags, S136, place_of(&feeds->head, "alarm"), NO_ARGS);
}

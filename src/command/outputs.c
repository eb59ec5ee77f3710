// outputs: every path that builds make, with its mode in a public plan and in a private one.
//
// Invariant: nothing else says a mode, and a build writes nothing that is not listed here; so what a later build clears
// is known to be ours. In a private plan whoever serves the site can read each file, for that is what it is for, but
// lists no folder in which a name tells a person or what has not been posted yet.
#include "sopcal/command.h"

// A row is a line.
// clang-format off
static const OutMode made[] = {
    // path                                    public private
    {"./",                                       0755, 0711},
    {OUT_MARKER,                                 0644, 0600},
    {"plan.json",                                0644, 0600},
    {"links.csv",                                0600, 0600},
    {"site/",                                    0755, 0755},
    {"site/index.html",                          0644, 0644},
    {"site/years/*.html",                        0644, 0644},
    {"site/years/",                              0755, 0755},
    {"site/stores/*.html",                       0644, 0644},
    {"site/stores/",                             0755, 0755},
    {"site/sheets/*/[0-9]*-W[0-9]*.html",        0644, 0644},
    {"site/sheets/*/[0-9]*-W[0-9]*.md",          0644, 0644},
    {"site/sheets/*/[0-9]*-W[0-9]*.csv",         0644, 0644},
    {"site/sheets/*/[0-9]*-W[0-9]*.xlsx",        0644, 0644},
    {"site/sheets/*/index.html",                 0644, 0644},
    {"site/sheets/*/",                           0755, 0711},
    {"site/sheets/",                             0755, 0711},
    {"site/calendar/staff/*.ics",                0644, 0644},
    {"site/calendar/staff/",                     0755, 0711},
    {"site/calendar/team.ics",                   0644, 0644},
    {"site/calendar/campaign/*.ics",             0644, 0644},
    {"site/calendar/channel/*.ics",              0644, 0644},
    {"site/calendar/own/*.ics",                  0644, 0644},
    {"site/calendar/region/*.ics",               0644, 0644},
    {"site/calendar/role/*.ics",                 0644, 0644},
    {"site/calendar/store/*.ics",                0644, 0644},
    {"site/calendar/",                           0755, 0755},
    {"site/calendar/*/",                         0755, 0755},
    {"site/media/????????????????????????????????.*", 0644, 0644},
    {"site/media/",                              0755, 0711},
};
// clang-format on

OutClaim output_claim(const Plan *plan) {
  static const char *const read[] = {"content", "templates"};
  return (OutClaim){.plan = plan->about.id,
                    .source = plan->folder,
                    .read = read,
                    .read_n = COUNT(read),
                    .made = made,
                    .made_n = COUNT(made),
                    .closed = plan->about.is_private};
}

// report_touches: what `report --touches` prints of each channel: the caps on how often one customer is reached, the
// busiest day, week and month under each, and what exceeds them (D51).
#ifndef SOPCAL_COMMAND_REPORT_TOUCHES_H
#define SOPCAL_COMMAND_REPORT_TOUCHES_H

#include "sopcal/command.h"

// Whose cap it is: the id of a segment or an opening; empty for others.
Str touch_whose(const TouchWindow *window);
bool touch_is_over(const TouchWindow *window);
// For programs: "all", "platform", "channel", "campaign", "segment".
extern const char *const cap_of_names[];

// report_touches_table.c, report_touches.c
void touches_table(Arena *arena, Buf *out, const Schedule *schedule, Lang lang);
void touches_csv(Arena *arena, Buf *out, const Schedule *schedule);
void touches_json(Arena *arena, Buf *out, const Schedule *schedule);

#endif

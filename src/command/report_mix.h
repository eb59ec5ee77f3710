// report_mix: what `report --mix` prints of each channel's daily line: content lines, kinds, scenes of proof, selling
// (D03, D22). One row stands for one share, and every format prints the same rows.
#ifndef SOPCAL_COMMAND_REPORT_MIX_H
#define SOPCAL_COMMAND_REPORT_MIX_H

#include "sopcal/command.h"
#include "sopcal/shares.h"

typedef enum MixPart { MIX_LINE, MIX_KIND, MIX_SCENE, MIX_CLOSED, MIX_SELLING } MixPart;

// A share is of what its row says: lines of all slots, kinds of the filled ones, scenes of the filled ones of the proof
// line.
typedef struct MixRow {
  MixPart part;
  Str id, label; // no id: what no piece names, or a rule
  long planned;  // in thousandths; of CLOSED the least, of SELLING the most; -1: none
  long count, of;
  long empty;    // -1: not of this row
  long furthest; // hundredths of a slot; -1: not of this row
  Date furthest_on;
} MixRow;
typedef LIST(MixRow) MixRows;

// Of a channel as a whole, or of one of its months.
MixRows mix_rows(Arena *arena, const Schedule *schedule, const ChannelShares *shares, const SlotCounts *counts,
                 Lang lang);
long mix_thousandths(long n, long of);

// report_mix_table.c, report_mix_data.c
void mix_table(Arena *arena, Buf *out, const Schedule *schedule, Lang lang);
void mix_csv(Arena *arena, Buf *out, const Schedule *schedule);
void mix_json(Arena *arena, Buf *out, const Schedule *schedule);

#endif

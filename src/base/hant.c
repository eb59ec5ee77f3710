// hant: traditional Chinese characters to simplified ones, one by one, by the table of hant_table.h.
//
// Invariant: no simplified form in the table is itself a traditional one, so that doing it twice changes nothing.
#include "sopcal/base.h"

#include "hant_table.h"

uint32_t hant_simplified(uint32_t code_point) {
  size_t low = 0, high = COUNT(hant_pairs);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (hant_pairs[middle].traditional < code_point)
      low = middle + 1;
    else
      high = middle;
  }
  bool found = low < COUNT(hant_pairs) && hant_pairs[low].traditional == code_point;
  return found ? hant_pairs[low].simplified : code_point;
}

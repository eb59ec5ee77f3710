// may: the answer to system_may in the program: whatever it asks of the system may happen. In an object of its own, so
// that the programs of tests/fault can answer instead.
#include "system.h"

bool system_may(SystemCall call, size_t *bytes) { // NOLINT(readability-non-const-parameter): a test may lessen it
  (void)call, (void)bytes;
  return true;
}

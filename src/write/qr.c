// qr: from an address to the path of a QR code in SVG. The one place that knows libqrencode.
#include <qrencode.h>

#include "overview.h"

// A row's dark modules, run by run. `*at` is where the pen stands in it.
static void add_row(Buf *out, const QRcode *code, int row, int *at) {
  const unsigned char *modules = code->data + (ptrdiff_t)row * code->width;
  for (int x = 0; x < code->width;) {
    int from = x;
    while (x < code->width && (modules[x] & 1)) x++;
    if (x > from) {
      buf_format(out, "m%d 0h%d", from - *at, x - from);
      *at = x;
    }
    x += x == from;
  }
}

// Lines of width 1 along the middles of the rows.
bool qr_path(Buf *out, Str text, int *size) {
  QRcode *code = QRcode_encodeData((int)text.n, (const unsigned char *)text.at, 0, QR_ECLEVEL_M);
  if (!code) return false;
  buf_add(out, S("M0 .5"));
  for (int row = 0, at = 0; row < code->width; row++) {
    if (row) buf_add(out, S("m0 1"));
    add_row(out, code, row, &at);
  }
  *size = code->width;
  QRcode_free(code);
  return true;
}

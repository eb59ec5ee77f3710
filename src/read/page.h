// page: what the readers of Markdown's parts write HTML with. All of it does nothing where none is wanted.
#ifndef SOPCAL_READ_PAGE_H
#define SOPCAL_READ_PAGE_H

#include "text.h"

typedef struct Page {
  bool on;
  bool in_table;
  size_t pictures;
  Buf out; // of the section that is open
} Page;

void page_mark(Page *page, const char *mark); // "<p>", as it stands
void page_text(Page *page, Str text);         // escaped, but for its tags
void page_line(Page *page);                   // a new line, if this one has begun
// Opens a link; false, and nothing written, where the target is none that a browser may follow.
bool page_link(Page *page, Str target, Str title);
// The section's next picture. Where its file will lie is not known yet: its number stands for that, between two
// PAGE_PICTURE.
void page_picture(Page *page, Str alt, Str title);
Str page_take(Page *page, Arena *arena); // what has been written; begins anew

#endif

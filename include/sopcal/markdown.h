// markdown: a piece's body becomes the plain text of each channel. cmark parses it, within limits checked before.
//
// A piece is front matter (YAML between two lines of "---"), text that serves every channel, and own texts of channels,
// each begun by a level-1 heading that is a channel's id. Mustache tags pass through as text and are filled later.
#ifndef SOPCAL_MARKDOWN_H
#define SOPCAL_MARKDOWN_H

#include "sopcal/plain.h"

#define PIECE_BYTES_MAX 32768

typedef struct MarkdownLink {
  Str target;
  Str text; // a picture's alternative text, a link's words
  Str title;
  bool picture;
  Place at;
} MarkdownLink;

typedef struct MarkdownSection {
  Str name; // the level-1 heading's text; empty for what stands before the first
  Place name_at;
  Str source; // its Markdown
  Place at;
  Str plain; // as people write it in Moments, groups and private chat
  PlainRuns runs;
  Str html; // empty where none was asked for
  LIST(MarkdownLink) links;
} MarkdownSection;

typedef struct MarkdownPiece {
  bool has_front;
  size_t front_from, front_to;    // the bytes between the two "---" lines, for yaml_read
  LIST(MarkdownSection) sections; // at least one; the first one has no name
} MarkdownPiece;

// Splits and renders, as HTML too where that is wanted; makes the checks of bytes_check itself. An empty file is a
// piece of one empty section. Whether a section's name is a channel is for the caller to say. False when the file
// cannot be used (said in diags, codes M).
bool markdown_read(Arena *arena, Diags *diags, const Source *source, bool html, MarkdownPiece *out);

// Plain text: paragraphs apart by an empty line; a soft or hard break is a line break; emphasis and code lose their
// marks; headings stand on a line of their own; list items begin with "· " or "1. " and nested ones with two blanks
// more; quotes keep their lines without mark; a thematic break is an empty line; links are "words target" (the target
// alone when the words are the same), and a blank keeps apart what would be read as more of the target; pictures leave
// no text (they are in `links`); HTML is a finding, but for "<!-- sopcal: ... -->", which leaves no text. A tag such as
// {{#offer.products}} alone on its line stays on a line of its own. Definitions of links ("[note]: tonight") do not
// exist: they are text, or it would disappear.
//
// A table (GitHub's, with pipes) is a line of "｜" between cells for each row, the head's too. A row, or the tag of a
// section alone on its line, right below it goes on with it.
//
// HTML has the same as headings, lists, quotes, tables and the like; breaks are <br>. Tags stand in it as they do in
// the file, to be filled escaped. Pictures stand in their place (PAGE_PICTURE). Only https:, http:, mailto: and tel:
// make links, others are "words target".
//
// Said of what is left out: the title of a link, the words behind a fence, a link or picture within the words of a
// picture or in the name of a section; and of lines that look like a table and are none.

#endif

// content: a piece, its texts for each channel, and what stands beside them: pictures, videos, links, cards, files.
//
// read/piece.c and read/media.c fill it. What a text names is filled in for each occurrence, by the schedule.
#ifndef SOPCAL_CONTENT_H
#define SOPCAL_CONTENT_H

#include "sopcal/mustache.h"
#include "sopcal/plain.h"
#include "sopcal/term.h"

// What a text may name, and what an occurrence must have for it.
typedef enum Need { NEEDS_NOTHING = 0, NEEDS_PERSON = 1, NEEDS_CAMPAIGN = 2, NEEDS_OFFER = 4 } Need;
typedef struct Variable {
  const char *name; // "campaign.last_day"
  Need need;
  Text help;
} Variable;
extern const Variable variables[];
extern const size_t variable_count;
// By its whole name, or by what stands behind `within` ("offer.products.") inside that section; NULL.
const Variable *variable_find(Str name, const char *within);

// What a file of media is, by its content (read/media.c).
typedef struct MediaFile MediaFile;
struct MediaFile {
  Str path;              // below the plan's folder
  Str extension;         // by its content: "jpg"
  Str found;             // what it is where it is nothing that can be posted: "HEIC"; empty: not known
  const Text *damage;    // what is wrong with its header; NULL
  const MediaFile *same; // an earlier file with the same bytes; NULL
  int64_t size;          // bytes
  int kind;              // Carried: CARRY_PICTURE, CARRY_VIDEO or CARRY_FILE; -1: nothing that can be posted
  int width, height;     // pixels; -1: none, or not known
  int seconds;           // of a video, rounded up; -1
  bool misnamed;         // its name says another type
  bool used;             // some piece names it
};

// One thing beside a text: a picture, a video, a link, a mini-program card, a file.
typedef struct Media {
  Head head;
  MediaName file;      // a path or a link; a card's cover
  Str card;            // the page of a mini-program: then it is a card
  Str title;           // of a link or a card
  Str alt;             // what a picture shows, for those who do not see it
  Str path;            // of `file`, below the plan's folder; empty for a link
  const MediaFile *to; // what lies there; NULL for a link, and where that has been complained of
} Media;
typedef LIST(Media) MediaList;
int media_carried(const Media *media); // Carried

// What goes out together, counted and measured by the figures that limit it.
typedef struct Bundle {
  int64_t figure[LIMIT_COUNT]; // how many, or the largest: LIMIT_TITLE_BYTES to LIMIT_VIDEO_SECONDS
  unsigned kinds;              // a bit for each Carried
} Bundle;

typedef struct PieceText {
  const Channel *channel; // NULL: every channel without an own text
  Str source;             // Markdown
  Str plain;
  PlainRuns runs;                // where the bytes of `plain` come from
  Str html;                      // the same as HTML, for channels that are read as pages
  const Mustache *html_template; // NULL: nothing to fill
  MediaList pictures;            // that stand in the text, in order
  const Mustache *template;      // NULL: nothing to fill
  Bundle bundle;                 // with the piece's media, once resolved
  unsigned needs;                // Need bits: what its variables ask for
  Place at;
} PieceText;

typedef struct Reuse {
  Head head;
  Duration after;
  int times;
} Reuse;

// What holds in a folder of content where a piece does not say otherwise (content/**/defaults.yaml).
typedef struct FolderDefaults {
  Str path; // "brand/stories/", "" for content itself
  const Piece *piece;
} FolderDefaults;

struct Piece {
  Head head; // id: the path below content/ without ".md"
  const Source *source;
  const Line *line;
  Str title;
  int kind; // PieceKind
  Str theme;
  int scene;
  ChannelRefs channels;
  SegmentRefs audience;
  MediaList media;
  Str comment, mention, notes;
  bool private_chat;
  Reuse reuse;
  SpanAt valid;
  int status; // Status
  LIST(PieceText) texts;
  const Mustache *comment_template; // NULL: none, or nothing to fill
  unsigned comment_needs;
  size_t index;
  bool named; // by a step or a pin: not for the daily lines
};

// What goes out with it: its media, then the pictures in the text.
MediaList piece_media(Arena *arena, const Piece *piece, const PieceText *text);
// True when a piece says by `channels:`, or by a text of its own, that it is for a channel.
bool piece_names(const Piece *piece, const Channel *channel);
// The text of a piece for a channel.
const PieceText *piece_text(const Piece *piece, const Channel *channel);
// Where bytes of its plain text were written. Marks between them that leave no text are part of it.
Place plain_place(const PieceText *text, size_t from, size_t to);

#endif

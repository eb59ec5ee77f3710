#!/bin/bash
# What stands beside a text reaches whoever posts it: pictures, videos, files, cards and links, from the settings and
# from the text, in sheets, tables, calendars and plan.json; and a plan with much of it is checked without reading it.
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=$(realpath "$BUILD/sopcal")
cd "$work" || exit 2

jpeg='\xff\xd8\xff\xc0\x00\x11\x08\x01\xe0\x02\x80\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00' # 640 x 480
# MP4: three boxes of a film of 30.04 seconds, 64 x 48; $1 bytes of pictures before its header.
film() {
  printf '\x00\x00\x00\x0cftypisom'
  printf '%b' "$(printf '\\x%02x\\x%02x\\x%02x\\x%02x' $((($1 + 8) >> 24 & 255)) $((($1 + 8) >> 16 & 255)) $((($1 + 8) >> 8 & 255)) $((($1 + 8) & 255)))"
  printf mdat
  head -c "$1" /dev/zero
  printf '\x00\x00\x01\x14moov\x00\x00\x00\x6cmvhd'
  head -c 12 /dev/zero
  printf '\x00\x00\x03\xe8\x00\x00\x75\x58'
  head -c 80 /dev/zero
  printf '\x00\x00\x00\xa0trak\x00\x00\x00\x5ctkhd'
  head -c 76 /dev/zero
  printf '\x00\x40\x00\x00\x00\x30\x00\x00\x00\x00\x00\x3cmdia\x00\x00\x00\x34hdlr\x00\x00\x00\x00\x00\x00\x00\x00vide'
  head -c 32 /dev/zero
}

# ---- one of each ------------------------------------------------------------------------------------------------------

mkdir -p plan/content/brand/media
cat >plan/plan.yaml <<'END'
plan: {id: shop, from: 2026-03-01, to: 2026-03-31, locale: en}
channels: {moments: {kind: moments}}
staff: {lin: {name: Lin, role: adviser, channels: [moments]}}
campaigns: {spring: {date: 2026-03-07, sop: say}}
sops: {say: {steps: [{id: say, day: 1, at: "20:00", post: moments, piece: brand/story}]}}
END
cat >plan/content/brand/story.md <<'END'
---
status: final
media:
  - media/film.mp4
  - {file: media/a.jpg, alt: "three bottles, \"28\" days"}
  - {card: "pages/goods?id=8", title: Gift box, file: media/cover.jpg}
  - {file: https://shop.example.com/, title: The shop}
  - media/prices.pdf
---
Look: ![the empty one](media/b.jpg) it is empty.
END
(
  cd plan/content/brand/media || exit 2
  for name in a b cover; do printf "$jpeg$name" >$name.jpg; done
  film 20000000 >film.mp4
  printf '%%PDF-1.7\n%%%%EOF\n' >prices.pdf
)
exits 0 "a plan with one of each" "$sopcal" build plan -o out
says '^plan: nothing wrong$'
served() { # FILE: under its hash
  local file=plan/content/brand/media/$1
  cmp "$file" "out/site/media/$(b2sum -l 128 <"$file" | cut -d ' ' -f 1).${1##*.}"
}
for name in a.jpg b.jpg cover.jpg film.mp4 prices.pdf; do check "$name is served as it is" served $name; done
check "and nothing else" test "$(ls out/site/media | wc -l)" = 5

sheet=out/site/sheets/lin/2026-W10
holds() { # FILE TEXT
  check "$1 holds: $2" grep -qF -- "$2" "$1"
}
holds $sheet.html 'alt="three bottles, &quot;28&quot; days"'
holds $sheet.html 'alt="the empty one"'
holds $sheet.html 'download="film.mp4">film.mp4</a>'
holds $sheet.html 'download="prices.pdf">prices.pdf</a>'
holds $sheet.html 'Gift box <code>pages/goods?id=8</code>'
holds $sheet.html 'target="_blank">The shop</a>'
holds $sheet.md '[film.mp4](<../../media/'
holds $sheet.md 'Gift box `pages/goods?id=8`'
holds $sheet.md '[The shop](<https://shop.example.com/>)'
holds $sheet.csv '"Video, file"'
holds $sheet.csv '"Gift box pages/goods?id=8"'
holds $sheet.csv '"The shop https://shop.example.com/"'
check "two pictures are shown, in order" test "$(grep -o '>[ab].jpg<' $sheet.html | tr -d '\n')" = '>a.jpg<>b.jpg<'
exits 0 "show" "$sopcal" show lin 2026-03-07 plan
says '^  pictures: three bottles, "28" days \(media/a.jpg\), the empty one \(media/b.jpg\)$'
says '^  video: media/film.mp4$'
says '^  mini-program card: Gift box \(pages/goods\?id=8\)$'
says '^  link: The shop \(https://shop.example.com/\)$'
check "the calendar says what there is" grep -q 'Pictures: 2' <(tr -d '\r' <out/site/calendar/staff/lin.ics | sed -z 's/\n //g')
/usr/bin/python3 - >facts <<'END'
import json
for media in json.load(open("out/plan.json"))["occurrences"][0]["media"]:
    print(*(media[key] for key in ("kind", "type", "width", "height", "seconds", "alt", "title", "card", "link")), sep="|")
END
cat >wanted <<'END'
video|mp4|64|48|31|None|None|None|None
picture|jpg|640|480|None|three bottles, "28" days|None|None|None
card|jpg|640|480|None|None|Gift box|pages/goods?id=8|None
link|None|None|None|None|None|The shop|None|https://shop.example.com/
file|pdf|None|None|None|None|None|None|None
picture|jpg|640|480|None|the empty one|None|None|None
END
check "plan.json has the facts of each" diff wanted facts

# ---- defaults of a folder ---------------------------------------------------------------------------------------------

mkdir -p plan/content/brand/series/media plan/content/brand/series/deep
printf "${jpeg}badge" >plan/content/brand/series/media/badge.jpg
echo 'media: media/badge.jpg' >plan/content/brand/series/defaults.yaml
echo 'One.' >plan/content/brand/series/deep/one.md
exits 0 "what a folder's defaults name lies beside them, wherever the piece lies" "$sopcal" check plan
says '^plan: nothing wrong$'
rm -r plan/content/brand/series

# ---- very much of it --------------------------------------------------------------------------------------------------

# Two hundred films and a thousand pictures of 99 MiB, with holes, and all alike at three places.
for ((i = 0; i < 200; i++)); do
  film 10 >plan/content/brand/media/f$i.mp4
  truncate -s 99M plan/content/brand/media/f$i.mp4
done
for ((i = 0; i < 1000; i++)); do
  printf "$jpeg" >plan/content/brand/media/p$i.jpg
  truncate -s 99M plan/content/brand/media/p$i.jpg
done
# Sanitizers take terabytes of addresses, and ten times as long.
memory=262144 seconds=10
if grep -q __asan_init "$sopcal"; then memory=unlimited seconds=120; fi
little() { (ulimit -v $memory -t $seconds && "$sopcal" check plan --messages short); }
exits 0 "more than a hundred gigabytes are checked in 256 MB and ten seconds" little
says "no piece names 'f0.mp4'"
finish

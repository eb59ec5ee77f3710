#!/bin/bash
# A plan reads nothing outside its own folder, and a build writes nothing outside its output, nor into a place where
# something could be lost: links, names that climb out, names that are hard to see, and every wrong -o.
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
sopcal=$(realpath "$BUILD/sopcal")
cd "$work" || exit 2
export HOME=$work/home
unset SOPCAL_LANG

# ---- a plan, and what must not get into its output --------------------------------------------------------------------

word=not-for-this-plan
mkdir -p outside/sheets outside/sops outside/brand outside/media home/photos base/content/persona/media base/sops
echo "$word" >outside/secret.txt
jpeg='\xff\xd8\xff\xc0\x00\x11\x08\x00\x10\x00\x10\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00' # a header, 16 x 16
printf "$jpeg%s" "$word" >outside/secret.jpg
cp outside/secret.jpg outside/media/
echo "$word {{title}}" | tee outside/sheets/week.md.mustache >outside/brand/story.md
printf 'campaigns: {%s: {title: %s, date: 2026-03-09}}\n' "$word" "$word" | tee outside/sops/more.yaml >outside/more.yaml
touch home/.profile
cat >base/plan.yaml <<'END'
plan: {id: shop, from: 2026-03-01, to: 2026-03-31, locale: en}
channels: {moments: {kind: moments}}
staff: {lin: {name: Lin, role: adviser, channels: [moments]}}
campaigns: {spring: {date: 2026-03-07, sop: say}}
sops: {say: {steps: [{id: say, day: 1, post: moments, piece: persona/spring}]}}
END
printf -- '---\nstatus: final\nmedia: [media/tea.jpg]\n---\nTea.\n' >base/content/persona/spring.md
printf "${jpeg}tea" >base/content/persona/media/tea.jpg

swap() { # OLD NEW: in the plan's file, as it is written
  local text
  text=$(<base/plan.yaml)
  printf '%s\n' "${text/"$1"/"$2"}" >plan/plan.yaml
}
tree() { find "$@" -printf '%p %y %m %i %s %T@ %l\n' | sort; }
tree outside home >outside.before
fresh() { rm -rf plan out && cp -r base plan; }
word_is_kept() { ! grep -rqF "$word" "$1"; }
untouched() { tree outside home | diff outside.before -; }

# NAME PATTERN [OPTION...]: the build of plan is refused with a line that fits, and writes nothing.
refuses() {
  local name=$1 pattern=$2 status=0
  shift 2
  "$sopcal" build plan -o out "$@" >said 2>&1 </dev/null || status=$?
  if [ $status = 1 ] || [ $status = 2 ]; then pass; else fail "$name: exit status $status"; fi
  says "$pattern"
  says '^ *= help: '
  check "$name: nothing is written" test ! -e out
  check "$name: nothing outside is shown" word_is_kept said
}
builds() { # NAME [OPTION...]: it is built, and nothing of outside is in it
  local name=$1
  shift
  exits 0 "$name" "$sopcal" build plan -o out "$@"
  check "$name: nothing of outside is in it" word_is_kept out
}

fresh
builds "the plan as it is"
cp -r out plain

# ---- links in the plan ------------------------------------------------------------------------------------------------

unread='cannot read this file: .* \[G102 '
link() { # TARGET PATH: a link in a fresh plan
  fresh
  mkdir -p "plan/${2%/*}"
  rm -rf "plan/$2"
  ln -s "$1" "plan/$2"
}
refuse_link() { # TARGET PATH [MORE]
  link "$1" "$2"
  refuses "$2 -> $1" "^plan/$2:1:1: error: $unread"
}
for target in ../../outside/more.yaml "$work/outside/more.yaml" /etc/passwd nowhere more.yaml /proc/self/fd/0 /dev/zero /dev/null; do
  refuse_link "$target" sops/more.yaml
done
for target in ../../../outside/brand/story.md "$work/outside/brand/story.md" /etc/passwd nowhere story.md /dev/zero; do
  refuse_link "$target" content/persona/story.md
done
# A folder elsewhere may hold any part of the plan; so may one that is not there.
for target in ../outside/sops nowhere more ../plan ..; do refuse_link "$target" more; done
for target in ../../outside/brand nowhere brand ..; do refuse_link "$target" content/brand; done
refuse_link ../outside/sops templates
refuse_link ../../outside/sheets templates/sheets
refuse_link ../../../outside/secret.txt content/persona/defaults.yaml
for name in week.html.mustache person.html.mustache week.md.mustache item.html.mustache labels.txt; do
  for target in ../../../outside/secret.txt /etc/passwd /dev/zero; do refuse_link "$target" templates/sheets/$name; done
done
link ../../../outside/more.yaml templates/sops/flash-7.yaml
swap 'plan: {' 'plan: {use: [sops/flash-7], '
refuses "a template that use: names" "^plan/templates/sops/flash-7.yaml:1:1: error: $unread"

# Pictures.
picture() { # PATTERN: the piece's picture is refused, at its name
  refuses "picture: $1" "^plan/content/persona/spring.md:3:9: error: $1"
}
for target in ../../../../outside/secret.jpg "$work/outside/secret.jpg" /etc/passwd; do
  link "$target" content/persona/media/tea.jpg
  picture "cannot read 'media/tea.jpg': it is a link .* \[O102 "
done
for target in nowhere tea.jpg /dev/zero /proc/self/fd/0; do
  link "$target" content/persona/media/tea.jpg
  refuses "a picture that leads to $target" "^plan/content/persona/(media/tea.jpg:1:1|spring.md:3:9): error: cannot read "
done
link ../../../outside/media content/persona/media
refuses "a folder of pictures elsewhere" "^plan/content/persona/media:1:1: error: $unread"
fresh
rm plan/content/persona/media/tea.jpg
mkfifo plan/content/persona/media/tea.jpg
picture "cannot read 'media/tea.jpg': it is no regular file \[O102 "
fresh
rm plan/content/persona/media/tea.jpg
mkdir plan/content/persona/media/tea.jpg
picture "cannot read 'media/tea.jpg': it is no regular file \[O102 "

# Links that stay in the plan, hard links, and a plan that is itself a link are fine.
fresh
mv plan/content/persona/media plan/pictures
ln -s ../../pictures plan/content/persona/media
mv plan/content/persona/spring.md plan/text
ln -s "$work/plan/text" plan/content/persona/spring.md
ln plan/plan.yaml linked.yaml
builds "links that stay in the plan"
check "they change nothing" diff -r out plain
ln -s plan plan-link
exits 0 "a plan that is a link" "$sopcal" build plan-link -o out
rm -f linked.yaml plan-link
# Data and old output may lie elsewhere: nobody looks into them.
fresh
ln -s ../outside plan/data
ln -s ../outside plan/out
ln -s ../outside/secret.txt plan/README.md
ln -s ../outside plan/.hidden
builds "data, out, and what is no part of a plan, as links"

# ---- names that climb out ---------------------------------------------------------------------------------------------

named() { # NAME: the piece names this picture; \x is an escape of YAML
  fresh
  printf -- '---\nstatus: final\nmedia: ["%s"]\n---\nTea.\n' "$1" >plan/content/persona/spring.md
}
for name in ../../../outside/secret.jpg media/../../../../outside/secret.jpg ./media/tea.jpg "$work/outside/secret.jpg" \
  //outside/secret.jpg . .. / media/ media//tea.jpg 'media/tea.jpg\0' 'media/\x1b[31mtea.jpg' 'file:///etc/passwd'; do
  named "$name"
  refuses "the name $name" "^plan/content/persona/spring.md:3:[0-9]+: error: .* \[(S103|Y160|R103) "
done
# Nothing is decoded and no sign is taken for another: these are names of files that are not there.
for name in '~/secret.jpg' '%2e%2e/%2e%2e/secret.jpg' '..%2f..%2fsecret.jpg' '..\\..\\secret.jpg' 'C:\\secret.jpg' \
  '\u2024\u2024/secret.jpg' '\uff0e\uff0e/secret.jpg' '..\u2215..\u2215secret.jpg' '..\uff0fsecret.jpg' \
  'media/TEA.JPG' 'Media/tea.jpg' 'media/tea.jpg ' 'media/tea.jpg.' 'media/te\u200ba.jpg' 'media/te\u0301a.jpg'; do
  named "$name"
  picture "there is no file .* \[R103 "
done
named "$(printf 'x%.0s' {1..300}).jpg"
picture "there is no file .* \[R103 "

# The same in the text; there a blank and others may be written as %20, and what that comes to must lie inside as well.
drawn() { # TARGET: the piece's text shows this picture
  fresh
  printf -- '---\nstatus: final\n---\nTea. ![tea](<%s>)\n' "$1" >plan/content/persona/spring.md
}
for name in ../../../outside/secret.jpg media/../../../../outside/secret.jpg ./media/tea.jpg "$work/outside/secret.jpg" \
  //outside/secret.jpg . .. / media/ media//tea.jpg file:///etc/passwd https://example.com/tea.jpg; do
  drawn "$name"
  refuses "the picture $name" '^plan/content/persona/spring.md:4:6: error: picture .* is not part of the plan: .* \[C203 '
done
for name in '~/secret.jpg' '%2e%2e/%2e%2e/%2e%2e/outside/secret.jpg' '..%2f..%2f..%2foutside/secret.jpg' '%2fetc%2fpasswd' \
  'media/tea.jpg%00' 'media/%1b[31mtea.jpg' '%' '%2' 'media/tea.jpg%' 'MEDIA/tea.jpg'; do
  drawn "$name"
  refuses "the picture $name" '^plan/content/persona/spring.md:4:6: error: there is no file .* \[R103 '
done
for target in ../../../../outside/secret.jpg "$work/outside/secret.jpg" /etc/passwd; do
  drawn media/other.jpg
  ln -s "$target" plan/content/persona/media/other.jpg
  refuses "a picture in the text that leads to $target" "^plan/content/persona/spring.md:4:6: error: cannot read .* \[O102 "
done
drawn m%65dia/tea.jpg
builds "a picture in the text whose name is written in signs"
check "it is served" test -n "$(ls out/site/media)"

# What nobody names is looked at all the same, but for what lies outside.
fresh
ln -s ../../../../outside/secret.jpg plan/content/persona/media/idle.jpg
ln plan/content/persona/media/tea.jpg plan/content/persona/media/twin.jpg
builds "a link to a picture outside that nobody names"
exits 0 "what lies in the plan" "$sopcal" check plan
says "twin.jpg and .*tea.jpg are the same file"
check "nothing is said of what lies outside" word_is_kept said

fresh
for use in ../../outside/sops/more "$work/outside/sops/more" /etc/passwd '~/more' sops/../../../outside/more '..%2fmore'; do
  swap 'plan: {' "plan: {use: ['$use'], "
  refuses "use: $use" '^plan/plan.yaml:1:[0-9]+: error: .* \[(R102|S103) '
done
fresh
for partial in ../../outside/secret /etc/passwd ../labels; do
  mkdir -p plan/templates/sheets
  echo "{{> $partial}}" >plan/templates/sheets/week.md.mustache
  refuses "a partial $partial" '^plan/templates/sheets/week.md.mustache:1:1: error: there is no template .* \[R102 '
done
fresh
for piece in ../../outside/brand/story /etc/passwd persona/../persona/spring ../persona/spring; do
  swap 'piece: persona/spring' "piece: '$piece'"
  refuses "piece: $piece" '^plan/plan.yaml:5:[0-9]+: error: .* \[(R105|S103) '
done

# --templates DIR is the caller's choice, wherever it lies; what lies in it stays in it.
mkdir -p shared/sheets
echo "Shared. {{> more}}" >shared/sheets/week.md.mustache
echo "More." >shared/sheets/more.mustache
ln -s shared shared-link
fresh
builds "--templates" --templates "$work/shared-link/"
check "it is used" grep -rq 'Shared. More.' out/site/sheets/lin
for target in "$work/outside/secret.txt" ../../outside/secret.txt nowhere more.mustache; do
  ln -sf "$target" shared/sheets/more.mustache
  rm -rf out
  refuses "a partial of --templates that leads to $target" "^shared/sheets/more.mustache:1:1: error: $unread" --templates shared
done

# A link swapped in while files are read: whichever is found, nothing outside is read.
fresh
for ((i = 0; i < 200; i++)); do
  ln -sfn ../../../outside/media plan/swap && mv -T plan/content/persona/media plan/kept 2>/dev/null
  mv -T plan/swap plan/content/persona/media && mv -T plan/content/persona/media plan/swap && mv -T plan/kept plan/content/persona/media
done 2>/dev/null &
for ((i = 0; i < 40; i++)); do "$sopcal" build plan -o out --quiet >>swapped 2>&1; done
wait
check "links swapped in during builds bring nothing in" word_is_kept out
check "nor into messages" word_is_kept swapped

# ---- names that become files ------------------------------------------------------------------------------------------

for id in ../lin /lin lin/../x . .. '~' 'a b' 'lin ' lin. 'li\u200bn' 'li\u202en' '\u2024\u2024' '\uff0e\uff0e' 'a\u2215b' \
  '%2e%2e' 'a\\b' 'lin\0' 'li\nn' -rf '' "$(printf 'x%.0s' {1..65})" "$(printf 'x%.0s' {1..300})"; do
  fresh
  swap '{lin:' "{\"$id\":"
  refuses "a person called $id" '^plan/plan.yaml:3:[0-9]+: error: .* \[(S108|Y[0-9]+) '
  swap 'id: shop' "id: \"$id\""
  refuses "a plan called $id" '^plan/plan.yaml:1:[0-9]+: error: .* \[(S103|S107|S108|Y[0-9]+) '
done
# Names that Windows keeps, or cannot tell apart.
for id in con CON nul com1 LPT9; do
  fresh
  swap '{lin:' "{$id:"
  refuses "a person called $id" '^plan/plan.yaml:3:[0-9]+: error: .* \[S144 '
done
for id in LIN Lin ｌｉｎ; do
  fresh
  swap '{lin:' "{$id: {name: Other, role: adviser}, lin:"
  refuses "a person called $id beside lin" '^plan/plan.yaml:3:[0-9]+: error: .* \[S143 '
done
check "all this has changed nothing outside" untouched

# ---- where an output may go -------------------------------------------------------------------------------------------

mkdir places
cd places || exit 2
cp -r ../base plan
"$sopcal" build plan -o mine --quiet
sed 's/id: shop/id: other/' plan/plan.yaml >other.yaml
mkdir other && mv other.yaml other/plan.yaml && cp -r plan/content other/
"$sopcal" build other -o others --quiet
mkdir -p checkout/.git worktree marked/site strays/site hidden/.git desktop shown/site/mine linked named/site/Thumbs.db foreign odd \
  odder oddest empty
echo ref >checkout/.git/HEAD
echo "gitdir: elsewhere" >worktree/.git
echo mine >foreign/file
for place in marked strays hidden desktop shown linked named; do cp -r mine/. $place; done
echo www.example.com >strays/site/CNAME
echo ref >hidden/.git/HEAD
for folder in . site site/calendar site/calendar/staff site/sheets/lin; do # what desktops leave in folders that are looked at
  for name in .DS_Store Thumbs.db desktop.ini; do echo icons >desktop/$folder/$name; done
done
echo icons >shown/site/mine/.DS_Store
ln -s ../mine/plan.json linked/site/desktop.ini
echo notes >named/site/Thumbs.db/notes.txt
echo notes >marked/site/sheets/lin/notes.txt
ln -s ../mine/.sopcal-out odd/.sopcal-out # a marker that is a link, a folder, and one that names nobody
mkdir odder/.sopcal-out
mkfifo oddest/.sopcal-out
ln -s mine to-mine
ln -s nowhere to-nowhere
echo text >file
mkfifo pipe
cp mine/.sopcal-out plan/ # even with a marker, a folder that holds the plan is no output
cp mine/.sopcal-out .

inodes() { find . ../home ../outside -printf '%p %y %m %i %s %l\n' | sort; }
inodes >../places.before
kept() { inodes | diff ../places.before -; }
not_into() { # DIR PATTERN [FOLDER]: exit 2, a message that says what to do, and nothing is touched
  local into=$1 pattern=$2
  exits 2 "-o $into" env -C "${3:-.}" "$sopcal" build "$PWD/plan" -o "$into" --quiet
  says "^sopcal: '.*' $pattern"
  check "-o $into: nothing is touched" kept
  exits 2 "-o $into, in Chinese" env -C "${3:-.}" "$sopcal" build "$PWD/plan" -o "$into" --quiet --lang zh
}
foreign="is not an output directory of sopcal's, .*; choose another with -o"
not_into "$HOME" "$foreign"
not_into "$HOME/" "$foreign"
for place in checkout worktree foreign odd odder oddest; do not_into $place "$foreign"; done
for place in to-mine to-mine/ to-nowhere file pipe /dev/null /dev/full; do not_into $place "($foreign|cannot be written)"; done
holds='holds the plan itself, .*; choose another with -o'
for place in plan plan/ ./plan plan/. "$PWD/plan" . .. / ../places mine/../plan; do not_into $place "$holds"; done
not_into . "$holds" plan
not_into .. "$holds" plan
not_into ../.. "$holds" plan/content
not_into . "$foreign" empty
for place in plan/content plan/content/out plan/content/persona/x plan/templates plan/templates/x mine/../plan/content/x; do
  not_into $place 'lies among files of the plan, .*; choose another with -o'
done
not_into none/../plan/content/x 'cannot be written: No such file'
not_into none/.. 'cannot be written: No such file'
not_into others "is the output of another plan; choose another with -o, or remove it first: other"
not_into strays 'holds a file that no build made, .*; move it away, .*: strays/site/CNAME$'
not_into hidden 'holds a file that no build made, .*: hidden/.git/HEAD$'
not_into shown 'holds a file that no build made, .*: shown/site/mine/.DS_Store$'
not_into linked 'holds a file that no build made, .*: linked/site/desktop.ini$'
not_into named 'holds a file that no build made, .*: named/site/Thumbs.db/notes.txt$'
not_into marked/ 'holds a file that no build made, .*: marked/site/sheets/lin/notes.txt$'
not_into "$(printf 'x%.0s' {1..256})" '.*File name too long'
not_into "$(printf 'a\nb')" ".*is not a name of a directory"

into() { # DIR [FOLDER]: there it may go, twice
  exits 0 "-o $1" env -C "${2:-.}" "$sopcal" build "$PWD/plan" -o "$1" --quiet
  exits 0 "-o $1 again" env -C "${2:-.}" "$sopcal" build "$PWD/plan" -o "$1"
  says 'nothing changed$'
}
into empty
into mine/
into "$PWD/new/deep"
into plan/out/shop
into plan/public
into public plan
into -x
into "a b'c"
into desktop
check "what a desktop left goes with the old output" test -z "$(find desktop -name .DS_Store -o -name Thumbs.db -o -name desktop.ini)"
rm strays/site/CNAME
into strays
echo sopcal >mine/.sopcal-out # as before markers named their plan
exits 0 "an output whose marker names no plan" "$sopcal" build plan -o mine --quiet
check "it is named now" grep -qx 'plan: shop' mine/.sopcal-out
check "nothing outside is touched" env -C .. diff outside.before <(cd .. && tree outside home)
finish

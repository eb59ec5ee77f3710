#!/bin/bash
# What the READMEs say is true: their commands run, their plans check and build, their messages are what sopcal says,
# their links lead somewhere. (The reference of keys has keys.sh.)
#
# A command is a line of a ```sh block. A file is a line "`PATH`:" and the block below it. A message is a block without
# a language that holds ": error: ". What a screen shows is a ```console block (shown.py).
set -u
cd "$(dirname "$0")/../.."
. tests/tally.sh
export LC_ALL=C.UTF-8
root=$PWD
BUILD=$(realpath "${BUILD:-.build}")
export BUILD
unset SOPCAL_LANG
mkdir "$work/bin" "$work/desk"
ln -s "$BUILD/sopcal" "$work/bin/sopcal"
PATH=$work/bin:$PATH
pages=(README.md plans/README.md plans/README.zh.md plans/velvet-beauty/README.md templates/README.md templates/serve/README.md src/README.md tests/README.md)

# ---- taking pages apart -------------------------------------------------------------------------------------------------

blocks() { # LANGUAGE: the lines of stdin's blocks of that language
  awk -v fence='```'"$1" '/^```/ { inside = !inside; on = inside && $0 == fence; next } on'
}
files() { # DIR: writes stdin's files there
  awk -v dir="$1" '
    /^`[^`]+`(:|：)$/ && !inside { split($0, part, "`"); name = part[2]; next }
    /^```/ { inside = !inside; path = inside && name ? dir "/" name : ""; if (path) open(path); name = ""; next }
    inside { if (path) print > path; next }
    NF { name = "" }
    function open(path, folder) {
      folder = path
      sub(/\/[^\/]*$/, "", folder)
      system("mkdir -p \"" folder "\"")
      printf "" > path
    }'
}
english() { awk '/^## 中文/ { exit } 1' README.md; }
chinese() { awk '/^## 中文/ { on = 1 } on' README.md; }

commands=$("$BUILD/sopcal" --help | sed -n '/^Commands:/,/^Options:/s/^  \([a-z]*\) *.*/\1/p' | sort -u)
check "the program has commands" test "$(echo "$commands" | wc -l)" -ge 15
for half in english chinese; do
  for command in $commands; do
    check "README.md: $command stands in the table of commands ($half)" grep -q '^| .*`sopcal '"$command"'[ `]' <($half)
  done
done

# ---- plans --------------------------------------------------------------------------------------------------------------

# The first plan, the same in both languages.
english | files "$work/desk"
mkdir "$work/zh"
chinese | files "$work/zh"
check "README.md: the first plan has a plan file and a piece" test -f "$work/desk/my-shop/plan.yaml" -a -f "$work/desk/my-shop/content/persona/spring.md"
check "README.md: the first plan is the same in Chinese" diff -r "$work/desk/my-shop" "$work/zh/my-shop"
check "README.md: the first plan is a dozen lines" test "$(wc -l <"$work/desk/my-shop/plan.yaml")" -le 12

# The mistake that it shows.
mkdir "$work/wrong"
cp -r "$work/desk/my-shop" "$work/wrong"
sed -i 's/post: moments/post: moment/' "$work/wrong/my-shop/plan.yaml"
for lang in en zh; do
  if [ $lang = en ]; then half=english; else half=chinese; fi
  (cd "$work/wrong" && sopcal check my-shop --strict --color never --quiet --lang $lang >"$work/message.$lang")
  check "README.md: a mistake ends with 1 ($lang)" test $? = 1
  check "README.md: the message ($lang)" diff -u <($half | blocks '') "$work/message.$lang"
done

# With what it says of channels and words, the first plan is sound, and a boast is found.
mkdir "$work/more"
cp -r "$work/desk/my-shop" "$work/more"
sed -i "s/, to: 2026-03-31/&, $(english | grep -oE 'use: \[[^]]+\]' | head -n 1 | sed 's/\//\\&/g')/
  s/kind: moments,/& $(english | grep -oE 'touch: [^`]+'),/" "$work/more/my-shop/plan.yaml"
check "README.md: channels, words and touches" sopcal check "$work/more/my-shop" --strict
says 'nothing wrong'
echo '全网最好的茶。' >>"$work/more/my-shop/content/persona/spring.md"
check "README.md: a boast is a warning" test 1 = "$(sopcal check "$work/more/my-shop" --quiet --messages short | grep -c '\[W302 ')"

# The plan of the language's examples.
for page in plans/README.md plans/README.zh.md; do
  plan=$work/$page.plan
  mkdir -p "$plan/content/brand/media"
  files "$plan" <"$page"
  cp plans/dawn-skincare/content/brand/media/leaf.jpg "$plan/content/brand/media" # which a page cannot hold
  check "$page: its examples are a plan without a fault" sopcal check "$plan" --strict
  says 'nothing wrong'
  check "$page: they build" sopcal build "$plan" -o "$plan.out"
  if [ "$page" = plans/README.md ]; then lang=en; else lang=zh; fi
  check "$page: a screen shows what it says" tests/docs/shown.py "$page" "$plan" $lang "$BUILD/sopcal"
done
check "plans/: both languages have the same plan" cmp "$work/plans/README.md.plan.out/plan.json" "$work/plans/README.zh.md.plan.out/plan.json"

# The shared SOPs: one plan uses them all, and they ask for what the table says.
check "templates/sops: tests/docs/uses is a plan without a fault" sopcal check tests/docs/uses --strict
says 'nothing wrong'
for file in templates/sops/*.yaml; do
  name=${file#templates/} name=${name%.yaml}
  check "$name is used by tests/docs/uses" grep -q "use: .*\b$name\b" tests/docs/uses/plan.yaml
  mkdir -p "$work/bare"
  echo "plan: {id: bare, from: 2026-01-01, to: 2026-02-01, use: $name}" >"$work/bare/plan.yaml"
  sopcal check "$work/bare" --messages json --quiet >"$work/bare.json"
  sed -nE "/\"code\":\"R10[16]\"/s/[^']*'([^']*)'.*/\1/p" "$work/bare.json" | sort -u >"$work/asks"
  grep -F "| \`$name\` |" templates/README.md | awk -F'|' '{ print $4 "," $5 }' | tr -d ' ' | tr , '\n' | sort -u >"$work/told"
  check "$name asks for the channels and roles that templates/README.md tells" diff -u "$work/told" "$work/asks"
done

# The shared lists of words. That ordinary copy is left alone is tests/good/look-alikes.
check "templates/words: the lists are sound" tests/docs/word_lists.py

# ---- commands -------------------------------------------------------------------------------------------------------------

# Long ones run elsewhere: demo, test and lint in CI, judges by hand; here it is enough that make knows them.
elsewhere='make (demo|test|lint|judges)|tests/run\.sh .*'

cp -r plans templates "$work/desk"
run_line() { # PAGE LINE
  if [[ $2 =~ ^($elsewhere)$ ]]; then
    case $2 in
    make*) check "$1: $2" grep -q "^${2#make }:.*## " Makefile ;;
    *) for suite in ${2#* }; do check "$1: suite $suite" grep -q "^suite_$suite()" tests/run.sh; done ;;
    esac
  elif [[ $2 == tests/* ]]; then
    check "$1: $2" bash -c "$2"
  else
    check "$1: $2" bash -c "cd '$work/desk' && $2"
  fi
}
for page in "${pages[@]}"; do
  while IFS= read -r line; do run_line "$page" "$line"; done < <(blocks sh <"$page")
done

# What the pipeline of the README does, with today as some day.
mkdir -p "$work/desk/.build"
ln -s "$BUILD/sopcal" "$work/desk/.build/sopcal"
cp -r "$work/desk/my-shop" "$work/desk/plans"
while IFS= read -r line; do run_line "README.md, CI" "$line"; done < <(blocks yaml <README.md | sed -n 's/^ *- run: \(\.build\/sopcal .*\)/\1/p')

# ---- what is told is there ------------------------------------------------------------------------------------------------

sopcal --help >"$work/help"
for command in $(awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on && /^  [a-z]/ { print $1 }' "$work/help"); do
  check "README.md: the command $command" grep -q "^| .*\`sopcal $command" <(english)
  check "README.md: the command $command, in Chinese" grep -q "^| .*\`sopcal $command" <(chinese)
done
for name in $(grep -oE '^ *\{"[a-z_.]+", NEEDS' src/model/variables.c | cut -d'"' -f2 | grep -v '^offer\.products\.'); do
  for page in plans/README.md plans/README.zh.md; do check "$page: the variable $name" grep -qE "\{\{#?$name\}\}" "$page"; done
done
for name in $(grep -oE '"[a-z_]+"' src/write/sheet_context.c | tr -d '"' | sort -u | grep -vE '^(month|month_title|year)$'); do
  check "templates/README.md: the variable $name" grep -qE "\`([a-z]+\.)?$name(\.[a-zA-Z]+)?\`" templates/README.md
done
for file in $(grep -ohE '`[a-z]+/[a-z_*]+\.[ch]`' src/README.md | tr -d '`' | sort -u); do
  check "src/README.md: $file" compgen -G "src/$file"
done
for file in $(grep -ohE '`tests/[a-z_*/.]+[a-z/]`' tests/README.md src/README.md | tr -d '`' | sort -u); do
  check "tests/README.md: $file" compgen -G "$file"
done

# ---- links ----------------------------------------------------------------------------------------------------------------

slugs() { # PAGE: the anchors of its headings
  awk '/^```/ { on = !on } !on && /^#/' "$1" | sed -E 's/^#+ //; s/[^[:alnum:] _-]//g; s/ /-/g' | tr '[:upper:]' '[:lower:]'
}
check_link() { # PAGE TARGET
  local path=${2%%#*} anchor=
  case $2 in *'#'*) anchor=${2#*#} ;; esac
  if [ -n "$path" ]; then path=$(dirname "$1")/$path; else path=$1; fi
  check "$1: the link $2" test -e "$path"
  [ -z "$anchor" ] || check "$1: the anchor $2" grep -qxF -- "$anchor" <(slugs "$path")
}
for page in "${pages[@]}"; do
  while IFS= read -r target; do check_link "$page" "$target"; done < <(
    awk '/^```/ { on = !on; next } !on' "$page" | sed 's/`[^`]*`//g' |
      grep -oE '\]\([^)]+\)|src="[^"]+"' | sed -E 's/^\]\(|\)$|^src="|"$//g' | grep -vE '^https?:' | sort -u)
  check "$page: names no place of one machine" test -z "$(grep -nE '(^|[^a-zA-Z.])/(home|root|work|tmp|usr)/' "$page")"
done
[ "$PWD" = "$root" ] || exit 1
finish

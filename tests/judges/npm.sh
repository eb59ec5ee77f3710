# npm: what judges share whose material npm brings; to be sourced at the project's top. It is not ours and is not kept
# here: it lies in $judges, with the programs that read it.
build=${BUILD:-.build}
judges=$build/judges
mkdir -p "$judges"

bring() { # NAME@VERSION...: those that are not there; one judge at a time, for they run side by side
  for package in "$@"; do
    [ -d "$judges/node_modules/${package%@*}" ] || { flock "$judges" npm install --silent --no-audit --no-fund --prefix "$judges" "$@"; break; }
  done
}
compile() { # NAME LIBRARY...: tests/judges/NAME.c into $judges/NAME
  name=$1
  shift
  # shellcheck disable=SC2086 # flags are words
  ${CC:-gcc} -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -Iinclude ${CFLAGS:--O1 -g} ${EXTRA:-} \
    -o "$judges/$name" "tests/judges/$name.c" "$build/libsopcal.a" "$@"
}

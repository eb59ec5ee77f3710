#!/bin/sh
# The first bytes of a JPEG.
mkdir -p content/proof/media
printf '\377\330\377\340' > content/proof/media/open.png

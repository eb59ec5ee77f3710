#!/bin/sh
mkdir content/brand/media
cd content/brand/media || exit
# Cut off before its size is said; a size of nothing; a film without its header.
printf '\377\330\377\340\000\020JFIF' > cut.jpg
printf '\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\000\000\000\000\000\000.........' > none.png
printf '\000\000\000\014ftypisom\000\000\001\000mdat....' > film.mp4

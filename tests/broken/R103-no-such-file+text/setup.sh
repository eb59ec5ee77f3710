#!/bin/sh
# Small letters, and a blank that Markdown may write as %20.
mkdir content/brand/media
cd content/brand/media || exit
printf '\377\330\377\300\000\021\010\000\020\000\020\003\001\021\000\002\021\000\003\021\000\377\331' > bottle.jpg
printf '\377\330\377\300\000\021\010\000\020\000\020\003\001\021\000\002\021\000\003\021\000\377\331' > 'a b.jpg'
printf . >> bottle.jpg

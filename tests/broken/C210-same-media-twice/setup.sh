#!/bin/sh
mkdir content/brand/media
printf '\377\330\377\300\000\021\010\000\020\000\020\003\001\021\000\002\021\000\003\021\000\377\331' > content/brand/media/a.jpg
for name in b d e; do cp content/brand/media/a.jpg content/brand/media/$name.jpg; done
# As large, and of other bytes.
printf '\377\330\377\300\000\021\010\000\020\000\020\003\001\021\000\002\021\000\003\021\000\377\331' | tr '\021' '\042' > content/brand/media/c.jpg

#!/bin/sh
# In two folders.
mkdir content/brand/media content/brand/old
for name in a b c d e f g h i; do { printf '\377\330\377\300\000\021\010\000\020\000\020\003\001\021\000\002\021\000\003\021\000\377\331'; printf $name; } > content/brand/media/$name.jpg; done
printf text > content/brand/old/poster.psd

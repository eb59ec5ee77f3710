#!/bin/sh
mkdir content/brand/media
for name in a b c d; do { printf '\377\330\377\300\000\021\010\000\020\000\020\003\001\021\000\002\021\000\003\021\000\377\331'; printf $name; } > content/brand/media/$name.jpg; done

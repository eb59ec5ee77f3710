#!/bin/sh
mkdir content/brand/media
printf '\377\330\377\300\000\021\010\000\020\000\020\003\001\021\000\002\021\000\003\021\000\377\331' > content/brand/media/a.jpg
printf '%%PDF-1.7\n%%%%EOF\n' > content/brand/media/price.pdf

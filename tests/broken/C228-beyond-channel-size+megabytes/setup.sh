#!/bin/sh
mkdir content/brand/media
cd content/brand/media || exit
printf '\377\330\377\300\000\021\010\001\340\002\200\003\001\021\000\002\021\000\003\021\000' | tee large.jpg > larger.jpg
truncate -s 10485761 large.jpg
truncate -s 12582912 larger.jpg

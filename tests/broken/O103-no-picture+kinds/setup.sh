#!/bin/sh
mkdir content/brand/media
cd content/brand/media || exit
printf '\000\000\000\020ftypheic\000\000\000\000' > phone.jpg
printf 'PK\003\004' > all.docx
printf '\320\317\021\340\241\261\032\341' > old.doc
: > empty.jpg

#!/bin/sh
mkdir content/brand/media
# A video's header says nothing, and very much behind it.
printf '\000\000\000\014ftypisom\000\000\000\010moov' > content/brand/media/film.mp4
truncate -s 101M content/brand/media/film.mp4

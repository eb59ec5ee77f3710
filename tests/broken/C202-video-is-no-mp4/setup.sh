#!/bin/sh
# QuickTime: its brand, then a header with a length of one second and a track of pictures, 64 x 48.
mkdir content/brand/media
zeros() { head -c "$1" /dev/zero; }
{
  printf '\000\000\000\014ftypqt  '
  printf '\000\000\001\024moov'
  printf '\000\000\000\154mvhd'; zeros 12; printf '\000\000\002\130\000\000\002\130'; zeros 80
  printf '\000\000\000\240trak'
  printf '\000\000\000\134tkhd'; zeros 76; printf '\000\100\000\000\000\060\000\000'
  printf '\000\000\000\074mdia'
  printf '\000\000\000\064hdlr'; zeros 8; printf 'vide'; zeros 32
} > content/brand/media/film.mov

#!/bin/sh
printf 'sopcal-key-1:%064d\n' 7 >../G123.key
chmod 600 ../G123.key

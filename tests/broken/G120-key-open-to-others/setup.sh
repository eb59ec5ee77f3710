#!/bin/sh
# A key with the mode that it is about.
printf 'sopcal-key-1:%064d\n' 7 >../G120.key
chmod 644 ../G120.key

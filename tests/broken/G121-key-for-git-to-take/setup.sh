#!/bin/sh
# A key in what .git makes a repository.
mkdir -p .git keys
printf 'sopcal-key-1:%064d\n' 7 >keys/shop.key
chmod 600 keys/shop.key

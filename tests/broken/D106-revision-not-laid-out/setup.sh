#!/bin/sh
git init -q && touch "$(printf 'a\tb')" && git add -A . && git -c user.name=a -c user.email=a@example.com commit -q -m x

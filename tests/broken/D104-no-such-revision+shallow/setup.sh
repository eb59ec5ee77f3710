#!/bin/sh
# A clone with the last of two commits.
as_a() { git -c user.name=a -c user.email=a@example.com "$@"; }
(mkdir whole && cd whole && git init -q && as_a commit -q --allow-empty -m x && as_a commit -q --allow-empty -m y)
git clone -q --depth 1 "file://$PWD/whole" clone && mv clone/.git . && rm -rf clone whole

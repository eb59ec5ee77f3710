#!/bin/sh
git init -q && git -c user.name=a -c user.email=a@example.com commit -q --allow-empty -m x

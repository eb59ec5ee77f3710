#!/bin/sh
mkdir -p templates/sheets
ln -s /etc/passwd templates/sheets/week.md.mustache

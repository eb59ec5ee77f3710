#!/bin/sh
mkdir -p templates/sheets
sed '/^week_title\t/d' "$TEMPLATES/sheets/labels.txt" > templates/sheets/labels.txt

#!/bin/sh
# A copy of the built-in file, in which one line has lost its tabs.
sed "s/^week\t.*/week Week 本周/" "$TEMPLATES/sheets/labels.txt" > templates/sheets/labels.txt

#!/bin/sh
# A copy of the built-in file, with a label of its own given twice.
mkdir -p templates/sheets
{ printf 'motto\tOnward\t向前\nmotto\tEver onward\t一直向前\n'; cat "$TEMPLATES/sheets/labels.txt"; } >templates/sheets/labels.txt

#!/bin/sh
sed "/^week\t/d" "$TEMPLATES/sheets/labels.txt" > templates/sheets/labels.txt

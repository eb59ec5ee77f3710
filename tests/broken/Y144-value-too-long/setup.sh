#!/bin/sh
{ printf 'offers:\n  care:\n    form: discount\n    title: |\n'; yes '      一行又一行。' | head -n 4000; } > offers.yaml

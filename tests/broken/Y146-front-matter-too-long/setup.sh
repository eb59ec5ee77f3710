#!/bin/sh
mkdir -p content/brand
{ printf -- '---\ntitle: 长\nnotes: |\n'; yes '  备注一行又一行。' | head -n 400; printf -- '---\n今天。\n'; } > content/brand/long.md

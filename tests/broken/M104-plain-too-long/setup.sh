#!/bin/sh
mkdir -p content/brand
{ printf '%s' '- - - - - - - - - - - - - - - - - - - - - - - - - - - - '; yes 'a' | head -n 15000; } > content/brand/story.md

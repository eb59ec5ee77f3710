#!/bin/sh
mkdir -p content/brand
mkfifo content/brand/story.md

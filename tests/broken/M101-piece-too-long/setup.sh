#!/bin/sh
mkdir -p content/brand
yes '今天的故事，很长很长。' | head -n 1000 > content/brand/story.md

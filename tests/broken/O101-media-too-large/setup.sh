#!/bin/sh
mkdir -p content/proof/media
head -c 11000000 /dev/zero > content/proof/media/open.jpg

#!/bin/sh
mkdir -p content/proof/media
: > content/proof/media/open.jpg
chmod 000 content/proof/media/open.jpg

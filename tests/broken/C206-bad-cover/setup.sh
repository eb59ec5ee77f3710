#!/bin/sh
mkdir content/brand/media
printf '%%PDF-1.7\n%%%%EOF\n' > content/brand/media/price.pdf

#!/bin/sh
{ echo 'segments:'; seq 10001 | sed 's/.*/  s&: {}/'; } > segments.yaml

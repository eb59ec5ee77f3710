#!/bin/sh
mkdir -p content/proof
echo 今天全场八折。 > content/proof/open.md
chmod 000 content/proof/open.md

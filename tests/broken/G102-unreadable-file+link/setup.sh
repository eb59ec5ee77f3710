#!/bin/sh
# A file elsewhere, a folder elsewhere, nothing at all; and one that is no part of a plan.
ln -s /etc/passwd team.yaml
ln -s /etc sops
ln -s nowhere content
ln -s /etc/passwd notes.txt

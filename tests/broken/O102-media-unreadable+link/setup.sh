#!/bin/sh
mkdir content/persona/media
ln -s /etc/passwd content/persona/media/elsewhere.jpg
mkfifo content/persona/media/pipe.jpg

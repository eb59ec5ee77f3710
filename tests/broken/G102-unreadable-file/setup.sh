#!/bin/sh
mkfifo team.yaml

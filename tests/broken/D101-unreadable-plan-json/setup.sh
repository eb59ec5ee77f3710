#!/bin/sh
mkfifo plan.json

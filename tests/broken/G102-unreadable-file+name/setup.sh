#!/bin/sh
printf 'staff: {}\n' >"$(printf 'te\033[31mam.yaml')"

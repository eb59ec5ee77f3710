#!/bin/sh
seq 101 | sed 's/^/%/' > team.yaml

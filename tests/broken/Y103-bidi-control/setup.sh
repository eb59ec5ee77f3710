#!/bin/sh
# U+202E: what follows is shown from right to left.
printf 'plan:\n  id: shop\n  brand: 晨曦\342\200\256护肤\n  from: 2026-03-01\n  to: 2026-03-31\n' > plan.yaml

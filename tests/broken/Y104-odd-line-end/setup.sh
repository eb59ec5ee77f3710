#!/bin/sh
# U+2028, as copied from a web page.
printf 'plan:\n  id: shop\n  brand: 晨曦\342\200\250护肤\n  from: 2026-03-01\n  to: 2026-03-31\n' > plan.yaml

#!/bin/sh
printf 'plan:\n  id: shop\n  brand: 晨曦\033护肤\n  from: 2026-03-01\n  to: 2026-03-31\n' > plan.yaml

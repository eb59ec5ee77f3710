#!/bin/sh
# "晨曦" as GBK.
printf 'plan:\n  id: shop\n  brand: \263\277\352\330\n  from: 2026-03-01\n  to: 2026-03-31\n' > plan.yaml

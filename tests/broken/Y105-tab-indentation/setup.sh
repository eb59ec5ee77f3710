#!/bin/sh
printf 'plan:\n  id: shop\n\tbrand: 晨曦\n  from: 2026-03-01\n  to: 2026-03-31\n' > plan.yaml

#!/bin/sh
{ printf 'plan: {id: shop, from: 2026-03-01, to: 2026-03-31}\n# '; head -c 70000 /dev/zero | tr '\0' '='; echo; } > plan.yaml

#!/bin/sh
# "林小满" as GBK, as programs for tables save it.
mkdir data
printf 'id,name,role\r\nlin,\301\326\320\241\302\372,adviser\r\n' >data/staff.csv

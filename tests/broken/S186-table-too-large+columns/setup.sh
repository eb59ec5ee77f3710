#!/bin/sh
mkdir data
{
  echo "id,name,role,$(seq -s , 62)"
  echo lin,林小满,adviser
} >data/staff.csv

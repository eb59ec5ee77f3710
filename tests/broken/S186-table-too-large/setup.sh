#!/bin/sh
mkdir data
{
  echo id,name,role
  seq 100001 | sed "s/.*/g&,导购,guide/"
} >data/staff.csv

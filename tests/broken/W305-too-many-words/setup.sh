#!/bin/sh
seq -f "词%.0f号" 1 20010 > words.txt

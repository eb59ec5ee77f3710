#!/bin/sh
cd .. && rm -r G105-no-folder

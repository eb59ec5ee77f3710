#!/bin/sh
case=G105-no-folder+file
cd .. && mv $case/plan.yaml $case.plan && rm -r $case && mv $case.plan $case

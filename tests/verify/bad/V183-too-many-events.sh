#!/bin/sh
printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sopcal//test//EN\r\nX-WR-CALNAME:Test\r\n'
i=0
while [ $((i += 1)) -le 1001 ]; do
  printf 'BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000\r\nEND:VEVENT\r\n' $i
done
printf 'END:VCALENDAR\r\n'

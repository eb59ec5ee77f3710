#!/bin/sh
printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sopcal//test//EN\r\nX-WR-CALNAME:Test\r\n'
printf 'BEGIN:VEVENT\r\nUID:1@example.com\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T090000\r\n'
seq -f 'QUUX%g:1' 210 | sed "s/\$/$(printf '\r')/"
printf 'END:VEVENT\r\n'
printf 'END:VCALENDAR\r\n'

// SPDX-License-Identifier: Apache-2.0
/*
 * group_time: ISO 8601 points in time and durations, as the targets of a reset.
 *
 *   2026-01-31T12:00          seconds and their fraction may be left out, then the zone
 *   2026-01-31T12:00:30.250   is UTC
 *   2026-01-31T12:00:30Z      or +01:00, -0130
 *   P1DT2H3M4.5S              days are 24 hours; every part may be left out but not all
 *
 * Years 1970 to 9999.  Months and years have no fixed length, so durations lack them.
 */
#include "group.h"

#define DAY_MS 86400000LL
#define DURATION_UNITS_MAX (INT64_MAX / DAY_MS / 8)

/* @nr digits, exactly. */
static bool take_digits(const char **p, int nr, int *ret_v)
{
	int v = 0;

	for (int i = 0; i < nr; i++) {
		if (**p < '0' || **p > '9')
			return false;
		v = v * 10 + *(*p)++ - '0';
	}
	*ret_v = v;
	return true;
}

static bool take_char(const char **p, char c)
{
	if (**p != c)
		return false;
	(*p)++;
	return true;
}

/* Behind a point: up to milliseconds count, more digits are dropped. */
static bool take_fraction(const char **p, int *ret_ms)
{
	int ms = 0, nr = 0;

	for (; **p >= '0' && **p <= '9'; (*p)++, nr++)
		if (nr < 3)
			ms = ms * 10 + **p - '0';
	for (int i = nr; i < 3; i++)
		ms *= 10;
	*ret_ms = ms;
	return nr > 0;
}

static bool is_leap(int year)
{
	return (!(year % 4) && year % 100) || !(year % 400);
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

static int64_t days_since_epoch(int year, int month, int day)
{
	int64_t days = day - 1;

	for (int y = 1970; y < year; y++)
		days += 365 + is_leap(y);
	for (int m = 1; m < month; m++)
		days += month_days(year, m);
	return days;
}

/* "Z", "+HH:MM", "+HHMM", "+HH" or the end. */
static bool take_zone(const char **p, int64_t *ret_ms)
{
	int hours, minutes = 0, sign;

	*ret_ms = 0;
	if (!**p || take_char(p, 'Z'))
		return true;
	sign = **p == '-' ? -1 : 1;
	if (!take_char(p, '+') && !take_char(p, '-'))
		return false;
	if (!take_digits(p, 2, &hours))
		return false;
	if (**p && (take_char(p, ':'), !take_digits(p, 2, &minutes)))
		return false;
	*ret_ms = sign * (hours * 60LL + minutes) * 60000;
	return hours < 24 && minutes < 60;
}

int hr_iso_datetime_parse(const char *text, int64_t *ret_ms)
{
	int year, month, day, hour, minute, second = 0, ms = 0;
	const char *p = text;
	int64_t zone_ms;

	if (!take_digits(&p, 4, &year) || !take_char(&p, '-') || !take_digits(&p, 2, &month) ||
	    !take_char(&p, '-') || !take_digits(&p, 2, &day) || !take_char(&p, 'T') ||
	    !take_digits(&p, 2, &hour) || !take_char(&p, ':') || !take_digits(&p, 2, &minute))
		return -EINVAL;
	if (take_char(&p, ':') &&
	    (!take_digits(&p, 2, &second) || (take_char(&p, '.') && !take_fraction(&p, &ms))))
		return -EINVAL;
	if (!take_zone(&p, &zone_ms) || *p)
		return -EINVAL;
	if (year < 1970 || month < 1 || month > 12 || day < 1 || day > month_days(year, month) ||
	    hour > 23 || minute > 59 || second > 59)
		return -EINVAL;
	*ret_ms = days_since_epoch(year, month, day) * DAY_MS +
		  ((hour * 60LL + minute) * 60 + second) * 1000 + ms - zone_ms;
	return 0;
}

int hr_iso_duration_parse(const char *text, int64_t *ret_ms)
{
	static const struct {
		char letter;
		int64_t ms;
	} units[] = { { 'D', DAY_MS }, { 'H', 3600000 }, { 'M', 60000 }, { 'S', 1000 } };
	const char *p = text;
	int64_t sum = 0;
	size_t next = 0;
	bool any = false, in_time = false;

	if (!take_char(&p, 'P'))
		return -EINVAL;
	while (*p) {
		int64_t v = 0;
		int ms = 0;

		if (!in_time && take_char(&p, 'T')) {
			in_time = true;
			next = HR_MAX(next, (size_t)1);
			any = false;
			continue;
		}
		if (*p < '0' || *p > '9')
			return -EINVAL;
		for (; *p >= '0' && *p <= '9'; p++) {
			v = v * 10 + *p - '0';
			if (v > DURATION_UNITS_MAX)
				return -EINVAL;
		}
		if (take_char(&p, '.') && (!take_fraction(&p, &ms) || *p != 'S'))
			return -EINVAL;
		while (next < HR_ARRAY_LEN(units) && units[next].letter != *p)
			next++;
		if (next == HR_ARRAY_LEN(units) || (next == 0) == in_time)
			return -EINVAL;
		sum += v * units[next++].ms + ms;
		p++;
		any = true;
	}
	if (!any)
		return -EINVAL;
	*ret_ms = sum;
	return 0;
}

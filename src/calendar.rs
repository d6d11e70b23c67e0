//! Week, month, date: the only place that divides time.
//!
//! A week has 7 days, a year 365.25, so a month is 487/112 weeks, in whole numbers.

use std::fmt;

/// A week of a run, from 0.
pub type Week = u32;

/// A month of a run, from 0.
pub type Month = u32;

const WEEKS: u64 = 487;
const MONTHS: u64 = 112;

/// Weeks in a year of 365.25 days.
pub const WEEKS_PER_YEAR: f64 = 365.25 / 7.0;

/// Months in a year.
pub const MONTHS_PER_YEAR: f64 = 12.0;

/// Month that a week begins in.
pub fn month_of(week: Week) -> Month {
    (u64::from(week) * MONTHS / WEEKS) as Month
}

/// First week that begins in a month.
pub fn first_week_of(month: Month) -> Week {
    (u64::from(month) * WEEKS).div_ceil(MONTHS) as Week
}

/// True in the first week of each month.
pub fn month_begins(week: Week) -> bool {
    week == 0 || month_of(week) != month_of(week - 1)
}

/// Weeks of a run of so many months.
pub fn weeks_in(months: Month) -> Week {
    first_week_of(months)
}

/// Week in which so many months have passed, fractions of a month included.
pub fn week_after(months: f64) -> Week {
    (months * WEEKS as f64 / MONTHS as f64).ceil() as Week
}

/// Months that have passed at the start of a week, with fractions.
pub fn months_at(week: Week) -> f64 {
    f64::from(week) * MONTHS as f64 / WEEKS as f64
}

/// Years that have passed at the start of a week, with fractions.
pub fn years_at(week: Week) -> f64 {
    months_at(week) / MONTHS_PER_YEAR
}

/// Months of a run between two days, with fractions; negative if the second lies before.
pub fn months_between(start: Date, day: Date) -> f64 {
    start.days_until(day) as f64 * MONTHS as f64 / (WEEKS * 7) as f64
}

/// A day of the Gregorian calendar.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Date {
    /// Year [CE].
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
}

const NAMES: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Date {
    /// A date, if it is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let valid = (1..=days).contains(&day) && (1..=9999).contains(&year);
        valid.then_some(Self { year, month, day })
    }

    /// Reads `2000-11-10`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.bytes().any(|byte| !byte.is_ascii_digit() && byte != b'-') {
            return None;
        }
        let mut parts = text.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        if parts.next().is_some() {
            return None;
        }
        Self::new(year, month, day)
    }

    /// Days from this date to another; negative if it lies before.
    pub fn days_until(self, other: Self) -> i64 {
        other.day_number() - self.day_number()
    }

    /// Days since a fixed day long ago, with years that begin in March (leap days come last).
    fn day_number(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year / 4 - year / 100 + year / 400;
        year * 365 + leap_days + (153 * month + 2) / 5 + i64::from(self.day)
    }

    /// The date so many days later.
    pub fn plus_days(self, days: u32) -> Self {
        let number = self.day_number() + i64::from(days);
        // Years of `day_number` begin in March. The guess is at most a year too late.
        let begins = |year: i64| year * 365 + year / 4 - year / 100 + year / 400;
        let mut year = number / 365;
        while begins(year) >= number {
            year -= 1;
        }
        let day = number - begins(year) - 1;
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Self { year: year as i32, month: month as u32, day: day as u32 }
    }

    /// The date so many months later, fractions of a month included.
    pub fn after_months(self, months: f64) -> Self {
        // A month is 487/112 weeks of 7 days.
        self.plus_days((months.max(0.0) * (WEEKS * 7) as f64 / MONTHS as f64) as u32)
    }

    /// Month name and year so many months later: `Feb 2003`.
    pub fn month_label(self, months: Month) -> String {
        let index = self.month - 1 + months;
        format!("{} {}", NAMES[(index % 12) as usize], self.year + (index / 12) as i32)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_has_four_or_five_weeks_and_begins_once() {
        for month in 0..1200 {
            let first = first_week_of(month);
            let weeks = first_week_of(month + 1) - first;
            assert!((4..=5).contains(&weeks), "month {month} has {weeks} weeks");
            assert_eq!(month_of(first), month);
            assert!(month_begins(first) && !month_begins(first + 1));
        }
    }

    #[test]
    fn months_with_fractions_agree_with_whole_ones() {
        for month in 0..600 {
            assert_eq!(week_after(f64::from(month)), first_week_of(month));
        }
    }

    #[test]
    fn days_are_counted_one_by_one_over_centuries_and_beyond_the_year_9999() {
        let next = |date: Date| {
            Date::new(date.year, date.month, date.day + 1)
                .or_else(|| Date::new(date.year, date.month + 1, 1))
                .unwrap_or(Date { year: date.year + 1, month: 1, day: 1 })
        };
        for start in [(1, 1, 1), (1899, 2, 27), (1999, 12, 30), (2396, 1, 1)] {
            let first = Date::new(start.0, start.1, start.2).unwrap();
            let mut date = first;
            for days in 0..3_000 {
                assert_eq!(first.plus_days(days), date);
                date = next(date);
            }
        }
        let last = Date::new(9999, 12, 25).unwrap();
        assert_eq!(last.plus_days(40).to_string(), "10000-02-03");
    }

    #[test]
    fn ten_years_are_522_weeks() {
        assert_eq!(weeks_in(120), 522);
    }

    #[test]
    fn dates_are_read_checked_and_counted() {
        let start = Date::parse("2000-11-10").unwrap();
        assert_eq!(start.month_label(2), "Jan 2001");
        assert_eq!(start.plus_days(60).to_string(), "2001-01-09");
        let later = Date::parse("2005-12-31").unwrap();
        assert_eq!(start.plus_days(start.days_until(later) as u32), later);
        assert_eq!(start.after_months(1.0).to_string(), "2000-12-10");
        assert_eq!(start.after_months(120.0).to_string(), "2010-11-10");
        assert!((months_between(start, Date::parse("2001-11-10").unwrap()) - 11.99).abs() < 0.01);
        assert_eq!(Date::parse("2001-02-29"), None);
    }
}

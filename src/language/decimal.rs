//! Exact decimal numbers. A figure that went through floating point would not compare as written.

use std::cmp::Ordering;
use std::fmt;

/// `mantissa / 10^scale`, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

impl Decimal {
    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self { mantissa: i128::from(value), scale: 0 }
    }

    /// Reads digits with at most one point and a leading minus; no separators, no exponent, at most 30 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let pointed = digits.contains('.');
        if whole.is_empty() || pointed && fraction.is_empty() || !plain(whole) || !plain(fraction) || digits.len() > 30 {
            return None;
        }
        let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
        let scale = u32::try_from(fraction.len()).ok()?;
        Some(Self { mantissa: if negative { -mantissa } else { mantissa }, scale }.reduced())
    }

    fn reduced(mut self) -> Self {
        while self.scale > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.scale -= 1;
        }
        self
    }

    /// The number divided by `10^places`.
    #[must_use]
    pub fn shifted_down(self, places: u32) -> Self {
        let mut shifted = Self { mantissa: self.mantissa, scale: self.scale + places };
        shifted = shifted.reduced();
        shifted
    }

    /// Digits after the point.
    pub fn fraction_digits(self) -> u32 {
        self.scale
    }

    /// Whether the number is at least `10^power`, whatever its sign.
    pub fn reaches_power(self, power: u32) -> bool {
        10_i128.checked_pow(power + self.scale).is_some_and(|limit| self.mantissa.abs() >= limit)
    }

    /// Nearest floating-point value, for the length of a bar and nothing else.
    #[expect(clippy::cast_precision_loss, reason = "a bar is drawn to the pixel")]
    pub fn approximate(self) -> f64 {
        self.mantissa as f64 / 10_f64.powi(i32::try_from(self.scale).unwrap_or_default())
    }

    /// The digits, with `separator` between groups of three before the point.
    pub fn grouped(self, separator: &str) -> String {
        let plain = self.to_string();
        let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
        let mut out = String::from(sign);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                out.push_str(separator);
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push('.');
            out.push_str(fraction);
        }
        out
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        let raise = |d: &Self| 10_i128.checked_pow(scale - d.scale).and_then(|by| d.mantissa.checked_mul(by));
        match (raise(self), raise(other)) {
            (Some(a), Some(b)) => a.cmp(&b),
            // Beyond 38 digits: compare by size, which the parser's limit of 30 digits keeps from happening.
            _ => self.approximate().total_cmp(&other.approximate()),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let power = 10_i128.pow(self.scale.min(38));
        let (whole, fraction) = (self.mantissa / power, (self.mantissa % power).abs());
        let sign = if self.mantissa < 0 && whole == 0 { "-" } else { "" };
        write!(f, "{sign}{whole}.{fraction:0width$}", width = self.scale as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_exactly() {
        for (written, printed) in
            [("500", "500"), ("17.40", "17.4"), ("-0.5", "-0.5"), ("1000000000", "1000000000"), ("0.07", "0.07")]
        {
            assert_eq!(Decimal::parse(written).map(|d| d.to_string()).as_deref(), Some(printed));
        }
        for bad in ["", ".5", "5.", "1,000", "1e3", "５", "--1", "1.2.3", "abc"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
        assert!(Decimal::parse("17.4") > Decimal::parse("17.39"));
        assert_eq!(Decimal::parse("1234567.5").map(|d| d.grouped(",")).as_deref(), Some("1,234,567.5"));
        assert_eq!(Decimal::parse("1000000000").map(|d| d.shifted_down(8).to_string()).as_deref(), Some("10"));
    }
}

//! Exact rational numbers. What does not fit is no number: nothing rounds, nothing wraps, nothing panics.

use std::cmp::Ordering;
use std::fmt;

use crate::language::Decimal;

/// `numerator / denominator` in lowest terms, the denominator above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Nought.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self { numerator: i128::from(value), denominator: 1 }
    }

    /// A fraction; `None` for a denominator of zero or a number that does not fit.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        if denominator == 1 {
            return Some(Self { numerator, denominator });
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok().filter(|divisor| *divisor != 0)?;
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if denominator < 0 {
            return Some(Self { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? });
        }
        Some(Self { numerator, denominator })
    }

    /// `10^power`; `None` above `10^38`.
    pub fn power_of_ten(power: u32) -> Option<Self> {
        Some(Self { numerator: 10_i128.checked_pow(power)?, denominator: 1 })
    }

    /// Digits with at most one point: `1100.9`. Separators are taken out before.
    pub fn decimal(digits: &str) -> Option<Self> {
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if digits.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut numerator: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            numerator = numerator.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        Self::new(numerator, 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: other.numerator.checked_neg()?, denominator: other.denominator })
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Self::new(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    /// The quotient; `None` for a division by zero.
    pub fn over(self, other: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(other.denominator)?;
        Self::new(numerator, self.denominator.checked_mul(other.numerator)?)
    }

    /// Which of the two is larger; `None` where that cannot be told in 128 bits.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let left = self.numerator.checked_mul(other.denominator)?;
        Some(left.cmp(&other.numerator.checked_mul(self.denominator)?))
    }

    /// The number as an integer, where it is one that fits.
    pub fn to_integer(self) -> Option<i64> {
        if self.denominator == 1 { i64::try_from(self.numerator).ok() } else { None }
    }

    /// The number as a decimal, where it is one with at most 18 digits after the point.
    pub fn to_decimal(self) -> Option<Decimal> {
        (0..=18_u32).find_map(|places| {
            let shifted = self.times(Self::power_of_ten(places)?)?;
            if shifted.denominator != 1 {
                return None;
            }
            let digits = Decimal::parse(&shifted.numerator.to_string())?;
            Some(digits.shifted_down(places))
        })
    }

    /// Numerator and denominator.
    pub fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// The power of ten that this number is, from -6 to 12: 1 for ten, -1 for a tenth.
    pub fn as_power_of_ten(self) -> Option<i32> {
        (-6..=12_i32).find(|power| {
            let ten = Self::power_of_ten(power.unsigned_abs());
            let wanted = if *power < 0 { ten.and_then(|ten| Self::ONE.over(ten)) } else { ten };
            wanted == Some(self)
        })
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal() {
            Some(decimal) => write!(f, "{decimal}"),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_is_exact_and_ends_quietly() {
        let mu = Ratio::new(1, 15).unwrap_or(Ratio::ZERO);
        let land = Ratio::whole(1_800_000_000).times(mu);
        assert_eq!(land, Some(Ratio::whole(120_000_000)));
        assert_eq!(Ratio::decimal("1100.90").map(|r| r.to_string()).as_deref(), Some("1100.9"));
        assert_eq!(Ratio::new(-2, -6).map(|r| r.to_string()).as_deref(), Some("1/3"));
        assert_eq!(Ratio::decimal(&"9".repeat(60)), None);
        assert_eq!(Ratio::new(1, 0), None);
        let huge = Ratio::new(i128::MAX, 1).unwrap_or(Ratio::ZERO);
        assert_eq!((huge.times(huge), huge.plus(huge), Ratio::new(i128::MIN, -1)), (None, None, None));
        assert_eq!(Ratio::whole(1).over(Ratio::ZERO), None);
        assert_eq!(Ratio::new(1, 1000).and_then(Ratio::as_power_of_ten), Some(-3));
    }
}

//! Chance that is the same on every run.

/// A generator (SplitMix64), started from a number.
pub struct Chance(u64);

impl Chance {
    /// Starts a series.
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or_default()
    }

    /// One of these.
    pub fn of<'t, T>(&mut self, these: &'t [T]) -> &'t T {
        &these[self.below(these.len())]
    }
}

#[test]
fn a_series_is_what_it_was() {
    let mut chance = Chance::seeded(1);
    assert_eq!([chance.below(1000), chance.below(1000), chance.below(1000)], [465, 519, 590]);
}

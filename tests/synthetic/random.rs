//! Random numbers from a seed: the same on every machine and in every run.

/// `SplitMix64`, as published by its authors: small, and good enough to vary a return.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A separate stream for each purpose and number, so that a return does not depend on how many are made before it, or on
    /// which thread makes it.
    pub fn of(seed: u64, purpose: &str, number: usize) -> Self {
        let mut start = Self(seed);
        for part in purpose.bytes().map(u64::from).chain([number as u64]) {
            start.0 ^= part;
            start.0 = start.next();
        }
        start
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one less than `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).expect("less than a usize")
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        first + i64::try_from(self.next() % u64::try_from(last - first + 1).expect("in order")).expect("small")
    }

    /// True in this percentage of cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several items.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Puts a list into random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

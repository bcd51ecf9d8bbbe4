//! English words that only look like numbers.

/// Never compared as figures; the number inside may still answer one of the other language.
pub const MASKS: &[&str] = &[
    "first and foremost", "at first", "first of all", "first-class", "first-rate", "first-hand", "firsthand", "second-hand", "secondhand", "second to none",
    "second nature", "one another", "one-stop", "all-in-one", "no one", "one by one", "one-size-fits-all", "one-off", "one-way", "one-on-one",
    "zero-carbon", "near-zero", "net-zero", "net zero", "zero-emission", "zero tolerance", "zero-sum", "zero trust", "zero-distance", "two-way",
    "two-pronged", "twofold", "three-dimensional", "two-dimensional", "four-dimensional", "three-pronged", "four-pronged", "five-sphere",
    "four-pronged comprehensive strategy", "five-sphere integrated plan", "two sessions", "one country, two systems", "two centenary goals",
    "triple helix", "dual carbon", "dual circulation", "double first-class", "double-edged", "third-party", "third party", "one belt one road",
    "on the one hand", "on one hand", "one day", "one side", "one and the same", "one of", "one in which", "the one", "this one", "that one", "each one",
    "which one", "as one", "at one", "one's", "oneself", "the ones", "once again", "once more", "once and for all", "long march", "fifty-fifty",
    "cloud nine", "catch-22", "24/7", "nine-to-five", "one-child", "two-child", "three-child", "three gorges", "three rural issues",
    "agriculture, rural areas and farmers", "three musts", "eight-point", "four comprehensives", "four confidences", "two upholds",
    "mass entrepreneurship and innovation", "single-minded", "double-check", "second thoughts", "fourth estate",
    "the other two", "two-handed", "seventh heaven", "first name", "first lady", "third world", "first world", "second world war", "first world war",
];

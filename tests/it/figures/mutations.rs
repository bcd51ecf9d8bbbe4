//! Slips in the real content.

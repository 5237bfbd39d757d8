//! The generator and the developer commands.

mod generator;

fn main() {}

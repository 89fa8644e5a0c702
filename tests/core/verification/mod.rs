//! What is verified, and what is not: quotation marks, changes of meaning, and files that were once read wrongly.

mod cases;
pub(crate) mod cuts;
mod marks;
mod mutants;
mod real_texts;

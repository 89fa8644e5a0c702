//! Texts as such: characters that nobody sees, shortening for messages, the parts of a person's name.

pub mod invisible;
pub mod number;
pub mod person_name;
pub(crate) mod shorten;

//! Lists of words that limit a statement: exceptions, "only", doubts, attributions to others.

mod amounts;
mod denials;
mod east_asian;
mod exceptions;
mod hedges;
mod limits;
mod near_misses;

pub(super) use amounts::*;
pub(super) use denials::*;
pub(super) use east_asian::*;
pub(super) use exceptions::*;
pub(super) use hedges::*;
pub(super) use limits::*;
pub(super) use near_misses::*;

//! Speakers and their roles.

use std::borrow::Cow;

use super::{
    date::{EventDate, PartialDate},
    ids::SpeakerId,
};

/// A quoted person or office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The id in the file.
    pub id: String,
    /// The name as it is written in the text.
    pub name: String,
    /// The role, if it does not change.
    pub role: Option<String>,
    /// The roles over time; empty if `role` is set.
    pub roles: Vec<RolePeriod>,
    /// The name in the speaker's own script.
    pub native_name: Option<String>,
    /// The part of the name by which a list of references is sorted; `None` for an office, or if the file does not say.
    pub family_name: Option<String>,
    /// The first entry of the file for the same person; usually this one.
    pub person: SpeakerId,
    /// The role, or the id in the file, that is added to the name if another speaker has the same name.
    pub(crate) distinguished_by: Option<String>,
    /// How many quotes the speaker has.
    pub quote_count: usize,
}

impl Speaker {
    /// The name, followed by the role if another speaker of the briefing has the same name: "Daniel Marsh (Member for
    /// the Harbour)". For lists, menus and screen readers, where the role is not shown beside it.
    pub fn distinct_name(&self) -> Cow<'_, str> {
        match &self.distinguished_by {
            None => Cow::Borrowed(&self.name),
            Some(role) => Cow::Owned(format!("{} ({role})", self.name)),
        }
    }

    /// The role on a day, for a quote of that day. If there are several over time, it is the one whose period contains
    /// the day; without a day none is guessed.
    pub fn role_on(&self, date: Option<EventDate>) -> Option<&str> {
        if self.role.is_some() {
            return self.role.as_deref();
        }
        let date = date?;
        self.roles.iter().find(|role| date.start().is_within(role.from, role.until)).map(|role| role.role.as_str())
    }

    /// What distinguishes this speaker from another with the same name, if there is one: the role, or the id in the
    /// file.
    pub fn distinguished_by(&self) -> Option<&str> {
        self.distinguished_by.as_deref()
    }
}

/// A role and the period in which it was held. Each end is as precise as it is known, and included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePeriod {
    /// The role.
    pub role: String,
    /// The start of the period, if known.
    pub from: Option<PartialDate>,
    /// The end of the period, if known.
    pub until: Option<PartialDate>,
}

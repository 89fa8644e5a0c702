//! Who is quoted, and in which role.

use std::borrow::Cow;

use super::{
    date::{EventDate, PartialDate},
    ids::SpeakerId,
};

/// A person or an office that is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The id in the file.
    pub id: String,
    /// The name, as the text writes it.
    pub name: String,
    /// The role, where it is the same on every day.
    pub role: Option<String>,
    /// The roles over time; empty where `role` says it.
    pub roles: Vec<RolePeriod>,
    /// The name in the speaker's own script.
    pub native_name: Option<String>,
    /// The part of the name that a list of references is sorted by; nothing for an office, and where the
    /// file does not say.
    pub family_name: Option<String>,
    /// The first entry of the file for the same person; mostly this one.
    pub person: SpeakerId,
    /// What stands behind the name where another speaker has the same: the role, or the id in the file.
    pub(crate) distinguished_by: Option<String>,
    /// How many quotes are this speaker's.
    pub quote_count: usize,
}

impl Speaker {
    /// The name, and where another speaker of the briefing has the same, the role behind it: "Daniel Marsh
    /// (Member for the Harbour)". For lists, menus and what is spoken, where the role does not stand beside it.
    pub fn distinct_name(&self) -> Cow<'_, str> {
        match &self.distinguished_by {
            None => Cow::Borrowed(&self.name),
            Some(role) => Cow::Owned(format!("{} ({role})", self.name)),
        }
    }

    /// The role on a day, as a quote of that day has it. Of several over time, the one whose period the day is in; where
    /// the day is not known, none is guessed.
    pub fn role_on(&self, date: Option<EventDate>) -> Option<&str> {
        if self.role.is_some() {
            return self.role.as_deref();
        }
        let date = date?;
        self.roles.iter().find(|role| date.start().is_within(role.from, role.until)).map(|role| role.role.as_str())
    }

    /// What tells this speaker from another of the same name, where there is one: the role, or the id in the file.
    pub fn distinguished_by(&self) -> Option<&str> {
        self.distinguished_by.as_deref()
    }
}

/// A role, and when it was held. Each end is as precise as it is known, and belongs to the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePeriod {
    /// The role.
    pub role: String,
    /// Since when; nothing where that is not said.
    pub from: Option<PartialDate>,
    /// Until when; nothing where that is not said.
    pub until: Option<PartialDate>,
}

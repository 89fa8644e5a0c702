//! Speakers as people: the roles they held, and the entries that are one person.

use std::collections::HashMap;

use crate::{
    diagnostics::{Code, location::Location},
    format::schema,
    limits,
    model::{PartialDate, RolePeriod, SpeakerId},
    text::shorten::shortened,
    validate::context::{Validator, id_of, place},
};

impl Validator<'_> {
    /// The roles of a speaker over time.
    pub(crate) fn roles(&mut self, number: usize, raw: &schema::Speaker<'_>) -> Vec<RolePeriod> {
        let path = |i: usize, field: &'static str| {
            place![Field("speakers"), Entry(number), Field("roles"), Index(i), Field(field)]
        };
        let all = place![Field("speakers"), Entry(number), Field("roles")];
        self.too_many(raw.roles.left_out, limits::ROLES_OF_SPEAKER, "roles", None, all.clone());
        if raw.role.is_some() && !raw.roles.is_empty() {
            let message = "a speaker has either one `role` or several `roles` over time";
            let hint = "keep one of the two fields; a role in `roles` may leave out `from` or `until`";
            self.sink.report(Code::Contradiction, all, message).hint(hint);
        }
        let mut roles = Vec::new();
        for (i, period) in raw.roles.iter().enumerate() {
            self.not_empty(&period.role, "this role", path(i, "role"));
            let role = self.name(&period.role, || path(i, "role")).into_owned();
            let from = self.day(period.from.as_ref(), path(i, "from"));
            let until = self.day(period.until.as_ref(), path(i, "until"));
            if from.is_some_and(|from| !from.is_within(None, until)) {
                let message = "this role ends before it begins";
                let hint = "set `until` to the day of `from` or a later one";
                self.sink.report(Code::BadDate, path(i, "until"), message).hint(hint);
                continue;
            }
            roles.push(RolePeriod { role, from, until });
        }
        roles
    }

    fn day(
        &mut self,
        raw: Option<&schema::Str<'_>>,
        path: Vec<crate::format::scanner::PathStep>,
    ) -> Option<PartialDate> {
        self.date(raw, path)
    }

    /// Resolves which entries are the same person, and warns of entries with the same name that are not marked
    /// as the same.
    pub(crate) fn people(&mut self, raw: &schema::Entries<'_, schema::Speaker<'_>>) {
        let same: Vec<Option<SpeakerId>> =
            raw.all.iter().enumerate().map(|(i, (_, speaker))| self.same_as(i, speaker)).collect();
        for (i, _) in raw.all.iter().enumerate() {
            let own = SpeakerId(u16::try_from(i).unwrap_or(u16::MAX));
            let mut person = own;
            // At most as many steps as there are entries: a circular chain is reported below.
            for _ in 0..same.len() {
                match same.get(person.index()).copied().flatten() {
                    Some(next) => person = next,
                    None => break,
                }
            }
            if same.get(person.index()).copied().flatten().is_some() {
                let message = "this entry refers to itself as the same person";
                let hint = "make all other entries refer to the remaining one";
                let path = place![Field("speakers"), Entry(i), Field("same_as")];
                self.sink.report(Code::Contradiction, path, message).hint(hint);
                continue;
            }
            if let Some(speaker) = self.briefing.speakers.get_mut(i) {
                speaker.person = person;
            }
        }
        self.namesakes();
    }

    /// The entry that `same_as` of an entry refers to.
    fn same_as(&mut self, number: usize, raw: &schema::Speaker<'_>) -> Option<SpeakerId> {
        let name = raw.same_as.as_deref()?;
        let known = self.speakers.get(id_of(name)).copied();
        if known.is_none() && !self.lost.speakers {
            self.unknown_speaker(name, place![Field("speakers"), Entry(number), Field("same_as")], None);
        }
        known.flatten()
    }

    /// Warns of entries with the same name that are not marked as the same person.
    fn namesakes(&mut self) {
        let mut firsts: HashMap<String, usize> = HashMap::new();
        for i in 0..self.briefing.speakers.len() {
            let Some(speaker) = self.briefing.speakers.get(i) else { continue };
            let name = crate::text::single_spaced(&speaker.name).to_lowercase();
            let (person, id) = (speaker.person, speaker.id.clone());
            let first = *firsts.entry(name).or_insert(i);
            let Some(other) =
                self.briefing.speakers.get(first).filter(|other| other.person != person && other.id != id)
            else {
                continue;
            };
            let message =
                format!("the speakers `{}` and `{}` have the same name", shortened(&other.id), shortened(&id));
            let hint = format!(
                "if they are one person, add `same_as: \"{}\"`; if they are two, ignore this: their roles distinguish them",
                shortened(&other.id)
            );
            let there =
                (Location::from(place![Field("speakers"), Entry(first), Field("name")]), "the first one is here");
            let path = place![Field("speakers"), Entry(i), Field("name")];
            self.sink.report(Code::SameName, path, message).hint(hint).related(there);
        }
    }
}

//! What follows the text: who is quoted, what could not be verified, and the credit line that the publisher asks
//! for.

use super::{
    super::{
        piece::{Piece, Role},
        text::{ALARM, GREY, Meaning, Text},
    },
    Composer, ink_of, scale,
};
use crate::{
    citation::one_line,
    export::{Filter, claimant},
    model::{Occasion, OccasionId, SpeakerId, VerifiedQuote},
};

/// A speaker with the roles and the occasions of the quotes, in the order of the text.
struct Quoted {
    speaker: SpeakerId,
    roles: Vec<String>,
    occasions: Vec<OccasionId>,
}

impl Composer<'_> {
    /// Each speaker with role and occasions, because the margin beside the quotes has only the name.
    pub(super) fn quoted_people(&mut self, filter: Filter) {
        let briefing = self.briefing;
        let mut people: Vec<Quoted> = Vec::new();
        for quote in filter.verified(briefing) {
            add(&mut people, &quote);
        }
        if people.is_empty() {
            return;
        }
        self.section("Who is quoted");
        for person in &people {
            self.quoted(person);
        }
    }

    fn quoted(&mut self, person: &Quoted) {
        let Some(speaker) = self.briefing.speaker(person.speaker) else { return };
        let (look, leading) = scale::NOTE;
        let mut text = Text::of(&one_line(&speaker.name), look.bold().in_ink(ink_of(Some(person.speaker))));
        if let Some(native) = speaker.native_name.as_deref().map(one_line).filter(|name| !name.is_empty()) {
            text.push(&format!(" {native}"), look, Meaning::Words);
        }
        if !person.roles.is_empty() {
            text.push(&format!(", {}", person.roles.join("; ")), look, Meaning::Words);
        }
        let occasions = person.occasions.iter().filter_map(|id| self.briefing.occasion(*id));
        let occasions: Vec<_> = occasions.map(|occasion| self.occasion(occasion)).collect();
        text.push(&format!(" — {}", occasions.join("; ")), look.in_ink(GREY), Meaning::Words);
        self.push(Piece::new(Role::Paragraph, text, leading, 4.0));
    }

    fn occasion(&self, occasion: &Occasion) -> String {
        let place = occasion.place.as_deref().map(one_line);
        let date = occasion.date.map(|date| date.in_language(&self.briefing.language));
        let parts = [Some(one_line(&occasion.name)), place, date].into_iter().flatten();
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The unverified quotes of the file, without quotation marks.
    pub(super) fn not_verified(&mut self, filter: Filter) {
        let briefing = self.briefing;
        let mut is_first = true;
        for (_, quote, reason) in filter.unverified(briefing) {
            if std::mem::take(&mut is_first) {
                self.section("Not verified");
                self.small("The file lists these as quotes, but they could not be verified.", 0.0);
            }
            let (look, leading) = scale::NOTE;
            let who = claimant(briefing, quote).unwrap_or("an undefined speaker");
            let mut text = Text::of(&format!("Attributed to {}: ", one_line(who)), look.bold());
            text.push(&briefing.quote_text(quote), look, Meaning::Words);
            text.push(&format!(" Not verified: {}", one_line(&reason)), look.in_ink(ALARM), Meaning::Words);
            self.push(Piece::new(Role::Item(1), text, leading, 4.0).inset(scale::INDENT).hanging("•", look));
        }
    }

    /// The credit line that the publisher asks for.
    pub(super) fn credit(&mut self) {
        if let Some(credit) = self.briefing.source.credit.clone() {
            self.small(&credit, 22.0);
        }
    }
}

fn add(people: &mut Vec<Quoted>, quote: &VerifiedQuote<'_>) {
    let occasion = quote.quote().occasion;
    for (id, speaker) in quote.speakers() {
        let index = people.iter().position(|person| person.speaker == id).unwrap_or_else(|| {
            people.push(Quoted { speaker: id, roles: Vec::new(), occasions: Vec::new() });
            people.len() - 1
        });
        let Some(person) = people.get_mut(index) else { continue };
        let role = quote.role_of(speaker).map(one_line).filter(|role| !role.is_empty());
        person.roles.extend(role.filter(|role| !person.roles.contains(role)));
        person.occasions.extend(occasion.filter(|occasion| !person.occasions.contains(occasion)));
    }
}

//! Resolves the speaker and the occasion of a quote by the ids that the file defines.

use crate::{
    diagnostics::{
        Code,
        suggest::{defined, which_exist},
    },
    format::{scanner::PathStep, schema},
    limits,
    model::{BlockId, OccasionId, Quote, SpeakerId},
    text::shorten::shortened,
    validate::context::{Validator, id_of},
};

/// The speaker and the occasion of a quote, as far as they are known.
#[derive(Default)]
pub(crate) struct SaidBy {
    /// The first of its speakers, or `None` if any of them is unknown.
    pub(crate) speaker: Option<SpeakerId>,
    pub(crate) others: Vec<SpeakerId>,
    pub(crate) occasion: Option<OccasionId>,
}

impl Validator<'_> {
    /// The speaker and occasion of a quote, if the file defines them once; in a turn, those of the turn.
    /// Reports ids that are undefined or missing.
    pub(crate) fn said_by(
        &mut self,
        block: BlockId,
        quote: &schema::Quote<'_>,
        speech: Option<&Quote>,
        whole: Vec<PathStep>,
        path: impl Fn(&'static str) -> Vec<PathStep>,
    ) -> SaidBy {
        let may_be_missing = quote.confirmed == Some(false);
        let mut said_by = SaidBy::default();
        self.too_many(quote.speakers.left_out, limits::SPEAKERS_OF_QUOTE, "speakers", Some(block), path("speakers"));
        match (&quote.speaker, quote.speakers.is_empty()) {
            (Some(_), false) => {
                let message = "a quote has either a `speaker` or several `speakers`";
                let hint = "keep one of the two fields; list all who said it together in `speakers`";
                self.sink.report(Code::Contradiction, path("speakers"), message).in_block(block).hint(hint);
            }
            (Some(speaker), true) => said_by.speaker = self.speaker_named(block, speaker, path("speaker")),
            (None, false) => self.joint(&mut said_by, block, quote, &path),
            (None, true) => match speech {
                Some(speech) => {
                    said_by.speaker = speech.speaker;
                    said_by.others = speech.speakers().skip(1).collect();
                }
                None if may_be_missing => {}
                None => {
                    self.missing("speaker", whole.clone(), block);
                }
            },
        }
        if let Some(speech) = speech.filter(|speech| speech.speaker.is_some() && said_by.speaker.is_some()) {
            let ours = said_by.speaker.into_iter().chain(said_by.others.iter().copied());
            if !speech.speakers().eq(ours) {
                let message = "a turn contains only the words of its speaker, but this quote names somebody else";
                let hint = "remove the speaker from the quote, or name the quoted person as the speaker of the turn";
                let field = if quote.speaker.is_some() { "speaker" } else { "speakers" };
                self.sink.report(Code::Contradiction, path(field), message).in_block(block).hint(hint);
                // It cannot be decided whose words they are.
                said_by = SaidBy::default();
            }
        }
        said_by.occasion = match (&quote.occasion, speech) {
            (Some(occasion), _) => self.occasion_named(block, occasion, path("occasion")),
            (None, Some(speech)) => speech.occasion,
            (None, None) if may_be_missing => None,
            (None, None) => {
                self.missing("occasion", whole, block);
                None
            }
        };
        said_by
    }

    /// The speakers who said a quote together. If one of them is unknown, the quote has no known speaker.
    fn joint(
        &mut self,
        said_by: &mut SaidBy,
        block: BlockId,
        quote: &schema::Quote<'_>,
        path: impl Fn(&'static str) -> Vec<PathStep>,
    ) {
        if quote.role.is_some() {
            let message = "a statement of several people cannot have a `role`";
            let hint = "write the roles where the speakers are defined; for roles that change, in `roles`";
            self.sink.report(Code::Contradiction, path("role"), message).in_block(block).hint(hint);
        }
        let mut all: Vec<Option<SpeakerId>> = Vec::new();
        for (i, name) in quote.speakers.iter().enumerate() {
            let mut place = path("speakers");
            place.push(PathStep::Index(i));
            let id = self.speaker_named(block, name, place.clone());
            if id.is_some() && all.contains(&id) {
                let message = format!("the speaker `{}` is named twice here", shortened(name));
                self.sink.report(Code::Duplicate, place, message).in_block(block).hint("keep one of them");
                continue;
            }
            all.push(id);
        }
        let known: Option<Vec<SpeakerId>> = all.into_iter().collect();
        let mut known = known.unwrap_or_default().into_iter();
        said_by.speaker = known.next();
        said_by.others = known.collect();
    }

    fn speaker_named(&mut self, block: BlockId, name: &str, path: Vec<PathStep>) -> Option<SpeakerId> {
        let speaker = self.speakers.get(id_of(name)).copied();
        if speaker.is_none() && !self.lost.speakers {
            self.unknown_speaker(name, path, Some(block));
        }
        speaker.flatten()
    }

    /// Reports a speaker that is not defined.
    pub(crate) fn unknown_speaker(&mut self, name: &str, path: Vec<PathStep>, block: Option<BlockId>) {
        let may_guess = self.may_guess(self.briefing.speakers.len());
        let ids = self.briefing.speakers.iter().map(|speaker| speaker.id.as_str());
        let hint = if may_guess { which_exist(name, "speaker", ids) } else { defined(ids, "speaker") };
        let message = format!("unknown speaker `{}`", shortened(name));
        self.sink.report(Code::UnknownSpeaker, path, message).in_block(block).hint(hint);
    }

    fn occasion_named(&mut self, block: BlockId, name: &str, path: Vec<PathStep>) -> Option<OccasionId> {
        let occasion = self.occasions.get(id_of(name)).copied();
        if occasion.is_none() && !self.lost.occasions {
            let may_guess = self.may_guess(self.briefing.occasions.len());
            let ids = self.briefing.occasions.iter().map(|occasion| occasion.id.as_str());
            let hint = if may_guess { which_exist(name, "occasion", ids) } else { defined(ids, "occasion") };
            let message = format!("unknown occasion `{}`", shortened(name));
            self.sink.report(Code::UnknownOccasion, path, message).in_block(block).hint(hint);
        }
        occasion.flatten()
    }
}

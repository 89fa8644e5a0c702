//! Changes of quotes: confirm, remove, attribute, change the words, add.

use std::ops::Range;

use super::{
    ChangeError, ChosenSpeaker,
    blocks::as_paragraph,
    new_entry::add_speaker,
    place::{File, QuotePlace},
    raw::{BLOCK_FIELDS, QUOTE_FIELDS},
};
use crate::{
    format::{
        edit::{Edit, Step},
        schema,
        value::Record,
    },
    matching::{quotation_marks::is_quotation_mark, quote_text::QuoteTextFinder},
    model::{BlockId, OccasionId, QuoteId},
    text::shorten::shortened,
};

/// Removes the fields that mark quotes as unconfirmed.
pub(super) fn confirm(file: &File<'_>, ids: &[QuoteId]) -> Result<Vec<Edit>, ChangeError> {
    let mut edits = Vec::new();
    for place in places(file, ids)? {
        if !place.has_speaker {
            return Err(ChangeError::NoSpeaker(place.words));
        }
        edits.extend(without(&place, &["confirmed", "proposal"]));
    }
    Ok(edits)
}

/// Removes quotes from the lists of their blocks, and the speaker from a turn.
pub(super) fn remove(file: &File<'_>, ids: &[QuoteId]) -> Result<Vec<Edit>, ChangeError> {
    let (mut edits, mut elements) = (Vec::new(), Vec::new());
    for id in ids {
        match file.place(*id)? {
            QuotePlace::Listed { block, element } => {
                elements.push((block, element));
                elements.extend(file.pieces(*id)?);
            }
            turn @ QuotePlace::Turn { block } => {
                let place = fields(file, *id, turn)?;
                let names = ["speaker", "speakers", "occasion", "role", "confirmed", "proposal"];
                match place.has_label {
                    true => edits.extend(without(&place, &names)),
                    // A turn without speaker and label becomes a paragraph.
                    false => edits.push(Edit::set(place.place.path(), as_paragraph(&file.block(block)?))),
                }
            }
        }
    }
    // From the last one backwards, so that the numbers of the others stay valid.
    elements.sort_unstable();
    elements.dedup();
    for run in elements.chunk_by(|one, other| one.0 == other.0).rev() {
        let Some((block, _)) = run.first() else { continue };
        let list = [Step::Field("body"), Step::Index(*block), Step::Field("quotes")];
        if run.len() == file.block(*block)?.quotes().len() {
            edits.push(Edit::remove(list));
            continue;
        }
        edits.extend(
            run.iter().rev().map(|(_, element)| Edit::remove(list.iter().cloned().chain([Step::Index(*element)]))),
        );
    }
    Ok(edits)
}

/// The order of the fields at the place that names the speaker of a quote.
pub(super) fn order_of(place: &QuotePlace) -> &'static [&'static str] {
    if matches!(place, QuotePlace::Turn { .. }) { BLOCK_FIELDS } else { QUOTE_FIELDS }
}

/// Attributes quotes to a speaker.
pub(super) fn attribute(
    file: &File<'_>,
    ids: &[QuoteId],
    speaker: &ChosenSpeaker,
    confirm: bool,
) -> Result<Vec<Edit>, ChangeError> {
    let (id, mut edits) = add_speaker(file, speaker)?;
    let mut turns = Vec::new();
    for place in places(file, ids)? {
        if confirm {
            edits.extend(without(&place, &["confirmed", "proposal"]));
        }
        let (QuotePlace::Listed { block, .. } | QuotePlace::Turn { block }) = place.place;
        let raw = file.block(block)?;
        if matches!(place.place, QuotePlace::Listed { .. }) && !raw.speakers().is_empty() {
            if !turns.contains(&block) {
                turns.push(block);
                edits.extend(attribute_turn(block, &raw, &id));
            }
            continue;
        }
        edits.extend(without(&place, &["speakers", "role"]));
        edits.push(Edit::set(place.place.field("speaker"), id.as_str()).in_order(order_of(&place.place)));
    }
    Ok(edits)
}

/// Attributes a whole turn to a speaker, with all quotes that it lists.
fn attribute_turn(block: usize, raw: &schema::Block<'_>, speaker: &str) -> Vec<Edit> {
    let turn = QuotePlace::Turn { block };
    let mut edits = Vec::new();
    if let schema::Block::Turn { speakers, role, .. } = raw {
        let present = [("speakers", !speakers.is_empty()), ("role", role.is_some())];
        edits.extend(present.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| Edit::remove(turn.field(name))));
    }
    edits.extend(without_own_speakers(block, raw));
    edits.push(Edit::set(turn.field("speaker"), speaker).in_order(BLOCK_FIELDS));
    edits
}

/// Removes the speakers of the quotes that a block lists, because the turn names one for all.
pub(super) fn without_own_speakers(block: usize, raw: &schema::Block<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (element, quote) in raw.quotes().iter().enumerate() {
        let place = QuotePlace::Listed { block, element };
        let present = [("speaker", quote.speaker.is_some()), ("speakers", !quote.speakers.is_empty())];
        edits.extend(present.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| Edit::remove(place.field(name))));
    }
    edits
}

/// Sets the occasion of quotes.
pub(super) fn on(file: &File<'_>, ids: &[QuoteId], occasion: OccasionId) -> Result<Vec<Edit>, ChangeError> {
    on_called(file, ids, file.occasion_id(occasion)?)
}

/// Like [`on`], for an occasion by its id in the file.
pub(super) fn on_called(file: &File<'_>, ids: &[QuoteId], occasion: &str) -> Result<Vec<Edit>, ChangeError> {
    let places = places(file, ids)?.into_iter().map(|fields| fields.place);
    Ok(places.map(|place| Edit::set(place.field("occasion"), occasion).in_order(order_of(&place))).collect())
}

/// Sets a quote to other words of its block, between the quotes before and after it. If it is in pieces, the
/// first piece is set.
pub(super) fn words(file: &File<'_>, id: QuoteId, words: &Range<usize>) -> Result<Vec<Edit>, ChangeError> {
    let quote = file.quote(id)?;
    let place @ QuotePlace::Listed { .. } = file.place(id)? else { return Err(ChangeError::NotThere) };
    let block = file.briefing.block(quote.block).ok_or(ChangeError::NotThere)?;
    let pieces = quote.speeches_in(quote.block);
    let now = pieces.first().ok_or(ChangeError::NotThere)?;
    let others = block.spoken().filter(|(other, _)| *other != id).flat_map(|(_, other)| other.speeches_in(block.id));
    let others: Vec<Range<usize>> = others.chain(pieces.iter().skip(1).cloned()).collect();
    let after = others.iter().map(|other| other.start).filter(|start| *start >= now.end).min();
    let before = others.iter().map(|other| other.end).filter(|end| *end <= now.start).max();
    if before.is_some_and(|end| words.start < end) || after.is_some_and(|start| words.end > start) {
        return Err(ChangeError::Overlap);
    }
    let claim = claim(file, quote.block, words, Some(id))?;
    Ok(vec![Edit::set(place.field("text"), claim)])
}

/// Lists words of a block as a quote.
pub(super) fn mark(
    file: &File<'_>,
    block: BlockId,
    words: &Range<usize>,
    speaker: &ChosenSpeaker,
    occasion: Option<OccasionId>,
) -> Result<Vec<Edit>, ChangeError> {
    let claim = claim(file, block, words, None)?;
    let own = file.briefing.block(block).ok_or(ChangeError::NotThere)?;
    let (record, mut edits) = if own.turn().is_some_and(|turn| turn.speech().is_some()) {
        // The speaker of a turn says all of it.
        (Record::new().field("text", claim), Vec::new())
    } else {
        let (speaker, edits) = add_speaker(file, speaker)?;
        let occasion = occasion.and_then(|id| file.briefing.occasion(id)).map(|occasion| occasion.id.as_str());
        (Record::new().field("speaker", speaker).optional("occasion", occasion).field("text", claim), edits)
    };
    let number = file.body_number(block);
    let raw = file.block(number)?;
    let path = [Step::Field("body"), Step::Index(number), Step::Field("quotes")];
    let before = own.spoken().filter(|(_, quote)| quote.span_in(block).is_some_and(|span| span.end <= words.start));
    let before = before.count();
    let listed = raw.quotes();
    if listed.is_empty() {
        let list = crate::format::value::Value::list([record]);
        edits.push(Edit::set(path, list).in_order(BLOCK_FIELDS));
        return Ok(edits);
    }
    let index = place_in_list(listed, own.spoken().next().is_some_and(|(_, quote)| quote.block != block), before);
    edits.push(Edit::insert(path, index, record));
    Ok(edits)
}

/// The index in a list after `quotes` whole quotes with their pieces; the first element may continue a quote
/// from an earlier block.
fn place_in_list(listed: &[schema::Quote<'_>], begins_before: bool, quotes: usize) -> usize {
    let mut seen = usize::from(begins_before);
    for (number, quote) in listed.iter().enumerate() {
        seen += usize::from(!quote.continues);
        if seen > quotes {
            return number;
        }
    }
    listed.len()
}

/// The words for the file by which the quote is found at this place: including the quotation marks if the same
/// words come earlier.
fn claim(file: &File<'_>, block: BlockId, words: &Range<usize>, of: Option<QuoteId>) -> Result<String, ChangeError> {
    let block = file.briefing.block(block).ok_or(ChangeError::NotThere)?;
    let text = block.text();
    let chosen = text.get(words.clone()).ok_or(ChangeError::NoWords)?;
    if chosen.trim().is_empty() {
        return Err(ChangeError::NoWords);
    }
    // The user may select a quotation with its marks, which do not belong to its words.
    let is_outer = |c: char| c.is_whitespace() || is_quotation_mark(c);
    let start = words.start + (chosen.len() - chosen.trim_start_matches(is_outer).len());
    let words = start..words.end - (chosen.len() - chosen.trim_end_matches(is_outer).len());
    if words.is_empty() {
        return Err(ChangeError::NoWords);
    }
    let others = block.spoken().filter(|(id, quote)| {
        let is_whole_turn = block.turn().is_some() && quote.span() == Some(0..text.len());
        Some(*id) != of && !is_whole_turn
    });
    // Between the pieces of a quote nothing else can be listed.
    let others: Vec<Range<usize>> = others.filter_map(|(_, quote)| quote.span_in(block.id)).collect();
    if others.iter().any(|other| other.start < words.end && words.start < other.end) {
        return Err(ChangeError::Overlap);
    }
    let from = others.iter().map(|other| other.end).filter(|end| *end <= words.start).max().unwrap_or_default();
    let mut claims = QuoteTextFinder::new(text);
    if claims.crosses_mark(&words) {
        return Err(ChangeError::Crossing);
    }
    let claim = claims.unique_text_at(&words, from);
    claim.map(|(claim, _)| claim.to_owned()).ok_or(ChangeError::Ambiguous)
}

/// A place in the file with its fields.
struct Fields {
    place: QuotePlace,
    /// The names of the fields that are present.
    present: Vec<&'static str>,
    has_speaker: bool,
    has_label: bool,
    /// The beginning of the words, for messages.
    words: String,
}

/// The places that name the speakers of these quotes, each once.
fn places(file: &File<'_>, ids: &[QuoteId]) -> Result<Vec<Fields>, ChangeError> {
    let mut all: Vec<Fields> = Vec::new();
    for id in ids {
        let place = file.attribution(*id)?;
        if all.iter().all(|other| other.place.path() != place.path()) {
            all.push(fields(file, *id, place)?);
        }
    }
    Ok(all)
}

fn fields(file: &File<'_>, id: QuoteId, place: QuotePlace) -> Result<Fields, ChangeError> {
    let (QuotePlace::Listed { block, .. } | QuotePlace::Turn { block }) = place;
    let raw = file.block(block)?;
    let mut present = Vec::new();
    let mut note = |name: &'static str, is_there: bool| {
        if is_there {
            present.push(name);
        }
    };
    let (has_speaker, has_label) = match (&place, &raw) {
        (
            QuotePlace::Turn { .. },
            schema::Block::Turn { speaker, speakers, occasion, role, label, confirmed, proposal, .. },
        ) => {
            note("speaker", speaker.is_some());
            note("speakers", !speakers.is_empty());
            note("occasion", occasion.is_some());
            note("role", role.is_some());
            note("confirmed", confirmed.is_some());
            note("proposal", proposal.is_some());
            (speaker.is_some() || !speakers.is_empty(), label.is_some())
        }
        (QuotePlace::Listed { element, .. }, raw) => {
            let quote = raw.quotes().get(*element).ok_or(ChangeError::NotThere)?;
            note("speaker", quote.speaker.is_some());
            note("speakers", !quote.speakers.is_empty());
            note("occasion", quote.occasion.is_some());
            note("role", quote.role.is_some());
            note("confirmed", quote.confirmed.is_some());
            note("proposal", quote.proposal.is_some());
            (quote.speaker.is_some() || !quote.speakers.is_empty(), false)
        }
        _ => return Err(ChangeError::NotThere),
    };
    let words = shortened(&file.briefing.quote_text(file.quote(id)?));
    Ok(Fields { place, present, has_speaker, has_label, words })
}

/// The edits that remove those of the named fields that are present.
fn without<'f>(place: &'f Fields, names: &'f [&'static str]) -> impl Iterator<Item = Edit> + use<'f> {
    names.iter().filter(|name| place.present.contains(name)).map(|name| Edit::remove(place.place.field(name)))
}

//! Changes the kind of a block: heading, paragraph, turn or list item.

use super::{
    BlockShape, ChangeError,
    new_entry::add_speaker,
    place::File,
    quotes::without_own_speakers,
    raw::{BLOCK_FIELDS, QUOTE_FIELDS, confirmation, said_by},
};
use crate::{
    format::{
        edit::{Edit, Step, value_at},
        schema,
        value::{Record, Value},
    },
    matching::quote_text::QuoteTextFinder,
    model::BlockId,
};

impl BlockShape {
    fn name(&self) -> &'static str {
        match self {
            Self::Heading => "Heading",
            Self::Paragraph => "Paragraph",
            Self::Item => "Item",
            Self::Turn { .. } => "Turn",
        }
    }
}

/// The edits of one block.
struct BlockEdits<'f, 'a> {
    file: &'f File<'a>,
    path: Vec<Step>,
    edits: Vec<Edit>,
}

impl BlockEdits<'_, '_> {
    fn field(&self, name: &'static str) -> Vec<Step> {
        self.path.iter().cloned().chain([Step::Field(name)]).collect()
    }

    fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        self.edits.push(Edit::set(self.field(name), value).in_order(BLOCK_FIELDS));
    }

    fn remove(&mut self, name: &'static str) {
        let path = self.field(name);
        if value_at(self.file.text, &path).is_ok() {
            self.edits.push(Edit::remove(path));
        }
    }

    fn replace_text(&mut self, bytes: std::ops::Range<usize>, with: &str) {
        self.edits.push(Edit::replace_text(self.field("text"), bytes, with));
    }
}

/// Changes the kind of a block. Its quotes, notes and topics stay.
pub(super) fn shape(file: &File<'_>, block: BlockId, shape: &BlockShape) -> Result<Vec<Edit>, ChangeError> {
    let number = file.body_number(block);
    let raw = file.block(number)?;
    let text = raw.text().ok_or(ChangeError::Picture)?;
    let path = vec![Step::Field("body"), Step::Index(number)];
    let mut edits = BlockEdits { file, path, edits: Vec::new() };
    match (&raw, shape) {
        (schema::Block::Turn { .. }, BlockShape::Turn { .. })
        | (schema::Block::Heading { .. }, BlockShape::Heading)
        | (schema::Block::Paragraph { .. }, BlockShape::Paragraph)
        | (schema::Block::Item { .. }, BlockShape::Item) => return Ok(Vec::new()),
        (schema::Block::Turn { .. }, _) => leave_turn(&mut edits, &raw, text)?,
        (_, BlockShape::Turn { speaker, occasion }) => {
            if let Some(speaker) = speaker {
                let (id, added) = add_speaker(file, speaker)?;
                let is_other = |quote: &schema::Quote<'_>| {
                    let names = quote.speakers();
                    !names.is_empty() && names != [id.as_str()]
                };
                if raw.quotes().iter().any(is_other) {
                    return Err(ChangeError::OthersSpeak);
                }
                edits.edits.extend(added);
                edits.edits.extend(without_own_speakers(number, &raw));
                edits.set("speaker", id);
                if let Some(occasion) = occasion {
                    edits.set("occasion", file.occasion_id(*occasion)?);
                }
            }
            let label = label_of(text);
            if speaker.is_none() && label.is_none() {
                return Err(ChangeError::Nobody);
            }
            if let Some(label) = label {
                edits.set("label", label);
                let rest = text.get(label.len()..).unwrap_or_default();
                edits.replace_text(0..text.len() - rest.trim_start().len(), "");
            }
        }
        _ => {}
    }
    edits.remove("level");
    edits.edits.push(Edit::retype(edits.path.clone(), shape.name()));
    Ok(edits.edits)
}

/// The label at the beginning of a text: a few words before a colon, with more text after it.
fn label_of(text: &str) -> Option<&str> {
    const LABEL_CHARS: usize = 60;
    let colon = text.find([':', '：'])?;
    let end = text.ceil_char_boundary(colon + 1);
    let (label, rest) = text.split_at_checked(end)?;
    let is_short = label.chars().count() <= LABEL_CHARS && !label.contains(['“', '"', '.', '?', '!', '\n']);
    // "MS. LEE:" has a full stop.
    let is_capital = label.chars().count() <= LABEL_CHARS && !label.chars().any(char::is_lowercase);
    let has_rest = rest.starts_with(char::is_whitespace) || label.ends_with('：');
    ((is_short || is_capital) && has_rest && !rest.trim().is_empty()).then_some(label)
}

/// Puts the label back into the text, and the speaker and occasion of the turn into each of its quotes.
fn leave_turn(edits: &mut BlockEdits<'_, '_>, raw: &schema::Block<'_>, text: &str) -> Result<(), ChangeError> {
    let schema::Block::Turn { speaker, speakers, occasion, role, label, confirmed, proposal, quotes, original, .. } =
        raw
    else {
        return Ok(());
    };
    let label = label.as_deref().map(str::trim).filter(|label| !label.is_empty());
    let before = label.map(|label| format!("{label} ")).unwrap_or_default();
    if !before.is_empty() {
        edits.replace_text(0..0, &before);
    }
    let is_spoken = speaker.is_some() || !speakers.is_empty() || confirmed.is_some();
    if quotes.is_empty() && is_spoken {
        let now = format!("{before}{text}");
        let mut claims = QuoteTextFinder::new(&now);
        let place = before.len()..now.trim_end().len();
        if claims.crosses_mark(&place) {
            return Err(ChangeError::Crossing);
        }
        let (claim, _) = claims.unique_text_at(&place, 0).ok_or(ChangeError::Ambiguous)?;
        let record = said_by(Record::new(), speaker.as_deref(), speakers, occasion.as_deref())
            .optional("role", role.as_deref())
            .field("text", claim)
            .optional("original", original.as_deref());
        edits.set("quotes", Value::list([confirmation(record, *confirmed, proposal.as_deref())]));
    }
    for (at, quote) in quotes.iter().enumerate().filter(|(_, quote)| is_spoken && !quote.continues) {
        let path = edits.field("quotes").into_iter().chain([Step::Index(at)]).collect::<Vec<_>>();
        let mut set = |name: &'static str, value: Option<Value>| {
            if let Some(value) = value {
                let path = path.iter().cloned().chain([Step::Field(name)]);
                edits.edits.push(Edit::set(path, value).in_order(QUOTE_FIELDS));
            }
        };
        if quote.speaker.is_none() && quote.speakers.is_empty() {
            set("speaker", speaker.as_deref().map(Value::from));
            let all = (!speakers.is_empty()).then(|| Value::list(speakers.iter().map(|speaker| &**speaker)));
            set("speakers", all);
            set("role", role.as_deref().filter(|_| quote.role.is_none()).map(Value::from));
        }
        set("occasion", occasion.as_deref().filter(|_| quote.occasion.is_none()).map(Value::from));
        set("confirmed", confirmed.filter(|_| quote.confirmed.is_none()).map(Value::from));
    }
    for name in ["speaker", "speakers", "occasion", "role", "label", "confirmed", "proposal"] {
        edits.remove(name);
    }
    Ok(())
}

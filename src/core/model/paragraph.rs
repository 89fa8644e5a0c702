//! Numbers the paragraphs as a reader of the text counts them: paragraphs, turns and list items from 1, without
//! headings and figures. Citations use these numbers.

use super::{BlockId, BlockKind, Briefing};

impl BlockKind {
    /// Whether it is running text, which is counted as a paragraph: not a heading and not a figure.
    pub fn is_paragraph(self) -> bool {
        matches!(self, Self::Paragraph | Self::Turn(_) | Self::Item { .. })
    }
}

impl Briefing {
    /// The number of a paragraph, from 1; `None` for a heading, a figure, or a block that does not exist.
    pub fn paragraph_number(&self, id: BlockId) -> Option<usize> {
        self.block(id)?.kind().is_paragraph().then(|| self.paragraphs_before(id) + 1)
    }

    /// The paragraph with this number.
    pub fn paragraph(&self, number: usize) -> Option<BlockId> {
        let others = self.other_blocks.iter().enumerate();
        let before = others.take_while(|(others, id)| id.index() - others < number).count();
        let index = u32::try_from(number.checked_sub(1)? + before).ok()?;
        Some(BlockId(index)).filter(|id| id.index() < self.block_count())
    }

    /// How many paragraphs there are.
    pub fn paragraph_count(&self) -> usize {
        self.block_count() - self.other_blocks.len()
    }

    /// The place of a block in words: "paragraph 12"; headings and figures are named by the paragraph that follows:
    /// "heading before paragraph 12".
    pub fn block_in_words(&self, id: BlockId) -> String {
        let next = self.paragraphs_before(id) + 1;
        match self.block(id).map(|block| block.kind()) {
            Some(kind) if kind.is_paragraph() => format!("paragraph {next}"),
            Some(kind) => {
                let what = if kind == BlockKind::Heading { "heading" } else { "figure" };
                match next > self.paragraph_count() {
                    true => format!("{what} at the end"),
                    false => format!("{what} before paragraph {next}"),
                }
            }
            None => "no paragraph".to_owned(),
        }
    }

    fn paragraphs_before(&self, id: BlockId) -> usize {
        id.index() - self.other_blocks.partition_point(|other| *other < id)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{format::Folder, load, model::BlockId};

    fn briefing(is_paragraph: &[bool]) -> crate::model::Briefing {
        let block =
            |is_paragraph: &bool| if *is_paragraph { "Paragraph(text: \"A.\")," } else { "Heading(text: \"B\")," };
        let body: String = is_paragraph.iter().map(block).collect();
        let text = format!("Briefing(format: 1, title: \"T\", body: [{body}])");
        load::load_text("t.ron", text.into(), Folder::Embedded(&[])).briefing.expect("a briefing")
    }

    #[test]
    fn a_heading_is_named_by_the_paragraph_after_it() {
        let briefing = briefing(&[false, true, true, false]);
        let said: Vec<_> = (0..5).map(|id| briefing.block_in_words(BlockId(id))).collect();
        let expected =
            ["heading before paragraph 1", "paragraph 1", "paragraph 2", "heading at the end", "no paragraph"];
        assert_eq!(said, expected);
    }

    proptest! {
        #[test]
        fn paragraphs_are_numbered_without_headings_and_figures(
            is_paragraph in prop::collection::vec(any::<bool>(), 1..40),
        ) {
            let briefing = briefing(&is_paragraph);
            let mut count = 0;
            for (id, is_paragraph) in (0..).map(BlockId).zip(&is_paragraph) {
                count += usize::from(*is_paragraph);
                prop_assert_eq!(briefing.paragraph_number(id), is_paragraph.then_some(count));
                if *is_paragraph {
                    prop_assert_eq!(briefing.paragraph(count), Some(id));
                }
            }
            prop_assert_eq!(briefing.paragraph_count(), count);
            prop_assert_eq!(briefing.paragraph(0), None);
            prop_assert_eq!(briefing.paragraph(count + 1), None);
        }
    }
}

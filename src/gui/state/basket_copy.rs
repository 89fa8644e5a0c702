//! The content of a copy: quotes of the shown briefing, or quotes of the basket, which may be from several briefings.
//!
//! The basket stores only words. So each of its quotes is found in its briefing and verified again for a copy. If the
//! briefing is not open, it is read for that, which takes longer than a frame.

use std::sync::Arc;

use super::{
    basket::{Basket, BasketItem, BasketPlace, BasketSection, OpenBriefing},
    basket_item::resolve,
    failures::NotCopied,
    session::{FileKey, source_of_key},
};
use briefing_core::{
    citation::{ClipboardContent, CopyError, CopyFormat, CopySource, Options, QuoteExcerpt, copy_all},
    load::{BriefingSource, Loaded, load_embedded, load_example, load_file},
    model::{Briefing, QuoteId},
    text::number::counted,
};

/// The content of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyContent {
    /// Content of the shown briefing.
    Shown(CopySource),
    /// Quotes of the basket.
    Basket(BasketCopy),
}

impl From<CopySource> for CopyContent {
    fn from(source: CopySource) -> Self {
        Self::Shown(source)
    }
}

impl From<QuoteId> for CopyContent {
    fn from(id: QuoteId) -> Self {
        Self::Shown(id.into())
    }
}

impl From<BasketCopy> for CopyContent {
    fn from(copy: BasketCopy) -> Self {
        Self::Basket(copy)
    }
}

impl CopyContent {
    /// A quote of the basket, or `None` if it is no longer in its briefing. `shown` is the file of the shown briefing.
    pub fn from_basket(basket: &Basket, shown: &FileKey, place: BasketPlace) -> Option<Self> {
        let (section, item) = basket.get(place)?;
        match &item.excerpt {
            Some(excerpt) if section.file == *shown => Some(CopySource::Quotes(vec![excerpt.clone()]).into()),
            None if basket.open_briefing(&section.file).is_some() => None,
            _ => Some(BasketCopy::one(basket, section, item).into()),
        }
    }

    /// Whether copying it takes less than a frame.
    pub fn is_quick(&self, copy_format: &CopyFormat) -> bool {
        match self {
            Self::Shown(source) => source.is_quick(copy_format),
            Self::Basket(copy) => copy.is_quick() && !copy_format.is_styled(),
        }
    }

    /// The content with at most `most` quotes or paragraphs, and how many were left out.
    pub fn first(&self, most: usize) -> (Self, usize) {
        match self {
            Self::Shown(source) => {
                let (first, more) = source.first(most);
                (first.into(), more)
            }
            Self::Basket(copy) => {
                let (first, more) = copy.first(most);
                (first.into(), more)
            }
        }
    }

    /// The text in this format; `briefing` is the one that is shown.
    ///
    /// # Errors
    /// If a quote is not verified, the format lacks something, or none of the basket's quotes is still in its briefing.
    pub fn copy(&self, briefing: &Briefing, copy_format: &CopyFormat, options: Options) -> Result<Composed, NotCopied> {
        match self {
            Self::Shown(source) => Ok(source.copy(briefing, copy_format, options)?.into()),
            Self::Basket(copy) => copy.find_quotes().copy(copy_format, options),
        }
    }
}

/// The text of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The content for the clipboard.
    pub content: ClipboardContent,
    /// A clause on what was left out, and why.
    pub left_out: Option<String>,
}

impl From<ClipboardContent> for Composed {
    fn from(content: ClipboardContent) -> Self {
        Self { content, left_out: None }
    }
}

/// Quotes of the basket, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BasketCopy {
    sections: Vec<SectionCopy>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct SectionCopy {
    file: FileKey,
    name: String,
    items: Vec<BasketItem>,
    /// The briefing, if it is open.
    open: Option<OpenBriefing>,
}

/// The maximum number of quotes that are copied without a background task.
const MAX_QUICK_QUOTES: usize = 8;

impl BasketCopy {
    /// Everything in the basket.
    pub fn all(basket: &Basket) -> Self {
        let sections = basket.sections().iter().map(|section| SectionCopy {
            file: section.file.clone(),
            name: section.name().to_owned(),
            items: section.items.clone(),
            open: None,
        });
        Self { sections: sections.collect() }.with_open(basket)
    }

    fn one(basket: &Basket, of: &BasketSection, item: &BasketItem) -> Self {
        let name = of.name().to_owned();
        let section = SectionCopy { file: of.file.clone(), name, items: vec![item.clone()], open: None };
        Self { sections: vec![section] }.with_open(basket)
    }

    /// A copy with the current versions of the open briefings.
    #[must_use]
    pub fn with_open(mut self, basket: &Basket) -> Self {
        for section in &mut self.sections {
            section.open = basket.open_briefing(&section.file).cloned();
        }
        self
    }

    /// The number of quotes.
    pub fn count(&self) -> usize {
        self.items().count()
    }

    /// The number of briefings.
    pub fn briefings(&self) -> usize {
        self.sections.len()
    }

    /// Whether one of the open briefings has text in the original language.
    pub fn has_originals(&self) -> bool {
        let briefings = self.sections.iter().filter_map(|section| section.open.as_ref()?.0.briefing.as_ref());
        briefings.into_iter().any(Briefing::has_originals)
    }

    /// The quotes.
    pub fn items(&self) -> impl Iterator<Item = &BasketItem> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The quotes of one briefing.
    pub fn items_of(&self, file: &FileKey) -> impl Iterator<Item = &BasketItem> {
        self.sections.iter().filter(move |section| section.file == *file).flat_map(|section| &section.items)
    }

    fn is_quick(&self) -> bool {
        self.count() <= MAX_QUICK_QUOTES && self.sections.iter().all(|section| section.open.is_some())
    }

    fn first(&self, most: usize) -> (Self, usize) {
        let mut left = most;
        let mut first = self.clone();
        for section in &mut first.sections {
            section.items.truncate(left);
            left -= section.items.len();
        }
        first.sections.retain(|section| !section.items.is_empty());
        let more = self.count() - first.count();
        (first, more)
    }

    /// Finds each quote in its briefing, which is read if it is not open.
    pub fn find_quotes(&self) -> FoundQuotes {
        let mut found = FoundQuotes::default();
        for section in &self.sections {
            let loaded = section.open.as_ref().map_or_else(|| read(&section.file), |open| Arc::clone(&open.0));
            let Some(briefing) = &loaded.briefing else {
                found.unread.push((section.name.clone(), section.items.len()));
                continue;
            };
            let mut items = section.items.clone();
            resolve(items.iter_mut(), briefing);
            let excerpts: Vec<_> = items.into_iter().filter_map(|item| item.excerpt).collect();
            found.gone += section.items.len() - excerpts.len();
            if !excerpts.is_empty() {
                found.sections.push((loaded, excerpts));
            }
        }
        found
    }
}

fn read(file: &FileKey) -> Arc<Loaded> {
    Arc::new(match source_of_key(file) {
        BriefingSource::Sample => load_embedded(),
        BriefingSource::Example(example) => load_example(example),
        BriefingSource::File(path) => load_file(&path),
    })
}

/// Quotes of the basket that are still in their briefings.
#[derive(Default)]
pub struct FoundQuotes {
    /// The briefings, each with its quotes.
    pub sections: Vec<(Arc<Loaded>, Vec<QuoteExcerpt>)>,
    /// How many quotes are no longer in their briefings.
    gone: usize,
    /// The names of the briefings that cannot be read, each with the number of its quotes that are left out.
    unread: Vec<(String, usize)>,
}

impl FoundQuotes {
    /// The text of all quotes, in this format.
    ///
    /// # Errors
    /// As for [`copy_all`], or if no quote was found.
    pub fn copy(&self, copy_format: &CopyFormat, options: Options) -> Result<Composed, NotCopied> {
        if let Some(why) = self.left_out().filter(|_| self.sections.is_empty()) {
            return Err(NotCopied::NotFound(why));
        }
        let mut quotes = Vec::new();
        for (loaded, excerpts) in &self.sections {
            let Some(briefing) = &loaded.briefing else { continue };
            for excerpt in excerpts {
                quotes.push(excerpt.verify(briefing).map_err(CopyError::from)?);
            }
        }
        Ok(Composed { content: copy_all(&quotes, copy_format, options)?, left_out: self.left_out() })
    }

    /// A clause on what was left out, and why.
    pub fn left_out(&self) -> Option<String> {
        let gone = (self.gone > 0).then(|| {
            counted(
                self.gone,
                "that is no longer in its briefing is left out",
                "that are no longer in their briefings are left out",
            )
        });
        let unread = self.unread.iter().map(|(name, count)| {
            let are = if *count == 1 { "is" } else { "are" };
            format!("{count} of “{name}” {are} left out, because its file cannot be read")
        });
        let parts: Vec<_> = gone.into_iter().chain(unread).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

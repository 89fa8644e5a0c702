//! The parts of the list that have hits, for the scroll bar.

use briefing_core::{
    model::BlockId,
    search::{SearchResults, SearchTarget},
};

use super::{ReaderState, block_of_row, row_count, row_of_block};
use crate::gui::{
    state::view::View,
    ui::{PanelContext, list::ListState},
};

/// The parts of the list that have hits, for the scroll bar.
#[derive(Default)]
pub(super) struct HitMarks {
    of: Option<(u64, View)>,
    pub(super) parts: Vec<bool>,
}

/// The number of parts: as many marks as the highest screen has room for.
const MARKS: usize = 1000;

/// Finds the parts of the list that have hits, once for each search and view.
pub(super) fn mark_hits(context: &PanelContext<'_>, state: &mut ReaderState) {
    let Some(found) = context.state.find.whole() else {
        state.hit_marks = HitMarks::default();
        return;
    };
    let of = Some((found.number, context.state.position.view));
    if state.hit_marks.of == of {
        return;
    }
    let rows = state.list.parts(MARKS);
    // The parts are not known before the first frame of a view.
    if rows.last() != Some(&row_count(context)) {
        state.hit_marks = HitMarks::default();
        return;
    }
    let parts = if found.hits.total() <= MAX_LOCATED_HITS {
        exact_marks(context, found, &state.list)
    } else {
        marks_by_part(context, found, &rows)
    };
    state.hit_marks = HitMarks { of, parts };
}

/// With more hits than this, each part of the list is checked for hits, instead of locating each hit.
const MAX_LOCATED_HITS: usize = 4000;

fn exact_marks(context: &PanelContext<'_>, found: &SearchResults, list: &ListState) -> Vec<bool> {
    let mut parts = vec![false; MARKS];
    for (place, _, _) in found.hits.places_from(0) {
        let SearchTarget::Block(id) = place else { continue };
        let Some(row) = row_of_block(context, id) else { continue };
        let text = found.text_of(place, context.briefing);
        for range in found.search.find(&text) {
            let at = list.part_of(row, range.start as f64 / text.len().max(1) as f64);
            if let Some(part) = parts.get_mut(((at * MARKS as f64) as usize).min(MARKS - 1)) {
                *part = true;
            }
        }
    }
    parts
}

fn marks_by_part(context: &PanelContext<'_>, found: &SearchResults, rows: &[usize]) -> Vec<bool> {
    let is_in_view = |id: BlockId| row_of_block(context, id).is_some();
    let has_hits = |rows: &[usize]| {
        let [first, end] = rows else { return false };
        let from = (*first..(first + 2).max(*end)).find_map(|row| block_of_row(context, row));
        let to = block_of_row(context, (first + 1).max(*end)).map_or(BlockId(u32::MAX), |block| block.id);
        from.is_some_and(|from| found.hits.has_block(from.id..to, is_in_view))
    };
    rows.windows(2).map(has_hits).collect()
}

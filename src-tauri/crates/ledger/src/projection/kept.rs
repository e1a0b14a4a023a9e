//! Items as they were last posted, so that the next fact is folded onto them and not their whole history again.

use std::collections::HashMap;

use duban_domain::ItemId;

use crate::fold::Tracked;

/// As many items as are kept: what an office works on, at a few kilobytes each.
const MANY: usize = 4096;

/// Items by their ids, each with the number of facts that it rests on. Facts are never changed, so an item at the same
/// version is the same item, whoever wrote meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Kept(HashMap<ItemId, (u64, Tracked)>);

impl Kept {
    /// The item as it stands at this version, if that is what is kept. It is kept no longer: should the write fail that
    /// asked for it, nothing is left of it.
    pub(super) fn take(&mut self, id: ItemId, version: u64) -> Option<Tracked> {
        self.0.remove(&id).filter(|(kept, _)| *kept == version).map(|(_, tracked)| tracked)
    }

    /// Keeps items whose facts are on the disk. Where there would be too many, all others are forgotten.
    pub(crate) fn keep(&mut self, items: Vec<(ItemId, u64, Tracked)>) {
        if self.0.len() + items.len() > MANY {
            self.0.clear();
        }
        self.0.extend(items.into_iter().take(MANY).map(|(id, version, tracked)| (id, (version, tracked))));
    }
}

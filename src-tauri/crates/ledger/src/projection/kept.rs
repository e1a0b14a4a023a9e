//! Items as they were last posted, so that the next fact is folded onto them and not their whole history again.

use std::collections::HashMap;

use duban_domain::{ItemId, Subject};

use crate::fold::Tracked;

/// As many items as are kept: what an office works on, at a few kilobytes each.
const MANY: usize = 4096;

/// Items by their ids, each with the number of facts that it rests on. Nothing is kept over what another program wrote,
/// so these are the newest.
#[derive(Debug, Default)]
pub(crate) struct Kept(HashMap<ItemId, (u64, Tracked)>);

impl Kept {
    /// How many facts name the subject, where it is an item that is kept.
    pub(crate) fn version(&self, subject: &Subject) -> Option<u64> {
        let Subject::Item(id) = subject else { return None };
        self.0.get(id).map(|(version, _)| *version)
    }

    /// Keeps nothing any more: somebody else wrote.
    pub(crate) fn forget(&mut self) {
        self.0.clear();
    }

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

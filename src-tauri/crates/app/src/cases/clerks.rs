//! 经办人: whose name stands in the facts.

use duban_domain::registry::Names;

use crate::Code;
use crate::duban::{Duban, NOBODY};
use crate::error::Error;
use crate::wire::{ClerkView, ClerksView};

/// The longest name taken, in characters: room for two names with their posts.
const LONGEST: usize = 30;

impl Duban {
    /// The persons to choose the acting clerk from, with the one who acts now.
    ///
    /// Those who recorded something lately come first, the latest at the head; then the contacts that the registry
    /// keeps for the office's own department.
    pub fn clerks(&self) -> Result<ClerksView, Error> {
        let (recorders, office) = {
            let ledger = self.ledger();
            (ledger.recorders()?, ledger.office()?)
        };
        let mut clerks: Vec<ClerkView> = Vec::new();
        for (name, day) in recorders.into_iter().filter(|(name, _)| name != NOBODY) {
            clerks.push(ClerkView { name, post: String::new(), last_day: Some(day.to_string()) });
        }
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let own = office.iter().flat_map(|office| names.find(&office.name));
        for contact in own.flat_map(|department| &department.contacts) {
            if let Some(clerk) = clerks.iter_mut().find(|clerk| clerk.name == contact.name) {
                clerk.post.clone_from(&contact.post);
            } else {
                let (name, post) = (contact.name.clone(), contact.post.clone());
                clerks.push(ClerkView { name, post, last_day: None });
            }
        }
        let acting = self.actor();
        Ok(ClerksView { chosen: acting != NOBODY, acting, clerks })
    }

    /// From now on `name` stands in every fact. Holds as long as the program runs; nothing is recorded by it.
    pub fn choose_clerk(&self, name: &str) -> Result<ClerksView, Error> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::new(Code::FieldMissing, "没有写经办人的姓名，经办人没有改。选一位或写上姓名。"));
        }
        if name.chars().count() > LONGEST || name.chars().any(char::is_control) {
            let sentence = format!("经办人的姓名最多{LONGEST}个字，不能换行，经办人没有改。只写姓名即可。");
            return Err(Error::new(Code::FieldMissing, sentence));
        }
        self.set_actor(name);
        self.clerks()
    }
}

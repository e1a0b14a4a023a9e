//! 建议: who may be meant where a directive names nobody to lead.

use std::collections::HashMap;

use duban_domain::registry::{Adviser, Registry};
use duban_domain::{Decision, Directive, DirectiveId, Review, Suggestion};

use crate::duban::Duban;
use crate::error::Error;

/// How many of the newest items are looked at for how the office assigned before.
const LOOKED_BACK: u32 = 2000;

impl Duban {
    /// Suggestions for each open directive that names nobody to lead. They are worked out when they are looked at, so
    /// that they follow the registry and what was assigned meanwhile; what a clerk takes is a fact, with its reason.
    pub(crate) fn suggestions(
        &self,
        review: &Review,
        registry: &Registry,
    ) -> Result<HashMap<DirectiveId, Vec<Suggestion>>, Error> {
        let leaderless = |d: &Directive| !d.assignments.iter().any(|a| a.role.leads());
        let asked = review.directives.iter().filter(|d| d.decision == Decision::Open && leaderless(&d.directive));
        let mut asked = asked.peekable();
        if asked.peek().is_none() {
            return Ok(HashMap::new());
        }
        let past = self.ledger().led(LOOKED_BACK)?;
        let adviser = Adviser::new(registry, &past);
        let found = asked.map(|d| {
            let said = &d.directive;
            let mut suggestions = adviser.suggest_under(&said.path, &said.text);
            suggestions.retain(|s| said.assignments.iter().all(|a| a.department != s.department));
            (d.id, suggestions)
        });
        Ok(found.collect())
    }
}

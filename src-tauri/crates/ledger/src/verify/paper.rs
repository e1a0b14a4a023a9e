//! The short code on an issued page.

use chrono::{DateTime, FixedOffset};

use crate::journal::{Head, Journal, Record};
use crate::{Ledger, LedgerError};

/// How a short code from paper compares with the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperCheck {
    /// The journal up to there is the one the paper was printed from.
    Matches {
        /// The last fact when it was printed; 0 for none.
        seq: u64,
        /// When that fact was recorded.
        at: Option<DateTime<FixedOffset>>,
    },
    /// The fact in that place has another hash: something up to there was altered since.
    Differs {
        /// The place.
        seq: u64,
        /// The code that the journal gives today.
        today: String,
    },
    /// The journal does not reach so far: its end was cut off, or the paper belongs to another.
    Beyond {
        /// The place.
        seq: u64,
        /// The last there is.
        head: u64,
    },
}

impl Ledger {
    /// Holds a short code from paper against the journal: `128-66C7F0F4` is the 128th fact and the first eight hex digits
    /// of its hash. That every fact still gives its hash is for [`Ledger::verify`] to say; only both together tell that
    /// nothing was altered.
    ///
    /// Errors: [`LedgerError::NoShortCode`] where the text is none.
    pub fn verify_code(&self, code: &str) -> Result<PaperCheck, LedgerError> {
        let (seq, digits) = parse(code).ok_or_else(|| LedgerError::NoShortCode(code.to_owned()))?;
        let journal = self.journal();
        let head = journal.head()?.seq;
        if seq > head {
            return Ok(PaperCheck::Beyond { seq, head });
        }
        let record = journal.at(seq)?;
        let then = record.as_ref().map_or_else(Head::empty, Record::head);
        if then.digits() != digits {
            return Ok(PaperCheck::Differs { seq, today: then.short_code() });
        }
        let at = record.map(Record::fact).transpose()?.map(|fact| fact.at);
        Ok(PaperCheck::Matches { seq, at })
    }
}

/// The place and the digits, in lower case.
fn parse(code: &str) -> Option<(u64, String)> {
    let (seq, digits) = code.trim().split_once('-')?;
    let digits = digits.to_lowercase();
    let hex = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    Some((seq.parse().ok()?, digits)).filter(|_| hex)
}

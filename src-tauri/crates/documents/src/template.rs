//! 措辞模板: words of the office's own, with placeholders that each document fills in.

/// Why a template cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A placeholder that the document has nothing for.
    #[error("there is nothing called {0}")]
    Unknown(String),
    /// A brace that is not closed, or was never opened.
    #[error("a brace stands alone")]
    Alone,
}

/// The words with every placeholder filled in.
///
/// ```
/// use duban_documents::template::{TemplateError, fill};
/// let values = [("会议", "市委常委会第12次会议".to_owned()), ("件数", "3".to_owned())];
/// assert_eq!(fill("{会议}议定的{件数}项事项", &values).unwrap(), "市委常委会第12次会议议定的3项事项");
/// assert_eq!(fill("{次数}", &values), Err(TemplateError::Unknown("次数".into())));
/// assert_eq!(fill("{会议", &values), Err(TemplateError::Alone));
/// ```
pub fn fill(template: &str, values: &[(&str, String)]) -> Result<String, TemplateError> {
    let mut words = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        words.push_str(&rest[..at]);
        let inside = rest[at..].strip_prefix('{').ok_or(TemplateError::Alone)?;
        let (name, after) = inside.split_once('}').ok_or(TemplateError::Alone)?;
        let name = name.trim();
        let value = values.iter().find(|(known, _)| *known == name);
        words.push_str(&value.ok_or_else(|| TemplateError::Unknown(name.to_owned()))?.1);
        rest = after;
    }
    words.push_str(rest);
    Ok(words)
}

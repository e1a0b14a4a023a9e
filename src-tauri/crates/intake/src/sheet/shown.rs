//! A cell's value as the sheet shows it.

use calamine::{DataRef, ExcelDateTime};

/// The text of a cell. `format` is its number format, where one is known.
pub(super) fn shown(value: &DataRef<'_>, format: Option<&str>) -> String {
    match value {
        DataRef::Int(n) => number(n.to_string(), format),
        DataRef::Float(n) => match format.and_then(percent) {
            Some(places) => format!("{:.places$}%", n * 100.0),
            None => number(plain(*n), format),
        },
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(moment) => date(moment, format),
        DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A number without the digits that binary fractions leave at its end.
fn plain(n: f64) -> String {
    let rounded = format!("{n:.10}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Units that a format adds behind a number, `0"项"`, belong to what is read.
fn number(digits: String, format: Option<&str>) -> String {
    let unit = format
        .and_then(|format| format.strip_suffix('"')?.rsplit_once('"'))
        .filter(|(figures, _)| !figures.is_empty() && figures.chars().all(|c| "0#,._ ".contains(c)));
    match unit {
        Some((_, unit)) => digits + unit,
        None => digits,
    }
}

/// How many decimals a percentage shows.
fn percent(format: &str) -> Option<usize> {
    let figures = format.split(';').next()?.strip_suffix('%')?;
    Some(figures.split_once('.').map_or(0, |(_, decimals)| decimals.len().min(4)))
}

/// 2026年5月9日, as far as the format shows it. A time without a day is no date.
fn date(moment: &ExcelDateTime, format: Option<&str>) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let format = format.unwrap_or("yyyy-m-d").split(';').next().unwrap_or_default().to_lowercase();
    // What stands in brackets or quotes is no part of the date: [$-804], "日前".
    let mut signs = String::new();
    let mut within = None;
    for c in format.chars() {
        match (within, c) {
            (None, '[') => within = Some(']'),
            (None, '"') => within = Some('"'),
            (Some(end), c) if c == end => within = None,
            (None, c) => signs.push(c),
            _ => {}
        }
    }
    let time = if signs.contains('h') && (hour, minute) != (0, 0) {
        format!("{hour}时{minute:02}分")
    } else {
        String::new()
    };
    let shows_day = signs.contains('d') || !signs.contains('m');
    if moment.is_duration() || (!signs.contains('y') && !signs.contains('d') && !time.is_empty()) {
        return time;
    }
    match (signs.contains('y') || shows_day, shows_day) {
        (true, true) => format!("{year}年{month}月{day}日{time}"),
        (true, false) => format!("{year}年{month}月"),
        (false, _) => format!("{month}月"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
    use rstest::rstest;

    use super::shown;

    #[rstest]
    #[case::as_excel_does("yyyy/m/d", "2026年5月9日")]
    #[case::unknown("m/d/yy", "2026年5月9日")]
    #[case::no_day("yyyy\"年\"m\"月\";@", "2026年5月")]
    #[case::no_year("m\"月\"d\"日\"", "2026年5月9日")]
    #[case::locale("[$-804]yyyy\"年\"m\"月\"d\"日\"", "2026年5月9日")]
    fn a_date_is_written_as_far_as_it_is_shown(#[case] format: &str, #[case] text: &str) {
        let moment = ExcelDateTime::new(46_151.0, ExcelDateTimeType::DateTime, false);
        assert_eq!(shown(&DataRef::DateTime(moment), Some(format)), text);
    }

    #[rstest]
    #[case::whole(3.0, None, "3")]
    #[case::binary(0.1 + 0.2, None, "0.3")]
    #[case::percentage(0.6, Some("0%"), "60%")]
    #[case::percentage_with_decimals(0.125, Some("0.0%"), "12.5%")]
    #[case::unit(12.0, Some("0\"项\""), "12项")]
    #[case::general(12.0, Some("General"), "12")]
    fn a_number_is_written_as_it_is_shown(#[case] number: f64, #[case] format: Option<&str>, #[case] text: &str) {
        assert_eq!(shown(&DataRef::Float(number), format), text);
    }
}

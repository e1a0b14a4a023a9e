//! What a file is, by its content.

/// What a file seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Word since 2007.
    Docx,
    /// An Office document behind a password.
    Encrypted,
    /// Word 97–2003.
    Doc,
    /// WPS's own format.
    Wps,
    /// Excel since 2007.
    Xlsx,
    /// Excel 97–2003; WPS's own workbooks are the same inside.
    Xls,
    /// A workbook of another kind.
    Spreadsheet,
    /// Slides, old or new.
    Slides,
    /// OpenDocument text.
    Odt,
    /// 版式文档 after GB/T 33190.
    Ofd,
    /// PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// A web page.
    Html,
    /// A web page with its pictures in one file.
    WebArchive,
    /// XML, such as Word 2003's.
    Xml,
    /// A picture.
    Picture,
    /// A recording or a film.
    Media,
    /// A compressed archive.
    Archive,
    /// A program.
    Program,
    /// A database.
    Database,
    /// Bytes of no known kind.
    Binary,
}

impl FileKind {
    /// The stable English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// What its readers call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.names().1
    }

    /// Whether it is a document, which a clerk could save in another format.
    #[must_use]
    pub fn is_document(self) -> bool {
        !matches!(self, Self::Picture | Self::Media | Self::Archive | Self::Program | Self::Database | Self::Binary)
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Docx => ("docx", "Word 文档（.docx）"),
            Self::Encrypted => ("encrypted", "加密的 Office 文档"),
            Self::Doc => ("doc", "旧版 Word 文档（.doc）"),
            Self::Wps => ("wps", "WPS 文档（.wps）"),
            Self::Xlsx => ("xlsx", "Excel 工作簿（.xlsx）"),
            Self::Xls => ("xls", "旧版 Excel 工作簿（.xls）"),
            Self::Spreadsheet => ("spreadsheet", "电子表格"),
            Self::Slides => ("slides", "演示文稿"),
            Self::Odt => ("odt", "OpenDocument 文档（.odt）"),
            Self::Ofd => ("ofd", "OFD 版式文档"),
            Self::Pdf => ("pdf", "PDF 文档"),
            Self::Rtf => ("rtf", "RTF 文档"),
            Self::Html => ("html", "网页文件"),
            Self::WebArchive => ("web-archive", "单个文件网页（.mht）"),
            Self::Xml => ("xml", "XML 文件"),
            Self::Picture => ("picture", "图片"),
            Self::Media => ("media", "音视频文件"),
            Self::Archive => ("archive", "压缩包"),
            Self::Program => ("program", "程序文件"),
            Self::Database => ("database", "数据库文件"),
            Self::Binary => ("binary", "二进制文件"),
        }
    }
}

/// What the content says the file is; `None` where it may be plain text.
pub(crate) fn sniff(bytes: &[u8], file_name: Option<&str>) -> Option<FileKind> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(*kind);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(inside_zip(bytes, file_name));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Some(inside_compound(bytes, file_name));
    }
    match bytes {
        // WebP, HEIC and AVIF are pictures in the containers of recordings. "BM" begins English words too, but a
        // bitmap has four zero bytes after its size.
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm' | b'a', b'e' | b'i' | b'v', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => return Some(FileKind::Picture),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W' | b'A', ..] | [_, _, _, _, b'f', b't', b'y', b'p', ..] => {
            return Some(FileKind::Media);
        }
        [b'M', b'Z', _, 0, ..] => return Some(FileKind::Program),
        _ => {}
    }
    markup(bytes)
}

const MAGIC: [(&[u8], FileKind); 17] = [
    (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"%PDF-", FileKind::Pdf),
    (b"{\\rtf", FileKind::Rtf),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"Rar!\x1A\x07", FileKind::Archive),
    (b"\x1F\x8B\x08", FileKind::Archive),
    (b"BZh9", FileKind::Archive),
    (b"\xFD7zXZ\0", FileKind::Archive),
    (b"\x7FELF", FileKind::Program),
    (b"ID3", FileKind::Media),
    (b"OggS\0", FileKind::Media),
    (b"SQLite format 3\0", FileKind::Database),
];

/// A zip may hold any of the newer formats. Its entries' names stand in its bytes as they are, in a file cut short
/// as well, so the first and the last stretch tell.
fn inside_zip(bytes: &[u8], file_name: Option<&str>) -> FileKind {
    const STRETCH: usize = 64 * 1024;
    let head = &bytes[..bytes.len().min(STRETCH)];
    let tail = &bytes[bytes.len().saturating_sub(STRETCH)..];
    let holds = |name: &[u8]| contains(head, name) || contains(tail, name);
    if holds(b"word/") {
        FileKind::Docx
    } else if holds(b"xl/workbook.bin") || holds(b"application/vnd.oasis.opendocument.spreadsheet") {
        FileKind::Spreadsheet
    } else if holds(b"xl/") {
        FileKind::Xlsx
    } else if holds(b"ppt/") {
        FileKind::Slides
    } else if holds(b"OFD.xml") {
        FileKind::Ofd
    } else if holds(b"mimetypeapplication/vnd.oasis.opendocument.text") {
        FileKind::Odt
    } else if holds(b"[Content_Types].xml") || has_extension(file_name, "docx") {
        FileKind::Docx
    } else {
        FileKind::Archive
    }
}

/// An OLE compound file names its streams in its directory, in UTF-16.
fn inside_compound(bytes: &[u8], file_name: Option<&str>) -> FileKind {
    let directory = compound_directory(bytes);
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(directory, &wide)
    };
    if holds("EncryptedPackage") {
        FileKind::Encrypted
    } else if holds("WordDocument") {
        if has_extension(file_name, "wps") { FileKind::Wps } else { FileKind::Doc }
    } else if holds("Workbook") || holds("Book") || has_extension(file_name, "et") {
        FileKind::Xls
    } else if holds("PowerPoint Document") || has_extension(file_name, "dps") {
        FileKind::Slides
    } else if has_extension(file_name, "wps") {
        FileKind::Wps
    } else {
        FileKind::Doc
    }
}

/// Where a compound file's directory begins ([MS-CFB] 2.2), as far as it stands in one stretch.
fn compound_directory(bytes: &[u8]) -> &[u8] {
    const STRETCH: usize = 64 * 1024;
    let from = |at: usize| bytes.get(at..).unwrap_or_default();
    let start = match (from(30), from(48)) {
        ([shift, ..], [a, b, c, d, ..]) if *shift <= 16 => {
            let sector = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
            sector.saturating_add(1).saturating_mul(1 << *shift)
        }
        _ => 0,
    };
    let directory = if start < bytes.len() { from(start) } else { bytes };
    &directory[..directory.len().min(STRETCH)]
}

/// Markup is text by its bytes, but not text to read.
fn markup(bytes: &[u8]) -> Option<FileKind> {
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = String::from_utf8_lossy(&head[..head.len().min(1024)]).trim_start().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        Some(FileKind::Html)
    } else if head.starts_with("mime-version:") {
        Some(FileKind::WebArchive)
    } else if head.starts_with("<?xml") {
        Some(if head.contains("<html") { FileKind::Html } else { FileKind::Xml })
    } else {
        None
    }
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

fn has_extension(file_name: Option<&str>, extension: &str) -> bool {
    file_name
        .and_then(|name| std::path::Path::new(name).extension())
        .is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

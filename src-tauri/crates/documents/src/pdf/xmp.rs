//! The metadata packet. It must say the same as the Info dictionary (ISO 19005-2, 6.6).

use super::Metadata;

/// What made the file.
pub(super) const PROGRAM: &str = "督办 Duban";

/// The keywords as one string.
pub(super) fn keywords(metadata: &Metadata) -> String {
    metadata.keywords.join("; ")
}

/// The whole packet.
pub(super) fn packet(metadata: &Metadata) -> String {
    let date = metadata.created.format("%Y-%m-%dT%H:%M:%S%:z");
    let title = escaped(&metadata.title);
    let author = escaped(&metadata.author);
    let subject = match metadata.subject.as_str() {
        "" => String::new(),
        subject => format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>\n",
            escaped(subject)
        ),
    };
    let keywords = match keywords(metadata).as_str() {
        "" => String::new(),
        keywords => format!("<pdf:Keywords>{}</pdf:Keywords>\n", escaped(keywords)),
    };
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
{subject}{keywords}<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<pdf:Producer>{PROGRAM}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}'
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

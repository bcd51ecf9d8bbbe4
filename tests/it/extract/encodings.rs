//! Encodings and labels, with the exact text: what browsers read, in the ways that files say it.

use duizhao::article::{Settings, cut};
use encoding_rs::Encoding;

const TEXT: &str = "东山的春茶今天开采，茶农说今年比去年早三天；水比茶要紧，“这是老人说的”，不是我说的。";
const TRADITIONAL: &str = "東山的春茶今天開採，茶農說今年比去年早三天；水比茶要緊，這是老人說的，不是我說的。";

/// The paragraphs of a file.
fn read(bytes: &[u8], encoding: Option<&str>) -> Result<(String, Vec<String>), String> {
    let settings = Settings { encoding: encoding.map(str::to_owned), ..Settings::default() };
    let article =
        cut("a", bytes, &settings).map_err(|fault| format!("{}: {} ({:?})", fault.rule.code, fault.message, fault.help))?;
    let texts = article.paragraphs().map(|paragraph| paragraph.text()).collect();
    Ok((article.provenance.encoding, texts))
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        label => {
            let (bytes, _, lossy) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            assert!(!lossy, "{label} cannot hold {text}");
            bytes.into_owned()
        }
    }
}

#[test]
fn labels_in_the_file_are_believed_in_any_spelling() {
    let labels = [
        ("gb2312", "gb18030", TEXT),
        ("GB2312", "gb18030", TEXT),
        ("gbk", "gb18030", TEXT),
        ("GBK", "gb18030", TEXT),
        ("x-gbk", "gb18030", TEXT),
        ("gb_2312-80", "gb18030", TEXT),
        ("gb18030", "gb18030", TEXT),
        ("GB18030", "gb18030", TEXT),
        ("cp936", "gb18030", TEXT),
        ("CP936", "gb18030", TEXT),
        ("euc-cn", "gb18030", TEXT),
        ("chinese", "gb18030", TEXT),
        ("iso-ir-58", "gb18030", TEXT),
        ("csGB2312", "gb18030", TEXT),
        ("big5", "big5", TRADITIONAL),
        ("Big5", "big5", TRADITIONAL),
        ("BIG5-HKSCS", "big5", TRADITIONAL),
        ("x-x-big5", "big5", TRADITIONAL),
        ("cn-big5", "big5", TRADITIONAL),
        ("cp950", "big5", TRADITIONAL),
        ("utf-8", "utf-8", TEXT),
        ("UTF8", "utf-8", TEXT),
        ("unicode-1-1-utf-8", "utf-8", TEXT),
        ("shift_jis", "shift_jis", "東の山の茶は今日から、水はお茶よりも大事です。"),
        ("Shift-JIS", "shift_jis", "東の山の茶は今日から、水はお茶よりも大事です。"),
        ("x-sjis", "shift_jis", "東の山の茶は今日から、水はお茶よりも大事です。"),
        ("euc-jp", "euc-jp", "東の山の茶は今日から、水はお茶よりも大事です。"),
        ("iso-2022-jp", "iso-2022-jp", "東の山の茶は今日から、水はお茶よりも大事です。"),
        ("euc-kr", "euc-kr", "동산의 차는 오늘부터, 물이 차보다 중요하다는 이야기입니다."),
        ("ks_c_5601-1987", "euc-kr", "동산의 차는 오늘부터, 물이 차보다 중요하다는 이야기입니다."),
        ("windows-1252", "windows-1252", "The tea of the café in the valley costs €5 a pound."),
        ("latin1", "windows-1252", "The tea of the café in the valley costs 5 a pound."),
        ("windows-1251", "windows-1251", "Чай с восточной горы собирают сегодня."),
        ("koi8-r", "koi8-r", "Чай с восточной горы собирают сегодня."),
    ];
    assert!(labels.len() >= 30);
    for (label, encoding, text) in labels {
        for head in [
            format!("<meta charset={label}>"),
            format!("<meta charset=\"{label}\">"),
            format!("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset={label}'>"),
            format!("<?xml version='1.0' encoding='{label}'?>"),
        ] {
            let page = format!("{head}<html><body><p>{text}</p></body></html>");
            let read = read(&encoded(&page, encoding), None);
            assert_eq!(read, Ok((encoding.to_owned(), vec![text.to_owned()])), "{head}");
        }
    }
}

#[test]
fn marks_and_the_caller_come_before_labels() {
    let page = |label: &str, text: &str| format!("<meta charset={label}><body><p>{text}</p></body>");
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    let wanted = |encoding: &str, text: &str| Ok((encoding.to_owned(), vec![text.to_owned()]));
    for (mark, encoding) in [(&b"\xEF\xBB\xBF"[..], "utf-8"), (b"\xFF\xFE", "utf-16le"), (b"\xFE\xFF", "utf-16be")] {
        assert_eq!(read(&marked(mark, encoded(&page("big5", TEXT), encoding)), None), wanted(encoding, TEXT));
    }
    assert_eq!(read(&encoded(&page("gbk", TEXT), "utf-8"), None), wanted("utf-8", TEXT));
    assert_eq!(read(&encoded(&page("utf-8", TRADITIONAL), "big5"), Some("big5")), wanted("big5", TRADITIONAL));
    assert_eq!(read(&encoded(&page("big5", TEXT), "gb18030"), Some("GBK")), wanted("gb18030", TEXT));
    for encoding in ["utf-16le", "utf-16be"] {
        assert_eq!(read(&encoded(&page("x", TEXT), encoding), Some(encoding)), wanted(encoding, TEXT));
    }
}

#[test]
fn characters_beyond_gb2312_are_exact() {
    let characters = [
        ("㐂", &b"\x81\x39\xef\x31"[..]),
        ("𠮷", b"\x95\x34\xb2\x35"),
        ("㼆", b"\x82\x32\x8d\x37"),
        ("䶮", b"\xfe\x9f"),
        ("镕", b"\xe9\x46"),
    ];
    for (character, bytes) in characters {
        for label in ["gb2312", "gbk", "gb18030"] {
            let before = encoded(&format!("<meta charset={label}><p>{TEXT}"), "gb18030");
            let file = [before, bytes.to_vec(), b"</p>".to_vec()].concat();
            assert_eq!(read(&file, None), Ok(("gb18030".to_owned(), vec![format!("{TEXT}{character}")])));
        }
    }
}

#[test]
fn what_is_not_labelled_is_read_right_or_refused() {
    for (text, encoding) in [(TEXT, "gb18030"), (TEXT, "utf-8"), (TRADITIONAL, "utf-8"), (TRADITIONAL, "big5")] {
        match read(&encoded(text, encoding), None) {
            Ok((read_as, texts)) => assert_eq!((read_as.as_str(), texts.concat().as_str()), (encoding, text)),
            Err(fault) => assert!(encoding == "big5" && fault.contains("--encoding big5"), "{encoding}: {fault}"),
        }
    }
}

#[test]
fn a_wrong_label_is_an_error_that_says_what_to_try() {
    let page = |label: &str, text: &str| format!("<meta charset={label}><body><p>{text}</p><p>{text}</p></body>");
    for (label, encoding, text, try_this) in [
        ("big5", "gb18030", TEXT, "--encoding gb18030"),
        ("gbk", "big5", TRADITIONAL, "--encoding big5"),
        ("utf-8", "gb18030", TEXT, "--encoding gb18030"),
        ("shift_jis", "gb18030", TEXT, "--encoding gb18030"),
        ("euc-kr", "gb18030", TEXT, "--encoding gb18030"),
        ("windows-1252", "gb18030", TEXT, "--encoding gb18030"),
        ("latin1", "big5", TRADITIONAL, "--encoding big5"),
        ("hz-gb-2312", "gb18030", TEXT, "iconv"),
        ("tea", "gb18030", TEXT, "--encoding gb18030"),
    ] {
        let fault = read(&encoded(&page(label, text), encoding), None).expect_err(label);
        assert!(fault.starts_with("DZ602") && fault.contains(try_this), "{label} for {encoding}: {fault}");
    }
    for (asked, encoding) in [("gbk", "utf-8"), ("big5", "utf-8"), ("windows-1252", "utf-8"), ("utf-8", "gb18030")] {
        let fault = read(&encoded(TEXT, encoding), Some(asked)).expect_err(asked);
        assert!(fault.contains(&format!("--encoding {encoding}")), "{asked} for {encoding}: {fault}");
    }
}

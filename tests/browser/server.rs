//! A static HTTP server for one folder under one path: exact names, right types, 404 for all else.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use crate::{
    place::{Base, Place},
    site::{NOT_FOUND, Site},
};

/// The site lies here, as a project site of GitHub Pages does, only deeper.
const UNDER: &str = "/some/sub-path/";

/// A port taken, not yet served: the site is built knowing its address.
#[derive(Debug)]
pub struct Port {
    listener: TcpListener,
    base: Base,
}

/// A server at work. Its threads end with the process.
#[derive(Debug)]
pub struct Server {
    base: Base,
    strays: Arc<Mutex<BTreeSet<String>>>,
}

/// What the threads know.
#[derive(Debug, Clone)]
struct Served {
    root: PathBuf,
    files: Arc<BTreeSet<String>>,
    base: Base,
    strays: Arc<Mutex<BTreeSet<String>>>,
}

impl Port {
    /// Takes a free port.
    pub fn take() -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("no port to serve on: {error}");
        let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        Ok(Self { listener, base: Base::of_server(port, UNDER) })
    }

    /// The address of the site to come.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Serves a site, each connection in a thread.
    pub fn serve(self, site: &Site) -> Server {
        let strays = Arc::default();
        let files = Arc::new(site.files().clone());
        let served = Served { root: site.root().to_owned(), files, base: self.base.clone(), strays: Arc::clone(&strays) };
        let listener = self.listener;
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                thread::spawn(move || served.converse(&stream));
            }
        });
        Server { base: self.base, strays }
    }
}

impl Server {
    /// The address of the site.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Paths asked for outside the site; also those that Chromium asks for on its own account and tells nobody.
    pub fn strays(&self) -> BTreeSet<String> {
        self.strays.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Served {
    /// Answers requests on one connection until the other side ends it.
    fn converse(&self, stream: &TcpStream) -> Option<()> {
        stream.set_nodelay(true).ok()?;
        let mut reader = BufReader::new(stream);
        loop {
            let mut request = String::new();
            reader.read_line(&mut request).ok().filter(|read| *read > 0)?;
            let mut header = String::new();
            while reader.read_line(&mut header).ok().filter(|read| *read > 0)? > 2 {
                header.clear();
            }
            let mut words = request.split_whitespace();
            let (method, target) = (words.next()?, words.next()?);
            let (status, kind, body) = if matches!(method, "GET" | "HEAD") { self.answer(target) } else { not_found() };
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n");
            let mut answer = head.into_bytes();
            if method != "HEAD" {
                answer.extend(body);
            }
            let mut stream = stream;
            stream.write_all(&answer).ok()?;
        }
    }

    /// Status, content type and body for a target of a request.
    fn answer(&self, target: &str) -> (&'static str, &'static str, Vec<u8>) {
        let origin = self.base.address().strip_suffix(UNDER).unwrap_or_default();
        let Place::Inside(file, _) = self.base.locate(&format!("{origin}{target}")) else {
            self.strays.lock().unwrap_or_else(PoisonError::into_inner).insert(target.to_owned());
            return not_found();
        };
        if self.files.contains(&file)
            && let Ok(body) = fs::read(self.root.join(&file))
        {
            return ("200 OK", content_type(&file), body);
        }
        match fs::read(self.root.join(NOT_FOUND)) {
            Ok(body) => ("404 Not Found", content_type(NOT_FOUND), body),
            Err(_) => not_found(),
        }
    }
}

fn not_found() -> (&'static str, &'static str, Vec<u8>) {
    ("404 Not Found", "text/plain; charset=utf-8", b"not found\n".to_vec())
}

/// The types GitHub Pages sends.
fn content_type(file: &str) -> &'static str {
    match Path::new(file).extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "application/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("woff2") => "font/woff2",
        Some("xml") => "application/xml",
        Some("atom") => "application/atom+xml",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("epub") => "application/epub+zip",
        Some("zip") => "application/zip",
        _ => "application/octet-stream",
    }
}

//! What happens while a page is shown: requests, failures, messages, each with the address of the document it belongs to.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::cdp::Event;

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Record {
    /// The address of the document.
    pub document: String,
    /// What happened.
    pub what: What,
}

/// What can happen.
#[derive(Debug, Clone)]
pub enum What {
    /// An address was asked for.
    Asked(String),
    /// An address was asked for and did not come, with the reason.
    Failed(String, String),
    /// A message of level warning or error, an exception, a breach of the security policy; with the address it is about.
    Said(String, String),
}

/// Reads the events of one tab into records.
#[derive(Debug, Default)]
pub struct Recorder {
    records: Vec<Record>,
    /// The document now shown; messages belong to it. Requests name theirs.
    shown: String,
    /// Requests under way: their addresses and documents.
    requests: BTreeMap<String, (String, String)>,
}

impl Recorder {
    /// Reads one event.
    pub fn read(&mut self, event: &Event) {
        let params = &event.params;
        match event.method.as_str() {
            "Page.frameNavigated" if params["frame"]["parentId"].is_null() => self.shown = text(&params["frame"]["url"]),
            "Network.requestWillBeSent" => {
                let (address, document) = (text(&params["request"]["url"]), text(&params["documentURL"]));
                self.requests.insert(text(&params["requestId"]), (address.clone(), document.clone()));
                self.records.push(Record { document, what: What::Asked(address) });
            }
            "Network.responseReceived" => {
                let status = params["response"]["status"].as_u64().unwrap_or_default();
                if status >= 400 {
                    self.failed(&text(&params["requestId"]), format!("status {status}"));
                }
            }
            "Network.loadingFailed" if params["canceled"] != true => {
                let why = [text(&params["errorText"]), text(&params["blockedReason"])].join(" ");
                self.failed(&text(&params["requestId"]), why.trim().to_owned());
            }
            "Log.entryAdded" => {
                let entry = &params["entry"];
                if matches!(entry["level"].as_str(), Some("warning" | "error")) {
                    let what = format!("{} {}: {}", text(&entry["source"]), text(&entry["level"]), text(&entry["text"]));
                    self.said(what, text(&entry["url"]));
                }
            }
            "Runtime.consoleAPICalled" => {
                if matches!(params["type"].as_str(), Some("warning" | "error" | "assert")) {
                    let arguments = params["args"].as_array().map(Vec::as_slice).unwrap_or_default();
                    let words: Vec<String> = arguments.iter().map(argument).collect();
                    self.said(format!("console.{}: {}", text(&params["type"]), words.join(" ")), String::new());
                }
            }
            "Runtime.exceptionThrown" => {
                let details = &params["exceptionDetails"];
                let message = details["exception"]["description"].as_str().or(details["text"].as_str()).unwrap_or("exception");
                let line = details["lineNumber"].as_u64().unwrap_or_default() + 1;
                let first = message.lines().next().unwrap_or_default();
                self.said(format!("exception in line {line}: {first}"), text(&details["url"]));
            }
            "Page.javascriptDialogOpening" => {
                self.said(format!("a dialogue opened: {}", text(&params["message"])), String::new());
            }
            _ => {}
        }
    }

    /// All records since the last time.
    pub fn take(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.records)
    }

    fn failed(&mut self, request: &str, why: String) {
        if let Some((address, document)) = self.requests.get(request).cloned() {
            self.records.push(Record { document, what: What::Failed(address, why) });
        }
    }

    fn said(&mut self, message: String, about: String) {
        self.records.push(Record { document: self.shown.clone(), what: What::Said(message, about) });
    }
}

/// An argument of `console.error` and the like, as text.
fn argument(argument: &Value) -> String {
    match (&argument["value"], argument["description"].as_str()) {
        (Value::String(value), _) => value.clone(),
        (_, Some(description)) => description.to_owned(),
        (value, None) => value.to_string(),
    }
}

/// A string of a reply, empty if there is none.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

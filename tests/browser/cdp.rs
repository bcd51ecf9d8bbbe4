//! A small client of the debugging protocol (CDP) of Chromium: one WebSocket, calls with their replies, events in their order.

use std::{collections::VecDeque, net::TcpStream, time::Duration};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// So long a reply or an event is waited for. Nothing of a static site takes a second.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Something Chromium tells unasked.
#[derive(Debug)]
pub struct Event {
    /// Its name, such as `Page.lifecycleEvent`.
    pub method: String,
    /// What it says.
    pub params: Value,
}

/// A connection to the browser or to one of its tabs.
#[derive(Debug)]
pub struct Connection {
    socket: WebSocket<TcpStream>,
    last_id: u64,
    waiting: VecDeque<Event>,
}

impl Connection {
    /// Connects to the target at `path` of its server on `port`.
    pub fn open(port: u16, path: &str) -> Result<Self, String> {
        let failed = |error: &dyn std::fmt::Display| format!("no connection to Chromium at port {port}{path}: {error}");
        let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| failed(&error))?;
        stream.set_nodelay(true).map_err(|error| failed(&error))?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(|error| failed(&error))?;
        let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream).map_err(|error| failed(&error))?;
        Ok(Self { socket, last_id: 0, waiting: VecDeque::new() })
    }

    /// Calls a method and waits for its result. Events that come in between are kept for [`Connection::event`].
    #[expect(clippy::needless_pass_by_value, reason = "every caller builds the parameters for this call")]
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value, String> {
        let id = self.post(method, &params)?;
        loop {
            let mut message = self.read().map_err(|error| format!("{method}: {error}"))?;
            if message["id"] == id {
                return match &message["error"] {
                    Value::Null => Ok(message["result"].take()),
                    error => Err(format!("{method}: {}", error["message"].as_str().unwrap_or("refused"))),
                };
            }
            self.keep(message);
        }
    }

    /// Calls a method without waiting for the reply; returns the number of the call.
    pub fn post(&mut self, method: &str, params: &Value) -> Result<u64, String> {
        self.last_id += 1;
        let text = json!({ "id": self.last_id, "method": method, "params": params }).to_string();
        self.socket.send(Message::text(text)).map_err(|error| format!("{method}: {error}"))?;
        Ok(self.last_id)
    }

    /// The next event, waited for if there is none yet.
    pub fn event(&mut self) -> Result<Event, String> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Ok(event);
            }
            let message = self.read()?;
            self.keep(message);
        }
    }

    /// The next event of those that have come already.
    pub fn event_at_hand(&mut self) -> Option<Event> {
        self.waiting.pop_front()
    }

    /// Puts an event into the queue; late replies to posted calls are dropped.
    fn keep(&mut self, mut message: Value) {
        let params = message["params"].take();
        if let Some(method) = message["method"].as_str() {
            self.waiting.push_back(Event { method: method.to_owned(), params });
        }
    }

    /// The next message, parsed.
    fn read(&mut self) -> Result<Value, String> {
        loop {
            match self.socket.read() {
                Ok(Message::Text(text)) => {
                    return serde_json::from_str(text.as_str()).map_err(|error| format!("Chromium sent no JSON: {error}"));
                }
                Ok(_) => {}
                Err(tungstenite::Error::Io(error)) if is_timeout(&error) => {
                    return Err(format!("Chromium said nothing for {} seconds", PATIENCE.as_secs()));
                }
                Err(error) => return Err(format!("the connection to Chromium broke: {error}")),
            }
        }
    }
}

/// Whether a read ended because its time was up; the two kinds are those of Unix and Windows.
fn is_timeout(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
}

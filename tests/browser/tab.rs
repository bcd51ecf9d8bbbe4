//! One tab of Chromium: going to an address, waiting for its load event, asking the page questions.

use std::time::Instant;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{
    cdp::{Connection, Event, PATIENCE},
    records::{Record, Recorder},
};

/// A tab, used for one page after the other.
#[derive(Debug)]
pub struct Tab {
    wire: Connection,
    recorder: Recorder,
    /// The document now shown, by Chromium's name for it.
    loader: String,
}

impl Tab {
    /// Makes a connected tab tell what is needed.
    pub fn attach(mut wire: Connection) -> Result<Self, String> {
        for domain in ["Page", "Runtime", "Log", "Network", "Inspector"] {
            wire.call(&format!("{domain}.enable"), json!({}))?;
        }
        // A transition between two pages takes longer than both together.
        let calm = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        wire.call("Emulation.setEmulatedMedia", calm)?;
        let screen = json!({ "width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        wire.call("Emulation.setDeviceMetricsOverride", screen)?;
        wire.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))?;
        wire.call("Page.setLifecycleEventsEnabled", json!({ "enabled": true }))?;
        Ok(Self { wire, recorder: Recorder::default(), loader: String::new() })
    }

    /// Goes to an address and waits for the load event.
    pub fn go(&mut self, address: &str) -> Result<(), String> {
        let reply = self.wire.call("Page.navigate", json!({ "url": address }))?;
        if let Some(error) = reply["errorText"].as_str() {
            return Err(format!("the page does not load: {error}"));
        }
        let loader = reply["loaderId"].as_str().unwrap_or_default().to_owned();
        self.wait_for_load(|loaded| loaded == loader)
    }

    /// Waits until another document than the one shown has loaded, after a click.
    pub fn arrive(&mut self) -> Result<(), String> {
        let left = self.loader.clone();
        self.wait_for_load(|loaded| loaded != left)
    }

    /// Evaluates an expression in the page and returns its value, that of a promise once it has one.
    pub fn ask<T: DeserializeOwned>(&mut self, expression: &str) -> Result<T, String> {
        let question = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut reply = self.wire.call("Runtime.evaluate", question)?;
        if let Some(details) = reply["exceptionDetails"].as_object() {
            let message = details.get("exception").and_then(|exception| exception["description"].as_str());
            return Err(format!("the harness's own script failed: {}", message.unwrap_or("no reason given")));
        }
        serde_json::from_value(reply["result"]["value"].take()).map_err(|error| format!("an unexpected answer: {error}"))
    }

    /// Turns the scripts of pages on or off; [`Tab::ask`] works either way.
    pub fn set_scripts(&mut self, on: bool) -> Result<(), String> {
        self.wire.call("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).map(drop)
    }

    /// Leaves the page and returns all that was recorded since the last time. After it nothing of a page comes late.
    pub fn finish(&mut self) -> Result<Vec<Record>, String> {
        self.go("about:blank")?;
        while let Some(event) = self.wire.event_at_hand() {
            self.note(&event)?;
        }
        Ok(self.recorder.take())
    }

    fn wait_for_load(&mut self, wanted: impl Fn(&str) -> bool) -> Result<(), String> {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            let event = self.wire.event()?;
            self.note(&event)?;
            let loaded = event.params["loaderId"].as_str().unwrap_or_default();
            if event.method == "Page.lifecycleEvent" && event.params["name"] == "load" && wanted(loaded) {
                loaded.clone_into(&mut self.loader);
                return Ok(());
            }
        }
        Err(format!("no load event within {} seconds", PATIENCE.as_secs()))
    }

    /// Records an event; a dialogue is closed, for it would hold the page.
    fn note(&mut self, event: &Event) -> Result<(), String> {
        self.recorder.read(event);
        match event.method.as_str() {
            "Page.javascriptDialogOpening" => {
                self.wire.post("Page.handleJavaScriptDialog", &json!({ "accept": false })).map(drop)
            }
            "Inspector.targetCrashed" => Err("the page crashed the tab".to_owned()),
            _ => Ok(()),
        }
    }
}

/// A JavaScript literal of a text.
pub fn literal(text: &str) -> String {
    Value::from(text).to_string()
}

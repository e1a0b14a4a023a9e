//! The real window, driven as a clerk would: things are found by their `data-testid`, and every look waits until what it
//! looks for is there.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::Screen;

/// How long a look waits. A loaded machine takes its time for the first page.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long it waits between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// The open window. The office's folder outlives it, so that it can be opened again.
#[derive(Debug)]
pub struct Window {
    client: Client,
    _driver: Driver,
}

/// The driver's process. It takes the window along when it ends, so that a test that failed half-way leaves nothing behind.
#[derive(Debug)]
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that is gone already is what we want.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Window {
    /// Opens the program on a screen, with its data in `office` and its clock set to `today`.
    ///
    /// # Panics
    /// Where the driver or the program does not start.
    pub async fn open(screen: &Screen, office: &Path, today: &str) -> Self {
        Self::open_with_printers(screen, office, today, &office.with_extension("no-print-server")).await
    }

    /// The same with the printers of a CUPS server on this socket; else it meets none, so that no test prints on paper.
    ///
    /// # Panics
    /// Where the driver or the program does not start.
    pub async fn open_with_printers(screen: &Screen, office: &Path, today: &str, server: &Path) -> Self {
        let given = [("DUBAN_TODAY", Path::new(today)), ("CUPS_SERVER", server)];
        Self::open_program(&crate::built("duban-desktop"), &[], screen, office, &given).await
    }

    async fn open_program(
        program: &Path,
        arguments: &[&str],
        screen: &Screen,
        office: &Path,
        given: &[(&str, &Path)],
    ) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", screen.display())
            .env("GDK_BACKEND", "x11")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("DUBAN_DATA", office)
            .envs(own_folders(office))
            .envs(given.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed (cargo xtask test does it)");
        let driver = Driver(driver);
        let client =
            connect(port, &json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } })).await;
        client.set_window_rect(0, 0, 1366, 768).await.expect("the window takes the whole screen");
        Self { client, _driver: driver }
    }

    /// Closes the window; its process has ended when this returns.
    ///
    /// # Panics
    /// Where the window does not close.
    pub async fn close(self) {
        self.client.close().await.expect("the window closes");
    }

    /// Waits for the first thing with this `data-testid`.
    ///
    /// # Panics
    /// Where it does not appear; the page's text is then shown.
    pub async fn find(&self, id: &str) -> Element {
        self.find_nth(id, 0).await
    }

    /// Waits for the `n`-th thing with this `data-testid`, counted from 0.
    ///
    /// # Panics
    /// Where it does not appear; the page's text is then shown.
    pub async fn find_nth(&self, id: &str, n: usize) -> Element {
        let start = Instant::now();
        loop {
            let mut found = self.all(id).await;
            if n < found.len() {
                return found.swap_remove(n);
            }
            assert!(start.elapsed() < PATIENCE, "no {id} (number {n}) on the page:\n{}", self.page().await);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits for the first thing with this `data-testid` whose text contains `words`.
    ///
    /// # Panics
    /// Where it does not appear; what there was instead is then shown.
    pub async fn find_with(&self, id: &str, words: &str) -> Element {
        let start = Instant::now();
        loop {
            let mut texts = vec![];
            for element in self.all(id).await {
                // It may have been replaced since we looked.
                let text = element.prop("textContent").await.ok().flatten().unwrap_or_default();
                if text.contains(words) {
                    return element;
                }
                texts.push(text);
            }
            assert!(start.elapsed() < PATIENCE, "no {id} says {words}, but: {texts:#?}\n{}", self.page().await);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The texts of all things with this `data-testid` there are now.
    pub async fn texts(&self, id: &str) -> Vec<String> {
        let mut texts = vec![];
        for element in self.all(id).await {
            texts.extend(element.prop("textContent").await.ok().flatten());
        }
        texts
    }

    /// Waits until there is no such thing, or its text is another than `before`.
    ///
    /// # Panics
    /// Where it stays as it is.
    pub async fn changes(&self, id: &str, before: &str) {
        let start = Instant::now();
        while self.texts(id).await.first().is_some_and(|text| text == before) {
            assert!(start.elapsed() < PATIENCE, "{id} still says {before}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// How many things with this `data-testid` there are now.
    pub async fn count(&self, id: &str) -> usize {
        self.all(id).await.len()
    }

    async fn all(&self, id: &str) -> Vec<Element> {
        // While a page gives way to another nothing is found, which is no error.
        self.client.find_all(Locator::Css(&format!("[data-testid='{id}']"))).await.unwrap_or_default()
    }

    /// The text of a thing, also of what is cut off by its cell: `Get Text` of the driver leaves that out.
    ///
    /// # Panics
    /// Where the thing does not appear.
    pub async fn text(&self, id: &str) -> String {
        self.text_of(&self.find(id).await).await
    }

    /// The text of a thing at hand.
    ///
    /// # Panics
    /// Where the thing is gone.
    pub async fn text_of(&self, element: &Element) -> String {
        element.prop("textContent").await.expect("it is still on the page").unwrap_or_default()
    }

    /// Everything the page says.
    pub async fn page(&self) -> String {
        let text = self.client.execute("return document.body.innerText", vec![]).await;
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Clicks a thing.
    ///
    /// # Panics
    /// Where it does not appear or cannot be clicked.
    pub async fn click(&self, id: &str) {
        self.click_on(&self.find(id).await).await;
    }

    /// Clicks a thing at hand, once it stays where it is: a menu that still unfolds would be clicked beside.
    ///
    /// # Panics
    /// Where it cannot be clicked for as long as a look waits.
    pub async fn click_on(&self, element: &Element) {
        let start = Instant::now();
        let mut before = None;
        // What is gone by then has no place; the click says so.
        while let Ok(place) = element.rectangle().await {
            if before.replace(place) == Some(place) || start.elapsed() > PATIENCE {
                break;
            }
            tokio::time::sleep(PAUSE).await;
        }
        while let Err(error) = element.click().await {
            assert!(start.elapsed() < PATIENCE, "it cannot be clicked: {error}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Replaces what stands in a field. The id may sit on the field or on what wraps it.
    ///
    /// # Panics
    /// Where there is no such field.
    pub async fn fill(&self, id: &str, text: &str) {
        let field = self.field(id).await;
        self.click_on(&field).await;
        field.send_keys(&format!("{}a{}", Key::Control, Key::Null)).await.expect("the field takes keys");
        field.send_keys(text).await.expect("the field takes keys");
    }

    /// Sends keys to a field, from where its caret is.
    ///
    /// # Panics
    /// Where there is no such field.
    pub async fn keys(&self, id: &str, keys: &str) {
        self.field(id).await.send_keys(keys).await.expect("the field takes keys");
    }

    /// Puts a long text into a field as pasting does, in one go.
    ///
    /// # Panics
    /// Where there is no such field.
    pub async fn paste(&self, id: &str, text: &str) {
        let field = self.field(id).await;
        self.click_on(&field).await;
        let script = "arguments[0].focus(); document.execCommand('insertText', false, arguments[1])";
        let field = serde_json::to_value(field).expect("an element has a reference");
        self.client.execute(script, vec![field, json!(text)]).await.expect("the field takes the text");
    }

    async fn field(&self, id: &str) -> Element {
        let wrapper = self.find(id).await;
        match wrapper.find(Locator::Css("input, textarea")).await {
            Ok(field) => field,
            Err(_) => wrapper,
        }
    }

    /// The text of the card that is looked at in the split view; empty while there is none.
    pub async fn card(&self) -> String {
        let now = self.client.find(Locator::Css("[data-card][aria-current='true']")).await;
        match now {
            Ok(card) => card.prop("textContent").await.ok().flatten().unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits until the card that is looked at says this.
    ///
    /// # Panics
    /// Where it does not.
    pub async fn card_says(&self, words: &str) {
        let start = Instant::now();
        loop {
            let card = self.card().await;
            if card.contains(words) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "the card does not say {words}, but {card}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until there are so many things with this `data-testid`.
    ///
    /// # Panics
    /// Where there are not.
    pub async fn counts(&self, id: &str, count: usize) {
        let start = Instant::now();
        while self.count(id).await != count {
            assert!(start.elapsed() < PATIENCE, "not {count} of {id}, but {}", self.count(id).await);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Presses keys where the focus is: `"e"`, or one of [`Key`].
    ///
    /// # Panics
    /// Where nothing takes them.
    pub async fn press(&self, keys: &str) {
        self.client
            .active_element()
            .await
            .expect("something has the focus")
            .send_keys(keys)
            .await
            .expect("it takes keys");
    }
}

/// Runs a test of the window to its end, and breaks it off where the window or its driver no longer answers.
///
/// # Panics
/// After five minutes.
pub async fn in_time(test: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_mins(5), test).await.expect("the window answers");
}

async fn connect(port: u16, wishes: &serde_json::Value) -> Client {
    let serde_json::Value::Object(wishes) = wishes else { unreachable!("wishes are an object") };
    let start = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(wishes.clone()).connect(&format!("http://127.0.0.1:{port}")).await {
            Ok(client) => return client,
            Err(error) => assert!(start.elapsed() < PATIENCE, "the window does not open: {error}"),
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Places of our own for what the webview and the window's plugins keep, so that no test meets the user's, or another's.
fn own_folders(office: &Path) -> Vec<(&'static str, PathBuf)> {
    let own = office.with_extension("desktop");
    let folders = [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")];
    let folders: Vec<_> = folders.into_iter().map(|(variable, name)| (variable, own.join(name))).collect();
    for (_, folder) in &folders {
        fs::create_dir_all(folder).expect("the folder is made");
    }
    folders
}

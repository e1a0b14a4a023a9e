//! A screen without a monitor, as large as the office's.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, BufWriter};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// An X server of our own; it ends when this is dropped.
#[derive(Debug)]
pub struct Screen {
    server: Child,
    /// The window manager, where there is one.
    manager: Option<Child>,
    display: String,
    /// Where the server keeps what the screen shows.
    memory: TempDir,
}

impl Screen {
    /// Starts one of 1366×768 on the first free display.
    ///
    /// # Panics
    /// Where Xvfb is missing or does not start.
    #[must_use]
    pub fn start() -> Self {
        let memory = tempfile::tempdir().expect("a temporary folder");
        let mut server = Command::new("Xvfb")
            // Xvfb writes the number of the display it took to the stream it is given.
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-fbdir"])
            .arg(memory.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed (cargo xtask test does it)");
        let mut number = String::new();
        let output = server.stdout.take().expect("a piped stdout");
        BufReader::new(output).read_line(&mut number).expect("Xvfb says its display");
        Self { server, manager: None, display: format!(":{}", number.trim()), memory }
    }

    /// Starts one with a window manager, so that several windows share the keyboard as they do on a desk.
    ///
    /// # Panics
    /// Where Xvfb or openbox is missing or does not start.
    #[must_use]
    pub fn with_desk() -> Self {
        let mut screen = Self::start();
        let manager = Command::new("openbox")
            .env("DISPLAY", &screen.display)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openbox is installed (cargo xtask test does it)");
        screen.manager = Some(manager);
        screen
    }

    /// Presses keys on the keyboard, one after the other, in xdotool's names: `Down`, `ctrl+o`. What has the focus
    /// gets them, as with a real keyboard.
    ///
    /// # Panics
    /// Where xdotool is missing or fails.
    pub fn press(&self, keys: &[&str]) {
        self.keyboard(&[&["key", "--delay", "60"], keys].concat());
    }

    /// Waits until a window with this title is there, and has the focus.
    ///
    /// # Panics
    /// Where none comes.
    pub fn await_window(&self, title: &str) {
        self.keyboard(&["search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync"]);
    }

    /// Gives the desktop's own file dialog a path of ASCII, by keyboard, once the dialog is there.
    ///
    /// # Panics
    /// Where no dialog with this title comes.
    pub async fn choose_file(&self, title: &str, path: &Path) {
        self.await_window(title);
        // The field for a path unfolds in its own time and takes keys only then.
        self.press(&["ctrl+l"]);
        tokio::time::sleep(Duration::from_secs(1)).await;
        self.press(&["ctrl+a"]);
        self.keyboard(&["type", "--delay", "30", path.to_str().expect("a path of ASCII")]);
        tokio::time::sleep(Duration::from_millis(500)).await;
        self.press(&["Return"]);
    }

    fn keyboard(&self, arguments: &[&str]) {
        let done = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .stdout(Stdio::null())
            .status()
            .expect("xdotool is installed (cargo xtask test does it)");
        assert!(done.success(), "xdotool {arguments:?} failed");
    }

    /// What `DISPLAY` is to be for a program shown here.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Writes what the screen shows to a PNG file, once it has come to rest.
    ///
    /// # Panics
    /// Where the picture cannot be read or written.
    pub async fn picture(&self, file: &Path) {
        let mut picture = self.look();
        // What goes on for longer than this, a caret that blinks, is no reason to wait.
        for _ in 0..20 {
            tokio::time::sleep(Duration::from_millis(200)).await;
            let before = std::mem::replace(&mut picture, self.look());
            if before.rgb == picture.rgb {
                break;
            }
        }
        picture.write(file);
    }

    fn look(&self) -> Picture {
        Picture::from_xwd(&fs::read(self.memory.path().join("Xvfb_screen0")).expect("Xvfb keeps its screen in a file"))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // What is gone already is what we want.
        if let Some(manager) = &mut self.manager {
            let _ = manager.kill();
            let _ = manager.wait();
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

struct Picture {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Picture {
    /// Reads X's own dump format: a header of big-endian words, a colour map, then lines of blue, green, red and nothing.
    fn from_xwd(dump: &[u8]) -> Self {
        let word = |at: usize| u32::from_be_bytes(dump[4 * at..][..4].try_into().expect("four bytes"));
        let size = |at: usize| usize::try_from(word(at)).expect("a size");
        let (width, height, line, colours) = (word(4), word(5), size(12), size(19));
        let pixels = size(0) + 12 * colours;
        let rgb = dump[pixels..]
            .chunks_exact(line)
            .take(height as usize)
            .flat_map(|line| line.chunks_exact(4).take(width as usize))
            .flat_map(|pixel| [pixel[2], pixel[1], pixel[0]])
            .collect();
        Self { width, height, rgb }
    }

    fn write(&self, file: &Path) {
        let file = BufWriter::new(File::create(file).expect("the picture can be made"));
        let mut encoder = png::Encoder::new(file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("the picture is written");
        writer.write_image_data(&self.rgb).expect("the picture is written");
    }
}

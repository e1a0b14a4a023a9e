//! Faces: which the standard asks for, where they are found, and what to do about a character they lack.

mod face;
mod folders;
mod known;
mod subset;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

pub(crate) use face::Face;
pub(crate) use subset::Subset;

/// A face that the standard asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 仿宋: body, numbers, 版记.
    FangSong,
    /// 楷体: second headings, labels.
    KaiTi,
    /// 黑体: first headings, 密级.
    HeiTi,
    /// 小标宋: 发文机关标志 and title. A bold song where there is none.
    XiaoBiaoSong,
    /// 宋体: page numbers.
    Song,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::FangSong, Self::KaiTi, Self::HeiTi, Self::XiaoBiaoSong, Self::Song];

    /// The field's name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋",
            Self::KaiTi => "楷体",
            Self::HeiTi => "黑体",
            Self::XiaoBiaoSong => "小标宋",
            Self::Song => "宋体",
        }
    }

    /// Where to look for a character that no face of this style has: the nearest in weight and shape first.
    fn stand_ins(self) -> &'static [Self] {
        match self {
            Self::FangSong => &[Self::FangSong, Self::Song, Self::KaiTi, Self::HeiTi, Self::XiaoBiaoSong],
            Self::KaiTi => &[Self::KaiTi, Self::FangSong, Self::Song, Self::HeiTi, Self::XiaoBiaoSong],
            Self::HeiTi => &[Self::HeiTi, Self::XiaoBiaoSong, Self::Song, Self::FangSong, Self::KaiTi],
            Self::XiaoBiaoSong => &[Self::XiaoBiaoSong, Self::Song, Self::HeiTi, Self::FangSong, Self::KaiTi],
            Self::Song => &[Self::Song, Self::FangSong, Self::XiaoBiaoSong, Self::KaiTi, Self::HeiTi],
        }
    }
}

/// A face of one [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(u16);

/// Why no document can be set with the fonts at hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// No face of a style was found in any of the folders.
    #[error("no font for {} in {}", .style.title(), list(.folders))]
    Missing {
        /// The style.
        style: Style,
        /// The folders that were looked through.
        folders: Vec<PathBuf>,
    },
}

fn list(folders: &[PathBuf]) -> String {
    folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// The fonts at hand.
///
/// Guarantees: each [`Style`] has a face; the same files in the same folders give the same choice; a file is read and
/// parsed once a process, and those that only stand in for others not before they are needed.
#[derive(Debug)]
pub struct Fonts {
    candidates: Vec<Candidate>,
    /// Candidates of each style, best first, then all others that may stand in.
    order: HashMap<Style, Vec<FaceId>>,
}

#[derive(Debug)]
struct Candidate {
    path: PathBuf,
    face: OnceLock<Option<Arc<Face>>>,
}

impl Fonts {
    /// Looks in `extra` (font files or folders of the office's own), then in the system's font folders.
    ///
    /// The faces that offices have (those of Windows, of 方正 and 华文) come before free ones, and those in `extra`
    /// before the system's. Files are known by their names; in `extra`, also by the family name inside.
    pub fn find(extra: &[PathBuf]) -> Result<Self, FontError> {
        Self::choose(extra, &folders::system())
    }

    /// Looks in `folders` alone, for pages that must come out alike on every machine.
    pub fn in_folders(folders: &[PathBuf]) -> Result<Self, FontError> {
        Self::choose(folders, &[])
    }

    fn choose(own: &[PathBuf], system: &[PathBuf]) -> Result<Self, FontError> {
        let found: Vec<known::Found> = own
            .iter()
            .flat_map(|place| folders::fonts_in(place))
            .map(|path| known::Found::of(path, true))
            .chain(system.iter().flat_map(|place| folders::fonts_in(place)).map(|path| known::Found::of(path, false)))
            .filter(|found| !found.uses.is_empty())
            .collect();
        let id = |index: usize| u16::try_from(index).ok().map(FaceId);
        let of_style = |style: Style| {
            let mut ranked: Vec<(u32, usize)> = found
                .iter()
                .enumerate()
                .filter_map(|(index, found)| found.rank(style).map(|rank| (rank, index)))
                .collect();
            ranked.sort_unstable();
            ranked.into_iter().filter_map(|(_, index)| id(index)).collect::<Vec<_>>()
        };
        let own_faces: HashMap<Style, Vec<FaceId>> =
            Style::ALL.iter().map(|style| (*style, of_style(*style))).collect();
        let anything: Vec<FaceId> = (0..found.len()).filter_map(id).collect();
        let order = Style::ALL
            .iter()
            .map(|style| {
                let mut faces: Vec<FaceId> = Vec::new();
                for face in style.stand_ins().iter().flat_map(|style| &own_faces[style]).chain(&anything) {
                    if !faces.contains(face) {
                        faces.push(*face);
                    }
                }
                (*style, faces)
            })
            .collect();
        let candidates = found.into_iter().map(|found| Candidate { path: found.path, face: OnceLock::new() }).collect();
        let fonts = Self { candidates, order };
        // 楷体 and 宋体 have near kin; a page without 仿宋, 黑体 or a bold song would be no official document.
        for (style, kin) in [
            (Style::FangSong, vec![Style::FangSong]),
            (Style::HeiTi, vec![Style::HeiTi]),
            (Style::XiaoBiaoSong, vec![Style::XiaoBiaoSong, Style::Song]),
        ] {
            let has = kin.iter().flat_map(|style| &own_faces[style]).any(|face| fonts.face(*face).is_some());
            if !has {
                let folders = own.iter().chain(system).cloned().collect();
                return Err(FontError::Missing { style, folders });
            }
        }
        Ok(fonts)
    }

    /// The face that draws `character` in `style`, or the nearest that can.
    #[must_use]
    pub fn face_for(&self, style: Style, character: char) -> Option<FaceId> {
        self.order[&style].iter().copied().find(|id| self.face(*id).is_some_and(|face| face.glyph(character).is_some()))
    }

    /// The characters of `text` that no font can draw, each once, in the order they stand. Blanks need no glyph.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for character in text.chars().filter(|c| !c.is_whitespace()) {
            if !missing.contains(&character) && self.face_for(Style::FangSong, character).is_none() {
                missing.push(character);
            }
        }
        missing
    }

    /// The file that is used for `style`, for the settings page.
    #[must_use]
    pub fn file(&self, style: Style) -> Option<&Path> {
        let chosen = self.order[&style].iter().find(|id| self.face(**id).is_some())?;
        Some(&self.candidates[usize::from(chosen.0)].path)
    }

    /// The face's own name.
    #[must_use]
    pub fn name(&self, id: FaceId) -> &str {
        self.face(id).map_or("", |face| face.name())
    }

    pub(crate) fn face(&self, id: FaceId) -> Option<&Face> {
        let candidate = self.candidates.get(usize::from(id.0))?;
        candidate.face.get_or_init(|| parsed(&candidate.path)).as_deref()
    }
}

/// Files that were parsed in this process; `None` for those that cannot be.
static PARSED: LazyLock<Mutex<HashMap<PathBuf, Option<Arc<Face>>>>> = LazyLock::new(Mutex::default);

fn parsed(path: &Path) -> Option<Arc<Face>> {
    // A thread that panicked while it held the lock has left whole entries only.
    let mut parsed = PARSED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(face) = parsed.get(path) {
        return face.clone();
    }
    let face = Face::read(path).ok().map(Arc::new);
    parsed.insert(path.to_owned(), face.clone());
    face
}

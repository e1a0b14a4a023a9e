//! Where a ledger may lie: not on a network share, where SQLite's locks do not hold and two desks would spoil it.

use std::path::Path;

/// File systems that a server keeps.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
];

/// Whether the folder lies on a network share, as far as can be told. A folder that can't be looked at is held for a
/// local one: opening it will say what is wrong.
pub(crate) fn is_network(folder: &Path) -> bool {
    // On Windows this also turns a mapped drive into the share it stands for.
    let Ok(real) = folder.canonicalize() else { return false };
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    is_share(&real.to_string_lossy()) || is_network_mount(&real, &mounts)
}

/// Whether a Windows path names a share: `\\server\share`, also in its long form `\\?\UNC\server\share`.
fn is_share(path: &str) -> bool {
    match path.strip_prefix(r"\\") {
        Some(rest) if rest.starts_with(r"?\") || rest.starts_with(r".\") => {
            rest.get(2..6).is_some_and(|form| form.eq_ignore_ascii_case(r"UNC\"))
        }
        Some(_) => true,
        None => false,
    }
}

/// Whether the nearest mount above the path is kept by a server. `mounts` is Linux' table: device, place, type a line.
fn is_network_mount(path: &Path, mounts: &str) -> bool {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            Some((fields.next()?.replace(r"\040", " "), fields.next()?))
        })
        .filter(|(place, _)| path.starts_with(place))
        // The later of two mounts on one place hides the earlier.
        .max_by_key(|(place, _)| place.len())
        .is_some_and(|(_, kind)| NETWORK.contains(&kind))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::share(r"\\10.1.2.3\督查室\台账", true)]
    #[case::mapped_drive(r"\\?\UNC\server\share\台账", true)]
    #[case::local(r"C:\Users\科员\Duban", false)]
    #[case::long_local(r"\\?\C:\Users\科员\Duban", false)]
    fn windows_paths(#[case] path: &str, #[case] network: bool) {
        assert_eq!(is_share(path), network);
    }

    const MOUNTS: &str = "/dev/sda1 / ext4 rw 0 0\nserver:/export /home/office nfs4 rw 0 0\n\
        //server/share /mnt/共享\\040盘 cifs rw 0 0\n/dev/sdb1 /home/office/local ext4 rw 0 0\n";

    #[rstest]
    #[case::root("/var/duban", false)]
    #[case::nfs("/home/office/duban", true)]
    #[case::disk_mounted_below("/home/office/local/duban", false)]
    #[case::blank_in_name("/mnt/共享 盘/duban", true)]
    #[case::neighbour_with_like_name("/home/office2/duban", false)]
    fn linux_mounts(#[case] path: &str, #[case] network: bool) {
        assert_eq!(is_network_mount(Path::new(path), MOUNTS), network);
    }
}

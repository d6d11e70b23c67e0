//! How much memory a process may take: the least of what the machine has left, what its limits
//! allow (`ulimit -v`, `ulimit -d`) and what each control group that it is in allows.

use std::fs::read_to_string;
use std::path::{Path, PathBuf};

/// Memory that this process may take, where that is known [bytes].
pub fn of_machine() -> Option<u64> {
    under(Path::new("/"))
}

/// The same, with the files of the system below `root`.
fn under(root: &Path) -> Option<u64> {
    let read = |path: &str| read_to_string(root.join(path)).unwrap_or_default();
    let available = kilobytes(&read("proc/meminfo"), "MemAvailable:");
    let limits = read("proc/self/limits");
    let allowed = ["Max address space", "Max data size"].map(|name| soft_limit(&limits, name));
    let groups = groups(&read("proc/self/cgroup"));
    let groups = groups
        .into_iter()
        .filter_map(|file| read_to_string(root.join(file)).ok()?.trim().parse().ok());
    available.into_iter().chain(allowed.into_iter().flatten()).chain(groups).min()
}

fn kilobytes(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse::<u64>().ok()?.checked_mul(1024)
}

/// The soft limit of a line of `/proc/self/limits`; `None` where it is unlimited.
fn soft_limit(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Files with the limit of each group that the process is in, and of those around it.
fn groups(text: &str) -> Vec<PathBuf> {
    let mut files = vec![
        PathBuf::from("sys/fs/cgroup/memory.max"),
        PathBuf::from("sys/fs/cgroup/memory/memory.limit_in_bytes"),
    ];
    for line in text.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(controllers), Some(path)) = (parts.next(), parts.next()) else { continue };
        let (tree, name) = if controllers.is_empty() {
            ("sys/fs/cgroup", "memory.max")
        } else if controllers.split(',').any(|controller| controller == "memory") {
            ("sys/fs/cgroup/memory", "memory.limit_in_bytes")
        } else {
            continue;
        };
        let around = Path::new(path.trim_start_matches('/')).ancestors();
        files.extend(around.map(|group| Path::new(tree).join(group).join(name)));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_memory_limits_and_every_group_around_a_process_counts() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
            under(root.path())
        };
        assert_eq!(under(root.path()), None);
        assert_eq!(write("proc/meminfo", "MemTotal: 9 kB\nMemAvailable: 8 kB\n"), Some(8192));
        let limits =
            "Max data size   unlimited  unlimited  bytes\nMax address space 8000 9000 bytes";
        assert_eq!(write("proc/self/limits", limits), Some(8000));
        write("proc/self/cgroup", "4:cpu,memory:/job/step\n0::/slurm/job/step/task\n");
        assert_eq!(write("sys/fs/cgroup/slurm/job/step/memory.max", "max\n"), Some(8000));
        assert_eq!(write("sys/fs/cgroup/slurm/job/memory.max", "7000\n"), Some(7000));
        let old = "sys/fs/cgroup/memory/job/step/memory.limit_in_bytes";
        assert_eq!(write(old, "6000\n"), Some(6000));
        assert_eq!(write("sys/fs/cgroup/memory.max", "5000\n"), Some(5000));
    }
}

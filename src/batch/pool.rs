//! Tasks on threads, their answers in order.
//!
//! Plain scoped threads and one counter: tasks are big (a run), each worker keeps a world of its
//! own, and answers must come in order with bounded memory. Work stealing would give none of these.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// How many answers may wait for one that is slow, for each thread.
pub const AHEAD: u64 = 16;

struct State {
    next: u64,
    taken: u64,
    closed: bool,
}

/// The counter that workers take their tasks from.
struct Counter<'a> {
    state: Mutex<State>,
    moved: Condvar,
    count: u64,
    ahead: u64,
    stop: &'a AtomicBool,
}

impl Counter<'_> {
    fn lock(&self) -> MutexGuard<'_, State> {
        // No code panics while it holds the lock; a poisoned one is as good as any.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next task, once it is not too far ahead of the first that is not yet done.
    fn next(&self) -> Option<u64> {
        let mut state = self.lock();
        loop {
            let done = state.closed || state.next >= self.count;
            if done || self.stop.load(Ordering::Relaxed) {
                return None;
            }
            if state.next < state.taken + self.ahead {
                state.next += 1;
                return Some(state.next - 1);
            }
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.moved.notify_all();
    }
}

/// Does tasks `0..count` on `threads` threads; `take` gets each answer in the order of the tasks,
/// on the calling thread. Returns how many were taken: all, unless `stop` was set, which lets the
/// tasks under way finish and be taken.
///
/// # Errors
/// What `take` fails with; no further task is begun then.
pub fn in_order<W, T, E>(
    count: u64,
    threads: usize,
    stop: &AtomicBool,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(u64, T) -> Result<(), E>,
) -> Result<u64, E>
where
    W: FnMut(u64) -> T,
    T: Send,
{
    let threads = threads.clamp(1, count.clamp(1, 4096) as usize);
    let state = Mutex::new(State { next: 0, taken: 0, closed: false });
    let ahead = AHEAD * threads as u64;
    let counter = Counter { state, moved: Condvar::new(), count, ahead, stop };
    let (send, receive) = mpsc::channel::<(u64, T)>();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (send, counter, worker) = (send.clone(), &counter, &worker);
            scope.spawn(move || {
                let mut work = worker();
                while let Some(task) = counter.next() {
                    if send.send((task, work(task))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut taken = 0;
        for (task, answer) in &receive {
            waiting.insert(task, answer);
            while let Some(answer) = waiting.remove(&taken) {
                if let Err(error) = take(taken, answer) {
                    counter.change(|state| state.closed = true);
                    return Err(error);
                }
                taken += 1;
                counter.change(|state| state.taken = taken);
            }
        }
        Ok(taken)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;
    use std::sync::atomic::AtomicU64;
    use std::time::Duration;

    #[test]
    fn answers_come_in_order_whatever_the_threads_and_however_uneven_the_tasks() {
        let go = AtomicBool::new(false);
        for threads in [1, 2, 8] {
            let mut seen = Vec::new();
            let slow = |task: u64| {
                thread::sleep(Duration::from_micros(task * 7919 % 900));
                task * task
            };
            let done = in_order(
                200,
                threads,
                &go,
                || slow,
                |task, answer| {
                    seen.push((task, answer));
                    Ok::<(), Infallible>(())
                },
            );
            assert_eq!(done, Ok(200));
            assert_eq!(seen, (0..200).map(|task| (task, task * task)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_slow_task_holds_the_others_back_so_that_memory_is_bounded() {
        let (go, begun) = (AtomicBool::new(false), AtomicU64::new(0));
        let most = AtomicU64::new(0);
        let work = |task: u64| {
            begun.fetch_add(1, Ordering::SeqCst);
            if task == 0 {
                thread::sleep(Duration::from_millis(100));
                most.store(begun.load(Ordering::SeqCst), Ordering::SeqCst);
            }
        };
        let done = in_order(10_000, 2, &go, || work, |_, ()| Ok::<(), Infallible>(()));
        assert_eq!(done, Ok(10_000));
        assert!(most.load(Ordering::SeqCst) <= 2 * AHEAD, "{most:?}");
    }

    #[test]
    fn stopping_keeps_what_was_begun_and_a_failing_taker_ends_it() {
        let stop = AtomicBool::new(false);
        let work = |task: u64| {
            if task == 50 {
                stop.store(true, Ordering::Relaxed);
            }
            task
        };
        let mut seen = 0;
        let done = in_order(
            1_000_000,
            4,
            &stop,
            || work,
            |_, _| {
                seen += 1;
                Ok::<(), Infallible>(())
            },
        );
        assert!(done.is_ok_and(|done| (51..1000).contains(&done) && done == seen));

        let go = AtomicBool::new(false);
        let done = in_order(
            1000,
            4,
            &go,
            || |task| task,
            |task, _| {
                if task == 20 { Err("disk full") } else { Ok(()) }
            },
        );
        assert_eq!(done, Err("disk full"));
    }
}

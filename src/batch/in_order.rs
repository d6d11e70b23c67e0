//! Tasks on threads, their answers in order.
//!
//! The pool is rayon's. The calling thread gives it a window of tasks and a further one for each
//! answer that it takes, so that memory is bounded and nothing waits for a whole row of tasks.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};

use rayon::ThreadPoolBuilder;

/// Tasks begun or waiting to be taken, for each thread.
pub const AHEAD: u64 = 16;

/// Does tasks `0..count` on `threads` threads; `take` gets each answer in the order of the tasks,
/// on the calling thread. One thread is the calling one: nothing is spawned for it. Returns how many
/// were taken: all, unless `stop` was set, which lets the tasks under way finish and be taken.
///
/// * `worker`: makes what does tasks one after another; there are never more than threads.
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
    W: FnMut(u64) -> T + Send,
    T: Send,
{
    let threads = threads.clamp(1, count.clamp(1, 4096) as usize);
    let pool = (threads > 1).then(|| ThreadPoolBuilder::new().num_threads(threads).build());
    // Where the machine gives no threads the calling one does it all: the answers are the same.
    let Some(Ok(pool)) = pool else {
        let mut work = worker();
        for task in 0..count {
            if stop.load(Ordering::Relaxed) {
                return Ok(task);
            }
            take(task, work(task))?;
        }
        return Ok(count);
    };
    let (idle, closed) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    // Never held while a task is done, nor by what can panic: a poisoned lock is as good as any.
    let lock = || idle.lock().unwrap_or_else(PoisonError::into_inner);
    let work = |task: u64| {
        if stop.load(Ordering::Relaxed) || closed.load(Ordering::Relaxed) {
            return None;
        }
        let rested = lock().pop();
        let mut work = rested.unwrap_or_else(&worker);
        let answer = work(task);
        lock().push(work);
        Some(answer)
    };
    pool.in_place_scope_fifo(|scope| {
        let begin = |task: u64| {
            let (send, receive) = mpsc::channel();
            let work = &work;
            // Nobody receives what was begun before the taker failed.
            scope.spawn_fifo(move |_| drop(send.send(work(task))));
            receive
        };
        let mut next = count.min(AHEAD * threads as u64);
        let mut window: VecDeque<_> = (0..next).map(begin).collect();
        let mut taken = 0;
        while let Some(receive) = window.pop_front() {
            // Stopped; or the task panicked, which the scope passes on at its end.
            let Ok(Some(answer)) = receive.recv() else { break };
            if let Err(error) = take(taken, answer) {
                closed.store(true, Ordering::Relaxed);
                return Err(error);
            }
            taken += 1;
            if next < count {
                window.push_back(begin(next));
                next += 1;
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
    use std::thread::sleep;
    use std::time::Duration;

    const THREADS: [usize; 3] = [1, 2, 8];

    #[test]
    fn answers_come_in_order_whatever_the_threads_and_however_uneven_the_tasks() {
        let (go, made) = (AtomicBool::new(false), AtomicU64::new(0));
        for threads in THREADS {
            made.store(0, Ordering::SeqCst);
            let worker = || {
                made.fetch_add(1, Ordering::SeqCst);
                |task: u64| {
                    sleep(Duration::from_micros(task * 7919 % 900));
                    task * task
                }
            };
            let mut seen = Vec::new();
            let done = in_order(200, threads, &go, worker, |task, answer| {
                seen.push((task, answer));
                Ok::<(), Infallible>(())
            });
            assert_eq!(done, Ok(200));
            assert_eq!(seen, (0..200).map(|task| (task, task * task)).collect::<Vec<_>>());
            assert!((1..=threads as u64).contains(&made.load(Ordering::SeqCst)), "{made:?}");
        }
    }

    #[test]
    fn a_slow_task_holds_the_others_back_so_that_memory_is_bounded() {
        for threads in THREADS {
            let (go, begun) = (AtomicBool::new(false), AtomicU64::new(0));
            let most = AtomicU64::new(0);
            let work = |task: u64| {
                begun.fetch_add(1, Ordering::SeqCst);
                if task == 0 {
                    sleep(Duration::from_millis(100));
                    most.store(begun.load(Ordering::SeqCst), Ordering::SeqCst);
                }
            };
            let done = in_order(10_000, threads, &go, || work, |_, ()| Ok::<(), Infallible>(()));
            assert_eq!(done, Ok(10_000));
            assert!(most.load(Ordering::SeqCst) <= AHEAD * threads as u64, "{most:?}");
        }
    }

    #[test]
    fn stopping_keeps_what_was_begun() {
        for threads in THREADS {
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
                threads,
                &stop,
                || work,
                |_, _| {
                    seen += 1;
                    Ok::<(), Infallible>(())
                },
            );
            // Tasks that other threads hold may not have looked at `stop` yet.
            let least = 52 - threads as u64;
            assert!(
                done.is_ok_and(|done| (least..1000).contains(&done) && done == seen),
                "{done:?}"
            );
        }
    }

    #[test]
    fn a_failing_taker_ends_it() {
        for threads in THREADS {
            let (go, begun) = (AtomicBool::new(false), AtomicU64::new(0));
            let worker = || |_: u64| begun.fetch_add(1, Ordering::SeqCst);
            let take = |task, _| if task == 20 { Err("disk full") } else { Ok(()) };
            assert_eq!(in_order(1000, threads, &go, worker, take), Err("disk full"));
            let most = 21 + AHEAD * threads as u64;
            assert!(begun.load(Ordering::SeqCst) <= most, "{begun:?}");
        }
    }
}

//! Divides work among all cores, and shows progress.

use std::io::IsTerminal as _;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::terminal;
use super::archive::Archives;
use crate::error::Error;
use crate::value::grouped;

/// The stack of a thread, enough for a deeply nested return; the main thread has as much.
const STACK: usize = 16 * 1024 * 1024;
/// Without a terminal, a line of progress is printed after this many items.
const SAID_EVERY: usize = 1000;

/// The number of items worked on at the same time, unless it is given.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Progress: a bar on a terminal, an occasional line elsewhere.
pub struct Progress {
    bar: Option<ProgressBar>,
    done: AtomicUsize,
    all: usize,
    what: &'static str,
    quiet: bool,
}

impl Progress {
    fn new(what: &'static str, all: usize, quiet: bool) -> Self {
        let watched = !quiet && std::io::stderr().is_terminal();
        let bar = watched.then(|| {
            let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {human_pos} of {human_len}, {eta} left") {
                bar.set_style(style);
            }
            bar.set_message(what);
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        });
        if !watched && !quiet {
            terminal::say(&format!("{what}: {}\n", grouped(all)));
        }
        Self { bar, done: AtomicUsize::new(0), all, what, quiet }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        match &self.bar {
            Some(bar) => bar.inc(1),
            None if !self.quiet && done.is_multiple_of(SAID_EVERY) && done < self.all => {
                terminal::say(&format!("{}: {} of {}\n", self.what, grouped(done), grouped(self.all)));
            }
            None => {}
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Does the same work on each of many items, on several cores, and returns the results in order. Each core keeps its own open
/// archive. The first error stops the work.
///
/// # Errors
/// The first error of any item.
pub fn each<I: Sync, O: Send>(
    what: &'static str,
    things: &[I],
    jobs: usize,
    quiet: bool,
    work: impl Fn(&I, &mut Archives) -> Result<O, Error> + Sync,
) -> Result<Vec<O>, Error> {
    let progress = Progress::new(what, things.len(), quiet);
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let done: Mutex<Vec<(usize, O)>> = Mutex::new(Vec::with_capacity(things.len()));
    let trouble: Mutex<Option<Error>> = Mutex::new(None);
    let worker = || {
        let mut archives = Archives::default();
        while !failed.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { break };
            match work(thing, &mut archives) {
                Ok(made) => done.lock().unwrap_or_else(PoisonError::into_inner).push((at, made)),
                Err(error) => {
                    failed.store(true, Ordering::Relaxed);
                    trouble.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                }
            }
            progress.step();
        }
    };
    thread::scope(|scope| {
        for _ in 1..jobs.clamp(1, things.len().max(1)) {
            // If the computer provides no more threads, the existing ones do the work.
            if thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).is_err() {
                break;
            }
        }
        let own = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker);
        if own.is_err() {
            worker();
        }
    });
    if let Some(error) = trouble.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, made)| made).collect())
}

/// The result of work on a file that may be malicious; `None` when the tool itself failed on it, which must not stop the rest.
pub fn guarded<O>(work: impl FnOnce() -> O) -> Option<O> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

//! Threads during the start, none of which begins while the main thread loads the graphics driver.
//!
//! The C library's dynamic linker holds its locks for the 20 ms in which it loads the driver. A thread that begins
//! meanwhile waits for them, and so does the one that starts it.

use std::{
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
};

use super::{Job, StartThread, system_thread};

/// Starts threads until it is told to hold them back.
#[derive(Default)]
pub struct StartupThreads {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// How many threads were started that have not begun.
    starting: usize,
    /// The threads that are held back, with their names.
    held: Option<Vec<(String, Job)>>,
}

impl StartupThreads {
    /// The function that starts threads.
    pub fn start_thread(self: &Arc<Self>) -> StartThread {
        let threads = Arc::clone(self);
        Arc::new(move |name, work| threads.start(name, work))
    }

    fn start(self: &Arc<Self>, name: &str, work: Job) -> io::Result<()> {
        let mut state = self.lock();
        if let Some(held) = &mut state.held {
            held.push((name.to_owned(), work));
            return Ok(());
        }
        state.starting += 1;
        drop(state);
        let threads = Arc::clone(self);
        let started = system_thread(
            name,
            Box::new(move || {
                threads.has_begun();
                work();
            }),
        );
        if started.is_err() {
            self.has_begun();
        }
        started
    }

    fn has_begun(&self) {
        self.lock().starting -= 1;
        self.changed.notify_all();
    }

    /// Waits until all threads that were started have begun, and holds back later ones.
    pub fn hold(&self) {
        let state = self.lock();
        let waited = self.changed.wait_while(state, |state| state.starting > 0);
        waited.unwrap_or_else(PoisonError::into_inner).held.get_or_insert_default();
    }

    /// Starts the threads that were held back, and later ones at once. One that cannot be started does its work here.
    pub fn release(&self) {
        for (name, work) in self.lock().held.take().unwrap_or_default() {
            let work = Arc::new(Mutex::new(Some(work)));
            let do_it = |work: &Mutex<Option<Job>>| {
                if let Some(work) = work.lock().unwrap_or_else(PoisonError::into_inner).take() {
                    work();
                }
            };
            let in_thread = Arc::clone(&work);
            if system_thread(&name, Box::new(move || do_it(&in_thread))).is_err() {
                do_it(&work);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn held_threads_begin_when_they_are_released_and_later_ones_at_once() {
        let threads = Arc::new(StartupThreads::default());
        let start = threads.start_thread();
        let (sender, receiver) = channel();
        let say = |word: &'static str| {
            let sender = sender.clone();
            start("say", Box::new(move || sender.send(word).unwrap())).unwrap();
        };
        say("before");
        threads.hold();
        assert_eq!(receiver.recv(), Ok("before"));
        say("held");
        assert!(receiver.try_recv().is_err());
        threads.release();
        assert_eq!(receiver.recv(), Ok("held"));
        say("after");
        assert_eq!(receiver.recv(), Ok("after"));
    }
}

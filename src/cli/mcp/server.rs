//! The server: passes requests of the protocol to the functions that answer them, each call on its own thread
//! and with a time limit.

use std::{
    io::{self, Write as _},
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use briefing_core::text::invisible::visible;
use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, ListResourcesResult,
        ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams, ReadResourceResponse, ReadResourceResult,
        Resource, ResourceContents, ServerCapabilities, ServerConfig,
    },
    service::RequestContext,
};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

use super::{super::PROGRAM, answer, error::ToolError, library::Library, tools};

/// How long a call may take.
pub(super) const CALL_TIME: Duration = Duration::from_secs(30);
/// The maximum number of calls that run at the same time. One that was stopped counts until its thread has ended.
const CALLS_AT_ONCE: usize = 4;

const INSTRUCTIONS: &str = "Quotes from press briefings, each verified against its source text. Only use quotes returned by \
search_quotes or get_quote, with their source; check a text that has quotations with verify_text before publication. If \
an answer has an embargo, mention it.";

/// The served files, shared by all calls.
pub(super) struct Server {
    roots: Vec<PathBuf>,
    program: Option<PathBuf>,
    library: Arc<Mutex<Arc<Library>>>,
    calls: Arc<Semaphore>,
}

impl Server {
    /// If `roots` is empty, `library` is never read again.
    pub(super) fn new(roots: Vec<PathBuf>, program: Option<PathBuf>, library: Library) -> Self {
        let library = Arc::new(Mutex::new(Arc::new(library)));
        Self { roots, program, library, calls: Arc::new(Semaphore::new(CALLS_AT_ONCE)) }
    }

    /// Answers from what the files hold now.
    async fn answer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Library, &AtomicBool) -> Result<T, ToolError> + Send + 'static,
    ) -> Result<T, ToolError> {
        let (library, roots, program) = (self.library.clone(), self.roots.clone(), self.program.clone());
        within(CALL_TIME, &self.calls, move |is_stopped| {
            let library = {
                // If a call panicked while reading, the previous library is still there.
                let mut current = library.lock().unwrap_or_else(PoisonError::into_inner);
                if !roots.is_empty() && current.is_outdated(&roots) {
                    let read = Library::read(&roots, Some(&current), program.as_deref(), &mut |error| say(error));
                    *current = Arc::new(read);
                }
                current.clone()
            };
            work(&library, is_stopped)
        })
        .await
    }
}

fn say(error: &dyn std::fmt::Display) {
    // If standard error is closed, there is nobody to report to.
    drop(writeln!(io::stderr(), "{PROGRAM}: {}", visible(&error.to_string())));
}

/// Runs `work` on its own thread and waits for at most `time`; then the work is told to stop.
async fn within<T: Send + 'static>(
    time: Duration,
    calls: &Arc<Semaphore>,
    work: impl FnOnce(&AtomicBool) -> Result<T, ToolError> + Send + 'static,
) -> Result<T, ToolError> {
    let permit = match timeout(time, calls.clone().acquire_owned()).await {
        Ok(permit) => permit.map_err(|_| ToolError::Failed)?,
        Err(_) => return Err(ToolError::Busy(CALLS_AT_ONCE)),
    };
    let is_stopped = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&is_stopped);
    let job = spawn_blocking(move || {
        let result = work(&asked);
        drop(permit);
        result
    });
    match timeout(time, job).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(ToolError::Failed),
        Err(_) => {
            is_stopped.store(true, Ordering::Relaxed);
            Err(ToolError::TookTooLong(time.as_secs()))
        }
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().enable_resources().build();
        ServerConfig::new(capabilities)
            .with_server_info(Implementation::new(PROGRAM, env!("CARGO_PKG_VERSION")))
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::all()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let program = self.program.clone();
        let answer = self
            .answer(move |library, is_stopped| {
                answer::call(
                    library,
                    &request.name,
                    request.arguments.unwrap_or_default(),
                    program.as_deref(),
                    is_stopped,
                )
            })
            .await;
        Ok(match answer {
            Ok(value) => CallToolResult::structured(value),
            Err(error) => CallToolResult::error(vec![ContentBlock::text(error.to_string())]),
        }
        .into())
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let resources =
            self.answer(|library, _| Ok(answer::resources(library))).await.map_err(|error| refused(&error))?;
        let resource = |of: answer::ResourceOf| {
            Resource::new(of.uri, of.name)
                .with_title(of.title)
                .with_description(of.description)
                .with_mime_type("text/markdown")
        };
        Ok(ListResourcesResult::with_all_items(resources.into_iter().map(resource).collect()))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let uri = request.uri.clone();
        let text = self.answer(move |library, _| answer::read_resource(library, &uri)).await;
        match text {
            Ok(text) => {
                let contents = ResourceContents::text(text, request.uri).with_mime_type("text/markdown");
                Ok(ReadResourceResult::new(vec![contents]).into())
            }
            Err(error) => Err(refused(&error)),
        }
    }
}

/// Unlike tools, resources cannot return an error as a result.
fn refused(error: &ToolError) -> ErrorData {
    match error {
        ToolError::NoSuchFile { .. } => ErrorData::resource_not_found(error.to_string(), None),
        _ => ErrorData::internal_error(error.to_string(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done_within(
        time: Duration,
        work: impl FnOnce(&AtomicBool) -> Result<u8, ToolError> + Send + 'static,
    ) -> Result<u8, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        let calls = Arc::new(Semaphore::new(CALLS_AT_ONCE));
        let result = runtime.block_on(within(time, &calls, work)).map_err(|error| error.to_string());
        runtime.shutdown_background();
        result
    }

    #[test]
    fn a_call_that_takes_too_long_is_stopped_with_an_error() {
        let slow = |_: &AtomicBool| {
            std::thread::sleep(Duration::from_secs(5));
            Ok(1)
        };
        let said = done_within(Duration::from_millis(20), slow).unwrap_err();
        assert!(said.starts_with("The call was stopped, because it took longer than "), "{said}");
        assert_eq!(done_within(Duration::from_secs(20), |_| Ok(2)), Ok(2));
    }

    #[test]
    fn the_work_of_a_stopped_call_is_told_to_end() {
        let (send, ended) = std::sync::mpsc::channel();
        let work = move |is_stopped: &AtomicBool| {
            while !is_stopped.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(5));
            }
            send.send(()).map_err(|_| ToolError::Failed)?;
            Ok(1)
        };
        done_within(Duration::from_millis(20), work).unwrap_err();
        ended.recv_timeout(Duration::from_secs(20)).expect("the work has ended");
    }

    #[test]
    fn a_panic_in_a_call_becomes_an_error() {
        let said = done_within(Duration::from_secs(20), |_| panic!("on purpose")).unwrap_err();
        assert_eq!(said, ToolError::Failed.to_string());
    }
}

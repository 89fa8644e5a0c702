//! `mcp`: serves briefings to assistants through the Model Context Protocol, over standard input and standard output.
//!
//! It only reads, and only files in the named folders: tools take the names of served files, never a path.

mod answer;
mod error;
mod library;
mod quotes;
mod server;
mod tools;
mod transport;

use std::{io, path::PathBuf};

use clap::ValueHint;
use rmcp::service::{ServerInitializeError, serve_server};
use thiserror::Error;
use tokio::{runtime, task::JoinError};

use super::{Console, EXIT_OK, value};
use library::Library;
use server::Server;
use transport::StdioTransport;

/// Serve briefings to assistants through the Model Context Protocol
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A read-only server on standard input and output: it writes and downloads
nothing, and opens no file outside the folders. A file that changes is read
again. Without a folder, it serves the sample.

Tools:
  search_quotes  verified quotes by words, speaker, topic and briefing
  get_quote      one of them in any copy format, with its embargo
  verify_text    the quotations of a text, checked as by `verify`
Each briefing is also a resource, as Markdown.

Limits: 1 MiB of text, 100 quotes and 8 MiB in an answer, 30 seconds for a call.

Examples:
  briefing-viewer mcp
  briefing-viewer mcp briefings/ release.pdf")]
pub(super) struct Args {
    /// Folders with briefings and documents, or single ones
    #[arg(value_name = "FOLDER", value_hint = ValueHint::AnyPath, value_parser = value::input_file())]
    folders: Vec<PathBuf>,
}

/// Why the server ended, if not because of its client.
#[derive(Debug, Error)]
enum McpError {
    #[error("the server could not be started: {0}")]
    Runtime(#[from] io::Error),
    #[error("the client did not follow the protocol at the start: {0}")]
    Begin(#[from] Box<ServerInitializeError>),
    #[error("the server failed: {0}")]
    Failed(#[from] JoinError),
    #[error("nothing can be served: no briefing or document can be read; name another folder")]
    Nothing,
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> u8 {
    match serve(args, console) {
        Ok(()) => EXIT_OK,
        Err(error) => console.fail(&error),
    }
}

fn serve(args: &Args, console: &mut Console<'_>) -> Result<(), McpError> {
    let library = if args.folders.is_empty() {
        Library::sample()
    } else {
        let program = console.program.clone();
        Library::read(&args.folders, None, program.as_deref(), &mut |error| console.error(error))
    };
    if library.names().next().is_none() {
        return Err(McpError::Nothing);
    }
    let server = Server::new(args.folders.clone(), console.program.clone(), library);
    let runtime = runtime::Builder::new_current_thread().enable_time().build()?;
    let ended = runtime.block_on(async {
        match serve_server(server, StdioTransport::start()).await {
            Ok(running) => running.waiting().await.map(drop).map_err(McpError::from),
            // It is no error if a client leaves before it has begun.
            Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
            Err(error) => Err(Box::new(error).into()),
        }
    });
    // A call that was stopped may still be running; it is not waited for.
    runtime.shutdown_background();
    ended
}

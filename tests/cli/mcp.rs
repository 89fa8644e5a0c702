//! Tests the server for assistants like a client: with the real program, and messages of the protocol line by line.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/korea-japan-summit.ron");

/// The server with its client's side of the pipes.
struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    number: u64,
}

impl Server {
    /// A server after the handshake.
    fn of(folders: &[&Path]) -> Self {
        let mut server = Self::silent(folders);
        let client = json!({ "name": "test", "version": "1" });
        let asked = json!({ "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client });
        let greeted = server.request("initialize", asked);
        assert_eq!(greeted["result"]["serverInfo"]["name"], "briefing-viewer");
        server.send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }).to_string());
        server
    }

    fn silent(folders: &[&Path]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_briefing-viewer"))
            .arg("mcp")
            .args(folders)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { input: child.stdin.take(), child, output, number: 0 }
    }

    fn send(&mut self, line: &str) {
        let input = self.input.as_mut().expect("it is open");
        input.write_all(line.as_bytes()).and_then(|()| input.write_all(b"\n")).expect("the server reads");
    }

    fn receive(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("the server writes");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let id = self.number;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string());
        let answer = self.receive();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }

    /// The result of a tool call.
    fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let answer = self.request("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert_eq!(answer["result"]["isError"], false, "{answer}");
        let result = answer["result"]["structuredContent"].clone();
        let said = answer["result"]["content"][0]["text"].as_str().expect("a text");
        assert_eq!(serde_json::from_str::<Value>(said).expect("JSON"), result);
        result
    }

    /// The error message that a tool returns instead of a result.
    fn refused(&mut self, tool: &str, arguments: Value) -> String {
        let answer = self.request("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert_eq!(answer["result"]["isError"], true, "{answer}");
        answer["result"]["content"][0]["text"].as_str().expect("a sentence").to_owned()
    }

    /// Its exit code and its output on standard error, after the client has disconnected.
    fn end(mut self) -> (Option<i32>, String) {
        drop(self.input.take());
        let output = self.child.wait_with_output().expect("it ends");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

const PROPOSED: &str = r#"Briefing(
    format: 1,
    title: "Minister on the harbour",
    release: Embargoed(until: "2030-01-14T09:00:00+09:00"),
    source: (publisher: "The Paper"),
    speakers: { "ann": (name: "Ann Lee", role: "Minister of Transport") },
    occasions: { "talk": (name: "Press talk", place: "Port City", date: "2026-01-13") },
    topics: [(id: "harbour", title: "Harbour")],
    body: [
        Paragraph(
            text: "The minister said, “We will not build on the marsh.” She added, “The port has twelve berths.”",
            topics: ["harbour"],
            quotes: [
                (speaker: "ann", occasion: "talk", text: "We will not build on the marsh."),
                (speaker: "ann", occasion: "talk", text: "The port has twelve berths.",
                    confirmed: false, proposal: (rule: "pronoun", confidence: Certain)),
                (speaker: "ann", occasion: "talk", text: "The port has thirteen berths."),
            ],
        ),
    ],
)"#;

#[test]
fn the_tools_are_listed_as_reading_only() {
    let mut server = Server::of(&[]);
    let tools = server.request("tools/list", json!({}))["result"]["tools"].clone();
    let names: Vec<_> = tools.as_array().expect("a list").iter().map(|tool| tool["name"].clone()).collect();
    assert_eq!(names, ["search_quotes", "get_quote", "verify_text"]);
    assert!(tools.as_array().expect("a list").iter().all(|tool| tool["annotations"]["readOnlyHint"] == true));
    let (code, said) = server.end();
    assert_eq!((code, said.as_str()), (Some(0), ""));
}

#[test]
fn a_quote_is_found_with_its_source_and_returned_in_a_format() {
    let mut server = Server::of(&[]);
    let found = server.call("search_quotes", json!({ "words": "scams crimes", "speaker": "Lee Jae-myung" }));
    let quote = &found["quotes"][0];
    assert!(
        quote["text"].as_str().is_some_and(|text| text.contains("transnational crimes, including scams")),
        "{found}"
    );
    assert_eq!(quote["speakers"][0]["role"], "President of the Republic of Korea");
    assert_eq!(quote["date"], "2026-01-13");
    assert_eq!(quote["file"], "korea-japan-summit.ron");
    assert!(quote["block"].is_u64() && quote["publisher"].is_string());
    let id = &quote["id"];
    let copy = server.call("get_quote", json!({ "id": id }))["copy"].as_str().expect("a text").to_owned();
    assert!(copy.starts_with('“') && copy.contains("— Lee Jae-myung, President of the Republic of Korea"), "{copy}");
    let ris = server.call("get_quote", json!({ "id": id, "format": "ris" }))["copy"].clone();
    assert!(ris.as_str().is_some_and(|text| text.starts_with("TY  - ")), "{ris}");
    let said = server.refused("get_quote", json!({ "id": id, "format": "pdf" }));
    assert_eq!(said, "There is no format `pdf`; see the description of get_quote.");
    let limited = server.call("search_quotes", json!({ "words": "", "limit": 2 }));
    assert_eq!(limited["quotes"].as_array().map(Vec::len), Some(2));
    assert!(limited["total"].as_u64().is_some_and(|total| total > 2));
}

#[test]
fn unverified_quotes_are_withheld_and_embargoes_included() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("harbour.ron"), PROPOSED).expect("a file");
    let mut server = Server::of(&[folder.path()]);
    let found = server.call("search_quotes", json!({ "words": "" }));
    assert_eq!(found["total"], 1, "{found}");
    assert_eq!(found["not_verified_and_withheld"], 2, "{found}");
    assert!(!found.to_string().contains("teen berths") && !found.to_string().contains("twelve"), "{found}");
    let id = found["quotes"][0]["id"].as_str().expect("an id").to_owned();
    let embargo = "EMBARGOED until 14 January 2030";
    assert!(found["quotes"][0]["embargo"].as_str().is_some_and(|line| line.starts_with(embargo)), "{found}");
    for format in ["quote", "attribution", "markdown", "html", "bibtex", "csl-json", "json", "apa"] {
        let copy = server.call("get_quote", json!({ "id": id, "format": format }))["copy"].to_string();
        assert!(copy.to_lowercase().contains("embargo"), "{format}: {copy}");
    }
    let mark = id.rsplit_once('-').expect("a mark").1;
    for number in [1, 2] {
        let said = server.refused("get_quote", json!({ "id": format!("harbour.ron#{number}-{mark}") }));
        assert!(said.starts_with("This quote is not available, because it is not verified: "), "{said}");
    }
    let text = "“We will build on the marsh,” Ann Lee said.";
    let checked = server.call("verify_text", json!({ "text": text }));
    assert!(checked["embargoes"]["harbour.ron"].as_str().is_some_and(|line| line.starts_with(embargo)), "{checked}");
}

#[test]
fn a_text_is_checked_as_by_verify() {
    let mut server = Server::of(&[Path::new(SAMPLE)]);
    let text = "President Lee Jae-myung said, “Our two countries have not agreed to strengthen our joint response to \
                transnational crimes, including scams.”";
    let checked = server.call("verify_text", json!({ "text": text, "against": ["korea-japan-summit.ron"] }));
    assert_eq!(checked["summary"], "The quotation is not verified.");
    let finding = &checked["findings"][0];
    assert_eq!(finding["finding"], "altered");
    assert_eq!(finding["changes"][0]["kind"], "negation");
    assert_eq!(finding["source"]["file"], "korea-japan-summit.ron");
    assert!(finding["source"]["block"].is_u64());
    let found = server.call("search_quotes", json!({ "words": "transnational crimes, including scams" }));
    assert_eq!(finding["source"]["block"], found["quotes"][0]["block"], "both count blocks alike");
    let quoted = "<blockquote>Our two countries have agreed to strengthen our joint response to transnational crimes, \
                  including scams.</blockquote>";
    let checked = server.call("verify_text", json!({ "text": quoted, "format": "html" }));
    assert_eq!(checked["summary"], "The quotation is verified.", "{checked}");
    let none = server.call("verify_text", json!({ "text": "Nobody said a word." }));
    assert_eq!(none["summary"], "No quotations to check.");
    let said = server.refused("verify_text", json!({ "text": "" }));
    assert!(said.contains("there is no text"), "{said}");
}

#[test]
fn each_briefing_is_a_resource_in_markdown() {
    let mut server = Server::of(&[]);
    let listed = server.request("resources/list", json!({}))["result"]["resources"].clone();
    assert_eq!(listed[0]["uri"], "briefing:///korea-japan-summit.ron");
    assert_eq!(listed[0]["mimeType"], "text/markdown");
    assert!(listed[0]["title"].is_string() && listed[0]["description"].is_string());
    let read = server.request("resources/read", json!({ "uri": listed[0]["uri"] }));
    let text = read["result"]["contents"][0]["text"].as_str().expect("a text");
    assert!(text.starts_with("# ") && text.contains("transnational crimes, including scams"), "{text}");
}

#[test]
fn only_served_files_are_ever_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let served = folder.path().join("served");
    fs::create_dir(&served).expect("a folder");
    fs::copy(SAMPLE, served.join("summit of ’26.ron")).expect("a copy");
    fs::write(folder.path().join("secret.txt"), "“The secret is the marsh of 1987,” he said.").expect("a file");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("secret.txt"), served.join("link.txt")).expect("a link");
    let mut server = Server::of(&[&served]);
    let outside = folder.path().join("secret.txt").display().to_string();
    for name in ["../secret.txt", "link.txt", "/etc/passwd", &outside, "", "summit of ’26.ron/../../secret.txt"] {
        let said = server.refused("verify_text", json!({ "text": "x", "against": [name] }));
        assert!(said.contains("is served; these are: `summit of ’26.ron`."), "{said}");
        let uri = format!("briefing:///{name}");
        let answer = server.request("resources/read", json!({ "uri": uri }));
        assert!(answer["error"]["message"].as_str().is_some_and(|said| said.contains("is served")), "{answer}");
    }
    for uri in
        ["file:///etc/passwd", "briefing:///%2e%2e%2fsecret.txt", "briefing:///..%5csecret.txt", "briefing:///%ff"]
    {
        assert!(server.request("resources/read", json!({ "uri": uri }))["error"].is_object(), "{uri}");
    }
    let text = "“The secret is the marsh of 1987,” he said.";
    let checked = server.call("verify_text", json!({ "text": text }));
    assert!(checked["findings"][0]["source"]["file"] != "link.txt", "{checked}");
    let listed = server.request("resources/list", json!({}));
    let uri = listed["result"]["resources"][0]["uri"].clone();
    assert!(server.request("resources/read", json!({ "uri": uri }))["result"].is_object(), "{uri}");
}

#[test]
fn hostile_calls_get_errors_and_the_server_continues() {
    let mut server = Server::of(&[]);
    let said = server.refused("verify_text", json!({ "text": "“a” ".repeat(300_000) }));
    assert_eq!(said, "The text is larger than 1 MiB, the limit for a check; send part of it.");
    let said = server.refused("delete_everything", json!({}));
    assert_eq!(said, "There is no tool `delete_everything`; the tools are search_quotes, get_quote and verify_text.");
    for (tool, arguments) in [
        ("verify_text", json!({})),
        ("verify_text", json!({ "text": 5 })),
        ("verify_text", json!({ "text": "x", "format": "exe" })),
        ("search_quotes", json!({ "words": "x", "path": "/etc" })),
        ("search_quotes", json!({ "words": "x", "limit": -1 })),
    ] {
        let said = server.refused(tool, arguments);
        assert!(said.starts_with(&format!("The arguments are not those of `{tool}`: ")), "{said}");
    }
    let said = server.refused("search_quotes", json!({ "words": "x".repeat(20_000) }));
    assert!(said.starts_with("Nothing was searched: this is longer than"), "{said}");
    for id in ["", "#", "korea-japan-summit.ron#0-00000000x", "korea-japan-summit.ron#99999-0", "x#-1-1", "💥#💥-💥"]
    {
        server.refused("get_quote", json!({ "id": id }));
    }
    server.send("{\"jsonrpc\": \"2.0\", \"id\": 7, \"meth");
    assert_eq!(server.receive()["error"]["code"], -32700);
    server.send(&"[".repeat(9 << 20));
    let answer = server.receive();
    assert_eq!(answer["error"]["message"], "the message is longer than 8 MiB; send a shorter one");
    for number in 0..5_000 {
        server.send(
            &json!({ "jsonrpc": "2.0", "method": "notifications/progress",
            "params": { "progressToken": number, "progress": 1.0 } })
            .to_string(),
        );
    }
    assert_eq!(server.call("search_quotes", json!({ "words": "scams" }))["total"].as_u64().map(|n| n > 0), Some(true));
    assert_eq!(server.end().0, Some(0));
}

#[test]
fn a_changed_file_is_read_again_and_its_old_ids_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("harbour.ron");
    fs::write(&file, PROPOSED).expect("a file");
    let mut server = Server::of(&[folder.path()]);
    let id = server.call("search_quotes", json!({ "words": "marsh" }))["quotes"][0]["id"].clone();
    fs::write(&file, PROPOSED.replace("on the marsh", "on the old marsh")).expect("a file");
    let said = server.refused("get_quote", json!({ "id": id }));
    assert_eq!(said, "`harbour.ron` was changed, and this id no longer means the same quote; search again.");
    let found = server.call("search_quotes", json!({ "words": "old marsh" }));
    assert_eq!(found["quotes"][0]["text"], "We will not build on the old marsh.");
}

#[test]
fn an_unreadable_file_is_reported_and_the_rest_served() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("broken.ron"), "Briefing(").expect("a file");
    fs::copy(SAMPLE, folder.path().join("summit.ron")).expect("a copy");
    let mut server = Server::of(&[folder.path()]);
    let listed = server.request("resources/list", json!({}))["result"]["resources"].clone();
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    let (code, said) = server.end();
    assert!(said.contains("broken.ron` cannot be read as a briefing"), "{said}");
    assert_eq!(said.lines().count(), 1, "it is said once: {said}");
    assert_eq!(code, Some(0));
}

#[test]
fn without_files_to_serve_the_server_ends_with_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, said) = Server::silent(&[folder.path()]).end();
    assert_eq!(code, Some(2));
    assert!(said.contains("nothing can be served"), "{said}");
}

//! Adds the icon, the version and the manifest to the programs for Windows. Does nothing for other systems.

use std::env;

const ICON: &str = "assets/icons/app/briefing-viewer.ico";
const MANIFEST: &str = "assets/windows/briefing-viewer.manifest";

fn main() {
    for file in ["src/build.rs", ICON, MANIFEST] {
        println!("cargo:rerun-if-changed={file}");
    }
    if env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return;
    }
    let mut resource = winresource::WindowsResource::new();
    resource.set_icon(ICON).set_manifest_file(MANIFEST);
    resource.set("ProductName", "Briefing Viewer").set("FileDescription", "Briefing Viewer");
    resource.set("LegalCopyright", "The Briefing Viewer authors. MIT or Apache-2.0.");
    // Without a resource compiler the program works, only without its icon.
    if let Err(error) = resource.compile() {
        println!("cargo:warning=the program gets no icon and no version: {error}");
    }
}

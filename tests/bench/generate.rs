//! Writes a briefing of any size, for benchmarks and experiments.
//!
//! ```text
//! cargo run --release --example generate -- --blocks 1000000 big.ron
//! cargo run --release --example generate -- --bytes 64000000 --seed 7 big.ron
//! ```

#[path = "made/mod.rs"]
mod made;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (mut size, mut seed, mut path) = (made::Size::Blocks(1000), 1, None);
    while let Some(arg) = args.next() {
        let mut number = || args.next().ok_or(format!("{arg} wants a number"));
        match arg.as_str() {
            "--blocks" => size = made::Size::Blocks(number()?.parse()?),
            "--bytes" => size = made::Size::Bytes(number()?.parse()?),
            "--seed" => seed = number()?.parse()?,
            _ => path = Some(arg),
        }
    }
    let path = path.ok_or("usage: generate [--blocks N | --bytes N] [--seed N] FILE")?;
    std::fs::write(&path, made::briefing(size, seed))?;
    Ok(())
}

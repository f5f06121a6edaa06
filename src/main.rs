//! The command line.

fn main() {
    let schema = if std::env::args().any(|argument| argument == "--draft") {
        masa_return::annual_return::schema::draft_schema()
    } else {
        masa_return::annual_return::schema::final_schema()
    };
    println!("{schema:#}");
}

//! Makes everything that is asked for.

use std::thread;

use crate::country::partnerships;
use crate::manifest::{Receipt, Row, authorities, write};
use crate::options::Options;
use crate::plan::{Case, cases, send};
use crate::post::Post;
use crate::random::Random;
use crate::template::template;

/// What was made.
#[derive(Debug)]
pub struct Everything {
    /// What each partnership was planned to do.
    pub cases: Vec<Case>,
    /// Every file, and what must become of it.
    pub rows: Vec<Row>,
}

/// Makes returns and lists.
pub fn make(options: &Options) -> Result<Everything, String> {
    let returns = options.out.join("returns");
    if returns.exists() {
        return Err(format!("{} is there already", returns.display()));
    }
    std::fs::create_dir_all(&returns).map_err(|trouble| format!("cannot make {}: {trouble}", returns.display()))?;
    let template = template();
    let country = partnerships(options.seed);
    let cases = cases(options, &country);
    // Each thread takes every so-manieth partnership; what is made hangs on the partnership alone.
    let threads = thread::available_parallelism().map_or(1, usize::from).min(16);
    let mut sent: Vec<(usize, Vec<Row>, Vec<Receipt>, Vec<String>)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let (template, country, cases, returns) = (&template, &country, &cases, &returns);
                scope.spawn(move || {
                    let places = (worker..country.len()).step_by(threads);
                    places
                        .map(|place| {
                            let mut post = Post::new(returns, &country[place], options.form, Random::of(options.seed, "form", place));
                            send(options, template, country, place, &cases[place], &mut post);
                            (place, post.rows, post.receipts, post.late)
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a thread ends")).collect()
    });
    sent.sort_by_key(|(place, ..)| *place);
    let mut rows = Vec::new();
    let mut receipts = Vec::new();
    let mut late = Vec::new();
    for (_, own_rows, own_receipts, own_late) in sent {
        rows.extend(own_rows);
        receipts.extend(own_receipts);
        late.extend(own_late);
    }
    write(
        &options.out.join("planted.csv"),
        &["file", "status", "authorities", "kind", "why"],
        rows.iter().map(|row| vec![row.file.clone(), row.status.to_owned(), row.authorities.join(";"), row.kind.to_owned(), row.why.clone()]),
    );
    write(
        &options.out.join("received.csv"),
        &["file", "received", "digest"],
        receipts.into_iter().map(|receipt| vec![receipt.file, receipt.received, receipt.digest]),
    );
    write(
        &options.out.join("authorities.csv"),
        &["code", "name", "status"],
        authorities(&rows, &late).into_iter().map(|row| row.to_vec()),
    );
    Ok(Everything { cases, rows })
}

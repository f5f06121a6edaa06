//! Makes everything that was asked for.

use std::thread;

use serde_json::Value;

use super::country::{Partnership, partnerships};
use super::hostile::{Beside, Known};
use super::made::Made;
use super::manifest::{Receipt, Row, authorities, write};
use super::options::{Form, Options};
use super::plan::{Case, cases};
use super::post::Post;
use super::random::Random;
use super::send::Sender;
use super::template::template;

/// Everything that was made.
#[derive(Debug)]
pub struct Everything {
    /// The case planned for each partnership.
    pub cases: Vec<Case>,
    /// Every file, with the result expected for it.
    pub rows: Vec<Row>,
}

/// What one partnership sent: its position in the country, rows, receipts, and the files that came late.
type Sent = (usize, Vec<Row>, Vec<Receipt>, Vec<String>);

/// Makes the returns and the lists.
pub fn make(options: &Options) -> Result<Everything, String> {
    let returns = options.out.join("returns");
    if returns.exists() {
        return Err(format!("{} is there already", returns.display()));
    }
    std::fs::create_dir_all(&returns).map_err(|trouble| format!("cannot make {}: {trouble}", returns.display()))?;
    let template = template();
    let country = partnerships(options.seed);
    let cases = cases(options, &country);
    // The partnerships are divided among threads; what is made depends only on the partnership.
    let threads = thread::available_parallelism().map_or(1, usize::from).min(16);
    let mut sent: Vec<Sent> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let (template, country, cases, returns) = (&template, &country, &cases, &returns);
                scope.spawn(move || {
                    let places = (worker..country.len()).step_by(threads);
                    places
                        .map(|place| {
                            let chance = |purpose| Random::of(options.seed, purpose, place);
                            let post = Post::new(returns, &country[place], options.form, chance("form"));
                            let mut sender = Sender { options, template, country, place, chance: chance("post"), post };
                            sender.send(&cases[place]);
                            (place, sender.post.rows, sender.post.receipts, sender.post.late)
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
    let known = known(options, &template, &country, &cases, &rows, &receipts);
    let mut beside = Beside::new(&returns);
    if options.planted.strays {
        beside.strays(known.as_ref());
    }
    if options.planted.hostile {
        beside.hostile(known.as_ref());
    }
    rows.extend(beside.rows);
    write(
        &options.out.join("planted.csv"),
        &["file", "status", "authorities", "kind", "why"],
        rows.iter().map(|row| {
            vec![row.file.clone(), row.status.to_owned(), row.authorities.join(";"), row.kind.to_owned(), row.why.clone()]
        }),
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

/// A return that counts in its full form and has a known time of receipt: sent again, it is only a duplicate.
fn known(
    options: &Options,
    template: &Value,
    country: &[Partnership],
    cases: &[Case],
    rows: &[Row],
    receipts: &[Receipt],
) -> Option<Known> {
    if !options.planted.strays && !options.planted.hostile {
        return None;
    }
    let is_timed = |file: &str| receipts.iter().any(|receipt| receipt.file == file && !receipt.received.is_empty());
    let is_full = |file: &str| options.form == Form::Json || has_ending(file, "yaml") || file.ends_with('/');
    let place = (0..country.len()).find(|place| {
        let codes = country[*place].codes();
        cases[*place] == Case::Sound(1)
            && rows
                .iter()
                .any(|row| row.authorities == codes && row.status == "counts" && is_full(&row.file) && is_timed(&row.file))
    })?;
    let made = Made::of(template, &country[place], options.size, &mut Random::of(options.seed, "return", place));
    Some(Known { bytes: made.full_bytes(), authorities: country[place].codes() })
}

fn has_ending(file: &str, ending: &str) -> bool {
    std::path::Path::new(file).extension().is_some_and(|own| own == ending)
}

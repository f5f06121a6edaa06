//! A table as a Parquet file, for statistical programs: each column has its type, so that nothing has to be guessed from text.
//!
//! | Cells | In the file |
//! |---|---|
//! | money, fractions, percentages | decimal numbers of 18 digits, never floating-point ones |
//! | whole numbers | whole numbers of 64 bits |
//! | days | dates |
//! | true or false | booleans |
//! | words, codes, ids | text in UTF-8 |
//!
//! A symbol is not a number. In a column of numbers that may have symbols, the number is null where there is a symbol, and the
//! column next to it, whose name ends in `_symbol`, has the symbol. The same data always give the same bytes.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use crate::dataset::{Cell, Column, Kind, TOOL, Table, VERSION};
use crate::error::Error;
use crate::value::Date;

/// The suffix for the column of symbols, added to the name of the column of numbers.
pub const SYMBOL: &str = "_symbol";
/// The number of digits in a decimal number: as many as fit into 64 bits.
const DIGITS: i32 = 18;

/// The table as the bytes of a Parquet file.
///
/// # Errors
/// When a cell does not match the kind of its column or has too many digits, which the form rules out.
pub fn parquet(table: &Table) -> Result<Vec<u8>, Error> {
    let during = |error: Error| error.during(format!("cannot make {}.parquet", table.name));
    let cannot = |trouble: ParquetError| during(Error::new(trouble.to_string()));
    let columns = stored(table);
    let fields = columns.iter().map(Stored::field).collect::<Result<Vec<TypePtr>, ParquetError>>().map_err(cannot)?;
    let schema = Type::group_type_builder(&table.name).with_fields(fields).build().map_err(cannot)?;
    let properties =
        WriterProperties::builder().set_created_by(format!("{TOOL} {VERSION}")).set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties)).map_err(cannot)?;
    let mut group = writer.next_row_group().map_err(cannot)?;
    for column in &columns {
        column.write(table, &mut group).map_err(during)?;
    }
    group.close().map_err(cannot)?;
    writer.into_inner().map_err(cannot)
}

/// A column of the file.
struct Stored<'a> {
    name: String,
    /// The index of its column in the table.
    at: usize,
    of: &'a Column,
    holds: Holds,
}

#[derive(Clone, Copy)]
enum Holds {
    /// Numbers with this many decimal places.
    Numbers(usize),
    /// The symbols that replace numbers.
    Symbols,
    Dates,
    YesNo,
    Words,
}

fn stored(table: &Table) -> Vec<Stored<'_>> {
    let mut all = Vec::new();
    for (at, of) in table.columns.iter().enumerate() {
        let cells = || table.rows.iter().filter_map(|row| row.get(at));
        let holds = match of.kind {
            Kind::Money | Kind::Percent | Kind::Count | Kind::Fraction => {
                let least = of.kind.decimals().map_or(0, usize::from);
                Holds::Numbers(cells().map(places).max().unwrap_or_default().max(least))
            }
            Kind::Date => Holds::Dates,
            Kind::YesNo => Holds::YesNo,
            Kind::Text | Kind::Code | Kind::Codes | Kind::Id | Kind::Ids => Holds::Words,
        };
        all.push(Stored { name: of.name.clone(), at, of, holds });
        let has_symbols = of.symbols || cells().any(|cell| matches!(cell, Cell::Symbol(_)));
        if has_symbols && matches!(holds, Holds::Numbers(_)) {
            all.push(Stored { name: format!("{}{SYMBOL}", of.name), at, of, holds: Holds::Symbols });
        }
    }
    all
}

/// The decimal places of a number.
fn places(cell: &Cell) -> usize {
    cell.text().split_once('.').filter(|_| matches!(cell, Cell::Number(_))).map_or(0, |(_, places)| places.len())
}

impl Stored<'_> {
    fn field(&self) -> Result<TypePtr, ParquetError> {
        let (physical, logical) = match self.holds {
            Holds::Numbers(0) => (Physical::INT64, None),
            Holds::Numbers(places) => {
                (Physical::INT64, Some(LogicalType::decimal(i32::try_from(places).unwrap_or(DIGITS), DIGITS)))
            }
            Holds::Dates => (Physical::INT32, Some(LogicalType::Date)),
            Holds::YesNo => (Physical::BOOLEAN, None),
            Holds::Symbols | Holds::Words => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let mut field = Type::primitive_type_builder(&self.name, physical).with_repetition(Repetition::OPTIONAL);
        if let Some(LogicalType::Decimal(decimal)) = &logical {
            field = field.with_precision(decimal.precision).with_scale(decimal.scale);
        }
        field.with_logical_type(logical).build().map(Arc::new)
    }

    fn write(&self, table: &Table, group: &mut SerializedRowGroupWriter<'_, Vec<u8>>) -> Result<(), Error> {
        match self.holds {
            Holds::Numbers(places) => self.put::<Int64Type>(table, group, |cell| match cell {
                Cell::Number(text) => scaled(text, places).map(Some),
                Cell::Blank | Cell::Symbol(_) => Some(None),
                Cell::Text(_) | Cell::Date(_) | Cell::YesNo(_) => None,
            }),
            Holds::Symbols => self.put::<ByteArrayType>(table, group, |cell| match cell {
                Cell::Symbol(symbol) => Some(Some(ByteArray::from(symbol.code()))),
                Cell::Blank | Cell::Number(_) | Cell::Text(_) | Cell::Date(_) | Cell::YesNo(_) => Some(None),
            }),
            Holds::Dates => self.put::<Int32Type>(table, group, |cell| match cell {
                Cell::Date(text) => Date::new(1970, 1, 1).zip(Date::parse(text)).map(|(first, day)| Some(first.days_until(day))),
                Cell::Blank => Some(None),
                Cell::Number(_) | Cell::Symbol(_) | Cell::Text(_) | Cell::YesNo(_) => None,
            }),
            Holds::YesNo => self.put::<BoolType>(table, group, |cell| match cell {
                Cell::YesNo(answer) => Some(Some(*answer)),
                Cell::Blank => Some(None),
                Cell::Number(_) | Cell::Symbol(_) | Cell::Text(_) | Cell::Date(_) => None,
            }),
            Holds::Words => {
                self.put::<ByteArrayType>(table, group, |cell| Some((!cell.is_blank()).then(|| ByteArray::from(cell.text()))))
            }
        }
    }

    /// Writes the values of the column. `value` returns `None` for a cell that does not fit the column, and `Some(None)` for a
    /// null.
    fn put<T: DataType>(
        &self,
        table: &Table,
        group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
        value: impl Fn(&Cell) -> Option<Option<T::T>>,
    ) -> Result<(), Error> {
        let (mut values, mut is_there) = (Vec::new(), Vec::with_capacity(table.rows.len()));
        for row in &table.rows {
            let cell = row.get(self.at).unwrap_or(&Cell::Blank);
            let value = value(cell).ok_or_else(|| {
                Error::new(format!("“{}” is no {} that fits into the column {}", cell.text(), self.of.kind.word(), self.name))
            })?;
            is_there.push(i16::from(value.is_some()));
            values.extend(value);
        }
        let cannot = |trouble: ParquetError| Error::new(trouble.to_string());
        let mut column = group.next_column().map_err(cannot)?.ok_or_else(|| Error::new("it has more columns than its schema"))?;
        column.typed::<T>().write_batch(&values, Some(&is_there), None).map_err(cannot)?;
        column.close().map_err(cannot)
    }
}

/// A number without its decimal point: `61250.50` with two places is 6125050. `None` when it has too many digits.
fn scaled(text: &str, places: usize) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{part:0<places$}");
    let value: i64 = (part.len() <= places).then(|| digits.parse().ok()).flatten()?;
    (value.unsigned_abs() < 10_u64.pow(DIGITS.unsigned_abs())).then_some(value)
}

#[cfg(test)]
pub(crate) mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;
    use crate::dataset::Shape;
    use crate::value::Symbol;

    /// A file as the library reads it: the names of its columns, and each row as one line.
    pub fn read(bytes: &[u8]) -> (Vec<String>, Vec<Vec<Field>>) {
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes.to_vec())).expect("it can be read");
        let names = reader.metadata().file_metadata().schema().get_fields().iter().map(|field| field.name().to_owned()).collect();
        let rows = reader.get_row_iter(None).expect("it has rows").map(|row| row.expect("it can be read"));
        (names, rows.map(|row| row.get_column_iter().map(|(_, field)| field.clone()).collect()).collect())
    }

    /// A value as a CSV file has it.
    pub fn text(field: &Field) -> String {
        match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            field => field.to_string(),
        }
    }

    fn table() -> Table {
        let column = |name: &str, kind: Kind, symbols: bool| Column { symbols, ..Column::made(name, name, kind, "") };
        let number = |text: &str| Cell::Number(text.to_owned());
        let date = |text: &str| Cell::Date(text.to_owned());
        Table {
            name: "all_kinds".to_owned(),
            title: "All kinds".to_owned(),
            meaning: String::new(),
            shape: Shape::Made,
            columns: vec![
                column("words", Kind::Text, false),
                column("amount", Kind::Money, true),
                column("share", Kind::Percent, false),
                column("entry", Kind::Count, false),
                column("day", Kind::Date, false),
                column("is_so", Kind::YesNo, false),
            ],
            rows: vec![
                vec![Cell::words("=£1"), number("61250.5"), number("62"), number("1"), date("1969-12-31"), Cell::YesNo(true)],
                vec![Cell::Blank, Cell::Symbol(Symbol::Confidential), Cell::Blank, number("2"), Cell::Blank, Cell::Blank],
                vec![Cell::words("x"), number("-0.01"), number("0.5"), Cell::Blank, date("2027-03-31"), Cell::YesNo(false)],
            ],
        }
    }

    #[test]
    fn a_file_has_the_values_of_the_table_each_in_its_type() {
        let bytes = parquet(&table()).expect("it can be made");
        let (names, rows) = read(&bytes);
        assert_eq!(names, ["words", "amount", "amount_symbol", "share", "entry", "day", "is_so"]);
        let lines: Vec<String> = rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join("|")).collect();
        assert_eq!(lines, ["=£1|61250.50||62.0|1|1969-12-31|true", "||c||2||", "x|-0.01||0.5||2027-03-31|false",]);
        let first = &rows[0];
        assert!(matches!(first[1], Field::Decimal(_)) && matches!(first[4], Field::Long(1)), "{first:?}");
        assert!(matches!(first[5], Field::Date(_)) && matches!(first[6], Field::Bool(true)), "{first:?}");
    }

    #[test]
    fn the_same_table_makes_the_same_bytes() {
        assert_eq!(parquet(&table()).expect("it can be made"), parquet(&table()).expect("it can be made"));
    }

    #[test]
    fn what_does_not_fit_is_refused_and_never_cut() {
        assert_eq!(scaled("123456789012345.678", 3), Some(123_456_789_012_345_678));
        assert_eq!(scaled("-0.5", 2), Some(-50));
        for (text, places) in [("1234567890123456789", 0), ("12345678901234567", 2), ("0.123", 2)] {
            assert_eq!(scaled(text, places), None, "{text}");
        }
        let mut wrong = table();
        wrong.rows[0][4] = Cell::words("soon");
        let told = parquet(&wrong).expect_err("it is no day").to_string();
        assert!(told.contains("all_kinds.parquet") && told.contains("“soon” is no date"), "{told}");
    }

    #[test]
    fn a_table_without_rows_is_a_file_too() {
        assert!(parquet(&Table { rows: Vec::new(), ..table() }).is_ok());
    }
}

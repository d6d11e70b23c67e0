//! `runs.parquet` and `series.parquet`: what `runs.csv` and `series.csv` hold, in a form that large
//! studies are read from quickly. Built with the feature `parquet`.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, FloatType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::dictionary::time_column;
use crate::analysis::Subject;
use crate::batch::{Results, part_beside, put};
use crate::faults::{Fault, Kind};
use crate::model::{NEVER, Nature};

type Group<'a> = SerializedRowGroupWriter<'a, File>;

/// Writes both files into a folder, one row group an option.
///
/// # Errors
/// A file cannot be written, or the log of the batch cannot be read.
pub(super) fn write(
    folder: &Path,
    subject: &Subject,
    results: &Results,
    draws: &[u32],
) -> Result<(), Fault> {
    let path = folder.join("runs.parquet");
    let outcomes = subject.dictionary.outcomes.iter();
    let columns: Vec<Type> = keys()
        .chain(outcomes.map(|o| column(&o.name, Physical::DOUBLE, Repetition::OPTIONAL)))
        .collect::<Result<_, _>>()
        .map_err(|error| failed(&path, &error))?;
    file(&path, columns, subject.options.len(), |option, group| {
        let per_draw = results.runs_per_draw();
        let rows: Vec<(u32, usize)> =
            draws.iter().flat_map(|draw| (0..per_draw).map(move |run| (*draw, run))).collect();
        write_keys(group, &subject.options[option].name, &rows)?;
        for (at, outcome) in subject.dictionary.outcomes.iter().enumerate() {
            let values = results.outcome(option, at);
            let never = |value: &f64| outcome.nature == Nature::FirstTime && *value == NEVER;
            let there: Vec<i16> = values.iter().map(|value| i16::from(!never(value))).collect();
            let values: Vec<f64> = values.into_iter().filter(|value| !never(value)).collect();
            next::<DoubleType>(group, &values, Some(&there))?;
        }
        Ok(())
    })?;
    if subject.dictionary.series.is_empty() {
        return Ok(());
    }
    let path = folder.join("series.parquet");
    let time = column(time_column(&subject.dictionary), Physical::INT32, Repetition::REQUIRED);
    let series = subject.dictionary.series.iter();
    let columns: Vec<Type> = keys()
        .chain(std::iter::once(time))
        .chain(series.map(|one| column(&one.name, Physical::FLOAT, Repetition::REQUIRED)))
        .collect::<Result<_, _>>()
        .map_err(|error| failed(&path, &error))?;
    file(&path, columns, subject.options.len(), |option, group| {
        let per_draw = results.runs_per_draw();
        let points = subject.dictionary.time.points;
        let runs = draws.iter().flat_map(|draw| (0..per_draw).map(move |run| (*draw, run)));
        let rows: Vec<(u32, usize)> =
            runs.flat_map(|row| std::iter::repeat_n(row, points)).collect();
        write_keys(group, &subject.options[option].name, &rows)?;
        let times: Vec<i32> = (0..rows.len()).map(|row| (row % points) as i32).collect();
        next::<Int32Type>(group, &times, None)?;
        for series in 0..subject.dictionary.series.len() {
            // By time point; a row of the file is a run at a point.
            let columns = results.series(option, series).map_err(|fault| general(&fault))?;
            let runs = columns.first().map_or(0, Vec::len);
            let values: Vec<f32> =
                (0..runs).flat_map(|run| columns.iter().map(move |column| column[run])).collect();
            next::<FloatType>(group, &values, None)?;
        }
        Ok(())
    })
}

/// The columns that name a run.
fn keys() -> impl Iterator<Item = Result<Type, ParquetError>> {
    let option = Type::primitive_type_builder("option", Physical::BYTE_ARRAY)
        .with_logical_type(Some(LogicalType::String))
        .with_repetition(Repetition::REQUIRED)
        .build();
    let number = |name| column(name, Physical::INT32, Repetition::REQUIRED);
    [option, number("draw"), number("run")].into_iter()
}

fn column(name: &str, physical: Physical, repetition: Repetition) -> Result<Type, ParquetError> {
    Type::primitive_type_builder(name, physical).with_repetition(repetition).build()
}

fn write_keys(
    group: &mut Group<'_>,
    option: &str,
    rows: &[(u32, usize)],
) -> Result<(), ParquetError> {
    let names = vec![ByteArray::from(option); rows.len()];
    next::<ByteArrayType>(group, &names, None)?;
    let draws: Vec<i32> = rows.iter().map(|(draw, _)| *draw as i32).collect();
    next::<Int32Type>(group, &draws, None)?;
    let runs: Vec<i32> = rows.iter().map(|(_, run)| *run as i32).collect();
    next::<Int32Type>(group, &runs, None)
}

/// Writes the next column; `there`: 1 where a value stands, 0 where none.
fn next<T: parquet::data_type::DataType>(
    group: &mut Group<'_>,
    values: &[T::T],
    there: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let missing = || ParquetError::General("a column is missing".to_owned());
    let mut column = group.next_column()?.ok_or_else(missing)?;
    column.typed::<T>().write_batch(values, there, None)?;
    column.close()
}

/// A file of one row group an option, written aside and renamed.
fn file(
    path: &Path,
    columns: Vec<Type>,
    options: usize,
    rows: impl Fn(usize, &mut Group<'_>) -> Result<(), ParquetError>,
) -> Result<(), Fault> {
    let part = part_beside(path)?;
    let file = part.as_file().try_clone().map_err(|error| Fault::unwritable(path, &error))?;
    let fields = columns.into_iter().map(Arc::new).collect();
    let filled = Type::group_type_builder("run").with_fields(fields).build().and_then(|schema| {
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let mut writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties))?;
        for option in 0..options {
            let mut group = writer.next_row_group()?;
            rows(option, &mut group)?;
            group.close()?;
        }
        writer.close()
    });
    filled.map_err(|error| failed(path, &error))?;
    put(part, path)
}

fn general(fault: &Fault) -> ParquetError {
    ParquetError::General(fault.message.clone())
}

fn failed(path: &Path, error: &ParquetError) -> Fault {
    Fault::new(Kind::Output, format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};

    #[test]
    fn what_is_written_is_read_back() {
        let (subject, results) = crate::results::tests::study(2, 3, 4, 2);
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &subject, &results, results.draw_numbers()).unwrap();
        for (name, rows) in [("runs.parquet", 6), ("series.parquet", 24)] {
            let file = File::open(folder.path().join(name)).unwrap();
            let reader = SerializedFileReader::new(file).unwrap();
            assert_eq!(reader.metadata().file_metadata().num_rows(), rows, "{name}");
            let first = reader.get_row_iter(None).unwrap().next().unwrap().unwrap();
            assert!(first.to_string().contains("@option 0"), "{first}");
        }
    }
}

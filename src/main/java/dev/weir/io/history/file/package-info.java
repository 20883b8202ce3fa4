/**
 * The rows of files: unpacked, taken apart by their format, and put together again as records of JSON, so that they are
 * read exactly as a job reads its topics.
 *
 * <pre>
 *   RowFile ──▶ FileForm ──▶ Packing ◀── ByteInput      Packing ──▶ XzUnpacking
 *      │                                  ▲      ▲
 *      ├──▶ JsonLines ────────────────────┘      │
 *      ├──▶ CsvLines ──▶ CsvCells ───────────────┘      CellFile ──▶ CsvCells    for what is no event
 *      │        └──▶ CellRecords ──▶ ColumnPlan, CellText
 *      └──▶ ParquetRows ──▶ ParquetColumns     └──▶ Cells
 *                 all ──▶ FileRows ──▶ FoundRow
 * </pre>
 */
@NullMarked
package dev.weir.io.history.file;

import org.jspecify.annotations.NullMarked;

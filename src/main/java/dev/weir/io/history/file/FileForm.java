package dev.weir.io.history.file;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the name of a file says: in which format its rows are, and how it is packed. */
public record FileForm(Format format, Packing packing) {
    /** What names of files may end with. */
    public static final String KNOWN =
            ".jsonl, .ndjson, .json, .csv or .tsv, each also with .gz, .zst or .xz behind it, or .parquet";

    private static final Map<String, Format> FORMATS = Map.of(
            ".jsonl", Format.JSON_LINES,
            ".ndjson", Format.JSON_LINES,
            ".json", Format.JSON_LINES,
            ".csv", Format.CSV,
            ".tsv", Format.CSV,
            ".parquet", Format.PARQUET);

    /** The formats of rows. */
    public enum Format {
        /** One JSON object a line. */
        JSON_LINES,
        /** Cells with separators, one row a line. */
        CSV,
        /** Apache Parquet. */
        PARQUET
    }

    /** Returns what a name says; empty if it ends otherwise. */
    public static Optional<FileForm> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Packing packing = Packing.PLAIN;
        for (Packing one : Packing.values()) {
            if (lower.endsWith(one.extension())) {
                packing = one;
            }
        }
        String rest = lower.substring(0, lower.length() - packing.extension().length());
        int dot = rest.lastIndexOf('.');
        Format format = dot < 0 ? null : FORMATS.get(rest.substring(dot));
        if (format == null || (format == Format.PARQUET && packing != Packing.PLAIN)) {
            return Optional.empty();
        }
        return Optional.of(new FileForm(format, packing));
    }
}

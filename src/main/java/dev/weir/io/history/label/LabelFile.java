package dev.weir.io.history.label;

import dev.weir.io.history.file.CellFile;
import dev.weir.io.history.file.FileForm;
import dev.weir.io.value.Timestamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads labels from a file of cells: {@code transactionId,fraud[,timestamp]}, with other columns between or without a
 * first line that names them. Of several labels of a transaction the one with the latest timestamp counts, or without
 * timestamps the last.
 *
 * @param labels what was read
 * @param rows how many rows there were, without the names
 * @param unreadable how many of them say nothing
 * @param samples the first of those, each with its line and reason
 */
public record LabelFile(Labels labels, long rows, long unreadable, List<String> samples) {
    /** How many samples are kept. */
    public static final int MOST_SAMPLES = 20;

    private static final int MOST_ROW_BYTES = 1 << 20;
    private static final List<String> FRAUD_NAMES = List.of("fraud", "isfraud", "txfraud", "label");
    private static final List<String> TIME_NAMES = List.of("timestamp");
    private static final String HEADER = "transactionId,fraud[,timestamp]";

    /** Makes a defensive copy. */
    public LabelFile {
        samples = List.copyOf(samples);
    }

    /**
     * Reads a file.
     *
     * @param idName what the records of transactions call their id, which the file may do too
     * @param strict whether the first row that says nothing is an error
     * @throws IOException if the file is not there, has no labels, or too many; with what to write instead
     */
    public static LabelFile read(Path file, String idName, boolean strict) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file + " with labels");
        }
        Optional<FileForm> form = FileForm.of(String.valueOf(file.getFileName()));
        if (form.isEmpty() || form.get().format() != FileForm.Format.CSV) {
            throw new IOException("labels are read from files that end with .csv or .tsv, also with .gz, .zst or .xz"
                    + " behind it, and not from " + file + "; write " + HEADER + " into one, or name a column of the"
                    + " transactions that has them");
        }
        try (CellFile rows = CellFile.open(file, form.get(), MOST_ROW_BYTES)) {
            return new Reading(file, rows, strict).read(idName);
        }
    }

    /** Which columns count; -1 for none. */
    private record Columns(int id, int fraud, int time) {
        static Optional<Columns> named(List<String> names, String idName) {
            List<String> plain = names.stream().map(Columns::plain).toList();
            Columns found = new Columns(
                    first(plain, List.of(plain(idName), "transactionid", "id")),
                    first(plain, FRAUD_NAMES),
                    first(plain, TIME_NAMES));
            return found.id < 0 || found.fraud < 0 ? Optional.empty() : Optional.of(found);
        }

        private static String plain(String name) {
            return name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
        }

        private static int first(List<String> names, List<String> wanted) {
            return wanted.stream()
                    .map(names::indexOf)
                    .filter(at -> at >= 0)
                    .findFirst()
                    .orElse(-1);
        }

        /** Returns the columns of a file that begins with a label, in the order in which they are written. */
        static Optional<Columns> unnamed(List<String> cells) {
            boolean isLabel = (cells.size() == 2 || cells.size() == 3)
                    && LabelText.of(cells.get(1))
                            .filter(label -> label != Label.NONE)
                            .isPresent();
            return isLabel ? Optional.of(new Columns(0, 1, cells.size() - 1 == 2 ? 2 : -1)) : Optional.empty();
        }
    }

    /** One pass over a file. */
    private static final class Reading {
        private final Path file;
        private final CellFile rows;
        private final boolean strict;
        private final List<String> samples = new ArrayList<>();
        private long count;
        private long unreadable;

        Reading(Path file, CellFile rows, boolean strict) {
            this.file = file;
            this.rows = rows;
            this.strict = strict;
        }

        LabelFile read(String idName) throws IOException {
            if (!rows.next() || !rows.fault().isEmpty()) {
                String why = rows.fault().isEmpty() ? "is empty" : "cannot be read: " + rows.fault();
                throw new IOException(file + " " + why + "; write " + HEADER + " in its first line");
            }
            List<String> first = rows.cells();
            Optional<Columns> named = Columns.named(first, idName);
            Columns columns = named.or(() -> Columns.unnamed(first))
                    .orElseThrow(() -> new IOException("the first line of " + file + " names "
                            + String.join(", ", first) + "; write " + HEADER + ", or " + idName
                            + " for the first of them"));
            Labels labels = new Labels(columns.time() >= 0);
            if (named.isEmpty()) {
                take(first, columns, labels);
            }
            while (rows.next()) {
                take(rows.fault().isEmpty() ? rows.cells() : List.of(), columns, labels);
            }
            if (labels.size() == 0) {
                throw new IOException("there is no label in " + file
                        + (samples.isEmpty() ? "; each line is " + HEADER : "; " + samples.get(0)));
            }
            return new LabelFile(labels, count, unreadable, samples);
        }

        private void take(List<String> cells, Columns columns, Labels labels) throws IOException {
            count++;
            String fault = rows.fault().isEmpty() ? set(cells, columns, labels) : rows.fault();
            if (fault.isEmpty()) {
                return;
            }
            String sample = file + ":" + rows.line() + ": " + fault;
            if (strict) {
                throw new IOException(sample + "; without --strict it is counted, and the rest is read");
            }
            unreadable++;
            if (samples.size() < MOST_SAMPLES) {
                samples.add(sample);
            }
        }

        /** Sets a label, and returns what is wrong with the row; {@code ""} if nothing is. */
        private static String set(List<String> cells, Columns columns, Labels labels) throws IOException {
            int last = Math.max(columns.id(), Math.max(columns.fraud(), columns.time()));
            if (cells.size() <= last) {
                return "the row has " + cells.size() + " cells; write " + HEADER;
            }
            String id = cells.get(columns.id());
            String text = cells.get(columns.fraud());
            Optional<Label> label = LabelText.of(text);
            if (label.isEmpty()) {
                return LabelText.fault(text);
            }
            if (id.isEmpty() || id.getBytes(StandardCharsets.UTF_8).length > Labels.MOST_ID_BYTES) {
                return id.isEmpty()
                        ? "there is no id of a transaction"
                        : "the id is longer than " + Labels.MOST_ID_BYTES + " bytes";
            }
            OptionalLong time = columns.time() < 0 ? OptionalLong.of(0) : time(cells.get(columns.time()));
            if (time.isEmpty()) {
                return "the timestamp is \"" + cells.get(columns.time())
                        + "\"; write an ISO-8601 instant such as 2026-03-01T10:00:00Z, or milliseconds since 1970";
            }
            if (labels.size() == Labels.MOST) {
                throw new IOException("there are more than " + Labels.MOST + " labels; name only those of the range");
            }
            labels.set(id, label.get(), time.getAsLong());
            return "";
        }

        private static OptionalLong time(String text) {
            if (text.isEmpty()) {
                return OptionalLong.of(Long.MIN_VALUE);
            }
            return Timestamps.read(CellFile.time(text));
        }
    }
}

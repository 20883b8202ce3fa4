package dev.weir.io.history.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** One JSON object a line. Empty lines are passed over, and lines that are too long are not held in memory. */
final class JsonLines implements FileRows {
    private static final byte NEWLINE = '\n';
    private static final int FIRST_BYTES = 1 << 10;

    private final ByteInput in;
    private final int mostBytes;
    private byte[] line = new byte[FIRST_BYTES];
    private long number;
    private boolean ended;

    JsonLines(ByteInput in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<FoundRow> next() {
        while (!ended) {
            long length = readLine();
            Optional<FoundRow> row = row(length);
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private Optional<FoundRow> row(long length) {
        if (ended && !in.fault().isEmpty()) {
            return Optional.of(new FoundRow.Bad(number, in.fault()));
        }
        if (length > mostBytes) {
            return Optional.of(new FoundRow.Bad(
                    number,
                    "the line has " + length + " bytes; write at most " + mostBytes
                            + ", or raise limits.maxRecordBytes of the job"));
        }
        int from = 0;
        int to = (int) length;
        while (from < to && isSpace(line[from])) {
            from++;
        }
        while (to > from && isSpace(line[to - 1])) {
            to--;
        }
        if (from == to) {
            return Optional.empty();
        }
        String unlike = unlike(from, to);
        if (!unlike.isEmpty()) {
            return Optional.of(new FoundRow.Bad(number, unlike));
        }
        return Optional.of(new FoundRow.Json(number, Arrays.copyOfRange(line, from, to)));
    }

    /** Returns what a line is that belongs to JSON over several lines, and what to write; {@code ""} if it may be an object. */
    private String unlike(int from, int to) {
        if (line[from] == '[' && number == 1) {
            return "the line begins an array; write one object a line, as jq -c '.[]' does";
        }
        if (line[from] != '{') {
            return "";
        }
        if (to - from == 1) {
            return "the line has nothing but the beginning of an object; write each object in one line, as jq -c . does";
        }
        return line[to - 1] == ',' && line[to - 2] == '}'
                ? "a comma follows the object, as in an array; write one object a line, as jq -c '.[]' does"
                : "";
    }

    private static boolean isSpace(byte one) {
        return one == ' ' || one == '\r' || one == '\t';
    }

    /** Reads a line, and returns its length; only the beginning of one that is too long is kept. */
    private long readLine() {
        number++;
        long length = 0;
        while (true) {
            int next = in.peek();
            if (next == ByteInput.END || next == NEWLINE) {
                in.read();
                ended = next == ByteInput.END;
                return length;
            }
            if (length > mostBytes) {
                in.read();
                length++;
                continue;
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, (int) Math.min(line.length * 2L, mostBytes + 1L));
            }
            length += in.take(line, (int) length, line.length - (int) length, NEWLINE);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

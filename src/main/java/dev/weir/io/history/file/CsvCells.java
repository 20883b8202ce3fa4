package dev.weir.io.history.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a file of cells with separators apart, row by row, as RFC 4180 has them: a cell with a separator, a quote or the
 * end of a line in it stands in quotes, with a quote inside doubled.
 */
final class CsvCells {
    private static final String SEPARATORS = ",;\t|";
    private static final Pattern DECLARED = Pattern.compile("(?i)sep=(.)\r?");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"");

    private final ByteInput in;
    private final int mostBytes;
    private final Cells cells = new Cells();
    private final int separator;
    private long line;
    private long began = 1;
    private Fault fault = Fault.NONE;

    /** What is wrong with the row that was read last. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** It has too many bytes. */
        TOO_LONG,
        /** A quote is open at the end of the file. */
        OPEN_QUOTE,
        /** The file ends before its end. */
        BROKEN_OFF
    }

    /**
     * Takes a file apart at the sign that its first line has most of, or that this line declares, as spreadsheets write
     * it: {@code sep=;}.
     */
    CsvCells(ByteInput in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
        Matcher declared = DECLARED.matcher(in.firstLine());
        this.separator = declared.matches() ? declared.group(1).charAt(0) : separatorOf(in.firstLine());
        this.line = declared.matches() ? 2 : 1;
        if (declared.matches()) {
            in.passLine();
        }
    }

    private static int separatorOf(String firstLine) {
        int best = ',';
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char one = SEPARATORS.charAt(i);
            long count = QUOTED.matcher(firstLine)
                    .replaceAll("")
                    .chars()
                    .filter(sign -> sign == one)
                    .count();
            if (count > most) {
                most = count;
                best = one;
            }
        }
        return best;
    }

    /** Reads the next row that is not empty; returns false at the end. A file that breaks off has a last row there. */
    boolean next() {
        if (fault == Fault.BROKEN_OFF) {
            return false;
        }
        do {
            cells.clear();
            began = line;
            fault = Fault.NONE;
            if (in.peek() == ByteInput.END) {
                fault = in.fault().isEmpty() ? Fault.NONE : Fault.BROKEN_OFF;
                return fault == Fault.BROKEN_OFF;
            }
            readRow();
        } while (cells.isBlank() && fault == Fault.NONE);
        return true;
    }

    private void readRow() {
        boolean more = true;
        while (more) {
            more = readCell();
        }
    }

    /** Reads a cell without the blanks around it, and returns whether another one follows in the row. */
    private boolean readCell() {
        int next = in.read();
        while (next != separator && Cells.isBlank(next)) {
            next = in.read();
        }
        if (next == '"') {
            next = readQuoted();
        }
        int quoted = cells.length();
        while (next != separator && next != '\n' && next != ByteInput.END) {
            if (next != '\r' || in.peek() != '\n') {
                add(next);
            }
            next = in.read();
        }
        cells.stripTo(quoted);
        cells.endCell();
        line += next == '\n' ? 1 : 0;
        if (next == ByteInput.END && !in.fault().isEmpty()) {
            fault = Fault.BROKEN_OFF;
        }
        return next == separator;
    }

    /** Reads what stands in quotes, and returns what follows the closing one. */
    private int readQuoted() {
        while (true) {
            int next = in.read();
            if (next == ByteInput.END) {
                fault = Fault.OPEN_QUOTE;
                return next;
            }
            if (next == '"') {
                int after = in.read();
                if (after != '"') {
                    return after;
                }
            }
            if (next == '\n') {
                if (fault == Fault.TOO_LONG) {
                    return next; // the quote was likely never meant, and the lines after it are rows again
                }
                line++;
            }
            add(next);
        }
    }

    private void add(int one) {
        if (cells.length() >= mostBytes) {
            fault = Fault.TOO_LONG;
        } else {
            cells.add((byte) one);
        }
    }

    /** Returns the cells of the row, until the next one is read. */
    Cells cells() {
        return cells;
    }

    /** Returns the line with which the row begins, from 1. */
    long began() {
        return began;
    }

    /** Returns what is wrong with the row. */
    Fault fault() {
        return fault;
    }

    /** Returns the same in words, and what to write instead; {@code ""} if nothing is. */
    String reason() {
        return switch (fault) {
            case NONE -> "";
            case TOO_LONG -> "the row has more than " + mostBytes + " bytes; close its quotes";
            case OPEN_QUOTE -> "a quote of this row is not closed to the end of the file; double each quote in it";
            case BROKEN_OFF -> in.fault();
        };
    }
}

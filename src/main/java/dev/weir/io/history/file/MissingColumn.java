package dev.weir.io.history.file;

import dev.weir.io.event.RecordColumn;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Says that a file lacks a column without which none of its rows can be read, or has it twice. */
public final class MissingColumn extends IOException {
    private static final long serialVersionUID = 1;
    private static final int MOST_NAMED = 20;

    private MissingColumn(String message) {
        super(message);
    }

    /** Returns the needs that none of these columns meets. */
    static List<RecordColumn.Needed> in(List<String> columns, List<RecordColumn.Needed> needed) {
        return needed.stream()
                .filter(need -> need.paths().stream().noneMatch(path -> has(columns, path)))
                .toList();
    }

    private static boolean has(List<String> columns, String path) {
        return columns.stream().anyMatch(column -> column.equals(path) || path.startsWith(column + "."));
    }

    /**
     * Creates the error.
     *
     * @param missing one or more
     * @param said what names the columns
     */
    static MissingColumn of(RowFile file, List<RecordColumn.Needed> missing, List<String> columns, String said) {
        RecordColumn.Needed need = missing.get(0);
        String path = need.paths().get(0);
        String field = need.fields().get(0);
        String ours = path.equals(field) ? "" : " (our " + field + ")";
        String others = need.paths().size() == 1
                ? ""
                : ", nor "
                        + String.join(", ", need.paths().subList(1, need.paths().size()));
        String place = file.isId(field) ? ", and '" + RowFile.PLACE + "' for NAME if its rows have none" : "";
        return new MissingColumn(file.name() + " has no column '" + path + "'" + ours + others + ", which each "
                + file.type().ruleName() + " needs; " + said + " " + shown(columns) + ". Write in the job config "
                + file.settingOf(field) + place + alsoOf(missing.subList(1, missing.size())));
    }

    /** Creates the error that one is there twice, so that nobody knows which is meant. */
    static MissingColumn twice(RowFile file, String column) {
        return new MissingColumn(file.name() + " has two columns '" + column + "'; leave one out, or rename it");
    }

    private static String alsoOf(List<RecordColumn.Needed> more) {
        return more.isEmpty()
                ? ""
                : "; and map "
                        + more.stream().map(need -> need.fields().get(0)).collect(Collectors.joining(", "))
                        + " in the same way";
    }

    /** Creates the error that there is no column with labels. */
    static MissingColumn ofLabels(RowFile file, List<String> columns, String said) {
        return new MissingColumn(file.name() + " has no column '" + file.labelColumn() + "' with labels; " + said + " "
                + shown(columns));
    }

    private static String shown(List<String> columns) {
        List<String> own = columns.subList(0, columns.size() - 1); // the last is the place, which is in no file
        List<String> first = own.subList(0, Math.min(own.size(), MOST_NAMED));
        return String.join(", ", first) + (first.size() < own.size() ? ", …" : "");
    }
}

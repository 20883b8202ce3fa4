package dev.weir.engine.row;

import dev.weir.events.record.RawRecord;
import java.io.Serializable;

/**
 * The captured tables with rules and with entries of lists.
 *
 * @param rules the topic of the rows with rules, {@code ""} if there is none
 * @param lists the topic of the rows with entries of lists, {@code ""} if there is none
 * @param reader of both
 */
public record CapturedTables(String rules, String lists, RowReader reader) implements Serializable {
    private static final long serialVersionUID = 1;

    /** No tables. */
    public static final CapturedTables NONE = new CapturedTables("", "", new NoRows());

    /** The column with the document of a rule. */
    public static final String DOCUMENT = "document";

    /** The column that says whether the rule of a row shall be in force; without a value it shall. */
    public static final String ENABLED = "enabled";

    /** The column with the name of the list that an entry is on. */
    public static final String NAME = "name";

    /** The column with the end of an entry; without a value it has none. */
    public static final String UNTIL = "until";

    /** Reads nothing, since there is nothing to read. */
    private record NoRows() implements RowReader {
        private static final long serialVersionUID = 1;

        @Override
        public CapturedRow read(RawRecord record) {
            return new CapturedRow.Nothing();
        }

        @Override
        public String nameOf(RawRecord record) {
            return "";
        }
    }

    /** Returns whether there is a table with rules. */
    public boolean hasRules() {
        return !rules.isEmpty();
    }

    /** Returns whether there is a table with entries of lists. */
    public boolean hasLists() {
        return !lists.isEmpty();
    }

    /** Returns whether a record is a row of the table with rules. */
    public boolean isOfRules(RawRecord record) {
        return hasRules() && record.topic().equals(rules);
    }

    /** Returns whether a record is a row of the table with entries of lists. */
    public boolean isOfLists(RawRecord record) {
        return hasLists() && record.topic().equals(lists);
    }
}

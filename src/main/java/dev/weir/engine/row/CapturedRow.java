package dev.weir.engine.row;

import dev.weir.events.Value;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.record.RawRecord;
import dev.weir.events.table.TableRow;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a record of a captured table says. */
public sealed interface CapturedRow {
    /**
     * Returns the record that a person would push to the same effect; empty if there is none, or if the database did not
     * send the document.
     */
    default Optional<RawRecord> pushed(RawRecord record) {
        return Optional.empty();
    }

    /** Returns the record that a person would push about a rule with this document, {@code ""} for a removal. */
    static RawRecord pushed(RawRecord record, String id, String document) {
        return new RawRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestampMillis(),
                id.getBytes(StandardCharsets.UTF_8),
                document.getBytes(StandardCharsets.UTF_8),
                record.sender());
    }

    /** Nothing: a message of the connector about itself. */
    record Nothing() implements CapturedRow {}

    /**
     * A record that cannot be read.
     *
     * @param name of the rule or the list, as far as the key of the record has it
     * @param why the reason, and what to write instead
     */
    record Refused(String name, String why) implements CapturedRow {}

    /**
     * The record that follows the deletion of a row, so that compaction removes both.
     *
     * @param key the id of the rule, or {@link ListWrite#key} of the entry
     */
    record Tombstone(String key) implements CapturedRow {}

    /** A row as it is now, or its deletion. */
    record Changed(TableRow row) implements CapturedRow {
        /** The end of an entry without one: late enough, and far enough from the largest number to add to it. */
        public static final long NO_END = 253_402_300_799_999L;

        /** Returns whether the row demands nothing: it was deleted, or says that it is not enabled. */
        public boolean isOff() {
            return row.deleted()
                    || (row.columns().get(CapturedTables.ENABLED) instanceof Value.Bool enabled && !enabled.value());
        }

        /** Returns the text of the document; empty if the row has none, or if the database did not send it. */
        public Optional<String> document() {
            return text(CapturedTables.DOCUMENT);
        }

        /** Returns whether the document was left out because it did not change. */
        public boolean isUnsent() {
            return row.unsent().contains(CapturedTables.DOCUMENT);
        }

        /** Returns the entry of a list that the row is; empty if it names no list. */
        public Optional<ListWrite> entry() {
            long untilMillis =
                    row.columns().get(CapturedTables.UNTIL) instanceof Value.Time until ? until.epochMillis() : NO_END;
            return text(CapturedTables.NAME)
                    .map(list -> new ListWrite(list, row.key(), row.timestampMillis(), untilMillis, ListWrite.TABLE));
        }

        @Override
        public Optional<RawRecord> pushed(RawRecord record) {
            return isOff() ? Optional.of(pushed(record, "")) : document().map(text -> pushed(record, text));
        }

        /** Returns the record that a person would push with this document, {@code ""} for a removal. */
        public RawRecord pushed(RawRecord record, String document) {
            return CapturedRow.pushed(record, row.key(), document);
        }

        private Optional<String> text(String column) {
            return row.columns().get(column) instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty();
        }
    }
}

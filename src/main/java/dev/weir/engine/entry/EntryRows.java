package dev.weir.engine.entry;

import dev.weir.engine.row.AppliedRows;
import dev.weir.engine.row.CapturedRow;
import dev.weir.engine.row.CapturedRow.Changed;
import dev.weir.engine.row.CapturedTables;
import dev.weir.events.Boundary;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.list.NamedList;
import java.util.Optional;

/** Takes entries of lists from rows of a database, for the job and for commands that show or replay what it has. */
public final class EntryRows {
    /** Of a name in an answer; lists have shorter ones. */
    private static final int MOST_CHARS = 200;

    private final CapturedTables tables;

    /** The row whose last change was an earlier one, written again; the tombstone after it is as old. */
    private String outdated = "";

    /** Creates a reader of the table of lists. */
    public EntryRows(CapturedTables tables) {
        this.tables = tables;
    }

    /**
     * Takes a record of the table of lists; those of one row in their order.
     *
     * @param applied the last change of each row
     * @param entries which it is put among, or taken away from
     * @return what is wrong with it, if something is; then it has no effect
     */
    public Optional<CapturedRow.Refused> take(RawRecord record, AppliedRows applied, WrittenEntries entries) {
        CapturedRow read = tables.reader().read(record);
        if (read instanceof CapturedRow.Refused refused) {
            return Optional.of(refused);
        }
        if (read instanceof CapturedRow.Tombstone gone && !gone.key().equals(outdated)) {
            entries.removeRow(gone.key());
        }
        return read instanceof Changed changed ? take(changed, applied, entries) : Optional.empty();
    }

    private Optional<CapturedRow.Refused> take(Changed changed, AppliedRows applied, WrittenEntries entries) {
        ListWrite entry =
                changed.entry().orElse(ListWrite.gone("", changed.row().key()));
        Optional<String> fault = fault(entry, changed, entries);
        if (fault.isPresent()) {
            return Optional.of(new CapturedRow.Refused(Boundary.cut(entry.list(), MOST_CHARS), fault.get()));
        }
        boolean isOutdated = applied.isOutdated(entry.key(), changed.row());
        outdated = isOutdated ? entry.key() : "";
        if (isOutdated) {
            return Optional.empty();
        }
        applied.note(entry.key(), changed.row());
        if (changed.isOff()) {
            entries.removeRow(entry.key());
        } else {
            entries.putRow(entry);
        }
        return Optional.empty();
    }

    private static Optional<String> fault(ListWrite entry, Changed changed, WrittenEntries written) {
        if (!NamedList.isName(entry.list())) {
            return Optional.of(
                    "the row has no " + CapturedTables.NAME + " that a list can have; write up to 128 letters,"
                            + " digits, '.', '_' and '-', and let (name, entry) be the primary key");
        }
        if (!ListWrite.isEntry(entry.entry())) {
            return Optional.of(
                    "the entry has " + entry.entry().length() + " characters; write at most " + ListWrite.MOST_CHARS);
        }
        boolean isNew = !changed.isOff() && !written.hasRow(entry.key());
        return isNew && written.size(entry.list()) >= WrittenEntries.MOST_ENTRIES
                ? Optional.of(
                        "the list has " + WrittenEntries.MOST_ENTRIES + " entries that are rows or that rules wrote,"
                                + " and no more are taken: delete rows, or push the list as a whole (weir lists push)")
                : Optional.empty();
    }
}

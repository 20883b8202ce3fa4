package dev.weir.engine.deploy;

import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.entry.EntryRows;
import dev.weir.engine.row.CapturedRow;
import dev.weir.engine.row.CapturedRow.Changed;
import dev.weir.engine.row.CapturedTables;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.events.table.TableRow;
import java.util.Optional;

/**
 * Takes rules and entries of lists from rows of a database. A row with a rule is turned into the record that a person
 * would push, and is checked and answered as that is.
 */
final class RowKeeper {
    private final RulebookTopics topics;
    private final CapturedTables tables;
    private final EntryRows entries;

    /** The row whose last change was an earlier one, written again; the tombstone after it is as old. */
    private String outdated = "";

    RowKeeper(RulebookTopics topics) {
        this.topics = topics;
        this.tables = topics.tables();
        this.entries = new EntryRows(tables);
    }

    /** What follows from a record. */
    sealed interface Step {
        /** Nothing. */
        record Nothing() implements Step {}

        /** An answer that says why the row has no effect. */
        record Refused(String name, String why) implements Step {}

        /**
         * A push.
         *
         * @param record with the id of the rule as its key
         * @param row to be noted once it was accepted; empty if its time is not known
         */
        record Pushed(RawRecord record, Optional<TableRow> row) implements Step {}
    }

    /** Returns what a row with a rule says. */
    Step rule(RawRecord record, RulebookMemory memory) {
        CapturedRow read = tables.reader().read(record);
        if (read instanceof Changed changed) {
            return rule(record, changed, memory);
        }
        if (read instanceof CapturedRow.Refused refused) {
            return new Step.Refused(refused.name(), refused.why());
        }
        if (read instanceof CapturedRow.Tombstone gone && !gone.key().equals(outdated) && isHere(gone.key(), memory)) {
            return new Step.Pushed(CapturedRow.pushed(record, gone.key(), ""), Optional.empty());
        }
        return new Step.Nothing();
    }

    private Step rule(RawRecord record, Changed changed, RulebookMemory memory) {
        TableRow row = changed.row();
        boolean isOutdated = memory.rows().isOutdated(row.key(), row);
        outdated = isOutdated ? row.key() : "";
        if (isOutdated) {
            return new Step.Nothing();
        }
        if (changed.isOff()) {
            return new Step.Pushed(changed.pushed(record, ""), Optional.of(row));
        }
        Optional<String> document = changed.isUnsent() ? unsent(row.key(), memory) : changed.document();
        return document.<Step>map(text -> new Step.Pushed(changed.pushed(record, text), Optional.of(row)))
                .orElseGet(() -> new Step.Refused(
                        row.key(),
                        changed.isUnsent()
                                ? "the database did not send the document, which did not change, and it is not in force:"
                                        + " have it send whole rows, ALTER TABLE … REPLICA IDENTITY FULL, or write the"
                                        + " document anew"
                                : "the row has no " + CapturedTables.DOCUMENT + "; write the rule as JSON, or delete"
                                        + " the row"));
    }

    /** Returns a document that the database left out, since it has not changed. */
    private Optional<String> unsent(String id, RulebookMemory memory) {
        if (!isHere(id, memory)) {
            return Optional.empty();
        }
        return Optional.ofNullable(memory.inForce().get(id))
                .map(RulebookMemory.Held::document)
                .or(() -> Optional.ofNullable(memory.documents().get(id)).map(RulebookMemory.HeldDocument::document));
    }

    private boolean isHere(String id, RulebookMemory memory) {
        return isInForce(id, memory) && topicOf(id, memory).equals(tables.rules());
    }

    private static boolean isInForce(String id, RulebookMemory memory) {
        return memory.inForce().containsKey(id) || memory.documents().containsKey(id);
    }

    private static String topicOf(String id, RulebookMemory memory) {
        return memory.sources().getOrDefault(id, Push.UNKNOWN).place().topic();
    }

    /** Returns why a record may not change what is in force: a rule is a row, or is on the topic of rules, but not both. */
    Optional<String> fault(RawRecord record, String id, RulebookMemory memory) {
        boolean ofRows = tables.isOfRules(record);
        String other = ofRows ? topics.rules() : tables.rules();
        if (!tables.hasRules() || !isInForce(id, memory) || !topicOf(id, memory).equals(other)) {
            return Optional.empty();
        }
        return Optional.of(
                ofRows
                        ? "'" + id + "' is in force from the topic '" + other
                                + "', and its row has no effect: remove it there (weir rules remove " + id
                                + ") and write the row again, or delete the row"
                        : "'" + id + "' is in force from a row of the table of rules (topic '" + other
                                + "'): change that row, or delete it and push again");
    }

    /** Takes the entry of a list that is a row; returns what is wrong with it, if something is. */
    Optional<Step.Refused> entry(RawRecord record, RulebookMemory memory) {
        return entries.take(record, memory.rows(), memory.written())
                .map(refused -> new Step.Refused(refused.name(), refused.why()));
    }

    /** Returns what a record names that is not read: a rule, or a list. */
    String nameOf(RawRecord record) {
        return tables.reader().nameOf(record);
    }
}

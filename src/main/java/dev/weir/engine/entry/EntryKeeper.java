package dev.weir.engine.entry;

import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Instants;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.OutcomeNames;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks records with entries that rules put on lists. Whoever may write to the topic of lists can write such a record,
 * so that only lists take them that the job config names.
 */
public final class EntryKeeper {
    private final DocumentReader reader;
    private final OutcomeNames names;

    /**
     * Creates a keeper.
     *
     * @param names with the lists that take entries
     */
    public EntryKeeper(DocumentReader reader, OutcomeNames names) {
        this.reader = reader;
        this.names = names;
    }

    /** Takes the entry of a record; returns what is wrong with it, if something is. */
    public Optional<RuleError> take(String key, byte[] value, WrittenEntries written) {
        if (value.length == 0) {
            written.remove(key);
            return Optional.empty();
        }
        Optional<String> notWritten = names.refusalOfList(ListWrite.listOf(key));
        if (notWritten.isPresent()) {
            return Optional.of(RuleError.at("list", notWritten.get()));
        }
        try {
            Optional<ListWrite> write = write(reader.read(value));
            if (write.isEmpty() || !write.get().key().equals(key)) {
                return Optional.of(RuleError.at(
                        "",
                        "this is no entry that a rule writes; add one with weir lists add " + ListWrite.listOf(key)
                                + " ENTRY --for 24h"));
            }
            written.put(write.get());
            return Optional.empty();
        } catch (DocumentException e) {
            return Optional.of(e.error());
        }
    }

    private static Optional<ListWrite> write(Node record) {
        Map<String, Node> fields = record instanceof Node.Fields map ? map.values() : Map.of();
        String entry = text(fields, "entry");
        OptionalLong at = Instants.instant(text(fields, "at"));
        OptionalLong until = Instants.instant(text(fields, "until"));
        return ListWrite.isEntry(entry) && at.isPresent() && until.isPresent()
                ? Optional.of(new ListWrite(
                        text(fields, "list"), entry, at.getAsLong(), until.getAsLong(), text(fields, "rule")))
                : Optional.empty();
    }

    private static String text(Map<String, Node> fields, String name) {
        return fields.get(name) instanceof Node.Text text ? text.value() : "";
    }
}

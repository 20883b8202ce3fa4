package dev.weir.events.label;

import dev.weir.events.Attributes;
import dev.weir.events.Content;
import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.FieldKind;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a transaction turned out to be. A record only names the transaction; joined with it, the label is an event with
 * the transaction's keys.
 *
 * @param transactionId of the transaction, never {@code ""}
 * @param fraud whether it was fraud
 * @param timestampMillis when that was found out, in milliseconds since the epoch
 * @param replaces whether an earlier label of the same transaction said the opposite, which counted until now; false
 *     before it is joined
 * @param transaction without its lines; empty before it is joined
 */
public record FraudLabel(
        String transactionId, boolean fraud, long timestampMillis, boolean replaces, Optional<Transaction> transaction)
        implements Event {
    /** The type of labels; a job has it if its config names their topic. */
    public static final EventType TYPE = EventType.builtIn("label", "LABEL", 3);

    /** The name in rules of the transaction that a label is about. */
    public static final String TRANSACTION = "transaction";

    /** The error for a rule that would be triggered by a label. */
    public static final String NO_TRIGGER =
            "a label triggers no rule, since it comes long after anything could be done; ask a feature of a rule on"
                    + " another event, such as {count: label, where: label.fraud, by: [merchantId], over: 30d}";

    /** The error for a pattern that would be complete at a label. */
    public static final String NO_LAST_STAGE =
            "a label, or the time after one, would complete this pattern, and a label triggers nothing; let the last"
                    + " stage be an event of another type that has to happen";

    /** The error for a feature over labels if the job does not read them. */
    public static final String NOT_READ =
            "this job does not read labels; name their topic in the job config: labels: {topic: labels}";

    /** Checks that it names a transaction, and, if it is joined, that one. */
    public FraudLabel {
        if (transactionId.isEmpty()) {
            throw new IllegalArgumentException("transactionId is missing");
        }
        if (transaction.isPresent() && !transaction.get().transactionId().equals(transactionId)) {
            throw new IllegalArgumentException("a label of another transaction");
        }
    }

    /** Creates the label of a record, which is not joined yet. */
    public FraudLabel(String transactionId, boolean fraud, long timestampMillis) {
        this(transactionId, fraud, timestampMillis, false, Optional.empty());
    }

    /**
     * Returns this label joined with its transaction.
     *
     * @param of the transaction, with this id
     * @param opposite whether an earlier label of it that said the opposite counted until now
     */
    public FraudLabel joined(Transaction of, boolean opposite) {
        return new FraudLabel(transactionId, fraud, timestampMillis, opposite, Optional.of(of));
    }

    @Override
    public EventType type() {
        return TYPE;
    }

    /** Returns the id of the transaction: it can have several labels, which differ in what else is their identity. */
    @Override
    public String id() {
        return transactionId;
    }

    /** Returns the subject of the transaction, or the transaction itself while that is not known. */
    @Override
    public String subject() {
        return transaction.map(Transaction::subject).orElse(transactionId);
    }

    /** Returns false: labels may be about last month, and come late and in bulk. */
    @Override
    public boolean movesTime() {
        return false;
    }

    /** Returns the attributes of the transaction. */
    @Override
    public Attributes attributes() {
        return transaction.map(Transaction::attributes).orElse(Attributes.NONE);
    }

    @Override
    public void addIdentityTo(ContentSink sink) {
        sink.add(transactionId);
        sink.add(timestampMillis);
        sink.add(fraud ? 1 : 0);
    }

    @Override
    public void addContentTo(ContentSink sink) {
        Content.add(1, fraud ? 1 : 0, sink);
        Content.add(2, replaces ? 1 : 0, sink);
        transaction.ifPresent(of -> of.addContentTo(sink));
    }

    /** Returns all fields by the names that features are kept by: those of a label, then those of its transaction. */
    public static List<EventField<FraudLabel>> fields() {
        List<EventField<FraudLabel>> fields = new ArrayList<>(List.of(Column.values()));
        for (Transaction.Column column : Transaction.Column.values()) {
            if (fields.stream().noneMatch(own -> own.wireName().equals(column.wireName()))) {
                fields.add(new OfTransaction(fields.size(), column));
            }
        }
        return List.copyOf(fields);
    }

    /** The fields of a label itself. */
    @SuppressWarnings("ImmutableEnumChecker") // the readers have no state
    public enum Column implements EventField<FraudLabel> {
        /** The id of the transaction. */
        TRANSACTION_ID("transactionId", FieldKind.ID, label -> Value.ofText(label.transactionId())),
        /** Whether it was fraud. */
        FRAUD("fraud", FieldKind.TRUTH, label -> new Value.Bool(label.fraud())),
        /** When that was found out. */
        TIME("timestamp", FieldKind.TIME, label -> new Value.Time(label.timestampMillis())),
        /** Whether an earlier label said the opposite. */
        REPLACES("replaces", FieldKind.TRUTH, label -> new Value.Bool(label.replaces()));

        private final Reading<FraudLabel> reading;

        Column(String wireName, FieldKind kind, Function<FraudLabel, Value> reader) {
            this.reading = new Reading<>(wireName, kind, reader);
        }

        @Override
        public Reading<FraudLabel> reading() {
            return reading;
        }
    }

    /** A field of the transaction. */
    private record OfTransaction(int ordinal, Transaction.Column column) implements EventField<FraudLabel> {
        @Override
        public Reading<FraudLabel> reading() {
            return new Reading<>(column.wireName(), column.kind(), this::of);
        }

        private Value of(FraudLabel label) {
            return label.transaction()
                    .map(known -> column.reading().reader().apply(known))
                    .orElse(Value.absent());
        }
    }
}

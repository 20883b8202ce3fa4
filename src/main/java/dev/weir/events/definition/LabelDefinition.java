package dev.weir.events.definition;

import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.label.FraudLabel.Column;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The definition of labels, in a job whose config names their topic.
 *
 * @param topic with their records
 * @param horizonMillis how long after a transaction a label of it is joined with it, over 0
 */
public record LabelDefinition(String topic, long horizonMillis) implements RecordDefinition<FraudLabel> {
    private static final LabelForm FORM = new LabelForm();
    private static final List<EventField<FraudLabel>> FIELDS = FraudLabel.fields();
    private static final List<EventField<FraudLabel>> OF_RECORDS =
            List.of(Column.TRANSACTION_ID, Column.FRAUD, Column.TIME);

    /** Checks the horizon. */
    public LabelDefinition {
        if (horizonMillis <= 0) {
            throw new IllegalArgumentException("the horizon of labels is over 0");
        }
    }

    /** Returns the definition of labels in a schema; empty if the job reads none. */
    public static Optional<LabelDefinition> of(Schema schema) {
        return schema.definitions().find(FraudLabel.TYPE).map(LabelDefinition.class::cast);
    }

    @Override
    public EventType type() {
        return FraudLabel.TYPE;
    }

    @Override
    public Class<FraudLabel> eventClass() {
        return FraudLabel.class;
    }

    @Override
    public List<EventField<FraudLabel>> fields() {
        return FIELDS;
    }

    @Override
    public List<EventField<FraudLabel>> recordFields() {
        return OF_RECORDS;
    }

    /** Returns false: its attributes are those of its transaction. */
    @Override
    public boolean mayHaveAttributes() {
        return false;
    }

    @Override
    public Optional<EventField<FraudLabel>> idField() {
        return Optional.of(Column.TRANSACTION_ID);
    }

    @Override
    public EventField<FraudLabel> timeField() {
        return Column.TIME;
    }

    @Override
    public List<EventField<FraudLabel>> required() {
        return OF_RECORDS;
    }

    @Override
    public List<EventField<FraudLabel>> oneOf() {
        return List.of();
    }

    @Override
    public FraudLabel event(RecordFields record) {
        return new FraudLabel(
                record.text(Column.TRANSACTION_ID), record.truth(Column.FRAUD), record.millis(Column.TIME, 0));
    }

    @Override
    public int form() {
        return LabelForm.NUMBER;
    }

    @Override
    public void write(FraudLabel event, DataOutput out) throws IOException {
        FORM.write(event, out);
    }

    @Override
    public FraudLabel read(int form, DataInput in) throws IOException {
        return FORM.read(in);
    }
}

package dev.weir.events.definition;

import dev.weir.events.EventField;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.Transaction.Column;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The definition of transactions. */
record TransactionDefinition() implements RecordDefinition<Transaction> {
    private static final TransactionForm FORM = new TransactionForm();
    private static final List<EventField<Transaction>> FIELDS = List.of(Column.values());

    @Override
    public EventType type() {
        return EventType.TRANSACTION;
    }

    @Override
    public Class<Transaction> eventClass() {
        return Transaction.class;
    }

    @Override
    public String topic() {
        return "transactions";
    }

    @Override
    public List<EventField<Transaction>> fields() {
        return FIELDS;
    }

    @Override
    public boolean mayHaveAttributes() {
        return true;
    }

    @Override
    public Optional<EventField<Transaction>> idField() {
        return Optional.of(Column.TRANSACTION_ID);
    }

    @Override
    public EventField<Transaction> timeField() {
        return Column.TIME;
    }

    @Override
    public List<EventField<Transaction>> required() {
        return List.of(Column.TRANSACTION_ID, Column.TIME, Column.AMOUNT);
    }

    @Override
    public List<EventField<Transaction>> oneOf() {
        return List.of(Column.CUSTOMER_ID, Column.CARD_ID);
    }

    @Override
    public Transaction event(RecordFields record) {
        return new Transaction(
                record.text(Column.TRANSACTION_ID),
                record.millis(Column.TIME, 0),
                record.real(Column.AMOUNT),
                record.text(Column.CUSTOMER_ID),
                record.text(Column.CARD_ID),
                record.text(Column.CURRENCY),
                record.text(Column.STATUS),
                record.text(Column.CHANNEL),
                record.text(Column.MERCHANT_ID),
                record.text(Column.MERCHANT_CATEGORY),
                record.text(Column.COUNTRY),
                record.real(Column.LATITUDE),
                record.real(Column.LONGITUDE),
                record.text(Column.DEVICE_ID),
                record.text(Column.IP),
                record.lines(),
                record.attributes());
    }

    @Override
    public int form() {
        return 1;
    }

    @Override
    public void write(Transaction event, DataOutput out) throws IOException {
        FORM.write(event, out);
    }

    @Override
    public Transaction read(int form, DataInput in) throws IOException {
        return FORM.read(in);
    }
}

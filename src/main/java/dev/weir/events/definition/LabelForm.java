package dev.weir.events.definition;

import dev.weir.events.Transaction;
import dev.weir.events.binary.Binary;
import dev.weir.events.label.FraudLabel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** The binary form of a label: the transaction's id, the time, a byte with what is true of it, and the transaction. */
final class LabelForm {
    /** The number of the form. */
    static final int NUMBER = 8;

    private static final int FRAUD = 1;
    private static final int REPLACES = 2;
    private static final int JOINED = 4;

    private final TransactionForm transactions = new TransactionForm();

    void write(FraudLabel label, DataOutput out) throws IOException {
        Binary.writeText(label.transactionId(), out);
        Binary.writeZigZag(label.timestampMillis(), out);
        out.writeByte((label.fraud() ? FRAUD : 0)
                | (label.replaces() ? REPLACES : 0)
                | (label.transaction().isPresent() ? JOINED : 0));
        if (label.transaction().isPresent()) {
            transactions.write(label.transaction().get(), out);
        }
    }

    FraudLabel read(DataInput in) throws IOException {
        String id = Binary.readText(in);
        long timestampMillis = Binary.readZigZag(in);
        int is = in.readByte();
        Optional<Transaction> transaction = (is & JOINED) == 0 ? Optional.empty() : Optional.of(transactions.read(in));
        return new FraudLabel(id, (is & FRAUD) != 0, timestampMillis, (is & REPLACES) != 0, transaction);
    }
}

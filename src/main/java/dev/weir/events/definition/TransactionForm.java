package dev.weir.events.definition;

import dev.weir.events.Attributes;
import dev.weir.events.LineItem;
import dev.weir.events.Transaction;
import dev.weir.events.binary.AttributesCodec;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of a transaction: id, time, amount, a byte that says which of the rest is present, the texts, the
 * rest.
 */
final class TransactionForm {
    private static final int LATITUDE = 1;
    private static final int LONGITUDE = 2;
    private static final int ITEMS = 4;
    private static final int ATTRIBUTES = 8;

    private final AttributesCodec attributes = new AttributesCodec();

    void write(Transaction t, DataOutput out) throws IOException {
        int present = present(t);
        Binary.writeText(t.transactionId(), out);
        Binary.writeZigZag(t.timestampMillis(), out);
        out.writeDouble(t.amount());
        out.writeByte(present);
        writeTexts(t, out);
        writeIf(present, LATITUDE, t.latitude(), out);
        writeIf(present, LONGITUDE, t.longitude(), out);
        if ((present & ITEMS) != 0) {
            writeItems(t.items(), out);
        }
        if ((present & ATTRIBUTES) != 0) {
            attributes.write(t.attributes(), out);
        }
    }

    private static int present(Transaction t) {
        return (Double.isNaN(t.latitude()) ? 0 : LATITUDE)
                | (Double.isNaN(t.longitude()) ? 0 : LONGITUDE)
                | (t.items().isEmpty() ? 0 : ITEMS)
                | (t.attributes().values().isEmpty() ? 0 : ATTRIBUTES);
    }

    private static void writeTexts(Transaction t, DataOutput out) throws IOException {
        Binary.writeText(t.customerId(), out);
        Binary.writeText(t.cardId(), out);
        Binary.writeText(t.currency(), out);
        Binary.writeText(t.status(), out);
        Binary.writeText(t.channel(), out);
        Binary.writeText(t.merchantId(), out);
        Binary.writeText(t.merchantCategory(), out);
        Binary.writeText(t.country(), out);
        Binary.writeText(t.deviceId(), out);
        Binary.writeText(t.ip(), out);
    }

    private static void writeIf(int present, int bit, double number, DataOutput out) throws IOException {
        if ((present & bit) != 0) {
            out.writeDouble(number);
        }
    }

    private static double readIf(int present, int bit, DataInput in) throws IOException {
        return (present & bit) == 0 ? Double.NaN : in.readDouble();
    }

    private static void writeItems(List<LineItem> items, DataOutput out) throws IOException {
        Binary.writeCount(items.size(), out);
        for (LineItem item : items) {
            Binary.writeText(item.sku(), out);
            Binary.writeZigZag(item.quantity(), out);
            out.writeDouble(item.price());
        }
    }

    private static List<LineItem> readItems(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<LineItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new LineItem(Binary.readText(in), Binary.readZigZag(in), in.readDouble()));
        }
        return items;
    }

    Transaction read(DataInput in) throws IOException {
        String id = Binary.readText(in);
        long timestampMillis = Binary.readZigZag(in);
        double amount = in.readDouble();
        int present = in.readByte();
        String customerId = Binary.readText(in);
        String cardId = Binary.readText(in);
        String currency = Binary.readText(in);
        String status = Binary.readText(in);
        String channel = Binary.readText(in);
        String merchantId = Binary.readText(in);
        String merchantCategory = Binary.readText(in);
        String country = Binary.readText(in);
        String deviceId = Binary.readText(in);
        String ip = Binary.readText(in);
        double latitude = readIf(present, LATITUDE, in);
        double longitude = readIf(present, LONGITUDE, in);
        List<LineItem> items = (present & ITEMS) == 0 ? List.of() : readItems(in);
        Attributes extra = (present & ATTRIBUTES) == 0 ? Attributes.NONE : attributes.read(in);
        return new Transaction(
                id,
                timestampMillis,
                amount,
                customerId,
                cardId,
                currency,
                status,
                channel,
                merchantId,
                merchantCategory,
                country,
                latitude,
                longitude,
                deviceId,
                ip,
                items,
                extra);
    }
}

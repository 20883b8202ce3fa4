package dev.weir.events.definition;

import dev.weir.events.Attributes;
import dev.weir.events.Click;
import dev.weir.events.binary.AttributesCodec;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The binary form of a click: id, time, a byte that says which numbers and attributes are present, the texts, the rest.
 */
final class ClickForm {
    private static final int QUANTITY = 1;
    private static final int PRICE = 2;
    private static final int ATTRIBUTES = 4;

    private final AttributesCodec attributes = new AttributesCodec();

    void write(Click click, DataOutput out) throws IOException {
        int present = present(click);
        Binary.writeText(click.eventId(), out);
        Binary.writeZigZag(click.timestampMillis(), out);
        out.writeByte(present);
        writeTexts(click, out);
        if ((present & QUANTITY) != 0) {
            Binary.writeZigZag(click.quantity(), out);
        }
        if ((present & PRICE) != 0) {
            out.writeDouble(click.price());
        }
        if ((present & ATTRIBUTES) != 0) {
            attributes.write(click.attributes(), out);
        }
    }

    private static int present(Click click) {
        return (click.quantity() == Click.NO_QUANTITY ? 0 : QUANTITY)
                | (Double.isNaN(click.price()) ? 0 : PRICE)
                | (click.attributes().values().isEmpty() ? 0 : ATTRIBUTES);
    }

    private static void writeTexts(Click click, DataOutput out) throws IOException {
        Binary.writeText(click.kind(), out);
        Binary.writeText(click.customerId(), out);
        Binary.writeText(click.sessionId(), out);
        Binary.writeText(click.deviceId(), out);
        Binary.writeText(click.ip(), out);
        Binary.writeText(click.sku(), out);
        Binary.writeText(click.url(), out);
        Binary.writeText(click.query(), out);
    }

    Click read(DataInput in) throws IOException {
        String id = Binary.readText(in);
        long timestampMillis = Binary.readZigZag(in);
        int present = in.readByte();
        String kind = Binary.readText(in);
        String customerId = Binary.readText(in);
        String sessionId = Binary.readText(in);
        String deviceId = Binary.readText(in);
        String ip = Binary.readText(in);
        String sku = Binary.readText(in);
        String url = Binary.readText(in);
        String query = Binary.readText(in);
        long quantity = (present & QUANTITY) == 0 ? Click.NO_QUANTITY : Binary.readZigZag(in);
        double price = (present & PRICE) == 0 ? Double.NaN : in.readDouble();
        Attributes extra = (present & ATTRIBUTES) == 0 ? Attributes.NONE : attributes.read(in);
        return new Click(
                id,
                timestampMillis,
                kind,
                customerId,
                sessionId,
                deviceId,
                ip,
                sku,
                quantity,
                price,
                url,
                query,
                extra);
    }
}

package dev.weir.io.record;

import dev.weir.events.record.Sender;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the sender of a record, as text headers: a name and, if it is signed, the time (epoch milliseconds)
 * and the signature (base64).
 */
public final class SenderHeaders {
    private static final String BY = "weir-by";
    private static final String SIGNED_AT = "weir-signed-at";
    private static final String SIGNATURE = "weir-signature";
    private static final int MOST_BYTES = 1_000;

    private SenderHeaders() {}

    /** Adds the headers of a sender. */
    public static void add(Sender sender, Headers headers) {
        if (!sender.name().isEmpty()) {
            headers.add(BY, sender.name().getBytes(StandardCharsets.UTF_8));
        }
        if (sender.isSigned()) {
            headers.add(SIGNED_AT, Long.toString(sender.signedAtMillis()).getBytes(StandardCharsets.US_ASCII));
            headers.add(SIGNATURE, sender.signature().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Reads the headers; anybody may write them, and invalid ones are ignored. */
    static Sender read(Headers headers) {
        String by = text(headers, BY);
        String at = text(headers, SIGNED_AT);
        String signature = text(headers, SIGNATURE);
        boolean signed = !signature.isEmpty() && at.matches("\\d{1,15}");
        return by.isEmpty() && !signed
                ? Sender.NOBODY
                : new Sender(by, signed ? Long.parseLong(at) : 0, signed ? signature : "");
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        byte @Nullable [] value = header == null ? null : header.value();
        return value == null || value.length > MOST_BYTES ? "" : new String(value, StandardCharsets.UTF_8);
    }
}

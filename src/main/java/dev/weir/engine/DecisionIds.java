package dev.weir.engine;

import dev.weir.events.Trigger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of decisions: the first 128 bits of SHA-256 over what the decision is about, in hex. */
final class DecisionIds {
    private static final int BYTES = 16;

    private DecisionIds() {}

    /** The same for the same trigger and subject, whenever it is decided. */
    static String of(Trigger trigger, String subject) {
        MessageDigest digest = sha256();
        for (String part : new String[] {trigger.type(), trigger.id(), subject}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

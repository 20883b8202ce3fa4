package dev.weir.operators;

import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of an event or a key in 64 hexadecimal digits: SHA-256, so that nobody can construct an event that is
 * mistaken for another. Unlike a keyed hash it needs no key shared by all instances. For rare use: it takes about a
 * microsecond per event.
 */
final class IdentityDigest implements ContentSink {
    private final MessageDigest sha;

    private IdentityDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String of(Event event) {
        IdentityDigest digest = new IdentityDigest();
        event.addIdentityTo(digest);
        digest.add(event.id());
        return digest.text();
    }

    static String of(String text) {
        IdentityDigest digest = new IdentityDigest();
        digest.add(text);
        return digest.text();
    }

    private String text() {
        return HexFormat.of().formatHex(sha.digest());
    }

    @Override
    public void add(long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    /** Adds the length and the UTF-16 code units, so that texts with lone surrogates are distinguished too. */
    @Override
    public void add(String text) {
        add(text.length());
        ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
        units.asCharBuffer().put(text);
        sha.update(units);
    }
}

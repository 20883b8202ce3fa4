package dev.weir.engine.decide;

import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.RuleMatch;
import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Ids of decisions: the first 128 bits of SHA-256 over what the decision is about, in hex. For use by one thread. */
public final class DecisionIds {
    private static final int BYTES = 16;
    private static final int TEN = 10;

    private final MessageDigest digest = sha256();

    /** Creates ids; all instances give the same. */
    public DecisionIds() {}

    /** The same for the same event and subject, whenever it is decided. */
    public String of(Event event, String subject) {
        return hash(parts(event, subject));
    }

    /**
     * The same for the same event and subject, and another than that of the event whose id it has: it covers the content,
     * so that one that is sent again is answered under the same id.
     */
    String ofCorrection(Event event, String subject) {
        List<String> parts = parts(event, subject);
        event.addContentTo(new ContentSink() {
            @Override
            public void add(long number) {
                parts.add(Long.toString(number));
            }

            @Override
            public void add(String text) {
                parts.add(text);
            }
        });
        return hash(parts);
    }

    private static List<String> parts(Event event, String subject) {
        List<String> parts = new ArrayList<>(List.of(event.type().ruleName(), event.id(), subject));
        if (!event.occurrence().isEmpty()) {
            parts.add(event.occurrence());
        }
        return parts;
    }

    /**
     * The same for the same matches. What time completed has ids of its own, by rule and matched events; so have matches of
     * one event and subject that are found under several keys.
     */
    String of(CompletedMatches completedMatches) {
        List<String> parts = parts(completedMatches.trigger(), completedMatches.subject());
        if (completedMatches.kind() == CompletedMatches.Kind.EVENT) {
            return hash(parts);
        }
        if (completedMatches.kind() == CompletedMatches.Kind.EVENT_AT_KEY) {
            parts.add(completedMatches.key());
        } else {
            completedMatches.matches().forEach(match -> addMatch(match, parts));
        }
        return hash(parts);
    }

    private static void addMatch(RuleMatch match, List<String> parts) {
        parts.add(match.rule());
        match.ids().forEach((stage, ids) -> {
            parts.add(stage);
            parts.addAll(ids);
        });
    }

    private String hash(List<String> parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            addLength(bytes.length);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** Adds a number as it is written, and a colon. */
    private void addLength(int length) {
        int unit = 1;
        while (length / unit >= TEN) {
            unit *= TEN;
        }
        for (; unit > 0; unit /= TEN) {
            digest.update((byte) ('0' + length / unit % TEN));
        }
        digest.update((byte) ':');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

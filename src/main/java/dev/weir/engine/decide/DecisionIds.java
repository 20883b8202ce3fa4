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

/**
 * Computes ids of decisions: the first 128 bits of SHA-256 over what the decision is about, in hex. For use by one
 * thread.
 */
public final class DecisionIds {
    private static final int BYTES = 16;
    private static final int TEN = 10;

    private final MessageDigest digest = sha256();

    /** Creates a generator of ids; all instances give the same ids. */
    public DecisionIds() {}

    /** Returns the id of the decision about an event and subject; it is the same whenever the event is decided. */
    public String of(Event event, String subject) {
        return hash(parts(event, subject));
    }

    /**
     * Returns the id of the decision about a correction, which differs from that of the event it corrects: it covers
     * the content, so that a correction sent again gets the same id.
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
     * Returns the id of the decision about these matches; it depends on nothing else. Matches completed by time have
     * ids of their own, made from the rule and the matched events; so have matches of one event and subject that are
     * found under several keys.
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

    /** Appends a number in decimal and a colon. */
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

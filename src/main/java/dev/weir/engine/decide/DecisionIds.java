package dev.weir.engine.decide;

import dev.weir.engine.dedup.DeduplicationResult;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.RuleMatch;
import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes ids of decisions: the first 128 bits of SHA-256 over what the decision is about, in hex. What it is about is
 * a list of texts, each in UTF-8 after its length in bytes and a colon. For use by one thread.
 */
public final class DecisionIds {
    private static final int DIGEST_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int TEN = 10;
    /** The digits of a length, and its colon. */
    private static final int MOST_LENGTH_BYTES = 11;

    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest = sha256();
    private final byte[] digested = new byte[DIGEST_BYTES];
    private final byte[] hex = new byte[2 * ID_BYTES];
    private byte[] about = new byte[256];
    private int size;

    /** Creates a generator of ids; all instances give the same ids. */
    public DecisionIds() {}

    /** Returns the id of the decision about an event and subject; it is the same whenever the event is decided. */
    public String of(Event event, String subject) {
        start(event, subject);
        return end();
    }

    /**
     * Returns the id of the decision about a correction, which differs from that of the event it corrects: it covers
     * the content, so that a correction sent again gets the same id.
     */
    String ofCorrection(Event event, String subject) {
        start(event, subject);
        event.addContentTo(new ContentSink() {
            @Override
            public void add(long number) {
                DecisionIds.this.add(Long.toString(number));
            }

            @Override
            public void add(String text) {
                DecisionIds.this.add(text);
            }
        });
        return end();
    }

    /**
     * Returns the id of the decision about these matches; it depends on nothing else. Matches completed by time have
     * ids of their own, made from the rule and the matched events; so have matches of one event and subject that are
     * found under several keys.
     */
    String of(CompletedMatches completedMatches) {
        start(completedMatches.trigger(), completedMatches.subject());
        if (completedMatches.kind() == CompletedMatches.Kind.EVENT) {
            return end();
        }
        if (completedMatches.kind() == CompletedMatches.Kind.EVENT_AT_KEY) {
            add(completedMatches.key());
        } else {
            completedMatches.matches().forEach(this::add);
        }
        return end();
    }

    /** Returns the id of the decision about an action that waited; it is the same whenever it goes out. */
    String ofWaiting(Event trigger, String subject, Reason reason) {
        start(trigger, subject);
        add("later");
        add(reason.rule());
        addMatched(reason.matched());
        return end();
    }

    /** Returns what a decision on matches is about. */
    About about(CompletedMatches matches) {
        Event event = matches.trigger();
        return new About(
                of(matches),
                new Trigger(event.type().ruleName(), event.id()),
                matches.subject(),
                matches.atMillis(),
                matches.epoch(),
                false,
                "",
                "");
    }

    /** Returns what a decision about an event is about, and an earlier one that it may correct. */
    About about(Announced announced, Optional<DeduplicationResult> corrects) {
        return corrects.isPresent() ? correcting(announced, corrects.get()) : about(announced);
    }

    private About about(Announced announced) {
        Event event = announced.event();
        Trigger trigger = new Trigger(event.type().ruleName(), event.id());
        String subject = announced.subject();
        return new About(
                of(event, subject), trigger, subject, event.timestampMillis(), announced.epoch(), true, "", "");
    }

    private About correcting(Announced announced, DeduplicationResult found) {
        About first = about(announced);
        return new About(
                ofCorrection(announced.event(), announced.subject()),
                first.trigger(),
                first.subject(),
                first.atMillis(),
                first.epoch(),
                true,
                first.decisionId(),
                found.outcome());
    }

    /** What a decision is about, before it is made; the last two components identify the decision that it corrects. */
    record About(
            String decisionId,
            Trigger trigger,
            String subject,
            long atMillis,
            long epoch,
            boolean ofEvent,
            String duplicateOf,
            String earlierOutcome) {}

    private void start(Event event, String subject) {
        size = 0;
        add(event.type().ruleName());
        add(event.id());
        add(subject);
        String occurrence = event.occurrence();
        if (!occurrence.isEmpty()) {
            add(occurrence);
        }
    }

    private void add(RuleMatch match) {
        add(match.rule());
        addMatched(match.ids());
    }

    private void addMatched(Map<String, List<String>> matched) {
        matched.forEach((stage, ids) -> {
            add(stage);
            ids.forEach(this::add);
        });
    }

    private void add(String text) {
        int before = size;
        int length = text.length();
        addLength(length);
        int all = 0;
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            all |= unit;
            about[size + i] = (byte) unit;
        }
        size += length;
        if (all >= FIRST_BEYOND_ASCII) {
            size = before;
            addEncoded(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void addEncoded(byte[] text) {
        addLength(text.length);
        System.arraycopy(text, 0, about, size, text.length);
        size += text.length;
    }

    /** Appends a length in decimal and a colon, and makes room for as many bytes. */
    private void addLength(int length) {
        if (about.length - size < length + MOST_LENGTH_BYTES) {
            about = Arrays.copyOf(about, 2 * about.length + length);
        }
        if (length < TEN) {
            about[size++] = (byte) ('0' + length);
        } else {
            addDigits(length);
        }
        about[size++] = ':';
    }

    private void addDigits(int number) {
        int unit = TEN;
        while (number / unit >= TEN) {
            unit *= TEN;
        }
        for (; unit > 0; unit /= TEN) {
            about[size++] = (byte) ('0' + number / unit % TEN);
        }
    }

    private String end() {
        digest.update(about, 0, size);
        try {
            digest.digest(digested, 0, DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has " + DIGEST_BYTES + " bytes", e);
        }
        for (int i = 0; i < ID_BYTES; i++) {
            hex[2 * i] = HEX[digested[i] >> 4 & 0xF];
            hex[2 * i + 1] = HEX[digested[i] & 0xF];
        }
        return new String(hex, StandardCharsets.ISO_8859_1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

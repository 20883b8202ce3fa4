package dev.weir.io.record;

import dev.weir.events.answer.Decision;
import dev.weir.io.value.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes a decision in which no rule has a say, as most are, straight into bytes: the same that {@link JsonDecisions}
 * gives by a generator. It gives up at whatever is unusual, such as a character that has to be escaped. For one decision.
 */
final class PlainDecision {
    private static final byte[] DECISION_ID = ascii("{\"decisionId\":\"");
    private static final byte[] TRIGGER = ascii("\",\"trigger\":{\"type\":\"");
    private static final byte[] ID = ascii("\",\"id\":\"");
    private static final byte[] SUBJECT = ascii("\"},\"subject\":\"");
    private static final byte[] EVENT_TIME = ascii("\",\"eventTime\":\"");
    private static final byte[] DECIDED_AT = ascii("\",\"decidedAt\":\"");
    private static final byte[] OUTCOME = ascii("\",\"outcome\":\"");
    private static final byte[] SCORE = ascii("\",\"score\":");
    private static final byte[] RULES_EPOCH = ascii(",\"reasons\":[],\"shadow\":[],\"rulesEpoch\":");
    private static final byte[] END = ascii("}");
    private static final int AROUND_BYTES = DECISION_ID.length
            + TRIGGER.length
            + ID.length
            + SUBJECT.length
            + EVENT_TIME.length
            + DECIDED_AT.length
            + OUTCOME.length
            + SCORE.length
            + RULES_EPOCH.length
            + END.length;

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final byte[] bytes;
    private int size;
    private boolean plain = true;

    private PlainDecision(int size) {
        this.bytes = new byte[size];
    }

    /** Returns the JSON of a decision; empty if it is not as plain, or has more bytes than that. */
    static Optional<byte[]> json(Decision decision, int mostBytes) {
        if (!hasNoParts(decision)) {
            return Optional.empty();
        }
        String[] texts = {
            decision.decisionId(),
            decision.trigger().type(),
            decision.trigger().id(),
            decision.subject(),
            Timestamps.text(decision.eventTimeMillis()),
            Timestamps.text(decision.decidedAtMillis()),
            decision.outcome(),
            Double.toString(decision.score()),
            Long.toString(decision.rulesEpoch())
        };
        long all = AROUND_BYTES;
        for (String text : texts) {
            all += text.length();
        }
        if (all > mostBytes) {
            return Optional.empty();
        }
        PlainDecision out = new PlainDecision((int) all);
        out.add(DECISION_ID, texts[0]);
        out.add(TRIGGER, texts[1]);
        out.add(ID, texts[2]);
        out.add(SUBJECT, texts[3]);
        out.add(EVENT_TIME, texts[4]);
        out.add(DECIDED_AT, texts[5]);
        out.add(OUTCOME, texts[6]);
        out.add(SCORE, texts[7]);
        out.add(RULES_EPOCH, texts[8]);
        out.add(END, "");
        return out.plain ? Optional.of(out.bytes) : Optional.empty();
    }

    private static boolean hasNoParts(Decision decision) {
        return decision.reasons().isEmpty()
                && decision.shadow().isEmpty()
                && !decision.isCorrection()
                && decision.byChannel().main().isEmpty()
                && decision.byChannel().others().isEmpty()
                && decision.byChannel().overruled().isEmpty()
                && decision.byChannel().considered().isEmpty()
                && Double.isFinite(decision.score());
    }

    private void add(byte[] before, String text) {
        System.arraycopy(before, 0, bytes, size, before.length);
        size += before.length;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            plain &= unit >= FIRST_PRINTABLE && unit < FIRST_BEYOND_ASCII && unit != '"' && unit != '\\';
            bytes[size + i] = (byte) unit;
        }
        size += length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

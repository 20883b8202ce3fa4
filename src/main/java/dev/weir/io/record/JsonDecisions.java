package dev.weir.io.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.weir.events.Boundary;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.io.value.Timestamps;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes decisions as JSON. The same decision always gives the same bytes. Immutable and safe for use by several
 * threads.
 */
public final class JsonDecisions implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int FEW_REASONS = 100;
    private static final int ID_CHARS = 1_000;

    /** A size that every decision fits without its optional parts, in bytes. */
    static final int LEAST_BYTES = 100_000;

    private static final SerializedString DECISION_ID = new SerializedString("decisionId");
    private static final SerializedString TRIGGER = new SerializedString("trigger");
    private static final SerializedString TYPE = new SerializedString("type");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString DUPLICATE_OF = new SerializedString("duplicateOf");
    private static final SerializedString SUBJECT = new SerializedString("subject");
    private static final SerializedString EVENT_TIME = new SerializedString("eventTime");
    private static final SerializedString DECIDED_AT = new SerializedString("decidedAt");
    private static final SerializedString OUTCOME = new SerializedString("outcome");
    private static final SerializedString SCORE = new SerializedString("score");
    private static final SerializedString REASONS = new SerializedString("reasons");
    private static final SerializedString SHADOW = new SerializedString("shadow");
    private static final SerializedString OVERRULED = new SerializedString("overruled");
    private static final SerializedString CHANNEL = new SerializedString("channel");
    private static final SerializedString RULES_EPOCH = new SerializedString("rulesEpoch");
    private static final SerializedString RULE = new SerializedString("rule");
    private static final SerializedString VERSION = new SerializedString("version");
    private static final SerializedString POINTS = new SerializedString("points");
    private static final SerializedString FROM = new SerializedString("from");
    private static final SerializedString RULES = new SerializedString("rules");
    private static final SerializedString HOLDOUT = new SerializedString("holdout");
    private static final SerializedString PARAMS = new SerializedString("params");
    private static final SerializedString MATCHED = new SerializedString("matched");
    private static final SerializedString FEATURES = new SerializedString("features");

    private final JsonFactory json = new JsonFactory();

    /** Creates a writer. */
    public JsonDecisions() {}

    /** The parts that a decision that is too large is written without, in the order in which they are left out. */
    private enum Part {
        FEATURES,
        SHADOW,
        MATCHED,
        PARAMS,
        REASONS;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A decision in bytes.
     *
     * @param isWhole whether nothing was left out
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    record Written(byte[] json, boolean isWhole) {}

    /** Writes the whole decision. */
    public byte[] write(Decision decision) {
        return write(decision, Integer.MAX_VALUE).json();
    }

    /**
     * Writes as much as fits: if necessary without the features of its reasons, then without those of shadow mode, the
     * matched events and the params, and finally with only the first {@value #FEW_REASONS} reasons and the beginning of
     * long ids. The outcome and the rules of these reasons are always kept.
     *
     * @param mostBytes at least {@value #LEAST_BYTES}
     */
    Written write(Decision decision, int mostBytes) {
        Optional<byte[]> plain = PlainDecision.json(decision, mostBytes);
        if (plain.isPresent()) {
            return new Written(plain.get(), true);
        }
        EnumSet<Part> dropped = EnumSet.noneOf(Part.class);
        for (Part next : Part.values()) {
            Optional<byte[]> json = write(decision, dropped, mostBytes);
            if (json.isPresent()) {
                return new Written(json.get(), dropped.isEmpty());
            }
            dropped.add(next);
        }
        return writeBare(decision);
    }

    /** Writes only the mandatory parts. */
    Written writeBare(Decision decision) {
        return new Written(
                write(decision, EnumSet.allOf(Part.class), Integer.MAX_VALUE).orElseThrow(), false);
    }

    /** Returns empty if it is larger than that. */
    private Optional<byte[]> write(Decision decision, Set<Part> dropped, int mostBytes) {
        BoundedBytes bytes = new BoundedBytes(mostBytes);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            writeDecision(decision, dropped, out);
        } catch (BoundedBytes.TooMany e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return Optional.of(bytes.toByteArray());
    }

    private static void writeDecision(Decision decision, Set<Part> dropped, JsonGenerator out) throws IOException {
        int mostChars = mostChars(dropped);
        out.writeStartObject();
        text(DECISION_ID, decision.decisionId(), out);
        out.writeFieldName(TRIGGER);
        out.writeStartObject();
        text(TYPE, decision.trigger().type(), out);
        text(ID, Boundary.cut(decision.trigger().id(), mostChars), out);
        out.writeEndObject();
        if (decision.isCorrection()) {
            text(DUPLICATE_OF, decision.duplicateOf(), out);
        }
        text(SUBJECT, Boundary.cut(decision.subject(), mostChars), out);
        text(EVENT_TIME, Timestamps.text(decision.eventTimeMillis()), out);
        text(DECIDED_AT, Timestamps.text(decision.decidedAtMillis()), out);
        text(OUTCOME, decision.outcome(), out);
        out.writeFieldName(SCORE);
        JsonForm.writeReal(decision.score(), out);
        JsonChannels.write(decision.byChannel(), out);
        writeReasons(REASONS, decision.reasons(), dropped, out);
        writeReasons(SHADOW, dropped.contains(Part.SHADOW) ? List.of() : decision.shadow(), dropped, out);
        if (!decision.byChannel().overruled().isEmpty()) {
            List<Reason> overruled = decision.byChannel().overruled();
            writeReasons(OVERRULED, dropped.contains(Part.SHADOW) ? List.of() : overruled, dropped, out);
        }
        JsonChannels.writeConsidered(
                dropped.contains(Part.SHADOW) ? List.of() : decision.byChannel().considered(), out);
        out.writeFieldName(RULES_EPOCH);
        out.writeNumber(decision.rulesEpoch());
        writeDropped(dropped, out);
        out.writeEndObject();
    }

    private static int mostChars(Set<Part> dropped) {
        return dropped.contains(Part.REASONS) ? ID_CHARS : Integer.MAX_VALUE;
    }

    private static void text(SerializedString name, String text, JsonGenerator out) throws IOException {
        out.writeFieldName(name);
        out.writeString(text);
    }

    private static void writeDropped(Set<Part> dropped, JsonGenerator out) throws IOException {
        if (dropped.isEmpty()) {
            return;
        }
        out.writeBooleanField("truncated", true);
        out.writeArrayFieldStart("dropped");
        for (Part part : dropped) {
            out.writeString(part.key());
        }
        out.writeEndArray();
    }

    private static void writeReasons(SerializedString name, List<Reason> reasons, Set<Part> dropped, JsonGenerator out)
            throws IOException {
        int most = dropped.contains(Part.REASONS) ? FEW_REASONS : reasons.size();
        out.writeFieldName(name);
        out.writeStartArray();
        for (Reason reason : reasons.subList(0, Math.min(most, reasons.size()))) {
            writeReason(reason, dropped, out);
        }
        out.writeEndArray();
    }

    private static void writeReason(Reason reason, Set<Part> dropped, JsonGenerator out) throws IOException {
        out.writeStartObject();
        text(RULE, reason.rule(), out);
        out.writeFieldName(VERSION);
        out.writeNumber(reason.version());
        if (!reason.subject().isEmpty()) {
            text(SUBJECT, Boundary.cut(reason.subject(), mostChars(dropped)), out);
        }
        if (!reason.standing().channel().isEmpty()) {
            text(CHANNEL, reason.standing().channel(), out);
        }
        if (reason.decides()) {
            text(OUTCOME, reason.outcome(), out);
        }
        out.writeFieldName(SCORE);
        JsonForm.writeReal(reason.score(), out);
        writePoints(reason.standing().points(), dropped, out);
        if (!reason.holdout().isEmpty()) {
            text(HOLDOUT, reason.holdout(), out);
        }
        out.writeFieldName(PARAMS);
        JsonForm.writeSorted(dropped.contains(Part.PARAMS) ? Map.of() : reason.params(), out);
        writeMatched(dropped.contains(Part.MATCHED) ? Map.of() : reason.matched(), out);
        out.writeFieldName(FEATURES);
        JsonForm.writeSorted(dropped.contains(Part.FEATURES) ? Map.of() : reason.features(), out);
        JsonScores.write(dropped.contains(Part.FEATURES) ? Map.of() : reason.scores(), out);
        out.writeEndObject();
    }

    private static void writePoints(Points points, Set<Part> dropped, JsonGenerator out) throws IOException {
        if (points instanceof Points.Given given) {
            out.writeFieldName(POINTS);
            JsonForm.writeReal(given.points(), out);
        } else if (points instanceof Points.Sum sum) {
            out.writeFieldName(POINTS);
            JsonForm.writeReal(sum.sum(), out);
            out.writeFieldName(FROM);
            JsonForm.writeReal(sum.from(), out);
            out.writeFieldName(RULES);
            out.writeStartArray();
            for (String rule : dropped.contains(Part.REASONS) ? List.<String>of() : sum.rules()) {
                out.writeString(rule);
            }
            out.writeEndArray();
        }
    }

    private static void writeMatched(Map<String, List<String>> matched, JsonGenerator out) throws IOException {
        out.writeFieldName(MATCHED);
        out.writeStartObject();
        for (Map.Entry<String, List<String>> stage : matched.entrySet()) {
            out.writeArrayFieldStart(stage.getKey());
            for (String id : stage.getValue()) {
                out.writeString(id);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}

package dev.weir.patterns;

import dev.weir.patterns.definition.Interest;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.match.CompiledPattern;
import dev.weir.patterns.match.Conditions;
import dev.weir.patterns.match.Match;
import dev.weir.patterns.match.Occurrence;
import dev.weir.patterns.match.PartialMatch;
import dev.weir.patterns.match.PatternMatcher;
import dev.weir.patterns.match.PatternResult;
import dev.weir.patterns.match.PatternState;
import dev.weir.patterns.match.PatternStateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One pattern under one key, driven as the engine drives it: asked whether it cares, called when its timer is due. */
public final class PatternKey {
    private final PatternStateCodec codec = new PatternStateCodec();
    private final CompiledPattern pattern;
    private final Conditions conditions;
    private final boolean restarts;
    private final PatternMatcher matching = new PatternMatcher();
    private final List<Match> byEvent = new ArrayList<>();
    private final List<Match> byTime = new ArrayList<>();
    private PatternState state = new PatternState();
    private byte[] kept = write(state);
    private boolean begins = true;
    private int gaveWay;
    private int late;

    /**
     * With nothing open.
     *
     * @param restarts whether the state goes through its binary form after each call
     */
    public PatternKey(CompiledPattern pattern, Conditions conditions, boolean restarts) {
        this.pattern = pattern;
        this.conditions = conditions;
        this.restarts = restarts;
    }

    /** Goes on with the state of another. */
    public PatternKey resume(PatternKey before) {
        kept = before.write(before.state);
        state = read(kept);
        return this;
    }

    /** Goes on with a state in its binary form. */
    public PatternKey resume(DataInputStream before) throws IOException {
        kept = before.readAllBytes();
        state = read(kept);
        kept = write(state);
        return this;
    }

    public PatternKey arrive(Occurrence occurrence, long watermarkMillis) {
        if (!state.isIdle() || cares(occurrence)) {
            take(matching.arrive(pattern, state, occurrence, conditions, begins, watermarkMillis));
        }
        return this;
    }

    private boolean cares(Occurrence occurrence) {
        Interest interest = Interest.of(pattern.definition(), occurrence.event().type());
        for (Condition condition : interest.asked()) {
            if (conditions.hold(condition.number(), occurrence, PartialMatch.NOTHING)) {
                return true;
            }
        }
        return interest.otherwise();
    }

    public PatternKey arrive(Sample sample, long watermarkMillis) {
        return arrive(sample.occurrence(), watermarkMillis);
    }

    /** Only if a timer is due. */
    public PatternKey pass(long watermarkMillis) {
        long timer = timerMillis();
        if (timer != PatternState.NO_TIMER && timer <= watermarkMillis) {
            passUnasked(watermarkMillis);
        }
        return this;
    }

    public PatternKey passUnasked(long watermarkMillis) {
        take(matching.pass(pattern, state, conditions, begins, watermarkMillis));
        return this;
    }

    public PatternKey drain() {
        begins = false;
        return this;
    }

    public long timerMillis() {
        return matching.nextTimerMillis(pattern, state);
    }

    public PatternState state() {
        return state;
    }

    public int bytes() {
        return write(state).length;
    }

    public int gaveWay() {
        return gaveWay;
    }

    public int late() {
        return late;
    }

    public List<Match> byEvent() {
        return byEvent;
    }

    public List<Match> byTime() {
        return byTime;
    }

    /** All matches so far, as {@code {stage=[numbers]}}, sorted. */
    public List<String> matches() {
        List<String> matches = new ArrayList<>();
        byEvent.forEach(match -> matches.add(describe(match)));
        byTime.forEach(match -> matches.add(describe(match)));
        matches.sort(null);
        return matches;
    }

    public static String describe(Match match) {
        Map<String, List<Integer>> numbers = new TreeMap<>();
        match.stages()
                .forEach((stage, events) ->
                        numbers.put(stage, events.stream().map(Sample::numberOf).toList()));
        return numbers.toString();
    }

    private void take(PatternResult matched) {
        byEvent.addAll(matched.byEvent());
        byTime.addAll(matched.byTime());
        gaveWay += matched.gaveWay();
        late += matched.late() ? 1 : 0;
        if (restarts) {
            kept = matched.changed() ? write(state) : kept;
            state = read(kept);
            if (!Arrays.equals(write(state), kept)) {
                throw new AssertionError("what was read is not what was written");
            }
        }
    }

    private byte[] write(PatternState written) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            codec.write(written, new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PatternState read(byte[] bytes) {
        try {
            return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

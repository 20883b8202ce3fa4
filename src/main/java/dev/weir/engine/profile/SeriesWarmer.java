package dev.weir.engine.profile;

import dev.weir.engine.dedup.DeduplicationHorizon;
import dev.weir.engine.dedup.DuplicateDetector;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.Routed;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.route.Router;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.rules.expression.scope.EventScopes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Computes from a history what keys would hold of some series, had the rules that need them been in force from its
 * beginning. Events are routed, recognised as repetitions and taken in as {@link Profiler} does; nothing is answered or
 * decided, and no other series is kept. For use by one thread.
 *
 * <p>Size: that of the series at the keys whose time is not over, and at each key the events within the deduplication
 * horizon.
 */
public final class SeriesWarmer {
    private static final int FEW_KEYS = 1_024;

    private final Rulebook rulebook;
    private final long horizonMillis;
    private final long firstSegmentId;
    private final Map<EventType, List<KeyPlan>> plans = new HashMap<>();
    private final EventScopes scopes = new EventScopes();
    private final DuplicateDetector detector = DuplicateDetector.ofIds();
    private final Map<String, WarmedKey> keys = new HashMap<>();
    private final Failures failures = new Failures();
    private long clockMillis = Long.MIN_VALUE;
    private long taken;
    /** The latest event time, as far as the watermark of the job can have come. */
    private long latestMillis = Long.MIN_VALUE;

    private int manyKeys = FEW_KEYS;

    /**
     * Creates one for some series of the rules of a rulebook.
     *
     * @param series ids of the series
     * @param horizonMillis how long after its arrival a repetition of an event is recognised
     * @param firstSegmentId above all numbers that segments of the keys have or had
     */
    public SeriesWarmer(
            Rulebook rulebook,
            Collection<EventType> types,
            Set<String> series,
            long horizonMillis,
            long firstSegmentId) {
        this.rulebook = rulebook;
        this.horizonMillis = horizonMillis;
        this.firstSegmentId = firstSegmentId;
        for (EventType type : types) {
            List<KeyPlan> only = rulebook.of(type).keys().stream()
                    .map(plan -> feeding(series, plan))
                    .toList();
            if (only.stream().anyMatch(plan -> !plan.feeds().isEmpty())) {
                plans.put(type, only);
            }
        }
    }

    private static KeyPlan feeding(Set<String> series, KeyPlan plan) {
        return new KeyPlan(
                plan.reader(),
                plan.feeds().stream().filter(feed -> series.contains(feed.id())).toList(),
                false,
                plan.layout(),
                plan.asksStock(),
                plan.patterns(),
                plan.kept(),
                plan.matchesAlone(),
                plan.lines(),
                plan.keepMillis());
    }

    /** Returns the types of events that the series take in, by their names in rules. */
    public Set<String> types() {
        Set<String> names = new TreeSet<>();
        plans.keySet().forEach(type -> names.add(type.ruleName()));
        return names;
    }

    /**
     * Takes in the next event of the history.
     *
     * @param arrivedMillis when it arrived; an earlier time than before counts as the same
     */
    public void take(Event event, long arrivedMillis) {
        List<KeyPlan> ofType = plans.get(event.type());
        if (ofType == null) {
            return;
        }
        clockMillis = Math.max(clockMillis, arrivedMillis);
        latestMillis = Math.max(latestMillis, event.timestampMillis());
        List<Routed> toKeys =
                new ArrayList<>(Router.route(event, rulebook, taken).toKeys());
        taken++;
        for (Routed routed : toKeys) {
            KeyPlan plan = ofType.get(routed.plan());
            if (!plan.feeds().isEmpty()) {
                take(routed, plan);
            }
        }
        if (keys.size() > manyKeys) {
            keys.values().removeIf(key -> key.isOver(latestMillis, clockMillis));
            manyKeys = Math.max(FEW_KEYS, 2 * keys.size());
        }
    }

    private void take(Routed routed, KeyPlan plan) {
        WarmedKey key = keys.computeIfAbsent(routed.key(), unseen -> new WarmedKey(firstSegmentId, horizonMillis));
        DeduplicationHorizon horizon = new DeduplicationHorizon(clockMillis, horizonMillis, key.memoryAt(clockMillis));
        if (detector.addIfNew(routed.event(), key.state().deduplication(), horizon)) {
            key.series().feed(routed.key(), plan, scopes.of(routed.event(), rulebook.lists()), failures);
            key.remember(routed.event(), clockMillis);
        }
        key.keep(latestMillis, plan.keepMillis());
    }

    /** Returns how many events of the types that the series take in there were. */
    public long taken() {
        return taken;
    }

    /** Returns the ids of the rules of which an expression failed. */
    public List<String> failed() {
        return failures.rules();
    }

    /** Returns the keys of which something is known. */
    public Set<String> keys() {
        return keys.keySet();
    }

    /**
     * Puts what is known of a key into its state, in place of what that has of the same series. Repetitions of the last
     * events are recognised from then on.
     *
     * @param nowMillis wall clock; at or after every arrival that the state knows
     * @return how many series it has now from the history
     */
    public int fill(String key, ProfileState state, KeyMemory memory, long nowMillis) {
        WarmedKey known = Objects.requireNonNull(keys.get(key), "nothing is known of this key");
        for (Event event : known.recent(clockMillis)) {
            boolean unused = detector.addIfNew(
                    event, state.deduplication(), new DeduplicationHorizon(nowMillis, horizonMillis, memory));
        }
        return known.moveTo(state, memory.segments(state));
    }
}

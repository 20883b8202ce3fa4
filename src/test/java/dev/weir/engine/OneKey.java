package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RoutedCodec;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.engine.profile.Observation;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.ProfileStateCodec;
import dev.weir.engine.profile.Profiler;
import dev.weir.engine.route.Router;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One key as its operator sees it: the state goes through its binary form between any two events. */
public final class OneKey {
    public static final long HORIZON = EngineSettings.DEFAULT.deduplicationMillis();
    public static final EngineSettings SETTINGS = new EngineSettings(
            EngineSettings.DEFAULT.schema(),
            EngineSettings.DEFAULT.ruleLimits(),
            new SeriesLimits(4, 1_000, 100, 1_000, 10, 1_000),
            HORIZON,
            ContentMismatchPolicy.DECIDE,
            EngineSettings.DEFAULT.outcomes());

    private final Profiler profiler = new Profiler(SETTINGS);
    private final KeyLifetime lifetime = new KeyLifetime(HORIZON);
    private final KeyedInMemory memory = new KeyedInMemory();
    private final String key;
    private Rulebook rulebook;
    private byte[] state = Bytes.of(new ProfileStateCodec(), new ProfileState());
    private long nowMillis = 1_700_000_000_000L;
    private long watermarkMillis = Long.MIN_VALUE;
    private final List<String> failed = new ArrayList<>();

    public OneKey(String key, Rule... rules) {
        this.key = key;
        this.rulebook = Rulebook.of(1, Arrays.asList(rules), SETTINGS);
    }

    public void rules(Rule... rules) {
        rulebook = Rulebook.of(rulebook.epoch() + 1, Arrays.asList(rules), SETTINGS);
    }

    void watermark(long millis) {
        watermarkMillis = millis;
    }

    public void later(long millis) {
        nowMillis += millis;
    }

    /** Observes; returns the signal for the first subject, if there is one. */
    public Optional<Signal> observe(Event event) {
        Optional<Routed> routed = routed(event);
        assertThat(routed).as("the event is routed to " + key).isPresent();
        ProfileState current = state();
        Observation seen = profiler.observe(
                Bytes.there(new RoutedCodec(), routed.orElseThrow()), rulebook, current, memory, moment());
        keep(current);
        failed.addAll(seen.failed());
        return seen.messages().stream().map(Signal.class::cast).findFirst();
    }

    /** Observes; returns the first value of the signal. */
    public Value value(Event event) {
        return values(event).get(0);
    }

    public List<Value> values(Event event) {
        return observe(event).orElseThrow().values();
    }

    Optional<Stock> stock(Event event) {
        return observe(event).orElseThrow().stock();
    }

    public void forgetUnused(Event event) {
        ProfileState current = state();
        profiler.forgetUnused(routed(event).orElseThrow(), rulebook, current, memory);
        keep(current);
    }

    long claimTimer() {
        ProfileState current = state();
        long timerMillis = lifetime.claimTimer(current);
        keep(current);
        return timerMillis;
    }

    boolean expire(long timerMillis, boolean waiting) {
        ProfileState current = state();
        boolean remembers =
                !lifetime.isOver(timerMillis, waiting, current, moment()) || profiler.forget(current, memory);
        keep(current);
        return remembers;
    }

    public ProfileState state() {
        return Bytes.read(new ProfileStateCodec(), state);
    }

    /** Whose expressions failed. */
    public List<String> failed() {
        return failed;
    }

    public KeyedInMemory memory() {
        return memory;
    }

    private Optional<Routed> routed(Event event) {
        return Router.route(event, rulebook, 1).toKeys().stream()
                .filter(r -> r.key().equals(key))
                .findFirst();
    }

    private JobTime moment() {
        return new JobTime(nowMillis, watermarkMillis);
    }

    private void keep(ProfileState current) {
        state = Bytes.of(new ProfileStateCodec(), current);
    }
}

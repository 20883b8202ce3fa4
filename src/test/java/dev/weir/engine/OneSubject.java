package dev.weir.engine;

import dev.weir.engine.decide.Decider;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.FanIn;
import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.SubjectStateCodec;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Correlated;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.message.SubjectMessageCodec;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.profile.KeyedInMemory;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One subject as its operator sees it: the state goes through its binary form between any two messages. */
public final class OneSubject {
    public static final long HORIZON = EngineSettings.DEFAULT.deduplicationMillis();

    private final Decider decider = new Decider(EngineSettings.DEFAULT);
    private final KeyLifetime lifetime = new KeyLifetime(HORIZON);
    private final KeyedInMemory overflow = new KeyedInMemory();
    private FanIn fanIn = new FanIn();
    private byte[] state = Bytes.of(new SubjectStateCodec(), new SubjectState());
    private Rulebook rulebook;
    private long nowMillis = 1_700_000_000_000L;
    private long watermarkMillis = Long.MIN_VALUE;

    public OneSubject(Rule... rules) {
        this.rulebook = Rulebook.of(1, Arrays.asList(rules), EngineSettings.DEFAULT);
    }

    public void watermark(long millis) {
        watermarkMillis = millis;
    }

    public void later(long millis) {
        nowMillis += millis;
    }

    long nowMillis() {
        return nowMillis;
    }

    /** The event, announced to its own subject with no signals to wait for. */
    public Verdict announce(Event event) {
        return receive(announcement(event, 1, 0)).orElseThrow();
    }

    public static Announced announcement(Event event, long epoch, int signals) {
        return new Announced(epoch, epoch, Subjects.of(event), event, signals, true, Announced.UNKNOWN);
    }

    public static Signal signal(Event event, long epoch, String key, Value... values) {
        return new Signal(Subjects.of(event), epoch, epoch, key, true, List.of(values), Optional.empty());
    }

    /** The one thing that a message led to; empty while more is to come. */
    public Optional<Verdict> receive(SubjectMessage message) {
        List<Verdict> all = hearAll(message);
        if (all.size() > 1) {
            throw new AssertionError("more than one verdict: " + all);
        }
        return all.stream().findFirst();
    }

    /** All that a message led to, in its order. */
    public List<Verdict> hearAll(SubjectMessage message) {
        List<Verdict> verdicts = new ArrayList<>();
        for (DecisionRequest request : fanIn.receive(Bytes.there(new SubjectMessageCodec(), message))) {
            SubjectState current = state();
            verdicts.add(decider.decide(request, rulebook, current, overflow, moment()));
            keep(current);
        }
        return verdicts;
    }

    /** How many events wait for answers. */
    public int open() {
        return fanIn.size();
    }

    /** A checkpoint and a restart in between. */
    public void restart() {
        List<Correlated> open = fanIn.messages();
        fanIn = new FanIn();
        open.forEach(fanIn::receive);
    }

    /** What is decided of an event without signals. */
    public Decision decide(Event event) {
        return ((Verdict.Decided) announce(event)).decision();
    }

    public long claimTimer() {
        SubjectState current = state();
        long timerMillis = lifetime.claimTimer(current);
        keep(current);
        return timerMillis;
    }

    public boolean isOver(long timerMillis) {
        SubjectState current = state();
        boolean over = lifetime.isOver(timerMillis, false, current, moment());
        keep(current);
        return over;
    }

    SubjectState state() {
        return Bytes.read(new SubjectStateCodec(), state);
    }

    private JobTime moment() {
        return new JobTime(nowMillis, watermarkMillis);
    }

    private void keep(SubjectState current) {
        state = Bytes.of(new SubjectStateCodec(), current);
    }
}

package dev.weir.engine;

import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.plan.TypePlan;
import dev.weir.engine.profile.HeapMemory;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.Profiler;
import dev.weir.events.Event;
import dev.weir.events.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes events to their keys in {@link LocalEngine}, if the event's own subject alone decides ({@link TypePlan#plain})
 * and the keys only keep series and patterns that the event does not concern: the same as for other events, without
 * routing and messages. For use by one thread.
 */
final class LocalPlainEvents {
    private final Profiler profiler;
    private final StatesByName<ProfileState> profiles;
    private final LocalDates dates;
    private final LocalLifetimes lifetimes;
    private long errors;

    LocalPlainEvents(
            Profiler profiler, StatesByName<ProfileState> profiles, LocalDates dates, LocalLifetimes lifetimes) {
        this.lifetimes = lifetimes;
        this.profiler = profiler;
        this.profiles = profiles;
        this.dates = dates;
    }

    /** Returns how many expressions failed so far. */
    long errors() {
        return errors;
    }

    /** Returns whether an event of such a type begins and continues no match at any of its keys. */
    boolean isQuiet(ReadAhead.Read read) {
        List<KeyPlan> plans = read.rulebook().of(read.event().type()).keys();
        for (int i = 0; i < plans.size(); i++) {
            KeyPlan plan = plans.get(i);
            String key = read.keys().get(i);
            if (!plan.patterns().isEmpty() && !key.isEmpty()) {
                StatesByName.Entry<ProfileState> known = profiles.found(read.firstKey() + i);
                ProfileState state = known == null ? null : known.state();
                if (!profiler.isQuiet(read.event(), key, plan, read.rulebook(), state)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes an event to all of its keys, and returns it with their answers. */
    AnsweredEvent answered(ReadAhead.Read read, JobTime moment) {
        Event event = read.event();
        TypePlan type = read.rulebook().of(event.type());
        String subject = Subjects.of(event);
        long epoch = read.rulebook().epoch();
        Failures failures = new Failures();
        List<Signal> answers = List.of();
        for (int i = 0; i < read.keys().size(); i++) {
            KeyPlan plan = type.keys().get(i);
            String key = read.keys().get(i);
            if (key.isEmpty()) {
                plan.addFailures(event, failures);
                continue;
            }
            if (!plan.feedsAll() && !plan.isRead()) {
                continue; // it only keeps patterns, and the event is quiet
            }
            List<Value> values = observe(read, i, plan, moment, failures);
            if (plan.isRead()) {
                answers = with(
                        new Signal(subject, read.correlationId(), epoch, key, true, values, Optional.empty()), answers);
            }
        }
        errors += failures.rules().size();
        return new AnsweredEvent(
                new Announced(epoch, read.correlationId(), subject, event, answers.size(), true, Announced.UNKNOWN),
                answers);
    }

    /** Takes an event to its key of this number. */
    private List<Value> observe(ReadAhead.Read read, int number, KeyPlan plan, JobTime moment, Failures failures) {
        String name = read.keys().get(number);
        StatesByName.Entry<ProfileState> key = profiles.foundOrMade(read.firstKey() + number, name);
        HeapMemory memory = lifetimes.memoryOf(key, moment);
        List<Value> values =
                profiler.observePlain(read.event(), name, plan, read.rulebook(), key.state(), memory, moment, failures);
        if (plan.feedsAll()) {
            profiles.keep(key);
            lifetimes.keep(key);
        }
        dates.setTimer(key);
        return values;
    }

    private static List<Signal> with(Signal one, List<Signal> others) {
        if (others.isEmpty()) {
            return List.of(one); // most events have no more
        }
        List<Signal> all = others.size() == 1 ? new ArrayList<>(others) : others;
        all.add(one);
        return all;
    }
}

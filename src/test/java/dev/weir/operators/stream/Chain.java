package dev.weir.operators.stream;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.stream.KeyedInstances.Backend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;

/** Route, Profile and Decide, with nothing under way between them, so that two of them do the same in the same order. */
final class Chain implements AutoCloseable {
    private final BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed> route;
    private final List<Decision> decisions = new ArrayList<>();
    private KeyedInstances<Routed, SubjectMessage> profile;
    private KeyedInstances<SubjectMessage, Decision> decide;

    Chain(JobSettings settings, Backend backend) throws Exception {
        route = new BroadcastOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(new Route(settings), List.of(RulebookBroadcast.UPDATES)),
                KeyedInstances.MAX_PARALLELISM,
                1,
                0);
        route.setup(
                RecordTypes.ROUTED.createSerializer(route.getExecutionConfig().getSerializerConfig()));
        route.open();
        profile = new KeyedInstances<>(
                new KeyedInstances.Plan<>(() -> new Profile(settings), Routed::key, RecordTypes.SUBJECT_MESSAGE),
                backend,
                1);
        decide = new KeyedInstances<>(
                new KeyedInstances.Plan<>(() -> new Decide(settings), SubjectMessage::subject, RecordTypes.DECISION),
                backend,
                1);
    }

    /** Only Route hears of it: what it stamps now waits at its key. */
    void hearAhead(RulebookUpdate update) throws Exception {
        route.processBroadcastElement(update, 0);
    }

    /** Profile and Decide hear of it. */
    void hearBehind(RulebookUpdate update) throws Exception {
        profile.receive(update);
        passOn();
        decide.receive(update);
        takeDecisions();
    }

    void receive(Event event) throws Exception {
        route.processElement(event, 0);
        var announced = route.getSideOutput(Route.ANNOUNCED);
        while (announced != null && !announced.isEmpty()) {
            decide.receive((Announced) announced.remove().getValue());
        }
        for (Routed routed : route.extractOutputValues()) {
            profile.receive(routed);
            passOn();
        }
        route.getOutput().clear();
        takeDecisions();
    }

    void time(long millis) throws Exception {
        profile.clock(millis);
        decide.clock(millis);
        profile.watermark(millis);
        passOn();
        decide.watermark(millis);
        takeDecisions();
    }

    void checkpoint() throws Exception {
        profile.checkpoint();
        decide.checkpoint();
    }

    void restart(int parallelism) throws Exception {
        profile = profile.restarted(parallelism);
        decide = decide.restarted(parallelism);
    }

    /** Backends go over their keys and timers in orders of their own. */
    private void passOn() throws Exception {
        List<SubjectMessage> messages = new ArrayList<>(profile.output());
        messages.sort(Comparator.comparing(SubjectMessage::toString));
        for (SubjectMessage message : messages) {
            decide.receive(message);
        }
    }

    private void takeDecisions() {
        List<Decision> made = new ArrayList<>(decide.output());
        made.sort(Comparator.comparing(Decision::toString));
        decisions.addAll(made);
    }

    List<Decision> decisions() {
        return decisions;
    }

    int timers() {
        return profile.timers() + decide.timers();
    }

    @Override
    public void close() throws Exception {
        route.close();
        profile.close();
        decide.close();
    }
}

package dev.weir.operators.rulebook;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.ListEntryRecords;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.stream.Decide;
import dev.weir.operators.stream.Identify;
import dev.weir.operators.stream.KeyedInstances;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.operators.stream.Profile;
import dev.weir.operators.stream.Route;
import dev.weir.operators.stream.SessionOf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Rulebook, Identify, Route, Profile and Decide, whose entries of lists come back before the next event. */
final class WritingJob implements AutoCloseable {
    private final JobSettings settings;
    private final StartedRulebook rulebook;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<ListWrite> writes = new ArrayList<>();
    private KeyedOneInputStreamOperatorTestHarness<String, Event, Event> identify;
    private BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed> route;
    private KeyedInstances<Routed, SubjectMessage> profile;
    private KeyedInstances<SubjectMessage, Decision> decide;
    private int written;

    WritingJob(JobSettings settings) throws Exception {
        this.settings = settings;
        rulebook = new StartedRulebook(settings);
        rulebook.open();
        identify = identify(OperatorSubtaskState.builder().build());
        route = route(OperatorSubtaskState.builder().build());
        profile = new KeyedInstances<>(
                new KeyedInstances.Plan<>(() -> new Profile(settings), Routed::key, RecordTypes.SUBJECT_MESSAGE),
                Backend.HEAP,
                1);
        decide = new KeyedInstances<>(
                new KeyedInstances.Plan<>(() -> new Decide(settings), SubjectMessage::subject, RecordTypes.DECISION),
                Backend.HEAP,
                1);
    }

    void push(RawRecord... records) throws Exception {
        rulebook.live(records);
        hear();
    }

    private void hear() throws Exception {
        for (RulebookUpdate update : rulebook.updates) {
            route.processBroadcastElement(update, 0);
            profile.receive(update);
            decide.receive(update);
        }
        rulebook.updates.clear();
    }

    void receive(Event event) throws Exception {
        identify.processElement(event, 0);
        for (Event known : identify.extractOutputValues()) {
            route.processElement(known, 0);
        }
        identify.getOutput().clear();
        var announced = route.getSideOutput(Route.ANNOUNCED);
        while (announced != null && !announced.isEmpty()) {
            decide.receive((Announced) announced.remove().getValue());
        }
        for (Routed routed : route.extractOutputValues()) {
            profile.receive(routed);
        }
        route.getOutput().clear();
        for (SubjectMessage message : profile.output()) {
            decide.receive(message);
        }
        decisions.addAll(decide.output());
        comeBack();
    }

    private void comeBack() throws Exception {
        List<ListWrite> all = decide.aside(Decide.LIST_WRITES);
        for (ListWrite write : all.subList(written, all.size())) {
            writes.add(write);
            byte[] key = write.key().getBytes(StandardCharsets.UTF_8);
            rulebook.live(new RawRecord("lists", 0, writes.size(), 0, key, ListEntryRecords.json(write)));
        }
        written = all.size();
        hear();
    }

    /** Stops all with their state, and starts them with it. */
    void restart(int parallelism) throws Exception {
        rulebook.start(rulebook.save());
        OperatorSubtaskState sessions = identify.snapshot(1, 1);
        identify.close();
        identify = identify(sessions);
        OperatorSubtaskState rules = route.snapshot(1, 1);
        route.close();
        route = route(rules);
        profile = profile.restarted(parallelism);
        decide = decide.restarted(parallelism);
        written = 0;
        hear();
    }

    List<Decision> decisions() {
        return decisions;
    }

    /** What rules put on lists, in all runs. */
    List<ListWrite> writes() {
        return writes;
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Event, Event> identify(OperatorSubtaskState state)
            throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Identify(settings)), new SessionOf(settings.engine()), Types.STRING);
        harness.setup(
                RecordTypes.EVENT.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.initializeState(state);
        harness.open();
        return harness;
    }

    private BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed> route(OperatorSubtaskState state)
            throws Exception {
        var harness = new BroadcastOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(new Route(settings), List.of(RulebookBroadcast.UPDATES)),
                KeyedInstances.MAX_PARALLELISM,
                1,
                0);
        harness.setup(
                RecordTypes.ROUTED.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.initializeState(state);
        harness.open();
        return harness;
    }

    @Override
    public void close() throws Exception {
        rulebook.close();
        identify.close();
        route.close();
        profile.close();
        decide.close();
    }
}

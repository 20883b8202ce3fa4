package dev.weir.topology;

import dev.weir.engine.identity.LinkListener;
import dev.weir.engine.identity.Linker;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.Ingested;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.label.JoinLabels;
import dev.weir.operators.rulebook.GuardRules;
import dev.weir.operators.rulebook.RuleStatusGate;
import dev.weir.operators.rulebook.RulebookOperator;
import dev.weir.operators.stream.Decide;
import dev.weir.operators.stream.EventTimeOperator;
import dev.weir.operators.stream.Identify;
import dev.weir.operators.stream.Ingest;
import dev.weir.operators.stream.Join;
import dev.weir.operators.stream.Profile;
import dev.weir.operators.stream.Route;
import dev.weir.operators.stream.SessionOf;
import dev.weir.operators.stream.TallyOperator;
import dev.weir.operators.stream.WriteBehindOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job graph. From a source to Route no stream is redistributed: what one partition has in order reaches each of its
 * keys in that order. So Ingest, event time and Route have the parallelism of their sources, and a source with
 * parallelism 1, such as one that plays files, has one Route.
 *
 * <pre>
 * transactions ─┐
 * clickstream ──┼─ Ingest ──▶ Route ──▶ Profile ──▶ Decide ──▶ Act ──▶ actions
 * inventory, … ─┘    │          │   (keyed: by)  ▲(keyed: subject)
 *                    ▼          └────────────────┘ the event itself
 *              dead-letters                       └─▶ Join ─▶ what concerns several subjects
 * rules, lists, models ─▶ Rulebook ══ broadcast ══▶ Route, Profile, Decide
 *                        ▲  ├──▶ rules-in-force
 *                        ▲  └──▶ rule-status ◀── Guard ◀── what rules did ──┘
 *                        └───────────┘ whom to switch off
 * what Decide gave models, models in force ──▶ Learn ──▶ Seal versions ──▶ models
 *
 * only in a job with labels:
 * labels ──▶ Ingest ──▶ Labels ──┬──▶ Route
 * transactions ───────────▲      ▼
 * what Decide gave models ──▶ Examples ──▶ Learn
 * </pre>
 */
public final class DecisionTopology {
    /**
     * The buffer timeout of operators that rarely emit: their records are sent at once. With a timeout Flink has a thread
     * per output that wakes up each time it passes, a thousand times a second by default, whether or not a record waits.
     */
    private static final long AT_ONCE = 0;

    private final StreamExecutionEnvironment env;
    private final Inputs inputs;
    private final Outputs outputs;
    private final JobSettings settings;
    private Optional<SingleOutputStreamOperator<Event>> labelsJoined = Optional.empty();

    DecisionTopology(StreamExecutionEnvironment env, Inputs inputs, Outputs outputs, JobSettings settings) {
        this.env = env;
        this.inputs = inputs;
        this.outputs = outputs;
        this.settings = settings;
    }

    /** Builds the graph in the environment. */
    public static void build(StreamExecutionEnvironment env, Inputs inputs, Outputs outputs, JobSettings settings) {
        new DecisionTopology(env, inputs, outputs, settings).build();
    }

    private void build() {
        SingleOutputStreamOperator<RulebookUpdate> rulebook = rulebook();
        BroadcastStream<RulebookUpdate> updates = rulebook.broadcast(RulebookBroadcast.UPDATES);

        Map<EventType, DataStream<Event>> events = new LinkedHashMap<>();
        List<DataStream<DeadLetter>> deadLetters = new ArrayList<>();
        for (EventType type : settings.engine().schema().types()) {
            SingleOutputStreamOperator<Ingested> ingested = ingest(type);
            events.put(type, timed(ingested, type));
            deadLetters.add(ingested.getSideOutput(Ingest.DEAD_LETTERS));
        }
        SingleOutputStreamOperator<Routed> routed = route(forRoute(events), updates);
        DataStream<SubjectMessage> signals =
                profile(routed, rulebook, new WriteBehindOperator<>(new Profile(settings)));
        SingleOutputStreamOperator<Decision> decisions = decide(
                signals.union(routed.getSideOutput(Route.ANNOUNCED)),
                rulebook,
                new WriteBehindOperator<>(new Decide(settings)));

        SingleOutputStreamOperator<Decision> joined = join(decisions);
        outputs.decisions(decisions, OperatorIds.ACT);
        outputs.decisions(joined, OperatorIds.ACT_JOINED);
        if (settings.engine().schema().stream(DecisionStream.TYPE).isPresent()) {
            outputs.decisionEvents(
                    decisions.getSideOutput(Decide.AS_EVENTS).union(joined.getSideOutput(Decide.AS_EVENTS)));
        }
        if (settings.writesLists()) {
            outputs.listEntries(decisions
                    .getSideOutput(Decide.LIST_WRITES)
                    .union(rulebook.getSideOutput(RulebookOperator.ENDED_ENTRIES)));
        }
        if (settings.trainsModels()) {
            outputs.trainedModels(new TrainRoom(settings, decisions).trained(labelsJoined, rulebook));
        }
        labelsJoined.ifPresent(labels -> deadLetters.add(labels.getSideOutput(JoinLabels.UNKNOWN)));
        outputs.inShadow(decisions.getSideOutput(Decide.IN_SHADOW));
        outputs.ruleStatus(ruleStatus(rulebook, routed).union(guard(decisions, rulebook)));
        outputs.rulesInForce(rulebook.getSideOutput(RulebookOperator.IN_FORCE));
        outputs.deadLetters(together(deadLetters));
    }

    private SingleOutputStreamOperator<Ingested> ingest(EventType type) {
        DataStream<RawRecord> records = inputs.events(env, type);
        SingleOutputStreamOperator<Ingested> ingested = records.forward()
                .process(new Ingest(inputs.reader(), type, settings), RecordTypes.INGESTED)
                .uid(OperatorIds.of(OperatorIds.INGEST, type))
                .setBufferTimeout(AT_ONCE)
                .name("Ingest: " + type.ruleName())
                .setDescription("Ingest reads records into events; what cannot be read goes to the dead letters");
        return asOftenAs(records, ingested);
    }

    /**
     * Sets the parallelism of the upstream, unless it is the job's anyway, so that the job can still be rescaled as a
     * whole.
     */
    private <T> SingleOutputStreamOperator<T> asOftenAs(DataStream<?> upstream, SingleOutputStreamOperator<T> stream) {
        int parallelism = upstream.getParallelism();
        return parallelism == env.getParallelism() ? stream : stream.setParallelism(parallelism);
    }

    private DataStream<Event> timed(DataStream<Ingested> events, EventType type) {
        SingleOutputStreamOperator<Event> timed = events.forward()
                .transform("Event time: " + type.ruleName(), RecordTypes.EVENT, new EventTimeOperator(type, settings))
                .uid(OperatorIds.of(OperatorIds.EVENT_TIME, type))
                .setDescription(
                        "Event time of the stream follows its slowest partition, and the clock when it is quiet");
        return asOftenAs(events, timed);
    }

    @SuppressWarnings("unchecked") // an array of a generic type, which union only reads
    private static <T> DataStream<T> together(List<DataStream<T>> streams) {
        return streams.get(0).union(streams.stream().skip(1).toArray(DataStream[]::new));
    }

    SingleOutputStreamOperator<RulebookUpdate> rulebook() {
        return inputs.rules(env)
                .transform(
                        "Rulebook",
                        RecordTypes.RULEBOOK_UPDATE,
                        new RulebookOperator(settings, inputs.rulebookBootstrap()))
                .uid(OperatorIds.RULEBOOK)
                .setBufferTimeout(AT_ONCE)
                .setDescription("Rulebook checks rule updates, and sends each epoch to all other operators")
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    /** Returns the streams that go to Route: of events and, if the job reads labels, of labels with their transactions. */
    private List<DataStream<Event>> forRoute(Map<EventType, DataStream<Event>> events) {
        LabelStream stream = new LabelStream(settings, inputs.reader());
        Optional<DataStream<Event>> labels = stream.takenFrom(events);
        DataStream<Event> read = Objects.requireNonNull(events.get(EventType.TRANSACTION), "every job has payments");
        List<DataStream<Event>> all = identified(events);
        DataStream<Event> transactions = all.contains(read) ? read : all.get(all.size() - 1);
        labelsJoined = labels.map(said -> stream.joined(said, transactions));
        all.addAll(labelsJoined.stream().toList());
        return all;
    }

    /** Links the events of the types that have a session; the others go their way as in a job that links nothing. */
    private List<DataStream<Event>> identified(Map<EventType, DataStream<Event>> events) {
        Linker linker =
                new Linker(settings.engine().identity(), settings.engine().schema(), LinkListener.NONE);
        List<DataStream<Event>> ofSessions = new ArrayList<>();
        List<DataStream<Event>> all = new ArrayList<>();
        events.forEach((type, ofType) -> (linker.concerns(type) ? ofSessions : all).add(ofType));
        if (!ofSessions.isEmpty()) {
            all.add(identity(ofSessions));
        }
        return all;
    }

    private DataStream<Event> identity(List<DataStream<Event>> events) {
        SingleOutputStreamOperator<Event> linked = together(events)
                .keyBy(new SessionOf(settings.engine()), Types.STRING)
                .process(new Identify(settings), RecordTypes.EVENT)
                .uid(OperatorIds.IDENTITY)
                .name("Identity: " + settings.engine().identity().name())
                .setDescription("Identity links the events of a session to the customer who turns out to have it");
        return asOftenAs(events.get(0), linked);
    }

    private SingleOutputStreamOperator<Routed> route(
            List<DataStream<Event>> events, BroadcastStream<RulebookUpdate> updates) {
        SingleOutputStreamOperator<Routed> routed = together(
                        events.stream().map(DataStream::forward).toList())
                .connect(updates)
                .process(new Route(settings), RecordTypes.ROUTED)
                .uid(OperatorIds.ROUTE)
                .name("Route")
                .setDescription("Route sends an event once to each key that some rule keeps, and to Decide");
        return asOftenAs(events.get(0), routed);
    }

    static DataStream<SubjectMessage> profile(
            DataStream<Routed> routed,
            DataStream<RulebookUpdate> updates,
            WriteBehindOperator<Routed, SubjectMessage> operator) {
        return routed.keyBy(Routed::key, Types.STRING)
                .connect(updates.broadcast())
                .transform("Profile", RecordTypes.SUBJECT_MESSAGE, operator)
                .uid(OperatorIds.PROFILE)
                .setDescription("Profile is what each key remembers: windows, open patterns, stock");
    }

    static SingleOutputStreamOperator<Decision> decide(
            DataStream<SubjectMessage> messages,
            DataStream<RulebookUpdate> updates,
            WriteBehindOperator<SubjectMessage, Decision> operator) {
        return messages.keyBy(SubjectMessage::subject, Types.STRING)
                .connect(updates.broadcast())
                .transform("Decide", RecordTypes.DECISION, operator)
                .uid(OperatorIds.DECIDE)
                .setDescription("Decide gathers the answers of the keys, asks the rules, makes one decision");
    }

    SingleOutputStreamOperator<Decision> join(SingleOutputStreamOperator<Decision> decisions) {
        return decisions
                .getSideOutput(Decide.PARTS)
                .keyBy(DecisionPart::own, Types.STRING)
                .transform("Join", RecordTypes.DECISION, new Join(settings))
                .uid(OperatorIds.JOIN)
                .setDescription("Join makes one decision of what rules with the memory of several subjects say");
    }

    /**
     * Guard is never chained: in a job with parallelism 1 it would get the maximum parallelism of Decide, and could not
     * be restored with another.
     */
    private DataStream<RuleStatus> guard(
            SingleOutputStreamOperator<Decision> decisions, SingleOutputStreamOperator<RulebookUpdate> rulebook) {
        return decisions
                .getSideOutput(Decide.TALLIES)
                .transform("Tally", RecordTypes.TALLY_REPORT, new TallyOperator())
                .uid(OperatorIds.TALLY)
                .setBufferTimeout(AT_ONCE)
                .setDescription("Tally adds up what rules did, for Guard")
                .connect(rulebook.getSideOutput(RulebookOperator.SEAL_KEYS))
                .process(new GuardRules(settings), RecordTypes.RULE_STATUS)
                .uid(OperatorIds.GUARD)
                .setBufferTimeout(AT_ONCE)
                .name("Guard")
                .setDescription("Guard has rules switched off that fail too often or block too much")
                .startNewChain()
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    private DataStream<RuleStatus> ruleStatus(
            SingleOutputStreamOperator<RulebookUpdate> rulebook, SingleOutputStreamOperator<Routed> routed) {
        return rulebook.getSideOutput(RulebookOperator.ANSWERS)
                .connect(routed.getSideOutput(Route.ACKNOWLEDGED))
                .process(new RuleStatusGate(), RecordTypes.RULE_STATUS)
                .uid(OperatorIds.RULE_STATUS)
                .setBufferTimeout(AT_ONCE)
                .name("Rule status")
                .setDescription("Rule status answers an update once every Route decides by it")
                .setParallelism(1)
                .setMaxParallelism(1);
    }
}

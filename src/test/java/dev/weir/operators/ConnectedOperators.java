package dev.weir.operators;

import static dev.weir.operators.JobSettingsForTests.SETTINGS;

import dev.weir.engine.message.Announced;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.answer.Decision;
import dev.weir.operators.stream.Decide;
import dev.weir.operators.stream.KeyedInstances;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.operators.stream.Profile;
import dev.weir.operators.stream.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;

/** Route, Profile and Decide at parallelism 2, with a network between them that delivers when chance has it. */
final class ConnectedOperators implements AutoCloseable {
    private static final int PARALLELISM = 2;

    /** Something that arrives. */
    @FunctionalInterface
    private interface Delivery {
        void run() throws Exception;
    }

    private final SplittableRandom random;
    private final List<BroadcastOperatorTestHarness<Event, RulebookUpdate, Routed>> routes = new ArrayList<>();
    private final Watched routeEyes = new Watched();
    private final KeyedInstances<Routed, SubjectMessage> profile;
    private final KeyedInstances<SubjectMessage, Decision> decide;
    private final Map<String, Deque<Delivery>> underWay = new TreeMap<>();
    private final long[] epochs = new long[PARALLELISM];
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<EventType, Long> received = new HashMap<>();

    ConnectedOperators(long seed) throws Exception {
        random = new SplittableRandom(seed);
        for (int instance = 0; instance < PARALLELISM; instance++) {
            Route function = new Route(SETTINGS);
            var harness = new BroadcastOperatorTestHarness<>(
                    new CoBroadcastWithNonKeyedOperator<>(function, List.of(RulebookBroadcast.UPDATES)),
                    KeyedInstances.MAX_PARALLELISM,
                    PARALLELISM,
                    instance);
            harness.setup(RecordTypes.ROUTED.createSerializer(
                    harness.getExecutionConfig().getSerializerConfig()));
            routeEyes.watch(function);
            harness.open();
            routes.add(harness);
        }
        profile = new KeyedInstances<>(
                new KeyedInstances.Plan<>(() -> new Profile(SETTINGS), Routed::key, RecordTypes.SUBJECT_MESSAGE),
                Backend.HEAP,
                PARALLELISM);
        decide = new KeyedInstances<>(
                new KeyedInstances.Plan<>(() -> new Decide(SETTINGS), SubjectMessage::subject, RecordTypes.DECISION),
                Backend.HEAP,
                PARALLELISM);
    }

    /** Sends an update to every instance of every room, each over a channel of its own. */
    void broadcast(RulebookUpdate update) {
        for (int instance = 0; instance < PARALLELISM; instance++) {
            int to = instance;
            send("rulebook>route " + to, () -> {
                routes.get(to).processBroadcastElement(update, 0);
                epochs[to] = update instanceof RulebookUpdate.Ready || epochs[to] > 0 ? update.epoch() : 0;
                forward(to);
            });
            send("rulebook>profile " + to, () -> {
                profile.receive(to, update);
                forwardSignals();
            });
            send("rulebook>decide " + to, () -> decide.receive(to, update));
        }
    }

    /** Gives an event to an instance of Route that knows the rules, once it does; returns the epoch that it stamps. */
    long route(Event event, int instance) throws Exception {
        while (epochs[instance] == 0) {
            deliver(1);
        }
        received.merge(event.type(), 1L, Long::sum);
        routes.get(instance).processElement(event, 0);
        forward(instance);
        return epochs[instance];
    }

    /** Delivers at most so many of what is under way, from channels that chance picks. */
    void deliver(int atMost) throws Exception {
        for (int i = 0; i < atMost && !underWay.isEmpty(); i++) {
            List<String> channels = new ArrayList<>(underWay.keySet());
            String channel = channels.get(random.nextInt(channels.size()));
            Deque<Delivery> queue = Objects.requireNonNull(underWay.get(channel));
            Delivery delivery = queue.remove();
            if (queue.isEmpty()) {
                underWay.remove(channel);
            }
            delivery.run();
            decisions.addAll(decide.output());
        }
    }

    List<Decision> decisions() {
        return decisions;
    }

    long received(EventType type) {
        return received.getOrDefault(type, 0L);
    }

    long count(String counter) {
        return routeEyes.count(counter) + profile.count(counter) + decide.count(counter);
    }

    private void forward(int from) {
        var route = routes.get(from);
        for (Routed routed : route.extractOutputValues()) {
            send("route " + from + ">" + routed.key(), () -> {
                profile.receive(routed);
                forwardSignals();
            });
        }
        route.getOutput().clear();
        var announced = route.getSideOutput(Route.ANNOUNCED);
        while (announced != null && !announced.isEmpty()) {
            Announced message = (Announced) announced.remove().getValue();
            send("route " + from + ">>" + message.subject(), () -> decide.receive(message));
        }
    }

    private void forwardSignals() {
        for (SubjectMessage signal : profile.output()) {
            send("profile>" + signal.subject(), () -> decide.receive(signal));
        }
    }

    private void send(String channel, Delivery delivery) {
        underWay.computeIfAbsent(channel, unused -> new ArrayDeque<>()).add(delivery);
    }

    @Override
    public void close() throws Exception {
        for (var route : routes) {
            route.close();
        }
        profile.close();
        decide.close();
    }
}

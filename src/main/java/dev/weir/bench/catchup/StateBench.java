package dev.weir.bench.catchup;

import dev.weir.bench.engine.BenchRules;
import dev.weir.bench.engine.CardPayments;
import dev.weir.sandbox.terminal.Console;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Measures what an event costs depending on how many others its card has in its windows, and how much memory the card
 * takes.
 */
final class StateBench {
    /** Within half a day, so that all are in the window of a day. */
    private static final long SPAN_MILLIS = Duration.ofHours(12).toMillis();

    private static final Duration AT_MOST = Duration.ofMinutes(10);
    private static final BenchRules RULES = new BenchRules(Map.of("state", """
            {"id":"state","version":1,"on":"transaction",
             "features":{"n":{"count":"transaction","by":["cardId"],"over":"24h"},
                         "spent":{"sum":"transaction.amount","by":["cardId"],"over":"24h"}},
             "when":"transaction.amount > 500.0 && n > 3 && spent > 1000000000.0",
             "then":{"outcome":"REVIEW","score":10}}"""), Map.of());

    private StateBench() {}

    /**
     * The measurements to make.
     *
     * @param eventsEach the number of events of a card in its windows, for each row
     * @param before how many events come first, over as many cards as that is enough for
     * @param measured how many are measured after them
     * @param backends as in a job config
     */
    record Options(List<Integer> eventsEach, long before, long measured, List<String> backends) {
        Options {
            eventsEach = List.copyOf(eventsEach);
            backends = List.copyOf(backends);
        }
    }

    /** The number of cards, and the events of each. */
    record Cards(int count, int eventsEach) {}

    /** Runs the measurements and prints the results. */
    static void run(FilledTopics.Brokers brokers, Options options, Console console, CatchUp catchUp) throws Exception {
        console.print(CatchUpReport.state(options.measured()));
        for (int each : options.eventsEach()) {
            Cards cards = new Cards(Math.toIntExact(Math.max(1, options.before() / each)), each);
            long events = (long) cards.count() * each + options.measured();
            FilledTopics topics = FilledTopics.fill(
                    brokers,
                    "each-" + each + "-",
                    new CardMessages(new CardPayments(1, cards.count())),
                    events,
                    Math.max(1, SPAN_MILLIS / events));
            for (String backend : options.backends()) {
                Map<String, String> settings =
                        Map.of("state.backend", backend, "parallelism", "1", "checkpoints.interval", "1h");
                CatchUp.Course course = new CatchUp.Course(topics, settings, events - options.measured(), AT_MOST);
                CatchUpCost floor = catchUp.passThrough(course);
                CatchUpCost weir = catchUp.weir(course, RULES, true);
                console.print(CatchUpReport.state(backend, cards, floor, weir));
            }
        }
    }
}

package dev.weir.sandbox.traffic;

import dev.weir.sandbox.kafka.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * An endless day at a shop: everyday visits and payments, and every so often a story that a rule should detect. The
 * next event is one that a story has due; if none is due, the next story begins. Who is met for the first time becomes a
 * row of the table of customers before that. So the rate is steady whatever the stories, and the same seed, sent at the same times, gives the same events. Thieves and shoppers take turns.
 *
 * <p>Memory: the pending events, about twenty per event per second.
 */
public final class Traffic implements EventSource {
    private static final double PLANTED = 0.02;
    private static final double PAYMENTS = 0.7;

    private record Due(long atMillis, long order, UntimedEvent draft) {}

    /** Labels come half a minute after their payments; in the field it is weeks. */
    private static final long LABELLED_AFTER_MILLIS = 30_000;

    /** For none. */
    private static final long NO_LABELS = -1;

    private final World world;
    private final long labelledAfterMillis;
    private final PriorityQueue<Due> coming =
            new PriorityQueue<>(Comparator.comparingLong(Due::atMillis).thenComparingLong(Due::order));
    private final List<Story> planted = new ArrayList<>();
    private long order;
    private int told;

    private Traffic(World world, long labelledAfterMillis) {
        this.world = world;
        this.labelledAfterMillis = labelledAfterMillis;
        for (int i = 0; i < Math.max(FraudStories.ALL.size(), ShoppingStories.ALL.size()); i++) {
            FraudStories.ALL.stream().skip(i).limit(1).forEach(planted::add);
            ShoppingStories.ALL.stream().skip(i).limit(1).forEach(planted::add);
        }
    }

    /** Creates traffic with this many events per second. */
    public static Traffic forRate(long seed, double rate) {
        return new Traffic(new World(Population.forRate(seed, rate)), NO_LABELS);
    }

    /**
     * Creates traffic with this many events per second, and for each payment a label some time later, which says whether a
     * thief paid: these count among the events.
     */
    public static Traffic labelledForRate(long seed, double rate) {
        return new Traffic(new World(Population.forRate(seed, rate)), LABELLED_AFTER_MILLIS);
    }

    @Override
    public Optional<Message> next(long sendMillis) {
        if (order == 0) {
            begin(world.opening(), false, sendMillis);
        }
        Due first = coming.peek();
        if (first == null || first.atMillis() > sendMillis) {
            Story story = nextStory();
            begin(story.tell(world), FraudStories.ALL.contains(story), sendMillis);
        }
        return Optional.of(coming.remove().draft().at(sendMillis));
    }

    private Story nextStory() {
        if (world.chance(PLANTED)) {
            return planted.get(told++ % planted.size());
        }
        return world.chance(PAYMENTS) ? EverydayStories::pay : EverydayStories::visit;
    }

    private void begin(Script script, boolean ofThieves, long nowMillis) {
        for (Optional<Customer> met = world.justMet(); met.isPresent(); met = world.justMet()) {
            coming.add(new Due(nowMillis, order++, met.get().row()));
        }
        for (Script.Step step : script.steps()) {
            long atMillis = nowMillis + step.afterMillis();
            coming.add(new Due(atMillis, order++, step.draft()));
            if (labelledAfterMillis != NO_LABELS && step.draft() instanceof Payment payment) {
                UntimedEvent label = payment.label(ofThieves && !payment.isHonest());
                coming.add(new Due(atMillis + labelledAfterMillis, order++, label));
            }
        }
    }
}

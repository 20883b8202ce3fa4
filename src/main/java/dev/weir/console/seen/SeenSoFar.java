package dev.weir.console.seen;

import dev.weir.console.seen.HourTotals.Piece;
import dev.weir.events.answer.Channels;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the console has seen, in memory that neither the rate nor the age of the topics lets grow. Safe for use by
 * several threads.
 */
public final class SeenSoFar {
    /** Rules, and documents beside them, that are known. */
    static final int MOST_RULES = 20_000;
    /** Dead letters that are kept. */
    static final int MOST_LETTERS = 500;
    /** Reasons of dead letters that are counted apart. */
    static final int MOST_REASONS = 200;

    /** Outcomes of rules that are known by name. */
    static final int MOST_OUTCOMES = 200;

    private static final int CHANGES = 500;

    private final Clock clock;
    private final LastHour hour = new LastHour();
    private final DecisionRing decisions = new DecisionRing();
    private final Map<String, RuleSighting> rules = new TreeMap<>();
    private final Map<String, ListSeen> lists = new TreeMap<>();
    private final Deque<StatusSeen> changes = new ArrayDeque<>();
    private final Deque<DeadLetterRow> letters = new ArrayDeque<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private ReadingState state = ReadingState.STARTING;
    private Set<String> outcomes = Set.of();
    private final Set<String> decideLater = new HashSet<>();
    private final Map<String, String> channels = new TreeMap<>();
    private long number;
    private long letterCount;

    /** Creates an empty memory, for which this clock says which hour is the last. */
    public SeenSoFar(Clock clock) {
        this.clock = clock;
    }

    /** Takes in a decision; what a rule in shadow alone says about an event is none. */
    public synchronized void addDecision(byte[] record, boolean isDecision) {
        DecisionRow.read(number + 1, record).ifPresent(row -> {
            number++;
            boolean isTimed = isDecision
                    && row.triggerType().equals("transaction")
                    && row.eventTimeMillis() > 0
                    && row.isAnswer(decideLater);
            hour.add(row, isDecision, isTimed, clock.millis());
            if (isDecision) {
                decisions.add(row);
                belongs(row.outcome(), row.channel().isEmpty() ? Channels.RISK : row.channel());
                row.others().forEach(other -> belongs(other.outcome(), other.channel()));
            }
        });
    }

    private void belongs(String outcome, String channel) {
        if (channels.containsKey(outcome) || channels.size() < MOST_OUTCOMES) {
            channels.put(outcome, channel);
        }
    }

    /** Returns the channel of each outcome that was decided, of the first {@value #MOST_OUTCOMES}. */
    public synchronized Map<String, String> channels() {
        return Map.copyOf(channels);
    }

    /** Takes in a push. */
    public synchronized void addPush(String id, PushedVersion version) {
        rule(id).ifPresent(rule -> rules.put(id, rule.with(version)));
        if (!version.decidesLater()) {
            decideLater.remove(id);
        } else if (decideLater.size() < MOST_RULES) {
            decideLater.add(id);
        }
        if (outcomes.size() < MOST_OUTCOMES && !outcomes.containsAll(version.outcomes())) {
            Set<String> more = new TreeSet<>(outcomes);
            more.addAll(version.outcomes());
            outcomes = Collections.unmodifiableSet(more);
        }
    }

    /** Returns the outcomes that rules name or named, by name; the first {@value #MOST_OUTCOMES}, or a few more. */
    public synchronized Set<String> outcomes() {
        return outcomes;
    }

    /**
     * Takes in an answer about a rule or a list. What the job trained by itself, every minute perhaps, is no change that
     * somebody made, unless it was refused.
     */
    public synchronized void addAnswer(StatusSeen answer) {
        String id = answer.answer().rule();
        rule(id).ifPresent(rule -> rules.put(id, rule.with(answer)));
        if (answer.answer().isOfTraining() && !answer.answer().isRejection()) {
            return;
        }
        changes.addLast(answer);
        if (changes.size() > CHANGES) {
            changes.removeFirst();
        }
    }

    private Optional<RuleSighting> rule(String id) {
        RuleSighting rule = rules.getOrDefault(id, RuleSighting.of(id));
        return rules.containsKey(id) || rules.size() < MOST_RULES ? Optional.of(rule) : Optional.empty();
    }

    /** Takes in a list, which replaces the one before. */
    public synchronized void addList(ListSeen list) {
        if (lists.containsKey(list.name()) || lists.size() < MOST_RULES) {
            lists.put(list.name(), list);
        }
    }

    /** Forgets a list that was taken away. */
    public synchronized void removeList(String name) {
        lists.remove(name);
    }

    /** Takes in a dead letter. */
    public synchronized void addLetter(DeadLetterRow letter) {
        letterCount++;
        letters.addLast(letter);
        if (letters.size() > MOST_LETTERS) {
            letters.removeFirst();
        }
        String reason = letter.reason();
        if (reasons.containsKey(reason) || reasons.size() < MOST_REASONS) {
            reasons.merge(reason, 1, Integer::sum);
        }
    }

    /** Takes note of how reading goes. */
    public synchronized void reading(ReadingState now) {
        state = now;
    }

    /** Returns how reading goes. */
    public synchronized ReadingState reading() {
        return state;
    }

    /** Returns the time by the clock, in epoch milliseconds. */
    public long nowMillis() {
        return clock.millis();
    }

    /** Returns the number of the latest decision; those that come have higher ones. */
    public synchronized long latestNumber() {
        return number;
    }

    /** Returns at most this many decisions, the latest first. */
    public synchronized List<DecisionRow> latest(Predicate<DecisionRow> wanted, int most) {
        return decisions.latest(0, wanted, most);
    }

    /** Returns the decisions after the one with a number that are kept, the latest first. */
    public synchronized List<DecisionRow> after(long after, Predicate<DecisionRow> wanted) {
        return decisions.latest(after, wanted, Integer.MAX_VALUE);
    }

    /** Returns the last hour in pieces of so many slots of five seconds, at most 720 together. */
    public synchronized HourTotals hour(int slotsEach) {
        return hour.totals(clock.millis(), slotsEach, LastHour.SLOTS / slotsEach - 1);
    }

    /** Returns the last minutes in one piece. */
    public synchronized Piece lastMinutes(int minutes) {
        return hour.totals(clock.millis(), minutes * 60_000 / LastHour.SLOT_MILLIS, 1)
                .last();
    }

    /** Returns the seconds that are over last: as many as a slot has. */
    public synchronized Piece lastSeconds() {
        return hour.totals(clock.millis(), 1, 1).last();
    }

    /** Returns everything known of rules and other documents, by id; without those that were taken away. */
    public synchronized List<RuleSighting> rules() {
        return rules.values().stream().filter(rule -> rule.latest().isPresent()).toList();
    }

    /** Returns what is known of a rule. */
    public synchronized Optional<RuleSighting> ruleOf(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** Returns the lists by name. */
    public synchronized List<ListSeen> lists() {
        return List.copyOf(lists.values());
    }

    /** Returns a list. */
    public synchronized Optional<ListSeen> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    /** Returns the latest answers of the job to what people changed, the latest first. */
    public synchronized List<StatusSeen> changes() {
        List<StatusSeen> all = new ArrayList<>(changes);
        all.sort(Comparator.comparingLong(StatusSeen::atMillis).reversed());
        return all;
    }

    /** Returns the highest epoch that an answer named. */
    public synchronized long epoch() {
        return Stream.concat(changes.stream(), rules.values().stream().flatMap(rule -> rule.answer().stream()))
                .mapToLong(each -> each.answer().epoch())
                .max()
                .orElse(0);
    }

    /** Returns dead letters, the latest first. */
    public synchronized List<DeadLetterRow> letters(Predicate<DeadLetterRow> wanted, int most) {
        List<DeadLetterRow> found = new ArrayList<>();
        letters.descendingIterator().forEachRemaining(letter -> {
            if (found.size() < most && wanted.test(letter)) {
                found.add(letter);
            }
        });
        return found;
    }

    /** Returns how many dead letters had each reason. */
    public synchronized Map<String, Integer> reasons() {
        return new TreeMap<>(reasons);
    }

    /** Returns the number of dead letters. */
    public synchronized long letterCount() {
        return letterCount;
    }
}

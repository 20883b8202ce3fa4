package dev.weir.patterns;

import dev.weir.events.Click;
import dev.weir.events.EventType;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternDefinition.Order;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.patterns.match.CompiledPattern;
import dev.weir.patterns.match.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Patterns over clicks with letters: stage a takes clicks with the letter a. What is not said is as plain as can be. */
public final class Letters {
    /** A condition's number is the letter it asks for, from 0. */
    public static final Conditions CONDITIONS =
            (number, occurrence, soFar) -> ((Click) occurrence.event()).kind().equals("k" + number);

    private long withinMillis = 10;
    private AfterMatch afterMatch = new AfterMatch.NoSkip();
    private Order order = Order.ARRIVAL;
    private int maxOpen = 1_000;
    private final List<Stage> stages;

    private Letters(List<Stage> stages) {
        this.stages = stages;
    }

    /** Within 10 ms, in the order of arrival. */
    public static Letters of(Stage... stages) {
        return new Letters(List.of(stages));
    }

    public Letters within(long millis) {
        withinMillis = millis;
        return this;
    }

    public Letters after(AfterMatch strategy) {
        afterMatch = strategy;
        return this;
    }

    public Letters inEventTime() {
        order = Order.EVENT_TIME;
        return this;
    }

    public Letters maxOpen(int most) {
        maxOpen = most;
        return this;
    }

    public PatternDefinition definition() {
        return new PatternDefinition(List.of("customerId"), stages, withinMillis, afterMatch, order, maxOpen);
    }

    /** Under one key, its state written and read after each call. */
    public PatternKey key() {
        try {
            return new PatternKey(CompiledPattern.of(definition()), CONDITIONS, true);
        } catch (PatternException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A click with a letter at a time; its number is the time. */
    public static Sample click(char letter, long timestampMillis) {
        return new Sample((int) timestampMillis, EventType.CLICK, letter - 'a', 0, timestampMillis);
    }

    public static Stage.Single stage(String letter) {
        return stage(letter, Next.RELAXED, Repetition.ONCE);
    }

    public static Stage.Single stage(String letter, Next next, Repetition repetition) {
        return new Stage.Single(
                letter, next, repetition, Set.of(EventType.CLICK), asks(letter), Optional.empty(), false, 0);
    }

    public static Stage.Single not(String letter) {
        return not(letter, Next.RELAXED, 0);
    }

    public static Stage.Single not(String letter, Next next, long withinMillis) {
        return new Stage.Single(
                letter,
                next,
                Repetition.ONCE,
                Set.of(EventType.CLICK),
                asks(letter),
                Optional.empty(),
                true,
                withinMillis);
    }

    public static Stage.Single within(long millis, Stage.Single stage) {
        return new Stage.Single(
                stage.name(),
                stage.next(),
                stage.repetition(),
                stage.on(),
                stage.where(),
                stage.until(),
                stage.negated(),
                millis);
    }

    public static Stage.Single until(String letter, Stage.Single stage) {
        return new Stage.Single(
                stage.name(),
                stage.next(),
                stage.repetition(),
                stage.on(),
                stage.where(),
                Optional.of(condition(letter)),
                stage.negated(),
                stage.withinMillis());
    }

    public static Stage.Group group(Repetition repetition, Stage... stages) {
        return new Stage.Group(Next.RELAXED, repetition, List.of(stages));
    }

    public static Repetition times(int least, int most) {
        return new Repetition(least, most, false, false, Inner.RELAXED, 0);
    }

    public static Repetition many(Inner inner) {
        return new Repetition(1, Repetition.UNBOUNDED, false, false, inner, 0);
    }

    public static Repetition optional() {
        return new Repetition(1, 1, true, false, Inner.RELAXED, 0);
    }

    public static Repetition greedy() {
        return new Repetition(1, Repetition.UNBOUNDED, false, true, Inner.RELAXED, 0);
    }

    private static Map<EventType, Condition> asks(String letter) {
        return Map.of(EventType.CLICK, condition(letter));
    }

    private static Condition condition(String letter) {
        return new Condition(letter.charAt(0) - 'a', letter, false);
    }
}

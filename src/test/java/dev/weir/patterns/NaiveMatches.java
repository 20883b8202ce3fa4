package dev.weir.patterns;

import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.Stage;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Next;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the text on patterns says, taken at its word: every way to lay a pattern over events in order, by trying all of them.
 * Knows nothing of automata.
 */
public final class NaiveMatches {
    private static final int MOST = 3_000;

    private final PatternDefinition definition;
    private final List<SampleCondition> conditions;
    private final List<Sample> stream;
    private final TreeSet<String> found = new TreeSet<>();
    private int steps;

    public NaiveMatches(PatternDefinition definition, List<SampleCondition> conditions, List<Sample> stream) {
        this.definition = definition;
        this.conditions = conditions;
        this.stream = stream;
    }

    /** All matches, each once, as {@link PatternKey#describe} has them; empty if there are too many. */
    public Optional<Set<String>> find() {
        Part whole = new Part(definition.stages(), Next.RELAXED, Optional.empty());
        sequence(whole, 0, new Path(List.of(), List.of(), List.of()), this::complete);
        return found.size() > MOST || steps > 300_000 ? Optional.empty() : Optional.of(found);
    }

    /** An event at a stage. */
    private record Step(String stage, int n) {}

    /** A stage that goes on taking as long as it can, since an event. */
    private record Greedy(Stage.Single stage, int since) {}

    /** What was taken, which must not happen until the next, and who would have to be asked first. */
    private record Path(List<Step> steps, List<Stage.Single> nots, List<Greedy> greedy) {
        int last() {
            return steps.isEmpty() ? -1 : steps.get(steps.size() - 1).n();
        }

        List<Integer> of(String stage) {
            return steps.stream()
                    .filter(step -> step.stage().equals(stage))
                    .map(Step::n)
                    .toList();
        }

        Path take(String stage, int n) {
            List<Step> all = new ArrayList<>(steps);
            all.add(new Step(stage, n));
            return new Path(all, List.of(), List.of());
        }

        Path not(Stage.Single stage) {
            List<Stage.Single> all = new ArrayList<>(nots);
            all.add(stage);
            return new Path(steps, all, greedy);
        }

        Path greedy(Stage.Single stage) {
            List<Greedy> all = new ArrayList<>(greedy);
            all.add(new Greedy(stage, last()));
            return new Path(steps, nots, all);
        }
    }

    /** Stages in order, how the first follows, and what must not happen behind them, between repetitions of the last either. */
    private record Part(List<Stage> stages, Next firstNext, Optional<Stage.Single> not) {
        Optional<Stage.Single> notAfter(int at) {
            if (at + 1 == stages.size()) {
                return not;
            }
            return stages.get(at + 1) instanceof Stage.Single next && next.negated() && next.next() == Next.RELAXED
                    ? Optional.of(next)
                    : Optional.empty();
        }
    }

    private void sequence(Part part, int at, Path path, Consumer<Path> then) {
        if (steps++ > 300_000 || found.size() > MOST) {
            return;
        }
        if (at == part.stages().size()) {
            then.accept(path);
            return;
        }
        Stage stage = part.stages().get(at);
        Next next = at == 0 ? part.firstNext() : stage.next();
        Consumer<Path> rest = reached -> sequence(part, at + 1, reached, then);
        if (stage instanceof Stage.Group group) {
            if (group.repetition().optional()) {
                rest.accept(path);
            }
            rounds(group, 0, new Part(group.stages(), next, part.notAfter(at)), path, rest);
        } else if (((Stage.Single) stage).negated()) {
            rest.accept(path.not((Stage.Single) stage));
        } else {
            if (stage.repetition().optional()) {
                rest.accept(stage.repetition().greedy() ? path.greedy((Stage.Single) stage) : path);
            }
            repetitions(new Repeating((Stage.Single) stage, next, part.notAfter(at)), 0, List.of(), path, rest);
        }
    }

    private void rounds(Stage.Group group, int done, Part round, Path path, Consumer<Path> rest) {
        sequence(round, 0, path, reached -> {
            if (done + 1 >= group.repetition().least()) {
                rest.accept(reached);
            }
            if (done + 1 < group.repetition().most()) {
                Part again = new Part(group.stages(), inner(group.repetition()), round.not());
                rounds(group, done + 1, again, reached, rest);
            }
        });
    }

    private static Next inner(Repetition repetition) {
        return repetition.inner() == Inner.CONSECUTIVE
                ? Next.STRICT
                : repetition.inner() == Inner.COMBINATIONS ? Next.ANY : Next.RELAXED;
    }

    /** A stage, how its first follows, and what must not happen between its repetitions either. */
    private record Repeating(Stage.Single stage, Next next, Optional<Stage.Single> not) {}

    private void repetitions(Repeating each, int done, List<Integer> round, Path path, Consumer<Path> rest) {
        Stage.Single stage = each.stage();
        Next next = done == 0 ? each.next() : inner(stage.repetition());
        for (int n = path.last() + 1; n < stream.size(); n++) {
            if (!fits(stage, n, round, path)) {
                continue;
            }
            if (follows(each, done, next, n, round, path)) {
                Path taken = path.take(stage.name(), n);
                List<Integer> grown = new ArrayList<>(round);
                grown.add(n);
                if (done + 1 >= stage.repetition().least()) {
                    boolean asks = stage.repetition().greedy()
                            && done + 1 < stage.repetition().most();
                    rest.accept(asks ? taken.greedy(stage) : taken);
                }
                if (done + 1 < stage.repetition().most()) {
                    repetitions(each, done + 1, grown, taken, rest);
                }
            }
        }
    }

    private boolean follows(Repeating each, int done, Next next, int n, List<Integer> round, Path path) {
        if (path.steps().isEmpty()) {
            return true;
        }
        if (next == Next.STRICT && n != path.last() + 1) {
            return false;
        }
        for (int between = path.last() + 1; between < n; between++) {
            if (next == Next.RELAXED && fits(each.stage(), between, round, path)) {
                return false;
            }
        }
        for (int upTo = path.last() + 1; upTo <= n; upTo++) {
            if (done > 0 && each.not().isPresent() && fits(each.not().get(), upTo, List.of(), path)) {
                return false;
            }
            if (done > 0 && isUntil(each.stage(), upTo, path)) {
                return false;
            }
        }
        return mayHappen(n, path);
    }

    private boolean mayHappen(int n, Path path) {
        for (Stage.Single not : path.nots()) {
            int upTo = not.next() == Next.STRICT ? path.last() + 1 : n - 1;
            for (int each = path.last() + 1; each <= upTo; each++) {
                if (fits(not, each, List.of(), path)) {
                    return false;
                }
            }
        }
        for (Greedy greedy : path.greedy()) {
            for (int each = greedy.since() + 1; each <= n; each++) {
                boolean open = greedy.stage().repetition().inner() != Inner.CONSECUTIVE || each == greedy.since() + 1;
                if (isUntil(greedy.stage(), each, path)) {
                    break;
                }
                if (open && fits(greedy.stage(), each, round(greedy, path), path)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Integer> round(Greedy greedy, Path path) {
        return path.of(greedy.stage().name());
    }

    private boolean isUntil(Stage.Single stage, int n, Path path) {
        return stage.until().isPresent() && holds(stage.until().get(), n, path);
    }

    private boolean fits(Stage.Single stage, int n, List<Integer> round, Path path) {
        Sample sample = stream.get(n);
        Condition where = stage.where().get(sample.type());
        return stage.on().contains(sample.type())
                && (where == null || holds(where, n, path))
                && inTime(stage, sample.timestampMillis(), round, path)
                && !isUntil(stage, n, path);
    }

    private boolean inTime(Stage.Single stage, long timeMillis, List<Integer> round, Path path) {
        if (path.steps().isEmpty()) {
            return true;
        }
        long begun = stream.get(path.steps().get(0).n()).timestampMillis();
        if (definition.withinMillis() > 0 && timeMillis - begun >= definition.withinMillis()) {
            return false;
        }
        if (round.isEmpty()) {
            return stage.withinMillis() == 0
                    || timeMillis - stream.get(path.last()).timestampMillis() < stage.withinMillis();
        }
        long times = stage.repetition().withinMillis();
        return times == 0 || timeMillis - stream.get(round.get(0)).timestampMillis() < times;
    }

    private boolean holds(Condition condition, int n, Path path) {
        SampleCondition asked = conditions.get(condition.number());
        List<Sample> taken = new ArrayList<>();
        if (asked.looksBack()) {
            path.of(asked.stage()).forEach(number -> taken.add(stream.get(number)));
        }
        return asked.holds(stream.get(n), taken);
    }

    private void complete(Path path) {
        for (Stage.Single not : path.nots()) {
            if (not.next() == Next.STRICT) {
                int next = path.last() + 1;
                boolean told = next < stream.size() && isOpen(next, path);
                if ((!told && !definition.isAbsence()) || (told && fits(not, next, List.of(), path))) {
                    return;
                }
            } else {
                for (int n = path.last() + 1; n < stream.size(); n++) {
                    if (isOpen(n, path) && fits(not, n, List.of(), path)) {
                        return;
                    }
                }
            }
        }
        Map<String, List<Integer>> numbers = new TreeMap<>();
        path.steps()
                .forEach(step -> numbers.computeIfAbsent(step.stage(), stage -> new ArrayList<>())
                        .add(step.n()));
        found.add(numbers.toString());
    }

    private boolean isOpen(int n, Path path) {
        long begun = stream.get(path.steps().get(0).n()).timestampMillis();
        return definition.withinMillis() == 0 || stream.get(n).timestampMillis() - begun < definition.withinMillis();
    }
}

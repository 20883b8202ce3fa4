package dev.weir.engine.deploy;

import dev.weir.engine.deploy.trial.Trial;
import dev.weir.events.Boundary;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Checks single rules. What a check says depends on nothing but its input. So checks of rules that will come next can be
 * begun by other threads, and what the latest said is kept: engines that share this are pushed the same rules. All else
 * about the class is for use by one thread.
 */
final class RuleChecks {
    /** Of how many rules what was said last is kept. */
    static final int KEPT = 64;

    private final RuleValidator ofInForce;
    private final Trial trial;
    private final Map<String, Begun> begun = new HashMap<>();
    private final Map<String, Done> latest = new LinkedHashMap<>();

    /** Creates it with a validator for rules in force, and a trial. */
    RuleChecks(RuleValidator ofInForce, Trial trial) {
        this.ofInForce = ofInForce;
        this.trial = trial;
    }

    /**
     * All that a check depends on.
     *
     * @param by reads and compiles it
     * @param definitions that it may use
     * @param attributes that it may use and the job config does not declare, as in {@link Linked#using}
     */
    @SuppressWarnings("ArrayRecordComponent") // never written to
    record Input(RuleValidator by, byte[] text, Definitions definitions, Map<String, Set<String>> attributes) {
        boolean isLike(Input other) {
            return by.equals(other.by)
                    && Arrays.equals(text, other.text)
                    && definitions.equals(other.definitions)
                    && attributes.equals(other.attributes);
        }
    }

    /** What there is to say about a rule, whatever else is in force. */
    sealed interface Result {}

    /** It cannot be read or compiled. */
    record Refused(String id, long version, List<RuleError> errors) implements Result {}

    /**
     * It can.
     *
     * @param unusable why the operators could not work with it
     */
    record Good(Linked linked, Compiled.Accepted accepted, List<RuleError> unusable) implements Result {}

    private record Begun(Input input, FutureTask<Result> check) {}

    private record Done(Input input, Result result) {}

    /** Begins a check whose result will probably be asked for. */
    void begin(String key, Input input, Executor threads) {
        FutureTask<Result> check = new FutureTask<>(() -> check(input));
        begun.put(key, new Begun(input, check));
        threads.execute(check);
    }

    /** Forgets the checks that were begun and not asked for. */
    void forgetBegun() {
        begun.clear();
    }

    /** Returns the result of a check, perhaps of one that was begun or made before. */
    Result of(String key, Input input) {
        Done before = latest.remove(key);
        Result result = before != null && before.input().isLike(input) ? before.result() : begun(key, input);
        latest.put(key, new Done(input, result));
        if (latest.size() > KEPT) {
            latest.remove(latest.keySet().iterator().next());
        }
        return result;
    }

    private Result begun(String key, Input input) {
        Begun ahead = begun.remove(key);
        if (ahead == null || !ahead.input().isLike(input)) {
            return check(input);
        }
        ahead.check().run(); // does it here unless another thread has begun it
        try {
            return ahead.check().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return check(input);
        } catch (ExecutionException e) {
            return check(input); // fails again, on the thread whose failure is noted
        }
    }

    private Result check(Input input) {
        Node document;
        try {
            document = input.by().reader().read(input.text());
        } catch (DocumentException e) {
            return new Refused("", 0, List.of(e.error()));
        }
        Linked linked = Linked.of(document, input.definitions()).using(input.attributes());
        Optional<Compiled> before = trial.compiled().apply(linked).map(accepted -> accepted);
        Compiled compiled = before.orElseGet(() -> input.by().compiler().compile(linked));
        if (compiled instanceof Compiled.Rejected rejected) {
            return new Refused(rejected.id(), rejected.version(), rejected.errors());
        }
        Compiled.Accepted accepted = (Compiled.Accepted) compiled;
        return new Good(linked, accepted, unusable(linked, accepted.rule()));
    }

    /** Returns why the operators could not work with a rule that is valid. */
    List<RuleError> unusable(Linked linked, Rule rule) {
        try {
            Node unused = ofInForce.reader().read(ofInForce.reader().write(linked.form()));
        } catch (DocumentException e) {
            return List.of(RuleError.at(
                    "", "with its definitions this is too large: " + e.error().message()));
        }
        return Boundary.cross(
                () -> {
                    trial.planning().accept(rule);
                    return List.of();
                },
                why -> List.of(RuleError.at("", "this rule cannot be put to work: " + why)));
    }
}

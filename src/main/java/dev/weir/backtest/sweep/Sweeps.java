package dev.weir.backtest.sweep;

import dev.weir.backtest.measure.SweepResult;
import dev.weir.events.Event;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.history.label.Label;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.threshold.ComparedNumber;
import dev.weir.rules.threshold.ComparedNumbers;
import dev.weir.text.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The sweeps of a backtest: plays the history that the backtest plays, in the same pass, to engines of their own. Used
 * by one thread.
 */
public final class Sweeps {
    /** The most sweeps of one backtest. */
    public static final int MOST = 8;

    /** The most engines, for rules whose variants cannot share one. */
    static final int MOST_ENGINES = 20;

    private final List<Swept> swept = new ArrayList<>();
    private final SweepRules rules;
    private final Rooms rooms;
    private int engines;

    /** One sweep, and where its variants run. */
    private record Swept(SweepRequest request, String operator, List<Room> rooms) {}

    private Sweeps(SweepRules rules, boolean labelled) {
        this.rules = rules;
        this.rooms = new Rooms(rules, labelled);
    }

    /**
     * Makes the engines for sweeps.
     *
     * @param requests such as {@code card-velocity:payments5m=3..12}; none for nothing to do
     * @param labelled whether there are labels
     * @throws SweepException if one cannot be done, with what to write instead
     */
    public static Sweeps of(List<String> requests, SweepRules rules, boolean labelled) throws SweepException {
        if (requests.size() > MOST) {
            throw new SweepException("there are " + requests.size() + " sweeps, and at most " + MOST
                    + " are done at once: run the backtest again for the others");
        }
        Sweeps sweeps = new Sweeps(rules, labelled);
        List<Rule> all = requests.isEmpty() ? List.of() : sweeps.all();
        for (String request : requests) {
            sweeps.add(SweepRequest.of(request), all);
        }
        return sweeps;
    }

    /**
     * Plays an event that the backtest plays.
     *
     * @param measures whether what is decided about it is measured; not in the warm-up
     */
    public void decide(Event event, Label label, boolean measures) {
        for (Swept one : swept) {
            for (Room room : one.rooms()) {
                room.decide(event, label, measures);
            }
        }
    }

    /**
     * Tells the rules what a payment turned out to be, as the backtest does.
     *
     * @param clockMillis the clock of the engine, which stands still
     */
    public void tell(FraudLabel label, long clockMillis) {
        for (Swept one : swept) {
            one.rooms().forEach(room -> room.tell(label, clockMillis));
        }
    }

    /**
     * Advances event time to this watermark without an event, as the backtest does.
     *
     * @param atMillis for which day it is measured
     */
    public void passTo(long watermarkMillis, long atMillis, boolean measures) {
        for (Swept one : swept) {
            one.rooms().forEach(room -> room.passTo(watermarkMillis, atMillis, measures));
        }
    }

    /** Returns what came of the sweeps so far, in the order in which they were asked for. */
    public List<SweepResult> results() {
        return swept.stream()
                .map(one -> new SweepResult(
                        one.request().rule(),
                        one.request().name(),
                        one.operator(),
                        one.rooms().stream()
                                .flatMap(room -> room.points().stream())
                                .toList()))
                .toList();
    }

    /** Returns how many engines play each event, beside that of the backtest. */
    public int engines() {
        return engines;
    }

    private void add(SweepRequest request, List<Rule> all) throws SweepException {
        Node document = rules.rules().get(request.rule());
        if (document == null) {
            throw new SweepException("there is no rule '" + request.rule() + "'"
                    + Spelling.advice(
                            request.rule(), new TreeSet<>(rules.rules().keySet())));
        }
        Rule rule = compiled(document, "the rule '" + request.rule() + "' is refused");
        if (rule.mode() == Mode.OFF) {
            throw new SweepException(
                    "the rule '" + rule.id() + "' is off and hits nothing: write mode: shadow to try it");
        }
        ComparedNumber number = SweptNumber.named(
                request, ComparedNumbers.in(document, rules.settings().ruleLimits()));
        List<Variant> variants = variants(request, document, number);
        Dependence dependence = Dependence.of(rule, DocumentForms.json(document), all, rules.settings());
        int more = dependence == Dependence.NONE ? 1 : variants.size();
        if (more > 1 && engines + more > MOST_ENGINES) {
            throw new SweepException("the " + more + " values of '" + rule.id()
                    + "' need an engine each, since what it does hangs on other rules or on its own name, and at most "
                    + MOST_ENGINES + " engines run: write fewer values");
        }
        engines += more;
        swept.add(new Swept(request, number.operator(), rooms.of(rule, variants, dependence)));
    }

    private List<Variant> variants(SweepRequest request, Node document, ComparedNumber number) throws SweepException {
        BigDecimal current = SweepValues.plain(number.value());
        TreeSet<BigDecimal> values = new TreeSet<>(request.values());
        values.add(current);
        List<Variant> variants = new ArrayList<>();
        for (BigDecimal value : values) {
            boolean isCurrent = value.compareTo(current) == 0;
            Node variant = isCurrent ? document : number.with(document, value);
            Rule rule = compiled(
                    variant,
                    "the rule '" + request.rule() + "' with " + value.toPlainString() + " for '" + request.name()
                            + "' is refused");
            variants.add(new Variant(value, isCurrent, rule.id(), variant));
        }
        return variants;
    }

    private Rule compiled(Node document, String problem) throws SweepException {
        Compiled compiled = rules.compiler().apply(document);
        if (compiled instanceof Compiled.Rejected rejected) {
            throw new SweepException(problem + ": " + rejected.errors().get(0).path() + ": "
                    + rejected.errors().get(0).message());
        }
        return ((Compiled.Accepted) compiled).rule();
    }

    private List<Rule> all() {
        List<Rule> all = new ArrayList<>();
        for (Node document : rules.rules().values()) {
            if (rules.compiler().apply(document) instanceof Compiled.Accepted accepted) {
                all.add(accepted.rule());
            }
        }
        return all;
    }
}

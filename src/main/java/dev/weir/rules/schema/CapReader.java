package dev.weir.rules.schema;

import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.features.definition.TimeWindow;
import dev.weir.rules.compile.window.WindowReader;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.GrammarPlace;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Budget;
import dev.weir.rules.rule.Pacing;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads documents with a cap on the rules with a tag, such as {@code caps/offers-a-week}. */
public final class CapReader {
    /** What the id begins with, before the slash. */
    public static final String KIND = "caps";

    private static final int SHARES = 100;
    private static final Set<String> PERIODS = new LinkedHashSet<>(List.of("day", "week", "month"));
    private static final Map<String, Boolean> SUBJECTS =
            Collections.unmodifiableMap(new TreeMap<>(Map.of("all", true, "each", false)));
    private static final String PERIOD_HINT =
            "write over: day, week or month, of the calendar: a budget over all subjects has a beginning and an end";
    private static final Clause DOCUMENT = Clause.of(
                    "cap", "A cap: how often rules with a tag fire, all of them together.")
            .required("id", new Kind.Text(KIND + "/.+"), "caps/ and the name of the file, such as caps/offers-a-week.")
            .required(
                    "version",
                    new Kind.Whole(1, Long.MAX_VALUE),
                    "The version of the document, from 1. Raise it with every change.")
            .optional("description", new Kind.Text(""), "What the cap is for, in one sentence.")
            .optional("owner", new Kind.Text(""), "Whose it is, such as fraud.")
            .required("tags", new Kind.Several(new Kind.Text("")), "A rule with one of these tags counts.")
            .optional(
                    "subjects",
                    new Kind.Choice(SUBJECTS.keySet()),
                    "all: they have one budget of decisions together. each (the default): every subject has its own cap.")
            .required(
                    "count",
                    new Kind.Whole(1, Budget.MOST),
                    "The most firings for a subject within the window, up to 100; with subjects: all, the most decisions in the period.")
            .required(
                    WindowReader.OVER,
                    new Kind.AnyOf(List.of(new Kind.Duration(), new Kind.Choice(PERIODS))),
                    "The length of the window, which ends at each event, such as 7d; with subjects: all, day, week or month of the calendar.")
            .optional(
                    WindowReader.ZONE,
                    new Kind.Text(""),
                    "The time zone in which the day, week or month begins, such as Europe/Berlin. Default: UTC.")
            .optional(
                    "paced",
                    new Kind.Flag(),
                    "With subjects: all, true: the budget is spread over its period. Default: whoever comes first gets it.")
            .optional(
                    "burst",
                    new Kind.Whole(1, Budget.MOST),
                    "With paced: true, how many decisions may come ahead of their time. Default: a hundredth of count.");

    private final long maxWindowMillis;
    private final RuleLimits limits;

    /** Creates a reader within these limits. */
    public CapReader(RuleLimits limits) {
        this.limits = limits;
        this.maxWindowMillis = limits.maxWindowMillis();
    }

    /**
     * What a document says.
     *
     * @param name without the kind
     * @param count of a cap for each subject
     * @param overMillis of a cap for each subject
     * @param budget if it is one over all subjects instead
     * @param errors all of the document; the rest is as far as it could be read
     */
    public record Read(
            String name,
            Set<String> tags,
            int count,
            long overMillis,
            Optional<Budget> budget,
            List<RuleError> errors) {
        /** Makes defensive copies. */
        public Read {
            tags = Set.copyOf(tags);
            errors = List.copyOf(errors);
        }
    }

    /** Returns the clauses of the document. */
    public static List<Clause> clauses() {
        return List.of(DOCUMENT);
    }

    /** Reads a document. */
    public Read read(Node document) {
        Diagnostics diagnostics = new Diagnostics();
        Section cap =
                Section.ofRule(document, GrammarPlace.of(Map.of(DOCUMENT.name(), DOCUMENT), DOCUMENT), diagnostics);
        cap.refuseOthers();
        require(cap, "version", "write a whole number that grows with every change, such as version: 1");
        require(cap, "count", "write how often, such as count: 2");
        require(cap, WindowReader.OVER, "write in which time, such as over: 7d");
        cap.whole("version");
        cap.text("description", "write a text");
        cap.text("owner", "write a name, such as fraud");
        String id = cap.text("id", "write such as id: caps/offers-a-week").orElse("");
        if (!DocumentIds.isId(id) || !DocumentIds.kindOf(id).equals(KIND)) {
            cap.wrong("id", "'" + id + "' is no id of a cap; write such as id: caps/offers-a-week");
        }
        Set<String> tags = new TreeSet<>(cap.texts("tags", "write names, such as tags: [offer]"));
        if (tags.isEmpty()) {
            cap.missing("tags", "write tags of rules, such as tags: [offer]");
        }
        boolean ofAll = cap.choice("subjects", SUBJECTS).orElse(false);
        int count =
                (int) cap.whole("count", ofAll ? Budget.MOST : Pacing.Cap.MOST).orElse(1);
        Optional<Budget> budget = ofAll ? Optional.of(budget(cap, id, tags, count)) : Optional.empty();
        long overMillis = ofAll ? 0 : ofSubject(cap);
        return new Read(DocumentIds.nameOf(id), tags, count, overMillis, budget, diagnostics.errors());
    }

    private static void require(Section cap, String key, String hint) {
        if (!cap.has(key)) {
            cap.missing(key, hint);
        }
    }

    private static void refuse(Section cap, String key, String why) {
        if (cap.has(key)) {
            cap.wrong(key, "'" + key + "' " + why);
        }
    }

    /** Returns whether the zone seems to be one of a row: all subjects share a budget, so no row of one can say it. */
    private static boolean isZoneOfRow(Section cap) {
        return cap.node(WindowReader.ZONE).orElse(null) instanceof Node.Text zone
                && zone.value().indexOf('.') > 0;
    }

    private long ofSubject(Section cap) {
        for (String key : new String[] {WindowReader.ZONE, "paced", "burst"}) {
            refuse(cap, key, "is of a budget over all subjects; leave it out, or write subjects: all as well");
        }
        if (cap.node(WindowReader.OVER).orElse(null) instanceof Node.Text text && PERIODS.contains(text.value())) {
            cap.wrong(
                    WindowReader.OVER,
                    "the window of a cap for each subject ends at the event; write a length such as over: 7d, or"
                            + " subjects: all for a budget");
            return 0;
        }
        return cap.duration(WindowReader.OVER, 1, maxWindowMillis).orElse(0);
    }

    private Budget budget(Section cap, String id, Set<String> tags, int count) {
        Optional<TimeWindow> period = Optional.empty();
        if (isZoneOfRow(cap)) {
            cap.wrong(
                    WindowReader.ZONE,
                    "all subjects share a budget, so its period begins in one zone; write one such as"
                            + " zone: Europe/Berlin");
        } else if (cap.node(WindowReader.OVER).orElse(null) instanceof Node.Text text
                && PERIODS.contains(text.value())) {
            period = new WindowReader(limits, Schema.PLAIN).read(cap, "count");
        } else if (cap.has(WindowReader.OVER)) {
            cap.wrong(WindowReader.OVER, PERIOD_HINT);
        }
        boolean paced = cap.flag("paced");
        OptionalLong burst = cap.whole("burst", cap.has("count") ? count : Budget.MOST);
        if (!paced) {
            refuse(cap, "burst", "is of a budget that is spread; write paced: true as well");
        }
        return new Budget(
                id,
                tags,
                count,
                period.filter(TimeWindow.Calendar.class::isInstance)
                        .map(TimeWindow.Calendar.class::cast)
                        .orElse(Budget.DAY),
                paced ? (int) burst.orElse(Math.max(1, count / SHARES)) : count);
    }
}

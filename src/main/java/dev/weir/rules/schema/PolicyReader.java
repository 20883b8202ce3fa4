package dev.weir.rules.schema;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.GrammarPlace;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads documents with a policy that sums points, such as {@code policies/card-risk}. */
public final class PolicyReader {
    /** What the id begins with, before the slash. */
    public static final String KIND = "policies";

    private static final int MOST_BANDS = 16;
    private static final double MOST_SUM = 1_000_000;
    private static final Map<String, Boolean> SCORES =
            Collections.unmodifiableMap(new TreeMap<>(Map.of("rules", false, "sum", true)));
    private static final String BANDS_HINT =
            "write bands, such as bands: [{from: 50, outcome: REVIEW}, {from: 80, outcome: BLOCK}]";
    private static final String OUTCOME_HINT = "write an outcome of the channel, such as outcome: REVIEW";
    private static final Clause BAND = Clause.of("band", "What is decided about a sum of points.")
            .required("from", new Kind.Numeric(-MOST_SUM, MOST_SUM), "The least sum of the band, inclusive.")
            .required("outcome", new Kind.Text(""), "The outcome, such as REVIEW.");
    private static final Clause DOCUMENT = Clause.of(
                    "policy",
                    "A policy: it sums the points of the rules that fire, and decides by the band of the sum.")
            .required(
                    "id",
                    new Kind.Text(KIND + "/.+"),
                    "policies/ and the name of the file, such as policies/card-risk.")
            .required(
                    "version",
                    new Kind.Whole(1, Long.MAX_VALUE),
                    "The version of the document, from 1. Raise it with every change.")
            .optional("description", new Kind.Text(""), "What the policy is for, in one sentence.")
            .optional("owner", new Kind.Text(""), "Whose it is, such as fraud.")
            .optional("channel", new Kind.Text(""), "The channel in which it decides. Default: risk.")
            .optional(
                    "tags",
                    new Kind.Several(new Kind.Text("")),
                    "Only the points of rules with one of these tags count. Default: those of all rules.")
            .optional(
                    "score",
                    new Kind.Choice(SCORES.keySet()),
                    "sum: the score of the channel is the sum. rules (the default): it is that of the reasons.")
            .required("bands", new Kind.ListOf(new Kind.Nested("band")), "What sums decide, from the lowest band on.");

    private final Channels channels;
    private final List<String> added;

    /**
     * Creates a reader beside the job config.
     *
     * @param channels with the policies of the job config, which count before those of documents
     * @param added further channels, and outcomes of the risk, which rank below those of the config
     */
    public PolicyReader(Channels channels, JobSchema added) {
        this.channels = added.on(channels);
        this.added = added.outcomes();
    }

    /**
     * What a document says.
     *
     * @param policy as far as it could be read
     * @param errors all of the document
     */
    public record Read(PointPolicy policy, List<RuleError> errors) {
        /** Makes a defensive copy. */
        public Read {
            errors = List.copyOf(errors);
        }
    }

    /** Returns the clauses of the document, its own first. */
    public static List<Clause> clauses() {
        return List.of(DOCUMENT, BAND);
    }

    /** Returns the policy of a document in force, whatever the job config has become. */
    public static PointPolicy inForce(Node document) {
        return new PolicyReader(Channels.NONE, JobSchema.NONE)
                .read(document, List.of())
                .policy();
    }

    /**
     * Returns the policies of documents that count, in the order of their names: not those that the job config declares
     * too.
     */
    public static List<PointPolicy> counting(Collection<PointPolicy> ofDocuments, Channels channels) {
        return ofDocuments.stream()
                .filter(policy -> channels.policies().stream()
                        .noneMatch(declared -> declared.name().equals(policy.name())))
                .sorted(Comparator.comparing(PointPolicy::name))
                .toList();
    }

    /**
     * Reads a document.
     *
     * @param others the policies of other documents in force
     */
    public Read read(Node document, Collection<PointPolicy> others) {
        Diagnostics diagnostics = new Diagnostics();
        GrammarPlace place = GrammarPlace.of(Map.of(BAND.name(), BAND, DOCUMENT.name(), DOCUMENT), DOCUMENT);
        Section section = Section.ofRule(document, place, diagnostics);
        section.refuseOthers();
        if (!section.has("version")) {
            section.missing("version", "write a whole number that grows with every change, such as version: 1");
        }
        section.whole("version");
        section.text("description", "write a text");
        section.text("owner", "write a name, such as fraud");
        String id = section.text("id", "write such as id: policies/card-risk").orElse("");
        if (!DocumentIds.isId(id) || !DocumentIds.kindOf(id).equals(KIND)) {
            section.wrong("id", "'" + id + "' is no id of a policy; write such as id: policies/card-risk");
        }
        String channel = channel(section);
        PointPolicy policy = new PointPolicy(
                DocumentIds.nameOf(id),
                channel.equals(Channels.RISK) ? "" : channel,
                Set.copyOf(section.texts("tags", "write names, such as tags: [card-risk]")),
                section.choice("score", SCORES).orElse(false),
                bands(section, channel));
        refuseClashes(section, policy, others);
        return new Read(policy, diagnostics.errors());
    }

    private String channel(Section section) {
        String channel = section.text("channel", "write the name of a channel").orElse(Channels.RISK);
        if (!channels.names().contains(channel)) {
            section.wrong(
                    "channel",
                    "'" + channel + "' is no channel of the job config or job/schema"
                            + Spelling.advice(channel, channels.names()));
        }
        return channel;
    }

    private void refuseClashes(Section section, PointPolicy policy, Collection<PointPolicy> others) {
        List<PointPolicy> all = new ArrayList<>(channels.policies());
        all.addAll(counting(others, channels));
        for (PointPolicy other : all) {
            boolean same = other.name().equals(policy.name());
            if (same && channels.policies().contains(other)) {
                section.wrong(
                        "id",
                        "the job config declares the policy '" + policy.name()
                                + "', which counts: give this one another"
                                + " name, or take it out of the config first");
            } else if (!same
                    && policy.givesScore()
                    && other.givesScore()
                    && other.channel().equals(policy.channel())) {
                section.wrong(
                        "score",
                        "the sum of '" + other.asRule() + "' is the score of the channel, and a channel has one: leave"
                                + " 'score' out");
            }
        }
    }

    private List<PointPolicy.Band> bands(Section section, String channel) {
        List<Section> written = section.elements("bands", BANDS_HINT);
        if (written.size() > MOST_BANDS) {
            section.wrong("bands", "there are " + written.size() + " bands; write at most " + MOST_BANDS);
        }
        List<String> ranked = new ArrayList<>(channels.outcomesOf(channel));
        Set<String> outcomes = new LinkedHashSet<>(ranked);
        if (channel.equals(Channels.RISK)) {
            outcomes.addAll(added);
        }
        List<PointPolicy.Band> bands = new ArrayList<>();
        for (Section one : written) {
            one.refuseOthers();
            PointPolicy.Band band = band(one, outcomes);
            if (!bands.isEmpty()) {
                requireRising(bands.get(bands.size() - 1), band, one, ranked);
            }
            bands.add(band);
        }
        return bands;
    }

    private static PointPolicy.Band band(Section section, Set<String> outcomes) {
        if (!section.has("from")) {
            section.missing("from", "write the least sum of the band, such as from: 50");
        }
        Optional<Double> from = section.number("from");
        if (!section.has("outcome")) {
            section.missing("outcome", OUTCOME_HINT);
        }
        String outcome = section.text("outcome", OUTCOME_HINT).orElse("");
        if (!outcome.isEmpty() && !outcomes.contains(outcome)) {
            section.wrong(
                    "outcome",
                    "'" + outcome + "' is no outcome of the channel that the job config or job/schema declares"
                            + Spelling.advice(outcome, outcomes));
        }
        return new PointPolicy.Band(from.orElse(0.0), outcome);
    }

    private static void requireRising(
            PointPolicy.Band before, PointPolicy.Band next, Section section, List<String> ranked) {
        if (next.from() <= before.from()) {
            section.wrong("from", "is not above that of the band before; write the bands from the lowest");
        }
        if (ranked.indexOf(next.outcome()) <= ranked.indexOf(before.outcome())) {
            section.wrong(
                    "outcome",
                    "'" + next.outcome() + "' is no more severe than '" + before.outcome()
                            + "' of the band before; give higher sums the more severe outcome");
        }
    }
}

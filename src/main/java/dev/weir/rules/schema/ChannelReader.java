package dev.weir.rules.schema;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.limit.OutcomeNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the channels that the document {@value JobSchema#ID} adds to those of the job config. */
public final class ChannelReader {
    /** The largest number of channels in the document. */
    public static final int MOST = 16;

    static final Clause CHANNEL = Clause.of("channel", "A channel of decisions, with outcomes of its own.")
            .required(
                    "outcomes",
                    new Kind.Several(new Kind.Text("")),
                    "Its outcomes, from the least important; no other channel has them.");
    static final Kind KIND = new Kind.MapOf("", new Kind.Nested(CHANNEL.name()));
    static final String MEANING =
            "Further channels, such as offers: {outcomes: [NUDGE, OFFER, VOUCHER]}, which come after those of the job config.";
    private static final String HINT = "write outcomes from the least important, such as outcomes: [NUDGE, OFFER]";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private final OutcomeNames ofConfig;
    private final Set<String> taken;

    /** Creates a reader beside the outcomes of a job config, and further ones of the risk. */
    ChannelReader(OutcomeNames ofConfig, List<String> added) {
        this.ofConfig = ofConfig;
        this.taken = new HashSet<>(added);
    }

    /** Returns the channels of a document in force, whatever the job config has become. */
    public static List<Channels.Channel> inForce(Node document) {
        return new ChannelReader(OutcomeNames.ANY, List.of())
                .read(JobSchemaReader.section(document, new Diagnostics()).section("channels"));
    }

    /** Returns whether a document with this id adds channels, or policies that decide in them. */
    public static boolean adds(String id) {
        return id.equals(JobSchema.ID) || DocumentIds.kindOf(id).equals(PolicyReader.KIND);
    }

    /**
     * Returns the channels and policies that documents in force, of whatever kinds, add to those of the job config; a
     * policy that the config declares too is not among them.
     */
    public static Channels added(Collection<Node> documents, Channels ofConfig) {
        List<PointPolicy> policies = new ArrayList<>();
        List<Channels.Channel> channels = List.of();
        for (Node document : documents) {
            if (DocumentIds.of(document).equals(JobSchema.ID)) {
                channels = inForce(document);
            } else if (adds(DocumentIds.of(document))) {
                policies.add(PolicyReader.inForce(document));
            }
        }
        return new Channels(List.of(), channels, PolicyReader.counting(policies, ofConfig));
    }

    /** Reads channels, in the order in which they are written. */
    List<Channels.Channel> read(Section section) {
        Map<String, Section> all = section.sections();
        if (all.size() > MOST) {
            section.wrong("there are " + all.size() + " channels; write at most " + MOST);
        }
        List<Channels.Channel> channels = new ArrayList<>();
        all.forEach((name, channel) -> {
            if (name.equals(Channels.RISK)) {
                section.wrong(name, "the risk is there already; write its further outcomes under outcomes");
            } else if (ofConfig.channels().contains(name)) {
                section.wrong(
                        name,
                        "the job config declares the channel '" + name + "', which counts; give this one another name");
            } else if (!NAME.matcher(name).matches()) {
                section.wrong(
                        name,
                        "'" + name
                                + "' is no name of a channel; write 1 to 64 of the characters a-z, 0-9, '_' and '-', a"
                                + " letter first");
            }
            channels.add(new Channels.Channel(name, outcomes(channel)));
        });
        return channels;
    }

    private List<String> outcomes(Section channel) {
        channel.refuseOthers();
        List<String> outcomes = channel.texts("outcomes", HINT);
        if (outcomes.isEmpty()) {
            channel.missing("outcomes", HINT);
        } else if (outcomes.size() > JobSchemaReader.MOST_OUTCOMES) {
            channel.wrong(
                    "outcomes",
                    "there are " + outcomes.size() + " outcomes; write at most " + JobSchemaReader.MOST_OUTCOMES);
        }
        for (String outcome : outcomes) {
            if (!JobSchemaReader.OUTCOME.matcher(outcome).matches()) {
                channel.wrong("outcomes", "'" + outcome + "' is no name of an outcome; write such as VOUCHER");
            } else if (ofConfig.declared().contains(outcome)) {
                channel.wrong(
                        "outcomes",
                        "'" + outcome + "' is an outcome of the job config, which says how it ranks; take another");
            } else if (!taken.add(outcome)) {
                channel.wrong("outcomes", "'" + outcome + "' is written twice; an outcome belongs to one channel");
            }
        }
        return outcomes;
    }
}

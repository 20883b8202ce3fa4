package dev.weir.config;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * What holds for all rules with a tag, whatever the rules themselves say.
 *
 * @param points which sum the points of rules that fire at once
 */
public record TagPolicies(List<Cap> caps, List<Holdout> holdouts, List<PointPolicy> points) {
    private static final int MOST = 32;
    private static final int MOST_FIRINGS = 100;
    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** Makes defensive copies. */
    public TagPolicies {
        caps = List.copyOf(caps);
        holdouts = List.copyOf(holdouts);
        points = List.copyOf(points);
    }

    /**
     * How often rules with one of the tags may fire for a subject, together.
     *
     * @param count the most within the window
     */
    public record Cap(String name, Set<String> tags, int count, long overMillis) {
        /** Makes defensive copies. */
        public Cap {
            tags = Set.copyOf(tags);
        }
    }

    /**
     * Subjects for whom no rule with one of the tags fires.
     *
     * @param percent of all subjects
     * @param salt for {@code bucket(salt, subject)}
     */
    public record Holdout(String name, Set<String> tags, int percent, String salt) {
        /** Makes defensive copies. */
        public Holdout {
            tags = Set.copyOf(tags);
        }
    }

    static TagPolicies read(ConfigSection root, long maxWindowMillis, Channels channels) {
        List<Cap> caps = new ArrayList<>();
        each(
                root.section("caps"),
                "a cap: the tags that it is about, count and over",
                (name, cap) -> caps.add(new Cap(
                        name,
                        tags(cap),
                        cap.whole("count", 1, 1, MOST_FIRINGS),
                        cap.millis("over", Math.min(DAY, maxWindowMillis), 1, maxWindowMillis))));
        List<Holdout> holdouts = new ArrayList<>();
        each(
                root.section("holdouts"),
                "a holdout: the tags that it is about, percent and salt",
                (name, holdout) -> holdouts.add(new Holdout(
                        name, tags(holdout), holdout.whole("percent", 10, 1, 100), holdout.text("salt", name))));
        return new TagPolicies(caps, holdouts, PointPolicySettings.read(root.section("policies"), channels));
    }

    /** Reads the sections of all names. */
    static void each(ConfigSection policies, String written, BiConsumer<String, ConfigSection> reader) {
        Map<String, ConfigSection> all = policies.sections(written);
        if (all.size() > MOST) {
            policies.note("has " + all.size() + " names; write at most " + MOST);
            return;
        }
        all.forEach((name, section) -> {
            if (!NAME.matcher(name).matches()) {
                policies.note(name, "is no name; write 1 to 64 of the characters a-z, 0-9, '.', '_' and '-'");
            }
            reader.accept(name, section);
            section.end();
        });
    }

    private static Set<String> tags(ConfigSection section) {
        List<String> tags = section.texts("tags", List.of());
        if (tags.isEmpty()) {
            section.note("tags", "is missing; write tags of rules, such as tags: [offer]");
        }
        return new TreeSet<>(tags);
    }
}

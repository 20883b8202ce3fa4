package dev.weir.events.answer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a decision can answer at once: the risk of a payment, and the offers to its customer. Each outcome belongs to one
 * channel, and what is decided in one does not touch the others.
 *
 * @param risk the outcomes of the channel {@value #RISK}, from the mildest to the most severe; an outcome that is in no
 *     channel belongs to it, and ranks below them
 * @param others further channels, in the order in which they are compared where there is no risk
 * @param policies which sum the points of reasons; names differ, and at most one gives the score of a channel
 */
public record Channels(List<String> risk, List<Channel> others, List<PointPolicy> policies) implements Serializable {
    /** The channel in which every transaction is answered. */
    public static final String RISK = "risk";

    /** Adds nothing to others. */
    public static final Channels NONE = new Channels(List.of(), List.of());

    /** Makes defensive copies. */
    public Channels {
        risk = List.copyOf(risk);
        others = List.copyOf(others);
        policies = List.copyOf(policies);
    }

    /** Creates channels in which no points are summed. */
    public Channels(List<String> risk, List<Channel> others) {
        this(risk, others, List.of());
    }

    /** Returns the same channels with these policies. */
    public Channels with(List<PointPolicy> others) {
        return new Channels(risk, this.others, others);
    }

    /**
     * Returns these channels and policies, and further ones after them. A name or an outcome that both have stays with
     * these.
     */
    public Channels and(Channels added) {
        List<Channel> channels = new ArrayList<>(others);
        Set<String> taken = declared();
        for (Channel channel : added.others) {
            if (!names().contains(channel.name())) {
                channels.add(new Channel(
                        channel.name(),
                        channel.outcomes().stream()
                                .filter(outcome -> !taken.contains(outcome))
                                .toList()));
            }
        }
        List<PointPolicy> all = new ArrayList<>(policies);
        all.addAll(added.policies);
        return new Channels(risk, channels, all);
    }

    /**
     * A channel beside the risk.
     *
     * @param outcomes from the least to the most important
     */
    public record Channel(String name, List<String> outcomes) implements Serializable {
        /** Makes defensive copies. */
        public Channel {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Returns channels with no other than the risk. */
    public static Channels ofRisk(List<String> outcomes) {
        return new Channels(outcomes, List.of());
    }

    /** Returns the number of the channel of an outcome; 0 is the risk. */
    public int numberOf(String outcome) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).outcomes().contains(outcome)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Returns the number of the channel of a reason: that of its outcome, or the one in which its points count. */
    public int numberOf(Reason reason) {
        return reason.decides()
                ? numberOf(reason.outcome())
                : numberOfName(reason.standing().channel());
    }

    private int numberOfName(String name) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).name().equals(name)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Returns the outcomes of a channel, from the mildest; empty if there is no such channel. */
    public List<String> outcomesOf(String name) {
        if (name.isEmpty() || name.equals(RISK)) {
            return risk;
        }
        int number = numberOfName(name);
        return number == 0 ? List.of() : others.get(number - 1).outcomes();
    }

    /** Returns the name of a channel as decisions have it: {@code ""} for the risk. */
    public String nameOf(int number) {
        return number == 0 ? "" : others.get(number - 1).name();
    }

    /** Returns the rank of an outcome in a channel: the higher the more severe; -1 if it is not listed. */
    public int rankIn(int number, String outcome) {
        return (number == 0 ? risk : others.get(number - 1).outcomes()).indexOf(outcome);
    }

    /** Returns all outcomes of all channels. */
    public Set<String> declared() {
        Set<String> all = new LinkedHashSet<>(risk);
        others.forEach(channel -> all.addAll(channel.outcomes()));
        return all;
    }

    /** Returns the names of all channels. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(RISK));
        others.forEach(channel -> names.add(channel.name()));
        return names;
    }
}

package dev.weir.events.answer;

/**
 * Where a reason stands in its decision.
 *
 * @param subject whose memory the rule used, if not that of the decision's subject; otherwise {@code ""}
 * @param channel of its outcome, or in which its points count; {@code ""} for the risk
 * @param isFinal whether it decides its channel alone, if no such reason has a higher priority
 * @param holdout the name of the holdout that kept the rule from firing; {@code ""} if none did
 * @param points what it weighs
 */
public record Standing(String subject, String channel, boolean isFinal, String holdout, Points points) {
    /** A reason among others about the risk, with the memory of the decision's subject. */
    public static final Standing PLAIN = new Standing("", "", false, "");

    /** Creates the standing of a reason without points. */
    public Standing(String subject, String channel, boolean isFinal, String holdout) {
        this(subject, channel, isFinal, holdout, Points.NONE);
    }

    /** Returns the same standing with these points. */
    public Standing with(Points other) {
        return new Standing(subject, channel, isFinal, holdout, other);
    }

    /** Returns the same standing in this channel. */
    Standing in(String other) {
        return new Standing(subject, other, isFinal, holdout, points);
    }
}

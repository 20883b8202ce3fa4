package dev.weir.events.answer;

/**
 * Where a reason stands in its decision.
 *
 * @param subject whose memory the rule used, if not that of the decision's subject; otherwise {@code ""}
 * @param channel of its outcome; {@code ""} for the risk
 * @param isFinal whether it decides its channel alone, if no such reason has a higher priority
 * @param holdout the name of the holdout that kept the rule from firing; {@code ""} if none did
 */
public record Standing(String subject, String channel, boolean isFinal, String holdout) {
    /** A reason among others about the risk, with the memory of the decision's subject. */
    public static final Standing PLAIN = new Standing("", "", false, "");
}

package dev.weir.events.answer;

import java.util.List;

/**
 * What a decision says beside its outcome, score and reasons.
 *
 * @param main the channel of the decision's outcome and score; {@code ""} for the risk
 * @param others what the other channels say, as far as rules fired there
 * @param overruled reasons that do not count, because a rule that is final decides their channel
 * @param considered offers that did not go out
 */
public record ByChannel(String main, List<ChannelAnswer> others, List<Reason> overruled, List<Considered> considered) {
    /** One channel, in which everything counts. */
    public static final ByChannel PLAIN = new ByChannel("", List.of(), List.of(), List.of());

    /** Makes defensive copies. */
    public ByChannel {
        others = List.copyOf(others);
        overruled = List.copyOf(overruled);
        considered = List.copyOf(considered);
    }

    /** Returns this with these offers. */
    public ByChannel with(List<Considered> offers) {
        return offers.equals(considered) ? this : new ByChannel(main, others, overruled, offers);
    }
}

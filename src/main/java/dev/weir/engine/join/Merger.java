package dev.weir.engine.join;

import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Merges reasons into one answer for each channel. In a channel the most severe outcome counts, with the highest score
 * of its reasons; if rules that are final fired, the one of the highest priority decides alone. Else policies sum the
 * points of the reasons, and each whose sum is in a band is one more reason.
 */
public final class Merger {
    private static final String NOTHING_FIRED = "APPROVE";
    private static final Merged NOTHING = new Merged(NOTHING_FIRED, 0, List.of(), ByChannel.PLAIN);

    private final Channels channels;
    private final PointSums sums;
    private final Comparator<Reason> order;

    /** Creates a merger for these channels. */
    public Merger(Channels channels) {
        this.channels = channels;
        this.sums = new PointSums(channels.policies());
        this.order = Comparator.comparingInt((Reason reason) -> channels.numberOf(reason))
                .thenComparing(reason -> !reason.decides())
                .thenComparingInt(reason -> -channels.rankIn(channels.numberOf(reason), reason.outcome()))
                .thenComparingInt(reason -> -reason.priority())
                .thenComparing(Reason::rule);
    }

    /** What reasons come to. */
    public record Merged(String outcome, double score, List<Reason> reasons, ByChannel byChannel) {
        /** Makes a defensive copy. */
        public Merged {
            reasons = List.copyOf(reasons);
        }

        /** Returns whether nothing is decided: no rule fired, or only rules that give points, and no policy decided. */
        public boolean isSilent() {
            for (int i = 0; i < reasons.size(); i++) {
                if (reasons.get(i).decides()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Returns the more severe of two outcomes of the risk; {@code ""} stands for none. */
    public String stricter(String one, String two) {
        boolean second = one.isEmpty() || (!two.isEmpty() && channels.rankIn(0, two) > channels.rankIn(0, one));
        return second ? two : one;
    }

    /**
     * Returns a correction that is no milder than what was decided before, in the channel of either: an earlier answer
     * of the risk stays the decision's own, with score 0 if only other channels have reasons now.
     *
     * @param earlier the outcome decided before; {@code ""} for none
     */
    public Merged noMilder(String earlier, Merged merged) {
        ByChannel byChannel = merged.byChannel();
        int channel = earlier.isEmpty() ? 0 : channels.numberOf(earlier);
        if (byChannel.main().equals(channels.nameOf(channel))) {
            boolean milder = !earlier.isEmpty()
                    && channels.rankIn(channel, earlier) >= channels.rankIn(channel, merged.outcome());
            return milder ? new Merged(earlier, merged.score(), merged.reasons(), byChannel) : merged;
        }
        if (earlier.isEmpty() || channel > 0) {
            return merged;
        }
        List<ChannelAnswer> answers = new ArrayList<>();
        answers.add(new ChannelAnswer(byChannel.main(), merged.outcome(), merged.score()));
        answers.addAll(byChannel.others());
        ByChannel ofRisk = new ByChannel("", answers, byChannel.overruled(), byChannel.considered());
        return new Merged(earlier, 0, merged.reasons(), ofRisk);
    }

    /**
     * Returns an order by channel, the risk first, then with the most severe outcome first, then the higher priority,
     * then the rule id.
     */
    public Comparator<Reason> order() {
        return order;
    }

    /** Returns reasons in this order, each in its channel. */
    public List<Reason> sorted(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return reasons;
        }
        List<Reason> sorted = new ArrayList<>(reasons.size());
        for (Reason reason : reasons) {
            sorted.add(reason.in(channels.nameOf(channels.numberOf(reason))));
        }
        sorted.sort(order);
        return sorted;
    }

    /**
     * Merges reasons.
     *
     * @param answered whether the risk is answered even if no rule says anything about it
     */
    public Merged merge(List<Reason> reasons, boolean answered) {
        if (reasons.isEmpty()) {
            return NOTHING;
        }
        List<Reason> counting = new ArrayList<>(reasons.size());
        List<Reason> overruled = new ArrayList<>();
        List<ChannelAnswer> answers = new ArrayList<>(1);
        List<Reason> sorted = sorted(reasons);
        for (int start = 0; start < sorted.size(); ) {
            int end = endOfChannel(sorted, start);
            ChannelAnswer answer = decide(sorted.subList(start, end), counting, overruled);
            if (!answer.outcome().isEmpty()) {
                answers.add(answer);
            } else if (answer.channel().isEmpty() && answered) {
                answers.add(new ChannelAnswer("", NOTHING_FIRED, answer.score()));
            }
            start = end;
        }
        boolean silent =
                answers.isEmpty() || (answered && !answers.get(0).channel().isEmpty());
        ChannelAnswer main = silent ? new ChannelAnswer("", NOTHING_FIRED, 0) : answers.remove(0);
        ByChannel byChannel = new ByChannel(main.channel(), answers, overruled, List.of());
        return new Merged(main.outcome(), main.score(), counting, byChannel);
    }

    private static int endOfChannel(List<Reason> sorted, int start) {
        String channel = sorted.get(start).standing().channel();
        int end = start + 1;
        while (end < sorted.size() && sorted.get(end).standing().channel().equals(channel)) {
            end++;
        }
        return end;
    }

    /** Returns what a channel says; its outcome is {@code ""} if its rules only give points, and no policy decides. */
    private ChannelAnswer decide(List<Reason> ofChannel, List<Reason> counting, List<Reason> overruled) {
        Optional<Reason> deciding = ofChannel.stream()
                .filter(reason -> reason.standing().isFinal())
                .min(Comparator.comparingInt(reason -> -reason.priority())); // of equal ones the first in order
        if (deciding.isEmpty()) {
            PointSums.Summed summed = sums.of(ofChannel);
            List<Reason> all = summed.with(ofChannel, order);
            counting.addAll(all);
            return summed.scoring(answer(all));
        }
        List<Reason> alone = new ArrayList<>(1);
        for (Reason reason : ofChannel) {
            boolean decides = reason.rule().equals(deciding.get().rule());
            (decides ? alone : overruled).add(reason);
        }
        counting.addAll(alone);
        return answer(alone);
    }

    private static ChannelAnswer answer(List<Reason> counting) {
        String outcome = counting.get(0).outcome();
        double score = 0; // no score is below
        for (Reason reason : counting) {
            score = reason.outcome().equals(outcome) ? Math.max(score, reason.score()) : score;
        }
        return new ChannelAnswer(counting.get(0).standing().channel(), outcome, score);
    }
}

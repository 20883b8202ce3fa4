package dev.weir.engine;

import dev.weir.engine.decide.DecisionIds;
import dev.weir.engine.plan.Subjects;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import dev.weir.events.answer.Trigger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The specification of what reasons come to: a payment has one answer, that about its own subject, with all reasons. */
public final class NaiveJoins {
    public static final Channels CHANNELS = new Channels(
            List.of("APPROVE", "REVIEW", "BLOCK"),
            List.of(new Channels.Channel("offers", List.of("COUPON"))),
            List.of(
                    new PointPolicy(
                            "all",
                            "",
                            Set.of(),
                            true,
                            List.of(new PointPolicy.Band(20, "REVIEW"), new PointPolicy.Band(60, "BLOCK"))),
                    new PointPolicy(
                            "tips", "offers", Set.of("tip"), false, List.of(new PointPolicy.Band(-5, "COUPON")))));

    /** Whom, when and by which epoch. */
    record About(String subject, long nowMillis, long epoch) {}

    private final Map<Long, Map<String, Optional<Decision>>> unjoined = new HashMap<>();

    /** What is decided once everybody said something. */
    Optional<Decision> join(
            Optional<Decision> said, String subject, long correlationId, Set<String> asked, Event event) {
        if (!(event instanceof Transaction) || asked.size() == 1) {
            return said;
        }
        Map<String, Optional<Decision>> parts = unjoined.computeIfAbsent(correlationId, first -> new TreeMap<>());
        parts.put(subject, said);
        if (!parts.keySet().equals(asked)) {
            return Optional.empty();
        }
        Optional<Decision> own = Objects.requireNonNull(parts.remove(Subjects.of(event)));
        return own.map(decision -> {
            List<Reason> live = new ArrayList<>(decision.reasons());
            live.removeIf(reason -> reason.rule().startsWith("policies/"));
            live.addAll(decision.byChannel().overruled());
            List<Reason> shadow = new ArrayList<>(decision.shadow());
            List<Considered> considered = new ArrayList<>(decision.byChannel().considered());
            parts.forEach((about, part) -> part.ifPresent(other -> {
                List<Reason> ofRules = new ArrayList<>(other.reasons());
                ofRules.removeIf(reason -> reason.rule().startsWith("policies/"));
                ofRules.forEach(reason -> live.add(reason.about(about)));
                other.byChannel().overruled().forEach(reason -> live.add(reason.about(about)));
                other.shadow().forEach(reason -> shadow.add(reason.about(about)));
                considered.addAll(other.byChannel().considered());
            }));
            About whole = new About(decision.subject(), decision.decidedAtMillis(), decision.rulesEpoch());
            return decision(event, whole, live, shadow, considered);
        });
    }

    static Decision decision(
            Event event, About about, List<Reason> live, List<Reason> shadow, List<Considered> considered) {
        List<Reason> counting = new ArrayList<>();
        List<Reason> overruled = new ArrayList<>();
        List<ChannelAnswer> answers = new ArrayList<>();
        for (String channel : List.of("", "offers")) {
            List<Reason> ofChannel = new ArrayList<>(inChannels(live));
            ofChannel.removeIf(reason -> !reason.standing().channel().equals(channel));
            ofChannel.sort(NaiveJoins::compare);
            List<Reason> finals = new ArrayList<>(ofChannel);
            finals.removeIf(reason -> !reason.standing().isFinal());
            OptionalDouble sum = finals.isEmpty() && channel.isEmpty() ? sum(ofChannel) : OptionalDouble.empty();
            if (finals.isEmpty()) {
                ofChannel.addAll(ofPolicies(channel, ofChannel));
                ofChannel.sort(NaiveJoins::compare);
            }
            finals.sort(Comparator.comparingInt(reason -> -reason.priority()));
            for (Reason reason : ofChannel) {
                boolean counts =
                        finals.isEmpty() || reason.rule().equals(finals.get(0).rule());
                (counts ? counting : overruled).add(reason);
            }
            ofChannel.removeAll(overruled);
            if (!ofChannel.isEmpty()) {
                ChannelAnswer answer = answer(channel, ofChannel);
                answers.add(sum.isPresent() ? new ChannelAnswer(channel, answer.outcome(), sum.getAsDouble()) : answer);
            } else if (channel.isEmpty() && (event instanceof Transaction || live.isEmpty())) {
                answers.add(new ChannelAnswer("", "APPROVE", 0));
            }
        }
        ChannelAnswer main = answers.remove(0);
        List<Reason> shadows = inChannels(shadow);
        shadows.sort(NaiveJoins::compare);
        return new Decision(
                new DecisionIds().of(event, about.subject()),
                new Trigger(event.type().ruleName(), event.id()),
                about.subject(),
                event.timestampMillis(),
                about.nowMillis(),
                main.outcome(),
                main.score(),
                counting,
                shadows,
                about.epoch(),
                true,
                "",
                new ByChannel(main.channel(), answers, overruled, considered));
    }

    private static List<Reason> ofPolicies(String channel, List<Reason> reasons) {
        List<Reason> made = new ArrayList<>();
        for (PointPolicy policy : CHANNELS.policies()) {
            List<Reason> counted = new ArrayList<>(reasons);
            counted.removeIf(reason -> !(reason.standing().points() instanceof Points.Given given)
                    || (!policy.tags().isEmpty() && Collections.disjoint(policy.tags(), given.tags())));
            OptionalDouble sum = sum(counted);
            String outcome = "";
            double from = 0;
            for (PointPolicy.Band band : policy.bands()) {
                if (sum.isPresent() && sum.getAsDouble() >= band.from()) {
                    outcome = band.outcome();
                    from = band.from();
                }
            }
            if (policy.channel().equals(channel) && !outcome.isEmpty()) {
                List<String> rules = counted.stream().map(Reason::rule).toList();
                made.add(new Reason(
                        "policies/" + policy.name(),
                        0,
                        outcome,
                        Math.min(100, Math.max(0, sum.getAsDouble())),
                        0,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        new Standing("", channel, false, "", new Points.Sum(sum.getAsDouble(), from, rules))));
            }
        }
        return made;
    }

    private static OptionalDouble sum(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.standing().points() instanceof Points.Given)
                .mapToDouble(reason -> ((Points.Given) reason.standing().points()).points())
                .reduce(Double::sum);
    }

    /** In the order of severity; the first tells the outcome. */
    private static ChannelAnswer answer(String channel, List<Reason> reasons) {
        String outcome = reasons.get(0).outcome();
        double score = 0;
        for (Reason reason : reasons) {
            score = reason.outcome().equals(outcome) ? Math.max(score, reason.score()) : score;
        }
        return new ChannelAnswer(channel, outcome, score);
    }

    private static List<Reason> inChannels(List<Reason> reasons) {
        List<Reason> placed = new ArrayList<>();
        reasons.forEach(reason -> placed.add(reason.in(reason.outcome().equals("COUPON") ? "offers" : "")));
        return placed;
    }

    static int compare(Reason a, Reason b) {
        List<String> mildest = List.of("APPROVE", "REVIEW", "BLOCK");
        int channel = Boolean.compare(a.outcome().equals("COUPON"), b.outcome().equals("COUPON"));
        int severity = mildest.indexOf(b.outcome()) - mildest.indexOf(a.outcome());
        int priority = b.priority() - a.priority();
        int same = priority != 0 ? priority : a.rule().compareTo(b.rule());
        return channel != 0 ? channel : severity != 0 ? severity : same;
    }
}

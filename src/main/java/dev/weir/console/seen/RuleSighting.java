package dev.weir.console.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the topics say about a rule, or a document that is none.
 *
 * @param pushed the latest versions that the topic still has, the earliest first
 * @param answers the latest answers of the job, the earliest first
 */
public record RuleSighting(String id, List<PushedVersion> pushed, List<StatusSeen> answers) {
    /** As many versions and answers are kept. */
    public static final int MOST = 50;

    /** Makes defensive copies. */
    public RuleSighting {
        pushed = List.copyOf(pushed);
        answers = List.copyOf(answers);
    }

    static RuleSighting of(String id) {
        return new RuleSighting(id, List.of(), List.of());
    }

    RuleSighting with(PushedVersion version) {
        boolean known = pushed.stream().anyMatch(version::saysTheSameAs);
        return known && !version.isRemoval() && !isAgain(version)
                ? this
                : new RuleSighting(id, added(pushed, version), answers);
    }

    /** Returns whether a version that is known was pushed once more after another one, as by whoever took an edit back. */
    private boolean isAgain(PushedVersion version) {
        PushedVersion last = pushed.get(pushed.size() - 1);
        return version.isAfter(last) && !version.saysTheSameAs(last);
    }

    RuleSighting with(StatusSeen answer) {
        return new RuleSighting(id, pushed, added(answers, answer));
    }

    private static <T> List<T> added(List<T> before, T one) {
        List<T> all = new ArrayList<>(before.subList(Math.max(0, before.size() - MOST + 1), before.size()));
        all.add(one);
        return all;
    }

    /** Returns the latest push, even if the job refused it; empty if the rule was taken away. */
    public Optional<PushedVersion> latest() {
        return pushed.isEmpty() || pushed.get(pushed.size() - 1).isRemoval()
                ? Optional.empty()
                : Optional.of(pushed.get(pushed.size() - 1));
    }

    /** Returns what there is to show of it: of one that was taken away, what it was before. There has to be a push. */
    public PushedVersion shown() {
        return pushed.stream()
                .filter(one -> !one.isRemoval())
                .reduce((earlier, later) -> later)
                .orElseGet(() -> pushed.get(pushed.size() - 1));
    }

    /** Returns the latest answer. */
    public Optional<StatusSeen> answer() {
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(answers.size() - 1));
    }

    /** Returns the version with a number, the latest of them. */
    public Optional<PushedVersion> version(long version) {
        return pushed.stream()
                .filter(each -> !each.isRemoval() && each.version() == version)
                .reduce((earlier, later) -> later);
    }

    /** Returns how it stands, in one word: {@code live}, {@code shadow}, {@code off}, {@code refused}, {@code waiting}. */
    public String standing() {
        String status = answer().map(last -> last.answer().status()).orElse("");
        return switch (status) {
            case "ACTIVE" -> "live";
            case "SHADOW" -> "shadow";
            case "OFF" -> "off";
            case "REJECTED" -> "refused";
            case "UNCHANGED" -> latest().map(PushedVersion::mode).orElse("live");
            default -> "waiting";
        };
    }

    /** Returns whether the job has switched it off by itself: what was pushed last is not off. */
    public boolean isOffByJob() {
        return standing().equals("off")
                && latest().filter(pushed -> !pushed.mode().equals("off")).isPresent();
    }

    /** Returns whether it is a rule, and not definitions, policies or the like. */
    public boolean isRule() {
        return id.indexOf('/') < 0;
    }
}

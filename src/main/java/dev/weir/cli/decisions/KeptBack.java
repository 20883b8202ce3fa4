package dev.weir.cli.decisions;

import dev.weir.cli.condition.Probe;
import dev.weir.events.answer.Decision;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What prevents a rule whose condition is true from firing. */
final class KeptBack {
    private KeptBack() {}

    /** Returns it, by asking the rule again without what may prevent it. */
    static String said(WhyNot.Question question) throws IOException {
        if (question.ask(Probe.unconditional(question.document(), Set.of("active")))
                .isEmpty()) {
            return "its rollout of " + question.rule().rolloutPercent() + " % has not chosen the subject";
        }
        Node live = WhyNot.live(question);
        if (question.ask(live).isEmpty()) {
            Optional<Decision> before = question
                    .replay()
                    .play(Map.of(question.rule().id(), live))
                    .stream()
                    .filter(decision ->
                            decision.subject().equals(question.occasion().subject()))
                    .reduce((earlier, later) -> later);
            return PacingNote.of(question.rule().pacing())
                    + before.map(decision -> "on " + decision.trigger().type() + " "
                                    + decision.trigger().id() + " at "
                                    + Instant.ofEpochMilli(decision.eventTimeMillis()))
                            .orElse("a short while ago");
        }
        return "and by what the topics hold now it would have; the job had seen other events then, or decided by another"
                + " version";
    }
}

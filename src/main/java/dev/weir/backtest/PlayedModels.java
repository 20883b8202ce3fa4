package dev.weir.backtest;

import dev.weir.backtest.model.ModelMeasurer;
import dev.weir.backtest.model.ModelResult;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.score.Example;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.history.label.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the models of a backtest say about the payments that are measured, and how right they are. */
final class PlayedModels {
    private final PlayedSpan span;
    private Optional<ModelMeasurer> measurer = Optional.empty();
    private final List<Said> said = new ArrayList<>();

    /** The cards of payments whose fraud is not known yet, by the ids of the payments. */
    private final Map<String, String> cards = new HashMap<>();

    /** What a model said, and the version of its challenger; 0 if there is none. */
    private record Said(Example example, int challengerVersion) {}

    /** Listens to the models of an engine that plays this span. */
    PlayedModels(LocalEngine engine, PlayedSpan span) {
        this.span = span;
        engine.scoring().tellExamples((example, challenger) -> said.add(new Said(example, challenger)));
    }

    /** Takes in what models said about an event; {@code known} is what became of it. */
    void decided(Event event, Label known, boolean measures) {
        if (event instanceof Transaction payment) {
            String card = payment.cardId().isEmpty() ? payment.subject() : payment.cardId();
            if (known == Label.FRAUD && !said.isEmpty()) {
                cards.put(payment.transactionId(), card);
            }
            if (measures) {
                said.forEach(one -> measurer().take(one.example(), one.challengerVersion(), card, known));
            }
        }
        said.clear();
    }

    /** Takes in that a label came. */
    void told(FraudLabel label) {
        String card = cards.remove(label.transactionId());
        if (card != null) {
            measurer().fraudKnown(card, label.timestampMillis());
        }
    }

    /** Returns what came of each model. */
    List<ModelResult> results() {
        return measurer().results();
    }

    /** Begins when it is known from when on is measured. */
    private ModelMeasurer measurer() {
        if (measurer.isEmpty()) {
            measurer = Optional.of(new ModelMeasurer(span.fromMillis()));
        }
        return measurer.get();
    }
}

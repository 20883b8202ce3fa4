package dev.weir.backtest.training;

import dev.weir.backtest.Backtest;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.score.Example;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.label.Label;
import dev.weir.models.ModelKind;
import dev.weir.models.batch.LabelledRows;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Plays a history through the engine with one model, as if its events were live, and keeps what the model was given for
 * each transaction of which it is known what it turned out to be. So a model is trained with what it will be asked with,
 * and nothing that was known only later. For one use, by one thread.
 */
public final class TrainingPlay {
    private static final String TOPIC = "models";

    private final LocalEngine engine;
    private final Backtest.Answers answers;
    private final long fromMillis;
    private Optional<LabelledRows> rows = Optional.empty();
    private Optional<Example> told = Optional.empty();
    private boolean isFull;

    /**
     * Creates it.
     *
     * @param engine without rules
     * @param fromMillis event time from which on payments are learned from; those before fill windows
     */
    public TrainingPlay(LocalEngine engine, Backtest.Answers answers, long fromMillis) {
        this.engine = engine;
        this.fromMillis = fromMillis;
        this.answers = answers;
        engine.scoring().tellExamples((example, challengerVersion) -> told = Optional.of(example));
    }

    /**
     * Has the engine give a model its inputs.
     *
     * @param form the model as one that is still to be trained, {@link ModelDocument#untrained()}
     * @return the engine's answer
     */
    public RuleStatus push(String name, Node form) {
        byte[] key = name.getBytes(StandardCharsets.UTF_8);
        byte[] document = DocumentForms.json(form).getBytes(StandardCharsets.UTF_8);
        return engine.push(new RawRecord(TOPIC, 0, 0, 0, key, document));
    }

    /** Plays all of it, or until there are as many rows as can be kept, and returns the rows. */
    public Optional<LabelledRows> run(History history) throws IOException {
        for (Optional<HistoryEvent> next = history.next(); next.isPresent() && !isFull; next = history.next()) {
            told = Optional.empty();
            engine.decide(next.get().event());
            Label label = answers.of(next.get());
            if (told.isPresent() && label != Label.NONE && told.get().eventMillis() >= fromMillis) {
                keep(told.get().inputs(), label == Label.FRAUD);
            }
        }
        return rows;
    }

    /** Returns whether there was more than can be kept: at most {@link LabelledRows#MOST_NUMBERS} numbers. */
    public boolean isFull() {
        return isFull;
    }

    private void keep(double[] inputs, boolean label) {
        if (rows.isEmpty() && inputs.length >= 1 && inputs.length <= ModelKind.MOST_INPUTS) {
            rows = Optional.of(new LabelledRows(inputs.length));
        }
        isFull = rows.isPresent() && !rows.get().add(inputs, label);
    }
}

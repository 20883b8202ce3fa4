package dev.weir.operators.train;

import dev.weir.engine.score.Example;
import dev.weir.engine.train.ModelReading;
import dev.weir.events.label.FraudLabel;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.rules.model.ModelCompiler;

/** A job that reads labels, and what its training is given. */
final class TrainingJob {
    static final long HORIZON_MILLIS = 100_000;
    static final int MAX_PARALLELISM = 8;

    static final JobSettings SETTINGS = JobSettingsForTests.withLabels(HORIZON_MILLIS);

    private TrainingJob() {}

    /** Returns the document of a model with two inputs, as the Rulebook sends it. */
    static String document(int version, int everyLabels) {
        return """
                {"model":"card-fraud","version":%d,"on":"transaction","kind":"online","publish":{"labels":%d,"every":"30d"},\
                "inputs":{"amount":"transaction.amount","large":"transaction.amount > 100.0"}}""".formatted(version, everyLabels);
    }

    /** Returns what identifies the inputs of that model. */
    static String structure() {
        return reading().read(document(1, 1), "card-fraud").structure();
    }

    static ModelReading reading() {
        return new ModelReading(SETTINGS.documents(), new ModelCompiler(SETTINGS.compiler()));
    }

    static Example example(String transaction, String structure, long millis, double amount) {
        double[] inputs = {amount, amount > 100 ? 1 : 0};
        return new Example("card-fraud", 1, structure, transaction, "card", millis, inputs, Double.NaN, Double.NaN);
    }

    static FraudLabel label(String transaction, long millis, boolean fraud) {
        return new FraudLabel(transaction, fraud, millis);
    }
}

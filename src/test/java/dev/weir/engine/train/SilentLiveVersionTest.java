package dev.weir.engine.train;

import static dev.weir.engine.train.ScoredPayment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A challenger beside a live version that says nothing, since nothing was published live yet. */
final class SilentLiveVersionTest {
    private static final String WEIGHTS = ",\"bias\":0.1";

    private final Trainer trainer = new Trainer("card-fraud", new Learning(), new PlainReading());

    @Test
    void labelsOfAVersionBeforeItDoNotCount() {
        live(3, WEIGHTS);
        learn(payment("t").by(3, 0.2, 0.8));
        assertThat(trainer.state().comparedLabels).isEqualTo(1);

        live(9, "");
        assertThat(trainer.state().comparedLabels).isZero();
        learn(payment("u").by(3, 0.2, 0.8)); // its label comes late
        assertThat(trainer.state().comparedLabels).isZero();

        learn(payment("v").by(9, Double.NaN, 0.8));
        assertThat(trainer.state().comparedLabels).isEqualTo(1);
    }

    @Test
    void aLaterVersionThatSaysSomethingIsComparedBeforeItsDocumentComes() {
        live(9, "");
        learn(payment("v").by(9, Double.NaN, 0.8));

        learn(payment("w").by(10, 0.3, 0.8));

        assertThat(trainer.state().comparedVersion).isEqualTo(10);
        assertThat(trainer.state().comparedLabels).isEqualTo(1);
    }

    private void live(int version, String more) {
        String document = "{\"model\":\"card-fraud\",\"version\":%d,\"labels\":1000,\"inputs\":{\"a\":1,\"b\":2}%s}"
                .formatted(version, more);
        trainer.receive(new ModelChange("card-fraud", false, Optional.of(document)));
    }

    private void learn(ScoredPayment scored) {
        trainer.learn(new LabelledExample(scored.at(0, 1, 2), 0, true, false));
    }
}

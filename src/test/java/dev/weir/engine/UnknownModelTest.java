package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Reason;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that ask a model which nobody pushed. */
final class UnknownModelTest {
    private final LocalEngine engine =
            new LocalEngine(EngineSettings.DEFAULT, Documents.yaml(100_000), Documented.compiler(), 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "score(\"a\") >= 0.0;false",
                "score(\"a\", \"shadow\") >= 0.0;false",
                "!(score(\"a\") >= 0.0);false",
                "orElse(score(\"a\"), 0.5) == 0.5;true",
                "coalesce(score(\"a\"), score(\"a\", \"shadow\"), 0.25) == 0.25;true",
                "!has(score(\"a\"));true",
                "transaction.amount > 1 || score(\"a\") > 0.5;true"
            })
    void theScoreOfAModelThatIsNotThereIsAbsent(String when, boolean fires) {
        engine.push("r", rule(when).getBytes(StandardCharsets.UTF_8));

        assertThat(engine.decide(payment("t-1").of(5).event()).get(0).reasons())
                .extracting(Reason::rule)
                .isEqualTo(fires ? List.of("r") : List.of());
    }

    private static String rule(String when) {
        return "id: r\nversion: 1\non: transaction\nwhen: '" + when + "'\nthen: {outcome: REVIEW}";
    }
}

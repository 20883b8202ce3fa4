package dev.weir.realdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.models.measure.ScoreCounts;
import dev.weir.models.online.OnlineLearner;
import dev.weir.models.online.OnlineSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The learner beside that of River, on the data set that its pages begin with: each row is scored, then learned from. */
final class PhishingTest {
    private static final List<String> INPUTS = List.of(
            "empty_server_form_handler",
            "popup_window",
            "https",
            "request_from_other_domain",
            "anchor_from_other_domain",
            "is_popular",
            "long_url",
            "age_of_domain",
            "ip_in_url");

    /** What {@code StandardScaler() | LogisticRegression()} of River reaches. */
    private static final double RIVERS_ACCURACY = 0.887;

    @Test
    void byTheDefaultsItIsAsOftenRightAsRiversLogisticRegression() {
        OnlineLearner learner = new OnlineLearner(OnlineSettings.DEFAULT, INPUTS.size());
        ScoreCounts counts = new ScoreCounts();
        try (Stream<Row> rows = RealData.rows("online-learning/phishing.csv.gz")) {
            rows.forEach(row -> {
                double[] inputs = INPUTS.stream()
                        .mapToDouble(name -> Double.parseDouble(row.get(name)))
                        .toArray();
                boolean label = "1".equals(row.get("is_phishing"));
                counts.add(learner.score(inputs), label);
                learner.learn(inputs, label, 1);
            });
        }
        assertThat(counts.size()).isEqualTo(1250);
        assertThat(counts.accuracy()).isCloseTo(RIVERS_ACCURACY, within(0.01));
    }
}

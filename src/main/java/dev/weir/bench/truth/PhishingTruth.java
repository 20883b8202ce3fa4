package dev.weir.bench.truth;

import dev.weir.models.measure.ScoreCounts;
import dev.weir.models.online.OnlineLearner;
import dev.weir.models.online.OnlineSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The learner of the job with its defaults on the phishing data set: each row is scored, then learned from. */
final class PhishingTruth {
    private static final Path ROWS = Path.of("online-learning", "phishing.csv.gz");

    private PhishingTruth() {}

    static boolean isThere(Path data) {
        return Files.exists(data.resolve(ROWS));
    }

    /** Returns how often the learner is right: a score from a half on says yes. Its label is the last column. */
    static double accuracy(Path data) throws IOException {
        ScoreCounts counts = new ScoreCounts();
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.resolve(ROWS))), StandardCharsets.UTF_8))) {
            int inputs = rows.readLine().split(",", -1).length - 1;
            OnlineLearner learner = new OnlineLearner(OnlineSettings.DEFAULT, inputs);
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                String[] cells = row.split(",", -1);
                double[] given = new double[inputs];
                for (int i = 0; i < inputs; i++) {
                    given[i] = Double.parseDouble(cells[i]);
                }
                boolean label = cells[inputs].equals("1");
                counts.add(learner.score(given), label);
                learner.learn(given, label, 1);
            }
        }
        return counts.accuracy();
    }
}

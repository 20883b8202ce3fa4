package dev.weir.backtest.training;

import dev.weir.models.Anomaly;
import dev.weir.models.Logistic;
import dev.weir.models.Scorer;
import dev.weir.models.Trees;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.batch.LabelledRows;
import dev.weir.models.batch.LogisticTrainer;
import dev.weir.models.batch.TreeTrainer;
import dev.weir.models.forest.CutForest;
import dev.weir.models.forest.ForestLearner;
import dev.weir.models.forest.ForestSample;
import dev.weir.models.forest.ForestSampleCodec;
import dev.weir.models.linear.LinearScorer;
import dev.weir.models.measure.InputDrift;
import dev.weir.models.measure.Ranking;
import dev.weir.models.measure.ScoredWindow;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import dev.weir.models.tree.TreesBuilder;
import dev.weir.rules.document.Node;

/**
 * A model that was trained with the earlier rows of a history, and measured with the later ones, which it had not seen.
 *
 * @param document with what was learned
 * @param trainedWith how many rows it was trained with
 * @param aside how well it tells the later rows apart
 */
public record BatchTraining(Node document, int trainedWith, Ranking aside) {

    /** Trains a logistic regression, which is small, quick, and tells by how much each input moves it. */
    public static BatchTraining logistic(ModelDocument model, LabelledRows rows, double asideShare, int passes)
            throws ArtifactException {
        LabelledRows earlier = earlier(rows, asideShare);
        Logistic learned = LogisticTrainer.ofDocument(LogisticTrainer.train(earlier, OnlineSettings.DEFAULT, passes));
        return measured(model.with(learned), LinearScorer.of(learned), rows, earlier.size());
    }

    /** Trains a logistic regression that the job goes on learning from, by the settings of the document. */
    public static BatchTraining online(ModelDocument model, LabelledRows rows, double asideShare, int passes)
            throws ArtifactException {
        OnlineSettings settings = model.learning();
        LabelledRows earlier = earlier(rows, asideShare);
        Weights learned = LogisticTrainer.train(earlier, settings, passes);
        Ranking aside = ranked(LinearScorer.of(learned), rows, earlier.size());
        return new BatchTraining(withBaseline(model.with(learned, aside), rows, earlier.size()), earlier.size(), aside);
    }

    /** Trains boosted trees, which also find what only several inputs together tell. */
    public static BatchTraining trees(
            ModelDocument model, LabelledRows rows, double asideShare, TreeTrainer.Settings settings)
            throws ArtifactException {
        LabelledRows earlier = earlier(rows, asideShare);
        Trees learned = TreeTrainer.train(earlier, settings);
        Scorer scorer = TreesBuilder.of(learned, rows.inputs()).scorer();
        return measured(model.with(learned), scorer, rows, earlier.size());
    }

    /** Shows a forest the rows, whatever their labels; these only tell how well it does. */
    public static BatchTraining anomaly(ModelDocument model, LabelledRows rows, double asideShare)
            throws ArtifactException {
        Anomaly settings = model.forest();
        int size = size(rows, asideShare);
        if (size < Anomaly.FEWEST_SAMPLES) {
            throw new ArtifactException("there are " + size + " payments to train with, and a forest needs "
                    + Anomaly.FEWEST_SAMPLES + "; give a longer history");
        }
        if (!ForestSample.isBounded(settings.samples(), rows.inputs())) {
            throw new ArtifactException(ForestSample.tooMuch(settings.samples(), rows.inputs()));
        }
        ForestLearner learner = new ForestLearner(settings, rows.inputs());
        double[] row = new double[rows.inputs()];
        for (int i = 0; i < size; i++) {
            rows.copy(i, row);
            learner.learn(i, row);
        }
        ForestSample sample = learner.sample(settings.samples());
        Scorer scorer = CutForest.grow(sample, settings.trees()).scorer();
        return measured(model.with(settings, ForestSampleCodec.text(sample)), scorer, rows, size);
    }

    private static int size(LabelledRows rows, double asideShare) {
        return (int) Math.round(rows.size() * (1 - asideShare));
    }

    private static LabelledRows earlier(LabelledRows rows, double asideShare) throws ArtifactException {
        int size = size(rows, asideShare);
        LabelledRows earlier = new LabelledRows(rows.inputs());
        double[] row = new double[rows.inputs()];
        for (int i = 0; i < size; i++) {
            rows.copy(i, row);
            earlier.add(row, rows.label(i));
        }
        if (earlier.positives() == 0 || earlier.positives() == earlier.size()) {
            throw new ArtifactException("of " + earlier.size() + " payments to train with, " + earlier.positives()
                    + " were fraud; give a longer history, with labels of both kinds");
        }
        return earlier;
    }

    private static BatchTraining measured(Node document, Scorer scorer, LabelledRows rows, int trainedWith) {
        return new BatchTraining(
                withBaseline(document, rows, trainedWith), trainedWith, ranked(scorer, rows, trainedWith));
    }

    /** Measures with the rows that were not trained with. */
    private static Ranking ranked(Scorer scorer, LabelledRows rows, int trainedWith) {
        ScoredWindow window = new ScoredWindow(Math.max(1, Math.min(ScoredWindow.MOST, rows.size() - trainedWith)));
        double[] row = new double[rows.inputs()];
        for (int i = trainedWith; i < rows.size(); i++) {
            rows.copy(i, row);
            double score = scorer.score(row);
            if (!Double.isNaN(score)) {
                window.add(score, rows.label(i));
            }
        }
        return Ranking.of(window);
    }

    /** Says how inputs were in the rows to train with, so that drift from them is seen. */
    private static Node withBaseline(Node document, LabelledRows rows, int trainedWith) {
        InputDrift seen = new InputDrift(rows.inputs());
        double[] row = new double[rows.inputs()];
        for (int i = 0; i < trainedWith; i++) {
            rows.copy(i, row);
            seen.trained(row);
        }
        return ModelDocument.of(document)
                .map(model -> model.with(seen.baseline()))
                .orElse(document);
    }
}

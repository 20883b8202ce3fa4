package dev.weir.engine.train;

import dev.weir.io.document.Documents;
import dev.weir.models.Anomaly;
import dev.weir.models.Online;
import dev.weir.models.Trained;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.Training;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents with less in them than those of models: what a trainer asks of them, and no expressions. */
final class PlainReading implements Trainer.Reading {

    @Override
    public TrainedModel read(String document, String key) {
        Node.Fields fields = fields(document);
        Map<String, Node> values = fields.values();
        boolean trained = !text(values, "kind", "online").equals("logistic");
        List<String> inputs = List.copyOf(inputs(values).keySet());
        return new TrainedModel(
                (int) number(values, "version", 0),
                text(values, "structure", "s1"),
                inputs,
                text(values, "mode", "live").equals("off"),
                trained ? Optional.of(kind(values)) : Optional.empty(),
                new Training(
                        (int) number(values, "labels", 10),
                        (long) number(values, "every", Training.MOST_MILLIS),
                        Optional.of((long) number(values, "promote", 0))
                                .filter(labels -> labels > 0)
                                .map(labels -> new Training.Promotion(
                                        0, labels, Map.of(Training.Measure.AUC, new Training.Least(true, 0))))
                                .or(() -> Optional.of((long) number(values, "promoteEvents", 0))
                                        .filter(events -> events > 0)
                                        .map(events -> new Training.Promotion(events, 0, Map.of())))),
                fields);
    }

    private static Trained kind(Map<String, Node> values) {
        if (text(values, "kind", "online").equals("anomaly")) {
            Map<String, Node> forest = values.get("forest") instanceof Node.Fields given ? given.values() : Map.of();
            return new Anomaly(
                    5,
                    (int) number(forest, "samples", 32),
                    number(forest, "decay", 0.01),
                    7,
                    text(forest, "learned", ""));
        }
        return new Online(
                new OnlineSettings(number(values, "rate", 0.1), 0, 0, 0, 1, 1),
                values.containsKey("bias")
                        ? Optional.of(new Weights(
                                number(values, "bias", 0), List.of(0.0, 0.0), List.of(0.0, 0.0), List.of(1.0, 1.0)))
                        : Optional.empty());
    }

    @Override
    public int mostBytes() {
        return 10_000;
    }

    @Override
    public DocumentReader writer() {
        return Documents.json(100_000);
    }

    private static Node.Fields fields(String document) {
        try {
            return (Node.Fields) Documents.json(100_000).read(document.getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IllegalArgumentException(document, e);
        }
    }

    private static Map<String, Node> inputs(Map<String, Node> values) {
        if (values.get("inputs") instanceof Node.Fields inputs) {
            return inputs.values();
        }
        throw new IllegalArgumentException("no inputs: " + values);
    }

    private static String text(Map<String, Node> values, String name, String other) {
        return values.get(name) instanceof Node.Text text ? text.value() : other;
    }

    private static double number(Map<String, Node> values, String name, double other) {
        if (values.get(name) instanceof Node.Whole whole) {
            return whole.value();
        }
        return values.get(name) instanceof Node.Decimal decimal ? decimal.value() : other;
    }
}

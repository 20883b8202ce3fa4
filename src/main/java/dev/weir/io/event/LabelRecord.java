package dev.weir.io.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.RawRecord;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes labels as their records say them, with the names of fields that the job config maps.
 *
 * @param topic of the records
 * @param paths by name of our field, its path in a record if that differs from its name
 */
record LabelRecord(String topic, HashMap<String, String> paths) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int NO_PLACE = -1;

    static LabelRecord on(String topic, Map<String, String> paths) {
        return new LabelRecord(topic, new HashMap<>(paths));
    }

    /** Returns the record of a label, without the place where it stood. */
    RawRecord of(FraudLabel label) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        String id = last(FraudLabel.Column.TRANSACTION_ID);
        parent(said, FraudLabel.Column.TRANSACTION_ID).put(id, label.transactionId());
        parent(said, FraudLabel.Column.FRAUD).put(last(FraudLabel.Column.FRAUD), label.fraud());
        String at = Instant.ofEpochMilli(label.timestampMillis()).toString();
        parent(said, FraudLabel.Column.TIME).put(last(FraudLabel.Column.TIME), at);
        return new RawRecord(
                topic,
                NO_PLACE,
                NO_PLACE,
                label.timestampMillis(),
                label.transactionId().getBytes(StandardCharsets.UTF_8),
                said.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String[] path(FraudLabel.Column column) {
        return paths.getOrDefault(column.wireName(), column.wireName()).split("\\.", -1);
    }

    private String last(FraudLabel.Column column) {
        String[] path = path(column);
        return path[path.length - 1];
    }

    private ObjectNode parent(ObjectNode root, FraudLabel.Column column) {
        ObjectNode at = root;
        String[] path = path(column);
        for (int i = 0; i < path.length - 1; i++) {
            at = at.withObject("/" + path[i].replace("~", "~0").replace("/", "~1"));
        }
        return at;
    }
}

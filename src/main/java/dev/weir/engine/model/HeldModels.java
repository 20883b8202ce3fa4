package dev.weir.engine.model;

import dev.weir.engine.warm.WarmUp;
import dev.weir.engine.warm.WarmUps;
import dev.weir.events.binary.Binary;
import dev.weir.rules.model.ModelIds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The models in force, live ones and challengers. Size: their documents. */
public final class HeldModels {
    /** The largest number of models and challengers in force. */
    public static final int MOST = 100;

    private final Map<String, Held> byId = new TreeMap<>();

    private final WarmUps warmUps;

    /**
     * Creates it without models.
     *
     * @param warmUps since when the data of features is kept: those of models are added
     */
    public HeldModels(WarmUps warmUps) {
        this.warmUps = warmUps;
    }

    /**
     * A model in force.
     *
     * @param document as it was pushed, UTF-8 JSON
     * @param linked the document with the definitions that it uses, of when it came into force; the document itself if it
     *     uses none
     * @param sinceEpoch the epoch in which this version came into force
     * @param offReason why the job switched this version off, {@code ""} if it did not
     * @param features since when the data of its features is kept
     */
    public record Held(
            long version, String document, String linked, long sinceEpoch, String offReason, List<WarmUp> features) {
        /** Makes a defensive copy. */
        public Held {
            features = List.copyOf(features);
        }

        /** Returns the same, switched off by the job. */
        public Held switchedOff(String reason) {
            return new Held(version, document, linked, sinceEpoch, reason, features);
        }
    }

    /** Returns the models by the ids of their documents, sorted. */
    public Map<String, Held> byId() {
        return Collections.unmodifiableMap(byId);
    }

    /** Returns the model with the id of a document. */
    public Optional<Held> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Puts a model into force, and returns the one that was under its id. */
    public Optional<Held> put(String id, Held held) {
        Optional<Held> before = remove(id);
        byId.put(id, held);
        warmUps.add(held.features());
        return before;
    }

    /** Removes a model, and returns it. */
    public Optional<Held> remove(String id) {
        Optional<Held> before = Optional.ofNullable(byId.remove(id));
        before.ifPresent(held -> warmUps.remove(held.features()));
        return before;
    }

    /** Returns the keys of the models in force, as rules name them: {@code card-fraud}, {@code card-fraud/shadow}. */
    public List<String> keys() {
        return byId.keySet().stream().map(ModelIds::keyOf).toList();
    }

    /** Writes all models. */
    public void write(DataOutput out) throws IOException {
        Binary.writeCount(byId.size(), out);
        for (Map.Entry<String, Held> model : byId.entrySet()) {
            Held held = model.getValue();
            Binary.writeText(model.getKey(), out);
            Binary.writeVarLong(held.version(), out);
            Binary.writeText(held.document(), out);
            Binary.writeText(held.linked().equals(held.document()) ? "" : held.linked(), out);
            Binary.writeVarLong(held.sinceEpoch(), out);
            Binary.writeText(held.offReason(), out);
            Binary.writeCount(held.features().size(), out);
            for (WarmUp feature : held.features()) {
                Binary.writeText(feature.series(), out);
                Binary.writeVarLong(feature.windowMillis(), out);
                Binary.writeZigZag(feature.sinceMillis(), out);
            }
        }
    }

    /** Adds the models that were written. */
    public void readAll(DataInput in) throws IOException {
        int models = Binary.readCount(in);
        for (int i = 0; i < models; i++) {
            String id = Binary.readText(in);
            long version = Binary.readVarLong(in);
            String document = Binary.readText(in);
            String linked = Binary.readText(in);
            long sinceEpoch = Binary.readVarLong(in);
            String offReason = Binary.readText(in);
            int count = Binary.readCount(in);
            List<WarmUp> features = new ArrayList<>(count);
            for (int k = 0; k < count; k++) {
                features.add(new WarmUp(Binary.readText(in), Binary.readVarLong(in), Binary.readZigZag(in)));
            }
            Optional<Held> unused = put(
                    id,
                    new Held(version, document, linked.isEmpty() ? document : linked, sinceEpoch, offReason, features));
        }
    }
}

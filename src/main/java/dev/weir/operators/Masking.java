package dev.weir.operators;

import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import java.io.Serializable;

/** The values that must not be visible to readers of dead letters. */
public interface Masking extends Serializable {

    /** Hides nothing. */
    Masking NONE = new Masking() {
        private static final long serialVersionUID = 1;

        @Override
        public boolean isEmpty(String topic) {
            return true;
        }

        @Override
        public boolean covers(String topic, String field) {
            return false;
        }

        @Override
        public DeadLetter letter(RawRecord record, String error) {
            return new DeadLetter(record, error);
        }
    };

    /** Returns whether nothing of a topic is hidden. */
    boolean isEmpty(String topic);

    /**
     * Returns whether the value of a field, by our name for it, must not appear in what is said about a topic's
     * records.
     */
    boolean covers(String topic, String field);

    /** Returns the dead letter of a record, without the hidden values. */
    DeadLetter letter(RawRecord record, String error);
}

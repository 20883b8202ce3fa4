package dev.weir.operators;

import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import java.io.Serializable;

/** Which values nobody is to see who reads dead letters. */
public interface Masking extends Serializable {

    /** Everything may be seen. */
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

    /** Whether everything of a topic may be seen. */
    boolean isEmpty(String topic);

    /** Whether the value of a field, by our name for it, is not to be seen in what is said of a topic's records. */
    boolean covers(String topic, String field);

    /** The dead letter of a record, without what is not to be seen. */
    DeadLetter letter(RawRecord record, String error);
}

package dev.weir.operators.stream;

import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.EventReader.Reading;
import dev.weir.operators.Masking;

/** A reader whose masking covers everything. */
record MaskedReader(EventReader reader) implements EventReader {
    @Override
    public Reading read(RawRecord record) {
        return reader.read(record);
    }

    @Override
    public Masking masking() {
        return new Masking() {
            @Override
            public boolean isEmpty(String topic) {
                return false;
            }

            @Override
            public boolean covers(String topic, String field) {
                return field.equals("timestamp");
            }

            @Override
            public DeadLetter letter(RawRecord record, String error) {
                byte[] masked = {'*'};
                return new DeadLetter(new RawRecord("t", 1, 2, 3, masked, masked), error);
            }
        };
    }
}

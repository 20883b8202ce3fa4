package dev.weir.io.history;

import dev.weir.events.binary.Binary;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.io.history.label.Label;
import dev.weir.io.history.sort.Stored;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** The binary form of events of a history while they are sorted: the label, then the event as messages have it. */
final class HistoryForm {
    private final EventCodec codec;
    private final List<HistorySource> sources;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    HistoryForm(EventDefinitions definitions, List<HistorySource> sources) {
        this.codec = new EventCodec(definitions);
        this.sources = List.copyOf(sources);
    }

    Stored stored(HistoryEvent event) throws IOException {
        bytes.reset();
        DataOutputStream out = new DataOutputStream(bytes);
        Binary.writeText(event.label().name(), out);
        codec.write(event.event(), out);
        HistoryPlace place = event.place();
        return new Stored(event.event().timestampMillis(), place.source(), place.at(), bytes.toByteArray());
    }

    HistoryEvent read(Stored stored) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored.form()));
        Label label = Label.valueOf(Binary.readText(in));
        HistorySource source = sources.get(stored.source());
        HistoryPlace place = new HistoryPlace(stored.source(), source.name(), source.unit(), stored.at());
        return new HistoryEvent(codec.read(in), place, label);
    }
}

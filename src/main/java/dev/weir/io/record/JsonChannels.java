package dev.weir.io.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.Value;
import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Considered;
import java.io.IOException;
import java.util.List;

/** Writes what a decision says in further channels, and which offers did not go out; nothing where there is none. */
final class JsonChannels {
    private JsonChannels() {}

    /** Writes the channel of the outcome, unless it is the risk, and what the others say. */
    static void write(ByChannel byChannel, JsonGenerator out) throws IOException {
        if (!byChannel.main().isEmpty()) {
            out.writeStringField("channel", byChannel.main());
        }
        if (byChannel.others().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("channels");
        for (ChannelAnswer answer : byChannel.others()) {
            out.writeObjectFieldStart(answer.channel());
            out.writeStringField("outcome", answer.outcome());
            out.writeFieldName("score");
            JsonForm.writeReal(answer.score(), out);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** Writes the offers that did not go out. */
    static void writeConsidered(List<Considered> considered, JsonGenerator out) throws IOException {
        if (considered.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("considered");
        for (Considered offer : considered) {
            out.writeStartObject();
            out.writeStringField("rule", offer.rule());
            out.writeNumberField("version", offer.version());
            out.writeStringField("outcome", offer.outcome());
            if (!offer.group().isEmpty()) {
                out.writeStringField("group", offer.group());
            }
            if (offer.value() instanceof Value.Real value) {
                out.writeFieldName("value");
                JsonForm.writeReal(value.value(), out);
            }
            out.writeStringField("why", offer.why());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}

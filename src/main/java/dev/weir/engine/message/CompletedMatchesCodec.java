package dev.weir.engine.message;

import dev.weir.engine.join.Joining;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.StockCodec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The binary form of {@link CompletedMatches} matches. */
public final class CompletedMatchesCodec implements Codec<CompletedMatches> {
    private static final int VERSION = 2;
    private static final int WITHOUT_JOINING = 1;
    private static final List<CompletedMatches.Kind> KINDS =
            List.of(CompletedMatches.Kind.EVENT, CompletedMatches.Kind.EVENT_AT_KEY, CompletedMatches.Kind.TIME);

    private final EventCodec events = new EventCodec();
    private final RuleMatchCodec matches = new RuleMatchCodec();
    private final StockCodec stocks = new StockCodec();

    /** Creates a codec. */
    public CompletedMatchesCodec() {}

    @Override
    public void write(CompletedMatches completedMatches, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeText(completedMatches.subject(), out);
        Binary.writeVarLong(completedMatches.epoch(), out);
        Binary.writeText(completedMatches.key(), out);
        events.write(completedMatches.trigger(), out);
        Binary.writeZigZag(completedMatches.atMillis(), out);
        out.writeByte(KINDS.indexOf(completedMatches.kind()));
        Binary.writeCount(completedMatches.matches().size(), out);
        for (RuleMatch match : completedMatches.matches()) {
            matches.write(match, out);
        }
        out.writeBoolean(completedMatches.stock().isPresent());
        if (completedMatches.stock().isPresent()) {
            stocks.write(completedMatches.stock().get(), out);
        }
        completedMatches.joining().write(out);
    }

    @Override
    public CompletedMatches read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "fulfilled matches", in);
        String subject = Binary.readText(in);
        long epoch = Binary.readVarLong(in);
        String key = Binary.readText(in);
        Event trigger = events.read(in);
        long atMillis = Binary.readZigZag(in);
        CompletedMatches.Kind kind = KINDS.get(in.readByte());
        List<RuleMatch> read = new ArrayList<>();
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            read.add(matches.read(in));
        }
        Optional<Stock> stock = in.readBoolean() ? Optional.of(stocks.read(in)) : Optional.empty();
        Joining joining = version == WITHOUT_JOINING ? Joining.NONE : Joining.read(in);
        return new CompletedMatches(subject, epoch, key, trigger, atMillis, kind, read, stock, joining);
    }
}

package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Settings;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.EventType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.Ingested;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.Ingest;
import dev.weir.sandbox.hostile.HostileInputs;
import dev.weir.sandbox.hostile.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a record is changed, its dead letter shows no value that stands whole under a masked name. */
final class MaskedLettersTest {
    private static final String CONFIG = """
            kafka: {bootstrapServers: b:1}
            masked: [cardId, ip, customerId, warehouse, price, items.price, query]
            """;
    private static final int RECORDS = 6_000;
    private static final long NOW = 1_772_445_700_000L;

    /** A masked name with its value as the samples have them. */
    private static final Pattern WHOLE = Pattern.compile(
            "\"(?:cardId|ip|customerId|warehouse|query|price)\":(?:\"([a-z0-9.:-]{4,40})\"|(\\d{2,}\\.\\d+)[,}])");

    private final JobConfig config;

    MaskedLettersTest() throws ConfigException {
        config = new JobConfigs().read(CONFIG, Map.of(), Map.of());
    }

    static List<EventType> types() {
        return EventDefinitions.BUILT_IN.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void noLetterShowsAMaskedValue(EventType type) throws Exception {
        HostileInputs inputs = HostileInputs.of(samples(type));
        SplittableRandom random = new SplittableRandom(type.ruleName().length());
        int letters = 0;
        int masked = 0;
        try (var ingest = ingest(type)) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] value = inputs.next(random);
                List<String> values = valuesOf(value);
                byte[] key = values.isEmpty() ? new byte[0] : values.get(0).getBytes(StandardCharsets.ISO_8859_1);
                ingest.processElement(new RawRecord(config.topics().of(type), 0, i, NOW, key, value), NOW);
                Optional<DeadLetter> letter = letterOf(ingest);
                if (letter.isPresent()) {
                    letters++;
                    masked += values.isEmpty() ? 0 : 1;
                    String shown = text(letter.get());
                    assertThat(values).as(latin1(value) + " gives " + shown).noneMatch(shown::contains);
                }
            }
        }
        assertThat(letters).isGreaterThan(RECORDS / 10);
        assertThat(masked).isGreaterThan(letters / 4);
    }

    private static Optional<DeadLetter> letterOf(OneInputStreamOperatorTestHarness<RawRecord, Ingested> ingest) {
        var letters = ingest.getSideOutput(Ingest.DEAD_LETTERS);
        return Optional.ofNullable(letters).map(Queue::poll).map(StreamRecord::getValue);
    }

    /** All that a letter says, byte by byte. */
    private static String text(DeadLetter letter) {
        return latin1(letter.record().value())
                + "\n" + latin1(letter.record().key())
                + "\n" + latin1(letter.error().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> valuesOf(byte[] record) {
        List<String> values = new ArrayList<>();
        Matcher matcher = WHOLE.matcher(latin1(record));
        while (matcher.find()) {
            values.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        values.removeIf("true"::equals); // stands in too many places
        return values;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private OneInputStreamOperatorTestHarness<RawRecord, Ingested> ingest(EventType type) throws Exception {
        Ingest function = new Ingest(JsonEvents.of(config), type, Settings.of(config));
        var harness = new OneInputStreamOperatorTestHarness<RawRecord, Ingested>(new ProcessOperator<>(function));
        harness.setup(RecordTypes.INGESTED.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        harness.open();
        harness.setProcessingTime(NOW);
        return harness;
    }

    private static List<String> samples(EventType type) {
        if (type.equals(EventType.TRANSACTION)) {
            return Samples.TRANSACTIONS;
        }
        return type.equals(EventType.CLICK) ? Samples.CLICKS : Samples.INVENTORY;
    }
}

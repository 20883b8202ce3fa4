package dev.weir.cli.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.decisions.DecisionMade;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Utf8;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.operators.EventReader;
import dev.weir.text.Counted;
import dev.weir.text.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir events send}. */
@Command(
        name = "send",
        description = {
            "Sends events, one JSON object a line, to their topic. An event without a timestamp happens now.",
            "What the job could not read is not sent, and is named."
        })
final class SendEvents implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    /** One character per byte; each line is decoded separately. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    @Parameters(paramLabel = "FILE", description = "A file of lines, or - for the standard input.")
    private String file = STANDARD_INPUT;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "transaction",
            description = "transaction, click, inventory, or a stream of the job config; default: ${DEFAULT-VALUE}.")
    private String type = EventType.TRANSACTION.ruleName();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config);
                BufferedReader lines = lines()) {
            KafkaTopics.Position before = topics.end(config.topics().actions());
            Optional<KafkaTopics.Position> letters =
                    wait.waits() ? Optional.of(topics.end(config.topics().deadLetters())) : Optional.empty();
            Sending sending = new Sending(config, topics, type(config.schema()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sending.send(line);
            }
            say(sending);
            boolean decided = await(topics, before, sending);
            if (!decided && letters.isPresent()) {
                tellUnread(topics, letters.get(), sending);
            }
            return decided && sending.refused == 0 ? 0 : Output.REFUSED;
        }
    }

    private BufferedReader lines() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new BufferedReader(new InputStreamReader(System.in, BYTES));
        }
        if (!Files.isRegularFile(Path.of(file))) {
            throw new IOException("there is no file " + file);
        }
        return Files.newBufferedReader(Path.of(file), BYTES);
    }

    private EventType type(Schema schema) {
        EventType named = schema.definitions().named(type);
        if (!schema.types().contains(named)) {
            List<String> known =
                    schema.types().stream().map(EventType::ruleName).toList();
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "'" + type + "' is no stream" + Spelling.advice(type, known));
        }
        return named;
    }

    private void say(Sending sending) {
        if (!output.isJson()) {
            output.line(Counted.of(sending.sent, "event") + " sent"
                    + (sending.refused == 0 ? "" : ", " + sending.refused + " not"));
        } else if (!wait.waits()) {
            output.json(Output.object().put("sent", sending.sent).put("refused", sending.refused));
        }
    }

    /** Shows the decisions about what was sent; returns false if one does not arrive. */
    private boolean await(KafkaTopics topics, KafkaTopics.Position before, Sending sending) throws IOException {
        long endNanos = System.nanoTime() + wait.patience().toNanos();
        topics.goTo(before);
        while (!sending.undecided.isEmpty() && System.nanoTime() < endNanos) {
            for (RawRecord record : topics.next()) {
                JsonNode decision = Output.parse(record.value());
                if (sending.undecided.remove(decision.path("trigger").path("id").asText())) {
                    show(decision);
                }
            }
        }
        if (wait.waits() && !sending.undecided.isEmpty()) {
            output.line("no decision within " + wait.patience().toSeconds() + " s about "
                    + String.join(", ", sending.undecided) + "; does the job run?");
        }
        return !wait.waits() || sending.undecided.isEmpty();
    }

    /** Says of events without a decision which of them the job could not read, and why. */
    private void tellUnread(KafkaTopics topics, KafkaTopics.Position before, Sending sending) throws IOException {
        KafkaTopics.Position end = topics.end(before.topic());
        topics.goTo(before);
        while (!topics.isAt(end)) {
            for (KafkaTopics.Headed letter : topics.nextHeaded()) {
                String text = new String(letter.record().value(), StandardCharsets.UTF_8);
                sending.undecided.stream()
                        .filter(id -> text.contains("\"" + id + "\""))
                        .forEach(id -> output.line(
                                id + " is a dead letter: " + letter.letter().error()));
            }
        }
    }

    private void show(JsonNode decision) {
        if (output.isJson()) {
            output.json(decision);
        } else {
            output.line(new DecisionMade(decision).sentence());
        }
    }

    /** One pass over the lines. */
    private final class Sending {
        private final Set<String> undecided = new LinkedHashSet<>();
        private final JsonEvents reader;
        private final JobConfig config;
        private final KafkaTopics topics;
        private final String topic;
        private final String timestamp;
        private long line;
        private long sent;
        private long refused;

        Sending(JobConfig config, KafkaTopics topics, EventType type) {
            this.config = config;
            this.timestamp = config.schema().timeField(type);
            this.reader = JsonEvents.of(config);
            this.topics = topics;
            this.topic = config.topics().of(type);
        }

        void send(String bytes) throws IOException {
            line++;
            try {
                sendText(Utf8.text(bytes.getBytes(BYTES)));
            } catch (Utf8.NotUtf8 e) {
                refused++;
                output.line("line " + line + ", column " + e.column() + ": "
                        + e.fault().message());
            }
        }

        private void sendText(String text) throws IOException {
            if (text.isBlank()) {
                return;
            }
            byte[] value = timed(text, timestamp).getBytes(StandardCharsets.UTF_8);
            EventReader.Reading reading =
                    reader.read(new RawRecord(topic, 0, 0, System.currentTimeMillis(), new byte[0], value));
            if (reading instanceof EventReader.Reading.Rejected rejected) {
                refused++;
                output.line("line " + line + ": " + rejected.error() + advice(text));
            } else {
                topics.write(topic, key(text), value);
                sent++;
                reading.events().forEach(this::note);
            }
        }

        /** Returns how to send it, if it can be read as an event of another type. */
        private String advice(String text) {
            return config.schema().types().stream()
                    .filter(other -> !config.topics().of(other).equals(topic))
                    .filter(other -> !isOfRows(other)) // a few fields would make a row
                    .filter(other -> read(text, other) instanceof EventReader.Reading.Accepted)
                    .findFirst()
                    .map(other -> "; as an event of another type it can be read: --type " + other.ruleName())
                    .orElse("");
        }

        private boolean isOfRows(EventType other) {
            return config.schema().definitions().find(other).orElse(null) instanceof ChangeDefinition;
        }

        private EventReader.Reading read(String text, EventType other) {
            byte[] value = timed(text, config.schema().timeField(other)).getBytes(StandardCharsets.UTF_8);
            return reader.read(
                    new RawRecord(config.topics().of(other), 0, 0, System.currentTimeMillis(), new byte[0], value));
        }

        private void note(Event event) {
            if (event.type().isAlwaysAnswered()) {
                undecided.add(event.id());
            }
        }
    }

    private static String timed(String text, String timestamp) {
        JsonNode event = Output.parse(text.getBytes(StandardCharsets.UTF_8));
        if (!(event instanceof ObjectNode object)
                || object.has(timestamp)
                || object.has("payload")
                || object.has("op")) {
            return text;
        }
        return object.put(timestamp, Instant.now().toString()).toString();
    }

    /** Returns the key of the record: the event's subject, so that the events of one subject stay in order. */
    private static String key(String text) {
        JsonNode event = Output.parse(text.getBytes(StandardCharsets.UTF_8));
        for (String name : new String[] {"customerId", "cardId", "sessionId", "sku"}) {
            if (event.hasNonNull(name)) {
                return event.get(name).asText();
            }
        }
        return "";
    }
}

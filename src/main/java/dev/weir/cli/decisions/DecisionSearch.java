package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.Needle;
import dev.weir.keys.SubjectRecords;
import dev.weir.text.Counted;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an id is: that of a decision, of an event that was decided, or of one of which no decision came.
 *
 * @param decision the first that was made of those found
 * @param occasion the event, if there is no decision
 */
record DecisionSearch(Optional<DecisionMade> decision, Optional<Occasion> occasion) {
    /** By how much an event's record may seem younger than the decision about it, as clocks differ. */
    private static final long CLOCKS_MILLIS = 600_000;

    /** So long a job may have been down before it decided an event whose time somebody says: a week. */
    private static final long DOWN_MILLIS = 7 * 86_400_000L;

    /**
     * What is looked for.
     *
     * @param subject whom it is about, so that only one partition of decisions is read; {@code ""} if not known
     * @param at when it happened or was decided, if somebody says so
     */
    record Sought(String id, String subject, Optional<Instant> at) {
        private String reading(long records, long sinceMillis, boolean isUnbounded) {
            List<String> faster = new ArrayList<>();
            if (subject.isEmpty()) {
                faster.add("--subject, such as c-42, reads one partition of the decisions");
            }
            if (isUnbounded) {
                faster.add("--since, such as 2h, reads no further back");
            }
            if (at.isEmpty()) {
                faster.add("--at, with the time of it that 'weir decisions tail' shows, reads what was written then");
            }
            return "looking for '" + id + "' among " + Counted.of(records, "record") + ", "
                    + (sinceMillis == 0 ? "as far as the topics go" : "back to " + Instant.ofEpochMilli(sinceMillis))
                    + (faster.isEmpty() ? "" : "; " + String.join(", and ", faster));
        }
    }

    /**
     * Looks for it on the topic of decisions and those of events, the newest part of each first: most events have no
     * decision, and of one that was found none has to be looked for in older parts. Of events that always have a
     * decision, those of more than an hour ago are looked at last.
     *
     * @param report hears of what takes long, before it is read, and what would be faster
     * @throws IOException if there is neither
     */
    static DecisionSearch of(
            KafkaTopics topics, JobConfig config, Sought sought, LookBack back, Consumer<String> report)
            throws IOException {
        String id = sought.id();
        Decisions decisions = new Decisions(id);
        Occasion.Sightings events = new Occasion.Sightings();
        List<LookBack.Place> places = new ArrayList<>();
        LookBack.Place made = new LookBack.Place(config.topics().actions(), sought.subject(), decisions::take);
        places.add(made);
        places.addAll(Occasion.places(config, id, events));
        LookBack near = back.near(id)
                .telling((records, sinceMillis) ->
                        report.accept(sought.reading(records, sinceMillis, back.sinceMillis() == 0)));
        boolean isNewerUnread = near.search(
                topics,
                places,
                () -> decisions.found.isPresent() || events.first().isPresent());
        Optional<Occasion.Found> event = events.first();
        if (decisions.found.isEmpty()
                && event.isPresent()
                && isNewerUnread
                && sought.at().isEmpty()) {
            // A job that was down decides later than the clocks differ.
            near.after(event.get().writtenMillis() - CLOCKS_MILLIS)
                    .search(topics, List.of(made), () -> decisions.found.isPresent());
        } else if (decisions.found.isEmpty() && event.isPresent()) {
            long writtenMillis = event.get().writtenMillis();
            SubjectRecords.Span around = new SubjectRecords.Span(
                    writtenMillis - CLOCKS_MILLIS, writtenMillis + (isNewerUnread ? DOWN_MILLIS : CLOCKS_MILLIS));
            SubjectRecords.read(topics, config.topics().actions(), Set.of(), around, List.of(id), decisions::take);
        }
        if (decisions.found.isEmpty() && event.isEmpty()) {
            throw new IOException("none of the " + Counted.of(decisions.read, "decision") + " on the topic '"
                    + config.topics().actions() + "' is '" + id + "', or about it, and none of the "
                    + Counted.of(events.read(), "event")
                    + " that the topics still have; weir decisions tail shows ids last on each line");
        }
        return new DecisionSearch(
                decisions.found, decisions.found.isPresent() ? Optional.empty() : event.map(Occasion.Found::occasion));
    }

    private static final class Decisions {
        private final String id;
        private final Needle needle;
        private Optional<DecisionMade> found = Optional.empty();
        private long read;

        private Decisions(String id) {
            this.id = id;
            this.needle = new Needle(id);
        }

        private void take(RawRecord record) {
            read++;
            if (found.isEmpty() && needle.mayBeIn(record.value())) {
                take(Output.parse(record.value()));
            }
        }

        private void take(JsonNode json) {
            DecisionMade made = new DecisionMade(json);
            if (found.isEmpty() && made.isOf(id)) {
                found = Optional.of(made);
            }
        }
    }
}

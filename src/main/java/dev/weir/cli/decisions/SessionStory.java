package dev.weir.cli.decisions;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.identity.HeapEvents;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.identity.LinkListener;
import dev.weir.engine.identity.LinkedSession;
import dev.weir.engine.identity.Linker;
import dev.weir.engine.identity.SessionState;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.definition.IdentityFields;
import dev.weir.events.definition.LinkedBack;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.Needle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom an event counts for, if it came without a customer, or which earlier events count because of it: the events of
 * its session are linked again, in the order of their Kafka timestamps.
 */
final class SessionStory {
    private static final int MOST_NAMED = 5;

    /** The largest number of events of a session that are looked at, besides those that link it. */
    static final int MOST_EVENTS = 10_000;

    private final Occasion occasion;
    private final IdentitySettings identity;
    private final JobConfig config;
    private final Linker linker;
    private final Map<String, Event> links = new HashMap<>();
    private final List<String> counted = new ArrayList<>();
    private boolean isCut;
    private String session = "";
    private String story = "";
    private String customer = "";

    /** An event and when it was written. */
    record Stamped(Event event, long atMillis) {}

    private SessionStory(Occasion occasion, JobConfig config) {
        this.occasion = occasion;
        this.config = config;
        this.identity = Settings.of(config).engine().identity();
        this.linker = new Linker(identity, config.schema(), LinkListener.NONE);
    }

    /** Reads the topics, if the job config links sessions. */
    static SessionStory read(Occasion occasion, KafkaTopics topics, JobConfig config) throws IOException {
        SessionStory story = new SessionStory(occasion, config);
        if (story.identity.isOn()) {
            long reachMillis = story.identity.overMillis() + story.identity.backMillis();
            for (Stamped one : story.read(topics, "", reachMillis)) {
                story.session = story.linker.sessionOf(one.event());
            }
            if (!story.session.isEmpty()) {
                story.tell(story.readSession(topics, reachMillis));
            }
        }
        return story;
    }

    /** A link lasts as long as the session goes on, so that it may be older than it lasts without an event. */
    private List<Stamped> readSession(KafkaTopics topics, long leastMillis) throws IOException {
        long reachMillis = leastMillis;
        while (true) {
            List<Stamped> events = read(topics, session, reachMillis);
            long beginMillis = occasion.eventTimeMillis() - reachMillis;
            boolean isWhole = events.stream()
                    .allMatch(one -> one.event().timestampMillis() > beginMillis + identity.overMillis());
            if (isWhole || beginMillis <= 0) {
                return events;
            }
            reachMillis *= 4;
        }
    }

    /** Tells the story of the events of one session. */
    static SessionStory of(Occasion occasion, JobConfig config, String session, Iterable<Stamped> events) {
        SessionStory story = new SessionStory(occasion, config);
        story.session = session;
        List<Stamped> kept = new ArrayList<>();
        events.forEach(one -> story.keep(one, kept));
        story.tell(kept);
        return story;
    }

    /** Reads the events of a session; with {@code ""}, the event in question. */
    private List<Stamped> read(KafkaTopics topics, String ofSession, long reachMillis) throws IOException {
        JsonEvents reader = JsonEvents.of(config);
        List<Stamped> read = new ArrayList<>();
        isCut = false;
        for (EventType type : config.schema().types()) {
            boolean needed = !ofSession.isEmpty() || type.ruleName().equals(occasion.triggerType());
            if (needed && linker.concerns(type)) {
                String topic = config.topics().of(type);
                long sinceMillis =
                        occasion.eventTimeMillis() - reachMillis - config.time().maxFutureMillis();
                Needle needle = new Needle(
                        ofSession.isEmpty()
                                ? config.schema().idField(type).isPresent() ? occasion.triggerId() : ""
                                : ofSession);
                topics.read(
                        sinceMillis <= 0 ? topics.beginning(topic) : topics.since(topic, sinceMillis),
                        endOf(topic, ofSession, topics),
                        record -> {
                            if (needle.mayBeIn(record.value())) {
                                add(record, reader, ofSession, read);
                            }
                        });
            }
        }
        return read;
    }

    /** What links a session after an event makes it count later, but no later than that is remembered. */
    private KafkaTopics.Position endOf(String topic, String ofSession, KafkaTopics topics) throws IOException {
        long writtenMillis = occasion.decidedAtMillis() + config.time().maxFutureMillis();
        return topics.since(topic, writtenMillis + (ofSession.isEmpty() ? 0 : identity.backMillis()));
    }

    private void add(RawRecord record, JsonEvents reader, String ofSession, List<Stamped> read) {
        for (Event event : reader.read(record).events()) {
            if (ofSession.isEmpty()
                    ? occasion.isAbout(event)
                    : linker.sessionOf(event).equals(ofSession)) {
                keep(new Stamped(event, record.timestampMillis()), read);
            }
        }
    }

    /** Few events of a session wait for a link at once, so that others make no difference to what is told. */
    private void keep(Stamped one, List<Stamped> kept) {
        boolean tells = occasion.isAbout(one.event()) || linker.links(one.event());
        if (kept.size() < MOST_EVENTS || (tells && kept.size() < 2 * MOST_EVENTS)) {
            kept.add(one);
        } else {
            isCut = true;
        }
    }

    private void tell(List<Stamped> events) {
        List<Stamped> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Stamped::atMillis));
        LinkedSession state = new LinkedSession(new SessionState(), new HeapEvents());
        long latestMillis = Long.MIN_VALUE / 2;
        for (Stamped one : sorted) {
            latestMillis = Math.max(latestMillis, one.event().timestampMillis());
            if (linker.links(one.event())) {
                links.put(to(one.event()), one.event());
            }
            linker.take(
                    one.event(), state, latestMillis - config.time().latenessMillis(), out -> comes(one.event(), out));
        }
    }

    private void comes(Event cause, Event out) {
        if (out instanceof LinkedBack back && occasion.isAbout(cause)) {
            counted.add(back.type().ruleName() + " " + back.id());
        } else if (out instanceof LinkedBack back && occasion.isAbout(back)) {
            story = "nothing had linked the session to one then. Since " + link(back.customer()) + ", it counts for "
                    + back.customer() + " as a late event does: later decisions know it, and no rule was asked about"
                    + " it again";
        } else if (occasion.isAbout(out) && story.isEmpty() && to(cause).isEmpty()) {
            customer = to(out);
            story = customer.isEmpty()
                    ? "nothing had linked the session to one"
                    : "it counts for " + customer + ", since " + link(customer);
        }
    }

    private String link(String whom) {
        Event link = links.get(whom);
        return link == null
                ? "the session was linked to " + whom
                : link.type().ruleName() + " " + link.id() + " linked the session to " + whom + " at "
                        + Instant.ofEpochMilli(link.timestampMillis());
    }

    private String to(Event event) {
        return IdentityFields.of(config.schema(), event.type(), identity.from(), identity.to())
                .map(fields -> fields.to(event))
                .orElse("");
    }

    /** Returns what there is to tell. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!story.isEmpty()) {
            lines.add("  it came without " + identity.to() + ", with the session " + session + ": " + story);
        }
        if (!counted.isEmpty()) {
            lines.add("  it linked the session " + session + ", so that earlier events count, too: "
                    + String.join(", ", counted.subList(0, Math.min(MOST_NAMED, counted.size())))
                    + (counted.size() > MOST_NAMED ? " and " + (counted.size() - MOST_NAMED) + " more" : ""));
        }
        if (isCut && !lines.isEmpty()) {
            lines.add(
                    "  of the session no more than " + MOST_EVENTS + " events were looked at, and those that link it");
        }
        return lines;
    }

    /** Returns whom the event was decided about, if that is not whom it names itself. */
    Optional<String> customer() {
        return customer.isEmpty() ? Optional.empty() : Optional.of(customer);
    }
}

package dev.weir.events;

/**
 * An event of a stream that the job config declares.
 *
 * @param id unique among the events of its stream
 * @param subject whom a decision on it is about, unless a rule says otherwise
 * @param fields every field that the stream declares and the record had, id, time and subject among them
 */
public record DeclaredEvent(EventType type, String id, long timestampMillis, String subject, Attributes fields)
        implements Event {

    /** Checks what every event of a declared stream has: an id and a subject. */
    public DeclaredEvent {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("the id is missing");
        }
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("the subject is missing");
        }
    }

    @Override
    public void addContentTo(ContentSink sink) {
        Content.add(fields, sink);
    }
}

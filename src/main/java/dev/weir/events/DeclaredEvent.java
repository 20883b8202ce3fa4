package dev.weir.events;

/**
 * An event of a stream that the job config declares.
 *
 * @param id unique among the events of its stream
 * @param subject the subject of a decision about it, unless a rule specifies another
 * @param fields all fields that the stream declares and the record had, including id, time and subject
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
    public DeclaredEvent withText(String name, String text) {
        return new DeclaredEvent(type, id, timestampMillis, subject, fields.with(name, text));
    }

    @Override
    public void addContentTo(ContentSink sink) {
        Content.add(fields, sink);
    }
}

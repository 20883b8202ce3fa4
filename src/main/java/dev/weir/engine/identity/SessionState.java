package dev.weir.engine.identity;

import java.util.ArrayList;
import java.util.List;

/** What is remembered of one session: its links, and which of its events nobody was known for. Changed in place. */
public final class SessionState {
    /** No timer is set. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    private final SessionLinks links;
    private final List<WaitingEvent> waiting;
    private long timerMillis;

    /** Creates the state of a new session. */
    public SessionState() {
        this(new SessionLinks(List.of(), Long.MIN_VALUE), List.of(), NO_TIMER);
    }

    SessionState(SessionLinks links, List<WaitingEvent> waiting, long timerMillis) {
        this.links = links;
        this.waiting = new ArrayList<>(waiting);
        this.timerMillis = timerMillis;
    }

    SessionLinks links() {
        return links;
    }

    /** The events, by time. */
    List<WaitingEvent> waiting() {
        return waiting;
    }

    long timerMillis() {
        return timerMillis;
    }

    /** Returns whether nothing is remembered. */
    public boolean isEmpty() {
        return links.isEmpty() && waiting.isEmpty();
    }

    /** Notes that the timer went off. */
    public void timerWentOff() {
        timerMillis = NO_TIMER;
    }

    /**
     * Returns the event time for which to set a timer, after which something is to be forgotten; {@link #NO_TIMER} if
     * one is set already, or nothing is remembered.
     */
    public long claimTimer(IdentitySettings settings) {
        if (timerMillis != NO_TIMER || isEmpty()) {
            return NO_TIMER;
        }
        timerMillis = Times.plus(endMillis(settings), 1);
        return timerMillis;
    }

    private long endMillis(IdentitySettings settings) {
        if (!waiting.isEmpty()) {
            return Times.plus(waiting.get(waiting.size() - 1).atMillis(), settings.backMillis());
        }
        return Times.plus(links.links().get(0).lastMillis(), settings.overMillis());
    }

    boolean knows(long id) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).id() == id) {
                return true;
            }
        }
        return false;
    }

    void add(WaitingEvent event) {
        int index = waiting.size();
        while (index > 0 && waiting.get(index - 1).atMillis() > event.atMillis()) {
            index--;
        }
        waiting.add(index, event);
    }
}

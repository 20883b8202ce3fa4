package dev.weir.console.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has logged in, by the number in their cookie, until their time is over. In memory only: after a restart of the
 * console people log in again, which a provider that still knows them does without asking. At most {@value #MOST}; the
 * oldest go first.
 */
final class Sessions {
    /** The most sessions at once. */
    static final int MOST = 10_000;

    private final InstantSource clock;
    private final long lastsMillis;
    private final Map<String, Session> byNumber = new HashMap<>();
    /** In the order of their ends, which is that of the logins. */
    private final Deque<String> inOrder = new ArrayDeque<>();

    Sessions(InstantSource clock, Duration lasts) {
        this.clock = clock;
        lastsMillis = lasts.toMillis();
    }

    /** Somebody who has logged in. */
    record Session(String name, Role role, long endMillis) {}

    synchronized void begin(String number, String name, Role role) {
        long nowMillis = clock.millis();
        while (!inOrder.isEmpty() && (inOrder.size() >= MOST || isOver(inOrder.peek(), nowMillis))) {
            byNumber.remove(inOrder.remove());
        }
        byNumber.put(number, new Session(name, role, nowMillis + lastsMillis));
        inOrder.add(number);
    }

    private boolean isOver(String number, long nowMillis) {
        Session session = byNumber.get(number);
        return session == null || session.endMillis() <= nowMillis;
    }

    synchronized Optional<Session> of(String number) {
        long nowMillis = clock.millis();
        return Optional.ofNullable(byNumber.get(number)).filter(session -> session.endMillis() > nowMillis);
    }

    synchronized void end(String number) {
        byNumber.remove(number);
    }

    long seconds() {
        return lastsMillis / 1_000;
    }
}

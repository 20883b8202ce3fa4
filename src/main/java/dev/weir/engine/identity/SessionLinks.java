package dev.weir.engine.identity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The links of one session, by time: a link is in force from its first event to the first event of the next link, and
 * at most {@code over} after the last event that counts for it. At most {@value #MOST} are remembered; a link that
 * gives way to newer ones has nothing to say any more, and what is older than the rest counts for nobody.
 */
final class SessionLinks {
    /** How many links of a session are remembered. */
    static final int MOST = 8;

    private final List<Link> links;
    private long floorMillis;

    /**
     * Creates links.
     *
     * @param links by time
     * @param floorMillis before this time links are forgotten
     */
    SessionLinks(List<Link> links, long floorMillis) {
        this.links = new ArrayList<>(links);
        this.floorMillis = floorMillis;
    }

    List<Link> links() {
        return links;
    }

    long floorMillis() {
        return floorMillis;
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    /** Returns the link that an event at this time counts for: the one in force, or else one that came soon after. */
    @Nullable
    Link ownerOf(long atMillis, IdentitySettings settings) {
        int before = lastUntil(atMillis);
        if (before >= 0 && atMillis <= Times.plus(links.get(before).lastMillis(), settings.overMillis())) {
            return links.get(before);
        }
        if (before + 1 == links.size() || atMillis < floorMillis) {
            return null;
        }
        Link next = links.get(before + 1);
        return next.fromMillis() <= Times.plus(atMillis, settings.backMillis()) ? next : null;
    }

    /**
     * An event has both names. In the midst of what another customer confirmed later, a link that arrives late is
     * ignored: that customer has the session before it and after it. So is one that was confirmed at this very time,
     * which is what a repetition looks like: of two customers at the same time the later to arrive keeps the session.
     *
     * @return whether a link began
     */
    boolean confirm(long atMillis, String to) {
        int before = lastUntil(atMillis);
        if (before >= 0 && links.get(before).to().equals(to)) {
            links.get(before).confirm(atMillis);
            return false;
        }
        if (isConfirmed(atMillis, to)
                || (before >= 0 && atMillis < links.get(before).confirmedMillis())) {
            return false;
        }
        if (before + 1 < links.size() && links.get(before + 1).to().equals(to)) {
            links.get(before + 1).confirm(atMillis);
            return false;
        }
        links.add(before + 1, new Link(to, atMillis, atMillis, atMillis));
        return true;
    }

    private boolean isConfirmed(long atMillis, String to) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).confirmedMillis() == atMillis && links.get(i).to().equals(to)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets the oldest links if there are too many, and returns how many it forgot. */
    int bound() {
        int forgotten = 0;
        while (links.size() > MOST) {
            links.remove(0);
            floorMillis = Math.max(floorMillis, links.get(0).fromMillis());
            forgotten++;
        }
        return forgotten;
    }

    /** Forgets the links that ended before this time. */
    void prune(long watermarkMillis, IdentitySettings settings) {
        while (!links.isEmpty()) {
            long endMillis = Times.plus(links.get(0).lastMillis(), settings.overMillis());
            if (endMillis >= watermarkMillis) {
                return;
            }
            links.remove(0);
            floorMillis = Math.max(floorMillis, Times.plus(endMillis, 1));
        }
    }

    /** Returns the index of the last link that began at this time or before; -1 if none did. */
    private int lastUntil(long atMillis) {
        int index = links.size() - 1;
        while (index >= 0 && links.get(index).fromMillis() > atMillis) {
            index--;
        }
        return index;
    }
}

package dev.weir.engine.join;

import dev.weir.events.answer.Channels;

/** Merges reasons by the channels and policies of an epoch, beside those of the job config. For use by one thread. */
public final class Mergers {
    private final Channels channels;
    private Channels pushed = Channels.NONE;
    private Merger latest;

    /** Creates it for these channels, with the policies of the job config. */
    public Mergers(Channels channels) {
        this.channels = channels;
        this.latest = new Merger(channels);
    }

    /**
     * Returns what merges by these channels and policies too.
     *
     * @param added by documents, as they come with a rulebook: usually the same object as for the event before
     */
    @SuppressWarnings("ReferenceEquality") // where they are equal only, that is found below
    public Merger of(Channels added) {
        if (added != pushed) {
            if (!added.equals(pushed)) {
                latest = new Merger(channels.and(added));
            }
            pushed = added;
        }
        return latest;
    }
}

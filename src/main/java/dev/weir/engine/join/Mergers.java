package dev.weir.engine.join;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import java.util.ArrayList;
import java.util.List;

/** Merges reasons by the policies of an epoch, beside those of the job config. For use by one thread. */
public final class Mergers {
    private final Channels channels;
    private List<PointPolicy> pushed = List.of();
    private Merger latest;

    /** Creates it for these channels, with the policies of the job config. */
    public Mergers(Channels channels) {
        this.channels = channels;
        this.latest = new Merger(channels);
    }

    /**
     * Returns what merges by these policies too.
     *
     * @param policies of documents, as they come with a rulebook: usually the same list as for the event before
     */
    @SuppressWarnings("ReferenceEquality") // where they are equal only, that is found below
    public Merger of(List<PointPolicy> policies) {
        if (policies != pushed) {
            if (!policies.equals(pushed)) {
                List<PointPolicy> all = new ArrayList<>(channels.policies());
                all.addAll(policies);
                latest = new Merger(channels.with(all));
            }
            pushed = policies;
        }
        return latest;
    }
}

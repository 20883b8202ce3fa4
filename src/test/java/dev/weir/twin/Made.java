package dev.weir.twin;

import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Reason;
import java.util.List;
import java.util.Set;

/**
 * A decision of the twin.
 *
 * @param tags of its reasons
 */
record Made(
        Fact trigger,
        String subject,
        long atMillis,
        NaiveAnswer answer,
        List<Reason> shadow,
        List<Considered> considered,
        Set<String> tags) {}

package dev.weir.config;

import dev.weir.events.answer.Channels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the channels of decisions beside the risk. */
final class ChannelSettings {
    private static final int MOST = 16;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private ChannelSettings() {}

    /**
     * Reads channels.
     *
     * @param ofRisk the outcomes of the risk, which no other channel has
     */
    static List<Channels.Channel> read(ConfigSection channels, List<String> ofRisk) {
        Map<String, ConfigSection> all = channels.sections("a channel: its outcomes, from the least important");
        if (all.size() > MOST) {
            channels.note("has " + all.size() + " names; write at most " + MOST);
            return List.of();
        }
        Set<String> taken = new HashSet<>(ofRisk);
        List<Channels.Channel> read = new ArrayList<>();
        all.forEach((name, section) -> {
            if (name.equals(Channels.RISK)) {
                channels.note(name, "is there already; its outcomes are those under 'outcomes'");
            } else if (!NAME.matcher(name).matches()) {
                channels.note(name, "is no name; write 1 to 64 of the characters a-z, 0-9, '_' and '-'");
            }
            read.add(new Channels.Channel(name, outcomes(section, taken)));
            section.end();
        });
        return read;
    }

    private static List<String> outcomes(ConfigSection channel, Set<String> taken) {
        List<String> outcomes = channel.texts("outcomes", List.of());
        if (outcomes.isEmpty()) {
            channel.note("outcomes", "is missing; write such as outcomes: [NUDGE, OFFER, VOUCHER]");
        }
        for (String outcome : outcomes) {
            if (!taken.add(outcome)) {
                channel.note("outcomes", "has '" + outcome + "', which is an outcome of another channel");
            }
        }
        return outcomes;
    }
}

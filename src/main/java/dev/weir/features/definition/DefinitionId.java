package dev.weir.features.definition;

import dev.weir.events.Fingerprint;
import java.util.HexFormat;

/**
 * A short name derived from the parts of a definition: 64 bits as 16 hexadecimal digits. Among 10,000 definitions the
 * probability of a collision is 3 in 10<sup>12</sup>.
 */
public final class DefinitionId {
    private DefinitionId() {}

    /** Returns the name; each part is preceded by its length, so that parts cannot run into each other. */
    public static String of(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part.length()).append(':').append(part);
        }
        return HexFormat.of().toHexDigits(Fingerprint.of(text.toString()));
    }
}

package dev.weir.features.definition;

import dev.weir.events.Fingerprint;
import java.util.HexFormat;

/**
 * A short name made of the parts of a definition: 64 bits as 16 hexadecimal digits. Of 10,000 definitions two have the same
 * with a probability of 3 in 10<sup>12</sup>.
 */
final class DefinitionId {
    private DefinitionId() {}

    /** Lengths go before the parts, so that no part can take over from its neighbour. */
    static String of(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part.length()).append(':').append(part);
        }
        return HexFormat.of().toHexDigits(Fingerprint.of(text.toString()));
    }
}

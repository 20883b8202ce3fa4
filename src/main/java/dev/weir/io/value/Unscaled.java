package dev.weir.io.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;

/**
 * Decimals as Kafka Connect writes them by default: the bytes of the number without its point, in base64, and where the
 * point goes in the schema; or, where each value has a scale of its own, beside it: {@code {"scale":2,"value":"BQo="}}.
 */
final class Unscaled {
    private static final int MAX_CHARS = 200;
    private static final int MAX_SCALE = 999;

    private Unscaled() {}

    /** The number; empty if this is none. */
    static Optional<BigDecimal> number(String base64, int scale) {
        if (base64.isEmpty() || base64.length() > MAX_CHARS || Math.abs((long) scale) > MAX_SCALE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(new BigInteger(Base64.getDecoder().decode(base64)), scale));
        } catch (IllegalArgumentException e) { // no base64, or a number of no bytes
            return Optional.empty();
        }
    }

    /** Reads the object whose opening brace is the current token, to its closing one; empty if it is no number. */
    static Optional<BigDecimal> number(JsonParser in) throws IOException {
        String value = "";
        int scale = Integer.MAX_VALUE;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("value") && token == JsonToken.VALUE_STRING) {
                value = in.getText();
            } else if (name.equals("scale")
                    && token == JsonToken.VALUE_NUMBER_INT
                    && in.getNumberType() == JsonParser.NumberType.INT) {
                scale = in.getIntValue();
            } else {
                in.skipChildren();
            }
        }
        return number(value, scale);
    }
}

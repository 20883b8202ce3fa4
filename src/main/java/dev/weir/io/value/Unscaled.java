package dev.weir.io.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;

/**
 * Decodes decimals as Kafka Connect writes them by default: the bytes of the number without its decimal point, in
 * base64, and the position of the point in the schema; or, if each value has its own scale, beside it: {@code
 * {"scale":2,"value":"BQo="}}.
 */
final class Unscaled {
    private static final int MAX_CHARS = 200;
    private static final int MAX_SCALE = 999;

    private Unscaled() {}

    /** Returns the number; empty if it is not one. */
    static Optional<BigDecimal> number(String base64, int scale) {
        if (base64.isEmpty() || base64.length() > MAX_CHARS || Math.abs((long) scale) > MAX_SCALE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(new BigInteger(Base64.getDecoder().decode(base64)), scale));
        } catch (IllegalArgumentException e) { // not base64, or a number without bytes
            return Optional.empty();
        }
    }

    /** Reads the object whose opening brace is the current token, to its closing one; empty if it is not a number. */
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

package dev.weir.console.access.oidc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a token says of somebody; providers write groups in several ways. */
final class Claims {
    private static final List<String> NAMES = List.of("preferred_username", "email", "name", "sub");

    private final Map<String, Object> claims;

    Claims(Map<String, Object> claims) {
        this.claims = claims;
    }

    /** Returns the first name that there is. */
    Optional<String> name() {
        return NAMES.stream()
                .map(claims::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    /** Returns a list, or the words of a text, at a claim or at the end of a way with points through claims. */
    List<String> groups(String claim) {
        return texts(claims.containsKey(claim) ? claims.get(claim) : at(claim));
    }

    private @Nullable Object at(String way) {
        Object here = claims;
        for (String step : way.split("\\.", -1)) {
            here = here instanceof Map<?, ?> inner ? inner.get(step) : null;
        }
        return here;
    }

    private static List<String> texts(@Nullable Object value) {
        if (value instanceof String text) {
            return Arrays.stream(text.split("[ ,]+", -1))
                    .filter(one -> !one.isEmpty())
                    .toList();
        }
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(one -> {
                if (one instanceof String text) {
                    texts.add(text);
                }
            });
        }
        return texts;
    }
}

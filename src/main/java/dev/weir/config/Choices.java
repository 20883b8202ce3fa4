package dev.weir.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few words, and what each stands for; the first is what stands in when none is written. */
final class Choices<T> {
    private final Map<String, T> byWord;

    private Choices(Map<String, T> byWord) {
        this.byWord = byWord;
    }

    /** Only this. */
    static <T> Choices<T> usually(String word, T meaning) {
        return new Choices<>(Map.of(word, meaning));
    }

    /** This too. */
    Choices<T> or(String word, T meaning) {
        Map<String, T> more = new LinkedHashMap<>(byWord);
        more.put(word, meaning);
        return new Choices<>(Collections.unmodifiableMap(more));
    }

    String usual() {
        return byWord.keySet().iterator().next();
    }

    Optional<T> of(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    /** {@code at-least-once or exactly-once}, in the order of the alphabet. */
    String written() {
        List<String> words = new ArrayList<>(byWord.keySet());
        Collections.sort(words);
        return String.join(" or ", words);
    }
}

package dev.weir.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few words with their meanings; the first is the default. */
final class Choices<T> {
    private final Map<String, T> byWord;

    private Choices(Map<String, T> byWord) {
        this.byWord = byWord;
    }

    /** Creates a choice with one word. */
    static <T> Choices<T> usually(String word, T meaning) {
        return new Choices<>(Map.of(word, meaning));
    }

    /** Adds another word. */
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

    /** Returns the words, such as {@code at-least-once or exactly-once}, in alphabetical order. */
    String written() {
        List<String> words = new ArrayList<>(byWord.keySet());
        Collections.sort(words);
        return String.join(" or ", words);
    }
}

package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatesByNameTest {
    private final StatesByName<List<String>> states =
            new StatesByName<>(ArrayList::new, (state, depth) -> state.size());

    /** Characters whose bits overlap where they are packed, and names about as long as is packed. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void eachNameHasAStateOfItsOwnAndKeepsIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<String>> twin = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String name = name(random);
            List<String> expected = twin.computeIfAbsent(name, unknown -> new ArrayList<>());
            assertThat(states.of(name).state()).isEqualTo(expected);
            states.of(name).state().add(name);
            expected.add(name);
        }
        twin.forEach((name, expected) -> assertThat(states.of(name).state()).isEqualTo(expected));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aNameThatWasRemovedIsUnknownAndAllOthersAreStillFound(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, StatesByName.Entry<List<String>>> twin = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = "n-" + random.nextInt(60);
            StatesByName.Entry<List<String>> known = twin.get(name);
            if (known == null) {
                twin.put(name, states.of(name));
                assertThat(states.of(name).state()).isEmpty();
                states.of(name).state().add(name);
            } else if (random.nextBoolean()) {
                states.remove(known);
                states.remove(known); // one that is not there any more changes nothing
                twin.remove(name);
            }
            assertThat(states.size()).isEqualTo(twin.size());
        }
        twin.forEach((name, entry) -> assertThat(states.of(name)).isSameAs(entry));
    }

    /** As many names at once as no event before, and the table grows between. */
    @ParameterizedTest(name = "{0} names")
    @ValueSource(ints = {1, 16, 17, 100})
    void namesAreFoundTogetherAndUnknownOnesOnlyOnceTheyAreKept(int count) {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < count; i++) {
                states.expect("a-" + i);
            }
            states.find(0);
            for (int i = 0; i < count; i++) {
                StatesByName.Entry<List<String>> known = states.found(i);
                assertThat(known != null).as("a-%d in round %d", i, round).isEqualTo(i % 3 < round);
                if (known == null && i % 3 == round) {
                    StatesByName.Entry<List<String>> made = states.foundOrMade(i, "a-" + i);
                    made.state().add("a-" + i);
                    states.keep(made);
                }
            }
            states.forget(0);
        }
        for (int i = 0; i < count; i++) {
            StatesByName.Entry<List<String>> kept = states.of("a-" + i);
            assertThat(kept.state()).containsExactly("a-" + i);
            assertThat(kept.name()).isEqualTo("a-" + i);
        }
    }

    private static String name(SplittableRandom random) {
        String letters = "ab\0\u0001\u0100\u0161\u00ff";
        int length = random.nextBoolean() ? random.nextInt(4) : 22 + random.nextInt(4);
        StringBuilder name = new StringBuilder(random.nextBoolean() ? "" : "cardId=");
        while (name.length() < length) {
            name.append(letters.charAt(length > 4 && name.length() < 21 ? 0 : random.nextInt(letters.length())));
        }
        return name.toString();
    }

    @Test
    void namesAreToldApartThatArePackedAlike() {
        String wide = "\u0100";
        String packedAlike = "\u0001\0";

        states.of(wide).state().add("wide");
        states.of(packedAlike).state().add("two");
        states.of("\u0001").state().add("one");
        states.of("x".repeat(24) + "y").state().add("long");

        assertThat(states.of(wide).state()).containsExactly("wide");
        assertThat(states.of(packedAlike).state()).containsExactly("two");
        assertThat(states.of("\u0001").state()).containsExactly("one");
        assertThat(states.of("x".repeat(24)).state()).isEmpty();
        assertThat(states.of("x".repeat(24) + "z").state()).isEmpty();
        assertThat(states.of("").state()).isEmpty();
    }
}

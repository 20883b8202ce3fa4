package dev.weir.cli.console;

import dev.weir.cli.terminal.SignOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Under which name the console pushes what somebody wishes, and with which key. */
public sealed interface PushNames {
    /**
     * Returns them for somebody.
     *
     * @param name whoever has logged in; {@code ""} for whoever started the console
     * @throws IOException if there is no key for this name, with the remedy
     */
    SignOptions of(String name) throws IOException;

    /** Returns under which name nobody else pushes; empty if others push under the same one. */
    Optional<String> ownName(String name);

    /** Whoever wishes it, unsigned: a name that anybody could write. */
    record Unsigned(String otherwise) implements PushNames {
        @Override
        public SignOptions of(String name) {
            return SignOptions.of(name.isEmpty() ? otherwise : name, Optional.empty());
        }

        @Override
        public Optional<String> ownName(String name) {
            return Optional.of(name.isEmpty() ? otherwise : name);
        }
    }

    /** One signer, whoever wishes it: that of {@code --sign-key}. */
    record One(SignOptions signer) implements PushNames {
        @Override
        public SignOptions of(String name) {
            return signer;
        }

        @Override
        public Optional<String> ownName(String name) {
            return Optional.empty();
        }
    }

    /**
     * Whoever wishes it, with a key of their own: the file {@code NAME.pem} of a folder, which is read at each push. A name
     * is whatever a provider says, so it is compared with the files that there are, and never made a path.
     */
    record EachTheirOwn(Path folder, String otherwise) implements PushNames {
        private static final String END = ".pem";

        @Override
        public SignOptions of(String name) throws IOException {
            String asked = name.isEmpty() ? otherwise : name;
            Optional<Path> key;
            try (Stream<Path> files = Files.list(folder)) {
                key = files.filter(file -> String.valueOf(file.getFileName()).equals(asked + END))
                        .findFirst();
            }
            return SignOptions.of(
                    asked,
                    Optional.of(key.orElseThrow(() -> new IOException("there is no key for '" + asked
                            + "' in the folder of --sign-keys; whoever administers the console puts it there as "
                            + asked
                            + END + ", and its public key into rules.signers"))));
        }

        @Override
        public Optional<String> ownName(String name) {
            return Optional.of(name.isEmpty() ? otherwise : name);
        }
    }
}

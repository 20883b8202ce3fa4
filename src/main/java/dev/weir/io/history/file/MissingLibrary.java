package dev.weir.io.history.file;

import java.io.IOException;

/** Says that a format needs a library that is too large for the job jar, and was not found beside it. */
public final class MissingLibrary extends IOException {
    private static final long serialVersionUID = 1;

    MissingLibrary(String format, String jar, String artifact, String instead, Throwable cause) {
        super(
                "files of " + format + " need a library that is not in the job jar: put " + jar
                        + " into the folder lib beside it (" + artifact
                        + " of Maven Central; mvn package puts it into target/lib), or " + instead,
                cause);
    }
}

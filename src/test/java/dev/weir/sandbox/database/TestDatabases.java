package dev.weir.sandbox.database;

import java.nio.file.Path;

/** Where databases of tests are: all of a build share their programs, which take seconds to unpack. */
public final class TestDatabases {
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();

    private TestDatabases() {}

    /** The files of a server in a folder of its own. */
    public static ShopDatabase.Places in(Path folder) {
        return new ShopDatabase.Places(folder, PROGRAMS);
    }
}

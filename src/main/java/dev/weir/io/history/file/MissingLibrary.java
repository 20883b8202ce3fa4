package dev.weir.io.history.file;

import java.io.IOException;

/** Says that a format needs a library that is too large for the job jar, and was not found beside it. */
public final class MissingLibrary extends IOException {
    private static final long serialVersionUID = 1;

    /** The version of DuckDB that the build has, for Parquet. */
    static final String DUCKDB_VERSION = "1.5.6.0";

    /** The version of the library for xz that the build has. */
    static final String XZ_VERSION = "1.12";

    private MissingLibrary(
            String format, String group, String artifact, String version, String instead, Throwable cause) {
        super(
                "files of " + format + " need a library that is not in the job jar: put " + artifact + "-" + version
                        + ".jar into the folder lib beside it (" + group + ":" + artifact + ":" + version
                        + " of Maven Central; mvn package puts it into target/lib), on a Flink cluster into the folder lib of"
                        + " Flink, or " + instead,
                cause);
    }

    /** Says that there is no DuckDB. */
    static MissingLibrary ofParquet(Throwable cause) {
        return new MissingLibrary(
                "Parquet", "org.duckdb", "duckdb_jdbc", DUCKDB_VERSION, "write the events as JSON lines or CSV", cause);
    }

    /** Says that there is nothing that unpacks xz. */
    static MissingLibrary ofXz(Throwable cause) {
        return new MissingLibrary("xz", "org.tukaani", "xz", XZ_VERSION, "unpack the file with xz -d", cause);
    }
}

package dev.weir.io.history.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the job jar is alone, all formats are read but those whose libraries are too large for it. */
final class MissingLibraryTest {

    private static URL[] withoutLibraries() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("xz-") && !entry.contains("duckdb")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static Object constant(Class<?> packing, String name) throws ReflectiveOperationException {
        Field field = packing.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    @Test
    void onlyWhatNeedsALibraryAsksForIt() throws Exception {
        try (URLClassLoader alone = new URLClassLoader(withoutLibraries(), ClassLoader.getPlatformClassLoader())) {
            Class<?> packing = Class.forName(Packing.class.getName(), true, alone);
            Method unpack = packing.getDeclaredMethod("unpack", InputStream.class);
            unpack.setAccessible(true);
            InputStream none = new ByteArrayInputStream(new byte[0]);
            assertThat(unpack.invoke(constant(packing, "PLAIN"), none)).isSameAs(none);
            assertThatThrownBy(() -> unpack.invoke(constant(packing, "XZ"), none))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessage("files of xz need a library that is not in the job jar: put xz-1.12.jar into the folder"
                            + " lib beside it (org.tukaani:xz:1.12 of Maven Central; mvn package puts it into"
                            + " target/lib), on a Flink cluster into the folder lib of Flink, or unpack the file with xz"
                            + " -d");
        }
    }

    @Test
    void theVersionsToGetAreThoseOfTheBuildAndOfThePage() throws IOException {
        String duckdb = MissingLibrary.DUCKDB_VERSION;
        String xz = MissingLibrary.XZ_VERSION;

        assertThat(Path.of("pom.xml")).content().contains("<duckdb.version>" + duckdb + "<", "<xz.version>" + xz + "<");
        assertThat(Path.of("src/docs/backtest.md"))
                .content()
                .contains("`duckdb_jdbc-" + duckdb + ".jar`", "`xz-" + xz + ".jar`");
        assertThat(MissingLibrary.ofParquet(new Error()))
                .hasMessageContaining("duckdb_jdbc-" + duckdb + ".jar into the folder lib");
    }
}

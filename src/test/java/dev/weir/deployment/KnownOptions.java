package dev.weir.deployment;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.apache.flink.configuration.ConfigOption;

/** The options that a version of Flink knows, as its own classes declare them. */
record KnownOptions(Map<String, ConfigOption<?>> byKey) {
    private static final Pattern OPTIONS = Pattern.compile("org/apache/flink/(configuration|state)/.*Options\\.class");

    /** Of the jars that these classes come from. */
    static KnownOptions of(Class<?>... classes) throws IOException, ReflectiveOperationException, URISyntaxException {
        Map<String, ConfigOption<?>> options = new HashMap<>();
        for (Class<?> one : classes) {
            Path jar = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (String holder : holders(jar)) {
                collect(Class.forName(holder), options);
            }
        }
        return new KnownOptions(Map.copyOf(options));
    }

    private static List<String> holders(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(OPTIONS.asMatchPredicate())
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static void collect(Class<?> holder, Map<String, ConfigOption<?>> options)
            throws ReflectiveOperationException {
        for (Field field : holder.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && Modifier.isPublic(field.getModifiers())
                    && field.getType() == ConfigOption.class) {
                ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                options.put(option.key(), option);
            }
        }
    }
}

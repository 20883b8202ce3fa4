package dev.weir.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** What pages load: our own style sheet and script, and those of webjars. Nothing comes over a network. */
final class Assets {
    private static final String OURS = "/dev/weir/console/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /** The names under which pages ask, and where the files are on the class path. */
    private static final Map<String, String> FILES = Map.of(
            "console.css", OURS + "console.css",
            "console.js", OURS + "console.js",
            "icon.svg", OURS + "icon.svg",
            "htmx.js", WEBJARS + "htmx.org/2.0.7/dist/htmx.min.js",
            "uplot.js", WEBJARS + "uplot/1.6.30/dist/uPlot.iife.min.js",
            "uplot.css", WEBJARS + "uplot/1.6.30/dist/uPlot.min.css");

    private Assets() {}

    /** Returns a file; empty if there is none with this name. */
    static Optional<byte[]> read(String name) throws IOException {
        String place = FILES.get(name);
        if (place == null) {
            return Optional.empty();
        }
        try (InputStream file = Assets.class.getResourceAsStream(place)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        }
    }

    /** Returns its media type. */
    static String type(String name) {
        return name.endsWith(".css") ? "text/css" : name.endsWith(".js") ? "text/javascript" : "image/svg+xml";
    }

    /** Returns a word that changes with our own files, so that no browser shows an old page with new ones. */
    static String version() throws IOException {
        int hash = 0;
        for (String name : new String[] {"console.css", "console.js"}) {
            hash = 31 * hash + java.util.Arrays.hashCode(read(name).orElse(new byte[0]));
        }
        return Integer.toHexString(hash);
    }
}

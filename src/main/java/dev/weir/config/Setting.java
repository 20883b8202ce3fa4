package dev.weir.config;

/**
 * A key that a config can have, as the reader asks for it.
 *
 * @param path of the key; {@code kafka.properties.*} stands for all names under it
 * @param written what can be written there, with its bounds
 * @param otherwise what stands in when nothing is written; {@code ""} for nothing
 */
record Setting(String path, String written, String otherwise) {
    private static final String ANY = ".*";

    /** The settings with any name under a path. */
    static Setting under(String path, String written) {
        return new Setting(path + ANY, written, "");
    }

    /** Whether it stands for names that are free. */
    boolean isOpen() {
        return path.endsWith(ANY);
    }

    /** The path, of an open one the path that its names are under. */
    String place() {
        return isOpen() ? path.substring(0, path.length() - ANY.length()) : path;
    }
}

package dev.weir.sandbox.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program to run in a process.
 *
 * @param classPath as {@code java -cp} takes it
 * @param flags of the virtual machine
 * @param mainClass its full name
 * @param arguments of the program
 */
public record JavaProgram(String classPath, List<String> flags, String mainClass, List<String> arguments) {
    /** For short-lived programs: little compilation, and a single-threaded collector. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    public JavaProgram {
        flags = List.copyOf(flags);
        arguments = List.copyOf(arguments);
    }

    /** Returns a copy with more flags. */
    public JavaProgram with(List<String> more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        return new JavaProgram(classPath, all, mainClass, arguments);
    }

    /** Returns the command line, using the Java that runs this. */
    public List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}

package dev.weir.sandbox.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Java process runs.
 *
 * @param classPath as {@code java -cp} takes it
 * @param flags of the virtual machine
 * @param mainClass its full name
 * @param arguments of the program
 */
public record JavaProgram(String classPath, List<String> flags, String mainClass, List<String> arguments) {
    /** For a program that soon ends: little is compiled, and memory is cleaned up by one thread. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    public JavaProgram {
        flags = List.copyOf(flags);
        arguments = List.copyOf(arguments);
    }

    /** The same with more flags. */
    JavaProgram with(List<String> more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        return new JavaProgram(classPath, all, mainClass, arguments);
    }

    /** The command, by the Java that runs this. */
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

package dev.ferry.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what was measured; without it a number means nothing. */
record Machine(String processor, int cores, String system, String jdk, double loadBefore) {

    static Machine here() {
        var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString(),
                load);
    }

    String sentence() {
        return "%s, %d cores, %s, Java %s, load %.1f before"
                .formatted(processor, cores, system, jdk, loadBefore);
    }

    private static String processorName() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }
}

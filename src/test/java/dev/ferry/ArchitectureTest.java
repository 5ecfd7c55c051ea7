package dev.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.CompiledClasses.Compiled;
import dev.ferry.cli.Main;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages point downwards only, and the pure ones touch neither disk, network nor clock. */
class ArchitectureTest {

    private static final List<Compiled> CLASSES = CompiledClasses.beside(Main.class);

    /** From the top downwards. */
    private static final List<Layer> LAYERS =
            List.of(
                    layer("edge", "cli..", "server..").usedBy(),
                    layer(
                                    "adapters",
                                    "tracker.*",
                                    "flag.*",
                                    "store..",
                                    "prometheus..",
                                    "provider..",
                                    "config..")
                            .usedBy("edge"),
                    layer("check", "check..").usedBy("edge"),
                    layer("command", "command..").usedBy("edge"),
                    layer("mirror", "mirror..").usedBy("edge", "adapters"),
                    layer("reconcile", "reconcile..")
                            .usedBy("edge", "adapters", "command", "mirror"),
                    layer("inbox", "inbox..")
                            .usedBy("edge", "adapters", "command", "reconcile", "mirror"),
                    layer("render", "render..").usedBy("edge", "command", "reconcile", "mirror"),
                    layer("tracker", "tracker")
                            .usedBy("edge", "adapters", "check", "command", "reconcile", "mirror"),
                    layer("migration", "migration..")
                            .usedBy(
                                    "edge",
                                    "adapters",
                                    "check",
                                    "command",
                                    "reconcile",
                                    "render",
                                    "mirror"),
                    layer("glql", "glql.."),
                    layer("flag", "flag"),
                    layer("registry", "registry.."),
                    layer("text", "text.."));

    private static final Map<String, Optional<Layer>> HOMES = new ConcurrentHashMap<>();

    private static final Layer PURE =
            layer("pure", "text..", "registry..", "migration..", "glql..");

    private static final List<String> OUTSIDE_WORLD =
            List.of(
                    "java.io.",
                    "java.nio.file.",
                    "java.net.http.",
                    "java.sql.",
                    "io.javalin.",
                    "org.gitlab4j.",
                    "org.kohsuke.");

    private static final List<String> CLOCKS =
            List.of(
                    "java.time.LocalDate.now()",
                    "java.time.Instant.now()",
                    "java.lang.System.currentTimeMillis()",
                    "java.lang.System.nanoTime()");

    /**
     * @param packages below {@code dev.ferry}: {@code text} itself, {@code text..} with what is
     *     below it, or {@code text.*} only what is below it
     * @param users empty: everybody
     */
    private record Layer(String name, List<String> packages, Optional<List<String>> users) {

        Layer usedBy(String... layers) {
            return new Layer(name, packages, Optional.of(List.of(layers)));
        }

        boolean holds(String home) {
            return packages.stream().anyMatch(p -> isMeant(home, "dev.ferry." + p));
        }

        private static boolean isMeant(String home, String pattern) {
            var root = pattern.replaceFirst("\\.[.*]$", "");
            return home.equals(root) && !pattern.endsWith(".*")
                    || home.startsWith(root + ".") && !pattern.equals(root);
        }

        boolean mayBeUsedBy(Layer other) {
            return other.equals(this) || users.map(u -> u.contains(other.name)).orElse(true);
        }
    }

    private static Layer layer(String name, String... packages) {
        return new Layer(name, List.of(packages), Optional.empty());
    }

    @Test
    void theClassesAreReallySeen() {
        assertThat(CLASSES).hasSizeGreaterThan(30);
        assertThat(pure()).hasSizeGreaterThan(30);
        assertThat(CLASSES).anyMatch(c -> c.uses().contains("dev.ferry.text.Marker"));
        assertThat(CLASSES).anyMatch(c -> c.calls().contains("java.lang.System.nanoTime()"));
    }

    @Test
    void everyClassHasItsLayer() {
        assertThat(CLASSES).allMatch(c -> home(c.name()).isPresent());
    }

    @Test
    void packagesPointDownwards() {
        assertThat(CLASSES.stream().flatMap(ArchitectureTest::usesUpwards)).isEmpty();
    }

    @Test
    void theCoreDoesNoInputOrOutput() {
        assertThat(
                        pure().flatMap(c ->
                                c.uses().stream()
                                        .filter(ArchitectureTest::isOutside)
                                        .map(used -> c.name() + " uses " + used)))
                .isEmpty();
    }

    @Test
    void theCoreIsToldTheTime() {
        assertThat(
                        pure().flatMap(c ->
                                c.calls().stream()
                                        .filter(CLOCKS::contains)
                                        .map(call -> c.name() + " calls " + call)))
                .isEmpty();
    }

    private static Stream<Compiled> pure() {
        return CLASSES.stream().filter(c -> PURE.holds(CompiledClasses.packageOf(c.name())));
    }

    private static boolean isOutside(String className) {
        return OUTSIDE_WORLD.stream().anyMatch(className::startsWith);
    }

    private static Stream<String> usesUpwards(Compiled user) {
        return home(user.name()).stream()
                .flatMap(from ->
                        user.uses().stream()
                                .filter(used ->
                                        home(used).filter(to -> !to.mayBeUsedBy(from)).isPresent())
                                .map(used -> user.name() + " uses " + used));
    }

    private static Optional<Layer> home(String className) {
        return HOMES.computeIfAbsent(
                CompiledClasses.packageOf(className),
                name -> LAYERS.stream().filter(l -> l.holds(name)).findFirst());
    }
}
